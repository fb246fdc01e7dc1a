import InvoiceCore
import ScreenKit
import Screens
import Testing

/// What the gateway's answers to questions let a person do next.
@Suite struct OpenOutcomeTests {
    @Test func `an unsigned payment not found lets one ask again and not send`() throws {
        var desk = Desk(invoices: try severalInvoices())
        desk.press(.char("u"))
        guard case .settle(let id, "03") = desk.last else { throw Unexpected() }
        let unsigned = missing(try severalInvoices()[2], signature: .missing)
        desk.send(.settled(id, invoiceID: "03", .notFound(unsigned)))
        #expect(desk.words.contains("no such payment, says an unsigned answer: u asks once more, to be sure"))
        desk.press(.char("s"), .enter)
        #expect(!desk.effects.contains { if case .resend = $0 { true } else { false } })
        desk.press(.escape, .escape, .char("u"))
        guard case .settle(let again, "03") = desk.last else { throw Unexpected() }
        desk.send(.settled(again, invoiceID: "03", .notFound(missing(unsigned, signature: .missing))))
        desk.press(.char("s"), .enter)
        guard case .resend(_, "03", nil, nil) = desk.last else { throw Unexpected() }
    }

    @Test func `a coin's address and confirmations stand among the invoice's fields`() throws {
        let start = PaymentStart(address: "3Haaz\u{202e}", currentConfirmations: 1, neededConfirmations: 4)
        let created = InvoiceUpdate.Change.created(tracking: "79DF-60B0-17F6", isSettled: false)
        let other = InvoiceUpdate.Change.created(tracking: "0000-0000-0000", isSettled: true)
        var desk = Desk(invoices: [try invoice("12", changes: [created, .paymentStarted(start), other])])
        desk.press(.enter)
        #expect(desk.words.contains("Pay to 3Haaz\\u{202e}"))
        #expect(desk.words.contains("Confirmed 1 of 4 confirmations"))
        #expect(desk.words.contains("Also told 0000-0000-0000"))
    }

    @Test func `a rejected invoice can be asked about`() throws {
        let rejected = try invoice("11", changes: [.rejected(GatewayRejection(code: "1", message: "no"))])
        var desk = Desk(invoices: [rejected])
        desk.press(.enter, .char("u"))
        guard case .settle(_, "11") = desk.last else { throw Unexpected() }
    }
}
