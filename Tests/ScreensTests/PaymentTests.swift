import InvoiceCore
import ScreenKit
import Screens
import SnapshotSupport
import Testing
import Wording

/// Starting a payment: on a live profile one key is not enough.
@Suite struct PaymentTests {
    private func payments(_ driver: AppDriver) -> Int {
        driver.effects.count { if case .startPayment = $0 { true } else { false } }
    }

    @Test func `on a live profile a payment starts only after a word`() throws {
        var driver = AppDriver(kind: .live, invoices: try severalInvoices())
        driver.press(.char("j"), .char("p"))
        #expect(driver.screen.contains("This is the LIVE gateway."))
        driver.press(.char("p"), .space)
        #expect(payments(driver) == 0)
        driver.press(.escape)
        #expect(driver.screen.contains("Payment id"))
        driver.press(.char("p"), .enter)
        #expect(payments(driver) == 1)
        #expect(driver.screen.contains("Asking the gateway for the payment"))
    }

    @Test func `the payment id can be copied where the link is`() throws {
        let invoices = try severalInvoices()
        var driver = AppDriver(invoices: invoices)
        driver.press(.char("j"), .char("p"))
        #expect(driver.screen.contains("Asking the gateway for the payment"))
        driver.press(.char("y"), .char("i"))
        #expect(driver.last == .copy(invoices[1].intent.paymentID.text))
    }

    @Test(arguments: [ProfileKind.sandbox, .test])
    func `elsewhere it starts at once`(kind: ProfileKind) throws {
        var driver = AppDriver(kind: kind, invoices: try severalInvoices())
        driver.press(.char("j"), .char("p"))
        #expect(payments(driver) == 1)
    }

    /// The payment screen of an invoice whose payment was answered so.
    private func paying(
        _ answer: PaymentStart, _ currency: String = "visamaster.uah", _ amount: String = "1000", width: Int = 80,
        height: Int = 24
    ) throws -> AppDriver {
        let made = try invoice(
            "01", currency: currency, amount: amount, changes: [.created(tracking: "T", isSettled: false)])
        var driver = AppDriver(width: width, height: height, invoices: [made])
        driver.press(.char("p"))
        let id = try #require(driver.last?.asStartPayment?.id)
        driver.send(.paymentAnswered(id, .started(sent(made), answer)))
        return driver
    }

    /// What stands beside the code.
    private func said(_ driver: AppDriver) -> String {
        driver.screen.split { $0.isWhitespace || "█▀▄".contains($0) }.joined(separator: " ")
    }

    private static let ether = "0x52908400098527886E0F7030069857D2E4169EE7"

    /// Whether the code of this text is on the screen.
    private func shows(_ text: String, _ driver: AppDriver) throws -> Bool {
        let lines = try #require(QRCode(text)).lines(quietZone: 0)
        // The screen's rows are without the blanks at their end.
        return lines.allSatisfy { line in
            driver.screen.contains(String(line.reversed().drop { $0 == " " }.reversed()))
        }
    }

    @Test func `the code of a coin holds the amount, too, and a key changes that`() throws {
        var driver = try paying(PaymentStart(address: "1Boat"), "bitcoin", "0.0015")
        #expect(said(driver).contains("The QR code holds address and amount, 0.0015 BTC"))
        #expect(try shows("bitcoin:1Boat?amount=0.0015", driver))
        driver.press(.char("v"))
        #expect(said(driver).contains("holds the address only: the customer types the amount, 0.0015 BTC"))
        #expect(try shows("1Boat", driver))
        driver.press(.char("v"))
        #expect(try shows("bitcoin:1Boat?amount=0.0015", driver))
        // What is copied is the address.
        driver.press(.char("y"))
        #expect(driver.screen.contains("Address to pay to"))
        driver.press(.char("l"))
        #expect(driver.last == .copy("1Boat"))
    }

    @Test(arguments: [("FINISHED", "0.0015"), ("PAYIN", "0.015")])
    func `a payment that ends or turns out to be another one is asked for no more`(word: String, amount: String) throws
    {
        var driver = try paying(PaymentStart(address: "1Boat"), "bitcoin", "0.0015")
        #expect(try shows("bitcoin:1Boat?amount=0.0015", driver))
        var report = StatusReport(status: GatewayStatus(word))
        (report.currency, report.amount) = ("bitcoin", try Amount(amount))
        driver.send(
            .invoicesChanged([
                try invoice(
                    "01", currency: "bitcoin", amount: "0.0015",
                    changes: [.created(tracking: "T", isSettled: false), .status(report)])
            ]))
        #expect(try shows("1Boat", driver) == (word == "PAYIN"))
        #expect(driver.screen.contains("1Boat") == (word == "PAYIN"))
        #expect(!said(driver).contains("address and amount"))
    }

    @Test func `of a token it is the address, and the URI comes with a warning`() throws {
        var driver = try paying(PaymentStart(address: Self.ether), "usdt_erc20", "100.5", width: 120, height: 40)
        #expect(try shows(Self.ether, driver))
        #expect(!said(driver).contains("receiver"))
        driver.press(.char("v"))
        #expect(
            try shows(
                "ethereum:0xdAC17F958D2ee523a2206206994597C13D831ec7@1/transfer?address=\(Self.ether)&uint256=100500000",
                driver))
        #expect(said(driver).contains("Not every wallet reads it"))
    }

    @Test(arguments: [(60, 16), (80, 18)])
    func `where a code has no room it is said so, and all of the text can be read`(width: Int, height: Int) throws {
        let link = "https://pay.gateway.example/pay/0be0f5a263bd2eede465d9e9cc5688cb0be0f5a263bd2eede465d9e9cc5688cb"
        let form = #"<form action="https://pay.example/go" method="get"></form>"#
        var driver = try paying(PaymentStart(link: link, form: form), width: width, height: height)
        var read = driver.words
        #expect(!read.contains("The QR code holds"))
        for _ in 0..<9 {
            driver.press(.down)
            read += driver.words
        }
        #expect(read.contains("This window is too small for the QR code"), "\(read)")
        #expect(read.contains("with no values (GET)"), "\(read)")
        // The last part of the address is whole.
        #expect(driver.frame.links.contains(link))
    }

    @Test func `a payment that failed says why, whole`() throws {
        var report = StatusReport(status: GatewayStatus("FAILED"))
        (report.currency, report.amount) = ("visamaster.uah", try Amount("1000"))
        report.reason = GatewayRejection(code: "5", message: "Insufficient funds")
        let failed = try invoice("01", changes: [.created(tracking: "T", isSettled: false), .status(report)])
        let made = try invoice("01", changes: [.created(tracking: "T", isSettled: false)])
        var driver = AppDriver(width: 60, height: 16, invoices: [made])
        driver.press(.char("p"))
        let id = try #require(driver.last?.asStartPayment?.id)
        driver.send(.paymentAnswered(id, .started(sent(failed), PaymentStart())))
        #expect(driver.words.contains("Insufficient funds (code 5)"), "\(driver.screen)")
        #expect(driver.words.contains("The customer may try again"))
        #expect(!driver.screen.contains("…"))
    }

    @Test func `what holds nothing else has no key for it`() throws {
        var driver = try paying(PaymentStart(link: "https://pay.example/1"))
        #expect(said(driver).contains("The QR code holds the link."))
        #expect(!driver.screen.contains("Other code"))
        driver.press(.char("v"))
        #expect(said(driver).contains("The QR code holds the link."))
        #expect(driver.state.context.notice?.text.hasPrefix(wording.changeCode.label) == true)
    }

    @Test func `the code is written as a picture, and over another one only when told`() throws {
        var driver = try paying(PaymentStart(address: "1Boat"), "bitcoin", "0.0015")
        driver.press(.char("e"))
        #expect(driver.screen.contains("einvoice-pay-1795350000000001.png"))
        #expect(said(driver).contains("The QR code as a picture"))
        driver.press(.ctrl("u"))
        driver.type("code.jpg")
        driver.press(.enter)
        #expect(said(driver).contains("The name must end in .png or .svg"))
        driver.press(.ctrl("u"))
        driver.type("code.svg")
        driver.press(.enter)
        let code = try #require(QRCode("bitcoin:1Boat?amount=0.0015"))
        guard case .savePicture(let id, code, "code.svg", false) = driver.last else {
            Issue.record("\(String(describing: driver.last))")
            return
        }
        driver.send(.exportEnded(id, .failed(.fileExists(path: "/home/olena/code.svg"))))
        #expect(said(driver).contains("/home/olena/code.svg is there already."))
        driver.send(.ticked(AppDriver.now, uptime: 1000))
        driver.press(.enter)
        guard case .savePicture(let second, code, "code.svg", true) = driver.last else {
            Issue.record("\(String(describing: driver.last))")
            return
        }
        driver.send(.exportEnded(second, .written(invoices: 1, path: "/home/olena/code.svg", badLines: 0)))
        #expect(said(driver).contains("1 picture is in") && said(driver).contains("/home/olena/code.svg"))
        driver.press(.enter)
        #expect(said(driver).contains("Pay to this address"))
    }

    private static let html =
        "<form action='https://pay.example/go' method=post><input type=hidden name=a value=1></form>"

    @Test func `a form is opened by the key, and it is said where it leads`() throws {
        var driver = try paying(PaymentStart(form: Self.html))
        #expect(said(driver).contains("a form instead of a link: b opens a page with it on this machine."))
        #expect(said(driver).contains("The form leads to https://pay.example/go with 1 hidden value (POST)."))
        #expect(!said(driver).contains("Send it to the customer"))
        driver.press(.char("b"))
        guard case .openForm(let form, let opened) = driver.last else {
            Issue.record("\(String(describing: driver.last))")
            return
        }
        #expect(form == (try PaymentForm(html: Self.html)) && opened.id == "01")
    }

    @Test func `of a form and a link the form is opened, which is said`() throws {
        var driver = try paying(PaymentStart(link: "https://pay.example/1", form: Self.html))
        #expect(said(driver).contains("Its document prefers the form, so opening here takes the form."))
        driver.press(.char("y"), .char("l"))
        #expect(driver.last == .copy("https://pay.example/1"))
        driver.press(.char("b"))
        guard case .openForm = driver.last else {
            Issue.record("\(String(describing: driver.last))")
            return
        }
    }

    @Test func `a form that can't be used is refused with the reason`() throws {
        let form = "<form action='http://pay.example/'></form>"
        var driver = try paying(PaymentStart(form: form))
        #expect(said(driver).contains("it leads to another machine without encryption (http://pay.example/)"))
        #expect(said(driver).contains("Ask its support for a link."))
        let count = driver.effects.count
        driver.press(.char("b"))
        #expect(driver.effects.count == count)
        driver = try paying(PaymentStart(link: "https://pay.example/1", form: form))
        #expect(said(driver).contains("Opening here takes the link."))
        driver.press(.char("b"))
        #expect(driver.last == .openLink("https://pay.example/1"))
    }

    @Test(arguments: [(60, 50, true), (120, 40, true), (60, 16, false)])
    func `a code that has no room beside the text stands below it`(width: Int, height: Int, isDrawn: Bool) throws {
        var driver = try paying(PaymentStart(link: "https://gateway.example/pay/7f3c9ad2b5e84c10"))
        driver.send(.resized(Size(width: width, height: height)))
        #expect(driver.screen.contains("▀") == isDrawn)
        #expect(driver.words.contains("This window is too small") != isDrawn)
        #expect(snapshotMismatch(of: driver.frame, named: "code-\(width)x\(height)") == nil)
    }

    @Test func `neither link nor address nor form is said`() throws {
        let driver = try paying(PaymentStart(status: GatewayStatus("PAYIN")))
        #expect(said(driver).contains("The gateway gave neither a link nor an address."))
    }

    @Test(arguments: [ProfileKind.test, .live])
    func `a payment that has ended isn't started, from the list or the page`(kind: ProfileKind) throws {
        var driver = AppDriver(kind: kind, invoices: try severalInvoices())
        driver.press(.char("p"))
        #expect(said(driver).contains(wording.paymentIsOver("finished")))
        driver.press(.enter, .char("r"))
        #expect(driver.screen.contains("Invoice 1795350000000001"))
        #expect(payments(driver) == 0)
    }

    /// An invoice whose link is known.
    private func started() throws -> Invoice {
        try invoice(
            "02",
            changes: [
                .created(tracking: "T", isSettled: false), .paymentStarted(PaymentStart(link: "https://pay.example/1")),
            ])
    }

    @Test func `a known link is shown without a call, and another is asked for by a key`() throws {
        var driver = AppDriver(kind: .test, invoices: [try started()])
        driver.press(.char("p"))
        #expect(driver.screen.contains("https://pay.example/1"))
        #expect(payments(driver) == 0)
        #expect(driver.last == .follow(invoiceID: "02"))
        driver.press(.char("r"))
        let id = try #require(driver.last?.asStartPayment?.id)
        #expect(driver.last == .startPayment(id, invoiceID: "02", asksAnew: true))
    }

    @Test func `on a live profile another link is asked for only after a word`() throws {
        var driver = AppDriver(kind: .live, invoices: [try started()])
        driver.press(.char("p"))
        #expect(driver.screen.contains("https://pay.example/1"))
        driver.press(.char("r"))
        #expect(payments(driver) == 0)
        #expect(driver.screen.contains("This is the LIVE gateway."))
        driver.press(.enter)
        #expect(payments(driver) == 1)
    }

    @Test func `a payment that ends while its link is shown isn't asked for again`() throws {
        var driver = AppDriver(kind: .test, invoices: [try started()])
        driver.press(.char("p"))
        var ended = try started()
        ended.apply(
            InvoiceUpdate(
                id: "02", at: AppDriver.now, change: .status(StatusReport(status: GatewayStatus("CANCELED")))))
        driver.send(.invoicesChanged([ended]))
        driver.press(.char("r"))
        #expect(payments(driver) == 0)
    }
}
