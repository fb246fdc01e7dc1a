/// One line of text that is being edited: the text, the cursor, and what readline's keys do to them.
public struct TextInput: Sendable, Hashable {
    /// What stands in it, as typed; may hold any character, is made visible when drawn.
    public private(set) var text: String
    /// The cursor's place, in characters from the beginning; at most the number of characters.
    public private(set) var cursor: Int
    /// What C-k, C-u and C-w took away last, for C-y.
    var killed = ""
    /// Earlier states for C-_, newest last.
    var past: [Past] = []
    /// Whether the last change was a typed character: a word typed is undone at once.
    var typing = false

    /// A state that undo goes back to.
    struct Past: Sendable, Hashable {
        let text: String
        let cursor: Int
    }

    /// An input with a text, the cursor behind it.
    public init(text: String = "") {
        self.text = text
        cursor = text.count
    }

    /// Whether nothing stands in it.
    public var isEmpty: Bool { text.isEmpty }

    /// The scalars of a paste that a search or a filter takes: each is looked for at every key.
    public static let longestFilter = 500

    /// Puts a pasted text in at the cursor. One line: line breaks at its end are dropped, those inside become spaces.
    ///
    /// - Parameter limit: as many scalars as are taken; the rest is left out.
    public mutating func insert(paste: String, limit: Int = .max) {
        var pasted = Substring(paste.unicodeScalars.prefix(limit))
        while pasted.last?.isNewline == true { pasted.removeLast() }
        insert(pasted.map { $0.isNewline ? " " : $0 })
    }

    /// Puts characters in at the cursor and goes behind them.
    mutating func insert(_ inserted: [Character]) {
        guard !inserted.isEmpty else { return }
        var characters = Array(text)
        // A combining mark joins the character before it, so the new cursor is counted from the end.
        let after = characters.count - cursor
        characters.insert(contentsOf: inserted, at: cursor)
        let joined = String(characters)
        replace(Array(joined), cursor: max(0, joined.count - after))
    }

    /// The one place where the text changes: remembers the state before it.
    mutating func replace(_ characters: [Character], cursor newCursor: Int, typed: Bool = false) {
        /// States that undo keeps.
        let longestPast = 100
        if !(typed && typing) {
            past.append(Past(text: text, cursor: cursor))
            if past.count > longestPast { past.removeFirst() }
        }
        typing = typed
        text = String(characters)
        cursor = min(max(0, newCursor), text.count)
    }

    /// Moves the cursor, as far as the text goes.
    public mutating func move(to place: Int) {
        typing = false
        cursor = min(max(0, place), text.count)
    }

    /// Goes back to the state before the last change; false if there is none.
    @discardableResult
    public mutating func undo() -> Bool {
        guard let last = past.popLast() else { return false }
        typing = false
        text = last.text
        cursor = last.cursor
        return true
    }
}
