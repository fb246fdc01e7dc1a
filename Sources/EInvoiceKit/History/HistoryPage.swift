import Files
import InvoiceCore

/// Some invoices of the history, newest first, each with everything that happened to it.
public struct HistoryPage: Sendable {
    /// Newest first.
    public var invoices: [Invoice]
    /// Where the next older ones begin; nil when there are none.
    public var next: HistoryCursor?
    /// Lines met on the way that can't be read.
    public var badLines: [BadLine]
    /// The unfinished end of the file, where there is one; only the page at the file's end tells it.
    public var torn: TornTail?
    /// How many invoices there are, where the index told the page.
    public var total: Int?
    /// The end of the file as it was read: give it to ``HistoryStore/changes(since:)``.
    public var position: HistoryPosition

    init(position: HistoryPosition) {
        invoices = []
        badLines = []
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
    /// Counted from 1, where it is known.
    public var number: Int?
    /// What keeps it from being read.
    public var reason: Reason

    /// Why it can't be read.
    public enum Reason: Sendable, Hashable {
        /// Not one JSON object; `at` counts bytes from the line's start.
        case notJSON(at: Int)
        /// Some bytes of it are no UTF-8.
        case notUTF8
        /// Its own check sum says that a bit of it changed.
        case wrongCheckSum
        /// A needed member is missing or of the wrong kind.
        case badMember(String)
        /// Two records in one line; whole ones among them were read nevertheless.
        case mergedRecords
        /// Longer than any record that is written, which is 8 MiB.
        case tooLong
        /// An invoice with the id of an earlier line.
        case repeatedID(String)
        /// An update to an invoice that the file doesn't have.
        case orphan(String)
    }
}

/// The end of the file when it isn't a whole line: what a power cut leaves. The next writer sets it aside.
public struct TornTail: Sendable, Hashable {
    /// Where it starts, in bytes from the file's start.
    public var offset: Int
    /// In bytes.
    public var length: Int
}

/// The updates that a walk from the file's end backwards has met and whose invoices it has not: where each line is.
struct OpenUpdates: Sendable {
    /// By the hash of the invoice's id, the last line first.
    private var places: [UInt64: [LinePlace]] = [:]
    /// Of these, the invoices that one of the updates may tell whole.
    private var repeated: Set<UInt64> = []

    /// True where an invoice is waited for that an update may tell whole.
    var hasRepeated: Bool { !repeated.isEmpty }

    /// Adds an update that stands before all that were added for this invoice.
    mutating func add(_ place: LinePlace, invoice key: UInt64, mayRepeat: Bool) {
        places[key, default: []].append(place)
        if mayRepeat { repeated.insert(key) }
    }

    /// Takes out what waits for an invoice, in the file's order.
    mutating func take(invoice key: UInt64) -> [LinePlace] {
        repeated.remove(key)
        return (places.removeValue(forKey: key) ?? []).reversed()
    }

    /// Takes out what waits for the invoices that an update may tell whole, each in the file's order.
    mutating func takeRepeated() -> [(key: UInt64, lines: [LinePlace])] {
        repeated.map { ($0, take(invoice: $0)) }.sorted { ($0.1.first?.start ?? 0) > ($1.1.first?.start ?? 0) }
    }
}
