import InvoiceCore
import ScreenKit

/// How the list of invoices is searched, ordered and marked.
public protocol ListingTexts {
    // The dialog of searches that need no typing.
    var filtersTitle: String { get }
    /// At most 23 columns.
    func name(of filter: QuickFilter) -> String
    /// Before a search that was typed lately.
    var recentSearch: String { get }
    var searchNameLabel: String { get }
    /// Why: there are many already, or the name or the search is too long.
    func searchNotSaved(mostSaved: Int, longestName: Int) -> String
    /// In the help, what a digit does.
    func searches(by digit: Int) -> String
    var showFilters: ActionText { get }
    var searchBySelected: ActionText { get }
    var saveCurrentSearch: ActionText { get }
    var saveSearch: ActionText { get }
    var saveNoSearch: ActionText { get }
    var deleteSearch: ActionText { get }
    var restoreSearch: ActionText { get }

    // While a search is typed.
    var completeSearch: ActionText { get }
    var explainSearch: ActionText { get }
    /// What a word is taken for beside its text: `671,50 = 671.50`, `вчера = Yesterday`; parts of one line.
    func meaning(of typed: String, _ meanings: [String]) -> String
    /// The gateway's own word for a status, that nothing here explains.
    var gatewaysOwnWord: String { get }
    var noLongerFits: String { get }
    var isMarked: String { get }
    var isTestSign: String { get }
    /// Behind how many were found: test payments that the sums beside it leave out.
    func testsNotSummed(_ count: Int) -> String
    var isReplacedSign: String { get }

    // Order and columns.
    var arrangementTitle: String { get }
    var arrangeList: ActionText { get }
    var takeArrangement: ActionText { get }
    func name(of order: InvoiceQuery.Order) -> String
    func title(of column: ListColumn) -> String
    func columnChoice(_ title: String, isFixed: Bool) -> String
    var usualColumns: String { get }

    // Marks.
    var markInvoice: ActionText { get }
    var markStretch: ActionText { get }
    var markAllShown: ActionText { get }
    var clearMarks: ActionText { get }
    var refreshMarked: ActionText { get }
    var stopAskingMarked: ActionText { get }
    var settleMarked: ActionText { get }
    var exportMarked: ActionText { get }
    func marked(_ count: Int, hidden: Int) -> String
    func found(_ count: Int) -> String
    func askedMarked(_ answered: Int, of count: Int, failed: Int, isDone: Bool) -> String

    // Following.
    func followed(_ count: Int) -> String
    func stopFollowing(_ count: Int) -> ActionText
    /// A payment has ended, or it is known what became of a request: a short text beside the bell.
    func newsOf(_ paymentID: String, _ amount: String, _ state: String) -> String
    /// A sentence, for who listens.
    func isNow(_ paymentID: String, _ amount: String, _ state: String) -> String
}

extension Language {
    /// What a term of a search is taken for beside its text, for the search's line; nil for nothing that is news.
    public func meaning(of term: LooseTerm, today: LocalDay) -> String? {
        let day = term.day.map { self.day($0.day.civil, today: today.civil) }
        // A state's own word means that one before any other that has it in its name.
        let isOwnWord = ShownState.allCases.contains { $0.rawValue == term.typed.lowercased() }
        let meanings = [
            term.amount.map { $0.grouped(minimumDecimals: 2, in: numbers) }, day,
            isOwnWord ? nil : term.state.map { word(for: $0) },
        ].compactMap(\.self)
        return meanings.isEmpty ? nil : meaning(of: visible(term.typed), meanings)
    }

    /// The signs of the list with the words of all states that have them.
    public var legend: [(glyph: String, role: Role, words: String)] {
        var signs: [(glyph: String, role: Role, words: String)] = []
        for state in ShownState.allCases {
            let badge = badge(for: state)
            if let place = signs.firstIndex(where: { $0.glyph == badge.glyph }) {
                signs[place].words += ", \(badge.word)"
            } else {
                signs.append((badge.glyph, badge.role, badge.word))
            }
        }
        return signs + [
            ("◇", .warning, gatewaysOwnWord), ("*", .warning, noLongerFits), ("✓", .accent, isMarked),
            (RowSign.test.glyph, RowSign.test.role, isTestSign),
            (RowSign.replaced.glyph, RowSign.replaced.role, isReplacedSign),
        ]
    }

    /// A short text beside the bell, of an invoice that has news. Safe to show.
    public func news(of invoice: Invoice) -> String {
        let id = TextWidth.truncateMiddle(visible(invoice.intent.paymentID.text), to: 24)
        return newsOf(id, amount(of: invoice), badge(for: invoice).word)
    }

    /// That an invoice is in another state than before.
    public func isNow(_ invoice: Invoice) -> String {
        isNow(invoice.intent.paymentID.text, amount(of: invoice), badge(for: invoice).word)
    }
}

/// What the list shows before a row whose state doesn't say it.
public enum RowSign: Sendable, Hashable {
    case test, replaced

    /// Nil for an invoice of which the state says enough.
    public init?(_ invoice: Invoice) {
        if invoice.replacement != nil {
            self = .replaced
        } else if invoice.intent.isTest {
            self = .test
        } else {
            return nil
        }
    }

    public var glyph: String { self == .test ? "△" : "→" }
    public var role: Role { self == .test ? .accent : .warning }
}
