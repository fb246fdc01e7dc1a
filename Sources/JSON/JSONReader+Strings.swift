extension JSONReader {
    public mutating func string() throws(JSONProblem) -> String {
        try passBlanks()
        guard next == UInt8(ascii: "\"") else { throw problem(.noValue) }
        let start = position + 1
        let hasEscapes = try passString()
        return text(of: start..<(position - 1), hasEscapes)
    }

    /// The text of a string that ``passString()`` found right.
    func text(of range: Range<Int>, _ hasEscapes: Bool) -> String {
        hasEscapes ? unescaped(range) : String(decoding: UnsafeBufferPointer(rebasing: bytes[range]), as: UTF8.self)
    }

    /// Reads past a string, and checks it; true where it has escapes.
    @discardableResult
    mutating func passString() throws(JSONProblem) -> Bool {
        position += 1
        let start = position
        var (hasEscapes, isASCII) = (false, true)
        while true {
            if passPlain() { isASCII = false }
            guard position < bytes.count else { throw problem(.stringNotClosed) }
            switch bytes[position] {
            case UInt8(ascii: "\""):
                if !isASCII { try requireUTF8(start..<position) }
                position += 1
                return hasEscapes
            case UInt8(ascii: "\\"):
                hasEscapes = true
                position += 1
                _ = try escape()
            default: throw problem(.controlCharacter)
            }
        }
    }

    /// Passes over characters that stand for themselves, to the next quote, backslash or control character, or to the
    /// end. True where any is beyond ASCII.
    ///
    /// Looks at eight bytes at once. The arithmetic sets the highest bit of each byte that ends the run; a borrow may
    /// set it in later bytes as well, so only the first one counts.
    @inline(__always)
    private mutating func passPlain() -> Bool {
        let (ones, highs): (UInt64, UInt64) = (0x0101_0101_0101_0101, 0x8080_8080_8080_8080)
        var seen: UInt64 = 0
        while position + 8 <= bytes.count {
            let word = UInt64(
                littleEndian: UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: position, as: UInt64.self))
            let (quotes, slashes) = (word ^ (ones &* 0x22), word ^ (ones &* 0x5c))
            let ends =
                ((quotes &- ones) & ~quotes | (slashes &- ones) & ~slashes | (word &- ones &* 0x20) & ~word) & highs
            guard ends == 0 else {
                let count = ends.trailingZeroBitCount / 8
                position += count
                return (seen | word & ((1 << UInt64(count * 8)) &- 1)) & highs != 0
            }
            seen |= word
            position += 8
        }
        var last: UInt8 = 0
        while position < bytes.count {
            let byte = bytes[position]
            if byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { break }
            last |= byte
            position += 1
        }
        return seen & highs != 0 || last >= 0x80
    }

    /// Throws where bytes are no UTF-8, and says which.
    func requireUTF8(_ range: Range<Int>) throws(JSONProblem) {
        do throws(UTF8.ValidationError) {
            _ = try UTF8Span(validating: UnsafeBufferPointer(rebasing: bytes[range]).span)
        } catch {
            throw JSONProblem(.notUTF8, at: range.lowerBound + error.byteOffsets.lowerBound)
        }
    }

    // MARK: Escapes

    /// The same for one with escapes.
    func unescaped(_ range: Range<Int>) -> String {
        // No escape is shorter than what it stands for.
        String(unsafeUninitializedCapacity: range.count) { out in
            var end = 0
            var reader = self
            reader.position = range.lowerBound
            while reader.position < range.upperBound {
                let byte = bytes[reader.position]
                reader.position += 1
                if byte != UInt8(ascii: "\\") {
                    out.initializeElement(at: end, to: byte)
                    end += 1
                } else if let plain = Self.plainEscape(bytes[reader.position]) {
                    out.initializeElement(at: end, to: plain)
                    end += 1
                    reader.position += 1
                } else {
                    // It was read before, and so can't fail now.
                    let scalar = (try? reader.escape()) ?? "\u{fffd}"
                    for unit in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter {
                        out.initializeElement(at: end, to: unit)
                        end += 1
                    }
                }
            }
            return end
        }
    }

    /// The byte that a one-letter escape stands for.
    @inline(__always)
    private static func plainEscape(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): byte
        case UInt8(ascii: "n"): 0x0a
        case UInt8(ascii: "r"): 0x0d
        case UInt8(ascii: "t"): 0x09
        case UInt8(ascii: "b"): 0x08
        case UInt8(ascii: "f"): 0x0c
        default: nil
        }
    }

    /// Reads the rest of an escape, behind its backslash.
    private mutating func escape() throws(JSONProblem) -> Unicode.Scalar {
        guard position < bytes.count else { throw problem(.stringNotClosed) }
        if let plain = Self.plainEscape(bytes[position]) {
            position += 1
            return Unicode.Scalar(plain)
        }
        guard bytes[position] == UInt8(ascii: "u") else { throw problem(.unknownEscape) }
        position += 1
        let first = try hexadecimal()
        if let scalar = Unicode.Scalar(first) { return scalar }
        // Only surrogates have no scalar of their own: the first half of a pair wants its second behind it.
        let rest = position
        if first < 0xdc00, next == UInt8(ascii: "\\"), position + 1 < bytes.count,
            bytes[position + 1] == UInt8(ascii: "u")
        {
            position += 2
            let second = try hexadecimal()
            if (0xdc00...0xdfff).contains(second),
                let scalar = Unicode.Scalar(0x10000 + (first - 0xd800) << 10 + (second - 0xdc00))
            {
                return scalar
            }
            guard options.replacesLoneSurrogates else { throw problem(.wrongSurrogate) }
            position = rest
        }
        guard options.replacesLoneSurrogates else { throw problem(.loneSurrogate) }
        return "\u{fffd}"
    }

    private mutating func hexadecimal() throws(JSONProblem) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard position < bytes.count else { throw problem(.incompleteEscape) }
            let byte = bytes[position]
            switch byte {
            case 0x30...0x39: value = value << 4 | UInt32(byte - 0x30)
            case 0x41...0x46, 0x61...0x66: value = value << 4 | UInt32((byte | 0x20) - 0x61 + 10)
            default: throw problem(.noHexDigit)
            }
            position += 1
        }
        return value
    }
}
