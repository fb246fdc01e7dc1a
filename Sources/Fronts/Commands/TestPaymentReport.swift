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
    /// The profile's methods.
    let catalog: PaymentMethodCatalog

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
        case .asExpected: return ("as_expected", wording.asExpectedVerdict, nil, .success)
        case .other:
            let reason = payment.invoice?.report?.reason.map { wording.text(for: $0) }
            return ("other_end", wording.otherEndVerdict, reason, .error)
        case .mismatch(let differences):
            let texts = payment.invoice.map { wording.texts(of: differences, in: $0) }
            return ("mismatch", wording.mismatchVerdict, texts, .error)
        case .inconclusive(let reason):
            var words = wording.text(for: reason)
            if case .failed(.unfilled) = reason { words = wording.giveFields(words) }
            return ("no_end", wording.noEndVerdict, words, .warning)
        case nil where payment.invoice?.state == .created:
            return ("not_done", wording.underWayVerdict, wording.underWayReason, .pending)
        case nil: return ("not_done", wording.notDoneVerdict, nil, .muted)
        }
    }

    private func table(of payments: [TestPayment]) -> TextTable {
        // Codes differ in their ends: the payment id gives way first.
        let widest = payments.map { TextWidth.of($0.currency) }.reduce(8, max)
        let columns = [
            Column(wording.currencyColumn, width: .content(min: widest, max: .max)),
            Column(wording.amountColumn, width: .fixed(10), alignment: .right),
            Column(wording.expectedColumn, width: .content(min: 8, max: 10)),
            Column(wording.gotColumn, width: .content(min: 8, max: 30)),
            Column(wording.paymentIDColumn, width: .content(min: 16, max: 24), dropOrder: 1),
            Column(wording.verdictColumn, width: .content(min: 13, max: .max)),
        ]
        let rows = payments.map { payment -> [TextTable.Cell] in
            let verdict = verdict(of: payment)
            let unit = catalog[payment.currency]?.unit ?? ""
            return [
                (payment.currency, .text),
                ("\(payment.amount.grouped(minimumDecimals: 0, in: wording.numbers)) \(unit)", .text),
                (payment.expected.status.text, .muted), (payment.status?.text ?? "–", .text),
                (payment.invoice?.intent.paymentID.text ?? "–", .muted),
                (verdict.reason.map { wording.labelled(verdict.text, $0) } ?? verdict.text, verdict.role),
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
            context.messages.line(
                wording.unexpected(
                    Self.name(of: payment), expected: payment.expected.status.text,
                    got: payment.status.map { visible($0.text) }, reason: verdict.reason))
        }
        if bad.count > Self.mostNamed { context.messages.line(wording.andMore(bad.count - Self.mostNamed)) }
        context.messages.line(wording.summary(of: TestCounts(TestPaymentSummary(payments))))
        advise(payments, end)
    }

    private func advise(_ payments: [TestPayment], _ end: End) {
        if payments.contains(where: { $0.invoice?.state == .unknown }) {
            context.messages.line(wording.asksUnknownOutcomes(suggestion("resolve")))
        }
        let open = payments.filter { $0.verdict == nil }
        if open.isEmpty { return }
        context.messages.line(
            end == .givenUp ? wording.givenUp : wording.stoppedBeforeDone)
        if open.contains(where: { $0.invoice != nil }) {
            context.messages.line(wording.underWayInHistory(suggestion("history")))
        }
        var codes: [String] = []
        for payment in open where codes.last != payment.currency { codes.append(payment.currency) }
        let isAll = codes.count == catalog.methods.count
        let choice = isAll ? ["--all"] : codes.flatMap { ["--currency", $0] }
        context.messages.line(wording.notDone(codes))
        context.messages.line(wording.anotherRun(suggestion(["test-payment"] + choice)))
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
        case .inconclusive(let reason): ExitStatus(reason)
        }
    }
}

extension TestCounts {
    fileprivate init(_ summary: TestPaymentSummary) {
        self.init(
            total: summary.total, asExpected: summary.asExpected, otherEnd: summary.other,
            mismatched: summary.mismatched, noEnd: summary.inconclusive, notDone: summary.open)
    }
}

/// Counts the payments of a run as they are done.
struct TestPaymentWatch {
    private let total: Int
    private var done: Set<Int> = []
    private var unrecorded: Set<Int> = []
    private var notAsExpected = 0

    init(total: Int) { self.total = total }

    /// How far it is, 0 to 1.
    var part: Double { total == 0 ? 1 : Double(done.count) / Double(total) }

    var text: String {
        wording.done(done.count, of: total, notAsExpected: notAsExpected)
    }

    /// Whether the payment came to its end just now, and what of it couldn't be recorded, the first time.
    mutating func take(_ payment: TestPayment) -> (isDone: Bool, recordFailure: StorageProblem?) {
        let failure = payment.recordFailure.flatMap { unrecorded.insert(payment.id).inserted ? $0 : nil }
        guard let verdict = payment.verdict, done.insert(payment.id).inserted else { return (false, failure) }
        if case .asExpected = verdict {} else { notAsExpected += 1 }
        return (true, failure)
    }
}
