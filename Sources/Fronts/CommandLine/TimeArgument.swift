import InvoiceCore
import Screens
import Wording

extension CommandContext {
    /// The first moment of what a time names, and the one just after it; days are those of the context's clock.
    func stretch(_ text: String) throws(InvoiceQueryProblem) -> (start: Timestamp, end: Timestamp) {
        try InvoiceQuery.moment(text, now: now(), offset: zoneOffset)
    }
}

extension CommandFailure {
    /// A search or a time that can't be understood.
    init(_ problem: InvoiceQueryProblem) {
        self.init(.usage, wording.text(for: problem))
    }
}
