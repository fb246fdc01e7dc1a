import InvoiceCore
import ScreenKit
import Screens
import SnapshotSupport
import Testing
import Wording

/// The menu of what can be copied.
@Suite struct CopyMenuTests {
    private static let link = "https://pay.example/p/7f3c9ad2b5e84c10"

    private func started(_ status: String? = nil) throws -> Invoice {
        var changes: [InvoiceUpdate.Change] = [
            .created(tracking: "79DF-60B0-17F6", isSettled: false), .paymentStarted(PaymentStart(link: Self.link)),
        ]
        if let status {
            var report = StatusReport(status: GatewayStatus(status))
            (report.currency, report.amount) = ("visamaster.uah", try Amount("1000"))
            changes.append(.status(report))
        }
        return try invoice("01", changes: changes)
    }

    @Test func `the sentence for the merchant is whole in the smallest window`() throws {
        var driver = AppDriver(kind: .test, width: 60, height: 16, invoices: [try severalInvoices()[4]])
        driver.press(.char("y"))
        #expect(!driver.screen.contains("…"), "\(driver.screen)")
        #expect(driver.screen.contains("├") == false && driver.words.contains("is known yet"), "\(driver.screen)")
    }

    @Test func `a link that is known is copied by two keys without asking the gateway`() throws {
        var driver = AppDriver(invoices: [try started()])
        driver.press(.char("y"), .char("l"))
        #expect(driver.last == .copy(Self.link))
        #expect(driver.effects.allSatisfy { $0.asStartPayment == nil })
        #expect(driver.screen.contains("● ") == false)
    }

    @Test func `the merchant's sentence is copied by two keys, with the numbers`() throws {
        var driver = AppDriver(invoices: [try started("FINISHED")])
        driver.press(.char("y"), .char("m"))
        let text = """
            Payment 1795350000000001, tracking 79DF-60B0-17F6: 1 000.00 UAH by VisaMaster, finished. Paid and done. The goods \
            can be handed over.
            """
        #expect(driver.last == .copy(text))
    }

    @Test func `an invoice of any state has something for the merchant`() throws {
        for invoice in try severalInvoices() {
            var driver = AppDriver(invoices: [invoice])
            driver.press(.char("y"), .char("m"))
            guard case .copy(let text)? = driver.last else {
                Issue.record("nothing is copied of \(invoice.state)")
                continue
            }
            #expect(text.contains(invoice.intent.paymentID.text) && text.hasSuffix("."))
            #expect(!text.unicodeScalars.contains { $0.value < 0x20 })
        }
    }

    @Test func `what isn't known says why, and copies nothing`() throws {
        var driver = AppDriver(invoices: [try severalInvoices()[2]])
        driver.press(.char("y"))
        #expect(driver.screen.contains("the gateway has given none"))
        #expect(driver.screen.contains("only a created invoice has one"))
        let before = driver.effects.count
        driver.press(.char("t"), .char("l"))
        #expect(driver.effects.count == before)
        #expect(driver.words.contains("Not copied: only a created invoice has one."))
        // The menu stays for another choice.
        driver.press(.char("i"))
        #expect(driver.last == .copy("inv-2093"))
    }

    @Test func `it opens on the detail, the outcome and the payment, too`() throws {
        let made = try started()
        var driver = AppDriver(invoices: [made])
        driver.press(.enter, .char("y"), .char("a"))
        #expect(driver.last == .copy("1000.00"))
        driver.press(.char("p"), .char("y"), .char("l"))
        #expect(driver.last == .copy(Self.link))
        var form = try SnapshotTests.sendingDesk()
        let id = try #require(form.last?.asSubmit?.id)
        form.send(.submitted(id, .created(sent(made))))
        form.press(.char("y"), .enter)
        #expect(form.last == .copy("79DF-60B0-17F6"))
    }

    @Test func `in a small window the sentence is whole once it is selected`() throws {
        let link = PaymentStart(link: Self.link)
        let replaced = try invoice(
            "01",
            changes: [
                .created(tracking: "79DF-60B0-17F6", isSettled: false), .paymentStarted(link), .replaced(by: "0N"),
            ])
        var intent = try invoice("0N", minutesAgo: 60, paymentID: "1795350720009999").intent
        intent.replaces = replaced.id
        var driver = AppDriver(width: 60, height: 16, invoices: [replaced, Invoice(intent: intent, updates: [])])
        driver.press(.char("y"))
        #expect(driver.screen.contains("Tracking number") && driver.screen.contains("┃"))
        #expect(driver.words.contains("the invoice was replaced by 1795350720009999"))
        driver.press(.end)
        // Its end, and its beginning beside its name.
        #expect(
            driver.words.contains("customer not to pay it.") && driver.words.contains("For the merchant Payment 1795"))
        #expect(!driver.screen.contains("…") && !driver.screen.contains("Tracking number"))
        driver.press(.home)
        #expect(driver.screen.contains("Tracking number"))
    }

    @Test func `a click on a row copies it`() throws {
        var driver = AppDriver(invoices: [try started()])
        driver.press(.char("y"))
        let row = try #require(
            driver.screen.split(separator: "\n", omittingEmptySubsequences: false).firstIndex {
                $0.contains("Payment link")
            })
        driver.mouse(.press, x: 30, y: row)
        #expect(driver.last == .copy(Self.link))
    }

    @Test(arguments: [(80, 24), (60, 16)])
    func `it looks so`(width: Int, height: Int) throws {
        var driver = AppDriver(kind: .test, width: width, height: height, invoices: [try started("FINISHED")])
        driver.press(.char("y"))
        #expect(snapshotMismatch(of: driver.frame, named: "copy-menu-\(width)x\(height)") == nil)
    }
}

/// Several invoices, and news of them.
@Suite struct CopyManyTests {
    @Test func `how many have nothing to copy is told`() throws {
        var driver = AppDriver(invoices: [
            try invoice("01", changes: [.created(tracking: "79DF-60B0-17F6", isSettled: false)]),
            try invoice("02", changes: [.rejected(GatewayRejection(code: nil, message: "Limit"))]),
        ])
        driver.press(.ctrl("a"), .char("y"), .char("t"))
        #expect(driver.last == .copy("79DF-60B0-17F6"))
        driver.send(.copied("79DF-60B0-17F6", .copied(.tmux)))
        #expect(driver.screen.contains("1 copied; 1 has no tracking number. Copied into tmux"))
        driver.press(.escape)
        driver.send(.copied("27", .copied(.tmux)))
        #expect(!driver.screen.contains("has no tracking number"))
    }

    @Test func `the menu follows what becomes of its invoice`() throws {
        let before = try invoice("01", changes: [.unknown(UnknownReason(.timeout))])
        var driver = AppDriver(invoices: [before])
        driver.press(.char("y"))
        driver.send(
            .invoicesChanged([try invoice("01", changes: [.created(tracking: "79DF-60B0-17F6", isSettled: true)])]))
        driver.press(.char("t"))
        #expect(driver.last == .copy("79DF-60B0-17F6"))
    }
}

/// A test payment is told apart wherever one reads of it.
@Suite struct TestPaymentSignTests {
    private func test() throws -> Invoice {
        let real = try severalInvoices()[0]
        var intent = real.intent
        intent.isTest = true
        return Invoice(intent: intent, updates: real.updates)
    }

    @Test func `the list has a sign for it, and the line below says it`() throws {
        let driver = AppDriver(invoices: [try test()])
        let plain = AppDriver(invoices: [try severalInvoices()[0]])
        #expect(driver.screen.contains("△") && !plain.screen.contains("△"))
        #expect(wording.legend.contains { $0.glyph == "△" && $0.words == "test payment" })
        #expect(driver.screen.contains("Test payment.") && !plain.screen.contains("Test payment."))
    }

    @Test func `nobody is told to hand over goods for it`() throws {
        let real = wording.merchantSummary(of: try severalInvoices()[0])
        let text = wording.merchantSummary(of: try test())
        #expect(real.contains("handed over") && !text.contains("handed over"))
        #expect(text.hasSuffix("It is a test payment: there is nothing to hand over."))
    }
}
