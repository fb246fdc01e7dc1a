import InvoiceCore
import ScreenKit
import Screens
import Testing
import Wording

/// When the bell rings, and that it is shown what is followed.
@Suite struct AttentionTests {
    private func attracted(_ driver: AppDriver) -> [String] {
        driver.effects.compactMap { if case .attract(let text) = $0 { text } else { nil } }
    }

    @Test func `the end of a followed payment is told`() throws {
        var driver = AppDriver(invoices: try severalInvoices())
        driver.send(.followedEnded(try severalInvoices()[0]))
        #expect(attracted(driver) == ["einvoice: payment 1795350000000001, 1 000.00 UAH, is finished"])
    }

    @Test func `what comes from outside is made visible and cut`() throws {
        var driver = AppDriver()
        let id = "x\u{1b}]9;\u{7}" + String(repeating: "y", count: 100)
        driver.send(.followedEnded(try invoice("01", paymentID: id)))
        let text = try #require(attracted(driver).first)
        #expect(!text.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F } && text.count < 90)
    }

    @Test func `an unknown outcome that becomes known elsewhere is told once`() throws {
        var driver = AppDriver(invoices: try severalInvoices())
        let created = try invoice(
            "03", paymentID: "inv-2093",
            changes: [.unknown(UnknownReason(.timeout)), .created(tracking: "T-1", isSettled: true)])
        driver.send(.invoicesChanged([created]))
        driver.send(.invoicesChanged([created]))
        #expect(attracted(driver).count == 1)
    }

    @Test func `of several that are settled together one sound comes, with the last`() throws {
        let unknown = try ["1", "2"].map { id in
            try invoice(id, changes: [.unknown(UnknownReason(.timeout))])
        }
        var driver = AppDriver(invoices: unknown)
        driver.press(.char("u"))
        let settles = driver.effects.compactMap(\.asSettle)
        #expect(settles.count == 2)
        for settle in settles {
            #expect(attracted(driver).isEmpty)
            let created = try invoice(
                settle.invoiceID,
                changes: [.unknown(UnknownReason(.timeout)), .created(tracking: "T", isSettled: true)])
            driver.send(.settled(settle.id, invoiceID: settle.invoiceID, .created(sent(created))))
        }
        #expect(attracted(driver).count == 1)
    }

    @Test func `the header says how many are followed, and R ends it`() throws {
        var driver = AppDriver(invoices: try severalInvoices())
        driver.press(.char("R"))
        guard case .followAll? = driver.last else {
            Issue.record("not followed")
            return
        }
        driver.send(.followedChanged(3))
        #expect(driver.screen.contains("⟳ 3 followed"))
        driver.press(.char("R"))
        #expect(driver.last == .stopFollowing)
        driver.send(.followedChanged(0))
        #expect(!driver.screen.contains("followed"))
    }
}
