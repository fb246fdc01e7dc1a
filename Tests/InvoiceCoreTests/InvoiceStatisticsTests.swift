import InvoiceCore
import Testing

@Suite struct InvoiceStatisticsTests {
    static let noon = Timestamp("2026-11-22T12:00:00Z")!

    private func invoice(
        _ id: String, at: Timestamp = noon, currency: String = "visamaster.uah", amount: String = "1",
        changes: [InvoiceUpdate.Change] = []
    ) throws -> Invoice {
        let intent = InvoiceIntent(
            id: id, createdAt: at, paymentID: PaymentID(recorded: id), currency: currency, amount: try Amount(amount))
        return Invoice(intent: intent, updates: changes.map { InvoiceUpdate(id: id, at: at, change: $0) })
    }

    private func statistics(of invoices: [Invoice], offset: Int = 0) -> InvoiceStatistics {
        var statistics = InvoiceStatistics()
        for invoice in invoices { statistics.add(invoice) { _ in offset } }
        return statistics
    }

    @Test func `sums are exact and of one unit each`() throws {
        let counted = statistics(of: [
            try invoice("1", amount: "0.1"), try invoice("2", amount: "0.2"),
            try invoice("3", currency: "bitcoin", amount: "0.00000001"),
            try invoice("4", currency: "ethereum", amount: "0.000000000000000001"),
            try invoice("5", currency: "ethereum", amount: "12345678901234567.5"),
        ])
        #expect(counted.total.count == 5)
        #expect(counted.total.sums["UAH"]?.total?.description == "0.3")
        #expect(counted.total.sums["UAH"]?.count == 2)
        #expect(counted.total.sums["BTC"]?.total?.description == "0.00000001")
        #expect(counted.total.sums["ETH"]?.total?.description == "12345678901234567.500000000000000001")
        #expect(counted.total.sums["ETH"]?.decimals == 18)
        #expect(counted.methods["bitcoin"]?.count == 1)
    }

    @Test func `a sum that needs too many digits is said and never comes back`() throws {
        let large = String(repeating: "9", count: 38)
        let counted = statistics(of: [
            try invoice("1", amount: large), try invoice("2", amount: large), try invoice("3", amount: large),
            try invoice("4", amount: large), try invoice("5", amount: "1"),
            try invoice("6", currency: "visamaster.usd", amount: "2"),
        ])
        let sum = try #require(counted.total.sums["UAH"])
        #expect(sum.total == nil && sum.count == 5)
        #expect(counted.total.sums["USD"]?.total?.description == "2")
        var merged = Totals()
        merged.add(counted.total)
        merged.add(counted.total)
        #expect(merged.sums["UAH"]?.total == nil && merged.sums["UAH"]?.count == 10)
    }

    @Test func `a day is the readers`() throws {
        let late = try invoice("1", at: try #require(Timestamp("2026-11-21T23:30:00Z")))
        #expect(statistics(of: [late]).days.keys.map(\.date) == ["2026-11-21"])
        #expect(statistics(of: [late], offset: 7200).days.keys.map(\.date) == ["2026-11-22"])
        #expect(statistics(of: [late], offset: -86_000).days.keys.map(\.date) == ["2026-11-20"])
        let beforeTime = try invoice("2", at: Timestamp(milliseconds: -1))
        #expect(statistics(of: [beforeTime]).days.keys.map(\.date) == ["1969-12-31"])
    }

    @Test func `what became of them is the gateways word where there is one`() throws {
        let created = InvoiceUpdate.Change.created(tracking: "T", isSettled: false)
        func status(_ word: String, _ amount: String = "5", isRecalculated: Bool? = nil) throws -> InvoiceUpdate.Change
        {
            var report = StatusReport(status: GatewayStatus(word))
            (report.currency, report.amount) = ("visamaster.uah", try Amount(amount))
            report.isRecalculated = isRecalculated
            return .status(report)
        }
        let counted = statistics(of: [
            try invoice("1", amount: "5", changes: [created, status("FINISHED")]),
            try invoice("2", amount: "7", changes: [created, status("finished", "7")]),
            // What isn't as it was asked for is no paid sum; a recalculated one is the sum that came.
            try invoice("7", amount: "7", changes: [created, status("FINISHED", "70")]),
            try invoice("8", amount: "10", changes: [created, status("PAYED_RECALC", "9")]),
            try invoice("9", amount: "10", changes: [created, status("FINISHED", "8", isRecalculated: true)]),
            try invoice("3", changes: [created]), try invoice("4", changes: [.unknown(UnknownReason(.timeout))]),
            try invoice("5", changes: [created, status("Held", "1")]),
            try invoice("6", changes: [created, status("FAILED", "1")]),
        ])
        #expect(counted.standings[.gateway(GatewayStatus("FINISHED"))]?.count == 3)
        #expect(counted.standings[.mismatch]?.count == 1)
        #expect(counted.standings[.local(.created)]?.count == 1)
        #expect(counted.standings[.local(.unknown)]?.count == 1)
        #expect(counted.standings[.gateway(GatewayStatus("Held"))]?.count == 1)
        #expect(counted.paid.count == 4)
        #expect(counted.paid.sums["UAH"]?.total?.description == "29")
        #expect(counted.sortedStandings.map(\.standing.text).first == "FINISHED")
    }

    @Test func `memory does not grow with what comes from outside`() throws {
        var counted = InvoiceStatistics()
        let count = InvoiceStatistics.mostKinds * 3
        for number in 0..<count {
            let changes: [InvoiceUpdate.Change] = [
                .created(tracking: "T", isSettled: false), .status(StatusReport(status: GatewayStatus("S\(number)"))),
            ]
            counted.add(try invoice("\(number)", currency: "c\(number)", changes: changes)) { _ in 0 }
        }
        #expect(counted.methods.count == InvoiceStatistics.mostKinds)
        #expect(counted.standings.count == InvoiceStatistics.mostKinds)
        #expect(counted.otherMethods.count == count - InvoiceStatistics.mostKinds)
        #expect(counted.total.sums.count == Totals.mostUnits)
        #expect(counted.total.unsummed == count - Totals.mostUnits)
        #expect(counted.total.count == count)
    }

    @Test func `a timeline has its empty steps and loses nothing`() throws {
        let day: Int64 = 86_400_000
        let counted = statistics(
            of: try [0, 1, 1, 9, 40, 400].map { days in
                try invoice("\(days)", at: Self.noon.advanced(byMilliseconds: -Int64(days) * day))
            })
        let span = try #require(counted.span)
        for step in TimelineStep.allCases {
            let line = counted.timeline(over: span, by: step)
            #expect(line.reduce(0) { $0 + $1.totals.count } == 6)
            #expect(line.first?.first == span.lowerBound && line.last?.last == span.upperBound)
            #expect(zip(line, line.dropFirst()).allSatisfy { $0.last.advanced(by: 1) == $1.first })
        }
        let week = LocalDay(number: span.upperBound.number - 6)...span.upperBound
        #expect(counted.timeline(over: week, by: .day).map(\.totals.count) == [0, 0, 0, 0, 0, 2, 1])
        #expect(counted.timeline(over: span, by: .month).count == 14)
        #expect(counted.timeline(over: span, by: .year).map(\.totals.count) == [1, 5])
        #expect(TimelineStep.fitting(days: 30, most: 31) == .day)
        #expect(TimelineStep.fitting(days: 365, most: 60) == .week)
        #expect(TimelineStep.fitting(days: 365, most: 20) == .month)
        #expect(TimelineStep.fitting(days: 4000, most: 60) == .year)
    }

    @Test func `a day begins when the date changes also where clocks change at midnight`() throws {
        let change = try #require(Timestamp("2026-09-06T04:00:00Z"))
        // At local midnight clocks go from UTC−4 to UTC−3: the day begins at one o'clock.
        let forward = { (moment: Timestamp) in moment < change ? -14_400 : -10_800 }
        let sixth = LocalDay(year: 2026, month: 9, day: 6)
        #expect(sixth.start(offset: forward) == change)
        // And back: midnight comes twice, and the day begins with the first.
        let back = { (moment: Timestamp) in moment < change ? -10_800 : -14_400 }
        #expect(sixth.start(offset: back) == change.advanced(byMilliseconds: -3_600_000))
        #expect(
            LocalDay(year: 2026, month: 9, day: 7).start(offset: { _ in 7200 }).description
                == "2026-09-06T22:00:00.000Z")
    }
}
