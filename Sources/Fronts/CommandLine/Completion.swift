import ArgumentParser
import EInvoiceKit
import FoundationEssentials
import InvoiceCore

/// The words that a shell offers where the program must be asked for them.
enum Completion: Sendable {
    case currency, profile, invoice, setting, settingValue

    /// How many of the newest invoices are offered.
    static let newest = 50

    /// What may follow; nothing where something is wrong with the settings.
    func words(after line: [String], environment: [String: String]) -> [String] {
        let options = Self.options(in: line)
        let settings = Settings.inspect(environment: environment, options: options)
        let words: [String]
        switch self {
        case .currency: words = Self.catalog(of: settings).methods.map(\.code)
        case .profile: words = settings.profileNames + settings.mistakes.keys + [ProfileName.sandbox]
        case .invoice: words = Self.invoices(of: settings)
        case .setting: words = SettingMember.names(in: settings)
        case .settingValue: words = Self.values(after: line, settings)
        }
        // bash expands what it is offered, and no name or number of ours needs more than these: a payment id that came from
        // elsewhere may hold a command.
        return words.filter { word in
            !word.isEmpty
                && word.unicodeScalars.allSatisfy { scalar in
                    scalar.properties.isAlphabetic || scalar.properties.numericType != nil
                        || ["_", ".", "-"].contains(scalar)
                }
        }
    }

    /// The global options among the words of a line, wherever they stand.
    private static func options(in line: [String]) -> SettingsOptions {
        var options = SettingsOptions()
        for (index, word) in line.enumerated() {
            let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let next = index + 1 < line.count ? line[index + 1] : nil
            let value = parts.count == 2 ? String(parts[1]) : next
            switch parts.first.map(String.init) {
            case "--sandbox": options.isSandbox = true
            case "--profile": options.profile = value
            case "--data-dir": options.dataFolder = value
            case "--config": options.configPath = value
            default: break
            }
        }
        return options
    }

    private static func catalog(of settings: Settings) -> PaymentMethodCatalog {
        if case .profile(let profile)? = try? settings.chosenProfile().value { return profile.catalog }
        return settings.catalog
    }

    private static func invoices(of settings: Settings) -> [String] {
        // A shell has no place to tell what is wrong.
        guard let choice = try? settings.chosenProfile().value,
            let page = try? HistoryStore(folder: settings.folder(of: choice)).newest(limit: newest)
        else { return [] }
        return page.invoices.map(\.intent.paymentID.text)
    }

    private static func values(after line: [String], _ settings: Settings) -> [String] {
        guard let name = line.lazy.compactMap({ SettingMember($0) }).first else { return [] }
        switch name.form {
        case .flag: return ["true", "false"]
        case .word(let words): return words
        default:
            guard name.name == .theme else { return [] }
            return ThemeLibrary(configPath: settings.configPath.value, dataFolder: settings.dataFolder.value).names
        }
    }
}

extension CompletionKind {
    /// Words that the program is asked for at each Tab.
    static func asking(_ completion: Completion) -> CompletionKind {
        .custom { line, _, _ in completion.words(after: line, environment: ProcessInfo.processInfo.environment) }
    }
}
