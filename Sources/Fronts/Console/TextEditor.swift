import EInvoiceKit
import Files
import Glibc
import InvoiceCore

/// Gives a text to the person's editor.
enum TextEditor {
    /// Bytes of an edited text that are read back: far more than any field takes.
    private static let longest = 1 << 20

    /// Writes the text into a private file, waits for the editor of `VISUAL`, `EDITOR` or else vi, reads the file back, and
    /// removes it. A text that can't be read back stays in its file.
    ///
    /// - Parameter folder: where the file lies, for its owner's eyes only.
    static func edit(
        _ text: String, in folder: String, environment: [String: String]
    ) -> Result<String, EditProblem> {
        let editor = ["VISUAL", "EDITOR"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty } ?? "vi"
        let path = "\(folder)/description-\(getpid()).txt"
        do throws(FileFailure) {
            try PrivateFile.replace(path, with: Array((text + "\n").utf8))
        } catch {
            return .failure(.notWritten(StorageProblem(error)))
        }
        // The variable may hold arguments, as `code --wait` does.
        let status = ForegroundProgram.run("exec \(editor) \"$1\"", path, environment: environment)
        guard status == 0 else {
            remove(path)
            return .failure(
                status == ForegroundProgram.notFound ? .notFound(editor) : .failed(editor, status: status))
        }
        guard let contents = try? PrivateFile.read(path, limit: longest),  // Whatever the reason, the file stays.
            let edited = String(validating: contents.bytes, as: UTF8.self)
        else { return .failure(.unreadable(path: path)) }
        remove(path)
        return .success(edited)
    }

    private static func remove(_ path: String) {
        // One that is left behind is readable for its owner alone.
        try? PrivateFile.remove(path)
    }
}
