import EInvoiceKit
import InvoiceCore

/// Tells a start of the console from a command without the argument parser, which would cost its time at every start.
enum ConsoleStart {
    /// The options where the arguments are nothing but rightly written global options; nil for everything else, which the
    /// argument parser understands or refuses in its own words.
    static func options(in arguments: [String]) -> SettingsOptions? {
        let (options, rest) = split(arguments)
        return rest.isEmpty ? options : nil
    }

    /// The options by which the language is chosen, wherever they stand: whatever else is wrong with the arguments is told in it.
    static func languageOptions(in arguments: [String]) -> SettingsOptions {
        var options = SettingsOptions()
        var name: String?
        for argument in arguments.prefix(while: { $0 != "--" }) {
            let parts = argument.unicodeScalars.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
                .map { String($0) }
            // Where one stands several times the last counts, as for the parser.
            switch (name ?? parts.first, name == nil ? (parts.count == 2 ? parts[1] : nil) : argument) {
            case ("--lang", let value?): options.language = value
            case ("--config", let value?): options.configPath = value
            default:
                name = name == nil && (argument == "--lang" || argument == "--config") ? argument : nil
                continue
            }
            name = nil
        }
        return options
    }

    /// Moves global options from before the command's name behind it, where the parser expects them.
    static func reordered(_ arguments: [String]) -> [String] {
        let rest = split(arguments).rest
        let leading = arguments.prefix(arguments.count - rest.count)
        guard !leading.isEmpty, let command = rest.first, !command.hasPrefix("-") else { return arguments }
        let isGroup = groups.contains(command) && rest.dropFirst().first.map { !$0.hasPrefix("-") } ?? false
        let words = rest.prefix(isGroup ? 2 : 1)
        return Array(words + leading + rest.dropFirst(words.count))
    }

    /// The commands that have commands of their own.
    private static let groups = ["profiles", "config"]

    /// The leading global options, and what follows from the first argument on that isn't one.
    private static func split(_ arguments: [String]) -> (options: SettingsOptions, rest: ArraySlice<String>) {
        var options = SettingsOptions()
        var rest = arguments[...]
        while let argument = rest.first {
            let parts = argument.unicodeScalars.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = parts.first.map({ String($0) }) else { break }
            let inline = parts.count == 2 ? String(parts[1]) : nil
            let value = inline ?? rest.dropFirst().first.flatMap { $0.hasPrefix("-") ? nil : $0 }
            var isValueUsed = true
            switch name {
            case "--sandbox" where inline == nil:
                options.isSandbox = true
                isValueUsed = false
            case "--no-color" where inline == nil:
                options.isColorless = true
                isValueUsed = false
            case "--accessible" where inline == nil:
                options.isAccessible = true
                isValueUsed = false
            case "--profile" where value != nil: options.profile = value
            case "--data-dir" where value != nil: options.dataFolder = value
            case "--config" where value != nil: options.configPath = value
            case "--lang" where value.flatMap(LanguageCode.init) != nil: options.language = value
            case "--timeout" where value.flatMap({ Int($0) }) != nil: options.timeoutSeconds = value.flatMap { Int($0) }
            default: return (options, rest)
            }
            rest = rest.dropFirst(isValueUsed && inline == nil ? 2 : 1)
        }
        return (options, rest)
    }
}
