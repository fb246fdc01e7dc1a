import Files
import Glibc
import InvoiceCore

extension HistoryStore {
    /// A new local id: 26 characters of Crockford's base 32, 48 bits of milliseconds before 80 random ones.
    ///
    /// Ids of later milliseconds sort behind; those of one millisecond in any order.
    package static func newInvoiceID(
        at moment: Timestamp, random: () -> UInt64 = { UInt64.random(in: 0 ... .max) }
    ) -> String {
        let time = UInt128(UInt64(max(0, moment.milliseconds)) & 0xffff_ffff_ffff)
        let low = UInt128(random()) << 16 | UInt128(random() & 0xffff)
        let value = time << 80 | low
        let digits = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)
        let text = (0..<26).map { index in digits[Int(value >> UInt128((25 - index) * 5) & 31)] }
        return String(decoding: text, as: UTF8.self)
    }

    /// A payment id that no other call proposes, in this program or another with the same folder, and no invoice has.
    ///
    /// The last one is kept in a locked file, `payment-id.last`. It isn't flushed: after a power cut the clock has moved
    /// on, and that alone keeps the next proposal apart. Where the clock may have been set back, the history is asked.
    /// - Throws: ``InvoiceCore/StorageProblem`` when that file can't be kept; then the history can't be written either.
    package func proposePaymentID(microseconds: Int64) throws(StorageProblem) -> PaymentID {
        try proposePaymentIDs(1, microseconds: microseconds)[0]
    }

    /// So many of them, each behind the one before. With `isKept` they are written down elsewhere before invoices have them, and the
    /// last one is flushed first: after a power cut and a clock that is set back nothing else would know of them.
    func proposePaymentIDs(
        _ count: Int, microseconds: Int64, isKept: Bool = false
    ) throws(StorageProblem) -> [PaymentID] {
        let path = files.lastPaymentID
        let file = try files.openLocked(path, isAppended: false)
        guard let text = file.bytes(0..<20) else { throw .cannotRead(path: path, errno: errno) }
        // Anything but a number, and a number without room above it, count as none.
        let digits = String(decoding: text.prefix { $0 != 0x0a }, as: UTF8.self)
        var last = UInt64(digits).flatMap { $0 < PaymentID.largestExactNumber ? $0 : nil }
        let isDoubtful = try isClockDoubtful(microseconds, last: last)
        var proposals: [PaymentID] = []
        for _ in 0..<count {
            var proposal = PaymentID.proposal(microseconds: microseconds, last: last)
            while isDoubtful, try isRecorded(proposal), let number = UInt64(proposal.text),
                number < PaymentID.largestExactNumber
            {
                proposal = PaymentID.proposal(microseconds: 0, last: number)
            }
            last = UInt64(proposal.text)
            proposals.append(proposal)
        }
        guard let newest = proposals.last else { return [] }
        let line = Array("\(newest.text)\n".utf8)
        let problem = file.write(line)
        guard problem == 0 else { throw .cannotWrite(path: path, errno: problem) }
        // The former number may have been longer.
        guard text.count <= line.count || files.disk.truncate(file.raw, line.count) == 0 else {
            throw .cannotWrite(path: path, errno: errno)
        }
        if isKept {
            guard files.disk.flush(file.raw) == 0 else { throw .cannotWrite(path: path, errno: errno) }
            _ = try files.flushName()
        }
        return proposals
    }

    /// True unless the clock is past the last proposal and the newest invoice: only then is its moment surely new.
    private func isClockDoubtful(_ microseconds: Int64, last: UInt64?) throws(StorageProblem) -> Bool {
        guard let last, last < UInt64(max(0, microseconds)) else { return true }
        guard let newest = try newest(limit: 1).invoices.first else { return false }
        let number = UInt64(newest.intent.paymentID.text).flatMap { $0 < PaymentID.largestExactNumber ? $0 : nil } ?? 0
        return newest.lastChange.milliseconds >= microseconds / 1000 || number >= UInt64(max(0, microseconds))
    }

    private func isRecorded(_ paymentID: PaymentID) throws(StorageProblem) -> Bool {
        if try isSurelyNew(paymentID) { return false }
        var query = InvoiceQuery()
        query.add(id: paymentID.text)
        var isRecorded = false
        try find(query) { invoice in
            isRecorded = invoice.intent.paymentID == paymentID
            return !isRecorded
        }
        return isRecorded
    }
}
