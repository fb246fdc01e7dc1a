/// The updates that a walk from the file's end backwards has met and whose invoices it has not: where each line is.
///
/// A flat table with linear probing: in a long history it is asked twice a million times, and mostly nearly empty.
struct OpenUpdates: Sendable {
    /// A line of an update.
    struct Line: Sendable {
        var offset: Int
        var length: Int
    }

    private struct Node {
        var line: Line
        var next: Int32
    }

    /// 0 marks a free slot; no key is 0.
    private var keys: [UInt64]
    /// The first node of each key's chain, or -1.
    private var heads: [Int32]
    private var traits: [LineTraits]
    private var nodes: [Node] = []
    private var freeNode: Int32 = -1
    private(set) var count = 0

    init() {
        keys = Array(repeating: 0, count: 64)
        heads = Array(repeating: -1, count: 64)
        traits = Array(repeating: [], count: 64)
    }

    /// Adds an update that stands before all that were added for this invoice; a chain has the traits of all its lines.
    mutating func add(_ line: Line, invoice key: UInt64, traits new: LineTraits) {
        if count * 2 >= keys.count { grow() }
        let slot = slot(of: key)
        if keys[slot] == 0 {
            keys[slot] = key
            heads[slot] = -1
            traits[slot] = []
            count += 1
        }
        let node = Node(line: line, next: heads[slot])
        if freeNode >= 0 {
            heads[slot] = freeNode
            freeNode = nodes[Int(freeNode)].next
            nodes[Int(heads[slot])] = node
        } else {
            heads[slot] = Int32(nodes.count)
            nodes.append(node)
        }
        traits[slot].formUnion(new)
    }

    /// Takes out what waits for an invoice; nil when nothing does.
    mutating func take(invoice key: UInt64) -> (chain: Int32, traits: LineTraits)? {
        let slot = slot(of: key)
        guard keys[slot] != 0 else { return nil }
        let result = (heads[slot], traits[slot])
        close(slot)
        return result
    }

    /// The lines of a chain that was taken, in the file's order; the chain is gone then.
    mutating func lines(of chain: Int32) -> [Line] {
        var lines: [Line] = []
        var node = chain
        while node >= 0 {
            lines.append(nodes[Int(node)].line)
            let next = nodes[Int(node)].next
            nodes[Int(node)].next = freeNode
            freeNode = node
            node = next
        }
        return lines
    }

    /// Forgets a chain that was taken.
    mutating func drop(_ chain: Int32) {
        var node = chain
        while node >= 0 {
            let next = nodes[Int(node)].next
            nodes[Int(node)].next = freeNode
            freeNode = node
            node = next
        }
    }

    private func slot(of key: UInt64) -> Int {
        let mask = keys.count - 1
        var slot = Int(truncatingIfNeeded: key) & mask
        while keys[slot] != 0, keys[slot] != key { slot = (slot + 1) & mask }
        return slot
    }

    /// Frees a slot and moves up those behind it that would no longer be found.
    private mutating func close(_ slot: Int) {
        let mask = keys.count - 1
        var hole = slot
        var other = (slot + 1) & mask
        while keys[other] != 0 {
            let home = Int(truncatingIfNeeded: keys[other]) & mask
            if (other &- home) & mask >= (other &- hole) & mask {
                keys[hole] = keys[other]
                heads[hole] = heads[other]
                traits[hole] = traits[other]
                hole = other
            }
            other = (other + 1) & mask
        }
        keys[hole] = 0
        count -= 1
    }

    private mutating func grow() {
        let old = (keys, heads, traits)
        keys = Array(repeating: 0, count: old.0.count * 2)
        heads = Array(repeating: -1, count: keys.count)
        traits = Array(repeating: [], count: keys.count)
        for (index, key) in old.0.enumerated() where key != 0 {
            let slot = slot(of: key)
            keys[slot] = key
            heads[slot] = old.1[index]
            traits[slot] = old.2[index]
        }
    }
}
