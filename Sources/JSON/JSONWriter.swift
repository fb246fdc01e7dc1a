/// Writes JSON in the order of the calls, in UTF-8. It escapes what RFC 8259, 7 requires; `/` and non-ASCII stay as
/// they are.
///
/// The caller must alternate names and values in an object, and close brackets.
public struct JSONWriter: Sendable {
    public enum Layout: Sendable, Hashable {
        /// On one line, without a blank.
        case compact
        /// A line for each member and element, for people.
        case indented
    }

    public private(set) var bytes: [UInt8] = []
    private let layout: Layout
    private var place = Place.first
    private var depth = 0

    /// Where the next name or value stands.
    private enum Place {
        case first, afterName, afterValue
    }

    public init(_ layout: Layout = .compact) { self.layout = layout }

    /// Makes room for this many bytes, so that they needn't be moved while they are written.
    public mutating func reserve(_ count: Int) { bytes.reserveCapacity(count) }

    // MARK: Objects and arrays

    public mutating func beginObject() { begin(UInt8(ascii: "{")) }
    public mutating func endObject() { end(UInt8(ascii: "}")) }
    public mutating func beginArray() { begin(UInt8(ascii: "[")) }
    public mutating func endArray() { end(UInt8(ascii: "]")) }

    /// The name of the member whose value comes next.
    ///
    /// - Parameter escapes: which scalars are written as `\uXXXX` beside those that must be.
    public mutating func name(_ name: String, escaping escapes: ((Unicode.Scalar) -> Bool)? = nil) {
        separate()
        put(name, escapes)
        putColon()
    }

    /// The same, for a name that needs no escape.
    public mutating func name(_ name: StaticString) {
        separate()
        bytes.append(UInt8(ascii: "\""))
        name.withUTF8Buffer { bytes.append(contentsOf: $0) }
        bytes.append(UInt8(ascii: "\""))
        putColon()
    }

    private mutating func putColon() {
        if layout == .indented { bytes.append(UInt8(ascii: " ")) }
        bytes.append(UInt8(ascii: ":"))
        if layout == .indented { bytes.append(UInt8(ascii: " ")) }
        place = .afterName
    }

    private mutating func begin(_ bracket: UInt8) {
        separate()
        bytes.append(bracket)
        depth += 1
        place = .first
    }

    private mutating func end(_ bracket: UInt8) {
        depth -= 1
        if layout == .indented, place == .afterValue { breakLine() }
        bytes.append(bracket)
        place = .afterValue
    }

    /// A newline behind the whole value, where texts stand on lines.
    public mutating func endLine() { bytes.append(UInt8(ascii: "\n")) }

    private mutating func separate() {
        if place == .afterValue { bytes.append(UInt8(ascii: ",")) }
        if layout == .indented, place != .afterName, depth > 0 { breakLine() }
        place = .afterValue
    }

    private mutating func breakLine() {
        bytes.append(UInt8(ascii: "\n"))
        bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: depth * 2))
    }

    // MARK: Values

    public mutating func null() { raw("null") }
    public mutating func bool(_ flag: Bool) { raw(flag ? "true" : "false") }

    /// A number, by its text.
    public mutating func number(_ text: String) { raw(text) }

    /// A string with this text.
    ///
    /// - Parameter escapes: which scalars are written as `\uXXXX` beside those that must be.
    public mutating func string(_ text: String, escaping escapes: ((Unicode.Scalar) -> Bool)? = nil) {
        separate()
        put(text, escapes)
    }

    /// A value that is JSON already.
    public mutating func raw(_ json: String) {
        separate()
        bytes.append(contentsOf: json.utf8)
    }

    /// A value with all that is in it.
    public mutating func value(_ value: JSONValue) {
        switch value {
        case .null: null()
        case .bool(let flag): bool(flag)
        case .number(let text): number(text)
        case .string(let text): string(text)
        case .array(let elements):
            beginArray()
            for element in elements { self.value(element) }
            endArray()
        case .object(let members):
            beginObject()
            for member in members {
                name(member.name)
                self.value(member.value)
            }
            endObject()
        }
    }

    // MARK: Members

    /// A string member; nothing where there is no text.
    public mutating func member(_ name: StaticString, _ text: String?) {
        guard let text else { return }
        self.name(name)
        string(text)
    }

    /// A whole number; nothing where there is none.
    public mutating func member(_ name: StaticString, _ number: Int?) {
        guard let number else { return }
        self.name(name)
        raw(String(number))
    }

    /// `true` or `false`; nothing where there is neither.
    public mutating func member(_ name: StaticString, _ flag: Bool?) {
        guard let flag else { return }
        self.name(name)
        bool(flag)
    }

    // MARK: Texts

    private mutating func put(_ text: String, _ escapes: ((Unicode.Scalar) -> Bool)?) {
        bytes.append(UInt8(ascii: "\""))
        if let escapes {
            for scalar in text.unicodeScalars {
                if escapes(scalar), !Self.hasShortEscape(scalar) {
                    for unit in UTF16.encode(scalar) ?? UTF16.encodedReplacementCharacter { putEscape(unit) }
                } else {
                    putRun(String(scalar))
                }
            }
        } else {
            putRun(text)
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private static func hasShortEscape(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "\"" || scalar == "\\" || scalar == "\n" || scalar == "\r" || scalar == "\t"
    }

    private mutating func putRun(_ text: String) {
        var text = text
        text.withUTF8 { utf8 in
            // Most texts need no escape: the bytes between two are copied in one go.
            var copied = 0
            var index = 0
            while index < utf8.count {
                let byte = utf8[index]
                index += 1
                guard byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") else { continue }
                bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[copied..<(index - 1)]))
                copied = index
                putEscape(of: byte)
            }
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[copied...]))
        }
    }

    private mutating func putEscape(of byte: UInt8) {
        let short: UInt8? =
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): byte
            case 0x0a: UInt8(ascii: "n")
            case 0x0d: UInt8(ascii: "r")
            case 0x09: UInt8(ascii: "t")
            default: nil
            }
        guard let short else { return putEscape(UInt16(byte)) }
        bytes.append(UInt8(ascii: "\\"))
        bytes.append(short)
    }

    private mutating func putEscape(_ unit: UInt16) {
        bytes += "\\u".utf8
        for shift in [12, 8, 4, 0] as [UInt16] {
            let digit = UInt8(unit >> shift & 0xf)
            bytes.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
        }
    }
}

extension JSONValue {
    /// The value as compact JSON text, on one line whatever is in it.
    public func encoded() -> String {
        var writer = JSONWriter()
        writer.value(self)
        return String(decoding: writer.bytes, as: UTF8.self)
    }
}
