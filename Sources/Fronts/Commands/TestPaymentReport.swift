import EInvoiceKit
import InvoiceCore
import ScreenKit
import Screens
import Wording

/// Tells what came of test payments: the verdicts on the standard output, their sum and what to do beside it.
struct TestPaymentReport {
    /// How the run ended.
    enum End: Sendable, Hashable {
        case whole
        /// A signal stopped it.
        case stopped
        /// The first payments couldn't be sent, or brought no usable answer.
        case givenUp
    }

    let context: CommandContext
    let suggestion: SuggestedCommand
    let style: ANSIStyle

    /// Lines on the standard error for payments that are not as expected.
    private static let mostNamed = 20

    /// Prints the verdicts and gives the exit status.
    func tell(_ payments: [TestPayment], as format: TestPaymentCommand.Format, end: End) -> ExitStatus {
        switch format {
        case .table: table(of: payments).write(to: context.output, style: style)
        case .json: context.output.line("[" + payments.map { "\n" + object(for: $0) }.joined(separator: ",") + "\n]")
        case .csv:
            context.output.line(CSVText.record(Self.header))
            // The amount.
            for payment in payments { context.output.line(CSVText.record(fields(of: payment), values: [1])) }
        }
        context.output.flush()
        summarize(payments, end)
        return status(of: payments, end)
    }

    /// A payment in a message: currency and amount, and what finds its invoice.
    static func name(of payment: TestPayment) -> String {
        let ids = [payment.invoice?.intent.paymentID.text, payment.invoice?.tracking].compactMap(\.self)
        let found = ids.isEmpty ? "" : " (\(ids.map { visible($0) }.joined(separator: ", ")))"
        return "\(visible(payment.currency)) \(payment.amount)\(found)"
    }

    // MARK: The verdicts

    /// A verdict as a word for programs, and for people with the reason.
    private func verdict(of payment: TestPayment) -> (word: String, text: String, reason: String?, role: Role) {
        switch payment.verdict {
        case .asExpected: return ("as_expected", "✓ as expected", nil, .success)
        case .other:
            let reason = payment.invoice?.report?.reason.map { wording.text(for: $0) }
            return ("other_end", "✕ another end", reason, .error)
        case .mismatch(let differences):
            let texts = payment.invoice.map { wording.texts(of: differences, in: $0) }
            return ("mismatch", "≠ mismatch", texts, .error)
        case .inconclusive(let reason):
            let words = CommandFailure(reason, suggestion).problems.joined(separator: "; ")
            return ("no_end", "? no end", words, .warning)
        case nil where payment.invoice?.state == .created:
            return ("not_done", "◌ not done", "it was on its way; the history has it", .pending)
        case nil: return ("not_done", "· not done", nil, .muted)
        }
    }

    private func table(of payments: [TestPayment]) -> TextTable {
        // Codes differ in their ends: the payment id gives way first.
        let widest = payments.map { TextWidth.of($0.currency) }.reduce(8, max)
        let columns = [
            Column("Currency", width: .content(min: widest, max: .max)),
            Column("Amount", width: .fixed(10), alignment: .right),
            Column("Expected", width: .content(min: 8, max: 10)),
            Column("Got", width: .content(min: 8, max: 30)),
            Column("Payment id", width: .content(min: 16, max: 24), dropOrder: 1),
            Column("Verdict", width: .content(min: 13, max: .max)),
        ]
        let rows = payments.map { payment -> [TextTable.Cell] in
            let verdict = verdict(of: payment)
            let unit = PaymentMethodCatalog.standard[payment.currency]?.unit ?? ""
            return [
                (payment.currency, .text), ("\(payment.amount.grouped(minimumDecimals: 0)) \(unit)", .text),
                (payment.expected.status.text, .muted), (payment.status?.text ?? "–", .text),
                (payment.invoice?.intent.paymentID.text ?? "–", .muted),
                ([verdict.text, verdict.reason].compactMap(\.self).joined(separator: ": "), verdict.role),
            ]
        }
        return TextTable(columns, rows: rows, width: context.columns)
    }

    private static let header = [
        "currency", "amount", "expected", "got", "verdict", "reason", "id", "payment_id", "tracking",
    ]

    /// In the header's order.
    private func members(of payment: TestPayment) -> [String?] {
        let verdict = verdict(of: payment)
        let invoice = payment.invoice
        return [
            payment.currency, payment.amount.description, payment.expected.status.text, payment.status?.text,
            verdict.word, verdict.reason, invoice?.id, invoice?.intent.paymentID.text, invoice?.tracking,
        ]
    }

    private func fields(of payment: TestPayment) -> [String] { members(of: payment).map { $0 ?? "" } }

    private func object(for payment: TestPayment) -> String {
        var object = JSONObjectText()
        for (name, value) in zip(Self.header, members(of: payment)) { object.add(name, value) }
        return object.text
    }

    // MARK: What stands beside them

    private func summarize(_ payments: [TestPayment], _ end: End) {
        let bad = payments.filter { payment in
            switch payment.verdict {
            case .other, .mismatch, .inconclusive: true
            case .asExpected, nil: false
            }
        }
        for payment in bad.prefix(Self.mostNamed) {
            let verdict = verdict(of: payment)
            let got = payment.status.map { ", got \(visible($0.text))" } ?? ""
            let reason = verdict.reason.map { ": \($0)" } ?? ""
            context.messages.line("\(Self.name(of: payment)): expected \(payment.expected.status.text)\(got)\(reason)")
        }
        if bad.count > Self.mostNamed { context.messages.line("… and \(bad.count - Self.mostNamed) more") }
        context.messages.line(Self.words(for: TestPaymentSummary(payments)))
        advise(payments, end)
    }

    private static func words(for summary: TestPaymentSummary) -> String {
        let total = summary.total == 1 ? "1 test payment" : "\(summary.total) test payments"
        if summary.isAllAsExpected { return "\(total): all as expected." }
        var parts = ["\(summary.asExpected) as expected"]
        if summary.other > 0 { parts.append("\(summary.other) came to another end") }
        if summary.mismatched > 0 { parts.append("\(summary.mismatched) not what was asked for") }
        if summary.inconclusive > 0 { parts.append("\(summary.inconclusive) came to no end") }
        if summary.open > 0 { parts.append("\(summary.open) not done") }
        return "\(total): \(parts.joined(separator: ", "))."
    }

    private func advise(_ payments: [TestPayment], _ end: End) {
        if payments.contains(where: { $0.invoice?.state == .unknown }) {
            context.messages.line("Outcomes are unknown: \(suggestion("resolve")) asks the gateway.")
        }
        let open = payments.filter { $0.verdict == nil }
        if open.isEmpty { return }
        context.messages.line(
            end == .givenUp
                ? "Given up: after the first ones there was no hope for the others." : "Stopped before it was done.")
        if open.contains(where: { $0.invoice != nil }) {
            context.messages.line("Those on their way are in the history: \(suggestion("history")).")
        }
        var codes: [String] = []
        for payment in open where codes.last != payment.currency { codes.append(payment.currency) }
        let isAll = codes.count == PaymentMethodCatalog.standard.methods.count
        let choice = isAll ? ["--all"] : codes.flatMap { ["--currency", $0] }
        context.messages.line("Not done: \(codes.joined(separator: ", ")).")
        context.messages.line("Another run, of new invoices, tries these: \(suggestion(["test-payment"] + choice))")
    }

    // MARK: Exit status

    private func status(of payments: [TestPayment], _ end: End) -> ExitStatus {
        let isStopped = end == .stopped && payments.contains { $0.verdict == nil }
        return ExitStatus.worst(of: payments.map { status(of: $0) } + (isStopped ? [.interrupted] : []))
    }

    private func status(of payment: TestPayment) -> ExitStatus {
        // The history doesn't know what became of it; asking brings it to know.
        if payment.recordFailure != nil { return .unknown }
        return switch payment.verdict {
        case .asExpected, nil: .done
        case .other, .mismatch: .rejected
        case .inconclusive(let reason): CommandFailure(reason, suggestion).status
        }
    }
}
