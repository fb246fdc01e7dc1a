import InvoiceCore
import ScreenKit
import Screens
import SnapshotSupport
import Testing

/// Reconciling: the periods it asks for, the table of differences, opening and adopting.
@Suite struct ReconcileTests {
    private func opened(width: Int = 80, height: Int = 24) throws -> AppDriver {
        var driver = AppDriver(kind: .test, width: width, height: height, invoices: try severalInvoices())
        driver.press(.char("m"))
        return driver
    }

    private func asked(_ driver: AppDriver) throws -> (id: RequestID, since: String, until: String) {
        guard case .reconcile(let id, let since, let until) = driver.last else { throw Unexpected() }
        return (id, since.description, until.description)
    }

    private func report(_ paymentID: String, _ amount: String, _ status: String) throws -> StatusReport {
        var report = StatusReport(status: GatewayStatus(status))
        report.paymentID = paymentID
        report.tracking = "79DF-60B0-\(paymentID.suffix(4))"
        report.currency = "visamaster.uah"
        report.amount = try Amount(amount)
        return report
    }

    /// One of each kind.
    private func differences() throws -> ReconcileResult {
        func side(_ amount: String, _ status: String, currency: String = "visamaster.uah") throws -> ReconcileRow.Side {
            ReconcileRow.Side(currency: currency, amount: try Amount(amount), status: status)
        }
        func row(
            _ kinds: [ReconcileRow.Kind], _ number: Int, here: ReconcileRow.Side?, there: ReconcileRow.Side?
        ) throws -> ReconcileRow {
            let paymentID = "179535007200000\(number)"
            return ReconcileRow(
                kinds: kinds, invoiceID: here == nil ? nil : "0\(number)", paymentID: paymentID,
                tracking: "79DF-60B0-000\(number)", here: here, there: there,
                report: there == nil ? nil : try report(paymentID, "1000", "FINISHED"))
        }
        return ReconcileResult(
            rows: [
                try row([.amount], 1, here: try side("1000", "FINISHED"), there: try side("900", "FINISHED")),
                try row([.status], 2, here: try side("1000", "PAYIN"), there: try side("1000", "FINISHED")),
                try row(
                    [.currency, .status], 3, here: try side("25", "CREATED", currency: "usdt_trc20"),
                    there: try side("25", "HELD\u{1b}[31m")),
                try row([.missingThere], 4, here: try side("3500.5", "CREATED"), there: nil),
                try row([.missingHere], 5, here: nil, there: try side("1000", "FINISHED")),
                try row([.missingHere], 6, here: nil, there: try side("1000", "FINISHED")),
            ], statementRows: 28_604, compared: 28_602, unsettled: 1)
    }

    private func compared(width: Int = 80, height: Int = 24) throws -> AppDriver {
        var driver = try opened(width: width, height: height)
        driver.send(.reconciled(try asked(driver).id, try differences()))
        return driver
    }

    @Test func `it compares the last seven days of the reader's zone`() throws {
        let (_, since, until) = try asked(try opened())
        #expect(since == "2026-11-15T22:00:00.000Z" && until == "2026-11-22T22:00:00.000Z")
    }

    @Test(arguments: [
        (Character("t"), "2026-11-21T22:00:00.000Z", "2026-11-20T22:00:00.000Z"),
        ("3", "2026-10-23T22:00:00.000Z", "2026-09-23T22:00:00.000Z"),
        ("m", "2026-10-31T22:00:00.000Z", "2026-09-30T22:00:00.000Z"),
    ])
    func `periods move by their own length and the old request is canceled`(
        key: Character, first: String, before: String
    ) throws {
        var driver = try opened()
        let old = try asked(driver)
        driver.press(.char(key))
        let new = try asked(driver)
        #expect(new.since == first && driver.effects.contains(.cancel(old.id)))
        driver.send(.reconciled(old.id, try differences()))
        #expect(!driver.screen.contains("differences"))
        driver.press(.left)
        let earlier = try asked(driver)
        #expect(earlier.since == before && earlier.until == first)
        driver.press(.right)
        #expect(try asked(driver).since == first)
    }

    @Test func `progress is told`() throws {
        var driver = try opened()
        let id = try asked(driver).id
        driver.send(.reconcileProgressed(id, .fetching(part: 0.4, rows: 12_300)))
        #expect(driver.screen.contains("40 %") && driver.screen.contains("12 300 rows"))
        driver.send(.reconcileProgressed(id, .comparing(invoices: 100_000)))
        #expect(driver.screen.contains("Comparing with the history") && driver.screen.contains("100 000 invoices"))
        driver.press(.escape)
        #expect(driver.last == .cancel(id))
        #expect(!driver.screen.contains("Reconcile"))
    }

    @Test func `nothing differs is said plainly`() throws {
        var driver = try opened()
        let id = try asked(driver).id
        driver.send(.reconciled(id, ReconcileResult(rows: [], statementRows: 8, compared: 8, unsettled: 0)))
        #expect(driver.screen.contains("✓ Nothing differs."))
        let count = driver.effects.count
        driver.press(.char("a"), .enter)
        #expect(driver.effects.count == count)
        #expect(snapshotMismatch(of: driver.frame, named: "nothing-80x24") == nil)
    }

    @Test func `what isn't compared is told with its reason, above the differences, too`() throws {
        var totals = ReconcileTotals()
        (totals.here, totals.there, totals.comparedHere, totals.comparedThere) = (253, 248, 240, 240)
        (totals.missingThere, totals.missingHere) = (1, 2)
        totals.leftOutHere = [.rejected: 9, .unsent: 3]
        totals.leftOutThere = [.outsidePeriod: 6]
        let lines = [
            "253 in the history: 240 on both sides, 1 missing at the gateway, 12 not compared (9",
            "248 in the statement: 240 on both sides, 2 missing here, 6 not compared (6 outside",
        ]
        var result = try differences()
        for rows in [[], result.rows] {
            result.rows = rows
            result.totals = totals
            var driver = try opened(width: 110)
            driver.send(.reconciled(try asked(driver).id, result))
            #expect(!driver.screen.contains("Nothing differs."))
            for line in lines { #expect(driver.screen.contains(line), "\(line)") }
        }
    }

    @Test func `what failed is said and can be tried again`() throws {
        var driver = try opened()
        driver.send(.reconcileFailed(try asked(driver).id, "The gateway could not be reached: connection refused."))
        #expect(driver.screen.contains("connection refused") && driver.screen.contains("r tries again"))
        driver.press(.char("r"))
        _ = try asked(driver)
    }

    @Test func `enter opens the invoice where there is one`() throws {
        var driver = try compared()
        driver.press(.enter)
        guard case .readInvoice(let id, "01") = driver.last else { throw Unexpected() }
        driver.send(.invoiceRead(id, try severalInvoices()[0]))
        #expect(driver.screen.contains("Top-up for order 2093"))
        driver.press(.escape)
        #expect(driver.screen.contains("6 differences"))
        driver.press(.end)
        let count = driver.effects.count
        driver.press(.enter)
        #expect(driver.effects.count == count)
    }

    @Test func `a click selects and a second one opens`() throws {
        var driver = try compared()
        driver.mouse(.press, x: 30, y: 7)
        #expect(driver.screen.contains("▌ status"))
        driver.mouse(.doubleClick, x: 5, y: 8)
        guard case .readInvoice(_, "03") = driver.last else { throw Unexpected() }
        let count = driver.effects.count
        // Missing here: there is none to open.
        driver.mouse(.doubleClick, x: 5, y: 10)
        #expect(driver.screen.contains("▌ missing here") && driver.effects.count == count)
        driver.mouse(.wheelUp, x: 5, y: 10)
        driver.mouse(.press, x: 13, y: 2)
        #expect(try asked(driver).since == "2026-11-15T22:00:00.000Z")
        driver.mouse(.press, x: 22, y: 2)
        #expect(try asked(driver).since == "2026-10-23T22:00:00.000Z")
    }

    @Test func `while adopting a click begins nothing else`() throws {
        var driver = try compared()
        driver.press(.char("a"), .char("y"))
        guard case .adopt = driver.last else { throw Unexpected() }
        driver.mouse(.press, x: 22, y: 2)
        driver.mouse(.doubleClick, x: 5, y: 7)
        guard case .adopt = driver.last else { throw Unexpected() }
    }

    @Test func `the differences are exported`() throws {
        var driver = try compared()
        #expect(driver.screen.contains("e Export"))
        driver.press(.char("e"))
        #expect(driver.screen.contains("What differs from the gateway's statement: 6 differences."))
        #expect(snapshotMismatch(of: driver.frame, named: "export-80x24") == nil)
        driver.press(.enter)
        let name = "einvoice-reconcile-shop-uah-2026-11-22.csv"
        guard case .exportDifferences(let id, let found, name, false) = driver.last else { throw Unexpected() }
        guard case .reconcile(found, _, _)? = driver.effects.first(where: { $0.isReconcile }) else {
            throw Unexpected()
        }
        driver.send(.exportProgressed(id, invoices: 1, fraction: 0.2))
        #expect(driver.screen.contains("1 difference"))
        driver.send(.exportEnded(id, .exists(path: "/home/olena/\(name)")))
        driver.press(.char("o"))
        guard case .exportDifferences(let second, found, name, true) = driver.last else { throw Unexpected() }
        driver.send(.exportEnded(second, .written(invoices: 6, path: "/home/olena/\(name)", badLines: 0)))
        #expect(driver.screen.contains("6 differences are in"))
        driver.press(.enter)
        #expect(driver.screen.contains("▌ amount"))
    }

    @Test func `where nothing differs there is nothing to export`() throws {
        var driver = try opened()
        let id = try asked(driver).id
        driver.press(.char("e"))
        driver.send(.reconciled(id, ReconcileResult(rows: [], statementRows: 8, compared: 8, unsettled: 0)))
        driver.press(.char("e"))
        #expect(!driver.screen.contains("Export"))
    }

    @Test func `other currencies of one unit are told by their codes`() throws {
        var driver = try opened(width: 160, height: 40)
        func side(_ currency: String) throws -> ReconcileRow.Side {
            ReconcileRow.Side(currency: currency, amount: try Amount("5000"), status: "PAYIN")
        }
        let row = ReconcileRow(
            kinds: [.currency], invoiceID: "01", paymentID: "1", tracking: nil, here: try side("wave-ci.xof"),
            there: try side("moov-ci.xof"), report: nil)
        driver.send(
            .reconciled(
                try asked(driver).id, ReconcileResult(rows: [row], statementRows: 1, compared: 1, unsettled: 0)))
        #expect(driver.screen.contains("5 000 wave-ci.xof PAYIN") && driver.screen.contains("5 000 moov-ci.xof PAYIN"))
    }

    @Test func `an invoice that cannot be read is said`() throws {
        var driver = try compared()
        driver.press(.enter)
        guard case .readInvoice(let id, _) = driver.last else { throw Unexpected() }
        driver.send(.invoiceRead(id, nil))
        #expect(driver.screen.contains("can't be read from the history"))
    }

    @Test func `adopting asks first and enter is no yes`() throws {
        var driver = try compared()
        let count = driver.effects.count
        driver.press(.char("a"))
        #expect(driver.screen.contains("the 2 invoices that are missing here"))
        driver.press(.enter)
        #expect(driver.effects.count == count && driver.screen.contains("6 differences"))
        driver.press(.char("a"), .escape)
        #expect(driver.effects.count == count)
        driver.press(.char("a"), .char("y"))
        guard case .adopt(let id, let rows) = driver.last else { throw Unexpected() }
        #expect(rows.map(\.paymentID) == ["1795350072000005", "1795350072000006"])
        driver.send(.adoptProgressed(id, 1))
        #expect(driver.screen.contains("1 of 2"))
        driver.send(.adoptEnded(id, AdoptionResult(adopted: 2, incomplete: 0, failure: nil)))
        #expect(driver.screen.contains("2 invoices adopted."))
        // What differs now is asked anew.
        _ = try asked(driver)
    }

    @Test func `what could not be adopted is said`() throws {
        var driver = try compared()
        driver.press(.char("a"), .char("y"))
        guard case .adopt(let id, _) = driver.last else { throw Unexpected() }
        driver.press(.escape)
        #expect(driver.last == .cancel(id))
        driver.send(
            .adoptEnded(id, AdoptionResult(adopted: 1, incomplete: 1, failure: "Stopped; the rest was not adopted.")))
        #expect(driver.screen.contains("1 invoice adopted. Too little is told to adopt 1. Stopped"))
    }

    @Test func `open outcomes are settled from here`() throws {
        var driver = try compared()
        driver.press(.char("u"))
        guard case .settle = driver.last else { throw Unexpected() }
        #expect(driver.screen.contains("Settling, 1 to go"))
    }

    @Test func looks() throws {
        #expect(snapshotMismatch(of: try compared().frame, named: "differences-80x24") == nil)
        #expect(snapshotMismatch(of: try compared(width: 160, height: 40).frame, named: "differences-160x40") == nil)
        #expect(snapshotMismatch(of: try compared(width: 60, height: 16).frame, named: "differences-60x16") == nil)
        var driver = try compared()
        driver.press(.char("a"))
        #expect(snapshotMismatch(of: driver.frame, named: "asking-80x24") == nil)
        var running = try opened()
        running.send(.reconcileProgressed(try asked(running).id, .fetching(part: 0.4, rows: 12_300)))
        #expect(snapshotMismatch(of: running.frame, named: "running-80x24") == nil)
    }
}

extension Effect {
    fileprivate var isReconcile: Bool { if case .reconcile = self { true } else { false } }
}
