import InvoiceCore
import Synchronization

extension HistoryStore {
    /// Hands the invoices that meet the query to `take`, newest first, part by part, until it says false.
    ///
    /// Blocks are scanned on all processors, ahead of what is decoded; the next part waits until `take` has returned, so
    /// memory stays small. Parts come also where nothing was found, to tell how far the search is. After `limit` invoices
    /// the search ends, or, where it `countsOn`, only ``HistoryBatch/found`` grows.
    /// - Throws: ``HistoryError``, or `CancellationError` when the task is cancelled.
    public func search(
        _ query: InvoiceQuery, limit: Int = .max, countsOn: Bool = false, take: (HistoryBatch) async throws -> Bool
    ) async throws {
        guard let file = try await HistorySnapshot.openInTask(self), file.end > 0 else {
            _ = try await take(HistoryBatch(totalBytes: 0))
            return
        }
        var walk = BackwardWalk(file, plan: SearchPlan(query, sample: try file.sample()))
        var batch = HistoryBatch(totalBytes: file.end)
        try await Self.blocks(of: file, plan: walk.plan) { block, left in
            try await letJumpsGoFirst()
            try Task.checkCancellation()
            let isGoing = try walk.take(block) { invoice, _ in
                batch.found += 1
                if batch.found <= limit { batch.invoices.append(invoice) }
                return batch.found < limit || countsOn
            }
            batch.badLines += walk.takeBadLines()
            batch.scannedBytes = file.end - left
            batch.isLast = left == 0 || !isGoing
            let isDue = !batch.invoices.isEmpty || batch.isLast || left / HistoryBatch.progressBytes != batch.lastStep
            guard isDue else { return isGoing }
            batch.lastStep = left / HistoryBatch.progressBytes
            let wantsMore = try await take(batch)
            batch.invoices = []
            batch.badLines = []
            return isGoing && wantsMore
        }
    }

    /// Waits while somebody waits for the index: a search that goes on in the background takes the processors from it.
    func letJumpsGoFirst() async throws {
        while waitingJumps.load(ordering: .relaxed) > 0 { try await Task.sleep(for: .milliseconds(4)) }
    }

    /// As ``search(_:limit:countsOn:take:)``, as a stream that ends the search when nobody listens any more.
    ///
    /// What isn't taken out at once is kept in memory: give a limit.
    public func invoices(
        matching query: InvoiceQuery, limit: Int, countsOn: Bool = false
    ) -> AsyncThrowingStream<HistoryBatch, any Error> {
        AsyncThrowingStream { continuation in
            let task = Task {
                do {
                    try await search(query, limit: limit, countsOn: countsOn) { batch in
                        if case .terminated = continuation.yield(batch) { return false }
                        return true
                    }
                    continuation.finish()
                } catch {
                    continuation.finish(throwing: error)
                }
            }
            continuation.onTermination = { _ in task.cancel() }
        }
    }

    /// Reads and scans blocks from the file's end backwards, some ahead at once, and hands them over one by one in order.
    ///
    /// `body` gets a block and how many bytes are left before it, until it says false. The first blocks are small, so that
    /// the newest invoices are there at once.
    private static func blocks(
        of file: HistorySnapshot, plan: SearchPlan, _ body: (LineBlock, _ left: Int) async throws -> Bool
    ) async throws {
        var nextEnd = file.end
        var nextLength = 64 * 1024
        var nextIndex = 0
        var ready: [Int: LineBlock] = [:]
        let buffers = BlockBuffers()
        try await withThrowingTaskGroup(of: (Int, LineBlock).self) { group in
            func scanNext() {
                guard nextEnd > 0 else { return }
                let range = max(0, nextEnd - nextLength)..<nextEnd
                let index = nextIndex
                group.addTask { (index, try LineBlock(file, range, plan: plan, buffers: buffers)) }
                nextEnd = range.lowerBound
                nextIndex += 1
                nextLength = min(nextLength * 2, 1 << 20)
            }
            for _ in 0..<4 { scanNext() }
            var wanted = 0
            var left = file.end
            var length = 64 * 1024
            while let (index, block) = try await group.next() {
                ready[index] = block
                while let block = ready.removeValue(forKey: wanted) {
                    wanted += 1
                    left = max(0, left - length)
                    length = min(length * 2, 1 << 20)
                    scanNext()
                    guard try await body(block, left) else {
                        group.cancelAll()
                        return
                    }
                    block.release(to: buffers)
                }
            }
        }
    }
}
