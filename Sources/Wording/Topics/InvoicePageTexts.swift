import InvoiceCore

/// An invoice on the standard output, beside what ``DetailTexts`` says of one.
public protocol InvoicePageTexts {
    // Names at the left of a value; at most 13 columns.
    var profileLabel: String { get }
    var idLabel: String { get }
    var methodLabel: String { get }
    /// What the invoice asks for, above what the gateway says.
    var askedLabel: String { get }

    var historyHeading: String { get }
    /// What happened to it: lines without a full stop.
    func wasSettled(tracking: String) -> String
    func becameUnknown(_ reason: String) -> String
    /// A status in the gateway's own word, why it is so, and what differs from what was asked for.
    func status(_ word: String, reason: String?, differing differences: String?) -> String

    /// Where a request goes, and in whose name.
    func request(to address: String, clientID: String) -> String
    /// An answer in short: its HTTP status, how long it took, and what its signature is worth.
    func answer(httpStatus: Int?, after time: String, signature: Exchange.Signature?) -> String
    /// The part of an answer that was kept.
    func cut(_ reply: String) -> String
}
