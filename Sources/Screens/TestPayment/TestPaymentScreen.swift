import InvoiceCore
import ScreenKit
import Wording

/// Tries the gateway's test amounts, 1000 and 2000: first the currencies are chosen, then a table fills.
struct TestPaymentScreen {
    /// How far it is.
    enum Phase: Sendable, Equatable {
        case choosing
        /// A word is wanted first: the profile is live and its name must be typed, or these are many.
        case confirming
        case running(RequestID)
        /// Payments on their way come to their end.
        case stopping(RequestID)
        /// Nothing runs; what is open can go on.
        case resting
    }

    /// The profile's methods.
    let catalog: PaymentMethodCatalog
    var phase = Phase.choosing
    /// Codes of methods.
    var chosen: Set<String> = []
    var list = ListSelection()
    /// Narrows the list of currencies, as in the form's picker.
    var filter = TextInput()
    /// The profile's name as typed.
    var confirmation = TextInput()
    /// The run's payments, once one was started; going on, it is the same.
    var rows: [TestPayment] = []
    /// Why nothing runs.
    var failure: String?

    /// More currencies than these are not tested at one press of a key.
    private static let mostUnasked = 5

    /// The currencies shown, those that fit the filter best first.
    var methods: [PaymentMethod] { wording.methods(of: catalog, foundBy: filter.text) }

    init(_ catalog: PaymentMethodCatalog) { self.catalog = catalog }

    /// Opens the choice of currencies, on this method where it is one of the profile's.
    static func open(on code: String?, _ context: AppContext) -> Reaction {
        var screen = TestPaymentScreen(context.catalog)
        if let index = screen.methods.firstIndex(where: { $0.code == code }) {
            screen.list.select(index, count: screen.count, height: screen.listHeight(context))
        }
        return .push(screen)
    }

    /// How many rows the list has now.
    var count: Int { isChoosing ? methods.count : rows.count }

    var isChoosing: Bool { phase == .choosing || phase == .confirming }

    /// True once a run was started.
    var isBegun: Bool { !rows.isEmpty }

    var doneCount: Int { rows.count { $0.verdict != nil } }

    /// True where nothing runs and some were not done.
    var isStopped: Bool { phase == .resting && rows.contains { $0.verdict == nil } }

    /// True where going on may bring something: what waits, and what came to no end.
    var mayGoOn: Bool {
        rows.contains { row in
            if case .inconclusive? = row.verdict { true } else { row.verdict == nil }
        }
    }

    var selectedRow: TestPayment? {
        isChoosing || !rows.indices.contains(list.selected) ? nil : rows[list.selected]
    }

    /// The methods to test: the marked ones, else the selected one; in the catalog's order.
    var wanted: [String] {
        let shown = methods
        if chosen.isEmpty { return shown.indices.contains(list.selected) ? [shown[list.selected].code] : [] }
        return catalog.methods.map(\.code).filter(chosen.contains)
    }
}

extension TestPaymentScreen: Screen {
    static var name: String { wording.testPaymentsTitle }

    var paymentsOnTheirWay: [String] {
        let open = rows.compactMap(\.invoice).filter { $0.state == .unknown || $0.state == .sending }
        return open.map(\.intent.paymentID.text)
    }

    func bindings(_ context: AppContext) -> [Binding] {
        switch phase {
        case .choosing: return choosing
        case .confirming:
            let isLive = context.kind == .live
            return [
                bind(
                    .enter, isLive ? wording.startTestsLive : wording.makeTestInvoices, rank: 0
                ) { $0.begin(&$1) },
                bind(
                    .escape, wording.backToCurrencies, rank: 0,
                    act: { screen, _ in
                        screen.phase = screen.isBegun ? .resting : .choosing
                        screen.confirmation = TextInput()
                        return .handled
                    }),
            ]
        case .running(let id):
            return [
                opening,
                bind(
                    .escape, wording.stopTests, rank: 0, givesUp: true,
                    act: { screen, _ in
                        screen.phase = .stopping(id)
                        return .effects(.cancel(id))
                    }),
            ]
        case .stopping: return [opening, leaving]
        case .resting:
            return [
                bind(.enter, wording.goOnTesting, rank: 0, when: isStopped) { $0.begin(&$1) },
                opening,
                bind(.char("r"), wording.tryAgainTesting, rank: 0, when: !isStopped && mayGoOn) { $0.begin(&$1) },
                bind(
                    .char("t"), wording.chooseOtherCurrencies, rank: 1,
                    act: { screen, _ in
                        screen = TestPaymentScreen(screen.catalog)
                        return .handled
                    }), leaving,
            ]
        }
    }

    private var choosing: [Binding] {
        [
            bind(
                .space, wording.toggleMark, rank: 1,
                act: { screen, context in
                    screen.toggle()
                    screen.list.select(
                        screen.list.selected + 1, count: screen.count, height: screen.listHeight(context))
                    return .handled
                }),
            bind(
                .ctrl("a"), wording.markShown, rank: 1,
                act: { screen, _ in
                    let shown = Set(screen.methods.map(\.code))
                    if screen.chosen.isSuperset(of: shown) {
                        screen.chosen.subtract(shown)
                    } else {
                        screen.chosen.formUnion(shown)
                    }
                    return .handled
                }),
            bind(.enter, wording.startTests, rank: 0) { $0.begin(&$1) },
            Binding(.escape, wording.backToInvoices, rank: 0, when: filter.isEmpty, does: .pop),
            bind(
                .escape, wording.showAllCurrencies, rank: 0, when: !filter.isEmpty,
                act: { screen, _ in
                    screen.filter = TextInput()
                    screen.list = ListSelection()
                    return .handled
                }),
        ]
    }

    private var opening: Binding {
        Binding(
            isStopped ? .right : .enter, also: [.right, .char("l")], wording.openInvoice, rank: 1,
            when: selectedRow?.invoice != nil,
            does: self.selectedRow?.invoice.map { .open($0) } ?? .handled)
    }

    private var leaving: Binding {
        Binding(.escape, also: [.char("q")], wording.backToInvoices, rank: 0, does: .pop)
    }

    func takesText(_ context: AppContext) -> Bool {
        phase == .choosing || phase == .confirming && context.kind == .live
    }

    func hasList(_ context: AppContext) -> Bool { phase != .confirming }

    mutating func update(_ event: AppEvent, _ context: inout AppContext) -> Reaction {
        switch event {
        case .key(let key):
            if phase == .confirming {
                return context.kind == .live && confirmation.handle(key) ? .handled : .ignored
            }
            if phase == .choosing, !key.movesInPicker {
                let before = filter.text
                guard filter.handle(key) else { return .ignored }
                if filter.text != before { list = ListSelection() }
                return .handled
            }
            return list.handle(key, count: count, height: listHeight(context)) ? .handled : .ignored
        case .paste(let text):
            if phase == .choosing {
                filter.insert(paste: text, limit: TextInput.longestFilter)
                list = ListSelection()
                return .handled
            }
            guard phase == .confirming, context.kind == .live else { return .ignored }
            context.notice = Notice(wording.typeNameByHand, .warning)
            return .handled
        case .mouse(let mouse, let target): return handle(mouse, on: target, context)
        case .testPaymentChanged(let id, let payment):
            guard isAwaited(id), rows.indices.contains(payment.id) else { return .ignored }
            rows[payment.id] = payment
            return .handled
        case .testPaymentsEnded(let id, let problem, let isGivenUp):
            guard isAwaited(id) else { return .ignored }
            failure =
                problem.map { wording.sentences(for: $0) }
                ?? (isGivenUp ? wording.testsGaveUp : nil)
            phase = .resting
            return .handled
        case .invoicesChanged(let changed):
            for index in rows.indices { rows[index].invoice?.merge(changed) }
            return .ignored
        default: return .ignored
        }
    }

    private func isAwaited(_ id: RequestID) -> Bool { phase == .running(id) || phase == .stopping(id) }

    private mutating func handle(
        _ mouse: MouseEvent.Kind, on target: HitRegion.Target?, _ context: AppContext
    ) -> Reaction {
        guard phase != .confirming else { return .ignored }
        let row = target?.rowNumber
        list.handle(mouse, row: row, count: count, height: listHeight(context), isLong: true)
        if mouse.scrolledRows == 0, row != nil, phase == .choosing { toggle() }
        return .handled
    }

    private mutating func toggle() {
        let shown = methods
        guard shown.indices.contains(list.selected) else { return }
        let code = shown[list.selected].code
        if chosen.remove(code) == nil { chosen.insert(code) }
    }

    /// Starts the run or goes on with it; on a live profile only once its name is typed, and many only after a question.
    private mutating func begin(_ context: inout AppContext) -> Reaction {
        guard isBegun || !wanted.isEmpty else { return .handled }
        if context.kind != .live, !isBegun, phase == .choosing, wanted.count > Self.mostUnasked {
            phase = .confirming
            return .handled
        }
        if context.kind == .live, confirmation.text != context.profile {
            if phase == .confirming {
                let text = wording.wrongProfileName(context.profile)
                context.notice = Notice(
                    confirmation.isEmpty ? wording.typeNameToStart : text, .error)
            }
            phase = .confirming
            return .handled
        }
        let id = context.newRequest()
        if !isBegun {
            rows = TestPayment.all(for: wanted)
            list = ListSelection()
        }
        failure = nil
        phase = .running(id)
        let name = context.kind == .live ? confirmation.text : nil
        return .effects(.runTestPayments(id, rows, confirmation: name))
    }
}
