import EInvoiceKit
import FoundationEssentials
import History
import InvoiceCore
import ScreenKit
import Screens
import Terminal

/// What a console works with; whoever opens it wires it together.
public struct ConsoleSetup: Sendable {
    /// The profile's name, for the header.
    public var profile: String
    public var kind: AppContext.Kind
    /// The profile's history; drafts and usage lie in its folder, too.
    public var history: HistoryStore
    /// What every new invoice of the profile begins with.
    public var defaults: InvoiceDraft
    /// Opens the way to the gateway; asked for once, in the background, after the first frame is painted. The error's
    /// text says what to do.
    public var openService: @Sendable () async -> Result<InvoiceService, ConsoleServiceFailure>
    /// What the person should know that keeps nothing from working; asked for when the service is open.
    public var notices: @Sendable () async -> [String]
    /// How often invoices are looked for that another program was sending when it ended.
    public var findsAbandonedEvery = Duration.seconds(60)
    public var terminal: TerminalOptions
    /// The theme to begin with, and all that may be chosen.
    public var theme: String
    public var themes: [String]
    /// A theme by its name; falls back to a readable one.
    public var loadTheme: @Sendable (String) -> Theme
    /// Remembers the theme for the next start; gives back why it can't, where it can't. May wait for the disk.
    public var keepTheme: @Sendable (String) -> String?
    /// How invoices are written into an export.
    public var exportRows: @Sendable (ExportFormat) -> InvoiceRows
    /// How differences from the gateway's statement are.
    public var differenceRows: @Sendable (ExportFormat) -> DifferenceRows
    /// Unlike that of any other run.
    public var runID: String
    /// How long the end waits at most for requests on their way and for drafts.
    var longestEnd = Duration.seconds(5)
    /// The process's variables: they say which programs can copy and open links.
    public var environment = ProcessInfo.processInfo.environment

    /// Takes all as they are.
    public init(
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
public struct ConsoleServiceFailure: Error, Sendable, Hashable {
    public let text: String

    /// Takes the text as it is.
    public init(_ text: String) { self.text = text }
}
