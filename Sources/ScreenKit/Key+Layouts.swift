extension Key {
    /// The key as it would be on the US layout, if it was typed on the Russian (ЙЦУКЕН) or the Ukrainian one: `й` is `q`, `т` is
    /// `n`, `і` and `ы` are `s`. All other keys are themselves. Shortcuts compare this, text entry the key as it came.
    ///
    /// `.` becomes `/`, because the Cyrillic layouts have the dot there and the dot's own key gives `ю`; a screen that binds
    /// the dot itself asks for the key as it came first, as `isShortcut` does.
    public var latinEquivalent: Key {
        guard case .character(let character) = code, let latin = Key.latin(atPlaceOf: character) else { return self }
        return Key(.character(latin), modifiers)
    }

    /// Whether the key is that shortcut on any of the layouts.
    public func isShortcut(_ shortcut: Key) -> Bool {
        self == shortcut || latinEquivalent == shortcut
    }

    /// What the US layout has where the Cyrillic ones have this letter.
    private static func latin(atPlaceOf character: Character) -> Character? {
        guard character == "." || character.unicodeScalars.contains(where: { $0.value >= 0x400 }) else { return nil }
        return latinByCyrillic[character]
    }

    /// Both layouts; where they differ both letters are listed.
    private static let latinByCyrillic: [Character: Character] = {
        let rows: [(String, String)] = [
            ("йцукенгшщзхъ", "qwertyuiop[]"), ("фывапролджэ", "asdfghjkl;'"), ("ячсмитьбю", "zxcvbnm,."), ("ё", "`"),
            ("ЙЦУКЕНГШЩЗХЪ", "QWERTYUIOP{}"), ("ФЫВАПРОЛДЖЭ", "ASDFGHJKL:\""), ("ЯЧСМИТЬБЮ", "ZXCVBNM<>"), ("Ё", "~"),
            ("їієґ", "]s'\\"), ("ЇІЄҐ", "}S\"|"), ("№.", "#/"),
        ]
        var table: [Character: Character] = [:]
        for (cyrillic, latin) in rows {
            for (key, value) in zip(cyrillic, latin) { table[key] = value }
        }
        return table
    }()
}
