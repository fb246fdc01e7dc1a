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
        /// The system's error number.
        case unreadable(errno: Int32)
        /// The path leads to something that can't be read as a file is.
        case notAFile
        case tooLarge(limit: Int)
        case notText
        /// The column is in characters, counted from 1.
        case syntax(ConfigExpectation, column: Int)
        case wrongType(Expected)
        case unknownMember(suggestion: String?)
        case repeatedMember
        case missingMember
        case emptyText
        /// A blank, a control character or another that nobody sees.
        case unseen(Unicode.Scalar)
        /// A path that may be right, with something in it that nobody sees.
        case oddPath(UnseenCharacters)
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
        /// A folder of a former version, with the environment's invoices of every account, and the profile that has them.
        case olderHistory(profile: String)
        /// No code, unit or country that a payment method can have.
        case methodCode(String)
        case methodUnit(String)
        case country(String)
        /// Twice in one list.
        case repeatedMethod(String)
        /// A code to hide that is in no list.
        case unknownMethod(String, suggestion: String?)
        /// A code that the same settings list and hide.
        case hiddenMethod(String)
        /// No key of the console can be written like that.
        case unreadableKey(String)
        /// A key that another command has where this one acts.
        case takenKey(String, by: ConsoleCommand)
        /// A key without which one can't move, choose, type or get away.
        case neededKey(String)
        /// A letter for a command that acts where letters are typed.
        case typedKey(String)
        /// Neither a variable nor an account entry names the home folder.
        case noHome
    }

    /// What a member's value has to be.
    public enum Expected: Sendable, Hashable {
        case flag, text
        /// A text, or a whole number that is taken as one.
        case identifier
        /// A program and its arguments, or a line for the shell.
        case command
        case object
        /// A list of objects, each a payment method.
        case methods
        /// A list of codes.
        case codes
    }

    public let place: Place
    public let kind: Kind

    public init(_ place: Place, _ kind: Kind) {
        self.place = place
        self.kind = kind
    }

    /// What is odd about a path; nil where nothing is. Nothing keeps it from being used: a folder may have such a name.
    package init?(oddIn path: String, at place: Place) {
        guard let unseen = UnseenCharacters(in: path) else { return nil }
        self.init(place, .oddPath(unseen))
    }

    /// True for what is only odd.
    package var isOddPath: Bool { if case .oddPath = kind { true } else { false } }
}

/// Why there are no settings to work with.
public enum SettingsError: Error, Sendable, Hashable {
    /// Every mistake that was found; never empty.
    case invalid([SettingsProblem])
    /// No profile is named and there isn't exactly one. `known` are the file's, `configPath` is where one may be added.
    case noProfile(known: [String], configPath: String)
}

/// Why a text can't be a profile's name.
public enum ProfileNameProblem: Sendable, Hashable {
    case empty
    case reserved
    case tooLong(limit: Int)
    case badStart(Unicode.Scalar)
    case unusable(Unicode.Scalar)
}

/// What should have stood where the config file's text is no JSON with comments.
public enum ConfigExpectation: Sendable, Hashable {
    case value, number, nothing, memberName
    case colon(after: String)
    /// Or the closing bracket.
    case commaInObject, commaInArray
    /// A name that stands there for the second time.
    case once(String)
    case closingQuote, closingQuoteOnLine
    case escape, hexDigits, surrogatePair, secondSurrogate
    case utf8
    case comment, endOfComment
    case fewerBrackets, shorterText
}

/// Why the config file wasn't changed. It is as it was.
public enum ConfigProblem: Error, Sendable, Hashable {
    /// No variable and no option says where there is one.
    case noPlace
    /// It can't be changed while this is wrong with it.
    case mistake(SettingsProblem)
    /// Another program changes it all the time.
    case changedMeanwhile(path: String)
    case notWritten(path: String, errno: Int32)
    /// There is no such profile any more.
    case profileGone(String)
    /// There is such a profile by now.
    case profileExists(String)
    /// The folder of that name has invoices of another account.
    case otherInvoices(profile: String)
    /// What the history has can't be read.
    case historyUnreadable(StorageProblem)
}
