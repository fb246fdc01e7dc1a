/// How often the gateway is asked about one payment, and about how many at once.
public struct PollSchedule: Sendable, Hashable {
    /// From an answer that brought another status to the next question.
    public var first: Duration
    /// The longest that a wait becomes.
    public var longest: Duration
    /// Each answer without another status makes the next wait so many times longer.
    public var growth: Double
    /// Waits differ by up to this part to either side, so that many programs don't ask in step.
    public var jitter: Double
    /// Questions on their way at the same time.
    public var atOnce: Int
    /// After this time one payment is followed no more; nil follows it until its end.
    public var patience: Duration?

    /// From 2 s to 60 s, four at once, until the end.
    public init(
        first: Duration = .seconds(2), longest: Duration = .seconds(60), growth: Double = 1.6, jitter: Double = 0.2,
        atOnce: Int = 4, patience: Duration? = nil
    ) {
        self.first = first
        self.longest = longest
        self.growth = growth
        self.jitter = jitter
        self.atOnce = atOnce
        self.patience = patience
    }

    /// The wait after `unchanged` answers in a row that brought no other status.
    ///
    /// - Parameter chance: 0 to 1, where in the jitter's range it falls.
    func wait(unchanged: Int, chance: Double) -> Duration {
        var wait = first
        // Past this many steps any growth worth the name has come to the longest.
        for _ in 0..<min(unchanged, 64) where wait < longest { wait = wait * growth }
        return min(wait, longest) * (1 + jitter * (2 * chance - 1))
    }
}
