import InvoiceCore

extension English: ReconcileScreenTexts {
    var hereLabel: String { "Here" }
    var gatewayLabel: String { "gateway" }

    var fetchingStatement: String { "Asking the gateway for its statement…" }
    var comparingWithHistory: String { "Comparing with the history…" }
    func fetched(percent: Int, rows: Int) -> String { "\(percent) %, \(count(rows, .row))" }
    var cantComparePeriod: String { "The period can't be compared." }
    var comparingRecordsNothing: String { "Comparing only opens again what was closed and is there." }

    var nothingDiffers: String { "Nothing differs." }
    var nothingComparedDiffers: String { "Nothing that was compared differs." }
    func inStatement(_ number: Int, onBothSides both: Int) -> String {
        "\(count(number)) in the gateway's statement, \(count(both)) on both sides"
    }
    var explanationTitle: String { "Explanation" }
    var whyTitle: String { "Why these numbers" }
    func whyKey(_ key: KeyName) -> String { "Both sides don't have the same: \(key(.explain)) says why." }
    func inHistory(_ number: Int) -> String { "In the history: \(count(number))" }
    func inStatement(_ number: Int) -> String { "In the gateway's statement: \(count(number))" }
    var onBothSides: String { "on both sides" }
    var missingAtGateway: String { "missing at the gateway" }
    var missingInHistory: String { "missing here; they can be adopted" }
    var refusedHere: String { "refused here or never sent, and the gateway has them" }
    func whole(_ reason: ReconcileTotals.Reason) -> String {
        switch reason {
        case .rejected: "not compared: the gateway rejected them"
        case .unsent: "not compared: they never left"
        case .sending: "not compared: they are being sent"
        case .unknown: "not compared: their outcome is unknown; they can be settled"
        case .closed: "not compared: closed as never created"
        case .late: "not compared: sent so late that the statement need not have them yet"
        case .adoptedElsewhen: "not compared: adopted, and perhaps of another time by the gateway's clock"
        case .otherAccount: "not compared: made with another client id or at another gateway"
        case .madeOutside: "not compared: made outside the period by the clock here, and shown with their own day"
        case .outsidePeriod: "not compared: outside the period by the gateway's clock"
        }
    }
    var whyMoreIsAsked: String {
        """
        The gateway is asked for more than the period at both ends, because it doesn't say by which clock it counts days: what \
        lies outside isn't compared.
        """
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
