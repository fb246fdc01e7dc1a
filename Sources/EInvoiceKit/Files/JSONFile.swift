import Files
import InvoiceCore
import JSON

/// Small files of the program's own, as JSON with a line a member, so that people can read and compare them.
enum JSONFile {
    /// Replaces the file with `value` in one step, 0600.
    static func replace(_ path: String, with value: JSONValue) throws(StorageProblem) {
        do throws(FileFailure) {
            try PrivateFile.replace(path, with: bytes(of: value))
        } catch {
            throw StorageProblem(error)
        }
    }

    /// The bytes of a file that holds `value`.
    static func bytes(of value: JSONValue) -> [UInt8] {
        var writer = JSONWriter(.indented)
        writer.value(value)
        writer.endLine()
        return writer.bytes
    }
}
