import InvoiceCore
import ScreenKit

/// How a state is shown: a glyph, a word and a role, so that it never hangs on colour alone.
public struct StateBadge: Sendable, Hashable {
    /// One column wide.
    public let glyph: String
    public let word: String
    public let role: Role

    /// Glyph and word.
    public var text: String { "\(glyph) \(word)" }
}

extension Wording {
    /// The badge of an invoice: the gateway's status once there is one, else the local state.
    public static func badge(for invoice: Invoice) -> StateBadge {
        if let state = ShownState(invoice) { return badge(for: state) }
        return invoice.report.map { badge(for: $0.status) } ?? badge(for: ShownState(invoice.state))
    }

    /// The badge of a gateway status; an unheard-of one shows the gateway's own word.
    public static func badge(for status: GatewayStatus) -> StateBadge {
        ShownState(status).map { badge(for: $0) }
            ?? StateBadge(glyph: "◇", word: visible(status.text), role: .warning)
    }

    /// The badge of a state; its word is what searches take.
    public static func badge(for state: ShownState) -> StateBadge {
        switch state {
        case .sending: StateBadge(glyph: "◌", word: state.rawValue, role: .pending)
        case .rejected, .failed, .debitFailed: StateBadge(glyph: "✕", word: state.rawValue, role: .error)
        case .unknown: StateBadge(glyph: "?", word: state.rawValue, role: .warning)
        case .unsent: StateBadge(glyph: "!", word: state.rawValue, role: .warning)
        case .created: StateBadge(glyph: "○", word: state.rawValue, role: .accent)
        case .paying: StateBadge(glyph: "◐", word: state.rawValue, role: .pending)
        case .paid, .finished: StateBadge(glyph: "●", word: state.rawValue, role: .success)
        case .otherSum: StateBadge(glyph: "◉", word: state.rawValue, role: .warning)
        case .canceled: StateBadge(glyph: "–", word: state.rawValue, role: .muted)
        case .mismatch: StateBadge(glyph: "≠", word: state.rawValue, role: .error)
        }
    }

    /// What a status means.
    static func explanation(of meaning: GatewayStatus.Meaning) -> String {
        switch meaning {
        case .orderCreated: "The order exists; the customer has not begun to pay. Send the payment link."
        case .inProgress: "The customer is paying. Wait; nothing is credited yet."
        case .paid: "Paid. The money is on its way to the account."
        case .paidOtherAmount: "Paid, but another sum than asked: compare the credited sum before handing over goods."
        case .finished: "Paid and done. The goods can be handed over."
        case .failed: "The payment failed; nothing was credited. The customer may try again with a new invoice."
        case .canceled: "The gateway no longer expects this payment. Make a new invoice if it is still wanted."
        case .debitFailed: "The debit failed. The gateway knows this status in test mode only."
        case .unheardOf: "The gateway's own word; the protocol does not explain it. Ask the gateway's support."
        }
    }

    /// What happened when no usable answer came, as the end of a sentence: "…: no answer in 30 s".
    public static func text(for reason: UnknownReason) -> String {
        withRemark(reason.remark, cause(of: reason))
    }

    private static func cause(of reason: UnknownReason) -> String {
        let detail = reason.detail.map { visible($0) }
        func with(_ text: String) -> String { detail.map { "\(text) (\($0))" } ?? text }
        switch reason.code {
        case .timeout: return detail.map { "no whole answer within \($0)" } ?? "no whole answer in time"
        case .canceled: return "you stopped waiting for the answer"
        case .connectionLost: return with("the connection broke before the answer was whole")
        case .badReply: return with("the answer was not what the protocol says")
        case .replyTooLarge: return with("the answer was too large to be read")
        case .wrongSignature:
            return with(
                "the answer's signature is wrong: it may not come from the gateway, or the profile's secret is wrong")
        case .missingSignature:
            let setting = "set accept_unsigned_replies in the profile, or EINVOICE_ACCEPT_UNSIGNED_REPLIES"
            return "the answer was not signed (where the gateway doesn't sign, \(setting))"
        case .unsignedRefusal: return with("a refusal that nobody signed, which proves nothing")
        case .alreadyExists:
            return with("the gateway has this payment id already, from this very request or from another invoice")
        case .redirect: return with("the gateway sent us elsewhere, which is never followed")
        case .interrupted: return "the program ended before the answer came"
        case .other: return with("no usable answer")
        }
    }

    /// The gateway's refusal with its code, e.g. `Transaction already exists (code 0)`.
    public static func text(for rejection: GatewayRejection) -> String {
        let message = rejection.message.isEmpty ? "no reason given" : visible(rejection.message)
        return withRemark(rejection.remark, rejection.code.map { "\(message) (code \(visible($0)))" } ?? message)
    }

    private static func withRemark(_ remark: String?, _ text: String) -> String {
        remark.map { "\(text); \(visible($0))" } ?? text
    }

    /// How a method moves money.
    public static func name(of kind: PaymentMethod.Kind) -> String {
        switch kind {
        case .card: "card"
        case .bank: "bank"
        case .mobileMoney: "mobile money"
        case .upi: "UPI"
        case .crypto: "crypto"
        }
    }

    /// `no decimals`, `2 decimals`.
    public static func decimals(_ count: Int) -> String { count == 0 ? "no decimals" : "\(count) decimals" }

    /// An amount with its unit, grouped, in the unit's precision: `1 000.00 UAH`.
    public static func amount(_ amount: Amount, of method: PaymentMethod) -> String {
        "\(amount.grouped(minimumDecimals: method.decimals)) \(method.unit)"
    }

    /// An invoice's amount with its unit.
    public static func amount(of invoice: Invoice) -> String {
        "\(invoice.intent.amount.grouped(minimumDecimals: invoice.decimals)) \(visible(invoice.unit))"
    }

    /// The method's name, or its code where the catalog lacks it.
    public static func methodName(of invoice: Invoice) -> String {
        invoice.method?.displayName ?? visible(invoice.intent.currency)
    }
}
