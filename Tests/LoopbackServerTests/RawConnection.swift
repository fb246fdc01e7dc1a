import Dispatch
import Glibc

/// A TCP connection to 127.0.0.1 on which a test says exactly the bytes it wants. It blocks: use it in `onThread`.
final class RawConnection {
    /// How the other side ended, or did not.
    enum End: Equatable {
        case closed, reset, silent
    }

    struct Failure: Error {
        var call: String
        var code: Int32
    }

    private let descriptor: Int32

    /// - Parameter address: the last number of 127.0.0.x.
    init(port: Int, address: UInt8 = 1) throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard descriptor >= 0 else { throw Failure(call: "socket", code: errno) }
        // Only so that a test that would wait for ever fails instead; a busy machine takes long to answer.
        var limit = timeval(tv_sec: 300, tv_usec: 0)
        for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
            setsockopt(descriptor, SOL_SOCKET, option, &limit, socklen_t(MemoryLayout<timeval>.size))
        }
        var target = sockaddr_in()
        target.sin_family = sa_family_t(AF_INET)
        target.sin_port = UInt16(port).bigEndian
        target.sin_addr.s_addr = (0x7f00_0000 | UInt32(address)).bigEndian
        let result = withUnsafePointer(to: &target) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        // The descriptor is closed by `deinit`, which runs after a throw from here too.
        guard result == 0 else { throw Failure(call: "connect", code: errno) }
    }

    deinit {
        Glibc.close(descriptor)
    }

    /// Says these bytes; what the other side no longer takes is lost, as on any network.
    func send(_ text: String) {
        send(Array(text.utf8))
    }

    func send(_ bytes: [UInt8]) {
        var sent = 0
        while sent < bytes.count {
            let count = bytes.withUnsafeBytes { buffer in
                Glibc.send(descriptor, buffer.baseAddress! + sent, bytes.count - sent, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { return }
            sent += count
        }
    }

    /// Says that no more comes.
    func finish() {
        shutdown(descriptor, Int32(SHUT_WR))
    }

    /// Makes the end of this connection a reset.
    func willReset() {
        var option = linger(l_onoff: 1, l_linger: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &option, socklen_t(MemoryLayout<linger>.size))
    }

    /// Whether the other side resets the connection so soon; reads nothing.
    func isCutOff(within seconds: Int32) -> Bool {
        // Nothing asked for: an error and a hang-up are told all the same.
        var entry = pollfd(fd: descriptor, events: 0, revents: 0)
        return poll(&entry, 1, seconds * 1000) == 1
    }

    /// Listens until `isEnough` of what came, or the end.
    @discardableResult
    func receive(until isEnough: (String) -> Bool = { _ in false }) -> (text: String, end: End?) {
        var received: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let text = String(decoding: received, as: UTF8.self)
            if isEnough(text) { return (text, nil) }
            let count = recv(descriptor, &buffer, buffer.count, 0)
            if count > 0 {
                received.append(contentsOf: buffer.prefix(count))
            } else if count == 0 {
                return (text, .closed)
            } else if errno == ECONNRESET || errno == EPIPE {
                return (text, .reset)
            } else {
                return (text, .silent)
            }
        }
    }
}

/// Runs blocking work where it holds up no task.
func onThread<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
        // A queue of its own has a thread of its own: the shared ones are few, and the server needs them.
        DispatchQueue(label: "einvoice.test").async {
            continuation.resume(with: Result { try work() })
        }
    }
}

/// Says `request` on a new connection, and listens to the end.
func exchange(_ port: Int, _ request: String) async throws -> (text: String, end: RawConnection.End?) {
    try await onThread {
        let connection = try RawConnection(port: port)
        connection.send(request)
        return connection.receive()
    }
}
