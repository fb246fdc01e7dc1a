import InvoiceCore
import Testing

@Suite struct SearchLanguageTests {
    private let now = Timestamp("2026-11-22T12:32:00Z")!

    private func query(_ text: String) throws -> InvoiceQuery { try InvoiceQuery(text, now: now, offset: 7200) }

    /// Paid through a bank card by `Ünal`, once unknown, sent twice, with a note.
    private func invoice(_ changes: InvoiceUpdate.Change..., currency: String = "visamaster.uah") throws -> Invoice {
        var intent = InvoiceIntent(
            id: "01ABC", createdAt: now, paymentID: PaymentID(recorded: "inv-7"), currency: currency,
            amount: try Amount("100.50"))
        intent[.account] = "Ünal-42"
        intent[.sender] = "444411••••••1111"
        intent[.description] = "Ёлка, top-up 5, Côte"
        return Invoice(intent: intent, updates: changes.map { InvoiceUpdate(id: "01ABC", at: now, change: $0) })
    }

    private let created = InvoiceUpdate.Change.created(tracking: "79DF-60B0", isSettled: false)

    @Test(arguments: [
        ("-tea", "tea"), ("-TÉA", "téa"), ("-\"two words\"", "\"two words\""), ("-status:failed", "status:failed"),
        ("-status:\"not sent\"", "status:\"not sent\""), ("-amount>5", "amount>5"), ("-since:today", "since:today"),
        ("-is:today", "is:today"), ("-is:waiting", "is:waiting"), ("-5", "5"), ("-x:y", "x:y"),
        ("-method:wave", "method:wave"),
        ("-\"status:failed\"", "\"status:failed\""), ("-\"-x\"", "\"-x\""), ("--x", "\"-x\""), ("-id:01", "id:01"),
    ])
    func `a dash leaves out what meets the term behind it`(text: String, term: String) throws {
        var expected = try query("pot")
        expected.without = [try query(term)]
        #expect(try query("pot \(text)") == expected)
    }

    @Test(arguments: ["\"-x\"", "-", "x-y", "\"-status:failed\"", "x-\"y z\""])
    func `a dash in quotes, within a word or alone leaves out nothing`(text: String) throws {
        let query = try query(text)
        #expect(query.words == [SearchText(text.filter { $0 != "\"" })])
        #expect(query.without.isEmpty)
    }

    @Test func `several that are left out are each left out`() throws {
        let query = try query("-tea -pot")
        #expect(query.without.count == 2)
        #expect(try query.matches(invoice()))
        #expect(try !self.query("-tea -елка").matches(invoice()))
    }

    @Test(arguments: [
        "елка", "ЁЛКА", "account:una", "account:Ünal", "account:x account:42", "sender:4444", "sender:1111",
        "method:visa",
        "method:VisaMaster", "method:uah", "method:wave method:visa", "-tea", "-\"top-up 6\"", "-status:failed",
        "-amount>100.5",
        "is:waiting", "is:today", "-is:unknown", "was:unknown", "was:resent", "was:noted", "was:unknown was:noted",
        "WAS:Noted",
        "sort:amount", "ring back", "-since:2026-11-23", "-account:43", "-sender:5", "-method:wave", "-id:02",
        "-until:yesterday",
    ])
    func meets(text: String) throws { #expect(try query(text).matches(eventful())) }

    @Test(arguments: [
        "account:ünal-43", "account:unal-43", "account:visa", "sender:unal", "sender:5555", "method:wave", "method:42",
        "-елка", "-visa", "-method:visa", "-account:42", "-sender:44", "-amount>100", "-is:waiting", "-is:today",
        "is:unknown",
        "-was:unknown", "-was:resent", "-was:noted", "-currency:uah", "-id:01", "-since:today", "-status:created",
        "-state:created", "tea -pot", "account:42 -account:unal", "cote -côte",
    ])
    func `does not meet`(text: String) throws { #expect(try !query(text).matches(eventful())) }

    private func eventful() throws -> Invoice {
        try invoice(
            .unknown(UnknownReason(.timeout)), .notFound, .resent(lease: nil), created, .note("ring back"))
    }

    @Test func `what happened is told apart`() throws {
        func happenings(_ changes: InvoiceUpdate.Change...) throws -> Set<Happening> {
            var invoice = try invoice()
            for change in changes { invoice.apply(InvoiceUpdate(id: "01ABC", at: now, change: change)) }
            return Set(Happening.allCases.filter { $0.holds(for: invoice) })
        }
        let unknown = InvoiceUpdate.Change.unknown(UnknownReason(.timeout))
        func status(_ word: String) -> InvoiceUpdate.Change { .status(StatusReport(status: GatewayStatus(word))) }
        #expect(try happenings() == [])
        #expect(try happenings(unknown) == [.unknown, .wasUnknown])
        #expect(try happenings(unknown, created) == [.wasUnknown, .waiting])
        #expect(try happenings(created, status("PAYIN")) == [.waiting])
        #expect(try happenings(created, status("FINISHED")) == [])
        #expect(try happenings(.unsent("refused"), .resent(lease: nil)) == [.resent])
        #expect(try happenings(.rejected(GatewayRejection(code: nil, message: "no")), .note("x")) == [.noted])
        #expect(try happenings(created, .callbackCame) == [.waiting])
    }

    @Test func `a method that no list has is found by its code`() throws {
        let unlisted = try invoice(currency: "nova.eur")
        #expect(try query("method:NOVA").matches(unlisted))
        #expect(try query("currency:eur").matches(unlisted))
        #expect(try !query("method:visa").matches(unlisted))
        // Côte d'Ivoire.
        #expect(try query("method:cote").matches(invoice(currency: "wave-ci.xof")))
    }

    @Test func `an invoice without account or sender has no part of one`() throws {
        let bare = Invoice(
            intent: InvoiceIntent(
                id: "1", createdAt: now, paymentID: PaymentID(recorded: "1"), currency: "bitcoin",
                amount: try Amount("1")))
        #expect(try !query("account:1").matches(bare))
        #expect(try !query("sender:1").matches(bare))
        #expect(try query("-account:1 -sender:1").matches(bare))
    }

    @Test(arguments: [
        ("sort:created", InvoiceQuery.Order.oldestFirst), ("sort:-created", .newestFirst), ("", .newestFirst),
        ("sort:amount", .smallestFirst), ("sort:-amount", .largestFirst), ("Sort:-Amount", .largestFirst),
        ("sort:state", .byState), ("sort:-method", .byMethodBackwards),
        ("sort:amount tea sort:created", .oldestFirst),
    ])
    func `sorting is asked for like a condition, and the last word counts`(
        text: String, order: InvoiceQuery.Order
    ) throws {
        #expect(try query(text).order == order)
    }

    @Test func `an order alone asks for everything`() throws {
        #expect(try query("sort:amount").isEmpty)
        #expect(try !query("-tea").isEmpty)
        #expect(try !query("is:waiting").isEmpty)
    }

    @Test func `today is the reader's day`() throws {
        #expect(try query("is:today").since == Timestamp("2026-11-21T22:00:00Z"))
        #expect(try query("is:today").until == nil)
    }

    @Test(arguments: [
        ("is:foo", InvoiceQueryProblem.unknownChoice("is:foo", suggestion: nil)),
        ("is:unknwon", .unknownChoice("is:unknwon", suggestion: "is:unknown")),
        ("is:resent", .unknownChoice("is:resent", suggestion: "was:resent")),
        ("was:waiting", .unknownChoice("was:waiting", suggestion: "is:waiting")),
        ("is:paid", .unknownChoice("is:paid", suggestion: "status:paid")),
        ("-is:Other_sum", .unknownChoice("is:other_sum", suggestion: "status:other-sum")),
        ("sort:ammount", .unknownChoice("sort:ammount", suggestion: "sort:amount")),
        ("sort:foo", .unknownChoice("sort:foo", suggestion: nil)),
        ("-sort:amount", .unknownCondition("-sort:", suggestion: "sort:-")),
        ("has:note", .unknownCondition("has:", suggestion: "was:")),
        ("acount:5", .unknownCondition("acount:", suggestion: "account:")),
        ("method=visa", .unknownCondition("method=", suggestion: "method:")),
        ("-stauts:paid", .unknownCondition("stauts:", suggestion: "status:")),
        ("-status:payng", .unknownState("payng", suggestion: "paying")),
        ("-amount>x", .badAmount("x")),
    ])
    func `what there isn't is refused with what is near`(text: String, problem: InvoiceQueryProblem) {
        #expect(throws: problem) { try query(text) }
    }

    @Test(arguments: ["is:", "-is:", "tea sort:", "-status:", "-AMOUNT>", "account: tea"])
    func `a condition without its value asks for nothing yet`(text: String) throws {
        let named = InvoiceQuery.unfinishedCondition(in: text)
        #expect(named == text.split(separator: " ").first { $0.last == ":" || $0.last == ">" }.map(String.init))
        let rest = text.split(separator: " ").filter { $0 == "tea" }.joined()
        #expect(try query(text) == query(rest))
    }

    private func problem(_ text: String, currencies: Set<String> = [], statuses: Set<String> = []) throws
        -> InvoiceQueryProblem?
    {
        try query(text).valueProblem(currencies: currencies, statuses: statuses)
    }

    @Test(arguments: [
        ("currency:xfo", InvoiceQueryProblem.unknownCurrency("xfo", suggestions: ["xof"])),
        ("currency:Usdd", .unknownCurrency("usdd", suggestions: ["usd", "usdt", "usdc"])),
        ("-currency:xfo", .unknownCurrency("xfo", suggestions: ["xof"])),
        ("method:Viza", .unknownMethod("viza", suggestions: ["visamaster", "wizall"])),
        ("method:wawe", .unknownMethod("wawe", suggestions: ["wave"])),
        ("method:qqqqqq", .unknownMethod("qqqqqq", suggestions: [])),
        ("method:visa method:nowa", .unknownMethod("nowa", suggestions: ["nova"])),
        ("-method:nowa", .unknownMethod("nowa", suggestions: ["nova"])),
        ("status:FINISHD", .unheardOfStatus("finishd", suggestion: "finished")),
        ("status:paid state:HELT", .unheardOfStatus("helt", suggestion: "held")),
        ("-status:HELT", .unheardOfStatus("helt", suggestion: "held")),
    ])
    func `a value that is nowhere is refused with what is near`(text: String, problem: InvoiceQueryProblem) throws {
        #expect(try self.problem(text, currencies: ["nova.eur"], statuses: ["held"]) == problem)
    }

    @Test(arguments: [
        "currency:xof", "currency:eur", "currency:nova", "method:nova", "method:cote", "method:Côte", "method:orange",
        "status:HELD", "status:paid status:cancelled status:PAY currency:xof", "-status:HELD", "account:nobody", "tea",
        "sender:nobody", "is:waiting",
    ])
    func `a value that is somewhere is no problem`(text: String) throws {
        #expect(try problem(text, currencies: ["nova.eur"], statuses: ["held"]) == nil)
    }

    @Test func `every value that can be chosen is read, and belongs to a condition`() throws {
        for choice in InvoiceQuery.choices {
            #expect(try query(choice).words.isEmpty, "\(choice)")
            #expect(InvoiceQuery.operators.contains { choice.hasPrefix($0) }, "\(choice)")
        }
    }
}
