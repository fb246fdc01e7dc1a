import InvoiceCore
import ScreenKit
import Screens
import SnapshotSupport
import Testing
import Wording

/// What each screen looks like, at the smallest usual size, wide, and too small.
@Suite struct SnapshotTests {
    @Test func `empty history`() { #expect(snapshotMismatch(of: AppDriver().frame, named: "empty-80x24") == nil) }

    @Test func invoices() throws {
        let several = try severalInvoices()
        #expect(snapshotMismatch(of: AppDriver(kind: .test, invoices: several).frame, named: "invoices-80x24") == nil)
        #expect(
            snapshotMismatch(
                of: AppDriver(kind: .live, width: 160, height: 40, invoices: several).frame,
                named: "invoices-live-160x40")
                == nil)
        #expect(
            snapshotMismatch(of: AppDriver(width: 60, height: 16, invoices: several).frame, named: "invoices-60x16")
                == nil)
        #expect(
            snapshotMismatch(of: AppDriver(width: 50, height: 12, invoices: several).frame, named: "too-small-50x12")
                == nil)
    }

    @Test func `invoices with a search`() throws {
        var driver = AppDriver(kind: .test, invoices: try severalInvoices())
        driver.press(.char("/"))
        driver.type("order 2093")
        if case .search(let id, _) = driver.last {
            driver.send(.searchFound(id, [try severalInvoices()[0]], count: 1, isDone: true))
        }
        #expect(snapshotMismatch(of: driver.frame, named: "search-80x24") == nil)
    }

    @Test func `closing on a live profile`() throws {
        var driver = AppDriver(kind: .live, invoices: try severalInvoices())
        driver.press(.char("u"))
        let id = try #require(driver.last?.asSettle?.id)
        driver.send(.settled(id, invoiceID: "03", .notFound(sent(missing(try severalInvoices()[2])))))
        driver.press(.char("x"))
        driver.type("100")
        #expect(snapshotMismatch(of: driver.frame, named: "closing-live-80x24") == nil)
    }

    @Test func `a number that isn't in the history`() throws {
        var driver = AppDriver(kind: .test, invoices: try severalInvoices())
        driver.press(.char("/"))
        driver.type("90125")
        let search = try #require(driver.last?.asSearch?.id)
        driver.send(.searchFound(search, [], count: 0, isDone: true))
        #expect(snapshotMismatch(of: driver.frame, named: "search-unknown-number-80x24") == nil)
        driver.press(.enter)
        let id = try #require(driver.last?.asLookUp?.id)
        var found = try invoice(
            "99", paymentID: "90125", changes: [.created(tracking: "79DF-60B0-0099", isSettled: true)])
        var report = StatusReport(status: GatewayStatus("PAYIN"))
        (report.currency, report.amount, report.paymentID) = ("visamaster.uah", try Amount("1000"), "90125")
        found.apply(InvoiceUpdate(id: "99", at: AppDriver.now, change: .status(report)))
        driver.send(.lookedUp(id, .found(FoundPayment(report: report, invoice: found))))
        driver.press(.char("a"))
        #expect(snapshotMismatch(of: driver.frame, named: "look-up-question-80x24") == nil)
    }

    @Test func picker() {
        var driver = AppDriver()
        driver.press(.char("n"))
        #expect(snapshotMismatch(of: driver.frame, named: "picker-80x24") == nil)
        driver.type("oran")
        #expect(snapshotMismatch(of: driver.frame, named: "picker-filtered-80x24") == nil)
    }

    @Test func form() {
        var driver = AppDriver()
        driver.send(
            .rulesLoaded(
                [
                    ExtraFieldRule(
                        name: "email", title: "Customer e-mail", currencies: ["visamaster.uah"], isRequired: true),
                    ExtraFieldRule(name: "purpose", title: "Purpose", choices: ["goods", "services"]),
                ], note: nil))
        driver.fillForm(amount: "100.505")
        driver.press(.tab, .tab)
        driver.type("Top-up for order 2093")
        driver.press(.tab)
        driver.type("4444111144441111")
        driver.press(.tab, .tab, .tab, .tab, .enter)
        driver.type("shop.example/ok")
        #expect(snapshotMismatch(of: driver.frame, named: "form-80x24") == nil)
        driver.send(.resized(Size(width: 130, height: 36)))
        #expect(snapshotMismatch(of: driver.frame, named: "form-130x36") == nil)
        driver.send(.resized(Size(width: 60, height: 16)))
        #expect(snapshotMismatch(of: driver.frame, named: "form-60x16") == nil)
    }

    @Test func review() throws {
        var driver = AppDriver()
        driver.fillForm()
        driver.press(.function(2))
        try driver.answerPreparation()
        #expect(snapshotMismatch(of: driver.frame, named: "review-80x24") == nil)
        var live = AppDriver(kind: .live)
        live.fillForm()
        live.press(.function(2))
        try live.answerPreparation(warnings: [
            .similarInvoice(try invoice("09", minutesAgo: 3, amount: "100.5"), minutesAgo: 3)
        ])
        live.type("100.5")
        #expect(snapshotMismatch(of: live.frame, named: "review-live-80x24") == nil)
    }

    @Test func outcomes() throws {
        let created = try severalInvoices()[0]
        let results: [(String, CreateOutcome)] = [
            ("created", .created(sent(created))), ("rejected", try rejected(try severalInvoices()[3])),
            ("unknown", try unknown(try severalInvoices()[2])),
            ("unreachable", .unreachable(sent(try severalInvoices()[5]), "connection refused")),
            ("not-sent", .notSent(.notRecorded(.cannotWrite(path: "/data/shop-uah/history.jsonl", errno: 28)))),
        ]
        for (name, result) in results {
            var driver = try Self.sendingDesk()
            for case .submit(let id, _, _, _) in driver.effects.suffix(1) { driver.send(.submitted(id, result)) }
            #expect(snapshotMismatch(of: driver.frame, named: "outcome-\(name)-80x24") == nil)
        }
        var driver = try Self.sendingDesk()
        driver.send(.ticked(AppDriver.now.advanced(byMilliseconds: 3250), uptime: 3250))
        #expect(snapshotMismatch(of: driver.frame, named: "sending-80x24") == nil)
    }

    @Test func detail() throws {
        var driver = AppDriver(kind: .test, invoices: try severalInvoices())
        driver.press(.enter)
        #expect(snapshotMismatch(of: driver.frame, named: "detail-80x24") == nil)
        driver.press(.escape, .char("j"), .char("j"), .char("j"), .enter, .end)
        #expect(snapshotMismatch(of: driver.frame, named: "detail-hostile-80x24") == nil)
    }

    @Test func settling() throws {
        var driver = AppDriver(kind: .test, invoices: try severalInvoices())
        driver.press(.char("u"))
        #expect(snapshotMismatch(of: driver.frame, named: "settling-80x24") == nil)
        if case .settle(let id, let invoiceID) = driver.last {
            driver.send(.settled(id, invoiceID: invoiceID, .notFound(sent(missing(try severalInvoices()[2])))))
        }
        #expect(snapshotMismatch(of: driver.frame, named: "settling-not-found-80x24") == nil)
        driver.press(.char("S"))
        #expect(snapshotMismatch(of: driver.frame, named: "send-again-80x24") == nil)
    }

    @Test func payment() throws {
        var driver = AppDriver(kind: .test, invoices: try severalInvoices())
        driver.press(.char("j"), .char("p"))
        #expect(snapshotMismatch(of: driver.frame, named: "payment-asking-80x24") == nil)
        if case .startPayment(let id, _, _) = driver.last {
            let facts = PaymentStart(link: "https://gateway.example/pay/7f3c9ad2b5e84c10")
            driver.send(.paymentAnswered(id, .started(sent(try severalInvoices()[1]), facts)))
        }
        #expect(snapshotMismatch(of: driver.frame, named: "payment-80x24") == nil)
        driver.send(.resized(Size(width: 60, height: 16)))
        #expect(snapshotMismatch(of: driver.frame, named: "payment-60x16") == nil)
    }

    @Test func dialogs() throws {
        var driver = AppDriver(invoices: try severalInvoices())
        driver.press(.char("?"))
        #expect(snapshotMismatch(of: driver.frame, named: "help-80x24") == nil)
        driver.press(.escape, .ctrl("p"))
        driver.type("the")
        #expect(snapshotMismatch(of: driver.frame, named: "palette-80x24") == nil)
        driver.press(.escape, .char(","), .down, .down, .down, .enter)
        #expect(snapshotMismatch(of: driver.frame, named: "theme-80x24") == nil)
    }

    static func sendingDesk() throws -> AppDriver {
        var driver = AppDriver()
        driver.fillForm()
        driver.press(.function(2))
        try driver.answerPreparation()
        driver.press(.enter)
        return driver
    }
}
