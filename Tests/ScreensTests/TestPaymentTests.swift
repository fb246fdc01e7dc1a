import InvoiceCore
import ScreenKit
import Screens
import SnapshotSupport
import Testing

/// Test payments: choosing currencies, the table that fills, stopping and going on, and the live profile's question.
@Suite struct TestPaymentTests {
    private func started(_ kind: AppContext.Kind = .sandbox, width: Int = 80, height: Int = 24) throws -> AppDriver {
        var driver = AppDriver(kind: kind, width: width, height: height, invoices: try severalInvoices())
        driver.press(.char("t"), .space, .space, .enter)
        return driver
    }

    /// The request that runs now.
    private func running(_ driver: AppDriver) throws -> (id: RequestID, run: RequestID) {
        guard case .runTestPayments(let id, let run, _, _) = driver.last else { throw Unexpected() }
        return (id, run)
    }

    private func runs(_ driver: AppDriver) -> Int {
        driver.effects.count { if case .runTestPayments = $0 { true } else { false } }
    }

    private func row(
        _ code: String, _ amount: Int, got: String?, _ standing: TestPaymentRow.Standing, id: String? = nil
    ) throws -> TestPaymentRow {
        let expected = GatewayStatus(amount == 1000 ? "FINISHED" : "FAILED")
        let made = try id.map {
            try invoice(
                $0, currency: code, amount: "\(amount)", changes: [.created(tracking: "79DF-\($0)", isSettled: false)])
        }
        return TestPaymentRow(
            currency: code, amount: try Amount("\(amount)"), expected: expected, got: got.map { GatewayStatus($0) },
            standing: standing, invoice: made)
    }

    private var codes: [String] { PaymentMethodCatalog.standard.methods.map(\.code) }

    @Test func `enter tests the selected one where none is marked`() throws {
        var driver = AppDriver()
        driver.press(.char("t"), .down, .enter)
        guard case .runTestPayments(_, _, let currencies, nil) = driver.last else { throw Unexpected() }
        #expect(currencies == [codes[1]])
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
        guard case .runTestPayments(_, _, let currencies, nil) = driver.last else { throw Unexpected() }
        #expect(currencies == [codes[0]])
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
        guard case .runTestPayments(_, _, let currencies, nil) = driver.last else { throw Unexpected() }
        #expect(currencies == codes)
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
        #expect(driver.screen.contains("No currency fits.") && driver.screen.contains("4 marked"))
        driver.press(.space, .escape, .enter)
        guard case .runTestPayments(_, _, let currencies, nil) = driver.last else { throw Unexpected() }
        #expect(currencies == codes.filter { $0.hasPrefix("visamaster") })
    }

    @Test func `where nothing fits nothing starts`() {
        var driver = AppDriver()
        driver.press(.char("t"))
        driver.send(.paste(String(repeating: "nowhere", count: 200_000)))
        driver.press(.enter)
        #expect(runs(driver) == 0)
        #expect(driver.screen.contains("No currency fits."))
    }

    @Test func `the table fills and enter opens the invoice`() throws {
        var driver = try started()
        let (id, _) = try running(driver)
        driver.send(.testPaymentChanged(id, index: 0, try row(codes[0], 1000, got: "PAYIN", .following, id: "21")))
        #expect(
            driver.screen.contains("PAYIN") && driver.screen.contains("following") && driver.screen.contains("0 of 4"))
        driver.send(.testPaymentChanged(id, index: 0, try row(codes[0], 1000, got: "FINISHED", .asExpected, id: "21")))
        #expect(driver.screen.contains("1 of 4") && driver.screen.contains("✓ as expected"))
        driver.press(.enter)
        #expect(driver.screen.contains("79DF-21"))
        // What happens meanwhile is there when one comes back.
        driver.send(.testPaymentChanged(id, index: 1, try row(codes[0], 2000, got: "FINISHED", .otherEnd)))
        driver.press(.escape)
        #expect(driver.screen.contains("✕ other end") && driver.screen.contains("2 of 4"))
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
        guard case .runTestPayments(_, _, let currencies, nil) = driver.last else { throw Unexpected() }
        #expect(currencies == Array(codes.prefix(count)))
    }

    @Test func `one that is reported otherwise says what differs, and is counted`() throws {
        var driver = try started(width: 120)
        let id = try running(driver).id
        driver.send(
            .testPaymentChanged(
                id, index: 0, try row(codes[0], 1000, got: "FINISHED", .mismatch("15.00, not the 1 000.00 asked for"))))
        #expect(driver.screen.contains("≠ mismatch") && driver.screen.contains("15.00, not the 1 000.00 asked for"))
        #expect(driver.screen.contains("≠ 1 mismatch"))
    }

    @Test func `escape stops and c goes on with the same run`() throws {
        var driver = try started()
        let (id, run) = try running(driver)
        driver.press(.escape)
        #expect(driver.last == .cancel(id))
        #expect(driver.screen.contains("Stopping"))
        // What was on its way still comes in.
        driver.send(.testPaymentChanged(id, index: 0, try row(codes[0], 1000, got: "FINISHED", .asExpected)))
        driver.send(.testPaymentsEnded(id, problem: nil))
        #expect(driver.screen.contains("Stopped. c goes on") && driver.screen.contains("1 of 4"))
        driver.press(.char("c"))
        let (second, same) = try running(driver)
        #expect(same == run && second != id)
        #expect(driver.screen.contains("1 of 4"))
        // A late word of the first is no longer awaited.
        driver.send(.testPaymentsEnded(id, problem: nil))
        #expect(driver.screen.contains("Testing"))
    }

    @Test func `the end is said`() throws {
        var driver = AppDriver()
        driver.press(.char("t"), .enter)
        let (id, _) = try running(driver)
        driver.send(.testPaymentChanged(id, index: 0, try row(codes[0], 1000, got: "FINISHED", .asExpected)))
        driver.send(.testPaymentChanged(id, index: 1, try row(codes[0], 2000, got: "FAILED", .asExpected)))
        driver.send(.testPaymentsEnded(id, problem: nil))
        #expect(driver.screen.contains("All as expected.") && driver.screen.contains("2 of 2"))
        // There is nothing to go on with.
        let count = driver.effects.count
        driver.press(.char("c"))
        #expect(driver.effects.count == count)
        driver.press(.char("n"))
        #expect(driver.screen.contains("Which currencies?"))
        driver.press(.escape)
        #expect(driver.screen.contains("No invoices yet"))
    }

    @Test func `a bad end is named`() throws {
        var driver = AppDriver()
        driver.press(.char("t"), .enter)
        let (id, _) = try running(driver)
        let why = "The gateway could not be reached: connection refused."
        driver.send(.testPaymentChanged(id, index: 0, try row(codes[0], 1000, got: nil, .noEnd(why))))
        driver.send(.testPaymentChanged(id, index: 1, try row(codes[0], 2000, got: "FINISHED", .otherEnd)))
        driver.send(.testPaymentsEnded(id, problem: nil))
        #expect(
            driver.screen.contains("Not as expected: \(codes[0]) 1000, \(codes[0]) 2000.")
                && driver.screen.contains(why))
        driver.press(.char("c"))
        _ = try running(driver)
    }

    @Test func `a run that cannot begin says why`() throws {
        var driver = try started()
        let (id, _) = try running(driver)
        driver.send(.testPaymentsEnded(id, problem: "The profile's secret can't be had."))
        #expect(driver.screen.contains("The profile's secret can't be had."))
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
        guard case .runTestPayments(_, _, let currencies, "shop-uah") = driver.last else { throw Unexpected() }
        #expect(currencies == [codes[0]])
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
            let amount = index.isMultiple(of: 2) ? 1000 : 2000
            let row = try row(
                codes[index / 2], amount, got: amount == 1000 ? "FINISHED" : "FAILED", .asExpected, id: "\(20 + index)")
            driver.send(.testPaymentChanged(id, index: index, row))
        }
        driver.send(.testPaymentChanged(id, index: 9, try row(codes[4], 2000, got: "FINISHED", .otherEnd, id: "30")))
        driver.send(
            .testPaymentChanged(
                id, index: 10, try row(codes[5], 1000, got: nil, .noEnd("No value is known for: document_id."))))
        driver.send(.testPaymentChanged(id, index: 11, try row(codes[5], 2000, got: "PAYIN", .following, id: "31")))
        driver.send(.testPaymentChanged(id, index: 12, try row(codes[6], 1000, got: nil, .creating)))
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
