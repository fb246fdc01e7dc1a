import InvoiceCore
import ScreenKit
import TestGateway
import Testing

@testable import EInvoiceKit
@testable import Fronts
@testable import Screens

/// What the gateway may say of a payment of 100.50 UAH that it calls paid, and what each screen makes of it.
@Suite(.timeLimit(.minutes(10))) struct ReportedAmountTests {
    /// A way to report a sum, and what is said of it.
    struct Report: Sendable, CustomTestStringConvertible {
        var name: String
        /// As JSON.
        var amount: String
        var words: String
        /// How it stands in the table of differences.
        var short: String

        var testDescription: String { name }

        /// The report's members beside the payment's numbers.
        func members(currency: String = "visamaster.uah") -> String {
            #""status":"FINISHED","currency":"\#(currency)","amount":\#(amount)"#
        }
    }

    static let reports = [
        Report(
            name: "fewer", amount: "15", words: "15.00 UAH, not the 100.50 UAH asked for", short: "15.00 UAH finished"),
        Report(
            name: "more", amount: "10050", words: "10 050.00 UAH, not the 100.50 UAH asked for",
            short: "10 050.00 UAH finished"),
        Report(
            name: "decimal comma", amount: #""100,50""#, words: "the amount can't be read: 100,50",
            short: "amount “100,50”?"),
        Report(
            name: "grouped", amount: #""1 00.50""#, words: "the amount can't be read: 1 00.50",
            short: "amount “1 00.50”?"),
        Report(
            name: "negative", amount: "-100.50", words: "the amount can't be read: -100.50", short: "amount “-100.50”?"),
        Report(name: "null", amount: "null", words: "the gateway tells no amount", short: "no amount"),
        Report(name: "1e400", amount: "1e400", words: "the amount can't be read: 1e400", short: "amount “1e400”?"),
        Report(name: "an object", amount: "{}", words: "the amount can't be read: {…}", short: "amount “{…}”?"),
    ]

    /// Waits for a frame that has the words, wherever its lines break, and none that calls the payment good.
    private func expectWarned(
        _ terminal: ScriptedTerminal, _ words: String, sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        let frame = try await terminal.until("DON'T HAND OVER: \(words)") { state in
            state.text.inOneLine.contains("DON'T HAND OVER: \(words)")
        }
        #expect(!frame.inOneLine.contains("can be handed over"), sourceLocation: sourceLocation)
        #expect(!frame.contains("● finished"), sourceLocation: sourceLocation)
    }

    @Test(arguments: reports)
    func `the list, its notice and the invoice say what differs before the status`(report: Report) async throws {
        let shop = try Shop()
        try await shop.create("inv-1")
        let tracking = try #require(shop.gateway.tracking(of: "inv-1"))
        shop.gateway.setReply(
            #"{"tracking":"\#(tracking)","payment_id":"inv-1",\#(report.members())}"#, to: "einvoice/status")
        try await RunningConsole.open(at: shop, terminal: ScriptedTerminal(size: Size(width: 100, height: 50))) {
            console in
            let terminal = console.terminal
            try await terminal.shows("inv-1")
            try await terminal.press("r")
            try await expectWarned(terminal, report.words)
            try await terminal.shows("≠ mismatch", "1 mismatch")
            try await terminal.press(.enter)
            try await terminal.shows("What the gateway says")
            try await expectWarned(terminal, report.words)
        }
        #expect(try shop.invoice("inv-1").report?.status.text == "FINISHED")
    }

    @Test(arguments: reports)
    func `what settling finds otherwise than asked for is told so`(report: Report) async throws {
        let shop = try Shop()
        shop.gateway.fail(.html, creating: true)
        _ = try await shop.send("inv-1")
        let tracking = try #require(shop.gateway.tracking(of: "inv-1"))
        shop.gateway.setReply(
            #"{"tracking":"\#(tracking)","payment_id":"inv-1",\#(report.members())}"#, to: "einvoice/status")
        try await RunningConsole.open(at: shop) { console in
            try await console.terminal.shows("u Settle")
            try await console.terminal.press("u")
            try await expectWarned(console.terminal, report.words)
            #expect(!console.terminal.seen.text.contains("● created"))
        }
    }

    @Test(arguments: reports)
    func `a test payment that comes to another sum is not as expected`(report: Report) async throws {
        let shop = try Shop()
        // The first of the currencies.
        shop.gateway.setReply("{\(report.members(currency: "airtel.mga"))}", to: "einvoice/status")
        try await RunningConsole.open(at: shop) { console in
            try await console.terminal.press("t", .enter)
            try await console.terminal.shows("airtel.mga", "≠ 2 mismatch")
        }
    }

    @Test(arguments: reports)
    func `a statement that has it otherwise differs, and its row says how`(report: Report) async throws {
        let shop = try Shop()
        try await shop.create("inv-1")
        let tracking = try #require(shop.gateway.tracking(of: "inv-1"))
        let row = #"{"tracking":"\#(tracking)","payment_id":"inv-1",\#(report.members())}"#
        shop.gateway.setReply(#"{"list":[\#(row)]}"#, to: "einvoice/statement")
        try await RunningConsole.open(at: shop, terminal: ScriptedTerminal(size: Size(width: 140, height: 30))) {
            console in
            try await console.terminal.press("m")
            try await console.terminal.shows("amount, status", "100.50 UAH created", report.short)
        }
    }
}

extension String {
    /// The words with one blank between them.
    fileprivate var inOneLine: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
