/// Texts in a file that spreadsheets turn into a number, a time or a date.
enum SpreadsheetNumber {
    /// True for digits with nothing but the signs and words of numbers, times and dates between them, in any language's
    /// order: `0001`, `1e5`, `1/2`, `12:30`, `MAR1`, `5 €`.
    static func isRewritten(_ text: some StringProtocol) -> Bool {
        var hasDigit = false
        var letters = Letters()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "0"..."9":
                guard letters.end(afterDigit: hasDigit) else { return false }
                hasDigit = true
            case "a"..."z", "A"..."Z": letters.add(scalar)
            case " ", "\u{a0}", "\u{202f}", ".", ",", ":", "/", "-", "+", "%", "(", ")", "'", "’":
                guard letters.end(afterDigit: hasDigit) else { return false }
            default:
                let isDigit = scalar.properties.numericType == .decimal
                guard letters.end(afterDigit: hasDigit),
                    isDigit || scalar.properties.generalCategory == .currencySymbol
                else { return false }
                hasDigit = hasDigit || isDigit
            }
        }
        return letters.end(afterDigit: hasDigit) && hasDigit
    }

    /// True for a number of more than fifteen significant digits: a spreadsheet keeps only the first fifteen.
    static func isRounded(_ text: some StringProtocol) -> Bool {
        let digits = text.utf8.filter { $0 != UInt8(ascii: ".") }.drop { $0 == UInt8(ascii: "0") }
        let last = digits.lastIndex { $0 != UInt8(ascii: "0") }.map { digits.index(after: $0) } ?? digits.startIndex
        return digits[..<last].count > 15 && digits.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }

    /// A word among digits, as it is read.
    private struct Letters {
        private var word = ""

        private static let months: Set<String> = [
            "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
        ]

        mutating func add(_ letter: Unicode.Scalar) {
            // A word that counts has at most 9 letters.
            if word.utf8.count < 12 {
                word.unicodeScalars.append(letter.properties.lowercaseMapping.unicodeScalars.first ?? letter)
            }
        }

        /// Ends the word; false where it belongs to no number, time or date.
        mutating func end(afterDigit: Bool) -> Bool {
            if word.isEmpty { return true }
            defer { word = "" }
            // The exponent, the half of a day, and ISO 8601's mark before the time of day.
            if ["e", "a", "p", "am", "pm", "t"].contains(word) { return afterDigit }
            return word.utf8.count <= 9 && Self.months.contains(String(word.prefix(3)))
        }
    }
}
