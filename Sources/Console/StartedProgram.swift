import EInvoiceKit
import Glibc

/// A program that was started from here. It has no terminal, neither as a descriptor nor as `/dev/tty`: its words don't
/// belong on our screen; and it doesn't see the secret.
struct StartedProgram {
    let id: pid_t

    /// Why one could not be started; the system's words.
    struct Failure: Error {
        let words: String
    }

    /// Starts a program in a session of its own, so that it may live longer than this one.
    /// - Parameters:
    ///   - path: where the program is; `PATH` is not asked.
    ///   - words: its name and arguments.
    ///   - environment: this process's variables.
    ///   - input: what it reads as its standard input; nothing where it is nil.
    init(_ path: String, _ words: [String], environment: [String: String], input: Int32? = nil) throws(Failure) {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] {
            posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_RDWR, 0)
        }
        if let input { posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO) }
        ChildDescriptors.closeOthers(&actions)
        // What this program blocks or ignores, the other must not be born with: nothing but a kill would end it.
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var signals = sigset_t()
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        sigfillset(&signals)
        posix_spawnattr_setsigdefault(&attributes, &signals)
        let setSession: Int32 = 0x80  // POSIX_SPAWN_SETSID of <spawn.h>, which the Glibc module lacks.
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | setSession))
        let arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
        let variables = ChildEnvironment.variables(from: environment).map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for text in arguments + variables { free(text) } }
        var child: pid_t = 0
        let code = posix_spawn(&child, path, &actions, &attributes, arguments, variables)
        guard code == 0 else { throw Failure(words: String(cString: strerror(code))) }
        id = child
    }

    /// Waits for the end, and gives the exit status; 128 where a signal was the end.
    func wait() -> Int32 {
        var status: Int32 = 0
        while waitpid(id, &status, 0) < 0, errno == EINTR {}
        return Self.exitStatus(status)
    }

    /// The same, but nil if it doesn't end before that moment: it and all that it started are ended then.
    func wait(until deadline: ContinuousClock.Instant) -> Int32? {
        var status: Int32 = 0
        while true {
            let ended = waitpid(id, &status, WNOHANG)
            if ended < 0, errno == EINTR { continue }
            if ended != 0 { return Self.exitStatus(status) }
            guard ContinuousClock().now < deadline else { break }
            usleep(5000)
        }
        kill(-id, SIGKILL)
        _ = wait()
        return nil
    }

    private static func exitStatus(_ status: Int32) -> Int32 { status & 0x7F == 0 ? status >> 8 & 0xFF : 128 }
}
