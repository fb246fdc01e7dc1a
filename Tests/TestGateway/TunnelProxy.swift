import Glibc
import Synchronization

/// A proxy on loopback that opens tunnels (`CONNECT`), whatever host is asked for, to one port of this machine; it writes
/// down what it was asked and what went through. Call ``stop()`` at the end of the test.
public final class TunnelProxy: Sendable {
    private let target: UInt16?
    private let listener: WireListener
    private let state = Mutex(State())

    private struct State {
        var asked: [WireRequest] = []
        var sent: [UInt8] = []
    }

    /// Leads to `target`; nil refuses everyone.
    public init(to target: UInt16?) throws(WireError) {
        self.target = target
        listener = try WireListener()
        listener.start { [self] in { [self] in serve($0) } }
    }

    /// Where it listens.
    public var port: UInt16 { listener.port }

    /// What it was asked, in the order of arrival.
    public var asked: [WireRequest] { state.withLock { $0.asked } }

    /// What clients have sent through their tunnels.
    public var sent: [UInt8] { state.withLock { $0.sent } }

    /// Ends every tunnel, and opens no more.
    public func stop() { listener.stop() }

    private func serve(_ client: CInt) {
        var waiting: [UInt8] = []
        while true {
            guard WireSocket.waitToRead(client, stop: listener.stopped), let bytes = WireSocket.read(client) else {
                return
            }
            waiting += bytes
            guard let request = WireRequest(whole: waiting) else { continue }
            state.withLock { $0.asked.append(request) }
            guard let target, request.line.hasPrefix("CONNECT "), let server = WireSocket.connected(to: target) else {
                _ = WireSocket.write(client, Array("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n".utf8))
                return
            }
            defer { close(server) }
            // The field is a proxy's, not the gateway's signature.
            let head = "HTTP/1.1 200 Connection established\r\nDPAY_SECURE: of-the-proxy\r\n\r\n"
            if WireSocket.write(client, Array(head.utf8)) { carry(client, server) }
            return
        }
    }

    /// Carries bytes both ways until either end, or the proxy, ends.
    private func carry(_ client: CInt, _ server: CInt) {
        while true {
            var watched = [client, server, listener.stopped].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
            if poll(&watched, 3, -1) < 0 {
                if errno == EINTR { continue }
                return
            }
            if watched[2].revents != 0 { return }
            for (from, to, isReady) in [
                (client, server, watched[0].revents != 0), (server, client, watched[1].revents != 0),
            ] where isReady {
                guard let bytes = WireSocket.read(from) else { return }
                if from == client { state.withLock { $0.sent += bytes } }
                guard WireSocket.write(to, bytes) else { return }
            }
        }
    }
}
