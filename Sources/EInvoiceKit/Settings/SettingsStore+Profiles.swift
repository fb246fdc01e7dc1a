import Files
import Glibc
import InvoiceCore
import JSON

// The profiles in the config file.

extension SettingsStore {
    /// A profile that was removed, to be brought back.
    public struct Removal: Sendable {
        /// The profile's, as it was.
        public let name: String
        let before: [UInt8]
        let after: [UInt8]
        /// The file that was made for its secret, of nobody else's concern.
        let secretFile: String?
    }

    /// What a draft makes of a profile; `replacing` is the one that it changes.
    public func profile(of draft: ProfileDraft, replacing former: String?) throws(ConfigProblem) -> Profile {
        let settings = read()
        let known = settings.profiles.first { $0.name == former }
        if let former, known == nil { throw .profileGone(former) }
        var profile =
            known
            ?? Profile(
                name: draft.name, kind: draft.kind, baseURL: "", clientID: "", secretSource: .inline(Secret("")))
        if profile.kind != draft.kind, profile.sources[.unsignedReplies] == nil {
            profile.acceptsUnsignedReplies = draft.kind != .live
        }
        (profile.kind, profile.baseURL, profile.clientID) = (draft.kind, draft.plainBaseURL, draft.clientID)
        func absolute(_ path: String) -> String {
            FolderPaths(environment: environment).absolute(path, in: Folder.parent(of: settings.configPath.value))
        }
        switch draft.secretWay {
        case .kept: break
        case .typed: profile.secretSource = .inline(Secret(draft.secret))
        case .command: profile.secretSource = .shell(draft.secret)
        case .file: profile.secretSource = .file(path: absolute(draft.secret))
        }
        for (name, path) in draft.files {
            let file = path.isEmpty ? nil : absolute(path)
            switch name {
            case .caFile: profile.caFile = file
            case .clientCertificate: profile.clientCertificate = file
            case .clientKey: profile.clientKey = file
            default: break
            }
        }
        return profile
    }

    /// Writes a profile into the config file: a new one, or over the members of `former` that are another now. A typed secret
    /// gets a file of its own beside it, 0600, also where the profile had one: that stays, for whoever works with it still, until
    /// ``forget(secretFile:)``.
    ///
    /// - Returns: the file that was made for the former secret, where the profile has another now.
    /// - Throws: what keeps it from that; the config file is as it was then.
    @discardableResult
    public func save(_ draft: ProfileDraft, replacing former: String?) throws(ConfigProblem) -> String? {
        let profile = try profile(of: draft, replacing: former)
        let settings = read()
        try requireOwnHistory(of: profile, in: settings)
        let path = settings.configPath.value
        if path.isEmpty { throw .noPlace }
        let known = settings.profiles.first { $0.name == former }
        let secret = try secretMember(of: draft, path)
        do throws(ConfigProblem) {
            try change(path) { editor throws(ConfigProblem) in
                try Self.write(draft, secret, over: known, into: &editor, path)
            }
        } catch {
            // Nothing names it.
            if let file = secret?.newFile { try? PrivateFile.remove(file) }
            throw error
        }
        return secret == nil ? nil : known.flatMap { Self.madeFile(of: $0, path) }
    }

    /// Takes a profile out of the config file. Its history stays, and the file of its secret until ``forget(_:)``.
    public func remove(_ name: String) throws(ConfigProblem) -> Removal {
        let settings = read()
        let path = settings.configPath.value
        if path.isEmpty { throw .noPlace }
        let secretFile = settings.profiles.first { $0.name == name }.flatMap { Self.madeFile(of: $0, path) }
        let (before, after) = try change(path) { editor throws(ConfigProblem) in
            guard
                try Self.edit(
                    { editor throws(ConfigEditor.Failure) in try editor.remove(["profiles", name]) }, &editor, path)
            else { throw .profileGone(name) }
            let member = [SettingName.defaultProfile.rawValue]
            if editor.value(at: member) == JSONValue.string(name).encoded() {
                _ = try Self.edit({ editor throws(ConfigEditor.Failure) in try editor.remove(member) }, &editor, path)
            }
        }
        return Removal(name: name, before: before, after: after, secretFile: secretFile)
    }

    /// Gives up bringing a removed profile back: the file that was made for its secret goes, unless the config file still tells
    /// of one of that name.
    public func forget(_ removal: Removal) {
        if let file = removal.secretFile { forget(secretFile: file) }
    }

    /// Removes the file of a secret that an edited profile has no more, unless the config file still tells of one of that name.
    public func forget(secretFile file: String) {
        let path = read().configPath.value
        guard !path.isEmpty,
            let contents = try? contents(path) ?? [],  // Whatever the reason, the file stays.
            contents.firstRange(of: file.utf8.dropFirst(Folder.parent(of: file).utf8.count + 1)) == nil
        else { return }
        // One that is left behind is readable for its owner alone.
        try? PrivateFile.remove(file)
    }

    /// The file of the profile's secret where it lies as ``save(_:replacing:)`` makes it.
    private static func madeFile(of profile: Profile, _ configPath: String) -> String? {
        guard case .file(let path) = profile.secretSource, secretFiles(for: profile.name, configPath).contains(path),
            let status = FileStatus(unfollowed: path), status.isRegular, status.mode & 0o777 == 0o600
        else { return nil }
        return path
    }

    /// The places for the file of a secret that is typed, the first one that is free.
    private static func secretFiles(for profile: String, _ configPath: String) -> [String] {
        let names = [profile] + (2...99).map { "\(profile)-\($0)" }
        return names.map { "\(Folder.parent(of: configPath))/\($0).secret" }
    }

    /// Brings a removed profile back: where nothing else has changed since, byte for byte.
    public func restore(_ removal: Removal) throws(ConfigProblem) {
        let path = read().configPath.value
        if path.isEmpty { throw .noPlace }
        try change(path) { editor throws(ConfigProblem) in
            if editor.bytes == removal.after {
                editor = try Self.editor(removal.before, path)
                return
            }
            let member = ["profiles", removal.name]
            if editor.value(at: member) != nil { throw .profileExists(removal.name) }
            guard let old = try Self.editor(removal.before, path).value(at: member),
                let value = try? ConfigText(old).value
            else { throw .profileGone(removal.name) }
            try Self.edit({ editor throws(ConfigEditor.Failure) in try editor.set(member, to: value) }, &editor, path)
        }
    }

    /// The member that tells where the secret is, and the file that was made for it.
    private typealias SecretMember = (name: SettingName, value: String, newFile: String?)

    /// A history is one account's: invoices of another must not stand in it.
    private func requireOwnHistory(of profile: Profile, in settings: Settings) throws(ConfigProblem) {
        let isOther: Bool
        do throws(StorageProblem) {
            isOther = try settings.hasOtherInvoices(profile)
        } catch {
            throw .historyUnreadable(error)
        }
        if isOther { throw .otherInvoices(profile: profile.name) }
    }

    /// Nil where the config file has it already.
    private func secretMember(
        of draft: ProfileDraft, _ configPath: String
    ) throws(ConfigProblem) -> SecretMember? {
        switch draft.secretWay {
        case .kept: return nil
        case .command: return (.secretCommand, draft.secret, nil)
        case .file: return (.secretFile, draft.secret, nil)
        case .typed: break
        }
        let folder = Folder.parent(of: configPath)
        let bytes = Array("\(draft.secret)\n".utf8)
        for path in Self.secretFiles(for: draft.name, configPath) {
            let name = String(path.dropFirst(folder.count + 1))
            do throws(FileFailure) {
                try PrivateFile.replace(path, with: bytes, ifStill: nil)
                return (.secretFile, name, path)
            } catch {
                // One that is there may be another's secret, and the profile's own is still needed if the config can't be written.
                if error.code != ESTALE { throw .notWritten(path: path, errno: error.code) }
            }
        }
        throw .notWritten(path: "\(folder)/\(draft.name).secret", errno: EEXIST)
    }

    private static func write(
        _ draft: ProfileDraft, _ secret: SecretMember?, over known: Profile?, into editor: inout ConfigEditor,
        _ path: String
    ) throws(ConfigProblem) {
        let top = ["profiles", draft.name]
        var members: [(name: SettingName, value: String, known: String?)] = [
            (.kind, draft.kind.rawValue, known?.kind.rawValue), (.baseURL, draft.plainBaseURL, known?.baseURL),
            (.clientID, draft.clientID, known?.clientID),
        ]
        if let secret { members.append((secret.name, secret.value, nil)) }
        for (name, field) in [
            (SettingName.successURL, RequestField.successURL), (.failURL, .failURL), (.statusURL, .statusURL),
        ] {
            members.append((name, draft.urls[field] ?? "", known?.defaults[field] ?? ""))
        }
        for name in ProfileDraft.fileMembers {
            if let file = draft.files[name] { members.append((name, file, nil)) }
        }
        guard known != nil else {
            if editor.value(at: top) != nil { throw .profileExists(draft.name) }
            let others = editor.names(at: ["profiles"])
            let whole = members.filter { !$0.value.isEmpty }.map {
                JSONValue.Member($0.name.rawValue, .string($0.value))
            }
            try edit({ editor throws(ConfigEditor.Failure) in try editor.set(top, to: .object(whole)) }, &editor, path)
            // The one that was the only one stays the one that is opened.
            let member = [SettingName.defaultProfile.rawValue]
            guard others.count <= 1, editor.value(at: member) == nil else { return }
            let first = JSONValue.string(others.first ?? draft.name)
            try edit({ editor throws(ConfigEditor.Failure) in try editor.set(member, to: first) }, &editor, path)
            return
        }
        if editor.value(at: top) == nil { throw .profileGone(draft.name) }
        try edit(
            { editor throws(ConfigEditor.Failure) in
                for (name, value, known) in members where value != known {
                    if value.isEmpty {
                        try editor.remove(top + [name.rawValue])
                    } else {
                        try editor.set(top + [name.rawValue], to: .string(value))
                    }
                }
                guard let secret else { return }
                for name in Profile.secretMembers where name != secret.name.rawValue { try editor.remove(top + [name]) }
            }, &editor, path)
    }
}
