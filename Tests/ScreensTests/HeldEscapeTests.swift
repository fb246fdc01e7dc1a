import InvoiceCore
import ScreenKit
import Testing

@testable import Screens

/// An Escape that gives something up and isn't certain yet.
@Suite struct HeldEscapeTests {
    private func sending() throws -> (AppDriver, RequestID) {
        var driver = AppDriver()
        driver.fillForm()
        driver.press(.function(2))
        try driver.answerPreparation()
        driver.press(.enter)
        let id = try #require(driver.last?.asSubmit?.id)
        return (driver, id)
    }

    @Test func `the screen says what the Escape will do, and it does it`() throws {
        var (driver, id) = try sending()
        #expect(App.escapeGivesUp(driver.state))
        driver.send(.escapeHeld(true))
        #expect(driver.screen.contains("Esc pressed: Stop waiting…"))
        driver.press(.escape)
        #expect(!driver.screen.contains("Esc pressed"))
        #expect(driver.last == .cancel(id))
    }

    @Test func `an Escape to stop waiting doesn't leave the answer that came meanwhile`() throws {
        var (driver, id) = try sending()
        driver.send(.escapeHeld(true))
        let created = try invoice("09", changes: [.created(tracking: "79DF-60B0-17F6", isSettled: false)])
        driver.send(.submitted(id, .created(sent(created))))
        driver.press(.escape)
        driver.send(.escapeHeld(false))
        #expect(driver.screen.contains("● Created"))
        #expect(!App.escapeGivesUp(driver.state))
        driver.press(.escape)
        #expect(!driver.screen.contains("● Created"))
    }

    @Test func `an Escape to stop an export doesn't close what it ended with`() throws {
        var driver = AppDriver(kind: .test, invoices: try severalInvoices())
        driver.press(.char("e"), .enter)
        let (id, _, path, _) = try #require(driver.last?.asExport)
        driver.send(.escapeHeld(true))
        #expect(driver.screen.contains("Esc pressed: Stop…"))
        driver.send(.exportEnded(id, .written(invoices: 8, path: path, badLines: 0)))
        driver.press(.escape)
        #expect(driver.screen.contains("8 invoices are in"))
    }

    @Test func `what runs is given up by Escape, and what only asks isn't`() throws {
        var driver = AppDriver(kind: .test, invoices: try severalInvoices())
        driver.press(.char("e"))
        #expect(!App.escapeGivesUp(driver.state))
        driver.press(.enter)
        #expect(driver.last?.asExport != nil)
        #expect(App.escapeGivesUp(driver.state))
        driver.press(.escape, .char("t"))
        #expect(!App.escapeGivesUp(driver.state))
        driver.press(.enter)
        #expect(driver.last?.asRunTestPayments != nil)
        #expect(App.escapeGivesUp(driver.state))

        driver = AppDriver(kind: .test, invoices: try severalInvoices())
        driver.press(.char("m"))
        let id = try #require(driver.last?.asReconcile?.id)
        var there = StatusReport(status: GatewayStatus("CREATED"))
        (there.paymentID, there.tracking) = ("26", "79DF-60B0-17F6")
        (there.currency, there.amount) = ("visamaster.uah", try Amount("1"))
        let missing = ReconcileDifference(kinds: [.missingHere], here: nil, there: there)
        driver.send(.reconciled(id, comparison([missing], compared: 0)))
        driver.press(.char("a"))
        #expect(!App.escapeGivesUp(driver.state))
        driver.press(.enter)
        #expect(driver.last?.asAdopt != nil)
        #expect(App.escapeGivesUp(driver.state))
    }

    @Test func `Escape gives something up where a form is left or something runs, and nowhere else`() throws {
        var driver = AppDriver(invoices: try severalInvoices())
        #expect(!App.escapeGivesUp(driver.state))
        driver.press(.char("n"))
        // The list of currencies is closed with the form, where nothing was typed.
        #expect(App.escapeGivesUp(driver.state))
        driver.answerProposal()
        driver.type("visamaster.uah")
        driver.press(.enter)
        #expect(App.escapeGivesUp(driver.state))
        // A form that isn't seen is not left.
        driver.send(.resized(Size(width: 20, height: 5)))
        #expect(!App.escapeGivesUp(driver.state))
        driver.send(.resized(Size(width: 80, height: 24)))
        driver.press(.shiftTab, .enter)
        #expect(!App.escapeGivesUp(driver.state))
        driver.press(.escape, .function(1))
        #expect(!App.escapeGivesUp(driver.state))
    }
}
