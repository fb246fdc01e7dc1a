import InvoiceCore
import ScreenKit
import SnapshotSupport
import Testing
import Wording

@testable import Screens

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
        _ invoices: [Invoice], since: Timestamp?, until: Timestamp?, fraction: Double = 1
    ) -> StatisticsProgress {
        var statistics = InvoiceStatistics()
        for invoice in invoices {
            let made = invoice.intent.createdAt
            if let since, made < since { continue }
            if let until, made >= until { continue }
            statistics.add(invoice) { _ in 7200 }
        }
        return StatisticsProgress(statistics: statistics, fraction: fraction)
    }

    @Test func `a history that was replaced makes the counts old, here and where one comes back to`() throws {
        var driver = AppDriver(kind: .test, width: 100, height: 30, invoices: try severalInvoices())
        driver.press(.char("s"))
        try Self.answer(&driver, with: try severalInvoices())
        #expect(!driver.screen.contains(wording.countIsStale))
        var other = driver
        driver.send(.historyReplaced)
        #expect(driver.screen.contains(wording.countIsStale))
        other.press(.enter)
        other.send(.historyReplaced)
        other.press(.escape)
        #expect(other.screen.contains(wording.countIsStale))
    }

    /// Answers the last scan.
    static func answer(_ driver: inout AppDriver, with invoices: [Invoice]) throws {
        let (id, since, until) = try #require(driver.last?.asGatherStatistics)
        driver.send(.statisticsGathered(id, part(invoices, since: since, until: until), isDone: true))
    }

    private func counted(_ keys: Key..., width: Int = 80, height: Int = 24) throws -> AppDriver {
        let invoices = try Self.busyHistory()
        var driver = AppDriver(kind: .test, width: width, height: height, invoices: try severalInvoices())
        driver.press(.char("s"))
        for key in keys { driver.press(key) }
        try Self.answer(&driver, with: invoices)
        return driver
    }

    @Test func `a low window has the legend of the chart, too`() throws {
        var driver = AppDriver(kind: .test, width: 60, height: 16)
        driver.press(.char("s"))
        try Self.answer(&driver, with: try Self.busyHistory())
        #expect(driver.screen.contains("█ paid ▓ unpaid ▒ open"), "\(driver.screen)")
    }

    @Test func `asks for thirty days of the reader's zone`() throws {
        var driver = AppDriver()
        driver.press(.char("s"))
        let (_, since, until) = try #require(driver.last?.asGatherStatistics)
        #expect(since?.description == "2026-10-23T22:00:00.000Z")
        #expect(until?.description == "2026-11-22T22:00:00.000Z")
        #expect(driver.screen.contains("24 Oct – 22 Nov 2026"))
    }

    @Test(arguments: [
        (Character("2"), "2026-11-15T22:00:00.000Z", "2026-11-08T22:00:00.000Z"),
        ("4", "2026-10-31T22:00:00.000Z", "2026-09-30T22:00:00.000Z"),
        ("5", "2025-11-30T22:00:00.000Z", "2024-11-30T22:00:00.000Z"),
    ])
    func `spans move by their own length`(key: Character, first: String, before: String) throws {
        var driver = AppDriver()
        driver.press(.char("s"), .char(key))
        let since = try #require(driver.last?.asGatherStatistics?.since)
        #expect(since.description == first)
        driver.press(.left)
        let (_, earlier, end) = try #require(driver.last?.asGatherStatistics)
        #expect(earlier?.description == before && end == since)
        driver.press(.right)
        #expect(driver.last?.asGatherStatistics?.since == since)
        // There is nothing after the present.
        let count = driver.effects.count
        driver.press(.right)
        #expect(driver.effects.count == count)
    }

    @Test func `a new choice cancels the running scan and its answer is dropped`() throws {
        var driver = AppDriver()
        driver.press(.char("s"))
        let old = try #require(driver.last?.asGatherStatistics?.id)
        driver.press(.char("6"))
        #expect(driver.effects.contains(.cancel(old)))
        let new = try #require(driver.last?.asGatherStatistics?.id)
        #expect(driver.last == .gatherStatistics(new, search: "", since: nil, until: nil))
        driver.send(.statisticsGathered(old, Self.part(try severalInvoices(), since: nil, until: nil), isDone: true))
        #expect(!driver.screen.contains("6 invoices"))
        driver.send(.statisticsGathered(new, Self.part(try severalInvoices(), since: nil, until: nil), isDone: true))
        #expect(driver.screen.contains("6 invoices"))
    }

    @Test func `it counts what the list's search finds, and today has its key`() throws {
        var driver = AppDriver(invoices: try severalInvoices())
        driver.press(.char("/"))
        driver.type("order 2093")
        if case .search(let id, _) = driver.last {
            driver.send(.searchFound(id, [try severalInvoices()[0]], count: 1, isDone: true))
        }
        driver.press(.enter, .escape, .char("s"), .char("1"))
        guard case .gatherStatistics(let id, let search, let since, _) = driver.last else {
            Issue.record("\(driver.last as Any)")
            return
        }
        #expect(search == "order 2093")
        #expect(since?.description == "2026-11-21T22:00:00.000Z")
        #expect(driver.screen.contains("Statistics of order 2093"))
        driver.send(.searchRefused(id, .badAmount("x")))
        #expect(driver.screen.contains("is not an amount"))
    }

    @Test func `what was paid leads, and what came to nothing is in no headline`() throws {
        let created = InvoiceUpdate.Change.created(tracking: "79DF-60B0-17F6", isSettled: false)
        func told(_ status: String, _ amount: String) throws -> [InvoiceUpdate.Change] {
            var report = StatusReport(status: GatewayStatus(status))
            (report.currency, report.amount) = ("visamaster.uah", try Amount(amount))
            (report.accrualAmount, report.accrualCurrency) = (try Amount("90"), "UAH")
            return [created, .status(report)]
        }
        var driver = AppDriver(width: 160, height: 40)
        driver.press(.char("s"))
        try Self.answer(
            &driver,
            with: [
                try invoice("1", amount: "100", changes: told("FINISHED", "100")),
                try invoice("2", amount: "200", changes: [created]),
                try invoice("3", amount: "200", changes: told("CREATED", "200")),
                try invoice("4", amount: "7000", changes: told("FAILED", "7000")),
                try invoice("5", amount: "7000", changes: [.rejected(GatewayRejection(code: nil, message: "Limit"))]),
                try invoice("6", amount: "7000", changes: [.unsent("refused")]),
            ])
        let lines = driver.screen.split(separator: "\n").map(String.init)
        let head = lines.drop { !$0.hasPrefix("  paid") }.prefix(4)
        #expect(head.count == 4)
        let numbers = [
            ("paid", "1 (33 %)", "100.00 UAH"), ("credited", "", "90.00 UAH"), ("open", "2", "400.00 UAH"),
            ("asked", "3 invoices", "500.00 UAH"),
        ]
        for (line, (name, count, sum)) in zip(head, numbers) {
            #expect(line.contains(name) && line.contains(count) && line.contains(sum), "\(line)")
        }
        #expect(head.last?.contains("3 failed or refused, not counted") == true)
        #expect(!head.joined().contains("7 000"))
        // One word of the list's is one row.
        #expect(lines.count { $0.contains("○ created") } == 1)
    }

    @Test func `all sums of a row can be opened`() throws {
        let currencies = ["visamaster.uah", "wave-ci.xof", "usdt_trc20", "bitcoin", "upi.inr", "mpesa-congo.usd"]
        var driver = AppDriver()
        driver.press(.char("s"))
        try Self.answer(
            &driver,
            with: try currencies.enumerated().map {
                try invoice("\($0.offset)", currency: $0.element, amount: "1234567")
            })
        driver.press(.tab)
        let row = "1 234 567.00 BTC · 1 234 567.00 INR +4"
        #expect(driver.screen.contains(row) && !driver.screen.contains("1 234 567 XOF"))
        driver.press(.char("+"))
        #expect(!driver.screen.contains(row) && driver.screen.contains("    1 234 567 XOF"))
        #expect(driver.screen.contains("    1 234 567.00 USDT"))
        driver.press(.char("+"))
        #expect(driver.screen.contains(row))
    }

    @Test func `where every sum is shown no key opens more`() throws {
        var driver = AppDriver(invoices: try severalInvoices())
        driver.press(.char("s"))
        try Self.answer(&driver, with: [try invoice("1")])
        #expect(!driver.screen.contains("All sums"))
        let before = driver.screen
        driver.press(.char("+"))
        #expect(driver.screen == before)
    }

    @Test func `units have one order in the rows, whichever a row has most of`() throws {
        let all = Totals(of: [
            try invoice("1", currency: "bitcoin", amount: "1"), try invoice("2", currency: "bitcoin", amount: "1"),
            try invoice("3"), try invoice("4"), try invoice("5"),
        ])
        let row = Totals(of: [
            try invoice("1", currency: "bitcoin", amount: "1"), try invoice("2", currency: "bitcoin", amount: "1"),
            try invoice("3"),
        ])
        #expect(all.sortedSums.map(\.unit) == ["UAH", "BTC"] && row.sortedSums.map(\.unit) == ["BTC", "UAH"])
        let lines = TallyTable([TallyTable.Row("a", .text, row)], width: 120, like: all).lines
        let text = lines[0].map(\.0).joined()
        let places = ["UAH", "BTC"].compactMap { text.firstRange(of: $0)?.lowerBound }
        #expect(places.count == 2 && places[0] < places[1], "\(text)")
    }

    @Test func `Enter on a row opens its invoices in the list`() throws {
        var driver = AppDriver(invoices: try severalInvoices())
        driver.press(.char("s"), .char("2"))
        try Self.answer(
            &driver,
            with: [
                try invoice("1", currency: "bitcoin", amount: "1"), try invoice("2", currency: "bitcoin", amount: "1"),
                try invoice("3", currency: "bitcoin_cash", amount: "1"),
            ])
        driver.press(.enter)
        let query = try #require(driver.last?.asSearch?.query)
        #expect(query.currencies == ["bitcoin"] && query.since?.description == "2026-11-15T22:00:00.000Z")
        #expect(query.matches(try invoice("1", currency: "bitcoin", amount: "1")))
        #expect(!query.matches(try invoice("3", currency: "bitcoin_cash", amount: "1")))
        #expect(driver.screen.contains("/ currency:bitcoin -currency:bitcoin_cash"))
        // Esc goes back to the row.
        let search = try #require(driver.last?.asSearch?.id)
        driver.send(.searchFound(search, [], count: 0, isDone: true))
        driver.press(.escape)
        #expect(driver.state.screens.last is StatisticsScreen && driver.screen.contains("Bitcoin"))
        driver.press(.escape)
        #expect(driver.screen.contains("Top-up for order 2093") || driver.screen.contains("1795350000000001"))
    }

    @Test func `the way back goes with the search that it belongs to`() throws {
        var driver = AppDriver(invoices: try severalInvoices())
        driver.press(.char("s"))
        try Self.answer(&driver, with: try severalInvoices())
        driver.press(.enter)
        let search = try #require(driver.last?.asSearch?.id)
        driver.send(.searchFound(search, [], count: 0, isDone: true))
        // Emptied, it is no search any more.
        driver.press(.char("/"), .ctrl("u"), .enter, .char("/"))
        driver.type("order")
        driver.press(.enter, .escape)
        #expect(!(driver.state.screens.last is StatisticsScreen), "\(driver.screen)")
    }

    @Test func `a status, a day and a unit open theirs, with the search that was counted`() throws {
        func opened(_ tabs: Int, _ keys: Key..., search: String = "") throws -> InvoiceQuery {
            var driver = AppDriver(invoices: try severalInvoices())
            if !search.isEmpty {
                driver.press(.char("/"))
                driver.type(search)
                if case .search(let id, _) = driver.last {
                    driver.send(.searchFound(id, [try severalInvoices()[0]], count: 1, isDone: true))
                }
                driver.press(.enter, .escape)
            }
            driver.press(.char("s"))
            try Self.answer(&driver, with: try severalInvoices())
            for _ in 0..<tabs { driver.press(.tab) }
            for key in keys { driver.press(key) }
            driver.press(.enter)
            return try #require(driver.last?.asSearch?.query)
        }
        let status = try opened(1)
        let fitting = try severalInvoices().filter { status.matches($0) }
        #expect(!fitting.isEmpty && Set(fitting.map { wording.badge(for: $0).word }).count == 1)
        let day = try opened(2)
        #expect(day.since?.description == "2026-11-21T22:00:00.000Z")
        #expect(day.until?.description == "2026-11-22T22:00:00.000Z")
        let unit = try opened(3, search: "order")
        #expect(unit.words.count == 1 && !unit.currencies.isEmpty)
    }

    @Test func `no day after today is shown`() throws {
        let driver = try counted(.char("4"))
        #expect(driver.screen.contains("‹ 1 – 22 Nov 2026"))
        #expect(!driver.screen.contains("29 Nov"))
    }

    @Test func `the decimal points of sums stand below each other`() throws {
        let driver = try counted(width: 160, height: 40)
        let rows = driver.screen.split(separator: "\n").map(String.init).filter {
            $0.contains("Tether TRC20, USDT") || $0.contains("Bitcoin, BTC")
        }
        #expect(rows.count == 2)
        let places = rows.map { row in Array(row.prefix(80)).lastIndex { $0 == "." } }
        #expect(places[0] != nil && places[0] == places[1])
    }

    @Test func `leaving stops the scan`() throws {
        var driver = AppDriver()
        driver.press(.char("s"))
        let id = try #require(driver.last?.asGatherStatistics?.id)
        driver.press(.escape)
        #expect(driver.last == .cancel(id))
        #expect(driver.screen.contains("No invoices yet"))
    }

    @Test func `it fills while the scan runs`() throws {
        let invoices = try severalInvoices()
        var driver = AppDriver(invoices: invoices)
        driver.press(.char("s"), .char("6"))
        let id = try #require(driver.last?.asGatherStatistics?.id)
        #expect(driver.screen.contains("Counting"))
        driver.send(
            .statisticsGathered(
                id, Self.part(Array(invoices.prefix(3)), since: nil, until: nil, fraction: 0.4), isDone: false))
        #expect(driver.screen.contains("3 invoices") && driver.screen.contains("40 %"))
        driver.send(.statisticsGathered(id, Self.part(invoices, since: nil, until: nil), isDone: true))
        #expect(driver.screen.contains("6 invoices") && !driver.screen.contains("Counting"))
    }

    @Test func `what changes meanwhile is said and counted anew`() throws {
        var driver = try counted()
        driver.send(.invoicesChanged([try invoice("99", minutesAgo: 0)]))
        #expect(driver.screen.contains("r counts anew"))
        driver.press(.char("r"))
        #expect(driver.last?.asGatherStatistics != nil)
    }

    @Test func `an empty time has a kind word`() throws {
        var driver = AppDriver()
        driver.press(.char("s"))
        try Self.answer(&driver, with: [])
        #expect(driver.screen.contains("No invoices in this time."))
        driver.press(.char("6"))
        try Self.answer(&driver, with: [])
        #expect(driver.screen.contains("No invoices yet."))
        #expect(snapshotMismatch(of: driver.frame, named: "empty-80x24") == nil)
    }

    @Test func `a history that cannot be read is said`() throws {
        var driver = AppDriver()
        driver.press(.char("s"))
        let id = try #require(driver.last?.asGatherStatistics?.id)
        driver.send(.statisticsFailed(id, .cannotOpen(path: "history.jsonl", errno: 13)))
        #expect(driver.screen.contains("Permission denied") && driver.screen.contains("r tries again"))
    }

    @Test func `a sum that is too large is said and never wrong`() throws {
        let large = String(repeating: "9", count: 38)
        var driver = AppDriver()
        driver.press(.char("s"))
        try Self.answer(
            &driver, with: try (1...4).map { try invoice("\($0)", amount: large) })
        #expect(driver.screen.contains("too large a sum, UAH"))
    }

    @Test func `groups go round and scroll`() throws {
        var driver = try counted()
        #expect(driver.screen.contains("VisaMaster, UAH"))
        driver.press(.tab)
        #expect(driver.screen.contains("● finished"))
        driver.press(.tab)
        #expect(driver.screen.contains("22 Nov ") && !driver.screen.contains("● finished"))
        let before = driver.screen
        driver.press(.end)
        #expect(driver.screen != before)
        driver.press(.tab)
        #expect(driver.screen.contains("paid") && driver.screen.contains("XOF"))
        driver.press(.tab, .shiftTab)
        #expect(driver.screen.contains("XOF"))
    }

    @Test func `spans and groups can be clicked`() throws {
        var driver = try counted()
        let row = try #require(
            driver.screen.split(separator: "\n", omittingEmptySubsequences: false).firstIndex {
                $0.contains("Methods") && $0.contains("Sums")
            })
        driver.mouse(.press, x: 14, y: row)
        #expect(driver.screen.contains("● finished"))
        driver.mouse(.press, x: 12, y: 2)
        let since = try #require(driver.last?.asGatherStatistics?.since)
        #expect(since.description == "2026-11-15T22:00:00.000Z")
    }

    @Test(arguments: [(60, 16), (80, 24), (100, 30), (120, 24), (160, 40), (200, 60), (237, 71)])
    func `every size shows whole sums`(width: Int, height: Int) throws {
        for keys in [[Key.char("2")], [.char("3")], [.char("4")], [.char("5")], [.char("6")]] {
            var driver = AppDriver(width: width, height: height, invoices: try severalInvoices())
            driver.press(.char("s"))
            for key in keys { driver.press(key) }
            try Self.answer(&driver, with: try Self.busyHistory())
            for _ in 0..<4 {
                #expect(driver.screen.contains("invoices"))
                #expect(driver.screen.contains("█") || driver.screen.contains("░"))
                driver.press(.tab)
            }
        }
    }

    @Test func looks() throws {
        #expect(snapshotMismatch(of: try counted().frame, named: "thirty-days-80x24") == nil)
        var days = try counted(.char("2"))
        days.press(.tab, .tab)
        #expect(snapshotMismatch(of: days.frame, named: "week-days-80x24") == nil)
        var statuses = try counted(.char("5"))
        statuses.press(.tab)
        #expect(snapshotMismatch(of: statuses.frame, named: "year-statuses-80x24") == nil)
        #expect(snapshotMismatch(of: try counted(.char("6"), width: 200, height: 60).frame, named: "all-200x60") == nil)
        #expect(
            snapshotMismatch(of: try counted(.char("4"), width: 120, height: 30).frame, named: "month-120x30") == nil)
        #expect(snapshotMismatch(of: try counted(width: 60, height: 16).frame, named: "thirty-days-60x16") == nil)
    }
}
