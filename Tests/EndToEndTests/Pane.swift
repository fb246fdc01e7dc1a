import FoundationEssentials
import Glibc
import Testing

/// A terminal of fixed size with a shell in it: one tmux server that nobody else uses.
///
/// Nothing here waits for time: what is waited for is a sign on the screen, and only its absence takes as long as allowed.
final class Pane {
    /// The name of the server's socket in the folder.
    private static let name = "einvoice"
    /// How long a sign may take on a machine that does much else at the same time, in seconds.
    static let patience = 20

    private let folder: String
    /// The server's process, once it runs.
    private var server: pid_t?
    private let environment: [String: String]

    /// Takes the folder where the shell shall be at home, and the whole environment of shell and programs.
    init(folder: String, environment: [String: String]) {
        self.folder = folder
        self.environment = environment.merging(["TMUX_TMPDIR": folder]) { _, own in own }
    }

    /// Starts the server, and in its only pane the shell.
    func start(columns: Int, rows: Int) throws {
        let told = try tmux(
            "start-server", ";", "set-option", "-g", "default-terminal", "tmux-256color", ";", "set-option", "-g",
            "status", "off", ";", "set-option", "-s", "set-clipboard", "off", ";", "new-session", "-d", "-P", "-F",
            "#{pid}", "-x", "\(columns)", "-y", "\(rows)", "-c", folder, "/bin/sh", "-i")
        server = pid_t(told.split(separator: "\n").first ?? "")
    }

    /// Ends the server and everything in it, and waits until it has ended. May be called when it never ran.
    func kill() {
        // A server that is gone already is as good.
        _ = try? tmux("kill-server")
        if let server { waitForEnd(of: server) }
    }

    /// Presses many keys at once, by tmux's names.
    func send(all keys: [String]) throws { try tmux(["send-keys"] + keys) }

    /// Presses keys by tmux's names: `Enter`, `Escape`, `F2`, `C-u`, `Down`; or single characters.
    func send(_ keys: String...) throws { try tmux(["send-keys"] + keys) }

    /// Types a text as it is.
    func type(_ text: String) throws { try tmux("send-keys", "-l", text) }

    /// Pastes a text, in brackets if the program asked for them; newlines come as Enter would.
    func paste(_ text: String) throws {
        try tmux("set-buffer", "--", text, ";", "paste-buffer", "-p", "-d")
    }

    /// What is on the screen, as text, without blanks at the ends of lines and empty lines at its own.
    var screen: String {
        get throws { try tmux("capture-pane", "-p").droppingEmptyEnd }
    }

    /// What is on the screen and what scrolled off it.
    var everything: String { get throws { try tmux("capture-pane", "-p", "-S", "-", "-E", "-") } }

    /// The same as ``screen`` with the escape sequences that give it its colours.
    var coloredScreen: String {
        get throws { try tmux("capture-pane", "-p", "-e") }
    }

    /// One of tmux's formats, filled in for the pane: `#{alternate_on}`.
    func format(_ text: String) throws -> String {
        let line = try tmux("display-message", "-p", text)
        return line.hasSuffix("\n") ? String(line.dropLast()) : line
    }

    /// What was copied last into tmux's own buffer.
    var pasteBuffer: String { get throws { try tmux("show-buffer") } }

    /// Makes the window another size.
    func resize(columns: Int, rows: Int) throws { try tmux("resize-window", "-x", "\(columns)", "-y", "\(rows)") }

    /// Writes every byte that comes from the program into a file of the folder from now on.
    func record(to file: String) throws { try tmux("pipe-pane", "-O", "cat >'\(folder)/\(file)'") }

    /// Begins anew on another terminal, with another shell.
    func respawn() throws { try tmux("respawn-pane", "-k", "-c", folder, "/bin/sh", "-i") }

    /// Comes back once the text is on the screen; fails with the whole screen.
    func waitFor(
        _ text: String, within seconds: Int = patience, sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        try await wait(for: "“\(text)”", within: seconds, sourceLocation: sourceLocation) { $0.contains(text) }
    }

    /// Comes back once the screen is as `isThere` wants it; fails with the whole screen.
    func wait(
        for what: String, within seconds: Int = patience, sourceLocation: SourceLocation = #_sourceLocation,
        _ isThere: (String) throws -> Bool
    ) async throws {
        var shown = ""
        let came = try await becomesTrue(within: seconds) {
            shown = try screen
            return try isThere(shown)
        }
        try #require(came, "no \(what) in \(seconds) s on this screen:\n\(shown)", sourceLocation: sourceLocation)
    }

    /// Comes back once every key that was pressed is read by the program, or once nobody is there to read it.
    ///
    /// tmux hands keys over in the order of its commands, so those before are in the terminal's queue, or through it.
    func waitForKeysRead(
        unless isEnded: () throws -> Bool = { false }, sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        let path = try format("#{pane_tty}")
        let terminal = open(path, O_RDONLY | O_NOCTTY | O_CLOEXEC)
        try #require(terminal >= 0, "\(path) can't be opened", sourceLocation: sourceLocation)
        defer { close(terminal) }
        var waiting: CInt = -1
        let came = try await becomesTrue(within: Self.patience) {
            // The queue's length in bytes, without taking anything from it.
            try #require(ioctl(terminal, UInt(FIONREAD), &waiting) == 0)
            return try waiting == 0 || isEnded()
        }
        let shown = try screen
        try #require(came, "\(waiting) bytes were not read:\n\(shown)", sourceLocation: sourceLocation)
    }

    @discardableResult
    private func tmux(_ arguments: String...) throws -> String { try tmux(arguments) }

    @discardableResult
    private func tmux(_ arguments: [String]) throws -> String {
        let all = ["-L", Self.name, "-f", "/dev/null"] + arguments
        let ended = try Subprocess.run("tmux", all, environment: environment)
        guard ended.status == 0 else { throw PaneFailure(arguments: arguments, output: ended.output) }
        return ended.output
    }
}

extension String {
    /// Without the empty lines at its end, of which a screen may have many.
    fileprivate var droppingEmptyEnd: String {
        guard let last = lastIndex(where: { $0 != "\n" }) else { return "" }
        return String(self[...last])
    }
}

/// tmux refused something.
struct PaneFailure: Error, CustomStringConvertible {
    let arguments: [String]
    let output: String

    var description: String { "tmux \(arguments.joined(separator: " ")): \(output)" }
}

/// Waits until a process that was told to end has ended; one that doesn't is killed.
func waitForEnd(of process: pid_t) {
    let limit = ContinuousClock.now.advanced(by: .seconds(Pane.patience))
    while isRunning(process) {
        if ContinuousClock.now > limit { kill(process, SIGKILL) }
        usleep(2000)
    }
}

/// False also for a process that has ended and that its parent, which may look once a second only, hasn't taken yet.
private func isRunning(_ process: pid_t) -> Bool {
    // No such file, no such process. The state is the letter behind the name in parentheses (proc(5)).
    guard let stat = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8),
        let end = stat.utf8.lastIndex(of: UInt8(ascii: ")"))
    else { return false }
    return !stat[end...].hasPrefix(") Z")
}

/// Looks again and again until `condition` holds; false when it didn't within the time.
func becomesTrue(within seconds: Int = Pane.patience, _ condition: () throws -> Bool) async throws -> Bool {
    let deadline = ContinuousClock.now.advanced(by: .seconds(seconds))
    while true {
        if try condition() { return true }
        if ContinuousClock.now > deadline { return false }
        try await Task.sleep(for: .milliseconds(15))
    }
}
