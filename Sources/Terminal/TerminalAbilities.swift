/// Abilities of the terminal that ncurses doesn't know, and the bytes for them.
struct TerminalAbilities {
    /// Whether it takes OSC sequences. The Linux console and old hardware print parts of them.
    let takesCommands: Bool
    /// Whether tmux is between us and the terminal.
    let isTmux: Bool

    init(term: String) {
        takesCommands = !["linux", "vt", "cons"].contains { term.hasPrefix($0) }
        isTmux = Terminal.environment("TMUX")?.isEmpty == false
    }

    /// Bracketed paste (2004); clicks and the wheel (1000) with coordinates as numbers (1006). Terminals without them ignore
    /// private modes. The questions for the colours of text (OSC 10) and background (OSC 11) and for synchronized frames (DECRQM)
    /// are never waited for: the answers come as input, or never.
    func startingBytes(mouse: Bool) -> String {
        "\u{1B}[?2004h" + (mouse ? Self.mouseBegins : "")
            + (takesCommands ? "\u{1B}]10;?\u{1B}\\\u{1B}]11;?\u{1B}\\\u{1B}[?2026$p" : "")
    }

    static let mouseBegins = "\u{1B}[?1000h\u{1B}[?1006h"
    static let mouseEnds = "\u{1B}[?1006l\u{1B}[?1000l"

    /// Around a frame, so that the terminal shows it whole or not at all. For those that know it only.
    static let frameBegins = Array("\u{1B}[?2026h".utf8)
    static let frameEnds = Array("\u{1B}[?2026l".utf8)

    /// Switches all of these modes off, also those that are off already.
    let endingBytes = mouseEnds + "\u{1B}[?2004l"

    /// All that a signal handler must write: the modes above, the keyboard, attributes and colours, the cursor, the screen.
    var restoringBytes: [UInt8] {
        let capabilities = ["rmkx", "sgr0", "op", "cnorm", "rmcup"].compactMap { Terminal.capability($0) }
        return Array((endingBytes + capabilities.map(TerminalAbilities.withoutPadding).joined()).utf8)
    }

    /// A capability without the delays of old hardware, `$<50>`.
    static func withoutPadding(_ capability: String) -> String {
        var result = ""
        var rest = capability[...]
        while let dollar = rest.firstIndex(of: "$") {
            let after = rest[rest.index(after: dollar)...]
            guard after.first == "<", let end = after.firstIndex(of: ">") else { break }
            result += rest[..<dollar]
            rest = after[after.index(after: end)...]
        }
        return result + rest
    }
}
