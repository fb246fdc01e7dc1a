import FoundationEssentials

/// Small files of the program's own, as JSON with its members in order, so that people can read and compare them.
enum JSONFile {
    /// Puts `value` in the place of the file, at once, 0600.
    static func replace(_ path: String, with value: some Encodable) throws(RecordFailure) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        let data: Data
        do {
            data = try encoder.encode(value)
        } catch {
            throw RecordFailure(other: error, folder: path)
        }
        do throws(FileFailure) {
            try PrivateFile.replace(path, with: Array(data) + [UInt8(ascii: "\n")])
        } catch {
            throw RecordFailure(error, path: path)
        }
    }
}
