import InvoiceCore
import ScreenKit
import Wording

extension InvoiceList: Screen {
    static var name: String { wording.invoicesTitle }
    static let isSearched = true

    func bindings(_ context: AppContext) -> [Binding] {
        let number = unknownNumber
        let asking = number.map { number in
            Binding(.enter, wording.askGatewayAboutNumber, rank: 0) { _, context in LookUp.open(number, &context) }
        }
        if let search, search.isTyping {
            if let asking { return [asking, endSearch] }
            return [bind(.enter, wording.goToFound, rank: 0) { list, _ in list.endTyping() }, endSearch]
        }
        let own: [Binding] = [
            Binding(.char("n"), wording.newInvoice, rank: 0) { _, context in
                InvoiceForm.open(InvoiceForm.freshDraft(context), &context)
            },
            Binding(
                .enter, also: [.char("l"), .right], wording.openInvoice, rank: 1,
                when: selectedInvoice != nil, does: self.open),
            bind(.char("r"), wording.readHistoryAgain, rank: 0, when: failure != nil) { list, context in
                list.loading == nil ? Reaction(effects: list.load(&context)) : .handled
            },
            bind(
                .char("/"), wording.search, rank: 2,
                when: !invoices.isEmpty || search != nil,
                act: { list, _ in
                    if list.search == nil { list.search = Search() }
                    list.search?.isTyping = true
                    return .handled
                }),
            bind(
                .char("u"), wording.settleUnknown, rank: 1,
                when: !context.unsettled.isEmpty || [.sending, .closed].contains(selectedInvoice?.state)
            ) { $0.settle(&$1) },
            Binding(
                .char("d"), wording.showDrafts, rank: 1, when: !context.drafts.isEmpty,
                act: { _, context in
                    guard context.drafts.count == 1 else { return .push(DraftPicker()) }
                    return InvoiceForm.resume(context.drafts[0], &context)
                }),
        ]
        let common: [Binding] = [
            .help(rank: 2), .palette(.char(":"), also: [.ctrl("p")], rank: 6),
            Binding(.char(","), wording.showSettings, rank: 7) { _, context in .push(ThemePicker(context)) },
            .quit(.char("q"), wording.quit, rank: 2),
        ]
        let selected = selectedInvoice.map { bindings(for: $0) } ?? []
        return (asking.map { [$0] } ?? []) + own + selected + boards + (search == nil ? [] : [endSearch]) + common
    }

    private func bindings(for invoice: Invoice) -> [Binding] {
        let isCreated = invoice.state == .created
        let own: [Binding] = [
            Binding(.char("c"), wording.clone, rank: 3) { _, context in
                InvoiceForm.openClone(of: invoice, &context)
            },
            invoice.replaceBinding,
            // Reading again has the same key.
            bind(
                .char("r"), wording.refreshStatus, rank: 3,
                when: isCreated && failure == nil,
                act: { list, context in
                    let id = context.newRequest()
                    list.asked.insert(id)
                    context.notice = Notice(wording.askingGateway, .pending)
                    return .effects(.askStatus(id, invoiceID: invoice.id))
                }),
            Binding(
                .char("p"), wording.showPaymentLink, rank: 2, when: invoice.canBePaid,
                act: { _, context in Payment.open(invoice, &context) }),
        ]
        return own + invoice.copyBindings(rank: 4, isShort: true)
    }

    /// How far back waiting payments are followed at once.
    private static let followedDays = 30

    /// The bindings for many invoices.
    private var boards: [Binding] {
        let exported: ExportDialog.Subject =
            if isSearching, let search, let query = search.query {
                .found(query, search: search.input.text)
            } else {
                .allInvoices
            }
        return [
            Binding(
                .char("R"), wording.followWaiting(days: Self.followedDays), rank: nil,
                when: shown.contains(where: \.isWaiting),
                act: { _, context in
                    context.notice = Notice(wording.lookingForWaiting, .pending)
                    return .effects(
                        .followAll(since: context.now.advanced(byMilliseconds: -86_400_000 * Int64(Self.followedDays))))
                }),
            Binding(
                .char("e"), wording.exportInvoices, when: !shown.isEmpty,
                act: { _, context in .push(ExportDialog(exported, context)) }),
            Binding(.char("s"), wording.showStatistics) { _, context in
                StatisticsScreen.open(&context, search: isSearching ? search?.input.text ?? "" : "")
            },
            Binding(.char("t"), wording.testPayments, rank: nil) { .push(TestPaymentScreen($1.catalog)) },
            Binding(.char("m"), wording.reconcile, rank: nil) {
                ReconcileScreen.open(&$1)
            },
        ]
    }

    private var endSearch: Binding {
        bind(
            .escape, wording.endSearch, rank: 1,
            act: { list, _ in
                let running = list.search?.running
                let kept = list.selectedInvoice?.id
                list.search = nil
                list.selected = kept.flatMap { id in list.invoices.firstIndex { $0.id == id } } ?? 0
                list.keepInRange()
                return Reaction(effects: running.map { [.cancel($0)] } ?? [])
            })
    }

    /// A number that is pasted is looked for; any other text means nothing here.
    private mutating func searchPasted(_ text: String, _ context: inout AppContext) -> Reaction {
        guard let number = GatewayNumber(text) else { return .ignored }
        search = Search()
        search?.input.insert(paste: number.text, limit: TextInput.longestFilter)
        let effects = startSearch(&context)
        search?.isPasted = true
        return Reaction(effects: effects)
    }

    private mutating func goOnWithPasted(_ context: inout AppContext) -> Reaction {
        guard search?.isPasted == true else { return .handled }
        search?.isPasted = false
        if let number = unknownNumber { return LookUp.open(number, &context) }
        guard shown.count == 1 else { return .handled }
        search?.isTyping = false
        return open
    }

    private mutating func endTyping() -> Reaction {
        search?.isTyping = false
        if !isSearching { search = nil }
        return .handled
    }

    private var open: Reaction { selectedInvoice.map { .open($0) } ?? .handled }

    private func settle(_ context: inout AppContext) -> Reaction {
        // The one that is looked at first, then all others. One that is being sent may have lost its program.
        let first = selectedInvoice.flatMap { [.unknown, .sending, .closed].contains($0.state) ? [$0] : nil } ?? []
        var reaction = Settling.open(first + context.unsettled.filter { $0.id != first.first?.id }, &context)
        // Settling finds out by itself about that one.
        if selectedInvoice?.state != .sending { reaction.effects.insert(.findAbandoned, at: 0) }
        return reaction
    }

    mutating func update(_ event: AppEvent, _ context: inout AppContext) -> Reaction {
        switch event {
        case .key(let key): return handle(key, &context)
        case .paste(let text):
            guard search?.isTyping == true else { return searchPasted(text, &context) }
            search?.input.insert(paste: text, limit: TextInput.longestFilter)
            return Reaction(effects: startSearch(&context))
        case .mouse(let mouse, let target): return handle(mouse, on: target, &context)
        case .resized: return Reaction(effects: loadIfNear(&context), isHandled: false)
        case .invoicesLoaded(let id, let page):
            let before = invoices.count
            guard let purpose = take(page, for: id) else { return .ignored }
            // The first few fill the screen: now the rest, for whoever scrolls. A page that brought nothing is not asked
            // for again and again.
            let goesOn = purpose == .jumpToNewest || invoices.count > before
            return goesOn ? Reaction(effects: loadIfNear(&context)) : .handled
        case .invoicesFailed(let id, let problem):
            return fail(wording.text(for: problem), for: id, &context) ? .handled : .ignored
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
            search?.take(found, count: count, isDone: isDone)
            keepInRange()
            return isDone ? goOnWithPasted(&context) : .handled
        case .searchFailed(let id, let problem):
            guard search?.running == id else { return .ignored }
            search?.running = nil
            search?.failure = wording.text(for: problem)
            return .handled
        case .searchRefused(let id, let problem):
            guard search?.running == id else { return .ignored }
            search?.running = nil
            search?.problem = problem
            return .handled
        case .statusAnswered(let id, _, let result):
            guard asked.remove(id) != nil else { return .ignored }
            context.notice = Self.notice(of: result)
            if let invoice = event.sent?.invoice { merge([invoice]) }
            return .handled
        default: return .ignored
        }
    }

    /// The answer to a question for the status; without what it means where that stands on the screen.
    static func notice(of result: StatusOutcome, isShort: Bool = false) -> Notice {
        switch result {
        case .failed(let problem): return Notice(problem)
        case .report(let sent, _, _):
            let invoice = sent.invoice
            let badge = wording.badge(for: invoice)
            let isMismatch = ShownState(invoice) == .mismatch
            let words = isShort && !isMismatch ? nil : wording.explanation(of: invoice)
            return Notice(
                [badge.text, words].compactMap(\.self).joined(separator: "  "), badge.role,
                rank: isMismatch ? .money : .usual)
        }
    }

    private mutating func handle(_ key: Key, _ context: inout AppContext) -> Reaction {
        if search?.isTyping == true { return typeSearch(key, &context) }
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

    private mutating func handle(
        _ mouse: MouseEvent.Kind, on target: HitRegion.Target?, _ context: inout AppContext
    ) -> Reaction {
        switch mouse {
        case .wheelUp, .wheelDown:
            selected = min(max(0, selected + mouse.scrolledRows), max(0, shown.count - 1))
            return Reaction(effects: loadIfNear(&context))
        case .press, .doubleClick:
            guard let row = target?.rowNumber, shown.indices.contains(row) else { return .ignored }
            selected = row
            guard mouse == .doubleClick else { return .handled }
            return search?.isTyping == true ? endTyping() : open
        }
    }

    private mutating func typeSearch(_ key: Key, _ context: inout AppContext) -> Reaction {
        switch key {
        case .up, .down, .pageUp, .pageDown:
            search?.isTyping = false
            return handle(key, &context)
        default: break
        }
        let before = search?.input.text
        guard search?.input.handle(key) == true else { return .ignored }
        search?.isPasted = false
        return search?.input.text == before ? .handled : Reaction(effects: startSearch(&context))
    }

    private mutating func startSearch(_ context: inout AppContext) -> [Effect] {
        var effects: [Effect] = []
        if let running = search?.running { effects.append(.cancel(running)) }
        search = search.map { Search(input: $0.input, isTyping: $0.isTyping, readPercent: $0.readPercent) }
        selected = 0
        top = 0
        guard let text = search?.input.text, isSearching else { return effects }
        do throws(InvoiceQueryProblem) {
            let zone = context.zone
            let query = try InvoiceQuery(text, now: context.now, offset: { zone.offset(at: $0) })
            let id = context.newRequest()
            search?.query = query
            search?.running = id
            effects.append(.search(id, query))
        } catch {
            search?.problem = error
        }
        return effects
    }
}
