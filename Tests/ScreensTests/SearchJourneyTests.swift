import InvoiceCore
import ScreenKit
import Screens
import Testing

/// What a person searches for at the console, key by key.
@Suite struct SearchJourneyTests {
    /// What a text asks for that was typed now.
    private func query(_ text: String) throws -> InvoiceQuery {
        try InvoiceQuery(text, now: AppDriver.now, offset: 7200)
    }

    @Test func `a search means what it meant when it was typed, also in the file that is written of it`() throws {
        var driver = AppDriver(invoices: try severalInvoices())
        // Summer time until the end of October 2025; today it is winter.
        let change = try #require(Timestamp("2025-10-26T01:00:00Z"))
        driver.state.context.zone = ZoneOffsets(from: change.advanced(byMilliseconds: -86_400_000 * 300), to: change) {
            $0 < change ? 10_800 : 7200
        }
        driver.press(.char("/"))
        driver.type("since:2025-07-01")
        let (_, summer) = try #require(driver.last?.asSearch)
        #expect(summer.since == Timestamp("2025-06-30T21:00:00Z"))
        for _ in 0..<16 { driver.press(.backspace) }
        driver.type("since:2h")
        let (id, typed) = try #require(driver.last?.asSearch)
        #expect(typed.since == AppDriver.now.advanced(byMilliseconds: -7_200_000))
        driver.send(.searchFound(id, Array(try severalInvoices()[0...1]), count: 2, isDone: true))
        driver.send(.ticked(AppDriver.now.advanced(byMilliseconds: 3_600_000), uptime: 3_600_000))
        driver.press(.enter, .char("e"), .enter)
        #expect(driver.last?.asExport?.query == typed)
    }

    @Test func `search follows each key and cancels the one before`() throws {
        var driver = AppDriver(invoices: try severalInvoices())
        driver.press(.char("/"))
        driver.type("a")
        let first = try #require(driver.last?.asSearch?.id)
        #expect(try driver.last == .search(first, query("a")))
        driver.type("b")
        #expect(driver.effects.suffix(2).first == .cancel(first))
        driver.send(.searchFound(first, try severalInvoices(), count: 8, isDone: true))
        #expect(driver.screen.contains("0 found, searching"))
    }

    @Test func `a search says how many it found and how many of them it shows`() throws {
        var driver = AppDriver(invoices: try severalInvoices())
        driver.press(.char("/"))
        driver.type("a")
        let id = try #require(driver.last?.asSearch?.id)
        #expect(try driver.last == .search(id, query("a")))
        driver.send(.searchFound(id, try severalInvoices(), count: 8, isDone: false))
        #expect(driver.screen.contains("8 found, searching…"))
        driver.send(.searchFound(id, [], count: 6000, isDone: true))
        #expect(driver.screen.contains("6000 found, the newest 8 shown"))
    }

    @Test func `a search in another order says that the first are shown`() throws {
        var driver = AppDriver(invoices: try severalInvoices())
        driver.press(.char("/"))
        driver.type("sort:amount")
        let id = try #require(driver.last?.asSearch?.id)
        #expect(try driver.last == .search(id, query("sort:amount")))
        driver.send(.searchFound(id, try severalInvoices(), count: 6000, isDone: true))
        #expect(driver.screen.contains("6000 found, the first 8 shown"))
        // Each row has its day, and no row stands between them.
        #expect(!driver.screen.contains("Yesterday") && driver.screen.contains(" 2026-11-"))
        driver.press(.escape)
        #expect(driver.screen.contains("Yesterday"))
    }

    @Test(arguments: [(80, 24), (60, 16)])
    func `what can be typed is shown whole`(width: Int, height: Int) throws {
        var driver = AppDriver(width: width, height: height, invoices: try severalInvoices())
        driver.press(.char("/"))
        #expect(driver.screen.contains("words, -word, status:paid, is:waiting, amount>100, id:…"))
    }

    @Test(arguments: [("cote", "Côte"), ("CÔTE", "Côte"), ("cöte", nil), ("-cote", nil), ("te-strass", "te-straß")])
    func `what was found is marked as it was searched`(word: String, marked: String?) throws {
        var driver = AppDriver(invoices: try severalInvoices())
        driver.press(.char("/"))
        driver.type(word)
        let id = try #require(driver.last?.asSearch?.id)
        #expect(try driver.last == .search(id, query(word)))
        let found = [
            try severalInvoices()[0], try invoice("02", currency: "wave-ci.xof", paymentID: "te-stra\u{df}e"),
        ]
        driver.send(.searchFound(id, found, count: 2, isDone: true))
        let row = try #require((0..<24).first { y in (0..<80).contains { driver.frame[$0, y].grapheme == "ô" } })
        let cells = (0..<80).map { driver.frame[$0, row] }
        #expect(String(cells.filter { $0.role == .match }.map(\.grapheme)) == marked ?? "")
    }

    @Test func `a search that means nothing says what does`() throws {
        var driver = AppDriver(invoices: try severalInvoices())
        driver.press(.char("/"))
        driver.type("status:foo")
        for word in ["called “foo”", "started", "other sum", "debit failed", "capitals"] {
            #expect(driver.screen.contains(word), "\(word)")
        }
        // No answer.
        #expect(driver.screen.contains("nothing searched") && !driver.screen.contains("0 found"))
        driver.press(.escape, .char("/"))
        driver.type("status:FOO")
        let next = try #require(driver.last?.asSearch?.id)
        #expect(try driver.last == .search(next, query("status:FOO")))
        driver.send(.searchRefused(next, .unheardOfStatus("foo", suggestion: nil)))
        #expect(driver.screen.contains("“FOO” is no status that the protocol knows"))
    }

    @Test func `what can't be understood is said at once, and nothing is searched`() throws {
        var driver = AppDriver(invoices: try severalInvoices())
        driver.press(.char("/"))
        let before = driver.effects.count
        driver.type("status:foo")
        #expect(driver.screen.contains("called “foo”") && driver.screen.contains("nothing searched"))
        #expect(driver.effects.dropFirst(before).allSatisfy { $0.asSearch != nil || $0.isCancel })
        #expect(driver.last?.asSearch == nil)
    }

    @Test func `test payments that were found and not summed are told`() throws {
        let real = try severalInvoices()[0]
        var intent = real.intent
        intent.isTest = true
        let test = Invoice(intent: intent, updates: real.updates)
        var driver = AppDriver(invoices: [real])
        driver.press(.char("/"))
        driver.type("order")
        let id = try #require(driver.last?.asSearch?.id)
        driver.send(.searchFound(id, [real, test], count: 2, isDone: true))
        driver.send(.searchSummed(id, Totals(of: [real])))
        #expect(driver.screen.contains("2 found, 1 test not summed   1 000.00 UAH"))
    }

    @Test func `in another order the rows of today keep their time`() throws {
        var driver = AppDriver(invoices: try severalInvoices())
        driver.press(.char("/"))
        driver.type("sort:-amount")
        let id = try #require(driver.last?.asSearch?.id)
        let older = try invoice("09", minutesAgo: 2 * 1440)
        driver.send(.searchFound(id, [try severalInvoices()[0], older], count: 2, isDone: true))
        #expect(driver.screen.contains("▌ 14:31") && driver.screen.contains("2026-11-20"))
        #expect(!driver.screen.contains("2026-11-22"))
    }

    @Test func `Enter on a refused search stays in it, so that its correction is no command`() throws {
        var driver = AppDriver(invoices: try severalInvoices())
        driver.press(.char("/"))
        driver.type("stat:cre")
        driver.press(.enter, .down)
        driver.type("n")
        #expect(driver.screen.contains("stat:cren") && driver.screen.contains("nothing searched"))
        driver.press(.ctrl("u"))
        driver.type("amount>1")
        let id = try #require(driver.last?.asSearch?.id)
        driver.press(.enter)
        // One that is refused only when it is searched comes back to the line as well.
        driver.send(.searchRefused(id, .unheardOfStatus("foo", suggestion: nil)))
        driver.type("n")
        #expect(driver.screen.contains("amount>1n"))
    }

    @Test func `a search that breaks off is not taken for one that found nothing`() throws {
        var driver = AppDriver(invoices: try severalInvoices())
        driver.press(.char("/"))
        driver.type("a")
        let id = try #require(driver.last?.asSearch?.id)
        #expect(try driver.last == .search(id, query("a")))
        driver.send(.searchFailed(id, .cannotRead(path: "/data/history.jsonl", errno: 5)))
        driver.press(.left)
        #expect(!driver.screen.contains("Nothing found"))
        #expect(driver.screen.contains("Input/output error"))
        driver.type("b")
        let next = try #require(driver.last?.asSearch?.id)
        #expect(try driver.last == .search(next, query("ba")))
        driver.send(.searchFound(next, try severalInvoices(), count: 8, isDone: false))
        driver.send(.searchFailed(next, .cannotRead(path: "/data/history.jsonl", errno: 5)))
        #expect(driver.screen.contains("8 found before it broke off"))
    }
}
