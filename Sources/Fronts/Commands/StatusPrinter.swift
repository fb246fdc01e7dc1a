import EInvoiceKit
import InvoiceCore
import ScreenKit
import Screens
import Wording

/// Tells how payments stand, as the gateway's answers come.
struct StatusPrinter {
    /// The form of the output.
    enum Form: Sendable {
        /// A page for each invoice, in the order asked for, as soon as those before it are told.
        case pages
        /// One JSON object.
        case object
        /// A JSON array, at the end.
        case array
        /// A line for each news, at once.
        case lines
        /// A JSON object a line for each news, at once.
        case objectLines

        fileprivate var isOfNews: Bool { self == .lines || self == .objectLines }
    }

    private let invoices: [Invoice]
    private let form: Form
    private let context: CommandContext
    private let suggestion: SuggestedCommand
    private let style: ANSIStyle
    private let byID: [String: Invoice]

    /// The text to print for each answered invoice, by its id.
    private var answers: [String: String] = [:]
    /// How many of the invoices are printed, in their order.
    private var printed = 0
    private var hasPutPage = false
    /// Objects of payments that the history doesn't have.
    private var others: [String] = []
    private var hasStrangers = false
    /// The report that was told last of each.
    private var told: [String: StatusReport] = [:]
    /// Invoices about which nothing more will be asked.
    private var ended: Set<String> = []
    private var failures: [(failure: CommandFailure, isOfAll: Bool, invoices: [Invoice])] = []
    private var statuses: [ExitStatus] = []
    /// The exit statuses of the invoices whose report differs from the request, by id.
    private var differing: [String: ExitStatus] = [:]
    /// Those that were closed as never created, and are there after all.
    private var reopened: Set<String> = []
    /// The failure that was told last of each invoice, so that it isn't told at every question; under "" that of the gateway.
    private var complaints: [String: CommandFailure] = [:]
    private var hasWarnedOfSignature = false
    /// True once asking on would bring the same for every invoice, or nobody reads any more.
    private(set) var hasHeardEnough = false

    /// Tells nothing yet. Without any invoice it says so at the end.
    init(of invoices: [Invoice], _ form: Form, context: CommandContext, suggestion: SuggestedCommand, session: Session)
    {
        self.invoices = invoices
        self.form = form
        self.context = context
        self.suggestion = suggestion
        style = context.style(isWanted: session.settings.usesColor.value)
        byID = Dictionary(invoices.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// Tells of numbers that the history doesn't have, before the invoices.
    mutating func take(_ strangers: NumberLookUp.Result) {
        hasStrangers = !strangers.found.isEmpty || !strangers.failures.isEmpty
        for payment in strangers.found {
            switch form {
            case .pages, .lines: put(page(of: payment))
            case .object, .objectLines: context.output.line(InvoiceJSON.stranger(payment))
            case .array: others.append(InvoiceJSON.stranger(payment))
            }
        }
        for failure in strangers.failures {
            statuses.append(failure.status)
            failures.append((failure, true, []))
        }
        context.output.flush()
    }

    private func page(of payment: FoundPayment) -> String {
        if let invoice = payment.invoice {
            return InvoicePrinter(context: context, style: style).page(of: invoice, .payment)
        }
        return visible(wording.lines(for: payment.report).joined(separator: "   ")) + "\n"
    }

    /// Takes an answer of the gateway's, or why there is none.
    mutating func hear(_ event: FollowEvent) {
        guard let invoice = byID[event.id] else { return }
        if !form.isOfNews || event.next == .ended || event.next == .refused { ended.insert(event.id) }
        switch event.outcome {
        case .report(let sent, let report, _):
            warn(about: sent)
            complaints[""] = nil
            complaints[event.id] = nil
            let isOdd = !sent.invoice.differences.isEmpty || reopened.contains(event.id)
            differing[event.id] = isOdd ? .protocolBroken : nil
            if report.tellsNews(after: told.updateValue(report, forKey: event.id)) { tell(of: sent.invoice, report) }
        case .failed(.gateway(let failure)):
            fail(
                CommandFailure(.gateway(failure), suggestion), invoice, isLasting: ended.contains(event.id),
                isOfAll: failure.isHopeless || form.isOfNews && failure.isSilence)
            // Credentials stay wrong; who wants one answer from a gateway that isn't there need not wait for all.
            if failure.areCredentialsRefused || !form.isOfNews && failure.isHopeless { hasHeardEnough = true }
        case .failed(let problem): fail(CommandFailure(problem, about: invoice, suggestion), invoice, isLasting: true)
        }
        if !form.isOfNews { printInOrder() }
        if context.output.isClosed { hasHeardEnough = true }
    }

    /// Tells what waited for the end, and gives the exit status. `isStopped` when a signal ended the asking.
    mutating func end(isStopped: Bool) -> ExitStatus {
        if invoices.isEmpty, !hasStrangers { context.messages.line(wording.nothingToAsk) }
        printInOrder(isEnd: true)
        if form == .object, context.output.isUntouched, let first = failures.first {
            context.output.line(FailureJSON.text(of: first.failure))
        }
        context.output.flush()
        for (failure, isOfAll, whose) in failures {
            context.tell(isOfAll || invoices.count == 1 && !hasStrangers ? failure : failure.about(whose))
        }
        statuses += differing.values
        let open = invoices.count - ended.count
        if open == 0 || context.output.isClosed { return ExitStatus.worst(of: statuses) }
        if isStopped {
            context.messages.line(form.isOfNews ? wording.stoppedFollowing(open) : wording.stoppedAsking(open))
            return .interrupted
        }
        context.messages.line(wording.notAskedAbout(open))
        return ExitStatus.worst(of: statuses)
    }

    private mutating func tell(of invoice: Invoice, _ report: StatusReport) {
        switch form {
        case .pages: answers[invoice.id] = InvoicePrinter(context: context, style: style).page(of: invoice, .payment)
        case .object, .array: answers[invoice.id] = InvoiceJSON.payment(of: invoice)
        case .lines: context.output.line(line(invoice, report))
        case .objectLines: context.output.line(InvoiceJSON.payment(of: invoice))
        }
        // Who follows wants to know now.
        if form.isOfNews { context.output.flush() }
    }

    /// The news on one line: when, what, whose, and what it means; on a terminal that is too narrow the meaning below.
    private func line(_ invoice: Invoice, _ report: StatusReport) -> String {
        let time = context.civil(context.now())
        let badge = wording.badge(for: invoice)
        let facts = wording.facts(of: report, for: invoice).filter { !$0.isAsExpected && $0.kind != .processed }
        let moment = "\(time.date) \(time.clock)  "
        let word = TextWidth.pad(badge.text, to: 14)
        let whose = "  \(visible(invoice.intent.paymentID.text))   \(wording.amount(of: invoice))"
        // The status is said once: by the badge, or where that tells a mismatch, by the statement.
        let words = invoice.differences.isEmpty ? wording.explanation(of: invoice) : wording.statement(of: invoice)
        let meaning = words ?? visible(report.status.text)
        let head = "\(moment)\(style(word, badge.role))\(whose)"
        let whole =
            moment + word + whose + "   " + meaning
            + facts.map { "   " + wording.labelled($0.label, $0.value) }.joined()
        let columns = context.columns ?? .max
        if TextWidth.of(whole) <= columns {
            return "\(head)   \(meaning)"
                + facts.map { "   " + wording.labelled($0.label, style($0.value, $0.role)) }.joined()
        }
        let indent = String(repeating: " ", count: TextWidth.of(moment))
        let below = TextWidth.wrap(meaning, width: max(20, columns - indent.count))
        return
            ([head] + (below + facts.map { wording.labelled($0.label, style($0.value, $0.role)) }).map { indent + $0 })
            .joined(separator: "\n")
    }

    /// Prints the answers up to the first that isn't there yet; at the end all that are there.
    private mutating func printInOrder(isEnd: Bool = false) {
        if form == .array {
            guard isEnd else { return }
            let objects = others + invoices.compactMap { answers[$0.id] }
            return context.output.line(objects.isEmpty ? "[]" : "[\n\(objects.joined(separator: ",\n"))\n]")
        }
        while printed < invoices.count, isEnd || ended.contains(invoices[printed].id) {
            if let answer = answers[invoices[printed].id] { put(answer) }
            printed += 1
        }
        context.output.flush()
    }

    private mutating func put(_ answer: String) {
        if form == .object { return context.output.line(answer) }
        if hasPutPage { context.output.line() }
        hasPutPage = true
        context.output.put(answer)
    }

    /// Keeps a failure for the end, or tells it now where payments are followed. `isLasting` where it is the last word on
    /// the invoice, `isOfAll` where it is no matter of this invoice.
    private mutating func fail(
        _ failure: CommandFailure, _ invoice: Invoice, isLasting: Bool, isOfAll: Bool = false
    ) {
        if isLasting { statuses.append(failure.status) }
        guard form.isOfNews else {
            if let index = failures.firstIndex(where: { $0.failure == failure }) {
                failures[index].invoices.append(invoice)
            } else {
                failures.append((failure, isOfAll, [invoice]))
            }
            return
        }
        guard complaints.updateValue(failure, forKey: isOfAll ? "" : invoice.id) != failure else { return }
        let whole = isOfAll || invoices.count == 1 ? failure : failure.about([invoice])
        context.tell(isLasting ? whole : whole.askedAgain)
    }

    private mutating func warn(about sent: SentInvoice) {
        if sent.isReplyUnsigned, !hasWarnedOfSignature {
            hasWarnedOfSignature = true
            context.warn(wording.unsignedReply)
        }
        if sent.isReopened {
            reopened.insert(sent.invoice.id)
            context.warn(wording.reopened(paymentID: visible(sent.invoice.intent.paymentID.text)))
        }
        if let failure = sent.recordFailure {
            statuses.append(.historyFailed)
            context.warn(wording.historyLacksStatus(wording.text(for: failure)))
        }
    }
}

extension CommandFailure {
    /// The same where asking goes on.
    fileprivate var askedAgain: CommandFailure {
        CommandFailure(status, problems: problems.map { wording.askingGoesOn($0) }, advice: advice)
    }
}
