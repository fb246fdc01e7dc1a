import InvoiceCore
import ScreenKit
import Testing

@testable import Screens

/// A list that stays open while its history grows or is replaced.
@Suite struct OpenConsoleStateTests {
    private func list(of driver: AppDriver) throws -> InvoiceList {
        try #require(driver.state.screens.first as? InvoiceList)
    }

    @Test func `the list holds no more than its window, however many are made`() throws {
        var driver = AppDriver()
        for number in 0..<1200 { driver.send(.invoicesChanged([try invoice(String(100_000 + number), minutesAgo: 0)])) }
        let list = try list(of: driver)
        #expect(list.invoices.count == InvoiceList.windowSize)
        #expect(list.invoices.first?.id == "101199")
        #expect(list.total == 1200)
        #expect(list.hasMore)
    }

    @Test func `a replaced history is read anew, and the selection stays on its invoice`() throws {
        var driver = AppDriver(invoices: try severalInvoices())
        driver.press(.down, .down)
        let selected = try #require(try list(of: driver).selectedInvoice?.id)
        let before = driver.effects.count
        driver.send(.historyReplaced)
        #expect(driver.effects[before...].contains(.survey))
        #expect(!driver.screen.contains("No invoices yet."))
        let (id, _, limit) = try #require(driver.effects[before...].first?.asLoadInvoices)
        #expect(driver.effects[before...].first == .loadInvoices(id, .newest, limit: limit))
        #expect(limit > 2)
        let newer = try invoice("00", minutesAgo: 0)
        driver.send(.invoicesLoaded(id, InvoicePage(invoices: [newer] + (try severalInvoices()), hasMore: false)))
        #expect(try list(of: driver).selectedInvoice?.id == selected)
        #expect(try list(of: driver).invoices.count == severalInvoices().count + 1)
    }

    @Test func `an invoice that is gone from a replaced history is no longer shown`() throws {
        var driver = AppDriver(invoices: try severalInvoices())
        let before = driver.effects.count
        driver.send(.historyReplaced)
        let id = try #require(driver.effects[before...].first?.asLoadInvoices?.id)
        driver.send(.invoicesLoaded(id, InvoicePage(invoices: try severalInvoices().suffix(2), hasMore: false)))
        #expect(try list(of: driver).invoices.count == 2)
        #expect(try list(of: driver).selected == 0)
    }

    @Test func `an invoice that is open is shown as a replaced history has it`() throws {
        let created = InvoiceUpdate.Change.created(tracking: "79DF-60B0-17F6", isSettled: false)
        var driver = AppDriver(width: 100, height: 60, invoices: [try invoice("01", changes: [created])])
        driver.press(.enter)
        let before = driver.effects.count
        driver.send(.historyReplaced)
        let id = try #require(driver.effects[before...].first?.asLoadInvoices?.id)
        let noted = try invoice("01", changes: [created, .note("seen elsewhere")])
        driver.send(.invoicesLoaded(id, InvoicePage(invoices: [noted], hasMore: false)))
        #expect(driver.screen.contains("Invoice \(noted.intent.paymentID)") && driver.screen.contains("seen elsewhere"))
    }

    @Test func `settling looks for what programs that died left on its way, beside what is known to be unknown`() throws
    {
        var driver = AppDriver(invoices: try severalInvoices())
        let before = driver.effects.count
        driver.press(.char("u"))
        #expect(driver.effects[before...].contains(.findAbandoned))
    }

    @Test func `the program's end names what was being sent`() throws {
        var driver = try SnapshotTests.sendingDesk()
        #expect(driver.state.openPayments.map(\.paymentID) == ["1795350720000001"])
        let id = try #require(driver.last?.asSubmit?.id)
        let lost = try invoice("07", changes: [.unknown(UnknownReason(.timeout))])
        driver.send(.submitted(id, try unknown(lost)))
        #expect(driver.state.openPayments == [OpenPayment(paymentID: lost.intent.paymentID.text, isRecorded: true)])
        let settled = InvoiceUpdate.Change.created(tracking: "79DF-60B0-17F6", isSettled: true)
        driver.send(.invoicesChanged([try invoice("07", changes: [.unknown(UnknownReason(.timeout)), settled])]))
        #expect(driver.state.openPayments.isEmpty)
    }

    @Test func `an outcome that isn't recorded is named until it is, and then no longer called unrecorded`() throws {
        var driver = try SnapshotTests.sendingDesk()
        let id = try #require(driver.last?.asSubmit?.id)
        let made = try severalInvoices()[0]
        var outcome = sent(made)
        outcome.recordFailure = .cannotWrite(path: "history.jsonl", errno: 28)
        driver.send(.submitted(id, .created(outcome)))
        #expect(driver.state.openPayments.map(\.isRecorded) == [false])
        #expect(driver.words.contains("Created, but not recorded"))
        driver.send(.invoicesChanged([made]))
        #expect(driver.state.openPayments.isEmpty)
        #expect(!driver.words.contains("not recorded"))
        #expect(driver.words.contains("Recorded in the history."))
    }
}
