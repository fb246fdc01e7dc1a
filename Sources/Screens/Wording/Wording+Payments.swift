import InvoiceCore
import ScreenKit

/// One thing that the gateway says of a payment beside its status, for a line with its name on the left. Safe to show.
public struct PaymentFact: Sendable, Hashable {
    /// What it is about.
    public enum Kind: Sendable, Hashable {
        case reason, currency, amount, fee, credited, recalculated, processed, tracking, paymentID, unreadable
    }

    public let kind: Kind
    public let value: String
    public let role: Role

    /// Its name.
    public var label: String {
        switch kind {
        case .reason: "Reason"
        case .currency: "Currency"
        case .amount: "Amount"
        case .fee: "Fee"
        case .credited: "Credited"
        case .recalculated: "Recalculated"
        case .processed: "Processed"
        case .tracking: "Tracking"
        case .paymentID: "Payment id"
        case .unreadable: "Unreadable"
        }
    }

    /// True where it is what the invoice asked for, and so no news.
    public let isAsExpected: Bool

    fileprivate init(_ kind: Kind, _ value: String, _ role: Role = .text, isAsExpected: Bool = false) {
        self.kind = kind
        self.value = visible(value)
        self.role = role
        self.isAsExpected = isAsExpected
    }
}

extension Wording {
    /// What the gateway's report says beside the status. What isn't as the invoice has it, isn't told, or can't be read is said.
    public static func facts(of report: StatusReport, for invoice: Invoice) -> [PaymentFact] {
        let intent = invoice.intent
        let differences = report.differences(from: intent, tracking: invoice.tracking)
        let found = otherCurrency(in: differences)
        var facts: [PaymentFact] = []
        if let reason = report.reason { facts.append(PaymentFact(.reason, text(for: reason), .error)) }
        if let found {
            facts.append(PaymentFact(.currency, "\(found), not the \(intent.currency) asked for", .error))
        }
        if let amount = report.amount {
            let isAsked = amount == intent.amount && found == nil
            facts.append(
                isAsked
                    ? PaymentFact(.amount, money(amount, in: nil, of: invoice), isAsExpected: true)
                    : PaymentFact(
                        .amount, otherSum(amount, in: found, of: invoice),
                        report.declaresRecalculation && found == nil ? .warning : .error))
        }
        for difference in differences {
            switch difference {
            case .amount, .currency, .unreadable: break
            case .tracking(let known, let found):
                facts.append(PaymentFact(.tracking, "\(found), not \(known)", .error))
            case .paymentID(let asked, let found):
                facts.append(PaymentFact(.paymentID, "\(found), not \(asked)", .error))
            case .missing(let member):
                facts.append(PaymentFact(member == .amount ? .amount : .currency, "not told", .error))
            }
        }
        for member in ReportMember.allCases {
            guard let text = report.unreadable[member] else { continue }
            facts.append(PaymentFact(.unreadable, "\(name(of: member)): \(text)", .error))
        }
        if let fee = report.fee { facts.append(PaymentFact(.fee, money(fee, in: found, of: invoice))) }
        if let credited = report.accrualAmount {
            facts.append(
                PaymentFact(.credited, money(credited, in: report.accrualCurrency ?? found, of: invoice)))
        }
        if report.isRecalculated == true {
            facts.append(PaymentFact(.recalculated, "yes: another sum was paid than asked", .warning))
        }
        if let processed = report.processed { facts.append(PaymentFact(.processed, processed)) }
        return facts
    }

    /// How an invoice came to be in the history: the first line of what happened to it.
    public static func beginning(of invoice: Invoice) -> String {
        invoice.isAdopted
            ? "adopted from the gateway's statement; not made here" : "recorded, then sent to the gateway"
    }

    /// How far a crypto payment has come: `0 of 3 confirmations`.
    public static func confirmations(_ current: Int?, of needed: Int) -> String {
        "\(current ?? 0) of \(needed) confirmations"
    }

    /// How the payer pays, as it was last told, each with its name.
    public static func payment(of invoice: Invoice) -> [(label: String, value: String)] {
        guard let payment = invoice.payment else { return [] }
        let confirmed = payment.neededConfirmations.map { confirmations(payment.currentConfirmations, of: $0) }
        return [("Payment link", payment.link), ("Pay to", payment.address), ("Confirmed", confirmed)].compactMap {
            label, value in value.map { (label, visible($0)) }
        }
    }

    /// That the payment was started, on a line of what happened.
    public static func text(for start: PaymentStart) -> String {
        let confirmed = start.neededConfirmations.map { confirmations(start.currentConfirmations, of: $0) }
        let facts = [start.link ?? start.address, confirmed, start.status?.text].compactMap(\.self).map { visible($0) }
        return facts.isEmpty ? "payment started" : "payment started: \(facts.joined(separator: ", "))"
    }

    /// What to do where the gateway gives nothing to pay by.
    public static let noWayToPay =
        "The gateway gave neither a link nor an address. Ask its support how the customer pays."
}
