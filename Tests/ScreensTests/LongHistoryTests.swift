import InvoiceCore
import ScreenKit
import Screens
import SnapshotSupport
import Testing

/// A list of which only a window is held.
@Suite struct LongHistoryTests {
    /// A desk whose history has `count` invoices; every page that is asked for comes at once, unless it is `slow`.
    struct LongDesk {
        var desk: Desk
        var all: [Invoice]
        /// What was asked for and isn't answered.
        private(set) var asked: [Effect] = []
        private let isSlow: Bool

        init(count: Int, width: Int = 80, height: Int = 24, isSlow: Bool = false) throws {
            all = try (0..<count).map { try invoice(String(100_000 + $0), minutesAgo: $0) }
            self.isSlow = isSlow
            desk = Desk(width: width, height: height, invoices: [])
            desk.state = AppState(desk.state.around)
            take(App.start(&desk.state))
            if !isSlow {
                desk.send(.invoicesCounted(InvoiceCounts(total: count, day: LocalDay(number: 0), made: 0, waiting: 0)))
            }
        }

        mutating func press(_ key: Key, times: Int = 1) {
            for _ in 0..<times {
                let before = desk.effects.count
                desk.press(key)
                take(Array(desk.effects[before...]))
            }
        }

        mutating func resize(width: Int, height: Int) {
            let before = desk.effects.count
            desk.send(.resized(Size(width: width, height: height)))
            take(Array(desk.effects[before...]))
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
            let before = desk.effects.count
            desk.send(.invoicesLoaded(id, page))
            take(Array(desk.effects[before...]))
        }

        /// The limit of what is asked for at this place; nil where that isn't asked for, or nothing.
        func limit(at place: InvoicePlace) -> Int? {
            if case .loadInvoices(_, place, let limit)? = asked.first { limit } else { nil }
        }

        /// How many invoices are on the screen.
        var rows: Int {
            let words = Set(desk.screen.split(whereSeparator: \.isWhitespace).map(String.init))
            return all.count { words.contains($0.intent.paymentID.text) }
        }

        /// The payment id in the selected row.
        var selected: String? {
            let row = desk.screen.split(separator: "\n").first { $0.hasPrefix("▌") }
            return row?.split(separator: " ").dropFirst(2).first.map(String.init)
        }

        func id(_ index: Int) -> String { all[index].intent.paymentID.text }
    }

    @Test func endReachesTheOldestAndHomeTheNewest() throws {
        var desk = try LongDesk(count: 5000)
        desk.press(.end)
        #expect(desk.selected == desk.id(4999))
        #expect(desk.desk.screen.contains("5000 of 5000"))
        desk.press(.home)
        #expect(desk.selected == desk.id(0))
    }

    @Test func everyInvoiceIsPassedWhenScrollingDownAndUpAgain() throws {
        var desk = try LongDesk(count: 3000)
        for index in 0..<2999 {
            // Each row is passed; looking at every one of them would take its time.
            if index % 97 == 0 { #expect(desk.selected == desk.id(index)) }
            desk.press(.down)
        }
        #expect(desk.selected == desk.id(2999))
        for index in (0..<2999).reversed() {
            desk.press(.up)
            if index % 97 == 0 { #expect(desk.selected == desk.id(index)) }
        }
        #expect(desk.selected == desk.id(0))
    }

    @Test func theOldestsNeighboursAreThereAfterAJump() throws {
        var desk = try LongDesk(count: 2500)
        desk.press(.end)
        desk.press(.up, times: 700)
        #expect(desk.selected == desk.id(2499 - 700))
        desk.press(.pageDown, times: 60)
        #expect(desk.selected == desk.id(2499))
    }

    @Test func whatIsNewDoesNotMoveTheRowsFurtherDown() throws {
        var desk = try LongDesk(count: 1000)
        desk.press(.down, times: 150)
        let before = desk.selected
        desk.desk.send(.invoicesChanged([try invoice("999999", minutesAgo: 0)]))
        #expect(desk.selected == before)
        desk.press(.down)
        #expect(desk.selected == desk.id(151))
    }

    @Test func allUnknownOnesAreSettledHoweverOldTheyAre() throws {
        var desk = try LongDesk(count: 1000)
        let old = try invoice("5", minutesAgo: 90_000, changes: [.unknown(UnknownReason(.timeout))])
        desk.desk.send(.unsettledFound([old], isAll: true))
        #expect(desk.desk.screen.contains("   1 unknown"))
        desk.press(.char("u"))
        guard case .settle(_, "5") = desk.desk.last else { throw Unexpected() }
    }

    // MARK: The first page

    @Test(arguments: [(80, 24), (80, 16), (200, 60)])
    func atFirstOnlyWhatTheScreenShowsIsRead(width: Int, height: Int) throws {
        var desk = try LongDesk(count: 1000, width: width, height: height, isSlow: true)
        let limit = try #require(desk.limit(at: .newest))
        #expect(limit < height + 8)
        desk.answer()
        let rows = desk.rows
        #expect(rows < limit)
        // The rest comes after it, and changes nothing of what is on the screen.
        #expect(desk.asked.count == 1)
        desk.answer()
        #expect(desk.rows == rows)
        #expect(desk.selected == desk.id(0))
        desk.desk.send(.invoicesCounted(InvoiceCounts(total: 1000, day: LocalDay(number: 0), made: 0, waiting: 0)))
        #expect(desk.asked.isEmpty)
    }

    @Test func theRestIsReadWithoutTheIndex() throws {
        var desk = try LongDesk(count: 1000, isSlow: true)
        desk.answer()
        #expect(desk.limit(at: .newestLater) == 200)
        desk.answer()
        for index in 0..<999 {
            if index % 37 == 0 { #expect(desk.selected == desk.id(index)) }
            desk.press(.down)
            desk.answer()
        }
        #expect(desk.selected == desk.id(999))
    }

    @Test func whoScrollsBeforeTheRestIsThereGoesOnWhenItIs() throws {
        var desk = try LongDesk(count: 1000, isSlow: true)
        let limit = try #require(desk.limit(at: .newest))
        desk.press(.pageDown)
        desk.answer()
        #expect(desk.selected == desk.id(0))
        desk.press(.pageDown, times: 5)
        #expect(desk.selected == desk.id(limit - 1))
        #expect(desk.asked.count == 1)
        desk.answer()
        #expect(desk.selected == desk.id(limit - 1))
        desk.press(.down)
        #expect(desk.selected == desk.id(limit))
    }

    @Test func endDoesNotWaitForTheRest() throws {
        var desk = try LongDesk(count: 1000, isSlow: true)
        desk.answer()
        let rest = desk.asked
        desk.press(.end)
        desk.answer()
        desk.answer()
        #expect(rest.count == 1)
        #expect(desk.selected == desk.id(999))
        desk.press(.home)
        desk.answer()
        desk.answer()
        #expect(desk.selected == desk.id(0))
        desk.press(.down, times: 150)
        #expect(desk.selected == desk.id(150))
    }

    @Test func whatIsAddedBeforeTheRestIsThereStandsInItsPlace() throws {
        var desk = try LongDesk(count: 400, isSlow: true)
        desk.answer()
        let new = try (0..<3).map { try invoice(String(99_999 - $0), minutesAgo: 0) }
        desk.all = new.reversed() + desk.all
        // The rest is read with what is new, and that is told only afterwards.
        desk.answer()
        #expect(desk.selected == desk.id(3))
        desk.desk.send(.invoicesChanged(new.reversed()))
        desk.press(.home)
        for index in 0..<150 {
            if index > 3 { #expect(desk.selected == desk.id(index)) }
            desk.press(.down)
        }
    }

    @Test func aTallerWindowIsFilled() throws {
        var desk = try LongDesk(count: 1000)
        desk.resize(width: 80, height: 60)
        #expect(desk.rows >= 50)
        desk.resize(width: 80, height: 300)
        #expect(desk.rows >= 290)
        let tall = try LongDesk(count: 1000, width: 80, height: 300)
        #expect(tall.rows >= 290)
        // Before anything has come.
        var slow = try LongDesk(count: 1000, isSlow: true)
        slow.resize(width: 80, height: 300)
        for _ in 0..<4 { slow.answer() }
        #expect(slow.rows >= 290)
    }

    @Test func thePreviewOfAWideWindowShowsTheSelectedOne() throws {
        var desk = try LongDesk(count: 1000, width: 160, height: 40, isSlow: true)
        desk.answer()
        #expect(desk.desk.screen.contains(#""payment_id":\#(desk.id(0))"#))
        desk.press(.down, times: 20)
        #expect(desk.desk.screen.contains(#""payment_id":\#(desk.id(20))"#))
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
            InvoiceUpdate(id: invoice.id, at: Desk.now, change: .created(tracking: "79DF", isSettled: true)))
        return settled
    }

    @Test func whereTheSearchForUnknownOnesStoppedTheHeaderSaysSo() throws {
        var desk = try LongDesk(count: 1000)
        let unknown = try unknown(1000)
        desk.desk.send(.unsettledFound(unknown, isAll: false))
        #expect(desk.desk.screen.contains("   1000+ unknown"))
        desk.desk.send(.invoicesChanged([settled(unknown[3])]))
        #expect(desk.desk.screen.contains("   999+ unknown"))
        desk.press(.char("u"))
        // Those, and the one that is looked at, which is on its way.
        #expect(desk.desk.screen.contains("Settling, 1000 to go   more are unknown"))
        desk.desk.send(.unsettledFound(Array(unknown.prefix(12)), isAll: true))
        #expect(!desk.desk.screen.contains("more are unknown"))
        desk.press(.escape)
        #expect(desk.desk.screen.contains("   12 unknown"))
    }

    @Test func whenMostAreSettledTheNextOnesAreLookedFor() throws {
        var desk = try LongDesk(count: 1000)
        let unknown = try unknown(1000)
        func lookups() -> Int { desk.desk.effects.count { $0 == .findUnsettled } }
        desk.desk.send(.unsettledFound(unknown, isAll: false))
        desk.desk.send(.invoicesChanged(unknown.prefix(900).map(settled)))
        #expect(lookups() == 0)
        for invoice in unknown.suffix(100) { desk.desk.send(.invoicesChanged([settled(invoice)])) }
        #expect(lookups() == 1)
        #expect(desk.desk.screen.contains("   some unknown"))
        desk.desk.send(.unsettledFound([], isAll: true))
        #expect(!desk.desk.screen.contains("unknown"))
    }

    @Test func beforeTheHistoryIsSearchedTheCountIsAtLeastWhatWasSeen() throws {
        var desk = try LongDesk(count: 1000)
        desk.desk.send(.invoicesChanged(try unknown(2)))
        #expect(desk.desk.screen.contains("   2+ unknown"))
        desk.desk.send(.unsettledFound(try unknown(3), isAll: true))
        #expect(desk.desk.screen.contains("   3 unknown"))
    }
}
