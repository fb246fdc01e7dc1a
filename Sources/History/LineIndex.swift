/// How many invoices start in each stretch of the history, for jumping to any of them by its rank.
///
/// A page's stretch is read anew, which takes a millisecond or two. There its invoices' updates are too, nearly all of
/// them; for the others the index keeps the places, eight bytes each. Built block by block as the file grows.
struct LineIndex: Sendable {
    /// What is kept of the lines that start in one stretch of the file.
    struct Block: Sendable {
        let range: Range<Int>
        var invoices = 0
        /// Updates to invoices that start elsewhere: a part of the id's hash, and the line's start in bytes from the
        /// stretch's.
        var far: [(hash: UInt32, start: UInt32)] = []
    }

    /// Some invoices of a page, all in one stretch.
    struct Part: Sendable {
        let range: Range<Int>
        /// How many newer ones in the stretch don't belong to the page.
        let skipped: Int
        let count: Int
        /// The starts of lines that are no invoices after all.
        let dropped: Set<Int>
    }

    let file: FileIdentity
    private var blocks: [Block] = []
    private var dropped: Set<Int> = []
    /// Everything before this byte is in the index.
    private(set) var end = 0
    /// How many invoices there are.
    private(set) var invoices = 0

    static let blockLength = 1 << 20

    init(file: FileIdentity) { self.file = file }

    /// Adds the next block.
    mutating func append(_ block: Block) {
        blocks.append(block)
        invoices += block.invoices
        end = block.range.upperBound
    }

    /// Where the invoices are from the newest's `ordinal`th (the newest is 0) on, newest first.
    func parts(from ordinal: Int, limit: Int) -> [Part] {
        var parts: [Part] = []
        var passed = 0
        var missing = limit
        for block in blocks.reversed() where missing > 0 {
            let skipped = max(0, ordinal - passed)
            let count = min(missing, block.invoices - skipped)
            passed += block.invoices
            guard count > 0 else { continue }
            parts.append(Part(range: block.range, skipped: skipped, count: count, dropped: dropped))
            missing -= count
        }
        return parts
    }

    /// The starts of lines from `start` on that may be updates to invoices with these keys, and that are in another stretch
    /// than these; in the file's order.
    func farUpdates(of keys: Set<UInt64>, from start: Int) -> [Int] {
        let wanted = Set(keys.map(Self.hash(of:)))
        var starts: [Int] = []
        for block in blocks where block.range.lowerBound >= start {
            for update in block.far where wanted.contains(update.hash) {
                starts.append(block.range.lowerBound + Int(update.start))
            }
        }
        return starts
    }

    /// Takes an invoice of a stretch off the count, as its line can't be read.
    mutating func drop(_ start: Int, in range: Range<Int>) {
        guard let index = blocks.lastIndex(where: { $0.range == range }), dropped.insert(start).inserted else { return }
        blocks[index].invoices -= 1
        invoices -= 1
    }

    fileprivate static func hash(of key: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: key >> 32) }
}

extension LineIndex.Block {
    /// What an index keeps of the lines that start in `range`.
    init(_ block: LineBlock, _ range: Range<Int>) {
        self.range = range
        var here = KeySet(room: block.marks.count)
        for mark in block.marks where mark.kind == .invoice {
            here.insert(mark.key)
            invoices += 1
        }
        for mark in block.marks where mark.kind == .update && !here.contains(mark.key) {
            let start = block.start + mark.start - range.lowerBound
            far.append((LineIndex.hash(of: mark.key), UInt32(start)))
        }
    }
}

/// Keys that are hashes already: no second hash, and no memory that moves while it fills.
private struct KeySet {
    private var slots: [UInt64]

    /// For at most `room` keys.
    init(room: Int) {
        var count = 16
        while count < room * 2 { count *= 2 }
        slots = Array(repeating: 0, count: count)
    }

    /// 0 is no key.
    mutating func insert(_ key: UInt64) { slots[slot(of: key)] = key }

    func contains(_ key: UInt64) -> Bool { slots[slot(of: key)] != 0 }

    private func slot(of key: UInt64) -> Int {
        let mask = slots.count - 1
        var slot = Int(truncatingIfNeeded: key) & mask
        while slots[slot] != 0, slots[slot] != key { slot = (slot + 1) & mask }
        return slot
    }
}
