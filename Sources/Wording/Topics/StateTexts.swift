import InvoiceCore
import ScreenKit

/// How invoices stand, and why.
public protocol StateTexts {
    /// The word of a state, which searches take too.
    func word(for state: ShownState) -> String
    /// What a state means, in a few words.
    func meaning(of state: ShownState) -> String
    /// What a status means, and what to do.
    func explanation(of meaning: GatewayStatus.Meaning) -> String
    /// Why no usable answer came, as the end of a sentence: “…: no answer in 30 s”. `detail` is visible.
    func cause(_ code: UnknownReason.Code, detail: String?) -> String
    /// That a refusal gives no reason.
    var noReasonGiven: String { get }
    /// A refusal's message and its code: `Transaction already exists (code 0)`.
    func refusal(_ message: String, code: String) -> String
    /// How a method moves money.
    func name(of kind: PaymentMethod.Kind) -> String
    /// `no decimals`, `2 decimals`.
    func decimals(_ count: Int) -> String
}

/// How a state is shown: a glyph, a word and a role, so that it never hangs on colour alone.
public struct StateBadge: Sendable, Hashable {
    /// One column wide.
    public let glyph: String
    public let word: String
    public let role: Role

    /// Glyph and word.
    public var text: String { "\(glyph) \(word)" }
}

extension Language {
    /// The badge of an invoice: the gateway's status once there is one, else the local state.
    public func badge(for invoice: Invoice) -> StateBadge {
        if let state = ShownState(invoice) { return badge(for: state) }
        return invoice.report.map { badge(for: $0.status) } ?? badge(for: ShownState(invoice.state))
    }

    /// The badge of a gateway status; an unheard-of one shows the gateway's own word.
    public func badge(for status: GatewayStatus) -> StateBadge {
        ShownState(status).map { badge(for: $0) }
            ?? StateBadge(glyph: "◇", word: visible(status.text), role: .warning)
    }

    /// The badge of what became of invoices.
    public func badge(for standing: EffectiveStatus) -> StateBadge {
        switch standing {
        case .gateway(let status): badge(for: status)
        case .local(let state): badge(for: ShownState(state))
        case .mismatch: badge(for: ShownState.mismatch)
        }
    }

    /// The badge of a state.
    public func badge(for state: ShownState) -> StateBadge {
        let (glyph, role): (String, Role) =
            switch state {
            case .sending: ("◌", .pending)
            case .rejected, .failed, .debitFailed: ("✕", .error)
            case .unknown: ("?", .warning)
            case .unsent: ("!", .warning)
            case .closed: ("∅", .muted)
            case .created: ("○", .created)
            case .started: ("◐", .pending)
            case .paid, .finished: ("●", .success)
            case .otherSum: ("◉", .warning)
            case .canceled: ("–", .muted)
            case .mismatch: ("≠", .error)
            }
        return StateBadge(glyph: glyph, word: word(for: state), role: role)
    }

    /// What happened when no usable answer came, as the end of a sentence: “…: no answer in 30 s”.
    public func text(for reason: UnknownReason) -> String {
        withRemark(reason.remark, cause(reason.code, detail: reason.detail.map { visible(plain($0)) }))
    }

    /// The gateway's refusal with its code, e.g. `Transaction already exists (code 0)`.
    public func text(for rejection: GatewayRejection) -> String {
        let message = rejection.message.isEmpty ? noReasonGiven : visible(rejection.message)
        return withRemark(rejection.remark, rejection.code.map { refusal(message, code: visible($0)) } ?? message)
    }

    private func withRemark(_ remark: SecretRemark?, _ text: String) -> String {
        remark.map { joined([text, self.text(for: $0)]) } ?? text
    }

    /// An amount with its unit, grouped, in the unit's precision: `1 000.00 UAH`.
    public func amount(_ amount: Amount, of method: PaymentMethod) -> String {
        "\(amount.readable(decimals: method.decimals, in: numbers)) \(method.unit)"
    }

    /// An invoice's amount with its unit.
    public func amount(of invoice: Invoice) -> String {
        "\(number(of: invoice)) \(visible(invoice.unit))"
    }

    /// An invoice's amount without its unit.
    public func number(of invoice: Invoice) -> String {
        invoice.intent.amount.readable(decimals: invoice.decimals, in: numbers)
    }

    /// The method's name, or its code where nothing tells a name.
    public func methodName(of invoice: Invoice) -> String {
        visible(invoice.method.map { name(of: $0) } ?? invoice.intent.currency)
    }

    /// The name of a method that was counted, or its code where nothing tells a name.
    public func methodName(ofCode code: String, in statistics: InvoiceStatistics) -> String {
        guard let method = statistics.method(ofCode: code), method.displayName != code else { return visible(code) }
        // Some names occur in several units.
        return visible("\(name(of: method)), \(method.unit)")
    }
}
