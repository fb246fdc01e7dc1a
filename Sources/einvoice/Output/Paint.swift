import ScreenKit

/// Colours of a state's word on a terminal: the eight that every terminal has, so that its own theme decides.
struct Paint: Sendable {
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
        case .heading: "1"
        // White on black, so that no terminal's own ground decides whether a phone can read it.
        case .qr: "97;40"
        default: nil
        }
    }
}

extension Desk {
    /// Colours for the standard output.
    func paint(isWanted: Bool) -> Paint {
        let terminal = environment["TERM"] ?? ""
        return Paint(isOn: isWanted && columns != nil && !terminal.isEmpty && terminal != "dumb")
    }
}
