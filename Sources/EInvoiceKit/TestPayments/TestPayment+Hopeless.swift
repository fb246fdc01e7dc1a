import InvoiceCore

extension [TestPayment] {
    /// So many unknown outcomes and nothing else: with a wrong secret, or a gateway that is silent, all would be so.
    private static let enoughUnknown = 2

    /// True where those that came to their end say that the others would fare no better: nothing can be sent, or what was
    /// sent brought no usable answer.
    var areHopeless: Bool {
        var unknown = 0
        var isStopped = false
        for payment in self {
            if payment.invoice?.state == .created { return false }
            guard case .inconclusive(let reason)? = payment.verdict else { continue }
            if case .rejected = reason { return false }
            if case .unknown = reason { unknown += 1 }
            if reason.concernsAll { isStopped = true }
        }
        return isStopped || unknown >= Self.enoughUnknown
    }
}

extension TestPayment.Reason {
    /// True for what keeps every other payment from being sent, too.
    fileprivate var concernsAll: Bool {
        switch self {
        case .problem(.unreachable): true
        case .problem(let problem): problem.areCredentialsRefused
        case .refused(.notRecorded), .refused(.historyUnreadable), .refused(.secret): true
        case .refused, .unfilled, .invalid, .rejected, .unknown, .outOfPatience: false
        }
    }
}
