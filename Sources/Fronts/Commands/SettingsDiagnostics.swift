import EInvoiceKit
import Files
import Glibc
import InvoiceCore
import Wording

/// What `doctor` finds out about settings that are rightly written: whether what they name is there.
struct SettingsDiagnostics {
    let settings: Settings
    let environment: [String: String]

    /// The theme that can't be used, with the place that names it.
    func problems(namedAt place: String) -> [String] {
        let library = ThemeLibrary(configPath: settings.configPath.value, dataFolder: settings.dataFolder.value)
        let name = settings.theme.value
        switch library.find(name) {
        case .success: return []
        case .failure(.unknown(let known)):
            return [wording.noTheme(name, at: place, known: known)]
        case .failure(.mistake(let words)): return [wording.unusableTheme(name, words)]
        }
    }

    /// Files that the profile names and the next request will need.
    func problems(of profile: Profile) -> [String] {
        var problems: [String] = []
        if let path = profile.caFile, access(path, R_OK) != 0 {
            problems.append(
                wording.unreadable(SettingName.caFile.rawValue, of: profile.name, path, wording.systemWords(errno)))
        }
        return problems
    }

    /// Fetches the secret and looks at the client certificate as a request would: why they can't be used, or what is odd about
    /// the secret.
    func secret(of profile: Profile) async -> Result<(secret: Secret, remark: SecretRemark?), SecretProblem> {
        let secrets = SecretProvider(source: profile.secretSource, environment: environment)
        do throws(SecretProblem) {
            let secret = try await secrets.value()
            try profile.checkClientCertificate()
            return .success((secret, await secrets.remark))
        } catch {
            return .failure(error)
        }
    }

    /// The proxy that requests to the profile's gateway go through as libcurl reads the environment, without the user's name
    /// and password; nil without any. `NO_PROXY`, where it is set, may except the gateway.
    func proxy(for profile: Profile) -> (variable: String, address: String, exceptions: String?)? {
        // Plain http:// leads to this machine only, which is never asked through a proxy.
        guard profile.baseURL.utf8.starts(with: "https://".utf8), !WebAddress.isLoopback(profile.baseURL) else {
            return nil
        }
        func first(_ names: String...) -> (name: String, value: String)? {
            names.lazy.compactMap { name in environment[name].map { (name, $0) } }.first { !$0.1.isEmpty }
        }
        guard let found = first("https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY") else { return nil }
        var address = found.value.unicodeScalars[...]
        if let scheme = address.firstRange(of: "://".unicodeScalars) { address = address[scheme.upperBound...] }
        // A password may hold an @ or a / that should have been escaped; the last @ ends it.
        if let at = address.lastIndex(of: "@") { address = address[address.index(after: at)...] }
        let host = address.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        return (found.name, String(host), first("no_proxy", "NO_PROXY")?.value)
    }

    /// Variables that decide where a person may think that something else does.
    var conflicts: [String] {
        var conflicts: [String] = []
        let ofEnvironment = settings.profiles.contains { $0.name == Profile.environmentName }
        if ofEnvironment, let named = settings.namedDefault {
            conflicts.append(wording.winsOverFile("EINVOICE_BASE_URL", named.value, wording.text(for: named.source)))
        }
        return conflicts + proxyConflicts
    }

    /// Those of them that decide about the way to any gateway.
    var proxyConflicts: [String] {
        var conflicts: [String] = []
        for (lower, upper) in [("https_proxy", "HTTPS_PROXY"), ("no_proxy", "NO_PROXY")] {
            guard let one = environment[lower], let other = environment[upper], one != other else { continue }
            conflicts.append(wording.variablesDiffer(lower, upper))
        }
        return conflicts
    }

    /// Files and folders that others than their owner may read or change, each with how that is mended.
    func looseModes(of choice: ProfileChoice) -> [String] {
        let folder = settings.folder(of: choice)
        let cache = settings.history(of: choice).indexPath
        let paths = [folder, "\(folder)/history.jsonl", "\(folder)/drafts", cache.map { Folder.parent(of: $0) }, cache]
        return paths.compactMap(\.self).compactMap { path in
            guard let mode = FileStatus(path: path)?.mode, mode & 0o077 != 0 else { return nil }
            return wording.looseMode(path, mode: UInt32(mode))
        }
    }
}

extension Settings {
    /// The history of whatever profile is chosen.
    func history(of choice: ProfileChoice) -> HistoryStore {
        switch choice {
        case .profile(let profile): history(of: profile)
        case .sandbox:
            history(of: sandboxProfile(baseURL: "", clientID: "", secret: ""))
        }
    }
}
