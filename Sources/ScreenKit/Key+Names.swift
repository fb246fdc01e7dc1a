extension Key {
    /// The key that is written like this in the config file and in the footer: one letter or sign, `^X`, `Alt-X`, `F5`, `Space`,
    /// `Ins`, and the names of keys that move; nil for anything else. A letter of a Cyrillic layout is the key at its place.
    public init?(named name: String) {
        if let key = Self.named[name.lowercased()] {
            self = key
            return
        }
        var rest = name.unicodeScalars[...]
        var modifiers: Modifiers = []
        if rest.count > 1, rest.first == "^" {
            modifiers = .control
            rest = rest.dropFirst()
        } else if rest.count > 4, String(String.UnicodeScalarView(rest.prefix(4))).lowercased() == "alt-" {
            modifiers = .alt
            rest = rest.dropFirst(4)
        }
        guard let scalar = rest.first, rest.count == 1, Self.writes(scalar) else { return nil }
        var key = Key(.character(Character(scalar)), modifiers)
        if scalar.value >= 0x400 { key = key.latinEquivalent }
        if modifiers.contains(.control) {
            guard case .character(let letter) = key.code, letter.isASCII, letter.isLetter else { return nil }
            key = .ctrl(Character(letter.lowercased()))
        }
        self = key
    }

    /// True for what one key writes, alone in its cell.
    private static func writes(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .otherLetter, .decimalNumber, .dashPunctuation,
            .openPunctuation, .closePunctuation, .initialPunctuation, .finalPunctuation, .connectorPunctuation,
            .otherPunctuation, .mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol:
            TextWidth.of(String(scalar)) == 1
        default: false
        }
    }

    /// Names in small letters. Those of keys that nobody can take are here so that it can be said of them.
    private static let named: [String: Key] = {
        var keys: [String: Key] = [
            "space": .space, "ins": Key(.insert), "insert": Key(.insert), "enter": .enter, "return": .enter,
            "esc": .escape,
            "escape": .escape, "tab": .tab, "backspace": .backspace, "del": .delete, "delete": .delete, "up": .up,
            "down": .down, "left": .left, "right": .right, "home": .home, "end": .end, "pgup": .pageUp,
            "pageup": .pageUp, "pgdn": .pageDown, "pagedown": .pageDown,
            // A terminal sends the same for these.
            "^i": .tab, "^m": .enter, "^j": .enter, "^[": .escape, "^h": .backspace,
        ]
        for number in 1...12 { keys["f\(number)"] = .function(number) }
        return keys
    }()
}
