import EInvoiceKit
import InvoiceCore

/// Counts the payments of a run as they are done, and sees when trying the others is no use.
struct TestPaymentWatch {
    /// What a change brought.
    struct News {
        /// The payment came to its end, whichever.
        var isDone = false
        /// Set the first time that something about it couldn't be recorded.
        var recordFailure: RecordFailure?
        /// It is now that the others are no use.
        var isHopeless = false
    }

    /// So many unknown outcomes and nothing else: with a wrong secret, or a gateway that is silent, all would be so.
    private static let enoughUnknown = 2

    private let total: Int
    private var done: Set<Int> = []
    private var unrecorded: Set<Int> = []
    private var notAsExpected = 0
    private var unknown = 0
    /// True once the gateway said something of use about a payment, if only no.
    private var isAnyAnswered = false
    /// Nothing can be sent or comes back, and nothing did before.
    private(set) var isHopeless = false

    /// None done of so many.
    init(total: Int) { self.total = total }

    /// How far it is, 0 to 1.
    var part: Double { total == 0 ? 1 : Double(done.count) / Double(total) }

    /// How far it is.
    var text: String {
        "\(done.count) of \(total) done" + (notAsExpected > 0 ? ", \(notAsExpected) not as expected" : "")
    }

    /// Takes a change in.
    mutating func take(_ payment: TestPayment) -> News {
        var news = News()
        if payment.invoice?.state == .created { isAnyAnswered = true }
        if let failure = payment.recordFailure, unrecorded.insert(payment.id).inserted { news.recordFailure = failure }
        guard let verdict = payment.verdict, done.insert(payment.id).inserted else { return news }
        news.isDone = true
        if case .asExpected = verdict { return news }
        notAsExpected += 1
        guard case .inconclusive(let reason) = verdict else { return news }
        switch reason {
        case .rejected: isAnyAnswered = true
        case .unknown: unknown += 1
        default: break
        }
        if reason.concernsAll || unknown >= Self.enoughUnknown, !isAnyAnswered, !isHopeless {
            isHopeless = true
            news.isHopeless = true
        }
        return news
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
