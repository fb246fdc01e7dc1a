import EInvoiceKit
import InvoiceCore
import LoopbackServer
import ScreenKit
import Screens
import Terminal

/// Opens the console on the profile that settings and options choose, and runs it until the person leaves.
///
/// - Returns: the process's exit code.
func openConsole(options: SettingsOptions) -> Int32 {
    let environment = ProcessEnvironment.take()
    do throws(CommandFailure) {
        let session = try consoleSession(environment, options)
        let console = try takeTerminal(consoleSetup(of: session))
        let code = console.run()
        var context = CommandContext.ofProcess(environment: environment)
        context.messages = BufferedOutput(
            holdsBack: false, columns: context.messageColumns, write: { LastWords.write($0) })
        tell(of: console.openPayments, context, SuggestedCommand(options))
        return code
    } catch {
        CommandContext.ofProcess(environment: environment).tell(error)
        return error.status.rawValue
    }
}

/// Names on standard error what isn't known of payments that were sent; the screen, which told of them, is gone.
private func tell(of payments: [OpenPayment], _ context: CommandContext, _ suggestion: SuggestedCommand) {
    for payment in payments {
        let what = payment.isRecorded ? "is unknown" : "is not in the history"
        context.say(
            "the outcome of payment id \(visible(payment.paymentID)) \(what); \(suggestion("resolve", payment.paymentID)) asks"
        )
    }
}

/// The profile that the console works with; the gateway can call it back.
func consoleSession(
    _ environment: [String: String], _ options: SettingsOptions
) throws(CommandFailure) -> Session {
    do throws(SettingsError) {
        return try Session(environment: environment, options: options, listensForCallbacks: true)
    } catch {
        guard case .noProfile(_, let path) = error else { throw CommandFailure(error) }
        throw CommandFailure(
            .configuration, "no gateway is set up yet",
            advice: [
                "Try everything out on the embedded sandbox:  einvoice --sandbox",
                """
                Or connect to a gateway: set EINVOICE_BASE_URL, EINVOICE_CLIENT_ID, EINVOICE_SECRET and EINVOICE_KIND \
                (sandbox, test or live), or write a profile into \
                \(path.isEmpty ? "a file that --config names" : visible(SettingsError.words(forPath: path))).
                """,
            ])
    }
}

private func takeTerminal(_ setup: ConsoleSetup) throws(CommandFailure) -> Console {
    do throws(ConsoleError) {
        return try Console(setup)
    } catch {
        let words =
            switch error {
            case .noDescriptors: "the process may open no more files"
            case .terminal(.notATerminal):
                "the console needs a terminal; for scripts there are commands: see einvoice --help"
            case .terminal(.notCapable(let term)):
                "this terminal (TERM=\(visible(term))) can't place a cursor; set TERM, for example to xterm-256color"
            case .terminal(.unknownTerminal(let term)):
                "nothing is known of this terminal (TERM=\(visible(term))); try TERM=xterm-256color"
            case .terminal(.alreadyOpen): "the terminal is in use by this process already"
            }
        throw CommandFailure(.usage, words)
    }
}

/// What the console needs to work with the profile.
func consoleSetup(of session: Session) -> ConsoleSetup {
    var defaults = session.profile.emptyDraft
    // A callback's URL is made anew for each form.
    defaults[.statusURL] = session.profile.defaults[.statusURL] ?? ""
    let settings = session.settings
    let library = ThemeLibrary(configPath: settings.configPath.value, dataFolder: settings.dataFolder.value)
    let chosen = settings.theme
    let theme = chosen.source == .standard ? library.kept ?? chosen.value : chosen.value
    let depth: ColorDepth? = settings.usesColor.value ? nil : ColorDepth.none
    return ConsoleSetup(
        profile: session.profile.name, kind: AppContext.Kind(session.kind), history: session.history,
        defaults: defaults, openService: { await service(of: session) }, notices: { await session.notices() },
        terminal: TerminalOptions(mouse: settings.usesMouse.value, colorDepth: depth), theme: theme,
        themes: library.names,
        loadTheme: { library.load($0) }, keepTheme: { library.keep($0) })
}

private func service(of session: Session) async -> Result<InvoiceService, CommandFailure> {
    do throws(LoopbackError) {
        return .success(try await session.service())
    } catch {
        return .failure(CommandFailure(error))
    }
}

extension AppContext.Kind {
    fileprivate init(_ kind: ProfileKind) {
        switch kind {
        case .sandbox: self = .sandbox
        case .test: self = .test
        case .live: self = .live
        }
    }
}
