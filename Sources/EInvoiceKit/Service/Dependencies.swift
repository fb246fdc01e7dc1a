/// What a service has around it besides its files: the way to the gateway, the clock, and chance. The system's own, unless a
/// test, or a simulation, puts its own in their place.
public struct Dependencies: Sendable {
    /// The way to the gateway.
    public var transport: any HTTPTransport
    /// What time it is, and how waiting passes.
    public var clock: TimeSource
    /// Any number, each as likely as another.
    public var random: @Sendable () -> UInt64

    /// Takes them as they are.
    public init(
        transport: any HTTPTransport = CurlTransport(), clock: TimeSource = .system,
        random: @escaping @Sendable () -> UInt64 = { UInt64.random(in: 0 ... .max) }
    ) {
        self.transport = transport
        self.clock = clock
        self.random = random
    }

    /// 0 up to 1.
    func chance() -> Double { Double(random() >> 11) / Double(1 << 53) }
}
