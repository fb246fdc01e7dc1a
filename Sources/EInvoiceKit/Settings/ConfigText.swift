import InvoiceCore
import JSON

/// The config file's text as it was read: JSON in which `//` and `/* */` comments and a comma after the last item are allowed.
struct ConfigText {
    let value: JSONValue
    /// Where the value begins, counted from 1.
    let line: Int
    /// Tells the line on which a member stands: a mistake is shown where it is.
    let places: JSONPlaces

    private static let options = JSONOptions {
        // The config needs three levels.
        $0.maximumDepth = 32
        $0.allowsComments = true
        // Some editors put one in front.
        $0.allowsByteOrderMark = true
    }

    /// Reads a whole text.
    init(_ text: String) throws(ConfigSyntaxProblem) {
        let bytes = Array(text.utf8)
        let places = JSONPlaces(bytes)
        do throws(JSONProblem) {
            let read = try bytes.withUnsafeBufferPointer { bytes throws(JSONProblem) in
                var reader = try JSONReader(bytes, Self.options)
                _ = try reader.kind()
                let start = reader.position
                let value = try reader.value()
                try reader.end()
                return (value: value, start: start)
            }
            value = read.value
            line = places.line(at: read.start)
        } catch {
            throw ConfigSyntaxProblem(error, in: bytes, places)
        }
        self.places = places
    }
}

/// Where and why a text is not JSON with comments.
struct ConfigSyntaxProblem: Error, Equatable {
    let line: Int
    /// In characters, counted from 1.
    let column: Int
    let expectation: ConfigExpectation
}

extension ConfigSyntaxProblem {
    fileprivate init(_ problem: JSONProblem, in bytes: [UInt8], _ places: JSONPlaces) {
        var offset = problem.offset
        var isNumber = false
        if problem.reason.isInWord {
            // Whatever is wrong within a word, the word is wrong.
            while offset > 0, !bytes[offset - 1].endsWord { offset -= 1 }
            isNumber = offset < bytes.count && "+-.0123456789".utf8.contains(bytes[offset])
        }
        self.init(
            line: places.line(at: offset), column: places.column(at: offset),
            expectation: problem.reason.expectation(inNumber: isNumber))
    }
}

extension JSONProblem.Reason {
    /// True where a number or a bare word may have begun before the place that was found.
    fileprivate var isInWord: Bool {
        switch self {
        case .noValue, .leadingZero, .noDigit, .noDigitAfterPoint, .noDigitInExponent, .noNumber: true
        default: false
        }
    }

    /// What should have stood there.
    func expectation(inNumber isNumber: Bool) -> ConfigExpectation {
        switch self {
        case .noValue, .leadingZero, .noDigit, .noDigitAfterPoint, .noDigitInExponent, .noNumber:
            isNumber ? .number : .value
        case .extraText: .nothing
        case .noMemberName: .memberName
        case .noColon(let name): .colon(after: name)
        case .objectNotClosed: .commaInObject
        case .arrayNotClosed: .commaInArray
        case .repeatedName(let name): .once(name)
        case .stringNotClosed: .closingQuote
        case .controlCharacter: .closingQuoteOnLine
        case .unknownEscape: .escape
        case .noHexDigit, .incompleteEscape: .hexDigits
        case .loneSurrogate: .surrogatePair
        case .wrongSurrogate: .secondSurrogate
        case .notUTF8: .utf8
        case .noComment: .comment
        case .commentNotClosed: .endOfComment
        case .tooDeep: .fewerBrackets
        case .tooMany, .tooLong: .shorterText
        }
    }
}
