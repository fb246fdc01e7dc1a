import InvoiceCore
import ScreenKit
import Testing

@testable import Screens

/// The line above the footer: what is about money stays until it is seen.
@Suite struct NoticeTests {
    @Test func `what is about money stays until a key, whatever else is told`() {
        var desk = Desk()
        desk.send(.warned("The history can't be followed."))
        #expect(desk.screen.contains("can't be followed"))
        desk.send(.alarmed("THE OUTCOME COULD NOT BE RECORDED"))
        #expect(desk.screen.contains("THE OUTCOME"))
        desk.send(.warned("The history can't be followed."))
        desk.send(.told("The history can be read again."))
        #expect(desk.screen.contains("THE OUTCOME"))
        desk.press(.down)
        #expect(!desk.screen.contains("THE OUTCOME"))
        desk.send(.told("The history can be read again."))
        #expect(desk.screen.contains("can be read again"))
    }

    @Test func `a later one about money takes the place of an earlier one`() {
        var desk = Desk()
        desk.send(.alarmed("THE FIRST"))
        desk.send(.alarmed("THE SECOND"))
        #expect(desk.screen.contains("THE SECOND"))
    }

    @Test func `a screen's own answer does not take its place either`() throws {
        var desk = Desk(invoices: try severalInvoices())
        desk.press(.char("r"))
        guard case .askStatus(let id, let invoiceID) = desk.last else { throw Unexpected() }
        desk.send(.alarmed("THE OUTCOME COULD NOT BE RECORDED"))
        desk.send(.statusAnswered(id, invoiceID: invoiceID, .failed("The gateway could not be reached.")))
        #expect(desk.screen.contains("THE OUTCOME"))
    }
}
