/// A key press.
public struct Key: Sendable, Hashable {
    /// Which key, without Control, Alt and Shift.
    public var code: Code
    /// Shift is here only where the code doesn't tell it: shift-tab, shifted arrows.
    public var modifiers: Modifiers

    public init(_ code: Code, _ modifiers: Modifiers = []) {
        self.code = code
        self.modifiers = modifiers
    }

    public enum Code: Sendable, Hashable {
        /// A key that writes; a letter with Control is its lower-case form.
        case character(Character)
        case enter, tab, escape, backspace
        case delete, insert
        case up, down, left, right
        case home, end, pageUp, pageDown
        /// F1 to F63 by number.
        case function(Int)
    }

    public struct Modifiers: OptionSet, Sendable, Hashable {
        public let rawValue: UInt8
        public init(rawValue: UInt8) { self.rawValue = rawValue }

        public static let shift = Modifiers(rawValue: 1)
        /// Also called Meta.
        public static let alt = Modifiers(rawValue: 2)
        public static let control = Modifiers(rawValue: 4)
    }

    public static func char(_ character: Character) -> Key { Key(.character(character)) }
    public static func ctrl(_ character: Character) -> Key { Key(.character(character), .control) }
    public static func alt(_ character: Character) -> Key { Key(.character(character), .alt) }
    public static func function(_ number: Int) -> Key { Key(.function(number)) }
    public static let enter = Key(.enter)
    public static let tab = Key(.tab)
    public static let shiftTab = Key(.tab, .shift)
    public static let escape = Key(.escape)
    public static let backspace = Key(.backspace)
    public static let delete = Key(.delete)
    public static let up = Key(.up)
    public static let down = Key(.down)
    public static let left = Key(.left)
    public static let right = Key(.right)
    public static let home = Key(.home)
    public static let end = Key(.end)
    public static let pageUp = Key(.pageUp)
    public static let pageDown = Key(.pageDown)
    public static let space = Key(.character(" "))

    /// The character that this key writes; nil for a key that writes none, and with Control or Alt.
    public var text: Character? {
        guard case .character(let character) = code, modifiers.isDisjoint(with: [.control, .alt]) else { return nil }
        return character
    }

    /// How a footer or a help page names the key in English, and the config file in every language: `⏎`, `Esc`, `^S`, `F2`, `n`.
    public var title: String { title { _ in nil } }

    /// The same where a key may have another name.
    public func title(_ name: (Code) -> String?) -> String {
        var prefix = ""
        if modifiers.contains(.control) { prefix += "^" }
        if modifiers.contains(.alt) { prefix += "Alt-" }
        if modifiers.contains(.shift) { prefix += "⇧" }
        if case .character(let character) = code, modifiers.contains(.control) {
            return prefix + character.uppercased()
        }
        return prefix + (name(code) ?? code.title)
    }
}

extension Key.Code {
    fileprivate var title: String {
        switch self {
        case .character(" "): "Space"
        case .character(let character): String(character)
        case .enter: "⏎"
        case .tab: "Tab"
        case .escape: "Esc"
        case .backspace: "⌫"
        case .delete: "Del"
        case .insert: "Ins"
        case .up: "↑"
        case .down: "↓"
        case .left: "←"
        case .right: "→"
        case .home: "Home"
        case .end: "End"
        case .pageUp: "PgUp"
        case .pageDown: "PgDn"
        case .function(let number): "F\(number)"
        }
    }
}

extension Key {
    /// The key at the same place of the US layout, where it was typed on the Russian (ЙЦУКЕН) or the Ukrainian one: `й`
    /// is `q`, `т` is `n`, `і` and `ы` are `s`. All other keys stay themselves. Shortcuts compare this, text entry the
    /// key as it came.
    ///
    /// `.` becomes `/`, because the Cyrillic layouts have the dot there and the dot's own key gives `ю`; a screen that binds
    /// the dot itself asks for the key as it came first, as `isShortcut` does.
    public var latinEquivalent: Key {
        guard case .character(let character) = code, let latin = Key.latin(atPlaceOf: character) else { return self }
        return Key(.character(latin), modifiers)
    }

    /// Whether the key is that shortcut on any of the layouts.
    public func isShortcut(_ shortcut: Key) -> Bool {
        if self == shortcut || latinEquivalent == shortcut { return true }
        guard case .character(let character) = shortcut.code, shortcut.text != nil, let digit else { return false }
        return character.wholeNumberValue == digit
    }

    /// The digit that the key writes, or the one that is on its cap where digits need Shift: the row of a French keyboard gives
    /// `&`, `é`, `"` for 1, 2, 3.
    public var digit: Int? {
        guard let text else { return nil }
        if ("0"..."9").contains(text) { return text.wholeNumberValue }
        return Self.digitsOfAZERTY[text]
    }

    private static let digitsOfAZERTY: [Character: Int] = [
        "à": 0, "&": 1, "é": 2, "\"": 3, "'": 4, "(": 5, "-": 6, "è": 7, "_": 8, "ç": 9,
    ]

    /// The text that the same keys write on the US layout, where it was typed on a Cyrillic one; other characters stay.
    public static func latinText(_ text: String) -> String {
        // The dot of a Cyrillic text has a key of its own there, and that of a Latin one is a dot.
        let isCyrillic = text.unicodeScalars.contains { $0.value >= 0x400 }
        return isCyrillic ? String(text.map { latin(atPlaceOf: $0) ?? $0 }) : text
    }

    private static func latin(atPlaceOf character: Character) -> Character? {
        guard character == "." || character.unicodeScalars.contains(where: { $0.value >= 0x400 }) else { return nil }
        return latinByCyrillic[character]
    }

    /// Russian and Ukrainian; where they differ, the letters of both.
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

public enum InputEvent: Sendable, Hashable {
    case key(Key)
    /// The whole text as it is, with line breaks as `\n`. Nothing in it is a key.
    case paste(String)
    case mouse(MouseEvent)
    case resize(Size)
    /// True when the terminal's window got the keyboard, false when it lost it.
    case focus(Bool)
}

public struct MouseEvent: Sendable, Hashable {
    public enum Kind: Sendable, Hashable {
        /// The first button.
        case press
        /// The first button again in the same place, soon after a `press`.
        case doubleClick
        /// The wheel, away from the user and towards them.
        case wheelUp, wheelDown
    }

    public var kind: Kind
    /// The cell under the pointer.
    public var position: Position

    public init(kind: Kind, position: Position) {
        self.kind = kind
        self.position = position
    }
}
