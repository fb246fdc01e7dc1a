extension JSONValue {
    /// Reads a whole JSON text (RFC 8259), strictly; a byte order mark in front is passed over.
    ///
    /// - Throws: ``NotJSON``, which says where; also for bytes that are not UTF-8 and for more than 64 levels.
    init(parsing bytes: [UInt8]) throws(NotJSON) {
        var parser = JSONParser(bytes: bytes)
        self = try parser.document()
    }
}

/// A text is not JSON.
struct NotJSON: Error, Sendable, Hashable {
    /// Bytes before the first that does not belong.
    let offset: Int
}

/// Walks over the bytes of a JSON text.
private struct JSONParser {
    let bytes: [UInt8]
    private var position = 0
    private var depth = 0

    init(bytes: [UInt8]) { self.bytes = bytes }

    /// Deeper than any reply has reason to be, and shallow enough for the stack.
    private static let maximumDepth = 64

    mutating func document() throws(NotJSON) -> JSONValue {
        if bytes.starts(with: [0xef, 0xbb, 0xbf]) { position = 3 }
        let value = try value()
        skipBlanks()
        guard position == bytes.count else { throw failure }
        return value
    }

    private var failure: NotJSON { NotJSON(offset: position) }
    private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

    private mutating func skipBlanks() {
        while let byte = next, byte == 0x20 || byte == 0x0a || byte == 0x0d || byte == 0x09 { position += 1 }
    }

    /// Passes over `character` if it comes next.
    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard next == UInt8(ascii: character) else { return false }
        position += 1
        return true
    }

    private mutating func value() throws(NotJSON) -> JSONValue {
        skipBlanks()
        switch next {
        case UInt8(ascii: "{"): return try nested { parser throws(NotJSON) in try parser.object() }
        case UInt8(ascii: "["): return try nested { parser throws(NotJSON) in try parser.array() }
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        default: return .number(try number())
        }
    }

    private mutating func nested(
        _ read: (inout JSONParser) throws(NotJSON) -> JSONValue
    ) throws(NotJSON) -> JSONValue {
        guard depth < Self.maximumDepth else { throw failure }
        depth += 1
        position += 1
        let value = try read(&self)
        depth -= 1
        return value
    }

    private mutating func object() throws(NotJSON) -> JSONValue {
        var members: [JSONValue.Member] = []
        skipBlanks()
        if take("}") { return .object(members) }
        repeat {
            skipBlanks()
            guard next == UInt8(ascii: "\"") else { throw failure }
            let name = try string()
            skipBlanks()
            guard take(":") else { throw failure }
            members.append(.init(name: name, value: try value()))
            skipBlanks()
        } while take(",")
        guard take("}") else { throw failure }
        return .object(members)
    }

    private mutating func array() throws(NotJSON) -> JSONValue {
        var elements: [JSONValue] = []
        skipBlanks()
        if take("]") { return .array(elements) }
        repeat {
            elements.append(try value())
            skipBlanks()
        } while take(",")
        guard take("]") else { throw failure }
        return .array(elements)
    }

    private mutating func word(_ word: String, _ value: JSONValue) throws(NotJSON) -> JSONValue {
        guard bytes[position...].starts(with: word.utf8) else { throw failure }
        position += word.utf8.count
        return value
    }

    private mutating func number() throws(NotJSON) -> String {
        let start = position
        _ = take("-")
        if !take("0") { try digits() }
        if take(".") { try digits() }
        if take("e") || take("E") {
            if !take("+") { _ = take("-") }
            try digits()
        }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    private mutating func digits() throws(NotJSON) {
        let start = position
        while let byte = next, (0x30...0x39).contains(byte) { position += 1 }
        guard position > start else { throw failure }
    }

    private mutating func string() throws(NotJSON) -> String {
        position += 1
        var out: [UInt8] = []
        // What lies between two escapes is taken in one go; most texts have none.
        var start = position
        while let byte = next {
            switch byte {
            case UInt8(ascii: "\""):
                let rest = bytes[start..<position]
                let text =
                    out.isEmpty
                    ? String(validating: rest, as: UTF8.self) : String(validating: out + rest, as: UTF8.self)
                guard let text else { throw failure }
                position += 1
                return text
            case UInt8(ascii: "\\"):
                out += bytes[start..<position]
                position += 1
                out.append(contentsOf: String(try escape()).utf8)
                start = position
            case 0..<0x20: throw failure
            default: position += 1
            }
        }
        throw failure
    }

    private mutating func escape() throws(NotJSON) -> Unicode.Scalar {
        guard let byte = next else { throw failure }
        position += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{c}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): return try escapedScalar()
        default: throw failure
        }
    }

    /// What follows `\u`. Half of a surrogate pair becomes the replacement character: the text is odd, not the reply.
    private mutating func escapedScalar() throws(NotJSON) -> Unicode.Scalar {
        let first = try hexadecimal()
        if let scalar = Unicode.Scalar(first) { return scalar }
        let mark = position
        if first < 0xdc00, take("\\"), take("u") {
            let second = try hexadecimal()
            if (0xdc00...0xdfff).contains(second) {
                let code = 0x10000 + (first - 0xd800) << 10 + (second - 0xdc00)
                return Unicode.Scalar(code) ?? "\u{fffd}"
            }
        }
        position = mark
        return "\u{fffd}"
    }

    private mutating func hexadecimal() throws(NotJSON) -> UInt32 {
        var code: UInt32 = 0
        for _ in 0..<4 {
            guard let byte = next, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { throw failure }
            code = code << 4 | UInt32(digit)
            position += 1
        }
        return code
    }
}
