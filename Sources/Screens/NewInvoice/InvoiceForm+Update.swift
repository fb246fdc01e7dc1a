import InvoiceCore
import ScreenKit

extension InvoiceForm: ScreenBehaviour {
    func bindings(_ around: Surroundings) -> [Binding] {
        if picker != nil {
            return [
                Binding(.take, .enter, also: [.tab], "Take", "Take the highlighted currency", rank: 0),
                Binding(
                    .favourite, .ctrl("f"), "Favourite", "Put it on top of the list, or take it from there", rank: 1),
                Binding(
                    .back, .escape, "Back", "Close the list", rank: 1,
                    givesUp: currency.isEmpty && !isWorthKeeping(around)),
            ]
        }
        var bindings = [
            Binding(
                .review, .function(2), also: [.ctrl("s")], "Review", "See the request as it will be sent (^S too)",
                rank: 0),
            Binding(.nextField, .tab, "Next", "Next field (⏎ and ↓ too)", rank: 1),
            Binding(.previousField, .shiftTab, "Previous", "Previous field (↑ too)", rank: 3),
        ]
        switch focus {
        case .currency:
            bindings.insert(
                Binding(.pickCurrency, .enter, also: [.space], "Choose", "Open the list of currencies", rank: 0), at: 0)
        case .addField:
            bindings.insert(
                Binding(.addField, .enter, also: [.space], "Add a field", "Add any extra field by hand", rank: 0), at: 0
            )
        case .addedName, .addedValue:
            bindings.append(Binding(.removeField, .ctrl("x"), "Remove field", "Remove this extra field", rank: 2))
        case .paymentID:
            bindings.append(Binding(.freshPaymentID, .ctrl("r"), "Propose", "Propose a fresh payment id", rank: 2))
        default: break
        }
        return bindings + [
            Binding(
                .back, .escape, around.keepsDrafts ? "Leave (kept)" : "Leave (not kept)",
                around.keepsDrafts
                    ? "Back to the invoices; what you typed is kept as a draft"
                    : "Back to the invoices; the disk refuses what you typed, and is tried again",
                rank: 1, givesUp: true)
        ]
    }

    mutating func update(_ event: AppEvent, _ around: inout Surroundings) -> Reaction {
        switch event {
        case .key(let key):
            isReviewAwaited = false
            return handle(key, &around)
        case .paste(let text):
            isReviewAwaited = false
            return paste(text, &around)
        case .mouse(let mouse):
            isReviewAwaited = false
            return handle(mouse, &around)
        case .paymentIDProposed(let id, let proposal, let statusURL):
            guard proposing == id else { return .ignored }
            proposing = nil
            if text(.paymentID).isEmpty {
                inputs[.paymentID] = TextInput(text: proposal)
                proposedID = proposal
            }
            // A clone must not share the other's callback.
            if let statusURL, text(.statusURL).isEmpty || CallbackToken(in: text(.statusURL)) != nil {
                inputs[.statusURL] = TextInput(text: statusURL)
                callbackURL = statusURL
            }
            if isReviewAwaited { return review(&around) }
            // What else is in it is on the disk with the id that stood here before.
            return isWorthKeeping(around) ? .effects(.saveDraft(id: draftID, draft(around))) : .handled
        case .draftTaken(let kept):
            guard kept.id == draftID, !isTyped(around) else { return .ignored }
            let reaction = InvoiceForm.resume(kept, &around)
            guard case .push(let screen) = reaction.move else { return .handled }
            return .move(.replace(screen), reaction.effects)
        case .draftRefused(let id, let text): return id == draftID ? giveUp(text, &around) : .ignored
        case .prepared(let id, let facts):
            guard preparing == id else { return .ignored }
            preparing = nil
            given = InvoiceForm.freshDraft(around)
            return .move(.push(.review(Review(prepared: id, facts: facts, draftID: draftID))))
        case .preparationFailed(let id, let failure):
            guard preparing == id else { return .ignored }
            preparing = nil
            fail(failure, &around)
            return .handled
        default: return .ignored
        }
    }

    /// The kept draft can't be gone on with here. What was typed meanwhile stays, and is a draft of its own.
    private func giveUp(_ reason: String, _ around: inout Surroundings) -> Reaction {
        guard isTyped(around) else {
            around.notice = Notice(reason, .warning)
            return .move(.pop, [.discardDraft(id: draftID)])
        }
        around.notice = Notice("\(reason) What is typed here is a new draft.", .warning)
        return .handled
    }

    private mutating func fail(_ failure: PreparationFailure, _ around: inout Surroundings) {
        switch failure {
        case .invalid: goToFirstIssue(&around)
        case .paymentIDUsed(let invoice):
            usedBy = invoice
            focus = .paymentID
            around.notice = Notice(
                "An invoice with this payment id is in the history already (\(invoice.state.rawValue)).", .error)
        case .failed(let text): around.notice = Notice(text, .error)
        }
    }

    private mutating func handle(_ key: Key, _ around: inout Surroundings) -> Reaction {
        if picker != nil {
            // Enter, Escape and the favourite's key are bindings; all else belongs to the filter.
            if bindings(around).first(for: key) != nil { return .ignored }
            let height = MethodPicker.listHeight(in: Chrome.room(of: around.size))
            return picker?.handle(key, usage: around.usage, height: height) == true ? .handled : .ignored
        }
        switch key {
        case .enter where focus != .currency && focus != .addField: return move(by: 1, &around)
        case .up: return move(by: -1, &around)
        case .down: return move(by: 1, &around)
        case .pageUp: return move(by: -5, &around)
        case .pageDown: return move(by: 5, &around)
        default: break
        }
        if let reaction = chooseAmongListed(key, &around) { return reaction }
        return edit(&around) { $0.handle(key) } ?? typedOnCurrency(key, &around)
    }

    /// A field with a list of choices takes no text: arrows and space go through them.
    private mutating func chooseAmongListed(_ key: Key, _ around: inout Surroundings) -> Reaction? {
        guard case .listed(let name) = focus, let rule = rules(around).first(where: { $0.name == name }),
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
            return changed(&around)
        default:
            guard let character = key.text,
                let index = choices.firstIndex(where: { folded($0).hasPrefix(folded(String(character))) })
            else { return key.text == nil ? nil : .handled }
            next = index
        }
        inputs[focus] = TextInput(text: choices[(next + choices.count) % choices.count])
        return changed(&around)
    }

    /// Typing on the closed currency field opens the list with what was typed.
    private mutating func typedOnCurrency(_ key: Key, _ around: inout Surroundings) -> Reaction {
        guard focus == .currency, key.text != nil, key != .space else { return .ignored }
        picker = MethodPicker()
        return handle(key, &around)
    }

    private mutating func paste(_ text: String, _ around: inout Surroundings) -> Reaction {
        if picker != nil {
            picker?.input.insert(paste: text, limit: TextInput.longestFilter)
            picker?.list = ListSelection()
            return .handled
        }
        let trimmed = text.trimmingBlanks
        return edit(&around) {
            $0.insert(paste: trimmed)
            return true
        } ?? .handled
    }

    /// Changes the input in focus; nil where there is none or it has no use for the key.
    private mutating func edit(_ around: inout Surroundings, _ change: (inout TextInput) -> Bool) -> Reaction? {
        var input: TextInput
        switch focus {
        case .currency, .addField: return nil
        case .addedName(let number):
            guard let index = added.firstIndex(where: { $0.number == number }) else { return nil }
            let before = added[index].name.text
            guard change(&added[index].name) else { return nil }
            return added[index].name.text == before ? .handled : changed(&around)
        case .addedValue(let number):
            guard let index = added.firstIndex(where: { $0.number == number }) else { return nil }
            let before = added[index].value.text
            guard change(&added[index].value) else { return nil }
            return added[index].value.text == before ? .handled : changed(&around)
        default: input = inputs[focus] ?? TextInput()
        }
        let before = input.text
        guard change(&input) else { return nil }
        inputs[focus] = input
        return input.text == before ? .handled : changed(&around)
    }

    /// The draft is another one now: it is kept at once, so that nothing can lose it.
    private mutating func changed(_ around: inout Surroundings) -> Reaction {
        usedBy = nil
        return .effects(.saveDraft(id: draftID, draft(around)))
    }

    private mutating func move(by steps: Int, _ around: inout Surroundings) -> Reaction {
        let places = places(around)
        let index = places.firstIndex(of: focus) ?? 0
        focus = places[min(max(0, index + steps), places.count - 1)]
        return .handled
    }

    private mutating func handle(_ mouse: MouseEvent, _ around: inout Surroundings) -> Reaction {
        let height = MethodPicker.listHeight(in: Chrome.room(of: around.size))
        switch mouse.kind {
        case .wheelUp, .wheelDown:
            let rows = mouse.kind == .wheelUp ? -3 : 3
            if var open = picker {
                open.list.scroll(by: rows, count: open.methods(around.usage).count, height: height)
                picker = open
                return .handled
            }
            return move(by: rows.signum(), &around)
        case .press, .doubleClick:
            var frame = Frame(size: around.size)
            draw(in: &frame, room: Chrome.room(of: around.size), around)
            guard let id = frame.hit(at: mouse.position) else { return .handled }
            if let row = Int(id.dropFirst(5)), id.hasPrefix("pick:") {
                let count = picker?.methods(around.usage).count ?? 0
                picker?.list.select(row, count: count, height: height)
                return perform(.take, &around)
            }
            if let index = Int(id.dropFirst(6)), id.hasPrefix("place:"), places(around).indices.contains(index) {
                focus = places(around)[index]
                if focus == .currency { return perform(.pickCurrency, &around) }
                if focus == .addField { return perform(.addField, &around) }
            }
            return .handled
        }
    }

    mutating func perform(_ action: Action, _ around: inout Surroundings) -> Reaction {
        switch action {
        case .take:
            guard let method = picker?.selected(around.usage) else { return .handled }
            picker = nil
            currency = method.code
            focus = .amount
            return changed(&around)
        case .favourite:
            guard let method = picker?.selected(around.usage) else { return .handled }
            let isFavourite = around.usage.favourites.contains(method.code)
            if isFavourite {
                around.usage.favourites.removeAll { $0 == method.code }
            } else {
                around.usage.favourites.append(method.code)
            }
            return .effects(.setFavourite(code: method.code, !isFavourite))
        case .pickCurrency:
            picker = MethodPicker()
            return .handled
        case .nextField: return move(by: 1, &around)
        case .previousField: return move(by: -1, &around)
        case .addField:
            focus = .addedName(add())
            return .handled
        case .removeField:
            if case .addedName(let number) = focus { removeAdded(number) }
            if case .addedValue(let number) = focus { removeAdded(number) }
            return changed(&around)
        case .freshPaymentID:
            inputs[.paymentID] = TextInput()
            usedBy = nil
            let id = around.newRequest()
            proposing = id
            return .effects(.proposePaymentID(id))
        case .review: return review(&around)
        case .back: return leave(&around)
        default: return .ignored
        }
    }

    private mutating func removeAdded(_ number: Int) {
        added.removeAll { $0.number == number }
        focus = .addField
    }

    private mutating func review(_ around: inout Surroundings) -> Reaction {
        isReviewAwaited = proposing != nil && text(.paymentID).isEmpty
        if isReviewAwaited { return .handled }
        showsMissing = true
        guard issues(around).isEmpty else {
            goToFirstIssue(&around)
            return .handled
        }
        guard preparing == nil else { return .handled }
        let id = around.newRequest()
        preparing = id
        let draft = draft(around)
        return .effects(.saveDraft(id: draftID, draft), .prepare(id, draft))
    }

    private mutating func goToFirstIssue(_ around: inout Surroundings) {
        let issues = issues(around)
        guard let first = issues.first else { return }
        focus = place(of: first) ?? focus
        let more = issues.count > 1 ? " (and \(issues.count - 1) more)" : ""
        around.notice = Notice("\(Wording.name(of: first.field)): \(Wording.text(for: first))\(more)", .error)
        if focus == .currency { picker = MethodPicker() }
    }

    private mutating func leave(_ around: inout Surroundings) -> Reaction {
        if picker != nil {
            picker = nil
            if !currency.isEmpty || isWorthKeeping(around) { return .handled }
        }
        let wasKept = isWorthKeeping(around)
        let effect = keep(&around)
        if wasKept { around.notice = Self.keptNotice(around) }
        return .move(.pop, [effect])
    }

    static func keptNotice(_ around: Surroundings) -> Notice {
        around.keepsDrafts
            ? Notice("Draft kept. d goes on with it.", .success)
            : Notice("The draft is not on the disk; it is tried again. d goes on with it.", .warning)
    }

    /// The form goes away: what was typed is offered as a draft from now on, and nothing is left where nothing was typed.
    func keep(_ around: inout Surroundings) -> Effect {
        guard isWorthKeeping(around) else { return .discardDraft(id: draftID) }
        let draft = draft(around)
        around.drafts.removeAll { $0.id == draftID }
        around.drafts.insert(KeptDraft(id: draftID, savedAt: around.now, draft: draft), at: 0)
        return .saveDraft(id: draftID, draft)
    }
}

extension String {
    /// Without blanks and line breaks at both ends, which a copied text often brings along.
    fileprivate var trimmingBlanks: String {
        let start = firstIndex { !$0.isWhitespace } ?? endIndex
        let end = lastIndex { !$0.isWhitespace }.map { index(after: $0) } ?? start
        return String(self[start..<end])
    }
}
