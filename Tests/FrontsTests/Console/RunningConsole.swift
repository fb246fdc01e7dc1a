import EInvoiceKit
import Glibc
import InvoiceCore
import ScreenKit
import Screens
import Synchronization

@testable import Fronts

/// A whole console on a thread of its own: its loop, its effects, and a terminal in memory.
final class RunningConsole: Sendable {
    let terminal: ScriptedTerminal
    let signals = ScriptedSignals()
    let queue = EventQueue()!
    private let state = Mutex(State())

    private struct State {
        var thread: pthread_t?
        var code: Int32?
        var openPayments: [OpenPayment] = []
        var unsavedNotes: [UnsavedNote] = []
        var waiters: [CheckedContinuation<Int32, Never>] = []
    }

    /// Runs a console on the shop while the body looks at it. It is gone, and its thread with it, when this returns.
    ///
    /// - Parameters:
    ///   - change: what is otherwise about the console's setup.
    ///   - atEnd: done on the console's thread when it has ended.
    static func open(
        at shop: Shop, through transport: any HTTPTransport = CurlTransport(),
        terminal: ScriptedTerminal = ScriptedTerminal(), change: (inout ConsoleSetup) -> Void = { _ in },
        atEnd: @escaping @Sendable () -> Void = {}, _ body: (RunningConsole) async throws -> Void
    ) async throws {
        let service = shop.newService(through: transport)
        var setup = shop.setup { .success(service) }
        change(&setup)
        let console = RunningConsole(terminal)
        console.start(setup, atEnd)
        let result: Result<Void, any Error>
        do {
            result = .success(try await body(console))
        } catch {
            result = .failure(error)
        }
        _ = await console.end()
        // What is still being fetched is written before the folder goes.
        _ = await service.extraFieldRules(maxAge: 300)
        try result.get()
    }

    /// The same with parts that the body's owner put together.
    static func open(
        with setup: ConsoleSetup, terminal: ScriptedTerminal = ScriptedTerminal(),
        _ body: (RunningConsole) async throws -> Void
    ) async throws {
        let console = RunningConsole(terminal)
        console.start(setup, {})
        let result: Result<Void, any Error>
        do {
            result = .success(try await body(console))
        } catch {
            result = .failure(error)
        }
        _ = await console.end()
        try result.get()
    }

    private init(_ terminal: ScriptedTerminal) { self.terminal = terminal }

    /// Asks the console to end, where it didn't, and gives its exit code. Its thread is gone then.
    private func end() async -> Int32 {
        if !hasEnded { signals.raise(SIGTERM) }
        let code = await exitCode
        if let thread = state.withLock({ state in
            defer { state.thread = nil }
            return state.thread
        }) {
            pthread_join(thread, nil)
        }
        return code
    }

    /// True once nothing more is waited for.
    var hasEnded: Bool { state.withLock { $0.code != nil } }

    /// What it says at its end that nothing certain is known of.
    var openPayments: [OpenPayment] { state.withLock { $0.openPayments } }

    /// The notes that it shows at its end.
    var unsavedNotes: [UnsavedNote] { state.withLock { $0.unsavedNotes } }

    /// The exit code, when it has ended.
    var exitCode: Int32 {
        get async {
            await withCheckedContinuation { continuation in
                let code = state.withLock { state in
                    if state.code == nil { state.waiters.append(continuation) }
                    return state.code
                }
                if let code { continuation.resume(returning: code) }
            }
        }
    }

    private func start(_ setup: ConsoleSetup, _ atEnd: @escaping @Sendable () -> Void) {
        let thread = startThread { [self] in
            var code: Int32 = -1
            do throws(ConsoleError) {
                let console = try Console(setup, signals: signals, queue: queue, size: terminal.size) { terminal }
                code = console.run()
                let (open, notes) = (console.openPayments.map(\.payment), console.unsavedNotes)
                state.withLock { ($0.openPayments, $0.unsavedNotes) = (open, notes) }
            } catch {
                terminal.close()
            }
            atEnd()
            let waiters = state.withLock { state in
                state.code = code
                return state.waiters
            }
            for waiter in waiters { waiter.resume(returning: code) }
        }
        state.withLock { $0.thread = thread }
    }
}

/// Starts a thread, to be joined.
func startThread(_ body: @escaping @Sendable () -> Void) -> pthread_t {
    final class Box: Sendable {
        let body: @Sendable () -> Void
        init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }
    var thread = pthread_t()
    let code = pthread_create(
        &thread, nil,
        { context in
            if let context { Unmanaged<Box>.fromOpaque(context).takeRetainedValue().body() }
            return nil
        }, Unmanaged.passRetained(Box(body)).toOpaque())
    precondition(code == 0)
    return thread
}
