/// How somebody wants to see a profile's list of invoices, and for what they search again and again.
public struct ListSettings: Sendable, Hashable {
    /// A search with a name.
    public struct SavedSearch: Sendable, Hashable {
        public let name: String
        public let text: String

        public init(name: String, text: String) {
            self.name = name
            self.text = text
        }
    }

    /// In the order in which they were saved; each name once.
    public private(set) var saved: [SavedSearch] = []
    /// The newest first, each once.
    public private(set) var recent: [String] = []
    public private(set) var order = InvoiceQuery.Order.newestFirst
    /// The chosen columns; nil for those that the width has room for.
    public private(set) var columns: Set<ListColumn>?

    /// How many are kept, and how long they may be in scalars.
    public static let mostSaved = 30
    public static let mostRecent = 8
    public static let longestSearch = 500
    public static let longestName = 40

    /// As at the first start.
    public init() {}

    /// A change of them.
    public enum Edit: Sendable, Hashable {
        /// Something was found by this search.
        case searched(String)
        /// Takes the place of one with this name.
        case save(SavedSearch)
        case forget(name: String)
        case order(InvoiceQuery.Order)
        case columns(Set<ListColumn>?)
    }

    /// Makes a change; one that is too long to be kept changes nothing.
    public mutating func apply(_ edit: Edit) {
        switch edit {
        case .searched(let text):
            let text = Self.withoutBlanksAround(text)
            guard Self.isKept(text) else { return }
            recent.removeAll { $0 == text }
            recent.insert(text, at: 0)
            recent.removeLast(max(0, recent.count - Self.mostRecent))
        case .save(let search):
            guard Self.isKept(search.text), !search.name.isEmpty,
                search.name.unicodeScalars.count <= Self.longestName
            else { return }
            if let place = saved.firstIndex(where: { $0.name == search.name }) {
                saved[place] = search
            } else if saved.count < Self.mostSaved {
                saved.append(search)
            }
        case .forget(let name): saved.removeAll { $0.name == name }
        case .order(let order): self.order = order
        case .columns(let columns): self.columns = columns
        }
    }

    /// Those at the end are of no meaning, and left there by whoever takes what Tab offers.
    private static func withoutBlanksAround(_ text: String) -> String {
        let scalars = text.unicodeScalars.drop { $0.properties.isWhitespace }
        let end = scalars.lastIndex { !$0.properties.isWhitespace }
        return end.map { String(scalars[...$0]) } ?? ""
    }

    private static func isKept(_ text: String) -> Bool {
        // A card's number is kept nowhere.
        !text.isEmpty && text.unicodeScalars.count <= longestSearch && CardNumber.hidingAll(in: text) == text
    }
}

/// A column of the list of invoices, in the order from the left.
public enum ListColumn: String, Sendable, Hashable, CaseIterable {
    case when, paymentID = "payment-id", method, amount, state, tracking, account, sender, description
}

/// A search that is at hand without typing. Test payments are no business, and left out.
public enum QuickFilter: Sendable, Hashable, CaseIterable {
    case failedThisWeek, madeToday, waiting, unknown, unpaid, paidThisWeek, mismatch

    /// As it would be typed; a week begins on Monday, and has what was made in it: when it was paid is no search's matter.
    public var search: String {
        switch self {
        case .failedThisWeek: "status:failed status:debit since:monday -is:test"
        case .madeToday: "is:today -is:test"
        case .waiting: "is:waiting -is:test"
        case .unknown: "is:unknown"
        case .unpaid: "status:created status:started -is:test"
        case .paidThisWeek: "status:paid status:finished status:other since:monday -is:test"
        case .mismatch: "status:mismatch"
        }
    }
}
