import InvoiceCore
import Synchronization

extension HistoryStore {
    /// False when surely no invoice has this payment id; true when one has it, or may have.
    ///
    /// The first call reads the whole file once, later ones what was appended since: who makes many invoices asks for each
    /// in no time. Costs eight to sixteen bytes of memory an invoice.
    public func mayHave(_ id: PaymentID) throws(HistoryError) -> Bool {
        try paymentIDs.withLock { known throws(HistoryError) in
            if let ids = known, let status = FileStatus(path: path), ids.file == status.identity, ids.end == status.size
            {
                return ids.mayHave(id.text)
            }
            guard let file = try HistorySnapshot.open(self) else { return false }
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

    /// Notes what was just written here, so that it needn't be read for the next question.
    func noteWritten(_ ids: [PaymentID], in file: FileIdentity, _ range: Range<Int>) {
        // Who holds it is reading the file for the first time, and reads the rest the next time.
        _ = paymentIDs.withLockIfAvailable { known in
            guard known?.file == file, known?.end == range.lowerBound else { return }
            known?.add(PaymentIDs.Stretch(ids, range))
        }
    }
}
