import InvoiceCore
import JSON

/// One member of the config file, with all that is known of it but words: reading, checking, `doctor` and the help go by this.
package struct Setting<Owner>: Sendable {
    package let name: SettingName
    package let form: SettingForm
    var isNeededInFile = false
    /// Whether the environment's profile needs it.
    var isNeededInEnvironment = false
    /// The environment variable that sets it as well, and wins over the config file.
    package var variable: String?
    /// The option that wins over both, with its dashes, and its text where it is given.
    package var option: (name: String, text: @Sendable (SettingsOptions) -> String?)?
    /// What holds where nobody sets it, as it would be written; nil where words must tell.
    package var standard: String?
    /// The value that holds, and where it came from; nil without any, or where `doctor` has no line of its own for it.
    package var shown: @Sendable (Owner) -> Sourced<SettingValue>? = { _ in nil }
    let put: @Sendable (inout Owner, Sourced<SettingValue>) -> Void
}

extension Settings {
    /// The members at the top of the config file, beside `profiles`.
    package static let members: [Setting<Settings>] = [
        Setting(
            name: .dataFolder, form: .path, variable: "EINVOICE_DATA_DIR", option: ("--data-dir", { $0.dataFolder }),
            standard: "$XDG_DATA_HOME/einvoice", shown: { $0.dataFolder.map(SettingValue.text) },
            put: { $0.dataFolder = $1.map(\.text) }),
        Setting(
            name: .language, form: .word(LanguageCode.allCases.map(\.rawValue)), option: ("--lang", { $0.language }),
            shown: { $0.language.map { SettingValue.text($0.rawValue) } },
            put: { $0.language = $1.map { LanguageCode(rawValue: $0.text) ?? .english } }),
        Setting(
            name: .theme, form: .text, variable: "EINVOICE_THEME", standard: standardTheme,
            shown: { $0.theme.map(SettingValue.text) }, put: { $0.theme = $1.map(\.text) }),
        Setting(
            name: .mouse, form: .flag, shown: { $0.usesMouse.map(SettingValue.flag) },
            put: { $0.usesMouse = $1.map(\.flag) }),
        Setting(
            name: .accessible, form: .flag, variable: "EINVOICE_ACCESSIBLE",
            option: ("--accessible", { $0.isAccessible ? "true" : nil }), standard: "false",
            shown: { $0.isAccessible.map(SettingValue.flag) }, put: { $0.isAccessible = $1.map(\.flag) }),
        Setting(
            name: .bell, form: .flag, standard: "true", shown: { $0.bell.map(SettingValue.flag) },
            put: { $0.bell = $1.map(\.flag) }),
        Setting(
            name: .notify, form: .flag, standard: "true", shown: { $0.notify.map(SettingValue.flag) },
            put: { $0.notify = $1.map(\.flag) }),
        Setting(
            name: .keys, form: .keys, shown: { $0.keys?.map(SettingValue.keys) }, put: { $0.keys = $1.map(\.keys) }),
        Setting(name: .defaultProfile, form: .text, put: { $0.namedDefault = $1.map(\.text) }),
        Setting(
            name: .methods, form: .methods, shown: { $0.methods?.map(SettingValue.methods) },
            put: { $0.methods = $1.map(\.methods) }),
        Setting(
            name: .hidden, form: .codes, shown: { $0.hidden?.map(SettingValue.words) },
            put: { $0.hidden = $1.map(\.words) }),
    ]
}

extension Profile {
    /// The members of a profile in the config file; those with a variable make the environment's profile.
    package static let members: [Setting<Profile>] = [
        Setting(
            .kind, .word(ProfileKind.allCases.map(\.rawValue)), isNeededInFile: true, variable: "EINVOICE_KIND",
            put: {
                $0.kind = ProfileKind(rawValue: $1.value.text) ?? .live
                $0.acceptsUnsignedReplies = $0.kind != .live
            }),
        Setting(
            .baseURL, ProfileDraft.baseURLForm, isNeededInFile: true, isNeededInEnvironment: true,
            variable: "EINVOICE_BASE_URL", shown: { .text($0.baseURL) }, put: { $0.baseURL = $1.value.text }),
        Setting(
            .clientID, ProfileDraft.clientIDForm, isNeededInFile: true, isNeededInEnvironment: true,
            variable: "EINVOICE_CLIENT_ID", shown: { .text($0.clientID) }, put: { $0.clientID = $1.value.text }),
        Setting(
            .secretCommand, .command,
            put: {
                if case .words(let words) = $1.value {
                    $0.secretSource = .command(words)
                } else {
                    $0.secretSource = .shell($1.value.text)
                }
            }),
        Setting(.secretFile, .path, put: { $0.secretSource = .file(path: $1.value.text) }),
        Setting(
            .secret, .exactText, isNeededInEnvironment: true, variable: ChildEnvironment.secretVariable,
            put: {
                let secret = Secret($1.value.text)
                if case .environment(let variable) = $1.source {
                    $0.secretSource = .environment(variable: variable, secret)
                } else {
                    $0.secretSource = .inline(secret)
                }
            }),
        Setting(
            .successURL, .address, shown: { $0.defaults[.successURL].map(SettingValue.text) },
            put: { $0.defaults[.successURL] = $1.value.text }),
        Setting(
            .failURL, .address, shown: { $0.defaults[.failURL].map(SettingValue.text) },
            put: { $0.defaults[.failURL] = $1.value.text }),
        Setting(
            .statusURL, .address, shown: { $0.defaults[.statusURL].map(SettingValue.text) },
            put: { $0.defaults[.statusURL] = $1.value.text }),
        Setting(
            .callbackPort, .number(1...65_535), shown: { $0.callbackPort.map(SettingValue.number) },
            put: { $0.callbackPort = $1.value.number }),
        Setting(
            .callbackURL, .addressPrefix(isSecure: false), shown: { $0.callbackURL.map(SettingValue.text) },
            put: { $0.callbackURL = $1.value.text }),
        Setting(
            .unsignedReplies, .flag, variable: "EINVOICE_ACCEPT_UNSIGNED_REPLIES",
            shown: { .flag($0.acceptsUnsignedReplies) }, put: { $0.acceptsUnsignedReplies = $1.value.flag }),
        Setting(
            .caFile, .path, shown: { $0.caFile.map(SettingValue.text) }, put: { $0.caFile = $1.value.text }),
        Setting(
            .clientCertificate, .path, shown: { $0.clientCertificate.map(SettingValue.text) },
            put: { $0.clientCertificate = $1.value.text }),
        Setting(
            .clientKey, .path, shown: { $0.clientKey.map(SettingValue.text) }, put: { $0.clientKey = $1.value.text }),
        Setting(
            .timeout, .number(GatewayLimits.secondsRange), standard: "\(GatewayLimits().totalSeconds)",
            shown: { .number($0.limits.totalSeconds) }, put: { $0.limits.totalSeconds = $1.value.number }),
        Setting(
            .connectTimeout, .number(GatewayLimits.secondsRange), standard: "\(GatewayLimits().connectSeconds)",
            shown: { .number($0.limits.connectSeconds) }, put: { $0.limits.connectSeconds = $1.value.number }),
        Setting(
            .longestReply, .number(1024...(64 << 20)), standard: "\(GatewayLimits().replyBytes)",
            shown: { .number($0.limits.replyBytes) }, put: { $0.limits.replyBytes = $1.value.number }),
        Setting(
            .methods, .methods, shown: { $0.methods.isEmpty ? nil : .methods($0.methods) },
            put: { $0.methods = $1.value.methods }),
        Setting(
            .hidden, .codes, shown: { $0.hidden.isEmpty ? nil : .words($0.hidden) },
            put: { $0.hidden = $1.value.words }),
    ]

    /// A profile has exactly one of these.
    static let secretMembers = [SettingName.secretCommand, .secretFile, .secret].map(\.rawValue)
}

extension Setting<Profile> {
    /// One that a profile remembers the source of.
    fileprivate init(
        _ name: SettingName, _ form: SettingForm, isNeededInFile: Bool = false, isNeededInEnvironment: Bool = false,
        variable: String? = nil, standard: String? = nil,
        shown: @escaping @Sendable (Profile) -> SettingValue? = { _ in nil },
        put: @escaping @Sendable (inout Profile, Sourced<SettingValue>) -> Void
    ) {
        self.init(
            name: name, form: form, isNeededInFile: isNeededInFile, isNeededInEnvironment: isNeededInEnvironment,
            variable: variable, standard: standard
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

extension SettingValue {
    var text: String { if case .text(let text) = self { text } else { "" } }
    var flag: Bool { self == .flag(true) }
    var words: [String] { if case .words(let words) = self { words } else { [] } }
    var methods: [PaymentMethod] { if case .methods(let methods) = self { methods } else { [] } }
    var keys: [KeyChoice] { if case .keys(let keys) = self { keys } else { [] } }
    var number: Int { if case .number(let number) = self { number } else { 0 } }
}

extension SettingForm {
    /// Checks a value of the config file.
    func value(of json: JSONValue) throws(SettingsProblem.Kind) -> SettingValue {
        switch (self, json) {
        case (.flag, .bool(let flag)): return .flag(flag)
        case (.flag, _): throw .wrongType(.flag)
        case (.number, .number(let digits)): return try value(of: digits)
        case (.number(let range), _): throw .outOfRange(minimum: range.lowerBound, maximum: range.upperBound)
        case (.command, .string(let line)) where !line.isEmpty: return .text(line)
        case (.command, _):
            if let words = json.strings, words.first?.isEmpty == false { return .words(words) }
            throw .wrongType(.command)
        case (.identifier, .number(let digits)) where digits.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }:
            return .text(digits)
        case (.word(let words), .string(let text)) where !text.isEmpty && !words.contains(text.withoutLineEnd):
            throw .notAllowed(text.withoutLineEnd, allowed: words)
        case (_, .string(let text)): return try value(of: text)
        case (.identifier, _): throw .wrongType(.identifier)
        default: throw .wrongType(.text)
        }
    }
}
