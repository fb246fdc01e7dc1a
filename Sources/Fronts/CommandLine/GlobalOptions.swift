import ArgumentParser
import EInvoiceKit
import InvoiceCore
import Wording

/// The options of every command.
struct GlobalOptions: ParsableArguments {
    @Option(help: .of(.profile, value: .name), completion: .asking(.profile))
    var profile: String?

    @Flag(help: .of(.sandbox))
    var sandbox = false

    @Option(name: .customLong("data-dir"), help: .of(.dataFolder, value: .folder), completion: .directory)
    var dataFolder: String?

    @Option(help: .of(.config, value: .file), completion: .file())
    var config: String?

    @Option(help: .of(.timeout, value: .seconds))
    var timeout: Int?

    @Flag(name: .customLong("no-color"), help: .of(.noColor))
    var noColor = false

    @Flag(help: .of(.accessible))
    var accessible = false

    @Option(help: .of(.language, value: .code), completion: .list(LanguageCode.allCases.map(\.rawValue)))
    var lang: String?

    /// The options as the settings take them.
    var settings: SettingsOptions {
        var options = SettingsOptions()
        options.profile = profile
        options.isSandbox = sandbox
        options.dataFolder = dataFolder
        options.configPath = config
        options.timeoutSeconds = timeout
        options.isColorless = noColor
        options.isAccessible = accessible
        options.language = lang
        return options
    }

    /// True for an option of every command, with its value or without.
    static func isOne(_ argument: String) -> Bool {
        let name = String(String.UnicodeScalarView(argument.unicodeScalars.prefix { $0 != "=" }))
        return names.contains { "--\($0.name)" == name }
    }

    private static let names: [(name: String, value: ValueName?)] = [
        ("profile", .name), ("sandbox", nil), ("data-dir", .folder), ("config", .file), ("timeout", .seconds),
        ("no-color", nil), ("accessible", nil), ("lang", .code),
    ]

    /// The text with one word in its lines of usage for what every command has: they would be wider than a terminal.
    static func shortened(_ text: String) -> String {
        let all = names.map { name, value in
            value.map { "[--\(name) <\(wording.placeholder(for: $0))>]" } ?? "[--\(name)]"
        }
        let format = "[--format <\(wording.placeholder(for: .format))>] [--json] "
        return text.replacing(all.joined(separator: " "), with: "[<options>]")
            .replacing("\(format)[<options>]", with: "[<options>]")
    }

    /// Refuses a language that isn't spoken.
    func validate() throws {
        if let lang, let problem = Self.problem(withLanguage: lang) { throw ValidationError(problem) }
    }

    /// Why a language can't be had, or nil.
    static func problem(withLanguage code: String) -> UsageProblem? {
        LanguageCode(rawValue: code) == nil ? .language(code) : nil
    }
}

/// How a list is written.
enum RowFormat: String, ExpressibleByArgument, CaseIterable {
    case table, json, jsonl, csv

    var isJSON: Bool { self == .json || self == .jsonl }
}

/// How a few things are printed.
struct TableFormatOptions: ParsableArguments {
    enum Format: String, ExpressibleByArgument, CaseIterable { case table, json }

    @Option(help: .of(.format, value: .format))
    var format: Format = .table

    @Flag(help: .of(.asJSON))
    var json = false

    var chosen: Format { json ? .json : format }
}
