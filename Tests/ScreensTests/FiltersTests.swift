import InvoiceCore
import ScreenKit
import Screens
import SnapshotSupport
import Testing
import Wording

/// Searches that need no typing, and what the header says of a search.
@Suite struct FiltersTests {
    private func searched(_ driver: AppDriver) -> InvoiceQuery? {
        driver.effects.reversed().lazy.compactMap(\.asSearch).first?.query
    }

    private func query(_ text: String) throws -> InvoiceQuery {
        try InvoiceQuery(text, now: AppDriver.now, offset: 7200)
    }

    private func header(_ driver: AppDriver) -> String { String(driver.screen.split(separator: "\n").first ?? "") }

    @Test func `this week's failed and their sum are two keys away`() throws {
        var driver = AppDriver(width: 100, invoices: try severalInvoices())
        driver.press(.char("f"), .char("1"))
        #expect(try searched(driver) == query(QuickFilter.failedThisWeek.search))
        let id = try #require(driver.last?.asSearch?.id)
        let found = [try severalInvoices()[0], try severalInvoices()[1], try severalInvoices()[7]]
        driver.send(.searchFound(id, found, count: 3, isDone: true))
        driver.send(.searchSummed(id, Totals(of: found)))
        #expect(header(driver).contains("3 found   2 000.00 UAH · 15 000 XOF"))
    }

    @Test func `every quick filter is a search that is understood`() throws {
        for filter in QuickFilter.allCases { #expect(try !query(filter.search).isEmpty, "\(filter)") }
    }

    @Test func `the sums follow what no longer fits`() throws {
        var driver = AppDriver(width: 100, invoices: try severalInvoices())
        driver.press(.char("/"))
        driver.type("status:started")
        let id = try #require(driver.last?.asSearch?.id)
        driver.send(.searchFound(id, [try severalInvoices()[1]], count: 1, isDone: true))
        driver.send(.searchSummed(id, Totals(of: [try severalInvoices()[1]])))
        #expect(header(driver).contains("1 found   15 000 XOF"))
        var report = StatusReport(status: GatewayStatus("FINISHED"))
        (report.currency, report.amount) = ("wave-ci.xof", try Amount("15000"))
        var changed = try severalInvoices()[1]
        changed.apply(InvoiceUpdate(id: "02", at: AppDriver.now, change: .status(report)))
        driver.send(.invoicesChanged([changed]))
        #expect(header(driver).contains("0 found   *1 no longer") && !header(driver).contains("15 000"))
    }

    @Test func `a search is saved with a name, found again, deleted and brought back`() throws {
        var driver = AppDriver(invoices: try severalInvoices())
        driver.press(.char("/"))
        driver.type("wave")
        driver.press(.enter)
        #expect(driver.last == .editList(.searched("wave")))
        driver.press(.char("f"), .char("+"))
        driver.type("West")
        driver.press(.enter)
        let saved = ListSettings.SavedSearch(name: "West", text: "wave")
        #expect(driver.last == .editList(.save(saved)))
        #expect(driver.screen.contains("★ West") && driver.screen.contains("searched lately"))
        // It is the first behind the seven quick ones.
        for _ in 0..<7 { driver.press(.down) }
        driver.press(.char("D"))
        #expect(driver.last == .editList(.forget(name: "West")) && !driver.screen.contains("★"))
        driver.press(.char("U"))
        #expect(driver.last == .editList(.save(saved)) && driver.screen.contains("★ West"))
        driver.press(.char("8"))
        #expect(try searched(driver) == query("wave"))
    }

    @Test func `a name is needed`() throws {
        var driver = AppDriver(invoices: try severalInvoices())
        driver.press(.char("/"))
        driver.type("wave")
        driver.press(.enter, .char("f"), .char("+"), .enter)
        #expect(driver.words.contains("Not saved: a name of 1 to 40 letters is needed"))
        driver.press(.escape, .escape)
        #expect(driver.screen.contains("/ wave"))
    }

    @Test func `a count in the header opens what it counts`() throws {
        for filter in [QuickFilter.madeToday, .unknown, .waiting] {
            var driver = AppDriver(invoices: try severalInvoices())
            let word = [.madeToday: "today", .unknown: "unknown", .waiting: "waiting"][filter] ?? ""
            let line = header(driver)
            let place = try #require(line.ranges(of: word).first)
            driver.mouse(.press, x: line.distance(from: line.startIndex, to: place.lowerBound), y: 0)
            #expect(try searched(driver) == query(filter.search), "\(filter)")
        }
    }

    @Test func `it looks so`() throws {
        var driver = AppDriver(kind: .test, invoices: try severalInvoices())
        driver.press(.char("f"))
        #expect(snapshotMismatch(of: driver.frame, named: "filters-80x24") == nil)
    }
}
