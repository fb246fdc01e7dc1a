/// A member of the config file; the raw value is its name there.
public enum SettingName: String, Sendable, Hashable, CaseIterable {
    // At the top.
    case dataFolder = "data_dir"
    case language, theme, mouse, accessible, bell, notify, keys
    case defaultProfile = "default_profile"
    // At the top, and of a profile.
    case methods, hidden
    // Of a profile.
    case kind
    case baseURL = "base_url"
    case clientID = "client_id"
    case secretCommand = "secret_command"
    case secretFile = "secret_file"
    case secret
    case successURL = "success_url"
    case failURL = "fail_url"
    case statusURL = "status_url"
    case callbackPort = "callback_port"
    case callbackURL = "callback_url"
    case unsignedReplies = "accept_unsigned_replies"
    case caFile = "ca_file"
    case clientCertificate = "client_certificate"
    case clientKey = "client_key"
    case timeout
    case connectTimeout = "connect_timeout"
    case longestReply = "max_reply_bytes"
}

/// A setting's value.
public enum SettingValue: Sendable, Hashable {
    case text(String)
    case flag(Bool)
    case number(Int)
    /// A program and its arguments.
    case words([String])
    case methods([PaymentMethod])
    case keys([KeyChoice])
}

/// Where a setting's value came from; `doctor` shows it.
public enum SettingSource: Sendable, Hashable {
    /// Nobody said anything.
    case standard
    /// A member of the config file.
    case file(path: String, line: Int)
    /// An environment variable.
    case environment(variable: String)
    /// An option of the command line, with its dashes.
    case option(String)
    /// It is the only one there is.
    case onlyChoice

    /// The line in the config file, where that is the source.
    package var line: Int? { if case .file(_, let line) = self { line } else { nil } }
}

/// A value and where it came from.
public struct Sourced<Value: Sendable & Equatable>: Sendable, Equatable {
    public var value: Value
    public var source: SettingSource

    public init(_ value: Value, from source: SettingSource) {
        self.value = value
        self.source = source
    }

    package func map<Other>(_ change: (Value) -> Other) -> Sourced<Other> {
        Sourced<Other>(change(value), from: source)
    }
}
