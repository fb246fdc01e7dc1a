/// The list of invoices and its search. Numbers of the header stand as they are, without groups.
public protocol InvoiceListTexts {
    // The header: short parts that stand side by side; `orMore` where there may be others.
    var nothingSearched: String { get }
    func foundBeforeBreak(_ count: Int) -> String
    func readingHistory(percent: Int) -> String
    func foundSoFar(_ count: Int) -> String
    /// How many were found, and where not all are shown, that only the newest or first are.
    func found(_ count: Int, shown: Int, isNewestFirst: Bool) -> String
    /// How many of those that were found fit the search no longer.
    func fitNoLonger(_ count: Int) -> String
    /// The same of the selected one.
    var fitsNoLonger: String { get }
    var historyUnreadable: String { get }
    /// The place of the selected one: `250 of 12300`.
    func place(_ number: Int, of total: Int) -> String
    func madeToday(_ count: Int, orMore: Bool) -> String
    func unknownOutcomes(_ count: Int, orMore: Bool) -> String
    /// Where it isn't known how many.
    var someUnknownOutcomes: String { get }
    func waiting(_ count: Int) -> String
    func mismatched(_ count: Int, orMore: Bool) -> String

    /// What an empty search takes.
    var searchHint: String { get }
    var searching: String { get }
    var nothingFound: String { get }
    var searchBroke: String { get }
    var searchBrokeAdvice: String { get }
    var cantReadHistory: String { get }
    func cantReadHistoryAdvice(_ key: KeyName) -> String
    /// The newer ones were read; `reason` is a sentence.
    func cantReadMore(_ reason: String) -> String
    var noInvoicesYet: String { get }
    func makeFirstInvoice(_ key: KeyName) -> String
    var sandboxCostsNothing: String { get }

    // The line about the selected one, and which key goes on from there.
    func draftKept(_ summary: String) -> String
    func draftsKept(_ count: Int) -> String
    func resumeDraftKey(_ count: Int, _ key: KeyName) -> String
    /// In the header.
    func drafts(_ count: Int) -> String
    func resumeItsDraftKey(_ key: KeyName) -> String
    /// `reason` is the end of a sentence.
    func outcomeUnknown(_ reason: String) -> String
    func askGatewayKey(_ key: KeyName) -> String
    var gatewayUnreached: String { get }
    var onItsWay: String { get }
    func fee(_ sum: String) -> String
    var lookingForWaiting: String { get }
}
