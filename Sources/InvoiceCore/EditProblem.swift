/// Why a text that was given to an editor is as it was before.
public enum EditProblem: Error, Sendable, Hashable {
    /// There is no such program.
    case notFound(String)
    case failed(String, status: Int32)
    /// The same, and what it had written stays in this file.
    case failedWithText(String, status: Int32, path: String)
    /// The text couldn't be written for the editor.
    case notWritten(StorageProblem)
    /// What the editor left can't be read as a text; it stays in this file.
    case unreadable(path: String)
}
