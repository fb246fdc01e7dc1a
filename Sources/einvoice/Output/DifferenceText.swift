import EInvoiceKit
import InvoiceCore
import ScreenKit
import Screens

/// The differences of a reconciliation as files and pipes have them, from the command line and from the console alike.
enum DifferenceText {
    /// The lines of a format.
    static func rows(as format: ExportFormat, isRaw: Bool = false) -> DifferenceRows {
        switch format {
        case .csv:
            DifferenceRows(header: CSVText.record(ReconcileDifference.columns)) { difference in
                CSVText.record(difference.row.map { $0 ?? "" }, isRaw: isRaw)
            }
        case .jsonl: DifferenceRows { object(for: $0) }
        }
    }

    /// A difference as a JSON object on one line.
    static func object(for difference: ReconcileDifference) -> String {
        var object = JSONObjectText()
        object.add(
            "differences", json: JSONText.array(difference.kinds.map { JSONText.string($0.rawValue) }))
        object.add("id", difference.here?.id)
        object.add("payment_id", difference.here?.paymentID ?? difference.there?.paymentID)
        object.add("tracking", difference.here?.tracking ?? difference.there?.tracking)
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
            side.add("tracking", there.tracking)
            object.add("gateway", json: side.text)
        }
        object.add("adopted_as", difference.adoptedAs)
        return object.text
    }

    /// A table for the terminal.
    static func table(of differences: [ReconcileDifference], desk: Desk) -> TextTable {
        let rows = differences.map { difference -> [TextTable.Cell] in
            let isMissing = difference.here == nil || difference.there == nil
            let isAdopted = difference.adoptedAs != nil
            return [
                (words(for: difference), isAdopted ? .success : isMissing ? .error : .warning),
                (difference.here?.paymentID ?? difference.there?.paymentID ?? "–", .text),
                (difference.here?.tracking ?? difference.there?.tracking ?? "–", .text),
                (here(difference), .text), (there(difference), .text),
            ]
        }
        func whole(_ index: Int, _ title: String) -> Column.Width {
            let texts = rows.map { TextWidth.of(visible($0[index].text)) }
            return .content(min: max(TextWidth.of(title), min(40, texts.max() ?? 0)), max: .max)
        }
        let columns = [
            Column("Differs", width: .content(min: 7, max: .max)),
            Column("Payment id", width: whole(1, "Payment id")),
            Column("Tracking", width: whole(2, "Tracking"), dropOrder: 1),
            Column("Here", width: .content(min: 12, max: .max)),
            Column("Gateway", width: .content(min: 12, max: .max)),
        ]
        return TextTable(columns, rows: rows, width: desk.columns)
    }

    /// What differs, e.g. `amount, status`.
    private static func words(for difference: ReconcileDifference) -> String {
        let kinds = difference.kinds.map { words(for: $0) }
        return (difference.adoptedAs == nil ? kinds : kinds + ["adopted"]).joined(separator: ", ")
    }

    /// One kind, e.g. `missing here`.
    static func words(for kind: ReconcileDifference.Kind) -> String {
        String(kind.rawValue.map { $0 == "_" ? " " : $0 })
    }

    private static func here(_ difference: ReconcileDifference) -> String {
        guard let here = difference.here else { return "–" }
        let status = here.state == .created ? here.status?.text ?? "CREATED" : here.state.rawValue
        return [difference.amountHere, here.currency, status].compactMap(\.self).joined(separator: " ")
    }

    private static func there(_ difference: ReconcileDifference) -> String {
        guard let there = difference.there else { return "–" }
        return [difference.amountThere, there.currency, there.status.text].compactMap(\.self).joined(separator: " ")
    }
}
