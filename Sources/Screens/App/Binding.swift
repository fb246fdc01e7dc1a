import ScreenKit

/// A key and what it does here: footer, help, palette and mouse are all drawn from these.
public struct Binding: Sendable, Hashable {
    public let action: Action
    /// The key that is shown.
    public let key: Key
    /// Further keys that do the same.
    public let also: [Key]
    /// One or two words for the footer.
    public let label: String
    /// A line for help and palette.
    public let words: String
    /// The lower, the sooner it stands in the footer; nil only in help and palette.
    public let rank: Int?
    /// Whether it gives up what runs or is being typed, so that no Escape may do it that wasn't pressed.
    public let givesUp: Bool

    init(
        _ action: Action, _ key: Key, also: [Key] = [], _ label: String, _ words: String, rank: Int? = 5,
        givesUp: Bool = false
    ) {
        self.action = action
        self.key = key
        self.also = also
        self.label = label
        self.words = words
        self.rank = rank
        self.givesUp = givesUp
    }

    /// True when the key as pressed means this, on a Cyrillic layout too.
    func answers(to key: Key) -> Bool {
        self.key == key || also.contains(key) || key.isShortcut(self.key) || also.contains { key.isShortcut($0) }
    }
}

/// What a binding does.
public enum Action: Sendable, Hashable {
    case new, open, search, clone, refresh, reload, settle, copyNumber, copyPaymentID, drafts, help, palette, settings,
        quit, suspend, back
    case review, nextField, previousField, pickCurrency, addField, removeField, freshPaymentID
    case send, change, openSimilar, stopWaiting, again, home, another
    case resend, settleAll, favourite, take, delete, toggleRaw
    case pay, startPayment, copyLink, openLink, followAll
    case statistics, earlier, later, export, overwrite, copyPath
    case span(StatisticsSpan)
    case reconcile, adopt
    case reconcileSpan(ReconcileSpan)
    case testPayments, toggleChoice, chooseAll, startTest, stopTest, goOn
    case theme(String)
}

extension [Binding] {
    /// The binding that a key means.
    func first(for key: Key) -> Binding? { first { $0.answers(to: key) } }
}
