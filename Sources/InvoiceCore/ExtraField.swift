/// A member of `extra_fields`: a name and a value, both as typed.
public struct ExtraField: Sendable, Hashable {
    public var name: String
    public var value: String

    /// Takes both as they are; ``InvoiceDraft/issues(catalog:rules:)`` checks them.
    public init(name: String, value: String) {
        self.name = name
        self.value = value
    }
}

/// The gateway's rule for one extra field.
public struct ExtraFieldRule: Sendable, Hashable {
    /// The member's name on the wire.
    public var name: String
    /// The gateway's words for people, or nil.
    public var title: String?
    /// Codes of the methods it belongs to; empty means all.
    public var currencies: [String]
    public var isRequired: Bool
    /// A regular expression that the whole value must match, as the gateway wrote it.
    public var pattern: String?
    /// The only values allowed; empty means any.
    public var choices: [String]
    /// The gateway's type name, kept as it came.
    public var type: String?
    /// A value that the gateway says is right, for trying things out.
    public var example: String?

    public init(
        name: String, title: String? = nil, currencies: [String] = [], isRequired: Bool = false, pattern: String? = nil,
        choices: [String] = [], type: String? = nil, example: String? = nil
    ) {
        self.name = name
        self.title = title
        self.currencies = currencies
        self.isRequired = isRequired
        self.pattern = pattern
        self.choices = choices
        self.type = type
        self.example = example
    }

    /// True when the field belongs to the method with this code.
    public func applies(to currency: String) -> Bool { currencies.isEmpty || currencies.contains(currency) }

    /// The problem with `value`, or nil. A pattern that this program can't read decides nothing.
    public func problem(with value: String) -> ExtraFieldProblem? {
        if value.isEmpty { return isRequired ? .missing(title: title) : nil }
        if !choices.isEmpty, !choices.contains(where: { $0.utf8.elementsEqual(value.utf8) }) {
            return .notAChoice(choices)
        }
        if let pattern, let matcher = ExtraFieldPattern(pattern), !matcher.matches(value) {
            return .patternMismatch(pattern, example: example)
        }
        return nil
    }
}

/// A gateway's pattern, once it is sure to be harmless to run.
///
/// The text comes from outside and is run on every key typed, so only short patterns are taken whose matching can't take
/// exponential time: no repeated group, no back reference, no look-around. Others are left to the gateway to check.
struct ExtraFieldPattern {
    private let regex: Regex<AnyRegexOutput>

    init?(_ pattern: String) {
        // A character of several scalars means one thing to this reader and another to the gateway's.
        guard pattern.count == pattern.unicodeScalars.count else { return nil }
        var body = pattern
        // PHP's gateways write patterns with delimiters, /^…$/u.
        if body.hasPrefix("/"), let end = body.lastIndex(of: "/"), end > body.startIndex {
            let flags = body[body.index(after: end)...]
            guard flags.allSatisfy({ $0 == "u" || $0 == "i" }) else { return nil }
            body = (flags.contains("i") ? "(?i)" : "") + body[body.index(after: body.startIndex)..<end]
        }
        guard body.utf8.count <= 200, Self.isHarmless(body), let regex = try? Regex(body) else { return nil }
        // As the gateways' readers have it: scalars, and a digit is 0 to 9.
        self.regex = regex.matchingSemantics(.unicodeScalar).asciiOnlyDigits()
    }

    func matches(_ value: String) -> Bool {
        guard value.utf8.count <= 256 else { return true }
        // A failure inside the matcher is no verdict on the value.
        return (try? regex.wholeMatch(in: value)) ?? nil != nil
    }

    private static func isHarmless(_ body: String) -> Bool {
        var previous: Character = " "
        var unboundedRepeats = 0
        for (index, character) in body.enumerated() {
            if previous == "\\" {
                if character.isNumber || character == "k" || character == "g" { return false }
                previous = " "
                continue
            }
            if previous == ")", "*+{?".contains(character), character != "?" { return false }
            if previous == "(", character == "?" {
                let rest = body.dropFirst(index + 1)
                guard rest.hasPrefix(":") || rest.hasPrefix("i)") else { return false }
            }
            if character == "*" || character == "+" { unboundedRepeats += 1 }
            previous = character
        }
        return unboundedRepeats <= 3
    }
}

/// Why an extra field can't be sent.
public enum ExtraFieldProblem: Sendable, Hashable {
    case missing(title: String?)
    case notAChoice([String])
    /// The value doesn't fit the gateway's pattern; `example` is one that does.
    case patternMismatch(String, example: String?)
    /// A value without a name.
    case noName
    /// A name without a value: the gateway wants no empty members.
    case noValue
    case duplicateName
    case unusable(Unicode.Scalar)
    case tooLong(limit: Int)
}

extension ExtraFieldRule {
    /// A value that a test payment may send: the gateway's example, else a choice, else whatever common value the pattern
    /// takes. Nil where none is known to be right.
    public var testValue: String? {
        let candidates = [example].compactMap(\.self) + choices + Self.commonValues
        return candidates.first { !$0.isEmpty && problem(with: $0) == nil }
    }

    /// Values that such fields usually take: phone numbers, accounts, short codes, names, addresses.
    private static let commonValues = [
        "10000000000", "+10000000000", "0123456789", "1234", "123456", "1", "test@example.com", "test", "TEST",
        "Test Test",
        "test@upi", "2000-01-01", "US", "TEST0000001",
    ]
}

extension ExtraField {
    /// The fields that the rules require of a method, filled for a test payment, and the names of those for which no value is
    /// known to be right.
    public static func forTestPayment(
        in currency: String, rules: [ExtraFieldRule]
    ) -> (fields: [ExtraField], unfilled: [String]) {
        var fields: [ExtraField] = []
        var unfilled: [String] = []
        var seen: Set<String> = []
        for rule in rules where rule.isRequired && rule.applies(to: currency) && seen.insert(rule.name).inserted {
            if let value = rule.testValue {
                fields.append(ExtraField(name: rule.name, value: value))
            } else {
                unfilled.append(rule.name)
            }
        }
        return (fields, unfilled)
    }
}
