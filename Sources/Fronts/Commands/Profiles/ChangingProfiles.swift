import ArgumentParser
import EInvoiceKit
import InvoiceCore
import ScreenKit
import Wording

struct AddProfileCommand: Subcommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(.addProfile, "add", discussion: wording.discussionOfAddProfile)
    }

    @Argument(help: .of(.newProfileName, value: .name))
    var name: String?

    @OptionGroup
    var options: ProfileOptions

    @Flag(help: .of(.useProfile))
    var use = false

    @Option(parsing: .unconditional, help: .of(.confirmLeaving, value: .name), completion: .asking(.profile))
    var confirm: String?

    @OptionGroup
    var global: GlobalOptions

    func run(at context: CommandContext) async throws(CommandFailure) -> ExitStatus {
        let store = settingsStore(at: context)
        var editing = ProfileEditing(
            context: context, store: store, former: nil, draft: ProfileDraft(name: name ?? ""),
            taken: store.read().names)
        var given = try await options.fill(&editing.draft, context)
        if name != nil { given.insert(.name) }
        if context.canAsk {
            let asked = editing.needed + (options.isEmpty ? ProfileEditing.usualURLs : [])
            try await editing.ask(for: asked.filter { !given.contains($0) })
        }
        try editing.check()
        if use { try await confirmLeaving(in: store.read(), for: editing.draft.name, by: confirm, context) }
        try await editing.save(isTried: !options.noCheck)
        if use {
            let name = editing.draft.name
            try changed { () throws(ConfigProblem) in try store.set(.defaultProfile, to: .text(name)) }
        }
        return .done
    }
}

struct EditProfileCommand: Subcommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            .editProfile, "edit",
            discussion: wording.discussionOfEditProfile)
    }

    @Argument(help: .of(.profileName, value: .name), completion: .asking(.profile))
    var name: String

    @OptionGroup
    var options: ProfileOptions

    @Option(parsing: .unconditional, help: .of(.confirmChangingKind, value: .name), completion: .asking(.profile))
    var confirm: String?

    @OptionGroup
    var global: GlobalOptions

    func run(at context: CommandContext) async throws(CommandFailure) -> ExitStatus {
        let store = settingsStore(at: context)
        let settings = store.read()
        let profile = try settings.ownProfile(name)
        var editing = ProfileEditing(
            context: context, store: store, former: name, draft: ProfileDraft(of: profile),
            taken: settings.names.filter { $0 != name })
        if options.isEmpty {
            guard context.canAsk else { throw CommandFailure(.nothingToChange) }
            try await editing.ask(for: editing.needed + ProfileEditing.usualURLs)
        }
        _ = try await options.fill(&editing.draft, context)
        try editing.check()
        // Another kind asks no more before money moves.
        if editing.draft.kind != profile.kind { try await confirm(name, of: profile.kind, by: confirm, context) }
        try await editing.save(isTried: !options.noCheck)
        return .done
    }
}

struct UseProfileCommand: Subcommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(.useProfile, "use")
    }

    @Argument(help: .of(.profileName, value: .name), completion: .asking(.profile))
    var name: String

    @Option(parsing: .unconditional, help: .of(.confirmLeaving, value: .name), completion: .asking(.profile))
    var confirm: String?

    @OptionGroup
    var global: GlobalOptions

    func run(at context: CommandContext) async throws(CommandFailure) -> ExitStatus {
        let store = settingsStore(at: context)
        let settings = store.read()
        if name != ProfileName.sandbox { _ = try settings.ownProfile(name) }
        try await confirmLeaving(in: settings, for: name, by: confirm, context)
        let name = name
        try changed { () throws(ConfigProblem) in try store.set(.defaultProfile, to: .text(name)) }
        context.messages.line(wording.profileIsOpenedFirst(visible(name)))
        if case .environment(let variable)? = try? store.read().chosenProfile().source {
            // Or an option, which is this command's own business.
            context.warn(wording.winsOverDefault(variable))
        }
        return .done
    }
}

struct RemoveProfileCommand: Subcommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            .removeProfile, "remove",
            discussion: wording.discussionOfRemoveProfile)
    }

    @Argument(help: .of(.profileName, value: .name), completion: .asking(.profile))
    var name: String

    @Option(parsing: .unconditional, help: .of(.confirmRemoving, value: .name), completion: .asking(.profile))
    var confirm: String?

    @OptionGroup
    var global: GlobalOptions

    func run(at context: CommandContext) async throws(CommandFailure) -> ExitStatus {
        let store = settingsStore(at: context)
        let settings = store.read()
        // One with a mistake in it may be removed all the same.
        let profile = settings.mistakes[name] == nil ? try settings.ownProfile(name) : nil
        try await confirm(name, of: profile?.kind, by: confirm, context)
        let name = name
        try changed { () throws(ConfigProblem) in store.forget(try store.remove(name)) }
        let folder = profile.map { settings.folder(of: $0) }
        context.messages.line(wording.profileRemovedFromFile(visible(name), historyIn: folder.map { visible($0) }))
        return .done
    }
}

extension Settings {
    /// The names that are taken.
    fileprivate var names: [String] { profileNames + mistakes.keys }

    /// The profile of the config file that is named, to be changed.
    func ownProfile(_ name: String) throws(CommandFailure) -> Profile {
        guard let profile = profiles.first(where: { $0.name == name }) else {
            if let mistakes = mistakes[name] {
                throw CommandFailure(.configuration, problems: mistakes.map { wording.text(for: $0) })
            }
            if !generalProblems.isEmpty { throw CommandFailure(.invalid(generalProblems)) }
            let names = profileNames
            let problem = SettingsProblem.Kind.unknownProfile(
                name, known: names, suggestion: nearest(to: name, among: names))
            throw CommandFailure(
                .invalid([SettingsProblem(.file(path: configPath.value, line: nil, member: nil), problem)]))
        }
        if profile.isOfEnvironment { throw CommandFailure(.invalid, wording.variablesMakeIt) }
        return profile
    }
}

extension ProfileDraft {
    /// A profile as its form shows it: without its secret.
    init(of profile: Profile) {
        self.init(
            name: profile.name, kind: profile.kind, baseURL: profile.baseURL, clientID: profile.clientID,
            secretWay: .kept)
        for field in [RequestField.successURL, .failURL, .statusURL] { urls[field] = profile.defaults[field] }
    }
}
