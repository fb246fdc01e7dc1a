import EInvoiceKit
import InvoiceCore
import Wording

/// Counts the payments of a run as they are done.
struct TestPaymentWatch {
    struct News {
        /// The payment came to its end, whichever.
        var isDone = false
        /// Set the first time that something about it couldn't be recorded.
        var recordFailure: StorageProblem?
    }

    private let total: Int
    private var done: Set<Int> = []
    private var unrecorded: Set<Int> = []
    private var notAsExpected = 0

    init(total: Int) { self.total = total }

    /// How far it is, 0 to 1.
    var part: Double { total == 0 ? 1 : Double(done.count) / Double(total) }

    var text: String {
        wording.done(done.count, of: total, notAsExpected: notAsExpected)
    }

    mutating func take(_ payment: TestPayment) -> News {
        var news = News()
        if let failure = payment.recordFailure, unrecorded.insert(payment.id).inserted { news.recordFailure = failure }
        guard let verdict = payment.verdict, done.insert(payment.id).inserted else { return news }
        news.isDone = true
        if case .asExpected = verdict { return news }
        notAsExpected += 1
        return news
    }
}
