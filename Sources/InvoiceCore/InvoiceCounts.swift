/// How many invoices there are in the whole history.
public struct InvoiceCounts: Sendable, Hashable {
    public var total: Int
    /// The reader's day that ``made`` is about.
    public var day: LocalDay
    /// Created on that day.
    public var made: Int
    /// Those whose payment may still change.
    public var waiting: Int

    public init(total: Int, day: LocalDay, made: Int, waiting: Int) {
        self.total = total
        self.day = day
        self.made = made
        self.waiting = waiting
    }
}
