import Glibc

/// Reads JSON (RFC 8259) from bytes in memory, member by member, without building a tree.
///
/// A history holds a million records and is searched as one types: this reads a record more than ten times as fast as
/// `JSONDecoder`, which the tests hold it against. The bytes must outlive the reader.
struct JSONReader {
    private let bytes: UnsafeBufferPointer<UInt8>
    private(set) var position = 0
    private var depth = 0

    /// Deeper nesting is refused: no record has it, and a hostile one must not exhaust the stack.
    static let maximumDepth = 64

    init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    /// What is wrong with the bytes; `at` counts from their start.
    enum Problem: Error, Hashable {
        case syntax(at: Int)
        case notUTF8
    }

    /// Reads an object; `member` must read or skip the value of each name.
    mutating func object(_ member: (String, inout JSONReader) throws(Problem) -> Void) throws(Problem) {
        try open(UInt8(ascii: "{"))
        if accept(UInt8(ascii: "}")) {
            depth -= 1
            return
        }
        repeat {
            let name = try string()
            guard accept(UInt8(ascii: ":")) else { throw .syntax(at: position) }
            try member(name, &self)
        } while accept(UInt8(ascii: ","))
        guard accept(UInt8(ascii: "}")) else { throw .syntax(at: position) }
        depth -= 1
    }

    /// Makes sure that nothing but blanks follows.
    mutating func end() throws(Problem) {
        skipBlanks()
        guard position == bytes.count else { throw .syntax(at: position) }
    }

    /// A string's or a number's text; nil, and the value skipped, for anything else.
    mutating func text() throws(Problem) -> String? {
        skipBlanks()
        guard position < bytes.count else { throw .syntax(at: position) }
        switch bytes[position] {
        case UInt8(ascii: "\""): return try string()
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            let start = position
            try skipNumber()
            return String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<position]), as: UTF8.self)
        default:
            try skip()
            return nil
        }
    }

    /// True or false; nil, and the value skipped, for anything else.
    mutating func flag() throws(Problem) -> Bool? {
        skipBlanks()
        let first = position < bytes.count ? bytes[position] : 0
        try skip()
        return first == UInt8(ascii: "t") ? true : first == UInt8(ascii: "f") ? false : nil
    }

    /// True when an object comes next.
    mutating func isAtObject() -> Bool {
        skipBlanks()
        return position < bytes.count && bytes[position] == UInt8(ascii: "{")
    }

    /// Reads past one value of any kind.
    mutating func skip() throws(Problem) {
        skipBlanks()
        guard position < bytes.count else { throw .syntax(at: position) }
        switch bytes[position] {
        case UInt8(ascii: "\""): try skipString()
        case UInt8(ascii: "{"): try object { _, value throws(Problem) in try value.skip() }
        case UInt8(ascii: "["):
            try open(UInt8(ascii: "["))
            if !accept(UInt8(ascii: "]")) {
                repeat { try skip() } while accept(UInt8(ascii: ","))
                guard accept(UInt8(ascii: "]")) else { throw .syntax(at: position) }
            }
            depth -= 1
        case UInt8(ascii: "t"): try word("true")
        case UInt8(ascii: "f"): try word("false")
        case UInt8(ascii: "n"): try word("null")
        default: try skipNumber()
        }
    }

    private mutating func open(_ bracket: UInt8) throws(Problem) {
        guard accept(bracket), depth < Self.maximumDepth else { throw .syntax(at: position) }
        depth += 1
    }

    private mutating func skipBlanks() {
        while position < bytes.count {
            switch bytes[position] {
            case 0x20, 0x09, 0x0a, 0x0d: position += 1
            default: return
            }
        }
    }

    private mutating func accept(_ byte: UInt8) -> Bool {
        skipBlanks()
        guard position < bytes.count, bytes[position] == byte else { return false }
        position += 1
        return true
    }

    private mutating func word(_ word: StaticString) throws(Problem) {
        for index in 0..<word.utf8CodeUnitCount {
            guard position < bytes.count, bytes[position] == word.utf8Start[index] else {
                throw .syntax(at: position)
            }
            position += 1
        }
    }

    private mutating func skipNumber() throws(Problem) {
        if position < bytes.count, bytes[position] == UInt8(ascii: "-") { position += 1 }
        let whole = position
        try skipDigits()
        if bytes[whole] == UInt8(ascii: "0"), position > whole + 1 { throw .syntax(at: whole) }
        if position < bytes.count, bytes[position] == UInt8(ascii: ".") {
            position += 1
            try skipDigits()
        }
        guard position < bytes.count, bytes[position] | 0x20 == UInt8(ascii: "e") else { return }
        position += 1
        if position < bytes.count, bytes[position] == UInt8(ascii: "+") || bytes[position] == UInt8(ascii: "-") {
            position += 1
        }
        try skipDigits()
    }

    private mutating func skipDigits() throws(Problem) {
        let start = position
        while position < bytes.count, (0x30...0x39).contains(bytes[position]) { position += 1 }
        guard position > start else { throw .syntax(at: position) }
    }
}

extension JSONReader {
    /// A string's text. Halves of surrogate pairs that stand alone become U+FFFD: the text came from outside once.
    mutating func string() throws(Problem) -> String {
        guard accept(UInt8(ascii: "\"")) else { throw .syntax(at: position) }
        let start = position
        var allBits: UInt8 = 0
        while position < bytes.count {
            let byte = bytes[position]
            allBits |= byte
            switch byte {
            case UInt8(ascii: "\""):
                let run = UnsafeBufferPointer(rebasing: bytes[start..<position])
                position += 1
                return try Self.text(run, isASCII: allBits < 0x80)
            case UInt8(ascii: "\\"): return try escapedString(from: start)
            case 0..<0x20: throw .syntax(at: position)
            default: position += 1
            }
        }
        throw .syntax(at: position)
    }

    /// Reads past a string that ``string()`` would read.
    private mutating func skipString() throws(Problem) {
        guard accept(UInt8(ascii: "\"")) else { throw .syntax(at: position) }
        let start = position
        var allBits: UInt8 = 0
        while position < bytes.count {
            let byte = bytes[position]
            allBits |= byte
            switch byte {
            case UInt8(ascii: "\""):
                if allBits >= 0x80 {
                    _ = try Self.text(UnsafeBufferPointer(rebasing: bytes[start..<position]), isASCII: false)
                }
                position += 1
                return
            case UInt8(ascii: "\\"):
                position += 1
                _ = try escape()
            case 0..<0x20: throw .syntax(at: position)
            default: position += 1
            }
        }
        throw .syntax(at: position)
    }

    /// The text of UTF-8 bytes, several times as fast as `String(validating:as:)`, which looks up generic metadata.
    private static func text(_ run: UnsafeBufferPointer<UInt8>, isASCII: Bool) throws(Problem) -> String {
        let text = String(decoding: run, as: UTF8.self)
        if isASCII { return text }
        // What is no UTF-8 was replaced, and so differs.
        let isSame = text.utf8.withContiguousStorageIfAvailable { utf8 in
            guard let given = run.baseAddress, let made = utf8.baseAddress else { return run.isEmpty }
            return utf8.count == run.count && memcmp(made, given, run.count) == 0
        }
        guard isSame == true else { throw .notUTF8 }
        return text
    }

    private mutating func escapedString(from start: Int) throws(Problem) -> String {
        var out = [UInt8](bytes[start..<position])
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            switch byte {
            case UInt8(ascii: "\""):
                return try out.withUnsafeBufferPointer { run throws(Problem) in try Self.text(run, isASCII: false) }
            case UInt8(ascii: "\\"): out.append(contentsOf: String(try escape()).utf8)
            case 0..<0x20: throw .syntax(at: position - 1)
            default: out.append(byte)
            }
        }
        throw .syntax(at: position)
    }

    private mutating func escape() throws(Problem) -> Unicode.Scalar {
        guard position < bytes.count else { throw .syntax(at: position) }
        let byte = bytes[position]
        position += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{c}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): break
        default: throw .syntax(at: position - 1)
        }
        let first = try hexadecimals()
        if let scalar = Unicode.Scalar(first) { return scalar }
        // Only surrogates have no scalar of their own: a high one wants its low one behind it.
        let rest = position
        if first < 0xdc00, position + 1 < bytes.count, bytes[position] == UInt8(ascii: "\\"),
            bytes[position + 1] == UInt8(ascii: "u")
        {
            position += 2
            let second = try hexadecimals()
            if (0xdc00...0xdfff).contains(second),
                let scalar = Unicode.Scalar(0x10000 + (first - 0xd800) << 10 + (second - 0xdc00))
            {
                return scalar
            }
            position = rest
        }
        return "\u{fffd}"
    }

    private mutating func hexadecimals() throws(Problem) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard position < bytes.count else { throw .syntax(at: position) }
            let byte = bytes[position]
            switch byte {
            case 0x30...0x39: value = value << 4 | UInt32(byte - 0x30)
            case 0x41...0x46, 0x61...0x66: value = value << 4 | UInt32((byte | 0x20) - 0x61 + 10)
            default: throw .syntax(at: position)
            }
            position += 1
        }
        return value
    }
}
