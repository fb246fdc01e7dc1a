import Glibc

/// Plain sockets on 127.0.0.1.
enum WireSocket {
    /// A socket that is bound to this port, or to a free one, and doesn't listen; and the port.
    static func bound(to port: UInt16 = 0) throws(WireError) -> (socket: CInt, port: UInt16) {
        let socket = Glibc.socket(AF_INET, CInt(SOCK_STREAM.rawValue) | CInt(SOCK_CLOEXEC.rawValue), 0)
        guard socket >= 0 else { throw WireError(what: "socket", code: errno) }
        // Two sockets with this option may have one port, if it is named and at most one of them listens.
        var yes: CInt = 1
        setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<CInt>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isReady = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
                bind(socket, generic, length) == 0 && getsockname(socket, generic, &length) == 0
            }
        }
        guard isReady else {
            let code = errno
            close(socket)
            throw WireError(what: "bind", code: code)
        }
        return (socket, UInt16(bigEndian: address.sin_port))
    }

    /// A listening socket on this port, or on a free one, and the port.
    static func listening(on port: UInt16 = 0) throws(WireError) -> (socket: CInt, port: UInt16) {
        let (socket, port) = try bound(to: port)
        guard listen(socket, 128) == 0 else {
            let code = errno
            close(socket)
            throw WireError(what: "listen", code: code)
        }
        return (socket, port)
    }

    /// A connection to a port of 127.0.0.1; nil where nobody listens.
    static func connected(to port: UInt16) -> CInt? {
        let socket = Glibc.socket(AF_INET, CInt(SOCK_STREAM.rawValue) | CInt(SOCK_CLOEXEC.rawValue), 0)
        guard socket >= 0 else { return nil }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        address.sin_port = port.bigEndian
        let length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isThere = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(socket, $0, length) == 0 }
        }
        if isThere { return socket }
        close(socket)
        return nil
    }

    /// Waits until there is something to read or `stop` is written to; false for the latter, and for a time that is over.
    static func waitToRead(_ socket: CInt, stop: CInt, milliseconds: CInt = -1) -> Bool {
        var watched = [
            pollfd(fd: stop, events: Int16(POLLIN), revents: 0), pollfd(fd: socket, events: Int16(POLLIN), revents: 0),
        ]
        while poll(&watched, 2, milliseconds) < 0 {
            if errno != EINTR { return false }
        }
        return watched[0].revents == 0 && watched[1].revents != 0
    }

    /// What there is to read; nil at the end and on failure.
    static func read(_ socket: CInt) -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: 65536)
        let count = recv(socket, &bytes, bytes.count, 0)
        return count > 0 ? Array(bytes[..<count]) : nil
    }

    /// Writes all; false when the other end is gone.
    static func write(_ socket: CInt, _ bytes: [UInt8]) -> Bool {
        var done = 0
        while done < bytes.count {
            let count = bytes[done...].withUnsafeBytes { send(socket, $0.baseAddress, $0.count, CInt(MSG_NOSIGNAL)) }
            if count <= 0 { return false }
            done += count
        }
        return true
    }

    /// Makes the coming close a reset.
    static func resetOnClose(_ socket: CInt) {
        var now = linger(l_onoff: 1, l_linger: 0)
        setsockopt(socket, SOL_SOCKET, SO_LINGER, &now, socklen_t(MemoryLayout<linger>.size))
    }
}

/// A system call failed.
public struct WireError: Error, Sendable, Hashable {
    public let what: String
    /// The system's `errno`.
    public let code: CInt
}

/// Runs `body` on a thread of its own.
func startThread(_ body: @escaping @Sendable () -> Void) {
    final class Box: Sendable {
        let body: @Sendable () -> Void
        init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }
    var thread = pthread_t()
    let box = Unmanaged.passRetained(Box(body))
    let error = pthread_create(
        &thread, nil,
        { context in
            if let context { Unmanaged<Box>.fromOpaque(context).takeRetainedValue().body() }
            return nil
        }, box.toOpaque())
    precondition(error == 0, "no thread for the test gateway")
    pthread_detach(thread)
}
