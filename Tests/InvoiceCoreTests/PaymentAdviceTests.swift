import InvoiceCore
import Testing

/// A status word alone says nothing of the money.
@Suite struct PaymentAdviceTests {
    private static let tracking = "79DF-60B0-17F6"

    private func intent() throws -> InvoiceIntent {
        InvoiceIntent(
            id: "1", createdAt: Timestamp(milliseconds: 0), paymentID: PaymentID(recorded: "26"),
            currency: "visamaster.uah", amount: try Amount("1500"))
    }

    private func invoice(
        _ status: String, _ change: (inout StatusReport) throws -> Void = { _ in }
    ) throws -> Invoice {
        var report = StatusReport(status: GatewayStatus(status))
        report.currency = "visamaster.uah"
        report.amount = try Amount("1500")
        try change(&report)
        return try invoice([.created(tracking: Self.tracking, isSettled: false), .status(report)])
    }

    private func invoice(_ changes: [InvoiceUpdate.Change]) throws -> Invoice {
        let at = Timestamp(milliseconds: 0)
        return Invoice(intent: try intent(), updates: changes.map { InvoiceUpdate(id: "1", at: at, change: $0) })
    }

    @Test func `a payment is over once paid or ended, and its sums are facts where it is paid as asked`()
        throws
    {
        for (status, isOver, isFact) in [
            ("CREATED", false, false), ("PAYIN", false, false), ("PAYED", true, true), ("PAYED_RECALC", true, true),
            ("FINISHED", true, true), ("FAILED", true, false), ("CANCELED", true, false), ("PAYIN_ERROR", false, false),
            ("HELD", false, false),
        ] {
            let invoice = try invoice(status) { ($0.fee, $0.accrualAmount) = (try Amount("1"), try Amount("1499")) }
            #expect(invoice.isPaymentOver == isOver, "\(status)")
            #expect((invoice.factualReport?.fee != nil) == isFact, "\(status)")
            #expect((invoice.factualReport?.accrualAmount != nil) == isFact, "\(status)")
        }
        let other = try invoice("FINISHED") { ($0.amount, $0.fee) = (try Amount("15"), try Amount("1")) }
        #expect(other.isPaymentOver && other.factualReport?.fee == nil)
        let contradictory = try invoice("FINISHED") {
            ($0.fee, $0.reason) = (try Amount("1"), GatewayRejection(code: nil, message: "no"))
        }
        #expect(contradictory.factualReport?.fee == nil)
        #expect(try !invoice([]).isPaymentOver)
    }

    @Test func `goods are handed over only where a finished payment agrees in everything`() throws {
        for (status, meaning) in [
            ("CREATED", GatewayStatus.Meaning.orderCreated), ("PAYIN", .inProgress), ("PAYED", .paid),
            ("FINISHED", .finished), ("FAILED", .failed), ("CANCELED", .canceled), ("PAYIN_ERROR", .debitFailed),
            ("HELD", .unheardOf),
        ] {
            let advice = try invoice(status).advice
            #expect(advice == .byStatus(meaning))
            #expect(advice?.mayHandOver == (status == "FINISHED"))
        }
        #expect(try invoice([.created(tracking: Self.tracking, isSettled: false)]).advice == nil)
    }

    @Test(arguments: ["CREATED", "PAYIN", "PAYED", "PAYED_RECALC", "FINISHED", "HELD"])
    func `what can't be read, or surely differs, is never handed over`(status: String) throws {
        func differences(_ change: (inout StatusReport) throws -> Void) throws -> [ReportDifference]? {
            guard case .mismatch(let differences)? = try invoice(status, change).advice else { return nil }
            return differences
        }
        #expect(
            try differences { ($0.amount, $0.unreadable) = (nil, [.amount: "15,00"]) } == [
                .unreadable(.amount, "15,00")
            ])
        #expect(
            try differences { $0.currency = "visamaster.usd" }
                == [.currency(asked: "visamaster.uah", found: "visamaster.usd")])
        #expect(
            try differences { $0.tracking = "79DF-60B0-0000" }
                == [.tracking(known: Self.tracking, found: "79DF-60B0-0000")])
        #expect(try differences { $0.paymentID = "27" } == [.paymentID(asked: "26", found: "27")])
        let other = try differences { $0.amount = try Amount("15") }
        #expect(try other == (status == "PAYED_RECALC" ? nil : [.amount(asked: Amount("1500"), found: Amount("15"))]))
        // What only isn't told matters once money is there.
        let untold = try differences { ($0.amount, $0.currency) = (nil, nil) }
        let isPaid = status.hasPrefix("PAYED") || status == "FINISHED"
        #expect(untold == (isPaid ? [.missing(.amount), .missing(.currency)] : nil))
    }

    @Test func `a declared recalculation excuses another amount and nothing else`() throws {
        for status in ["PAYED", "FINISHED", "PAYED_RECALC"] {
            let lower = try invoice(status) { ($0.amount, $0.isRecalculated) = (try Amount("1350"), true) }
            #expect(lower.advice == .compareSums)
            #expect(lower.advice?.mayHandOver == false)
            let foreign = try invoice(status) { ($0.currency, $0.isRecalculated) = ("tron", true) }
            #expect(foreign.advice == .mismatch([.currency(asked: "visamaster.uah", found: "tron")]))
        }
        #expect(try invoice("FINISHED") { $0.isRecalculated = false }.advice == .byStatus(.finished))
        let denied = try invoice("FINISHED") { ($0.amount, $0.isRecalculated) = (try Amount("1350"), false) }
        #expect(denied.advice?.mayHandOver == false)
    }

    @Test(arguments: ["FAILED", "CANCELED", "PAYIN_ERROR"])
    func `where no money comes the status stays, and the difference too`(status: String) throws {
        let other = try invoice(status) { $0.amount = try Amount("15") }
        #expect(other.advice == .byStatus(GatewayStatus(status).meaning))
        #expect(try other.differences == [.amount(asked: Amount("1500"), found: Amount("15"))])
    }

    @Test func `a second tracking number is a difference even before there is a status`() throws {
        let changes: [InvoiceUpdate.Change] = [
            .created(tracking: Self.tracking, isSettled: false), .created(tracking: "79DF-60B0-0000", isSettled: true),
        ]
        #expect(
            try invoice(changes).advice == .mismatch([.tracking(known: Self.tracking, found: "79DF-60B0-0000")]))
        #expect(try ShownState(invoice(changes)) == .mismatch)
    }

    @Test(arguments: ["visamaster.uah", "VISAMASTER.UAH", "UAH", "uah", "card_uah", "visa-master UAH"])
    func `another spelling of the invoice's currency is no other one`(currency: String) throws {
        #expect(try invoice("FINISHED") { $0.currency = currency }.advice?.mayHandOver == true)
    }

    @Test(arguments: ["visamaster.usd", "USD", "card_usd", "tron", "UAHT", "", "грн", "mpesa-congo.usd"])
    func `a currency that doesn't name the invoice's unit is another one`(currency: String) throws {
        #expect(try invoice("FINISHED") { $0.currency = currency }.advice?.mayHandOver == false)
    }

    @Test func `another method is another currency, though its unit is the same`() throws {
        var intent = try intent()
        intent.currency = "visamaster.usd"
        var report = StatusReport(status: GatewayStatus("FINISHED"))
        (report.currency, report.amount) = ("mpesa-congo.usd", intent.amount)
        #expect(
            report.differences(from: intent) == [.currency(asked: "visamaster.usd", found: "mpesa-congo.usd")])
    }

    @Test func `there is no advice on an invoice without a tracking number`() throws {
        let report = try #require(try invoice("FINISHED").report)
        #expect(try invoice([.unknown(UnknownReason(.timeout)), .status(report)]).advice == nil)
    }

    @Test func `a status without its own report doesn't vouch for the sum that was told before`() throws {
        var waiting = StatusReport(status: GatewayStatus("CREATED"))
        (waiting.currency, waiting.amount) = ("visamaster.uah", try Amount("1500"))
        func started(_ report: StatusReport, _ word: String) throws -> Invoice {
            try invoice([
                .created(tracking: Self.tracking, isSettled: false), .status(report),
                .paymentStarted(PaymentStart(status: GatewayStatus(word))),
            ])
        }
        #expect(try started(waiting, "FINISHED").advice == .mismatch([.missing(.amount)]))
        #expect(try started(waiting, "PAYIN").advice == .byStatus(.inProgress))
        waiting.amount = try Amount("15")
        let differs: [ReportDifference] = try [.amount(asked: Amount("1500"), found: Amount("15"))]
        #expect(try started(waiting, "FINISHED").advice == .mismatch(differs))
        #expect(try started(waiting, "PAYIN").advice == .mismatch(differs))
    }
}
