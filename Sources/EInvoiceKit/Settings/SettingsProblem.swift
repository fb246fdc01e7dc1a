import InvoiceCore

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
    var line: Int? { if case .file(_, let line) = self { line } else { nil } }
}

/// A value and where it came from.
public struct Sourced<Value: Sendable & Equatable>: Sendable, Equatable {
    public var value: Value
    public var source: SettingSource

    public init(_ value: Value, from source: SettingSource) {
        self.value = value
        self.source = source
    }

    func map<Other>(_ change: (Value) -> Other) -> Sourced<Other> { Sourced<Other>(change(value), from: source) }
}

/// One mistake in the settings, with the place where it can be mended.
public struct SettingsProblem: Error, Sendable, Hashable {
    /// Where the mistake is.
    public enum Place: Sendable, Hashable {
        /// `member` as a path, e.g. `profiles.shop.kind`.
        case file(path: String, line: Int?, member: String?)
        case environment(variable: String)
        case option(String)
    }

    /// What is wrong.
    public enum Kind: Error, Sendable, Hashable {
        /// The system's words.
        case unreadable(String)
        /// The path leads to something that can't be read as a file is.
        case notAFile
        case tooLarge(limit: Int)
        case notText
        /// The column is in characters, counted from 1.
        case syntax(expected: String, column: Int)
        case wrongType(expected: String)
        case unknownMember(suggestion: String?)
        case repeatedMember
        case missingMember
        case emptyText
        /// A blank, a control character or another that nobody sees.
        case unseen(Unicode.Scalar)
        /// A path that may be right, with something in it that nobody sees; what, for "it …".
        case oddPath(String)
        /// These variables are needed beside those that are set.
        case missingVariables([String])
        case profileName(String, ProfileNameProblem)
        /// Not one of the words that are allowed.
        case notAllowed(String, allowed: [String])
        case url(String, WebAddressProblem)
        /// `http://` to another machine.
        case plainHTTP(String)
        /// A base URL with `?` or `#`.
        case urlHasQuery(String)
        case outOfRange(minimum: Int, maximum: Int)
        /// More than one of these members.
        case conflictingMembers([String])
        /// None of these members.
        case needsOneOf([String])
        /// The file holds a secret and others can read it; permission bits.
        case readableByOthers(mode: UInt32)
        case unknownProfile(String, known: [String], suggestion: String?)
        /// A folder of a former version, with the environment's invoices of every account.
        case olderHistory
        /// Neither a variable nor an account entry names the home folder.
        case noHome
    }

    public let place: Place
    public let kind: Kind

    public init(_ place: Place, _ kind: Kind) {
        self.place = place
        self.kind = kind
    }

    /// What is odd about a path; nil where nothing is. Nothing keeps it from being used: a folder may have such a name.
    package init?(oddIn path: String, at place: Place) {
        guard let words = path.unseenWords else { return nil }
        self.init(place, .oddPath(words))
    }

    /// True for what is only odd.
    var isOddPath: Bool { if case .oddPath = kind { true } else { false } }
}

/// Why there are no settings to work with.
public enum SettingsError: Error, Sendable, Hashable {
    /// Every mistake that was found; never empty.
    case invalid([SettingsProblem])
    /// No profile is named and there isn't exactly one. `known` are the file's, `configPath` is where one may be added.
    case noProfile(known: [String], configPath: String)
}
