/// What a gateway's regular expression asks for, where that can be said in a few words: a row of parts, each so many of some
/// characters.
public struct PatternShape: Sendable, Hashable {
    public enum Characters: Sendable, Hashable {
        case digits, letters, capitals, lettersOrDigits, capitalsOrDigits, hexDigits
        /// Anything but blanks.
        case unblank
        /// Anything.
        case any
        /// This very text.
        case text(String)
    }

    public struct Part: Sendable, Hashable {
        public var characters: Characters
        public var least: Int
        /// Nil has no limit.
        public var most: Int?

        public init(_ characters: Characters, least: Int = 1, most: Int? = 1) {
            (self.characters, self.least, self.most) = (characters, least, most)
        }
    }

    public let parts: [Part]

    /// Reads the common shapes of patterns; nil for all others.
    public init?(_ pattern: String) {
        var reader = Reader(pattern)
        guard let parts = reader.parts(), !parts.isEmpty, parts.count <= 6 else { return nil }
        self.parts = parts
    }

    /// True for digits with a `+`, as phone numbers are.
    public var isNumber: Bool { parts.allSatisfy { $0.characters == .digits || $0.characters == .text("+") } }

    /// True for what has a part, `@` and a part.
    public var isMailAddress: Bool {
        guard let at = parts.firstIndex(where: { $0.characters == .text("@") }) else { return false }
        return at > 0 && at < parts.count - 1
    }

    private struct Reader {
        private var rest: ArraySlice<Unicode.Scalar>
        private var isCaseIgnored = false

        init(_ pattern: String) {
            rest = Array(pattern.unicodeScalars)[...]
            // PHP's gateways write patterns with delimiters, /^…$/u.
            if rest.first == "/", let end = rest.lastIndex(of: "/"), end > rest.startIndex {
                isCaseIgnored = rest[end...].contains("i")
                rest = rest[(rest.startIndex + 1)..<end]
            }
            if rest.first == "^" { rest.removeFirst() }
            if rest.last == "$", rest.dropLast().last != "\\" { rest.removeLast() }
        }

        mutating func parts() -> [Part]? {
            var parts: [Part] = []
            while !rest.isEmpty {
                guard let characters = characters(), let (least, most) = count() else { return nil }
                if case .text(let text) = characters, least == 1, most == 1, let last = parts.last,
                    case .text(let before) = last.characters, last.least == 1, last.most == 1
                {
                    parts[parts.count - 1].characters = .text(before + text)
                } else {
                    parts.append(Part(characters, least: least, most: most))
                }
            }
            return parts
        }

        /// One character of the pattern, or a class of them.
        private mutating func characters() -> Characters? {
            guard let first = rest.popFirst() else { return nil }
            switch first {
            case "\\":
                guard let escaped = rest.popFirst() else { return nil }
                switch escaped {
                case "d": return .digits
                case "w": return .lettersOrDigits
                case "S": return .unblank
                case let sign where !sign.properties.isAlphabetic && !("0"..."9").contains(sign):
                    return .text(String(Character(sign)))
                default: return nil
                }
            case ".": return .any
            case "[":
                guard let end = rest.firstIndex(of: "]") else { return nil }
                let inside = String(String.UnicodeScalarView(rest[..<end]))
                rest = rest[(end + 1)...]
                return Self.named(inside, isCaseIgnored: isCaseIgnored)
            case "(", ")", "|", "^", "$", "*", "+", "?", "{", "}", "]": return nil
            default: return .text(String(Character(first)))
            }
        }

        private static func named(_ inside: String, isCaseIgnored: Bool) -> Characters? {
            switch inside {
            case "0-9", "\\d": .digits
            case "A-Z": isCaseIgnored ? .letters : .capitals
            case "A-Za-z", "a-zA-Z": .letters
            case "a-z" where isCaseIgnored: .letters
            case "A-Z0-9", "0-9A-Z": isCaseIgnored ? .lettersOrDigits : .capitalsOrDigits
            case "a-z0-9" where isCaseIgnored, "0-9a-z" where isCaseIgnored: .lettersOrDigits
            case "A-Za-z0-9", "a-zA-Z0-9", "0-9A-Za-z", "0-9a-zA-Z": .lettersOrDigits
            case "0-9A-Fa-f", "0-9a-fA-F", "a-fA-F0-9", "A-Fa-f0-9": .hexDigits
            case "^\\s", "^@\\s", "^\\s@": .unblank
            case "+", "-", ".", "@": .text(inside)
            default: nil
            }
        }

        /// How often what was read stands there.
        private mutating func count() -> (least: Int, most: Int?)? {
            switch rest.first {
            case "?":
                rest.removeFirst()
                return (0, 1)
            case "+":
                rest.removeFirst()
                return (1, nil)
            case "*":
                rest.removeFirst()
                return (0, nil)
            case "{":
                guard let end = rest.firstIndex(of: "}") else { return nil }
                let numbers = rest[(rest.startIndex + 1)..<end].split(separator: ",", omittingEmptySubsequences: false)
                    .map { String(String.UnicodeScalarView($0)) }
                rest = rest[(end + 1)...]
                guard let least = Int(numbers[0]), numbers.count <= 2 else { return nil }
                if numbers.count == 1 { return (least, least) }
                if numbers[1].isEmpty { return (least, nil) }
                return Int(numbers[1]).flatMap { $0 >= least ? (least, $0) : nil }
            default: return (1, 1)
            }
        }
    }
}
