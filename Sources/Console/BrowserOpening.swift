import EInvoiceKit
import FoundationEssentials
import Glibc

/// Opens a web address in the desktop's browser, where there is a desktop.
package enum BrowserOpening {
    /// Why nothing was opened.
    package enum Failure: Error, Sendable, Hashable {
        /// No graphical session: over SSH, for one.
        case noDesktop
        /// `xdg-open` is missing or can't be started; the system's words.
        case notStarted(String)
    }

    /// Starts a browser, and doesn't wait for it beyond the moment in which one fails that can't work: the first that works
    /// of those in `BROWSER` (separated by colons; `%s` is the address, which else is the last argument), or without that
    /// variable `xdg-open`, which needs a desktop.
    ///
    /// A shell stands between, so that the browser is nobody's child here: it may live longer than the program.
    /// - Parameters:
    ///   - address: a web address that was checked; anything else must not come here.
    ///   - environment: the process's variables; the browser doesn't see the secret among them.
    package static func open(
        _ address: String, environment: [String: String] = ProcessInfo.processInfo.environment
    ) throws(Failure) {
        let named = environment["BROWSER"] ?? ""
        let commands = Self.commands(named, address)
        guard commands.isEmpty else {
            for command in commands {
                if try start(command, environment) == 0 { return }
            }
            throw .notStarted("none of the browsers in BROWSER works (\(named))")
        }
        guard environment["DISPLAY"] != nil || environment["WAYLAND_DISPLAY"] != nil else { throw .noDesktop }
        switch try start(["xdg-open", address], environment) {
        case 0: return
        case 127: throw .notStarted("xdg-open is not installed")
        case let status: throw .notStarted("xdg-open failed (\(status))")
        }
    }

    /// The words of each command that `BROWSER` names.
    static func commands(_ browser: String, _ address: String) -> [[String]] {
        browser.split(separator: ":").compactMap { command in
            let words = command.split(separator: " ").map(String.init)
            if words.isEmpty { return nil }
            let filled = words.map { $0.replacing("%s", with: address) }
            return filled == words ? words + [address] : filled
        }
    }

    /// Runs the words of a command; 0 where it ended well or still runs after half a second, else its status.
    static func start(
        _ command: [String], _ environment: [String: String] = ProcessInfo.processInfo.environment
    ) throws(Failure) -> Int32 {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        // The browser's words don't belong on our screen.
        for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] {
            posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_RDWR, 0)
        }
        // A command has the signals blocked that end it; the browser must not be born so, for nothing but a kill would end it.
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
        let script = """
            command -v "$1" || exit 127
            "$@" & n=0
            while kill -0 $! && [ $n -lt 10 ]; do sleep 0.05; n=$((n + 1)); done
            [ $n -ge 10 ] || wait $!
            """
        let words = ["sh", "-c", script, "sh"] + command
        var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
        var variables = ChildEnvironment.variables(from: environment).map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for text in arguments + variables { free(text) } }
        var child: pid_t = 0
        let code = posix_spawn(&child, "/bin/sh", &actions, &attributes, &arguments, &variables)
        guard code == 0 else { throw .notStarted(String(cString: strerror(code))) }
        var status: Int32 = 0
        while waitpid(child, &status, 0) < 0, errno == EINTR {}
        return status & 0x7F == 0 ? status >> 8 & 0xFF : 128
    }
}
