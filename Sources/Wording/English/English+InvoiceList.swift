import InvoiceCore

extension English: InvoiceListTexts {
    var nothingSearched: String { "nothing searched" }
    func foundBeforeBreak(_ count: Int) -> String { "\(count) found before it broke off" }
    func readingHistory(percent: Int) -> String { "reading the history: \(percent) %" }
    func foundSoFar(_ count: Int) -> String { "\(count) found, searching…" }
    func found(_ count: Int, shown: Int, isNewestFirst: Bool) -> String {
        if shown >= count { return "\(count) found" }
        return "\(count) found, the \(isNewestFirst ? "newest" : "first") \(shown) shown"
    }
    func fitNoLonger(_ count: Int) -> String { "*\(count) no longer" }
    var fitsNoLonger: String { "* No longer fits the search." }
    var historyUnreadable: String { "history unreadable" }
    func place(_ number: Int, of total: Int) -> String { "\(number) of \(total)" }
    func madeToday(_ count: Int, orMore: Bool) -> String { "\(atLeast(count, orMore)) today" }
    func unknownOutcomes(_ count: Int, orMore: Bool) -> String { "\(atLeast(count, orMore)) unknown" }
    var someUnknownOutcomes: String { "some unknown" }
    func waiting(_ count: Int) -> String { "\(count) waiting" }
    func mismatched(_ count: Int, orMore: Bool) -> String { "\(atLeast(count, orMore)) \(word(for: .mismatch))" }

    private func atLeast(_ count: Int, _ orMore: Bool) -> String { orMore ? "\(count)+" : "\(count)" }

    var searchHint: String { "words, -word, status:paid, is:waiting, amount>100, id:…" }
    var searching: String { "Searching…" }
    var nothingFound: String { "Nothing found." }
    var searchBroke: String { "The search broke off." }
    var searchBrokeAdvice: String { "Nothing was found before that. A change of the search begins it anew." }
    var cantReadHistory: String { "The history can't be read." }
    func cantReadHistoryAdvice(_ key: KeyName) -> String {
        "This is not an empty history. Put right what is named above, then press \(key(.refresh)) to read it again."
    }
    func cantReadMore(_ reason: String) -> String { "No more of the history can be read: \(reason)" }
    var noInvoicesYet: String { "No invoices yet." }
    func makeFirstInvoice(_ key: KeyName) -> String {
        "Press \(key(.new)) to make the first one, or \(key(.help)) for all keys."
    }
    var sandboxCostsNothing: String { "This is the sandbox: nothing here costs money." }

    func draftKept(_ summary: String) -> String { "A draft was kept: \(summary)" }
    func draftsKept(_ count: Int) -> String { "\(count) drafts were kept" }
    func resumeDraftKey(_ count: Int, _ key: KeyName) -> String {
        count == 1 ? "\(key(.drafts)) goes on with it" : "\(key(.drafts)) shows them"
    }
    func drafts(_ count: Int) -> String { count == 1 ? "1 draft" : "\(count) drafts" }
    func resumeItsDraftKey(_ key: KeyName) -> String { "\(key(.drafts)) goes on with its draft" }
    func outcomeUnknown(_ reason: String) -> String { "Unknown: \(reason)." }
    func askGatewayKey(_ key: KeyName) -> String { "\(key(.settle)) asks the gateway" }
    var gatewayUnreached: String { "The gateway could not be reached; nothing was created." }
    var onItsWay: String { "On its way to the gateway." }
    func fee(_ sum: String) -> String { "fee \(sum)" }
    var lookingForWaiting: String { "Looking for waiting payments…" }
}
