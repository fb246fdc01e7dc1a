import EInvoiceKit
import InvoiceCore
import ScreenKit
import Screens
import Wording

/// One invoice as text for people: the outcome above, then what it is, and for `show` everything that happened to it.
struct InvoicePrinter {
    private let invoice: Invoice
    private let context: CommandContext
    private let style: ANSIStyle
    private var lines: [String] = []

    /// Columns of the names on the left.
    private static let labelWidth = 13

    /// The outcome and the main facts, as `create` tells them.
    static func outcome(of invoice: Invoice, context: CommandContext, style: ANSIStyle, kind: ProfileKind) -> String {
        var page = InvoicePrinter(invoice: invoice, context: context, style: style)
        page.headline()
        page.mainFacts()
        page.fact(wording.profileLabel, "\(invoice.intent.profile)   \(kind.rawValue.uppercased())")
        page.fact(wording.idLabel, invoice.id)
        return page.text
    }

    /// How the payment stands, as `status` tells it: what the gateway says, what it means, and what to tell the merchant.
    static func payment(of invoice: Invoice, context: CommandContext, style: ANSIStyle) -> String {
        var page = InvoicePrinter(invoice: invoice, context: context, style: style)
        page.headline()
        page.meaning()
        page.fact(wording.name(of: DraftField.paymentID), invoice.intent.paymentID.text)
        page.fact(
            wording.askedLabel, "\(wording.amount(of: invoice))   \(wording.methodName(of: invoice))")
        page.gatewayFacts()
        return page.text
    }

    /// Everything.
    static func whole(_ invoice: Invoice, context: CommandContext, style: ANSIStyle) -> String {
        var page = InvoicePrinter(invoice: invoice, context: context, style: style)
        page.headline()
        page.meaning()
        page.add("")
        page.fact(wording.otherTrackingLabel, invoice.otherTracking, .error)
        page.mainFacts()
        page.otherFacts()
        if let report = invoice.report, !wording.facts(of: report, for: invoice).isEmpty {
            page.add("")
            page.add(wording.gatewayHeading)
            page.gatewayFacts()
        }
        page.request()
        page.timeline()
        return page.text
    }

    private init(invoice: Invoice, context: CommandContext, style: ANSIStyle) {
        self.invoice = invoice
        self.context = context
        self.style = style
    }

    private var text: String { lines.map { $0 + "\n" }.joined() }

    private mutating func add(_ line: String) { lines.append(visible(line)) }

    private mutating func headline() {
        let badge = wording.badge(for: invoice)
        let tracking = invoice.tracking.map { "   " + visible($0) } ?? ""
        lines.append(style(badge.text, badge.role) + tracking)
    }

    /// What state or status mean.
    private mutating func meaning() {
        if let words = wording.statement(of: invoice) {
            sentence(words, ShownState(invoice) == .mismatch ? .error : .text)
        } else if let reason = invoice.unknownReason {
            sentence(wording.text(for: reason))
        } else if let rejection = invoice.rejection {
            sentence(wording.text(for: rejection))
        }
    }

    /// Words for people, wrapped where the terminal ends.
    private mutating func sentence(_ text: String, _ role: Role = .text) {
        let room = context.columns.map { max(20, $0 - 2) } ?? .max
        for line in TextWidth.wrap(visible(text), width: room) { lines.append("  \(style(visible(line), role))") }
    }

    private mutating func fact(_ name: String, _ value: String?, _ role: Role = .text) {
        guard let value, !value.isEmpty else { return }
        let label = TextWidth.pad(visible(name), to: max(Self.labelWidth, TextWidth.of(visible(name))))
        lines.append("  \(style(label, .muted)) \(style(visible(value), role))")
    }

    private mutating func mainFacts() {
        let intent = invoice.intent
        fact(wording.name(of: DraftField.amount), wording.amount(of: invoice))
        let name = wording.methodName(of: invoice)
        fact(wording.methodLabel, name == visible(intent.currency) ? name : "\(name)   \(intent.currency)")
        fact(wording.name(of: DraftField.paymentID), intent.paymentID.text)
        for field in RequestField.allCases where field.check != .webAddress {
            fact(wording.name(of: field), intent[field])
        }
    }

    private mutating func otherFacts() {
        let intent = invoice.intent
        for field in RequestField.allCases where field.check == .webAddress {
            fact(wording.name(of: field), intent[field])
        }
        for field in intent.extraFields { fact(field.name, field.value) }
        for (label, value) in wording.payment(of: invoice) { fact(label, value) }
        for note in invoice.notes { fact(wording.noteLabel, note) }
        fact(wording.profileLabel, intent.profile)
        fact(wording.idLabel, invoice.id)
    }

    /// Beside the status, which the headline has.
    private mutating func gatewayFacts() {
        guard let report = invoice.report else { return }
        for fact in wording.facts(of: report, for: invoice) { self.fact(fact.label, fact.value, fact.role) }
    }

    private mutating func request() {
        let intent = invoice.intent
        if intent.isAdopted { return }
        add("")
        add(wording.requestHeading)
        add("  \(wording.request(to: "POST \(intent.endpoint)", clientID: intent.clientID))")
        add("  \(intent.body)")
    }

    private mutating func timeline() {
        add("")
        add(wording.historyHeading)
        moment(invoice.intent.createdAt, wording.beginning(isAdopted: invoice.isAdopted))
        for update in invoice.updates {
            moment(update.at, Self.words(for: update.change, of: invoice))
            guard let exchange = update.exchange else { continue }
            let answer = wording.answer(
                httpStatus: exchange.httpStatus, after: wording.seconds(exchange.elapsedMilliseconds),
                signature: exchange.signature)
            add("                       \(answer)")
            if !exchange.reply.isEmpty {
                add("                       \(exchange.isTruncated ? wording.cut(exchange.reply) : exchange.reply)")
            }
        }
    }

    private mutating func moment(_ moment: Timestamp, _ words: String) {
        let time = context.civil(moment)
        add("  \(time.date) \(time.clock)  \(words)")
    }

    private static func words(for change: InvoiceUpdate.Change, of invoice: Invoice) -> String {
        switch change {
        case .created(let tracking, let isSettled):
            isSettled ? wording.wasSettled(tracking: tracking) : wording.created(tracking: tracking, after: nil)
        case .rejected(let rejection): wording.rejected(wording.text(for: rejection), after: nil)
        case .unknown(let reason): wording.becameUnknown(wording.text(for: reason))
        case .unsent(let text): wording.wasNotSent(text)
        case .resent: wording.wasSentAgain
        case .notFound: wording.gatewayHadNone
        case .status(let report):
            wording.status(
                report.status.text, reason: report.reason.map { wording.text(for: $0) },
                differing: differing(report, of: invoice))
        case .paymentStarted(let start): wording.text(for: start)
        case .note(let text): wording.noted(text)
        }
    }

    private static func differing(_ report: StatusReport, of invoice: Invoice) -> String? {
        let differences = report.differences(from: invoice.intent, tracking: invoice.tracking)
        return differences.isEmpty ? nil : wording.texts(of: differences, in: invoice)
    }
}
