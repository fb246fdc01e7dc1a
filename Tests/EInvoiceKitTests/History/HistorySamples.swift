import InvoiceCore

/// Random numbers that are the same in every run (SplitMix64).
struct Seeded: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        return word ^ (word >> 31)
    }
}

let noon = Timestamp("2026-11-22T12:00:00Z")!

/// An intent whose id, times and amount follow from `number`.
func intent(_ number: Int, currency: String = "visamaster.uah") -> InvoiceIntent {
    let digits = String(number)
    var intent = InvoiceIntent(
        id: "01KB" + String(repeating: "0", count: 22 - digits.count) + digits,
        createdAt: noon.advanced(byMilliseconds: Int64(number) * 1000),
        paymentID: PaymentID(recorded: String(1_763_812_800_000_000 + number)), currency: currency,
        amount: Amount(coefficient: UInt128(number * 50 + 100), scale: 2))
    intent[.description] = "Поповнення №\(number) für Zoë \"x\\y\""
    intent[.sender] = "444411••••••1111"
    intent.extraFields = [ExtraField(name: "email", value: "a\(number)@example.org")]
    intent.profile = "shop"
    intent.endpoint = "https://gateway.example/api/einvoice/create"
    intent.clientID = "1042"
    intent.body = "{\"amount\":\(intent.amount),\"payment_id\":\(intent.paymentID)}"
    return intent
}

/// An update to the intent of the same number, a moment later.
func update(_ number: Int, _ change: InvoiceUpdate.Change, after: Int64 = 500) -> InvoiceUpdate {
    let intent = intent(number)
    return InvoiceUpdate(id: intent.id, at: intent.createdAt.advanced(byMilliseconds: after), change: change)
}

/// One of every kind of change, with every member set.
let everyChange: [InvoiceUpdate.Change] = {
    var report = StatusReport(status: GatewayStatus("PAYED_RECALC"))
    report.tracking = "79DF-60B0-17F6"
    report.paymentID = "26"
    report.currency = "visamaster.uah"
    report.amount = Amount(coefficient: 5000, scale: 0)
    report.fee = Amount(coefficient: 10005, scale: 2)
    report.accrualAmount = Amount(coefficient: 489_995, scale: 2)
    report.accrualCurrency = "UAH"
    report.created = "2017-03-14 20:36:09"
    report.processed = "2017-03-14 21:14:05"
    report.isRecalculated = true
    report.unreadable = [.amount: "15,00", .currency: "\u{1b}[2J", .isRecalculated: "{…}"]
    report.reason = GatewayRejection(code: "0", message: "line\nbreak \u{1b}[31m \u{202e}")
    return [
        .created(tracking: "79DF-60B0-17F6", isSettled: true),
        .rejected(GatewayRejection(code: nil, message: "Transaction already exists")),
        .unknown(UnknownReason(.timeout, detail: "30 s")), .unknown(UnknownReason(.interrupted)),
        .unsent("connection refused"), .resent(lease: "01KB"), .resent(lease: nil), .notFound, .closed, .status(report),
        .status(StatusReport(status: GatewayStatus("НОВЫЙ"))),
        .paymentStarted(PaymentStart(link: "https://pay.example/1", address: "3Haaz")), .paymentStarted(PaymentStart()),
        .paymentStarted(
            PaymentStart(currentConfirmations: 0, neededConfirmations: 4, status: GatewayStatus("PAYIN"))),
        .note("перезвонить завтра 🕊"),
    ]
}()

/// A history as it may come about: invoices, and updates to new and to old ones among them, in the file's order.
func randomRecords(_ count: Int, seed: UInt64) -> [HistoryEvent] {
    var random = Seeded(seed)
    var records: [HistoryEvent] = []
    var made = 0
    let currencies = ["visamaster.uah", "wave-ci.xof", "ethereum", "orange_money-ci.xof", "later.xyz"]
    while records.count < count {
        if made == 0 || Int.random(in: 0..<5, using: &random) < 2 {
            made += 1
            var new = intent(made, currency: currencies.randomElement(using: &random)!)
            if Bool.random(using: &random) { new[.description] = "Заказ №\(made) ABC-\(made % 7)" }
            if made % 11 == 0 { new[.sender] = nil }
            records.append(.invoice(new))
        } else {
            // Mostly the newest, sometimes one from long ago.
            let back = Bool.random(using: &random) ? 0 : Int.random(in: 0..<made, using: &random)
            var update = update(made - back, everyChange.randomElement(using: &random)!)
            // Old ones don't say which sending they are about.
            update.sending = [nil, nil, 1, 1, 2, 3].randomElement(using: &random)!
            records.append(.update(update))
        }
    }
    return records
}

/// A record to be put into a history.
enum HistoryEvent: Sendable {
    case invoice(InvoiceIntent)
    case update(InvoiceUpdate)
}

/// What a history says, found the plain way: newest first.
func invoices(of records: [HistoryEvent]) -> [Invoice] {
    var invoices: [Invoice] = []
    for record in records {
        switch record {
        case .invoice(let intent): invoices.append(Invoice(intent: intent))
        case .update(let update):
            guard let index = invoices.lastIndex(where: { $0.id == update.id }) else { continue }
            invoices[index].apply(update)
        }
    }
    return invoices.reversed()
}
