import InvoiceCore
import Synchronization

extension HistoryStore {
    /// False when surely no invoice has this payment id; true when one has it, or may have.
    ///
    /// The first call reads the whole file once, later ones what was appended since: who makes many invoices asks for each
    /// in no time. Costs eight to sixteen bytes of memory an invoice.
    public func mayHave(_ id: PaymentID) throws(HistoryError) -> Bool {
        guard let file = try HistorySnapshot.open(self) else { return false }
        return try paymentIDs.withLock { known throws(HistoryError) in
            var ids =
                known.flatMap { $0.file == file.identity && $0.end <= file.end ? $0 : nil }
                ?? PaymentIDs(file: file.identity)
            // Nobody else holds the slots while they are filled.
            known = nil
            let buffers = BlockBuffers()
            while ids.end < file.end {
                let length = LineIndex.blockLength
                let ranges = stride(from: ids.end, to: file.end, by: length).prefix(blocksAtOnce).map { start in
                    start..<min(file.end, start + length)
                }
                let stretches = try onAllProcessors(ranges.count) { index throws(HistoryError) in
                    let block = try LineBlock(file, ranges[index], separatesMerged: true, buffers: buffers)
                    let stretch = PaymentIDs.Stretch(block, ranges[index])
                    block.release(to: buffers)
                    return stretch
                }
                for stretch in stretches { ids.add(stretch) }
            }
            known = ids
            return ids.mayHave(id.text)
        }
    }
}
