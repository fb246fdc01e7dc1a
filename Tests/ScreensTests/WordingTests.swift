import InvoiceCore
import Testing
import Wording

@testable import Screens

@Suite struct WordingTests {
    @Test(arguments: [
        (0, "0 ms"), (12, "12 ms"), (99, "99 ms"), (100, "0.1 s"), (199, "0.1 s"), (400, "0.4 s"), (30_050, "30.0 s"),
    ])
    func `a span is never shown as no time at all`(milliseconds: Int, text: String) {
        #expect(wording.seconds(milliseconds) == text)
    }

    @Test(arguments: [
        (InvoiceState.sending, "sending"), (.created, "created"), (.rejected, "rejected"), (.unknown, "unknown"),
        (.unsent, "not sent"), (.closed, "closed"),
    ])
    func `a state is told in the words of lists and searches, wherever it is`(state: InvoiceState, word: String) throws
    {
        #expect(wording.paymentIDIsUsed(state).hasSuffix(": \(word)"))
        #expect(wording.paymentIDIsInHistory(state).hasSuffix("(\(word))."))
        #expect(wording.title(of: .wrongState(state)).contains("is \(word);"))
        var here = try invoice("01")
        switch state {
        case .sending: break
        case .created: return
        case .rejected: here = try invoice("01", changes: [.rejected(GatewayRejection(code: nil, message: "no"))])
        case .unknown: here = try invoice("01", changes: [.unknown(UnknownReason(.timeout))])
        case .unsent: here = try invoice("01", changes: [.unsent("refused")])
        case .closed:
            here = try invoice("01", changes: [.unknown(UnknownReason(.timeout)), .notFound, .closed])
        }
        let difference = ReconcileDifference(kinds: [.outcome], here: .init(here), there: nil)
        #expect(wording.here(difference).hasSuffix(" \(word)"))
    }
}

/// What a report says of a payment of 1000 UAH.
private func facts(_ change: (inout StatusReport) throws -> Void) throws -> [String] {
    var report = StatusReport(status: GatewayStatus("PAYED_RECALC"))
    try change(&report)
    return wording.facts(of: report, for: try invoice("01")).map { "\($0.label): \($0.value)" }
}

extension WordingTests {
    @Test func `another sum than asked for is said`() throws {
        let other = try facts {
            ($0.currency, $0.amount) = ("visamaster.uah", try Amount("800"))
            $0.fee = try Amount("8.5")
            $0.accrualAmount = try Amount("791.5")
            $0.accrualCurrency = "USD"
            $0.isRecalculated = true
        }
        #expect(
            other == [
                "Amount: 800.00 UAH, not the 1 000.00 UAH asked for", "Fee: 8.50 UAH", "Credited: 791.50 USD",
                "Recalculated: yes: another sum was paid than asked",
            ])
        #expect(try facts { $0.amount = try Amount("1000.0") } == ["Amount: 1 000.00 UAH", "Currency: not told"])
        #expect(try facts { $0.isRecalculated = false } == ["Amount: not told", "Currency: not told"])
    }

    @Test func `another currency is said where it is one`() throws {
        let other = try facts {
            $0.currency = "mpesa-congo.usd"
            $0.amount = try Amount("1000")
        }
        #expect(
            other == [
                "Currency: mpesa-congo.usd, not the visamaster.uah asked for",
                "Amount: 1 000.00 USD, not the 1 000.00 UAH asked for",
            ])
        #expect(try facts { $0.currency = "UAH" } == ["Amount: not told"])
    }

    @Test func `another payment's numbers are said`() throws {
        let here = try invoice("01", changes: [.created(tracking: "79DF-60B0-17F6", isSettled: false)])
        var report = StatusReport(status: GatewayStatus("CREATED"))
        (report.tracking, report.paymentID) = ("0000-0000-0000", "27")
        #expect(
            wording.facts(of: report, for: here).map { "\($0.label): \($0.value)" } == [
                "Tracking: 0000-0000-0000, not 79DF-60B0-17F6", "Payment id: 27, not \(here.intent.paymentID)",
            ])
    }

    @Test func `what the gateway says is safe to show`() throws {
        let hostile = try facts {
            $0.reason = GatewayRejection(code: "5\u{1b}[2J", message: "no\u{202e}")
            $0.accrualAmount = try Amount("1")
            $0.accrualCurrency = "\u{7}"
            $0.processed = "\u{1b}]0;x\u{7}"
            $0.unreadable = [.fee: "\u{1b}[2J"]
        }
        #expect(
            hostile == [
                "Reason: no\\u{202e} (code 5␛[2J)", "Amount: not told", "Currency: not told", "Unreadable: fee: ␛[2J",
                "If paid: 1.00 ␇ would be credited", "Processed: ␛]0;x␇",
            ])
    }
}

extension WordingTests {
    @Test func `the help explains every condition of the search`() {
        let terms = wording.searchTerms.map { "\($0.term) \($0.words)" }.joined(separator: "\n")
        for name in InvoiceQuery.operators { #expect(terms.contains(name), "\(name)") }
        for choice in InvoiceQuery.choices {
            let parts = choice.split(separator: ":").map(String.init)
            #expect(
                wording.searchTerms.contains { $0.term == parts[0] + ":" && $0.words.contains(parts[1]) }, "\(choice)")
        }
    }

    @Test(arguments: [
        (InvoiceQueryProblem.unknownChoice("is:payd", suggestion: "status:paid"), "did you mean status:paid?"),
        (.unknownChoice("sort:foo", suggestion: nil), "There is no sort:foo. There are: is:today is:unknown"),
        (.unknownMethod("viza", suggestions: ["visamaster"]), "“viza” in its code or name. Near to it: visamaster."),
        (.unknownMethod("qq", suggestions: []), "einvoice currencies lists them."),
        (.unknownCurrency("xfo", suggestions: ["xof", "xmr"]), "Near to it: xof, xmr."),
        (.unheardOfStatus("helt", suggestion: "held"), "no invoice here has it; did you mean held?"),
        (.unknownMethod("\u{1b}[2J", suggestions: ["\u{202e}"]), "“␛[2J” in its code or name. Near to it: \\u{202e}."),
    ])
    func `a search that means nothing is told with what does`(problem: InvoiceQueryProblem, part: String) {
        let text = wording.text(for: problem)
        #expect(text.contains(part) && !text.contains("?."))
    }
}
