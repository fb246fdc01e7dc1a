/// Comma-separated values (RFC 4180, with plain newlines) for spreadsheets.
package enum CSVText {
    /// One record, without its newline. `values` are the places of amounts and times, with which a spreadsheet can
    /// calculate.
    package static func record(_ fields: [String], isRaw: Bool = false, values: Set<Int> = []) -> String {
        fields.enumerated().map { field($1, isRaw: isRaw, isValue: values.contains($0)) }.joined(separator: ",")
    }

    /// A field that can't command a terminal. Where a spreadsheet would take the text for a formula, or for a number or
    /// a date of its own, it gets an apostrophe in front: LibreOffice and Excel show it and leave the text alone;
    /// without it they round an id of sixteen digits and drop the zeros at the front of `0001`. A part behind a
    /// semicolon gets one as well, because in much of Europe a spreadsheet ends a field there, quotes or not. An amount
    /// (`isValue`) gets one only where a spreadsheet would round it. `isRaw` writes the text's own bytes instead.
    package static func field(_ text: String, isRaw: Bool = false, isValue: Bool = false) -> String {
        let shown = isRaw ? text : protected(visible(text), isValue: isValue)
        // By bytes: a million invoices have thirty million fields.
        var needsQuotes = false
        var hasQuote = false
        for byte in shown.utf8 {
            switch byte {
            case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "\r"):
                needsQuotes = true
            case UInt8(ascii: "\""): hasQuote = true
            default: break
            }
        }
        guard needsQuotes || hasQuote else { return shown }
        var bytes: [UInt8] = [UInt8(ascii: "\"")]
        bytes.reserveCapacity(shown.utf8.count + 8)
        for byte in shown.utf8 {
            if byte == UInt8(ascii: "\"") { bytes.append(byte) }
            bytes.append(byte)
        }
        bytes.append(UInt8(ascii: "\""))
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func protected(_ shown: String, isValue: Bool) -> String {
        func guarded(_ part: some StringProtocol) -> String {
            let isTaken =
                isValue ? SpreadsheetNumber.isRounded(part) : SpreadsheetNumber.isRewritten(part)
            return isTaken || looksLikeFormula(part) ? "'" + part : String(part)
        }
        guard shown.utf8.contains(UInt8(ascii: ";")) else { return guarded(shown) }
        return shown.utf8.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
            .map { guarded(Substring($0)) }.joined(separator: ";")
    }

    private static func looksLikeFormula(_ shown: some StringProtocol) -> Bool {
        switch shown.utf8.first {
        case nil: return false
        case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"): return true
        case .some(0x21..<0x80): return false
        default: break
        }
        // `visible` shows a tab or carriage return, which some spreadsheets skip before a formula, as a picture.
        let first = shown.unicodeScalars.first {
            !$0.properties.isWhitespace && $0 != "⇥" && $0 != "␍" && $0 != "⏎"
        }
        return first.map { "=+-@＝＋－＠".unicodeScalars.contains($0) } ?? false
    }
}
