extension English: DoctorTexts {
    func name(of setting: SettingName) -> String {
        switch setting {
        case .configFile: "config file"
        case .dataFolder: "data folder"
        case .cacheFolder: "cache folder"
        case .language: "language"
        case .theme: "theme"
        case .color: "colour"
        case .mouse: "mouse"
        case .timeout: "timeout"
        case .profiles: "profiles"
        case .profile: "profile"
        case .profileFolder: "its folder"
        case .baseURL: "base URL"
        case .clientID: "client id"
        case .secret: "secret"
        case .unsignedReplies: "unsigned replies"
        case .limits: "limits"
        case .proxy: "proxy"
        case .proxyExceptions: "no proxy for"
        }
    }

    func text(for origin: SettingOrigin) -> String {
        switch origin {
        case .standard: "standard"
        case .standardOfKind(let kind): "standard for \(kind)"
        case .configFile: "config file"
        case .configFileOrStandard: "config file, or standard"
        case .configFileOrStandardOfKind(let kind): "config file, or standard for \(kind)"
        case .configFileAndEnvironment: "config file and environment"
        case .environment: "environment"
        case .variable(let name): "environment variable \(name)"
        case .option(let name): "option \(name)"
        case .onlyChoice: "the only one there is"
        case .dataFolder: "data folder"
        case .program(let name): "command \(name)"
        case .shell: "command of the config file"
        }
    }

    var none: String { "none" }
    var noneWithoutMistake: String { "none without a mistake" }
    var indexInMemory: String { "none: searches keep their index in memory" }
    func limit(seconds: Int) -> String { "\(seconds) s" }

    func limits(connectSeconds: Int, totalSeconds: Int) -> String {
        "\(connectSeconds) s to connect, \(totalSeconds) s in all"
    }

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
