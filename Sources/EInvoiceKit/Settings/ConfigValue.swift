/// A value of the config file, with the line on which it begins: a mistake is shown where it is.
struct ConfigValue: Equatable {
    /// What the value is. Numbers keep their text, so that a client id of many digits stays whole.
    enum Content: Equatable {
        case object([ConfigMember])
        case array([ConfigValue])
        case string(String)
        case number(String)
        case bool(Bool)
        case null
    }

    let content: Content
    /// Counted from 1.
    let line: Int
}

/// A named value of an object, in the file's order; names may repeat, which is told as a mistake.
struct ConfigMember: Equatable {
    let name: String
    let line: Int
    let value: ConfigValue
}

/// Where and why a text is not JSON with comments.
struct ConfigSyntaxProblem: Error, Equatable {
    let line: Int
    /// In characters, counted from 1.
    let column: Int
    /// What was expected there, in words.
    let expectation: String
}

/// Reads JSON in which `//` and `/* */` comments and a comma after the last item are allowed.
///
/// Foundation's decoder reads comments too, but tells neither the line of a slip nor that of a wrong value.
struct ConfigParser {
    private let bytes: [UInt8]
    private var position = 0
    private var line = 1
    /// Where the line begins.
    private var lineStart = 0

    /// Deeper nesting than this is refused; the config needs three levels.
    private static let deepest = 32

    /// The value that the whole text is.
    static func read(_ text: String) throws(ConfigSyntaxProblem) -> ConfigValue {
        var parser = ConfigParser(bytes: Array(text.utf8))
        // Some editors put a byte order mark in front.
        if parser.bytes.starts(with: [0xEF, 0xBB, 0xBF]) { parser.position = 3 }
        let value = try parser.value(depth: 0)
        try parser.skipBlanks()
        if parser.peek != nil { throw parser.problem("nothing more after the closing bracket") }
        return value
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    private var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

    private func problem(_ expectation: String) -> ConfigSyntaxProblem {
        problem(expectation, at: position)
    }

    /// A problem at a place of the present line.
    private func problem(_ expectation: String, at place: Int) -> ConfigSyntaxProblem {
        let column = bytes[lineStart..<place].count { $0 & 0xc0 != 0x80 } + 1
        return ConfigSyntaxProblem(line: line, column: column, expectation: expectation)
    }

    private mutating func advance() {
        position += 1
        guard bytes[position - 1] == UInt8(ascii: "\n") else { return }
        line += 1
        lineStart = position
    }

    private mutating func take(_ byte: Character) -> Bool {
        guard peek == byte.asciiValue else { return false }
        advance()
        return true
    }

    private mutating func skipBlanks() throws(ConfigSyntaxProblem) {
        while let byte = peek {
            if [0x20, 0x09, 0x0A, 0x0D].contains(byte) {
                advance()
            } else if byte == UInt8(ascii: "/") {
                try skipComment()
            } else {
                return
            }
        }
    }

    private mutating func skipComment() throws(ConfigSyntaxProblem) {
        let start = problem("*/ at the end of the comment")
        advance()
        if take("/") {
            while let byte = peek, byte != UInt8(ascii: "\n") { advance() }
        } else if take("*") {
            while !(take("*") && peek == UInt8(ascii: "/")) {
                if peek == nil { throw start }
                if peek != UInt8(ascii: "*") { advance() }
            }
            advance()
        } else {
            throw problem("// or /* to begin a comment")
        }
    }

    private mutating func value(depth: Int) throws(ConfigSyntaxProblem) -> ConfigValue {
        if depth > Self.deepest { throw problem("fewer nested brackets") }
        try skipBlanks()
        let start = line
        let content: ConfigValue.Content =
            switch peek {
            case UInt8(ascii: "{"): .object(try members(depth: depth))
            case UInt8(ascii: "["): .array(try items(depth: depth))
            case UInt8(ascii: "\""): .string(try string())
            default: try word()
            }
        return ConfigValue(content: content, line: start)
    }

    private mutating func members(depth: Int) throws(ConfigSyntaxProblem) -> [ConfigMember] {
        advance()
        var members: [ConfigMember] = []
        while true {
            try skipBlanks()
            if take("}") { return members }
            guard peek == UInt8(ascii: "\"") else { throw problem("a name in double quotes, or }") }
            let start = line
            let name = try string()
            try skipBlanks()
            guard take(":") else { throw problem("a colon after \"\(name)\"") }
            members.append(ConfigMember(name: name, line: start, value: try value(depth: depth + 1)))
            try skipBlanks()
            if take(",") { continue }
            guard peek == UInt8(ascii: "}") else { throw problem("a comma or }") }
        }
    }

    private mutating func items(depth: Int) throws(ConfigSyntaxProblem) -> [ConfigValue] {
        advance()
        var items: [ConfigValue] = []
        while true {
            try skipBlanks()
            if take("]") { return items }
            items.append(try value(depth: depth + 1))
            try skipBlanks()
            if take(",") { continue }
            guard peek == UInt8(ascii: "]") else { throw problem("a comma or ]") }
        }
    }

    private mutating func word() throws(ConfigSyntaxProblem) -> ConfigValue.Content {
        let start = position
        while let byte = peek, !byte.endsWord { advance() }
        let text = String(decoding: bytes[start..<position], as: UTF8.self)
        switch text {
        case "true": return .bool(true)
        case "false": return .bool(false)
        case "null": return .null
        default: break
        }
        if Self.isNumber(bytes[start..<position]) { return .number(text) }
        guard let first = bytes[start..<position].first, "+-.0123456789".utf8.contains(first) else {
            throw problem("a value: text in double quotes, a number, true, false, { or [", at: start)
        }
        throw problem("a number as JSON has it: 12, -1.5 or 1e3, without a plus or zeros in front", at: start)
    }

    /// RFC 8259, 6: no plus sign, no zero in front, digits on both sides of the dot.
    private static func isNumber(_ word: ArraySlice<UInt8>) -> Bool {
        var rest = word
        func takeDigits() -> Int {
            let digits = rest.prefix { $0 >= 0x30 && $0 <= 0x39 }
            rest = rest.dropFirst(digits.count)
            return digits.count
        }
        func take(_ choices: String) -> Bool {
            guard let first = rest.first, choices.utf8.contains(first) else { return false }
            rest = rest.dropFirst()
            return true
        }
        _ = take("-")
        let hasZeroInFront = rest.first == UInt8(ascii: "0")
        let whole = takeDigits()
        guard whole == 1 || whole > 1 && !hasZeroInFront else { return false }
        if take("."), takeDigits() == 0 { return false }
        if take("eE") {
            _ = take("+-")
            guard takeDigits() > 0 else { return false }
        }
        return rest.isEmpty
    }

    private mutating func string() throws(ConfigSyntaxProblem) -> String {
        advance()
        var text: [UInt8] = []
        while let byte = peek {
            switch byte {
            case UInt8(ascii: "\""):
                advance()
                return String(decoding: text, as: UTF8.self)
            case UInt8(ascii: "\\"):
                advance()
                text += try escaped()
            case 0..<0x20: throw problem("closing double quotes on the same line")
            default:
                text.append(byte)
                advance()
            }
        }
        throw problem("closing double quotes")
    }

    private mutating func escaped() throws(ConfigSyntaxProblem) -> [UInt8] {
        let plain: [Character: Character] = [
            "\"": "\"", "\\": "\\", "/": "/", "n": "\n", "t": "\t", "r": "\r", "b": "\u{8}", "f": "\u{c}",
        ]
        guard let byte = peek else { throw problem("closing double quotes") }
        if let character = plain[Character(Unicode.Scalar(byte))] {
            advance()
            return Array(String(character).utf8)
        }
        guard take("u") else { throw problem("\\\" \\\\ \\/ \\n \\t \\r \\b \\f or \\u after a backslash") }
        var unit = UInt32(try hexadecimal())
        // Characters past U+FFFF are written as two halves.
        if (0xD800..<0xDC00).contains(unit), take("\\"), take("u") {
            let low = UInt32(try hexadecimal())
            guard (0xDC00..<0xE000).contains(low) else { throw problem("the second half of a \\u pair") }
            unit = 0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)
        }
        guard let scalar = Unicode.Scalar(unit) else { throw problem("a whole \\u pair") }
        return Array(String(Character(scalar)).utf8)
    }

    private mutating func hexadecimal() throws(ConfigSyntaxProblem) -> UInt16 {
        let digits = bytes[position..<min(position + 4, bytes.count)]
        guard digits.count == 4, digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
            let value = UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
        else { throw problem("four hexadecimal digits after \\u") }
        position += 4
        return value
    }
}

extension UInt8 {
    /// True for bytes that end a number or a bare word.
    fileprivate var endsWord: Bool { self <= 0x20 || ",:]}[{/\"".utf8.contains(self) }
}
