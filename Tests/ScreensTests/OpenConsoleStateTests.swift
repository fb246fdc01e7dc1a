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
