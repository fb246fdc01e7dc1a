import InvoiceCore
import ScreenKit
import Screens
import SnapshotSupport
import Testing

/// Leaving while the outcome of a payment isn't known.
@Suite struct LeavingTests {
    private func sending() throws -> (AppDriver, RequestID) {
        let driver = try SnapshotTests.sendingDesk()
        return (driver, try #require(driver.last?.asSubmit?.id))
    }

    private func lost() throws -> Invoice {
        try invoice("03", paymentID: "1795350720000001", changes: [.unknown(UnknownReason(.timeout))])
    }

    @Test func `a payment whose outcome is unknown is named before one leaves`() throws {
        var (driver, id) = try sending()
        driver.send(.submitted(id, try unknown(try lost())))
        driver.press(.escape, .char("q"))
        #expect(driver.last != .quit)
        #expect(driver.words.contains("The outcome of payment id 1795350720000001 is unknown"))
        driver.press(.escape)
        #expect(!driver.screen.contains("Leave?"))
        driver.press(.char("q"), .enter)
        #expect(driver.last == .quit)
    }

    @Test func `Ctrl-C stops waiting, then asks, and then leaves`() throws {
        var (driver, id) = try sending()
        driver.press(.ctrl("c"))
        #expect(driver.last == .cancel(id))
        driver.press(.ctrl("c"))
        #expect(driver.last == .cancel(id))
        #expect(driver.words.contains("Payment id 1795350720000001 is on its way"))
        driver.press(.ctrl("c"))
        #expect(driver.last == .quit)
    }

    @Test func `what is answered while one is asked is named no more`() throws {
        var (driver, id) = try sending()
        driver.press(.ctrl("c"), .ctrl("c"))
        let created = try invoice(
            "01", paymentID: "1795350720000001", changes: [.created(tracking: "T", isSettled: false)])
        driver.send(.submitted(id, .created(sent(created))))
        #expect(driver.words.contains("Every outcome is known now."))
        #expect(!driver.words.contains("is on its way"))
    }

    @Test func `from there the gateway can be asked`() throws {
        var (driver, id) = try sending()
        driver.send(.submitted(id, try unknown(try lost())))
        driver.press(.escape, .char("q"), .char("u"))
        #expect(driver.last?.asSettle?.invoiceID == "03")
        #expect(driver.screen.contains("Settling"))
    }

    @Test func `where everything is known one leaves at once`() throws {
        var driver = AppDriver(invoices: try severalInvoices())
        driver.press(.char("q"))
        #expect(driver.last == .quit)
    }

    @Test(arguments: [(60, 16), (80, 24), (120, 40)])
    func `it looks right`(width: Int, height: Int) throws {
        var (driver, id) = try sending()
        driver.send(.resized(Size(width: width, height: height)))
        driver.send(.submitted(id, try unknown(try lost())))
        driver.press(.escape, .char("q"))
        #expect(snapshotMismatch(of: driver.frame, named: "leaving-\(width)x\(height)") == nil)
    }
}
