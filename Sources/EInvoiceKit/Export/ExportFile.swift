import Files
import Glibc
import InvoiceCore

/// A file that is being written without a name and gets its own when it is whole; 0600, for its owner only.
///
/// Under its name there is nothing, the former file, or the whole new one; however the program ends, it leaves no half
/// file. (On a file system without unnamed files it has another name meanwhile.)
package struct ExportFile {
    private let path: String
    /// The path of the file: the target of a symbolic link, so that the link stays one.
    private let target: String
    private let mayOverwrite: Bool
    private let file: NewFile

    /// Begins the file.
    ///
    /// - Parameter history: a folder in which nothing must be overwritten.
    /// - Throws: ``InvoiceCore/Problem/fileExists(path:)`` where something of this name must not be overwritten.
    package init(_ path: String, mayOverwrite: Bool, isOutside history: String? = nil) throws(Problem) {
        self.path = path
        self.mayOverwrite = mayOverwrite
        target = Folder.resolved(path)
        if FileStatus(unfollowed: path) != nil {
            // A device, pipe or folder is no file to be replaced, and neither is a link that leads nowhere.
            let kind = FileStatus(unfollowed: target)?.kind ?? S_IFREG
            if kind == S_IFDIR { throw .fileNotWritten(path: path, errno: EISDIR) }
            if kind != S_IFREG { throw .notAFile(path: path) }
            // With any name for it: the history may be a link to elsewhere, too.
            if let history,
                [path, target].contains(where: { Self.isIn(history, $0) }) || Self.isHistory(target, of: history)
            {
                throw .isOfHistory(path: path)
            }
            if !mayOverwrite { throw .fileExists(path: path) }
        }
        file = try Self.begin(path, target)
    }

    private static func begin(_ path: String, _ target: String) throws(Problem) -> NewFile {
        if let unnamed = NewFile(unnamedIn: Folder.parent(of: target)) { return unnamed }
        do throws(FileFailure) {
            return try NewFile(named: draft(of: target))
        } catch {
            throw .fileNotWritten(path: path, errno: error.code)
        }
    }

    private static func draft(of target: String) -> String { NewFile.draftName(for: target, suffix: "part") }

    private static func isIn(_ folder: String, _ path: String) -> Bool {
        Folder.resolved(Folder.parent(of: path)) == Folder.resolved(folder)
    }

    private static func isHistory(_ path: String, of folder: String) -> Bool {
        path == Folder.resolved("\(folder)/history.jsonl")
    }

    package func put(_ bytes: [UInt8]) throws(Problem) {
        do throws(FileFailure) { try file.put(bytes) } catch { throw .fileNotWritten(path: path, errno: error.code) }
    }

    /// Puts the whole file in its place, on the disk.
    package func finish() throws(Problem) {
        do throws(FileFailure) {
            try file.finish()
            if mayOverwrite { try file.replace(target, draft: Self.draft(of: target)) } else { try file.take(target) }
            try Folder.flushNamesIfReadable(in: Folder.parent(of: target))
        } catch {
            throw error.code == EEXIST ? .fileExists(path: path) : .fileNotWritten(path: path, errno: error.code)
        }
    }
}
