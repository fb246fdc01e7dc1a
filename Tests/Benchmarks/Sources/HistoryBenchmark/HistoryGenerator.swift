import EInvoiceKit
import Glibc
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

/// Writes the history of a busy support desk: the same bytes for the same seed.
///
/// Of a hundred invoices about 92 are created, most of which are asked for their status later on, 5 rejected, 2 unknown
/// and settled, 1 unknown for good; a few have notes. Updates to old invoices come among the new ones.
struct HistoryGenerator {
    private var random: Seeded
    private let methods = PaymentMethodCatalog.standard.methods
    /// Updates that come later: in how many invoices, and to which.
    private var waiting: [(due: Int, update: InvoiceUpdate)] = []
    private var moment = Timestamp("2019-01-02T08:00:00Z") ?? Timestamp(milliseconds: 0)
    private(set) var invoices = 0

    /// A word that stands in exactly one invoice of every thousand…
    static let commonWord = "refund"
    /// …and one that stands in very few.
    static let rareWord = "Ахтырка-7731"

    /// - Parameter newest: the invoice behind which the history goes on.
    init(seed: UInt64, after newest: Invoice? = nil) {
        random = Seeded(seed)
        if let newest { moment = newest.intent.createdAt }
    }

    /// Writes `count` invoices to `sandbox/history.jsonl` in a data folder; false when that can't be made, or is there.
    static func write(_ count: Int, in folder: String) -> Bool {
        mkdir(folder, 0o700)
        mkdir("\(folder)/sandbox", 0o700)
        guard let out = fopen("\(folder)/sandbox/history.jsonl", "wx") else { return false }
        defer { fclose(out) }
        var generator = HistoryGenerator(seed: 1)
        for _ in 0..<count {
            let lines = generator.next()
            guard fwrite(lines, 1, lines.count, out) == lines.count else { return false }
        }
        return true
    }

    /// The lines of one more invoice, and of what happens to others meanwhile.
    mutating func next() -> [UInt8] {
        invoices += 1
        moment = moment.advanced(byMilliseconds: Int64.random(in: 2000...500_000, using: &random))
        let intent = intent()
        var lines = HistoryLine.bytes(of: intent)
        let tracking = group() + "-" + group() + "-" + group()
        let answered = moment.advanced(byMilliseconds: Int64.random(in: 80...2500, using: &random))
        let fate = Int.random(in: 0..<100, using: &random)
        var first = InvoiceUpdate(id: intent.id, at: answered, change: .created(tracking: tracking, isSettled: false))
        first.exchange = Exchange(
            httpStatus: 200, reply: "{\"tracking\":\"\(tracking)\",\"payment_id\":\(intent.paymentID)}",
            isTruncated: false, elapsedMilliseconds: Int(answered.milliseconds - moment.milliseconds),
            signature: .verified)
        if fate < 5 {
            first.change = .rejected(GatewayRejection(code: "0", message: "Transaction already exists"))
            first.exchange?.reply = "{\"error\":{\"code\":0,\"message\":\"Transaction already exists\"}}"
        } else if fate < 8 {
            first.change = .unknown(UnknownReason(.timeout, detail: "no answer in 30 s"))
            first.exchange = nil
            if fate < 7 { later(in: 1...3, intent.id, .created(tracking: tracking, isSettled: true)) }
        }
        lines += HistoryLine.bytes(of: first)
        if fate >= 8, fate < 50 { later(in: 1...400, intent.id, .status(report(of: intent, tracking))) }
        if fate == 99 { later(in: 1...5000, intent.id, .note(note())) }
        while let due = waiting.firstIndex(where: { $0.due <= invoices }) {
            lines += HistoryLine.bytes(of: waiting.remove(at: due).update)
        }
        return lines
    }

    private mutating func later(in range: ClosedRange<Int>, _ id: String, _ change: InvoiceUpdate.Change) {
        let count = Int.random(in: range, using: &random)
        let at = moment.advanced(byMilliseconds: Int64(count) * 250_000)
        waiting.append((invoices + count, InvoiceUpdate(id: id, at: at, change: change)))
    }

    /// The next invoice's intent alone.
    mutating func intent() -> InvoiceIntent {
        let method = methods.randomElement(using: &random) ?? methods[0]
        let cents = UInt128(Int.random(in: 1...500_000, using: &random))
        var intent = InvoiceIntent(
            id: id(), createdAt: moment,
            paymentID: PaymentID(recorded: String(moment.milliseconds * 1000 + Int64(invoices % 1000))),
            currency: method.code,
            amount: Amount(coefficient: method.decimals < 2 ? cents * 10 : cents, scale: min(2, method.decimals)))
        intent[.description] = description()
        intent[.sender] =
            method.kind == .card ? "444411••••••\(1000 + invoices % 9000)" : "+2250700\(100_000 + invoices % 900_000)"
        intent[.account] = "user-\(Int.random(in: 1...90_000, using: &random))"
        intent[.successURL] = "https://shop.example/success/\(invoices)"
        intent[.statusURL] = "https://shop.example/callback"
        intent.profile = "shop"
        intent.endpoint = "https://gateway.example/api/einvoice/create"
        intent.clientID = "1042"
        intent.body = """
            {"account":"\(intent[.account] ?? "")","amount":\(intent.amount),"currency":"\(method.code)",\
            "description":"\(intent[.description] ?? "")","payment_id":\(intent.paymentID),\
            "sender":"\(intent[.sender] ?? "")","success_url":"\(intent[.successURL] ?? "")"}
            """
        intent.lease = "01KB5ZQ4T2M8W0V6F3H7R9C1XA"
        return intent
    }

    private mutating func description() -> String {
        if invoices % 1000 == 500 { return "Partial \(Self.commonWord) for order \(invoices)" }
        if invoices % 250_000 == 77 { return "Возврат в г. \(Self.rareWord)" }
        return switch Int.random(in: 0..<5, using: &random) {
        case 0: "Пополнение счёта, заказ \(invoices)"
        case 1: "Поповнення рахунку №\(invoices)"
        case 2: "Réservation \(invoices), dépôt"
        case 3: "Top-up for order \(invoices)"
        default: "Invoice \(invoices) of the spring campaign"
        }
    }

    private mutating func note() -> String {
        ["перезвонить клиенту завтра", "customer called, waits", "en attente du justificatif"]
            .randomElement(using: &random) ?? ""
    }

    private func report(of intent: InvoiceIntent, _ tracking: String) -> StatusReport {
        var report = StatusReport(status: GatewayStatus(invoices % 9 == 0 ? "FAILED" : "FINISHED"))
        report.tracking = tracking
        report.paymentID = intent.paymentID.text
        report.currency = intent.currency
        report.amount = intent.amount
        report.created = "2019-03-14 20:36:09"
        report.processed = "2019-03-14 21:14:05"
        return report
    }

    private mutating func group() -> String {
        let digits = Array("0123456789ABCDEF")
        return String((0..<4).map { _ in digits.randomElement(using: &random) ?? "0" })
    }

    private mutating func id() -> String {
        let digits = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")
        var time = moment.milliseconds
        var text: [Character] = []
        for _ in 0..<10 {
            text.append(digits[Int(time & 31)])
            time >>= 5
        }
        let rest = (0..<16).map { _ in digits.randomElement(using: &random) ?? "0" }
        return String(text.reversed() + rest)
    }
}
