/// Why the server could not begin to listen.
public enum LoopbackError: Error, Equatable, Sendable {
    /// Not a TCP port: 0 (any free one) to 65535.
    case portOutOfRange(Int)
    /// Another program listens on this port already.
    case addressInUse(port: Int)
    /// The system does not let this user listen on this port (those below 1024, as a rule).
    case notPermitted(port: Int)
    /// Anything else the system said, with its `errno`; 0 when it gave none.
    case cannotListen(port: Int, errno: Int32)
}
