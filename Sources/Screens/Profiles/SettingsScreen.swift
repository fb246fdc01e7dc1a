import InvoiceCore
import ScreenKit
import Wording

/// The profiles, and what can be set about the screen. All of it is kept in the config file.
struct SettingsScreen {
    var list = ListSelection()
    /// The profile whose gateway is being asked, and what the last answer meant.
    var trying: Try<RequestID>?
    var tried: Try<ConnectionOutcome>?

    /// What belongs to the try of a profile.
    struct Try<Value: Sendable & Equatable>: Equatable {
        let name: String
        let value: Value
    }

    /// A row of it.
    enum Row: Equatable {
        /// The place in the settings' accounts.
        case profile(Int)
        case sandbox, another
        /// The place among those that have a mistake.
        case mistaken(Int)
        case language, theme, mouse, bell, notify, accessible, keys
    }

    /// Opens on the profile that is in use.
    init(_ context: AppContext) {
        list.selected = context.settings.names.firstIndex(of: context.profile) ?? context.settings.names.count
    }

    static func rows(_ context: AppContext) -> [Row] {
        context.settings.accounts.indices.map { .profile($0) }
            + [.sandbox, .another] + context.settings.mistaken.indices.map { .mistaken($0) }
            + [.language, .theme, .mouse, .bell, .notify, .accessible, .keys]
    }

    func row(_ context: AppContext) -> Row? {
        let rows = Self.rows(context)
        return rows.indices.contains(list.selected) ? rows[list.selected] : nil
    }

    /// The profile of the selected row.
    private func account(_ context: AppContext) -> ConsoleSettings.Account? {
        guard case .profile(let index)? = row(context) else { return nil }
        return context.settings.accounts[index]
    }

    /// The selected row's profile that has a mistake.
    private func mistaken(_ context: AppContext) -> ConsoleSettings.Mistaken? {
        guard case .mistaken(let index)? = row(context) else { return nil }
        return context.settings.mistaken[index]
    }

    private func isOnProfile(_ context: AppContext) -> Bool {
        let row = row(context)
        return if case .profile? = row { true } else { row == .sandbox }
    }
}

extension SettingsScreen: Screen {
    static var name: String { wording.settingsTitle }

    var countsTime: Bool { trying != nil }

    func bindings(_ context: AppContext) -> [Binding] {
        let isProfile = isOnProfile(context)
        let isInFile = account(context)?.isInFile ?? false
        return [
            bind(.enter, also: [.space], isProfile ? wording.switchProfile : wording.changeSetting, rank: 0) {
                $0.choose(&$1)
            },
            bind(.char("A"), wording.addProfile, rank: 2) { _, context in ProfileForm.open(&context) },
            bind(.char("E"), wording.editProfile, rank: 3, when: account(context) != nil) { $0.edit(&$1) },
            bind(.char("r"), wording.tryProfile, rank: 4, when: account(context) != nil && trying == nil) {
                $0.ask(&$1)
            },
            bind(.char("*"), wording.makeDefault, rank: 6, when: isInFile) { screen, context in
                guard let name = screen.account(context)?.draft.name else { return .handled }
                return .effects(.changeSetting(.defaultProfile, .text(name)))
            },
            bind(
                .char("D"), also: [.delete], wording.removeProfile, rank: 5,
                when: account(context) != nil || mistaken(context) != nil
            ) {
                $0.remove(&$1)
            },
            Binding(.char("U"), wording.bringProfileBack, rank: nil, does: .effects(.restoreProfile)),
            Binding(.escape, also: [.char("q"), .char(",")], wording.goBack, rank: 1, does: .pop),
            .help(rank: 8),
        ]
    }

    mutating func update(_ event: AppEvent, _ context: inout AppContext) -> Reaction {
        let count = Self.rows(context).count
        let height = Chrome.room(of: context.size).height - 3
        switch event {
        case .key(let key):
            if let number = key.digit,
                (1...context.settings.accounts.count + 1).contains(number)
            {
                list.select(number - 1, count: count, height: height)
                return choose(&context)
            }
            return list.handle(key, count: count, height: height) ? .handled : .ignored
        case .mouse(let mouse, let target):
            let wasSelected = target?.rowNumber == list.selected
            list.handle(mouse, row: target?.rowNumber, count: count, height: height)
            let isChosen = mouse == .doubleClick || mouse == .press && wasSelected
            return target?.rowNumber != nil && isChosen ? choose(&context) : .handled
        case .connectionTried(let id, let outcome):
            guard let asked = trying, asked.value == id else { return .ignored }
            (trying, tried) = (nil, Try(name: asked.name, value: outcome))
            return .handled
        default: return .ignored
        }
    }

    /// Does what Enter does on the row.
    private mutating func choose(_ context: inout AppContext) -> Reaction {
        switch row(context) {
        case .profile(let index)?: return go(to: context.settings.accounts[index].draft.name, &context)
        case .sandbox?: return go(to: ProfileName.sandbox, &context)
        case .another?: return ProfileForm.open(&context)
        case .mistaken(let index)?:
            context.notice = Notice(wording.text(for: context.settings.mistaken[index].problem), .warning)
            return .handled
        case .language?:
            // The locale chooses only where the file doesn't.
            if case .option = context.settings.language.source, let told = refusal(context.settings.language) {
                context.notice = told
                return .handled
            }
            return .push(LanguagePicker(context))
        case .theme?:
            if let told = refusal(context.settings.theme) {
                context.notice = told
                return .handled
            }
            return .push(ThemePicker(context))
        case .mouse?: return toggle(.mouse, context.settings.usesMouse, &context)
        case .bell?: return toggle(.bell, context.settings.bell, &context)
        case .notify?: return toggle(.notify, context.settings.notify, &context)
        case .accessible?: return toggle(.accessible, context.settings.isAccessible, &context)
        case .keys?: return .push(KeyPage())
        case nil: return .handled
        }
    }

    private func go(to name: String, _ context: inout AppContext) -> Reaction {
        // After a click it still stands there.
        context.notice = nil
        if name == context.profile, !context.isProfileChanged { return .pop }
        return .effects(.openProfile(name))
    }

    /// Why the config file can't change it: a variable or an option says otherwise.
    private func refusal<Value>(_ value: Sourced<Value>) -> Notice? {
        wording.decided(by: value.source) == nil
            ? nil : Notice(wording.settingDecided(by: value.source), .warning)
    }

    private func toggle(_ name: SettingName, _ value: Sourced<Bool>, _ context: inout AppContext) -> Reaction {
        // No variable and no option is about the mouse: in GNU screen it is merely off until the file says otherwise.
        if name != .mouse, let told = refusal(value) {
            context.notice = told
            return .handled
        }
        return .effects(.changeSetting(name, .flag(!value.value)))
    }

    private func edit(_ context: inout AppContext) -> Reaction {
        guard let account = account(context) else { return .handled }
        guard account.isInFile else {
            context.notice = Notice(wording.variablesMakeIt, .warning)
            return .handled
        }
        return ProfileForm.open(editing: account.draft, &context)
    }

    private func remove(_ context: inout AppContext) -> Reaction {
        if let mistaken = mistaken(context) { return .push(ProfileQuestion(.removes, mistaken.name)) }
        guard let account = account(context) else { return .handled }
        guard account.isInFile, account.draft.name != context.profile else {
            context.notice = Notice(account.isInFile ? wording.profileIsInUse : wording.variablesMakeIt, .warning)
            return .handled
        }
        return .push(ProfileQuestion(.removes, account.draft.name))
    }

    private mutating func ask(_ context: inout AppContext) -> Reaction {
        guard let account = account(context) else { return .handled }
        let id = context.newRequest()
        (trying, tried) = (Try(name: account.draft.name, value: id), nil)
        return .effects(.tryConnection(id, account.draft, replacing: account.draft.name))
    }
}
