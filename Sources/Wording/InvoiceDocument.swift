import InvoiceCore
import ScreenKit

/// What there is to read of one invoice: which facts, in which order, by which names, and how much they weigh. The console and
/// the command line draw it, and differ in the layout alone:
///
/// - The console's first line begins with the amount. The command's begins with the state, as its lines of several invoices do.
/// - The console wraps everything into its columns. The command leaves facts, and what was sent and answered, on a line each,
///   so that they can be copied and searched.
/// - The console tells a timeline's days where they change. The command's output is kept, and dates each line.
/// - What was sent and answered stands below its moment, further to the right.
///
/// Texts from outside stand in it as they came: who draws it makes them visible.
public struct InvoiceDocument: Sendable, Hashable {
    /// How much is told.
    public enum Extent: Sendable, Hashable {
        /// All of it.
        case whole
        /// How the payment stands.
        case payment
        /// What came of creating it.
        case outcome
    }

    /// The first line.
    public struct Head: Sendable, Hashable {
        public let amount: String
        public let method: String
        public let badge: StateBadge
    }

    public struct Section: Sendable, Hashable {
        public let heading: String?
        public let rows: [Row]
    }

    public enum Row: Sendable, Hashable {
        /// What something is called, and what it is; behind it, weaker, a note on it.
        case fact(String, String, Role, note: String = "")
        /// Something that happened. The day is told where it is another than that of the entry before.
        case moment(LocalDateTime, day: String?, String, Role)
        /// Words for people.
        case sentence(String, Role)
        /// What was sent or answered in the moment before it.
        case verbatim(String, Role)
    }

    public let head: Head
    /// The rows of the first stand right below the head, the other sections apart.
    public let sections: [Section]
}

extension Language {
    /// The invoice as it is read at `now`. `local` gives the reader's calendar and clock, and `partner` what to call the invoice
    /// of a local id that it replaces, or that replaces it.
    public func document(
        of invoice: Invoice, _ extent: InvoiceDocument.Extent = .whole, now: Timestamp,
        partner: (String) -> String = { $0 }, local: (Timestamp) -> LocalDateTime
    ) -> InvoiceDocument {
        let sections: [InvoiceDocument.Section] =
            switch extent {
            case .whole:
                [meaning(of: invoice, partner), fields(of: invoice, partner, local)].map {
                    .init(heading: nil, rows: $0)
                }
                    + wholeReport(of: invoice, now: now) + [timeline(of: invoice, partner, local)]
            case .payment:
                [
                    .init(
                        heading: nil,
                        rows: meaning(of: invoice, partner) + numbers(of: invoice, partner)
                            + report(of: invoice, now: now))
                ]
            case .outcome: [.init(heading: nil, rows: outcome(of: invoice, partner))]
            }
        return InvoiceDocument(
            head: .init(amount: amount(of: invoice), method: methodName(of: invoice), badge: badge(for: invoice)),
            sections: sections)
    }

    /// What the gateway's word means and what to tell the merchant, and that it was replaced, before anything else.
    private func meaning(of invoice: Invoice, _ partner: (String) -> String) -> [InvoiceDocument.Row] {
        let replacing =
            invoice.replacement.map { [InvoiceDocument.Row.sentence(replaced(by: partner($0)), .warning)] } ?? []
        // That its link is to be sent isn't so of one that was replaced.
        let isToBePaid = invoice.replacement == nil || invoice.report?.status.meaning != .orderCreated
        guard isToBePaid || !invoice.differences.isEmpty, let words = explanation(of: invoice) else { return replacing }
        return [.sentence(words, ShownState(invoice) == .mismatch ? .error : .text)] + replacing
    }

    private func numbers(of invoice: Invoice, _ partner: (String) -> String) -> [InvoiceDocument.Row] {
        [
            row(label(of: .tracking), invoice.tracking, .tracking),
            row(otherTrackingLabel, invoice.otherTracking, .error),
            row(name(of: DraftField.paymentID), invoice.intent.paymentID.text),
            row(replacesLabel, invoice.intent.replaces.map(partner)),
            row(replacedByLabel, invoice.replacement.map(partner), .warning),
        ].compactMap(\.self)
    }

    private func outcome(of invoice: Invoice, _ partner: (String) -> String) -> [InvoiceDocument.Row] {
        numbers(of: invoice, partner) + [row(name(of: DraftField.currency), invoice.intent.currency)].compactMap(\.self)
            + texts(of: invoice) { $0.check != .webAddress } + place(of: invoice)
    }

    private func fields(
        of invoice: Invoice, _ partner: (String) -> String, _ local: (Timestamp) -> LocalDateTime
    ) -> [InvoiceDocument.Row] {
        let intent = invoice.intent
        let created = dateAndTime(local(intent.createdAt))
        let dates =
            intent.adoptedAt.map { adopted in
                [
                    row(createdLabel, intent.gatewayCreated.map { self.created(created, told: $0) } ?? created),
                    row(adoptedLabel, dateAndTime(local(adopted))),
                ]
            } ?? [row(intent.isAdopted ? adoptedLabel : createdLabel, created)]
        let beginning =
            dates + [
                row(testLabel, intent.isTest ? isTestPayment : ""),
                row(name(of: DraftField.currency), intent.currency),
            ]
        var rest = intent.extraFields.map { row($0.name, $0.value) }
        rest += payment(of: invoice).map { row($0.label, $0.value) }
        rest += invoice.notes.map { row(noteLabel, $0) }
        return numbers(of: invoice, partner) + beginning.compactMap(\.self) + texts(of: invoice) { _ in true }
            + rest.compactMap(\.self) + place(of: invoice)
    }

    private func texts(of invoice: Invoice, where isTold: (RequestField) -> Bool) -> [InvoiceDocument.Row] {
        RequestField.allCases.filter(isTold).compactMap { row(name(of: $0), invoice.intent[$0]) }
    }

    /// Where it is kept, and as what.
    private func place(of invoice: Invoice) -> [InvoiceDocument.Row] {
        let profile = [
            invoice.intent.profile,
            invoice.intent.kind.map { kind in
                ProfileKind(rawValue: kind).map { badge(of: $0).text } ?? kind.uppercased()
            } ?? "",
        ].filter { !$0.isEmpty }
        return [row(profileLabel, profile.joined(separator: "   ")), row(localIDLabel, invoice.id, .muted)]
            .compactMap(\.self)
    }

    private func wholeReport(of invoice: Invoice, now: Timestamp) -> [InvoiceDocument.Section] {
        let rows = report(of: invoice, now: now)
        return rows.isEmpty ? [] : [.init(heading: gatewayHeading, rows: rows)]
    }

    /// What the gateway says, in its own words, and when it said so.
    private func report(of invoice: Invoice, now: Timestamp) -> [InvoiceDocument.Row] {
        guard let report = invoice.report else { return [] }
        let age = age(ofStatusOf: invoice, now: now) ?? ""
        let facts = facts(of: report, for: invoice).map { InvoiceDocument.Row.fact($0.label, $0.value, $0.role) }
        return [.fact(statusLabel, report.status.text, badge(for: invoice).role, note: age)] + facts
    }

    /// Everything that happened, each with what was sent and answered then.
    private func timeline(
        of invoice: Invoice, _ partner: (String) -> String, _ local: (Timestamp) -> LocalDateTime
    ) -> InvoiceDocument.Section {
        let begun = local(invoice.intent.recordedAt)
        var rows = [InvoiceDocument.Row.moment(begun, day: nil, beginning(isAdopted: invoice.isAdopted), .text)]
        rows += request(of: invoice.intent)
        var last = begun.dayNumber
        for update in invoice.updates {
            let time = local(update.at)
            let (text, role) = words(for: update, of: invoice, partner)
            let told = update.isFromStatement ? fromStatement(text) : text
            rows.append(.moment(time, day: time.dayNumber != last ? date(time) : nil, told, role))
            rows += update.exchange.map { answer($0) } ?? []
            last = time.dayNumber
        }
        return .init(heading: timelineHeading, rows: rows)
    }

    private func words(
        for update: InvoiceUpdate, of invoice: Invoice, _ partner: (String) -> String
    ) -> (String, Role) {
        switch update.change {
        case .created(let tracking, isSettled: true): return (foundCreated(tracking: tracking), .success)
        case .created(let tracking, isSettled: false): return (created(tracking: tracking), .success)
        case .rejected(let rejection): return (rejected(text(for: rejection)), .error)
        case .unknown(let reason): return (outcomeWasUnknown(text(for: reason)), .warning)
        case .unsent(let reason): return (wasNotSent(reason), .warning)
        case .resent: return (isSentAgain, .text)
        case .notFound: return (gatewayHadNone, .warning)
        case .closed: return (wasClosed, .text)
        case .status(let report):
            let differences = report.differences(from: invoice.intent, tracking: invoice.tracking)
            let reasons = [
                report.reason.map { text(for: $0) }, differences.isEmpty ? nil : texts(of: differences, in: invoice),
            ]
            let role = differences.isEmpty ? badge(for: report.status).role : .error
            return (status(report.status.text, because: reasons.compactMap(\.self)), role)
        case .paymentStarted(let start): return (text(for: invoice.isPaymentOver ? start.withoutWays : start), .text)
        case .note(let text): return (noted(text), .text)
        case .replaced(let id): return (wasReplaced(by: partner(id)), .warning)
        }
    }

    /// The request as it was; nothing was sent for an adopted one.
    private func request(of intent: InvoiceIntent) -> [InvoiceDocument.Row] {
        if intent.isAdopted { return [] }
        return [
            .verbatim(request(to: "POST \(intent.endpoint)", clientID: intent.clientID), .muted),
            .verbatim(intent.body, .muted),
        ]
    }

    /// An answer as it was.
    private func answer(_ exchange: Exchange) -> [InvoiceDocument.Row] {
        let facts = [
            httpStatus(exchange.httpStatus), seconds(exchange.elapsedMilliseconds),
            exchange.signature.map { signature($0) },
        ]
        let reply = exchange.reply.isEmpty ? emptyReply : exchange.reply
        return [
            .verbatim(facts.compactMap(\.self).joined(separator: "   "), .muted), .verbatim(reply, .muted),
        ] + (exchange.isTruncated ? [.verbatim(restNotKept, .muted)] : [])
    }

    /// Nil where there is nothing to tell.
    private func row(_ label: String, _ value: String?, _ role: Role = .text) -> InvoiceDocument.Row? {
        guard let value, !value.isEmpty else { return nil }
        return .fact(label, value, role)
    }
}
