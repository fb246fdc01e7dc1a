import InvoiceCore
import Synchronization

extension HistoryStore {
    /// How many invoices there are, as far as the index knows; nil until it was built once.
    public var indexedCount: Int? { index.withLock { $0?.invoices } }

    /// Builds the index over the whole file, or what was appended since, on all processors.
    ///
    /// Eight bytes a line. Tells `progress` the part done, 0 to 1. Run it in the background; jumping waits for it.
    /// - Throws: ``HistoryError``, or `CancellationError`; what is done until then is kept.
    public func buildIndex(progress: @Sendable (Double) -> Void = { _ in }) async throws {
        guard let file = try HistorySnapshot.open(self) else { return }
        let known = current(for: file)
        let buffers = BlockBuffers()
        let ranges = stride(from: known, to: file.end, by: LineIndex.blockLength).map { start in
            start..<min(file.end, start + LineIndex.blockLength)
        }
        var ready: [Int: LineIndex.Block] = [:]
        var wanted = 0
        try await withThrowingTaskGroup(of: (Int, LineIndex.Block).self) { group in
            func add(_ number: Int) {
                guard number < ranges.count else { return }
                group.addTask { (number, try Self.indexed(file, ranges[number], buffers)) }
            }
            for number in 0..<4 { add(number) }
            while let (number, block) = try await group.next() {
                try Task.checkCancellation()
                ready[number] = block
                while let block = ready.removeValue(forKey: wanted) {
                    append(block, ranges[wanted], of: file)
                    wanted += 1
                    add(wanted + 3)
                    if wanted % 16 == 0 { progress(Double(wanted) / Double(ranges.count)) }
                }
            }
        }
        progress(1)
    }

    /// The invoices from the `ordinal`th on, newest first; the newest is 0. Completes the index first where it must.
    ///
    /// The page's `next` is nil: ask for the next ordinal. ``HistoryPage/total`` says how many there are; an invoice that
    /// turns out to be unreadable is left out and no longer counted.
    public func page(at ordinal: Int, limit: Int) throws(HistoryError) -> HistoryPage {
        guard let file = try HistorySnapshot.open(self) else {
            return HistoryPage(position: HistorySnapshot.noFile)
        }
        try refreshIndex(file)
        var page = HistoryPage(position: file.position)
        page.torn = ordinal == 0 ? file.torn : nil
        let lines = index.withLock { index in
            let invoices = index?.invoices(from: max(0, ordinal), limit: limit) ?? []
            return (invoices: invoices, updates: index?.updates(of: invoices) ?? [])
        }
        var updates: [String: [InvoiceUpdate]] = [:]
        for line in lines.updates {
            if case .update(let update)? = try record(at: line, in: file, .update, &page) {
                updates[update.id, default: []].append(update)
            }
        }
        for line in lines.invoices {
            guard case .invoice(let intent)? = try record(at: line, in: file, .invoice, &page) else {
                index.withLock { $0?.drop(line) }
                continue
            }
            page.invoices.append(Invoice(intent: intent, updates: updates[intent.id] ?? []))
        }
        page.total = indexedCount
        return page
    }

    /// The oldest invoices, newest of them first. Completes the index first where it must.
    public func oldest(limit: Int) throws(HistoryError) -> HistoryPage {
        if let file = try HistorySnapshot.open(self) { try refreshIndex(file) }
        return try page(at: max(0, (indexedCount ?? 0) - limit), limit: limit)
    }

    /// Counts lines up to the one that starts at `offset`; 1 is the first.
    public func lineNumber(atOffset offset: Int) throws(HistoryError) -> Int {
        guard let file = try HistorySnapshot.open(self) else { return 1 }
        var number = 1
        var start = 0
        let end = min(offset, file.end)
        while start < end {
            let block = try file.read(start..<min(end, start + 256 * 1024))
            number += block.count { $0 == UInt8(ascii: "\n") }
            start += block.count
        }
        return number
    }

    /// Where the index ends for this file; begins a new one for another file.
    private func current(for file: HistorySnapshot) -> Int {
        index.withLock { index in
            if let index, index.file == file.identity, index.end <= file.end { return index.end }
            index = LineIndex(file: file.identity)
            return 0
        }
    }

    /// Adds a block unless another task was there first.
    private func append(_ block: LineIndex.Block, _ range: Range<Int>, of file: HistorySnapshot) {
        index.withLock { index in
            if index?.file == file.identity, index?.end == range.lowerBound {
                index?.append(block, end: range.upperBound)
            }
        }
    }

    private func refreshIndex(_ file: HistorySnapshot) throws(HistoryError) {
        let buffers = BlockBuffers()
        while true {
            let start = current(for: file)
            guard start < file.end else { return }
            let range = start..<min(file.end, start + LineIndex.blockLength)
            append(try Self.indexed(file, range, buffers), range, of: file)
        }
    }

    private static func indexed(
        _ file: HistorySnapshot, _ range: Range<Int>, _ buffers: BlockBuffers
    ) throws(HistoryError) -> LineIndex.Block {
        let block = try LineBlock(file, range, separatesMerged: true, buffers: buffers)
        let indexed = LineIndex.Block(block)
        block.release(to: buffers)
        return indexed
    }

    /// Reads the record of this kind that an indexed line holds; nil, and a note of it, where it can't be read.
    private func record(
        at line: LineIndex.Line, in file: HistorySnapshot, _ kind: LineMark.Kind, _ page: inout HistoryPage
    ) throws(HistoryError) -> HistoryRecord? {
        let bytes = try file.line(at: line.offset)
        let decoded = bytes.withUnsafeBufferPointer { HistoryRecord.decodeLine($0) }
        if let problem = decoded.problem, problem != .mergedRecords {
            page.badLines.append(BadLine(offset: line.offset, length: bytes.count, reason: problem))
        }
        // Of joined records the first is meant: each has an entry of its own.
        let record = decoded.records.first { $0.range.lowerBound == 0 }?.record
        if case .unknown? = record { page.unknownRecords += 1 }
        return record
    }
}
