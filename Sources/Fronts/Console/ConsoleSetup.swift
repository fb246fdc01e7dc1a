import EInvoiceKit
import FoundationEssentials
import InvoiceCore
import ScreenKit
import Screens
import Terminal

/// What a console works with; whoever opens it wires it together.
struct ConsoleSetup: Sendable {
    /// The profile's name, for the header.
    var profile: String
    var kind: AppContext.Kind
    /// The profile's history; drafts and usage lie in its folder, too.
    var history: HistoryStore
    /// What every new invoice of the profile begins with.
    var defaults: InvoiceDraft
    /// Opens the way to the gateway; asked for once, in the background, after the first frame is painted. The error's
    /// text says what to do.
    var openService: @Sendable () async -> Result<InvoiceService, ConsoleServiceFailure>
    /// What the person should know that keeps nothing from working; asked for when the service is open.
    var notices: @Sendable () async -> [String]
    /// How often invoices are looked for that another program was sending when it ended.
    var findsAbandonedEvery = Duration.seconds(60)
    var terminal: TerminalOptions
    /// The theme to begin with, and all that may be chosen.
    var theme: String
    var themes: [String]
    /// A theme by its name; falls back to a readable one.
    var loadTheme: @Sendable (String) -> Theme
    /// Remembers the theme for the next start; gives back why it can't, where it can't. May wait for the disk.
    var keepTheme: @Sendable (String) -> String?
    /// How invoices are written into an export.
    var exportRows: @Sendable (ExportFormat) -> InvoiceRows
    /// How differences from the gateway's statement are.
    var differenceRows: @Sendable (ExportFormat) -> DifferenceRows
    /// Unlike that of any other run.
    var runID: String
    /// How long the end waits at most for requests on their way and for drafts.
    var longestEnd = Duration.seconds(5)
    /// The process's variables: they say which programs can copy and open links.
    var environment = ProcessInfo.processInfo.environment

    /// Takes all as they are.
    init(
        profile: String, kind: AppContext.Kind, history: HistoryStore, defaults: InvoiceDraft,
        openService: @escaping @Sendable () async -> Result<InvoiceService, ConsoleServiceFailure>,
        notices: @escaping @Sendable () async -> [String] = { [] }, terminal: TerminalOptions,
        theme: String, themes: [String], loadTheme: @escaping @Sendable (String) -> Theme,
        keepTheme: @escaping @Sendable (String) -> String?,
        exportRows: @escaping @Sendable (ExportFormat) -> InvoiceRows,
        differenceRows: @escaping @Sendable (ExportFormat) -> DifferenceRows, runID: String
    ) {
        self.profile = profile
        self.kind = kind
        self.history = history
        self.defaults = defaults
        self.openService = openService
        self.notices = notices
        self.terminal = terminal
        self.theme = theme
        self.themes = themes
        self.loadTheme = loadTheme
        self.keepTheme = keepTheme
        self.exportRows = exportRows
        self.differenceRows = differenceRows
        self.runID = runID
    }
}

/// Why the gateway can't be worked with, in words for the person.
struct ConsoleServiceFailure: Error, Sendable, Hashable {
    let text: String

    /// Takes the text as it is.
    init(_ text: String) { self.text = text }
}
