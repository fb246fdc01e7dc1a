import EInvoiceKit
import FoundationEssentials
import Wording

/// Opens a web address in the desktop's browser, where there is a desktop.
package enum BrowserOpening {
    /// Why nothing was opened. Nothing is lost by it: the link is shown as text.
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
    ///   - address: a web address that was checked, or that of a ``PaymentPage``; anything else must not come here.
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
            throw .notStarted(wording.noBrowserWorks(of: named))
        }
        guard environment["DISPLAY"] != nil || environment["WAYLAND_DISPLAY"] != nil else { throw .noDesktop }
        switch try start(["xdg-open", address], environment) {
        case 0: return
        case 127: throw .notStarted(wording.notInstalled("xdg-open"))
        case let status: throw .notStarted(wording.ended("xdg-open", status: status))
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
        let script = """
            command -v "$1" || exit 127
            "$@" & n=0
            while kill -0 $! && [ $n -lt 10 ]; do sleep 0.05; n=$((n + 1)); done
            [ $n -ge 10 ] || wait $!
            """
        do throws(StartedProgram.Failure) {
            return try StartedProgram(
                "/bin/sh", ["sh", "-c", script, "sh"] + command, environment: environment
            ).wait()
        } catch {
            throw .notStarted(wording.systemWords(error.code))
        }
    }
}

extension BrowserOpening.Failure {
    /// As the end of a sentence.
    var reason: String {
        switch self {
        case .noDesktop: wording.noDesktop
        case .notStarted(let words): words
        }
    }
}

extension CommandContext {
    /// Opens a web address that was checked in the desktop's browser.
    static func openBrowser(_ address: String) throws(BrowserOpening.Failure) { try BrowserOpening.open(address) }
}
