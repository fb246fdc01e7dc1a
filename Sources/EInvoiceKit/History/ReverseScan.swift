import InvoiceCore

/// A walk over the file from its end backwards, which joins every invoice with the updates behind it.
///
/// Blocks are handed in from the last to the first.
struct ReverseScan {
    let file: HistorySnapshot
    private(set) var open: OpenUpdates
    private(set) var badLines: [BadLine] = []
    /// Set where only invoices to which something happened behind some byte are wanted.
    var wanted: Wanted?

    /// The invoices to which something happened behind ``behind``.
    struct Wanted {
        let behind: Int
        /// The keys of those that have not been met.
        var keys: Set<UInt64> = []

        init(behind: Int) { self.behind = behind }
    }

    /// Starts at the end, or where an earlier walk stopped with these updates open.
    init(_ file: HistorySnapshot, open: OpenUpdates = OpenUpdates()) {
        self.file = file
        self.open = open
    }

    /// Walks from `end` back until `found` says false or the file's start is reached; reads small blocks first, and
    /// several at once only when those were not enough.
    mutating func run(from end: Int, found: (Invoice, Int) -> Bool) throws(StorageProblem) {
        let (file, buffers) = (file, BlockBuffers())
        var blockEnd = end
        var length = 64 * 1024
        while blockEnd > 0 {
            let isFar = length == 1 << 20
            let ranges = stride(from: blockEnd, to: 0, by: -length).prefix(isFar ? keptBlocksAtOnce : 1).map { end in
                max(0, end - length)..<end
            }
            let blocks = try onAllProcessors(ranges.count) { index throws(StorageProblem) in
                try LineBlock(file, ranges[index], buffers: buffers)
            }
            for block in blocks {
                if !(try take(block, before: end, found: found)) { return }
                block.release(to: buffers)
            }
            blockEnd = ranges.last?.lowerBound ?? 0
            length = min(length * 2, 1 << 20)
        }
        for (key, lines) in open.takeRepeated() {
            if let wanted, !wanted.keys.contains(key) { continue }
            // The file has no line of its own for it.
            guard let invoice = try assemble(from: lines, near: nil) else { continue }
            if !found(invoice, 0) { return }
        }
    }

    /// Walks over one block's lines before `end`, from the last to the first.
    ///
    /// `found` gets each invoice and the byte at which its line starts; the walk stops when it says false. Tells whether the walk may go on.
    mutating func take(
        _ block: LineBlock, before end: Int = .max, found: (Invoice, Int) -> Bool
    ) throws(StorageProblem) -> Bool {
        for mark in block.marks.reversed() where block.start + mark.start < end {
            let offset = block.start + mark.start
            if wanted?.keys.isEmpty == true, offset < wanted?.behind ?? 0 { return false }
            switch mark.kind {
            case .update:
                if let wanted, offset >= wanted.behind { self.wanted?.keys.insert(mark.key) }
                open.add(LinePlace(start: offset, length: mark.length), invoice: mark.key, mayRepeat: mark.mayRepeat)
            case .invoice:
                let lines = open.take(invoice: mark.key)
                if let wanted, wanted.keys.isEmpty || !wanted.keys.contains(mark.key), offset < wanted.behind {
                    continue
                }
                wanted?.keys.remove(mark.key)
                guard let invoice = try assemble(mark, of: block, updates: lines) else { continue }
                if !found(invoice, offset) { return false }
            // A later version's.
            case .unknown: break
            case .bad: note(block.withLine(mark) { HistoryRecord.decodeLine($0).problem }, mark, of: block)
            }
        }
        return true
    }

    private mutating func assemble(
        _ mark: LineMark, of block: LineBlock, updates: [LinePlace]
    ) throws(StorageProblem) -> Invoice? {
        let decoded = block.withLine(mark) { HistoryRecord.decode($0) }
        let intent: InvoiceIntent
        switch decoded {
        case .success(.invoice(let found)): intent = found
        case .success: return nil
        case .failure(let problem):
            note(problem.reason, mark, of: block)
            return try assemble(from: updates, near: block)
        }
        var invoice = Invoice(intent: intent)
        for line in updates {
            switch try record(at: line, near: block) {
            case .success(.update(let update)) where update.id == intent.id: invoice.apply(update)
            case .success: break
            case .failure(let problem):
                note(BadLine(offset: line.start, length: line.length, reason: problem.reason))
            }
        }
        return invoice
    }

    /// An invoice whose own line can't be read; nil where no update tells it whole.
    private mutating func assemble(from lines: [LinePlace], near block: LineBlock?) throws(StorageProblem) -> Invoice? {
        var records: [HistoryRecord] = []
        var bad: [BadLine] = []
        for line in lines {
            switch try record(at: line, near: block) {
            case .success(let record): records.append(record)
            case .failure(let problem):
                bad.append(BadLine(offset: line.start, length: line.length, reason: problem.reason))
            }
        }
        guard let invoice = Invoice(records) else { return nil }
        for line in bad { note(line) }
        return invoice
    }

    private func record(
        at line: LinePlace, near block: LineBlock?
    ) throws(StorageProblem) -> Result<HistoryRecord, LineProblem> {
        if let block, line.start >= block.start, line.start - block.start + line.length <= block.count {
            let inside = line.start - block.start
            return block.withBytes {
                HistoryRecord.decode(UnsafeBufferPointer(rebasing: $0[inside..<(inside + line.length)]))
            }
        }
        let bytes = try file.read(line.range)
        return bytes.withUnsafeBufferPointer { HistoryRecord.decode($0) }
    }

    private mutating func note(_ reason: BadLine.Reason?, _ mark: LineMark, of block: LineBlock) {
        guard let reason else { return }
        note(BadLine(offset: block.start + mark.start, length: mark.length, reason: reason))
    }

    private mutating func note(_ line: BadLine) {
        // A damaged file may have millions of them.
        if badLines.count < HistoryReport.keptBadLines { badLines.append(line) }
    }
}

extension Invoice {
    /// The invoice that these records tell, its own first or, where that can't be read, one that repeats it; nil
    /// where none does. Updates to another invoice are left out.
    init?(_ records: [HistoryRecord]) {
        var updates: [InvoiceUpdate] = []
        var intent: InvoiceIntent?
        for record in records {
            switch record {
            case .invoice(let own): intent = intent ?? own
            case .update(let update):
                updates.append(update)
                intent = intent ?? update.intent
            case .unknown: break
            }
        }
        guard let intent else { return nil }
        self.init(intent: intent, updates: updates.filter { $0.id == intent.id })
    }
}
