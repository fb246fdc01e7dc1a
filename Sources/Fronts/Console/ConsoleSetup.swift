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
    var kind: ProfileKind
    /// The profile's history; drafts and usage lie in its folder, too.
    var history: HistoryStore
    /// What every new invoice of the profile begins with.
    var defaults: InvoiceDraft
    /// Opens the way to the gateway, the first time, in the background, after the first frame is painted; gives the same
    /// service each time from then on, and tries a failure again.
    var openService: @Sendable () async -> Result<InvoiceService, Problem>
    /// What the person should know that keeps nothing from working; asked for when the service is open.
    var notices: @Sendable () async -> [String] = { [] }
    /// How often invoices are looked for that another program was sending when it ended, in milliseconds.
    var findsAbandonedEvery: Int64 = 60_000
    var terminal: TerminalOptions
    /// The theme to begin with, and all that may be chosen.
    var theme: String
    var themes: [String]
    /// A theme by its name; falls back to a readable one.
    var loadTheme: @Sendable (String) -> Theme
    /// Remembers the theme for the next start; gives back why it can't, where it can't. May wait for the disk.
    var keepTheme: @Sendable (String) -> String?
    /// Unlike that of any other run.
    var runID = String(UInt64.random(in: 0 ... .max), radix: 36)
    /// How long the end waits at most for requests on their way and for drafts.
    var longestEnd = Duration.seconds(5)
    /// The process's variables: they say which programs can copy and open links.
    var environment = ProcessInfo.processInfo.environment
}
