import InvoiceCore
import ScreenKit
import Wording

extension InvoiceDetail {
    /// The keys for the invoices before and after this one in the list or search that it was opened from.
    var neighbourBindings: [Binding] {
        [
            Binding(.char("]"), wording.nextInvoice, rank: 3, when: isListed, does: .move(.neighbour(1))),
            Binding(.char("["), wording.previousInvoice, rank: 4, when: isListed, does: .move(.neighbour(-1))),
        ]
    }
}

extension InvoiceList {
    /// Selects the invoice so many rows below another; nil where there is none, or the other is in the list no more.
    mutating func step(
        from id: String, by rows: Int, _ context: inout AppContext
    ) -> (invoice: Invoice?, effects: [Effect]) {
        let index = shown.firstIndex { $0.id == id }.map { $0 + rows }
        guard let index, shown.indices.contains(index) else { return (nil, []) }
        selected = index
        return (shown[index], loadIfNear(&context))
    }
}

extension App {
    /// Shows the invoice beside the one that is shown.
    static func showNeighbour(by rows: Int, at index: Int, _ state: inout AppState) -> [Effect] {
        guard var list = state.screens.first as? InvoiceList, let detail = state.screens[index] as? InvoiceDetail else {
            return []
        }
        let (invoice, effects) = list.step(from: detail.invoice.id, by: rows, &state.context)
        state.screens[0] = list
        if let invoice {
            var next = InvoiceDetail(invoice: invoice, isListed: true)
            next.askedBefore = detail.askedBefore
            if let asked = detail.asked { next.askedBefore[asked] = detail.invoice.intent.paymentID }
            state.screens[index] = next
        } else {
            state.context.notice = Notice(rows > 0 ? wording.noNextInvoice : wording.noPreviousInvoice)
        }
        return effects
    }
}
