import InvoiceCore
import ScreenKit
import Screens
import Testing
import Wording

/// An invoice in the place of a wrong one, and what a clone puts into the form.
@Suite struct ReplacingTests {
    private func wrong(_ changes: [InvoiceUpdate.Change] = []) throws -> Invoice {
        try invoice(
            "0W", currency: "wave-ci.xof", amount: "9900", description: "Order 5",
            changes: [.created(tracking: "79DF-60B0-17F6", isSettled: false)] + changes)
    }

    @Test func `what a clone brought is selected, and typing takes its place`() throws {
        var driver = AppDriver(kind: .test, invoices: [try wrong()])
        driver.press(.char("c"))
        driver.answerProposal()
        #expect(driver.screen.contains("9 900"))
        #expect(driver.screen.contains("Typing replaces it; Left or Right keeps it."))
        driver.type("500")
        #expect(driver.last?.asSaveDraft?.draft.amount == "500")
        driver.press(.pageDown, .pageDown)
        driver.type("7")
        #expect(driver.last?.asSaveDraft?.draft.paymentID == "7")
    }

    @Test func `an arrow key lets it be`() throws {
        var driver = AppDriver(kind: .test, invoices: [try wrong()])
        driver.press(.char("c"))
        driver.answerProposal()
        driver.press(.right, .char("0"))
        #expect(driver.last?.asSaveDraft?.draft.amount == "99000")
        #expect(driver.screen.contains("99 000"))
    }

    @Test func `a draft that was typed is not selected`() throws {
        var driver = AppDriver(kind: .test, invoices: [try wrong()])
        driver.fillForm(amount: "100")
        driver.press(.escape, .char("d"), .enter)
        driver.type("5")
        #expect(driver.last?.asSaveDraft?.draft.amount == "1005")
    }

    @Test func `the review says what is unusual about the amount`() throws {
        var driver = AppDriver(kind: .test, invoices: [try wrong()])
        driver.press(.char("c"))
        driver.answerProposal()
        driver.type("9900500")
        driver.press(.function(2))
        guard case .prepare(_, _, madeFrom: let model)? = driver.last else {
            Issue.record("nothing is prepared")
            return
        }
        #expect(model == "0W")
        try driver.answerPreparation(warnings: [.unusualAmount(try wrong(), isModel: true)])
        let words = "9 900 500 XOF is ten times or more above the 9 900 XOF of the invoice"
        #expect(driver.screen.contains(words))
    }

    @Test func `X makes a new invoice in the place of a wrong one`() throws {
        var driver = AppDriver(kind: .test, invoices: [try wrong()])
        driver.press(.char("X"))
        driver.answerProposal()
        #expect(driver.screen.contains("Replacement: \(try wrong().intent.paymentID.text)"))
        driver.type("990")
        #expect(driver.last?.asSaveDraft?.draft.replaces == "0W")
        driver.press(.function(2))
        #expect(driver.last?.asPrepare?.request.replaces == "0W")
        try driver.answerPreparation()
        #expect(driver.screen.contains("It replaces \(try wrong().intent.paymentID.text)"))
        #expect(driver.screen.contains("no cancel"))
    }

    @Test func `each names the other by its payment id, has a sign or says it, and a key leads there`() throws {
        let replaced = try wrong([.replaced(by: "0N")])
        var other = try invoice("0N", paymentID: "1795350720009999")
        var intent = other.intent
        intent.replaces = replaced.id
        other = Invoice(
            intent: intent,
            updates: [InvoiceUpdate(id: "0N", at: AppDriver.now, change: .created(tracking: "T", isSettled: false))])
        var driver = AppDriver(kind: .test, invoices: [replaced, other])
        #expect(driver.screen.contains("Replaced by 1795350720009999"))
        #expect(driver.screen.contains("→") && wording.legend.contains { $0.glyph == "→" && $0.words == "replaced" })
        #expect(driver.screen.contains("L Replacement"))
        driver.press(.enter)
        #expect(driver.screen.contains("1795350720009999") && !driver.screen.contains("0N"))
        driver.press(.char("L"))
        let (id, partner) = try #require(driver.last?.asReadInvoice)
        #expect(partner == "0N")
        driver.send(.invoiceRead(id, other))
        #expect(driver.screen.contains("Invoice 1795350720009999"))
        #expect(driver.screen.contains(replaced.intent.paymentID.text))
    }

    @Test func `the key to the partner leaves neither the search nor the page, and leads back`() throws {
        let replaced = try wrong([.replaced(by: "0N")])
        var intent = try invoice("0N", paymentID: "1795350720009999").intent
        intent.replaces = replaced.id
        let other = Invoice(intent: intent, updates: [])
        var driver = AppDriver(kind: .test, invoices: [replaced])
        driver.press(.char("/"))
        driver.type("order")
        driver.send(.searchFound(try #require(driver.last?.asSearch?.id), [replaced], count: 1, isDone: true))
        driver.press(.enter)
        #expect(driver.screen.contains("Invoice \(replaced.intent.paymentID.text)"))
        driver.press(.escape, .char("L"))
        driver.send(.invoiceRead(try #require(driver.last?.asReadInvoice?.id), other))
        #expect(driver.screen.contains("Invoice 1795350720009999"))
        driver.press(.escape)
        #expect(driver.screen.contains("/ order"))
        // From its page, and with the same key back to it.
        driver.press(.enter, .char("L"))
        driver.send(.invoiceRead(try #require(driver.last?.asReadInvoice?.id), other))
        driver.press(.char("L"))
        #expect(driver.screen.contains("Invoice \(replaced.intent.paymentID.text)"))
        driver.press(.escape)
        #expect(driver.screen.contains("/ order"))
        // One that can't be read says so; what was opened meanwhile stays.
        driver.press(.char("L"))
        driver.send(.invoiceRead(try #require(driver.last?.asReadInvoice?.id), nil))
        #expect(driver.screen.contains(wording.cantReadInvoice))
        driver.press(.char("L"), .function(1))
        driver.send(.invoiceRead(try #require(driver.last?.asReadInvoice?.id), other))
        driver.press(.escape)
        #expect(driver.screen.contains("/ order"))
    }

    @Test func `a replacement that was kept as a draft is named by the number that people know`() throws {
        var draft = InvoiceDraft()
        (draft.currency, draft.amount, draft.replaces) = ("wave-ci.xof", "990", "0W")
        var driver = AppDriver(kind: .test)
        driver.send(.draftsFound([SavedDraft(id: "old-1", savedAt: AppDriver.now, draft: draft)]))
        driver.press(.char("d"), .enter)
        let (id, partner) = try #require(driver.effects.lazy.compactMap(\.asReadInvoice).first)
        #expect(partner == "0W")
        driver.send(.invoiceRead(id, try wrong()))
        #expect(driver.screen.contains("Replacement: \(try wrong().intent.paymentID.text)"))
    }

    @Test func `both say it, and the wrong one has no link to send any more`() throws {
        let link = PaymentStart(link: "https://pay.example/1")
        let replaced = try wrong([.paymentStarted(link), .replaced(by: "0N")])
        var driver = AppDriver(kind: .test, invoices: [replaced])
        #expect(driver.screen.contains("Replaced by 0N"))
        driver.press(.char("p"))
        #expect(driver.screen.contains("Pay link: another invoice is in its place."))
        driver.press(.char("X"))
        #expect(driver.screen.contains("Replace: it is not one that can be replaced."))
        #expect(!driver.effects.contains { $0.asStartPayment != nil || $0.asSaveDraft != nil })
        driver.press(.enter)
        #expect(driver.screen.contains("the gateway still takes its payment"))
        #expect(!driver.screen.contains("Payment link"))
    }

    @Test func `the new one names the wrong one`() throws {
        var intent = try invoice("0N").intent
        intent.replaces = "0W"
        let new = Invoice(
            intent: intent,
            updates: [
                InvoiceUpdate(id: "0N", at: AppDriver.now, change: .created(tracking: "T", isSettled: false))
            ])
        var driver = AppDriver(kind: .test, invoices: [new])
        #expect(driver.screen.contains("Replaces 0W"))
        driver.press(.enter)
        #expect(driver.words.contains("Replaces 0W"))
    }

    @Test func `what is paid or of unknown outcome can't be replaced`() throws {
        var driver = AppDriver(kind: .test, invoices: try severalInvoices())
        driver.press(.char("X"), .char("j"), .char("j"), .char("X"))
        #expect(!driver.screen.contains("Replacement"))
    }
}
