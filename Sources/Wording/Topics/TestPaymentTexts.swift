import InvoiceCore
import ScreenKit

/// Test payments and how far they are, in a word or two.
public protocol TestPaymentTexts {
    var endedAsExpected: String { get }
    var endedOtherwise: String { get }
    var cameToNoEnd: String { get }
    func word(for stage: TestPayment.Stage) -> String
}

extension Language {
    /// A test payment's verdict, or how far it is.
    public func badge(for payment: TestPayment) -> StateBadge {
        switch (payment.verdict, payment.stage) {
        case (.asExpected, _): StateBadge(glyph: "✓", word: endedAsExpected, role: .success)
        case (.other, _): StateBadge(glyph: "✕", word: endedOtherwise, role: .error)
        case (.mismatch, _): badge(for: ShownState.mismatch)
        case (.inconclusive, _): StateBadge(glyph: "?", word: cameToNoEnd, role: .warning)
        case (nil, .waiting), (nil, .done): StateBadge(glyph: "·", word: word(for: .waiting), role: .muted)
        case (nil, .creating), (nil, .starting):
            StateBadge(glyph: "◌", word: word(for: payment.stage), role: .pending)
        case (nil, .following): StateBadge(glyph: "◐", word: word(for: payment.stage), role: .pending)
        }
    }
}
