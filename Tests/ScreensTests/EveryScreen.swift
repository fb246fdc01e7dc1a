import InvoiceCore
import ScreenKit
import Testing

@testable import Screens

/// Every screen of the console, in the states in which it looks otherwise or has other keys. A new screen is one more line of
/// ``recorded``.
enum EveryScreen {
    /// A screen, and how one gets there.
    struct Shown: Sendable, CustomTestStringConvertible {
        let name: String
        let kind: ProfileKind
        /// What is in the history.
        var history: @Sendable () throws -> [Invoice] = severalInvoices
        let way: @Sendable (inout AppDriver) throws -> Void

        var testDescription: String { name }

        init(_ name: String, _ kind: ProfileKind = .test, _ way: @escaping @Sendable (inout AppDriver) throws -> Void) {
            (self.name, self.kind, self.way) = (name, kind, way)
        }

        /// The console there; on another kind of profile, if one is given.
        func driver(
            _ size: Size = Size(width: 80, height: 24), kind: ProfileKind? = nil, isAccessible: Bool = false
        ) throws -> AppDriver {
            var driver = AppDriver(
                kind: kind ?? self.kind, width: size.width, height: size.height, invoices: try history())
            driver.state.context.isAccessible = isAccessible
            try way(&driver)
            return driver
        }

        fileprivate func on(_ history: @escaping @Sendable () throws -> [Invoice]) -> Shown {
            var other = self
            other.history = history
            return other
        }
    }

    static var all: [Shown] { recorded + further }

    /// Those whose looks are recorded at each size.
    static let recorded = [
        Shown("list") { _ in },
        Shown("empty", .sandbox) { _ in }.on { [] },
        Shown("search") { $0.search("order 2093", finds: 1) },
        Shown("nothing-found") { $0.search("currency:doge", finds: 0) },
        Shown("picker") { $0.press(.char("n")) },
        Shown("form") { $0.fillForm(amount: "100.505") },
        Shown("review") { try $0.review() },
        Shown("review-live", .live) { try $0.review() },
        Shown("sending") { try $0.submit() },
        Shown("created") { try $0.submit(to: .created(sent(try severalInvoices()[0]))) },
        Shown("unknown") { try $0.submit(to: try unknown(try severalInvoices()[2])) },
        Shown("detail") { $0.press(.enter) },
        Shown("detail-unknown") { $0.press(.down, .down, .enter) },
        Shown("settling") { $0.press(.char("u")) },
        Shown("payment") { try $0.pay(PaymentStart(link: "https://gateway.example/pay/7f3c9ad2b5e84c10")) },
        Shown("statistics") { driver in
            driver.press(.char("s"))
            try StatisticsTests.answer(&driver, with: try StatisticsTests.busyHistory())
        },
        Shown("reconcile") { try $0.reconcile() },
        Shown("test-payments") { $0.press(.char("t")) },
        Shown("batch") { $0.press(.char("B")) },
        Shown("export") { $0.press(.char("e")) },
        Shown("copy") { $0.press(.char("y")) },
        Shown("drafts") { driver in
            driver.send(.draftsFound([SavedDraft(id: "old-1", savedAt: AppDriver.now, draft: InvoiceDraft())]))
            driver.press(.char("d"))
        },
        Shown("help") { $0.press(.function(1)) },
        Shown("palette") { driver in
            driver.press(.ctrl("p"))
            driver.type("the")
        },
        Shown("settings") { $0.press(.char(",")) },
        Shown("filters") { $0.press(.char("f")) },
        Shown("columns") { $0.press(.char("o")) },
        Shown("welcome", .sandbox) { App.welcome(&$0.state) },
    ]

    private static let further =
        oneInvoice + searching + makingOne + outcomes + followingUp + reports
        + [
            Shown("the whole palette") { $0.press(.ctrl("p")) },
            Shown("the list, some marked") { $0.press(.space, .space) },
            Shown("the list with a draft") { driver in
                driver.fillForm()
                driver.press(.escape)
            },
            Shown("two drafts") { driver in
                driver.fillForm()
                driver.press(.escape)
                driver.fillForm(amount: "7")
                driver.press(.escape, .char("d"))
            },
            Shown("leaving") { driver in
                try driver.submit(to: try unknown(try severalInvoices()[2]))
                driver.press(.escape, .char("q"))
            },
        ] + profiles

    /// Each invoice alone: its row, its page, what can be copied of it.
    private static let oneInvoice = (try! severalInvoices()).indices.flatMap { index in
        [
            Shown("the list, invoice \(index)") { _ in },
            Shown("the page of invoice \(index)") { $0.press(.enter) },
            Shown("copying of invoice \(index)") { $0.press(.char("y")) },
        ].map { $0.on { [try severalInvoices()[index]] } }
    }

    private static let searching = [
        Shown("an empty search") { $0.press(.char("/")) },
        Shown("a search that goes on") { driver in
            driver.press(.char("/"))
            driver.type("wave")
        },
        Shown("a search that is refused") { driver in
            driver.press(.char("/"))
            driver.type("status:foo")
        },
        Shown("a search that is completed") { driver in
            driver.press(.char("/"))
            driver.type("status:")
        },
        Shown("saving a search") { driver in
            driver.search("wave", finds: 1)
            driver.press(.enter, .escape, .char("f"), .char("+"))
        },
        Shown("a number that is looked up") { $0.lookUp() },
        Shown("a number that is found") { try $0.findNumber() },
        Shown("adopting it") { driver in
            try driver.findNumber()
            driver.press(.char("a"))
        },
        Shown("a number that nobody knows") { driver in
            driver.lookUp()
            let id = try #require(driver.last?.asLookUp?.id)
            driver.send(.lookedUp(id, .notFound))
        },
    ]

    private static let makingOne = [
        Shown("the picker, narrowed") { driver in
            driver.press(.char("n"))
            driver.type("oran")
        },
        Shown("the picker, without a row") { driver in
            driver.press(.char("n"))
            driver.type("qqqq")
        },
        Shown("the currency") { $0.form(.up) },
        Shown("the account") { $0.form(.tab) },
        Shown("the description") { $0.form(.tab, .tab) },
        Shown("adding a field") { $0.form(.tab, .tab, .tab, .tab) },
        Shown("an added field") { $0.form(.tab, .tab, .tab, .tab, .enter) },
        Shown("the addresses") { $0.form(.tab, .tab, .tab, .tab, .tab) },
        Shown("the last field") { $0.form(.pageDown, .pageDown) },
        Shown("a clone") { driver in
            driver.press(.char("c"))
            driver.answerProposal("77")
        },
        Shown("a replacement") { driver in
            driver.press(.down, .char("X"))
            driver.answerProposal("77")
        },
        Shown("the review with warnings") { driver in
            try driver.review(warnings: [
                .similarInvoice(try invoice("09", minutesAgo: 3, amount: "100.5"), minutesAgo: 3),
                .unusualAmount(try invoice("09", amount: "10000"), isModel: false),
            ])
        },
        Shown("the review of a live invoice, confirmed", .live) { driver in
            try driver.review()
            driver.type("100.5")
        },
    ]

    private static let outcomes = [
        Shown("rejected") { try $0.submit(to: try rejected(try severalInvoices()[3])) },
        Shown("unreachable") {
            try $0.submit(to: .unreachable(sent(try severalInvoices()[5]), "connection refused"))
        },
        Shown("not recorded") {
            try $0.submit(to: .notSent(.notRecorded(.cannotWrite(path: "/data/shop-uah/history.jsonl", errno: 28))))
        },
    ]

    private static let followingUp = [
        Shown("settled, not found") { try $0.settleNotFound() },
        Shown("sending it again") { driver in
            try driver.settleNotFound()
            driver.press(.char("S"))
        },
        Shown("closing it") { driver in
            try driver.settleNotFound()
            driver.press(.char("x"))
        },
        Shown("closing it on live", .live) { driver in
            try driver.settleNotFound()
            driver.press(.char("x"))
            driver.type("25")
        },
        Shown("asking for a payment") { $0.press(.down, .char("p")) },
        Shown("a payment on live", .live) { $0.press(.down, .char("p")) },
        Shown("a payment by a form") {
            try $0.pay(
                PaymentStart(
                    form: #"<form action="https://pay.example/go" method="post"><input name="a" value="1"></form>"#))
        },
        Shown("a payment to an address") {
            try $0.pay(PaymentStart(address: "1Boat", currentConfirmations: 1, neededConfirmations: 4))
        },
        Shown("a payment that can't be started") { driver in
            driver.press(.down, .char("p"))
            driver.confirmOnLive()
            let id = try #require(driver.last?.asStartPayment?.id)
            driver.send(
                .paymentAnswered(id, .failed(.gateway(.unusable(UnknownReason(.timeout, detail: "30 s"))))))
        },
        Shown("a note") { $0.press(.enter, .char("N")) },
    ]

    private static let reports = [
        Shown("statistics that are counted") { $0.press(.char("s")) },
        Shown("a statement that is fetched") { $0.press(.char("m")) },
        Shown("why the numbers are so") { driver in
            try driver.reconcile()
            driver.press(.char("w"))
        },
        Shown("exporting a week") { $0.press(.char("e"), .char("2")) },
        Shown("test payments, all marked") { $0.press(.char("t"), .ctrl("a")) },
        Shown("test payments that were asked for") { $0.press(.char("t"), .ctrl("a"), .enter) },
        Shown("test payments that run") { $0.press(.char("t"), .enter) },
        Shown("test payments on live", .live) { $0.press(.char("t"), .enter) },
    ]

    private static let profiles = [
        Shown("the welcome with profiles", .sandbox) { driver in
            App.welcome(&driver.state)
            driver.state.context.settings = settings(.live)
        },
        Shown("the documentation", .sandbox) { driver in
            App.welcome(&driver.state)
            driver.press(.char("3"))
        },
        Shown("connecting", .sandbox) { driver in
            App.welcome(&driver.state)
            driver.press(.char("2"))
        },
        Shown("connecting failed", .sandbox) { driver in
            App.welcome(&driver.state)
            driver.press(.char("2"))
            driver.type("https://pay.shop.example")
            driver.press(.enter)
            driver.type("1042")
            driver.press(.enter, .enter)
            driver.type("s3cr3t")
            driver.press(.function(2))
            guard case .tryConnection(let id, _, nil)? = driver.last else { return }
            driver.send(.connectionTried(id, .failed(.wrongSignature)))
        },
        Shown("the settings with profiles") { $0.openSettings() },
        Shown("editing a profile") { driver in
            driver.openSettings()
            driver.press(.down, .char("E"))
        },
        Shown("removing a profile") { driver in
            driver.openSettings()
            driver.press(.down, .char("D"))
        },
        Shown("leaving a live form", .live) { driver in
            driver.state.context.settings = settings(driver.state.context.kind)
            driver.fillForm()
            driver.press(.ctrl("p"))
            driver.type("switch profile")
            driver.press(.enter, .char("2"))
        },
        Shown("the languages") { $0.state.screens.append(LanguagePicker($0.state.context)) },
        Shown("the themes") { $0.state.screens.append(ThemePicker($0.state.context)) },
        Shown("the keys") { driver in
            for key: Key in [.char(","), .end, .enter] { driver.press(key) }
        },
        Shown("a key that is waited for") { driver in
            for key: Key in [.char(","), .end, .enter, .enter] { driver.press(key) }
        },
    ]

    /// Three profiles, of which `shop-uah` is in use.
    static func settings(_ kind: ProfileKind) -> ConsoleSettings {
        func account(_ name: String, _ kind: ProfileKind, isInFile: Bool = true) -> ConsoleSettings.Account {
            let draft = ProfileDraft(
                name: name, kind: kind, baseURL: "https://\(name).example", clientID: "1042", secretWay: .kept)
            return ConsoleSettings.Account(draft: draft, isInFile: isInFile)
        }
        return ConsoleSettings(
            configPath: "/home/oksana/.config/einvoice/config.json",
            accounts: [account("shop-uah", kind), account("kyiv", .live), account("env", .test, isInFile: false)],
            defaultProfile: "kyiv")
    }
}

extension AppDriver {
    fileprivate mutating func search(_ text: String, finds count: Int) {
        press(.char("/"))
        type(text)
        guard let id = last?.asSearch?.id else { return }
        // What the fixture can't make is no search's business.
        let invoices = (try? severalInvoices()) ?? []
        send(.searchFound(id, Array(invoices.prefix(count)), count: count, isDone: true))
    }

    fileprivate mutating func form(_ keys: Key...) {
        fillForm()
        for key in keys { press(key) }
    }

    fileprivate mutating func review(warnings: [PrepareWarning] = []) throws {
        fillForm()
        press(.function(2))
        try answerPreparation(warnings: warnings)
    }

    fileprivate mutating func submit(to outcome: CreateOutcome? = nil) throws {
        try review()
        if state.context.kind == .live { type("100.5") }
        press(.enter)
        guard let outcome else { return }
        send(.submitted(try #require(last?.asSubmit?.id), outcome))
    }

    /// Where starting a payment asks, says yes.
    fileprivate mutating func confirmOnLive() {
        if state.context.kind == .live { press(.enter) }
    }

    /// Starts the payment of the second invoice.
    fileprivate mutating func pay(_ facts: PaymentStart) throws {
        press(.down, .char("p"))
        confirmOnLive()
        let id = try #require(last?.asStartPayment?.id)
        send(.paymentAnswered(id, .started(sent(try severalInvoices()[1]), facts)))
    }

    fileprivate mutating func settleNotFound() throws {
        press(.char("u"))
        let id = try #require(last?.asSettle?.id)
        send(.settled(id, invoiceID: "03", .notFound(sent(missing(try severalInvoices()[2])))))
    }

    fileprivate mutating func reconcile() throws {
        press(.char("m"))
        let id = try #require(last?.asReconcile?.id)
        send(.reconciled(id, comparison([], statementRows: 8, compared: 8)))
    }

    /// Asks the gateway for a number that isn't in the history.
    fileprivate mutating func lookUp() {
        search("90125", finds: 0)
        press(.enter)
    }

    fileprivate mutating func findNumber() throws {
        lookUp()
        let id = try #require(last?.asLookUp?.id)
        var found = try invoice(
            "99", paymentID: "90125", changes: [.created(tracking: "79DF-60B0-0099", isSettled: true)])
        var report = StatusReport(status: GatewayStatus("PAYIN"))
        (report.currency, report.amount, report.paymentID) = ("visamaster.uah", try Amount("1000"), "90125")
        found.apply(InvoiceUpdate(id: "99", at: AppDriver.now, change: .status(report)))
        send(.lookedUp(id, .found(FoundPayment(report: report, invoice: found))))
    }

    fileprivate mutating func openSettings() {
        state.context.settings = EveryScreen.settings(state.context.kind)
        press(.char(","))
    }
}
