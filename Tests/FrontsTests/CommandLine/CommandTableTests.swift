import ArgumentParser
import FoundationEssentials
import JSON
import Testing

@testable import Fronts

/// Runs the table of commands, and finds what it lacks.
@Suite(.timeLimit(.minutes(10))) struct CommandTableTests {
    /// A command as the argument parser itself tells of it.
    struct Known: Sendable, CustomTestStringConvertible {
        /// Its words behind the program's name; none for the program alone.
        let words: [String]
        /// Its options by the names that they are typed by, with the words that each takes; nil where it takes no value.
        var options: [String: [String]?] = [:]
        var positionals: [String] = []
        /// The words that a positional takes, where it takes only these.
        var choices: [String] = []

        var testDescription: String { words.joined(separator: " ") }
        var isProgram: Bool { words.isEmpty }
    }

    static let commands: [Known] = {
        func below(_ command: JSONValue, _ words: [String]) -> [Known] {
            let parts = (command["subcommands"]?.array ?? []).filter { $0["commandName"]?.string != "help" }
            var known = Known(words: words)
            for argument in command["arguments"]?.array ?? [] {
                let values = argument["allValues"]?.strings ?? []
                if argument["kind"]?.string == "positional" {
                    known.positionals.append(argument["valueName"]?.string ?? "")
                    known.choices += values
                    continue
                }
                for name in argument["names"]?.array ?? [] {
                    let dashes = name["kind"]?.string == "short" ? "-" : "--"
                    known.options[dashes + (name["name"]?.string ?? "")] =
                        argument["kind"]?.string == "flag" ? .some(nil) : values
                }
            }
            // A group does nothing itself.
            return (parts.isEmpty || words.isEmpty ? [known] : [])
                + parts.flatMap { below($0, words + [$0["commandName"]?.string ?? ""]) }
        }
        let dump = try? JSONValue(parsing: Array(EInvoiceCommand._dumpHelp().utf8))
        return dump?["command"].map { below($0, []) } ?? []
    }()

    /// A group alone is its first command.
    private static let usual = ["profiles": "list", "config": "get"]

    /// The row's command: the one with the most of its leading words.
    private static func command(of row: CommandRow) -> Known? {
        var words = row.words
        if let first = words.first, let second = usual[first], words.count == 1 { words.append(second) }
        return commands.filter { words.starts(with: $0.words) }.max { $0.words.count < $1.words.count }
    }

    static let rows = Dictionary(grouping: CommandTable.rows) { command(of: $0)?.words ?? [] }

    @Test func `the parser tells of commands`() {
        #expect(Self.commands.count > 25)
        #expect(Self.commands.contains { $0.words == ["profiles", "add"] && $0.options.keys.contains("--secret") })
    }

    /// By the first word: what a part of a group does shows in the others.
    static let groups = Dictionary(grouping: CommandTable.rows) { command(of: $0)?.words.first ?? "" }

    private static let needInvoices: Set = [
        "history", "show", "note", "export", "stats", "status", "pay", "resolve", "reconcile",
    ]

    @Test(arguments: groups.keys.sorted())
    func `a command does what its rows say`(first: String) async throws {
        let rows = try #require(Self.groups[first])
        let world = try CommandWorld()
        if Self.needInvoices.contains(first) { await world.fill() }
        for row in rows { await world.run(row) }
    }

    @Test(arguments: commands)
    func `every option of a command, and every word that one takes, has a row`(command: Known) {
        let rows = Self.rows[command.words] ?? []
        #expect(
            rows.contains { $0.isOnTerminal } && rows.contains { !$0.isOnTerminal }, "both with and without a terminal")
        #expect(rows.contains { $0.status == .done })
        let global = Set(CommandTable.globals)
        var taken: Set<String> = []
        var values: [String: Set<String>] = [:]
        var bare: Set<String> = []
        for row in rows {
            var words = row.words.dropFirst(command.words.count)[...]
            while let word = words.popFirst() {
                let name = String(word.prefix { $0 != "=" })
                guard let choices = command.options[name] else {
                    bare.insert(word)
                    continue
                }
                taken.insert(name)
                if choices != nil, let value = words.first { values[name, default: []].insert(value) }
                if choices != nil { words = words.dropFirst() }
            }
        }
        for (name, choices) in command.options where !global.contains(name) || command.isProgram {
            #expect(taken.contains(name), "\(name) has no row")
            for choice in choices ?? [] {
                #expect(values[name]?.contains(choice) == true, "\(name) \(choice) has no row")
            }
        }
        if !command.positionals.isEmpty { #expect(!bare.isEmpty, "\(command.positionals) has no row") }
        for choice in command.choices { #expect(bare.contains(choice), "\(choice) has no row") }
    }

    // MARK: The options of every command

    @Test(arguments: commands.filter { !$0.isProgram })
    func `the options of every command hold for it`(command: Known) async throws {
        for name in CommandTable.globals { #expect(command.options.keys.contains(name), "\(name)") }
        let world = try CommandWorld()
        for row in CommandTable.globalRows(of: command.words) { await world.run(row) }
    }
}
