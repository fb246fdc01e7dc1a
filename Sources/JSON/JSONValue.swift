/// A JSON value: numbers keep their digits, objects the order of their members and every one of them.
public enum JSONValue: Sendable, Hashable {
    case null
    case bool(Bool)
    /// The number's own text, e.g. `100.50`.
    case number(String)
    case string(String)
    case array([JSONValue])
    case object([Member])

    public struct Member: Sendable, Hashable {
        public var name: String
        public var value: JSONValue
        /// Where name and value began in the text that was read, in bytes; 0 in a member that was not read. Members are
        /// equal wherever they stood.
        public var nameOffset = 0
        public var valueOffset = 0

        public init(_ name: String, _ value: JSONValue) {
            self.name = name
            self.value = value
        }

        public static func == (a: Member, b: Member) -> Bool { a.name == b.name && a.value == b.value }

        public func hash(into hasher: inout Hasher) {
            hasher.combine(name)
            hasher.combine(value)
        }
    }

    /// A whole number.
    public static func integer(_ value: some BinaryInteger) -> JSONValue { .number(String(value)) }

    /// An object's member; the last of several with one name. Nil for a null, which says as much as no member.
    public subscript(_ name: String) -> JSONValue? {
        guard case .object(let members) = self, let found = members.last(where: { $0.name == name }),
            found.value != .null
        else { return nil }
        return found.value
    }

    public var string: String? {
        guard case .string(let text) = self else { return nil }
        return text
    }

    public var bool: Bool? {
        guard case .bool(let flag) = self else { return nil }
        return flag
    }

    /// A whole number that fits.
    public var integer: Int? {
        guard case .number(let digits) = self else { return nil }
        return Int(digits)
    }

    public var array: [JSONValue]? {
        guard case .array(let elements) = self else { return nil }
        return elements
    }

    /// An array's elements, where all of them are strings.
    public var strings: [String]? {
        guard let array else { return nil }
        let texts = array.compactMap(\.string)
        return texts.count == array.count ? texts : nil
    }
}
