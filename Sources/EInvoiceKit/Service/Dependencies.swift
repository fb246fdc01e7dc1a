import Files
import InvoiceCore

/// The transport, the clock and the random numbers of a service: the system's own, or those of a test or simulation.
public struct Dependencies: Sendable {
    /// The way to the gateway.
    public var transport: any HTTPTransport
    /// The clock, and how waiting passes.
    public var clock: TimeSource
    /// A random number, uniform over all values.
    public var random: @Sendable () -> UInt64

    /// Takes the system's own for what isn't given.
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

/// The clocks and the sleep of a service: the system's, or those of a test.
public struct TimeSource: Sendable {
    /// Microseconds since 1970. People and networks set this clock, also back.
    public var microseconds: @Sendable () -> Int64
    /// Since some fixed moment; never goes back, and goes on while the machine sleeps.
    public var monotonic: @Sendable () -> Duration
    /// Waits this long; comes back early, and throws, when the task is canceled.
    public var sleep: @Sendable (Duration) async throws(CancellationError) -> Void

    /// The system's clocks, but for what is given.
    public init(
        microseconds: @escaping @Sendable () -> Int64 = TimeSource.system.microseconds,
        monotonic: @escaping @Sendable () -> Duration = TimeSource.system.monotonic,
        sleep: @escaping @Sendable (Duration) async throws(CancellationError) -> Void = TimeSource.system.sleep
    ) {
        self.microseconds = microseconds
        self.monotonic = monotonic
        self.sleep = sleep
    }

    /// The system's clocks.
    public static let system = TimeSource(
        microseconds: { SystemTime.wall() }, monotonic: { .microseconds(SystemTime.sinceBoot()) },
        sleep: { time async throws(CancellationError) in
            do { try await Task.sleep(for: time) } catch { throw CancellationError() }
        })

    /// The present moment.
    public var now: Timestamp { Timestamp(milliseconds: microseconds() / 1000) }
}
