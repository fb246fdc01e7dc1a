import InvoiceCore
import ScreenKit
import Screens
import SnapshotSupport
import Testing

/// A history that can't be read is not taken for one in which nothing is.
@Suite struct UnreadableHistoryTests {
    private static let reason = StorageProblem.cannotRead(
        path: "/home/olena/.local/share/einvoice/shop-uah/history.jsonl", errno: 21)

    /// A console whose first page could not be read, and the keys pressed since.
    private func driver(_ keys: Key...) throws -> AppDriver {
        var driver = AppDriver(kind: .test)
        driver.state = AppState(driver.state.context)
        let effects = App.start(&driver.state)
        let id = try #require(effects.first?.asLoadInvoices?.id)
        driver.send(.invoicesFailed(id, Self.reason))
        for key in keys { driver.press(key) }
        return driver
    }

    @Test func `the whole reason stands on the screen until it is read`() throws {
        let driver = try driver(.down, .char("x"))
        #expect(!driver.screen.contains("No invoices yet"))
        #expect(!driver.screen.contains("0 today"))
        #expect(driver.screen.contains("Is a directory"))
        #expect(snapshotMismatch(of: driver.frame, named: "unreadable-80x24") == nil)
    }

    @Test func `it is read again on request`() throws {
        var driver = try driver(.char("r"))
        let id = try #require(driver.last?.asLoadInvoices?.id)
        #expect(driver.last?.asLoadInvoices?.place == .newest)
        driver.send(.invoicesLoaded(id, InvoicePage(invoices: try severalInvoices(), hasMore: false)))
        #expect(driver.screen.contains("Top-up for order 2093"))
        #expect(driver.screen.contains("4 today"))
    }

    @Test func `a further page that can not be read leaves the others there`() throws {
        var driver = AppDriver(kind: .test)
        driver.state = AppState(driver.state.context)
        let effects = App.start(&driver.state)
        let first = try #require(effects.first?.asLoadInvoices?.id)
        driver.send(.invoicesLoaded(first, InvoicePage(invoices: try severalInvoices(), hasMore: true)))
        let second = try #require(driver.last?.asLoadInvoices?.id)
        driver.send(.invoicesFailed(second, .noIndex("the disk is gone")))
        #expect(driver.words.contains("the disk is gone"))
        #expect(driver.screen.contains("1795350000000002"))
        driver.press(.down)
        #expect(driver.last?.asLoadInvoices != nil)
        #expect(driver.last != .loadInvoices(second, .newestLater, limit: 200))
    }
}
