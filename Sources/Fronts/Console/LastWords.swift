import Glibc

/// Writes to the standard error once the screen is gone.
package enum LastWords {
    /// Milliseconds for which a terminal may take nothing, as one does whose output is held.
    private static let patience: Int32 = 1000

    /// Writes to the standard error as write(2) does. Where that is a terminal that takes nothing for a second it fails with
    /// ETIMEDOUT: nobody reads there, and the program must end.
    package static func write(_ bytes: UnsafeRawBufferPointer) -> Int {
        // The terminal is opened once more: O_NONBLOCK on the shared descriptor would hold for the shell as well.
        let flags = O_WRONLY | O_NOCTTY | O_NONBLOCK | O_CLOEXEC
        let unwaiting = isatty(STDERR_FILENO) == 1 ? open("/proc/self/fd/\(STDERR_FILENO)", flags) : -1
        guard unwaiting >= 0 else { return Glibc.write(STDERR_FILENO, bytes.baseAddress, bytes.count) }
        defer { close(unwaiting) }
        var waiting = pollfd(fd: unwaiting, events: Int16(POLLOUT), revents: 0)
        if poll(&waiting, 1, patience) == 0 {
            errno = ETIMEDOUT
            return -1
        }
        return Glibc.write(unwaiting, bytes.baseAddress, bytes.count)
    }

    /// Writes a whole text where the screen was, or as much of it as is taken.
    static func tell(_ text: String) {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { write($0) }
            if count < 0, errno == EINTR || errno == EAGAIN { continue }
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }
}
