import ArgumentParser
import EInvoiceKit

/// What every command takes.
struct GlobalOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The profile to work with.", valueName: "name"))
    var profile: String?

    @Flag(help: "Work with the embedded sandbox gateway: nothing is real.")
    var sandbox = false

    @Option(
        name: .customLong("data-dir"),
        help: ArgumentHelp("Keep histories and drafts in this folder.", valueName: "folder"))
    var dataFolder: String?

    @Option(help: ArgumentHelp("Read this config file.", valueName: "file"))
    var config: String?

    @Option(help: ArgumentHelp("Wait at most this long for an answer.", valueName: "seconds"))
    var timeout: Int?

    @Flag(name: .customLong("no-color"), help: "Use no colour.")
    var noColor = false

    @Option(help: ArgumentHelp("The language of all texts; so far there is only en.", valueName: "code"))
    var lang: String?

    /// The same for the settings.
    var settings: SettingsOptions {
        var options = SettingsOptions()
        options.profile = profile
        options.isSandbox = sandbox
        options.dataFolder = dataFolder
        options.configPath = config
        options.timeoutSeconds = timeout
        options.isColorless = noColor
        options.language = lang
        return options
    }

    /// Refuses languages into which nothing is translated yet: answering in another than asked for is no answer.
    func validate() throws {
        if let lang, let problem = Self.problem(withLanguage: lang) { throw ValidationError(problem) }
    }

    /// Why a language can't be had, or nil.
    static func problem(withLanguage code: String) -> String? {
        code == Language.english.rawValue ? nil : "--lang \(code): so far the program speaks en only"
    }
}
