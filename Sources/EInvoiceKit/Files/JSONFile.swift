import Files
import FoundationEssentials

/// Small files of the program's own, as JSON with its members in order, so that people can read and compare them.
enum JSONFile {
    /// Puts `value` in the place of the file, at once, 0600.
    static func replace(_ path: String, with value: some Encodable) throws(RecordFailure) {
        let bytes = try bytes(of: value, for: path)
        do throws(FileFailure) {
            try PrivateFile.replace(path, with: bytes)
        } catch {
            throw RecordFailure(error, path: path)
        }
    }

    /// What stands in a file at that path when it holds `value`.
    static func bytes(of value: some Encodable, for path: String) throws(RecordFailure) -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        do {
            return Array(try encoder.encode(value)) + [UInt8(ascii: "\n")]
        } catch {
            throw RecordFailure(other: error, folder: path)
        }
    }
}
