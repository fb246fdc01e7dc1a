import InvoiceCore
import ScreenKit
import Wording

extension InvoiceList {
    /// Asks for the newest invoices: first only as many as the screen shows, for reading them is what one waits for.
    mutating func load(_ context: inout AppContext) -> [Effect] {
        ask(.newest, .jumpToNewest, pageHeight(context) + Self.spareRows, &context)
    }

    /// Reads the newest ones anew, because what is known is no longer so. The selection stays where it is, if it can.
    mutating func loadAnew(_ context: inout AppContext) -> [Effect] {
        let kept = invoices.indices.contains(selected) && !isSearching ? invoices[selected].id : nil
        let depth = base == 0 ? min(selected, Self.windowSize) : 0
        // A change that comes before the page is newer than it, and stays.
        (invoices, mismatched) = ([], 0)
        (base, hasMore, total) = (0, false, nil)
        let count = max(pageHeight(context), depth + 1) + Self.spareRows
        let effects = ask(.newest, .jumpToNewest, count, &context)
        loading?.selecting = kept
        return effects
    }

    /// Asks for what lies beyond the window when the selection comes near its end, or the end near the screen.
    mutating func loadIfNear(_ context: inout AppContext) -> [Effect] {
        guard !isSearching, loading == nil else { return [] }
        let margin = max(Self.pageSize / 2, pageHeight(context))
        if hasMore, selected + margin >= invoices.count {
            // So near the newest one the history's end tells it without the index, which may not be there yet.
            if base == 0, invoices.count < Self.pageSize { return ask(.newestLater, .rest, Self.pageSize, &context) }
            return ask(.at(base + invoices.count), .append, Self.pageSize, &context)
        }
        if base > 0, selected < margin {
            let first = max(0, base - Self.pageSize)
            return ask(.at(first), .prepend, base - first, &context)
        }
        return []
    }

    /// Goes to the newest invoice of all.
    mutating func jumpToNewest(_ context: inout AppContext) -> [Effect] {
        selected = 0
        top = 0
        guard base > 0, !isSearching else { return [] }
        return load(&context)
    }

    /// Goes to the oldest invoice of all.
    mutating func jumpToOldest(_ context: inout AppContext) -> [Effect] {
        selected = max(0, shown.count - 1)
        guard hasMore, !isSearching else { return [] }
        return ask(.oldest, .jumpToOldest, Self.pageSize, &context)
    }

    private mutating func ask(
        _ place: InvoicePlace, _ purpose: Loading.Purpose, _ limit: Int, _ context: inout AppContext
    ) -> [Effect] {
        let id = context.newRequest()
        loading = Loading(id: id, purpose: purpose)
        return [.loadInvoices(id, place, limit: limit)]
    }

    /// Takes a page in, and tells what it was asked for; nil when nobody awaits it.
    mutating func take(_ page: InvoicePage, for id: RequestID) -> Loading.Purpose? {
        guard let loading, loading.id == id else { return nil }
        defer { mismatched = invoices.count { ShownState($0) == .mismatch } }
        self.loading = nil
        isLoaded = true
        failure = nil
        total = page.total ?? total
        ownWidths.note(page.invoices)
        let known = Set(invoices.map(\.id))
        let new = page.invoices.filter { !known.contains($0.id) }
        switch loading.purpose {
        case .append:
            invoices += new
            hasMore = page.hasMore
            dropFront()
        case .rest:
            // An invoice newer than the window comes as a change, in its place.
            if let last = page.invoices.lastIndex(where: { $0.id == invoices.last?.id }) {
                invoices += page.invoices[(last + 1)...].filter { !known.contains($0.id) }
                hasMore = page.hasMore
            }
        case .prepend:
            invoices.insert(contentsOf: new, at: 0)
            base = page.first
            selected += new.count
            top += new.count
            dropBack()
        case .jumpToNewest:
            // What was appended meanwhile is in the window already.
            let inPage = Set(page.invoices.map(\.id))
            let others = base == 0 ? invoices.filter { !inPage.contains($0.id) } : []
            (invoices, base, hasMore) = (page.invoices, 0, page.hasMore)
            for invoice in others.reversed() where isNew(invoice) { insert(invoice) }
            selected = loading.selecting.flatMap { id in invoices.firstIndex { $0.id == id } } ?? 0
            top = min(top, selected)
            if loading.selecting == nil { top = 0 }
        case .jumpToOldest:
            invoices = page.invoices
            base = page.first
            selected = max(0, invoices.count - 1)
            top = 0
            hasMore = page.hasMore
        }
        return loading.purpose
    }

    /// The page can't be read: what is there stays, and moving on asks again. False when nobody awaits it.
    mutating func fail(_ text: String, for id: RequestID, _ context: inout AppContext) -> Bool {
        guard loading?.id == id else { return false }
        loading = nil
        if invoices.isEmpty {
            failure = text
        } else {
            context.notice = Notice(wording.cantReadMore(text), .error)
        }
        return true
    }

    private mutating func dropFront() {
        let count = min(invoices.count - Self.windowSize, top)
        guard count > 0 else { return }
        invoices.removeFirst(count)
        base += count
        selected -= count
        top -= count
    }

    private mutating func dropBack() {
        guard invoices.count > Self.windowSize else { return }
        invoices.removeLast(invoices.count - Self.windowSize)
        hasMore = true
    }

    /// Puts in what changed, and keeps the selection on the invoice where it was.
    mutating func merge(_ changed: [Invoice]) {
        let kept = selectedInvoice?.id
        let wasAtTop = selected == 0 && top == 0 && base == 0
        ownWidths.note(changed)
        followMarks(changed)
        defer { mismatched = invoices.count { ShownState($0) == .mismatch } }
        for invoice in changed.reversed() {
            if let index = invoices.firstIndex(where: { $0.id == invoice.id }) {
                invoices[index] = invoice
            } else if isNew(invoice) {
                add(invoice)
            }
            search?.follow(invoice)
        }
        if !wasAtTop, let kept, let index = shown.firstIndex(where: { $0.id == kept }) {
            // At the top what is new comes into sight; further down the rows stay where they are.
            if top > 0 { top = max(0, top + index - selected) }
            selected = index
        }
        keepInRange()
    }

    /// True for what was made after everything that is known; older ones come with their page.
    private func isNew(_ invoice: Invoice) -> Bool {
        guard isLoaded else { return false }
        guard let newest = invoices.first else { return base == 0 }
        // An adopted one was created long ago, and may belong into the midst of the window.
        if base > 0, invoice.intent.createdAt >= newest.intent.createdAt { return false }
        return invoice.intent.createdAt >= newest.intent.createdAt || !hasMore
            || invoice.intent.createdAt > (invoices.last?.intent.createdAt ?? newest.intent.createdAt)
    }

    private mutating func insert(_ invoice: Invoice) {
        let place = invoices.firstIndex { $0.intent.createdAt <= invoice.intent.createdAt } ?? invoices.endIndex
        invoices.insert(invoice, at: place)
    }

    private mutating func add(_ invoice: Invoice) {
        insert(invoice)
        total = total.map { $0 + 1 }
        // Rows left behind come again with their page.
        if selected < Self.windowSize / 2 { dropBack() }
    }
}
