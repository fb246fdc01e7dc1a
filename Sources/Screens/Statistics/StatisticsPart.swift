import InvoiceCore

/// What a scan has counted so far.
public struct StatisticsPart: Sendable, Equatable {
    public var statistics: InvoiceStatistics
    /// How much of the history was looked at, 0 to 1.
    public var fraction: Double
    /// Lines met that can't be read.
    public var badLines: Int
    /// True for the last one.
    public var isDone: Bool

    public init(statistics: InvoiceStatistics, fraction: Double, badLines: Int = 0, isDone: Bool) {
        self.statistics = statistics
        self.fraction = fraction
        self.badLines = badLines
        self.isDone = isDone
    }
}
