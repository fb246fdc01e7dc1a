import EInvoiceKit
import Files
import Glibc
import InvoiceCore
import LoopbackServer
import Sandbox
import ScreenKit
import Screens
import Wording

/// A profile that is worked with: its settings, its history, and the service that asks its gateway.
///
/// Making one reads settings and nothing else. Name, kind and folder of the profile are known from then on; the embedded
/// sandbox starts when ``service()`` is first asked for.
actor Session {
    /// From config file, environment and options.
    nonisolated let settings: Settings
    /// The profile, and what decided for it.
    nonisolated let choice: Sourced<ProfileChoice>
    /// The profile; the sandbox's has a base URL only once the sandbox runs, which ``service()`` knows.
    nonisolated let profile: Profile
    /// The profile's folder.
    nonisolated let folder: String
    /// For what needs no gateway: reading, notes, checks. Touches neither disk nor network by itself.
    nonisolated let localService: InvoiceService

    private let environment: [String: String]
    private let dependencies: Dependencies
    private let listensForCallbacks: Bool
    /// Why no callbacks are heard, where they should be.
    private var callbackProblem: Problem?
    private var opening: Task<Result<Opened, Problem>, Never>?
    private var isClosed = false

    private struct Opened: Sendable {
        let service: InvoiceService
        let gateway: SandboxGateway?
        let callbacks: CallbackListener?
    }

    /// The profile's history, for reading.
    nonisolated var history: HistoryStore { localService.history }
    /// How much is at stake.
    nonisolated var kind: ProfileKind { profile.kind }

    /// Reads the settings and chooses the profile.
    ///
    /// - Parameters:
    ///   - environment: the process's variables.
    ///   - options: what the command line says.
    ///   - dependencies: the way to the gateway, the clock, and chance.
    ///   - listensForCallbacks: whether ``service()`` also starts the listener that the profile sets up; the sandbox's
    ///     takes any free port.
    /// - Throws: every mistake in the settings, or that no profile is chosen.
    init(
        environment: [String: String], options: SettingsOptions, dependencies: Dependencies = Dependencies(),
        listensForCallbacks: Bool = false
    ) throws(SettingsError) {
        self.listensForCallbacks = listensForCallbacks
        settings = try Settings.load(environment: environment, options: options)
        choice = try settings.chosenProfile()
        self.environment = environment
        self.dependencies = dependencies
        switch choice.value {
        case .profile(let chosen): profile = chosen
        case .sandbox:
            let standard = SandboxConfiguration()
            profile = settings.sandboxProfile(
                baseURL: "http://127.0.0.1:\(standard.port)", clientID: standard.clientID, secret: standard.secret)
        }
        folder = settings.folder(of: profile)
        localService = InvoiceService(
            profile: profile, history: settings.history(of: profile), environment: environment,
            dependencies: dependencies)
    }

    /// The service that asks the gateway; starts the embedded sandbox the first time. Several callers share it.
    ///
    /// - Throws: that the sandbox can't listen on loopback.
    func service() async throws(Problem) -> InvoiceService {
        let isSandbox = choice.value == .sandbox
        guard isSandbox || listensForCallbacks && profile.callbackPort != nil else { return localService }
        // A late one would listen on, and nobody would end that.
        if isClosed { throw .canceled }
        let task = opening ?? Task { isSandbox ? await openSandbox() : await openCallbacks() }
        opening = task
        switch await task.value {
        case .success(let opened): return opened.service
        case .failure(let error):
            opening = nil
            throw error
        }
    }

    /// Ends the sandbox, if it runs, and what listens. Neither is opened again.
    func close() async {
        isClosed = true
        guard let task = opening else { return }
        opening = nil
        guard case .success(let opened) = await task.value else { return }
        await opened.callbacks?.stop()
        await opened.gateway?.stop()
    }

    /// Notices for the console's person that keep nothing from working, once the service is open.
    func notices() async -> [String] {
        let (settings, profile) = (settings, profile)
        let isMixed = await runBlocking { () throws(Never) in
            // One that can't be read is told of where it is read.
            profile.name != Profile.olderEnvironmentName && (try? settings.hasOtherInvoices(profile)) == true
        }
        let warnings = (settings.warnings + settings.keyMap.problems).map { warning in
            if case .olderHistory(let profile) = warning.kind { return wording.olderInvoices(in: profile) }
            return wording.text(for: warning)
        }
        return (callbackProblem.map { [wording.sentences(for: $0)] } ?? [])
            + (isMixed ? [wording.otherAccountsInvoices] : []) + warnings
    }

    /// Status queries go on where no callbacks can be heard: a port that is taken is most likely another console's, which
    /// hears them then.
    private func listen(port: Int, publicURL: String? = nil) async -> CallbackListener? {
        do throws(Problem) {
            return try await CallbackListener.start(port: port, publicURL: publicURL)
        } catch {
            callbackProblem = error
            return nil
        }
    }

    private func openCallbacks() async -> Result<Opened, Problem> {
        let listener = await listen(port: profile.callbackPort ?? 0, publicURL: profile.callbackURL)
        listener?.serve(localService)
        return .success(Opened(service: localService, gateway: nil, callbacks: listener))
    }

    private func openSandbox() async -> Result<Opened, Problem> {
        var configuration = Self.sandboxConfiguration(dataFolder: settings.dataFolder.value)
        // A command's sandbox ends with it.
        configuration.stays = listensForCallbacks
        do throws(LoopbackError) {
            let gateway = try await SandboxGateway.start(configuration)
            var running = settings.sandboxProfile(
                baseURL: gateway.baseURL, clientID: configuration.clientID, secret: configuration.secret)
            let listener = listensForCallbacks ? await listen(port: 0) : nil
            running.callbackURL = listener?.localURL
            let service = InvoiceService(
                profile: running, history: localService.history, environment: environment,
                dependencies: dependencies)
            listener?.serve(service)
            return .success(Opened(service: service, gateway: gateway, callbacks: listener))
        } catch {
            return .failure(.noSandbox(PortProblem(error)))
        }
    }

    /// How the sandbox of a data folder is set up. Makes the folder of its ledger: where that fails the sandbox remembers
    /// nothing, and the history, which is in the same folder, says why.
    static func sandboxConfiguration(dataFolder: String) -> SandboxConfiguration {
        let folder = "\(dataFolder)/\(Profile.sandboxName)"
        _ = try? Folder.make(folder)
        var configuration = SandboxConfiguration()
        configuration.ledgerPath = access(folder, W_OK) == 0 ? "\(folder)/gateway.jsonl" : nil
        return configuration
    }
}

/// Names a command that works in the same profile, for "what to do next".
struct SuggestedCommand: Sendable {
    private let suffix: String

    /// Repeats the options that chose the profile and its folders.
    init(_ options: SettingsOptions) {
        var words: [String] = []
        if options.isSandbox { words.append("--sandbox") }
        if let profile = options.profile { words += ["--profile", profile] }
        if let path = options.configPath { words += ["--config", path] }
        if let path = options.dataFolder { words += ["--data-dir", path] }
        suffix = words.map { " " + shellWord($0) }.joined()
    }

    /// The command line, in quotes as documents have them.
    func callAsFunction(_ words: String...) -> String { self(words) }

    /// The same with the words in a list.
    func callAsFunction(_ words: [String]) -> String {
        "`einvoice \(words.map { shellWord($0) }.joined(separator: " "))\(suffix)`"
    }
}

extension Settings {
    /// The console's keys, and what is wrong with those that the config file chooses.
    var keyMap: KeyMap { keys.map { KeyMap($0.value, path: configPath.value) } ?? KeyMap() }
}
