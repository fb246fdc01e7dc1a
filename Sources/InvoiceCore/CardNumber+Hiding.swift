extension CardNumber {
    /// The text with this number's middle digits hidden wherever all its digits stand in their order, in whatever script,
    /// escaped or not, and with whatever between them. So many digits in a row are no other number by chance.
    public func hidden(in text: String) -> String {
        let wanted = digits.utf8.map { $0 - 0x30 }
        return Self.hiding(in: text) { read, start in
            let end = start + wanted.count
            let isIt = end <= read.count && zip(read[start..<end], wanted).allSatisfy { $0.value == $1 }
            return isIt ? end : nil
        }
    }

    /// The text with the middle digits hidden of every card number whose first six and last four digits are those of
    /// `masked`; as it is where that is no masked card number.
    ///
    /// The digits between are not known any more, so letters end a number here, and the check sum has to be right.
    public static func hidingNumbers(maskedAs masked: String, in text: String) -> String {
        guard isMasked(masked) else { return text }
        let first = masked.utf8.prefix(6).map { $0 - 0x30 }
        let last = masked.utf8.suffix(4).map { $0 - 0x30 }
        return hiding(in: text) { read, start in
            guard start + 13 <= read.count, zip(read[start...], first).allSatisfy({ $0.value == $1 }) else {
                return nil
            }
            let run = read[(start + 1)...].prefix(18).prefix { $0.isJoined }
            for end in stride(from: run.endIndex, to: start + 12, by: -1) {
                let number = read[start..<end]
                let isIt = zip(number.suffix(4), last).allSatisfy { $0.value == $1 }
                if isIt, passesLuhn(String(decoding: number.map { $0.value + 0x30 }, as: UTF8.self)) { return end }
            }
            return nil
        }
    }

    /// The text with the middle digits hidden of every number of a card's length that passes the check sum.
    package static func hidingAll(in text: String) -> String {
        hidingAll(in: text) { _ in }
    }

    /// Every number of a card's length in the text that passes the check sum.
    package static func all(in text: String) -> Set<CardNumber> {
        var numbers: Set<CardNumber> = []
        _ = hidingAll(in: text) { numbers.insert($0) }
        return numbers
    }

    private static func hidingAll(in text: String, _ take: (CardNumber) -> Void) -> String {
        hiding(in: text) { read, start in
            guard start == 0 || !read[start].isJoined else { return nil }
            let end = read[(start + 1)...].prefix { $0.isJoined }.endIndex
            guard let number = CardNumber(String(decoding: read[start..<end].map { $0.value + 0x30 }, as: UTF8.self))
            else { return nil }
            take(number)
            return end
        }
    }

    /// Reads the text in each way in which a number may be written in it, and hides what `end` finds.
    ///
    /// - Parameter end: of the number that starts at an index of the digits, if one does.
    private static func hiding(in text: String, end: ([ReadDigit], Int) -> Int?) -> String {
        var scalars = Array(text.unicodeScalars)
        var isChanged = false
        for way in DigitReader.ways where way.canDiffer(in: text) {
            let read = DigitReader(scalars, way).digits()
            var edits: [(range: Range<Int>, isDots: Bool)] = []
            var index = 0
            while index < read.count {
                if let end = end(read, index) {
                    edits += Self.edits(hiding: read[index..<end])
                    index = end
                } else {
                    index += 1
                }
            }
            if edits.isEmpty { continue }
            isChanged = true
            var rest = scalars[...]
            var result: [Unicode.Scalar] = []
            for edit in edits {
                result += rest[..<edit.range.lowerBound]
                if edit.isDots { result += Array(dots.unicodeScalars) }
                rest = rest[edit.range.upperBound...]
            }
            scalars = result + rest
        }
        return isChanged ? String(String.UnicodeScalarView(scalars)) : text
    }

    /// Dots in the place of all but the first six and the last four digits. Words between the digits stay.
    private static func edits(hiding number: ArraySlice<ReadDigit>) -> [(range: Range<Int>, isDots: Bool)] {
        let middle = number.dropFirst(6).dropLast(4)
        return middle.indices.map { index in
            let digit = middle[index]
            if index == middle.startIndex { return (digit.range, true) }
            return (
                (digit.isJoined ? middle[index - 1].range.upperBound : digit.range.lowerBound)..<digit.range.upperBound,
                false
            )
        }
    }
}

/// A digit as it stands in a text.
private struct ReadDigit {
    /// 0 to 9.
    let value: UInt8
    /// Where it stands among the text's scalars, with all that escapes it.
    let range: Range<Int>
    /// True where neither a letter nor what covers a digit stands between it and the digit before.
    let isJoined: Bool
}

/// Finds the digits of a text, of all scripts and however they are escaped.
private struct DigitReader {
    /// The escapes that stand for another character.
    struct Way: OptionSet {
        let rawValue: Int
        /// JSON's and JavaScript's `\u0034` and `\x34`, with one backslash or several.
        static let backslash = Way(rawValue: 1)
        /// A web address's `%34`.
        static let percent = Way(rawValue: 2)
        /// HTML's `&#52;` and `&#x34;`.
        static let entity = Way(rawValue: 4)
        /// The names of JSON's members are passed over, in which digits may only count the parts.
        static let unnamed = Way(rawValue: 8)

        /// False where the text reads no other way than without it.
        func canDiffer(in text: String) -> Bool {
            let signs: [(Way, UInt8)] = [
                (.backslash, UInt8(ascii: "\\")), (.percent, UInt8(ascii: "%")), (.entity, UInt8(ascii: "&")),
                (.unnamed, UInt8(ascii: "\"")),
            ]
            return isEmpty || signs.contains { contains($0.0) && text.utf8.contains($0.1) }
        }
    }

    /// A percent sign before two digits may be no escape, so each is read alone as well.
    static let ways: [Way] = [
        [], .backslash, .percent, .entity, [.backslash, .percent, .entity], [.backslash, .unnamed],
    ]

    private let scalars: [Unicode.Scalar]
    private let way: Way

    init(_ scalars: [Unicode.Scalar], _ way: Way) {
        self.scalars = scalars
        self.way = way
    }

    func digits() -> [ReadDigit] {
        var digits: [ReadDigit] = []
        var isJoined = false
        var place = 0
        var stringEnd = 0
        while place < scalars.count {
            if way.contains(.unnamed), scalars[place] == "\"", place >= stringEnd {
                stringEnd = endOfString(from: place)
                let next = scalars[stringEnd...].first { !$0.properties.isWhitespace }
                if next == ":" {
                    isJoined = false
                    place = stringEnd
                    continue
                }
            }
            let (scalar, end) = escaped(at: place) ?? (scalars[place], place + 1)
            if let value = scalar.digitValue {
                digits.append(ReadDigit(value: value, range: place..<end, isJoined: isJoined))
                isJoined = true
            } else if scalar.isLetter || scalar == "•" || scalar == "*" {
                isJoined = false
            }
            place = end
        }
        return digits
    }

    /// Behind the closing quote of the string that starts here.
    private func endOfString(from start: Int) -> Int {
        var end = start + 1
        while end < scalars.count, scalars[end] != "\"" { end += scalars[end] == "\\" ? 2 : 1 }
        return min(end + 1, scalars.count)
    }

    private func escaped(at place: Int) -> (Unicode.Scalar, end: Int)? {
        switch scalars[place] {
        case "\\" where way.contains(.backslash): backslashed(at: place)
        case "%" where way.contains(.percent): percented(at: place)
        case "&" where way.contains(.entity): entity(at: place)
        default: nil
        }
    }

    private func backslashed(at place: Int) -> (Unicode.Scalar, end: Int)? {
        guard let code = code(at: place) else { return nil }
        if let scalar = Unicode.Scalar(code.value) { return (scalar, code.end) }
        // The second half of a pair, before which several backslashes may stand as well.
        let low = scalars[code.end...].prefix(4).prefix { $0 == "\\" }.endIndex - 1
        guard code.value < 0xdc00, low >= code.end, let second = self.code(at: low),
            (0xdc00..<0xe000).contains(second.value),
            let scalar = Unicode.Scalar(0x10000 + (code.value - 0xd800) << 10 + (second.value - 0xdc00))
        else { return ("\u{fffd}", code.end) }
        return (scalar, second.end)
    }

    /// The character whose number follows the backslash here.
    private func code(at place: Int) -> (value: UInt32, end: Int)? {
        guard place + 1 < scalars.count, scalars[place + 1] == "u" || scalars[place + 1] == "x" else { return nil }
        let length = scalars[place + 1] == "u" ? 4 : 2
        return number(at: place + 2, length: length).map { ($0, place + 2 + length) }
    }

    private func percented(at place: Int) -> (Unicode.Scalar, end: Int)? {
        var bytes: [UInt8] = []
        var end = place
        while bytes.count < 4, end < scalars.count, scalars[end] == "%", let byte = number(at: end + 1, length: 2) {
            // A byte that doesn't continue the character begins the next one.
            if !bytes.isEmpty, byte & 0xc0 != 0x80 { break }
            bytes.append(UInt8(truncatingIfNeeded: byte))
            end += 3
            if bytes[0] < 0xc0 { break }
        }
        guard let scalar = String(decoding: bytes, as: UTF8.self).unicodeScalars.first else { return nil }
        return (scalar, end)
    }

    private func entity(at place: Int) -> (Unicode.Scalar, end: Int)? {
        let body = scalars[(place + 1)...].prefix(10).prefix {
            $0.isASCII && ($0.isLetter || $0.digitValue != nil || $0 == "#")
        }
        let end = body.endIndex < scalars.count && scalars[body.endIndex] == ";" ? body.endIndex + 1 : body.endIndex
        guard body.first == "#" else { return end > body.endIndex ? (" ", end) : nil }
        let digits = String(String.UnicodeScalarView(body.dropFirst()))
        let isHexadecimal = digits.utf8.first.map { $0 | 0x20 } == UInt8(ascii: "x")
        let code = isHexadecimal ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
        guard let code, let scalar = Unicode.Scalar(code) else { return nil }
        return (scalar, end)
    }

    private func number(at place: Int, length: Int) -> UInt32? {
        guard place + length <= scalars.count else { return nil }
        let digits = scalars[place..<place + length]
        guard digits.allSatisfy({ $0.isASCII && $0.properties.isHexDigit }) else { return nil }
        return UInt32(String(String.UnicodeScalarView(digits)), radix: 16)
    }
}

extension Unicode.Scalar {
    /// The scalar's value as a digit of any script, full-width, raised and circled ones included; nil for all else.
    var digitValue: UInt8? {
        if isASCII { return (0x30...0x39).contains(value) ? UInt8(value - 0x30) : nil }
        guard properties.numericType == .decimal || properties.numericType == .digit,
            let number = properties.numericValue, (0...9).contains(number)
        else { return nil }
        return UInt8(number)
    }

    /// True for letters of all scripts.
    var isLetter: Bool {
        if isASCII { return (0x61...0x7a).contains(value | 0x20) }
        return switch properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: true
        default: false
        }
    }
}
