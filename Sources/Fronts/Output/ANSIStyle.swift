import ScreenKit

/// Colours of a state's word on a terminal: the eight that every terminal has, so that its own theme decides.
struct ANSIStyle: Sendable {
    /// False where there is no terminal, or no colour is wanted.
    let isOn: Bool

    /// The text, in the role's colour where it has one.
    func callAsFunction(_ text: String, _ role: Role) -> String {
        guard isOn, let code = code(of: role) else { return text }
        return "\u{1b}[\(code)m\(text)\u{1b}[0m"
    }

    private func code(of role: Role) -> String? {
        switch role {
        case .error: "31"
        case .success: "32"
        case .warning: "33"
        case .pending: "34"
        case .accent: "36"
        case .kindLive: "1;31"
        case .muted: "2"
        case .heading, .tracking: "1"
        default: nil
        }
    }
}

extension CommandContext {
    /// Colours for the standard output.
    func style(isWanted: Bool) -> ANSIStyle {
        ANSIStyle(isOn: isWanted && takesColors)
    }

    /// Makes a line of a QR code black on white, whatever the terminal's own colours are; nil where the output takes none. It
    /// isn't asked whether colour is wanted: without these two a phone may see the code inverted.
    ///
    /// A font's blocks may leave a gap in their cell, so that as much as can be is the cell's ground, which leaves none.
    var blackAndWhite: ((_ line: String) -> String)? {
        guard takesColors else { return nil }
        // Many light themes have black and white exchanged among the first sixteen; nobody changes those of the cube.
        let hasCube = ["256color", "direct"].contains { (environment["TERM"] ?? "").contains($0) }
        let (ink, white, black) = hasCube ? ("38;5;16", "48;5;231", "48;5;16") : ("30", "107", "40")
        return { line in
            var styled = "\u{1b}[\(ink);\(white)m"
            var isOnWhite = true
            for block in line {
                if (block != "█") != isOnWhite {
                    isOnWhite.toggle()
                    styled += "\u{1b}[\(isOnWhite ? white : black)m"
                }
                styled.append(block)
            }
            return styled + "\u{1b}[0m"
        }
    }

    private var takesColors: Bool {
        let terminal = environment["TERM"] ?? ""
        return columns != nil && !terminal.isEmpty && terminal != "dumb"
    }
}
