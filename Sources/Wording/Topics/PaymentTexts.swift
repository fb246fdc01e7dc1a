import InvoiceCore
import ScreenKit

/// One thing that the gateway says of a payment beside its status, for a line with its name on the left. Safe to show.
public struct PaymentFact: Sendable, Hashable {
    /// What it is about.
    public enum Kind: Sendable, Hashable, CaseIterable {
        case reason, currency, amount, fee, credited, ifPaid, recalculated, processed, tracking, paymentID, unreadable
    }

    public let kind: Kind
    public let value: String
    public let role: Role
    /// Its name.
    public var label: String { wording.label(of: kind) }
    /// True where it is what the invoice asked for, and so no news.
    public let isAsExpected: Bool

    fileprivate init(_ kind: Kind, _ value: String, _ role: Role = .text, isAsExpected: Bool = false) {
        self.kind = kind
        self.value = visible(value)
        self.role = role
        self.isAsExpected = isAsExpected
    }
}

/// What the gateway says of a payment, and how it is paid.
public protocol PaymentTexts {
    /// What a fact is called.
    func label(of kind: PaymentFact.Kind) -> String
    /// What was found, and what the invoice has: `UAH, not USD`.
    func found(_ found: String, not known: String) -> String
    /// That the gateway doesn't tell something.
    var notTold: String { get }
    /// A member that can't be read, and what stands there.
    func unreadableFact(_ member: ReportMember, _ text: String) -> String
    /// What comes of a payment that isn't paid, if it is; one of both is told.
    func ifPaid(credited: String?, fee: String?) -> String
    /// That the gateway counted the sum anew, and where it is paid, that another sum was paid than asked.
    func recalculated(isPaid: Bool) -> String
    /// How long ago the gateway was asked: `asked 3 minutes ago`.
    func asked(_ ago: String) -> String
    /// How an invoice came to be in the history: the first line of what happened to it.
    func beginning(isAdopted: Bool) -> String
    /// How far a crypto payment has come: `0 of 3 confirmations`.
    func confirmations(_ current: Int?, of needed: Int) -> String
    /// The names of what one pays by.
    var paymentLink: String { get }
    var payTo: String { get }
    var confirmed: String { get }
    /// That the payment was started, and what is known of it.
    func paymentStarted(_ facts: String?) -> String
    /// What to do where the gateway gives nothing to pay by.
    var noWayToPay: String { get }
}

extension Language {
    /// What the gateway's report says beside the status. What isn't as the invoice has it, isn't told, or can't be read is said.
    public func facts(of report: StatusReport, for invoice: Invoice) -> [PaymentFact] {
        let intent = invoice.intent
        let differences = report.differences(from: intent, tracking: invoice.tracking)
        let other = otherCurrency(in: differences)
        var facts: [PaymentFact] = []
        if let reason = report.reason { facts.append(PaymentFact(.reason, text(for: reason), .error)) }
        if let other {
            facts.append(PaymentFact(.currency, notAsked(other, asked: intent.currency), .error))
        }
        if let amount = report.amount {
            let isAsked = amount == intent.amount && other == nil
            facts.append(
                isAsked
                    ? PaymentFact(.amount, money(amount, in: nil, of: invoice), isAsExpected: true)
                    : PaymentFact(
                        .amount, otherSum(amount, in: other, of: invoice),
                        report.declaresRecalculation && other == nil ? .warning : .error))
        }
        for difference in differences {
            switch difference {
            case .amount, .currency, .unreadable: break
            case .tracking(let known, let found):
                facts.append(PaymentFact(.tracking, self.found(found, not: known), .error))
            case .paymentID(let asked, let found):
                facts.append(PaymentFact(.paymentID, self.found(found, not: asked), .error))
            case .missing(let member):
                facts.append(PaymentFact(member == .amount ? .amount : .currency, notTold, .error))
            }
        }
        for member in ReportMember.allCases {
            guard let text = report.unreadable[member] else { continue }
            facts.append(PaymentFact(.unreadable, unreadableFact(member, text), .error))
        }
        facts += sums(in: report, currency: other, of: invoice)
        if let processed = report.processed { facts.append(PaymentFact(.processed, processed)) }
        return facts
    }

    /// What was, or if it is paid will be, made of the sum; nothing of a payment that never will be.
    private func sums(in report: StatusReport, currency: String?, of invoice: Invoice) -> [PaymentFact] {
        let fee = report.fee.map { money($0, in: currency, of: invoice) }
        let credited = report.accrualAmount.map { money($0, in: report.accrualCurrency ?? currency, of: invoice) }
        var facts: [PaymentFact] = []
        switch report.sumsWorth {
        case .nothing: return []
        case .facts:
            if let fee { facts.append(PaymentFact(.fee, fee)) }
            if let credited { facts.append(PaymentFact(.credited, credited)) }
        case .ifPaid:
            if fee != nil || credited != nil {
                facts.append(PaymentFact(.ifPaid, ifPaid(credited: credited, fee: fee)))
            }
        }
        if report.isRecalculated == true {
            facts.append(PaymentFact(.recalculated, recalculated(isPaid: report.sumsWorth == .facts), .warning))
        }
        return facts
    }

    /// How old the status is that is shown of an invoice; nil before there is one.
    public func age(ofStatusOf invoice: Invoice, now: Timestamp) -> String? {
        invoice.askedAt.map { asked(ago($0, now: now)) }
    }

    /// How the payer pays, as it was last told, each with its name; nothing to pay by once the payment is over.
    public func payment(of invoice: Invoice) -> [(label: String, value: String)] {
        // Nobody is to pay by the link of one that was replaced.
        guard let told = invoice.payment, invoice.replacement == nil else { return [] }
        let payment = invoice.isPaymentOver ? told.withoutWays : told
        let progress = payment.neededConfirmations.map { confirmations(payment.currentConfirmations, of: $0) }
        return [(paymentLink, payment.link), (payTo, payment.address), (confirmed, progress)].compactMap {
            label, value in value.map { (label, visible($0)) }
        }
    }

    /// That the payment was started, on a line of what happened.
    public func text(for start: PaymentStart) -> String {
        let progress = start.neededConfirmations.map { confirmations(start.currentConfirmations, of: $0) }
        let facts = [start.link ?? start.address, progress, start.status?.text].compactMap(\.self)
            .map { visible($0) }
        return paymentStarted(facts.isEmpty ? nil : facts.joined(separator: ", "))
    }
}
