import InvoiceCore
import ScreenKit
import Screens
import Testing
import Wording

/// Each member of the request that is a text can be typed, is cloned, and is seen, also one that is added.
@Suite struct RequestFieldTests {
    private func text(for field: RequestField) -> String {
        switch field.check {
        case .text: "some-\(field.name)"
        case .sender: "380671234567"
        case .webAddress: "https://shop.example/\(field.name)"
        }
    }

    private func saved(_ driver: AppDriver) throws -> InvoiceDraft {
        let draft = try #require(driver.last?.asSaveDraft?.draft)
        return draft
    }

    @Test func `the form has a line for each, and what is typed there is in the draft`() throws {
        var driver = AppDriver(width: 120, height: 40)
        driver.fillForm()
        for field in RequestField.allCases {
            driver.press(.tab)
            // The addresses are folded away, behind the line that adds a field.
            if field == .successURL { driver.press(.tab, .enter) }
            driver.type(text(for: field))
            #expect(try saved(driver)[field] == text(for: field))
            let line = driver.screen.split(separator: "\n").first { $0.contains(text(for: field)) }
            #expect(line?.contains(wording.name(of: field)) == true)
        }
    }

    @Test func `the invoice's page has each, and a clone too`() throws {
        var invoice = try invoice("1", changes: [.created(tracking: "79DF", isSettled: false)])
        var intent = invoice.intent
        for field in RequestField.allCases { intent[field] = text(for: field) }
        invoice = Invoice(intent: intent, updates: invoice.updates)
        var driver = AppDriver(width: 120, height: 40, invoices: [invoice])
        driver.press(.enter)
        for field in RequestField.allCases {
            let line = driver.screen.split(separator: "\n").first { $0.contains(text(for: field)) }
            #expect(line?.contains(wording.name(of: field)) == true)
        }
        driver.press(.escape, .char("c"))
        driver.answerProposal()
        driver.type("5")
        let draft = try saved(driver)
        for field in RequestField.allCases { #expect(draft[field] == text(for: field)) }
    }
}
