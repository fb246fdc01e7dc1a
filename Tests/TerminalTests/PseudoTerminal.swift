import CPty
import FoundationEssentials
import Testing

/// A pseudo-terminal with the probe running on it. Each waits for what the probe reports, never for time; only a probe that
/// does nothing for 20 seconds fails the test.
///
/// The probe's reports come within its output, so that the place of each among what was drawn is known.
final class PseudoTerminal {
    /// How long anything may take, in milliseconds.
    private static let patience: Int32 = 20_000
    /// What we report ourselves once the probe has ended: nothing of the probe's comes after it.
    private static let lastReport = "nothing more"

    private let controller: Int32
    /// The child's end, kept open to look at its modes.
    private let terminal: Int32
    /// Ends when the probe does; before that the probe may tell something by it, see ``untilDone(sourceLocation:)``.
    private let life: Int32
    private let child: pid_t
    private let before: termios
    /// All that the probe wrote to its terminal, without its reports.
    private(set) var output: [UInt8] = []
    /// Reports that nobody waited for yet, and how much of the output was written before each.
    private var reports: [(text: String, place: Int)] = []
    /// The beginning of a report whose end did not come yet.
    private var unfinished: [UInt8] = []
    /// How much of the output was written before the report that was last waited for.
    private(set) var mark = 0
    /// Whether the probe has ended and all that it wrote is here.
    private var hasEnded = false
    private var wasWaitedFor = false

    init(columns: Int32 = 80, rows: Int32 = 24, arguments: [String] = [], environment: [String: String] = [:]) throws {
        var opened: [Int32] = []
        var isReady = false
        defer { if !isReady { opened.forEach { _ = CPty.close($0) } } }
        let path = try PseudoTerminal.probe()
        var controller: Int32 = -1
        var terminal: Int32 = -1
        let isOpen = pty_open(columns, rows, &controller, &terminal) == 0
        opened = [controller, terminal].filter { $0 >= 0 }
        try #require(isOpen)
        var ends: [Int32] = [-1, -1]
        try #require(pty_pipe(&ends) == 0)
        opened.append(ends[0])
        var modes = termios()
        let hasModes = tcgetattr(terminal, &modes) == 0
        before = modes
        var variables = ["TERM": "xterm-256color", "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin"]
        variables["SWIFT_BACKTRACE"] = "enable=no"
        variables.merge(environment) { _, given in given }
        let child = ([path] + arguments).withCStrings { arguments in
            variables.map { "\($0)=\($1)" }.withCStrings { pty_spawn(terminal, ends[1], path, arguments, $0) }
        }
        _ = CPty.close(ends[1])
        self.child = child
        self.controller = controller
        self.terminal = terminal
        life = ends[0]
        // From here on all is cleared away with the object.
        isReady = true
        try #require(child > 0 && hasModes)
    }

    /// The probe with the whole terminal taken: everything that can be switched on is, and the cursor is hidden.
    static func whole(_ arguments: String..., environment: [String: String] = [:]) throws -> PseudoTerminal {
        let pty = try PseudoTerminal(arguments: arguments, environment: environment)
        try pty.waitFor("drawn")
        pty.type("h")
        try pty.waitFor("event")
        try pty.waitFor("drawn")
        try #require(pty.switchedOn == PseudoTerminal.Switch.allCases)
        try #require(!pty.hasItsModesBack)
        return pty
    }

    deinit {
        if child > 0, !wasWaitedFor {
            kill(child, SIGKILL)
            // A child that nobody takes keeps others who wait for any child from seeing theirs.
            _ = pty_wait(child)
        }
        for descriptor in [controller, terminal, life] { _ = CPty.close(descriptor) }
    }

    /// The probe, built beside the test's own program.
    private static func probe() throws -> String {
        let own = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        return URL(filePath: own).deletingLastPathComponent().appending(path: "TerminalProbe").path
    }

    /// Sends bytes as the keyboard would.
    func type(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) {
        type(Array(text.utf8), sourceLocation: sourceLocation)
    }

    func type(_ bytes: [UInt8], sourceLocation: SourceLocation = #_sourceLocation) {
        var rest = bytes[...]
        var limit = PseudoTerminal.limit()
        while !rest.isEmpty {
            // A little at a time: a terminal's input queue is 4096 bytes, and the probe reads it only if we take its output.
            let part = Array(rest.prefix(1024))
            var wait = pollfd(fd: controller, events: Int16(POLLOUT), revents: 0)
            poll(&wait, 1, 20)
            let count = wait.revents & Int16(POLLOUT) != 0 ? write(controller, part, part.count) : 0
            if count > 0 {
                rest = rest.dropFirst(count)
                limit = PseudoTerminal.limit()
            } else if ContinuousClock.now > limit {
                Issue.record("\(rest.count) bytes can't be typed", sourceLocation: sourceLocation)
                return
            }
            take(milliseconds: 0)
        }
    }

    /// Waits until the probe has done all that was typed before, and takes nothing of what it writes.
    func untilDone(sourceLocation: SourceLocation = #_sourceLocation) {
        type("t", sourceLocation: sourceLocation)
        var wait = pollfd(fd: life, events: Int16(POLLIN), revents: 0)
        var byte = UInt8(0)
        if poll(&wait, 1, PseudoTerminal.patience) <= 0 || read(life, &byte, 1) != 1 {
            Issue.record("the probe doesn't do what is typed", sourceLocation: sourceLocation)
        }
    }

    /// Holds the probe's output, as a terminal's driver does when it is told to, or lets it go on.
    func hold(_ isHeld: Bool) { tcflow(terminal, isHeld ? TCOOFF : TCOON) }

    func send(_ signal: Int32) { kill(child, signal) }

    /// Sends a signal again and again until the probe has ended.
    func sendUntilEnded(_ signal: Int32) {
        let limit = PseudoTerminal.limit()
        while !hasEnded, ContinuousClock.now < limit {
            send(signal)
            take(milliseconds: 100)
        }
    }

    func resize(columns: Int32, rows: Int32) { _ = pty_resize(controller, columns, rows) }

    /// Waits for the probe's next report that begins so, and returns it. All that was written before it is in the output
    /// then, up to the ``mark``.
    @discardableResult
    func waitFor(_ beginning: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> String {
        let limit = PseudoTerminal.limit()
        while true {
            while !reports.isEmpty {
                let report = reports.removeFirst()
                mark = report.place
                if report.text.hasPrefix(beginning) { return report.text }
            }
            let came = ContinuousClock.now < limit && take(milliseconds: PseudoTerminal.patience)
            try #require(came, "no '\(beginning)' came", sourceLocation: sourceLocation)
        }
    }

    /// What the probe wrote between two places of its output; up to the ``mark`` unless told.
    func written(after begin: Int, to end: Int? = nil) -> String {
        String(decoding: output[begin..<(end ?? mark)], as: UTF8.self)
    }

    /// Waits for the probe's end: its exit code, or 1000 and the signal that ended it. The ``mark`` is at the output's end then.
    func end(sourceLocation: SourceLocation = #_sourceLocation) -> Int32 {
        let limit = PseudoTerminal.limit()
        while !hasEnded {
            if ContinuousClock.now > limit {
                Issue.record("the probe does not end", sourceLocation: sourceLocation)
                kill(child, SIGKILL)
            }
            take(milliseconds: PseudoTerminal.patience)
        }
        mark = output.count
        wasWaitedFor = true
        return pty_wait(child)
    }

    /// The same while nobody takes what the probe writes, as where a terminal's user holds its output. What it wrote before
    /// that stays in its way until it ended.
    func endUnread(sourceLocation: SourceLocation = #_sourceLocation) -> Int32 {
        var wait = pollfd(fd: life, events: Int16(POLLIN), revents: 0)
        if poll(&wait, 1, PseudoTerminal.patience) <= 0 {
            Issue.record("the probe does not end while its terminal isn't read", sourceLocation: sourceLocation)
            kill(child, SIGKILL)
        }
        return end(sourceLocation: sourceLocation)
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

    /// What a program can switch on that its terminal's owner would not want to keep.
    enum Switch: String, CaseIterable {
        case alternateScreen = "1049", bracketedPaste = "2004", mouse = "1000", mouseByNumbers = "1006"
        case applicationKeys = "1", hiddenCursor = "25"

        var on: [UInt8] { Array("\u{1B}[?\(rawValue)\(self == .hiddenCursor ? "l" : "h")".utf8) }
        var off: [UInt8] { Array("\u{1B}[?\(rawValue)\(self == .hiddenCursor ? "h" : "l")".utf8) }
    }

    /// What is on in the output up to the ``mark``.
    var switchedOn: [Switch] {
        func last(_ wanted: [UInt8]) -> Int {
            stride(from: mark - wanted.count, through: 0, by: -1)
                .first { output[$0..<$0 + wanted.count].elementsEqual(wanted) } ?? -1
        }
        return Switch.allCases.filter { last($0.on) > last($0.off) }
    }

    private static func limit() -> ContinuousClock.Instant { .now.advanced(by: .milliseconds(Int(patience))) }

    /// Takes what comes. False if nothing came in time, or nothing will ever come again.
    @discardableResult
    private func take(milliseconds: Int32) -> Bool {
        guard !hasEnded else { return false }
        var waits = [
            pollfd(fd: controller, events: Int16(POLLIN), revents: 0),
            pollfd(fd: life, events: Int16(POLLIN), revents: 0),
        ]
        guard poll(&waits, 2, milliseconds) > 0 else { return false }
        if waits[0].revents & Int16(POLLIN) != 0 { return takeOutput() }
        guard waits[1].revents != 0, pty_unread(life) == 0 else { return false }
        // What it wrote at last may be on its way still: what we write now comes behind it.
        let bytes = Array("\u{1B}_\(PseudoTerminal.lastReport)\u{1B}\\".utf8)
        _ = write(terminal, bytes, bytes.count)
        var wait = waits[0]
        while reports.last?.text != PseudoTerminal.lastReport, poll(&wait, 1, PseudoTerminal.patience) > 0,
            takeOutput()
        {}
        hasEnded = true
        return true
    }

    private func takeOutput() -> Bool {
        var buffer = [UInt8](repeating: 0, count: 65536)
        let count = read(controller, &buffer, buffer.count)
        guard count > 0 else { return false }
        let begin: [UInt8] = [0x1B, 0x5F]
        let end: [UInt8] = [0x1B, 0x5C]
        for byte in buffer[..<count] {
            unfinished.append(byte)
            if unfinished.starts(with: begin) {
                guard unfinished.count >= 4, unfinished.suffix(2).elementsEqual(end) else { continue }
                reports.append((String(decoding: unfinished[2..<unfinished.count - 2], as: UTF8.self), output.count))
                unfinished = []
            } else if unfinished != [0x1B] {
                // An escape that begins no report, with what follows it, or any other byte.
                let isAnother = unfinished.count == 2 && byte == 0x1B
                output += isAnother ? [0x1B] : unfinished
                unfinished = isAnother ? [0x1B] : []
            }
        }
        return true
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
