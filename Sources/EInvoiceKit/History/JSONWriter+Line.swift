import JSON

extension JSONWriter {
    /// Begins an object that becomes one line, its members in the order of the calls: `type` and `id` come first, so that a
    /// scan of raw bytes finds them at once.
    static func line() -> JSONWriter {
        var writer = JSONWriter()
        writer.reserve(1024)
        writer.beginObject()
        return writer
    }

    /// Writes an object whose members `content` writes.
    mutating func object(_ name: StaticString, _ content: (inout JSONWriter) -> Void) {
        self.name(name)
        beginObject()
        content(&self)
        endObject()
    }

    /// Writes a string member whose name is not known beforehand.
    mutating func member(named name: String, _ text: String) {
        self.name(name)
        string(text)
    }

    /// Writes a member with all that is in it.
    mutating func member(_ member: JSONValue.Member) {
        name(member.name)
        value(member.value)
    }

    /// The object's end, its check sum and the newline.
    ///
    /// The sum is that of all bytes before `,"crc"`, in eight hexadecimal digits.
    consuming func endedLine() -> [UInt8] {
        let sum = bytes.withUnsafeBytes { CheckSum.crc32($0) }
        let digits = String(sum, radix: 16)
        member("crc", String(repeating: "0", count: 8 - digits.count) + digits)
        endObject()
        endLine()
        return bytes
    }
}
