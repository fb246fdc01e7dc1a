import InvoiceCore
import ScreenKit
import Wording

/// The form of a profile: a new one, which is tried before it is saved, or one that is edited.
struct ProfileForm {
    typealias Field = ProfileDraft.Field

    /// The profile that is edited; its name stays.
    let editing: String?
    var kind: ProfileKind
    var secretWay: ProfileDraft.SecretWay
    var inputs: [Field: TextInput] = [:]
    var focus = Field.baseURL
    /// True once it was to be tried: then what is missing is an error too.
    var showsMissing = false
    /// The name is still the one that the base URL proposes.
    var proposesName: Bool
    /// What is being asked, and saved.
    var trying: RequestID?
    var saving: RequestID?
    /// What the last try came to, and of what.
    var outcome: ConnectionOutcome?
    var tried: ProfileDraft?
    /// What stood in it when it was opened.
    private var given = ProfileDraft()

    /// The way in: an empty form, or one with a profile.
    init(editing draft: ProfileDraft? = nil) {
        let shown = draft ?? ProfileDraft()
        editing = draft?.name
        (kind, secretWay) = (shown.kind, shown.secretWay)
        proposesName = draft == nil
        for field in Field.allCases { inputs[field] = TextInput(text: shown[field]) }
        inputs[.secret] = TextInput()
        given = self.draft
    }

    /// Goes on with what an earlier run left; `known` is the profile that it changes, as it stands now.
    init(_ unsaved: UnsavedProfile, changing known: ProfileDraft?, taken: [String]) {
        self.init(editing: known)
        let draft = unsaved.draft
        (kind, secretWay) = (draft.kind, known == nil && draft.secretWay == .kept ? .typed : draft.secretWay)
        for field in Field.allCases { inputs[field] = TextInput(text: draft[field]) }
        proposesName = known == nil && draft.name.isEmpty
        if proposesName, !draft.baseURL.isEmpty { proposeName(apartFrom: taken) }
    }

    /// Opens an empty form, or one with a profile, or goes on with what was typed of either before in this run.
    static func open(editing draft: ProfileDraft? = nil, _ context: inout AppContext) -> Reaction {
        var form = context.keptProfileForms.removeValue(forKey: draft?.name) ?? ProfileForm(editing: draft)
        form.focus = .baseURL
        return .push(form)
    }

    /// True when there is something in it that the person would miss.
    var isWorthKeeping: Bool { draft != given }

    /// The form goes away: what was typed is there again when it is opened again in this run.
    func keep(_ context: inout AppContext) {
        guard isWorthKeeping else { return }
        var kept = self
        (kept.trying, kept.saving) = (nil, nil)
        context.keptProfileForms[editing] = kept
    }

    var draft: ProfileDraft {
        var draft = ProfileDraft(
            name: editing ?? text(.name), kind: kind, baseURL: text(.baseURL), clientID: text(.clientID),
            secretWay: secretWay, secret: text(.secret))
        draft.urls[.successURL] = text(.successURL)
        draft.urls[.failURL] = text(.failURL)
        draft.urls[.statusURL] = text(.statusURL)
        return draft
    }

    /// The same without a name that nobody typed.
    var typed: ProfileDraft {
        var draft = draft
        if proposesName { draft.name = "" }
        return draft
    }

    func text(_ field: Field) -> String { inputs[field]?.text ?? "" }

    /// The fields in the order of Tab.
    var fields: [Field] {
        Field.allCases.filter { field in
            switch field {
            case .secret: secretWay != .kept
            case .name: editing == nil
            default: true
            }
        }
    }

    /// What stands beside a field; of what is merely not typed yet nothing, until it was to be tried.
    func problem(in field: Field, _ context: AppContext) -> SettingsProblem.Kind? {
        let others = context.settings.names.filter { $0 != editing }
        let problem = draft.problem(in: field, taken: others)
        return problem == .emptyText && !showsMissing ? nil : problem
    }

    /// The choices of a field that takes no text.
    var ways: [ProfileDraft.SecretWay] {
        editing == nil ? [.typed, .file, .command] : [.kept, .typed, .file, .command]
    }

    static func isChosen(_ field: Field) -> Bool { field == .kind || field == .secretWay }
}

extension AppContext {
    /// Takes in what an earlier run left of profiles.
    public mutating func take(_ unsaved: [UnsavedProfile]) {
        for profile in Self.taken(of: unsaved, settings) {
            // One that is gone meanwhile is a new one.
            let known = settings.accounts.first { $0.draft.name == profile.editing }?.draft
            keptProfileForms[known?.name] = ProfileForm(profile, changing: known, taken: settings.names)
        }
        if !unsaved.isEmpty { notice = Notice(wording.profileFormFound) }
    }
}

extension AppContext {
    /// Those that there is a form for: the last of each profile, and of the new ones.
    public static func taken(of unsaved: [UnsavedProfile], _ settings: ConsoleSettings) -> [UnsavedProfile] {
        func name(_ profile: UnsavedProfile) -> String? {
            settings.accounts.first { $0.draft.name == profile.editing }?.draft.name
        }
        return unsaved.indices.filter { index in
            !unsaved[(index + 1)...].contains { name($0) == name(unsaved[index]) }
        }.map { unsaved[$0] }
    }
}

extension AppState {
    /// What is typed of profiles and not saved.
    public var unsavedProfiles: [UnsavedProfile] {
        var forms = context.keptProfileForms
        for case let form as ProfileForm in screens where form.isWorthKeeping { forms[form.editing] = form }
        return forms.values.map { UnsavedProfile($0.typed, editing: $0.editing) }
            .sorted { ($0.editing ?? "") < ($1.editing ?? "") }
    }
}

// MARK: What it does

extension ProfileForm: Screen {
    static var name: String { wording.connectTitle }

    func title(_ context: AppContext) -> String { editing.map { wording.editingTitle(of: $0) } ?? Self.name }

    var countsTime: Bool { trying != nil }

    /// Where letters choose nothing they are typed.
    func takesText(_ context: AppContext) -> Bool { true }

    /// It was tried as it stands, and may be saved though it failed.
    private var isUntried: Bool {
        tried == draft && outcome.map { if case .failed = $0 { true } else { false } } ?? false
    }

    func bindings(_ context: AppContext) -> [Binding] {
        // It takes a moment, and what is typed meanwhile would be lost.
        if saving != nil { return [] }
        let quit = bind(.ctrl("c"), wording.quitProfileForm, rank: nil) { form, _ in
            form.isWorthKeeping ? .push(ProfileQuestion(.losesForm, "")) : .effects(.quit)
        }
        if trying != nil {
            return [
                quit,
                bind(.escape, wording.stopTrying, rank: 0) { form, _ in
                    // Nothing is waited for: the secret's command may take its time to end.
                    let effects = form.trying.map { [Effect.cancel($0)] } ?? []
                    (form.trying, form.outcome) = (nil, .failed(.canceled))
                    return Reaction(effects: effects)
                },
            ]
        }
        return [
            bind(.function(2), also: [.ctrl("s")], wording.connectAction, rank: 0) { $0.connect(&$1) },
            bind(.function(4), wording.saveAllTheSame, rank: 1, when: isUntried) { $0.save(&$1) },
            bind(.right, also: [.space], wording.nextChoice, rank: 3, when: Self.isChosen(focus)) { form, _ in
                form.choose(by: 1)
                return .handled
            },
            bind(.tab, wording.nextField, rank: 4) { form, _ in form.move(by: 1) },
            bind(.shiftTab, wording.previousField, rank: 5) { form, _ in form.move(by: -1) },
            bind(.escape, wording.leaveProfileForm, rank: 2) { $0.leave(&$1) },
            quit,
        ]
    }

    mutating func update(_ event: AppEvent, _ context: inout AppContext) -> Reaction {
        switch event {
        case .key(let key): return trying == nil && saving == nil ? handle(key, &context) : .ignored
        case .paste(let text):
            guard trying == nil, saving == nil, !Self.isChosen(focus) else { return .handled }
            edit(context) { $0.insert(paste: text) }
            return .handled
        case .mouse(let mouse, let target):
            guard trying == nil, saving == nil else { return .handled }
            switch (mouse, target) {
            case (.press, .part(let index)?), (.doubleClick, .part(let index)?):
                guard fields.indices.contains(index) else { return .handled }
                if focus == fields[index] { choose(by: 1) }
                focus = fields[index]
            case (.wheelUp, _): return move(by: -1)
            case (.wheelDown, _): return move(by: 1)
            default: break
            }
            return .handled
        case .connectionTried(let id, let outcome):
            guard trying == id else { return .ignored }
            trying = nil
            self.outcome = outcome
            if case .works = outcome { return save(&context) }
            return .handled
        case .profileSaved(let id, let name):
            guard saving == id else { return .ignored }
            var works = false
            if case .works? = outcome { works = true }
            context.notice =
                works
                ? Notice(wording.profileSaved(name), .success) : Notice(wording.profileSavedUntried(name), .warning)
            // One that is in use is opened anew, with what is changed.
            if name == context.profile { context.isProfileChanged = true }
            return .move(.pop, editing == nil || name == context.profile ? [.openProfile(name)] : [])
        case .profileNotSaved(let id, let problem):
            guard saving == id else { return .ignored }
            saving = nil
            context.notice = Notice(wording.text(for: problem), .error)
            return .handled
        default: return .ignored
        }
    }

    private mutating func handle(_ key: Key, _ context: inout AppContext) -> Reaction {
        switch key {
        case .enter: return focus == fields.last ? connect(&context) : move(by: 1)
        case .down: return move(by: 1)
        case .up: return move(by: -1)
        default: break
        }
        if Self.isChosen(focus) {
            guard key == .left else { return key.text == nil ? .ignored : .handled }
            choose(by: -1)
            return .handled
        }
        var isMeant = false
        edit(context) { isMeant = $0.handle(key) }
        return isMeant ? .handled : .ignored
    }

    private mutating func edit(_ context: AppContext, _ change: (inout TextInput) -> Void) {
        let before = text(focus)
        change(&inputs[focus, default: TextInput()])
        guard text(focus) != before else { return }
        if focus == .name { proposesName = text(.name).isEmpty }
        if focus == .baseURL, proposesName { proposeName(apartFrom: context.settings.names) }
    }

    private mutating func proposeName(apartFrom taken: [String]) {
        inputs[.name] = TextInput(text: ProfileName.proposal(for: text(.baseURL), apartFrom: taken), isSelected: true)
    }

    private mutating func move(by steps: Int) -> Reaction {
        let fields = fields
        let index = (fields.firstIndex(of: focus) ?? 0) + steps
        focus = fields[(index + fields.count) % fields.count]
        return .handled
    }

    private mutating func choose(by steps: Int) {
        func next<Choice: Equatable>(_ now: Choice, _ all: [Choice]) -> Choice {
            let index = (all.firstIndex(of: now) ?? 0) + steps + all.count
            return all[index % all.count]
        }
        switch focus {
        case .kind: kind = next(kind, ProfileKind.allCases)
        case .secretWay:
            secretWay = next(secretWay, ways)
            // A path or a command is no secret, and the other way round.
            inputs[.secret] = TextInput()
        default: break
        }
    }

    /// Asks the gateway, once everything can be used.
    private mutating func connect(_ context: inout AppContext) -> Reaction {
        showsMissing = true
        guard saving == nil else { return .handled }
        if let field = fields.first(where: { problem(in: $0, context) != nil }) {
            focus = field
            return .handled
        }
        let id = context.newRequest()
        (trying, outcome, tried) = (id, nil, draft)
        return .effects(.tryConnection(id, draft, replacing: editing))
    }

    private mutating func save(_ context: inout AppContext) -> Reaction {
        let id = context.newRequest()
        saving = id
        return .effects(.saveProfile(id, draft, replacing: editing))
    }

    private func leave(_ context: inout AppContext) -> Reaction {
        keep(&context)
        if isWorthKeeping { context.notice = Notice(wording.profileFormStays) }
        return .pop
    }
}
