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
        #expect(driver.screen.contains("What the search finds: order 2093"))
        driver.press(.enter)
        #expect(try driver.last?.asExport?.query == InvoiceQuery("order 2093", now: AppDriver.now, offset: 7200))
        #expect(driver.last?.asExport?.mayOverwrite == false)
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
