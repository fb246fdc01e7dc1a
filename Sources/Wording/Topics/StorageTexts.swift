import InvoiceCore

/// What the disk, the system and the place of a secret say.
public protocol StorageTexts {
    /// What became of the index, without a capital and a full stop.
    func text(for notice: IndexNotice) -> String
    /// Where and how the disk failed, or what isn't in the history; on one line without a full stop.
    func text(for problem: StorageProblem) -> String
    /// Why a profile's secret can't be had, and what to do; on one line without a full stop.
    func text(for problem: SecretProblem) -> String
    /// An error number of the system's in its own words.
    func systemWords(_ errno: Int32) -> String
    /// The same for a file that can't be read; 29 (`ESPIPE`) stands for what is no file.
    func whyUnreadable(_ errno: Int32) -> String
    /// The same for a file that a person named, with what helps.
    func remedy(for errno: Int32) -> String
}
