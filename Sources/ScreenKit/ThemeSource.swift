/// A theme as its file says it, before colours are looked up.
struct ThemeSource: Sendable, Hashable {
    /// Palette colours by name, with the `$`.
    var palette: [String: Entry] = [:]
    /// The roles' styles as words.
    var roles: [Role: Entry] = [:]
    /// The same where the terminal's background is known.
    var rolesOnKnown: [Background: [Role: Entry]] = [:]

    /// The words right of `=`. A line of 0 belongs to the theme inherited from.
    struct Entry: Sendable, Hashable {
        var words: [String]
        var line: Int
    }

    static let attributes = ["bold", "dim", "italic", "underline", "reverse"]

    /// All roles' styles. Colours that a role leaves out are those of `text`, so that a theme with a background of its own has
    /// no holes.
    func styles(on background: Background? = nil) throws(ThemeError) -> [ThemeStyle] {
        let onKnown = background.flatMap { rolesOnKnown[$0] } ?? [:]
        // A theme's own line for a role outweighs its parent's line for one background.
        let roles = roles.merging(onKnown) { given, known in known.line == 0 && given.line > 0 ? given : known }
        var text = ThemeStyle()
        if let entry = roles[.text] { text = try style(entry, base: ThemeStyle()) }
        let base = ThemeStyle(foreground: text.foreground, background: text.background)
        // Mistakes are told in the order of the lines, and before what is missing: a misspelt role is both.
        for entry in roles.values.sorted(by: { $0.line < $1.line }) { _ = try style(entry, base: base) }
        let missing = Role.allCases.filter { !$0.isFixed && $0.standIn == nil && roles[$0] == nil }
        guard missing.isEmpty else { throw ThemeError(line: 0, problem: .missingRoles(missing.map(\.name))) }
        var styles: [ThemeStyle] = []
        for role in Role.allCases {
            switch (role, roles[role] ?? role.standIn.flatMap { roles[$0] }) {
            case (.text, _): styles.append(text)
            case (.qr, _): styles.append(ThemeStyle(foreground: .rgb(0, 0, 0), background: .rgb(255, 255, 255)))
            case (.qrDark, _): styles.append(ThemeStyle(foreground: .rgb(0, 0, 0), background: .rgb(0, 0, 0)))
            case (_, let entry?): styles.append(try style(entry, base: base))
            case (_, nil): styles.append(base)
            }
        }
        return styles
    }

    private func style(_ entry: Entry, base: ThemeStyle) throws(ThemeError) -> ThemeStyle {
        var style = base
        var foreground: ThemeColor?
        var background: ThemeColor?
        var afterOn = false
        let unclear = ThemeError(line: entry.line, problem: .unclearStyle(entry.words.joined(separator: " ")))
        for word in entry.words {
            switch word {
            case "bold": style.bold = true
            case "dim": style.dim = true
            case "italic": style.italic = true
            case "underline": style.underline = true
            case "reverse": style.reverse = true
            case "on":
                guard !afterOn, background == nil else { throw unclear }
                afterOn = true
            default:
                let color = try color(word, line: entry.line)
                guard afterOn ? background == nil : foreground == nil && background == nil else { throw unclear }
                if afterOn { background = color } else { foreground = color }
                afterOn = false
            }
        }
        guard !afterOn else { throw unclear }
        style.foreground = foreground ?? base.foreground
        style.background = background ?? base.background
        return style
    }

    /// A colour, or the palette's colour of that name. A palette colour may name another one, a few steps deep.
    func color(_ word: String, line: Int, depth: Int = 0) throws(ThemeError) -> ThemeColor {
        /// More steps than a sensible palette has; a circle ends here.
        let deepest = 8
        guard word.utf8.first == UInt8(ascii: "$") else {
            if let color = ThemeColor(word) { return color }
            throw ThemeError(
                line: line,
                problem: .unknownColor(word, known: ["default"] + ThemeColor.ansiNames + ThemeSource.attributes))
        }
        guard depth < deepest, let entry = palette[word], let first = entry.words.first, entry.words.count == 1 else {
            throw ThemeError(line: line, problem: .unknownPaletteColor(word, known: palette.keys.sorted()))
        }
        return try color(first, line: entry.line > 0 ? entry.line : line, depth: depth + 1)
    }
}
