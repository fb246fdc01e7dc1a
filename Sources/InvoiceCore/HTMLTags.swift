/// The tags of an HTML text, one after the other, as the HTML standard's tokenizer finds them, but strictly: where the standard
/// calls it an error and browsers mend it, the text is given up rather than read otherwise than they do.
struct HTMLTags {
    /// One tag. Names are in lower case.
    enum Tag: Equatable {
        case start(String, [String: String])
        case end(String)
    }

    /// The text isn't what the standard allows, or more than is understood here.
    struct Unreadable: Error {}

    private let bytes: [UInt8]
    private var place = 0

    init(_ text: String) { bytes = Array(text.utf8) }

    /// Elements whose content is text, whatever looks like a tag in it; scripts are on in a browser, so `noscript` is one.
    private static let textElements: Set<String> = [
        "script", "style", "title", "textarea", "noscript", "iframe", "noembed", "noframes", "xmp",
    ]

    /// The next tag; nil at the end. Text, comments and declarations are passed over.
    mutating func next() throws(Unreadable) -> Tag? {
        while let byte = take() {
            guard byte == UInt8(ascii: "<") else { continue }
            switch peek() {
            case UInt8(ascii: "!") where follows("!--"): try passComment()
            case UInt8(ascii: "!"), UInt8(ascii: "?"): try pass(UInt8(ascii: ">"))
            case UInt8(ascii: "/"):
                place += 1
                if let byte = peek(), Self.isLetter(byte) { return .end(try tag().name) }
                try pass(UInt8(ascii: ">"))
            case .some(let byte) where Self.isLetter(byte):
                let (name, attributes) = try tag()
                if Self.textElements.contains(name) { try passText(of: name) }
                return .start(name, attributes)
            default: break
            }
        }
        return nil
    }

    private func peek() -> UInt8? { place < bytes.count ? bytes[place] : nil }

    private mutating func take() -> UInt8? {
        guard let byte = peek() else { return nil }
        place += 1
        return byte
    }

    private mutating func needed() throws(Unreadable) -> UInt8 {
        guard let byte = take() else { throw Unreadable() }
        return byte
    }

    /// Whether this text is next, in any case of its letters.
    private func follows(_ text: String) -> Bool {
        let found = bytes[place...].prefix(text.utf8.count)
        return found.map { Self.folded($0) }.elementsEqual(text.utf8)
    }

    private mutating func pass(_ end: UInt8) throws(Unreadable) {
        while try needed() != end {}
    }

    private mutating func passComment() throws(Unreadable) {
        place += 3
        // `<!-->`, `<!--->` and `--!>` end a comment, too; whoever writes that means something else.
        if follows(">") || follows("->") { throw Unreadable() }
        while !follows("-->") {
            if follows("--!>") { throw Unreadable() }
            _ = try needed()
        }
        place += 3
    }

    /// Passes over an element's content, up to its end tag.
    private mutating func passText(of name: String) throws(Unreadable) {
        while true {
            if follows("</\(name)") {
                let after = place + 2 + name.utf8.count
                guard after < bytes.count else { throw Unreadable() }
                if Self.isBlank(bytes[after]) || bytes[after] == UInt8(ascii: "/") || bytes[after] == UInt8(ascii: ">")
                {
                    return
                }
            }
            // Behind it the end of a script has rules of its own.
            if name == "script", follows("<!--") { throw Unreadable() }
            _ = try needed()
        }
    }

    /// Name and attributes, up to the tag's end.
    private mutating func tag() throws(Unreadable) -> (name: String, [String: String]) {
        let name = try name()
        var attributes: [String: String] = [:]
        while true {
            while let byte = peek(), Self.isBlank(byte) || byte == UInt8(ascii: "/") { place += 1 }
            if peek() == UInt8(ascii: ">") {
                place += 1
                return (name, attributes)
            }
            let attribute = try self.name()
            passBlanks()
            var value = ""
            if peek() == UInt8(ascii: "=") {
                place += 1
                value = try self.value()
            }
            // Of two the first counts for browsers, and the second for some who read for them.
            guard attributes.updateValue(value, forKey: attribute) == nil else { throw Unreadable() }
        }
    }

    private mutating func passBlanks() {
        while let byte = peek(), Self.isBlank(byte) { place += 1 }
    }

    /// The name of a tag or an attribute.
    private mutating func name() throws(Unreadable) -> String {
        var name: [UInt8] = []
        while let byte = peek(), !Self.isBlank(byte), !"/>=".utf8.contains(byte) {
            guard (0x21...0x7E).contains(byte), !"\"'<".utf8.contains(byte) else { throw Unreadable() }
            name.append(Self.folded(byte))
            place += 1
        }
        guard !name.isEmpty, peek() != nil else { throw Unreadable() }
        return String(decoding: name, as: UTF8.self)
    }

    /// An attribute's value behind the `=`.
    private mutating func value() throws(Unreadable) -> String {
        passBlanks()
        let start: Int
        let end: Int
        if let quote = peek(), quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
            place += 1
            start = place
            try pass(quote)
            end = place - 1
            guard let after = peek(), Self.isBlank(after) || after == UInt8(ascii: "/") || after == UInt8(ascii: ">")
            else { throw Unreadable() }
        } else {
            start = place
            while let byte = peek(), !Self.isBlank(byte), byte != UInt8(ascii: ">") {
                if "\"'<`".utf8.contains(byte) { throw Unreadable() }
                place += 1
            }
            end = place
            guard start < end, peek() != nil else { throw Unreadable() }
        }
        guard let value = HTMLText.decoded(bytes[start..<end]) else { throw Unreadable() }
        return value
    }

    private static func isBlank(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x09, 0x0A, 0x0C, 0x0D, 0x20: true
        default: false
        }
    }

    private static func folded(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(folded(byte)) }
}
