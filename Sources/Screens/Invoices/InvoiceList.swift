import InvoiceCore
import ScreenKit

/// Home: the invoices, newest first, or those that a search found.
public struct InvoiceList: Sendable, Equatable {
    /// Newest first.
    var invoices: [Invoice] = []
    /// True when the history has older ones than those loaded.
    var hasMore = false
    var selected = 0
    /// The invoice in the uppermost row.
    var top = 0
    /// The page that is awaited.
    var loading: RequestID?
    var isLoaded = false
    var search: Search?
    /// Questions to the gateway that are not answered yet.
    var asked: Set<RequestID> = []

    /// How many are asked for at a time.
    static let pageSize = 200

    /// A search that is being typed or shown.
    struct Search: Sendable, Equatable {
        var input = TextInput()
        /// True while keys go to the input.
        var isTyping = true
        var running: RequestID?
        var found: [Invoice] = []
        var problem: InvoiceQueryProblem?

        /// True when the search asks for something.
        var isActive: Bool { !input.text.allSatisfy(\.isWhitespace) }
    }

    /// What is shown: what was found, or everything.
    var shown: [Invoice] { search.flatMap { $0.isActive ? $0.found : nil } ?? invoices }

    var selectedInvoice: Invoice? { shown.indices.contains(selected) ? shown[selected] : nil }

    /// Asks for the newest page.
    mutating func load(_ around: inout Surroundings) -> [Effect] {
        let id = around.newRequest()
        loading = id
        return [.loadInvoices(id, olderThan: nil, limit: Self.pageSize)]
    }

    /// Asks for older ones when the selection comes near the end of what is loaded.
    mutating func loadOlderIfNear(_ around: inout Surroundings) -> [Effect] {
        guard hasMore, loading == nil, search?.isActive != true, selected + Self.pageSize / 2 >= invoices.count,
            let last = invoices.last
        else { return [] }
        let id = around.newRequest()
        loading = id
        return [.loadInvoices(id, olderThan: last.id, limit: Self.pageSize)]
    }

    /// Puts in what changed, and keeps the selection on the invoice where it was.
    mutating func merge(_ changed: [Invoice], _ around: Surroundings) {
        let kept = selectedInvoice?.id
        let wasAtTop = selected == 0 && top == 0
        for invoice in changed {
            Self.put(invoice, in: &invoices, addsNew: true)
            if var search {
                Self.put(invoice, in: &search.found, addsNew: false)
                self.search = search
            }
        }
        if !wasAtTop, let kept, let index = shown.firstIndex(where: { $0.id == kept }) {
            // At the top what is new comes into sight; further down the rows stay where they are.
            if top > 0 { top = max(0, top + index - selected) }
            selected = index
        }
        keepInRange()
    }

    private static func put(_ invoice: Invoice, in list: inout [Invoice], addsNew: Bool) {
        if let index = list.firstIndex(where: { $0.id == invoice.id }) {
            list[index] = invoice
        } else if addsNew {
            let place = list.firstIndex { $0.intent.createdAt <= invoice.intent.createdAt } ?? list.endIndex
            list.insert(invoice, at: place)
        }
    }

    mutating func keepInRange() {
        selected = min(max(0, selected), max(0, shown.count - 1))
        top = min(max(0, top), selected)
    }
}
