import FoundationEssentials
import Glibc
import Testing

/// The program on a terminal that is read only while a test waits for something to be on it: nobody else takes what it is sent.
final class UnreadTerminal {
    /// Requests of ioctl(2) to a pseudo-terminal (ioctl_tty(2)): its lock, and its number.
    private static let setLock: UInt = 0x4004_5431
    private static let getNumber: UInt = 0x8004_5430

    private let controller: CInt
    /// The program's end, kept open to look at it.
    private let terminal: CInt
    private let program: pid_t
    private let modes: termios
    private var unread: [UInt8] = []
    private var isWide = false
    private var status: CInt?

    /// Starts the program with exactly this environment.
    init(_ path: String, environment: [String: String]) throws {
        var opened: [CInt] = []
        var isReady = false
        defer { if !isReady { opened.forEach { _ = close($0) } } }
        let controller = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
        try #require(controller >= 0)
        opened.append(controller)
        var lock: CInt = 0
        var number: CInt = -1
        try #require(ioctl(controller, Self.setLock, &lock) == 0 && ioctl(controller, Self.getNumber, &number) == 0)
        let name = "/dev/pts/\(number)"
        let terminal = open(name, O_RDWR | O_NOCTTY | O_CLOEXEC)
        try #require(terminal >= 0)
        opened.append(terminal)
        var modes = termios()
        try #require(tcgetattr(terminal, &modes) == 0)
        (self.controller, self.terminal, self.modes) = (controller, terminal, modes)
        Self.resize(controller, columns: 100, rows: 30)
        program = try Subprocess.start(path, [], environment: environment) { actions in
            // The first terminal that the leader of a session opens is its own. Its descriptors are ours, as they are a shell's.
            posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, name, O_RDWR, 0)
            for standard in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] {
                posix_spawn_file_actions_adddup2(&actions, terminal, standard)
            }
        }
        isReady = true
    }

    deinit {
        if status == nil {
            kill(program, SIGKILL)
            var status: CInt = 0
            while waitpid(program, &status, 0) < 0, errno == EINTR {}
        }
        close(controller)
        close(terminal)
    }

    /// Presses keys.
    func type(_ keys: String) {
        let bytes = Array(keys.utf8)
        #expect(write(controller, bytes, bytes.count) == bytes.count)
    }

    func signal(_ number: CInt) { kill(program, number) }

    /// Reads until the text stands in what was sent since the last time. What didn't change on the screen isn't sent, so a
    /// screen that is there and lacks it is drawn whole again, at another size.
    func waitFor(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) async throws {
        let wanted = Array(text.utf8)
        var looks = 0
        let came = try await becomesTrue {
            take()
            if let place = unread.firstRange(of: wanted) {
                unread.removeSubrange(..<place.upperBound)
                return true
            }
            looks += 1
            if looks % 20 == 0 { resize() }
            return false
        }
        let sent = String(decoding: unread, as: UTF8.self).debugDescription
        try #require(came, "no “\(text)” came, but \(sent)", sourceLocation: sourceLocation)
    }

    /// Has the program draw, at one size after the other and without a reader, until its terminal takes no more.
    func fill(sourceLocation: SourceLocation = #_sourceLocation) async throws {
        var fullLooks = 0
        let isFull = try await becomesTrue {
            resize()
            var waiting = pollfd(fd: terminal, events: Int16(POLLOUT), revents: 0)
            // The system moves some of it on for a while.
            fullLooks = poll(&waiting, 1, 0) == 0 ? fullLooks + 1 : 0
            return fullLooks == 20
        }
        try #require(isFull, sourceLocation: sourceLocation)
    }

    /// Holds the output, as a terminal's driver does when it is told to.
    func hold() { #expect(tcflow(terminal, TCOOFF) == 0) }

    /// Waits for the program's end while nobody reads; its exit status, or minus the signal that ended it.
    func end(sourceLocation: SourceLocation = #_sourceLocation) async throws -> CInt {
        var ended: CInt = 0
        let hasEnded = try await becomesTrue { waitpid(program, &ended, WNOHANG) == program }
        try #require(hasEnded, "the program does not end", sourceLocation: sourceLocation)
        status = ended
        return ended & 0x7f == 0 ? ended >> 8 & 0xff : -(ended & 0x7f)
    }

    /// Whether the terminal's modes are those that it began with.
    var hasItsModesBack: Bool {
        var now = termios()
        guard tcgetattr(terminal, &now) == 0 else { return false }
        return now.c_iflag == modes.c_iflag && now.c_oflag == modes.c_oflag && now.c_cflag == modes.c_cflag
            && now.c_lflag == modes.c_lflag
    }

    /// Whether reads and writes of the descriptors that the program had wait, as a shell's must.
    var descriptorsWait: Bool { fcntl(terminal, F_GETFL) & O_NONBLOCK == 0 }

    private func take() {
        var waiting = pollfd(fd: controller, events: Int16(POLLIN), revents: 0)
        var part = [UInt8](repeating: 0, count: 65536)
        while poll(&waiting, 1, 0) > 0 {
            let count = read(controller, &part, part.count)
            guard count > 0 else { return }
            unread += part[..<count]
        }
    }

    private func resize() {
        isWide.toggle()
        Self.resize(controller, columns: isWide ? 160 : 100, rows: isWide ? 50 : 30)
    }

    private static func resize(_ controller: CInt, columns: UInt16, rows: UInt16) {
        var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
        #expect(ioctl(controller, UInt(TIOCSWINSZ), &size) == 0)
    }
}
