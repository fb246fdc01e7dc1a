import InvoiceCore
import ScreenKit
import Wording

extension AppEvent {
    /// What a person must not overlook about an answer, whichever screen is in front: the worst of it.
    var loudNotice: Notice? {
        switch self {
        case .settled(_, _, let outcome):
            guard let sent = outcome.sent else { return nil }
            if let failure = sent.recordFailure { return Self.notice(.outcome, failure) }
            if !sent.differences.isEmpty {
                let warning = wording.warning(of: sent.differences, in: sent.invoice)
                let text = wording.mismatch(ofPayment: sent.invoice.intent.paymentID.text, warning)
                return Notice(text, .error, rank: .money)
            }
            return sent.isReplyUnsigned ? Notice(wording.unsignedReply, .warning) : nil
        case .statusAnswered: return sent?.recordFailure.map { Self.notice(.status, $0) }
        case .paymentAnswered: return sent?.recordFailure.map { Self.notice(.paymentStart, $0) }
        case .testPaymentChanged(_, let payment):
            return payment.recordFailure.map { Self.notice(.testOutcome, $0) }
        default: return nil
        }
    }

    private static func notice(_ unrecorded: Unrecorded, _ failure: StorageProblem) -> Notice {
        Notice(wording.notRecorded(unrecorded, wording.text(for: failure)), .error, rank: .money)
    }
}
