import Files
import InvoiceCore

/// Some invoices of the history, newest first, each with everything that happened to it.
public struct HistoryPage: Sendable {
    public var invoices: [Invoice]
    /// Where the next older ones begin; nil when there are none.
    public var next: HistoryCursor?
    /// Lines met on the way that can't be read.
    public var badLines: [BadLine]
    /// Whole records met on the way whose type this version doesn't know.
    public var unknownRecords: Int
    /// The unfinished end of the file, where there is one; only the page at the file's end tells it.
    public var torn: TornTail?
    /// How many invoices there are, where the index told the page.
    public var total: Int?
    /// The end of the file as it was read: give it to ``HistoryStore/changes(since:)``.
    public var position: HistoryPosition

    init(position: HistoryPosition) {
        invoices = []
        badLines = []
        unknownRecords = 0
        self.position = position
    }
}

/// A place in the history from which older invoices can be read on. Only good for the file that it was made from.
public struct HistoryCursor: Sendable {
    let file: FileIdentity
    /// Everything before this byte is still to be read.
    let offset: Int
    /// Updates behind ``offset`` whose invoices lie before it.
    let open: OpenUpdates
}

/// How far the history has been read.
public struct HistoryPosition: Sendable, Hashable {
    let file: FileIdentity
    /// The byte after the last whole line.
    public let offset: Int
}

/// A line that can't be read; it stays in the file until someone repairs it.
public struct BadLine: Sendable, Hashable {
    /// Where the line starts, in bytes from the file's start.
    public var offset: Int
    /// Its length in bytes, without the newline.
    public var length: Int
    /// Counted from 1, where it is known; ``HistoryStore/lineNumber(atOffset:)`` finds it.
    public var number: Int?
    public var reason: Reason

    /// Why it can't be read.
    public enum Reason: Sendable, Hashable {
        /// Not one JSON object; `at` counts bytes from the line's start.
        case notJSON(at: Int)
        case notUTF8
        /// Its own check sum says that a bit of it changed.
        case wrongCheckSum
        /// A needed member is missing or of the wrong kind.
        case badMember(String)
        /// Two records in one line; whole ones among them were read nevertheless.
        case mergedRecords
        case tooLong
        /// An invoice with an id that an earlier line has already.
        case repeatedID(String)
        /// An update to an invoice that is nowhere in the file.
        case orphan(String)
    }
}

/// The end of the file when it isn't a whole line: what a power cut leaves. The next writer sets it aside.
public struct TornTail: Sendable, Hashable {
    public var offset: Int
    /// In bytes.
    public var length: Int
}
