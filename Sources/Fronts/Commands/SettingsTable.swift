import EInvoiceKit
import InvoiceCore
import ScreenKit
import Wording

/// Settings, each with its value and where it came from, as `doctor` and `profiles show` print them.
struct SettingsTable {
    private let settings: Settings
    private var rows: [(name: String, value: String, source: String)] = []

    init(_ settings: Settings) { self.settings = settings }

    /// Whole: paths are there to be copied, so nothing is cut.
    var table: TextTable {
        let columns = [
            Column(wording.settingColumn, width: .content(min: 12, max: 30)),
            Column(wording.valueColumn, width: .content(min: 20, max: .max)),
            Column(wording.sourceColumn, width: .content(min: 12, max: .max)),
        ]
        let cells = rows.map { row -> [TextTable.Cell] in
            [(row.name, .text), (row.value, .text), (row.source, .muted)]
        }
        return TextTable(columns, rows: cells, width: nil)
    }

    /// A profile alone.
    func ofProfile(_ choice: Sourced<ProfileChoice>) -> TextTable {
        var own = SettingsTable(settings)
        own.add(choice)
        return own.table
    }

    /// What holds for all profiles.
    mutating func addGeneral() {
        let path = settings.configPath
        let cache = settings.cacheFolder
        add(wording.configFileTitle, path.value.isEmpty ? wording.none : path.value, path.source)
        for member in Settings.members { add(member, of: settings) }
        add(wording.cacheFolderTitle, cache?.value ?? wording.indexInMemory, cache?.source ?? .standard)
        add(wording.colorTitle, wording.yesOrNo(settings.usesColor.value), settings.usesColor.source)
        let names = settings.profileNames
        let none = settings.problems.isEmpty ? wording.none : wording.noneWithoutMistake
        let profiles = names.isEmpty ? none : names.joined(separator: ", ")
        add(wording.profilesTitle, profiles, from: .configFileAndEnvironment)
    }

    /// A profile, and what decided for it.
    mutating func add(_ choice: Sourced<ProfileChoice>) {
        let folder = settings.folder(of: choice.value)
        guard case .profile(let profile) = choice.value else {
            addName(Profile.sandboxName, .sandbox, choice.source, folder)
            if let timeout = settings.timeout {
                add(wording.title(of: .timeout), wording.limit(seconds: timeout.value), timeout.source)
            }
            return
        }
        addName(profile.name, profile.kind, choice.source, folder)
        add((wording.title(of: .secret), wording.notShown, wording.origin(of: profile.secretSource.place)))
        for member in Profile.members {
            add(member, of: profile, isOfEnvironment: profile.isOfEnvironment, profile.kind)
        }
    }

    /// The proxy on the way to a profile's gateway, where there is one.
    mutating func addProxy(of profile: Profile, _ diagnostics: SettingsDiagnostics) {
        guard let proxy = diagnostics.proxy(for: profile) else { return }
        add(wording.proxyTitle, proxy.address, .environment(variable: proxy.variable))
        if let exceptions = proxy.exceptions { add(wording.proxyExceptionsTitle, exceptions, from: .environment) }
    }

    /// What a gateway answered, and what its answer told of the way to it and of the clock.
    mutating func add(_ check: ProfileCheck) {
        add(wording.connectionTitle, check.connectionTitle, from: .askedNow)
        if check.profile.baseURL.utf8.starts(with: "https://".utf8), let isTrusted = check.isCertificateTrusted {
            let words = isTrusted ? wording.certificateTrusted(by: check.profile.caFile) : wording.certificateRefused
            add(wording.certificateTitle, words, from: .askedNow)
        }
        if case .works = check.outcome {
            let words =
                wording.clockRemark(secondsAhead: check.secondsAhead)
                ?? (check.secondsAhead == nil ? wording.clockNotTold : wording.clockAgrees)
            add(wording.clockTitle, words, from: .askedNow)
        }
    }

    private mutating func addName(_ name: String, _ kind: ProfileKind, _ source: SettingSource, _ folder: String) {
        add(wording.profileTitle, "\(name)   \(wording.badge(of: kind).text)", source)
        add(wording.profileFolderTitle, folder, from: .dataFolder)
    }

    private mutating func add<Owner>(
        _ setting: Setting<Owner>, of owner: Owner, isOfEnvironment: Bool = false, _ kind: ProfileKind? = nil
    ) {
        guard let shown = setting.shown(owner) else { return }
        let variable = isOfEnvironment ? setting.variable : nil
        let value = wording.text(
            for: shown.value, of: setting.name, changedBy: variable.map { "\($0)=true" } ?? setting.name.rawValue)
        // What is usual depends on what is at stake.
        if let kind, setting.name == .unsignedReplies, shown.source == .standard {
            add(wording.title(of: setting.name), value, from: .standardOfKind(kind.rawValue))
        } else {
            add(wording.title(of: setting.name), value, shown.source)
        }
    }

    /// A line of the table.
    mutating func add(_ title: String, _ value: String, _ source: SettingSource) {
        add((title, value, wording.text(for: source)))
    }

    /// A line that no single setting makes.
    mutating func add(_ title: String, _ value: String, from origin: SettingOrigin) {
        add((title, value, wording.text(for: origin)))
    }

    private mutating func add(_ row: (String, String, String)) { rows.append(row) }
}

extension Settings {
    /// The folder of a profile, the embedded gateway's among them.
    func folder(of choice: ProfileChoice) -> String {
        switch choice {
        case .sandbox: "\(dataFolder.value)/\(Profile.sandboxName)"
        case .profile(let profile): folder(of: profile)
        }
    }
}
