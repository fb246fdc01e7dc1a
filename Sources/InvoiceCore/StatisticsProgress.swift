/// What a statistics scan has counted so far.
public struct StatisticsProgress: Sendable, Equatable {
    public var statistics = InvoiceStatistics()
    /// How much was looked at, 0 to 1: of what the index hasn't read yet, then of the index.
    public var fraction = 0.0
    /// Lines met that can't be read.
    public var badLines = 0

    /// Counted so far.
    public init(statistics: InvoiceStatistics = InvoiceStatistics(), fraction: Double = 0, badLines: Int = 0) {
        self.statistics = statistics
        self.fraction = fraction
        self.badLines = badLines
    }
}
