/// How time passes for whatever waits: by the system's clock, or as a test wants it.
public struct WaitingClock: Sendable {
    /// Since some fixed moment; never goes back.
    public let now: @Sendable () -> Duration
    /// Waits this long; comes back early, and throws, when the task is canceled.
    public let sleep: @Sendable (Duration) async throws(CancellationError) -> Void

    public init(
        now: @escaping @Sendable () -> Duration,
        sleep: @escaping @Sendable (Duration) async throws(CancellationError) -> Void
    ) {
        self.now = now
        self.sleep = sleep
    }

    /// The system's clock, which goes on while the machine sleeps.
    public static let system = WaitingClock(
        now: { start.duration(to: .now) },
        sleep: { time async throws(CancellationError) in
            do { try await Task.sleep(for: time) } catch { throw CancellationError() }
        })

    private static let start = ContinuousClock.now
}
