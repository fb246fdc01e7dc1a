extension Amount {
    /// The plain notation of an amount as people write it, where it means one number: `1 234,50`, `1,234.50`, `1.234,50` and
    /// `1’234.50` are `1234.50`. Blanks, also narrow and unbreakable ones, and apostrophes group three digits; of dot and comma
    /// the one that stands last and once is the decimal one.
    ///
    /// - Parameters:
    ///   - written: as it was copied or typed, with digits grouped or not.
    ///   - point: what people write before decimals, where it is known.
    /// - Throws: ``AmountProblem/ambiguous(grouped:decimal:)`` for `1,500`, which some write for 1500 and others for 1.5, where `point`
    ///   isn't the comma; else the problem of the text as it stands.
    public static func plainText(of written: String, point: String = ".") throws(AmountProblem) -> String {
        let scalars = Array(written.trimmingBlanks.unicodeScalars)
        let marks = scalars.filter { $0 == "." || $0 == "," }
        let groups = Set(scalars.filter(isGroup))
        // What is plain already, and what is no number, is for the one reader of amounts.
        guard !groups.isEmpty || marks.contains(",") || marks.count > 1,
            scalars.allSatisfy({ isDigit($0) || isGroup($0) || $0 == "." || $0 == "," })
        else {
            let text = string(scalars)
            _ = try Amount(text)
            return text
        }
        var decimal: Int?
        if let last = marks.last, marks.count(where: { $0 == last }) == 1 {
            let place = scalars.lastIndex(of: last) ?? 0
            let (before, after) = (scalars[..<place], scalars[(place + 1)...])
            if marks.count == 1, last == ",", point != ",", groups.isEmpty, isGrouping(before, after) {
                throw .ambiguous(grouped: string(before + after), decimal: "\(string(before)).\(string(after))")
            }
            decimal = place
        }
        let whole = scalars[..<(decimal ?? scalars.count)]
        let fraction = decimal.map { scalars[($0 + 1)...] } ?? []
        // One sign groups all of a number, and three digits stand behind each.
        let separators = Set(whole.filter { !isDigit($0) })
        let parts = whole.split(omittingEmptySubsequences: false) { !isDigit($0) }
        let isGrouped =
            parts.count == 1
            || separators.count == 1 && parts[0].count <= 3 && parts.dropFirst().allSatisfy { $0.count == 3 }
        guard isGrouped, parts.allSatisfy({ !$0.isEmpty }), fraction.allSatisfy(isDigit),
            decimal == nil || !fraction.isEmpty
        else {
            _ = try Amount(written)
            throw .notANumber
        }
        let text = parts.map { string($0) }.joined() + (decimal == nil ? "" : ".\(string(fraction))")
        _ = try Amount(text)
        return text
    }

    /// True for the digits around a comma that may be one of three digits' group as well: `1,500`, but not `0,500` or `1500,5`.
    private static func isGrouping(_ before: ArraySlice<Unicode.Scalar>, _ after: ArraySlice<Unicode.Scalar>) -> Bool {
        (1...3).contains(before.count) && before.first != "0" && after.count == 3
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

    /// A blank within a line, of any width, or an apostrophe.
    private static func isGroup(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.generalCategory == .spaceSeparator || scalar == "'" || scalar == "’"
    }

    private static func string(_ scalars: some Sequence<Unicode.Scalar>) -> String {
        String(String.UnicodeScalarView(scalars))
    }
}
