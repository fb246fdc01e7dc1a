import InvoiceCore

/// One member of the config file, with all that is known of it: reading, checking, `doctor` and the help go by this.
package struct Setting<Owner>: Sendable {
    /// Its name in the config file.
    package let name: String
    package let form: SettingForm
    var isNeededInFile = false
    /// Whether the environment's profile needs it.
    var isNeededInEnvironment = false
    /// The environment variable that sets it as well, and wins over the config file.
    package var variable: String?
    /// The option that wins over both, with its dashes, and its text where it is given.
    var option: (name: String, text: @Sendable (SettingsOptions) -> String?)?
    /// What holds where nobody sets it, in words.
    package var standard: String?
    /// What it is for, in one line.
    package let help: String
    /// Its name for people; nil where `doctor` has no line of its own for it.
    package var title: String?
    /// The value that holds, for people, and where it came from; nil without any.
    package var shown: @Sendable (Owner) -> Sourced<String>? = { _ in nil }
    let put: @Sendable (inout Owner, Sourced<SettingValue>) -> Void

    /// Name, purpose, what holds without it, and what else sets it: a line for the help.
    package var explanation: String {
        let more = [standard.map { "\($0) unless told" }, variable, option?.name].compactMap(\.self)
        return "\(name): \(help)" + (more.isEmpty ? "" : " (\(more.joined(separator: "; ")))")
    }
}

extension Settings {
    /// The members at the top of the config file, beside `profiles`.
    package static let members: [Setting<Settings>] = [
        Setting(
            name: "data_dir", form: .path, variable: "EINVOICE_DATA_DIR", option: ("--data-dir", { $0.dataFolder }),
            standard: "$XDG_DATA_HOME/einvoice", help: "the folder of histories and drafts", title: "data folder",
            shown: { $0.dataFolder }, put: { $0.dataFolder = $1.map(\.text) }),
        Setting(
            name: "language", form: .word(Language.allCases.map(\.rawValue)), option: ("--lang", { $0.language }),
            standard: "the locale's", help: "the language of all texts; so far there is only en", title: "language",
            shown: { $0.language.map { $0 == .english ? "en" : "en; \($0.rawValue) is not there yet" } },
            put: { $0.language = $1.map { Language(rawValue: $0.text) ?? .english } }),
        Setting(
            name: "theme", form: .text, variable: "EINVOICE_THEME", standard: standardTheme, help: "the theme's name",
            title: "theme", shown: { $0.theme }, put: { $0.theme = $1.map(\.text) }),
        Setting(
            name: "mouse", form: .flag, standard: "true, in GNU screen false", help: "whether the mouse is taken",
            title: "mouse", shown: { $0.usesMouse.map { $0 ? "yes" : "no" } }, put: { $0.usesMouse = $1.map(\.flag) }),
        Setting(
            name: "default_profile", form: .text, standard: "the only one there is",
            help: "the profile to work with where none is named", put: { $0.namedDefault = $1.map(\.text) }),
    ]
}

extension Profile {
    /// The members of a profile in the config file; those with a variable make the environment's profile.
    package static let members: [Setting<Profile>] = [
        Setting(
            "kind", .word(ProfileKind.allCases.map(\.rawValue)), isNeededInFile: true,
            variable: "EINVOICE_KIND", help: "how much is at stake: sandbox, test or live",
            put: {
                $0.kind = ProfileKind(rawValue: $1.value.text) ?? .live
                $0.acceptsUnsignedReplies = $0.kind != .live
            }),
        Setting(
            "base_url", .addressPrefix(isSecure: true), isNeededInFile: true, isNeededInEnvironment: true,
            variable: "EINVOICE_BASE_URL", help: "the gateway's URL, before /api", title: "base URL",
            shown: { $0.baseURL }, put: { $0.baseURL = $1.value.text }),
        Setting(
            "client_id", .identifier, isNeededInFile: true, isNeededInEnvironment: true,
            variable: "EINVOICE_CLIENT_ID", help: "the number of the cash register in the merchant's account",
            title: "client id", shown: { $0.clientID }, put: { $0.clientID = $1.value.text }),
        Setting(
            "secret_command", .command,
            help: "a program and its arguments in [ ], or a line for the shell, that prints the secret",
            put: {
                if case .words(let words) = $1.value {
                    $0.secretSource = .command(words)
                } else {
                    $0.secretSource = .shell($1.value.text)
                }
            }),
        Setting(
            "secret_file", .path, help: "a file of mode 0600 that holds the secret",
            put: { $0.secretSource = .file(path: $1.value.text) }),
        Setting(
            "secret", .exactText, isNeededInEnvironment: true, variable: ChildEnvironment.secretVariable,
            help: "the secret itself, in a config file of mode 0600",
            put: {
                let secret = Secret($1.value.text)
                if case .environment(let variable) = $1.source {
                    $0.secretSource = .environment(variable: variable, secret)
                } else {
                    $0.secretSource = .inline(secret)
                }
            }),
        Setting(
            RequestField.successURL.name, .address, help: "where payers go after paying", title: "success URL",
            shown: { $0.defaults[.successURL] }, put: { $0.defaults[.successURL] = $1.value.text }),
        Setting(
            RequestField.failURL.name, .address, help: "where payers go when it failed", title: "fail URL",
            shown: { $0.defaults[.failURL] }, put: { $0.defaults[.failURL] = $1.value.text }),
        Setting(
            RequestField.statusURL.name, .address, help: "what the gateway calls at a final status",
            title: "status URL",
            shown: { $0.defaults[.statusURL] }, put: { $0.defaults[.statusURL] = $1.value.text }),
        Setting(
            "callback_port", .number(1...65_535), help: "where the console hears these calls itself",
            title: "callback port", shown: { $0.callbackPort.map { "\($0)" } },
            put: { $0.callbackPort = $1.value.number }),
        Setting(
            "callback_url", .addressPrefix(isSecure: false),
            help: "the public URL that leads to callback_port", title: "callback URL", shown: { $0.callbackURL },
            put: { $0.callbackURL = $1.value.text }),
        Setting(
            "accept_unsigned_replies", .flag, variable: "EINVOICE_ACCEPT_UNSIGNED_REPLIES",
            standard: "true, on live profiles false", help: "whether replies without a signature are believed",
            title: "unsigned replies",
            shown: {
                if $0.acceptsUnsignedReplies { return "believed, with a warning; an unsigned no never" }
                let setting = $0.isOfEnvironment ? "EINVOICE_ACCEPT_UNSIGNED_REPLIES=true" : "accept_unsigned_replies"
                return "not believed; \(setting) would change that"
            }, put: { $0.acceptsUnsignedReplies = $1.value.flag }),
        Setting(
            "ca_file", .path, standard: "the system's", help: "certificates (PEM) to trust",
            title: "CA file", shown: { $0.caFile }, put: { $0.caFile = $1.value.text }),
        Setting(
            "timeout", .number(GatewayLimits.secondsRange), standard: "30",
            help: "seconds for a whole exchange", title: "timeout", shown: { "\($0.limits.totalSeconds) s in all" },
            put: { $0.limits.totalSeconds = $1.value.number }),
        Setting(
            "connect_timeout", .number(GatewayLimits.secondsRange), standard: "10",
            help: "seconds to connect", title: "connect timeout", shown: { "\($0.limits.connectSeconds) s to connect" },
            put: { $0.limits.connectSeconds = $1.value.number }),
        Setting(
            "max_reply_bytes", .number(1024...(64 << 20)), standard: "1048576", help: "the longest reply",
            title: "longest reply", shown: { "\($0.limits.replyBytes) bytes" },
            put: { $0.limits.replyBytes = $1.value.number }),
    ]

    /// A profile has exactly one of these.
    static let secretMembers = ["secret_command", "secret_file", "secret"]
}

extension Setting<Profile> {
    /// One that a profile remembers the source of.
    fileprivate init(
        _ name: String, _ form: SettingForm, isNeededInFile: Bool = false, isNeededInEnvironment: Bool = false,
        variable: String? = nil, standard: String? = nil, help: String, title: String? = nil,
        shown: @escaping @Sendable (Profile) -> String? = { _ in nil },
        put: @escaping @Sendable (inout Profile, Sourced<SettingValue>) -> Void
    ) {
        self.init(
            name: name, form: form, isNeededInFile: isNeededInFile, isNeededInEnvironment: isNeededInEnvironment,
            variable: variable, standard: standard, help: help, title: title
        ) { profile in
            shown(profile).map { Sourced($0, from: profile.sources[name] ?? .standard) }
        } put: { profile, value in
            put(&profile, value)
            profile.sources[name] = value.source
        }
    }
}

extension GatewayLimits {
    /// What a time limit may be, in seconds.
    static let secondsRange = 1...3600
}
