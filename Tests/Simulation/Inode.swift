import CSimulation

/// A file or folder of the simulated disk: as programs see it, as it would be after a power cut at once, and what lies
/// between the two.
final class Inode {
    enum Change {
        case write(at: Int, [UInt8])
        case truncate(Int)
    }

    /// Names that change together.
    struct Naming {
        var names: [(name: String, inode: Inode?)]
        var order: Int
    }

    let number: Int
    let isFolder: Bool
    var mode: UInt32
    var live: [UInt8] = []
    private(set) var durable: [UInt8] = []
    private(set) var pending: [Change] = []
    var entries: [String: Inode] = [:]
    private(set) var durableEntries: [String: Inode] = [:]
    private(set) var pendingNames: [Naming] = []
    /// Who holds its lock alone, and how many share it.
    var exclusive: OpenFile?
    var shared = 0
    var modified: Int64 = 0

    init(_ number: Int, isFolder: Bool, mode: UInt32) {
        self.number = number
        self.isFolder = isFolder
        self.mode = mode
    }

    func change(_ change: Change) {
        Self.apply(change, to: &live)
        pending.append(change)
    }

    func rename(_ names: [(name: String, inode: Inode?)], order: Int) {
        for (name, inode) in names { entries[name] = inode }
        pendingNames.append(Naming(names: names, order: order))
    }

    /// Puts something on the disk at once, as it was there before everything.
    func preset(_ bytes: [UInt8]) {
        live = bytes
        durable = bytes
        pending = []
    }

    func preset(_ name: String, _ inode: Inode?) {
        entries[name] = inode
        durableEntries[name] = inode
    }

    /// Changes a bit on the disk and in the cache.
    func flipBit(_ bit: Int) {
        live[bit / 8] ^= 1 << UInt8(bit % 8)
        if bit / 8 < durable.count { durable[bit / 8] ^= 1 << UInt8(bit % 8) }
    }

    /// As Linux does it after a failed write-back: the pages are clean now, nothing will write them again, and they never
    /// reached the disk.
    func losePending() { pending.removeAll() }

    /// Whole pages are written: one that failed before and is dirtied again reaches the disk with all of it.
    func flushBytes() {
        guard !pending.isEmpty else { return }
        let count = live.count
        for case .truncate(let size) in pending where size < durable.count { durable.removeLast(durable.count - size) }
        if durable.count < count {
            durable += [UInt8](repeating: 0, count: count - durable.count)
        } else {
            durable.removeLast(durable.count - count)
        }
        for case .write(let at, let bytes) in pending {
            let start = at / 4096 * 4096
            let end = min(count, (at + bytes.count + 4095) / 4096 * 4096)
            if start < end { durable.replaceSubrange(start..<end, with: live[start..<end]) }
        }
        pending.removeAll()
    }

    func flushNames() {
        for naming in pendingNames { for (name, inode) in naming.names { durableEntries[name] = inode } }
        pendingNames.removeAll()
    }

    /// What is left of the names after a power cut: in a journal those before some moment, else each by itself.
    func cutNames(_ kind: DiskKind, upTo order: Int, _ random: inout Random) {
        // None, all, or each by chance.
        let lost = random.below(3)
        for naming in pendingNames {
            let isKept = kind == .ordered ? naming.order <= order : lost == 0 || (lost == 2 && random.chance(0.5))
            if isKept { for (name, inode) in naming.names { durableEntries[name] = inode } }
        }
        pendingNames.removeAll()
        entries = durableEntries
    }

    /// What is left of the bytes: some sectors of some writes; where one is missing before a kept one there are zeros.
    func cutBytes(_ random: inout Random) {
        for change in pending where random.chance(0.6) {
            guard case .write(let at, let bytes) = change else {
                Self.apply(change, to: &durable)
                continue
            }
            var start = 0
            while start < bytes.count {
                let end = min(bytes.count, (at + start) / 512 * 512 + 512 - at)
                if random.chance(0.6) { Self.apply(.write(at: at + start, Array(bytes[start..<end])), to: &durable) }
                start = end
            }
        }
        pending.removeAll()
        live = durable
    }

    /// The bytes that any power cut now would leave: those on the disk but for what a pending cut may take.
    var surelyKept: ArraySlice<UInt8> {
        var end = durable.count
        for case .truncate(let size) in pending { end = min(end, size) }
        return durable[..<end]
    }

    private static func apply(_ change: Change, to bytes: inout [UInt8]) {
        switch change {
        case .write(let at, let new):
            if bytes.count < at { bytes += [UInt8](repeating: 0, count: at - bytes.count) }
            let over = min(bytes.count - at, new.count)
            bytes.replaceSubrange(at..<(at + over), with: new)
        case .truncate(let size):
            if size <= bytes.count {
                bytes.removeLast(bytes.count - size)
            } else {
                bytes += [UInt8](repeating: 0, count: size - bytes.count)
            }
        }
    }
}

/// An open file: its lock belongs to it, as flock(2) has it.
final class OpenFile {
    let inode: Inode
    let flags: Int32
    let program: Program?
    var position = 0
    var holds: Int32 = 0
    /// A write to it was cut short because the disk was full.
    var isFull = false

    init(_ inode: Inode, _ flags: Int32, _ program: Program?) {
        self.inode = inode
        self.flags = flags
        self.program = program
    }
}
