import EInvoiceKit
import InvoiceCore
import ScreenKit
import Testing
import Wording

@testable import Fronts
@testable import Screens

/// One invoice, on the screen and on the standard output.
@Suite struct InvoiceDocumentTests {
    /// 22 November 2026, 14:32:00 in a zone two hours east.
    private static let now = Timestamp(milliseconds: 1_795_350_720_000)

    private static let created = InvoiceUpdate.Change.created(tracking: "79DF-60B0-17F6", isSettled: false)

    private static func invoice(
        _ changes: [InvoiceUpdate.Change], exchange: Exchange? = nil, _ change: (inout InvoiceIntent) -> Void = { _ in }
    ) throws -> Invoice {
        var intent = InvoiceIntent(
            id: "01", createdAt: now.advanced(byMilliseconds: -600_000), paymentID: PaymentID(recorded: "inv-1"),
            currency: "visamaster.uah", amount: try Amount("1500"))
        (intent.profile, intent.kind) = ("shop-uah", "live")
        (intent.endpoint, intent.clientID) = ("https://gateway.example/api/einvoice/create", "1042")
        intent.body = #"{"amount":1500,"currency":"visamaster.uah","payment_id":"inv-1"}"#
        change(&intent)
        let updates = changes.enumerated().map { index, change in
            InvoiceUpdate(
                id: "01", at: intent.createdAt.advanced(byMilliseconds: Int64(1000 * (index + 1))), change: change,
                exchange: index == 0 ? exchange : nil)
        }
        return Invoice(intent: intent, updates: updates)
    }

    private static func report(
        _ status: String, _ change: (inout StatusReport) throws -> Void = { _ in }
    ) throws -> InvoiceUpdate.Change {
        var report = StatusReport(status: GatewayStatus(status))
        (report.currency, report.amount) = ("visamaster.uah", try Amount("1500"))
        try change(&report)
        return .status(report)
    }

    private static func exchange(_ reply: String, isTruncated: Bool = false) -> Exchange {
        Exchange(
            httpStatus: 200, reply: reply, isTruncated: isTruncated, elapsedMilliseconds: 400, signature: .missing)
    }

    /// Invoices with everything that there may be to tell, by what they are.
    private static func invoices() throws -> [(String, Invoice)] {
        [
            (
                "finished",
                try invoice([
                    created, .paymentStarted(PaymentStart(address: "3Haaz", neededConfirmations: 3)),
                    try report("FINISHED") { ($0.fee, $0.accrualAmount) = (try Amount("8.5"), try Amount("1491.5")) },
                    .note("called the customer"), .callbackCame,
                ]) { intent in
                    for field in RequestField.allCases { intent[field] = "text of \(field.name)" }
                    intent.extraFields = [ExtraField(name: "a_long_name_of_a_field", value: "value")]
                }
            ),
            (
                "failed",
                try invoice([
                    created, try report("FAILED") { $0.reason = GatewayRejection(code: "5", message: "declined") },
                ])
            ),
            ("mismatch", try invoice([created, try report("FINISHED") { $0.amount = try Amount("15") }])),
            ("two numbers", try invoice([created, .created(tracking: "0000-0000-0000", isSettled: true)])),
            (
                "rejected",
                try invoice([.rejected(GatewayRejection(code: "12", message: "Limit"))], exchange: exchange(""))
            ),
            (
                "settled",
                try invoice([
                    .unknown(UnknownReason(.timeout, detail: "30 s")), .notFound, .resent(lease: nil),
                    .unsent("refused"), .created(tracking: "79DF-60B0-17F6", isSettled: true),
                ])
            ),
            (
                "cut",
                try invoice([.unknown(UnknownReason(.badReply))], exchange: exchange("<html>", isTruncated: true))
            ),
            (
                "adopted",
                try invoice([created, try report("PAYIN")]) {
                    ($0.body, $0.endpoint) = ("", "https://gateway.example/api/einvoice/statement")
                }
            ),
        ]
    }

    /// The lines without their layout: blanks, the order on the first line, and the date that the command puts before each time.
    private static func facts(_ lines: [String]) -> Set<String> {
        let words = lines.map { line in
            line.split(separator: " ").filter { word in
                word.count != 10 || word.wholeMatch(of: /\d{4}-\d{2}-\d{2}/) == nil
            }
        }
        let head = words.prefix(1).map { $0.sorted() }
        return Set((head + words.dropFirst()).map { $0.joined(separator: " ") }.filter { !$0.isEmpty })
    }

    private static func screen(_ invoice: Invoice) -> [String] {
        let context = AppContext(
            profile: "shop-uah", kind: .live, now: now,
            zone: ZoneOffsets(from: now, to: now) { _ in CommandFixture.zone },
            size: Size(width: 500, height: 60), runID: "run")
        return InvoiceDetail.lines(of: invoice, width: 500, context).map { $0.parts.map(\.text).joined() }
    }

    private static func output(_ invoice: Invoice) -> [String] {
        var context = CommandFixture().context(output: Memory().output, messages: Memory().output)
        context.dependencies.clock = TimeSource(microseconds: { now.milliseconds * 1000 })
        let page = InvoicePrinter(context: context, style: ANSIStyle(isOn: false)).page(of: invoice, .whole)
        return page.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    @Test func `the screen and show tell the same of an invoice, by the same names`() throws {
        for (name, invoice) in try Self.invoices() {
            let screen = Self.facts(Self.screen(invoice))
            let output = Self.facts(Self.output(invoice))
            #expect(screen.subtracting(output) == [], "only on the screen: \(name)")
            #expect(output.subtracting(screen) == [], "only in the output: \(name)")
            #expect(screen.count > 7, "\(name)")
        }
    }

    @Test func `what the gateway has otherwise stands right below the first line, also without a report`() throws {
        for (name, invoice) in try Self.invoices() where !invoice.differences.isEmpty {
            for (front, lines) in [("screen", Self.screen(invoice)), ("output", Self.output(invoice))] {
                #expect(lines.dropFirst().first?.contains("DON'T HAND OVER: ") == true, "\(front): \(name)")
                #expect(lines.count { $0.contains("DON'T HAND OVER") } == 1, "\(front): \(name)")
            }
        }
    }
}
