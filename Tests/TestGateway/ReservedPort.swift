import Glibc

/// A port of 127.0.0.1 that the system gives to nobody else while this lives. Connections to it are refused, unless a server
/// of the test listens there, which names the port and has set `SO_REUSEADDR`.
public final class ReservedPort: Sendable {
    public let number: UInt16
    private let socket: CInt

    public init() throws(WireError) {
        (socket, number) = try WireSocket.bound()
    }

    deinit { close(socket) }

    /// Runs `use` with a port that is reserved until it has ended.
    public static func with(_ use: (Int) async throws -> Void) async throws {
        let port = try ReservedPort()
        defer { withExtendedLifetime(port) {} }
        try await use(Int(port.number))
    }
}
