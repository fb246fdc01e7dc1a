/// Why bytes are not the JSON that was asked for, and where.
public struct JSONProblem: Error, Sendable, Hashable {
    public enum Reason: Sendable, Hashable {
        /// No value where one has to be.
        case noValue
        /// Something follows the one value of the text.
        case extraText
        case noMemberName
        case noColon(after: String)
        /// Neither a comma nor the closing bracket.
        case objectNotClosed, arrayNotClosed
        case repeatedName(String)
        case leadingZero, noDigit, noDigitAfterPoint, noDigitInExponent
        /// A number is followed by a byte that can't end it.
        case noNumber
        case stringNotClosed
        /// A control character in a string, which only an escape may be.
        case controlCharacter
        case unknownEscape
        /// Fewer than four hexadecimal digits behind `\u`, in the text or at its end.
        case noHexDigit, incompleteEscape
        /// The first half of a surrogate pair, without a second one; or a second one alone.
        case loneSurrogate
        /// An escape follows the first half of a surrogate pair, and isn't the second.
        case wrongSurrogate
        case notUTF8
        /// A slash that begins no comment.
        case noComment
        case commentNotClosed
        case tooDeep, tooMany, tooLong
    }

    public var reason: Reason
    /// Bytes before the first that does not belong.
    public var offset: Int

    public init(_ reason: Reason, at offset: Int) {
        self.reason = reason
        self.offset = offset
    }
}

/// Tells lines and columns of a text's bytes.
public struct JSONPlaces: Sendable {
    private let bytes: [UInt8]
    /// Offsets at which lines begin.
    private let starts: [Int]

    /// Looks for the lines of `bytes`, which end with a newline.
    public init(_ bytes: [UInt8]) {
        self.bytes = bytes
        starts = [0] + bytes.indices.filter { bytes[$0] == UInt8(ascii: "\n") }.map { $0 + 1 }
    }

    /// The line in which a byte stands, counted from 1.
    public func line(at offset: Int) -> Int {
        var (low, high) = (0, starts.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if starts[middle] <= offset { low = middle } else { high = middle }
        }
        return low + 1
    }

    /// The place in its line, in characters (Unicode scalars), counted from 1.
    public func column(at offset: Int) -> Int {
        bytes[starts[line(at: offset) - 1]..<offset].count { $0 & 0xc0 != 0x80 } + 1
    }
}
