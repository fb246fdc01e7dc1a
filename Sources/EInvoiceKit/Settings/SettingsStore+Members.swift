import InvoiceCore
import JSON

/// A member of the config file by the name with which a person reads and sets it: `theme`, `keys.refresh`,
/// `profiles.shop.timeout`.
package struct SettingMember: Sendable, Equatable {
    /// Names from the top of the file.
    package let path: [String]
    package let name: SettingName
    /// What its value may be; that of one key is a text.
    package let form: SettingForm
    /// The profile that it belongs to.
    package let profile: String?

    /// The name as it is typed.
    package var text: String { path.joined(separator: ".") }

    /// Nil where there is no such member; of a profile that isn't there it may be one all the same.
    package init?(_ text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        if parts.count == 1, let setting = Settings.members.first(where: { $0.name.rawValue == text }) {
            (path, name, form, profile) = (parts, setting.name, setting.form, nil)
        } else if parts.count == 2, parts[0] == SettingName.keys.rawValue, ConsoleCommand(rawValue: parts[1]) != nil {
            (path, name, form, profile) = (parts, .keys, .text, nil)
        } else if parts.count > 2, parts[0] == Self.profiles,
            let setting = Profile.members.first(where: { $0.name.rawValue == parts[parts.count - 1] })
        {
            // A profile's name may have a point in it.
            let owner = parts[1..<parts.count - 1].joined(separator: ".")
            (path, name, form, profile) = (
                [Self.profiles, owner, setting.name.rawValue], setting.name, setting.form, owner
            )
        } else {
            return nil
        }
    }

    private static let profiles = "profiles"

    /// The names of all that the settings could have.
    package static func names(in settings: Settings) -> [String] {
        Settings.members.map(\.name.rawValue)
            + ConsoleCommand.allCases.map { "\(SettingName.keys.rawValue).\($0.rawValue)" }
            + settings.profiles.filter { !$0.isOfEnvironment }.flatMap { profile in
                Profile.members.map { "\(profiles).\(profile.name).\($0.name.rawValue)" }
            }
    }

    /// The value that holds, and where it came from; nil without any.
    package func shown(in settings: Settings) -> Sourced<SettingValue>? {
        if let profile {
            let owner = settings.profiles.first { $0.name == profile }
            return owner.flatMap { owner in Profile.members.first { $0.name == name }?.shown(owner) }
        }
        if name == .defaultProfile { return settings.namedDefault?.map(SettingValue.text) }
        let whole = Settings.members.first { $0.name == name }?.shown(settings)
        guard path.count == 2, let whole else { return whole }
        return whole.value.keys.first { $0.command.rawValue == path[1] }.map {
            Sourced(.text($0.key), from: whole.source)
        }
    }

    /// A typed text as the file has it: lists and objects are JSON.
    fileprivate func json(of text: String) throws(SettingsProblem.Kind) -> JSONValue {
        let isWhole: Bool
        switch form {
        case .methods, .codes, .keys: isWhole = true
        case .command: isWhole = text.utf8.first == UInt8(ascii: "[")
        default: isWhole = false
        }
        guard isWhole else { return try form.value(of: text).json }
        do throws(ConfigSyntaxProblem) {
            return try ConfigText(text).value
        } catch {
            throw .syntax(error.expectation, column: error.column)
        }
    }
}

extension SettingsStore {
    /// Sets a member of the config file to what is typed, or with nil takes it away.
    ///
    /// - Throws: what the reader would say of it then; the file is as it was.
    package func set(_ member: SettingMember, to text: String?) throws(ConfigProblem) {
        let path = read().configPath.value
        if path.isEmpty { throw .noPlace }
        var value: JSONValue?
        do throws(SettingsProblem.Kind) {
            value = try text.map { text throws(SettingsProblem.Kind) in try member.json(of: text) }
        } catch {
            throw .mistake(SettingsProblem(.file(path: path, line: nil, member: member.text), error))
        }
        try change(path) { editor throws(ConfigProblem) in
            if let profile = member.profile, editor.value(at: ["profiles", profile]) == nil {
                throw .profileGone(profile)
            }
            let before = Set(problems(in: editor.bytes).map(Told.init))
            try Self.edit(
                { editor throws(ConfigEditor.Failure) in
                    if let value { try editor.set(member.path, to: value) } else { try editor.remove(member.path) }
                }, &editor, path)
            let new = problems(in: editor.bytes).first { !before.contains(Told($0)) }
            if let new { throw .mistake(new) }
        }
    }

    /// What a change could bring about, on whatever line it stands.
    private struct Told: Hashable {
        let member: String?
        let kind: SettingsProblem.Kind

        init(_ problem: SettingsProblem) {
            if case .file(_, _, let member) = problem.place { self.member = member } else { member = nil }
            kind = problem.kind
        }
    }

    private func problems(in bytes: [UInt8]) -> [SettingsProblem] {
        var reader = SettingsReader(environment: environment, options: options, bytes: bytes)
        let settings = reader.read()
        return settings.problems + settings.warnings
    }
}

extension SettingValue {
    /// As the config file has it.
    var json: JSONValue {
        switch self {
        case .flag(let flag): .bool(flag)
        case .number(let number): .integer(number)
        case .text(let text): .string(text)
        case .words(let words): .array(words.map(JSONValue.string))
        case .keys(let keys): .object(keys.map { JSONValue.Member($0.command.rawValue, .string($0.key)) })
        case .methods: .array([])
        }
    }
}
