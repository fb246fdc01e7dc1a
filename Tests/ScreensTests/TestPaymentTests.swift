import InvoiceCore
import ScreenKit
import Screens
import SnapshotSupport
import Testing
import Wording

/// Test payments: choosing currencies, the table that fills, stopping and going on, and the live profile's question.
@Suite struct TestPaymentTests {
    private func started(_ kind: ProfileKind = .sandbox, width: Int = 80, height: Int = 24) throws -> AppDriver {
        var driver = AppDriver(kind: kind, width: width, height: height, invoices: try severalInvoices())
        driver.press(.char("t"), .space, .space, .enter)
        return driver
    }

    /// The request that runs now, and what it goes on with.
    private func running(_ driver: AppDriver) throws -> (id: RequestID, payments: [TestPayment]) {
        let (id, payments, _) = try #require(driver.last?.asRunTestPayments)
        return (id, payments)
    }

    /// The currencies of the run that began.
    private func currencies(_ driver: AppDriver, confirmation: String? = nil) throws -> [String] {
        let payments = try #require(driver.last?.asRunTestPayments?.payments)
        #expect(driver.last?.asRunTestPayments?.confirmation == confirmation)
        #expect(payments.allSatisfy { $0.stage == .waiting && $0.verdict == nil })
        var codes: [String] = []
        for payment in payments where codes.last != payment.currency { codes.append(payment.currency) }
        return codes
    }

    private func runs(_ driver: AppDriver) -> Int {
        driver.effects.count { if case .runTestPayments = $0 { true } else { false } }
    }

    /// The payment at that place of a run over all currencies.
    private func payment(
        _ index: Int, got: String?, _ stage: TestPayment.Stage = .done, _ verdict: TestPayment.Verdict? = nil,
        id: String? = nil
    ) throws -> TestPayment {
        var payment = TestPayment.all(for: codes)[index]
        payment.status = got.map { GatewayStatus($0) }
        (payment.stage, payment.verdict) = (stage, verdict)
        payment.invoice = try id.map {
            try invoice(
                $0, currency: payment.currency, amount: payment.amount.description,
                changes: [.created(tracking: "79DF-\($0)", isSettled: false)])
        }
        return payment
    }

    private static let finished = TestPayment.Verdict.asExpected(GatewayStatus("FINISHED"))
    private static let failed = TestPayment.Verdict.asExpected(GatewayStatus("FAILED"))
    private static let otherEnd = TestPayment.Verdict.other(GatewayStatus("FINISHED"))

    private var codes: [String] { PaymentMethodCatalog.standard.methods.map(\.code) }

    @Test func `enter tests the selected one where none is marked`() throws {
        var driver = AppDriver()
        driver.press(.char("t"), .down, .enter)
        #expect(try currencies(driver) == [codes[1]])
        #expect(driver.screen.contains("0 of 2"))
    }

    @Test func `space marks and moves on`() throws {
        var driver = AppDriver()
        driver.press(.char("t"), .space, .down, .space)
        #expect(driver.screen.contains("2 marked"))
        // A second time takes the mark away.
        driver.press(.up, .space)
        #expect(driver.screen.contains("1 marked"))
        driver.press(.enter)
        #expect(try currencies(driver) == [codes[0]])
    }

    @Test func `Control-A marks all that are shown and then none, and more than five ask`() throws {
        var driver = AppDriver()
        driver.press(.char("t"), .ctrl("a"))
        #expect(driver.screen.contains("\(codes.count) marked"))
        driver.press(.ctrl("a"))
        #expect(driver.screen.contains("none marked"))
        driver.press(.ctrl("a"), .enter)
        #expect(driver.screen.contains("\(codes.count * 2) invoices in \(codes.count) currencies will be made."))
        #expect(runs(driver) == 0)
        driver.press(.escape)
        #expect(driver.screen.contains("\(codes.count) marked"))
        driver.press(.enter, .enter)
        #expect(try currencies(driver) == codes)
        #expect(driver.screen.contains("0 of \(codes.count * 2)"))
    }

    @Test func `letters narrow the currencies, and mark and start none`() throws {
        var driver = AppDriver()
        driver.press(.char("t"))
        for letter in "visa" { driver.press(.char(letter)) }
        #expect(driver.screen.contains("none marked") && driver.screen.contains("4 of \(codes.count) shown"))
        #expect(!driver.screen.contains("airtel"))
        driver.press(.ctrl("a"))
        #expect(driver.screen.contains("4 marked"))
        // Escape shows all again, the marks stay.
        driver.press(.escape)
        #expect(driver.screen.contains("4 marked") && driver.screen.contains("airtel"))
        driver.send(.paste("nowhere"))
        #expect(
            driver.screen.contains("Nothing fits of this profile's methods.")
                && driver.screen.contains("4 marked"))
        driver.press(.space, .escape, .enter)
        #expect(try currencies(driver) == codes.filter { $0.hasPrefix("visamaster") })
    }

    @Test func `where nothing fits nothing starts`() {
        var driver = AppDriver()
        driver.press(.char("t"))
        driver.send(.paste(String(repeating: "nowhere", count: 200_000)))
        driver.press(.enter)
        #expect(runs(driver) == 0)
        #expect(driver.screen.contains("Nothing fits of this profile's methods."))
    }

    @Test func `the table fills and enter opens the invoice`() throws {
        var driver = try started()
        let (id, _) = try running(driver)
        driver.send(.testPaymentChanged(id, try payment(0, got: "PAYIN", .following, id: "21")))
        #expect(
            driver.screen.contains("PAYIN") && driver.screen.contains("following") && driver.screen.contains("0 of 4"))
        driver.send(.testPaymentChanged(id, try payment(0, got: "FINISHED", .done, Self.finished, id: "21")))
        #expect(driver.screen.contains("1 of 4") && driver.screen.contains("✓ as expected"))
        driver.press(.enter)
        #expect(driver.screen.contains("79DF-21"))
        // What happens meanwhile is there when one comes back.
        driver.send(.testPaymentChanged(id, try payment(1, got: "FINISHED", .done, Self.otherEnd)))
        driver.press(.escape)
        #expect(driver.screen.contains("✕ unexpected") && driver.screen.contains("2 of 4"))
    }

    @Test(arguments: [5, 6]) func `five start at once and six ask, marked before a filter hid them`(count: Int) throws {
        var driver = AppDriver()
        driver.press(.char("t"))
        for _ in 0..<count { driver.press(.space) }
        driver.type("monero")
        driver.press(.enter)
        #expect(runs(driver) == (count == 5 ? 1 : 0))
        if count == 6 {
            #expect(driver.screen.contains("12 invoices in 6 currencies will be made."))
            driver.press(.enter)
        }
        #expect(try currencies(driver) == Array(codes.prefix(count)))
    }

    @Test func `one that is reported otherwise says what differs, and is counted`() throws {
        var driver = try started(width: 120)
        let id = try running(driver).id
        let amounts = ReportDifference.amount(asked: try Amount("1000"), found: try Amount("15"))
        let other = try payment(0, got: "FINISHED", .done, .mismatch([amounts]), id: "21")
        driver.send(.testPaymentChanged(id, other))
        let told = wording.texts(of: [amounts], in: try #require(other.invoice))
        #expect(driver.screen.contains("≠ mismatch") && driver.screen.contains(told), "\(told)")
        #expect(driver.screen.contains("≠ 1 mismatch"))
    }

    @Test func `escape stops and Enter goes on with the same run`() throws {
        var driver = try started()
        let (id, _) = try running(driver)
        driver.press(.escape)
        #expect(driver.last == .cancel(id))
        #expect(driver.screen.contains("Stopping"))
        // What was on its way still comes in.
        driver.send(.testPaymentChanged(id, try payment(0, got: "FINISHED", .done, Self.finished)))
        driver.send(.testPaymentsEnded(id, problem: nil))
        #expect(driver.screen.contains("Stopped. Enter goes on") && driver.screen.contains("1 of 4"))
        driver.press(.enter)
        let (second, payments) = try running(driver)
        #expect(second != id && payments.count == 4)
        #expect(payments.map(\.verdict) == [Self.finished, nil, nil, nil])
        #expect(driver.screen.contains("1 of 4"))
        // A late word of the first is no longer awaited.
        driver.send(.testPaymentsEnded(id, problem: nil))
        #expect(driver.screen.contains("Testing"))
    }

    @Test func `the end is said`() throws {
        var driver = AppDriver()
        driver.press(.char("t"), .enter)
        let (id, _) = try running(driver)
        driver.send(.testPaymentChanged(id, try payment(0, got: "FINISHED", .done, Self.finished)))
        driver.send(.testPaymentChanged(id, try payment(1, got: "FAILED", .done, Self.failed)))
        driver.send(.testPaymentsEnded(id, problem: nil))
        #expect(driver.screen.contains("All as expected.") && driver.screen.contains("2 of 2"))
        // There is nothing to go on with.
        let count = driver.effects.count
        driver.press(.char("r"))
        #expect(driver.effects.count == count)
        driver.press(.char("t"))
        #expect(driver.screen.contains("Which currencies?"))
        driver.press(.escape)
        #expect(driver.screen.contains("No invoices yet"))
    }

    @Test func `a bad end is named`() throws {
        var driver = AppDriver()
        driver.press(.char("t"), .enter)
        let (id, _) = try running(driver)
        let why = Problem.gateway(.unreachable("connection refused"))
        driver.send(.testPaymentChanged(id, try payment(0, got: nil, .done, .inconclusive(.failed(why)))))
        driver.send(.testPaymentChanged(id, try payment(1, got: "FINISHED", .done, Self.otherEnd)))
        driver.send(.testPaymentsEnded(id, problem: nil))
        #expect(
            driver.screen.contains("Not as expected: \(codes[0]) 1000, \(codes[0]) 2000.")
                && driver.screen.contains("The gateway can't be reached: connection refused."))
        // Nothing waits, so that Enter opens; what came to no end is tried again.
        let before = driver.effects.count
        driver.press(.enter)
        #expect(driver.effects.count == before)
        driver.press(.char("r"))
        _ = try running(driver)
    }

    @Test func `a run that cannot begin says why`() throws {
        var driver = try started()
        let (id, _) = try running(driver)
        driver.send(.testPaymentsEnded(id, problem: .secret(.empty(.program("pass")))))
        #expect(driver.screen.contains("The profile's secret can't be had: pass gave an empty secret."))
    }

    @Test func `from the list the selected invoice's method is tested by two keys`() throws {
        var driver = AppDriver(kind: .test, invoices: try severalInvoices())
        driver.press(.down, .char("t"))
        #expect(driver.screen.contains("▌ [ ]  wave-ci.xof"))
        driver.press(.enter)
        #expect(try currencies(driver) == ["wave-ci.xof"])
        // None has ended yet, so no number of them is said.
        #expect(!driver.screen.contains("as expected"))
    }

    @Test func `a live profile is refused unless its name is typed`() throws {
        var driver = AppDriver(kind: .live)
        let count = driver.effects.count
        driver.press(.char("t"), .space, .enter)
        #expect(driver.screen.contains("LIVE gateway"))
        driver.press(.enter)
        #expect(driver.screen.contains("type the profile's name to start"))
        driver.type("shop")
        driver.send(.paste("shop-uah"))
        driver.press(.enter)
        #expect(driver.effects.count == count)
        #expect(driver.screen.contains("That is not the profile's name"))
        driver.type("-uah")
        driver.press(.enter)
        #expect(try currencies(driver, confirmation: "shop-uah") == [codes[0]])
    }

    @Test func `escape leaves the live question for the currencies`() throws {
        var driver = AppDriver(kind: .live)
        let count = driver.effects.count
        driver.press(.char("t"), .space, .enter)
        driver.type("shop-uah")
        driver.press(.escape)
        #expect(driver.screen.contains("1 marked"))
        // What was typed is not kept for the next time.
        driver.press(.enter, .enter)
        #expect(driver.effects.count == count)
    }

    @Test func `the mouse marks and the wheel scrolls`() throws {
        var driver = AppDriver()
        driver.press(.char("t"))
        driver.mouse(.press, x: 5, y: 7)
        #expect(driver.screen.contains("1 marked"))
        let before = driver.screen
        driver.mouse(.wheelDown, x: 5, y: 7)
        #expect(driver.screen != before)
    }

    /// A run in which everything occurs.
    private func busy(width: Int, height: Int) throws -> AppDriver {
        var driver = AppDriver(kind: .test, width: width, height: height)
        driver.press(.char("t"), .ctrl("a"), .enter, .enter)
        let (id, _) = try running(driver)
        for index in 0..<9 {
            let isGood = index.isMultiple(of: 2)
            let payment = try payment(
                index, got: isGood ? "FINISHED" : "FAILED", .done, isGood ? Self.finished : Self.failed,
                id: "\(20 + index)")
            driver.send(.testPaymentChanged(id, payment))
        }
        driver.send(.testPaymentChanged(id, try payment(9, got: "FINISHED", .done, Self.otherEnd, id: "30")))
        driver.send(
            .testPaymentChanged(
                id, try payment(10, got: nil, .done, .inconclusive(.failed(.unfilled(["document_id"]))))))
        driver.send(.testPaymentChanged(id, try payment(11, got: "PAYIN", .following, id: "31")))
        driver.send(.testPaymentChanged(id, try payment(12, got: nil, .creating)))
        return driver
    }

    @Test func looks() throws {
        var driver = AppDriver(kind: .test)
        driver.press(.char("t"), .space, .space)
        #expect(snapshotMismatch(of: driver.frame, named: "choosing-80x24") == nil)
        #expect(snapshotMismatch(of: try busy(width: 80, height: 24).frame, named: "running-80x24") == nil)
        #expect(snapshotMismatch(of: try busy(width: 160, height: 40).frame, named: "running-160x40") == nil)
        #expect(snapshotMismatch(of: try busy(width: 60, height: 16).frame, named: "running-60x16") == nil)
        var live = AppDriver(kind: .live)
        live.press(.char("t"), .space, .enter)
        live.type("shop")
        #expect(snapshotMismatch(of: live.frame, named: "live-80x24") == nil)
    }
}
