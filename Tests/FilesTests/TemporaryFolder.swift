import Files
import Glibc

/// A folder of its own for a test, gone when the test is.
final class TemporaryFolder: Sendable {
    let path: String

    init() {
        var template = Array("/tmp/einvoice-files.XXXXXX".utf8CString)
        path = mkdtemp(&template).map { String(cString: $0) }!
    }

    deinit { Self.remove(path) }

    func file(_ name: String) -> String { "\(path)/\(name)" }

    /// The names in it.
    var names: [String] { ((try? Folder.names(in: path)) ?? []).sorted() }

    private static func remove(_ path: String) {
        for name in (try? Folder.names(in: path)) ?? [] {
            let entry = "\(path)/\(name)"
            if FileStatus(unfollowed: entry)?.kind == S_IFDIR { remove(entry) } else { unlink(entry) }
        }
        rmdir(path)
    }
}
