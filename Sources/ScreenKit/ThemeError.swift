/// Why a theme file can't be used, and where.
public struct ThemeError: Error, Sendable, Hashable {
    /// The line, counted from 1; 0 when it is about the whole file.
    public let line: Int
    /// What is wrong there.
    public let problem: Problem

    /// What can be wrong in a theme file.
    public enum Problem: Sendable, Hashable {
        /// Not of the form `word = value`.
        case malformed(String)
        /// Left of `=` stands neither a role, nor `name`, `description`, `inherits`, nor a `$word`.
        case unknownRole(String, known: [String])
        /// Not a colour, nor an attribute.
        case unknownColor(String, known: [String])
        /// A `$word` that the palette doesn't have.
        case unknownPaletteColor(String, known: [String])
        /// Nothing is known of the theme that it inherits from.
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

    /// A problem in a line.
    public init(line: Int, problem: Problem) {
        self.line = line
        self.problem = problem
    }
}
