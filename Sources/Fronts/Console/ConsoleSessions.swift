import EInvoiceKit
import InvoiceCore
import Screens
import Synchronization
import Terminal
import Wording

/// The profiles that a console works with, one after the other: their sessions, and what the console needs of each.
final class ConsoleSessions: Sendable {
    private let environment: [String: String]
    private let options: SettingsOptions
    private let dependencies: Dependencies
    private let state = Mutex(State())

    /// A session, and who notes what its gateway answers.
    private struct Opened: Sendable {
        let session: Session
        let reach: ReachObserver
    }

    private struct State {
        /// The one that is worked with.
        var current: Opened?
        /// The embedded sandbox, which runs on while another profile is worked with: its ledger is one process's.
        var sandbox: Opened?
        /// Ends what the former session listens to.
        var closing: Task<Void, Never>?
    }

    /// Reads nothing yet.
    init(environment: [String: String], options: SettingsOptions, dependencies: Dependencies = Dependencies()) {
        self.environment = environment
        var options = options
        options.isConfigToBeMade = true
        self.options = options
        self.dependencies = dependencies
    }

    /// The config file as the console changes it.
    var store: SettingsStore { SettingsStore(environment: environment, options: options) }

    /// The profile that options and settings choose; the welcome where they choose none.
    ///
    /// - Throws: every mistake in the settings.
    func first() throws(CommandFailure) -> ConsoleSetup {
        var setup = try chosen()
        setup.unsavedProfiles = store.unsavedProfiles()
        return setup
    }

    private func chosen() throws(CommandFailure) -> ConsoleSetup {
        do throws(SettingsError) {
            return setup(of: try session(options))
        } catch {
            guard case .noProfile = error else { throw CommandFailure(error) }
        }
        // The sandbox needs nothing; its session isn't opened before it is chosen.
        var sandbox = options
        sandbox.isSandbox = true
        do throws(SettingsError) {
            var setup = setup(of: try make(sandbox, listensForCallbacks: false))
            setup.isWelcome = true
            return setup
        } catch {
            throw CommandFailure(error)
        }
    }

    /// The parts for another profile, by its name. The former one's listener is closed.
    func open(_ name: String) throws(CommandFailure) -> ConsoleSetup {
        var chosen = options
        chosen.isSandbox = name == ProfileName.sandbox
        chosen.profile = chosen.isSandbox ? nil : name
        do throws(SettingsError) {
            return setup(of: try session(chosen))
        } catch {
            throw CommandFailure(error)
        }
    }

    /// The profile that options and settings choose now; nil where there is none.
    var chosenProfile: String? {
        // Whatever is wrong with the settings, a command has to name the profile then.
        switch (try? Settings.load(environment: environment, options: options).chosenProfile())?.value {
        case .profile(let profile)?: profile.name
        case .sandbox?: ProfileName.sandbox
        case nil: nil
        }
    }

    private func make(_ options: SettingsOptions, listensForCallbacks: Bool) throws(SettingsError) -> Opened {
        let reach = ReachObserver(dependencies.transport)
        var observed = dependencies
        observed.transport = reach
        let session = try Session(
            environment: environment, options: options, dependencies: observed,
            listensForCallbacks: listensForCallbacks)
        return Opened(session: session, reach: reach)
    }

    private func session(_ options: SettingsOptions) throws(SettingsError) -> Opened {
        let isSandbox = options.isSandbox || options.profile == ProfileName.sandbox
        let opened: Opened
        if isSandbox, let running = state.withLock({ $0.sandbox }) {
            opened = running
        } else {
            opened = try make(options, listensForCallbacks: true)
        }
        state.withLock { state in
            if opened.session.choice.value == .sandbox { state.sandbox = opened }
            if let former = state.current, former.session !== opened.session {
                former.reach.observe(nil)
                if former.session !== state.sandbox?.session {
                    let before = state.closing
                    state.closing = Task {
                        await before?.value
                        await former.session.close()
                    }
                }
            }
            state.current = opened
        }
        return opened
    }

    private func setup(of opened: Opened) -> ConsoleSetup {
        var setup = consoleSetup(of: opened.session, store: store)
        setup.openService = { [self, open = setup.openService] in
            // Another may still listen in its place.
            await state.withLock { $0.closing }?.value
            return await open()
        }
        setup.observeReach = { opened.reach.observe($0) }
        setup.profiles = ProfileEffects(
            store: store,
            open: { [self] name in
                do throws(CommandFailure) {
                    return .success(try open(name))
                } catch {
                    return .failure(error)
                }
            },
            // Not by the session's transport: the header would say of the gateway in use what holds for the one that is tried.
            connect: { [environment, dependencies] profile in
                await profile.tryConnection(environment: environment, dependencies: dependencies)
            })
        return setup
    }
}

/// Tells what each exchange with one gateway came to. Asks nothing by itself.
final class ReachObserver: HTTPTransport {
    private let inner: any HTTPTransport
    private let tell = Mutex<(@Sendable (GatewayReach) -> Void)?>(nil)

    init(_ inner: any HTTPTransport) { self.inner = inner }

    /// Tells of each exchange from now on; with nil nobody is told any more.
    func observe(_ tell: (@Sendable (GatewayReach) -> Void)?) { self.tell.withLock { $0 = tell } }

    func post(_ request: HTTPRequest) async -> Result<HTTPReply, TransportFailure> {
        let teller = tell.withLock { $0 }
        let result = await inner.post(request)
        switch result {
        case .success: teller?(.answers)
        case .failure(.canceled), .failure(.libraryMissing): break
        case .failure: if !Task.isCancelled { teller?(.silent) }
        }
        return result
    }
}

/// What the console does to profiles and settings.
struct ProfileEffects: Sendable {
    let store: SettingsStore
    /// The parts for another profile.
    let open: @Sendable (String) -> Result<ConsoleSetup, CommandFailure>
    /// Asks a gateway something harmless.
    let connect: @Sendable (Profile) async -> ConnectionOutcome
}

extension ConsoleSettings {
    /// What of the settings can be set from within the console.
    init(_ settings: Settings) {
        self.init(
            configPath: settings.configPath.value,
            accounts: settings.profiles.map { profile in
                Account(draft: ProfileDraft(of: profile), isInFile: !profile.isOfEnvironment)
            },
            defaultProfile: settings.namedDefault?.value, theme: settings.theme, usesColor: settings.usesColor,
            usesMouse: settings.usesMouse, isAccessible: settings.isAccessible, bell: settings.bell,
            notify: settings.notify)
        language = settings.language
        keys = settings.keyMap
        let usable = Set(accounts.map(\.draft.name))
        mistaken = settings.mistakes.compactMap { name, problems in
            usable.contains(name) ? nil : problems.first.map { Mistaken(name: name, problem: $0) }
        }.sorted { $0.name < $1.name }
    }
}
