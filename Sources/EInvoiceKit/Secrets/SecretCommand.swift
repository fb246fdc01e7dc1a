import Dispatch
import Glibc
import Synchronization

/// Runs a program for what it prints.
struct SecretCommand: Sendable {
    /// The program and its arguments; a program without a slash is looked up in `PATH`.
    let words: [String]
    let environment: [String: String]
    let timeoutSeconds: Int

    /// How it ended.
    enum Ending: Sendable {
        /// The system's error number.
        case notStarted(Int32)
        case timeout
        case canceled
        case tooMuch
        case killed(signal: Int32)
        /// `message` is what it wrote to its standard error, as far as it was kept.
        case ended(status: Int32, output: [UInt8], message: [UInt8])
    }

    /// The program that runs, so that a canceled task can end it; 0 before it starts and after it was waited for, when the
    /// number may already be another's.
    private final class Child: Sendable {
        private struct State {
            var id: pid_t = 0
            var isCanceled = false
        }
        private let state = Mutex(State())

        var isCanceled: Bool { state.withLock(\.isCanceled) }

        func started(_ id: pid_t) {
            state.withLock { state in
                state.id = id
                if state.isCanceled { Self.killGroup(id) }
            }
        }

        func cancel() {
            state.withLock { state in
                state.isCanceled = true
                if state.id > 0 { Self.killGroup(state.id) }
            }
        }

        /// Ends the program and all that it started: it leads a group of its own. The number is no other's before it was
        /// waited for.
        private static func killGroup(_ id: pid_t) { kill(-id, SIGKILL) }

        /// The wait status, once it has ended.
        func reap(blocking: Bool) -> Int32? {
            state.withLock { state in
                guard state.id > 0 else { return nil }
                var status: Int32 = 0
                while true {
                    let id = waitpid(state.id, &status, blocking ? 0 : WNOHANG)
                    if id < 0, errno == EINTR { continue }
                    if id == 0 { return nil }
                    // A failure means that someone else has waited for it; then it has ended, too.
                    state.id = 0
                    return status
                }
            }
        }

        func end() -> Int32? {
            state.withLock { state in if state.id > 0 { Self.killGroup(state.id) } }
            return reap(blocking: true)
        }
    }

    /// Runs it to its end, or until it takes too long, prints too much, or the task is canceled.
    func run() async -> Ending {
        let child = Child()
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                // Waiting blocks, which the concurrency pool's threads must not.
                DispatchQueue.global().async { continuation.resume(returning: run(as: child)) }
            }
        } onCancel: {
            child.cancel()
        }
    }

    private func run(as child: Child) -> Ending {
        if child.isCanceled { return .canceled }
        guard let output = Pipe(), let messages = Pipe() else { return .notStarted(errno) }
        // By this name GnuPG's agent would draw its question on the terminal all the same.
        let variables = environment.filter { $0.key != "GPG_TTY" }
        let program: StartedProgram
        do throws(StartedProgram.Failure) {
            program = try StartedProgram(
                words.first ?? "", words, environment: variables, output: output.writer, messages: messages.writer)
        } catch {
            return .notStarted(error.code)
        }
        output.closeWriter()
        messages.closeWriter()
        child.started(program.id)
        return follow(child, output, messages)
    }

    private func follow(_ child: Child, _ output: Pipe, _ messages: Pipe) -> Ending {
        let clock = ContinuousClock()
        let deadline = clock.now + .seconds(timeoutSeconds)
        while true {
            // It may end while a program that it left behind keeps the pipe open, so the end is looked for, too.
            let status = child.reap(blocking: false)
            output.drain()
            messages.drain()
            if child.isCanceled {
                _ = child.end()
                return .canceled
            }
            if output.bytes.count > SecretProvider.longest {
                _ = child.end()
                return .tooMuch
            }
            if let status { return ending(status, output, messages) }
            if clock.now >= deadline {
                _ = child.end()
                return .timeout
            }
            Pipe.waitForAny(output, messages, milliseconds: 20)
        }
    }

    private func ending(_ status: Int32, _ output: Pipe, _ messages: Pipe) -> Ending {
        let signal = status & 0x7F
        if signal != 0 { return .killed(signal: signal) }
        return .ended(status: status >> 8 & 0xFF, output: output.bytes, message: messages.bytes)
    }
}

/// A pipe whose reading end doesn't block; what was read is kept, up to a limit.
private final class Pipe {
    private let reader: Int32
    private(set) var writer: Int32
    private(set) var bytes: [UInt8] = []
    private var isAtEnd = false

    init?() {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { return nil }
        (reader, writer) = (ends[0], ends[1])
        // `pipe2` would do it at once, but the Glibc module lacks it.
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        _ = fcntl(reader, F_SETFL, O_NONBLOCK)
    }

    deinit {
        close(reader)
        closeWriter()
    }

    func closeWriter() {
        if writer >= 0 { close(writer) }
        writer = -1
    }

    /// Takes what is there now.
    func drain() {
        var block = [UInt8](repeating: 0, count: 4096)
        while !isAtEnd {
            let count = read(reader, &block, block.count)
            if count < 0 {
                if errno == EINTR { continue }
                if errno != EAGAIN { isAtEnd = true }
                return
            }
            if count == 0 { isAtEnd = true }
            // Past the limit the rest is read and dropped, so that the program isn't stuck.
            if bytes.count <= SecretProvider.longest { bytes += block[0..<count] }
        }
    }

    static func waitForAny(_ a: Pipe, _ b: Pipe, milliseconds: Int32) {
        // A negative number is passed over, so a pipe at its end doesn't wake the caller again and again.
        var ends = [a, b].map { pollfd(fd: $0.isAtEnd ? -1 : $0.reader, events: Int16(POLLIN), revents: 0) }
        poll(&ends, nfds_t(ends.count), milliseconds)
    }
}
