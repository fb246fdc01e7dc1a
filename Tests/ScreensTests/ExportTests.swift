import InvoiceCore
import ScreenKit
import Screens
import SnapshotSupport
import Testing

/// Writing what the list shows into a file.
@Suite struct ExportTests {
    private func dialog() throws -> AppDriver {
        var driver = AppDriver(kind: .test, invoices: try severalInvoices())
        driver.press(.char("e"))
        return driver
    }

    @Test func `in the smallest window all is told whole`() throws {
        for keys: [Key] in [[.char("e")], [.char("e"), .char("3")], [.space, .char("e")]] {
            var driver = AppDriver(width: 60, height: 16, invoices: try severalInvoices())
            for key in keys { driver.press(key) }
            #expect(driver.words.contains("Without a path it lies where einvoice was started."))
            #expect(driver.words.contains("Without test payments"))
            let dialog = driver.screen.split(separator: "\n").filter { $0.contains("│") }
            #expect(!dialog.isEmpty && !dialog.contains { $0.contains("…") })
        }
    }

    @Test func `proposes a name and exports everything`() throws {
        var driver = try dialog()
        #expect(driver.screen.contains("einvoice-shop-uah-2026-11-22.csv"))
        driver.press(.enter)
        let id = try #require(driver.last?.asExport?.id)
        #expect(
            driver.last == .export(id, InvoiceQuery(), path: "einvoice-shop-uah-2026-11-22.csv", mayOverwrite: false))
        driver.send(.exportProgressed(id, invoices: 5, fraction: 0.5))
        #expect(driver.screen.contains("5 invoices"))
        let path = "/home/olena/einvoice-shop-uah-2026-11-22.csv"
        driver.send(.exportEnded(id, .written(invoices: 8, path: path, badLines: 0)))
        #expect(driver.screen.contains("8 invoices are in") && driver.screen.contains(path))
        driver.press(.char("y"))
        #expect(driver.last == .copy(path))
        driver.press(.enter)
        #expect(!driver.screen.contains("Export ──"))
    }

    @Test func `exports what the search finds`() throws {
        var driver = AppDriver(invoices: try severalInvoices())
        driver.press(.char("/"))
        driver.type("order 2093")
        if case .search(let id, _) = driver.last {
            driver.send(.searchFound(id, [try severalInvoices()[0]], count: 1, isDone: true))
        }
        driver.press(.enter, .escape, .char("e"))
        #expect(driver.screen.contains("that the search finds: order 2093"))
        driver.press(.enter)
        #expect(try driver.last?.asExport?.query == InvoiceQuery("order 2093", now: AppDriver.now, offset: 7200))
        #expect(driver.last?.asExport?.mayOverwrite == false)
    }

    @Test func `a week is exported by three keys, and what will be in it is said`() throws {
        var driver = AppDriver(kind: .test, invoices: try severalInvoices())
        driver.press(.char("e"))
        driver.press(.char("2"))
        let (id, since, until) = try #require(driver.last?.asGatherStatistics)
        #expect(since?.description == "2026-11-15T22:00:00.000Z" && until?.description == "2026-11-22T22:00:00.000Z")
        driver.send(
            .statisticsGathered(
                id, StatisticsTests.part(try severalInvoices(), since: since, until: until), isDone: true))
        #expect(driver.words.contains("8 invoices of 16 – 22 Nov 2026, newest first."))
        #expect(driver.words.contains("Without test payments"))
        #expect(snapshotMismatch(of: driver.frame, named: "week-80x24") == nil)
        driver.press(.enter)
        let (_, query, path, _) = try #require(driver.last?.asExport)
        #expect(query.since == since && query.until == until)
        #expect(path == "einvoice-shop-uah-2026-11-16-to-2026-11-22.csv")
    }

    @Test func `the week before is one key further, and a name that was typed stays`() throws {
        var driver = try dialog()
        driver.press(.char("2"), .left)
        #expect(driver.screen.contains("einvoice-shop-uah-2026-11-09-to-2026-11-15.csv"))
        // Digits belong to the name while it is typed.
        driver.press(.tab, .ctrl("u"))
        driver.type("q4.jsonl")
        #expect(driver.screen.contains("q4.jsonl") && driver.words.contains("With test payments"))
        driver.press(.tab, .char("1"))
        #expect(driver.screen.contains("q4.jsonl") && driver.words.contains("of 22 Nov 2026"))
        driver.press(.enter)
        #expect(driver.last?.asExport?.path == "q4.jsonl")
        #expect(driver.last?.asExport?.query.since?.description == "2026-11-21T22:00:00.000Z")
    }

    @Test func `counting ends with the dialog`() throws {
        var driver = try dialog()
        let id = try #require(driver.last?.asGatherStatistics?.id)
        driver.press(.char("3"))
        #expect(driver.effects.contains(.cancel(id)))
        let second = try #require(driver.last?.asGatherStatistics?.id)
        driver.press(.escape)
        #expect(driver.last == .cancel(second))
    }

    @Test(arguments: [(60, 16), (120, 40)])
    func `the dialog looks right`(width: Int, height: Int) throws {
        var driver = try dialog()
        driver.send(.resized(Size(width: width, height: height)))
        #expect(snapshotMismatch(of: driver.frame, named: "naming-\(width)x\(height)") == nil)
    }

    @Test func `the name's ending decides and must say something`() throws {
        var driver = try dialog()
        driver.press(.ctrl("u"))
        driver.type("все.txt")
        let count = driver.effects.count
        driver.press(.enter)
        #expect(driver.effects.count == count)
        #expect(driver.screen.contains("must end in .csv or .jsonl"))
        driver.press(.ctrl("u"), .enter)
        #expect(driver.screen.contains("Give the file a name."))
        driver.send(.paste("q.jsonl\n"))
        #expect(driver.effects.count == count)
        driver.press(.enter)
        #expect(driver.last?.asExport?.path == "q.jsonl")
        #expect(driver.last?.asExport?.mayOverwrite == false)
    }

    @Test func `what nobody sees in the name is named before it is used, and with the file`() throws {
        let words = "The path has a character that can't be seen (U+200B) in it."
        var driver = try dialog()
        #expect(!driver.words.contains("The path"))
        driver.press(.ctrl("u"))
        driver.send(.paste("a\u{200b}b.csv"))
        #expect(driver.words.contains(words))
        driver.press(.enter)
        let id = try #require(driver.last?.asExport?.id)
        #expect(driver.last?.asExport?.path == "a\u{200b}b.csv")
        #expect(driver.last?.asExport?.mayOverwrite == false)
        driver.send(.exportEnded(id, .failed(.fileExists(path: "/home/olena/a\u{200b}b.csv"))))
        #expect(driver.words.contains(words))
        driver.send(.ticked(AppDriver.now, uptime: 1000))
        driver.press(.enter)
        let second = try #require(driver.last?.asExport?.id)
        #expect(driver.last?.asExport?.mayOverwrite == true)
        driver.send(.exportEnded(second, .written(invoices: 8, path: "/home/olena/a\u{200b}b.csv", badLines: 0)))
        #expect(driver.words.contains("8 invoices are in") && driver.words.contains(words))
    }

    @Test func `nothing is overwritten unasked`() throws {
        var driver = try dialog()
        driver.press(.enter)
        let (id, _, name, _) = try #require(driver.last?.asExport)
        #expect(driver.last?.asExport?.mayOverwrite == false)
        driver.send(.exportEnded(id, .failed(.fileExists(path: "/home/olena/\(name)"))))
        #expect(driver.screen.contains("is there already"))
        #expect(snapshotMismatch(of: driver.frame, named: "exists-80x24") == nil)
        let count = driver.effects.count
        driver.press(.char("y"), .char("o"), .escape)
        #expect(driver.effects.count == count)
        driver.press(.enter)
        let second = try #require(driver.last?.asExport?.id)
        #expect(driver.last?.asExport?.path == name)
        #expect(driver.last?.asExport?.mayOverwrite == false)
        driver.send(.exportEnded(second, .failed(.fileExists(path: "/home/olena/\(name)"))))
        // One that was typed ahead decides nothing.
        let before = driver.effects.count
        driver.press(.enter)
        #expect(driver.effects.count == before && driver.screen.contains("is there already"))
        driver.send(.ticked(AppDriver.now, uptime: 1000))
        driver.press(.enter)
        #expect(driver.last?.asExport?.path == name)
        #expect(driver.last?.asExport?.mayOverwrite == true)
    }

    @Test func `what failed is said and the name can be mended`() throws {
        var driver = try dialog()
        driver.press(.enter)
        let id = try #require(driver.last?.asExport?.id)
        driver.send(
            .exportEnded(id, .failed(.fileNotWritten(path: "/x/y.csv", errno: 2))))
        #expect(driver.screen.contains("there is no such folder"))
        driver.type("x")
        #expect(!driver.screen.contains("there is no such folder"))
    }

    @Test func `stopping cancels it and its answer is dropped`() throws {
        var driver = try dialog()
        driver.press(.enter)
        let id = try #require(driver.last?.asExport?.id)
        driver.press(.escape)
        #expect(driver.last == .cancel(id))
        #expect(driver.screen.contains("no file was left behind"))
        driver.send(.exportEnded(id, .failed(.canceled)))
        #expect(!driver.screen.contains("┌ Export"))
    }

    @Test func `there is nothing to export in an empty history`() {
        var driver = AppDriver()
        driver.press(.char("e"))
        #expect(!driver.screen.contains("┌ Export"))
    }

    @Test func looks() throws {
        var driver = try dialog()
        #expect(snapshotMismatch(of: driver.frame, named: "naming-80x24") == nil)
        driver.press(.enter)
        let id = try #require(driver.last?.asExport?.id)
        driver.send(.exportProgressed(id, invoices: 12_300, fraction: 0.43))
        #expect(snapshotMismatch(of: driver.frame, named: "running-80x24") == nil)
        driver.send(
            .exportEnded(
                id,
                .written(
                    invoices: 28_604, path: "/home/olena/reports/einvoice-shop-uah-2026-11-22.csv", badLines: 2)))
        #expect(snapshotMismatch(of: driver.frame, named: "done-80x24") == nil)
        driver.send(.resized(Size(width: 200, height: 60)))
        #expect(snapshotMismatch(of: driver.frame, named: "done-200x60") == nil)
    }
}
