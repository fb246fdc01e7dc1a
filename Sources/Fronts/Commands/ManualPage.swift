import ArgumentParser
import JSON
import Wording

/// A command's page for man(1), made from what its help tells.
struct ManualPage {
    /// The command's words, the program's first: `["einvoice", "profiles", "add"]`.
    let words: [String]
    private let command: JSONValue

    /// Nil where there is no such command.
    init?(of names: [String]) {
        guard let bytes = Optional(Array(EInvoiceCommand._dumpHelp().utf8)),
            // The parser wrote it just now.
            var found = (try? JSONValue(parsing: bytes))?["command"]
        else { return nil }
        for name in names {
            guard let next = Self.subcommands(of: found).first(where: { $0["commandName"]?.string == name }) else {
                return nil
            }
            found = next
        }
        words = ["einvoice"] + names
        command = found
    }

    /// The words of all commands behind the program's; none for the program alone.
    static var all: [[String]] {
        func below(_ type: any ParsableCommand.Type, _ words: [String]) -> [[String]] {
            [words]
                + type.configuration.subcommands.flatMap { below($0, words + [$0.configuration.commandName ?? ""]) }
        }
        return below(EInvoiceCommand.self, [])
    }

    /// The parser's own `help` is no command of ours.
    private static func subcommands(of command: JSONValue) -> [JSONValue] {
        (command["subcommands"]?.array ?? []).filter { $0["commandName"]?.string != "help" }
    }

    /// The page's name, without its section.
    var name: String { words.joined(separator: "-") }

    /// The page in roff's `man` macros.
    var roff: String {
        let abstract = command["abstract"]?.string ?? ""
        var lines = [
            ".TH \"\(Roff.text(name.uppercased()))\" 1 \"\(ProgramVersion.date)\" \"einvoice \(ProgramVersion.number)\"",
            ".SH \(wording.manualName.uppercased())",
            "\(Roff.text(name)) \\- \(Roff.text(abstract.hasSuffix(".") ? String(abstract.dropLast()) : abstract))",
            ".SH \(wording.manualSynopsis.uppercased())",
        ]
        lines += synopsis
        let subcommands = Self.subcommands(of: command)
        if !subcommands.isEmpty {
            lines.append(".SH \(wording.manualCommands.uppercased())")
            for subcommand in subcommands {
                lines += [
                    ".TP", "\\fB\(Roff.text(subcommand["commandName"]?.string ?? ""))\\fR",
                    Roff.line(subcommand["abstract"]?.string ?? ""),
                ]
            }
        }
        lines += prose(command["discussion"]?.string ?? "")
        let positionals = arguments.filter { $0["kind"]?.string == "positional" }
        if !positionals.isEmpty { lines += list(positionals, under: wording.manualArguments) }
        let options = arguments.filter { $0["kind"]?.string != "positional" }
        if !options.isEmpty { lines += list(options, under: wording.manualOptions) }
        // The program's own page has them among its words.
        if words.count > 1 {
            lines.append(".SH \(wording.manualExits.uppercased())")
            for status in ExitStatus.allCases {
                lines += [".TP", "\\fB\(status.rawValue)\\fR", Roff.line(status.explanation)]
            }
            let above = words.dropLast().joined(separator: "-")
            lines += [".SH \(wording.manualSeeAlso.uppercased())", ".BR \(Roff.text(above)) (1)"]
        }
        return lines.joined(separator: "\n")
    }

    private var arguments: [JSONValue] {
        (command["arguments"]?.array ?? []).filter { $0["shouldDisplay"]?.bool ?? true }
    }

    private var synopsis: [String] {
        let name = "\\fB\(Roff.text(words.joined(separator: " ")))\\fR"
        if words.count == 1 {
            return wording.programUsage.split(separator: "\n").flatMap { [Roff.line(String($0)), ".br"] }.dropLast()
        }
        if !Self.subcommands(of: command).isEmpty {
            return [
                "\(name) [\\fI\(Roff.text(wording.manualCommand))\\fR] [\\fI\(Roff.text(wording.manualOption))\\fR...]"
            ]
        }
        let needed = arguments.filter { $0["isOptional"]?.bool == false && $0["kind"]?.string == "option" }
        let positionals = arguments.filter { $0["kind"]?.string == "positional" }
        let parts =
            needed.map { "\\fB\(Self.names(of: $0))\\fR \\fI\(Self.value(of: $0))\\fR" }
            + ["[\\fI\(Roff.text(wording.manualOption))\\fR...]"]
            + positionals.map { argument in
                let text = "\\fI\(Self.value(of: argument))\\fR" + (argument["isRepeating"]?.bool == true ? "..." : "")
                return argument["isOptional"]?.bool == true ? "[\(text)]" : text
            }
        return ["\(name) \(parts.joined(separator: " "))"]
    }

    private func list(_ arguments: [JSONValue], under heading: String) -> [String] {
        [".SH \(heading.uppercased())"]
            + arguments.flatMap { argument -> [String] in
                let isPositional = argument["kind"]?.string == "positional"
                let value = argument["kind"]?.string == "flag" ? "" : "\\fI\(Self.value(of: argument))\\fR"
                let names = "\\fB\(Self.names(of: argument))\\fR"
                let tag = isPositional ? value : value.isEmpty ? names : "\(names) \(value)"
                var text = argument["abstract"]?.string ?? ""
                if let values = argument["allValues"]?.strings { text += " \(wording.manualValues(values))" }
                if let usual = argument["defaultValue"]?.string { text += " \(wording.manualDefault(usual))" }
                return [".TP", tag, Roff.line(text)]
            }
    }

    private static func names(of argument: JSONValue) -> String {
        (argument["names"]?.array ?? []).map { name in
            Roff.text((name["kind"]?.string == "short" ? "-" : "--") + (name["name"]?.string ?? ""))
        }.joined(separator: ", ")
    }

    private static func value(of argument: JSONValue) -> String { Roff.text(argument["valueName"]?.string ?? "") }

    /// The discussion: paragraphs, lines that stand as they are because they are indented, and the examples under their heading.
    private func prose(_ text: String) -> [String] {
        if text.isEmpty { return [] }
        var lines = [".SH \(wording.manualDescription.uppercased())"]
        var isLiteral = false
        var isNew = false
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            let indented = line.hasPrefix(" ")
            if isLiteral, !indented, !line.isEmpty {
                lines.append(".EE")
                isLiteral = false
            }
            if line.isEmpty {
                isNew = true
                continue
            }
            if line == wording.examplesTitle {
                lines.append(".SH \(Roff.text(wording.examplesTitle.uppercased().filter { $0.isLetter }))")
                isNew = false
                continue
            }
            if indented, !isLiteral {
                lines += isNew ? [".PP", ".EX"] : [".EX"]
                isLiteral = true
            } else if isNew {
                lines.append(isLiteral ? "" : ".PP")
            }
            isNew = false
            lines.append(Roff.line(String(line)))
        }
        if isLiteral { lines.append(".EE") }
        // A heading begins its text by itself.
        return lines.enumerated().filter { index, line in
            line != ".PP" || !(lines[max(0, index - 1)].hasPrefix(".SH"))
        }.map(\.element)
    }
}

/// Text as roff takes it.
private enum Roff {
    /// A line of text: what would be a request isn't.
    static func line(_ text: String) -> String {
        let escaped = self.text(text)
        return escaped.hasPrefix(".") || escaped.hasPrefix("'") ? "\\&\(escaped)" : escaped
    }

    /// Text within a line. Everything but ASCII by number, which each formatter knows.
    static func text(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\": result += "\\e"
            case "-": result += "\\-"
            case "\"": result += "\\(dq"
            case "'": result += "\\(aq"
            case "`": result += "\\(ga"
            case "^": result += "\\(ha"
            case "~": result += "\\(ti"
            // Formatters for plain ASCII don't know it.
            case "…": result += "..."
            case _ where scalar.isASCII: result.unicodeScalars.append(scalar)
            default:
                let number = String(scalar.value, radix: 16, uppercase: true)
                result += "\\[u\(String(repeating: "0", count: max(0, 4 - number.count)))\(number)]"
            }
        }
        return result
    }
}
