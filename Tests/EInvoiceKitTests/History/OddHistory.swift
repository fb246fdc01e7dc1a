import InvoiceCore

@testable import EInvoiceKit

/// A history of all that may stand in one: invoices older than those before them, adopted ones among them, test payments, ids that repeat, updates without their
/// invoices, damaged and joined lines.
struct OddHistory {
    private(set) var bytes: [UInt8] = []

    private static let texts = [
        "Côte d'Ivoire", "cote", "ЁЛКА", "елка", "й", "Straße", "a\u{0}wonderful", "x\u{1f}y", "日本語のテスト", "🕊🕊",
        "\"quoted\"", "e\u{301}\u{323}x", "o", "ß", "tab\there", "\u{FFFF}nochar", "Ωmega ς σ", "ıİiI",
    ]
    private static let names = [
        "inv-A", "INV-a", "straße", "STRASSE", "é1", "e\u{301}1", "e1", "ſ9", "s9", "", "79DF-60B0",
    ]

    init(_ count: Int, seed: UInt64) {
        var random = Seeded(seed)
        var made: [InvoiceIntent] = []
        for record in randomRecords(count, seed: seed) {
            switch record {
            case .invoice(var new):
                let odd = Int.random(in: 0..<8, using: &random)
                if odd == 0 {
                    new.createdAt = new.createdAt.advanced(byMilliseconds: -.random(in: 0..<90_000, using: &random))
                }
                if odd == 1, let former = made.randomElement(using: &random) { new.id = former.id }
                if odd == 2, let former = made.last { new.createdAt = former.createdAt }
                if odd == 6 {
                    new.adopt(made: new.createdAt.advanced(byMilliseconds: -.random(in: 0..<90_000, using: &random)))
                }
                new.isTest = odd == 7
                if odd < 5 { new.paymentID = PaymentID(recorded: Self.names.randomElement(using: &random) ?? "") }
                if Bool.random(using: &random) { new[.account] = Self.texts.randomElement(using: &random) }
                if Bool.random(using: &random) { new[.description] = Self.texts.randomElement(using: &random) }
                if Bool.random(using: &random) { new[.sender] = Self.texts.randomElement(using: &random) }
                if Bool.random(using: &random) {
                    new.amount = Amount(
                        coefficient: [5, 50, 500, 10, 99, 12_345_678_901].randomElement(using: &random) ?? 5,
                        scale: .random(in: 0..<6, using: &random))
                }
                made.append(new)
                put(.invoice(new), &random)
            case .update(var update):
                let odd = Int.random(in: 0..<16, using: &random)
                if odd == 0 { update.id = intent(5000 + Int.random(in: 0..<6, using: &random)).id }
                if odd == 1 {
                    let number = 5000 + Int.random(in: 0..<6, using: &random)
                    update.id = intent(number).id
                    update.intent = intent(number)
                }
                if odd == 2, let text = Self.texts.randomElement(using: &random) { update.change = .note(text) }
                put(.update(update), &random)
            }
        }
    }

    private mutating func put(_ record: HistoryEvent, _ random: inout Seeded) {
        var line = EInvoiceKitTests.bytes(of: [record])
        switch Int.random(in: 0..<40, using: &random) {
        case 0: line[Int.random(in: 0..<line.count, using: &random)] ^= 1
        case 1: line[line.count - 1] = UInt8(ascii: "J")
        case 2: line = Array("no record\n\n".utf8) + line
        case 3: line = line.dropLast() + Array("tail\n".utf8)
        case 4: line = Array(line.prefix(Int.random(in: 0..<line.count, using: &random))) + Array("\n".utf8)
        default: break
        }
        bytes += line
    }

}

extension InvoiceIntent {
    /// Makes it one that was adopted when it was created, and that the gateway created at another moment.
    mutating func adopt(made moment: Timestamp) {
        body = ""
        endpoint = "https://gateway.example\(Self.statementPath)"
        (adoptedAt, createdAt) = (createdAt, moment)
        gatewayCreated = moment.description
    }
}

/// What a plain reading of a file finds.
struct PlainReading {
    /// In the order of the file.
    let invoices: [Invoice]

    init(_ bytes: [UInt8]) { invoices = Self.reading(bytes) }

    /// The invoices that meet a query, in its order.
    func answer(_ query: InvoiceQuery) -> [Invoice] {
        let all = invoices.enumerated().filter { query.matches($0.element) }
        let newest: (Int, Invoice, Int, Invoice) -> Bool = { placeA, a, placeB, b in
            (a.intent.createdAt.milliseconds, placeA) > (b.intent.createdAt.milliseconds, placeB)
        }
        return all.sorted { a, b in
            switch query.order {
            case .newestFirst: return newest(a.offset, a.element, b.offset, b.element)
            case .oldestFirst: return newest(b.offset, b.element, a.offset, a.element)
            case .smallestFirst, .largestFirst:
                let (first, second) = (a.element.intent.amount, b.element.intent.amount)
                if first == second { return newest(a.offset, a.element, b.offset, b.element) }
                return query.order == .smallestFirst ? first < second : first > second
            case .byState, .byStateBackwards:
                let places = [a.element, b.element].map { invoice in
                    ShownState(invoice).flatMap { ShownState.allCases.firstIndex(of: $0) } ?? 99
                }
                if places[0] == places[1] { return newest(a.offset, a.element, b.offset, b.element) }
                return query.order == .byState ? places[0] < places[1] : places[0] > places[1]
            case .byMethod, .byMethodBackwards:
                let codes = [a.element, b.element].map { Array($0.intent.methodKey.text.utf8) }
                if codes[0] == codes[1] { return newest(a.offset, a.element, b.offset, b.element) }
                return codes[0].lexicographicallyPrecedes(codes[1]) == (query.order == .byMethod)
            }
        }.map(\.element)
    }

    private static func reading(_ bytes: [UInt8]) -> [Invoice] {
        var invoices: [Invoice] = []
        var orphans: [String: [HistoryRecord]] = [:]
        for line in bytes.split(separator: UInt8(ascii: "\n")) {
            for (_, record) in line.withUnsafeBufferPointer({ HistoryRecord.decodeLine($0) }).records {
                switch record {
                case .invoice(let intent): invoices.append(Invoice(intent: intent))
                case .update(let update):
                    if let index = invoices.lastIndex(where: { $0.id == update.id }) {
                        invoices[index].apply(update)
                    } else {
                        orphans[update.id, default: []].append(record)
                        guard update.intent != nil, let own = Invoice(orphans[update.id] ?? []) else { continue }
                        orphans[update.id] = nil
                        invoices.append(own)
                    }
                case .unknown: break
                }
            }
        }
        return invoices
    }
}

/// Questions to a history, in the search language.
struct Questions {
    static let fixed = [
        "", "sort:created", "sort:-created", "sort:amount", "sort:-amount", "sort:state", "sort:-state", "sort:method",
        "sort:-method", "e sort:state", "is:test sort:-method", "since:2026-11-22T12:00:30Z sort:-state",
        "0,5 sort:method", "is:unknown", "is:waiting", "was:unknown",
        "was:resent", "was:noted", "is:test", "-is:test", "is:closed", "is:today", "-is:unknown", "-is:waiting",
        "-was:noted", "a",
        "é", "e", "ё", "cote",
        "côte",
        "Côte", "елка", "ёлка", "wonderful", "nderf", "strasse", "straße", "日本", "日本語", "🕊", "\"quoted\"", "-cote",
        "-côte",
        "zoe zoë", "-zoë", "nowhere-at-all", "id:01KB", "id:inv-a", "id:INV-A", "id:straße", "id:strasse", "id:é",
        "id:e",
        "id:e\u{301}", "id:79df", "id:s", "-id:e", "-id:strasse", "amount=5", "amount=0.05", "amount=5 amount=50",
        "amount>5",
        "amount<5", "amount>5 amount<50", "-amount>5", "since:2026-11-22T12:00:30Z", "until:2026-11-22T12:00:30Z",
        "since:2026-11-22T12:00:30Z until:2026-11-22T12:00:40Z", "-since:2026-11-22T12:00:30Z", "state:created",
        "state:sending", "state:unknown", "state:rejected", "status:created", "status:paid", "status:other",
        "status:НОВЫЙ",
        "status:mismatch", "status:sending status:unknown", "-status:created", "-state:sending", "-status:PAYED_RECALC",
        "currency:uah", "currency:xof", "currency:eth", "currency:later", "-currency:uah", "method:visa",
        "method:orange",
        "method:wave", "-method:wave", "account:cote", "account:côte", "account:o", "account:日本", "-account:cote",
        "-account:côte", "account:cote account:елка", "sender:4444", "sender:straße", "-sender:4", "sender:e",
        "account:wonderful", "sender:ωmega", "state:unknown sort:amount -zoe", "xof was:noted sort:created",
        "0,5", "-0,5", "5,00", "0.50", "5.0 50.0", "0,05 sort:amount", "today", "-today", "yesterday sort:created",
        "2026-11-22", "22 nov", "-2026-11-22", "22.11 5,0", "22.11.26 sort:-amount", "79df60b0", "-79df60b0",
        "id:79df60b0", "paying", "-paying", "payed", "cancelled sort:amount", "01kb 5,0", "50,0 cote", "5,0 cote",
        "payin",
        "\"0,5\"", "22 nov was:noted",
        "\"x\u{1f}y\"", "\u{301}", "-\u{301}", "id:01kb00000000000000000000005000", "omega σ", "ı", "i",
    ]

    private static let conditions = fixed.filter { !$0.isEmpty && !$0.utf8.contains(UInt8(ascii: " ")) }
    private var random: Seeded
    private let texts: [SearchText]

    init(_ reading: PlainReading, seed: UInt64) {
        random = Seeded(seed)
        texts = reading.invoices.map(\.searchText)
    }

    static func query(_ text: String) throws -> InvoiceQuery { try InvoiceQuery(text, now: noon, offset: 0) }

    /// Parts of what the history has, and conditions, some of them together.
    mutating func random(_ count: Int) -> [String] {
        (0..<count).map { _ in
            let terms = (0..<Int.random(in: 1...3, using: &random)).map { _ in
                Bool.random(using: &random) ? Self.conditions.randomElement(using: &random) ?? "" : word()
            }
            return terms.joined(separator: " ")
        }
    }

    private mutating func word() -> String {
        guard let text = texts.randomElement(using: &random) else { return "x" }
        let letters = Array((Bool.random(using: &random) ? text.exact ?? text.plain : text.plain).unicodeScalars)
        let start = Int.random(in: 0..<letters.count, using: &random)
        let part = letters[start...].prefix([1, 2, 3, 4, 8, 30].randomElement(using: &random) ?? 3)
            .filter { $0 != "\"" && $0 != SearchText.separator }
        let sign = Int.random(in: 0..<4, using: &random) == 0 ? "-" : ""
        return "\(sign)\"\(String(String.UnicodeScalarView(part)))\""
    }
}
