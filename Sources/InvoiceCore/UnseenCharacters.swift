// What files, shells and web pages leave at a value that was copied from them.

/// What nobody sees of a text that may be right all the same: which characters they are, and nothing else of the text.
public struct UnseenCharacters: Sendable, Hashable {
    /// The text's first character, where it is one of them.
    public let first: Unicode.Scalar?
    /// Its last, where that is another.
    public let last: Unicode.Scalar?
    /// The first between these two. A plain blank is seen there.
    public let inner: Unicode.Scalar?

    /// Nil where there is nothing.
    public init?(in text: String) {
        let scalars = text.unicodeScalars
        first = scalars.first.flatMap { $0.isVisibleInk ? nil : $0 }
        last = scalars.dropFirst().last.flatMap { $0.isVisibleInk ? nil : $0 }
        inner = scalars.dropFirst().dropLast().first { !$0.isVisibleInk && $0 != " " }
        if first == nil, last == nil, inner == nil { return nil }
    }
}

extension String {
    /// Without the blanks and line breaks at both ends, which a copied text often brings along.
    package var trimmingBlanks: String {
        let start = unicodeScalars.drop { $0.properties.isWhitespace }
        return start.lastIndex { !$0.properties.isWhitespace }.map { String(start[...$0]) } ?? ""
    }

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
}

extension Unicode.Scalar {
    /// True for control characters and the byte order mark.
    fileprivate var isControl: Bool { properties.generalCategory == .control || self == "\u{feff}" }

    /// True for what takes room and no ink, and is no control character.
    package var isBlank: Bool { properties.isWhitespace && !isControl }
}
