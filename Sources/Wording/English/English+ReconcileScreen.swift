extension English: ReconcileScreenTexts {
    var hereLabel: String { "Here" }
    var gatewayLabel: String { "gateway" }

    var fetchingStatement: String { "Asking the gateway for its statement…" }
    var comparingWithHistory: String { "Comparing with the history…" }
    func fetched(percent: Int, rows: Int) -> String { "\(percent) %, \(count(rows, .row))" }
    var cantComparePeriod: String { "The period can't be compared." }
    var comparingRecordsNothing: String { "Comparing records nothing; only adopting does." }

    var nothingDiffers: String { "Nothing differs." }
    var nothingComparedDiffers: String { "Nothing that was compared differs." }
    func inStatement(_ number: Int, onBothSides both: Int) -> String {
        "\(count(number)) in the gateway's statement, \(count(both)) on both sides"
    }
    func unsettledAndNotInStatement(_ number: Int) -> String {
        let what = number == 1 ? "One outcome is" : "\(count(number)) outcomes are"
        return "\(what) unknown here and not in the statement: settle with u."
    }

    func adoptQuestion(_ number: Int) -> String {
        let what = number == 1 ? "the invoice that is" : "the \(count(number)) invoices that are"
        return "Take \(what) missing here into the history, marked as adopted?"
    }
    var adopting: String { "Adopting" }
    func adopted(_ number: Int) -> String { "\(count(number, .invoice)) adopted." }
    func adopted(_ number: Int, incomplete: Int) -> String {
        "\(adopted(number)) Too little is told to adopt \(count(incomplete))."
    }
    var adoptingStopped: String { "Stopped; the rest was not adopted." }
    var cantReadInvoice: String { "The invoice can't be read from the history." }
}
