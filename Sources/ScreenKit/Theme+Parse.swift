extension Theme {
    /// Reads a theme file. Lines are empty, comments (`#` in the first column), or one of
    ///
    ///     name = Night
    ///     description = Dark, for long evenings
    ///     inherits = ansi
    ///     $teal = #5fafaf
    ///     title = $teal on #101418 bold
    ///
    /// where the word before `=` is a role's name, and the style is a text colour, `on` a background colour, and attributes
    /// (`bold dim italic underline reverse`), each of which may be left out: colours left out are those of `text`. A colour is
    /// `#rgb`, `#rrggbb`, 0 to 255, a name such as `red` or `bright-blue`, `default`, or a palette's `$word`. What
    /// isn't given comes from the theme inherited from; a palette colour given anew changes it there too. `warning@dark` and
    /// `warning@light` count where the terminal's background is known to be so.
    ///
    /// - Parameter resolve: finds the theme that this one inherits from, by its name.
    public static func parse(_ text: String, resolve: (String) -> Theme? = { _ in nil }) throws(ThemeError) -> Theme {
        var name = ""
        var description = ""
        var source = ThemeSource()
        var given: Set<String> = []
        for (index, rawLine) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            let lineNumber = index + 1
            let line = trimmed(rawLine)
            if line.isEmpty || rawLine.utf8.first == UInt8(ascii: "#") { continue }
            guard let equals = line.unicodeScalars.firstIndex(of: "=") else {
                throw ThemeError(line: lineNumber, problem: .malformed(line))
            }
            let word = trimmed(line[..<equals])
            let value = trimmed(line[line.unicodeScalars.index(after: equals)...])
            guard !word.isEmpty, !value.isEmpty else {
                throw ThemeError(line: lineNumber, problem: .malformed(line))
            }
            guard given.insert(word).inserted else {
                throw ThemeError(line: lineNumber, problem: .duplicate(word))
            }
            let words = value.unicodeScalars.split(whereSeparator: \.properties.isWhitespace).map { String($0) }
            switch word {
            case "name": name = value
            case "description": description = value
            case "inherits":
                guard let parent = resolve(value) else {
                    throw ThemeError(line: lineNumber, problem: .unknownTheme(value))
                }
                source.inherit(parent.source)
            case _ where word.utf8.first == UInt8(ascii: "$"):
                source.palette[word] = ThemeSource.Entry(words: words, line: lineNumber)
                guard words.count == 1 else {
                    throw ThemeError(line: lineNumber, problem: .unclearStyle(value))
                }
            default:
                let parts = word.unicodeScalars.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
                let background = parts.count > 1 ? Background(rawValue: String(parts[1])) : nil
                guard let role = Role(name: String(parts[0])), parts.count == 1 || background != nil else {
                    throw ThemeError(
                        line: lineNumber,
                        problem: .unknownRole(word, known: Role.allCases.filter { !$0.isFixed }.map(\.name)))
                }
                guard !role.isFixed else { throw ThemeError(line: lineNumber, problem: .fixedRole(word)) }
                let entry = ThemeSource.Entry(words: words, line: lineNumber)
                if let background {
                    source.rolesOnKnown[background, default: [:]][role] = entry
                } else {
                    source.roles[role] = entry
                }
            }
        }
        // An unused palette colour that isn't one is a mistake as well.
        for (_, entry) in source.palette.sorted(by: { $0.value.line < $1.value.line }) {
            _ = try source.color(entry.words.first ?? "", line: entry.line)
        }
        let styles = try source.styles()
        var onKnown: [Background: [ThemeStyle]] = [:]
        // A theme's own background hides the terminal's.
        let isHidden = styles[Int(Role.text.rawValue)].background != .default
        for background in source.rolesOnKnown.keys {
            let known = try source.styles(on: background)
            if !isHidden { onKnown[background] = known }
        }
        return Theme(name: name, description: description, styles: styles, on: onKnown, source: source)
    }

    private static func trimmed(_ text: some StringProtocol) -> String {
        var part = String(text).unicodeScalars[...]
        while part.first?.properties.isWhitespace == true { part = part.dropFirst() }
        while part.last?.properties.isWhitespace == true { part = part.dropLast() }
        return String(part)
    }
}

extension ThemeSource {
    /// Takes over everything that isn't given here. `inherits` may stand anywhere in the file.
    fileprivate mutating func inherit(_ parent: ThemeSource) {
        func inherited(_ entry: Entry) -> Entry { Entry(words: entry.words, line: 0) }
        palette.merge(parent.palette.mapValues(inherited)) { own, _ in own }
        roles.merge(parent.roles.mapValues(inherited)) { own, _ in own }
        for (background, entries) in parent.rolesOnKnown {
            rolesOnKnown[background, default: [:]].merge(entries.mapValues(inherited)) { own, _ in own }
        }
    }
}

/// Why a theme file can't be used, and where.
public struct ThemeError: Error, Sendable, Hashable {
    /// The line, counted from 1; 0 when it is about the whole file.
    public let line: Int
    public let problem: Problem

    public enum Problem: Sendable, Hashable {
        /// Not of the form `word = value`.
        case malformed(String)
        /// Left of `=` stands neither a role, nor `name`, `description`, `inherits`, nor a `$word`.
        case unknownRole(String, known: [String])
        /// Not a colour, nor an attribute.
        case unknownColor(String, known: [String])
        /// A `$word` that the palette doesn't have.
        case unknownPaletteColor(String, known: [String])
        /// The theme that it inherits from isn't found.
        case unknownTheme(String)
        /// The same word is given twice.
        case duplicate(String)
        /// More than two colours, or `on` without one.
        case unclearStyle(String)
        /// The QR code's colours are fixed.
        case fixedRole(String)
        /// Roles that neither the file nor what it inherits from gives a style.
        case missingRoles([String])
    }
}
