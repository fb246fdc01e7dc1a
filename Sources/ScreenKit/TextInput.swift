/// One line of text that is being edited: the text, the cursor, and what readline's keys do to them.
public struct TextInput: Sendable, Hashable {
    /// As typed: it may hold any character, and drawing makes hidden ones visible.
    public private(set) var text: String
    /// The cursor's place, in characters from the beginning; at most the number of characters.
    public private(set) var cursor: Int
    /// True while all of the text is selected: what is typed or pasted takes its place, what deletes deletes all of it, and what
    /// moves the cursor lets it be.
    public private(set) var isSelected = false
    /// The text that C-k, C-u or C-w took away last, for C-y.
    var killed = ""
    /// Earlier states for C-_, newest last.
    var past: [Past] = []
    /// Whether the last change was a typed character: undo takes a typed word back at once.
    var typing = false

    /// A state that undo goes back to.
    struct Past: Sendable, Hashable {
        let text: String
        let cursor: Int
    }

    /// The cursor stands behind the text.
    public init(text: String = "", isSelected: Bool = false) {
        self.text = text
        cursor = text.count
        self.isSelected = isSelected && !text.isEmpty
    }

    public var isEmpty: Bool { text.isEmpty }

    /// Scalars that a search or a filter takes of a paste: all are compared at every key.
    public static let longestFilter = 500

    /// Inserts a pasted text at the cursor. Line breaks at its end are dropped, those inside become spaces,
    /// as tabs do.
    ///
    /// - Parameter limit: the number of scalars taken; the rest is left out.
    public mutating func insert(paste: String, limit: Int = .max) {
        var pasted = Substring(paste.unicodeScalars.prefix(limit))
        while pasted.last?.isNewline == true { pasted.removeLast() }
        insert(pasted.map { $0.isNewline || $0 == "\t" ? " " : $0 })
    }

    /// Leaves the cursor behind the inserted characters.
    mutating func insert(_ inserted: [Character]) {
        guard !inserted.isEmpty else { return }
        var (characters, place) = partToEdit
        // A combining mark joins the character before it, so the new cursor is counted from the end.
        let after = characters.count - place
        characters.insert(contentsOf: inserted, at: place)
        let joined = String(characters)
        replace(Array(joined), cursor: max(0, joined.count - after))
    }

    /// What is left of the text where something is put in, and where.
    var partToEdit: (characters: [Character], place: Int) { isSelected ? ([], 0) : (Array(text), cursor) }

    /// The one place where the text changes: remembers the state before it.
    mutating func replace(_ characters: [Character], cursor newCursor: Int, typed: Bool = false) {
        /// States that undo keeps.
        let longestPast = 100
        if !(typed && typing) {
            past.append(Past(text: text, cursor: cursor))
            if past.count > longestPast { past.removeFirst() }
        }
        typing = typed
        isSelected = false
        text = String(characters)
        cursor = min(max(0, newCursor), text.count)
    }

    /// Moves the cursor, as far as the text goes.
    public mutating func move(to place: Int) {
        typing = false
        isSelected = false
        cursor = min(max(0, place), text.count)
    }

    /// Goes back to the state before the last change; false if there is none.
    @discardableResult
    public mutating func undo() -> Bool {
        guard let last = past.popLast() else { return false }
        typing = false
        isSelected = false
        text = last.text
        cursor = last.cursor
        return true
    }
}
