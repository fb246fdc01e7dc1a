import InvoiceCore
import ScreenKit
import Wording

extension InvoiceList.Search {
    /// How many fit now.
    var fitting: Int { count + added - unfit.count }

    /// How many of ``found`` fit now.
    var shownFitting: Int { found.count - unfit.count }

    /// Takes in what the search found further.
    mutating func take(_ more: [Invoice], count: Int, isDone: Bool) {
        found += more
        widths.note(more)
        self.count = count
        guard isDone else { return }
        running = nil
        for invoice in changed.values { follow(invoice) }
        changed = [:]
    }

    /// Follows an invoice to which something happened since it was searched for: a row that fits no longer stays and is
    /// marked, one that came to fit is added.
    mutating func follow(_ invoice: Invoice) {
        guard let query, failure == nil else { return }
        if let index = found.firstIndex(where: { $0.id == invoice.id }) {
            found[index] = invoice
            let wasUnfit = unfit.contains(invoice.id)
            if query.matches(invoice) { unfit.remove(invoice.id) } else { unfit.insert(invoice.id) }
            if wasUnfit != unfit.contains(invoice.id) { sumAnew() }
        }
        guard running == nil else { return changed[invoice.id] = invoice }
        guard !found.contains(where: { $0.id == invoice.id }), query.matches(invoice) else { return }
        let place = found.firstIndex { query.order.puts(invoice, before: $0) } ?? found.endIndex
        // Behind the last row it may be one of those that were counted and aren't shown.
        guard place < found.endIndex || found.count >= count + added else { return }
        found.insert(invoice, at: place)
        widths.note([invoice])
        added += 1
        sumAnew()
    }

    /// After a change; where not all that were found are here, nobody knows the sums any more.
    private mutating func sumAnew() {
        guard sums != nil, let query else { return }
        guard found.count == count + added else {
            sums = nil
            return
        }
        let counted = query.leavingTestsOut == query ? found : found.filter { !$0.intent.isTest }
        let unfit = unfit
        sums = Totals(of: counted.lazy.filter { !unfit.contains($0.id) })
    }
}

extension InvoiceList {
    /// What a dialog over the list wishes it to show.
    enum Wish: Sendable, Equatable {
        /// What this search finds.
        case search(String)
        /// The same, asked for by a row of the statistics.
        case found(String, from: StatisticsScreen)
        case order(InvoiceQuery.Order)
    }

    /// Shows what is wished for, and gives what is to be done for that.
    mutating func take(_ wish: Wish, _ context: inout AppContext) -> [Effect] {
        switch wish {
        case .search(let text):
            let order = context.listSettings.order
            let isOrdered = order == .newestFirst || Self.hasOrder(text)
            return show(
                [text, isOrdered ? "" : order.rawValue].filter { !$0.isEmpty }.joined(separator: " "), &context)
        case .found(let text, let statistics):
            let effects = take(.search(text), &context)
            origin = statistics
            return effects
        case .order(let order):
            let words = (search?.input.text ?? "").unicodeScalars.split(separator: " ").map { String($0) }
            var rest = words.filter { !Self.hasOrder($0) }
            if order != .newestFirst { rest.append(order.rawValue) }
            context.listSettings.apply(.order(order))
            return show(rest.joined(separator: " "), &context) + [.editList(.order(order))]
        }
    }

    /// True where a search says in which order.
    private static func hasOrder(_ text: String) -> Bool {
        text.unicodeScalars.split(separator: " ").contains { InvoiceQuery.Order(term: String($0)) != nil }
    }

    private mutating func show(_ text: String, _ context: inout AppContext) -> [Effect] {
        let ended = endSearch()
        guard !text.isEmpty else { return ended }
        search = Search(input: TextInput(text: text), isTyping: false)
        return ended + startSearch(&context)
    }

    /// Back to all invoices, with the selection where it was.
    mutating func endSearch() -> [Effect] {
        let awaited = search.flatMap { $0.running != nil || $0.sums == nil ? $0.id : nil }
        let kept = selectedInvoice?.id
        (search, origin) = (nil, nil)
        selected = kept.flatMap { id in invoices.firstIndex { $0.id == id } } ?? 0
        keepInRange()
        return awaited.map { [.cancel($0)] } ?? []
    }

    /// Searches for what is typed.
    mutating func startSearch(_ context: inout AppContext) -> [Effect] {
        var effects: [Effect] = []
        // Its sums are of no use, either.
        if let search, let id = search.id, search.running != nil || search.sums == nil { effects.append(.cancel(id)) }
        search = search.map { Search(input: $0.input, isTyping: $0.isTyping, readPercent: $0.readPercent) }
        selected = 0
        top = 0
        guard let text = search?.input.text, isSearching else { return effects }
        do throws(InvoiceQueryProblem) {
            let zone = context.zone
            let typed = try InvoiceQuery(
                text, now: context.now, speaking: SpokenLanguage.code, offset: { zone.offset(at: $0) })
            let query = typed.namingMethods(of: context.catalog)
            let id = context.newRequest()
            search?.query = query
            search?.running = id
            search?.id = id
            effects.append(.search(id, query))
        } catch {
            search?.problem = error
        }
        return effects
    }

    /// Keeps a search that was typed and led somewhere, for the next time.
    mutating func endTyping(_ context: inout AppContext) -> [Effect] {
        search?.isTyping = false
        search?.tab = nil
        guard isSearching, let text = search?.input.text else {
            (search, origin) = (nil, nil)
            return []
        }
        if search?.problem != nil || search?.failure != nil { return [] }
        context.listSettings.apply(.searched(text))
        return [.editList(.searched(text))]
    }

    /// Takes the next of what the last word may become.
    mutating func complete(_ context: inout AppContext) -> Reaction {
        guard let search else { return .handled }
        let next: Search.Tab
        if let tab = search.tab {
            next = Search.Tab(
                completion: tab.completion, place: (tab.place + 1) % tab.completion.candidates.count)
        } else if let completion = SearchCompletion(of: search.input.text, context, shown + invoices) {
            next = Search.Tab(completion: completion, place: 0)
        } else {
            return .handled
        }
        self.search?.input = TextInput(text: next.completion.start + next.completion.candidates[next.place])
        let effects = startSearch(&context)
        self.search?.tab = next
        return Reaction(effects: effects)
    }
}
