/// An account at a gateway, as a person types it.
public struct ProfileDraft: Sendable, Hashable {
    /// A part of it, in the order in which it is asked for.
    public enum Field: Sendable, Hashable, CaseIterable {
        case baseURL, clientID, secretWay, secret, kind, name, successURL, failURL, statusURL
    }

    /// How the secret is had.
    public enum SecretWay: String, Sendable, Hashable, CaseIterable {
        /// It is typed, and kept in a file of its own.
        case typed
        /// A file holds it.
        case file
        /// A line for the shell prints it.
        case command
        /// As the config file has it already.
        case kept
    }

    public var name: String
    public var kind: ProfileKind
    public var baseURL: String
    public var clientID: String
    public var secretWay: SecretWay
    /// The secret itself, a path, or a line for the shell.
    public var secret: String
    /// Success, fail and status URL.
    public var urls: RequestTexts
    /// Paths of ``fileMembers`` that are to be another; empty to take one out.
    public var files: [SettingName: String] = [:]

    /// The files of certificates and keys, which no form asks for.
    public static let fileMembers = [SettingName.caFile, .clientCertificate, .clientKey]

    /// An empty one. Live unless told otherwise: what turns out to be real money must not be taken for a test.
    public init(
        name: String = "", kind: ProfileKind = .live, baseURL: String = "", clientID: String = "",
        secretWay: SecretWay = .typed, secret: String = "", urls: RequestTexts = RequestTexts()
    ) {
        self.name = name
        self.kind = kind
        self.baseURL = baseURL
        self.clientID = clientID
        self.secretWay = secretWay
        self.secret = secret
        self.urls = urls
    }

    /// The text of a field; of those that are chosen among a few, their word.
    public subscript(field: Field) -> String {
        switch field {
        case .baseURL: baseURL
        case .clientID: clientID
        case .secretWay: ""
        case .secret: secret
        case .kind: kind.rawValue
        case .name: name
        case .successURL: urls[.successURL] ?? ""
        case .failURL: urls[.failURL] ?? ""
        case .statusURL: urls[.statusURL] ?? ""
        }
    }

    /// What is wrong with a field, by the rules of the config file; nil where it can be used. An empty text that is needed is
    /// `.emptyText`.
    ///
    /// - Parameters:
    ///   - field: which one.
    ///   - taken: the names of other profiles.
    public func problem(in field: Field, taken: [String] = []) -> SettingsProblem.Kind? {
        let text = self[field]
        switch field {
        case .secretWay, .kind: return nil
        case .secret: return secretProblem
        case .name:
            if text.isEmpty { return .emptyText }
            if let problem = ProfileName.problem(in: text) { return .profileName(text, problem) }
            return taken.contains(text) ? .repeatedMember : nil
        case .successURL, .failURL, .statusURL: return text.isEmpty ? nil : Self.problem(in: text, .address)
        case .baseURL: return Self.problem(in: text, Self.baseURLForm)
        case .clientID: return Self.problem(in: text, Self.clientIDForm)
        }
    }

    /// What a base URL and a client id may be, in the config file as well.
    package static let baseURLForm = SettingForm.addressPrefix(isSecure: true)
    package static let clientIDForm = SettingForm.identifier

    private var secretProblem: SettingsProblem.Kind? {
        switch secretWay {
        case .kept: return nil
        case .typed:
            if let problem = Self.problem(in: secret, .exactText) { return problem }
            return secret.firstControl.map { .unseen($0) }
        case .file: return Self.problem(in: secret, .path)
        case .command: return Self.problem(in: secret, .command)
        }
    }

    private static func problem(in text: String, _ form: SettingForm) -> SettingsProblem.Kind? {
        do throws(SettingsProblem.Kind) {
            _ = try form.value(of: text)
            return nil
        } catch {
            return error
        }
    }

    /// The base URL as it is kept: without a slash at its end.
    package var plainBaseURL: String {
        if case .text(let text)? = try? Self.baseURLForm.value(of: baseURL) { text } else { baseURL }
    }
}

/// What was typed of a profile and not saved, as it may be kept.
public struct UnsavedProfile: Sendable, Hashable {
    /// The name of the profile that it changes; nil for a new one.
    public let editing: String?
    public let draft: ProfileDraft

    /// Leaves a secret out.
    public init(_ draft: ProfileDraft, editing: String?) {
        self.editing = editing
        var draft = draft
        if draft.secretWay == .typed { draft.secret = "" }
        self.draft = draft
    }
}

extension ProfileDraft: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Without the secret.
    public var description: String { "profile \(name)" }
    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: EmptyCollection<Mirror.Child>()) }
}
