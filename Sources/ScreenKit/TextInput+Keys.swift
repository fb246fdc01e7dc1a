extension TextInput {
    /// Edits as readline does, and tells whether the key means anything here. Enter, Tab, Escape, up and down never do.
    public mutating func handle(_ key: Key) -> Bool {
        switch key.code {
        case .character(let character):
            return handle(character, key)
        case .backspace where key.modifiers.contains(.alt) || key.modifiers.contains(.control):
            erase(to: wordStart(before: cursor))
        case .backspace:
            remove(max(0, cursor - 1)..<cursor)
        case .delete where key.modifiers.contains(.alt) || key.modifiers.contains(.control):
            erase(to: wordEnd(after: cursor))
        case .delete:
            remove(cursor..<min(text.count, cursor + 1))
        case .left:
            move(to: key.modifiers.isDisjoint(with: [.control, .alt]) ? cursor - 1 : wordStart(before: cursor))
        case .right:
            move(to: key.modifiers.isDisjoint(with: [.control, .alt]) ? cursor + 1 : wordEnd(after: cursor))
        case .home:
            move(to: 0)
        case .end:
            move(to: .max)
        case .enter, .tab, .escape, .insert, .up, .down, .pageUp, .pageDown, .function:
            return false
        }
        return true
    }

    private mutating func handle(_ character: Character, _ key: Key) -> Bool {
        if key.text != nil {
            type(character)
            return true
        }
        // Control and Alt work on a Cyrillic layout as well.
        guard case .character(let letter) = key.latinEquivalent.code else { return false }
        return key.modifiers.contains(.control) ? handleControl(letter) : handleAlt(letter)
    }

    private mutating func handleControl(_ letter: Character) -> Bool {
        switch letter {
        case "a": move(to: 0)
        case "e": move(to: .max)
        case "b": move(to: cursor - 1)
        case "f": move(to: cursor + 1)
        case "h": remove(max(0, cursor - 1)..<cursor)
        case "d": remove(cursor..<min(text.count, cursor + 1))
        case "k": erase(to: text.count)
        case "u": erase(to: 0)
        case "w": erase(to: spaceStart(before: cursor))
        case "y": insert(Array(killed))
        case "_", "/": undo()
        default: return false
        }
        return true
    }

    private mutating func handleAlt(_ letter: Character) -> Bool {
        switch letter {
        case "b": move(to: wordStart(before: cursor))
        case "f": move(to: wordEnd(after: cursor))
        case "d": erase(to: wordEnd(after: cursor))
        default: return false
        }
        return true
    }

    /// A space ends what one undo takes back.
    private mutating func type(_ character: Character) {
        var (characters, place) = partToEdit
        let after = characters.count - place
        characters.insert(character, at: place)
        let joined = String(characters)
        replace(Array(joined), cursor: joined.count - after, typed: true)
        if character == " " { typing = false }
    }

    private mutating func remove(_ range: Range<Int>) {
        let range = isSelected ? 0..<text.count : range
        guard !range.isEmpty else { return }
        var characters = Array(text)
        characters.removeSubrange(range)
        replace(characters, cursor: range.lowerBound)
    }

    /// Takes away what lies between the cursor and a place, and keeps it for C-y.
    private mutating func erase(to place: Int) {
        let range = isSelected ? 0..<text.count : min(place, cursor)..<max(place, cursor)
        guard !range.isEmpty else { return }
        killed = String(Array(text)[range])
        remove(range)
    }

    private func wordStart(before place: Int) -> Int {
        let characters = Array(text)
        var place = place
        while place > 0, !characters[place - 1].isPartOfWord { place -= 1 }
        while place > 0, characters[place - 1].isPartOfWord { place -= 1 }
        return place
    }

    private func wordEnd(after place: Int) -> Int {
        let characters = Array(text)
        var place = place
        while place < characters.count, !characters[place].isPartOfWord { place += 1 }
        while place < characters.count, characters[place].isPartOfWord { place += 1 }
        return place
    }

    /// C-w takes everything up to a space, as in a shell.
    private func spaceStart(before place: Int) -> Int {
        let characters = Array(text)
        var place = place
        while place > 0, characters[place - 1] == " " { place -= 1 }
        while place > 0, characters[place - 1] != " " { place -= 1 }
        return place
    }
}

extension Character {
    /// Letters and digits, as readline's words.
    fileprivate var isPartOfWord: Bool { isLetter || isNumber }
}
