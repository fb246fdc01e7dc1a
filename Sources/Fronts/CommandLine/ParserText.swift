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
                return wording.labelled(wording.helpUsage, rest)
            }
            if line.isEmpty { usageIndent = nil }
            if let usageIndent, let rest = behind("       ", line) {
                return String(repeating: " ", count: usageIndent) + rest
            }
            if let start = line.firstRange(of: "Show help information.") {
                return String(line[..<start.lowerBound]) + wording.helpOfHelp
            }
            if let command = between("  See '", "' for detailed help.", line) { return "  \(wording.seeHelp(command))" }
            return line.replacing("(values: ", with: "(\(wording.labelled(wording.helpValues, ""))")
                .replacing("(default: ", with: "(\(wording.labelled(wording.helpDefault, ""))")
                .replacing("; default: ", with: "\(wording.semicolon) \(wording.labelled(wording.helpDefault, ""))")
        }.joined(separator: "\n")
    }

    /// A line under a complaint.
    static func advice(_ line: String) -> String {
        if let rest = behind("Usage: ", line) { return wording.labelled(wording.shortUsage, rest) }
        if let rest = behind("Help:  ", line) { return rest }
        return between("  See '", "' for more information.", line).map { "  \(wording.seeHelp($0))" } ?? line
    }

    /// What it complains of; nil for what are other words than its own.
    static func complaint(_ text: String) -> ParserComplaint? {
        if let rest = behind("Unknown option '", text) {
            let parts = rest.split(separator: "'", omittingEmptySubsequences: false).map(String.init)
            return .unknownOption(parts[0], nearest: parts.count > 2 ? parts[2] : nil)
        }
        if let option = between("Missing value for '", "'", text) { return .missingValue(of: option) }
        if let rest = between("The option '", "' was specified.", text),
            let middle = rest.firstRange(of: "' does not take any value, but '")
        {
            return .needlessValue(String(rest[middle.upperBound...]), of: String(rest[..<middle.lowerBound]))
        }
        if let argument = between("Unexpected argument '", "'", text) { return .unexpectedArgument(argument) }
        if let middle = text.firstRange(of: " unexpected arguments: "), let count = Int(text[..<middle.lowerBound]) {
            return .unexpectedArguments(count: count, String(text[middle.upperBound...]))
        }
        if let argument = between("Missing expected argument '", "'", text) { return .missingArgument(argument) }
        if let arguments = behind("Missing one of: ", text) { return .missingOneOf(arguments) }
        if text == "Missing required subcommand." { return .missingCommand }
        if let rest = behind("Value to be set with flag ", text),
            let middle = rest.firstRange(of: " had already been set with flag ")
        {
            return .conflict(String(rest[middle.upperBound...]), String(rest[..<middle.lowerBound]))
        }
        return invalidValue(text)
    }

    private static func invalidValue(_ text: String) -> ParserComplaint? {
        guard let rest = behind("The value '", text), let middle = rest.firstRange(of: "' is invalid for '"),
            let end = rest[middle.upperBound...].firstIndex(of: "'")
        else { return nil }
        let (value, option) = (String(rest[..<middle.lowerBound]), String(rest[middle.upperBound..<end]))
        let tail = String(rest[rest.index(after: end)...])
        if let list = between(". Please provide one of ", ".", tail) {
            let choices = list.split(separator: "'", omittingEmptySubsequences: false).enumerated()
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
        guard let rest = behind(start, text), rest.utf8.count >= end.utf8.count, rest.hasSuffix(end) else { return nil }
        return String(rest.unicodeScalars.dropLast(end.unicodeScalars.count))
    }
}
