import InvoiceCore
import ScreenKit
import Wording

extension InvoiceList {
    func bindings(_ context: AppContext) -> [Binding] {
        let number = unknownNumber
        let asking = number.map { number in
            Binding(.enter, wording.askGatewayAboutNumber, rank: 0) { _, context in LookUp.open(number, &context) }
        }
        if let search, search.isTyping { return typingBindings(search, asking) }
        let own: [Binding] = [
            Binding(.char("n"), wording.newInvoice, rank: 0) { _, context in
                InvoiceForm.open(InvoiceForm.freshDraft(context), &context)
            },
            Binding(
                .enter, also: [.char("l"), .right],
                shown.isEmpty ? wording.openInvoice.nowhere() : wording.openInvoice, rank: 1,
                when: selectedInvoice != nil, does: self.open),
            bind(
                .char("/"), wording.search, rank: 2,
                when: !invoices.isEmpty || search != nil,
                act: { list, _ in
                    if list.search == nil { list.search = Search() }
                    list.search?.isTyping = true
                    // What is typed is a further word of it.
                    if list.search?.input.text.last?.isWhitespace == false { _ = list.search?.input.handle(.space) }
                    return .handled
                }),
            Binding(.char("f"), wording.showFilters, rank: 3, when: !invoices.isEmpty || search != nil) { screen, _ in
                .push(Filters((screen as? InvoiceList)?.search?.input.text ?? ""))
            },
            bind(
                .char("u"), maySettle ? wording.settleUnknown : wording.settleUnknown.nowhere(), rank: 1,
                when: !context.unsettled.isEmpty || [.sending, .closed].contains(selectedInvoice?.state)
            ) { $0.settle(&$1) },
            bind(
                .char("d"), wording.showDrafts, rank: 1,
                when: !context.drafts.isEmpty || !context.deletedDrafts.isEmpty,
                act: { list, context in
                    .push(DraftPicker.open(on: list.selectedInvoice?.intent.paymentID.text, context))
                }),
        ]
        let common: [Binding] = [
            Binding(.char("o"), wording.arrangeList, rank: nil) { screen, context in
                let list = screen as? InvoiceList
                return .push(
                    ListArrangement(
                        order: list?.order ?? .newestFirst,
                        columns: list?.shownColumns(context.size.width, context) ?? []))
            },
            .help(rank: 2), .palette(.char(":"), also: [.ctrl("p")], rank: 6),
            .settings(rank: 7),
            .quit(.char("q"), wording.quit, rank: 2),
        ]
        let selected = selectedInvoice.map { bindings(for: $0) } ?? Self.bindingsForNone
        let again = failure == nil ? [] : [readAgain]
        let many = hasMarks ? bindingsForMarked : []
        let single = own + again + selected + markBindings + boards(context) + (search == nil ? [] : [endSearchBinding])
        let rest = single.filter { binding in !many.contains { $0.isAllowed && $0.key == binding.key } }
        return (asking.map { [$0] } ?? []) + many + rest + common
    }

    private var readAgain: Binding {
        bind(.char("r"), wording.readHistoryAgain, rank: 0) { list, context in
            list.loading == nil ? Reaction(effects: list.load(&context)) : .handled
        }
    }

    /// True where some row of the list can be settled, whichever is selected.
    private var maySettle: Bool { shown.contains { $0.state == .sending || $0.state == .closed } }

    /// What could be done with an invoice, so that the keys are found before there is one.
    private static var bindingsForNone: [Binding] {
        let keys: [(Character, ActionText)] = [
            ("c", wording.clone), ("X", wording.replaceInvoice), ("r", wording.refreshStatus),
            ("p", wording.showPaymentLink), ("y", wording.copyMenu),
        ]
        return keys.map { key, text in
            Binding(.char(key), text.nowhere(because: wording.noInvoiceSelected), when: false, does: .handled)
        }
    }

    /// While a search is typed, letters are its own.
    private func typingBindings(_ search: Search, _ asking: Binding?) -> [Binding] {
        let enter =
            asking
            ?? bind(.enter, wording.goToFound, rank: 0) { list, context in
                // What corrects a refused one is typed next: it must not go off as commands.
                if list.search?.problem != nil { return .handled }
                let kept = list.endTyping(&context)
                list.search?.opensOnlyHit = true
                guard list.search?.running == nil else { return Reaction(effects: kept) }
                var reaction = list.openOnlyHit(context)
                reaction.effects = kept + reaction.effects
                return reaction
            }
        return [
            enter,
            bind(.tab, wording.completeSearch, rank: 1) { $0.complete(&$1) },
            bind(.function(1), wording.explainSearch, rank: 1) { list, _ in
                list.search?.isExplained.toggle()
                return .handled
            },
            endSearchBinding,
        ]
    }

    private func bindings(for invoice: Invoice) -> [Binding] {
        let isCreated = invoice.state == .created
        let own: [Binding?] = [
            Binding(.char("c"), wording.clone, rank: 3) { _, context in
                InvoiceForm.openClone(of: invoice, &context)
            },
            invoice.replaceBinding,
            invoice.partner.map { partner in
                bind(.char("L"), partner.text, rank: partner.rank) { list, context in
                    let id = context.newRequest()
                    list.readingPartner = id
                    return .effects(.readInvoice(id, invoiceID: partner.id))
                }
            },
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
                .char("p"), invoice.paymentLinkText, rank: 2, when: invoice.canBePaid,
                act: { _, context in Payment.open(invoice, &context) }),
        ]
        return own.compactMap(\.self) + invoice.copyBindings(rank: 2)
    }

    /// How far back waiting payments are followed at once.
    private static let followedDays = 30

    /// The bindings for many invoices.
    private func boards(_ context: AppContext) -> [Binding] {
        let exported: ExportDialog.Subject =
            if isSearching, let search, let query = search.query {
                .found(query, search: search.input.text)
            } else {
                .allInvoices
            }
        return [
            Binding(
                .char("R"), wording.stopFollowing(context.followed), rank: nil, when: context.followed > 0,
                does: .effects(.stopFollowing)),
            Binding(
                .char("R"), wording.followWaiting(days: Self.followedDays), rank: nil,
                when: context.followed == 0 && shown.contains(where: \.isWaiting),
                act: { _, context in
                    context.notice = Notice(wording.lookingForWaiting, .pending)
                    return .effects(
                        .followAll(since: context.now.advanced(byMilliseconds: -86_400_000 * Int64(Self.followedDays))))
                }),
            Binding(
                .char("e"), wording.exportInvoices, when: !shown.isEmpty,
                act: { _, context in ExportDialog.open(exported, &context) }),
            Binding(.char("s"), wording.showStatistics) { screen, context in
                let list = screen as? InvoiceList
                return StatisticsScreen.open(
                    &context, search: list?.isSearching == true ? list?.search?.input.text ?? "" : "")
            },
            bind(.char("t"), wording.testPayments, rank: nil) { list, context in
                TestPaymentScreen.open(on: list.selectedInvoice?.intent.currency, context)
            },
            Binding(.char("B"), wording.createBatch, rank: nil, does: .push(BatchScreen())),
            Binding(.char("m"), wording.reconcile, rank: nil) {
                ReconcileScreen.open(&$1)
            },
        ]
    }

    private var endSearchBinding: Binding {
        bind(
            .escape, origin == nil ? wording.endSearch : wording.backToStatistics, rank: 1,
            act: { list, context in
                let order = context.listSettings.order
                if let statistics = list.origin {
                    let ended = order == .newestFirst ? list.endSearch() : list.take(.search(""), &context)
                    return .move(.push(statistics), ended)
                }
                guard order != .newestFirst else { return Reaction(effects: list.endSearch()) }
                // The order that was chosen stays, until it is all that is searched for.
                let isAll = list.search?.input.text == order.rawValue
                return Reaction(effects: list.take(isAll ? .order(.newestFirst) : .search(""), &context))
            })
    }

    var open: Reaction {
        selectedInvoice.map { .push(InvoiceDetail(invoice: $0, isListed: true)) } ?? .handled
    }

    private func settle(_ context: inout AppContext) -> Reaction {
        // The one that is looked at first, then all others. One that is being sent may have lost its program.
        let first = selectedInvoice.flatMap { [.unknown, .sending, .closed].contains($0.state) ? [$0] : nil } ?? []
        var reaction = Settling.open(first + context.unsettled.filter { $0.id != first.first?.id }, &context)
        // Settling finds out by itself about that one.
        if selectedInvoice?.state != .sending { reaction.effects.insert(.findAbandoned, at: 0) }
        return reaction
    }
}

extension Invoice {
    /// The key that tells how it is paid, with why it can't where it can't.
    var paymentLinkText: ActionText {
        guard case .refuse(let problem) = paymentStep() else { return wording.showPaymentLink }
        return switch problem {
        case .paymentEnded: wording.showPaymentLink.when(not: wording.paymentIsOver(wording.badge(for: self).word))
        case .replaced: wording.showPaymentLink.when(not: wording.paymentIsReplaced)
        default: wording.showPaymentLink
        }
    }

    /// The local id of the invoice that replaces this one, or else of the one that it replaces; with the words of the key that
    /// leads there, and their rank.
    var partner: (id: String, text: ActionText, rank: Int)? {
        if let replacement { return (replacement, wording.showReplacement, 1) }
        return intent.replaces.map { (id: $0, text: wording.showReplaced, rank: 4) }
    }
}
