import ArgumentParser
import FoundationEssentials
import InvoiceCore
import Wording

/// The members of a profile as options. Its secret is none: whoever lists the machine's processes would read it.
struct ProfileOptions: ParsableArguments {
    @Option(name: .customLong("base-url"), help: .of(.baseURL, value: .url))
    var baseURL: String?

    @Option(name: .customLong("client-id"), help: .of(.clientID, value: .number))
    var clientID: String?

    @Option(name: .customLong("secret-command"), parsing: .unconditional, help: .of(.secret, .command, value: .line))
    var secretCommand: String?

    @Option(name: .customLong("secret-file"), help: .of(.secret, .file, value: .file), completion: .file())
    var secretFile: String?

    @Option(parsing: .unconditional, help: .of(.secretOnInput, value: .dash))
    var secret: String?

    @Option(help: .of(.profileKind, value: .kind))
    var kind: ProfileKind?

    @Option(name: .customLong("success-url"), help: .of(.successURL, value: .url))
    var successURL: String?

    @Option(name: .customLong("fail-url"), help: .of(.failURL, value: .url))
    var failURL: String?

    @Option(name: .customLong("status-url"), help: .of(.statusURL, value: .url))
    var statusURL: String?

    @Option(name: .customLong("ca-file"), help: .of(.caFile), completion: .file())
    var caFile: String?

    @Option(name: .customLong("client-certificate"), help: .of(.clientCertificate), completion: .file())
    var clientCertificate: String?

    @Option(name: .customLong("client-key"), help: .of(.clientKey), completion: .file())
    var clientKey: String?

    @Flag(name: .customLong("no-check"), help: .of(.noCheck))
    var noCheck = false

    /// The option that sets a member, with its dashes.
    static func name(of field: ProfileDraft.Field, way: ProfileDraft.SecretWay) -> String {
        switch field {
        case .baseURL: "--base-url"
        case .clientID: "--client-id"
        case .secretWay, .secret:
            switch way {
            case .typed, .kept: "--secret"
            case .file: "--secret-file"
            case .command: "--secret-command"
            }
        case .kind: "--kind"
        case .name: wording.placeholder(for: .name)
        case .successURL: "--success-url"
        case .failURL: "--fail-url"
        case .statusURL: "--status-url"
        }
    }

    func validate() throws {
        if let secret, secret != "-" { throw ValidationError(.secretInArgument) }
        if [secretCommand, secretFile, secret].compactMap(\.self).count > 1 { throw ValidationError(.severalSecrets) }
    }

    /// True where nothing of a profile is said.
    var isEmpty: Bool {
        kind == nil
            && [baseURL, clientID, secretCommand, secretFile, secret, successURL, failURL, statusURL]
                .allSatisfy { $0 == nil }
            && files.isEmpty
    }

    /// The files that are named; an empty name takes one out.
    private var files: [SettingName: String] {
        [SettingName.caFile: caFile, .clientCertificate: clientCertificate, .clientKey: clientKey].compactMapValues(
            \.self)
    }

    /// Puts what is said into a draft, and gives the members that were. The secret is read where that is wanted.
    func fill(_ draft: inout ProfileDraft, _ context: CommandContext) async throws(CommandFailure)
        -> Set<ProfileDraft.Field>
    {
        var filled: Set<ProfileDraft.Field> = []
        func take(_ field: ProfileDraft.Field, _ text: String?, _ put: (String) -> Void) {
            guard let text else { return }
            put(text)
            filled.insert(field)
        }
        take(.baseURL, baseURL) { draft.baseURL = $0 }
        take(.clientID, clientID) { draft.clientID = $0 }
        take(.kind, kind?.rawValue) { draft.kind = ProfileKind(rawValue: $0) ?? draft.kind }
        take(.successURL, successURL) { draft.urls[.successURL] = $0 }
        take(.failURL, failURL) { draft.urls[.failURL] = $0 }
        take(.statusURL, statusURL) { draft.urls[.statusURL] = $0 }
        draft.files = files.mapValues(Self.absolute)
        take(.secret, secretCommand) { (draft.secretWay, draft.secret) = (.command, $0) }
        take(.secret, secretFile) { (draft.secretWay, draft.secret) = (.file, Self.absolute($0)) }
        if secret != nil {
            guard let line = await context.readLine(wording.secretPrompt) else {
                if Task.isCancelled { throw CommandFailure(.interrupted, wording.stoppedUnchanged) }
                throw CommandFailure(.invalid, wording.noSecretRead)
            }
            (draft.secretWay, draft.secret) = (.typed, line)
            filled.insert(.secret)
        }
        if filled.contains(.secret) { filled.insert(.secretWay) }
        return filled
    }

    /// A relative path is one of the working folder here, and of the config file's folder there.
    private static func absolute(_ path: String) -> String {
        if path.isEmpty || path.utf8.first == UInt8(ascii: "/") || path.utf8.starts(with: "~/".utf8) { return path }
        return "\(FileManager.default.currentDirectoryPath)/\(path)"
    }
}

extension ArgumentHelp {
    /// What the config file's help says of a member that names a file.
    fileprivate static func of(_ member: SettingName) -> ArgumentHelp {
        ArgumentHelp(
            wording.sentence(wording.purpose(of: member)), valueName: wording.placeholder(for: .file))
    }

    /// What the form of a profile says of a member.
    static func of(
        _ field: ProfileDraft.Field, _ way: ProfileDraft.SecretWay = .typed, value: ValueName
    ) -> ArgumentHelp {
        ArgumentHelp(
            wording.sentence(wording.purpose(of: field, way: way)), valueName: wording.placeholder(for: value))
    }
}
