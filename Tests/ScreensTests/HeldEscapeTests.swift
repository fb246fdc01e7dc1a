import InvoiceCore
import ScreenKit
import Testing

@testable import Screens

/// An Escape that gives something up and isn't certain yet.
@Suite struct HeldEscapeTests {
    private func sending() throws -> (Desk, RequestID) {
        var desk = Desk()
        desk.fillForm()
        desk.press(.function(2))
        try desk.answerPreparation()
        desk.press(.enter)
        guard case .submit(let id, _, _, _) = desk.last else { throw Unexpected() }
        return (desk, id)
    }

    @Test func `the screen says what the Escape will do, and it does it`() throws {
        var (desk, id) = try sending()
        #expect(App.escapeGivesUp(desk.state))
        desk.send(.escapeHeld(true))
        #expect(desk.screen.contains("Esc pressed: Stop waiting…"))
        desk.press(.escape)
        #expect(!desk.screen.contains("Esc pressed"))
        #expect(desk.last == .cancel(id))
    }

    @Test func `an Escape to stop waiting doesn't leave the answer that came meanwhile`() throws {
        var (desk, id) = try sending()
        desk.send(.escapeHeld(true))
        let created = try invoice("09", changes: [.created(tracking: "79DF-60B0-17F6", isSettled: false)])
        desk.send(.submitted(id, .created(created)))
        desk.press(.escape)
        desk.send(.escapeHeld(false))
        #expect(desk.screen.contains("● Created"))
        #expect(!App.escapeGivesUp(desk.state))
        desk.press(.escape)
        #expect(!desk.screen.contains("● Created"))
    }

    @Test func `what runs is given up by Escape, and what only asks isn't`() throws {
        var desk = Desk(kind: .test, invoices: try severalInvoices())
        desk.press(.char("e"))
        #expect(!App.escapeGivesUp(desk.state))
        desk.press(.enter)
        guard case .export = desk.last else { throw Unexpected() }
        #expect(App.escapeGivesUp(desk.state))
        desk.press(.escape, .char("t"))
        #expect(!App.escapeGivesUp(desk.state))
        desk.press(.enter)
        guard case .runTestPayments = desk.last else { throw Unexpected() }
        #expect(App.escapeGivesUp(desk.state))

        desk = Desk(kind: .test, invoices: try severalInvoices())
        desk.press(.char("m"))
        guard case .reconcile(let id, _, _) = desk.last else { throw Unexpected() }
        let missing = ReconcileRow(
            kinds: [.missingHere], invoiceID: nil, paymentID: "26", tracking: "79DF-60B0-17F6", here: nil,
            there: ReconcileRow.Side(currency: "visamaster.uah", amount: try Amount("1"), status: "CREATED"),
            report: StatusReport(status: GatewayStatus("CREATED")))
        desk.send(.reconciled(id, ReconcileResult(rows: [missing], statementRows: 1, compared: 0, unsettled: 0)))
        desk.press(.char("a"))
        #expect(!App.escapeGivesUp(desk.state))
        desk.press(.char("y"))
        guard case .adopt = desk.last else { throw Unexpected() }
        #expect(App.escapeGivesUp(desk.state))
    }

    @Test func `Escape gives something up where a form is left or something runs, and nowhere else`() throws {
        var desk = Desk(invoices: try severalInvoices())
        #expect(!App.escapeGivesUp(desk.state))
        desk.press(.char("n"))
        // The list of currencies is closed with the form, where nothing was typed.
        #expect(App.escapeGivesUp(desk.state))
        desk.answerProposal()
        desk.type("visamaster.uah")
        desk.press(.enter)
        #expect(App.escapeGivesUp(desk.state))
        // A form that isn't seen is not left.
        desk.send(.resized(Size(width: 20, height: 5)))
        #expect(!App.escapeGivesUp(desk.state))
        desk.send(.resized(Size(width: 80, height: 24)))
        desk.press(.shiftTab, .enter)
        #expect(!App.escapeGivesUp(desk.state))
        desk.press(.escape, .function(1))
        #expect(!App.escapeGivesUp(desk.state))
    }
}
