import InvoiceCore
import ScreenKit
import Screens
import Testing

/// What the gateway's answers to questions let a person do next.
@Suite struct OpenOutcomeTests {
    @Test func `an unsigned payment not found lets one ask again and not send`() throws {
        var driver = AppDriver(invoices: try severalInvoices())
        driver.press(.char("u"))
        let id = try #require(driver.last?.asSettle?.id)
        #expect(driver.last == .settle(id, invoiceID: "03"))
        let unsigned = missing(try severalInvoices()[2], signature: .missing)
        driver.send(.settled(id, invoiceID: "03", .notFound(sent(unsigned))))
        #expect(driver.words.contains("no such payment, says an unsigned answer: r asks again"))
        driver.press(.char("S"), .enter)
        #expect(!driver.effects.contains { if case .resend = $0 { true } else { false } })
        driver.press(.escape, .escape, .char("u"))
        let again = try #require(driver.last?.asSettle?.id)
        #expect(driver.last == .settle(again, invoiceID: "03"))
        driver.send(.settled(again, invoiceID: "03", .notFound(sent(missing(unsigned, signature: .missing)))))
        driver.press(.char("S"), .enter)
        #expect(driver.last?.asResend?.invoiceID == "03")
        #expect(driver.last?.asResend?.card == nil)
    }

    @Test func `a coin's address and confirmations stand among the invoice's fields`() throws {
        let start = PaymentStart(address: "3Haaz\u{202e}", currentConfirmations: 1, neededConfirmations: 4)
        let created = InvoiceUpdate.Change.created(tracking: "79DF-60B0-17F6", isSettled: false)
        let other = InvoiceUpdate.Change.created(tracking: "0000-0000-0000", isSettled: true)
        var driver = AppDriver(invoices: [try invoice("12", changes: [created, .paymentStarted(start), other])])
        driver.press(.enter)
        #expect(driver.words.contains("Pay to 3Haaz\\u{202e}"))
        #expect(driver.words.contains("Confirmed 1 of 4 confirmations"))
        #expect(driver.words.contains("Also told 0000-0000-0000"))
    }

    @Test func `a rejected invoice can be asked about`() throws {
        let rejected = try invoice("11", changes: [.rejected(GatewayRejection(code: "1", message: "no"))])
        var driver = AppDriver(invoices: [rejected])
        driver.press(.enter, .char("u"))
        #expect(driver.last?.asSettle?.invoiceID == "11")
    }

    @Test func `what is still unknown is not called settled`() throws {
        let lost = try ["03", "04"].map { try invoice($0, changes: [.unknown(UnknownReason(.timeout))]) }
        var driver = AppDriver(invoices: lost)
        driver.press(.char("u"))
        let asked = driver.effects.compactMap(\.asSettle)
        #expect(driver.screen.contains("Settling, 2 to go"))
        let silent = GatewayFailure.unusable(UnknownReason(.timeout, detail: "30 s"))
        driver.send(.settled(asked[0].id, invoiceID: asked[0].invoiceID, .stillUnknown(sent(lost[0]), silent)))
        var created = lost[1]
        created.apply(
            InvoiceUpdate(
                id: created.id, at: created.lastChange, change: .created(tracking: "79DF-60B0-17F6", isSettled: true)))
        driver.send(.settled(asked[1].id, invoiceID: asked[1].invoiceID, .created(sent(created))))
        #expect(driver.screen.contains("1 settled, 1 still unknown"))
    }
}
