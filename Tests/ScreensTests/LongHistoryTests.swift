import InvoiceCore
import ScreenKit
import Screens
import SnapshotSupport
import Testing

/// A list of which only a window is held.
@Suite struct LongHistoryTests {
    /// A console whose history has `count` invoices; every page that is asked for comes at once, unless it is `slow`.
    struct LongDesk {
        var driver: AppDriver
        var all: [Invoice]
        /// What was asked for and isn't answered.
        private(set) var asked: [Effect] = []
        private let isSlow: Bool

        init(count: Int, width: Int = 80, height: Int = 24, isSlow: Bool = false) throws {
            all = try (0..<count).map { try invoice(String(100_000 + $0), minutesAgo: $0) }
            self.isSlow = isSlow
            driver = AppDriver(width: width, height: height, invoices: [])
            driver.state = AppState(driver.state.context)
            take(App.start(&driver.state))
            if !isSlow {
                driver.send(
                    .invoicesCounted(InvoiceCounts(total: count, day: LocalDay(number: 0), made: 0, waiting: 0)))
            }
        }

        mutating func press(_ key: Key, times: Int = 1) {
            for _ in 0..<times {
                let before = driver.effects.count
                driver.press(key)
                take(Array(driver.effects[before...]))
            }
        }

        mutating func resize(width: Int, height: Int) {
            let before = driver.effects.count
            driver.send(.resized(Size(width: width, height: height)))
            take(Array(driver.effects[before...]))
        }

        private mutating func take(_ effects: [Effect]) {
            asked += effects.filter { if case .loadInvoices = $0 { true } else { false } }
            while !isSlow, !asked.isEmpty { answer() }
        }

        /// Answers the first page that was asked for, if one was.
        mutating func answer() {
            guard case .loadInvoices(let id, let place, let limit)? = asked.first else { return }
            asked.removeFirst()
            let first =
                switch place {
                case .newest, .newestLater: 0
                case .at(let ordinal): ordinal
                case .oldest: max(0, all.count - limit)
                }
            let end = min(all.count, first + limit)
            let page = InvoicePage(
                invoices: Array(all[first..<end]), hasMore: end < all.count, first: first,
                total: place == .newest || place == .newestLater ? nil : all.count)
            let before = driver.effects.count
            driver.send(.invoicesLoaded(id, page))
            take(Array(driver.effects[before...]))
        }

        /// The limit of what is asked for at this place; nil where that isn't asked for, or nothing.
        func limit(at place: InvoicePlace) -> Int? {
            if case .loadInvoices(_, place, let limit)? = asked.first { limit } else { nil }
        }

        /// How many invoices are on the screen.
        var rows: Int {
            let words = Set(driver.screen.split(whereSeparator: \.isWhitespace).map(String.init))
            return all.count { words.contains($0.intent.paymentID.text) }
        }

        /// The payment id in the selected row.
        var selected: String? {
            let row = driver.screen.split(separator: "\n").first { $0.hasPrefix("▌") }
            return row?.split(separator: " ").dropFirst(2).first.map(String.init)
        }

        func id(_ index: Int) -> String { all[index].intent.paymentID.text }
    }

    @Test func `end reaches the oldest and home the newest`() throws {
        var driver = try LongDesk(count: 5000)
        driver.press(.end)
        #expect(driver.selected == driver.id(4999))
        #expect(driver.driver.screen.contains("5000 of 5000"))
        driver.press(.home)
        #expect(driver.selected == driver.id(0))
    }

    @Test func `every invoice is passed when scrolling down and up again`() throws {
        var driver = try LongDesk(count: 3000)
        for index in 0..<2999 {
            // Each row is passed; looking at every one of them would take its time.
            if index % 97 == 0 { #expect(driver.selected == driver.id(index)) }
            driver.press(.down)
        }
        #expect(driver.selected == driver.id(2999))
        for index in (0..<2999).reversed() {
            driver.press(.up)
            if index % 97 == 0 { #expect(driver.selected == driver.id(index)) }
        }
        #expect(driver.selected == driver.id(0))
    }

    @Test func `the oldest's neighbours are there after a jump`() throws {
        var driver = try LongDesk(count: 2500)
        driver.press(.end)
        driver.press(.up, times: 700)
        #expect(driver.selected == driver.id(2499 - 700))
        driver.press(.pageDown, times: 60)
        #expect(driver.selected == driver.id(2499))
    }

    @Test func `what is new does not move the rows further down`() throws {
        var driver = try LongDesk(count: 1000)
        driver.press(.down, times: 150)
        let before = driver.selected
        driver.driver.send(.invoicesChanged([try invoice("999999", minutesAgo: 0)]))
        #expect(driver.selected == before)
        driver.press(.down)
        #expect(driver.selected == driver.id(151))
    }

    @Test func `all unknown ones are settled however old they are`() throws {
        var driver = try LongDesk(count: 1000)
        let old = try invoice("5", minutesAgo: 90_000, changes: [.unknown(UnknownReason(.timeout))])
        driver.driver.send(.unsettledFound([old], isAll: true))
        #expect(driver.driver.screen.contains("   1 unknown"))
        driver.press(.char("u"))
        #expect(driver.driver.last?.asSettle?.invoiceID == "5")
    }

    // MARK: The first page

    @Test(arguments: [(80, 24), (80, 16), (200, 60)])
    func `at first only what the screen shows is read`(width: Int, height: Int) throws {
        var driver = try LongDesk(count: 1000, width: width, height: height, isSlow: true)
        let limit = try #require(driver.limit(at: .newest))
        #expect(limit < height + 8)
        driver.answer()
        let rows = driver.rows
        #expect(rows < limit)
        // The rest comes after it, and changes nothing of what is on the screen.
        #expect(driver.asked.count == 1)
        driver.answer()
        #expect(driver.rows == rows)
        #expect(driver.selected == driver.id(0))
        driver.driver.send(.invoicesCounted(InvoiceCounts(total: 1000, day: LocalDay(number: 0), made: 0, waiting: 0)))
        #expect(driver.asked.isEmpty)
    }

    @Test func `the rest is read without the index`() throws {
        var driver = try LongDesk(count: 1000, isSlow: true)
        driver.answer()
        #expect(driver.limit(at: .newestLater) == 200)
        driver.answer()
        for index in 0..<999 {
            if index % 37 == 0 { #expect(driver.selected == driver.id(index)) }
            driver.press(.down)
            driver.answer()
        }
        #expect(driver.selected == driver.id(999))
    }

    @Test func `who scrolls before the rest is there goes on when it is`() throws {
        var driver = try LongDesk(count: 1000, isSlow: true)
        let limit = try #require(driver.limit(at: .newest))
        driver.press(.pageDown)
        driver.answer()
        #expect(driver.selected == driver.id(0))
        driver.press(.pageDown, times: 5)
        #expect(driver.selected == driver.id(limit - 1))
        #expect(driver.asked.count == 1)
        driver.answer()
        #expect(driver.selected == driver.id(limit - 1))
        driver.press(.down)
        #expect(driver.selected == driver.id(limit))
    }

    @Test func `end does not wait for the rest`() throws {
        var driver = try LongDesk(count: 1000, isSlow: true)
        driver.answer()
        let rest = driver.asked
        driver.press(.end)
        driver.answer()
        driver.answer()
        #expect(rest.count == 1)
        #expect(driver.selected == driver.id(999))
        driver.press(.home)
        driver.answer()
        driver.answer()
        #expect(driver.selected == driver.id(0))
        driver.press(.down, times: 150)
        #expect(driver.selected == driver.id(150))
    }

    @Test func `what is added before the rest is there stands in its place`() throws {
        var driver = try LongDesk(count: 400, isSlow: true)
        driver.answer()
        let new = try (0..<3).map { try invoice(String(99_999 - $0), minutesAgo: 0) }
        driver.all = new.reversed() + driver.all
        // The rest is read with what is new, and that is told only afterwards.
        driver.answer()
        #expect(driver.selected == driver.id(3))
        driver.driver.send(.invoicesChanged(new.reversed()))
        driver.press(.home)
        for index in 0..<150 {
            if index > 3 { #expect(driver.selected == driver.id(index)) }
            driver.press(.down)
        }
    }

    @Test func `a taller window is filled`() throws {
        var driver = try LongDesk(count: 1000)
        driver.resize(width: 80, height: 60)
        #expect(driver.rows >= 50)
        driver.resize(width: 80, height: 300)
        #expect(driver.rows >= 290)
        let tall = try LongDesk(count: 1000, width: 80, height: 300)
        #expect(tall.rows >= 290)
        // Before anything has come.
        var slow = try LongDesk(count: 1000, isSlow: true)
        slow.resize(width: 80, height: 300)
        for _ in 0..<4 { slow.answer() }
        #expect(slow.rows >= 290)
    }

    @Test func `the preview of a wide window shows the selected one`() throws {
        var driver = try LongDesk(count: 1000, width: 160, height: 40, isSlow: true)
        driver.answer()
        #expect(driver.driver.screen.contains(#""payment_id":\#(driver.id(0))"#))
        driver.press(.down, times: 20)
        #expect(driver.driver.screen.contains(#""payment_id":\#(driver.id(20))"#))
    }

    // MARK: Many unknown ones

    private func unknown(_ count: Int) throws -> [Invoice] {
        try (0..<count).map {
            try invoice(String(200_000 + $0), minutesAgo: 2000 + $0, changes: [.unknown(UnknownReason(.timeout))])
        }
    }

    private func settled(_ invoice: Invoice) -> Invoice {
        var settled = invoice
        settled.apply(
            InvoiceUpdate(id: invoice.id, at: AppDriver.now, change: .created(tracking: "79DF", isSettled: true)))
        return settled
    }

    @Test func `where the search for unknown ones stopped the header says so`() throws {
        var driver = try LongDesk(count: 1000)
        let unknown = try unknown(1000)
        driver.driver.send(.unsettledFound(unknown, isAll: false))
        #expect(driver.driver.screen.contains("   1000+ unknown"))
        driver.driver.send(.invoicesChanged([settled(unknown[3])]))
        #expect(driver.driver.screen.contains("   999+ unknown"))
        driver.press(.char("u"))
        // Those, and the one that is looked at, which is on its way.
        #expect(driver.driver.screen.contains("Settling, 1000 to go   more are unknown"))
        driver.driver.send(.unsettledFound(Array(unknown.prefix(12)), isAll: true))
        #expect(!driver.driver.screen.contains("more are unknown"))
        driver.press(.escape)
        #expect(driver.driver.screen.contains("   12 unknown"))
    }

    @Test func `when most are settled the next ones are looked for`() throws {
        var driver = try LongDesk(count: 1000)
        let unknown = try unknown(1000)
        func lookups() -> Int { driver.driver.effects.count { $0 == .findUnsettled } }
        driver.driver.send(.unsettledFound(unknown, isAll: false))
        driver.driver.send(.invoicesChanged(unknown.prefix(900).map(settled)))
        #expect(lookups() == 0)
        for invoice in unknown.suffix(100) { driver.driver.send(.invoicesChanged([settled(invoice)])) }
        #expect(lookups() == 1)
        #expect(driver.driver.screen.contains("   some unknown"))
        driver.driver.send(.unsettledFound([], isAll: true))
        #expect(!driver.driver.screen.contains("unknown"))
    }

    @Test func `before the history is searched the count is at least what was seen`() throws {
        var driver = try LongDesk(count: 1000)
        driver.driver.send(.invoicesChanged(try unknown(2)))
        #expect(driver.driver.screen.contains("   2+ unknown"))
        driver.driver.send(.unsettledFound(try unknown(3), isAll: true))
        #expect(driver.driver.screen.contains("   3 unknown"))
    }
}
