import InvoiceCore
import ScreenKit
import Wording

extension InvoiceDetail {
    /// The least and the most columns of the names and times at the left.
    private static let leastLabel = 10
    private static let mostLabel = 28

    /// The invoice in lines of at most `width` columns.
    static func lines(
        of invoice: Invoice, _ extent: InvoiceDocument.Extent = .whole, width: Int, _ context: AppContext
    ) -> [StyledLine] {
        let document = wording.document(
            of: invoice, extent, now: context.now, partner: { context.name(ofPartner: $0) }
        ) { context.zone.civil($0) }
        let head = document.head
        let labelWidth = labelWidth(of: document, width: width)
        var lines = [
            StyledLine([
                (head.amount, .amount), ("   \(head.method)", .text), ("   \(head.badge.text)", head.badge.role),
            ])
        ]
        for (index, section) in document.sections.enumerated() {
            if index > 0 { lines.append(StyledLine()) }
            if let heading = section.heading { lines.append(StyledLine(heading, .heading)) }
            lines += section.rows.flatMap { Self.lines(of: $0, labelWidth: labelWidth, width: width) }
        }
        return lines
    }

    /// One column for all names and times: as wide as the longest of them, where that leaves room for the values.
    private static func labelWidth(of document: InvoiceDocument, width: Int) -> Int {
        let names = document.sections.flatMap(\.rows).map { row in
            if case .fact(let label, _, _, _) = row { TextWidth.of(visible(label)) + 2 } else { 0 }
        }
        return max(leastLabel, names.filter { $0 <= min(mostLabel, width * 2 / 5) }.max() ?? 0)
    }

    private static func lines(of row: InvoiceDocument.Row, labelWidth: Int, width: Int) -> [StyledLine] {
        switch row {
        case .fact(let label, let value, let role, let note):
            return StyledLine.field(
                visible(label), value, role, note: note, labelWidth: labelWidth, width: width)
        case .moment(let time, let day, let words, let role):
            let field = StyledLine.field(time.clock, words, role, labelWidth: labelWidth, width: width)
            return (day.map { [StyledLine($0, .muted)] } ?? []) + field
        case .sentence(let words, let role): return StyledLine.wrapped(words, role, width: width)
        case .verbatim(let words, let role): return StyledLine.wrapped(words, role, width: width, indent: labelWidth)
        }
    }
}
