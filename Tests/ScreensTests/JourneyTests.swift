import InvoiceCore
import ScreenKit
import Screens
import SnapshotSupport
import Testing
import Wording

/// What a person does at the console, key by key, without a terminal.
@Suite struct JourneyTests {
    @Test(arguments: [(20, 9), (40, 10)]) func `that a window is too small is said whole`(width: Int, height: Int) {
        let driver = AppDriver(width: width, height: height)
        #expect(!driver.screen.contains("…"), "\(driver.screen)")
        #expect(driver.words.contains("press q to quit"), "\(driver.screen)")
    }

    @Test func `creates an invoice from the keyboard`() throws {
        var driver = AppDriver()
        driver.press(.char("n"))
        driver.answerProposal()
        driver.type("visamaster.uah")
        driver.press(.enter)
        driver.type("100.50")
        driver.press(.function(2))
        let request = try #require(driver.last?.asPrepare?.request)
        #expect(request.method.code == "visamaster.uah")
        #expect(request.amount.description == "100.5")
        #expect(request.paymentID.text == "1795350720000001")
        try driver.answerPreparation()
        #expect(driver.screen.contains(#"{"amount":100.50,"#))
        driver.press(.enter)
        let id = try #require(driver.last?.asSubmit?.id)
        driver.send(.submitted(id, .created(sent(try severalInvoices()[0]))))
        #expect(driver.screen.contains("79DF-60B0-17F6"))
        driver.press(.char("y"), .char("y"))
        #expect(driver.last == .copy("79DF-60B0-17F6"))
        #expect(!driver.screen.contains("Copied"))
        driver.send(.copied("79DF-60B0-17F6", .copied(.clipboard)))
        #expect(driver.screen.contains("Copied into the clipboard: 79DF-60B0-17F6"))
        driver.press(.escape)
        #expect(driver.screen.contains("Payment id"))
    }

    @Test func `works on a Cyrillic layout`() {
        var driver = AppDriver()
        driver.press(.char("т"))
        #expect(driver.screen.contains("New invoice"))
        driver.press(.escape)
        driver.press(.char("й"))
        #expect(driver.last == .quit)
    }

    /// On a Cyrillic layout Shift and `/` give a comma, which opens the themes.
    @Test func `the footer names a help key that every layout has`() throws {
        var driver = AppDriver(invoices: try severalInvoices())
        #expect(driver.screen.contains("F1 "))
        driver.press(.enter)
        #expect(driver.screen.contains("F1 "))
        driver.press(.char("p"))
        #expect(driver.screen.contains("F1 "))
    }

    @Test func `paste never submits and takes its blanks along`() throws {
        var driver = AppDriver()
        driver.press(.char("n"))
        driver.answerProposal()
        driver.send(.paste("visamaster.uah\n"))
        #expect(driver.screen.contains("1 of 52"))
        driver.press(.enter)
        driver.send(.paste(" 100.50 \r\n"))
        #expect(!driver.effects.contains { if case .prepare = $0 { true } else { false } })
        driver.press(.function(2))
        let request = try #require(driver.last?.asPrepare?.request)
        #expect(request.amount.description == "100.5")
    }

    @Test func `review is refused and goes to the first problem`() {
        var driver = AppDriver()
        driver.fillForm(amount: "100.505")
        driver.press(.ctrl("s"))
        #expect(!driver.effects.contains { if case .prepare = $0 { true } else { false } })
        #expect(driver.screen.contains("Amount: UAH has 2 decimals; 3 typed"))
    }

    @Test func `every change is kept as a draft`() throws {
        var driver = AppDriver()
        driver.fillForm(amount: "5")
        let (id, draft) = try #require(driver.last?.asSaveDraft)
        #expect(draft.amount == "5")
        driver.press(.escape)
        #expect(driver.last?.asSaveDraft?.id == id)
        #expect(driver.screen.contains("Draft kept"))
        driver.press(.char("d"), .enter)
        #expect(driver.screen.contains("VisaMaster, UAH"))
    }

    @Test func `a form in which nothing was typed leaves no draft`() throws {
        var driver = AppDriver()
        driver.press(.char("n"))
        driver.answerProposal()
        driver.press(.escape)
        #expect(driver.last?.asDiscardDraft != nil)
        #expect(driver.state.context.drafts.isEmpty)
    }

    @Test func `an invoice is sent only once however often enter is pressed`() throws {
        var driver = AppDriver()
        driver.fillForm()
        driver.press(.function(2))
        try driver.answerPreparation()
        driver.press(.enter, .enter, .enter, .char("n"), .char("r"))
        #expect(driver.effects.count { if case .submit = $0 { true } else { false } } == 1)
    }

    @Test func `a live profile sends only with the amount typed again`() throws {
        var driver = AppDriver(kind: .live)
        driver.fillForm()
        driver.press(.function(2))
        try driver.answerPreparation()
        driver.press(.enter)
        driver.type("100")
        driver.press(.enter)
        driver.send(.paste(".50"))
        driver.press(.enter)
        #expect(!driver.effects.contains { if case .submit = $0 { true } else { false } })
        driver.type(".5")
        driver.press(.enter)
        let (_, prepared, word, _) = try #require(driver.last?.asSubmit)
        #expect(word.covers(prepared.request.amount, on: .live))
    }

    @Test func `help and commands open while an invoice is on its way`() throws {
        var driver = AppDriver()
        driver.fillForm()
        driver.press(.function(2))
        try driver.answerPreparation()
        driver.press(.enter)
        let id = try #require(driver.last?.asSubmit?.id)
        driver.press(.function(1))
        #expect(driver.screen.contains("Stop waiting; once it has left, the outcome is unknown"))
        driver.send(.submitted(id, .created(sent(try severalInvoices()[0]))))
        driver.press(.escape)
        #expect(driver.screen.contains("● Created"))
        #expect(!driver.effects.contains(.cancel(id)))
    }

    @Test func `esc while sending cancels and waits for the verdict`() throws {
        var driver = try SnapshotTests.sendingDesk()
        let id = try #require(driver.last?.asSubmit?.id)
        driver.press(.escape)
        #expect(driver.last == .cancel(id))
        driver.press(.escape)
        #expect(driver.screen.contains("Stopping"))
        driver.send(.submitted(id, try unknown(try severalInvoices()[2])))
        #expect(driver.screen.contains("u Settle"))
    }

    @Test func `an answer nobody awaits is dropped`() throws {
        var driver = try SnapshotTests.sendingDesk()
        let id = try #require(driver.last?.asSubmit?.id)
        driver.send(.submitted(id, .created(sent(try severalInvoices()[0]))))
        driver.press(.escape)
        let before = driver.state
        driver.send(.submitted(id, try rejected(try severalInvoices()[3])))
        #expect(driver.state == before)
    }

    @Test func `unknown invoices are settled and sent again only by the rule`() throws {
        var driver = AppDriver(invoices: try severalInvoices())
        driver.press(.char("u"))
        let id = try #require(driver.last?.asSettle?.id)
        #expect(driver.last == .settle(id, invoiceID: "03"))
        driver.press(.char("S"))
        #expect(!driver.effects.contains { if case .resend = $0 { true } else { false } })
        driver.send(.settled(id, invoiceID: "03", .notFound(sent(missing(try severalInvoices()[2])))))
        driver.press(.char("S"), .enter)
        #expect(driver.last?.asResend?.invoiceID == "03")
        #expect(driver.last?.asResend?.card == nil)
    }

    @Test func `sending again asks for the card number and holds it against the kept digits`() throws {
        let unknown = try invoice("09", sender: "444411••••••1111", changes: [.unknown(UnknownReason(.timeout))])
        var driver = AppDriver(invoices: [unknown])
        driver.press(.char("u"))
        let id = try #require(driver.last?.asSettle?.id)
        driver.send(.settled(id, invoiceID: "09", .notFound(sent(missing(unknown)))))
        driver.press(.char("S"), .enter)
        driver.type("4111111111111111")
        driver.press(.enter)
        #expect(!driver.effects.contains { if case .resend = $0 { true } else { false } })
        #expect(driver.screen.contains("another card number"))
        driver.press(.ctrl("u"))
        driver.type("4444111144441111")
        driver.press(.enter)
        let card = try #require(driver.last?.asResend?.card)
        #expect(driver.last?.asResend?.invoiceID == "09")
        #expect(card.digits == "4444111144441111")
    }

    @Test func `a form with only what was proposed leaves no draft`() throws {
        var driver = AppDriver()
        driver.press(.char("n"))
        driver.answerProposal(statusURL: "http://127.0.0.1:9000/callback/abc")
        driver.press(.escape)
        #expect(driver.last?.asDiscardDraft != nil)
    }

    @Test func `a clone gets a payment id of its own`() throws {
        var driver = AppDriver(invoices: try severalInvoices())
        driver.press(.char("c"))
        driver.answerProposal("77")
        #expect(driver.screen.contains("Top-up for order 2093"))
        driver.press(.function(2))
        let request = try #require(driver.last?.asPrepare?.request)
        #expect(request.paymentID.text == "77")
        #expect(request.amount == Amount(coefficient: 1000, scale: 0))
    }

    @Test func `what another program writes appears without moving the selection`() throws {
        var driver = AppDriver(invoices: try severalInvoices())
        driver.press(.char("j"), .char("j"))
        driver.send(.invoicesChanged([try invoice("10", minutesAgo: 0, description: "from elsewhere")]))
        #expect(driver.screen.contains("▌ 13:58"))
        #expect(driver.screen.contains("14:32  1795350000000010"))
    }

    @Test func `a too small window takes no key but quit`() throws {
        var driver = AppDriver(width: 50, height: 12, invoices: try severalInvoices())
        let count = driver.effects.count
        driver.press(.char("n"), .enter, .char("u"))
        #expect(driver.effects.count == count)
        driver.press(.char("q"))
        #expect(driver.last == .quit)
    }

    @Test func `hostile text of the gateway is visible and harmless`() throws {
        let message = "\u{1b}[2J\u{9b}31m\u{202e}gnp.exe"
        let rejected = try invoice("11", changes: [.rejected(GatewayRejection(code: "1", message: message))])
        var driver = AppDriver(invoices: [rejected])
        driver.press(.enter)
        let bad: [Unicode.Scalar] = ["\u{1b}", "\u{9b}", "\u{202e}"]
        #expect(!driver.screen.unicodeScalars.contains { bad.contains($0) })
        #expect(driver.screen.contains("␛[2J"))
    }

    @Test func `every footer key is clickable`() throws {
        var driver = AppDriver(invoices: try severalInvoices())
        let rows = driver.screen.split(separator: "\n", omittingEmptySubsequences: false)
        let footer = String(rows[23])
        let column = try #require(footer.firstRange(of: "F1 ")).lowerBound
        let x = footer.distance(from: footer.startIndex, to: column)
        driver.mouse(.press, x: x, y: 23)
        #expect(driver.screen.contains("On this screen"))
    }

    @Test func `extra fields follow the currency`() throws {
        var driver = AppDriver()
        let rule = ExtraFieldRule(name: "phone", title: "Phone", currencies: ["wave-ci.xof"], isRequired: true)
        driver.send(.rulesLoaded([rule], note: nil))
        driver.press(.char("n"))
        driver.answerProposal()
        driver.type("wave-ci")
        driver.press(.enter)
        driver.type("1500")
        #expect(driver.screen.contains("Phone *"))
        driver.press(.function(2))
        #expect(driver.screen.contains("Phone: the gateway requires it"))
        driver.type("+2250102030405")
        driver.press(.tab, .enter)
        driver.type("note")
        driver.press(.tab)
        driver.type("by hand")
        driver.press(.function(2))
        let request = try #require(driver.last?.asPrepare?.request)
        #expect(
            request.extraFields == [
                ExtraField(name: "phone", value: "+2250102030405"), ExtraField(name: "note", value: "by hand"),
            ])
    }

    @Test func `an invoice of any state has a number to copy, and always its payment id`() throws {
        let invoices = try severalInvoices()
        for invoice in invoices {
            let paymentID = invoice.intent.paymentID.text
            for opening in [[], [Key.enter]] {
                var driver = AppDriver(invoices: [invoice])
                for key in opening { driver.press(key) }
                driver.press(.char("y"), .char("y"))
                #expect(driver.last == .copy(invoice.tracking ?? paymentID))
                driver.press(.char("y"), .char("i"))
                #expect(driver.last == .copy(paymentID))
                // The same keys on a Cyrillic layout.
                driver.press(.char("н"), .char("ф"))
                #expect(driver.last == .copy(invoice.intent.amount.text(minimumDecimals: min(2, invoice.decimals))))
            }
        }
        #expect(Set(invoices.map { $0.tracking == nil }).count == 2)
    }

    @Test func `what can't be copied is shown`() throws {
        var driver = AppDriver(invoices: try severalInvoices())
        driver.press(.char("y"), .char("y"))
        driver.send(.copied("79DF-60B0-17F6", .copied(.tmux)))
        #expect(driver.screen.contains("Copied into tmux's buffer: 79DF-60B0-17F6"))
        driver.send(.copied("79DF-60B0-17F6", .copied(.clipboard)))
        #expect(driver.screen.contains("Copied into the clipboard: 79DF-60B0-17F6"))
        driver.send(.copied("79DF-60B0-17F6", .failed("xclip failed with status 1")))
        #expect(driver.screen.contains("Not copied (xclip failed with status 1); here it is: 79DF-60B0-17F6"))
        driver.send(.copied("79DF-60B0-17F6", .noProgram))
        #expect(driver.last == .copyByTerminal("79DF-60B0-17F6"))
        driver.send(.copied("79DF-60B0-17F6", .copied(.terminal)))
        #expect(driver.screen.contains("Sent to the terminal's clipboard (it may refuse): 79DF-60B0-17F6"))
        #expect(!driver.screen.contains("Copied"))
        driver.send(.copied("79DF-60B0-17F6", .impossible))
        #expect(driver.screen.contains("This terminal can't copy; here it is: 79DF-60B0-17F6"))
    }

    @Test func `a started payment is followed and its link copied`() throws {
        var driver = AppDriver(invoices: try severalInvoices())
        driver.press(.char("j"), .char("p"))
        let id = try #require(driver.last?.asStartPayment?.id)
        #expect(driver.last == .startPayment(id, invoiceID: "02"))
        let started = try severalInvoices()[1]
        driver.send(.paymentAnswered(id, .started(sent(started), PaymentStart(link: "https://gateway.example/pay/1"))))
        #expect(driver.last == .follow(invoiceID: "02"))
        driver.press(.char("y"), .char("l"))
        #expect(driver.last == .copy("https://gateway.example/pay/1"))
        driver.press(.char("b"))
        #expect(driver.last == .openLink("https://gateway.example/pay/1"))
        var report = StatusReport(status: GatewayStatus("FINISHED"))
        (report.currency, report.amount) = ("wave-ci.xof", try Amount("15000"))
        let finished = try invoice(
            "02", minutesAgo: 12, currency: "wave-ci.xof", amount: "15000",
            changes: [.created(tracking: "T", isSettled: false), .status(report)])
        driver.send(.invoicesChanged([finished]))
        #expect(driver.screen.contains("● finished"))
    }

    @Test func `all waiting payments of a month are followed together`() throws {
        var driver = AppDriver(invoices: try severalInvoices())
        driver.press(.char("R"))
        let since = driver.state.context.now.advanced(byMilliseconds: -30 * 86_400_000)
        #expect(driver.last == .followAll(since: since))
        driver.send(.told("Following 2 payments; what changes appears here."))
        #expect(driver.screen.contains("Following 2 payments"))
    }

    @Test func `waiting for the payment is seen and counts the time`() throws {
        var driver = AppDriver(invoices: try severalInvoices())
        driver.press(.char("j"), .char("p"))
        let id = try #require(driver.last?.asStartPayment?.id)
        #expect(driver.screen.contains("Asking the gateway for the payment…  0.1 s"))
        #expect(App.tickInterval(driver.state) == 100)
        driver.send(.ticked(driver.state.context.now.advanced(byMilliseconds: 2500), uptime: 2500))
        #expect(driver.screen.contains("Asking the gateway for the payment…  2.5 s"))
        driver.send(.paymentAnswered(id, .failed(.gateway(.unusable(UnknownReason(.timeout, detail: "30 s"))))))
        #expect(driver.words.contains("No answer from the gateway: no whole answer within 30 s."))
        #expect(!driver.screen.contains("Asking the gateway"))
        #expect(App.tickInterval(driver.state) > 100)
    }

    @Test(arguments: [
        "javascript:alert(1)", "file:///etc/passwd", "https://x.example/\u{1b}]8;;evil", "intent://pay",
        "https://x.example/`id`",
    ])
    func `a link that is no web address is text only`(link: String) throws {
        var driver = AppDriver(invoices: try severalInvoices())
        driver.press(.char("j"), .char("p"))
        let id = try #require(driver.last?.asStartPayment?.id)
        driver.send(.paymentAnswered(id, .started(sent(try severalInvoices()[1]), PaymentStart(link: link))))
        #expect(driver.screen.contains("This is no web address"))
        driver.press(.char("b"))
        #expect(!driver.effects.contains(.openLink(link)))
        #expect(driver.frame.links.isEmpty)
    }

    @Test func `themes show at once and esc goes back`() {
        var driver = AppDriver()
        driver.press(.char(","), .down, .down, .down, .enter, .down)
        #expect(driver.state.context.theme == "night")
        driver.press(.escape)
        #expect(driver.state.context.theme == "ansi")
        driver.press(.enter, .down, .enter)
        #expect(driver.last == .useTheme("night"))
    }
}
