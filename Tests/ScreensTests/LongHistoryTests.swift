import InvoiceCore
import ScreenKit
import Screens
import SnapshotSupport
import Testing

/// A list of which only a window is held.
@Suite struct LongHistoryTests {
    /// A desk whose history has `count` invoices; every page that is asked for comes at once.
    struct LongDesk {
        var desk: Desk
        let all: [Invoice]
        private var answered = 0

        init(count: Int) throws {
            all = try (0..<count).map { try invoice(String(100_000 + $0), minutesAgo: $0) }
            desk = Desk(invoices: [])
            desk.state = AppState(desk.state.around)
            let effects = App.start(&desk.state)
            answer(effects)
            desk.send(.invoicesCounted(count))
        }

        mutating func press(_ key: Key, times: Int = 1) {
            for _ in 0..<times {
                let before = desk.effects.count
                desk.press(key)
                answer(Array(desk.effects[before...]))
            }
        }

        private mutating func answer(_ effects: [Effect]) {
            for case .loadInvoices(let id, let place, let limit) in effects {
                let first =
                    switch place {
                    case .newest: 0
                    case .at(let ordinal): ordinal
                    case .oldest: max(0, all.count - limit)
                    }
                let end = min(all.count, first + limit)
                let page = InvoicePage(
                    invoices: Array(all[first..<end]), hasMore: end < all.count, first: first, total: all.count)
                desk.send(.invoicesLoaded(id, page))
            }
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
        desk.desk.send(.unsettledFound([old]))
        #expect(desk.desk.screen.contains("1 unknown"))
        desk.press(.char("u"))
        guard case .settle(_, "5") = desk.desk.last else { throw Unexpected() }
    }
}
