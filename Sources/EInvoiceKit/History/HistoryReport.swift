/// The findings of `doctor --history`.
public struct HistoryReport: Sendable, Hashable {
    /// The history's file.
    public var path: String
    /// In bytes.
    public var size = 0
    /// Whole lines, whatever is in them.
    public var lines = 0
    /// Records of an invoice, one for each.
    public var invoices = 0
    /// Records of what happened to one.
    public var updates = 0
    /// Records of a type that only a later version knows; they are kept.
    public var unknownRecords = 0
    /// By line number, at most ``keptBadLines``.
    public var badLines: [BadLine] = []
    /// All of them.
    public var badLineCount = 0
    /// Whole records that don't fit the rest: updates to no invoice, ids that occur twice. They stay where they are.
    public var strays: [BadLine] = []
    /// All of them.
    public var strayCount = 0
    /// The unfinished end of the file, where there is one.
    public var torn: TornTail?
    /// Torn ends that were set aside earlier.
    public var setAside = 0
    /// True where others than the owner may read the folder or the file.
    public var isReadableByOthers = false

    /// How many bad lines, and strays, are listed one by one.
    public static let keptBadLines = 1000

    /// True when a repair would change nothing.
    public var isSound: Bool { badLineCount == 0 && torn == nil }
}

/// The result of a repair.
public struct HistoryRepair: Sendable, Hashable {
    /// The findings before it.
    public var report: HistoryReport
    /// Lines in the file now.
    public var kept = 0
    /// Where the lines that were taken out are now; nil when there were none.
    public var asidePath: String?
    /// The file as it was before; nil when nothing had to change.
    public var formerPath: String?
}
