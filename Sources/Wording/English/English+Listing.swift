import InvoiceCore

extension English: ListingTexts {
    var filtersTitle: String { "Filters" }

    func name(of filter: QuickFilter) -> String {
        switch filter {
        case .failedThisWeek: "Made this week, failed"
        case .madeToday: "Made today"
        case .waiting: "Waiting payments"
        case .unknown: "Unknown outcomes"
        case .unpaid: "Not paid yet"
        case .paidThisWeek: "Made this week, paid"
        case .mismatch: "Not what was asked for"
        }
    }

    var recentSearch: String { "searched lately" }
    var searchNameLabel: String { "Save as" }
    func searchNotSaved(mostSaved: Int, longestName: Int) -> String {
        "Not saved: a name of 1 to \(longestName) letters is needed, at most \(mostSaved) are kept, and none with a card number."
    }
    func searches(by digit: Int) -> String { "Search by the filter of this number" }
    var showFilters: ActionText {
        ActionText(
            "Filters", "Filters: made today, waiting, saved and recent searches",
            whenNot: "there is nothing to search")
    }
    var searchBySelected: ActionText { ActionText("Show", "Show what this search finds") }
    var saveCurrentSearch: ActionText {
        ActionText(
            "Save this search", "Save the search of the list with a name",
            whenNot: "nothing is searched on the list")
    }
    var saveSearch: ActionText { ActionText("Save", "Save the search with this name") }
    var saveNoSearch: ActionText { ActionText("Back", "Back; nothing is saved") }
    var deleteSearch: ActionText {
        ActionText(
            "Delete", "Delete the saved search; it can be brought back", whenNot: "it is not a saved one",
            keepsPlace: true)
    }
    var restoreSearch: ActionText { ActionText("Bring back", "Bring back the search that was deleted last") }

    var completeSearch: ActionText { ActionText("Complete", "Take what the last word may become; again for the next") }
    var explainSearch: ActionText { ActionText("Help", "The language of searches, and the signs of the list") }
    func meaning(of typed: String, _ meanings: [String]) -> String {
        "\(typed) = \(meanings.joined(separator: " or "))"
    }
    var gatewaysOwnWord: String { "the gateway's own word" }
    var noLongerFits: String { "no longer fits the search" }
    var isMarked: String { "marked" }
    var isTestSign: String { "test payment" }
    func testsNotSummed(_ number: Int) -> String {
        number == 1 ? "1 test not summed" : "\(count(number)) tests not summed"
    }
    var isReplacedSign: String { "replaced" }

    var arrangementTitle: String { "Order and columns" }
    var arrangeList: ActionText { ActionText("Order", "Order and columns of the list") }
    var takeArrangement: ActionText { ActionText("Choose", "Take the order, or show or hide the column") }
    func name(of order: InvoiceQuery.Order) -> String {
        switch order {
        case .newestFirst: "Newest first"
        case .oldestFirst: "Oldest first"
        case .smallestFirst: "Smallest amount first"
        case .largestFirst: "Largest amount first"
        case .byState: "By state"
        case .byStateBackwards: "By state, backwards"
        case .byMethod: "By method"
        case .byMethodBackwards: "By method, backwards"
        }
    }

    func title(of column: ListColumn) -> String {
        switch column {
        case .when: timeColumn
        case .paymentID: paymentIDColumn
        case .method: methodColumn
        case .amount: amountColumn
        case .state: stateColumn
        case .tracking: trackingColumn
        case .account: "Account"
        case .sender: "Sender"
        case .description: descriptionColumn
        }
    }

    func columnChoice(_ title: String, isFixed: Bool) -> String {
        isFixed ? "Column: \(title), always shown" : "Column: \(title)"
    }

    var usualColumns: String { "The columns that the width has room for" }

    var markInvoice: ActionText {
        ActionText("Mark", "Mark the invoice, or take the mark away", whenNot: noInvoiceSelected)
    }
    var markStretch: ActionText {
        ActionText("Mark range", "Mark from here to where it is pressed again", whenNot: noInvoiceSelected)
    }
    var markAllShown: ActionText {
        ActionText("Mark all", "Mark all that are in the list, or none of them", whenNot: noInvoiceSelected)
    }
    var clearMarks: ActionText { ActionText("Clear marks", "Take all marks away") }
    var refreshMarked: ActionText {
        ActionText(
            "Refresh", "Ask for the status of those that are marked",
            whenNot: "the gateway has a number for none of them", keepsPlace: true)
    }
    var stopAskingMarked: ActionText { ActionText("Stop", "Ask about no more of them") }
    var settleMarked: ActionText { ActionText("Settle", "Ask the gateway what became of the marked unknown ones") }
    var exportMarked: ActionText { ActionText("Export", "Write those that are marked into a file, csv or jsonl") }
    func marked(_ count: Int, hidden: Int) -> String {
        hidden > 0 ? "\(count) marked, \(hidden) not shown" : "\(count) marked"
    }
    func found(_ count: Int) -> String { "\(count) found" }

    func askedMarked(_ answered: Int, of all: Int, failed: Int, isDone: Bool) -> String {
        let failures = failed == 0 ? "" : "; \(failed) without an answer"
        return isDone
            ? "Asked about \(count(all, .invoice))\(failures)."
            : "Asking the gateway: \(answered) of \(all)\(failures). Esc stops."
    }

    func followed(_ count: Int) -> String { "\(count) followed" }
    func stopFollowing(_ number: Int) -> ActionText {
        ActionText("Stop following", "Ask no more for the \(number) payments that are followed")
    }
    func newsOf(_ paymentID: String, _ amount: String, _ state: String) -> String {
        "einvoice: payment \(paymentID), \(amount), is \(state)"
    }
    func isNow(_ paymentID: String, _ amount: String, _ state: String) -> String {
        "Payment \(paymentID), \(amount), is \(state) now."
    }
}
