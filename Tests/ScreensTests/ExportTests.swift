import InvoiceCore
import ScreenKit
import Screens
import SnapshotSupport
import Testing

/// Writing what the list shows into a file.
@Suite struct ExportTests {
    private func dialog() throws -> Desk {
        var desk = Desk(kind: .test, invoices: try severalInvoices())
        desk.press(.char("e"))
        return desk
    }

    @Test func proposesANameAndExportsEverything() throws {
        var desk = try dialog()
        #expect(desk.screen.contains("einvoice-shop-uah-2026-11-22.csv"))
        desk.press(.enter)
        guard case .export(let id, "", "einvoice-shop-uah-2026-11-22.csv", false) = desk.last else {
            throw Unexpected()
        }
        desk.send(.exportProgressed(id, invoices: 5, fraction: 0.5))
        #expect(desk.screen.contains("5 invoices"))
        let path = "/home/olena/einvoice-shop-uah-2026-11-22.csv"
        desk.send(.exportEnded(id, .written(invoices: 8, path: path, badLines: 0)))
        #expect(desk.screen.contains("8 invoices are in") && desk.screen.contains(path))
        desk.press(.char("y"))
        #expect(desk.last == .copy(path))
        desk.press(.enter)
        #expect(!desk.screen.contains("Export ──"))
    }

    @Test func exportsWhatTheSearchFinds() throws {
        var desk = Desk(invoices: try severalInvoices())
        desk.press(.char("/"))
        desk.type("order 2093")
        if case .search(let id, _) = desk.last {
            desk.send(.searchFound(id, [try severalInvoices()[0]], count: 1, isDone: true))
        }
        desk.press(.enter, .char("e"))
        #expect(desk.screen.contains("What the search finds: order 2093"))
        desk.press(.enter)
        guard case .export(_, "order 2093", _, false) = desk.last else { throw Unexpected() }
    }

    @Test func theNamesEndingDecidesAndMustSaySomething() throws {
        var desk = try dialog()
        desk.press(.ctrl("u"))
        desk.type("все.txt")
        let count = desk.effects.count
        desk.press(.enter)
        #expect(desk.effects.count == count)
        #expect(desk.screen.contains("must end in .csv or .jsonl"))
        desk.press(.ctrl("u"), .enter)
        #expect(desk.screen.contains("Give the file a name."))
        desk.send(.paste("q.jsonl\n"))
        #expect(desk.effects.count == count)
        desk.press(.enter)
        guard case .export(_, _, "q.jsonl", false) = desk.last else { throw Unexpected() }
    }

    @Test func `what nobody sees in the name is named before it is used, and with the file`() throws {
        let words = "The path has a character that can't be seen (U+200B) in it."
        var desk = try dialog()
        #expect(!desk.words.contains("The path"))
        desk.press(.ctrl("u"))
        desk.send(.paste("a\u{200b}b.csv"))
        #expect(desk.words.contains(words))
        desk.press(.enter)
        guard case .export(let id, _, "a\u{200b}b.csv", false) = desk.last else { throw Unexpected() }
        desk.send(.exportEnded(id, .exists(path: "/home/olena/a\u{200b}b.csv")))
        #expect(desk.words.contains(words))
        desk.press(.char("o"))
        guard case .export(let second, _, _, true) = desk.last else { throw Unexpected() }
        desk.send(.exportEnded(second, .written(invoices: 8, path: "/home/olena/a\u{200b}b.csv", badLines: 0)))
        #expect(desk.words.contains("8 invoices are in") && desk.words.contains(words))
    }

    @Test func nothingIsOverwrittenUnasked() throws {
        var desk = try dialog()
        desk.press(.enter)
        guard case .export(let id, _, let name, false) = desk.last else { throw Unexpected() }
        desk.send(.exportEnded(id, .exists(path: "/home/olena/\(name)")))
        #expect(desk.screen.contains("is there already"))
        #expect(snapshotMismatch(of: desk.frame, named: "exists-80x24") == nil)
        let count = desk.effects.count
        // Enter, which has just been pressed for another question, leaves the file alone.
        desk.press(.enter)
        #expect(desk.effects.count == count)
        desk.press(.enter)
        guard case .export(let second, _, name, false) = desk.last else { throw Unexpected() }
        desk.send(.exportEnded(second, .exists(path: "/home/olena/\(name)")))
        desk.press(.char("o"))
        guard case .export(_, _, name, true) = desk.last else { throw Unexpected() }
    }

    @Test func whatFailedIsSaidAndTheNameCanBeMended() throws {
        var desk = try dialog()
        desk.press(.enter)
        guard case .export(let id, _, _, _) = desk.last else { throw Unexpected() }
        desk.send(
            .exportEnded(id, .failed("/x/y.csv can't be written: there is no such folder; choose one that exists.")))
        #expect(desk.screen.contains("there is no such folder"))
        desk.type("x")
        #expect(!desk.screen.contains("there is no such folder"))
    }

    @Test func stoppingCancelsItAndItsAnswerIsDropped() throws {
        var desk = try dialog()
        desk.press(.enter)
        guard case .export(let id, _, _, _) = desk.last else { throw Unexpected() }
        desk.press(.escape)
        #expect(desk.last == .cancel(id))
        #expect(desk.screen.contains("no file was left behind"))
        desk.send(.exportEnded(id, .failed("stopped")))
        #expect(!desk.screen.contains("┌ Export"))
    }

    @Test func thereIsNothingToExportInAnEmptyHistory() {
        var desk = Desk()
        desk.press(.char("e"))
        #expect(!desk.screen.contains("┌ Export"))
    }

    @Test func looks() throws {
        var desk = try dialog()
        #expect(snapshotMismatch(of: desk.frame, named: "naming-80x24") == nil)
        desk.press(.enter)
        guard case .export(let id, _, _, _) = desk.last else { throw Unexpected() }
        desk.send(.exportProgressed(id, invoices: 12_300, fraction: 0.43))
        #expect(snapshotMismatch(of: desk.frame, named: "running-80x24") == nil)
        desk.send(
            .exportEnded(
                id,
                .written(
                    invoices: 28_604, path: "/home/olena/reports/einvoice-shop-uah-2026-11-22.csv", badLines: 2)))
        #expect(snapshotMismatch(of: desk.frame, named: "done-80x24") == nil)
        desk.send(.resized(Size(width: 200, height: 60)))
        #expect(snapshotMismatch(of: desk.frame, named: "done-200x60") == nil)
    }
}
