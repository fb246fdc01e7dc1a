import Files
import InvoiceCore
import JSON

/// Small files of the program's own, as JSON with a line a member, so that people can read and compare them.
enum JSONFile {
    /// Puts `value` in the place of the file, at once, 0600.
    static func replace(_ path: String, with value: JSONValue) throws(StorageProblem) {
        do throws(FileFailure) {
            try PrivateFile.replace(path, with: bytes(of: value))
        } catch {
            throw StorageProblem(error)
        }
    }

    /// What stands in a file that holds `value`.
    static func bytes(of value: JSONValue) -> [UInt8] {
        var writer = JSONWriter(.indented)
        writer.value(value)
        writer.endLine()
        return writer.bytes
    }
}
