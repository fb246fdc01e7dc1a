import Glibc

/// The standard input, a line at a time.
enum StandardInput {
    /// The longest line that is read, in bytes.
    static let longestLine = 4096

    /// One line without its end. On a terminal the prompt is shown on the standard error, and what is typed is not.
    ///
    /// Nil at the end of the input, for a longer line or one that is no UTF-8, and when the task is canceled.
    static func line(prompt: String) async -> String? {
        let silence = isatty(STDIN_FILENO) == 1 ? TerminalSilence(prompt: prompt) : nil
        defer { silence?.end() }
        var bytes: [UInt8] = []
        while true {
            // Waiting in short steps, so that a signal ends it and the terminal gets its echo back.
            var waiting = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
            let ready = poll(&waiting, 1, 50)
            if Task.isCancelled { return nil }
            if ready == 0 || (ready < 0 && errno == EINTR) { continue }
            var byte: UInt8 = 0
            // Byte by byte: what follows the line belongs to whoever reads next.
            let count = read(STDIN_FILENO, &byte, 1)
            if count < 0 && errno == EINTR { continue }
            if count < 0 || (count == 0 && bytes.isEmpty) { return nil }
            if count == 0 || byte == UInt8(ascii: "\n") { break }
            bytes.append(byte)
            if bytes.count > longestLine { return nil }
        }
        if bytes.last == UInt8(ascii: "\r") { bytes.removeLast() }
        return String(validating: bytes, as: UTF8.self)
    }
}

/// A terminal that doesn't echo, for a card's number.
private struct TerminalSilence {
    private let before: termios

    /// Shows the prompt and ends the echo; nil where the terminal doesn't let itself be told.
    init?(prompt: String) {
        var settings = termios()
        guard tcgetattr(STDIN_FILENO, &settings) == 0 else { return nil }
        before = settings
        settings.c_lflag &= ~tcflag_t(ECHO)
        settings.c_lflag |= tcflag_t(ECHONL)
        guard tcsetattr(STDIN_FILENO, TCSAFLUSH, &settings) == 0 else { return nil }
        let bytes = Array(prompt.utf8)
        _ = bytes.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
    }

    func end() {
        var settings = before
        tcsetattr(STDIN_FILENO, TCSADRAIN, &settings)
    }
}
