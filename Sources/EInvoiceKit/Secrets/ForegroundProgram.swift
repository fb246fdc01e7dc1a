// Its header includes the system's definition of sigset_t, which then counts as its own.
import CCurl
import Glibc

/// A program that has the terminal for itself until it ends: an editor. It holds nothing else open that is open here, and
/// doesn't see the secret.
package enum ForegroundProgram {
    /// The shell's status where there is no such program.
    package static let notFound: Int32 = 127

    /// Runs a line of the shell with an argument, `$1` in it, and gives its exit status; 128 where a signal was its end.
    package static func run(_ line: String, _ argument: String, environment: [String: String]) -> Int32 {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        // A group of its own: Ctrl-C and Ctrl-Z are the program's.
        let (code, child) = ChildProcess.start(
            "/bin/sh", ["sh", "-c", line, "sh", argument], environment: environment, POSIX_SPAWN_SETPGROUP, &actions)
        guard code == 0 else { return notFound }
        return wait(for: child)
    }

    private static func wait(for child: pid_t) -> Int32 {
        // Who isn't in the foreground may change it only while this signal is blocked.
        var only = sigset_t()
        var before = sigset_t()
        sigemptyset(&only)
        sigaddset(&only, SIGTTOU)
        pthread_sigmask(SIG_BLOCK, &only, &before)
        tcsetpgrp(STDIN_FILENO, child)
        var status: Int32 = 0
        while true {
            let ended = waitpid(child, &status, WUNTRACED)
            if ended < 0, errno == EINTR { continue }
            guard ended == child, status & 0xFF == 0x7F else { break }
            // It read before it had the terminal, or was stopped by a key: there is no shell here to let it go on.
            tcsetpgrp(STDIN_FILENO, child)
            kill(-child, SIGCONT)
        }
        tcsetpgrp(STDIN_FILENO, getpgrp())
        pthread_sigmask(SIG_SETMASK, &before, nil)
        return status & 0x7F == 0 ? status >> 8 & 0xFF : 128
    }
}
