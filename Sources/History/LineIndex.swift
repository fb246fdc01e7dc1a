/// Where every line of the history is and whose it is, in eight bytes a line, for jumping to any invoice by its rank.
///
/// Built by blocks as the file grows; the updates of the invoices of a page are found by going through the tags, which
/// takes a millisecond in a million.
struct LineIndex: Sendable {
    /// The lines that start in one stretch of the file.
    struct Block: Sendable {
        let start: Int
        /// In bytes from ``start``.
        var offsets: [UInt32] = []
        /// The kind in the two highest bits, below it a part of the id's hash.
        var tags: [UInt32] = []
        var invoices = 0
    }

    /// One line.
    struct Line: Sendable {
        var offset: Int
        var tag: UInt32
    }

    let file: FileIdentity
    private(set) var blocks: [Block] = []
    /// Everything before this byte is in the index.
    private(set) var end = 0
    /// How many invoices there are.
    private(set) var invoices = 0

    static let blockLength = 1 << 20

    init(file: FileIdentity) { self.file = file }

    /// Adds the lines of the next block, which ends at `end`.
    mutating func append(_ block: Block, end: Int) {
        blocks.append(block)
        invoices += block.invoices
        self.end = end
    }

    /// The invoices from the newest's `ordinal`th (the newest is 0) on, newest first.
    func invoices(from ordinal: Int, limit: Int) -> [Line] {
        var lines: [Line] = []
        var skipped = 0
        for block in blocks.reversed() {
            if skipped + block.invoices <= ordinal {
                skipped += block.invoices
                continue
            }
            for index in block.tags.indices.reversed()
            where block.tags[index] >> 30 == UInt32(LineMark.Kind.invoice.rawValue) {
                skipped += 1
                guard skipped > ordinal else { continue }
                lines.append(block.line(index))
                if lines.count == limit { return lines }
            }
        }
        return lines
    }

    /// The lines of updates behind `offset` that may belong to invoices with these tags, in the file's order.
    func updates(of invoices: [Line]) -> [Line] {
        guard let oldest = invoices.map(\.offset).min() else { return [] }
        // A bit for every value of a tag's low end keeps the loop over a million tags short.
        var bits = [UInt64](repeating: 0, count: 1024)
        for line in invoices { bits[Int(line.tag & 0xffff) >> 6] |= 1 << UInt64(line.tag & 63) }
        let wanted = Set(invoices.map { $0.tag & Self.hashMask })
        var lines: [Line] = []
        for block in blocks where block.start + Self.blockLength >= oldest {
            block.tags.withUnsafeBufferPointer { tags in
                for (index, tag) in tags.enumerated()
                where bits[Int(tag & 0xffff) >> 6] & (1 << UInt64(tag & 63)) != 0 {
                    guard tag >> 30 == UInt32(LineMark.Kind.update.rawValue), wanted.contains(tag & Self.hashMask)
                    else { continue }
                    lines.append(block.line(index))
                }
            }
        }
        return lines
    }

    /// Takes an invoice that turned out to be unreadable off the count.
    mutating func drop(_ line: Line) {
        for index in blocks.indices.reversed() where blocks[index].start <= line.offset {
            for place in blocks[index].offsets.indices where blocks[index].line(place).offset == line.offset {
                guard blocks[index].tags[place] >> 30 == UInt32(LineMark.Kind.invoice.rawValue) else { return }
                blocks[index].tags[place] = UInt32(LineMark.Kind.bad.rawValue) << 30
                blocks[index].invoices -= 1
                invoices -= 1
                return
            }
        }
    }

    static let hashMask: UInt32 = 1 << 30 - 1
}

extension LineIndex.Block {
    /// What an index keeps of a block's lines.
    init(_ block: LineBlock) {
        start = block.start
        offsets.reserveCapacity(block.marks.count)
        tags.reserveCapacity(block.marks.count)
        for mark in block.marks {
            offsets.append(UInt32(mark.start))
            let hash = UInt32(truncatingIfNeeded: mark.key >> 32) & LineIndex.hashMask
            tags.append(UInt32(mark.kind.rawValue) << 30 | hash)
            if mark.kind == .invoice { invoices += 1 }
        }
    }

    func line(_ index: Int) -> LineIndex.Line {
        LineIndex.Line(offset: start + Int(offsets[index]), tag: tags[index])
    }
}
