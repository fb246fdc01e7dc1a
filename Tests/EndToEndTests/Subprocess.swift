import FoundationEssentials
import Glibc
import Testing

/// A program run to its end.
enum Subprocess {
    /// What it came to.
    struct Ended {
        /// As `waitpid` gives it: 0 is good.
        let status: CInt
        /// What it wrote to standard output and standard error.
        let output: String
    }

    /// The program could not be started.
    struct Failure: Error, CustomStringConvertible {
        let program: String
        /// The system's `errno`.
        let code: CInt

        var description: String { "\(program): \(String(cString: strerror(code)))" }
    }

    /// As many files as a process may have open, unless somebody raised it.
    private static let descriptors = CInt(clamping: min(1024, sysconf(CInt(_SC_OPEN_MAX))))

    /// How long a program may take on a machine that does much else at the same time, in milliseconds.
    private static let patience: CInt = 60_000

    /// Makes a script that can be run at once. Another process writes it: a program that another test starts in that moment would
    /// hold our descriptor open, and a file that is written to can't be run (ETXTBSY).
    static func write(_ script: String, asProgram path: String) throws {
        let ended = try run(
            "/bin/sh", ["-c", "printf %s \"$2\" >\"$1\" && chmod 700 \"$1\"", "sh", path, script], environment: [:])
        try #require(ended.status == 0, "\(ended.output)")
    }

    /// Looks `program` up in this process's `PATH` and waits for its end. It gets no input, exactly this environment, and none
    /// of our open files: what stays behind of it must not hold another test's connections.
    static func run(
        _ program: String, _ arguments: [String], environment: [String: String]
    ) throws(Failure) -> Ended {
        var ends: [CInt] = [-1, -1]
        guard pipe(&ends) == 0 else { throw Failure(program: program, code: errno) }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        defer { close(ends[0]) }
        let child: pid_t
        do throws(Failure) {
            child = try start(program, arguments, environment: environment) { actions in
                posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
                posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO)
                posix_spawn_file_actions_adddup2(&actions, ends[1], STDERR_FILENO)
            }
        } catch {
            close(ends[1])
            throw error
        }
        close(ends[1])
        let output = everything(from: ends[0])
        if output == nil { kill(-child, SIGKILL) }
        var status: CInt = 0
        while waitpid(child, &status, 0) < 0, errno == EINTR {}
        guard let output else { throw Failure(program: program, code: ETIMEDOUT) }
        return Ended(status: status, output: String(decoding: output, as: UTF8.self))
    }

    /// Starts `program`, looked up in this process's `PATH`, with exactly this environment and of our open files none but those
    /// that `connect` makes its descriptors 0, 1 and 2. It leads a session of its own, and so a group that can be killed whole.
    static func start(
        _ program: String, _ arguments: [String], environment: [String: String],
        connect: (inout posix_spawn_file_actions_t) -> Void
    ) throws(Failure) -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        connect(&actions)
        // Numbers where nothing is open are passed over.
        for other in STDERR_FILENO + 1..<Self.descriptors { posix_spawn_file_actions_addclose(&actions, other) }
        // The threads that run tests block signals, and a child would inherit that: no program could be asked to end.
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        var all = sigset_t()
        sigemptyset(&none)
        sigfillset(&all)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setsigdefault(&attributes, &all)
        let setSession: CInt = 0x80  // POSIX_SPAWN_SETSID of <spawn.h>, which the Glibc module lacks.
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | setSession))
        var child = pid_t()
        let code = withCStrings([program] + arguments) { arguments in
            withCStrings(environment.map { "\($0)=\($1)" }) { variables in
                posix_spawnp(&child, program, &actions, &attributes, arguments, variables)
            }
        }
        guard code == 0 else { throw Failure(program: program, code: code) }
        return child
    }

    /// All that comes until the other end is closed; nil if nothing comes for too long before.
    private static func everything(from descriptor: CInt) -> [UInt8]? {
        var bytes: [UInt8] = []
        var part = [UInt8](repeating: 0, count: 65536)
        while true {
            var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            let ready = poll(&waiting, 1, Self.patience)
            if ready == 0 { return nil }
            if ready < 0 { continue }
            let count = read(descriptor, &part, part.count)
            if count < 0, errno == EINTR { continue }
            if count <= 0 { return bytes }
            bytes += part[..<count]
        }
    }

    /// Calls `body` with the strings as C wants them: a list that nil ends.
    private static func withCStrings<Result>(
        _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
    ) -> Result {
        let copies = strings.map { strdup($0) }
        defer { for copy in copies { free(copy) } }
        return body(copies + [nil])
    }
}
