import InvoiceCore
import ScreenKit
import Screens
import SnapshotSupport
import Testing

/// The whole console without a terminal: clock, ids and answers come from the test.
struct AppDriver {
    /// 22 November 2026, 14:32:00 in a zone two hours east.
    static let now = Timestamp(milliseconds: 1_795_350_720_000)

    var state: AppState
    /// Everything that was asked for, in order.
    private(set) var effects: [Effect] = []
    /// How many keys were pressed; a paste is one.
    private(set) var keys = 0

    init(kind: ProfileKind = .sandbox, width: Int = 80, height: Int = 24, invoices: [Invoice] = []) {
        let context = AppContext(
            profile: kind == .sandbox ? "sandbox" : "shop-uah", kind: kind, now: Self.now,
            zone: ZoneOffsets(from: Self.now, to: Self.now) { _ in 7200 },
            size: Size(width: width, height: height), theme: "ansi", themes: ["ansi", "night", "day"], runID: "run")
        state = AppState(context)
        effects = App.start(&state)
        for case .loadInvoices(let id, _, _) in effects {
            send(.invoicesLoaded(id, InvoicePage(invoices: invoices, hasMore: false, total: invoices.count)))
        }
    }

    mutating func send(_ event: AppEvent) {
        switch event {
        case .key, .paste: keys += 1
        default: break
        }
        effects += App.update(&state, event)
    }

    mutating func press(_ keys: Key...) { for key in keys { send(.key(key)) } }

    mutating func type(_ text: String) { for character in text { send(.key(.char(character))) } }

    /// The mouse on what is drawn there.
    mutating func mouse(_ kind: MouseEvent.Kind, x: Int, y: Int) {
        send(.mouse(kind, on: frame.hit(at: Position(x: x, y: y))))
    }

    /// What is on the screen, without roles.
    var screen: String { characters(of: App.view(state)) }

    var frame: Frame { App.view(state) }

    var last: Effect? { effects.last }

    /// The latest request for a payment id.
    var proposal: RequestID? {
        effects.reversed().lazy.compactMap { if case .proposePaymentID(let id) = $0 { id } else { nil } }.first
    }

    /// Answers the latest request for a payment id.
    mutating func answerProposal(_ text: String = "1795350720000001", statusURL: String? = nil) {
        for case .proposePaymentID(let id) in effects.suffix(3) {
            send(.paymentIDProposed(id, text, statusURL: statusURL))
        }
    }

    /// Answers the latest look for a customer's last invoices.
    mutating func answerLast(_ invoices: [Invoice]) throws {
        let id = try #require(
            effects.reversed().lazy.compactMap { if case .findLast(let id, _) = $0 { id } else { nil } }.first)
        send(.lastFound(id, invoices))
    }

    /// Answers the latest preparation as the service would.
    mutating func answerPreparation(warnings: [PrepareWarning] = []) throws {
        let (id, request) = try #require(last?.asPrepare)
        let account = Account(
            profile: state.context.profile, kind: state.context.kind, baseURL: "https://gateway.example",
            clientID: "1042")
        let prepared = PreparedInvoice(
            request: request, account: account,
            shownBody:
                #"{"amount":100.50,"currency":"visamaster.uah","description":"Top-up for order 2093","payment_id":1795350720000001,"sender":"444411••••••1111"}"#,
            warnings: warnings)
        send(.prepared(id, prepared))
    }

    /// A form with a currency, an amount and a payment id.
    mutating func fillForm(amount: String = "100.50") {
        press(.char("n"))
        answerProposal()
        type("visamaster.uah")
        press(.enter)
        type(amount)
    }
}

/// An invoice as the history would give it.
func invoice(
    _ id: String, minutesAgo: Int = 10, currency: String = "visamaster.uah", amount: String = "1000",
    paymentID: String? = nil,
    description: String? = nil, sender: String? = nil, changes: [InvoiceUpdate.Change] = []
) throws -> Invoice {
    let at = AppDriver.now.advanced(byMilliseconds: Int64(-minutesAgo * 60_000))
    var intent = InvoiceIntent(
        id: id, createdAt: at, paymentID: PaymentID(recorded: paymentID ?? "17953500000000\(id)"), currency: currency,
        amount: try Amount(amount))
    intent[.description] = description
    intent[.sender] = sender
    intent.endpoint = "https://gateway.example/api/einvoice/create"
    intent.clientID = "1042"
    intent.body = #"{"amount":\#(amount),"currency":"\#(currency)","payment_id":17953500000000\#(id)}"#
    let updates = changes.enumerated().map { index, change in
        InvoiceUpdate(
            id: id, at: at.advanced(byMilliseconds: Int64(400 + index * 1000)), change: change,
            exchange: index > 0
                ? nil
                : Exchange(
                    httpStatus: 200, reply: #"{"tracking":"79DF-60B0-17F6"}"#, isTruncated: false,
                    elapsedMilliseconds: 400,
                    signature: .verified))
    }
    return Invoice(intent: intent, updates: updates)
}

/// The invoice as the service gives it after a request, with nothing special about it.
func sent(_ invoice: Invoice) -> SentInvoice { SentInvoice(invoice: invoice) }

/// The gateway's no to an invoice.
func rejected(_ invoice: Invoice, areCredentialsRefused: Bool = false) throws -> CreateOutcome {
    let rejection = try #require(invoice.rejection)
    return .rejected(sent(invoice), rejection, areCredentialsRefused: areCredentialsRefused)
}

/// An invoice of unknown outcome.
func unknown(_ invoice: Invoice) throws -> CreateOutcome {
    let reason = try #require(invoice.unknownReason)
    return .unknown(sent(invoice), reason)
}

/// The invoice after the gateway said, signed or not, that it has no such payment.
func missing(_ invoice: Invoice, signature: Exchange.Signature = .verified) -> Invoice {
    var missing = invoice
    let answer = Exchange(
        httpStatus: 200, reply: #"{"error":{"code":401,"message":"Payment not found"}}"#, isTruncated: false,
        elapsedMilliseconds: 400, signature: signature)
    missing.apply(InvoiceUpdate(id: invoice.id, at: invoice.lastChange, change: .notFound, exchange: answer))
    return missing
}

/// A history in which every state occurs, over three days.
func severalInvoices() throws -> [Invoice] {
    let created = InvoiceUpdate.Change.created(tracking: "79DF-60B0-17F6", isSettled: false)
    func status(
        _ word: String, _ amount: String = "1000", currency: String = "visamaster.uah"
    ) throws -> InvoiceUpdate.Change {
        var report = StatusReport(status: GatewayStatus(word))
        (report.currency, report.amount) = (currency, try Amount(amount))
        return .status(report)
    }
    return [
        try invoice("01", minutesAgo: 1, description: "Top-up for order 2093", changes: [created, status("FINISHED")]),
        try invoice(
            "02", minutesAgo: 12, currency: "wave-ci.xof", amount: "15000",
            changes: [created, status("PAYIN", "15000", currency: "wave-ci.xof")]),
        try invoice(
            "03", minutesAgo: 34, currency: "usdt_trc20", amount: "25", paymentID: "inv-2093",
            changes: [.unknown(UnknownReason(.timeout, detail: "30 s"))]),
        try invoice(
            "04", minutesAgo: 205, currency: "orange_money-congo.usd", amount: "12.5",
            changes: [.rejected(GatewayRejection(code: "12", message: "Limit\u{1b}[31m exceeded"))]),
        try invoice("05", minutesAgo: 1200, currency: "bitcoin", amount: "0.0015", changes: [created]),
        try invoice(
            "06", minutesAgo: 1201, currency: "monero", amount: "1.000000000001",
            changes: [.unsent("connection refused")]),
        try invoice(
            "07", minutesAgo: 9000, currency: "moov-burkina-faso.xof", amount: "3500",
            changes: [created, status("PAYED_RECALC", "3150", currency: "moov-burkina-faso.xof")]),
        try invoice("08", minutesAgo: 9001, changes: [created, status("HELD_FOR_REVIEW")]),
    ]
}
