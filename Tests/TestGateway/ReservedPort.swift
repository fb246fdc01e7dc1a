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

    /// Starts a server on a port that another one gave back. A program that some test starts in that very moment may still hold the
    /// old socket until it runs: as long as the port `isTaken`, it is tried again, until the test's own limit ends it.
    public static func regained<Server>(
        _ start: () async throws -> Server, while isTaken: (any Error) -> Bool
    ) async throws -> Server {
        while true {
            do {
                return try await start()
            } catch  where isTaken(error) {
                try await Task.sleep(for: .milliseconds(5))
            }
        }
    }
}
