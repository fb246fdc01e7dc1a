import InvoiceCore
import ScreenKit
import Screens
import SnapshotSupport
import Testing

/// A history that can't be read is not taken for one in which nothing is.
@Suite struct UnreadableHistoryTests {
    private static let reason =
        "/home/olena/.local/share/einvoice/shop-uah/history.jsonl: can't be read: it is a directory"

    /// A console whose first page could not be read, and the keys pressed since.
    private func desk(_ keys: Key...) throws -> Desk {
        var desk = Desk(kind: .test)
        desk.state = AppState(desk.state.around)
        guard case .loadInvoices(let id, _, _)? = App.start(&desk.state).first else { throw Unexpected() }
        desk.send(.invoicesFailed(id, Self.reason))
        for key in keys { desk.press(key) }
        return desk
    }

    @Test func theWholeReasonStandsOnTheScreenUntilItIsRead() throws {
        let desk = try desk(.down, .char("x"))
        #expect(!desk.screen.contains("No invoices yet"))
        #expect(!desk.screen.contains("0 today"))
        #expect(desk.screen.contains("is a directory"))
        #expect(snapshotMismatch(of: desk.frame, named: "unreadable-80x24") == nil)
    }

    @Test func itIsReadAgainOnRequest() throws {
        var desk = try desk(.char("r"))
        guard case .loadInvoices(let id, .newest, _) = desk.last else { throw Unexpected() }
        desk.send(.invoicesLoaded(id, InvoicePage(invoices: try severalInvoices(), hasMore: false)))
        #expect(desk.screen.contains("Top-up for order 2093"))
        #expect(desk.screen.contains("4 today"))
    }

    @Test func aFurtherPageThatCanNotBeReadLeavesTheOthersThere() throws {
        var desk = Desk(kind: .test)
        desk.state = AppState(desk.state.around)
        guard case .loadInvoices(let first, _, _)? = App.start(&desk.state).first else { throw Unexpected() }
        desk.send(.invoicesLoaded(first, InvoicePage(invoices: try severalInvoices(), hasMore: true)))
        guard case .loadInvoices(let second, _, _) = desk.last else { throw Unexpected() }
        desk.send(.invoicesFailed(second, "the disk is gone"))
        #expect(desk.screen.contains("the disk is gone"))
        #expect(desk.screen.contains("1795350000000002"))
        desk.press(.down)
        guard case .loadInvoices = desk.last else { throw Unexpected() }
        #expect(desk.last != .loadInvoices(second, .newestLater, limit: 200))
    }
}
