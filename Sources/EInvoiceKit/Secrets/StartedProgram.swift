// Its header includes the system's definition of sigset_t, which then counts as its own.
import CCurl
import Glibc

/// A program that was started from here. It has no terminal, neither as a descriptor nor as `/dev/tty`, which belongs to our own
/// screen; it holds nothing open that is open here, and doesn't see the secret.
package struct StartedProgram {
    package let id: pid_t

    /// Why one could not be started: the system's error number.
    package struct Failure: Error {
        package let code: Int32
    }

    /// Starts a program in a session of its own, so that it may live longer than this one, and so that it can be ended with all
    /// that it started.
    /// - Parameters:
    ///   - program: where it is; without a slash it is looked up in this process's `PATH`.
    ///   - words: its name and arguments.
    ///   - environment: this process's variables.
    ///   - input: what it reads as its standard input; nothing where it is nil.
    ///   - output: what it writes its standard output to; nowhere where it is nil.
    ///   - messages: the same for its standard error.
    package init(
        _ program: String, _ words: [String], environment: [String: String], input: Int32? = nil, output: Int32? = nil,
        messages: Int32? = nil
    ) throws(Failure) {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        for (given, descriptor) in [(input, STDIN_FILENO), (output, STDOUT_FILENO), (messages, STDERR_FILENO)] {
            if let given {
                posix_spawn_file_actions_adddup2(&actions, given, descriptor)
            } else {
                posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_RDWR, 0)
            }
        }
        let setSession: Int32 = 0x80  // POSIX_SPAWN_SETSID of <spawn.h>, which the Glibc module lacks.
        let (code, child) = ChildProcess.start(program, words, environment: environment, setSession, &actions)
        guard code == 0 else { throw Failure(code: code) }
        id = child
    }

    /// Waits for the end, and gives the exit status; 128 where a signal was the end.
    package func wait() -> Int32 {
        var status: Int32 = 0
        while waitpid(id, &status, 0) < 0, errno == EINTR {}
        return Self.exitStatus(status)
    }

    /// The same, but nil if it doesn't end before that moment: it and all that it started are ended then.
    package func wait(until deadline: ContinuousClock.Instant) -> Int32? {
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

/// How a program is started from here.
enum ChildProcess {
    /// Starts one, in a group or session of its own as `kind` says, and gives the system's error number, 0 for none, and its id. What
    /// this program blocks or ignores, the other isn't born with: nothing but a kill would end it.
    static func start(
        _ program: String, _ words: [String], environment: [String: String], _ kind: Int32,
        _ actions: inout posix_spawn_file_actions_t
    ) -> (code: Int32, id: pid_t) {
        closeOthers(&actions)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var signals = sigset_t()
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        sigfillset(&signals)
        posix_spawnattr_setsigdefault(&attributes, &signals)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | kind))
        let arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
        let variables = ChildEnvironment.variables(from: environment).map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for text in arguments + variables { free(text) } }
        var child: pid_t = 0
        let code = posix_spawnp(&child, program, &actions, &attributes, arguments, variables)
        return (code, child)
    }

    /// Closes all but standard input, output and error in the program, after the actions that were added before. A program may
    /// live longer than this one, as those do that serve a copied text, and not everything here closes by itself: a server's
    /// port would stay taken.
    private static func closeOthers(_ actions: inout posix_spawn_file_actions_t) {
        // `posix_spawn_file_actions_addclosefrom_np` of <spawn.h>, which the Glibc module lacks, as do C libraries before 2.34;
        // there the program holds them open.
        typealias Call = @convention(c) (UnsafeMutablePointer<posix_spawn_file_actions_t>, CInt) -> CInt
        guard let address = dlsym(nil, "posix_spawn_file_actions_addclosefrom_np") else { return }
        _ = unsafeBitCast(address, to: Call.self)(&actions, STDERR_FILENO + 1)
    }
}

/// What the programs that are started from here see of the environment: a browser, a secret's command.
package enum ChildEnvironment {
    /// The variable that holds the secret of the environment's profile.
    package static let secretVariable = "EINVOICE_SECRET"

    /// The variables without the secret, which is nobody else's.
    package static func variables(from environment: [String: String]) -> [String: String] {
        environment.filter { $0.key != secretVariable }
    }
}
