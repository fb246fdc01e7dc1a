import Glibc

/// Opens a web address in the desktop's browser, where there is a desktop.
enum BrowserOpening {
    /// Why nothing was opened.
    enum Failure: Error {
        /// No graphical session: over SSH, for one.
        case noDesktop
        /// `xdg-open` is missing or can't be started; the system's words.
        case notStarted(String)
    }

    /// Starts `xdg-open` with the address as its one argument, without a shell, and doesn't wait for it.
    ///
    /// - Parameter address: a web address that was checked; anything else must not come here.
    static func open(_ address: String) throws(Failure) {
        guard getenv("DISPLAY") != nil || getenv("WAYLAND_DISPLAY") != nil else { throw .noDesktop }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        // The browser's words don't belong on our screen.
        for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] {
            posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_RDWR, 0)
        }
        var arguments: [UnsafeMutablePointer<CChar>?] = [strdup("xdg-open"), strdup(address), nil]
        defer { for argument in arguments { free(argument) } }
        // Ended children are nobody's business here.
        signal(SIGCHLD, SIG_IGN)
        var child: pid_t = 0
        let status = posix_spawnp(&child, "xdg-open", &actions, nil, &arguments, environ)
        if status != 0 { throw .notStarted(String(cString: strerror(status))) }
    }
}
