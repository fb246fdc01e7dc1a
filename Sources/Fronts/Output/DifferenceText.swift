import EInvoiceKit
import InvoiceCore
import ScreenKit
import Screens
import Wording

/// The differences of a reconciliation as files and pipes have them, from the command line and from the console alike.
enum DifferenceText {
    /// The lines of a format. Raw ones for a terminal have made visible what would command it.
    static func rows(as format: ExportFormat, isRaw: Bool = false, forTerminal: Bool = false) -> DifferenceRows {
        switch format {
        case .csv:
            DifferenceRows(header: CSVText.record(ReconcileDifference.columns)) { difference in
                let record = CSVText.record(difference.row.map { $0 ?? "" }, isRaw: isRaw, values: values)
                return isRaw && forTerminal ? visible(record) : record
            }
        case .jsonl: DifferenceRows { object(for: $0) }
        }
    }

    private static let values = Set(
        ["created_at", "amount", "gateway_amount", "gateway_created"].compactMap {
            ReconcileDifference.columns.firstIndex(of: $0)
        })

    /// A difference as a JSON object on one line.
    static func object(for difference: ReconcileDifference) -> String {
        var object = JSONObjectText()
        object.add(
            "differences", json: JSONText.array(difference.kinds.map { JSONText.string($0.rawValue) }))
        object.add("id", difference.here?.id)
        object.add("payment_id", difference.paymentID)
        object.add("tracking", difference.tracking)
        if let here = difference.here {
            var side = JSONObjectText()
            side.add("created_at", here.createdAt.description)
            side.add("state", here.state.rawValue)
            side.add("currency", here.currency)
            side.add("amount", difference.amountHere)
            side.add("status", here.status?.text)
            side.add("tracking", here.tracking)
            object.add("here", json: side.text)
        }
        if let there = difference.there {
            var side = JSONObjectText()
            side.add("created", there.created)
            side.add("currency", there.currency)
            side.add("amount", difference.amountThere)
            side.add("status", there.status.text)
            side.add("payment_id", there.paymentID)
            side.add("tracking", there.tracking)
            if let reason = there.reason { side.add(reason.member) }
            if let unreadable = there.unreadableMembers { side.add(unreadable) }
            object.add("gateway", json: side.text)
        }
        object.add("adopted_as", difference.adoptedAs)
        if difference.isStatusTaken { object.add("status_taken", true) }
        return object.text
    }

    /// A table for the terminal. Where it has no room for all, the sides show only what differs.
    static func table(of differences: [ReconcileDifference], context: CommandContext) -> TextTable {
        let titles = titles
        let whole = cells(of: differences, isShort: false)
        let gaps = 2 * (titles.count - 1)
        let width = titles.indices.map { Self.width(of: $0, titled: titles[$0], in: whole) }.reduce(gaps, +)
        let isTooWide = width > context.columns ?? .max
        let rows = isTooWide ? cells(of: differences, isShort: true) : whole
        let columns = titles.indices.map { index in
            let width = Self.width(of: index, titled: titles[index], in: rows)
            return Column(
                titles[index], width: .content(min: min(24, width), max: .max),
                dropOrder: index == trackingColumn ? 1 : nil)
        }
        return TextTable(columns, rows: rows, width: context.columns)
    }

    private static var titles: [String] {
        [
            wording.differenceColumn, wording.paymentIDColumn, wording.hereColumn, wording.gatewayColumn,
            wording.trackingColumn,
        ]
    }

    private static let trackingColumn = 4

    private static func width(of column: Int, titled title: String, in rows: [[TextTable.Cell]]) -> Int {
        rows.map { TextWidth.of(visible($0[column].text)) }.reduce(TextWidth.of(title), max)
    }

    private static func cells(of differences: [ReconcileDifference], isShort: Bool) -> [[TextTable.Cell]] {
        differences.map { difference in
            let isMissing = difference.here == nil || difference.there == nil
            return [
                (words(for: difference), difference.isSettled ? .success : isMissing ? .error : .warning),
                (difference.paymentID ?? "–", .text), (wording.here(difference, isShort: isShort), .text),
                (wording.there(difference, isShort: isShort), .text), (difference.tracking ?? "–", .muted),
            ]
        }
    }

    /// The kinds of the differences, e.g. `amount, status`.
    private static func words(for difference: ReconcileDifference) -> String {
        if difference.isSettled { return difference.adoptedAs == nil ? wording.statusWasTaken : wording.wasAdopted }
        return wording.text(for: difference.kinds)
    }
}
