import EInvoiceKit
import InvoiceCore
import ScreenKit
import Wording

/// The way of `profiles add` and `profiles edit`: members are asked for and checked, tried at the gateway, and saved.
struct ProfileEditing {
    let context: CommandContext
    let store: SettingsStore
    /// The profile that is changed.
    let former: String?
    var draft: ProfileDraft
    /// The names of the others.
    let taken: [String]

    private typealias Field = ProfileDraft.Field

    /// The members that every profile needs, without the name of one that is there.
    var needed: [ProfileDraft.Field] {
        [Field.baseURL, .clientID, .secretWay, .secret, .kind, .name].filter { former == nil || $0 != .name }
    }

    static let usualURLs = [ProfileDraft.Field.successURL, .failURL, .statusURL]

    // MARK: Asking

    /// Asks for these members, one after the other, until each can be used.
    mutating func ask(for fields: [ProfileDraft.Field]) async throws(CommandFailure) {
        for field in fields {
            switch field {
            case .secretWay:
                let ways: [ProfileDraft.SecretWay] = (former == nil ? [] : [.kept]) + [.typed, .file, .command]
                draft.secretWay = try await choice(
                    of: ways, now: draft.secretWay, field, name: { wording.name(of: $0) }, words: { _ in "" })
            case .kind:
                draft.kind = try await choice(
                    of: ProfileKind.allCases, now: draft.kind, field, name: \.rawValue,
                    words: { wording.meaning(of: $0) })
            case .secret where draft.secretWay == .kept: break
            default: try await askText(of: field)
            }
        }
    }

    /// A choice among a few, by its number, its name or the name's beginning; nothing typed keeps what holds now.
    private func choice<Value: Equatable>(
        of values: [Value], now: Value, _ field: ProfileDraft.Field, name: (Value) -> String, words: (Value) -> String
    ) async throws(CommandFailure) -> Value {
        let width = values.map { name($0).count }.max() ?? 0
        for (number, value) in values.enumerated() {
            let line = "  \(number + 1)  \(name(value))"
            let gap = String(repeating: " ", count: width - name(value).count + 2)
            context.messages.line(words(value).isEmpty ? line : line + gap + words(value))
        }
        let usual = (values.firstIndex(of: now) ?? 0) + 1
        while true {
            let typed = try await line(
                wording.labelled("\(wording.label(of: field, way: draft.secretWay)) [\(usual)]", ""))
            if typed.isEmpty { return values[usual - 1] }
            if let number = Int(typed), values.indices.contains(number - 1) { return values[number - 1] }
            let named = values.filter { name($0).hasPrefix(typed.lowercased()) }
            if named.count == 1 { return named[0] }
            context.messages.line("  ! \(wording.chooseNumber(upTo: values.count))")
        }
    }

    private mutating func askText(of field: ProfileDraft.Field) async throws(CommandFailure) {
        context.messages.line("  \(wording.purpose(of: field, way: draft.secretWay))")
        let isOptional = Self.usualURLs.contains(field)
        if field == .name, draft.name.isEmpty {
            draft.name = ProfileName.proposal(for: draft.baseURL, apartFrom: taken)
        }
        // What is kept of a secret is nobody's default.
        let now = field == .secret ? "" : draft[field]
        var prompt = wording.label(of: field, way: draft.secretWay)
        if !now.isEmpty { prompt += " [\(visible(now))]" }
        if isOptional { prompt += " \(now.isEmpty ? wording.mayBeEmpty : wording.dashTakesAway)" }
        let isHidden = field == .secret && draft.secretWay == .typed
        while true {
            let typed = try await line(wording.labelled(prompt, ""), isHidden: isHidden)
            put(isOptional && typed == "-" ? "" : typed.isEmpty ? now : typed, field)
            guard let problem = draft.problem(in: field, taken: taken) else { return }
            context.messages.line("  ! \(visible(wording.text(for: problem, in: field)))")
        }
    }

    private mutating func put(_ text: String, _ field: ProfileDraft.Field) {
        switch field {
        case .baseURL: draft.baseURL = text
        case .clientID: draft.clientID = text
        case .secret: draft.secret = text
        case .name: draft.name = text
        case .successURL: draft.urls[.successURL] = text
        case .failURL: draft.urls[.failURL] = text
        case .statusURL: draft.urls[.statusURL] = text
        case .kind, .secretWay: break
        }
    }

    private func line(_ prompt: String, isHidden: Bool = false) async throws(CommandFailure) -> String {
        guard let line = await (isHidden ? context.readLine(prompt) : context.ask(prompt)) else {
            throw CommandFailure(.interrupted, wording.stoppedUnchanged)
        }
        return line
    }

    // MARK: Checking and saving

    /// Names everything that is missing or can't be used, by its option.
    func check() throws(CommandFailure) {
        let found = (needed + Self.usualURLs).compactMap { field -> (problem: SettingsProblem.Kind, text: String)? in
            draft.problem(in: field, taken: taken).map { problem in
                let name = ProfileOptions.name(of: field, way: draft.secretWay)
                return (problem, wording.labelled(name, visible(wording.text(for: problem, in: field))))
            }
        }
        if found.isEmpty { return }
        let isUsage = found.allSatisfy { $0.problem == .emptyText }
        throw CommandFailure(
            isUsage ? .usage : .invalid, problems: found.map(\.text), advice: [wording.nothingWasChanged])
    }

    /// Asks the gateway, unless that isn't wanted, and saves the profile.
    func save(isTried: Bool) async throws(CommandFailure) {
        var works = false
        if isTried {
            context.messages.line(wording.trying)
            let failure = try await failure()
            if let failure, !(context.canAsk && failure.status != .interrupted) { throw failure }
            if let failure {
                context.tell(failure)
                guard try await line(wording.saveUntriedPrompt).lowercased().hasPrefix("y") else {
                    throw CommandFailure(failure.status, wording.profileNotSaved)
                }
            }
            works = failure == nil
        }
        do throws(ConfigProblem) {
            if let file = try store.save(draft, replacing: former) { store.forget(secretFile: file) }
        } catch {
            throw CommandFailure(error)
        }
        let name = visible(draft.name)
        context.messages.line(
            works
                ? wording.profileSaved(name)
                : isTried ? wording.profileSavedUntried(name) : wording.profileSavedOnly(name))
    }

    private func failure() async throws(CommandFailure) -> CommandFailure? {
        let profile: Profile
        do throws(ConfigProblem) {
            profile = try store.profile(of: draft, replacing: former)
        } catch {
            throw CommandFailure(error)
        }
        let found = await profile.checkConnection(environment: context.environment, dependencies: context.dependencies)
        if let words = wording.clockRemark(secondsAhead: found.secondsAhead) { context.warn(words) }
        guard case .failed(let problem) = found.outcome else { return nil }
        let failure = CommandFailure(problem, kind: draft.kind)
        if problem == .canceled { return failure }
        return CommandFailure(
            failure.status, problems: failure.problems, advice: failure.advice + [wording.savesUntried("--no-check")])
    }
}
