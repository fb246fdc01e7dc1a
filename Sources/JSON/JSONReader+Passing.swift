extension JSONReader {
    /// The next byte; 0, which stands nowhere in JSON, at the end.
    var next: UInt8 {
        @inline(__always) get { position < bytes.count ? bytes[position] : 0 }
    }

    func problem(_ reason: JSONProblem.Reason) -> JSONProblem { JSONProblem(reason, at: position) }

    /// Passes over blanks, and then over `byte` if it comes next.
    @inline(__always)
    mutating func pass(_ byte: UInt8) throws(JSONProblem) -> Bool {
        try passBlanks()
        guard next == byte else { return false }
        position += 1
        return true
    }

    @inline(__always)
    mutating func passBlanks() throws(JSONProblem) {
        while position < bytes.count {
            let byte = bytes[position]
            if byte == 0x20 || byte == 0x0a || byte == 0x0d || byte == 0x09 {
                position += 1
            } else if byte == UInt8(ascii: "/"), options.allowsComments {
                try passComment()
            } else {
                return
            }
        }
    }

    private mutating func passComment() throws(JSONProblem) {
        let start = position
        position += 1
        switch next {
        case UInt8(ascii: "/"):
            while position < bytes.count, bytes[position] != UInt8(ascii: "\n") { position += 1 }
        case UInt8(ascii: "*"):
            position += 1
            while !(next == UInt8(ascii: "*") && position + 1 < bytes.count && bytes[position + 1] == UInt8(ascii: "/"))
            {
                guard position < bytes.count else { throw JSONProblem(.commentNotClosed, at: start) }
                position += 1
            }
            position += 2
        default: throw problem(.noComment)
        }
        try requireUTF8(start..<position)
    }

    mutating func passWord(_ word: StaticString) throws(JSONProblem) {
        let length = word.utf8CodeUnitCount
        guard position + length <= bytes.count,
            (0..<length).allSatisfy({ bytes[position + $0] == word.utf8Start[$0] })
        else { throw problem(.noValue) }
        position += length
        guard next.endsWord else { throw problem(.noValue) }
    }

    /// RFC 8259, 6: no plus sign, no zero in front, digits on both sides of the point.
    mutating func passNumber() throws(JSONProblem) {
        if next == UInt8(ascii: "-") { position += 1 }
        if next == UInt8(ascii: "0") {
            position += 1
            if isAtDigit { throw problem(.leadingZero) }
        } else {
            try passDigits(or: .noDigit)
        }
        if next == UInt8(ascii: ".") {
            position += 1
            try passDigits(or: .noDigitAfterPoint)
        }
        if next | 0x20 == UInt8(ascii: "e") {
            position += 1
            if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { position += 1 }
            try passDigits(or: .noDigitInExponent)
        }
        guard next.endsWord else { throw problem(.noNumber) }
    }

    private var isAtDigit: Bool { (0x30...0x39).contains(next) }

    private mutating func passDigits(or missing: JSONProblem.Reason) throws(JSONProblem) {
        guard isAtDigit else { throw problem(missing) }
        while isAtDigit { position += 1 }
    }
}

extension UInt8 {
    /// True for bytes that may follow a number or a word, or are a fault of their own there: blanks, controls,
    /// brackets, quotes, commas, colons and slashes.
    package var endsWord: Bool {
        switch self {
        case 0...0x20, UInt8(ascii: ","), UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: ":"), UInt8(ascii: "["),
            UInt8(ascii: "{"), UInt8(ascii: "\""), UInt8(ascii: "/"):
            true
        default: false
        }
    }
}
