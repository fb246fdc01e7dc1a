import InvoiceCore
import ScreenKit
import Wording

extension InvoiceForm: Screen {
    static var name: String { wording.newInvoiceTitle }

    func title(_ context: AppContext) -> String {
        if let replaces {
            return wording.labelled(wording.replacementTitle, visible(context.name(ofPartner: replaces)))
        }
        return modelNumber.map { wording.invoiceLike($0) } ?? Self.name
    }

    func bindings(_ context: AppContext) -> [Binding] {
        if picker != nil {
            return [
                bind(.enter, also: [.tab], wording.takeCurrency, rank: 0) { $0.take(&$1) },
                bind(
                    .ctrl("f"), wording.toggleFavourite, rank: 1
                ) { $0.toggleFavourite(&$1) },
                bind(
                    .escape, wording.closeCurrencies, rank: 1,
                    givesUp: currency.isEmpty && !isWorthKeeping(context)
                ) { $0.leave(&$1) },
            ]
        }
        let isAdded = if case .addedName = focus { true } else if case .addedValue = focus { true } else { false }
        return [
            bind(
                .enter, also: [.space], wording.chooseCurrency, rank: 0, when: focus == .currency
            ) { form, _ in form.openPicker() },
            bind(
                .enter, also: [.space], wording.addField, rank: 0, when: focus == .addField
            ) { form, _ in form.addField() },
            bind(
                .enter, also: [.space], wording.showAddresses, rank: 0, when: focus == .addresses
            ) { form, _ in form.unfoldAddresses() },
            // Behind the last field there is nothing left to type.
            bind(
                .function(2), also: [.ctrl("s")] + (focus == places(context).last ? [.enter] : []),
                wording.reviewRequest, rank: 0
            ) { $0.review(&$1) },
            bind(.tab, wording.nextField, rank: 1) { $0.move(by: 1, &$1) },
            bind(
                .ctrl("o"), wording.editDescription, rank: 2, when: focus == .text(.description)
            ) { $0.editDescription(&$1) },
            bind(
                .right, wording.takeLastDescription, rank: 1,
                when: focus == .text(.description) && lastDescription != nil
            ) { $0.takeLastDescription(&$1) },
            bind(.shiftTab, wording.previousField, rank: 3) { $0.move(by: -1, &$1) },
            bind(.ctrl("x"), wording.removeField, rank: 2, when: isAdded) { $0.removeField(&$1) },
            bind(
                .ctrl("r"), wording.proposePaymentID, rank: 2, when: focus == .paymentID
            ) { $0.propose(&$1) },
            bind(.escape, wording.leaveForm(isKept: context.keepsDrafts), rank: 1, givesUp: true) { $0.leave(&$1) },
        ]
    }

    func takesText(_ context: AppContext) -> Bool { picker != nil || focus != .addField && focus != .addresses }

    func hasList(_ context: AppContext) -> Bool { picker != nil }

    func helpSections(_ context: AppContext) -> [Help.Section] {
        guard context.kind == .sandbox else { return [] }
        let rows = SandboxOutcome.allCases.map { Help.Row(String($0.amount), wording.explanation(of: $0), .amount) }
        return [Help.Section(title: wording.sandboxAmountsHeading, rows: rows)]
    }

    mutating func update(_ event: AppEvent, _ context: inout AppContext) -> Reaction {
        switch event {
        case .key(let key):
            isReviewAwaited = false
            return handle(key, &context)
        case .paste(let text):
            isReviewAwaited = false
            return paste(text, &context)
        case .mouse(let mouse, let target):
            isReviewAwaited = false
            return handle(mouse, on: target, &context)
        case .paymentIDProposed(let id, let proposal, let statusURL):
            guard proposing == id else { return .ignored }
            proposing = nil
            if text(.paymentID).isEmpty {
                inputs[.paymentID] = TextInput(text: proposal, isSelected: true)
                proposedID = proposal
            }
            // A clone must not share the other's callback.
            let former = text(.text(.statusURL))
            if let statusURL, former.isEmpty || CallbackToken(in: former) != nil {
                inputs[.text(.statusURL)] = TextInput(text: statusURL, isSelected: true)
                callbackURL = statusURL
            }
            if isReviewAwaited { return review(&context) }
            // What else is in it is on the disk with the id that stood here before.
            return isWorthKeeping(context) ? .effects(.saveDraft(id: draftID, draft(context))) : .handled
        case .draftTaken(let kept):
            guard kept.id == draftID, !isTyped(context) else { return .ignored }
            let reaction = InvoiceForm.resume(kept, &context)
            guard case .push(let screen) = reaction.move else { return .handled }
            return .move(.replace(screen), reaction.effects)
        case .draftRefused(let id, let problem):
            return id == draftID ? giveUp(wording.sentences(for: problem), &context) : .ignored
        case .edited(let id, let result):
            guard editing == id else { return .ignored }
            editing = nil
            return take(result, &context)
        case .lastFound(let id, let invoices):
            guard findingLast == id else { return .ignored }
            (findingLast, lastInvoices) = (nil, invoices)
            return .handled
        case .prepared(let id, let prepared):
            guard preparing == id else { return .ignored }
            preparing = nil
            if isHeldUp(by: prepared.warnings, &context) { return .handled }
            given = InvoiceForm.freshDraft(context)
            return .move(.push(Review(prepared, draftID: draftID)))
        case .preparationFailed(let id, let problem):
            guard preparing == id else { return .ignored }
            preparing = nil
            context.notice = Notice(problem)
            return .handled
        default: return .ignored
        }
    }

    /// The kept draft can't be gone on with here. What was typed meanwhile stays, and is a draft of its own.
    private func giveUp(_ reason: String, _ context: inout AppContext) -> Reaction {
        guard isTyped(context) else {
            context.notice = Notice(reason, .warning)
            return .move(.pop, [.discardDraft(id: draftID)])
        }
        context.notice = Notice(wording.typedIsNewDraft(reason), .warning)
        return .handled
    }

    /// True where it could only be refused, which is told.
    private mutating func isHeldUp(by warnings: [PrepareWarning], _ context: inout AppContext) -> Bool {
        for warning in warnings {
            switch warning {
            case .paymentIDUsed(let invoice):
                usedBy = invoice
                focus = .paymentID
                context.notice = Notice(wording.paymentIDIsInHistory(invoice.state), .error)
                return true
            case .historyUnreadable(let problem):
                context.notice = Notice(Problem.historyUnreadable(problem))
                return true
            case .similarInvoice, .unusualAmount: break
            }
        }
        return false
    }

    private mutating func handle(_ key: Key, _ context: inout AppContext) -> Reaction {
        if picker != nil {
            let height = MethodPicker.listHeight(in: Chrome.room(of: context.size))
            let count = picker?.count(context) ?? 0
            return picker?.picker.handle(key, count: count, height: height) == true ? .handled : .ignored
        }
        switch key {
        case .enter: return goOn(&context)
        case .up: return move(by: -1, &context)
        case .down: return move(by: 1, &context)
        case .pageUp: return move(by: -5, &context)
        case .pageDown: return move(by: 5, &context)
        default: break
        }
        if let reaction = chooseAmongListed(key, &context) { return reaction }
        if focus == .text(.sender) {
            var sender = typedSender
            defer { typedSender = sender }
            return edit(&context) { sender.handle(key, in: &$0) } ?? .ignored
        }
        let comma = focus == .amount ? amountComma.take(key, in: input(at: .amount)) : nil
        let isNumber = isNumber(focus, context)
        return edit(&context) { [focus] input in
            switch focus {
            case .amount: comma.map { input.handle($0) } ?? input.handle(amountKey: key)
            case .listed where isNumber: input.handle(numberKey: key)
            default: input.handle(key)
            }
        } ?? typedOnCurrency(key, &context)
    }

    /// True for a field that takes digits, as of a phone.
    private func isNumber(_ place: Place, _ context: AppContext) -> Bool {
        guard case .listed(let name) = place else { return false }
        let pattern = rules(context).first { $0.name == name }?.pattern
        return pattern.flatMap { PatternShape($0) }?.isNumber ?? false
    }

    /// A field with a list of choices takes no text: arrows and space go through them.
    private mutating func chooseAmongListed(_ key: Key, _ context: inout AppContext) -> Reaction? {
        guard case .listed(let name) = focus, let rule = rules(context).first(where: { $0.name == name }),
            !rule.choices.isEmpty
        else { return nil }
        let choices = rule.isRequired ? rule.choices : [""] + rule.choices
        let current = choices.firstIndex(of: text(focus))
        let next: Int
        switch key {
        case .left: next = (current ?? 0) - 1
        case .right, .space: next = (current ?? -1) + 1
        case .backspace, .ctrl("u"):
            inputs[focus] = TextInput()
            return changed(&context)
        default:
            guard let character = key.text,
                let index = choices.firstIndex(where: { folded($0).hasPrefix(folded(String(character))) })
            else { return key.text == nil ? nil : .handled }
            next = index
        }
        inputs[focus] = TextInput(text: choices[(next + choices.count) % choices.count])
        return changed(&context)
    }

    /// Typing on the closed currency field opens the list with what was typed.
    private mutating func typedOnCurrency(_ key: Key, _ context: inout AppContext) -> Reaction {
        guard focus == .currency, key.text != nil, key != .space else { return .ignored }
        picker = MethodPicker()
        return handle(key, &context)
    }

    private mutating func paste(_ text: String, _ context: inout AppContext) -> Reaction {
        if picker != nil {
            picker?.picker.insert(paste: text)
            return .handled
        }
        let isNumber = isNumber(focus, context)
        return edit(&context) { [focus] input in
            switch focus {
            case .amount: input.insert(pastedAmount: text)
            case .listed where isNumber: input.insert(pastedNumber: text)
            case .text(.sender): input.insert(pastedSender: text)
            default: input.insert(paste: text.trimmingBlanks)
            }
            return true
        } ?? .handled
    }

    /// Changes the input in focus; nil where there is none or it has no use for the key.
    private mutating func edit(_ context: inout AppContext, _ change: (inout TextInput) -> Bool) -> Reaction? {
        if focus == .currency || focus == .addField || focus == .addresses { return nil }
        var input = input(at: focus)
        let before = input.text
        guard change(&input) else { return nil }
        inputs[focus] = input
        return input.text == before ? .handled : changed(&context)
    }

    /// The draft is another one now: it is kept at once, so that nothing can lose it.
    mutating func changed(_ context: inout AppContext) -> Reaction {
        isReviewAwaited = false
        usedBy = nil
        return Reaction(effects: findLast(&context) + [.saveDraft(id: draftID, draft(context))])
    }

    private mutating func handle(
        _ mouse: MouseEvent.Kind, on target: HitRegion.Target?, _ context: inout AppContext
    ) -> Reaction {
        if var open = picker, target?.rowNumber != nil || mouse.scrolledRows != 0 {
            let height = MethodPicker.listHeight(in: Chrome.room(of: context.size))
            open.picker.list.handle(
                mouse, row: target?.rowNumber, count: open.count(context), height: height, isLong: true)
            picker = open
            return mouse.scrolledRows == 0 ? take(&context) : .handled
        }
        if mouse.scrolledRows != 0 { return move(by: mouse.scrolledRows.signum(), &context) }
        guard case .part(let number)? = target, places(context).indices.contains(number) else { return .handled }
        let reaction = go(to: places(context)[number])
        switch focus {
        case .currency: return openPicker()
        case .addField: return addField()
        case .addresses: return unfoldAddresses()
        default: return reaction
        }
    }

    private mutating func take(_ context: inout AppContext) -> Reaction {
        if let code = picker?.selectedCode(context) {
            picker = nil
            currency = code
            let known = CurrencyUnit(ofMethod: code)
            inputs[.unit] = TextInput(text: known?.code ?? "")
            inputs[.decimals] = TextInput(text: known.map { String($0.decimals) } ?? "")
            focus = .unit
            return changed(&context)
        }
        guard let method = picker?.selected(context) else { return .handled }
        picker = nil
        currency = method.code
        (inputs[.unit], inputs[.decimals]) = (nil, nil)
        focus = .amount
        return changed(&context)
    }

    private func toggleFavourite(_ context: inout AppContext) -> Reaction {
        guard let method = picker?.selected(context) else { return .handled }
        let isFavourite = context.usage.favourites.contains(method.code)
        if isFavourite {
            context.usage.favourites.removeAll { $0 == method.code }
        } else {
            context.usage.favourites.append(method.code)
        }
        return .effects(.setFavourite(code: method.code, !isFavourite))
    }

    private mutating func openPicker() -> Reaction {
        isReviewAwaited = false
        picker = MethodPicker()
        return .handled
    }

    private mutating func propose(_ context: inout AppContext) -> Reaction {
        inputs[.paymentID] = TextInput()
        usedBy = nil
        isReviewAwaited = false
        let id = context.newRequest()
        proposing = id
        return .effects(.proposePaymentID(id))
    }

    private mutating func review(_ context: inout AppContext) -> Reaction {
        isReviewAwaited = proposing != nil && text(.paymentID).isEmpty
        if isReviewAwaited { return .handled }
        showsMissing = true
        let draft = draft(context)
        switch draft.checked(catalog: context.catalog, rules: rules(context)) {
        case .failure:
            goToFirst(of: issues(context), &context)
            return .handled
        case .success(let request):
            guard preparing == nil else { return .handled }
            let id = context.newRequest()
            preparing = id
            return .effects(.saveDraft(id: draftID, draft), .prepare(id, request, madeFrom: model))
        }
    }

    private mutating func goToFirst(of issues: [ValidationIssue], _ context: inout AppContext) {
        guard let first = issues.first else { return }
        focus = place(of: first) ?? focus
        context.notice = Notice(
            wording.problem(wording.text(for: first), in: name(of: first, context), more: issues.count - 1),
            .error)
        if focus == .currency { picker = MethodPicker() }
    }

    private mutating func leave(_ context: inout AppContext) -> Reaction {
        if picker != nil {
            picker = nil
            if !currency.isEmpty || isWorthKeeping(context) { return .handled }
        }
        let wasKept = isWorthKeeping(context)
        let effect = keep(&context)
        if wasKept { context.notice = Self.keptNotice(context) }
        return .move(.pop, [effect])
    }

    static func keptNotice(_ context: AppContext) -> Notice {
        context.keepsDrafts
            ? Notice(wording.draftIsKept(context.key), .success)
            : Notice(wording.draftIsNotOnDisk(context.key), .warning)
    }

    /// The form goes away: what was typed is offered as a draft from now on, and nothing is left where nothing was typed.
    func keep(_ context: inout AppContext) -> Effect {
        guard isWorthKeeping(context) else { return .discardDraft(id: draftID) }
        let draft = draft(context)
        context.drafts.removeAll { $0.id == draftID }
        context.drafts.insert(SavedDraft(id: draftID, savedAt: context.now, draft: draft), at: 0)
        return .saveDraft(id: draftID, draft)
    }
}
