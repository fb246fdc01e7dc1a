import JSON

extension JSONOptions {
    /// No kinder than RFC 8259: a client that is understood here is understood anywhere. A name given twice is refused
    /// too, because two readers might each take another value.
    static let wire = JSONOptions {
        $0.maximumDepth = 32
        $0.maximumCount = 10_000
        $0.refusesRepeatedNames = true
    }
}

extension JSONProblem.Reason {
    /// For the client's author.
    var words: String {
        switch self {
        case .noValue, .noDigit, .noComment, .commentNotClosed: "no value"
        case .extraText: "something after the value"
        case .noMemberName: "no member's name"
        case .noColon: "no colon"
        case .objectNotClosed: "object not closed"
        case .arrayNotClosed: "array not closed"
        case .repeatedName(let name): "member \(name) twice"
        case .leadingZero: "a leading zero"
        case .noDigitAfterPoint: "no digit after the dot"
        case .noDigitInExponent: "no digit in the exponent"
        case .noNumber: "no number"
        case .stringNotClosed: "string not closed"
        case .controlCharacter: "a control character in a string"
        case .unknownEscape: "no such escape"
        case .noHexDigit: "no hex digit"
        case .incompleteEscape: "escape not complete"
        case .loneSurrogate, .wrongSurrogate: "half a surrogate pair"
        case .notUTF8: "not UTF-8"
        case .tooDeep: "nested too deep"
        case .tooMany: "too many members"
        case .tooLong: "too long"
        }
    }
}
