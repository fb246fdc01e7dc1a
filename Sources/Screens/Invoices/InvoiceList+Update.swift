import InvoiceCore
import ScreenKit

extension InvoiceList: Screen {
    static let name = "Invoices"
    static let isSearched = true

    func bindings(_ context: AppContext) -> [Binding] {
        if let search, search.isTyping {
            return [
                Binding(.open, .enter, "Show", "Go to what was found", rank: 0),
                Binding(.back, .escape, "End search", "Back to all invoices", rank: 1),
            ]
        }
        var bindings = [Binding(.new, .char("n"), "New", "New invoice", rank: 0)]
        let invoice = selectedInvoice
        if invoice != nil {
            bindings.append(
                Binding(.open, .enter, also: [.char("l"), .right], "Open", "Everything about the invoice", rank: 1))
        }
        if failure != nil {
            bindings.append(Binding(.reload, .char("r"), "Read again", "Read the history again", rank: 0))
        }
        if !invoices.isEmpty || search != nil {
            bindings.append(
                Binding(
                    .search, .char("/"), "Search", "Search: words, -word, status: method: amount> is: sort: …", rank: 2)
            )
        }
        if !context.unsettled.isEmpty || invoice?.state == .sending {
            bindings.append(
                Binding(.settle, .char("u"), "Settle", "Ask the gateway what became of unknown ones", rank: 1))
        }
        if !context.drafts.isEmpty {
            bindings.append(Binding(.drafts, .char("d"), "Drafts", "Go on with a draft that was kept", rank: 1))
        }
        if let invoice {
            bindings.append(Binding(.clone, .char("c"), "Clone", "A new invoice like this one", rank: 3))
            if invoice.state == .created {
                bindings.append(
                    Binding(.refresh, .char("r"), "Refresh", "Ask the gateway for the payment's status", rank: 3))
                bindings.append(Binding(.pay, .char("p"), "Pay link", "The payment link, also as a QR code", rank: 2))
            }
            bindings += invoice.copyBindings(rank: 4, label: "Copy")
        }
        if shown.contains(where: \.isWaiting) {
            bindings.append(
                Binding(
                    .followAll, .char("R"), "Follow", "Follow the waiting payments of the last 30 days",
                    rank: nil))
        }
        if !shown.isEmpty {
            bindings.append(
                Binding(.export, .char("e"), "Export", "Write what is shown into a file, csv or jsonl", rank: 5))
        }
        bindings.append(
            Binding(.statistics, .char("s"), "Statistics", "Counts and sums per day, method and status", rank: 5))
        bindings.append(
            Binding(.testPayments, .char("t"), "Test", "Test payments of 1000 and 2000 in chosen currencies", rank: nil)
        )
        bindings.append(
            Binding(.reconcile, .char("m"), "Reconcile", "Compare with the gateway's own list of payments", rank: nil))
        if search != nil { bindings.append(Binding(.back, .escape, "End search", "Back to all invoices", rank: 1)) }
        return bindings + [
            Binding(.help, .function(1), also: [.char("?")], "Help", "Keys of this screen", rank: 2),
            Binding(
                .palette, .char(":"), also: [.ctrl("p")], "Commands", "All commands, filtered as you type", rank: 6),
            Binding(.settings, .char(","), "Settings", "Theme", rank: 7),
            Binding(.quit, .char("q"), "Quit", "Leave einvoice", rank: 2),
        ]
    }

    mutating func update(_ event: AppEvent, _ context: inout AppContext) -> Reaction {
        switch event {
        case .key(let key): return handle(key, &context)
        case .paste(let text):
            guard search?.isTyping == true else { return .ignored }
            search?.input.insert(paste: text, limit: TextInput.longestFilter)
            return Reaction(effects: startSearch(&context))
        case .mouse(let mouse): return handle(mouse, &context)
        case .resized: return Reaction(effects: loadIfNear(&context), isHandled: false)
        case .invoicesLoaded(let id, let page):
            let before = invoices.count
            guard let purpose = take(page, for: id) else { return .ignored }
            // The first few fill the screen: now the rest, for whoever scrolls. A page that brought nothing is not asked
            // for again and again.
            let goesOn = purpose == .jumpToNewest || invoices.count > before
            return goesOn ? Reaction(effects: loadIfNear(&context)) : .handled
        case .invoicesFailed(let id, let text): return fail(text, for: id, &context) ? .handled : .ignored
        case .invoicesCounted(let counts):
            (total, self.counts) = (counts.total, counts)
            return .ignored
        case .invoicesChanged(let changed):
            merge(changed)
            return .ignored
        case .historyReplaced:
            let effects = loadAnew(&context)
            return Reaction(effects: effects + (isSearching ? startSearch(&context) : []), isHandled: false)
        case .searchReading(let id, let percent):
            guard search?.running == id else { return .ignored }
            search?.readPercent = percent
            return .handled
        case .searchFound(let id, let found, let count, let isDone):
            guard search?.running == id else { return .ignored }
            search?.readPercent = 100
            search?.found += found
            search?.count = count
            if isDone { search?.running = nil }
            keepInRange()
            return .handled
        case .searchFailed(let id, let text):
            guard search?.running == id else { return .ignored }
            search?.running = nil
            search?.failure = text
            return .handled
        case .searchRefused(let id, let problem):
            guard search?.running == id else { return .ignored }
            search?.running = nil
            search?.problem = problem
            return .handled
        case .statusAnswered(let id, _, let result):
            guard asked.remove(id) != nil else { return .ignored }
            context.notice = Self.notice(of: result)
            if case .updated(let invoice) = result { merge([invoice]) }
            return .handled
        default: return .ignored
        }
    }

    static func notice(of result: StatusResult) -> Notice {
        switch result {
        case .failed(let text): return Notice(text, .warning)
        case .updated(let invoice):
            let badge = Wording.badge(for: invoice)
            let isMismatch = ShownState(invoice) == .mismatch
            return Notice(
                "\(badge.text)  \(Wording.explanation(of: invoice) ?? "")", badge.role,
                rank: isMismatch ? .money : .usual)
        }
    }

    private mutating func handle(_ key: Key, _ context: inout AppContext) -> Reaction {
        if search?.isTyping == true { return typeSearch(key, &context) }
        if bindings(context).first(for: key) != nil { return .ignored }
        let height = pageHeight(context)
        switch key.latinEquivalent {
        case .home, .char("g"): return Reaction(effects: jumpToNewest(&context))
        case .end, .char("G"): return Reaction(effects: jumpToOldest(&context))
        default: break
        }
        var list = ListSelection(selected: selected, offset: top)
        guard list.handle(key, count: shown.count, height: height) else { return .ignored }
        selected = list.selected
        top = min(list.offset, selected)
        return Reaction(effects: loadIfNear(&context))
    }

    private mutating func handle(_ mouse: MouseEvent, _ context: inout AppContext) -> Reaction {
        switch mouse.kind {
        case .wheelUp, .wheelDown:
            selected = min(max(0, selected + (mouse.kind == .wheelUp ? -3 : 3)), max(0, shown.count - 1))
            return Reaction(effects: loadIfNear(&context))
        case .press, .doubleClick:
            guard let row = row(at: mouse.position, context), shown.indices.contains(row) else { return .ignored }
            selected = row
            return mouse.kind == .doubleClick ? perform(.open, &context) : .handled
        }
    }

    private mutating func typeSearch(_ key: Key, _ context: inout AppContext) -> Reaction {
        switch key {
        case .escape, .enter: return .ignored
        case .up, .down, .pageUp, .pageDown:
            search?.isTyping = false
            return handle(key, &context)
        default: break
        }
        let before = search?.input.text
        guard search?.input.handle(key) == true else { return .ignored }
        return search?.input.text == before ? .handled : Reaction(effects: startSearch(&context))
    }

    private mutating func startSearch(_ context: inout AppContext) -> [Effect] {
        var effects: [Effect] = []
        if let running = search?.running { effects.append(.cancel(running)) }
        search?.found = []
        search?.count = 0
        search?.problem = nil
        search?.failure = nil
        search?.running = nil
        selected = 0
        top = 0
        if let search, search.isActive {
            let id = context.newRequest()
            self.search?.running = id
            effects.append(.search(id, search.input.text))
        }
        return effects
    }

    mutating func perform(_ action: Action, _ context: inout AppContext) -> Reaction {
        switch action {
        case .new: return InvoiceForm.open(InvoiceForm.freshDraft(context), &context)
        case .drafts:
            if context.drafts.count == 1, let kept = context.drafts.first { return InvoiceForm.resume(kept, &context) }
            return .move(.push(DraftPicker()))
        case .open:
            if search?.isTyping == true {
                search?.isTyping = false
                if search?.isActive != true { search = nil }
                return .handled
            }
            guard let invoice = selectedInvoice else { return .handled }
            return .move(.push(InvoiceDetail(invoice: invoice)))
        case .export:
            let searched = isSearching ? search?.input.text ?? "" : ""
            return .move(.push(ExportDialog(.invoices(search: searched), context)))
        case .statistics: return StatisticsScreen.open(&context)
        case .reconcile: return ReconcileScreen.open(&context)
        case .testPayments: return .move(.push(TestPaymentScreen()))
        case .search:
            if search == nil { search = Search() }
            search?.isTyping = true
            return .handled
        case .back:
            let running = search?.running
            let kept = selectedInvoice?.id
            search = nil
            selected = kept.flatMap { id in invoices.firstIndex { $0.id == id } } ?? 0
            keepInRange()
            return Reaction(effects: running.map { [.cancel($0)] } ?? [])
        case .clone:
            return selectedInvoice.map { InvoiceForm.open(InvoiceForm.clone(of: $0, context), &context) } ?? .handled
        case .settle:
            // The one that is looked at first, then all others. One that is being sent may have lost its program.
            let first = selectedInvoice.flatMap { [.unknown, .sending].contains($0.state) ? [$0] : nil } ?? []
            var reaction = Settling.open(first + context.unsettled.filter { $0.id != first.first?.id }, &context)
            // Settling finds out by itself about that one.
            if selectedInvoice?.state != .sending { reaction.effects.insert(.findAbandoned, at: 0) }
            return reaction
        case .refresh:
            guard let invoice = selectedInvoice else { return .handled }
            let id = context.newRequest()
            asked.insert(id)
            context.notice = Notice("Asking the gateway…", .pending)
            return .effects(.askStatus(id, invoiceID: invoice.id))
        case .reload: return loading == nil ? Reaction(effects: load(&context)) : .handled
        case .followAll:
            context.notice = Notice("Looking for waiting payments…", .pending)
            return .effects(.followAll(since: context.now.advanced(byMilliseconds: -30 * 86_400_000)))
        case .pay: return selectedInvoice.map { Payment.open($0, &context) } ?? .handled
        case .copyNumber, .copyPaymentID: return selectedInvoice?.copying(action) ?? .handled
        default: return .ignored
        }
    }
}
