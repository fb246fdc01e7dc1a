import InvoiceCore
import ScreenKit
import Screens
import Testing

/// What a person searches for at the desk, key by key.
@Suite struct SearchJourneyTests {
    @Test func searchFollowsEachKeyAndCancelsTheOneBefore() throws {
        var desk = Desk(invoices: try severalInvoices())
        desk.press(.char("/"))
        desk.type("a")
        guard case .search(let first, "a") = desk.last else { throw Unexpected() }
        desk.type("b")
        #expect(desk.effects.suffix(2).first == .cancel(first))
        desk.send(.searchFound(first, try severalInvoices(), count: 8, isDone: true))
        #expect(desk.screen.contains("0 found, searching"))
    }

    @Test func aSearchSaysHowManyItFoundAndHowManyOfThemItShows() throws {
        var desk = Desk(invoices: try severalInvoices())
        desk.press(.char("/"))
        desk.type("a")
        guard case .search(let id, "a") = desk.last else { throw Unexpected() }
        desk.send(.searchFound(id, try severalInvoices(), count: 8, isDone: false))
        #expect(desk.screen.contains("8 found, searching…"))
        desk.send(.searchFound(id, [], count: 6000, isDone: true))
        #expect(desk.screen.contains("6000 found, the newest 8 shown"))
    }

    @Test func `a search in another order says that the first are shown`() throws {
        var desk = Desk(invoices: try severalInvoices())
        desk.press(.char("/"))
        desk.type("sort:amount")
        guard case .search(let id, "sort:amount") = desk.last else { throw Unexpected() }
        desk.send(.searchFound(id, try severalInvoices(), count: 6000, isDone: true))
        #expect(desk.screen.contains("6000 found, the first 8 shown"))
        // Each row has its day, and no row stands between them.
        #expect(!desk.screen.contains("Yesterday") && desk.screen.contains("▌ 2026-11-"))
        desk.press(.escape)
        #expect(desk.screen.contains("Yesterday"))
    }

    @Test(arguments: [(80, 24), (60, 16)])
    func `what can be typed is shown whole`(width: Int, height: Int) throws {
        var desk = Desk(width: width, height: height, invoices: try severalInvoices())
        desk.press(.char("/"))
        #expect(desk.screen.contains("words, -word, status:paid, is:waiting, amount>100, id:…"))
    }

    @Test(arguments: [("cote", "Côte"), ("CÔTE", "Côte"), ("cöte", nil), ("-cote", nil), ("te-strass", "te-straß")])
    func `what was found is marked as it was searched`(word: String, marked: String?) throws {
        var desk = Desk(invoices: try severalInvoices())
        desk.press(.char("/"))
        desk.type(word)
        guard case .search(let id, word) = desk.last else { throw Unexpected() }
        let found = [
            try severalInvoices()[0], try invoice("02", currency: "wave-ci.xof", paymentID: "te-stra\u{df}e"),
        ]
        desk.send(.searchFound(id, found, count: 2, isDone: true))
        let row = try #require((0..<24).first { y in (0..<80).contains { desk.frame[$0, y].grapheme == "ô" } })
        let cells = (0..<80).map { desk.frame[$0, row] }
        #expect(String(cells.filter { $0.role == .match }.map(\.grapheme)) == marked ?? "")
    }

    @Test func `a search that means nothing says what does`() throws {
        var desk = Desk(invoices: try severalInvoices())
        desk.press(.char("/"))
        desk.type("status:foo")
        guard case .search(let id, "status:foo") = desk.last else { throw Unexpected() }
        desk.send(.searchRefused(id, .unknownState("foo", suggestion: nil)))
        for word in ["called “foo”", "paying", "other sum", "debit failed", "capitals"] {
            #expect(desk.screen.contains(word), "\(word)")
        }
        // No answer.
        #expect(desk.screen.contains("nothing searched") && !desk.screen.contains("0 found"))
        desk.press(.escape, .char("/"))
        desk.type("status:FOO")
        guard case .search(let next, "status:FOO") = desk.last else { throw Unexpected() }
        desk.send(.searchRefused(next, .unheardOfStatus("foo", suggestion: nil)))
        #expect(desk.screen.contains("“FOO” is no status that the protocol knows"))
    }

    @Test func aSearchThatBreaksOffIsNotTakenForOneThatFoundNothing() throws {
        var desk = Desk(invoices: try severalInvoices())
        desk.press(.char("/"))
        desk.type("a")
        guard case .search(let id, "a") = desk.last else { throw Unexpected() }
        desk.send(.searchFailed(id, "/data/history.jsonl: can't be read: Input/output error"))
        desk.press(.left)
        #expect(!desk.screen.contains("Nothing found"))
        #expect(desk.screen.contains("Input/output error"))
        desk.type("b")
        guard case .search(let next, "ba") = desk.last else { throw Unexpected() }
        desk.send(.searchFound(next, try severalInvoices(), count: 8, isDone: false))
        desk.send(.searchFailed(next, "Input/output error"))
        #expect(desk.screen.contains("8 found before it broke off"))
    }
}
