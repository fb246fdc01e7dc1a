import InvoiceCore

extension English: ActionTexts {
    var showHelp: ActionText {
        ActionText("Help", "Keys of this screen", also: "help keys shortcuts")
    }
    var allKeys: String { "All keys" }
    var showCommands: ActionText {
        ActionText("Commands", "All commands, filtered as you type", also: "palette")
    }
    var quitAnywhere: ActionText { ActionText("Quit", "Leave; what is typed is kept") }
    var suspend: ActionText { ActionText("Suspend", "Back to the shell for a while; fg returns") }

    var goBack: ActionText { ActionText("Back", "Back to where you came from") }
    var backToInvoices: ActionText { ActionText("Back", "Back to the invoices") }
    var goHome: ActionText { ActionText("Invoices", "Back to the list of invoices") }
    var closeList: ActionText { ActionText("Close", "Close the list") }
    var backToStatistics: ActionText { ActionText("Statistics", "Back to the statistics, and its row") }
    var closeHelp: ActionText { ActionText("Close", "Close the help") }

    var openInvoice: ActionText {
        ActionText(
            "Open", "Everything about the invoice", also: "show details enter view", whenNot: noInvoiceSelected,
            keepsPlace: true)
    }
    var showInvoice: ActionText { ActionText("Invoice", "Everything about the invoice") }
    var openSimilar: ActionText { ActionText("Open it", "Open the invoice that looks the same") }
    var clone: ActionText {
        ActionText("Clone", "A new invoice like this one", also: "copy duplicate like again same")
    }
    var replaceInvoice: ActionText {
        ActionText(
            "Replace", "A new invoice in the place of this one, which is wrong", also: "correct wrong mistake fix",
            whenNot: "it is not one that can be replaced", keepsPlace: true)
    }
    var anotherInvoice: ActionText { ActionText("Another", "One more invoice, from an empty form") }
    var refreshStatus: ActionText {
        ActionText(
            "Refresh", "Ask the gateway for the payment's status", also: "status update ask reload",
            whenNot: "the gateway has no number for it", keepsPlace: true)
    }
    var showReplacement: ActionText {
        ActionText("Replacement", "The invoice in the place of this one", also: "replaced partner")
    }
    var showReplaced: ActionText {
        ActionText("Replaced one", "The invoice that this one is in the place of", also: "replacement partner")
    }
    func paymentIsOver(_ state: String) -> String { "its payment is over: \(state)" }
    var paymentIsReplaced: String { "another invoice is in its place" }
    var showPaymentLink: ActionText {
        ActionText(
            "Pay link", "The payment link, also as a QR code", also: "pay payment link qr code",
            whenNot: "it can not be paid", keepsPlace: true)
    }
    var writeNote: ActionText { ActionText("Note", "Write a note on the invoice, kept in the history") }
    var keepNote: ActionText { ActionText("Keep", "Keep the note in the history") }
    var putNoteAside: ActionText { ActionText("Aside", "Put the note aside, to go on with it later") }
    var nextInvoice: ActionText { ActionText("Next", "The next invoice of the list") }
    var previousInvoice: ActionText { ActionText("Previous", "The invoice before in the list") }
    var leaveNow: ActionText { ActionText("Leave", "Leave; the payment ids are named again then") }
    var stayHere: ActionText { ActionText("Stay", "Stay in the console") }
    var settleUnknown: ActionText {
        ActionText(
            "Settle", "Ask the gateway what became of unknown ones", also: "resolve unknown outcome",
            whenNot: "no outcome is unknown", keepsPlace: true)
    }
    var settleOutcome: ActionText { ActionText("Settle", "Ask the gateway what became of it") }
    var settleSending: ActionText { ActionText("Settle", "Ask the gateway, if nobody sends it any more") }
    var settleRejected: ActionText { ActionText("Ask gateway", "Ask the gateway whether it has it all the same") }
    var settleClosed: ActionText { ActionText("Ask gateway", "Ask the gateway whether it has it after all") }
    var closeUnknown: ActionText {
        ActionText(
            "Close", "Close it as never created: the gateway has no such payment",
            whenNot: "the gateway did not say that it lacks it", keepsPlace: true)
    }
    var sendUnsentAgain: ActionText { ActionText("Send again", "Try once more: nothing was created") }
    var sendMissingAgain: ActionText {
        ActionText(
            "Send again", "The gateway does not have it: send the same request again",
            whenNot: "the gateway did not say that it lacks it", keepsPlace: true)
    }
    var askOpenAgain: ActionText { ActionText("Ask again", "Settle those that are still open: ask the gateway again") }
    var copyMenu: ActionText { ActionText("Copy", "Copy: tracking, id, link, amount, a line for the merchant") }
    var copySelected: ActionText { ActionText("Copy", "Copy what is selected") }

    var noInvoiceSelected: String { "no invoice is selected" }
    func show(_ filter: QuickFilter) -> ActionText {
        ActionText(name(of: filter), "Show in the list: \(name(of: filter).lowercased())", also: "filter count header")
    }
    var newInvoice: ActionText {
        ActionText("New", "New invoice", also: "create make add")
    }
    var readHistoryAgain: ActionText { ActionText("Read again", "Read the history again") }
    var search: ActionText {
        ActionText(
            "Search", "Search: words, -word, status: method: amount> is: sort: …", also: "find filter look",
            whenNot: "there is nothing to search")
    }
    var goToFound: ActionText { ActionText("Show", "Go to what was found") }
    var endSearch: ActionText { ActionText("End search", "Back to all invoices") }
    var showDrafts: ActionText {
        ActionText(
            "Drafts", "Drafts that were kept, to go on with or to delete", also: "kept unfinished",
            whenNot: "no draft is kept")
    }
    var showSettings: ActionText {
        ActionText(
            "Settings", "Settings: profiles, theme, bell, mouse, keys",
            also: "settings theme colours options preferences config profile")
    }
    var quit: ActionText {
        ActionText("Quit", "Leave einvoice", also: "exit leave bye")
    }
    func followWaiting(days: Int) -> ActionText {
        ActionText(
            "Follow", "Follow the waiting payments of the last \(count(days, .day))", whenNot: "no payment is waiting")
    }
    var exportInvoices: ActionText {
        ActionText(
            "Export", "Write what is shown into a file, csv or jsonl", also: "save write csv jsonl file",
            whenNot: "nothing is shown")
    }
    var showStatistics: ActionText {
        ActionText("Statistics", "Counts and sums per day, method and status", also: "stats totals sums counts report")
    }
    var testPayments: ActionText {
        ActionText("Test", "Test payments of 1000 and 2000 in chosen currencies", also: "try check methods")
    }
    var createBatch: ActionText {
        ActionText("Batch", "Create a batch: an invoice for each row of a file", also: "many csv jsonl import bulk")
    }
    var reconcile: ActionText {
        ActionText(
            "Reconcile", "Compare with the gateway's own list of payments", also: "compare statement differences")
    }

    var resumeDraft: ActionText { ActionText("Go on", "Go on with the draft") }
    var deleteDraft: ActionText {
        ActionText(
            "Delete", "Delete it, or the marked ones; it can be brought back", whenNot: "it is deleted",
            keepsPlace: true)
    }
    var restoreDraft: ActionText {
        ActionText("Bring back", "Bring the deleted draft back", whenNot: "it is not deleted", keepsPlace: true)
    }
    var restoreDrafts: ActionText { ActionText("All back", "Bring all deleted drafts back") }
    var markDraft: ActionText { ActionText("Mark", "Mark the draft, or take the mark away") }
    var markDrafts: ActionText { ActionText("Mark all", "Mark all drafts, or none") }
    var doSelected: ActionText { ActionText("Do it", "Do what is selected") }
    var keepTheme: ActionText { ActionText("Keep", "Keep this theme") }
    var restoreTheme: ActionText { ActionText("Back", "Go back to the theme before") }
    var writeExport: ActionText { ActionText("Export", "Write the file") }
    var typeFileName: ActionText { ActionText("File name", "Change the file's name") }
    var choosePeriod: ActionText { ActionText("Period", "Choose of which time invoices are written") }
    var closeExport: ActionText { ActionText("Close", "Close without exporting") }
    var overwriteFile: ActionText { ActionText("Overwrite", "Write the new file in the place of the old one") }
    var chooseOtherName: ActionText { ActionText("Another name", "Choose another name") }
    var stopExport: ActionText { ActionText("Stop", "Stop; no file is left behind") }
    var closeExported: ActionText { ActionText("Close", "Back to the list") }
    var copyPath: ActionText { ActionText("Copy path", "Copy the file's path") }

    var chooseToday: ActionText { ActionText("Today", "Today") }
    var chooseWeek: ActionText { ActionText("7 days", "The last 7 days") }
    var chooseThirtyDays: ActionText { ActionText("30 days", "The last 30 days") }
    var chooseMonth: ActionText { ActionText("Month", "This month") }
    var chooseYear: ActionText { ActionText("Year", "Twelve months, this one the last") }
    var chooseAllTime: ActionText { ActionText("All", "Everything there is") }
    var goEarlier: ActionText { ActionText("Earlier", "The time before") }
    var goLater: ActionText { ActionText("Later", "The time after") }

    var openRow: ActionText { ActionText("Invoices", "The invoices of the selected row, in the list") }
    var openSums: ActionText { ActionText("All sums", "Show all sums of each row") }
    var closeSums: ActionText { ActionText("Fewer sums", "Show as many sums of each row as have room") }
    var nextGroup: ActionText { ActionText("Group", "The next group: methods, statuses, days, sums") }
    var previousGroup: ActionText { ActionText("Group back", "The group before") }
    var countAnew: ActionText { ActionText("Count anew", "Count anew") }

    var chooseCurrency: ActionText { ActionText("Choose", "Open the list of currencies") }
    var takeCurrency: ActionText { ActionText("Take", "Take the highlighted currency") }
    var toggleFavourite: ActionText { ActionText("Favourite", "Put it on top of the list, or take it from there") }
    var closeCurrencies: ActionText { ActionText("Back", "Close the list") }
    var addField: ActionText { ActionText("Add a field", "Add any extra field by hand") }
    var editDescription: ActionText { ActionText("Editor", "Write the description in your editor (EDITOR)") }
    var showAddresses: ActionText { ActionText("Addresses", "Show the addresses, to change them") }
    var takeLastDescription: ActionText {
        ActionText("As last time", "Take the description of this customer's last invoice")
    }
    var removeField: ActionText { ActionText("Remove field", "Remove this extra field") }
    var nextField: ActionText { ActionText("Next", "Next field (Enter and Down too)") }
    var previousField: ActionText { ActionText("Previous", "Previous field (Up too)") }
    var proposePaymentID: ActionText { ActionText("Propose", "Propose a fresh payment id") }
    var reviewRequest: ActionText { ActionText("Review", "See the request as it will be sent (^S too)") }
    func leaveForm(isKept: Bool) -> ActionText {
        isKept
            ? ActionText("Leave (kept)", "Back to the invoices; what you typed is kept as a draft")
            : ActionText(
                "Leave (not kept)", "Back to the invoices; the disk refuses what you typed, and is tried again")
    }

    func send(isLive: Bool) -> ActionText {
        ActionText(isLive ? "Send (live)" : "Send", "Send the request to the gateway")
    }
    func closeNow(isLive: Bool) -> ActionText {
        ActionText(isLive ? "Close (live)" : "Close", "Close it as never created")
    }
    var leaveUnclosed: ActionText { ActionText("Back", "Back; it stays unknown") }
    var leaveResending: ActionText { ActionText("Back", "Back; nothing is sent") }
    var changeBeforeSending: ActionText { ActionText("Change", "Back to the form; nothing is sent") }
    var changeInForm: ActionText { ActionText("Change", "Back to the form") }
    var switchInput: ActionText { ActionText("Other input", "Card number or amount") }
    var stopWaiting: ActionText {
        ActionText("Stop waiting", "Stop waiting; once it has left, the outcome is unknown")
    }

    var startPayment: ActionText { ActionText("Start (live)", "Start the payment at the live gateway") }
    var openPaymentPage: ActionText { ActionText("Open", "Open the payment page in a browser on this machine") }
    var openPaymentForm: ActionText { ActionText("Open", "Open a page with the gateway's form on this machine") }
    var changeCode: ActionText {
        ActionText(
            "Other code", "Change what the QR code holds: link, URI or address",
            whenNot: "it can hold nothing else here")
    }
    var saveCode: ActionText { ActionText("Save code", "Write the QR code as a picture, png or svg") }
    var askForPaymentAgain: ActionText { ActionText("Ask again", "Ask the gateway for the payment once more") }

    var toggleMark: ActionText { ActionText("Mark", "Mark the currency, or take the mark away") }
    var markShown: ActionText { ActionText("All shown", "Mark all that are shown, or none of them") }
    var showAllCurrencies: ActionText { ActionText("Show all", "Show all currencies again") }
    var startTests: ActionText { ActionText("Start", "Make test payments of 1000 and 2000 in them") }
    var startTestsLive: ActionText { ActionText("Start (live)", "Start, once the name is typed") }
    var makeTestInvoices: ActionText { ActionText("Make them", "Make the invoices") }
    var backToCurrencies: ActionText { ActionText("Change", "Back to the currencies; nothing is sent") }
    var chooseOtherCurrencies: ActionText { ActionText("Others", "Test payments in other currencies") }
    var stopTests: ActionText { ActionText("Stop", "Begin nothing more; what is on its way ends") }
    var goOnTesting: ActionText { ActionText("Go on", "Go on where it was stopped") }
    var tryAgainTesting: ActionText { ActionText("Try again", "Try those again that have no result") }

    var askGatewayAboutNumber: ActionText {
        ActionText("Ask gateway", "Ask the gateway for the number that isn't in the history")
    }
    var askAboutNumberAgain: ActionText { ActionText("Ask again", "Ask the gateway again") }
    var stopAsking: ActionText { ActionText("Stop", "Stop waiting for the gateway") }
    var adoptFound: ActionText { ActionText("Adopt", "Take what the gateway has into the history") }
    var adoptIt: ActionText { ActionText("Adopt", "Take it into the history") }
    var adoptNotIt: ActionText { ActionText("Leave it", "Don't adopt it") }

    var compareAgain: ActionText { ActionText("Again", "Compare anew") }
    var askAboutMissing: ActionText { ActionText("Open", "What the gateway has of it, to be adopted") }
    var explainNumbers: ActionText { ActionText("Why", "What each number is, and why something isn't compared") }
    var closeExplanation: ActionText { ActionText("Close", "Back to the comparison") }
    var adoptMissing: ActionText {
        ActionText("Adopt", "Take what is missing here, and new statuses, into the history")
    }
    var adoptThem: ActionText { ActionText("Adopt", "Take them into the history") }
    var adoptNothing: ActionText { ActionText("Leave it", "Adopt nothing") }
    var stopAdopting: ActionText { ActionText("Stop", "Stop; what was adopted stays") }
    var exportDifferences: ActionText { ActionText("Export", "Write the differences into a file, csv or jsonl") }
}
