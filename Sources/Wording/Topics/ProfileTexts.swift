import InvoiceCore

/// The settings: profiles and how the screen looks, and the way from one profile to another.
public protocol ProfileTexts {
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
    func profileRemoved(_ name: String, _ key: KeyName) -> String
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
