import InvoiceCore
import ScreenKit
import Wording

extension InvoiceDetail {
    private static let labelWidth = 14
    private static let timeWidth = 10

    /// The invoice in lines of at most `width` columns.
    static func lines(
        of invoice: Invoice, _ extent: InvoiceDocument.Extent = .whole, width: Int, _ context: AppContext
    ) -> [StyledLine] {
        let document = wording.document(of: invoice, extent, now: context.now) { context.zone.civil($0) }
        let head = document.head
        var lines = [
            StyledLine([
                (head.amount, .amount), ("   \(head.method)", .text), ("   \(head.badge.text)", head.badge.role),
            ])
        ]
        for (index, section) in document.sections.enumerated() {
            if index > 0 { lines.append(StyledLine()) }
            if let heading = section.heading { lines.append(StyledLine(heading, .heading)) }
            lines += section.rows.flatMap { Self.lines(of: $0, width: width) }
        }
        return lines
    }

    private static func lines(of row: InvoiceDocument.Row, width: Int) -> [StyledLine] {
        switch row {
        case .fact(let label, let value, let role):
            return StyledLine.field(visible(label), value, role, labelWidth: labelWidth, width: width)
        case .moment(let time, let day, let words, let role):
            let field = StyledLine.field(time.clock, words, role, labelWidth: timeWidth, width: width)
            return (day.map { [StyledLine($0, .muted)] } ?? []) + field
        case .sentence(let words, let role), .verbatim(let words, let role):
            return StyledLine.wrapped(words, role, width: width)
        }
    }
}
