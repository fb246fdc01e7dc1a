import InvoiceCore
import ScreenKit

extension Wording {
    /// What can't be understood in a search, and what can.
    public static func text(for problem: InvoiceQueryProblem) -> String {
        switch problem {
        case .unknownState(let text, let suggestion):
            """
            No state or status is called “\(visible(text))”\(meant(suggestion)). There are: \(stateNames). One of the \
            gateway's own that is none of these is written in capitals.
            """
        case .unknownCondition(let text, let suggestion):
            """
            There is no condition \(visible(text))\(meant(suggestion)). There are: \(InvoiceQuery.operators
                .joined(separator: " ")). In double quotes it is looked for as a text.
            """
        case .badAmount(let text): "“\(visible(text))” is not an amount: digits and one dot, as in 100.50."
        case .badTime(let text):
            "“\(visible(text))” is not a time: 2026-11-22, 2026-11-22T14:30, today, yesterday, or 7d, 3h, 30m back from now."
        }
    }

    /// What a search that found nothing may have misspelt.
    public static func text(for doubt: InvoiceQueryDoubt) -> String {
        switch doubt {
        case .status(let word):
            "“\(visible(word))” is no status that the protocol knows. It knows: \(stateNames)."
        case .currency(let text, let suggestions):
            "No currency has “\(visible(text))” in its code."
                + (suggestions.isEmpty ? "" : " Near to it: \(suggestions.joined(separator: ", ")).")
        }
    }

    private static var stateNames: String { ShownState.allCases.map(\.rawValue).joined(separator: ", ") }

    private static func meant(_ suggestion: String?) -> String { suggestion.map { "; did you mean \($0)?" } ?? "" }
}
