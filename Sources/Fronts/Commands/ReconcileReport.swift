import EInvoiceKit
import InvoiceCore
import ScreenKit
import Screens
import Wording

/// Tells what reconciling found: the differences on the standard output, the rest beside them.
struct ReconcileReport {
    let context: CommandContext
    let suggestion: SuggestedCommand
    let style: ANSIStyle

    /// Rows that adopting passed by which are named.
    private static let mostNamed = 20

    /// Prints the differences, one after the other; ends early when nobody reads any more.
    func write(_ differences: [ReconcileDifference], as format: ReconcileCommand.Format, isRaw: Bool) {
        switch format {
        case .table where differences.isEmpty: break
        case .table: DifferenceText.table(of: differences, context: context).write(to: context.output, style: style)
        case .json:
            context.output.put("[")
            for (index, difference) in differences.enumerated() {
                if context.output.isClosed { break }
                context.output.put((index == 0 ? "\n" : ",\n") + DifferenceText.object(for: difference))
            }
            context.output.line(differences.isEmpty ? "]" : "\n]")
        case .jsonl: write(differences, DifferenceText.rows(as: .jsonl))
        case .csv:
            write(differences, DifferenceText.rows(as: .csv, isRaw: isRaw, forTerminal: context.columns != nil))
        }
        context.output.flush()
    }

    private func write(_ differences: [ReconcileDifference], _ rows: DifferenceRows) {
        if let header = rows.header { context.output.line(header) }
        for difference in differences {
            if context.output.isClosed { return }
            context.output.line(rows.row(difference))
        }
    }

    /// Tells what was compared, and what differs how often.
    func summarize(_ found: Reconciliation, period: Range<Timestamp>) {
        let (first, last) = (context.civil(period.lowerBound), context.civil(period.upperBound))
        context.messages.line(
            "\(first.date) \(first.hourMinute) to \(last.date) \(last.hourMinute): "
                + "\(wording.count(found.statementRows)) in the statement, \(wording.count(found.compared)) on both sides."
        )
        for line in wording.lines(for: found.totals) { context.messages.line(line) }
        if let words = clockWords(found) { context.messages.line(words) }
        let kinds = ReconcileDifference.Kind.allCases.compactMap { kind -> String? in
            let count = found.differences.count { $0.kinds.contains(kind) }
            return count == 0 ? nil : "\(wording.count(count)) \(DifferenceText.words(for: kind))"
        }
        let count = found.differences.count
        let differences = count == 1 ? "1 difference" : "\(wording.count(count)) differences"
        let nothing = found.totals.isEven ? "Nothing differs." : "Nothing that was compared differs."
        context.messages.line(count == 0 ? nothing : "\(differences): \(kinds.joined(separator: ", ")).")
        if found.differences.contains(where: { $0.kinds.contains(.outcome) && $0.here?.state == .unknown }) {
            context.messages.line("Outcomes that are unknown here: \(suggestion("resolve")) settles them.")
        }
        let rejected = found.differences.compactMap(\.here).filter { $0.state == .rejected }
        if !rejected.isEmpty {
            let ids = rejected.prefix(Self.mostNamed).map(\.id)
            context.messages.line(
                "Rejected here, and the gateway has them: \(suggestion(["resolve"] + ids)) asks again"
                    + (rejected.count > ids.count ? ", and so on." : "."))
        }
        if !found.unsettled.isEmpty {
            let many = found.unsettled.count
            let outcomes = many == 1 ? "1 outcome is" : "\(wording.count(many)) outcomes are"
            context.messages.line(
                "\(outcomes) unknown and not in the statement: \(suggestion("resolve")) asks the gateway.")
        }
    }

    /// Nil where the gateway's clock is neither known nor of any matter.
    private func clockWords(_ found: Reconciliation) -> String? {
        guard let offset = found.clockOffset else {
            return found.missingHere.isEmpty
                ? nil
                : "Too few invoices stand on both sides to tell the gateway's clock: what is missing here may have been "
                    + "made up to 15 hours outside the period."
        }
        let minutes = abs(offset) / 60
        let (hours, rest) = (String(minutes / 60), String(minutes % 60))
        let time = "\(hours.count < 2 ? "0" : "")\(hours):\(rest.count < 2 ? "0" : "")\(rest)"
        return "The gateway's clock stands at UTC\(offset < 0 ? "-" : "+")\(time)."
    }

    /// Tells what was adopted, and gives the exit status.
    func end(_ found: Reconciliation, _ adoption: Adoption?) throws(CommandFailure) -> ExitStatus {
        guard let adoption else {
            if !found.missingHere.isEmpty {
                context.messages.line("--adopt takes what is missing here into the history.")
            }
            return found.differences.isEmpty ? .done : .rejected
        }
        switch adoption.adopted.count {
        case 0: context.messages.line("Nothing was adopted.")
        case 1: context.messages.line("1 invoice adopted; it is in the history, marked as adopted.")
        case let count:
            context.messages.line(
                "\(wording.count(count)) invoices adopted; they are in the history, marked as adopted.")
        }
        if !adoption.alreadyHere.isEmpty {
            context.messages.line("\(wording.count(adoption.alreadyHere.count)) came into the history meanwhile.")
        }
        if !adoption.incomplete.isEmpty {
            let names = adoption.incomplete.prefix(Self.mostNamed).map { row in
                visible(row.paymentID ?? row.tracking ?? "one without payment id and tracking number")
            }
            let more = adoption.incomplete.count > Self.mostNamed ? " …" : ""
            context.messages.line("The statement tells too little to adopt \(names.joined(separator: ", "))\(more).")
        }
        if let failure = adoption.failure { throw CommandFailure(adopting: failure, suggestion) }
        let resolved = adoption.adopted.count + adoption.alreadyHere.count
        return found.differences.count == resolved ? .done : .rejected
    }
}
