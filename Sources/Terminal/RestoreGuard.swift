import CNcurses

/// Gives the terminal back when a signal ends the program: its bytes and modes are made ready before.
///
/// There is one in the process, never freed, because a signal may come at any time. C's handlers read it through the
/// pointer.
enum RestoreGuard {
    /// Only the thread that has the terminal writes it, and only signal handlers read it meanwhile: it has no lock,
    /// because a handler can't take one.
    nonisolated(unsafe) static let state: UnsafeMutablePointer<einvoice_guard> = {
        let pointer = UnsafeMutablePointer<einvoice_guard>.allocate(capacity: 1)
        pointer.initialize(to: einvoice_guard())
        pointer.pointee.pipe = -1
        pointer.pointee.unwaiting = -1
        return pointer
    }()

    /// Signals of the program's own faults.
    private static let faults = [SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGFPE, SIGABRT]
    /// Signals by which others end it: all that end a program unless handled, but SIGALRM, which the guard uses, and
    /// SIGPIPE, which is ignored. One that a `SignalPipe` handles is left to it.
    private static let requests = [
        SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGUSR1, SIGUSR2, SIGVTALRM, SIGPROF, SIGXCPU, SIGXFSZ, SIGSYS, SIGIO, SIGPWR,
        SIGSTKFLT,
    ]

    /// Bytes for the handlers of this thread: enough for a write and a system call with room to spare.
    private static let alternateStackSize = 64 * 1024

    /// From now on a signal writes these bytes to the terminal, then sets these modes.
    static func arm(terminal: Int32, modes: termios, bytes: [UInt8]) {
        state.pointee.armed = 0
        state.pointee.terminal = terminal
        state.pointee.modes = modes
        if state.pointee.unwaiting < 0 { einvoice_guard_prepare(state, terminal) }
        let count = withUnsafeMutableBytes(of: &state.pointee.bytes) { place in
            place.copyBytes(from: bytes.prefix(place.count))
            return min(bytes.count, place.count)
        }
        state.pointee.length = Int32(count)
        state.pointee.armed = 1
    }

    /// From now on signals restore nothing.
    static func disarm() {
        state.pointee.armed = 0
        einvoice_guard_release(state)
    }

    /// Installs the handlers, once. To be called before ncurses starts, which would take SIGTERM and SIGINT and leave
    /// the paste mode on.
    static func install() { _ = installed }

    private static let installed: Void = {
        let stack = UnsafeMutableRawPointer.allocate(byteCount: alternateStackSize, alignment: 16)
        _ = einvoice_alternate_stack(stack, alternateStackSize)
        for number in faults { _ = einvoice_guard_on_fatal(state, number, 0) }
        for number in requests { _ = einvoice_guard_on_fatal(state, number, 1) }
    }()
}
