import EInvoiceKit
import FoundationEssentials
import Glibc
import Screens
import Wording

/// Puts a text where the person can paste it from, by a program that tells whether it worked.
enum Clipboard {
    /// A program may take this long.
    private static let limit = Duration.seconds(2)

    /// A program that takes a text from its standard input.
    private struct Way {
        let place: CopyResult.Place
        let words: [String]
    }

    /// Gives the text to the first program that fits the environment, is there and takes it: a variable may be left from a
    /// session that has ended. Waits for two seconds at most. Of several failures the first is told.
    static func put(_ text: String, environment: [String: String]) -> CopyResult {
        let deadline = ContinuousClock().now + limit
        var failed: CopyResult?
        for way in ways(environment) where failed == nil || ContinuousClock().now < deadline {
            guard let program = way.words.first, let path = path(of: program, environment) else { continue }
            guard let failure = run(path, way.words, Array(text.utf8), environment, until: deadline) else {
                return .copied(way.place)
            }
            failed = failed ?? .failed(words(for: failure, of: program))
        }
        return failed ?? .noProgram
    }

    /// In tmux its own buffer: the clipboard of the terminal that it was started in may be another machine's by now. With `-w`
    /// tmux hands the text on to the terminal, where that may be; before 3.2 it doesn't know how.
    private static func ways(_ environment: [String: String]) -> [Way] {
        func isSet(_ name: String) -> Bool { environment[name]?.isEmpty == false }
        var ways: [Way] = []
        if isSet("TMUX") {
            ways.append(Way(place: .tmux, words: ["tmux", "load-buffer", "-w", "-"]))
            ways.append(Way(place: .tmux, words: ["tmux", "load-buffer", "-"]))
        }
        if isSet("WAYLAND_DISPLAY") { ways.append(Way(place: .clipboard, words: ["wl-copy"])) }
        if isSet("DISPLAY") {
            ways.append(Way(place: .clipboard, words: ["xclip", "-selection", "clipboard"]))
            ways.append(Way(place: .clipboard, words: ["xsel", "-ib"]))
        }
        return ways
    }

    private static func path(of program: String, _ environment: [String: String]) -> String? {
        let folders = environment["PATH"] ?? ""
        return folders.split(separator: ":").map { "\($0)/\(program)" }.first { access($0, X_OK) == 0 }
    }

    /// Why a program didn't take the text.
    private enum Failure {
        /// The system's error number.
        case noSocket(Int32)
        case notStarted(Int32)
        case noAnswer
        case ended(status: Int32)
    }

    private static func words(for failure: Failure, of program: String) -> String {
        switch failure {
        case .noSocket(let code): wording.failed(program, wording.systemWords(code))
        case .notStarted(let code): wording.cantStart(program, wording.systemWords(code))
        case .noAnswer: wording.noAnswer(of: program, seconds: Int(limit.components.seconds))
        case .ended(let status): wording.failed(program, status: status)
        }
    }

    /// Nil where it took the text.
    private static func run(
        _ path: String, _ words: [String], _ text: [UInt8], _ environment: [String: String],
        until deadline: ContinuousClock.Instant
    ) -> Failure? {
        // A socket, not a pipe: where the program has gone, writing is an error and no signal.
        var ends: [Int32] = [-1, -1]
        guard socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0, &ends) == 0 else {
            return .noSocket(errno)
        }
        defer { close(ends[0]) }
        let started = Result { () throws(StartedProgram.Failure) in
            try StartedProgram(path, words, environment: environment, input: ends[1])
        }
        // What the program holds of it is the only one from now on.
        close(ends[1])
        switch started {
        case .failure(let failure): return .notStarted(failure.code)
        case .success(let program):
            send(text, to: ends[0], until: deadline)
            shutdown(ends[0], Int32(SHUT_WR))
            return switch program.wait(until: deadline) {
            case 0: nil
            case nil: .noAnswer
            case let status?: .ended(status: status)
            }
        }
    }

    /// What can't be written the program's own ending tells.
    private static func send(_ text: [UInt8], to socket: Int32, until deadline: ContinuousClock.Instant) {
        var rest = text[...]
        while !rest.isEmpty, ContinuousClock().now < deadline {
            let count = rest.withUnsafeBytes {
                Glibc.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT))
            }
            if count >= 0 {
                rest = rest.dropFirst(count)
            } else if errno == EAGAIN {
                var waiting = pollfd(fd: socket, events: Int16(POLLOUT), revents: 0)
                poll(&waiting, 1, 20)
            } else if errno != EINTR {
                return
            }
        }
    }
}
