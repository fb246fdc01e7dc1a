import InvoiceCore
import ScreenKit

/// Trying the gateway's test amounts.
public protocol TestPaymentTexts {
    // How far one is, and what came of it: a word or two beside a glyph, at most 11 columns.
    var testWaits: String { get }
    var testIsCreating: String { get }
    var testIsStarting: String { get }
    var testIsFollowing: String { get }
    var testAsExpected: String { get }
    var testOtherEnd: String { get }
    var testNoEnd: String { get }

    // How many came to which end, each behind its glyph, side by side.
    func testsAsExpected(_ count: Int) -> String
    func testsOtherEnd(_ count: Int) -> String
    func testsMismatched(_ count: Int) -> String
    func testsNoEnd(_ count: Int) -> String

    // Choosing currencies.
    var whichCurrencies: String { get }
    /// How many are marked, and how many of all are shown.
    func marked(_ count: Int, shown: Int, of all: Int) -> String
    var testsMakeTwoInvoices: String { get }

    // The last word before they are made.
    func testsWillMake(invoices: Int, currencies: Int) -> String
    var testsConfirmKeys: String { get }
    var testsAreLive: String { get }
    /// Before the input; cut at its end where there is no room.
    func typeProfileName(_ name: String) -> String
    var typeNameToStart: String { get }
    func wrongProfileName(_ name: String) -> String
    var typeNameByHand: String { get }
    var nothingSentYet: String { get }

    // How they go.
    var testsRun: String { get }
    var testsStop: String { get }
    var testsStopped: String { get }
    var testsGaveUp: String { get }
    var allTestsAsExpected: String { get }
    /// The first of those that came to another end, and how many more there are.
    func testsNotAsExpected(_ names: [String], more: Int) -> String
}

extension Language {
    /// A test payment's verdict, or how far it is.
    public func badge(for payment: TestPayment) -> StateBadge {
        switch (payment.verdict, payment.stage) {
        case (.asExpected, _): StateBadge(glyph: "✓", word: testAsExpected, role: .success)
        case (.other, _): StateBadge(glyph: "✕", word: testOtherEnd, role: .error)
        case (.mismatch, _): badge(for: ShownState.mismatch)
        case (.inconclusive, _): StateBadge(glyph: "?", word: testNoEnd, role: .warning)
        case (nil, .waiting), (nil, .done): StateBadge(glyph: "·", word: testWaits, role: .muted)
        case (nil, .creating): StateBadge(glyph: "◌", word: testIsCreating, role: .pending)
        case (nil, .starting): StateBadge(glyph: "◌", word: testIsStarting, role: .pending)
        case (nil, .following): StateBadge(glyph: "◐", word: testIsFollowing, role: .pending)
        }
    }
}
