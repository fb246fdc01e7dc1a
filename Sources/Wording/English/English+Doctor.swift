import InvoiceCore
import ScreenKit

extension English: DoctorTexts {
    var configFileTitle: String { "config file" }
    var cacheFolderTitle: String { "cache folder" }
    var colorTitle: String { "colour" }
    var profilesTitle: String { "profiles" }
    var profileTitle: String { "profile" }
    var profileFolderTitle: String { "its folder" }
    var proxyTitle: String { "proxy" }
    var proxyExceptionsTitle: String { "no proxy for" }

    func text(for source: SettingSource) -> String {
        switch source {
        case .standard: "standard"
        case .file(let path, let line): "\(visible(path)):\(line)"
        case .environment(let variable): "environment variable \(visible(variable))"
        case .option(let name): "option \(visible(name))"
        case .onlyChoice: "the only one there is"
        }
    }

    func text(for origin: SettingOrigin) -> String {
        switch origin {
        case .standardOfKind(let kind): "standard for \(kind)"
        case .configFileAndEnvironment: "config file and environment"
        case .environment: "environment"
        case .dataFolder: "data folder"
        }
    }

    func origin(of place: SecretPlace) -> String {
        switch place {
        case .configFile: "config file"
        case .variable(let name): text(for: .environment(variable: name))
        case .file(let path): visible(path)
        case .program(let name): "command \(visible(name))"
        case .shell: "command of the config file"
        }
    }

    var none: String { "none" }
    var noneWithoutMistake: String { "none without a mistake" }
    var indexInMemory: String { "none: searches keep their index in memory" }
    func limit(seconds: Int) -> String { "\(seconds) s" }
    var notShown: String { "not shown" }

    func noTheme(_ name: String, at place: String, known: [String]) -> String {
        "\(place): there is no theme \"\(name)\"; there are \(known.joined(separator: ", "))"
    }

    func unusableTheme(_ name: String, _ mistake: String) -> String {
        "the theme \"\(name)\" can't be used: \(mistake)"
    }

    func unreadable(_ member: String, of profile: String, _ path: String, _ reason: String) -> String {
        "\(member) of \(profile): \(path) can't be read (\(reason))"
    }

    var stoppedUnchanged: String { "stopped; nothing was changed" }
}
