import InvoiceCore
import Synchronization

extension HistoryStore {
    /// How many invoices there are, as far as the index knows; nil until it was built once.
    public var indexedCount: Int? { index.withLock { $0?.invoices } }

    /// Builds the index over the whole file, or what was appended since, on all processors.
    ///
    /// Some bytes a mebibyte, and eight for each update that stands far from its invoice. Tells `progress` the part done,
    /// 0 to 1. Run it in the background; jumping waits for it.
    /// - Throws: ``HistoryError``, or `CancellationError`; what is done until then is kept.
    public func buildIndex(progress: @Sendable (Double) -> Void = { _ in }) async throws {
        guard let file = try await HistorySnapshot.openInTask(self) else { return }
        let buffers = BlockBuffers()
        while try extendIndex(file, buffers) {
            progress(Double(current(for: file)) / Double(file.end))
            await Task.yield()
            try Task.checkCancellation()
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
        let parts = index.withLock { $0?.parts(from: max(0, ordinal), limit: limit) ?? [] }
        var reading = PageReading(page: page)
        let buffers = BlockBuffers()
        for part in parts {
            let block = try LineBlock(file, part.range, separatesMerged: true, buffers: buffers)
            for bad in reading.take(part, of: block) { index.withLock { $0?.drop(bad, in: part.range) } }
            block.release(to: buffers)
        }
        let far = index.withLock { $0?.farUpdates(of: reading.keys, from: parts.last?.range.lowerBound ?? 0) ?? [] }
        for offset in far { reading.take(try file.line(at: offset), at: offset) }
        page = reading.finished()
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

    private func refreshIndex(_ file: HistorySnapshot) throws(HistoryError) {
        let buffers = BlockBuffers()
        waitingJumps.add(1, ordering: .relaxed)
        defer { waitingJumps.subtract(1, ordering: .relaxed) }
        while try extendIndex(file, buffers) {}
    }

    /// Adds the next blocks to the index; false when it is complete.
    ///
    /// One caller at a time does so: a jump that can't wait goes on with what the background has begun.
    private func extendIndex(_ file: HistorySnapshot, _ buffers: BlockBuffers) throws(HistoryError) -> Bool {
        try indexing.withLock { _ throws(HistoryError) in
            let start = current(for: file)
            guard start < file.end else { return false }
            let ranges = stride(from: start, to: file.end, by: LineIndex.blockLength).prefix(blocksAtOnce).map {
                start in
                start..<min(file.end, start + LineIndex.blockLength)
            }
            let blocks = try onAllProcessors(ranges.count) { index throws(HistoryError) in
                let block = try LineBlock(file, ranges[index], separatesMerged: true, buffers: buffers)
                let indexed = LineIndex.Block(block, ranges[index])
                block.release(to: buffers)
                return indexed
            }
            index.withLock { index in
                for block in blocks { index?.append(block) }
            }
            return true
        }
    }
}
