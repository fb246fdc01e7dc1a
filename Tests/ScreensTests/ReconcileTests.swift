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
        let (id, since, until) = try #require(driver.last?.asReconcile)
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
    private func differences() throws -> Reconciliation {
        func row(
            _ kinds: [ReconcileDifference.Kind], _ number: Int, here: (String, String)?, there: (String, String)?,
            currency: String = "visamaster.uah"
        ) throws -> ReconcileDifference {
            let paymentID = "179535007200000\(number)"
            let own = try here.map { amount, status in
                try made("0\(number)", currency, amount, paymentID, tracking: "79DF-60B0-000\(number)", status: status)
            }
            return ReconcileDifference(
                kinds: kinds, here: own.map { .init($0) }, there: try there.map { try report(paymentID, $0, $1) })
        }
        return comparison(
            [
                try row([.amount], 1, here: ("1000", "FINISHED"), there: ("900", "FINISHED")),
                try row([.status], 2, here: ("1000", "PAYIN"), there: ("1000", "FINISHED")),
                try row(
                    [.currency, .status], 3, here: ("25", "CREATED"), there: ("25", "HELD\u{1b}[31m"),
                    currency: "usdt_trc20"),
                try row([.missingThere], 4, here: ("3500.5", "CREATED"), there: nil),
                try row([.missingHere], 5, here: nil, there: ("1000", "FINISHED")),
                try row([.missingHere], 6, here: nil, there: ("1000", "FINISHED")),
            ], statementRows: 28_604, compared: 28_602, unsettled: ["03"])
    }

    @Test func `a narrow window says which invoice differs, and no fact is told twice`() throws {
        var driver = try opened(width: 60, height: 16)
        let id = try asked(driver).id
        driver.send(.reconciled(id, try differences()))
        #expect(driver.screen.contains("payment id 1795350072000001   79DF-60B0-0001"), "\(driver.screen)")
        var wide = try opened()
        let other = try asked(wide).id
        wide.send(.reconciled(other, try differences()))
        #expect(wide.screen.split(separator: "on both sides", omittingEmptySubsequences: false).count <= 3)
    }

    private func made(
        _ id: String, _ currency: String, _ amount: String, _ paymentID: String, tracking: String?, status: String
    ) throws -> Invoice {
        var changes = [InvoiceUpdate.Change.status(StatusReport(status: GatewayStatus(status)))]
        if let tracking { changes.insert(.created(tracking: tracking, isSettled: false), at: 0) }
        return try invoice(id, currency: currency, amount: amount, paymentID: paymentID, changes: changes)
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
        (Character("1"), "2026-11-21T22:00:00.000Z", "2026-11-20T22:00:00.000Z"),
        ("3", "2026-10-23T22:00:00.000Z", "2026-09-23T22:00:00.000Z"),
        ("4", "2026-10-31T22:00:00.000Z", "2026-09-30T22:00:00.000Z"),
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
        driver.send(.reconciled(id, comparison([], statementRows: 8, compared: 8)))
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
        for rows in [[], result.differences] {
            result.differences = rows
            result.totals = totals
            var driver = try opened(width: 110)
            driver.send(.reconciled(try asked(driver).id, result))
            #expect(!driver.screen.contains("Nothing differs."))
            for line in lines { #expect(driver.screen.contains(line), "\(line)") }
        }
    }

    @Test func `what failed is said and can be tried again`() throws {
        var driver = try opened()
        driver.send(.reconcileFailed(try asked(driver).id, .gateway(.unreachable("connection refused"))))
        #expect(driver.screen.contains("connection refused") && driver.screen.contains("r tries again"))
        driver.press(.char("r"))
        _ = try asked(driver)
    }

    @Test func `enter opens the invoice where there is one`() throws {
        var driver = try compared()
        driver.press(.enter)
        let id = try #require(driver.last?.asReadInvoice?.id)
        #expect(driver.last == .readInvoice(id, invoiceID: "01"))
        driver.send(.invoiceRead(id, try severalInvoices()[0]))
        #expect(driver.screen.contains("Top-up for order 2093"))
        driver.press(.escape)
        #expect(driver.screen.contains("6 differences"))
    }

    @Test func `enter on what is missing here asks the gateway, and from there it is adopted`() throws {
        var driver = try compared()
        driver.press(.end, .enter)
        let (id, number) = try #require(driver.last?.asLookUp)
        #expect(number == .tracking("79DF-60B0-0006", typed: PaymentID(recorded: "79DF-60B0-0006")))
        let there = try report("1795350072000006", "1000", "FINISHED")
        let found = try made("09", "visamaster.uah", "1000", "1795350072000006", tracking: "T", status: "FINISHED")
        driver.send(.lookedUp(id, .found(FoundPayment(report: there, invoice: found))))
        driver.press(.char("a"), .enter)
        #expect(driver.effects.contains { if case .adoptFound = $0 { true } else { false } })
    }

    /// A comparison in which much isn't compared.
    private func uneven() throws -> Reconciliation {
        var result = try differences()
        var totals = ReconcileTotals()
        (totals.here, totals.there, totals.comparedHere, totals.comparedThere) = (253, 248, 240, 240)
        (totals.missingThere, totals.missingHere) = (1, 2)
        totals.leftOutHere = [.rejected: 9, .unsent: 3]
        totals.leftOutThere = [.outsidePeriod: 4, .madeOutside: 2]
        result.totals = totals
        result.clockOffset = 7200
        return result
    }

    @Test(arguments: [(60, 16), (80, 24), (120, 40)])
    func `every number is explained`(width: Int, height: Int) throws {
        var driver = try opened(width: width, height: height)
        driver.send(.reconciled(try asked(driver).id, try uneven()))
        #expect(driver.screen.contains("w ") && driver.screen.contains("▌ amount"))
        #expect(!driver.screen.split(separator: "\n").prefix(8).contains { $0.contains("…") })
        #expect(snapshotMismatch(of: driver.frame, named: "uneven-\(width)x\(height)") == nil)
        driver.press(.char("w"))
        var told = driver.words
        driver.press(.end)
        told += driver.words
        for words in [
            "In the history: 253", "240 on both sides", "9 not compared: the gateway rejected them",
            "4 not compared: outside the period by the gateway's clock",
            "The gateway's clock stands at UTC+02:00.",
        ] { #expect(told.contains(words), "\(words)") }
        driver.press(.home)
        #expect(snapshotMismatch(of: driver.frame, named: "why-\(width)x\(height)") == nil)
        driver.press(.escape)
        #expect(driver.screen.contains("▌ amount"))
    }

    @Test func `a click selects and a second one opens`() throws {
        var driver = try compared()
        driver.mouse(.press, x: 30, y: 7)
        #expect(driver.screen.contains("▌ status"))
        driver.mouse(.doubleClick, x: 5, y: 8)
        #expect(driver.last?.asReadInvoice?.invoiceID == "03")
        let count = driver.effects.count
        driver.mouse(.press, x: 5, y: 10)
        #expect(driver.screen.contains("▌ missing here") && driver.effects.count == count)
        driver.mouse(.wheelUp, x: 5, y: 10)
        driver.mouse(.press, x: 13, y: 2)
        #expect(try asked(driver).since == "2026-11-15T22:00:00.000Z")
        driver.mouse(.press, x: 22, y: 2)
        #expect(try asked(driver).since == "2026-10-23T22:00:00.000Z")
    }

    @Test func `while adopting a click begins nothing else`() throws {
        var driver = try compared()
        driver.press(.char("a"), .enter)
        #expect(driver.last?.asAdopt != nil)
        driver.mouse(.press, x: 22, y: 2)
        driver.mouse(.doubleClick, x: 5, y: 7)
        #expect(driver.last?.asAdopt != nil)
    }

    @Test func `settling comes back to the comparison, and so does an opened row to its own`() throws {
        var driver = try compared()
        driver.press(.down, .enter)
        let (id, invoiceID) = try #require(driver.last?.asReadInvoice)
        driver.send(.invoiceRead(id, try invoice(invoiceID)))
        #expect(driver.screen.contains("Invoice 179535"))
        driver.press(.escape)
        #expect(driver.screen.contains("▌ status"))
        driver.send(.unsettledFound([try severalInvoices()[2]], isAll: true))
        driver.press(.char("u"))
        #expect(driver.screen.contains("inv-2093") && !driver.screen.contains("▌ status"))
        driver.press(.escape)
        #expect(driver.screen.contains("▌ status"))
    }

    @Test func `the differences are exported`() throws {
        var driver = try compared()
        #expect(driver.screen.contains("e Export"))
        driver.press(.char("e"))
        #expect(driver.screen.contains("What differs from the gateway's statement: 6 differences."))
        #expect(snapshotMismatch(of: driver.frame, named: "export-80x24") == nil)
        driver.press(.enter)
        let name = "einvoice-reconcile-shop-uah-2026-11-22.csv"
        let (id, found, _, _) = try #require(driver.last?.asExportDifferences)
        #expect(driver.last == .exportDifferences(id, found, path: name, mayOverwrite: false))
        #expect(try found == differences())
        driver.send(.exportProgressed(id, invoices: 1, fraction: 0.2))
        #expect(driver.screen.contains("1 difference"))
        driver.send(.exportEnded(id, .failed(.fileExists(path: "/home/olena/\(name)"))))
        // An Enter that was typed ahead overwrites nothing.
        driver.press(.enter)
        #expect(driver.last?.asExportDifferences?.id == id)
        driver.send(.ticked(AppDriver.now, uptime: 1000))
        #expect(driver.screen.contains("Enter puts the new one in its place."))
        driver.press(.enter)
        let second = try #require(driver.last?.asExportDifferences?.id)
        #expect(driver.last == .exportDifferences(second, found, path: name, mayOverwrite: true))
        driver.send(.exportEnded(second, .written(invoices: 6, path: "/home/olena/\(name)", badLines: 0)))
        #expect(driver.screen.contains("6 differences are in"))
        driver.press(.enter)
        #expect(driver.screen.contains("▌ amount"))
    }

    @Test func `where nothing differs there is nothing to export`() throws {
        var driver = try opened()
        let id = try asked(driver).id
        driver.press(.char("e"))
        driver.send(.reconciled(id, comparison([], statementRows: 8, compared: 8)))
        driver.press(.char("e"))
        #expect(!driver.screen.contains("Export"))
    }

    @Test func `other currencies of one unit are told by their codes`() throws {
        var driver = try opened(width: 160, height: 40)
        var there = try report("1", "5000", "PAYIN")
        there.currency = "moov-ci.xof"
        let here = try made("01", "wave-ci.xof", "5000", "1", tracking: "79DF", status: "PAYIN")
        let row = ReconcileDifference(kinds: [.currency], here: .init(here), there: there)
        driver.send(.reconciled(try asked(driver).id, comparison([row])))
        #expect(
            driver.screen.contains("5 000 wave-ci.xof started") && driver.screen.contains("5 000 moov-ci.xof started"))
    }

    @Test func `an invoice that cannot be read is said`() throws {
        var driver = try compared()
        driver.press(.enter)
        let id = try #require(driver.last?.asReadInvoice?.id)
        driver.send(.invoiceRead(id, nil))
        #expect(driver.screen.contains("can't be read from the history"))
    }

    @Test func `adopting asks first and escape is no`() throws {
        var driver = try compared()
        let count = driver.effects.count
        driver.press(.char("a"))
        #expect(driver.screen.contains("Adopt 2 invoices missing here, and take 2 statuses of the statement's?"))
        driver.press(.escape)
        #expect(driver.effects.count == count && driver.screen.contains("6 differences"))
        driver.press(.char("a"), .char("y"), .char("n"))
        #expect(driver.effects.count == count && driver.screen.contains("Adopt 2 invoices"))
        driver.press(.escape)
        driver.press(.char("a"), .enter)
        let (id, found) = try #require(driver.last?.asAdopt)
        #expect(found.missingHere.map(\.paymentID) == ["1795350072000005", "1795350072000006"])
        #expect(found.newStatuses.map(\.paymentID) == ["1795350072000002", "1795350072000003"])
        driver.send(.adoptProgressed(id, 1))
        #expect(driver.screen.contains("1 of 4"))
        driver.send(.adoptEnded(id, try adoption(2)))
        #expect(driver.screen.contains("2 invoices adopted."))
        // What differs now is asked anew.
        _ = try asked(driver)
    }

    @Test func `statuses alone are asked about, taken, and said`() throws {
        var driver = try opened()
        var left = try report("1", "1000", "PAYIN")
        left.paymentID = "2"
        let rows = [
            ReconcileDifference(
                kinds: [.status],
                here: .init(try made("01", "visamaster.uah", "1000", "1", tracking: nil, status: "PAYIN")),
                there: try report("1", "1000", "FINISHED")),
            // What has ended stays ended, whatever the statement tells.
            ReconcileDifference(
                kinds: [.status],
                here: .init(try made("02", "visamaster.uah", "1000", "2", tracking: "79DF", status: "FAILED")),
                there: left),
        ]
        driver.send(.reconciled(try asked(driver).id, comparison(rows)))
        #expect(!driver.screen.contains("a Adopt"))
        let created = try made("01", "visamaster.uah", "1000", "1", tracking: "79DF", status: "PAYIN")
        let taken = ReconcileDifference(
            kinds: [.status], here: .init(created), there: try report("1", "1000", "FINISHED"))
        driver.press(.char("r"))
        driver.send(.reconciled(try asked(driver).id, comparison([taken, rows[1]])))
        #expect(
            driver.screen.contains("started") && driver.screen.contains("finished") && !driver.screen.contains("PAYIN"))
        driver.press(.char("a"))
        #expect(driver.screen.contains("Take the status that the statement tells"))
        driver.press(.enter)
        let id = try #require(driver.last?.asAdopt?.id)
        var ended = try adoption(0)
        ended.statuses = [created]
        ended.newerHere = ["02"]
        driver.send(.adoptEnded(id, ended))
        #expect(driver.screen.contains("1 status taken from the statement. Of 1 invoice something newer"))
    }

    @Test func `what could not be adopted is said`() throws {
        var driver = try compared()
        driver.press(.char("a"), .enter)
        let id = try #require(driver.last?.asAdopt?.id)
        driver.press(.escape)
        #expect(driver.last == .cancel(id))
        driver.send(
            .adoptEnded(id, try adoption(1, incomplete: [try report("5", "1", "CREATED")], failure: .canceled)))
        #expect(driver.screen.contains("1 invoice adopted. Too little is told to adopt 1. Stopped"))
    }

    @Test func `open outcomes are settled from here`() throws {
        var driver = try compared()
        driver.press(.char("u"))
        #expect(driver.last?.asSettle != nil)
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

extension ReconcileTests {
    private func adoption(
        _ count: Int, incomplete: [StatusReport] = [], failure: Problem? = nil
    ) throws -> Adoption {
        var adoption = Adoption()
        adoption.adopted = Array(try severalInvoices().prefix(count))
        adoption.incomplete = incomplete
        adoption.failure = failure
        return adoption
    }
}

/// What comparing found; each difference is in the statement, and no more is, unless told.
func comparison(
    _ differences: [ReconcileDifference], statementRows: Int = 1, compared: Int = 1, unsettled: [String] = []
) -> Reconciliation {
    var found = Reconciliation()
    found.differences = differences
    (found.statementRows, found.compared, found.unsettled) = (statementRows, compared, unsettled)
    return found
}
