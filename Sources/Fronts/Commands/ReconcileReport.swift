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
    func write(_ differences: [ReconcileDifference], as format: RowFormat, isRaw: Bool) {
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
            wording.compared(
                from: "\(first.date) \(first.hourMinute)", to: "\(last.date) \(last.hourMinute)",
                statementRows: found.statementRows, onBothSides: found.compared))
        for line in wording.lines(for: found.totals) { context.messages.line(line) }
        if let words = clockWords(found) { context.messages.line(words) }
        let kinds = ReconcileDifference.Kind.allCases.compactMap { kind -> (count: Int, words: String)? in
            let count = found.differences.count { $0.kinds.contains(kind) }
            return count == 0 ? nil : (count, wording.name(of: kind))
        }
        let count = found.differences.count
        let nothing = found.totals.isEven ? wording.noDifferences : wording.noComparedDifferences
        context.messages.line(count == 0 ? nothing : wording.differences(count, kinds: kinds))
        if found.differences.contains(where: { $0.kinds.contains(.outcome) && $0.here?.state == .unknown }) {
            context.messages.line(wording.settlesUnknownOnes(suggestion("resolve")))
        }
        let rejected = found.differences.compactMap(\.here).filter { $0.state == .rejected }
        if !rejected.isEmpty {
            let ids = rejected.prefix(Self.mostNamed).map(\.id)
            context.messages.line(
                wording.rejectedButThere(suggestion(["resolve"] + ids), isCut: rejected.count > ids.count))
        }
        let closed = found.differences.compactMap(\.here).filter { $0.state == .closed }.map(\.id)
        let reopened = Set(found.reopened.map(\.invoice.id))
        if !closed.isEmpty || !reopened.isEmpty {
            let rest = closed.filter { !reopened.contains($0) }.prefix(Self.mostNamed)
            context.messages.line(
                wording.closedButThere(
                    reopened: reopened.count, rest.isEmpty ? nil : suggestion(["resolve"] + rest)))
        }
        if !found.unsettled.isEmpty {
            context.messages.line(wording.unknownAndNotThere(found.unsettled.count, suggestion("resolve")))
        }
    }

    /// Nil where the gateway's clock is neither known nor of any matter.
    private func clockWords(_ found: Reconciliation) -> String? {
        guard let offset = found.clockOffset else {
            return found.missingHere.isEmpty ? nil : wording.gatewayClockUnknown
        }
        return wording.gatewayClock(east: offset)
    }

    /// Tells what was adopted, and gives the exit status.
    func end(_ found: Reconciliation, _ adoption: Adoption?) throws(CommandFailure) -> ExitStatus {
        guard let adoption else {
            if !found.missingHere.isEmpty { context.messages.line(wording.adoptTakesMissing) }
            if !found.newStatuses.isEmpty { context.messages.line(wording.adoptTakesStatuses(found.newStatuses.count)) }
            return found.differences.isEmpty ? .done : .rejected
        }
        if !adoption.adopted.isEmpty || adoption.statuses.isEmpty {
            context.messages.line(wording.adoptedIntoHistory(adoption.adopted.count))
        }
        if !adoption.statuses.isEmpty { context.messages.line(wording.statusesTaken(adoption.statuses.count)) }
        if !adoption.newerHere.isEmpty { context.messages.line(wording.newerHere(adoption.newerHere.count)) }
        if !adoption.alreadyHere.isEmpty {
            context.messages.line(wording.cameMeanwhile(adoption.alreadyHere.count))
        }
        if !adoption.incomplete.isEmpty {
            let names = adoption.incomplete.prefix(Self.mostNamed).map { row in
                (row.paymentID ?? row.tracking).map { visible($0) }
            }
            context.messages.line(
                wording.tooLittleToAdopt(names, isCut: adoption.incomplete.count > Self.mostNamed))
        }
        if let failure = adoption.failure { throw CommandFailure(adopting: failure, suggestion) }
        let resolved = found.differences.count(where: \.isSettled) + adoption.alreadyHere.count
        return found.differences.count == resolved ? .done : .rejected
    }
}
