import JSON

extension JSONOptions {
    /// The options for the gateway's replies. They are lenient: an odd text must not hide what became of a payment.
    static let reply = JSONOptions {
        $0.allowsByteOrderMark = true
        $0.replacesLoneSurrogates = true
    }
}

/// Values that the gateway's brands write in different forms.
extension JSONValue {
    /// The text of a string or a number, which the gateway's brands take for one another; nil for all else and for "".
    var text: String? {
        switch self {
        case .string(let text), .number(let text): text.isEmpty ? nil : text
        case .null, .bool, .array, .object: nil
        }
    }

    /// A short text of an unexpected value, for people.
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

    /// Yes or no, in any of the brands' forms; nil for all else.
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
