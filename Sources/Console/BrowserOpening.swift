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

    /// Starts `xdg-open` with the address as its one argument, and doesn't wait for it.
    ///
    /// A shell stands between, so that the browser is nobody's child here: it may live longer than the program.
    /// - Parameters:
    ///   - address: a web address that was checked; anything else must not come here.
    ///   - environment: the process's variables; the browser doesn't see the secret among them.
    package static func open(
        _ address: String, environment: [String: String] = ProcessInfo.processInfo.environment
    ) throws(Failure) {
        guard environment["DISPLAY"] != nil || environment["WAYLAND_DISPLAY"] != nil else { throw .noDesktop }
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
        let script = "command -v xdg-open || exit 127; xdg-open \"$1\" &"
        let words: [String] = ["sh", "-c", script, "sh", address]
        var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
        var variables = ChildEnvironment.variables(from: environment).map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for text in arguments + variables { free(text) } }
        var child: pid_t = 0
        let code = posix_spawn(&child, "/bin/sh", &actions, &attributes, &arguments, &variables)
        guard code == 0 else { throw .notStarted(String(cString: strerror(code))) }
        var status: Int32 = 0
        while waitpid(child, &status, 0) < 0, errno == EINTR {}
        if status != 0 { throw .notStarted("xdg-open is not installed") }
    }
}
