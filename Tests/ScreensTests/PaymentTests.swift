import InvoiceCore
import ScreenKit
import Screens
import Testing

/// Starting a payment: on a live profile one key is not enough.
@Suite struct PaymentTests {
    private func payments(_ driver: AppDriver) -> Int {
        driver.effects.count { if case .startPayment = $0 { true } else { false } }
    }

    @Test func `on a live profile a payment starts only after a word`() throws {
        var driver = AppDriver(kind: .live, invoices: try severalInvoices())
        driver.press(.char("p"))
        #expect(driver.screen.contains("This is the LIVE gateway."))
        driver.press(.char("p"), .space, .char("y"))
        #expect(payments(driver) == 0)
        driver.press(.escape)
        #expect(driver.screen.contains("Payment id"))
        driver.press(.char("p"), .enter)
        #expect(payments(driver) == 1)
        #expect(driver.screen.contains("Asking the gateway for the payment"))
    }

    @Test func `the payment id can be copied where the link is`() throws {
        let invoices = try severalInvoices()
        var driver = AppDriver(invoices: invoices)
        driver.press(.char("p"))
        #expect(driver.screen.contains("Asking the gateway for the payment"))
        driver.press(.char("Y"))
        #expect(driver.last == .copy(try #require(invoices.first).intent.paymentID.text))
    }

    @Test(arguments: [ProfileKind.sandbox, .test])
    func `elsewhere it starts at once`(kind: ProfileKind) throws {
        var driver = AppDriver(kind: kind, invoices: try severalInvoices())
        driver.press(.char("p"))
        #expect(payments(driver) == 1)
    }
}
