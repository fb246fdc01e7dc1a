import InvoiceCore
import ScreenKit
import Wording

extension InvoiceForm {
    /// Looks for the last invoices of the customer that is typed now, where it is another one.
    mutating func findLast(_ context: inout AppContext) -> [Effect] {
        let typed = draft(context).customer
        guard typed != customer else { return [] }
        let running = findingLast.map { [Effect.cancel($0)] } ?? []
        (customer, findingLast, lastInvoices) = (typed, nil, [])
        guard let typed else { return running }
        let id = context.newRequest()
        findingLast = id
        return running + [.findLast(id, typed)]
    }

    /// Takes the description of the customer's last invoice.
    mutating func takeLastDescription(_ context: inout AppContext) -> Reaction {
        guard let text = lastDescription else { return .handled }
        inputs[.text(.description)] = TextInput(text: text)
        return changed(&context)
    }

    /// Rows of the last invoices that find room below the form: none, or a heading and at least two.
    func lastRows(below lines: Int, in height: Int) -> Int {
        let room = height - lines - 2
        return lastInvoices.isEmpty || room < min(2, lastInvoices.count) ? 0 : min(room, lastInvoices.count)
    }

    func drawLast(_ rows: Int, in frame: inout Frame, area: Rect, _ context: AppContext) {
        guard rows > 0, let customer else { return }
        let heading = area.row(0)
        frame.hline(x: heading.x, y: heading.y, width: heading.width)
        frame.put(
            " \(wording.lastInvoices(of: customer)) ", x: heading.x + 2, y: heading.y, role: .heading,
            maxWidth: heading.width - 4)
        let shown = Array(lastInvoices.prefix(rows))
        let table = Table(Self.columns(context), width: area.width - 2, measuring: shown)
        for (row, invoice) in shown.enumerated() {
            table.draw(invoice, in: &frame, x: area.x + 1, y: area.y + 1 + row)
        }
    }

    private static func columns(_ context: AppContext) -> [TableColumn<Invoice>] {
        [
            TableColumn(width: .content(min: 8, max: 16)) {
                (wording.ago($0.intent.createdAt, now: context.now), .muted)
            },
            TableColumn(width: .content(min: 8, max: 24), dropOrder: 1) { (wording.methodName(of: $0), .text) },
            TableColumn(width: .content(min: 8, max: 24), alignment: .decimal) { (wording.amount(of: $0), .amount) },
            TableColumn(width: .content(min: 8, max: 16)) { invoice in
                let badge = wording.badge(for: invoice)
                return (badge.text, badge.role)
            },
            TableColumn(width: .flexible(min: 12, max: 60), dropOrder: 2) { ($0.intent[.description] ?? "", .text) },
        ]
    }
}

extension InvoiceForm {
    /// Gives the description to the person's editor.
    mutating func editDescription(_ context: inout AppContext) -> Reaction {
        let id = context.newRequest()
        editing = id
        return .effects(.edit(id, text(.text(.description))))
    }

    mutating func take(_ result: Result<String, EditProblem>, _ context: inout AppContext) -> Reaction {
        let text: String
        switch result {
        case .success(let edited): text = edited
        case .failure(let problem):
            context.notice = Notice(wording.notEdited(problem), .warning)
            return .handled
        }
        var input = input(at: .text(.description))
        // As if it had been pasted over what was there: undo brings that back.
        _ = input.handle(.ctrl("e"))
        _ = input.handle(.ctrl("u"))
        input.insert(paste: text.trimmingBlanks)
        guard input.text != self.text(.text(.description)) else { return .handled }
        inputs[.text(.description)] = input
        return changed(&context)
    }
}
