import FoundationEssentials

/// A request's body as the platform's own decoder reads it, which is not the reader that the program has.
enum WireJSON: Decodable, Sendable, Hashable {
    case null
    case bool(Bool)
    case number(Decimal)
    case string(String)
    case array([WireJSON])
    case object([String: WireJSON])

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let flag = try? container.decode(Bool.self) {
            self = .bool(flag)
        } else if let number = try? container.decode(Decimal.self) {
            self = .number(number)
        } else if let text = try? container.decode(String.self) {
            self = .string(text)
        } else if let elements = try? container.decode([WireJSON].self) {
            self = .array(elements)
        } else {
            self = .object(try container.decode([String: WireJSON].self))
        }
    }

    /// The text of a string or number.
    var text: String? {
        switch self {
        case .string(let text): text
        case .number(let number): number.description
        case .null, .bool, .array, .object: nil
        }
    }

    /// The same as JSON; only for numbers and strings.
    var json: String {
        switch self {
        case .number(let number): number.description
        case .string(let text): Self.quoted(text)
        case .null, .bool, .array, .object: "null"
        }
    }

    /// A string as JSON.
    static func quoted(_ text: String) -> String {
        guard let data = try? JSONEncoder().encode(text) else { return "\"\"" }
        return String(decoding: data, as: UTF8.self)
    }
}
