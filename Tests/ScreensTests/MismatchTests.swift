import InvoiceCore
import ScreenKit
import Screens
import Testing
import Wording

/// A payment that the gateway calls paid and reports otherwise than it was asked for, on every screen that tells of it.
@Suite struct MismatchTests {
    private static let warning = "DON'T HAND OVER: 15.00 UAH, not the 1 000.00 UAH asked for."

    private func paid(_ amount: String? = "15", status: String = "FINISHED", id: String = "01") throws -> Invoice {
        var report = StatusReport(status: GatewayStatus(status))
        report.currency = "visamaster.uah"
        report.amount = try amount.map { try Amount($0) }
        return try invoice(
            id, minutesAgo: 1, changes: [.created(tracking: "79DF-60B0-17F6", isSettled: false), .status(report)])
    }

    private func expectWarned(_ driver: AppDriver, _ place: String) {
        #expect(driver.words.contains(Self.warning), "\(place)")
        #expect(!driver.words.contains("can be handed over"), "\(place)")
        #expect(!driver.words.contains("● finished"), "\(place)")
    }

    @Test func `the list's row, header and line below say so`() throws {
        let driver = AppDriver(kind: .test, width: 100, invoices: [try paid(), try paid("1000", id: "02")])
        expectWarned(AppDriver(kind: .test, width: 100, invoices: [try paid()]), "list")
        #expect(driver.words.contains("≠ mismatch"))
        #expect(driver.screen.split(separator: "\n").first?.contains("1 mismatch") == true)
        #expect(driver.words.contains("● finished"))
    }

    @Test func `the preview, the invoice and its timeline say so`() throws {
        expectWarned(AppDriver(kind: .test, width: 200, height: 60, invoices: [try paid()]), "preview")
        var driver = AppDriver(kind: .test, width: 100, height: 60, invoices: [try paid()])
        driver.press(.enter)
        expectWarned(driver, "detail")
        #expect(driver.words.contains("≠ mismatch \(Self.warning)"))
        #expect(driver.words.contains("status FINISHED: 15.00 UAH, not the 1 000.00 UAH asked for"))
    }

    @Test func `the answer to a question for the status is a notice that stays until a key`() throws {
        var driver = AppDriver(
            kind: .test, width: 100,
            invoices: [
                try invoice("01", minutesAgo: 1, changes: [.created(tracking: "79DF-60B0-17F6", isSettled: false)])
            ])
        driver.press(.char("r"))
        let (id, invoiceID) = try #require(driver.last?.asAskStatus)
        driver.send(
            .statusAnswered(
                id, invoiceID: invoiceID,
                .report(sent(try paid()), StatusReport(status: GatewayStatus("FINISHED")), isNew: true)))
        expectWarned(driver, "notice")
        driver.send(.told("Copied."))
        expectWarned(driver, "notice after another one")
    }

    @Test func `what following or a callback brings is said at once, and once`() throws {
        var driver = AppDriver(
            kind: .test, width: 100,
            invoices: [
                try paid("1000", id: "02"),
                try invoice("01", minutesAgo: 2, changes: [.created(tracking: "79DF-60B0-17F6", isSettled: false)]),
            ])
        driver.send(.invoicesChanged([try paid()]))
        // Usual news doesn't take its place.
        driver.send(.told("Copied."))
        #expect(driver.words.contains("Payment 1795350000000001: \(Self.warning)"))
        driver.press(.down)
        driver.press(.up)
        #expect(!driver.words.contains("Payment 1795350000000001:"))
        driver.send(.invoicesChanged([try paid()]))
        #expect(!driver.words.contains("Payment 1795350000000001:"))
    }

    @Test func `the payment screen doesn't send the customer to it`() throws {
        for status in ["FINISHED", "CREATED"] {
            let here = try paid(status: status)
            // Nobody knew it when the key was pressed.
            let before = try invoice("01", changes: [.created(tracking: "T", isSettled: false)])
            var driver = AppDriver(kind: .test, width: 100, height: 30, invoices: [before])
            driver.press(.char("p"))
            let id = try #require(driver.last?.asStartPayment?.id)
            driver.send(.paymentAnswered(id, .started(sent(here), PaymentStart(link: "https://gateway.example/pay/1"))))
            expectWarned(driver, "payment")
            #expect(driver.words.contains("Don't send it to the customer."))
            #expect(!driver.words.contains("Send it to the customer."))
        }
    }

    @Test func `settling says it instead of that it is created`() throws {
        let unknown = try invoice("01", minutesAgo: 1, changes: [.unknown(UnknownReason(.timeout))])
        var driver = AppDriver(kind: .test, width: 100, invoices: [unknown])
        driver.press(.char("u"))
        let (id, invoiceID) = try #require(driver.last?.asSettle)
        driver.send(.settled(id, invoiceID: invoiceID, .created(sent(try paid()))))
        expectWarned(driver, "settling")
        #expect(!driver.words.contains("● created"))
    }

    @Test func `an amount that nobody told is said as well`() throws {
        let driver = AppDriver(kind: .test, width: 100, invoices: [try paid(nil)])
        #expect(driver.words.contains("DON'T HAND OVER: the gateway tells no amount."))
        #expect(driver.words.contains("≠ mismatch"))
    }

    @Test func `what differs stands before the status`() throws {
        let words = try #require(wording.statement(of: try paid()))
        #expect(words.hasPrefix(Self.warning) && words.hasSuffix("The status is FINISHED."))
        #expect(try wording.statement(of: paid("1000"))?.hasPrefix("FINISHED: ") == true)
    }

    @Test func `the search for finished ones leaves it out`() throws {
        let finished = try InvoiceQuery("status:finished", now: AppDriver.now, offset: 0)
        #expect(finished.matches(try paid("1000")))
        #expect(!finished.matches(try paid()))
        #expect(try InvoiceQuery("status:mismatch", now: AppDriver.now, offset: 0).matches(try paid()))
    }
}
