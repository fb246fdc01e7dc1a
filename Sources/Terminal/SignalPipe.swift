import CNcurses

/// Signals as something to wait for: each writes its number into a pipe, and the loop reads it between two keys.
///
/// To be made before the terminal is opened, because ncurses takes those signals that nobody handles. If the program
/// doesn't read a request to end for three seconds, the next request ends it at once; the terminal is given back then
/// too.
public final class SignalPipe {
    /// SIGTERM, SIGHUP, SIGINT, SIGQUIT ask to end; SIGWINCH tells of another size; SIGTSTP and SIGCONT of a pause.
    public static let signals = [SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGWINCH, SIGTSTP, SIGCONT]

    /// Becomes readable when a signal came.
    public let fd: Int32
    private let writeEnd: Int32
    private var open = true

    /// Takes the signals over. SIGPIPE is ignored from now on: a broken pipe is an error of the write. A signal that was
    /// ignored when the program began (`nohup` ignores SIGHUP) stays so. nil if there are no file descriptors left, or
    /// another pipe has the signals.
    public init?() {
        guard RestoreGuard.state.pointee.pipe < 0 else { return nil }
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { return nil }
        for end in ends {
            _ = einvoice_set_nonblocking(end)
        }
        fd = ends[0]
        writeEnd = ends[1]
        RestoreGuard.state.pointee.unread = 0
        RestoreGuard.state.pointee.pipe = writeEnd
        for number in SignalPipe.signals where !(number == SIGHUP && einvoice_is_ignored(number) != 0) {
            _ = einvoice_guard_on_pipe(RestoreGuard.state, number)
        }
        einvoice_ignore(SIGPIPE)
    }

    /// The signals that came since the last time, oldest first.
    public func read() -> [Int32] {
        var buffer = [UInt8](repeating: 0, count: 256)
        var numbers: [Int32] = []
        while case let count = einvoice_read_waiting(fd, &buffer, buffer.count), count > 0 {
            numbers += buffer[..<count].map(Int32.init)
        }
        if !numbers.isEmpty { RestoreGuard.state.pointee.unread = 0 }
        return numbers
    }

    /// Puts the signals' earlier handlers back.
    public func close() {
        guard open else { return }
        open = false
        for number in SignalPipe.signals { _ = einvoice_guard_off(RestoreGuard.state, number) }
        RestoreGuard.state.pointee.pipe = -1
        _ = CNcurses.close(fd)
        _ = CNcurses.close(writeEnd)
    }

    deinit { close() }
}
