import InvoiceCore

/// The language of searches.
public protocol SearchTexts {
    /// The language in short, term by term.
    var searchTerms: [(term: String, words: String)] { get }
    /// What can't be understood in a search, and what can.
    func text(for problem: InvoiceQueryProblem) -> String
}
