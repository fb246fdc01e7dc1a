import InvoiceCore
import Testing

@Suite struct InvoiceTests {
    private func intent() throws -> InvoiceIntent {
        InvoiceIntent(
            id: "1", createdAt: Timestamp(milliseconds: 0), paymentID: PaymentID(recorded: "26"), currency: "bitcoin",
            amount: try Amount("0.5"))
    }

    private func invoice(_ changes: InvoiceUpdate.Change...) throws -> Invoice {
        Invoice(
            intent: try intent(),
            updates: changes.map { InvoiceUpdate(id: "1", at: Timestamp(milliseconds: 1), change: $0) })
    }

    @Test func `is sending until something is known`() throws {
        #expect(try invoice().state == .sending)
        #expect(try invoice(.note("x")).state == .sending)
    }

    @Test func `a tracking number is proof that nothing takes away`() throws {
        let created = InvoiceUpdate.Change.created(tracking: "A", isSettled: false)
        #expect(try invoice(created, .unknown(UnknownReason(.interrupted))).state == .created)
        #expect(try invoice(created, .rejected(GatewayRejection(code: "0", message: "exists"))).state == .created)
        #expect(try invoice(.unknown(UnknownReason(.timeout)), created).state == .created)
        #expect(try invoice(.unknown(UnknownReason(.timeout)), created).unknownReason == nil)
    }

    @Test func `sending again is possible from unknown and unsent only`() throws {
        #expect(try invoice(.unknown(UnknownReason(.timeout)), .notFound, .resent(lease: "b")).state == .sending)
        #expect(try invoice(.unsent("refused"), .resent(lease: "b")).lease == "b")
        #expect(
            try invoice(.rejected(GatewayRejection(code: nil, message: "no")), .resent(lease: "b")).state == .rejected)
    }

    @Test func `one that was adopted is sent by nobody, also where only the first of its records is there`() throws {
        var adopted = try intent()
        adopted.endpoint = "https://gateway.example\(InvoiceIntent.statementPath)"
        let invoice = Invoice(intent: adopted)
        #expect(invoice.state == .unknown && invoice.unknownReason?.code == .interrupted && !invoice.isResendable)
        let created = InvoiceUpdate.Change.created(tracking: "A", isSettled: true)
        let whole = Invoice(
            intent: adopted, updates: [InvoiceUpdate(id: "1", at: Timestamp(milliseconds: 1), change: created)])
        #expect(whole.state == .created && whole.unknownReason == nil)
    }

    @Test func `only what its own program told proves that the record of an invoice is on the disk`() throws {
        let note = InvoiceUpdate.Change.note("x")
        let interrupted = InvoiceUpdate.Change.unknown(UnknownReason(.interrupted))
        let proofs: [InvoiceUpdate.Change] = [
            .created(tracking: "A", isSettled: false), .rejected(GatewayRejection(code: nil, message: "no")),
            .unknown(UnknownReason(.timeout)), .unsent("refused"),
        ]
        for proof in proofs {
            #expect(try invoice(note, proof, interrupted).isSurelyRecorded, "\(proof)")
            #expect(try !invoice(interrupted, .notFound, .resent(lease: "b"), proof).isSurelyRecorded, "\(proof)")
            // Who repeats what was asked is another program.
            let repeating = InvoiceUpdate(
                id: "1", at: Timestamp(milliseconds: 1), change: proof, intent: try intent())
            #expect(!Invoice(intent: try intent(), updates: [repeating]).isSurelyRecorded, "\(proof)")
        }
        #expect(try !invoice().isSurelyRecorded && !invoice(note).isSurelyRecorded)
        #expect(try !invoice(.created(tracking: "A", isSettled: true)).isSurelyRecorded)
    }

    @Test func `waits until the gateway says the last word`() throws {
        let created = InvoiceUpdate.Change.created(tracking: "A", isSettled: false)
        func status(_ word: String) -> InvoiceUpdate.Change { .status(StatusReport(status: GatewayStatus(word))) }
        #expect(try invoice(created).isWaiting)
        #expect(try invoice(created, status("PAYIN")).isWaiting)
        #expect(try invoice(created, status("HELD")).isWaiting)
        #expect(try !invoice(created, status("FINISHED")).isWaiting)
        #expect(try !invoice(.unknown(UnknownReason(.timeout))).isWaiting)
    }

    @Test func `final statuses are those of the protocol`() {
        let final = ["PAYED_RECALC", "FINISHED", "FAILED", "CANCELED"]
        for word in ["CREATED", "PAYIN", "PAYED", "PAYIN_ERROR", "OTHER"] + final {
            #expect(GatewayStatus(word).isFinal == final.contains(word), "\(word)")
        }
    }
}

@Suite struct TimestampTests {
    @Test(arguments: [
        "1970-01-01T00:00:00.000Z", "2026-11-22T12:14:42.123Z", "2000-02-29T23:59:59.999Z", "1969-12-31T23:59:59.999Z",
        "2100-03-01T00:00:00.000Z",
    ])
    func `survives writing and reading`(text: String) { #expect(Timestamp(text)?.description == text) }

    @Test func `reads zones dates and local times`() {
        let noon = Timestamp("2026-11-22T12:00:00Z")
        #expect(Timestamp("2026-11-22T14:00:00+02:00") == noon)
        #expect(Timestamp("2026-11-22 14:00", offset: 7200) == noon)
        #expect(Timestamp("2026-11-22", offset: 7200) == Timestamp("2026-11-21T22:00:00Z"))
    }

    @Test(arguments: [
        "", "2026", "2026-13-01", "2026-02-29", "2026-11-22T25:00Z", "2026-11-22T12:00:00ZZ", "22.11.2026",
        "２０２６-11-22",
    ])
    func `refuses what is no time`(text: String) { #expect(Timestamp(text) == nil) }

    @Test func `the farthest moments can be written`() {
        #expect(Timestamp(milliseconds: .min).seconds == -9_223_372_036_854_776)
        #expect(!Timestamp(milliseconds: .min).description.isEmpty)
        #expect(!Timestamp(milliseconds: .max).description.isEmpty)
    }

    @Test func `knows weekdays`() {
        #expect(LocalDateTime(Timestamp(milliseconds: 0), offset: 0).weekday == 4)
        #expect(Timestamp("2026-11-22").map { LocalDateTime($0, offset: 0).weekday } == 7)
    }
}

@Suite struct InvoiceQueryTests {
    private let now = Timestamp(milliseconds: 1_795_350_720_000)

    private func query(_ text: String) throws -> InvoiceQuery { try InvoiceQuery(text, now: now, offset: 7200) }

    private func invoice(description: String = "Пополнение Ünal", amount: String = "100.5") throws -> Invoice {
        var intent = InvoiceIntent(
            id: "01ABC", createdAt: now, paymentID: PaymentID(recorded: "inv-7"), currency: "wave-ci.xof",
            amount: try Amount(amount))
        intent[.description] = description
        return Invoice(
            intent: intent,
            updates: [
                InvoiceUpdate(id: "01ABC", at: now, change: .created(tracking: "79DF-60B0-17F6", isSettled: false)),
                InvoiceUpdate(id: "01ABC", at: now, change: .status(StatusReport(status: GatewayStatus("PAYIN")))),
            ])
    }

    @Test(arguments: [
        "", "пополнение", "ПОПОЛНЕНИЕ ünal", "wave", "status:payin", "state:created", "currency:xof", "currency:wave",
        "amount>100", "amount<100.51", "since:today", "until:today", "id:inv-7", "id:01abc", "id:79df-60b0-17f6",
        "since:1h status:PAYIN wave",
        "\"пополнение ün\"", "status:", "since:2026-11-22", "amount=100.5", "amount>100 amount>3",
        "since:today since:2020-01-01",
    ])
    func meets(text: String) throws { #expect(try query(text).matches(invoice())) }

    @Test(arguments: [
        "missing", "status:finished", "state:unknown", "currency:usd", "amount=100", "amount>100.5", "amount<100.5",
        "since:2026-11-23", "amount>60 amount>1000 amount>1", "amount<10 amount<1000",
        "since:2030-01-01 since:2020-01-01",
        "until:2020-01-01 until:today",
        "until:yesterday", "id:nv-7", "пополнение missing",
    ])
    func `does not meet`(text: String) throws { #expect(try !query(text).matches(invoice())) }

    @Test func `names the term that is wrong`() {
        #expect(throws: InvoiceQueryProblem.unknownState("dine", suggestion: nil)) { try query("state:dine") }
        #expect(throws: InvoiceQueryProblem.unknownState("finishd", suggestion: "finished")) {
            try query("status:finishd")
        }
        #expect(throws: InvoiceQueryProblem.badAmount("1,5")) { try query("amount>1,5") }
        #expect(throws: InvoiceQueryProblem.badTime("soon")) { try query("since:soon") }
        #expect(InvoiceQuery.unfinishedCondition(in: "tea ID: state:created") == "ID:")
        #expect(InvoiceQuery.unfinishedCondition(in: #"tea "id:" state:created"#) == nil)
    }
}

/// The words that lists show are the words that a search understands.
@Suite struct ShownStateTests {
    private let now = Timestamp(milliseconds: 1_795_350_720_000)

    private func query(_ text: String) throws -> InvoiceQuery { try InvoiceQuery(text, now: now, offset: 7200) }

    private func invoice(_ change: InvoiceUpdate.Change?, status: String? = nil) throws -> Invoice {
        let intent = InvoiceIntent(
            id: "01ABC", createdAt: now, paymentID: PaymentID(recorded: "inv-7"), currency: "wave-ci.xof",
            amount: try Amount("25.00"))
        let changes = [change, status.map { .status(report($0)) }].compactMap(\.self)
        return Invoice(intent: intent, updates: changes.map { InvoiceUpdate(id: "01ABC", at: now, change: $0) })
    }

    /// As it was asked for.
    private func report(_ status: String) -> StatusReport {
        var report = StatusReport(status: GatewayStatus(status))
        (report.currency, report.amount) = ("wave-ci.xof", Amount(coefficient: 25, scale: 0))
        return report
    }

    /// One that is called finished, of another sum or declared as recalculated.
    private func finished(_ amount: UInt128, isRecalculated: Bool = false) throws -> Invoice {
        var report = report("FINISHED")
        (report.amount, report.isRecalculated) = (Amount(coefficient: amount, scale: 0), isRecalculated)
        var invoice = try invoice(.created(tracking: "79DF-60B0", isSettled: false))
        invoice.apply(InvoiceUpdate(id: "01ABC", at: now, change: .status(report)))
        return invoice
    }

    private func invoices() throws -> [Invoice] {
        let created = InvoiceUpdate.Change.created(tracking: "79DF-60B0", isSettled: false)
        return try [
            invoice(nil), invoice(.unknown(UnknownReason(.timeout))), invoice(.unsent("refused")),
            invoice(.rejected(GatewayRejection(code: nil, message: "no"))), invoice(created),
        ]
            + ["CREATED", "PAYIN", "PAYED", "PAYED_RECALC", "FINISHED", "FAILED", "CANCELED", "PAYIN_ERROR"].map {
                try invoice(created, status: $0)
            } + [finished(20), finished(20, isRecalculated: true), closed()]
    }

    private func closed() throws -> Invoice {
        var invoice = try invoice(.unknown(UnknownReason(.timeout)))
        invoice.apply(InvoiceUpdate(id: "01ABC", at: now, change: .closed))
        return invoice
    }

    @Test func `every word that is shown is understood behind status and state, and means what is shown`() throws {
        let invoices = try invoices()
        #expect(Set(invoices.compactMap { ShownState($0) }) == Set(ShownState.allCases))
        for state in ShownState.allCases {
            for word in [state.rawValue, state.argument, state.gatewayWord ?? state.rawValue] {
                let found = try invoices.filter(query("status:\"\(word)\"").matches)
                #expect(found == invoices.filter { ShownState($0) == state }, "\(word)")
                if state == .created { continue }
                #expect(try invoices.filter(query("state:\"\(word)\"").matches) == found, "\(word)")
            }
        }
        // Whatever has a tracking number, as scripts know it.
        #expect(try invoices.filter(query("state:created").matches) == invoices.filter { $0.state == .created })
    }

    @Test(arguments: [
        ("status:other", "PAYED_RECALC"), ("status:pay", "PAYIN"), ("status:cancelled", "CANCELED"),
        ("status:cancelled", "CANCELLED"), ("status:ON_HOLD", "ON_HOLD"), ("state:ON_HOLD", "on_hold"),
        ("status:paid", "PAID"), ("started", "PAYIN"), ("status:paying", "PAYIN"), ("sum", "PAYED_RECALC"),
        ("amount=25", "PAYIN"),
        ("amount=25.0 amount=30", "PAYIN"), ("id:inv", "PAYIN"), ("id:01a", "PAYIN"), ("id:79df", "PAYIN"),
    ])
    func `a beginning, another spelling and a word of the gateway's own are understood`(
        text: String, status: String
    ) throws {
        let invoice = try invoice(.created(tracking: "79DF-60B0", isSettled: false), status: status)
        #expect(try query(text).matches(invoice))
    }

    @Test(arguments: [
        ("status:foo", InvoiceQueryProblem.unknownState("foo", suggestion: nil)),
        ("state:payng", .unknownState("payng", suggestion: "paying")),
        ("foo:bar", .unknownCondition("foo:", suggestion: nil)),
        ("Stauts:paid", .unknownCondition("stauts:", suggestion: "status:")),
        ("amount:25", .unknownCondition("amount:", suggestion: "amount=")),
        ("amout=25", .unknownCondition("amout=", suggestion: "amount=")),
        ("amount>=25", .unknownCondition("amount>=", suggestion: "amount>")),
        ("status=paid", .unknownCondition("status=", suggestion: "status:")),
        ("amount=x", .badAmount("x")),
    ])
    func `what means nothing is refused with what is near`(text: String, problem: InvoiceQueryProblem) {
        #expect(throws: problem) { try query(text) }
    }

    @Test(arguments: [
        "https://pay.example/x?id=5", "12:30", "order:", "\"foo:bar\"", "a=b", "NAME=VALUE", "x:y", "Заказ:12", "1:b",
        "half=done", ":x", "port=8080", "-",
    ])
    func `what only looks like a condition is a plain word`(text: String) throws {
        let query = try query(text)
        #expect(query.words == [SearchText(text.filter { $0 != "\"" })])
    }
}

/// Days in a zone whose clocks change: Kyiv in 2026.
@Suite struct InvoiceQueryDayTests {
    private let winterNow = Timestamp("2026-11-22T12:32:00Z")!

    /// Three hours east of UTC from 29 March to 25 October, each at 01:00 UTC, else two.
    private func offset(_ moment: Timestamp) -> Int {
        let summer = Timestamp("2026-03-29T01:00:00Z")!..<Timestamp("2026-10-25T01:00:00Z")!
        return summer.contains(moment) ? 10_800 : 7200
    }

    @Test(arguments: [
        ("2026-07-01", "2026-06-30T21:00:00Z", "2026-07-01T21:00:00Z"),
        ("2026-11-01", "2026-10-31T22:00:00Z", "2026-11-01T22:00:00Z"),
        // A day of 23 hours, and one of 25.
        ("2026-03-29", "2026-03-28T22:00:00Z", "2026-03-29T21:00:00Z"),
        ("2026-10-25", "2026-10-24T21:00:00Z", "2026-10-25T22:00:00Z"),
        ("2026-07-01T14:30", "2026-07-01T11:30:00Z", "2026-07-01T11:30:00Z"),
        ("2026-10-25T12:00", "2026-10-25T10:00:00Z", "2026-10-25T10:00:00Z"),
        // Struck twice, and never.
        ("2026-10-25T03:30", "2026-10-25T00:30:00Z", "2026-10-25T00:30:00Z"),
        ("2026-03-29T03:30", "2026-03-29T01:30:00Z", "2026-03-29T01:30:00Z"),
        ("2026-07-01T14:30:00Z", "2026-07-01T14:30:00Z", "2026-07-01T14:30:00Z"),
    ])
    func `a day has the clock of that day`(text: String, start: String, end: String) throws {
        let moment = try InvoiceQuery.moment(text, now: winterNow, offset: offset)
        #expect(moment.start == Timestamp(start))
        #expect(moment.end == Timestamp(end))
        let query = try InvoiceQuery("since:\(text) until:\(text)", now: winterNow, offset: offset)
        #expect(query.since == Timestamp(start))
        #expect(query.until == Timestamp(end))
    }

    @Test func `today and yesterday are days of the clock too`() throws {
        let now = Timestamp("2026-10-26T10:00:00Z")!
        let query = try InvoiceQuery("since:yesterday until:yesterday", now: now, offset: offset)
        #expect(query.since == Timestamp("2026-10-24T21:00:00Z"))
        #expect(query.until == Timestamp("2026-10-25T22:00:00Z"))
        #expect(try InvoiceQuery("since:today", now: now, offset: offset).since == Timestamp("2026-10-25T22:00:00Z"))
    }
}
