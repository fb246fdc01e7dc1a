extension English: ReconcileScreenTexts {
    var hereLabel: String { "Here" }
    var gatewayLabel: String { "gateway" }

    var fetchingStatement: String { "Asking the gateway for its statement…" }
    var comparingWithHistory: String { "Comparing with the history…" }
    func fetched(percent: Int, rows: Int) -> String { "\(percent) %, \(count(rows, .row))" }
    var cantComparePeriod: String { "The period can't be compared." }
    var comparingRecordsNothing: String { "Comparing records nothing, but opens what was closed and is there." }

    var nothingDiffers: String { "Nothing differs." }
    var nothingComparedDiffers: String { "Nothing that was compared differs." }
    func inStatement(_ number: Int, onBothSides both: Int) -> String {
        "\(count(number)) in the gateway's statement, \(count(both)) on both sides"
    }
    func unsettledAndNotInStatement(_ number: Int) -> String {
        let what = number == 1 ? "One outcome is" : "\(count(number)) outcomes are"
        return "\(what) unknown here and not in the statement: settle with u."
    }

    func adoptQuestion(_ invoices: Int, statuses: Int) -> String {
        let missing = invoices == 1 ? "the invoice that is" : "the \(count(invoices)) invoices that are"
        let new = statuses == 1 ? "the status" : "\(count(statuses)) statuses"
        switch (invoices, statuses) {
        case (_, 0): return "Take \(missing) missing here into the history, marked as adopted?"
        case (0, _): return "Take \(new) that the statement tells into the history?"
        default:
            let both = (count(invoices, .invoice), count(statuses, .status))
            return "Adopt \(both.0) missing here, and take \(both.1) of the statement's?"
        }
    }
    var adopting: String { "Adopting" }
    func adopted(_ number: Int) -> String { "\(count(number, .invoice)) adopted." }
    func statusesTaken(_ number: Int) -> String { "\(count(number, .status)) taken from the statement." }
    func tooLittleTold(_ number: Int) -> String { "Too little is told to adopt \(count(number))." }
    func newerHere(_ number: Int) -> String {
        "Of \(count(number, .invoice)) something newer is known here than the statement tells."
    }
    var adoptingStopped: String { "Stopped; the rest was not adopted." }
    var cantReadInvoice: String { "The invoice can't be read from the history." }
}
