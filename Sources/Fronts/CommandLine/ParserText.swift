import Wording

/// What the argument parser says by itself, in the language that is spoken. The library has no translations: its complaints and
/// the words around our own texts in a help are recognised by how its version that `Package.swift` names writes them, and
/// tests go through all of them. What isn't recognised stays as it came.
enum ParserText {
    /// A help's text.
    static func help(_ text: String) -> String {
        let heads = ["ARGUMENTS:": wording.helpArguments, "OPTIONS:": wording.helpOptions]
        var usageIndent: Int?
        return text.split(separator: "\n", omittingEmptySubsequences: false).map { part in
            let line = String(part)
            if let head = heads[line] { return "\(head)\(wording.colon)" }
            if line == "SUBCOMMANDS:" { return "\(wording.helpCommands)\(wording.colon)" }
            if let rest = behind("OVERVIEW: ", line) { return wording.labelled(wording.helpOverview, rest) }
            if let rest = behind("USAGE: ", line) {
                usageIndent = wording.labelled(wording.helpUsage, "").unicodeScalars.count
                return wording.labelled(wording.helpUsage, withWords(rest))
            }
            if line.isEmpty { usageIndent = nil }
            if let usageIndent, let rest = behind("       ", line) {
                return String(repeating: " ", count: usageIndent) + withWords(rest)
            }
            if let (before, _) = halves(line, at: "Show help information.") { return before + wording.helpOfHelp }
            if let command = between("  See '", "' for detailed help.", line) { return "  \(wording.seeHelp(command))" }
            return withWords(line)
        }.joined(separator: "\n")
    }

    /// The words that stand for others in a usage, and those before an option's values.
    private static func withWords(_ line: String) -> String {
        line.replacing("<options>", with: "<\(wording.helpOptions.lowercased())>")
            .replacing("<subcommand>", with: "<\(wording.manualCommand)>")
            .replacing("(values: ", with: "(\(wording.labelled(wording.helpValues, ""))")
            .replacing("(default: ", with: "(\(wording.labelled(wording.helpDefault, ""))")
            .replacing("; default: ", with: "\(wording.semicolon) \(wording.labelled(wording.helpDefault, ""))")
    }

    /// The lines under a complaint.
    static func advice(_ lines: [String]) -> [String] {
        lines.map { line in
            if let rest = behind("Usage: ", line) { return wording.labelled(wording.shortUsage, withWords(rest)) }
            if let rest = behind("Help:  ", line) { return rest }
            if let rest = behind("       ", line) {
                return String(repeating: " ", count: wording.labelled(wording.shortUsage, "").unicodeScalars.count)
                    + withWords(rest)
            }
            return between("  See '", "' for more information.", line).map { "  \(wording.seeHelp($0))" } ?? line
        }
    }

    /// A message's complaint, and the lines under it. An argument that is repeated in it may have line ends.
    static func parts(of message: String) -> (complaint: String, rest: [String]) {
        let lines = message.split(separator: "\n", omittingEmptySubsequences: true).map(String.init)
        let end = lines.firstIndex { behind("Usage: ", $0) != nil || behind("Help:  ", $0) != nil } ?? lines.count
        return (lines[..<end].joined(separator: "\n"), Array(lines[end...]))
    }

    /// What it complains of; nil for what are other words than its own.
    static func complaint(_ text: String) -> ParserComplaint? {
        if let rest = between("Unknown option '", "'?", text),
            let (name, nearest) = halves(rest, at: "'. Did you mean '")
        {
            return .unknownOption(name, nearest: nearest)
        }
        if let option = between("Unknown option '", "'", text) { return .unknownOption(option, nearest: nil) }
        if let option = between("Missing value for '", "'", text) { return .missingValue(of: option) }
        if let rest = between("The option '", "' was specified.", text),
            let (option, value) = halves(rest, at: "' does not take any value, but '")
        {
            return .needlessValue(value, of: option)
        }
        if let argument = between("Unexpected argument '", "'", text) { return .unexpectedArgument(argument) }
        if let (number, arguments) = halves(text, at: " unexpected arguments: "), let count = Int(number) {
            return .unexpectedArguments(count: count, arguments)
        }
        if let argument = between("Missing expected argument '", "'", text) { return .missingArgument(argument) }
        if let arguments = behind("Missing one of: ", text) { return .missingOneOf(arguments) }
        if text == "Missing required subcommand." { return .missingCommand }
        if let rest = behind("Value to be set with flag ", text),
            let (second, first) = halves(rest, at: " had already been set with flag ")
        {
            return .conflict(first, second)
        }
        return invalidValue(text)
    }

    private static func invalidValue(_ text: String) -> ParserComplaint? {
        guard let rest = behind("The value '", text), let (value, behindValue) = halves(rest, at: "' is invalid for '"),
            let (option, tail) = halves(behindValue, at: "'")
        else { return nil }
        if let list = between(". Please provide one of ", ".", tail) {
            let choices = list.unicodeScalars.split(separator: "'", omittingEmptySubsequences: false).enumerated()
                .filter { $0.offset % 2 == 1 }.map { String($0.element) }
            return .invalidValue(value, for: option, choices: choices, reason: nil)
        }
        if let list = behind(". Please provide one of the following:", tail) {
            let choices = list.split(whereSeparator: \.isWhitespace).map(String.init).filter { $0 != "-" }
            return .invalidValue(value, for: option, choices: choices, reason: nil)
        }
        return .invalidValue(value, for: option, choices: [], reason: behind(": ", tail))
    }

    /// What follows these words, where the text begins with them.
    private static func behind(_ words: String, _ text: String) -> String? {
        text.utf8.starts(with: words.utf8) ? String(text.unicodeScalars.dropFirst(words.unicodeScalars.count)) : nil
    }

    private static func between(_ start: String, _ end: String, _ text: String) -> String? {
        guard let rest = behind(start, text), rest.utf8.reversed().starts(with: end.utf8.reversed()) else { return nil }
        return String(rest.unicodeScalars.dropLast(end.unicodeScalars.count))
    }

    /// What stands before these words, and what behind them.
    private static func halves(_ text: String, at words: String) -> (String, String)? {
        let scalars = text.unicodeScalars
        guard let middle = scalars.firstRange(of: words.unicodeScalars) else { return nil }
        return (String(scalars[..<middle.lowerBound]), String(scalars[middle.upperBound...]))
    }
}
