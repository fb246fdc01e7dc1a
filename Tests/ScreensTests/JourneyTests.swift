import InvoiceCore
import ScreenKit
import Screens
import SnapshotSupport
import Testing

/// What a person does at the desk, key by key, without a terminal.
@Suite struct JourneyTests {
    @Test func createsAnInvoiceFromTheKeyboard() throws {
        var desk = Desk()
        desk.press(.char("n"))
        desk.answerProposal()
        desk.type("visamaster.uah")
        desk.press(.enter)
        desk.type("100.50")
        desk.press(.function(2))
        guard case .prepare(_, let draft) = desk.last else { throw Unexpected() }
        #expect(draft.currency == "visamaster.uah")
        #expect(draft.amount == "100.50")
        #expect(draft.paymentID == "1795350720000001")
        try desk.answerPreparation()
        #expect(desk.screen.contains(#"{"amount":100.50,"#))
        desk.press(.enter)
        guard case .submit(let id, _, nil, _) = desk.last else { throw Unexpected() }
        desk.send(.submitted(id, .created(try severalInvoices()[0])))
        #expect(desk.screen.contains("7 9 D F - 6 0 B 0 - 1 7 F 6"))
        desk.press(.char("y"))
        #expect(desk.last == .copy("79DF-60B0-17F6"))
        #expect(!desk.screen.contains("Copied"))
        desk.send(.copied("79DF-60B0-17F6", .copied(.clipboard)))
        #expect(desk.screen.contains("Copied into the clipboard: 79DF-60B0-17F6"))
        desk.press(.escape)
        #expect(desk.screen.contains("Payment id"))
    }

    @Test func worksOnACyrillicLayout() {
        var desk = Desk()
        desk.press(.char("т"))
        #expect(desk.screen.contains("New invoice"))
        desk.press(.escape)
        desk.press(.char("й"))
        #expect(desk.last == .quit)
    }

    /// On a Cyrillic layout Shift and `/` give a comma, which opens the themes.
    @Test func theFooterNamesAHelpKeyThatEveryLayoutHas() throws {
        var desk = Desk(invoices: try severalInvoices())
        #expect(desk.screen.contains("F1 Help"))
        desk.press(.enter)
        #expect(desk.screen.contains("F1 Help"))
        desk.press(.char("p"))
        #expect(desk.screen.contains("F1 Help"))
    }

    @Test func pasteNeverSubmitsAndTakesItsBlanksAlong() throws {
        var desk = Desk()
        desk.press(.char("n"))
        desk.answerProposal()
        desk.send(.paste("visamaster.uah\n"))
        #expect(desk.screen.contains("1 of 52"))
        desk.press(.enter)
        desk.send(.paste(" 100.50 \r\n"))
        #expect(!desk.effects.contains { if case .prepare = $0 { true } else { false } })
        desk.press(.function(2))
        guard case .prepare(_, let draft) = desk.last else { throw Unexpected() }
        #expect(draft.amount == "100.50")
    }

    @Test func reviewIsRefusedAndGoesToTheFirstProblem() {
        var desk = Desk()
        desk.fillForm(amount: "100.505")
        desk.press(.ctrl("s"))
        #expect(!desk.effects.contains { if case .prepare = $0 { true } else { false } })
        #expect(desk.screen.contains("Amount: UAH has 2 decimals; 3 typed"))
    }

    @Test func everyChangeIsKeptAsADraft() throws {
        var desk = Desk()
        desk.fillForm(amount: "5")
        guard case .saveDraft(let id, let draft) = desk.last else { throw Unexpected() }
        #expect(draft.amount == "5")
        desk.press(.escape)
        guard case .saveDraft(id, _) = desk.last else { throw Unexpected() }
        #expect(desk.screen.contains("Draft kept"))
        desk.press(.char("d"))
        #expect(desk.screen.contains("VisaMaster, UAH"))
    }

    @Test func aFormInWhichNothingWasTypedLeavesNoDraft() throws {
        var desk = Desk()
        desk.press(.char("n"))
        desk.answerProposal()
        desk.press(.escape)
        guard case .discardDraft = desk.last else { throw Unexpected() }
        #expect(desk.state.around.drafts.isEmpty)
    }

    @Test func anInvoiceIsSentOnlyOnceHoweverOftenEnterIsPressed() throws {
        var desk = Desk()
        desk.fillForm()
        desk.press(.function(2))
        try desk.answerPreparation()
        desk.press(.enter, .enter, .enter, .char("n"), .char("r"))
        #expect(desk.effects.count { if case .submit = $0 { true } else { false } } == 1)
    }

    @Test func aLiveProfileSendsOnlyWithTheAmountTypedAgain() throws {
        var desk = Desk(kind: .live)
        desk.fillForm()
        desk.press(.function(2))
        try desk.answerPreparation()
        desk.press(.enter)
        desk.type("100")
        desk.press(.enter)
        desk.send(.paste(".50"))
        desk.press(.enter)
        #expect(!desk.effects.contains { if case .submit = $0 { true } else { false } })
        desk.type(".5")
        desk.press(.enter)
        guard case .submit(_, _, "100.5", _) = desk.last else { throw Unexpected() }
    }

    @Test func helpAndCommandsOpenWhileAnInvoiceIsOnItsWay() throws {
        var desk = Desk()
        desk.fillForm()
        desk.press(.function(2))
        try desk.answerPreparation()
        desk.press(.enter)
        guard case .submit(let id, _, _, _) = desk.last else { throw Unexpected() }
        desk.press(.function(1))
        #expect(desk.screen.contains("Stop waiting; once it has left, the outcome is unknown"))
        desk.send(.submitted(id, .created(try severalInvoices()[0])))
        desk.press(.escape)
        #expect(desk.screen.contains("● Created"))
        #expect(!desk.effects.contains(.cancel(id)))
    }

    @Test func escWhileSendingCancelsAndWaitsForTheVerdict() throws {
        var desk = try SnapshotTests.sendingDesk()
        guard case .submit(let id, _, _, _) = desk.last else { throw Unexpected() }
        desk.press(.escape)
        #expect(desk.last == .cancel(id))
        desk.press(.escape)
        #expect(desk.screen.contains("Stopping"))
        desk.send(.submitted(id, .unknown(try severalInvoices()[2])))
        #expect(desk.screen.contains("u Settle now"))
    }

    @Test func anAnswerNobodyAwaitsIsDropped() throws {
        var desk = try SnapshotTests.sendingDesk()
        guard case .submit(let id, _, _, _) = desk.last else { throw Unexpected() }
        desk.send(.submitted(id, .created(try severalInvoices()[0])))
        desk.press(.escape)
        let before = desk.state
        desk.send(.submitted(id, .rejected(try severalInvoices()[3])))
        #expect(desk.state == before)
    }

    @Test func unknownInvoicesAreSettledAndSentAgainOnlyByTheRule() throws {
        var desk = Desk(invoices: try severalInvoices())
        desk.press(.char("u"))
        guard case .settle(let id, "03") = desk.last else { throw Unexpected() }
        desk.press(.char("s"))
        #expect(!desk.effects.contains { if case .resend = $0 { true } else { false } })
        desk.send(.settled(id, invoiceID: "03", .notFound(missing(try severalInvoices()[2]))))
        desk.press(.char("s"), .enter)
        guard case .resend(_, "03", nil, nil) = desk.last else { throw Unexpected() }
    }

    @Test func sendingAgainAsksForTheCardNumberAndHoldsItAgainstTheKeptDigits() throws {
        let unknown = try invoice("09", sender: "444411••••••1111", changes: [.unknown(UnknownReason(.timeout))])
        var desk = Desk(invoices: [unknown])
        desk.press(.char("u"))
        guard case .settle(let id, _) = desk.last else { throw Unexpected() }
        desk.send(.settled(id, invoiceID: "09", .notFound(missing(unknown))))
        desk.press(.char("s"), .enter)
        desk.type("4111111111111111")
        desk.press(.enter)
        #expect(!desk.effects.contains { if case .resend = $0 { true } else { false } })
        #expect(desk.screen.contains("another card number"))
        desk.press(.ctrl("u"))
        desk.type("4444111144441111")
        desk.press(.enter)
        guard case .resend(_, "09", "4444111144441111", nil) = desk.last else { throw Unexpected() }
    }

    @Test func aFormWithOnlyWhatWasProposedLeavesNoDraft() throws {
        var desk = Desk()
        desk.press(.char("n"))
        desk.answerProposal(statusURL: "http://127.0.0.1:9000/callback/abc")
        desk.press(.escape)
        guard case .discardDraft = desk.last else { throw Unexpected() }
    }

    @Test func aCloneGetsAPaymentIdOfItsOwn() throws {
        var desk = Desk(invoices: try severalInvoices())
        desk.press(.char("c"))
        desk.answerProposal("77")
        #expect(desk.screen.contains("Top-up for order 2093"))
        desk.press(.function(2))
        guard case .prepare(_, let draft) = desk.last else { throw Unexpected() }
        #expect(draft.paymentID == "77")
        #expect(draft.amount == "1000.00")
    }

    @Test func whatAnotherProgramWritesAppearsWithoutMovingTheSelection() throws {
        var desk = Desk(invoices: try severalInvoices())
        desk.press(.char("j"), .char("j"))
        desk.send(.invoicesChanged([try invoice("10", minutesAgo: 0, description: "from elsewhere")]))
        #expect(desk.screen.contains("▌ 13:58"))
        #expect(desk.screen.contains("14:32  1795350000000010"))
    }

    @Test func aTooSmallWindowTakesNoKeyButQuit() throws {
        var desk = Desk(width: 50, height: 12, invoices: try severalInvoices())
        let count = desk.effects.count
        desk.press(.char("n"), .enter, .char("u"))
        #expect(desk.effects.count == count)
        desk.press(.char("q"))
        #expect(desk.last == .quit)
    }

    @Test func hostileTextOfTheGatewayIsVisibleAndHarmless() throws {
        let message = "\u{1b}[2J\u{9b}31m\u{202e}gnp.exe"
        let rejected = try invoice("11", changes: [.rejected(GatewayRejection(code: "1", message: message))])
        var desk = Desk(invoices: [rejected])
        desk.press(.enter)
        let bad: [Unicode.Scalar] = ["\u{1b}", "\u{9b}", "\u{202e}"]
        #expect(!desk.screen.unicodeScalars.contains { bad.contains($0) })
        #expect(desk.screen.contains("␛[2J"))
    }

    @Test func everyFooterKeyIsClickable() throws {
        var desk = Desk(invoices: try severalInvoices())
        let rows = desk.screen.split(separator: "\n", omittingEmptySubsequences: false)
        let footer = String(rows[23])
        let column = try #require(footer.firstRange(of: "F1 Help")).lowerBound
        let x = footer.distance(from: footer.startIndex, to: column)
        desk.send(.mouse(MouseEvent(kind: .press, position: Position(x: x, y: 23))))
        #expect(desk.screen.contains("On this screen"))
    }

    @Test func extraFieldsFollowTheCurrency() throws {
        var desk = Desk()
        let rule = ExtraFieldRule(name: "phone", title: "Phone", currencies: ["wave-ci.xof"], isRequired: true)
        desk.send(.rulesLoaded([rule], note: nil))
        desk.press(.char("n"))
        desk.answerProposal()
        desk.type("wave-ci")
        desk.press(.enter)
        desk.type("1500")
        #expect(desk.screen.contains("Phone *"))
        desk.press(.function(2))
        #expect(desk.screen.contains("Field phone: the gateway requires it"))
        desk.type("+2250102030405")
        desk.press(.tab, .enter)
        desk.type("note")
        desk.press(.tab)
        desk.type("by hand")
        desk.press(.function(2))
        guard case .prepare(_, let draft) = desk.last else { throw Unexpected() }
        #expect(
            draft.extraFields == [
                ExtraField(name: "phone", value: "+2250102030405"), ExtraField(name: "note", value: "by hand"),
            ])
    }

    @Test func `an invoice of any state has a number to copy, and always its payment id`() throws {
        let invoices = try severalInvoices()
        for invoice in invoices {
            let paymentID = invoice.intent.paymentID.text
            for opening in [[], [Key.enter]] {
                var desk = Desk(invoices: [invoice])
                for key in opening { desk.press(key) }
                desk.press(.char("y"))
                #expect(desk.last == .copy(invoice.tracking ?? paymentID))
                desk.press(.char("Y"))
                #expect(desk.last == .copy(paymentID))
                // The same key on a Cyrillic layout.
                desk.press(.char("Н"))
                #expect(desk.last == .copy(paymentID))
                desk.press(.function(1))
                #expect(desk.screen.contains("Copy the payment id"))
            }
        }
        #expect(Set(invoices.map { $0.tracking == nil }).count == 2)
    }

    @Test func `what can't be copied is shown`() throws {
        var desk = Desk(invoices: try severalInvoices())
        desk.press(.char("y"))
        desk.send(.copied("79DF-60B0-17F6", .copied(.tmux)))
        #expect(desk.screen.contains("Copied into tmux's buffer: 79DF-60B0-17F6"))
        desk.send(.copied("79DF-60B0-17F6", .copied(.clipboard)))
        #expect(desk.screen.contains("Copied into the clipboard: 79DF-60B0-17F6"))
        desk.send(.copied("79DF-60B0-17F6", .failed("xclip failed with status 1")))
        #expect(desk.screen.contains("Not copied (xclip failed with status 1); here it is: 79DF-60B0-17F6"))
        desk.send(.copied("79DF-60B0-17F6", .noProgram))
        #expect(desk.last == .copyByTerminal("79DF-60B0-17F6"))
        desk.send(.copied("79DF-60B0-17F6", .copied(.terminal)))
        #expect(desk.screen.contains("Sent to the terminal's clipboard (it may refuse): 79DF-60B0-17F6"))
        #expect(!desk.screen.contains("Copied"))
        desk.send(.copied("79DF-60B0-17F6", .impossible))
        #expect(desk.screen.contains("This terminal can't copy; here it is: 79DF-60B0-17F6"))
    }

    @Test func aStartedPaymentIsFollowedAndItsLinkCopied() throws {
        var desk = Desk(invoices: try severalInvoices())
        desk.press(.char("j"), .char("p"))
        guard case .startPayment(let id, "02") = desk.last else { throw Unexpected() }
        let started = try severalInvoices()[1]
        desk.send(.paymentAnswered(id, .started(started, PaymentFacts(link: "https://gateway.example/pay/1"))))
        #expect(desk.last == .follow(invoiceID: "02"))
        desk.press(.char("y"))
        #expect(desk.last == .copy("https://gateway.example/pay/1"))
        desk.press(.char("o"))
        #expect(desk.last == .openLink("https://gateway.example/pay/1"))
        var report = StatusReport(status: GatewayStatus("FINISHED"))
        (report.currency, report.amount) = ("wave-ci.xof", try Amount("15000"))
        let finished = try invoice(
            "02", minutesAgo: 12, currency: "wave-ci.xof", amount: "15000",
            changes: [.created(tracking: "T", isSettled: false), .status(report)])
        desk.send(.invoicesChanged([finished]))
        #expect(desk.screen.contains("● finished"))
    }

    @Test func allWaitingPaymentsOfAMonthAreFollowedTogether() throws {
        var desk = Desk(invoices: try severalInvoices())
        desk.press(.char("R"))
        let since = desk.state.around.now.advanced(byMilliseconds: -30 * 86_400_000)
        #expect(desk.last == .followAll(since: since))
        desk.send(.told("Following 2 payments; what changes appears here."))
        #expect(desk.screen.contains("Following 2 payments"))
    }

    @Test func waitingForThePaymentIsSeenAndCountsTheTime() throws {
        var desk = Desk(invoices: try severalInvoices())
        desk.press(.char("j"), .char("p"))
        guard case .startPayment(let id, _) = desk.last else { throw Unexpected() }
        #expect(desk.screen.contains("Asking the gateway for the payment…  0.1 s"))
        #expect(App.tickInterval(desk.state) == 100)
        desk.send(.ticked(desk.state.around.now.advanced(byMilliseconds: 2500), uptime: 2500))
        #expect(desk.screen.contains("Asking the gateway for the payment…  2.5 s"))
        desk.send(.paymentAnswered(id, .failed("No answer in 30 s.")))
        #expect(desk.screen.contains("No answer in 30 s."))
        #expect(!desk.screen.contains("Asking the gateway"))
        #expect(App.tickInterval(desk.state) > 100)
    }

    @Test(arguments: [
        "javascript:alert(1)", "file:///etc/passwd", "https://x.example/\u{1b}]8;;evil", "intent://pay",
        "https://x.example/`id`",
    ])
    func aLinkThatIsNoWebAddressIsTextOnly(link: String) throws {
        var desk = Desk(invoices: try severalInvoices())
        desk.press(.char("j"), .char("p"))
        guard case .startPayment(let id, _) = desk.last else { throw Unexpected() }
        desk.send(.paymentAnswered(id, .started(try severalInvoices()[1], PaymentFacts(link: link))))
        #expect(desk.screen.contains("This is no web address"))
        desk.press(.char("o"))
        #expect(!desk.effects.contains(.openLink(link)))
        #expect(desk.frame.links.isEmpty)
    }

    @Test func themesShowAtOnceAndEscGoesBack() {
        var desk = Desk()
        desk.press(.char(","), .down)
        #expect(desk.state.around.theme == "night")
        desk.press(.escape)
        #expect(desk.state.around.theme == "ansi")
        desk.press(.char(","), .down, .enter)
        #expect(desk.last == .useTheme("night"))
    }
}

/// The effects were not those expected.
struct Unexpected: Error {}
