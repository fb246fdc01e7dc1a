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
        case .askedNow: "asked just now"
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

    var connectionTitle: String { "connection" }
    var certificateTitle: String { "certificate" }
    func certificateTrusted(by file: String?) -> String {
        file.map { "trusted, by \(visible($0))" } ?? "trusted, by this machine's authorities"
    }
    var certificateRefused: String { "not trusted" }
    var clockTitle: String { "clock" }
    var clockAgrees: String { "agrees with the gateway's" }
    var clockNotTold: String { "the gateway doesn't tell its own" }
    var terminalTitle: String { "terminal" }
    var noTerminalHere: String { "none: the output goes elsewhere" }

    func terminal(_ name: String, colors: Int, isUTF8: Bool, columns: Int, isInTmux: Bool) -> String {
        let parts = [
            name, colors >= 1 << 24 ? "true colour" : colors == 0 ? "no colours" : "\(colors) colours",
            isUTF8 ? "UTF-8" : "no UTF-8", "\(columns) columns",
        ]
        return (parts + (isInTmux ? ["in tmux"] : [])).joined(separator: ", ")
    }

    var localeIsNotUTF8: String {
        "the locale (LC_ALL, LC_CTYPE or LANG) is none of UTF-8: letters beyond ASCII may not show; try LANG=C.UTF-8"
    }
    var historyTitle: String { "history" }
    func historyNotRead(bytes: Int, _ command: String) -> String { "\(count(bytes, .byte)); \(command) reads them" }
    func namesBadLines(_ command: String) -> String { "\(command) names each." }
    var indexTitle: String { "index" }
    func indexed(_ part: Double) -> String {
        part >= 1 ? "up to date" : "\(Int(part * 100)) % read; the next search reads the rest"
    }
    var noIndexYet: String { "none yet; the first search builds it" }

    func looseMode(_ path: String, mode: UInt32) -> String {
        "others may use \(self.path(path)) (mode 0\(String(mode, radix: 8))): chmod go= \(shellWord(path))"
    }

    func winsOverFile(_ variable: String, _ profile: String, _ place: String) -> String {
        """
        \(variable) is set, and wins over the default profile \(visible(profile)) of \(place): unset it, or name the profile, \
        --profile \(shellWord(profile))
        """
    }

    func variablesDiffer(_ used: String, _ other: String) -> String {
        "\(used) and \(other) are set to different values: \(used) counts; unset the other"
    }
}
