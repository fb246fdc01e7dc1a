import InvoiceCore
import ScreenKit
import Wording

/// The selected invoice beside the list: what the whole page says, in columns that may be few.
enum InvoicePreview {
    /// In fewer columns a value stands under its name where both have no room in one line.
    private static let narrow = 44

    /// As many lines as `height`, and no more than those of one further row: what isn't seen is not wrapped.
    static func lines(of invoice: Invoice, width: Int, height: Int, _ context: AppContext) -> [StyledLine] {
        let document = wording.document(
            of: invoice, .whole, now: context.now, partner: { context.name(ofPartner: $0) }
        ) { context.zone.civil($0) }
        let head = document.head
        var lines = StyledLine.wrapped(head.amount, .amount, width: width)
        lines += StyledLine.wrapped(head.method, width: width)
        lines += StyledLine.wrapped(head.badge.text, head.badge.role, width: width)
        let labels = document.sections.flatMap(\.rows).compactMap { row in
            if case .fact(let label, _, _, _) = row { TextWidth.of(visible(label)) } else { nil }
        }
        let labelWidth = min(width / 2, (labels.max() ?? 0) + 2)
        for (index, section) in document.sections.enumerated() {
            if index > 0 { lines.append(StyledLine()) }
            if let heading = section.heading { lines.append(StyledLine(heading, .heading)) }
            for row in section.rows where lines.count < height {
                lines += Self.lines(of: row, labelWidth: labelWidth, width: width, height: height)
            }
        }
        return lines
    }

    private static func lines(
        of row: InvoiceDocument.Row, labelWidth: Int, width: Int, height: Int
    ) -> [StyledLine] {
        switch row {
        case .fact(let label, let value, let role, let note):
            let shown = visible(label)
            let needed = max(labelWidth, TextWidth.of(shown) + 2) + TextWidth.of(visibleLines(value))
            guard width < narrow, needed > width else {
                return StyledLine.field(shown, value, role, note: note, labelWidth: labelWidth, width: width)
            }
            let below = note.isEmpty ? [] : StyledLine.wrapped(note, .muted, width: width, indent: 1)
            let besides = TextWidth.of(shown) + 2 + TextWidth.of(visibleLines(value)) <= width
            if besides { return [StyledLine([("\(shown)  ", .label), (visibleLines(value), role)])] + below }
            return [StyledLine(shown, .label)] + StyledLine.wrapped(value, role, width: width, indent: 1) + below
        case .moment(let time, let day, let words, let role):
            let field = StyledLine.field(time.hourMinute, words, role, labelWidth: 7, width: width)
            return (day.map { [StyledLine($0, .muted)] } ?? []) + field
        case .sentence(let words, let role): return StyledLine.wrapped(words, role, width: width)
        case .verbatim(let words, let role):
            // A body may be long; each scalar of it takes a byte at least, and no less than no column.
            let seen = String(words.unicodeScalars.prefix(2 * width * height))
            return StyledLine.wrapped(seen, role, width: width)
        }
    }
}
