import InvoiceCore
import ScreenKit
import Screens
import SnapshotSupport
import Testing
import Wording

/// What helps while a search is typed.
@Suite struct SearchTypingTests {
    private func driver(_ text: String, width: Int = 80, height: Int = 24) throws -> AppDriver {
        var driver = AppDriver(kind: .test, width: width, height: height, invoices: try severalInvoices())
        driver.press(.char("/"))
        driver.type(text)
        return driver
    }

    /// Answers the latest search.
    private func answer(_ driver: inout AppDriver, _ found: [Invoice]) throws {
        let id = try #require(driver.effects.reversed().lazy.compactMap(\.asSearch).first?.id)
        driver.send(.searchFound(id, found, count: found.count, isDone: true))
    }

    @Test func `an empty search explains all that can be typed, and the signs of the list`() throws {
        var driver = try driver("", height: 40)
        for name in ["status: state:", "amount> < =", "671,50 14.11", "○ created", "◉ other sum", "✓ marked"] {
            #expect(driver.screen.contains(name), "\(name)")
        }
        driver.type("w")
        #expect(!driver.screen.contains("status: state:"))
        driver.press(.function(1))
        #expect(driver.screen.contains("status: state:"))
        driver.press(.function(1))
        #expect(!driver.screen.contains("status: state:"))
    }

    @Test(arguments: [(60, 16), (80, 24)])
    func `where it has no room it is scrolled`(width: Int, height: Int) throws {
        var driver = try driver("", width: width, height: height)
        #expect(!driver.screen.contains("○ created"))
        for _ in 0..<6 { driver.press(.pageDown) }
        #expect(driver.screen.contains("○ created") && driver.screen.contains("✓ marked"))
        let lines = driver.screen.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(!lines[3..<(height - 3)].contains { $0.hasSuffix("…") })
    }

    @Test func `Tab takes what the word may become, and the next one when it is pressed again`() throws {
        var driver = try driver("wave st")
        #expect(driver.screen.contains("Tab status:  state:"))
        driver.press(.tab)
        #expect(driver.screen.contains("/ wave status:"))
        driver.press(.tab)
        #expect(driver.screen.contains("/ wave state:"))
        driver.type("pa")
        #expect(driver.screen.contains("Tab state:paid"))
        driver.press(.tab)
        #expect(driver.screen.contains("/ wave state:paid\n"))
        let query = try InvoiceQuery("wave state:paid", now: AppDriver.now, offset: 7200)
        #expect(driver.last?.asSearch?.query == query)
    }

    @Test(arguments: [
        ("-status:oth", "-status:other-sum"), ("is:wai", "is:waiting"), ("sort:-a", "sort:-amount"),
        ("method:tether tr", nil), ("method:orange", "method:\"Orange Money"), ("currency:xo", "currency:xof"),
        ("since:yes", "since:yesterday"), ("amo", "amount="), ("671,50 в", "671,50 вчера"),
        ("671.50 Y", "671.50 yesterday"), ("hi", "hier"), ("wave", nil), ("\"st", nil),
    ])
    func `conditions, states, methods and currencies are offered`(text: String, taken: String?) throws {
        var driver = try driver(text)
        driver.press(.tab)
        #expect(driver.screen.contains("/ \(taken ?? text)"), "\(driver.screen)")
    }

    @Test func `the line says how a plain word was understood`() throws {
        #expect(try driver("671,50 вчера").screen.contains("671,50 = 671.50 · вчера = Yesterday"))
        #expect(try driver("14.11").screen.contains("14.11 = 14.11 or Saturday, 14 November") == false)
        #expect(try driver("14.11").screen.contains("14.11 = Saturday, 14 November"))
        #expect(try driver("paying").screen.contains("paying = started"))
        #expect(try !driver("wave").screen.contains("="))
    }

    @Test func `a single hit opens with one Enter`() throws {
        var driver = try driver("inv-2093")
        try answer(&driver, [severalInvoices()[2]])
        driver.press(.enter)
        #expect(driver.state.context.notice == nil && driver.screen.contains("Invoice inv-2093"))
        driver.press(.escape)
        #expect(driver.screen.contains("/ inv-2093"))
    }

    @Test func `a single hit that is found after Enter opens, unless something else was done meanwhile`() throws {
        var driver = try driver("inv-2093")
        driver.press(.enter)
        try answer(&driver, [severalInvoices()[2]])
        #expect(driver.screen.contains("Invoice inv-2093"))
        driver = try self.driver("inv-2093")
        driver.press(.enter, .char("j"))
        try answer(&driver, [severalInvoices()[2]])
        #expect(driver.screen.contains("1 found"))
        driver = try self.driver("inv-2093")
        driver.press(.enter, .char("n"))
        try answer(&driver, [severalInvoices()[2]])
        #expect(!driver.screen.contains("Invoice inv-2093"))
    }

    @Test func `of several hits Enter goes to the first`() throws {
        var driver = try driver("wave")
        try answer(&driver, Array(severalInvoices()[0...1]))
        driver.press(.enter, .char("j"))
        #expect(driver.screen.contains("/ wave") && driver.screen.contains("▌ 14:20"))
    }

    @Test func `it is said in which field an invoice was found, where no column shows it`() throws {
        let hidden = try invoice("01", sender: "alice@example.org")
        var driver = try driver("alice")
        try answer(&driver, [hidden, severalInvoices()[1]])
        driver.press(.enter)
        #expect(driver.screen.contains("Sender: alice@example.org"))
        // A column shows why.
        driver = try self.driver("wave")
        try answer(&driver, [severalInvoices()[1], severalInvoices()[0]])
        driver.press(.enter)
        #expect(!driver.screen.contains("Currency: "))
    }

    @Test func `it looks so`() throws {
        #expect(try snapshotMismatch(of: driver("").frame, named: "search-language-80x24") == nil)
        var found = try driver("15000,00 сегодня")
        try answer(&found, [severalInvoices()[1]])
        #expect(snapshotMismatch(of: found.frame, named: "search-understood-80x24") == nil)
        #expect(try snapshotMismatch(of: driver("status:").frame, named: "search-completion-80x24") == nil)
    }
}
