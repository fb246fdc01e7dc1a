import InvoiceCore
import Testing

/// What is done for whoever wants to know how an invoice is paid, and whether another may take its place.
@Suite struct PaymentStepTests {
    private let link = PaymentStart(link: "https://pay.example/1")

    private func invoice(_ changes: InvoiceUpdate.Change...) throws -> Invoice {
        let created = InvoiceUpdate.Change.created(tracking: "79DF-60B0-17F6", isSettled: false)
        return try self.invoice(bare: [created] + changes)
    }

    private func invoice(bare changes: [InvoiceUpdate.Change]) throws -> Invoice {
        let now = Timestamp(milliseconds: 1_763_800_000_000)
        let intent = InvoiceIntent(
            id: "01", createdAt: now, paymentID: PaymentID(recorded: "26"), currency: "visamaster.uah",
            amount: try Amount("100"))
        return Invoice(intent: intent, updates: changes.map { InvoiceUpdate(id: "01", at: now, change: $0) })
    }

    private func status(_ word: String) -> InvoiceUpdate.Change { .status(StatusReport(status: GatewayStatus(word))) }

    @Test(arguments: ["FINISHED", "PAYED", "PAYED_RECALC", "FAILED", "CANCELED", "finished"], [true, false])
    func `a payment that has ended or is paid isn't started again, whatever is known of it`(
        word: String, asksAnew: Bool
    ) throws {
        let refused = PaymentStep.refuse(.paymentEnded(GatewayStatus(word)))
        #expect(try invoice(status(word)).paymentStep(asksAnew: asksAnew) == refused)
        #expect(try invoice(.paymentStarted(link), status(word)).paymentStep(asksAnew: asksAnew) == refused)
        #expect(try !invoice(status(word)).canBePaid)
    }

    @Test func `what is known is shown, and asked for where it isn't or where that is wanted`() throws {
        #expect(try invoice().paymentStep() == .ask)
        #expect(try invoice(status("PAYIN")).paymentStep() == .ask)
        let started = try invoice(.paymentStarted(link), status("PAYIN"))
        #expect(started.paymentStep() == .show(link))
        #expect(started.paymentStep(asksAnew: true) == .ask)
        let coin = PaymentStart(address: "3Haaz")
        #expect(try invoice(.paymentStarted(coin)).paymentStep() == .show(coin))
        // A form isn't kept, and a sandbox's port is another one after its end.
        #expect(try invoice(.paymentStarted(PaymentStart(status: GatewayStatus("PAYIN")))).paymentStep() == .ask)
        #expect(try invoice(.paymentStarted(PaymentStart(link: "http://127.0.0.1:4711/pay/1"))).paymentStep() == .ask)
    }

    @Test func `only what is created, not paid and not replaced can be paid or replaced`() throws {
        for state in [InvoiceUpdate.Change.unknown(UnknownReason(.timeout)), .unsent("refused")] {
            let bare = try invoice(bare: [state])
            #expect(bare.paymentStep() == .refuse(.wrongState(bare.state)))
            #expect(bare.replaceProblem == .wrongState(bare.state))
        }
        #expect(try invoice(.paymentStarted(link)).replaceProblem == nil)
        #expect(try invoice(status("CANCELED")).replaceProblem == nil)
        #expect(try invoice(status("PAYED")).replaceProblem == .paymentEnded(GatewayStatus("PAYED")))
        let replaced = try invoice(.paymentStarted(link), .replaced(by: "02"))
        #expect(replaced.replacement == "02")
        #expect(replaced.paymentStep(asksAnew: true) == .refuse(.replaced(by: "02", .created)))
        #expect(replaced.replaceProblem == .replaced(by: "02", .created))
    }

    @Test(arguments: [
        ("9900500", "9900", true), ("9900", "99000", true), ("9900", "98999", false), ("100", "1000.0", true),
        ("100", "999.99", false), ("0.001", "0.01", true), ("0.0011", "0.01", false), ("5", "5", false),
    ])
    func `amounts are far from each other from ten times on`(one: String, other: String, isFar: Bool) throws {
        let (one, other) = (try Amount(one), try Amount(other))
        #expect(one.isFar(from: other) == isFar)
        #expect(other.isFar(from: one) == isFar)
    }

    @Test func `the largest amounts can be compared`() throws {
        let largest = try Amount(String(repeating: "9", count: 38))
        #expect(!largest.isFar(from: largest))
        #expect(largest.isFar(from: try Amount("1")))
    }
}
