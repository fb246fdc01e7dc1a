import ScreenKit

/// Themes and what can be wrong in a file of one.
public protocol ThemeTexts {
    /// What is wrong, and what would be right, as the end of a sentence.
    func text(for problem: ThemeError.Problem) -> String
    /// The line that a problem is in, and what it is.
    func inLine(_ line: Int, _ text: String) -> String
    /// A role that can hardly be seen.
    func text(for contrast: WeakContrast) -> String
    /// A contrast, with one decimal.
    func ratio(_ contrast: Double) -> String
    var themeIsWell: String { get }
    /// Where a theme that ships comes from.
    var builtIn: String { get }
}

extension Language {
    /// What is wrong in a theme file, with the line's number where it is about a line.
    public func text(for error: ThemeError) -> String {
        let problem = text(for: error.problem)
        return error.line > 0 ? inLine(error.line, problem) : problem
    }
}
