import Glibc

/// A port of 127.0.0.1 on which each connection is served on a thread of its own, until it is stopped.
final class WireListener: Sendable {
    /// Where it listens.
    let port: UInt16
    /// Becomes readable when it is stopped, and stays so: whoever serves a connection ends then.
    let stopped: CInt

    private let listening: CInt
    private let stopping: CInt

    /// Binds the port, or a free one; connections wait until ``start(_:)``.
    init(on port: UInt16 = 0) throws(WireError) {
        var ends: [CInt] = [-1, -1]
        guard pipe(&ends) == 0 else { throw WireError(what: "pipe", code: errno) }
        (stopped, stopping) = (ends[0], ends[1])
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        (listening, self.port) = try WireSocket.listening(on: port)
    }

    deinit {
        close(listening)
        close(stopped)
        close(stopping)
    }

    /// Takes connections from now on: `meet` is called for one after the other, in the order of their arrival, and what it gives
    /// serves the connection, which is closed then.
    func start(_ meet: @escaping @Sendable () -> @Sendable (CInt) -> Void) {
        startThread { [self] in
            while WireSocket.waitToRead(listening, stop: stopped) {
                let socket = accept(listening, nil, nil)
                if socket < 0 { return }
                // Programs that a test starts must not hold connections open.
                _ = fcntl(socket, F_SETFD, FD_CLOEXEC)
                let serve = meet()
                startThread {
                    serve(socket)
                    close(socket)
                }
            }
        }
    }

    /// Takes no more connections, and tells those who serve one.
    func stop() {
        shutdown(listening, CInt(SHUT_RDWR))
        var byte: UInt8 = 0
        _ = write(stopping, &byte, 1)
    }
}
