import InvoiceCore
import ScreenKit
import Screens
import SnapshotSupport
import Testing

/// The statistics screen: what it asks for, what it does with the answers, what it looks like.
@Suite struct StatisticsTests {
    /// Some hundred invoices over two months, the same each time.
    static func busyHistory() throws -> [Invoice] {
        let created = InvoiceUpdate.Change.created(tracking: "79DF-60B0-17F6", isSettled: false)
        let currencies = [
            "visamaster.uah", "visamaster.uah", "wave-ci.xof", "visamaster.uah", "orange_money-ci.xof", "usdt_trc20",
            "bitcoin", "upi.inr", "mpesa-congo.usd", "visamaster.uah", "bank.ngn",
        ]
        func changes(_ end: String, _ currency: String, _ amount: String) throws -> [InvoiceUpdate.Change] {
            switch end {
            case "CREATED": return [created]
            case "UNKNOWN": return [.unknown(UnknownReason(.timeout))]
            case "REJECTED": return [.rejected(GatewayRejection(code: nil, message: "Limit"))]
            default:
                var report = StatusReport(status: GatewayStatus(end))
                (report.currency, report.amount) = (currency, try Amount(amount))
                return [created, .status(report)]
            }
        }
        let ends = [
            "FINISHED", "FINISHED", "CREATED", "FINISHED", "FAILED", "UNKNOWN", "PAYIN", "FINISHED", "REJECTED",
        ]
        return try (0..<420).map { number in
            let day = number * number % 61
            let currency = currencies[number % 11]
            let amount = currency == "bitcoin" ? "0.00\(1000 + number)" : "\(100 + number * 7)"
            return try invoice(
                "\(1000 + number)", minutesAgo: day * 1440 + number % 600, currency: currency, amount: amount,
                changes: changes(ends[number * 5 % 9], currency, amount))
        }
    }

    static func part(
        _ invoices: [Invoice], since: Timestamp?, until: Timestamp?, isDone: Bool = true, fraction: Double = 1
    ) -> StatisticsPart {
        var statistics = InvoiceStatistics()
        for invoice in invoices {
            let made = invoice.intent.createdAt
            if let since, made < since { continue }
            if let until, made >= until { continue }
            statistics.add(invoice) { _ in 7200 }
        }
        return StatisticsPart(statistics: statistics, fraction: fraction, isDone: isDone)
    }

    /// Answers the last scan.
    static func answer(_ desk: inout Desk, with invoices: [Invoice]) throws {
        guard case .gatherStatistics(let id, let since, let until) = desk.last else { throw Unexpected() }
        desk.send(.statisticsGathered(id, part(invoices, since: since, until: until)))
    }

    private func counted(_ keys: Key..., width: Int = 80, height: Int = 24) throws -> Desk {
        let invoices = try Self.busyHistory()
        var desk = Desk(kind: .test, width: width, height: height, invoices: try severalInvoices())
        desk.press(.char("s"))
        for key in keys { desk.press(key) }
        try Self.answer(&desk, with: invoices)
        return desk
    }

    @Test func asksForThirtyDaysOfTheReadersZone() throws {
        var desk = Desk()
        desk.press(.char("s"))
        guard case .gatherStatistics(_, let since, let until) = desk.last else { throw Unexpected() }
        #expect(since?.description == "2026-10-23T22:00:00.000Z")
        #expect(until?.description == "2026-11-22T22:00:00.000Z")
        #expect(desk.screen.contains("24 Oct – 22 Nov 2026"))
    }

    @Test(arguments: [
        (Character("7"), "2026-11-15T22:00:00.000Z", "2026-11-08T22:00:00.000Z"),
        ("m", "2026-10-31T22:00:00.000Z", "2026-09-30T22:00:00.000Z"),
        ("y", "2025-11-30T22:00:00.000Z", "2024-11-30T22:00:00.000Z"),
    ])
    func spansMoveByTheirOwnLength(key: Character, first: String, before: String) throws {
        var desk = Desk()
        desk.press(.char("s"), .char(key))
        guard case .gatherStatistics(_, let since, _) = desk.last else { throw Unexpected() }
        #expect(since?.description == first)
        desk.press(.left)
        guard case .gatherStatistics(_, let earlier, let end) = desk.last else { throw Unexpected() }
        #expect(earlier?.description == before && end == since)
        desk.press(.right)
        guard case .gatherStatistics(_, since, _) = desk.last else { throw Unexpected() }
        // There is nothing after the present.
        let count = desk.effects.count
        desk.press(.right)
        #expect(desk.effects.count == count)
    }

    @Test func aNewChoiceCancelsTheRunningScanAndItsAnswerIsDropped() throws {
        var desk = Desk()
        desk.press(.char("s"))
        guard case .gatherStatistics(let old, _, _) = desk.last else { throw Unexpected() }
        desk.press(.char("a"))
        #expect(desk.effects.contains(.cancel(old)))
        guard case .gatherStatistics(let new, nil, nil) = desk.last else { throw Unexpected() }
        desk.send(.statisticsGathered(old, Self.part(try severalInvoices(), since: nil, until: nil)))
        #expect(!desk.screen.contains("8 invoices"))
        desk.send(.statisticsGathered(new, Self.part(try severalInvoices(), since: nil, until: nil)))
        #expect(desk.screen.contains("8 invoices"))
    }

    @Test func leavingStopsTheScan() throws {
        var desk = Desk()
        desk.press(.char("s"))
        guard case .gatherStatistics(let id, _, _) = desk.last else { throw Unexpected() }
        desk.press(.escape)
        #expect(desk.last == .cancel(id))
        #expect(desk.screen.contains("No invoices yet"))
    }

    @Test func itFillsWhileTheScanRuns() throws {
        let invoices = try severalInvoices()
        var desk = Desk(invoices: invoices)
        desk.press(.char("s"), .char("a"))
        guard case .gatherStatistics(let id, _, _) = desk.last else { throw Unexpected() }
        #expect(desk.screen.contains("Counting"))
        desk.send(
            .statisticsGathered(
                id, Self.part(Array(invoices.prefix(3)), since: nil, until: nil, isDone: false, fraction: 0.4)))
        #expect(desk.screen.contains("3 invoices") && desk.screen.contains("40 %"))
        desk.send(.statisticsGathered(id, Self.part(invoices, since: nil, until: nil)))
        #expect(desk.screen.contains("8 invoices") && !desk.screen.contains("Counting"))
    }

    @Test func whatChangesMeanwhileIsSaidAndCountedAnew() throws {
        var desk = try counted()
        desk.send(.invoicesChanged([try invoice("99", minutesAgo: 0)]))
        #expect(desk.screen.contains("r counts anew"))
        desk.press(.char("r"))
        guard case .gatherStatistics = desk.last else { throw Unexpected() }
    }

    @Test func anEmptyTimeHasAKindWord() throws {
        var desk = Desk()
        desk.press(.char("s"))
        try Self.answer(&desk, with: [])
        #expect(desk.screen.contains("No invoices in this time."))
        desk.press(.char("a"))
        try Self.answer(&desk, with: [])
        #expect(desk.screen.contains("No invoices yet."))
        #expect(snapshotMismatch(of: desk.frame, named: "empty-80x24") == nil)
    }

    @Test func aHistoryThatCannotBeReadIsSaid() throws {
        var desk = Desk()
        desk.press(.char("s"))
        guard case .gatherStatistics(let id, _, _) = desk.last else { throw Unexpected() }
        desk.send(.statisticsFailed(id, "history.jsonl: can't be opened: Permission denied."))
        #expect(desk.screen.contains("Permission denied") && desk.screen.contains("r tries again"))
    }

    @Test func aSumThatIsTooLargeIsSaidAndNeverWrong() throws {
        let large = String(repeating: "9", count: 38)
        var desk = Desk()
        desk.press(.char("s"))
        try Self.answer(
            &desk, with: try (1...4).map { try invoice("\($0)", amount: large) })
        #expect(desk.screen.contains("too large a sum, UAH"))
    }

    @Test func groupsGoRoundAndScroll() throws {
        var desk = try counted()
        #expect(desk.screen.contains("VisaMaster, UAH"))
        desk.press(.tab)
        #expect(desk.screen.contains("● finished"))
        desk.press(.tab)
        #expect(desk.screen.contains("22 Nov ") && !desk.screen.contains("● finished"))
        let before = desk.screen
        desk.press(.end)
        #expect(desk.screen != before)
        desk.press(.tab)
        #expect(desk.screen.contains("paid") && desk.screen.contains("XOF"))
        desk.press(.tab, .shiftTab)
        #expect(desk.screen.contains("XOF"))
    }

    @Test func spansAndGroupsCanBeClicked() throws {
        var desk = try counted()
        guard
            let row = desk.screen.split(separator: "\n", omittingEmptySubsequences: false).firstIndex(where: {
                $0.contains("Methods") && $0.contains("Sums")
            })
        else { throw Unexpected() }
        desk.send(.mouse(MouseEvent(kind: .press, position: Position(x: 14, y: row))))
        #expect(desk.screen.contains("● finished"))
        desk.send(.mouse(MouseEvent(kind: .press, position: Position(x: 3, y: 2))))
        guard case .gatherStatistics(_, let since, _) = desk.last else { throw Unexpected() }
        #expect(since?.description == "2026-11-15T22:00:00.000Z")
    }

    @Test(arguments: [(60, 16), (80, 24), (100, 30), (120, 24), (160, 40), (200, 60), (237, 71)])
    func everySizeShowsWholeSums(width: Int, height: Int) throws {
        for keys in [[Key.char("7")], [.char("3")], [.char("m")], [.char("y")], [.char("a")]] {
            var desk = Desk(width: width, height: height, invoices: try severalInvoices())
            desk.press(.char("s"))
            for key in keys { desk.press(key) }
            try Self.answer(&desk, with: try Self.busyHistory())
            for _ in 0..<4 {
                #expect(desk.screen.contains("invoices"))
                #expect(desk.screen.contains("█") || desk.screen.contains("▄"))
                desk.press(.tab)
            }
        }
    }

    @Test func looks() throws {
        #expect(snapshotMismatch(of: try counted().frame, named: "thirty-days-80x24") == nil)
        var days = try counted(.char("7"))
        days.press(.tab, .tab)
        #expect(snapshotMismatch(of: days.frame, named: "week-days-80x24") == nil)
        var statuses = try counted(.char("y"))
        statuses.press(.tab)
        #expect(snapshotMismatch(of: statuses.frame, named: "year-statuses-80x24") == nil)
        #expect(snapshotMismatch(of: try counted(.char("a"), width: 200, height: 60).frame, named: "all-200x60") == nil)
        #expect(
            snapshotMismatch(of: try counted(.char("m"), width: 120, height: 30).frame, named: "month-120x30") == nil)
        #expect(snapshotMismatch(of: try counted(width: 60, height: 16).frame, named: "thirty-days-60x16") == nil)
    }
}
