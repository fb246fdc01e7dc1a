public enum Alignment: Sendable, Hashable {
    case left, right
    /// In the middle, one column further left where it can't be exact.
    case center
    /// In a column of a table, at the decimal point, that all rows share; elsewhere as `right`.
    case decimal
}

extension TextWidth {
    /// The text, cut to `width` columns with `…` as the last one if it is longer.
    public static func truncate(_ text: String, to width: Int) -> String {
        guard of(text) > width else { return text }
        guard width > 0 else { return "" }
        return prefix(of: text, columns: width - 1) + "…"
    }

    /// The text with its middle replaced by `…` if it is longer than `width` columns: both ends of an address or an id
    /// tell more than its beginning alone.
    public static func truncateMiddle(_ text: String, to width: Int) -> String {
        guard of(text) > width else { return text }
        guard width > 2 else { return truncate(text, to: width) }
        let tail = (width - 1) / 2
        var end = ""
        var columns = 0
        for character in text.reversed() {
            columns += of(character)
            if columns > tail { break }
            end.insert(character, at: end.startIndex)
        }
        return prefix(of: text, columns: width - 1 - tail) + "…" + end
    }

    /// The text filled with spaces or cut to exactly `width` columns.
    public static func pad(_ text: String, to width: Int, alignment: Alignment = .left) -> String {
        let cut = truncate(text, to: width)
        let missing = max(0, width - of(cut))
        let before =
            switch alignment {
            case .left: 0
            case .right, .decimal: missing
            case .center: missing / 2
            }
        return String(repeating: " ", count: before) + cut + String(repeating: " ", count: missing - before)
    }

    /// As much of the beginning as fits into `columns`.
    public static func prefix(of text: String, columns: Int) -> String {
        var taken = 0
        var end = text.startIndex
        while end < text.endIndex {
            taken += of(text[end])
            if taken > columns { break }
            end = text.index(after: end)
        }
        return String(text[..<end])
    }

    /// The text in lines of at most so many columns, broken between words where that is possible. Newlines in the text
    /// stay breaks; a word longer than a line is broken after a sign that joins its parts, or else cut. An empty text is one
    /// empty line; `width` below 2 counts as 2.
    public static func wrap(_ text: String, width: Int) -> [String] {
        let width = max(2, width)
        return text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
            .flatMap { wrapParagraph($0, width: width) }
    }

    /// Signs after which a long word may be broken.
    private static func isJoint(_ character: Character) -> Bool {
        "_/.-&?".contains(character)
    }

    private static func wrapParagraph(_ paragraph: Substring, width: Int) -> [String] {
        if of(String(paragraph)) <= width { return [String(paragraph)] }
        var lines: [String] = []
        // Indices, not words: spaces inside a line, and the indent of the first, stay as they are.
        var lineStart = paragraph.startIndex
        var columns = 0
        var lastSpace: Substring.Index?
        /// A space within a number: the line ends there only if it has no other.
        var lastGroup: Substring.Index?
        // The places behind a comma, and behind another joint, inside a word.
        var lastComma: Substring.Index?
        var lastJoint: Substring.Index?
        var index = lineStart
        while index < paragraph.endIndex {
            let character = paragraph[index]
            let step = of(character)
            if character == " " && paragraph[lineStart..<index].contains(where: { $0 != " " }) {
                if groupsDigits(index, in: paragraph) { lastGroup = index } else { lastSpace = index }
            }
            if columns + step > width && index > lineStart {
                let blank = lastSpace ?? lastGroup
                let end = blank ?? lastComma ?? lastJoint ?? index
                lines.append(trimmingEnd(paragraph[lineStart..<end]))
                lineStart = end
                if blank != nil {
                    while lineStart < paragraph.endIndex, paragraph[lineStart] == " " {
                        lineStart = paragraph.index(after: lineStart)
                    }
                }
                index = lineStart
                columns = 0
                lastSpace = nil
                lastGroup = nil
                lastComma = nil
                lastJoint = nil
                continue
            }
            columns += step
            index = paragraph.index(after: index)
            if character == "," || character == ";" { lastComma = index }
            if isJoint(character) { lastJoint = index }
        }
        if lineStart < paragraph.endIndex { lines.append(trimmingEnd(paragraph[lineStart...])) }
        return lines
    }

    /// True for the blank within `1 000`: after a digit, and before just three.
    private static func groupsDigits(_ blank: Substring.Index, in text: Substring) -> Bool {
        func isDigit(_ character: Character) -> Bool { ("0"..."9").contains(character) }
        guard let before = text[..<blank].last, isDigit(before) else { return false }
        return text[text.index(after: blank)...].prefix(4).prefix(while: isDigit).count == 3
    }

    private static func trimmingEnd(_ line: Substring) -> String {
        var line = line
        while line.last == " " { line.removeLast() }
        return String(line)
    }
}
