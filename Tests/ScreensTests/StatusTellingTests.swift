import InvoiceCore
import ScreenKit
import Screens
import Testing
import Wording

/// What screens tell of a status: no more than the gateway said, once, and how long ago.
@Suite struct StatusTellingTests {
    private static let created = InvoiceUpdate.Change.created(tracking: "79DF-60B0-17F6", isSettled: false)
    private static let link = "https://pay.example/7f3c"

    /// Ten minutes old, with all that a gateway sends with every status.
    private func reported(_ status: String, reason: GatewayRejection? = nil, isStarted: Bool = false) throws -> Invoice
    {
        var report = StatusReport(status: GatewayStatus(status))
        (report.currency, report.amount) = ("visamaster.uah", try Amount("2000"))
        (report.fee, report.accrualAmount, report.accrualCurrency) = (try Amount("40"), try Amount("1960"), "UAH")
        report.reason = reason
        let start: [InvoiceUpdate.Change] = isStarted ? [.paymentStarted(PaymentStart(link: Self.link))] : []
        return try invoice("01", amount: "2000", changes: [Self.created] + start + [.status(report)])
    }

    private func failed() throws -> Invoice {
        try reported("FAILED", reason: GatewayRejection(code: "5", message: "Payment declined"))
    }

    /// The line above the footer's keys.
    private func line(below driver: AppDriver) -> String {
        let lines = driver.screen.split(separator: "\n", omittingEmptySubsequences: false)
        return lines.firstIndex { $0.contains("F1 ") }.map { String(lines[$0 - 1]) } ?? "no footer"
    }

    @Test(arguments: ["FINISHED", "PAYED", "PAYED_RECALC"])
    func `fee and credited sum of a paid payment are told`(status: String) throws {
        var driver = AppDriver(width: 100, height: 60, invoices: [try reported(status)])
        #expect(line(below: driver).contains("fee 40.00 UAH"))
        driver.press(.enter)
        #expect(driver.words.contains("Fee 40.00 UAH Credited 1 960.00 UAH"))
    }

    @Test(arguments: ["CREATED", "PAYIN", "HELD_FOR_REVIEW"])
    func `fee and credited sum of a payment that may be paid are told as what would be`(status: String) throws {
        var driver = AppDriver(width: 100, height: 60, invoices: [try reported(status)])
        #expect(!line(below: driver).contains("fee"))
        driver.press(.enter)
        #expect(driver.words.contains("If paid 1 960.00 UAH would be credited, after a fee of 40.00 UAH"))
        #expect(!driver.words.contains("Credited") && !driver.words.contains("Fee 40.00"))
    }

    @Test(arguments: ["FAILED", "CANCELED", "PAYIN_ERROR"])
    func `of a payment that brings nothing no fee and no credited sum are told`(status: String) throws {
        for size in [(100, 24), (200, 60)] {
            var driver = AppDriver(width: size.0, height: size.1, invoices: [try reported(status)])
            #expect(!driver.words.contains("40.00") && !driver.words.contains("1 960.00"))
            driver.press(.enter)
            #expect(!driver.words.contains("40.00") && !driver.words.contains("1 960.00"))
        }
    }

    @Test func `nothing but the start of a payment is claimed before it is paid`() throws {
        let driver = AppDriver(width: 200, height: 60, invoices: [try reported("PAYIN")])
        #expect(driver.words.contains("Waiting for the customer to pay; nothing is credited yet."))
        #expect(driver.words.contains("◐ started") && !driver.words.contains("paying"))
    }

    @Test func `the line below a failed payment says why, with the code`() throws {
        let driver = AppDriver(width: 80, invoices: [try failed()])
        #expect(line(below: driver).contains("Payment declined (code 5)"))
        let silent = AppDriver(width: 80, invoices: [try reported("FAILED")])
        #expect(line(below: silent).contains("no reason given"))
    }

    @Test func `the merchant's sentence stands once, below the headline, and the status is said once`() throws {
        var driver = AppDriver(width: 100, height: 60, invoices: [try failed()])
        driver.press(.enter)
        let sentence = "The payment failed; nothing was credited."
        #expect(driver.words.contains("2 000.00 UAH VisaMaster ✕ failed \(sentence)"))
        #expect(driver.words.components(of: sentence) == 1)
        #expect(driver.words.components(of: "✕ failed") == 1)
        #expect(
            driver.words.contains("Status FAILED asked") && driver.words.contains("Reason Payment declined (code 5)"))
        #expect(driver.words.contains("status FAILED: Payment declined (code 5)"))
        // The answer to a question doesn't say it again.
        driver.press(.char("r"))
        let (id, invoiceID) = try #require(driver.last?.asAskStatus)
        let report = try #require(try failed().report)
        driver.send(
            .statusAnswered(id, invoiceID: invoiceID, .report(sent(try failed()), report, isNew: false)))
        #expect(driver.words.components(of: sentence) == 1)
    }

    @Test func `how old a status is stands wherever it is shown`() throws {
        let age = "asked 9 minutes ago"
        let invoice = try reported("PAYIN")
        var driver = AppDriver(width: 80, height: 40, invoices: [invoice])
        #expect(line(below: driver).contains(age), "list")
        driver.press(.enter)
        #expect(driver.words.contains("Status PAYIN \(age)"), "detail")
        driver.press(.escape, .char("p"))
        #expect(driver.words.contains("◐ started") && driver.words.contains(age), "payment")
        #expect(AppDriver(width: 200, invoices: [invoice]).words.contains("Status PAYIN \(age)"), "preview")
        driver.press(.escape)
        driver.send(.ticked(AppDriver.now.advanced(byMilliseconds: 7_200_000), uptime: 7_200_000))
        #expect(line(below: driver).contains("asked 2 hours ago"))
    }

    @Test func `the timeline says of an unsent invoice only what happened`() throws {
        let unsent = try invoice("01", changes: [.unsent("refused"), .resent(lease: nil), .unsent("refused")])
        var driver = AppDriver(width: 100, height: 60, invoices: [unsent])
        driver.press(.enter)
        #expect(driver.words.contains("recorded in the history"))
        #expect(driver.words.contains("to be sent again, the same bytes"))
        #expect(
            !driver.words.contains("sent to the gateway"))
    }

    @Test(arguments: ["PAYED", "FINISHED", "FAILED", "CANCELED"])
    func `where a payment is over there is nothing to pay by`(status: String) throws {
        let over = try reported(status, isStarted: true)
        for width in [100, 200] {
            var driver = AppDriver(width: width, height: 60, invoices: [over])
            #expect(!driver.screen.contains("pay.example"))
            driver.press(.enter)
            #expect(!driver.screen.contains("pay.example"))
            #expect(driver.words.contains("payment started"))
        }
    }

    @Test func `where a payment ends under the eyes, link and code go, and copying says why not`() throws {
        var driver = AppDriver(width: 100, height: 40, invoices: [try reported("CREATED")])
        driver.press(.char("p"))
        guard case .startPayment(let id, _, _)? = driver.last else {
            Issue.record("not started")
            return
        }
        let started = try reported("PAYIN", isStarted: true)
        driver.send(.paymentAnswered(id, .started(sent(started), PaymentStart(link: Self.link))))
        #expect(driver.screen.contains(Self.link) && driver.screen.contains("█"))
        driver.press(.char("y"), .char("l"))
        #expect(driver.last == .copy(Self.link))
        driver.send(.invoicesChanged([try reported("FINISHED", isStarted: true)]))
        #expect(!driver.screen.contains("pay.example") && !driver.screen.contains("█"))
        let before = driver.effects.count
        driver.press(.char("b"))
        #expect(driver.effects.count == before)
        driver.press(.char("y"), .char("l"))
        #expect(driver.effects.count == before)
        #expect(driver.words.contains("Not copied: nothing is to be paid any more."))
        #expect(driver.words.contains("Paid and done."))
    }
}

extension String {
    /// How often it has a part.
    fileprivate func components(of part: String) -> Int {
        var (count, rest) = (0, self[...])
        while let range = rest.firstRange(of: part) {
            count += 1
            rest = rest[range.upperBound...]
        }
        return count
    }
}
