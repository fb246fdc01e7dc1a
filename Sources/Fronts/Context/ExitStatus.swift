import ScreenKit
import Wording

/// How the program ends, for scripts. The numbers are sysexits.h's where it has a fitting one.
enum ExitStatus: Int32, Sendable, CaseIterable {
    case done = 0
    /// The gateway said no; or what was compared or tried is not as it should be.
    case rejected = 1
    /// The command line itself is wrong.
    case usage = 64
    /// The request is wrong; each problem was named, nothing was sent or recorded.
    case invalid = 65
    /// The gateway can't be reached: surely nothing was sent.
    case unreachable = 69
    /// The history can't be written or read, or an answer couldn't be recorded, printed or shown; no invoice was sent.
    case historyFailed = 74
    /// It may have been created, or not; or it was, and the output that says so is lost.
    case unknown = 75
    /// The gateway's reply broke the protocol, where no invoice is at stake.
    case protocolBroken = 76
    /// Not confirmed on a live profile, or the gateway refused the credentials.
    case notAllowed = 77
    /// No or bad configuration.
    case configuration = 78
    /// A signal ended it before its work was done, as shells number it; all that happened until then is recorded.
    case interrupted = 130

    /// The one that a script must know of first: money of which nobody knows, then what kept the work from being done, then
    /// what the gateway said.
    static func worst(of statuses: some Sequence<ExitStatus>) -> ExitStatus {
        let order: [ExitStatus] = [
            .unknown, .historyFailed, .notAllowed, .configuration, .invalid, .usage, .protocolBroken, .unreachable,
            .interrupted, .rejected, .done,
        ]
        let found = Set(statuses)
        return order.first(where: found.contains) ?? .done
    }

    /// The meaning of the number, in a line of `--help`.
    var explanation: String {
        switch self {
        case .done: wording.exitDone
        case .rejected: wording.exitRejected
        case .usage: wording.exitUsage
        case .invalid: wording.exitInvalid
        case .unreachable: wording.exitUnreachable
        case .historyFailed: wording.exitHistoryFailed
        case .unknown: wording.exitUnknown
        case .protocolBroken: wording.exitProtocolBroken
        case .notAllowed: wording.exitNotAllowed
        case .configuration: wording.exitConfiguration
        case .interrupted: wording.exitInterrupted
        }
    }
}

/// A failed command: its exit status and its messages. The texts are safe to print.
struct CommandFailure: Error, Sendable, Hashable {
    let status: ExitStatus
    /// The problems, one a line; several only where they are of one kind.
    let problems: [String]
    /// The lines that tell what was saved, and what to do next.
    let advice: [String]

    init(_ status: ExitStatus, _ problem: String, advice: [String] = []) {
        self.init(status, problems: [problem], advice: advice)
    }

    init(_ status: ExitStatus, problems: [String], advice: [String] = []) {
        self.status = status
        self.problems = problems.map(MessageTruncation.shortened)
        self.advice = advice
    }
}

/// Cuts typed text that messages repeat: enough stays to know it again, and it never fills a screen.
enum MessageTruncation {
    /// The longest text between quotation marks, in characters.
    static let longest = 80

    /// The message with every longer text in “…” or "…" cut.
    static func shortened(_ message: String) -> String {
        guard message.utf8.count > longest else { return message }
        var result = String.UnicodeScalarView()
        var rest = message.unicodeScalars[...]
        while let start = rest.firstIndex(where: { $0 == "“" || $0 == "\"" }) {
            let end: Unicode.Scalar = rest[start] == "“" ? "”" : "\""
            let quoted = rest[rest.index(after: start)...]
            guard let close = quoted.firstIndex(of: end) else { break }
            result += rest[...start]
            result += cut(quoted[..<close])
            result.append(end)
            rest = quoted[quoted.index(after: close)...]
        }
        return String(result + rest)
    }

    /// The message with every longer one of the `arguments` cut, for messages that quote otherwise.
    static func shortened(_ message: String, repeating arguments: [String]) -> String {
        let long = arguments.filter { $0.utf8.count > longest }.map { visible($0).unicodeScalars }
        return String(long.reduce(message.unicodeScalars) { $0.replacing($1, with: cut($1[...])) })
    }

    private static func cut(_ text: Substring.UnicodeScalarView) -> String.UnicodeScalarView {
        var kept = String.UnicodeScalarView(text.prefix(longest))
        if text.count > longest { kept.replaceSubrange(kept.index(before: kept.endIndex)..., with: ["…"]) }
        return kept
    }
}
