import InvoiceCore
import ScreenKit
import Screens
import Testing

/// Starting a payment: on a live profile one key is not enough.
@Suite struct PaymentTests {
    private func payments(_ desk: Desk) -> Int {
        desk.effects.count { if case .startPayment = $0 { true } else { false } }
    }

    @Test func `on a live profile a payment starts only after a word`() throws {
        var desk = Desk(kind: .live, invoices: try severalInvoices())
        desk.press(.char("p"))
        #expect(desk.screen.contains("This is the LIVE gateway."))
        desk.press(.char("p"), .space, .char("y"))
        #expect(payments(desk) == 0)
        desk.press(.escape)
        #expect(desk.screen.contains("Payment id"))
        desk.press(.char("p"), .enter)
        #expect(payments(desk) == 1)
        #expect(desk.screen.contains("Asking the gateway for the payment"))
    }

    @Test func `the payment id can be copied where the link is`() throws {
        let invoices = try severalInvoices()
        var desk = Desk(invoices: invoices)
        desk.press(.char("p"))
        #expect(desk.screen.contains("Asking the gateway for the payment"))
        desk.press(.char("Y"))
        #expect(desk.last == .copy(try #require(invoices.first).intent.paymentID.text))
    }

    @Test(arguments: [Surroundings.Kind.sandbox, .test])
    func `elsewhere it starts at once`(kind: Surroundings.Kind) throws {
        var desk = Desk(kind: kind, invoices: try severalInvoices())
        desk.press(.char("p"))
        #expect(payments(desk) == 1)
    }
}
