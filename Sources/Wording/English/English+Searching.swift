import InvoiceCore
import ScreenKit

extension English: SearchTexts {
    var searchTerms: [(term: String, words: String)] {
        [
            ("word", "Anywhere in an invoice; cote also finds Côte"),
            ("671,50 14.11", "A number finds that amount, too, and a day what was made on it"),
            ("yesterday", "Also вчера, вчора, hier, a weekday, 14.11, 14 nov"),
            ("\"two words\"", "Taken whole, and as plain text"),
            ("-word -id:…", "What doesn't meet the word or condition"),
            ("status: state:", "What the State column shows, or its beginning"),
            ("method:", "A part of the method's code or name"),
            ("currency:", "A part of the method's code, or its unit"),
            ("account:", "A part of the account"),
            ("sender:", "A part of the sender"),
            ("amount> < =", "amount>100 amount<500 amount=25"),
            ("since: until:", "2026-11-22T14:30, 22.11, monday, yesterday, 7d, 3h"),
            ("id:", "A local id, payment id, tracking number, or its beginning"),
            ("is:", "unknown, closed, waiting, today, test, replaced, replacement"),
            ("was:", "unknown, resent, noted: at some time"),
            ("sort:", "created, amount, state, method: upwards"),
            ("sort:", "-created, -amount, -state, -method: downwards"),
        ]
    }

    func text(for problem: InvoiceQueryProblem) -> String {
        switch problem {
        case .unknownState(let text, let suggestion):
            """
            No state or status is called “\(visible(text))”\(meant(suggestion)) There are: \(stateNames). One of the \
            gateway's own that is none of these is written in capitals.
            """
        case .unheardOfStatus(let word, let suggestion):
            """
            “\(visible(word.uppercased()))” is no status that the protocol knows, and no invoice here has it\(meant(suggestion)) There \
            are: \(stateNames).
            """
        case .unknownCondition(let text, let suggestion):
            """
            There is no condition \(visible(text))\(meant(suggestion)) There are: \(InvoiceQuery.operators
                .joined(separator: " ")). In double quotes it is looked for as a text.
            """
        case .unknownChoice(let text, let suggestion):
            """
            There is no \(visible(text))\(meant(suggestion)) There are: \(InvoiceQuery.choices.joined(separator: " ")). In \
            double quotes it is looked for as a text.
            """
        case .unknownCurrency(let text, let suggestions):
            "No payment method has “\(visible(text))” in its code or as its unit. \(near(suggestions))"
        case .unknownMethod(let text, let suggestions):
            "No payment method has “\(visible(text))” in its code or name. \(near(suggestions))"
        case .badAmount(let text): "“\(visible(text))” is not an amount: digits and one dot, as in 100.50."
        case .badTime(let text):
            "“\(visible(text))” is not a time: 2026-11-22, 2026-11-22T14:30, 22.11, monday, yesterday, or 7d, 3h, 30m back from now."
        }
    }

    private var stateNames: String { ShownState.allCases.map { word(for: $0) }.joined(separator: ", ") }

    private func near(_ suggestions: [String]) -> String {
        if suggestions.isEmpty { return "einvoice currencies lists them." }
        return "Near to it: \(suggestions.map(visible).joined(separator: ", "))."
    }

    /// The end of the sentence.
    private func meant(_ suggestion: String?) -> String {
        suggestion.map { "; did you mean \(visible($0))?" } ?? "."
    }
}
