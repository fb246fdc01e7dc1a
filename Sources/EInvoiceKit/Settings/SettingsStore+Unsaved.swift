import Files
import InvoiceCore
import JSON

// What was typed of profiles and not saved.

extension SettingsStore {
    private var unsavedPath: String { "\(read().dataFolder.value)/unsaved-profiles.json" }

    /// What an earlier run left, or another one keeps.
    public func unsavedProfiles() -> [UnsavedProfile] {
        // There is none as a rule; one that can't be read is as good as none.
        guard let contents = try? PrivateFile.read(unsavedPath, limit: 1 << 18),
            let json = try? JSONValue(parsing: contents.bytes)
        else { return [] }
        return (json.array ?? []).map { kept in
            var draft = ProfileDraft(
                name: kept["name"]?.string ?? "",
                kind: kept["kind"]?.string.flatMap { ProfileKind(rawValue: $0) } ?? .live,
                baseURL: kept["base_url"]?.string ?? "", clientID: kept["client_id"]?.string ?? "",
                secretWay: kept["secret"]?.string.flatMap { ProfileDraft.SecretWay(rawValue: $0) } ?? .typed,
                secret: kept["secret_place"]?.string ?? "")
            for (name, field) in Self.urls { draft.urls[field] = kept[name.rawValue]?.string }
            return UnsavedProfile(draft, editing: kept["editing"]?.string)
        }
    }

    /// Keeps them in the place of those that this console kept or was given before, 0600, beside what another one keeps; a typed
    /// secret is not among them.
    public func keep(_ profiles: [UnsavedProfile], replacing former: [UnsavedProfile]) throws(StorageProblem) {
        let path = unsavedPath
        let others = unsavedProfiles().filter { !former.contains($0) && !profiles.contains($0) }
        let profiles = others + profiles
        if profiles.isEmpty {
            return try StorageProblem.of { () throws(FileFailure) in try PrivateFile.remove(path) }
        }
        let kept = profiles.map { profile in
            let draft = profile.draft
            let members: [(String, String?)] =
                [
                    ("editing", profile.editing), ("name", draft.name), ("kind", draft.kind.rawValue),
                    ("base_url", draft.baseURL), ("client_id", draft.clientID), ("secret", draft.secretWay.rawValue),
                    ("secret_place", draft.secret),
                ] + Self.urls.map { ($0.name.rawValue, draft.urls[$0.field]) }
            return JSONValue.ordered(members.map { ($0, $1.map { .string($0) }) })
        }
        try JSONValue.array(kept).replaceFile(at: path)
    }

    private static let urls: [(name: SettingName, field: RequestField)] = [
        (.successURL, .successURL), (.failURL, .failURL), (.statusURL, .statusURL),
    ]
}
