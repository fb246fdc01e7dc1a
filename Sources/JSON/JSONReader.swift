/// Reads JSON (RFC 8259) from bytes in memory, value by value, and builds no tree. The bytes must outlive the reader.
///
/// Each value is read or skipped once, in the text's order:
///
///     try reader.beginObject()
///     while let name = try reader.nextName() {
///         if name == "id" { id = try reader.text() } else { try reader.skip() }
///     }
///     try reader.end()
public struct JSONReader {
    let bytes: UnsafeBufferPointer<UInt8>
    let options: JSONOptions
    /// Bytes that were read.
    public internal(set) var position = 0
    /// Where the last name began.
    public private(set) var nameOffset = 0
    private var depth = 0
    private var count = 0
    /// An array or object was just begun.
    private var isAtStart = false

    /// Stands at the beginning of `bytes`.
    ///
    /// - Throws: `tooLong`.
    public init(_ bytes: UnsafeBufferPointer<UInt8>, _ options: JSONOptions = JSONOptions()) throws(JSONProblem) {
        self.bytes = bytes
        self.options = options
        guard bytes.count <= options.maximumSize else { throw JSONProblem(.tooLong, at: options.maximumSize) }
        if options.allowsByteOrderMark, bytes.starts(with: [0xef, 0xbb, 0xbf]) { position = 3 }
    }

    public enum Kind: Sendable, Hashable {
        case null, bool, number, string, array, object
    }

    /// The kind of the next value, which begins at ``position`` then; a number may still prove to be none.
    public mutating func kind() throws(JSONProblem) -> Kind {
        try passBlanks()
        switch next {
        case UInt8(ascii: "\""): return .string
        case UInt8(ascii: "{"): return .object
        case UInt8(ascii: "["): return .array
        case UInt8(ascii: "t"), UInt8(ascii: "f"): return .bool
        case UInt8(ascii: "n"): return .null
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number
        default: throw problem(.noValue)
        }
    }

    /// Makes sure that nothing but blanks follows.
    public mutating func end() throws(JSONProblem) {
        try passBlanks()
        guard position == bytes.count else { throw problem(.extraText) }
    }

    // MARK: Objects and arrays

    /// Steps into an object; ``nextName()`` leads through it and out of it.
    public mutating func beginObject() throws(JSONProblem) { try begin(UInt8(ascii: "{")) }

    /// Steps into an array; ``nextElement()`` leads through it and out of it.
    public mutating func beginArray() throws(JSONProblem) { try begin(UInt8(ascii: "[")) }

    /// The name of the object's next member, whose value comes next; nil where the object ends.
    public mutating func nextName() throws(JSONProblem) -> String? {
        guard try goOnToName() else { return nil }
        let name = try string()
        guard try pass(UInt8(ascii: ":")) else { throw problem(.noColon(after: name)) }
        return name
    }

    /// The number of the object's next member, whose value comes next: nil in it for a name that isn't among these, and nil
    /// where the object ends.
    public mutating func nextName(among names: JSONNames) throws(JSONProblem) -> Int?? {
        guard try goOnToName() else { return nil }
        let start = position + 1
        let hasEscapes = try passString()
        let range = start..<(position - 1)
        guard try pass(UInt8(ascii: ":")) else { throw problem(.noColon(after: text(of: range, hasEscapes))) }
        return .some(hasEscapes ? names[unescaped(range)] : names[UnsafeBufferPointer(rebasing: bytes[range])])
    }

    /// True where an element of the array comes next; false where the array ends.
    public mutating func nextElement() throws(JSONProblem) -> Bool {
        try goOn(to: UInt8(ascii: "]"), or: .arrayNotClosed)
    }

    private mutating func goOnToName() throws(JSONProblem) -> Bool {
        guard try goOn(to: UInt8(ascii: "}"), or: .objectNotClosed) else { return false }
        try passBlanks()
        guard next == UInt8(ascii: "\"") else { throw problem(.noMemberName) }
        nameOffset = position
        return true
    }

    private mutating func begin(_ bracket: UInt8) throws(JSONProblem) {
        try passBlanks()
        guard next == bracket else { throw problem(.noValue) }
        guard depth < options.maximumDepth else { throw problem(.tooDeep) }
        position += 1
        depth += 1
        isAtStart = true
    }

    private mutating func goOn(
        to bracket: UInt8, or missing: JSONProblem.Reason
    ) throws(JSONProblem) -> Bool {
        if isAtStart {
            isAtStart = false
            if try passClosing(bracket) { return false }
        } else if try !pass(UInt8(ascii: ",")) {
            guard try passClosing(bracket) else { throw problem(missing) }
            return false
        } else if options.allowsComments, try passClosing(bracket) {
            return false
        }
        guard count < options.maximumCount else { throw problem(.tooMany) }
        count += 1
        return true
    }

    private mutating func passClosing(_ bracket: UInt8) throws(JSONProblem) -> Bool {
        guard try pass(bracket) else { return false }
        depth -= 1
        return true
    }

    // MARK: Other values

    /// A string's or a number's text; nil, and the value skipped, for anything else.
    public mutating func text() throws(JSONProblem) -> String? {
        switch try kind() {
        case .string: return try string()
        case .number: return try number()
        case .null, .bool, .array, .object:
            try skip()
            return nil
        }
    }

    /// True or false; nil, and the value skipped, for anything else.
    public mutating func flag() throws(JSONProblem) -> Bool? {
        let isBool = try kind() == .bool
        let isTrue = next == UInt8(ascii: "t")
        try skip()
        return isBool ? isTrue : nil
    }

    /// A number's own text.
    public mutating func number() throws(JSONProblem) -> String {
        try passBlanks()
        let start = position
        try passNumber()
        return String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<position]), as: UTF8.self)
    }

    /// Reads past one value of any kind, and finds the same faults as reading it does.
    public mutating func skip() throws(JSONProblem) {
        switch try kind() {
        case .string: try passString()
        case .number: try passNumber()
        case .bool: try passWord(next == UInt8(ascii: "t") ? "true" : "false")
        case .null: try passWord("null")
        case .array:
            try beginArray()
            while try nextElement() { try skip() }
        case .object where options.refusesRepeatedNames: _ = try value()
        case .object:
            try beginObject()
            while try goOnToName() {
                try passString()
                if try !pass(UInt8(ascii: ":")) { throw try missingColon() }
                try skip()
            }
        }
    }

    /// The name is read only for the words of the problem.
    private func missingColon() throws(JSONProblem) -> JSONProblem {
        var reader = self
        reader.position = nameOffset
        return problem(.noColon(after: try reader.string()))
    }
}

/// A reading's limits, and what it takes beside RFC 8259: nothing unless told.
public struct JSONOptions: Sendable {
    /// Levels of arrays and objects: each one takes room on the stack.
    public var maximumDepth = 64
    /// Members and elements, in all levels together.
    public var maximumCount = Int.max
    /// Bytes of the whole text.
    public var maximumSize = Int.max
    /// `//` and `/* */` comments, and a comma after the last member or element.
    public var allowsComments = false
    /// A byte order mark in front is passed over.
    public var allowsByteOrderMark = false
    /// An escape that is half of a surrogate pair is read as U+FFFD instead of refused.
    public var replacesLoneSurrogates = false
    /// A name that an object has twice is refused. Names are compared by their bytes.
    public var refusesRepeatedNames = false

    /// The strictest, changed by `change`.
    public init(_ change: (inout JSONOptions) -> Void = { _ in }) { change(&self) }
}
