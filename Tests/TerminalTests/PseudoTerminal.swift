import CPty
import FoundationEssentials
import Testing

/// A pseudo-terminal with the probe running on it. Each waits for what the probe reports, never for time; only a probe that
/// says nothing for 20 seconds ends the test.
final class PseudoTerminal {
    private let controller: Int32
    /// The child's end, kept open to look at its modes.
    private let terminal: Int32
    private let reports: Int32
    private var reported = ""
    private let child: pid_t
    private let before: termios
    /// All that the probe wrote to its terminal.
    private(set) var output: [UInt8] = []

    init(columns: Int32 = 80, rows: Int32 = 24, arguments: [String] = [], environment: [String: String] = [:]) throws {
        var controller: Int32 = -1
        var terminal: Int32 = -1
        try #require(pty_open(columns, rows, &controller, &terminal) == 0)
        var ends: [Int32] = [-1, -1]
        try #require(pipe(&ends) == 0)
        _ = pty_close_on_exec(ends[0])
        _ = pty_close_on_exec(ends[1])
        var modes = termios()
        try #require(tcgetattr(terminal, &modes) == 0)
        before = modes
        let path = try PseudoTerminal.probe()
        var variables = ["TERM": "xterm-256color", "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin"]
        variables["SWIFT_BACKTRACE"] = "enable=no"
        variables.merge(environment) { _, given in given }
        child = ([path] + arguments).withCStrings { arguments in
            variables.map { "\($0)=\($1)" }.withCStrings { pty_spawn(terminal, ends[1], path, arguments, $0) }
        }
        try #require(child > 0)
        _ = CPty.close(ends[1])
        self.controller = controller
        self.terminal = terminal
        reports = ends[0]
    }

    deinit {
        kill(child, SIGKILL)
        // A child that nobody takes keeps others who wait for any child from seeing theirs.
        _ = pty_wait(child)
        for descriptor in [controller, terminal, reports] { _ = CPty.close(descriptor) }
    }

    /// The probe, built beside the test's own program.
    private static func probe() throws -> String {
        let own = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        return URL(filePath: own).deletingLastPathComponent().appending(path: "TerminalProbe").path
    }

    /// Sends bytes as the keyboard would.
    func type(_ text: String) { type(Array(text.utf8)) }

    func type(_ bytes: [UInt8]) {
        var rest = bytes[...]
        while !rest.isEmpty {
            // A little at a time: a terminal's input queue is 4096 bytes, and the probe reads it only if we take its output.
            let part = Array(rest.prefix(1024))
            var wait = pollfd(fd: controller, events: Int16(POLLOUT), revents: 0)
            poll(&wait, 1, 20)
            let count = wait.revents & Int16(POLLOUT) != 0 ? write(controller, part, part.count) : 0
            if count > 0 { rest = rest.dropFirst(count) }
            take(timeout: 0)
        }
    }

    func send(_ signal: Int32) { kill(child, signal) }

    /// Sends a signal again and again until the probe has ended, for 20 seconds at most.
    func sendUntilEnded(_ signal: Int32) {
        for _ in 0..<200 where pty_has_ended(child) == 0 {
            send(signal)
            take(timeout: 100)
        }
    }

    func resize(columns: Int32, rows: Int32) { _ = pty_resize(controller, columns, rows) }

    /// Waits for the probe's next report that begins so, and returns it.
    @discardableResult
    func waitFor(_ beginning: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> String {
        while true {
            while let newline = reported.firstIndex(of: "\n") {
                let line = String(reported[..<newline])
                reported = String(reported[reported.index(after: newline)...])
                if line.hasPrefix(beginning) { return line }
            }
            try #require(take(timeout: 20_000), "no '\(beginning)' came", sourceLocation: sourceLocation)
        }
    }

    /// Waits until a text appears in what the probe wrote after a mark.
    func waitForOutput(_ text: String, after mark: Int, sourceLocation: SourceLocation = #_sourceLocation) throws {
        while !written(after: mark).contains(text) {
            try #require(take(timeout: 20_000), "no output '\(text.debugDescription)'", sourceLocation: sourceLocation)
        }
    }

    /// What the probe wrote after a mark.
    func written(after mark: Int = 0) -> String { String(decoding: output[mark...], as: UTF8.self) }

    /// Waits for the probe's end: its exit code, or 1000 and the signal that ended it.
    func end() -> Int32 {
        while take(timeout: 100, untilReportsEnd: true) {}
        let result = pty_wait(child)
        // The rest of what it wrote.
        while take(timeout: 0) {}
        return result
    }

    /// Whether the terminal's modes are those it began with.
    var hasItsModesBack: Bool {
        var modes = termios()
        var before = before
        return tcgetattr(terminal, &modes) == 0 && pty_same_modes(&modes, &before) != 0
    }

    /// Sets the modes that it began with, as a shell does when a program was stopped.
    func setModesBack() {
        var before = before
        _ = tcsetattr(terminal, TCSANOW, &before)
    }

    /// Whether the last bytes leave the alternate screen with the cursor shown, paste, mouse and colours off.
    var isGivenBack: Bool {
        func last(_ text: String) -> Int? {
            let bytes = Array(text.utf8)
            return stride(from: output.count - bytes.count, through: 0, by: -1)
                .first { output[$0..<$0 + bytes.count].elementsEqual(bytes) }
        }
        func isLast(_ off: String, _ on: String) -> Bool {
            guard let end = last(off) else { return false }
            return last(on).map { $0 < end } ?? true
        }
        return isLast("\u{1B}[?1049l", "\u{1B}[?1049h") && isLast("\u{1B}[?2004l", "\u{1B}[?2004h")
            && isLast("\u{1B}[?1000l", "\u{1B}[?1000h") && isLast("\u{1B}[?25h", "\u{1B}[?25l")
            && isLast("\u{1B}[?1l", "\u{1B}[?1h")
    }

    /// Takes what the probe wrote and reported. False if nothing came in time, or the reports have ended.
    @discardableResult
    private func take(timeout: Int32, untilReportsEnd: Bool = false) -> Bool {
        var waits = [
            pollfd(fd: controller, events: Int16(POLLIN), revents: 0),
            pollfd(fd: reports, events: Int16(POLLIN), revents: 0),
        ]
        guard poll(&waits, 2, timeout) > 0 else { return untilReportsEnd }
        var buffer = [UInt8](repeating: 0, count: 65536)
        var came = false
        if waits[0].revents & Int16(POLLIN) != 0, case let count = read(controller, &buffer, buffer.count), count > 0 {
            output += buffer[..<count]
            came = true
        }
        if waits[1].revents != 0 {
            let count = read(reports, &buffer, buffer.count)
            if count > 0 { reported += String(decoding: buffer[..<count], as: UTF8.self) }
            if count <= 0 { return came && !untilReportsEnd }
            came = true
        }
        return came || untilReportsEnd
    }
}

extension [String] {
    /// The strings as C's null-terminated list.
    fileprivate func withCStrings<Result>(_ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> Result) -> Result {
        let copies: [UnsafeMutablePointer<CChar>?] = map { strdup($0) } + [nil]
        defer { copies.forEach { free($0) } }
        return copies.withUnsafeBufferPointer { body($0.baseAddress!) }
    }
}
