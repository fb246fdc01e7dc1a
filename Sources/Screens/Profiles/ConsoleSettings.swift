import InvoiceCore

/// What can be set from within the console, as it stands in the config file and elsewhere.
public struct ConsoleSettings: Sendable, Equatable {
    /// A profile that can be worked with.
    public struct Account: Sendable, Equatable {
        /// Without its secret.
        public var draft: ProfileDraft
        /// Whether the config file has it.
        public var isInFile: Bool

        public init(draft: ProfileDraft, isInFile: Bool) {
            self.draft = draft
            self.isInFile = isInFile
        }
    }

    /// A profile of the config file that can't be worked with, and why; the first mistake in it.
    public struct Mistaken: Sendable, Equatable {
        public var name: String
        public var problem: SettingsProblem

        public init(name: String, problem: SettingsProblem) {
            self.name = name
            self.problem = problem
        }
    }

    public var configPath: String
    public var mistaken: [Mistaken] = []
    public var accounts: [Account]
    /// The profile that is opened when none is named, where the file says so.
    public var defaultProfile: String?
    public var theme: Sourced<String>
    public var usesColor: Sourced<Bool>
    public var usesMouse: Sourced<Bool>
    public var isAccessible: Sourced<Bool>
    public var bell: Sourced<Bool>
    public var notify: Sourced<Bool>
    public var language = Sourced(LanguageCode.english, from: .standard)
    public var keys = KeyMap()

    /// As it is where nobody set anything.
    public init(
        configPath: String = "", accounts: [Account] = [], defaultProfile: String? = nil,
        theme: Sourced<String> = Sourced("ansi", from: .standard),
        usesColor: Sourced<Bool> = Sourced(true, from: .standard),
        usesMouse: Sourced<Bool> = Sourced(true, from: .standard),
        isAccessible: Sourced<Bool> = Sourced(false, from: .standard),
        bell: Sourced<Bool> = Sourced(true, from: .standard), notify: Sourced<Bool> = Sourced(true, from: .standard)
    ) {
        self.configPath = configPath
        self.accounts = accounts
        self.defaultProfile = defaultProfile
        self.theme = theme
        self.usesColor = usesColor
        self.usesMouse = usesMouse
        self.isAccessible = isAccessible
        self.bell = bell
        self.notify = notify
    }

    /// The names that are taken.
    var names: [String] { accounts.map(\.draft.name) }
}

/// What the last exchange with the gateway came to.
public enum GatewayReach: Sendable, Equatable {
    /// Nothing was asked yet.
    case unknown
    case answers
    /// No answer came.
    case silent
}
