import Glibc

/// The descriptors 0, 1 and 2, which a process may be started without.
enum StandardStreams {
    /// Puts `/dev/null` in the place of those that are closed: the next file that is opened would get their number, and a
    /// history would be written into as the standard output.
    static func replaceClosed() {
        for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] where fcntl(descriptor, F_GETFD) < 0 {
            // The output for reading only, so that writing fails and is told of.
            var file = open("/dev/null", descriptor == STDERR_FILENO ? O_WRONLY : O_RDONLY)
            // Where there is no such device: a folder, which takes and gives nothing either.
            if file < 0 { file = open("/", O_RDONLY) }
            if file < 0 || file == descriptor { continue }
            dup2(file, descriptor)
            close(file)
        }
    }
}
