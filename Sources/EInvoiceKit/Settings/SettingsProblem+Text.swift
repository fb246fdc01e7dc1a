import InvoiceCore

extension SettingsProblem: CustomStringConvertible {
    /// Place, what is wrong, and what to do, in English on one line. It holds texts from outside as they are.
    public var description: String {
        if case .syntax(_, let column) = kind { return "\(place.words):\(column): \(kind.words(place))" }
        return "\(place.words): \(kind.words(place))"
    }
}

extension SettingsError: CustomStringConvertible {
    /// One line for each mistake, in English. It holds texts from outside as they are.
    public var description: String {
        switch self {
        case .invalid(let problems): problems.map(\.description).joined(separator: "\n")
        case .noProfile(let known, let path) where known.isEmpty:
            """
            no gateway is set up: try --sandbox, or set EINVOICE_BASE_URL, EINVOICE_CLIENT_ID and EINVOICE_SECRET, \
            or write a profile into \(path.isEmpty ? "a file that --config names" : Self.words(forPath: path))
            """
        case .noProfile(let known, let path):
            """
            which profile? Name one with --profile (\(known.joined(separator: ", "))), or write "default_profile" \
            into \(Self.words(forPath: path))
            """
        }
    }

    /// A path, and what nobody sees of it.
    package static func words(forPath path: String) -> String {
        path.unseenWords.map { "\(path) (this path \($0))" } ?? path
    }
}

extension SettingsProblem.Place {
    fileprivate var words: String {
        switch self {
        case .file(let path, let line, let member):
            path + (line.map { ":\($0)" } ?? "") + (member.map { ": \($0)" } ?? "")
        case .environment(let variable): "environment variable \(variable)"
        case .option(let name): "option \(name)"
        }
    }

    fileprivate var path: String {
        if case .file(let path, _, _) = self { path } else { "" }
    }
}

extension SettingsProblem.Kind {
    fileprivate func words(_ place: SettingsProblem.Place) -> String {
        switch self {
        case .unreadable(let reason): "can't be read (\(reason)); check the path and its permissions"
        case .tooLarge(let limit): "longer than \(limit) bytes; this can't be the right file"
        case .notText: "not UTF-8 text; save it as UTF-8"
        case .syntax(let expected, _): "not JSON; here is needed: \(expected)"
        case .wrongType(let expected): "must be \(expected)"
        case .unknownMember(let suggestion?): "unknown, so it does nothing; did you mean \"\(suggestion)\"?"
        case .unknownMember: "unknown, so it does nothing; remove it"
        case .repeatedMember: "written twice; keep one"
        case .missingMember: "missing; add it"
        case .notAFile: "a pipe, a socket, a device or a folder; name a file"
        case .emptyText: "empty; write a value or remove it"
        case .oddPath(let words): "the path \(words); if that isn't meant, write it again without"
        case .unseen(let scalar): "has a blank or invisible character, \(scalar.codePoint); write it again without"
        case .missingVariables(let names):
            "not enough to connect; set \(names.joined(separator: " and ")) too, or unset it"
        case .profileName(let name, let problem): "\"\(name)\" can't be a profile's name: \(problem.words)"
        case .notAllowed(let text, let allowed): "\"\(text)\" is none of \(allowed.joined(separator: ", "))"
        case .url(let text, let problem): "\"\(withoutCredentials(text))\" is no URL that can be used: \(problem.words)"
        case .plainHTTP(let text):
            "\"\(withoutCredentials(text))\" would send the request unencrypted; use https:// (http:// is for this machine only)"
        case .urlHasQuery(let text): "\"\(withoutCredentials(text))\" must end before any ? or #; more is put behind it"
        case .outOfRange(let minimum, let maximum): "must be a whole number from \(minimum) to \(maximum)"
        case .conflictingMembers(let names): "has \(names.joined(separator: " and ")); keep one"
        case .needsOneOf(let names): "needs one of \(names.joined(separator: ", "))"
        case .readableByOthers(let mode):
            """
            holds a secret, and others can read the file (mode 0\(String(mode, radix: 8))); run: \
            chmod 600 \(shellQuoted(place.path))
            """
        case .unknownProfile(let name, let known, let suggestion):
            "there is no profile \"\(name)\"; "
                + (suggestion.map { "did you mean \"\($0)\"?" }
                    ?? (known.isEmpty ? "none is set up" : "there are \(known.joined(separator: ", "))"))
        case .olderHistory:
            """
            older invoices, of every account that EINVOICE_BASE_URL named, are here and not shown with the others; \
            --profile \(Profile.olderEnvironmentName) shows them
            """
        case .noHome: "HOME names no folder from / on; set it, or name the folders with --config and --data-dir"
        }
    }
}

extension ProfileNameProblem {
    fileprivate var words: String {
        switch self {
        case .empty: "it is empty"
        case .reserved: "the name is taken by the program"
        case .tooLong(let limit): "it is longer than \(limit) bytes"
        case .badStart(let character): "it begins with \"\(character)\""
        case .unusable(let character): "it has \"\(character)\"; use letters, digits, . _ and -"
        }
    }
}

extension WebAddressProblem {
    fileprivate var words: String {
        switch self {
        case .noScheme: "it must begin with https://"
        case .otherScheme(let scheme): "\(scheme):// is not supported, https:// is"
        case .noHost: "the host or port is missing or misspelt"
        case .credentials: "it must not hold a user name or password"
        case .unusable(let scalar):
            "it has a blank or invisible character, \(scalar.codePoint)"
        case .tooLong(let limit): "it is longer than \(limit) bytes"
        }
    }
}

/// A URL, rightly written or not, without a user's name and password in front of its host. A password may hold a `/` that
/// should have been escaped; the last `@` ends it.
private func withoutCredentials(_ text: String) -> String {
    let scalars = text.unicodeScalars
    guard let at = scalars.lastIndex(of: "@") else { return text }
    let scheme = text.firstRange(of: "://").flatMap { $0.upperBound <= at ? text[..<$0.upperBound] : nil } ?? ""
    return scheme + "…" + text[at...]
}
