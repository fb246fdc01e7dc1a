/// A JSON text as it was read: numbers keep their digits, objects the order of their members.
///
/// `JSONDecoder` would do but for two things: it turns numbers into binary or rounded ones before anyone asks for them, and
/// a member of unknown shape can't be looked at without an error thrown for each guess.
enum JSONValue: Sendable, Hashable {
    case null
    case bool(Bool)
    /// The number's own text, e.g. `100.50`.
    case number(String)
    case string(String)
    case array([JSONValue])
    case object([Member])

    /// A name and what stands beside it.
    struct Member: Sendable, Hashable {
        var name: String
        var value: JSONValue
    }

    /// An object's member; the last of several with one name, but see ``requireSingleMembers(_:)``. Nil for a null, which
    /// says as much as no member.
    subscript(_ name: String) -> JSONValue? {
        guard case .object(let members) = self, let found = members.last(where: { $0.name == name }),
            found.value != .null
        else { return nil }
        return found.value
    }

    /// The text of a string or a number, which the gateway's brands take for one another; nil for all else and for "".
    var text: String? {
        switch self {
        case .string(let text), .number(let text): text.isEmpty ? nil : text
        case .null, .bool, .array, .object: nil
        }
    }

    /// What stands there, short, for people: where it was to be something else.
    var summary: String {
        switch self {
        case .null: "null"
        case .bool(let flag): flag ? "true" : "false"
        case .number(let text), .string(let text):
            text.unicodeScalars.count > 40 ? "\(String(text.unicodeScalars.prefix(40)))…" : text
        case .array: "[…]"
        case .object: "{…}"
        }
    }

    /// Yes or no, however it is put; nil where it is neither.
    var flag: Bool? {
        switch self {
        case .bool(let flag): return flag
        case .string(let text), .number(let text):
            return switch text.lowercased() {
            case "1", "true", "yes", "y", "on", "required": true
            case "0", "false", "no", "n", "off", "", "optional": false
            default: nil
            }
        case .null, .array, .object: return nil
        }
    }

    /// An array's elements, or the values of an object whose names are whole numbers: that is how PHP writes an array
    /// with a gap in it. An empty object is an empty array, for the same reason.
    var elements: [JSONValue]? {
        switch self {
        case .array(let elements): elements
        case .object(let members) where members.allSatisfy({ UInt($0.name) != nil }): members.map(\.value)
        case .null, .bool, .number, .string, .object: nil
        }
    }
}
