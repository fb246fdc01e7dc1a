extension English: ReconcileReportTexts {
    var statementIsFetched: String { "fetching the statement…" }

    func statementIsFetched(percent: Int, rows: Int) -> String {
        "fetching the statement: \(percent) %, \(count(rows, .row))"
    }

    func comparing(invoices: Int) -> String { "comparing: \(count(invoices, .invoice))" }
    func adoptedSoFar(_ done: Int, of all: Int) -> String { "adopting: \(done) of \(all)" }

    func compared(from first: String, to last: String, statementRows: Int, onBothSides: Int) -> String {
        "\(first) to \(last): \(count(statementRows)) in the statement, \(count(onBothSides)) on both sides."
    }

    func gatewayClock(_ offset: String) -> String { "The gateway's clock stands at UTC\(offset)." }

    var gatewayClockUnknown: String {
        """
        Too few invoices stand on both sides to tell the gateway's clock: what is missing here may have been made up to 15 \
        hours outside the period.
        """
    }

    func differences(_ number: Int, kinds: [(count: Int, words: String)]) -> String {
        let parts = kinds.map { "\(count($0.count)) \($0.words)" }
        return "\(count(number, .difference)): \(parts.joined(separator: ", "))."
    }

    var noDifferences: String { "Nothing differs." }
    var noComparedDifferences: String { "Nothing that was compared differs." }

    func settlesUnknownOnes(_ command: String) -> String {
        "Outcomes that are unknown here: \(command) settles them."
    }

    func rejectedButThere(_ command: String, isCut: Bool) -> String {
        "Rejected here, and the gateway has them: \(command) asks again\(isCut ? ", and so on." : ".")"
    }

    func closedButThere(reopened number: Int, _ command: String?) -> String {
        let open = number == 0 ? [] : ["\(count(number, .invoice)) open again."]
        let rest = command.map { ["\($0) asks again."] } ?? []
        return "Closed here as never created, and the gateway has them: \((open + rest).joined(separator: " "))"
    }

    func unknownAndNotThere(_ number: Int, _ command: String) -> String {
        let outcomes = number == 1 ? "1 outcome is" : "\(count(number)) outcomes are"
        return "\(outcomes) unknown and not in the statement: \(command) asks the gateway."
    }

    var adoptTakesMissing: String { "--adopt takes what is missing here into the history." }

    func adoptTakesStatuses(_ number: Int) -> String {
        "--adopt takes \(count(number, .status)) that the statement tells into the history."
    }

    func adoptedIntoHistory(_ number: Int) -> String {
        switch number {
        case 0: "Nothing was adopted."
        case 1: "1 invoice adopted; it is in the history, marked as adopted."
        default: "\(count(number)) invoices adopted; they are in the history, marked as adopted."
        }
    }

    func cameMeanwhile(_ number: Int) -> String { "\(count(number)) came into the history meanwhile." }

    func tooLittleToAdopt(_ names: [String?], isCut: Bool) -> String {
        let list = names.map { $0 ?? "one without payment id and tracking number" }.joined(separator: ", ")
        return "The statement tells too little to adopt \(list)\(isCut ? " …" : "")."
    }
}
