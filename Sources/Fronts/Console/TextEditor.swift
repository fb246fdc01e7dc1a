import EInvoiceKit
import Files
import Glibc
import InvoiceCore

/// Gives a text to the person's editor.
enum TextEditor {
    /// Bytes of an edited text that are read back: far more than any field takes.
    private static let longest = 1 << 20

    private static let beginning = "description-"
    private static let ending = ".txt"

    /// Writes the text into a private file, waits for the editor of `VISUAL`, `EDITOR` or else vi, reads the file back, and
    /// removes it. A text that can't be read back stays in its file, and so does what was changed before the editor failed.
    ///
    /// - Parameter folder: where the file lies, for its owner's eyes only.
    static func edit(
        _ text: String, in folder: String, environment: [String: String]
    ) -> Result<String, EditProblem> {
        let editor = name(environment)
        let path = freePath(in: folder)
        let given = Array((text + "\n").utf8)
        do throws(FileFailure) {
            try PrivateFile.replace(path, with: given)
        } catch {
            return .failure(.notWritten(StorageProblem(error)))
        }
        let status = open(path, environment: environment)
        guard status == 0 else {
            // What can't be read is not what was given.
            guard let left = try? PrivateFile.read(path, limit: longest).bytes, left == given else {
                return .failure(.failedWithText(editor, status: status, path: path))
            }
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

    /// The editor of `VISUAL`, `EDITOR` or else vi.
    static func name(_ environment: [String: String]) -> String {
        ["VISUAL", "EDITOR"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty } ?? "vi"
    }

    /// Lets the person edit a file, and gives the editor's exit status.
    static func open(_ path: String, environment: [String: String]) -> Int32 {
        // The variable may hold arguments, as `code --wait` does.
        ForegroundProgram.run("exec \(name(environment)) \"$1\"", path, environment: environment)
    }

    /// A name that no text has which an earlier run left: numbers of processes come again.
    private static func freePath(in folder: String) -> String {
        let start = "\(folder)/\(beginning)\(getpid())"
        var path = start + ending
        var number = 1
        while access(path, F_OK) == 0 {
            number += 1
            path = "\(start)-\(number)\(ending)"
        }
        return path
    }

    /// The texts that were with an editor when their consoles ended. Each gets another name, so that it is told of once.
    ///
    /// - Parameter moment: since when this console runs, which may have the number of one that is gone.
    static func leftovers(in folder: String, before moment: Timestamp) -> [String] {
        // Without the folder there is none.
        let names = (try? Folder.names(in: folder)) ?? []
        return names.sorted().compactMap { name in
            guard name.hasPrefix(beginning), name.hasSuffix(ending),
                let process = pid_t(name.dropFirst(beginning.count).prefix { $0.isASCII && $0.isNumber }),
                let status = FileStatus(unfollowed: "\(folder)/\(name)"), status.isRegular,
                process == getpid()
                    ? status.modified.seconds < Int(moment.milliseconds / 1000) : !isConsole(process)
            else { return nil }
            let kept = "\(folder)/kept-\(name)"
            // One that can't be renamed is told of again.
            return rename("\(folder)/\(name)", kept) == 0 ? kept : "\(folder)/\(name)"
        }
    }

    /// True for a process that runs this program.
    private static func isConsole(_ process: pid_t) -> Bool {
        func program(_ process: String) -> [CChar]? {
            var path = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
            return readlink("/proc/\(process)/exe", &path, Int(PATH_MAX)) > 0 ? path : nil
        }
        guard let other = program("\(process)") else { return false }
        return other == program("self")
    }

    private static func remove(_ path: String) {
        // One that is left behind is readable for its owner alone.
        try? PrivateFile.remove(path)
    }
}
