import InvoiceCore

/// What a key does, in words.
public struct ActionText: Sendable, Hashable {
    /// One or two words for the footer, where all keys of a screen share one line.
    public let label: String
    /// A line for help and palette, without a full stop. On 80 columns its first 56 are seen.
    public let words: String
    /// Further words by which the palette finds it.
    public let others: String
    /// Why it can't be done where it can't, without a full stop: the palette lists it then with this.
    public let reason: String?
    /// True for what hangs on the selected row: its key stays in the footer, dimmed, where the row isn't one for it.
    public let keepsPlace: Bool

    public init(
        _ label: String, _ words: String, also others: String = "", whenNot reason: String? = nil,
        keepsPlace: Bool = false
    ) {
        self.label = label
        self.words = words
        self.others = others
        self.reason = reason
        self.keepsPlace = keepsPlace
    }

    /// The same where it can't be done whichever row is selected, and no place is kept for it; `reason` in the place of the usual
    /// one.
    public func nowhere(because reason: String? = nil) -> ActionText {
        ActionText(label, words, also: others, whenNot: reason ?? self.reason)
    }

    /// The same with this reason why it can't be done.
    public func when(not reason: String?) -> ActionText {
        ActionText(label, words, also: others, whenNot: reason ?? self.reason, keepsPlace: keepsPlace)
    }
}

/// What the keys of the console do.
public protocol ActionTexts {
    // On every screen.
    var showHelp: ActionText { get }
    /// In the place of the help's label where the footer has no room for all keys.
    var allKeys: String { get }
    var showCommands: ActionText { get }
    /// On the list `quit` stands in its place.
    var quitAnywhere: ActionText { get }
    var suspend: ActionText { get }

    // Back to where one was.
    var goBack: ActionText { get }
    var backToInvoices: ActionText { get }
    var backToStatistics: ActionText { get }
    var goHome: ActionText { get }
    var closeList: ActionText { get }
    var closeHelp: ActionText { get }

    // With one invoice.
    var openInvoice: ActionText { get }
    var showInvoice: ActionText { get }
    var openSimilar: ActionText { get }
    var clone: ActionText { get }
    var anotherInvoice: ActionText { get }
    var refreshStatus: ActionText { get }
    var showPaymentLink: ActionText { get }
    // Why there is none, as reasons of the action before; at most 40 columns.
    func paymentIsOver(_ state: String) -> String
    var paymentIsReplaced: String { get }
    var writeNote: ActionText { get }
    var keepNote: ActionText { get }
    var putNoteAside: ActionText { get }
    var nextInvoice: ActionText { get }
    var previousInvoice: ActionText { get }
    /// Where payments are open.
    var leaveNow: ActionText { get }
    var stayHere: ActionText { get }
    var settleUnknown: ActionText { get }
    var settleOutcome: ActionText { get }
    var settleSending: ActionText { get }
    var settleRejected: ActionText { get }
    var settleClosed: ActionText { get }
    var closeUnknown: ActionText { get }
    var sendUnsentAgain: ActionText { get }
    var sendMissingAgain: ActionText { get }
    var askOpenAgain: ActionText { get }
    /// Opens the menu of what can be copied.
    var copyMenu: ActionText { get }
    var copySelected: ActionText { get }

    // On the list of invoices.
    var newInvoice: ActionText { get }
    /// Why what is done with the selected invoice can't be done.
    var noInvoiceSelected: String { get }
    /// Shows what a filter finds; the palette has it.
    func show(_ filter: QuickFilter) -> ActionText
    var readHistoryAgain: ActionText { get }
    var search: ActionText { get }
    var goToFound: ActionText { get }
    var endSearch: ActionText { get }
    var showDrafts: ActionText { get }
    var showSettings: ActionText { get }
    var quit: ActionText { get }
    func followWaiting(days: Int) -> ActionText
    var exportInvoices: ActionText { get }
    var showStatistics: ActionText { get }
    var testPayments: ActionText { get }
    var createBatch: ActionText { get }
    var reconcile: ActionText { get }

    // In dialogs.
    var resumeDraft: ActionText { get }
    var deleteDraft: ActionText { get }
    var restoreDraft: ActionText { get }
    var restoreDrafts: ActionText { get }
    var markDraft: ActionText { get }
    var markDrafts: ActionText { get }
    /// `deleting` so many of the list's drafts for good.
    var doSelected: ActionText { get }
    var keepTheme: ActionText { get }
    var restoreTheme: ActionText { get }
    var writeExport: ActionText { get }
    var typeFileName: ActionText { get }
    var choosePeriod: ActionText { get }
    var closeExport: ActionText { get }
    var overwriteFile: ActionText { get }
    var chooseOtherName: ActionText { get }
    var stopExport: ActionText { get }
    var closeExported: ActionText { get }
    var copyPath: ActionText { get }

    // Periods; their labels stand side by side above what is counted.
    var chooseToday: ActionText { get }
    var chooseWeek: ActionText { get }
    var chooseThirtyDays: ActionText { get }
    var chooseMonth: ActionText { get }
    var chooseYear: ActionText { get }
    var chooseAllTime: ActionText { get }
    var goEarlier: ActionText { get }
    var goLater: ActionText { get }

    // In the statistics.
    var nextGroup: ActionText { get }
    /// Shows all sums of each row, or as many as have room.
    var openRow: ActionText { get }
    var openSums: ActionText { get }
    var closeSums: ActionText { get }
    var previousGroup: ActionText { get }
    var countAnew: ActionText { get }

    // In the form of a new invoice.
    var chooseCurrency: ActionText { get }
    var takeCurrency: ActionText { get }
    var toggleFavourite: ActionText { get }
    var closeCurrencies: ActionText { get }
    var addField: ActionText { get }
    var removeField: ActionText { get }
    var editDescription: ActionText { get }
    var showAddresses: ActionText { get }
    /// The description of the customer's last invoice.
    var takeLastDescription: ActionText { get }
    var nextField: ActionText { get }
    var previousField: ActionText { get }
    var proposePaymentID: ActionText { get }
    var reviewRequest: ActionText { get }
    /// `isKept` is false while the disk refuses the draft.
    func leaveForm(isKept: Bool) -> ActionText

    // Before and after sending.
    func send(isLive: Bool) -> ActionText
    var leaveResending: ActionText { get }
    func closeNow(isLive: Bool) -> ActionText
    var leaveUnclosed: ActionText { get }
    var changeBeforeSending: ActionText { get }
    var changeInForm: ActionText { get }
    var switchInput: ActionText { get }
    var stopWaiting: ActionText { get }

    // For the customer's payment.
    var startPayment: ActionText { get }
    /// A new invoice in the place of a wrong one.
    var replaceInvoice: ActionText { get }
    var showReplacement: ActionText { get }
    var showReplaced: ActionText { get }
    var openPaymentPage: ActionText { get }
    var openPaymentForm: ActionText { get }
    var changeCode: ActionText { get }
    var saveCode: ActionText { get }
    var askForPaymentAgain: ActionText { get }

    // With test payments.
    var toggleMark: ActionText { get }
    var markShown: ActionText { get }
    var showAllCurrencies: ActionText { get }
    var startTests: ActionText { get }
    var startTestsLive: ActionText { get }
    var makeTestInvoices: ActionText { get }
    var backToCurrencies: ActionText { get }
    var chooseOtherCurrencies: ActionText { get }
    var stopTests: ActionText { get }
    var goOnTesting: ActionText { get }
    var tryAgainTesting: ActionText { get }

    // With a number that isn't in the history.
    var askGatewayAboutNumber: ActionText { get }
    var askAboutNumberAgain: ActionText { get }
    var stopAsking: ActionText { get }
    var adoptFound: ActionText { get }
    var adoptIt: ActionText { get }
    var adoptNotIt: ActionText { get }

    // While reconciling.
    var compareAgain: ActionText { get }
    /// Where the history doesn't have it.
    var askAboutMissing: ActionText { get }
    var explainNumbers: ActionText { get }
    var closeExplanation: ActionText { get }
    var adoptMissing: ActionText { get }
    var adoptThem: ActionText { get }
    var adoptNothing: ActionText { get }
    var stopAdopting: ActionText { get }
    var exportDifferences: ActionText { get }
}
