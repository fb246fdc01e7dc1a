import Glibc
import Synchronization

/// The standard input, a line at a time.
enum StandardInput {
    /// The longest line that is read, in bytes.
    static let longestLine = 4096

    /// One line without its end. On a terminal the prompt is shown on the standard error, and what is typed is not unless it `echoes`.
    ///
    /// Nil at the end of the input, for a longer line or one that is no UTF-8, and when the task is canceled.
    static func line(prompt: String, echoes: Bool = false) async -> String? {
        if isatty(STDIN_FILENO) == 1 {
            if !echoes, !TerminalSilence.begin() { return nil }
            let bytes = Array(prompt.utf8)
            _ = bytes.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
        }
        var isWhole = false
        defer { TerminalSilence.end(dropsUnread: !isWhole) }
        var bytes: [UInt8] = []
        while true {
            // Waiting in short steps, so that a signal ends it and the terminal gets its echo back.
            var waiting = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
            let ready = poll(&waiting, 1, 50)
            if Task.isCancelled {
                // What is said next has a line of its own.
                if isatty(STDIN_FILENO) == 1 { write(STDERR_FILENO, "\n", 1) }
                return nil
            }
            if ready == 0 || (ready < 0 && errno == EINTR) { continue }
            var byte: UInt8 = 0
            // Byte by byte: what follows the line belongs to whoever reads next.
            let count = read(STDIN_FILENO, &byte, 1)
            if count < 0 && errno == EINTR { continue }
            if count < 0 || (count == 0 && bytes.isEmpty) { return nil }
            isWhole = count == 0 || byte == UInt8(ascii: "\n")
            if isWhole { break }
            bytes.append(byte)
            if bytes.count > longestLine { return nil }
        }
        if bytes.last == UInt8(ascii: "\r") { bytes.removeLast() }
        return String(validating: bytes, as: UTF8.self)
    }
}

/// A terminal that doesn't echo, for a card's number and a secret. It isn't stopped by Ctrl-Z meanwhile: another program would
/// find it silent.
enum TerminalSilence {
    private static let before = Mutex<termios?>(nil)

    /// Ends the echo; false where the terminal doesn't let itself be told.
    static func begin() -> Bool {
        var settings = termios()
        guard tcgetattr(STDIN_FILENO, &settings) == 0 else { return false }
        before.withLock { $0 = settings }
        settings.c_lflag &= ~tcflag_t(ECHO)
        settings.c_lflag |= tcflag_t(ECHONL)
        withUnsafeMutableBytes(of: &settings.c_cc) { $0[Int(VSUSP)] = 0 }
        return tcsetattr(STDIN_FILENO, TCSAFLUSH, &settings) == 0
    }

    /// Gives the terminal back as it was; does nothing where it was given back already. Whoever takes the signals calls it, too: a
    /// second one ends the program at once.
    ///
    /// - Parameter dropsUnread: throws away what was typed and not read: it is a part of a secret, and the shell would take it for
    ///   a command.
    static func end(dropsUnread: Bool) {
        before.withLock { before in
            if var settings = before { tcsetattr(STDIN_FILENO, dropsUnread ? TCSAFLUSH : TCSADRAIN, &settings) }
            before = nil
        }
    }
}
