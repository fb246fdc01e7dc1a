import InvoiceCore
import ScreenKit
import SnapshotSupport
import Testing
import Wording

@testable import Screens

/// Which columns the list has, in which order it is, and what stands beside it.
@Suite struct ListColumnsTests {
    /// What the list tells at this width: the headings, and that there is a preview.
    private func facts(width: Int) throws -> Set<String> {
        let driver = AppDriver(width: width, height: 30, invoices: try severalInvoices())
        let headings = driver.screen.split(separator: "\n")[2]
        var facts = Set(ListColumn.allCases.map { wording.title(of: $0) }.filter { headings.contains($0) })
        if driver.screen.contains("Local id") { facts.insert("preview") }
        return facts
    }

    @Test func `a wider window never shows less`() throws {
        var before: Set<String> = []
        for width in 60...200 {
            let facts = try facts(width: width)
            #expect(facts.isSuperset(of: before), "\(width): \(before.subtracting(facts))")
            before = facts
        }
        #expect(try facts(width: 100).contains("Description"))
        #expect(try facts(width: 160).isSuperset(of: ["Description", "preview"]))
        #expect(try facts(width: 200).isSuperset(of: ["Tracking", "Description", "preview"]))
    }

    /// Histories whose texts are of different widths, in the columns that are usual and in some that were chosen.
    private func lists() throws -> [(invoices: [Invoice], columns: Set<ListColumn>?)] {
        let wide = try (0..<40).map { number in
            try invoice(
                "\(100 + number)", minutesAgo: number, amount: number == 39 ? "1234567890.891" : "5",
                paymentID: "90000000000000000\(100 + number)", description: "Top-up of the account for November")
        }
        let narrow = [try invoice("01", amount: "5", paymentID: "7")]
        let chosen: [Set<ListColumn>?] = [
            nil, Set(ListColumn.allCases), [.when, .paymentID, .amount, .state], [.tracking, .sender, .description],
        ]
        return try [severalInvoices(), wide, many(), narrow].flatMap { invoices in
            chosen.map { (invoices, $0) }
        }
    }

    @Test func `no column and no preview is narrower or gone in a wider window`() throws {
        for (invoices, chosen) in try lists() {
            var before: [ListColumn: Int] = [:]
            var (preview, last) = (0, 0)
            for width in 60...240 {
                var driver = AppDriver(width: width, height: 30, invoices: invoices)
                driver.state.context.listSettings.apply(.columns(chosen))
                let list = try #require(driver.state.screens.first as? InvoiceList)
                let division = list.division(of: width, driver.state.context)
                let room = min(division.tableWidth, division.list - InvoiceList.margins)
                let places = Table(division.table, width: room, measuring: []).layout.places
                let now = Dictionary(uniqueKeysWithValues: places.map { (division.columns[$0.index], $0.width) })
                for (column, was) in before { #expect(now[column, default: 0] >= was, "\(width): \(column)") }
                #expect(division.preview ?? 0 >= preview, "\(width)")
                #expect(division.list + (division.preview ?? 0) == width)
                (before, preview, last) = (now, division.preview ?? 0, width)
            }
            #expect(last == 240 && before[.amount] != nil)
        }
    }

    @Test func `where there is room a method's name is whole`() throws {
        let long = PaymentMethod(
            code: "long.xof", title: "A method of a very long name, Burkina Faso", unit: "XOF", decimals: 0, kind: .card
        )
        var intent = try invoice("01", currency: "long.xof", description: "Top-up").intent
        intent.recordedMethod = RecordedMethod(long)
        let driver = AppDriver(width: 240, height: 30, invoices: [Invoice(intent: intent, updates: [])])
        let row = driver.screen.split(separator: "\n")[3]
        #expect(row.contains("A method of a very long name, Burkina Faso  "), "\(driver.screen)")
    }

    @Test func `the usual windows have the payment id, from 80 columns on`() throws {
        for (invoices, chosen) in try lists() where chosen == nil {
            let driver = AppDriver(width: 80, invoices: invoices)
            #expect(driver.screen.contains("Payment id"))
        }
    }

    private func many(_ count: Int = 100) throws -> [Invoice] {
        try (0..<count).map { number in
            try invoice(
                "\(100 + number)", minutesAgo: number,
                amount: number == count - 1 ? "1234567.891" : number % 2 == 0 ? "5" : "1000.5")
        }
    }

    /// The column of the decimal point in the rows that are visible.
    private func points(_ driver: AppDriver) -> Set<Int> {
        var columns: Set<Int> = []
        for row in 3..<(driver.state.context.size.height - 3) {
            let cells = (0..<driver.state.context.size.width).map { driver.frame[$0, row] }
            if let point = cells.firstIndex(where: { $0.grapheme == "." }) { columns.insert(point) }
        }
        return columns
    }

    @Test func `the decimal point stays where it is while one scrolls`() throws {
        var driver = AppDriver(invoices: try many())
        let first = points(driver)
        #expect(first.count == 1)
        driver.press(.end)
        #expect(points(driver) == first)
    }

    @Test func `the unit stands right behind the number`() throws {
        let driver = AppDriver(kind: .test, invoices: try severalInvoices())
        for text in ["1 000.00 UAH", "15 000 XOF", "25.00 USDT", "0.0015 BTC"] { #expect(driver.screen.contains(text)) }
    }

    @Test func `a scroll bar tells where one is`() throws {
        var driver = AppDriver(invoices: try many())
        func mark() -> [Int] { (0..<24).filter { driver.frame[79, $0].grapheme == "┃" } }
        #expect(mark().first == 3)
        driver.press(.end)
        #expect(mark().last == 20)
        #expect(!AppDriver(invoices: try many(5)).screen.contains("┃"))
    }

    @Test func `a click on a heading sorts, by a search that says so`() throws {
        var driver = AppDriver(invoices: try severalInvoices())
        func click(_ title: String) throws {
            let row = driver.screen.split(separator: "\n").firstIndex { $0.contains("Payment id") } ?? 0
            let line = driver.screen.split(separator: "\n")[row]
            let x = try #require(line.ranges(of: title).first)
            driver.mouse(.press, x: line.distance(from: line.startIndex, to: x.lowerBound), y: row)
        }
        try click("Amount")
        #expect(driver.effects.contains(.editList(.order(.largestFirst))))
        #expect(driver.screen.contains("/ sort:-amount"))
        let id = try #require(driver.effects.reversed().lazy.compactMap(\.asSearch).first?.id)
        driver.send(.searchFound(id, try severalInvoices(), count: 8, isDone: true))
        #expect(driver.screen.contains("Amount▾"))
        try click("Amount")
        #expect(driver.screen.contains("/ sort:amount"))
        let next = try #require(driver.effects.reversed().lazy.compactMap(\.asSearch).first?.id)
        driver.send(.searchFound(next, try severalInvoices(), count: 8, isDone: true))
        try click("Amount")
        #expect(!driver.screen.contains("sort:"))
        #expect(driver.last == .editList(.order(.newestFirst)))
    }

    @Test func `the order that was chosen is there at the next start, and Escape ends it`() throws {
        var settings = ListSettings()
        settings.apply(.order(.largestFirst))
        var driver = AppDriver(invoices: try severalInvoices())
        driver.send(.listSettingsLoaded(settings))
        #expect(driver.last?.asSearch?.query.order == .largestFirst)
        driver.press(.char("/"))
        driver.type(" wave")
        #expect(driver.last?.asSearch?.query.order == .largestFirst)
        driver.press(.escape)
        #expect(driver.last?.asSearch?.query.words.isEmpty == true)
        driver.press(.escape)
        #expect(driver.last == .editList(.order(.newestFirst)))
        #expect(!driver.screen.contains("sort:"))
    }

    @Test func `columns are chosen in a dialog, and kept`() throws {
        var driver = AppDriver(width: 100, height: 30, invoices: try severalInvoices())
        #expect(driver.screen.contains("Description") && !driver.screen.contains("Tracking"))
        driver.press(.char("o"))
        #expect(driver.screen.contains("Order and columns"))
        for _ in 0..<11 { driver.press(.down) }
        driver.press(.space)
        driver.press(.down, .down, .down, .space, .escape)
        #expect(driver.screen.contains("Tracking") && !driver.screen.contains("Description"))
        guard case .editList(.columns(let columns))? = driver.last else {
            Issue.record("not kept")
            return
        }
        #expect(columns == [.when, .paymentID, .method, .amount, .state, .tracking])
    }

    @Test(arguments: [(100, 30), (120, 40), (200, 60)])
    func `it looks so`(width: Int, height: Int) throws {
        let driver = AppDriver(kind: .test, width: width, height: height, invoices: try severalInvoices())
        #expect(snapshotMismatch(of: driver.frame, named: "list-\(width)x\(height)") == nil)
    }
}
