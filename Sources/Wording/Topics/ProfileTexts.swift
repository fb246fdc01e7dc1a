import InvoiceCore

/// Getting in: the welcome, the form of a profile, what a gateway's first answer means, and the settings.
public protocol ProfileTexts {
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

    // The settings.
    var profilesHeading: String { get }
    var screenHeading: String { get }
    var embeddedGateway: String { get }
    var inUse: String { get }
    var openedFirst: String { get }
    var fromVariables: String { get }
    var anotherGateway: String { get }
    /// The name of a setting, as it begins a row.
    func name(ofRow setting: SettingName) -> String
    func onOrOff(_ isOn: Bool) -> String
    /// What decides in the place of the config file.
    func decided(by source: SettingSource) -> String?
    var noColorSaid: String { get }
    func configFile(_ path: String) -> String
    /// The same where nothing is kept yet.
    func configFileToBe(_ path: String) -> String
    var switchProfile: ActionText { get }
    var changeSetting: ActionText { get }
    var addProfile: ActionText { get }
    var editProfile: ActionText { get }
    var removeProfile: ActionText { get }
    var bringProfileBack: ActionText { get }
    var makeDefault: ActionText { get }
    var tryProfile: ActionText { get }
    func removesProfile(_ name: String) -> String
    var removeConfirmed: ActionText { get }
    var dontRemove: ActionText { get }
    func profileRemoved(_ name: String) -> String
    func profileRestored(_ name: String) -> String
    var nothingToBringBack: String { get }
    var profileIsInUse: String { get }
    var variablesMakeIt: String { get }
    /// A mistake in a profile's entry, with its line, for one row.
    func mistake(_ problem: SettingsProblem, in profile: String) -> String
    func settingDecided(by source: SettingSource) -> String
    func leavesLiveForm(for profile: String) -> String
    var switchConfirmed: ActionText { get }
    var stayOnProfile: ActionText { get }
    /// While what is typed is kept.
    func goingOver(to profile: String) -> String
    func nowOn(_ profile: String) -> String
    /// So many payments of the profile that was left are followed no more.
    func followingGivenUp(_ count: Int) -> String
    var sendingFirst: String { get }
    func recordingFirst(_ paymentID: String) -> String
    func cantOpen(_ profile: String, _ why: String) -> String

    // Whether the gateway answers, in the header.
    var gatewaySilent: String { get }
}

/// A part of the page about how it works.
public enum DocumentationPart: Sendable, Hashable {
    case heading(String)
    case paragraph(String)
    /// Lines that are not broken.
    case lines([String])
}
