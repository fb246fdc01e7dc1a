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
    private let reach: ReachObserver
    private let state = Mutex(State())

    private struct State {
        /// The one that is worked with.
        var current: Session?
        /// The embedded sandbox, which runs on while another profile is worked with: its ledger is one process's.
        var sandbox: Session?
        /// Ends what the former session listens to.
        var closing: Task<Void, Never>?
    }

    /// Reads nothing yet. Every exchange through these dependencies' transport is noted.
    init(environment: [String: String], options: SettingsOptions, dependencies: Dependencies = Dependencies()) {
        self.environment = environment
        self.options = options
        let reach = ReachObserver(dependencies.transport)
        self.reach = reach
        var observed = dependencies
        observed.transport = reach
        self.dependencies = observed
    }

    /// The config file as the console changes it.
    var store: SettingsStore { SettingsStore(environment: environment, options: options) }

    /// The profile that options and settings choose; the welcome where they choose none.
    ///
    /// - Throws: every mistake in the settings.
    func first() throws(CommandFailure) -> ConsoleSetup {
        do throws(SettingsError) {
            return setup(of: try session(options))
        } catch {
            guard case .noProfile = error else { throw CommandFailure(error) }
        }
        // The sandbox needs nothing; its session isn't opened before it is chosen.
        var sandbox = options
        sandbox.isSandbox = true
        do throws(SettingsError) {
            let session = try Session(environment: environment, options: sandbox, dependencies: dependencies)
            var setup = setup(of: session)
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
            var setup = setup(of: try session(chosen))
            // A session that was opened before knows them as they were then.
            setup.settings = ConsoleSettings(store.read())
            setup.isAccessible = setup.settings.isAccessible.value
            return setup
        } catch {
            throw CommandFailure(error)
        }
    }

    private func session(_ options: SettingsOptions) throws(SettingsError) -> Session {
        let isSandbox = options.isSandbox || options.profile == ProfileName.sandbox
        let session: Session
        if isSandbox, let running = state.withLock({ $0.sandbox }) {
            session = running
        } else {
            session = try Session(
                environment: environment, options: options, dependencies: dependencies, listensForCallbacks: true)
        }
        state.withLock { state in
            if session.choice.value == .sandbox { state.sandbox = session }
            if let former = state.current, former !== session, former !== state.sandbox {
                let before = state.closing
                state.closing = Task {
                    await before?.value
                    await former.close()
                }
            }
            state.current = session
        }
        return session
    }

    private func setup(of session: Session) -> ConsoleSetup {
        var setup = consoleSetup(of: session, store: store)
        setup.openService = { [self, open = setup.openService] in
            // Another may still listen in its place.
            await state.withLock { $0.closing }?.value
            return await open()
        }
        setup.observeReach = { [reach] tell in reach.observe(tell) }
        setup.profiles = ProfileEffects(
            store: store,
            open: { [self] name in
                do throws(CommandFailure) {
                    return .success(try open(name))
                } catch {
                    return .failure(error)
                }
            },
            connect: { [environment, dependencies, reach] profile in
                // Its own way: that a wrong address doesn't answer says nothing of the gateway in use.
                var plain = dependencies
                plain.transport = reach.inner
                return await ConnectionCheck.run(profile, environment: environment, dependencies: plain)
            })
        return setup
    }
}

/// Notes what each exchange with the gateway came to. Asks nothing by itself.
final class ReachObserver: HTTPTransport {
    let inner: any HTTPTransport
    private let tell = Mutex<(@Sendable (GatewayReach) -> Void)?>(nil)

    init(_ inner: any HTTPTransport) { self.inner = inner }

    /// Tells of each exchange from now on.
    func observe(_ tell: @escaping @Sendable (GatewayReach) -> Void) { self.tell.withLock { $0 = tell } }

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
                var draft = ProfileDraft(
                    name: profile.name, kind: profile.kind, baseURL: profile.baseURL, clientID: profile.clientID,
                    secretWay: .kept)
                for field in [RequestField.successURL, .failURL, .statusURL] {
                    draft.urls[field] = profile.defaults[field]
                }
                return Account(draft: draft, isInFile: !profile.isOfEnvironment)
            },
            defaultProfile: settings.namedDefault?.value, theme: settings.theme, usesColor: settings.usesColor,
            usesMouse: settings.usesMouse, isAccessible: settings.isAccessible, bell: settings.bell,
            notify: settings.notify)
        keys = settings.keyMap
        let usable = Set(accounts.map(\.draft.name))
        mistaken = settings.mistakes.compactMap { name, problems in
            usable.contains(name) ? nil : problems.first.map { Mistaken(name: name, problem: $0) }
        }.sorted { $0.name < $1.name }
    }
}
