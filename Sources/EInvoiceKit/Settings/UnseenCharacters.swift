import InvoiceCore

// What files, shells and web pages leave at a value that was copied from them.

extension String {
    /// The text without one end of a line: LF, CR LF, or the CR that a shell's `$(…)` leaves of that.
    var withoutLineEnd: String {
        var scalars = unicodeScalars[...]
        if scalars.last == "\n" { scalars = scalars.dropLast() }
        if scalars.last == "\r" { scalars = scalars.dropLast() }
        return String(scalars)
    }

    /// The first control character or byte order mark, which no value of ours has.
    var firstControl: Unicode.Scalar? { unicodeScalars.first { $0.isControl } }

    /// The first blank, control or otherwise invisible character.
    var firstUnseen: Unicode.Scalar? { unicodeScalars.first { !$0.isVisibleInk } }
}

extension Unicode.Scalar {
    /// True for control characters and the byte order mark.
    fileprivate var isControl: Bool { properties.generalCategory == .control || self == "\u{feff}" }
}
