import EInvoiceKit
import Files
import FoundationEssentials
import Glibc
import InvoiceCore
import ScreenKit
import Screens
import Terminal
import Wording

/// Opens the console on the profile that settings and options choose, and runs it until the person leaves.
///
/// - Returns: the process's exit code.
func openConsole(options: SettingsOptions, environment: [String: String]) -> Int32 {
    let sessions = ConsoleSessions(environment: environment, options: options)
    do throws(CommandFailure) {
        let console = try takeTerminal(sessions.first())
        let code = console.run()
        var context = CommandContext.ofProcess(environment: environment)
        context.messages = BufferedOutput(
            holdsBack: false, columns: context.messageColumns, write: { LastWords.write($0) })
        // The screen, which told of them, is gone. Which profile is opened when none is named may have changed.
        let open = console.openPayments
        let chosen = open.isEmpty ? nil : sessions.chosenProfile
        for (profile, payment) in open {
            let suggestion = SuggestedCommand(profile == chosen ? options : options.on(profile))
            context.say(
                wording.openPayment(
                    visible(payment.paymentID), isRecorded: payment.isRecorded, suggestion("resolve", payment.paymentID)
                ))
        }
        for note in console.unsavedNotes {
            context.say(wording.unsavedNote(visible(note.text), paymentID: visible(note.paymentID)))
        }
        return code
    } catch {
        CommandContext.ofProcess(environment: environment).tell(error)
        return error.status.rawValue
    }
}

extension SettingsOptions {
    /// The same for another profile.
    fileprivate func on(_ profile: String) -> SettingsOptions {
        var options = self
        options.isSandbox = profile == ProfileName.sandbox
        options.profile = options.isSandbox ? nil : profile
        return options
    }
}

private func takeTerminal(_ setup: ConsoleSetup) throws(CommandFailure) -> Console {
    do throws(ConsoleError) {
        return try Console(setup)
    } catch {
        let words =
            switch error {
            case .noDescriptors: wording.noFilesLeft
            case .terminal(.notATerminal): wording.noTerminal
            case .terminal(.notCapable(let term)): wording.terminalWithoutCursor(visible(term))
            case .terminal(.unknownTerminal(let term)): wording.unknownTerminal(visible(term))
            case .terminal(.alreadyOpen): wording.terminalInUse
            }
        throw CommandFailure(.usage, words)
    }
}

/// What the console needs to work with the profile.
func consoleSetup(of session: Session, store: SettingsStore) -> ConsoleSetup {
    var defaults = session.profile.emptyDraft
    // A callback's URL is made anew for each form.
    defaults[.statusURL] = session.profile.defaults[.statusURL] ?? ""
    let settings = session.settings
    let library = ThemeLibrary(configPath: settings.configPath.value, dataFolder: settings.dataFolder.value)
    let chosen = settings.theme
    let theme = chosen.source == .standard ? library.kept ?? chosen.value : chosen.value
    let depth: ColorDepth? = settings.usesColor.value ? nil : ColorDepth.none
    var setup = ConsoleSetup(
        profile: session.profile.name, kind: session.kind, history: session.history,
        defaults: defaults, catalog: session.profile.catalog,
        openService: { await service(of: session) },
        notices: { await session.notices() },
        terminal: TerminalOptions(mouse: settings.usesMouse.value, colorDepth: depth),
        isAccessible: settings.isAccessible.value,
        theme: theme,
        themes: library.names,
        loadTheme: { library.load($0) },
        keepTheme: { name in
            do throws(ConfigProblem) {
                try store.set(.theme, to: .text(name))
                return nil
            } catch {
                return wording.text(for: error)
            }
        })
    setup.settings = ConsoleSettings(settings)
    return setup
}

private func service(of session: Session) async -> Result<InvoiceService, Problem> {
    do throws(Problem) {
        return .success(try await session.service())
    } catch {
        return .failure(error)
    }
}

/// The parts that a console works with.
struct ConsoleSetup: Sendable {
    /// The profile's name, for the header.
    var profile: String
    var kind: ProfileKind
    /// The profile's history; drafts and usage lie in its folder, too.
    var history: HistoryStore
    /// The draft with which every new invoice of the profile begins.
    var defaults: InvoiceDraft
    /// The profile's methods.
    var catalog = PaymentMethodCatalog.standard
    /// Opens the way to the gateway, the first time, in the background, after the first frame is painted; gives the same
    /// service each time from then on, and tries a failure again.
    var openService: @Sendable () async -> Result<InvoiceService, Problem>
    /// What the person should know that keeps nothing from working; asked for when the service is open.
    var notices: @Sendable () async -> [String] = { [] }
    /// How often invoices are looked for that another program was sending when it ended, in milliseconds.
    var findsAbandonedEvery: Int64 = 60_000
    var terminal: TerminalOptions
    /// Whether the console is made for a screen reader or a Braille line.
    var isAccessible = false
    /// The theme to begin with, and all that may be chosen.
    var theme: String
    var themes: [String]
    /// A theme by its name; falls back to a readable one.
    var loadTheme: @Sendable (String) -> Theme
    /// Remembers the theme for the next start; gives back why it can't, where it can't. May wait for the disk.
    var keepTheme: @Sendable (String) -> String?
    /// What is done to profiles and settings; nil where there is no config file.
    var profiles: ProfileEffects?
    /// What can be set from within the console.
    var settings = ConsoleSettings()
    /// True where no profile is chosen: the console opens on the welcome, and nothing of the profile is touched.
    var isWelcome = false
    /// What an earlier run left, typed of profiles and not saved; of the first profile that is opened only.
    var unsavedProfiles: [UnsavedProfile] = []
    /// Sets who hears how each exchange with the gateway ended; the former one hears no more.
    var observeReach: @Sendable (@escaping @Sendable (GatewayReach) -> Void) -> Void = { _ in }
    /// An id that no other run has.
    var runID = String(UInt64.random(in: 0 ... .max), radix: 36)
    /// How long the end waits at most for requests on their way and for drafts.
    var longestEnd = Duration.seconds(5)
    /// The process's variables: they say which programs can copy and open links.
    var environment = ProcessInfo.processInfo.environment
}

extension Timestamp {
    /// The system's clock.
    static var current: Timestamp { TimeSource.system.now }
}

/// The clock that counts waiting, which nobody can set.
enum Uptime {
    static var milliseconds: Int64 { SystemTime.monotonic() / 1000 }
}

/// Seconds east of UTC of the system's zone, or that of `TZ`, at a moment.
func localOffset(_ moment: Timestamp) -> Int {
    var seconds = time_t(moment.seconds)
    var parts = tm()
    return localtime_r(&seconds, &parts) == nil ? 0 : Int(parts.tm_gmtoff)
}

extension ZoneOffsets {
    /// The zone that `TZ` or the system names, from thirty years ago to two years ahead.
    static func local(now: Timestamp) -> ZoneOffsets {
        let year: Int64 = 366 * 86_400_000
        return ZoneOffsets(
            from: now.advanced(byMilliseconds: -30 * year), to: now.advanced(byMilliseconds: 2 * year),
            offset: localOffset)
    }
}
