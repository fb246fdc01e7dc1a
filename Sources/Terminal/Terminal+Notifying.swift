import ScreenKit

extension Terminal {
    /// The most columns of a notification.
    static let longestNotification = 120

    /// Has the terminal show a notification, where it can: OSC 777 in those of the rxvt family, OSC 9 elsewhere. Others ignore it, and
    /// tmux hands it on where it is allowed to.
    public func notify(_ text: String) {
        guard screen != nil, !suspended, abilities.takesCommands, waitingOutput.isEmpty else { return }
        let term = Terminal.environment("TERM") ?? ""
        write(Terminal.notificationSequence(text, term: term, tmux: abilities.isTmux))
    }

    static func notificationSequence(_ text: String, term: String, tmux: Bool) -> String {
        let shown = TextWidth.truncate(visible(text), to: longestNotification)
        let takesTitle = ["rxvt", "foot"].contains { term.hasPrefix($0) }
        // A semicolon would end the title.
        let command =
            takesTitle
            ? "\u{1B}]777;notify;einvoice;\(String(shown.map { $0 == ";" ? "," : $0 }))\u{07}"
            : "\u{1B}]9;\(shown)\u{07}"
        return tmux ? "\u{1B}Ptmux;\u{1B}\(command)\u{1B}\\" : command
    }
}
