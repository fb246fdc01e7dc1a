// What files, shells and web pages leave at a value that was copied from them.

extension String {
    /// The text without one end of a line: LF, CR LF, or the CR that a shell's `$(…)` leaves of that.
    package var withoutLineEnd: String {
        var scalars = unicodeScalars[...]
        if scalars.last == "\n" { scalars = scalars.dropLast() }
        if scalars.last == "\r" { scalars = scalars.dropLast() }
        return String(scalars)
    }

    /// The first control character or byte order mark, which no value of ours has.
    package var firstControl: Unicode.Scalar? { unicodeScalars.first { $0.isControl } }

    /// The first blank, control or otherwise invisible character.
    package var firstUnseen: Unicode.Scalar? { unicodeScalars.first { !$0.isVisibleInk } }

    /// What nobody sees of a text that may be right all the same, e.g. `ends with a blank (U+0020)`; nil where there is nothing.
    /// A plain blank within is seen. It tells which characters they are, and nothing else of the text.
    package var unseenWords: String? {
        let scalars = unicodeScalars
        guard let first = scalars.first, let last = scalars.last else { return nil }
        var words: [String] = []
        if !first.isVisibleInk { words.append("begins with \(first.unseenName)") }
        if scalars.count > 1, !last.isVisibleInk { words.append("ends with \(last.unseenName)") }
        if let inner = scalars.dropFirst().dropLast().first(where: { !$0.isVisibleInk && $0 != " " }) {
            words.append("has \(inner.unseenName) in it")
        }
        return words.isEmpty ? nil : words.joined(separator: " and ")
    }
}

extension Unicode.Scalar {
    /// True for control characters and the byte order mark.
    fileprivate var isControl: Bool { properties.generalCategory == .control || self == "\u{feff}" }

    fileprivate var unseenName: String {
        let isBlank = properties.isWhitespace && !isControl
        return "\(isBlank ? "a blank" : "a character that can't be seen") (\(codePoint))"
    }
}
