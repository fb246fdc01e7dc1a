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

extension ThemeError: CustomStringConvertible {
    /// One line in English, with the line's number.
    public var description: String {
        line > 0 ? "line \(line): \(problem)" : "\(problem)"
    }
}

extension ThemeError.Problem: CustomStringConvertible {
    /// What is wrong, in English, and what would be right.
    public var description: String {
        switch self {
        case .malformed(let text): "'\(visible(text))' is not of the form 'role = colour'"
        case .unknownRole(let name, let known):
            "there is no role '\(visible(name))'; the roles are \(known.joined(separator: ", "))"
        case .unknownColor(let text, let known):
            "'\(visible(text))' is no colour and no attribute; colours are #rrggbb, 0 to 255, "
                + known.joined(separator: ", ")
        case .unknownPaletteColor(let name, let known):
            "there is no '\(visible(name))'; the palette has \(known.joined(separator: ", "))"
        case .unknownTheme(let name): "there is no theme '\(visible(name))' to inherit from"
        case .duplicate(let name): "'\(visible(name))' is given twice"
        case .unclearStyle(let text): "'\(visible(text))' is unclear; write 'colour on colour' and attributes"
        case .fixedRole(let name): "'\(visible(name))' is dark on light in every theme"
        case .missingRoles(let names): "these roles have no style: \(names.joined(separator: ", "))"
        }
    }
}
