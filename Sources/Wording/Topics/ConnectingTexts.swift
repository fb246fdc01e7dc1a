import InvoiceCore

/// Getting in: the welcome, the form of a profile, and what a gateway's first answer means.
public protocol ConnectingTexts {
    // The welcome.
    var welcomeTitle: String { get }
    /// Three lines of at most 76 columns.
    var welcomeLines: [String] { get }
    /// In their place where profiles are there, and none is chosen.
    var whichProfile: String { get }
    /// The ways in, each with what it is; at most 22 and 50 columns.
    var trySandbox: (title: String, words: String) { get }
    var connect: (title: String, words: String) { get }
    var readDocumentation: (title: String, words: String) { get }
    var chooseWay: ActionText { get }

    // The page about how it works.
    var documentationTitle: String { get }
    /// Paragraphs, and lines that stand as they are.
    func documentation(configPath: String) -> [DocumentationPart]

    // The form.
    var connectTitle: String { get }
    func editingTitle(of profile: String) -> String
    func label(of field: ProfileDraft.Field, way: ProfileDraft.SecretWay) -> String
    /// What a field is for, for the line below the form.
    func purpose(of field: ProfileDraft.Field, way: ProfileDraft.SecretWay) -> String
    func name(of way: ProfileDraft.SecretWay) -> String
    /// What a kind means, beside it.
    func meaning(of kind: ProfileKind) -> String
    /// Beside a field, without its text.
    func text(for problem: SettingsProblem.Kind, in field: ProfileDraft.Field) -> String
    var usualURLsHeading: String { get }
    var connectAction: ActionText { get }
    var saveAllTheSame: ActionText { get }
    var nextChoice: ActionText { get }
    var leaveProfileForm: ActionText { get }
    var stopTrying: ActionText { get }
    var trying: String { get }
    var savingProfile: String { get }
    /// An earlier run left it.
    var profileFormFound: String { get }
    func profileFormNotKept(_ reason: String) -> String
    /// The form stays for this run.
    var profileFormStays: String { get }
    func profileSaved(_ name: String) -> String
    /// The same where the gateway didn't answer as it should.
    func profileSavedUntried(_ name: String) -> String
    var quitProfileForm: ActionText { get }
    /// Asks whether to end the program over a form that isn't saved.
    var losesProfileForm: String { get }

    // What the first answer means.
    var gatewayWorks: String { get }
    var gatewayWorksUnsigned: String { get }
    func title(of problem: ConnectionProblem) -> String
    func advice(on problem: ConnectionProblem, kind: ProfileKind) -> String
    /// A sentence or two.
    func text(for problem: ConfigProblem) -> String
}

/// A part of the page about how it works.
public enum DocumentationPart: Sendable, Hashable {
    case heading(String)
    case paragraph(String)
    /// Lines that are not broken.
    case lines([String])
}
