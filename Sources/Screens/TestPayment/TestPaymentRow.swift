import InvoiceCore
import ScreenKit
import Wording

/// One test payment as the console shows it: a currency, a test amount, and how far it has come.
public struct TestPaymentRow: Sendable, Equatable {
    /// How far it is, and what came of it.
    public enum Standing: Sendable, Equatable {
        case waiting, creating, starting, following
        case asExpected
        /// It came to another end.
        case otherEnd
        /// What the gateway reports isn't what was asked for; the text says what differs.
        case mismatch(String)
        /// It came to no end; the text says why.
        case noEnd(String)

        /// True once nothing more is awaited.
        var isDone: Bool {
            switch self {
            case .waiting, .creating, .starting, .following: false
            case .asExpected, .otherEnd, .mismatch, .noEnd: true
            }
        }
    }

    /// The method's code.
    public var currency: String
    public var amount: Amount
    public var expected: GatewayStatus
    /// The gateway's last word.
    public var got: GatewayStatus?
    public var standing: Standing
    /// The recorded invoice, once there is one.
    public var invoice: Invoice?

    public init(
        currency: String, amount: Amount, expected: GatewayStatus, got: GatewayStatus? = nil,
        standing: Standing = .waiting, invoice: Invoice? = nil
    ) {
        self.currency = currency
        self.amount = amount
        self.expected = expected
        self.got = got
        self.standing = standing
        self.invoice = invoice
    }

    /// Both test amounts of each currency, none begun.
    static func waiting(for currencies: [String]) -> [TestPaymentRow] {
        currencies.flatMap { currency in
            [(UInt128(1000), "FINISHED"), (2000, "FAILED")].map { amount, status in
                TestPaymentRow(
                    currency: currency, amount: Amount(coefficient: amount, scale: 0), expected: GatewayStatus(status))
            }
        }
    }
}

extension Language {
    /// A test payment's verdict, or how far it is.
    func badge(for standing: TestPaymentRow.Standing) -> StateBadge {
        switch standing {
        case .waiting: StateBadge(glyph: "·", word: "waits", role: .muted)
        case .creating: StateBadge(glyph: "◌", word: "creating", role: .pending)
        case .starting: StateBadge(glyph: "◌", word: "starting", role: .pending)
        case .following: StateBadge(glyph: "◐", word: "following", role: .pending)
        case .asExpected: StateBadge(glyph: "✓", word: "as expected", role: .success)
        case .otherEnd: StateBadge(glyph: "✕", word: "other end", role: .error)
        case .mismatch: badge(for: ShownState.mismatch)
        case .noEnd: StateBadge(glyph: "?", word: "no end", role: .warning)
        }
    }
}
