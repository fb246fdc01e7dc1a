import InvoiceCore

/// Writing invoices, or what differs from the gateway's statement, into a file.
public protocol ExportTexts {
    // What is written.
    /// How many, nil while they are counted; of which days, nil for all there are.
    func invoicesAreWritten(_ count: Int?, of days: String?) -> String
    func foundIsWritten(_ count: Int?, of days: String?, search: String) -> String
    /// `hidden` of them are not in the rows that are shown.
    func markedAreWritten(_ count: Int, hidden: Int) -> String
    func differencesAreWritten(_ count: Int) -> String

    /// Before the input, at most 5 columns.
    var fileLabel: String { get }
    var fileNameHint: String { get }
    var fileNameMissing: String { get }
    var fileEndingUnknown: String { get }
    var fileEndingsAdvice: String { get }
    /// Of a .csv, and how they come into it.
    var testsAreLeftOut: String { get }
    /// Of a .jsonl.
    var testsAreInIt: String { get }
    var fileFolderAdvice: String { get }
    /// What one doesn't see of a path.
    func pathIsOdd(_ unseen: UnseenCharacters) -> String
    func fileExists(_ path: String) -> String
    var overwriteAdvice: String { get }
    var exportWasStopped: String { get }

    // What was written; the path follows in a line of its own.
    func areWritten(_ count: Int, _ thing: Countable) -> String
    func historyLinesLeftOut(_ count: Int) -> String
}
