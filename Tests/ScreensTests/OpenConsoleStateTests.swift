import InvoiceCore
import ScreenKit
import Testing

@testable import Screens

/// A list that stays open while its history grows or is replaced.
@Suite struct OpenConsoleStateTests {
    private func list(of desk: Desk) throws -> InvoiceList {
        guard case .invoices(let list)? = desk.state.screens.first else { throw Unexpected() }
        return list
    }

    @Test func `the list holds no more than its window, however many are made`() throws {
        var desk = Desk()
        for number in 0..<1200 { desk.send(.invoicesChanged([try invoice(String(100_000 + number), minutesAgo: 0)])) }
        let list = try list(of: desk)
        #expect(list.invoices.count == InvoiceList.windowSize)
        #expect(list.invoices.first?.id == "101199")
        #expect(list.total == 1200)
        #expect(list.hasMore)
    }

    @Test func `a replaced history is read anew, and the selection stays on its invoice`() throws {
        var desk = Desk(invoices: try severalInvoices())
        desk.press(.down, .down)
        let selected = try #require(try list(of: desk).selectedInvoice?.id)
        let before = desk.effects.count
        desk.send(.historyReplaced)
        #expect(desk.effects[before...].contains(.survey))
        #expect(!desk.screen.contains("No invoices yet."))
        guard case .loadInvoices(let id, .newest, let limit)? = desk.effects[before...].first else {
            throw Unexpected()
        }
        #expect(limit > 2)
        let newer = try invoice("00", minutesAgo: 0)
        desk.send(.invoicesLoaded(id, InvoicePage(invoices: [newer] + (try severalInvoices()), hasMore: false)))
        #expect(try list(of: desk).selectedInvoice?.id == selected)
        #expect(try list(of: desk).invoices.count == severalInvoices().count + 1)
    }

    @Test func `an invoice that is gone from a replaced history is no longer shown`() throws {
        var desk = Desk(invoices: try severalInvoices())
        let before = desk.effects.count
        desk.send(.historyReplaced)
        guard case .loadInvoices(let id, _, _)? = desk.effects[before...].first else { throw Unexpected() }
        desk.send(.invoicesLoaded(id, InvoicePage(invoices: try severalInvoices().suffix(2), hasMore: false)))
        #expect(try list(of: desk).invoices.count == 2)
        #expect(try list(of: desk).selected == 0)
    }

    @Test func `an invoice that is open is shown as a replaced history has it`() throws {
        let created = InvoiceUpdate.Change.created(tracking: "79DF-60B0-17F6", isSettled: false)
        var desk = Desk(width: 100, height: 60, invoices: [try invoice("01", changes: [created])])
        desk.press(.enter)
        let before = desk.effects.count
        desk.send(.historyReplaced)
        guard case .loadInvoices(let id, _, _)? = desk.effects[before...].first else { throw Unexpected() }
        let noted = try invoice("01", changes: [created, .note("seen elsewhere")])
        desk.send(.invoicesLoaded(id, InvoicePage(invoices: [noted], hasMore: false)))
        #expect(desk.screen.contains("Invoice \(noted.intent.paymentID)") && desk.screen.contains("seen elsewhere"))
    }

    @Test func `settling looks for what programs that died left on its way, beside what is known to be unknown`() throws
    {
        var desk = Desk(invoices: try severalInvoices())
        let before = desk.effects.count
        desk.press(.char("u"))
        #expect(desk.effects[before...].contains(.findAbandoned))
    }

    @Test func `the program's end names what was being sent`() throws {
        var desk = try SnapshotTests.sendingDesk()
        #expect(desk.state.openPayments.map(\.paymentID) == ["1795350720000001"])
        guard case .submit(let id, _, _, _) = desk.last else { throw Unexpected() }
        let lost = try invoice("07", changes: [.unknown(UnknownReason(.timeout))])
        desk.send(.submitted(id, .unknown(lost)))
        #expect(desk.state.openPayments == [OpenPayment(paymentID: lost.intent.paymentID.text, isRecorded: true)])
        let settled = InvoiceUpdate.Change.created(tracking: "79DF-60B0-17F6", isSettled: true)
        desk.send(.invoicesChanged([try invoice("07", changes: [.unknown(UnknownReason(.timeout)), settled])]))
        #expect(desk.state.openPayments.isEmpty)
    }

    @Test func `an outcome that isn't recorded is named until it is, and then no longer called unrecorded`() throws {
        var desk = try SnapshotTests.sendingDesk()
        guard case .submit(let id, _, _, _) = desk.last else { throw Unexpected() }
        let made = try severalInvoices()[0]
        desk.send(.submitted(id, .created(made), cautions: [.notRecorded("no room")]))
        #expect(desk.state.openPayments.map(\.isRecorded) == [false])
        #expect(desk.words.contains("Created, but not recorded"))
        desk.send(.invoicesChanged([made]))
        #expect(desk.state.openPayments.isEmpty)
        #expect(!desk.words.contains("not recorded"))
        #expect(desk.words.contains("Recorded in the history."))
    }
}
