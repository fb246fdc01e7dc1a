import InvoiceCore
import ScreenKit
import Screens
import SnapshotSupport
import Testing

/// Test payments: choosing currencies, the table that fills, stopping and going on, and the live profile's question.
@Suite struct TestPaymentTests {
    private func started(_ kind: Surroundings.Kind = .sandbox, width: Int = 80, height: Int = 24) throws -> Desk {
        var desk = Desk(kind: kind, width: width, height: height, invoices: try severalInvoices())
        desk.press(.char("t"), .space, .space, .enter)
        return desk
    }

    /// The request that runs now.
    private func running(_ desk: Desk) throws -> (id: RequestID, run: RequestID) {
        guard case .runTestPayments(let id, let run, _, _) = desk.last else { throw Unexpected() }
        return (id, run)
    }

    private func runs(_ desk: Desk) -> Int {
        desk.effects.count { if case .runTestPayments = $0 { true } else { false } }
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

    @Test func enterTestsTheSelectedOneWhereNoneIsMarked() throws {
        var desk = Desk()
        desk.press(.char("t"), .down, .enter)
        guard case .runTestPayments(_, _, let currencies, nil) = desk.last else { throw Unexpected() }
        #expect(currencies == [codes[1]])
        #expect(desk.screen.contains("0 of 2"))
    }

    @Test func spaceMarksAndMovesOn() throws {
        var desk = Desk()
        desk.press(.char("t"), .space, .down, .space)
        #expect(desk.screen.contains("2 marked"))
        // A second time takes the mark away.
        desk.press(.up, .space)
        #expect(desk.screen.contains("1 marked"))
        desk.press(.enter)
        guard case .runTestPayments(_, _, let currencies, nil) = desk.last else { throw Unexpected() }
        #expect(currencies == [codes[0]])
    }

    @Test func `Control-A marks all that are shown and then none, and more than five ask`() throws {
        var desk = Desk()
        desk.press(.char("t"), .ctrl("a"))
        #expect(desk.screen.contains("\(codes.count) marked"))
        desk.press(.ctrl("a"))
        #expect(desk.screen.contains("none marked"))
        desk.press(.ctrl("a"), .enter)
        #expect(desk.screen.contains("\(codes.count * 2) invoices in \(codes.count) currencies will be made."))
        #expect(runs(desk) == 0)
        desk.press(.escape)
        #expect(desk.screen.contains("\(codes.count) marked"))
        desk.press(.enter, .enter)
        guard case .runTestPayments(_, _, let currencies, nil) = desk.last else { throw Unexpected() }
        #expect(currencies == codes)
        #expect(desk.screen.contains("0 of \(codes.count * 2)"))
    }

    @Test func `letters narrow the currencies, and mark and start none`() throws {
        var desk = Desk()
        desk.press(.char("t"))
        for letter in "visa" { desk.press(.char(letter)) }
        #expect(desk.screen.contains("none marked") && desk.screen.contains("4 of \(codes.count) shown"))
        #expect(!desk.screen.contains("airtel"))
        desk.press(.ctrl("a"))
        #expect(desk.screen.contains("4 marked"))
        // Escape shows all again, the marks stay.
        desk.press(.escape)
        #expect(desk.screen.contains("4 marked") && desk.screen.contains("airtel"))
        desk.send(.paste("nowhere"))
        #expect(desk.screen.contains("No currency fits.") && desk.screen.contains("4 marked"))
        desk.press(.space, .escape, .enter)
        guard case .runTestPayments(_, _, let currencies, nil) = desk.last else { throw Unexpected() }
        #expect(currencies == codes.filter { $0.hasPrefix("visamaster") })
    }

    @Test func `where nothing fits nothing starts`() {
        var desk = Desk()
        desk.press(.char("t"))
        desk.send(.paste(String(repeating: "nowhere", count: 200_000)))
        desk.press(.enter)
        #expect(runs(desk) == 0)
        #expect(desk.screen.contains("No currency fits."))
    }

    @Test func theTableFillsAndEnterOpensTheInvoice() throws {
        var desk = try started()
        let (id, _) = try running(desk)
        desk.send(.testPaymentChanged(id, index: 0, try row(codes[0], 1000, got: "PAYIN", .following, id: "21")))
        #expect(desk.screen.contains("PAYIN") && desk.screen.contains("following") && desk.screen.contains("0 of 4"))
        desk.send(.testPaymentChanged(id, index: 0, try row(codes[0], 1000, got: "FINISHED", .asExpected, id: "21")))
        #expect(desk.screen.contains("1 of 4") && desk.screen.contains("✓ as expected"))
        desk.press(.enter)
        #expect(desk.screen.contains("79DF-21"))
        // What happens meanwhile is there when one comes back.
        desk.send(.testPaymentChanged(id, index: 1, try row(codes[0], 2000, got: "FINISHED", .otherEnd)))
        desk.press(.escape)
        #expect(desk.screen.contains("✕ other end") && desk.screen.contains("2 of 4"))
    }

    @Test(arguments: [5, 6]) func `five start at once and six ask, marked before a filter hid them`(count: Int) throws {
        var desk = Desk()
        desk.press(.char("t"))
        for _ in 0..<count { desk.press(.space) }
        desk.type("monero")
        desk.press(.enter)
        #expect(runs(desk) == (count == 5 ? 1 : 0))
        if count == 6 {
            #expect(desk.screen.contains("12 invoices in 6 currencies will be made."))
            desk.press(.enter)
        }
        guard case .runTestPayments(_, _, let currencies, nil) = desk.last else { throw Unexpected() }
        #expect(currencies == Array(codes.prefix(count)))
    }

    @Test func `one that is reported otherwise says what differs, and is counted`() throws {
        var desk = try started(width: 120)
        let id = try running(desk).id
        desk.send(
            .testPaymentChanged(
                id, index: 0, try row(codes[0], 1000, got: "FINISHED", .mismatch("15.00, not the 1 000.00 asked for"))))
        #expect(desk.screen.contains("≠ mismatch") && desk.screen.contains("15.00, not the 1 000.00 asked for"))
        #expect(desk.screen.contains("≠ 1 mismatch"))
    }

    @Test func escapeStopsAndCGoesOnWithTheSameRun() throws {
        var desk = try started()
        let (id, run) = try running(desk)
        desk.press(.escape)
        #expect(desk.last == .cancel(id))
        #expect(desk.screen.contains("Stopping"))
        // What was on its way still comes in.
        desk.send(.testPaymentChanged(id, index: 0, try row(codes[0], 1000, got: "FINISHED", .asExpected)))
        desk.send(.testPaymentsEnded(id, problem: nil))
        #expect(desk.screen.contains("Stopped. c goes on") && desk.screen.contains("1 of 4"))
        desk.press(.char("c"))
        let (second, same) = try running(desk)
        #expect(same == run && second != id)
        #expect(desk.screen.contains("1 of 4"))
        // A late word of the first is no longer awaited.
        desk.send(.testPaymentsEnded(id, problem: nil))
        #expect(desk.screen.contains("Testing"))
    }

    @Test func theEndIsSaid() throws {
        var desk = Desk()
        desk.press(.char("t"), .enter)
        let (id, _) = try running(desk)
        desk.send(.testPaymentChanged(id, index: 0, try row(codes[0], 1000, got: "FINISHED", .asExpected)))
        desk.send(.testPaymentChanged(id, index: 1, try row(codes[0], 2000, got: "FAILED", .asExpected)))
        desk.send(.testPaymentsEnded(id, problem: nil))
        #expect(desk.screen.contains("All as expected.") && desk.screen.contains("2 of 2"))
        // There is nothing to go on with.
        let count = desk.effects.count
        desk.press(.char("c"))
        #expect(desk.effects.count == count)
        desk.press(.char("n"))
        #expect(desk.screen.contains("Which currencies?"))
        desk.press(.escape)
        #expect(desk.screen.contains("No invoices yet"))
    }

    @Test func aBadEndIsNamed() throws {
        var desk = Desk()
        desk.press(.char("t"), .enter)
        let (id, _) = try running(desk)
        let why = "The gateway could not be reached: connection refused."
        desk.send(.testPaymentChanged(id, index: 0, try row(codes[0], 1000, got: nil, .noEnd(why))))
        desk.send(.testPaymentChanged(id, index: 1, try row(codes[0], 2000, got: "FINISHED", .otherEnd)))
        desk.send(.testPaymentsEnded(id, problem: nil))
        #expect(
            desk.screen.contains("Not as expected: \(codes[0]) 1000, \(codes[0]) 2000.") && desk.screen.contains(why))
        desk.press(.char("c"))
        _ = try running(desk)
    }

    @Test func aRunThatCannotBeginSaysWhy() throws {
        var desk = try started()
        let (id, _) = try running(desk)
        desk.send(.testPaymentsEnded(id, problem: "The profile's secret can't be had."))
        #expect(desk.screen.contains("The profile's secret can't be had."))
    }

    @Test func aLiveProfileIsRefusedUnlessItsNameIsTyped() throws {
        var desk = Desk(kind: .live)
        let count = desk.effects.count
        desk.press(.char("t"), .space, .enter)
        #expect(desk.screen.contains("LIVE gateway"))
        desk.press(.enter)
        #expect(desk.screen.contains("type the profile's name to start"))
        desk.type("shop")
        desk.send(.paste("shop-uah"))
        desk.press(.enter)
        #expect(desk.effects.count == count)
        #expect(desk.screen.contains("That is not the profile's name"))
        desk.type("-uah")
        desk.press(.enter)
        guard case .runTestPayments(_, _, let currencies, "shop-uah") = desk.last else { throw Unexpected() }
        #expect(currencies == [codes[0]])
    }

    @Test func escapeLeavesTheLiveQuestionForTheCurrencies() throws {
        var desk = Desk(kind: .live)
        let count = desk.effects.count
        desk.press(.char("t"), .space, .enter)
        desk.type("shop-uah")
        desk.press(.escape)
        #expect(desk.screen.contains("1 marked"))
        // What was typed is not kept for the next time.
        desk.press(.enter, .enter)
        #expect(desk.effects.count == count)
    }

    @Test func theMouseMarksAndTheWheelScrolls() throws {
        var desk = Desk()
        desk.press(.char("t"))
        desk.send(.mouse(MouseEvent(kind: .press, position: Position(x: 5, y: 7))))
        #expect(desk.screen.contains("1 marked"))
        let before = desk.screen
        desk.send(.mouse(MouseEvent(kind: .wheelDown, position: Position(x: 5, y: 7))))
        #expect(desk.screen != before)
    }

    /// A run in which everything occurs.
    private func busy(width: Int, height: Int) throws -> Desk {
        var desk = Desk(kind: .test, width: width, height: height)
        desk.press(.char("t"), .ctrl("a"), .enter, .enter)
        let (id, _) = try running(desk)
        for index in 0..<9 {
            let amount = index.isMultiple(of: 2) ? 1000 : 2000
            let row = try row(
                codes[index / 2], amount, got: amount == 1000 ? "FINISHED" : "FAILED", .asExpected, id: "\(20 + index)")
            desk.send(.testPaymentChanged(id, index: index, row))
        }
        desk.send(.testPaymentChanged(id, index: 9, try row(codes[4], 2000, got: "FINISHED", .otherEnd, id: "30")))
        desk.send(
            .testPaymentChanged(
                id, index: 10, try row(codes[5], 1000, got: nil, .noEnd("No value is known for: document_id."))))
        desk.send(.testPaymentChanged(id, index: 11, try row(codes[5], 2000, got: "PAYIN", .following, id: "31")))
        desk.send(.testPaymentChanged(id, index: 12, try row(codes[6], 1000, got: nil, .creating)))
        return desk
    }

    @Test func looks() throws {
        var desk = Desk(kind: .test)
        desk.press(.char("t"), .space, .space)
        #expect(snapshotMismatch(of: desk.frame, named: "choosing-80x24") == nil)
        #expect(snapshotMismatch(of: try busy(width: 80, height: 24).frame, named: "running-80x24") == nil)
        #expect(snapshotMismatch(of: try busy(width: 160, height: 40).frame, named: "running-160x40") == nil)
        #expect(snapshotMismatch(of: try busy(width: 60, height: 16).frame, named: "running-60x16") == nil)
        var live = Desk(kind: .live)
        live.press(.char("t"), .space, .enter)
        live.type("shop")
        #expect(snapshotMismatch(of: live.frame, named: "live-80x24") == nil)
    }
}
