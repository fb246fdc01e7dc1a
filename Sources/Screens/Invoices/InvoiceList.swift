import InvoiceCore
import ScreenKit

/// Home: the invoices, newest first, or those that a search found.
///
/// Of a long history only a window is held, some hundreds around the selection; moving out of it asks for more.
struct InvoiceList: Sendable, Equatable {
    /// The window, newest first.
    var invoices: [Invoice] = []
    /// How many newer ones there are before the window.
    var base = 0
    /// How many there are in all; nil until they are counted.
    var total: Int?
    /// The counts of the whole history.
    var counts: InvoiceCounts?
    /// True when the history has older ones than the window.
    var hasMore = false
    /// Within what is shown.
    var selected = 0
    /// The invoice in the uppermost row.
    var top = 0
    /// The page that is awaited.
    var loading: Loading?
    var isLoaded = false
    /// Why the newest ones can't be read.
    var failure: String?
    var search: Search?
    /// The statistics of which a row opened the search.
    var origin: StatisticsScreen?
    /// The replacement of an invoice, or what one replaces, that is being read to be opened.
    var readingPartner: RequestID?
    /// Questions to the gateway that are not answered yet.
    var asked: Set<RequestID> = []
    var marks = ListMarks()
    /// How many of ``invoices`` aren't what was asked for; counted when they change, for the header is drawn often.
    var mismatched = 0
    /// Of ``invoices``, and of those that were in the window before.
    var ownWidths = ListWidths()

    /// A page that is awaited, and where it belongs.
    struct Loading: Sendable, Equatable {
        enum Purpose: Sendable, Equatable {
            /// Behind, or before, the window.
            case append, prepend
            /// Behind the first few, up to a whole page.
            case rest
            /// Instead of the window, with its first or last invoice selected.
            case jumpToNewest, jumpToOldest
        }

        let id: RequestID
        let purpose: Purpose
        /// The invoice to be selected then, where the page has it.
        var selecting: String?
    }

    /// How many are asked for at a time, but for the first ones.
    static let pageSize = 200
    /// How many more than the screen shows are asked for at first.
    static let spareRows = 8
    /// How many are held at most.
    static let windowSize = 1000

    /// A search that is being typed or shown.
    struct Search: Sendable, Equatable {
        var input = TextInput()
        /// The text's meaning by the clock of when it was typed; nil where it can't be understood, see ``problem``.
        var query: InvoiceQuery?
        /// True for a number that was pasted on the list: one that is found is opened, and one that isn't is asked about.
        var isPasted = false
        /// Whether the only one that is found is to be opened: Enter was pressed before it was.
        var opensOnlyHit = false
        /// True while keys go to the input.
        var isTyping = true
        var running: RequestID?
        /// The last search that was asked for: its sums come behind what it found.
        var id: RequestID?
        /// What those that fit ask for, once it is known.
        var sums: Totals?
        var widths = ListWidths()
        /// The completion that Tab took last.
        var tab: Tab?
        /// Whether the language is explained in the place of what was found; it always is while nothing is typed.
        var isExplained = false
        var language = ScrolledLines()
        /// The first of what was found, as they are now; no more than the list can hold.
        var found: [Invoice] = []
        /// How many were found.
        var count = 0
        /// Those of ``found`` that fit no longer, by their ids.
        var unfit: Set<String> = []
        /// How many of ``found`` came to fit since.
        var added = 0
        /// What changed while the search ran, by the ids: it may still find them as they were.
        var changed: [String: Invoice] = [:]
        /// How much of the history has been read; what is behind can't be found yet.
        var readPercent = 100
        var problem: InvoiceQueryProblem?
        /// Why it broke off.
        var failure: String?

        struct Tab: Sendable, Equatable {
            let completion: SearchCompletion
            let place: Int
        }

        /// True when the search asks for something.
        var isActive: Bool { !input.text.allSatisfy(\.isWhitespace) }

        /// True where it only orders all there are.
        var isOrderAlone: Bool { isActive && query?.isEmpty == true && query?.order != .newestFirst }

        var showsLanguage: Bool { isTyping && (isExplained || !isActive) }
    }

    /// The number that was searched for, where it is in no invoice and the gateway may know it.
    var unknownNumber: GatewayNumber? {
        guard let search, isSearching, search.found.isEmpty, search.running == nil, search.failure == nil,
            let query = search.query
        else { return nil }
        return query.onlyNumber(in: search.input.text)
    }

    var isSearching: Bool { search?.isActive == true }

    /// The shown invoices: the found ones, or the window.
    var shown: [Invoice] { isSearching ? search?.found ?? [] : invoices }

    var selectedInvoice: Invoice? { shown.indices.contains(selected) ? shown[selected] : nil }

    mutating func keepInRange() {
        selected = min(max(0, selected), max(0, shown.count - 1))
        top = min(max(0, top), selected)
    }
}
