import InvoiceCore

extension English {
    var profilesHeading: String { "Profiles" }
    var screenHeading: String { "Screen" }
    var embeddedGateway: String { "inside this program" }
    var inUse: String { "in use" }
    var openedFirst: String { "opened first" }
    var fromVariables: String { "from EINVOICE_… variables" }
    var anotherGateway: String { "connect to another gateway" }
    func name(ofRow setting: SettingName) -> String {
        switch setting {
        case .accessible: "Screen reader"
        default: capitalized(title(of: setting))
        }
    }

    /// With a capital in front.
    private func capitalized(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

    func onOrOff(_ isOn: Bool) -> String { isOn ? "on" : "off" }

    func decided(by source: SettingSource) -> String? {
        switch source {
        case .environment(let variable): "\(variable) decides"
        case .option(let name): "\(name) decides"
        case .standard, .file, .onlyChoice: nil
        }
    }

    var noColorSaid: String { "no colours" }
    func configFile(_ path: String) -> String { "Kept in \(self.path(path))" }
    func configFileToBe(_ path: String) -> String { "To be kept in \(self.path(path))" }
    var switchProfile: ActionText { ActionText("Switch", "Switch profile: work on another account") }
    var changeSetting: ActionText { ActionText("Change", "Change the setting") }
    var addProfile: ActionText { ActionText("Add", "Connect to another gateway: add a profile") }
    var editProfile: ActionText { ActionText("Edit", "Edit the profile") }
    var removeProfile: ActionText { ActionText("Remove", "Remove the profile from the config file") }
    var bringProfileBack: ActionText { ActionText("Bring back", "Bring back the profile that was removed") }
    var makeDefault: ActionText { ActionText("Opened first", "Open this profile when none is named") }
    var tryProfile: ActionText { ActionText("Try", "Ask the profile's gateway something harmless") }
    func removesProfile(_ name: String) -> String {
        "Remove profile \(name) from the config file? Its history stays on the disk; a secret's file that einvoice made for it goes when the console ends."
    }
    var removeConfirmed: ActionText { ActionText("Remove", "Remove the profile; it can be brought back") }
    var dontRemove: ActionText { ActionText("Keep", "Keep the profile") }
    func profileRemoved(_ name: String, _ key: KeyName) -> String {
        "Profile \(name) is removed. \(key(.bringBack)) brings it back."
    }
    func profileRestored(_ name: String) -> String { "Profile \(name) is back." }
    var nothingToBringBack: String { "No profile was removed in this run." }
    var profileIsInUse: String { "This profile is in use. Switch to another one first." }
    var variablesMakeIt: String { "The EINVOICE_… variables make this profile; change them where they are set." }
    func mistake(_ problem: SettingsProblem, in profile: String) -> String {
        let words = text(for: problem.kind, at: problem.place)
        guard case .file(_, let line, let member) = problem.place else { return words }
        let own = "profiles.\(profile)."
        let name = member.flatMap { $0.hasPrefix(own) ? "\($0.dropFirst(own.count)): " : nil } ?? ""
        return (line.map { "line \($0): " } ?? "") + name + words
    }
    func settingDecided(by source: SettingSource) -> String {
        "\(decided(by: source) ?? ""), so nothing was changed."
    }
    func leavesLiveForm(for profile: String) -> String {
        "A live invoice is being filled in. Its draft is kept here; go to \(profile) all the same?"
    }
    var switchConfirmed: ActionText { ActionText("Switch", "Keep the draft, and switch") }
    var stayOnProfile: ActionText { ActionText("Stay", "Stay on this profile") }
    func goingOver(to profile: String) -> String { "Going over to \(profile)…" }
    func nowOn(_ profile: String) -> String { "Now on \(profile)." }
    func followingGivenUp(_ count: Int) -> String {
        count == 1
            ? "The payment that was followed is followed no more; R there follows it again."
            : "The \(count) payments that were followed are followed no more; R there follows them again."
    }
    var sendingFirst: String { "A request is on its way. Wait for its outcome, then switch." }
    func recordingFirst(_ paymentID: String) -> String {
        "The outcome of payment id \(paymentID) isn't in the history yet. Make room on the disk, then switch."
    }
    func cantOpen(_ profile: String, _ why: String) -> String { "\(profile) can't be opened: \(why)" }

    var gatewaySilent: String { "no answer" }
}

extension English: ProfileTexts {}
