import InvoiceCore
import ScreenKit
import Wording

extension InvoiceList: Screen {
    static var name: String { wording.invoicesTitle }
    static let isSearched = true

    func takesText(_ context: AppContext) -> Bool { search?.isTyping == true }
    func hasList(_ context: AppContext) -> Bool { true }

    /// A number that is pasted is looked for; any other text means nothing here.
    private mutating func searchPasted(_ text: String, _ context: inout AppContext) -> Reaction {
        guard let number = GatewayNumber(text) else { return .ignored }
        (search, origin) = (Search(), nil)
        search?.input.insert(paste: number.text, limit: TextInput.longestFilter)
        let effects = startSearch(&context)
        search?.isPasted = true
        return Reaction(effects: effects)
    }

    private mutating func goOnWithPasted(_ context: inout AppContext) -> Reaction {
        guard search?.isPasted == true else { return openOnlyHit(context) }
        search?.isPasted = false
        if context.isCovered { return .handled }
        if let number = unknownNumber { return LookUp.open(number, &context) }
        search?.opensOnlyHit = true
        return openOnlyHit(context)
    }

    /// Opens the only one that was found: it is what was looked for.
    mutating func openOnlyHit(_ context: AppContext) -> Reaction {
        guard search?.opensOnlyHit == true else { return .handled }
        search?.opensOnlyHit = false
        guard isSearching, shown.count == 1, !context.isCovered else { return .handled }
        search?.isTyping = false
        return open
    }

    mutating func update(_ event: AppEvent, _ context: inout AppContext) -> Reaction {
        switch event {
        case .key(let key):
            search?.opensOnlyHit = false
            return handle(key, &context)
        case .paste(let text):
            guard search?.isTyping == true else { return searchPasted(text, &context) }
            search?.input.insert(paste: text, limit: TextInput.longestFilter)
            search?.tab = nil
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
            origin?.isStale = true
            merge(changed)
            return .ignored
        case .historyReplaced:
            origin?.isStale = true
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
            if !context.isCovered { search?.isTyping = true }
            return .handled
        case .searchSummed(let id, let sums):
            guard search?.id == id, search?.running == nil else { return .ignored }
            // What changed since it was counted isn't in the sums.
            if search?.unfit.isEmpty == true, search?.added == 0 { search?.sums = sums }
            return .handled
        case .listSettingsLoaded(let settings):
            guard settings.order != .newestFirst, search == nil else { return .ignored }
            return Reaction(effects: take(.search(""), &context), isHandled: false)
        case .invoiceRead(let id, let partner):
            guard readingPartner == id else { return .ignored }
            readingPartner = nil
            return InvoiceDetail.open(partner, &context)
        case .statusAnswered(let id, _, let result):
            if let effects = takeMarked(id, result, &context) {
                if let invoice = event.sent?.invoice { merge([invoice]) }
                return Reaction(effects: effects)
            }
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
            if case .part(let number)? = target, mouse == .press { return click(number, &context) }
            guard let row = target?.rowNumber, shown.indices.contains(row) else { return .ignored }
            selected = row
            guard mouse == .doubleClick else { return .handled }
            if search?.isTyping == true { return Reaction(effects: endTyping(&context)) }
            return open
        }
    }

    /// A click on a heading, or on a count in the header.
    private mutating func click(_ number: Int, _ context: inout AppContext) -> Reaction {
        if let filter = Self.filter(ofPart: number) {
            return Reaction(effects: take(.search(filter.search), &context))
        }
        guard ListColumn.allCases.indices.contains(number),
            let order = nextOrder(after: ListColumn.allCases[number])
        else { return .ignored }
        return Reaction(effects: take(.order(order), &context))
    }

    private mutating func typeSearch(_ key: Key, _ context: inout AppContext) -> Reaction {
        let isExplaining = search?.showsLanguage == true
        switch key {
        case .pageUp, .pageDown, .up, .down:
            if isExplaining, isSearching || key == .pageUp || key == .pageDown {
                let count = SearchLanguage.lines(width: split(Chrome.room(of: context.size), context).list.width - 3)
                    .count
                let height = pageHeight(context) + 1
                _ = search?.language.handle(key, count: count, height: height)
                return .handled
            }
            if search?.problem != nil { return .handled }
            let kept = endTyping(&context)
            var reaction = handle(key, &context)
            reaction.effects = kept + reaction.effects
            return reaction
        default: break
        }
        let before = search?.input.text
        guard search?.input.handle(key) == true else { return .ignored }
        search?.isPasted = false
        search?.tab = nil
        return search?.input.text == before ? .handled : Reaction(effects: startSearch(&context))
    }
}
