import InvoiceCore
import ScreenKit
import Wording

/// An invoice's document as plain text for people.
struct InvoicePrinter {
    /// Columns of the names on the left.
    private static let labelWidth = 13

    let context: CommandContext
    let style: ANSIStyle

    /// The invoice in lines, each with its end.
    func page(of invoice: Invoice, _ extent: InvoiceDocument.Extent) -> String {
        let document = wording.document(of: invoice, extent, now: context.now(), local: context.civil)
        let head = document.head
        var lines = ["\(style(head.badge.text, head.badge.role))   \(visible(head.amount))   \(visible(head.method))"]
        for (index, section) in document.sections.enumerated() {
            if index > 0 { lines.append("") }
            if let heading = section.heading { lines.append(visible(heading)) }
            lines += section.rows.flatMap { self.lines(of: $0) }.map { "  \($0)" }
        }
        return lines.map { $0 + "\n" }.joined()
    }

    private func lines(of row: InvoiceDocument.Row) -> [String] {
        switch row {
        case .fact(let name, let value, let role, let note):
            let name = visible(name)
            let label = TextWidth.pad(name, to: max(Self.labelWidth, TextWidth.of(name)))
            let rest = note.isEmpty ? "" : "   \(style(visible(note), .muted))"
            return ["\(style(label, .muted)) \(style(visible(value), role))\(rest)"]
        case .moment(let time, _, let words, let role):
            return ["\(time.date) \(time.clock)  \(style(visible(words), role))"]
        case .sentence(let words, let role):
            // Wrapped where the terminal ends.
            let room = context.columns.map { max(20, $0 - 2) } ?? .max
            return TextWidth.wrap(visible(words), width: room).map { style($0, role) }
        case .verbatim(let text, let role): return ["    \(style(visible(text), role))"]
        }
    }
}
