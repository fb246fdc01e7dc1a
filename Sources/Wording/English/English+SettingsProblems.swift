import InvoiceCore
import ScreenKit

extension English {
    func text(for problem: SettingsProblem) -> String {
        var place = text(for: problem.place)
        if case .syntax(_, let column) = problem.kind { place += ":\(column)" }
        return visible("\(place): \(text(for: problem.kind, at: problem.place))")
    }

    func texts(for error: SettingsError) -> [String] {
        switch error {
        case .invalid(let problems): problems.map { text(for: $0) }
        case .noProfile(let known, let configPath) where known.isEmpty:
            [
                """
                no gateway is set up: einvoice alone asks for one; or try --sandbox, or set EINVOICE_BASE_URL, EINVOICE_CLIENT_ID and EINVOICE_SECRET, \
                or write a profile into \(configPath.isEmpty ? "a file that --config names" : path(configPath))
                """
            ]
        case .noProfile(let known, let configPath):
            [
                visible(
                    """
                    which profile? Name one with --profile (\(known.joined(separator: ", "))), or write "default_profile" \
                    into \(path(configPath))
                    """)
            ]
        }
    }

    private func text(for place: SettingsProblem.Place) -> String {
        switch place {
        case .file(let path, let line, let member):
            path + (line.map { ":\($0)" } ?? "") + (member.map { ": \($0)" } ?? "")
        case .environment(let variable): "environment variable \(variable)"
        case .option(let name): "option \(name)"
        }
    }

    func text(for kind: SettingsProblem.Kind, at place: SettingsProblem.Place) -> String {
        switch kind {
        case .unreadable(let errno): "can't be read (\(whyUnreadable(errno))); check the path and its permissions"
        case .tooLarge(let limit): "longer than \(limit) bytes; this can't be the right file"
        case .notText: "not UTF-8 text; save it as UTF-8"
        case .syntax(let expected, _): "not JSON; here is needed: \(text(for: expected))"
        case .wrongType(let expected): "must be \(text(for: expected))"
        case .unknownMember(let suggestion?): "unknown, so it does nothing; did you mean \"\(suggestion)\"?"
        case .unknownMember: "unknown, so it does nothing; remove it"
        case .repeatedMember: "written twice; keep one"
        case .missingMember: "missing; add it"
        case .notAFile: "a pipe, a socket, a device or a folder; name a file"
        case .emptyText: "empty; write a value or remove it"
        case .oddPath(let unseen): "the path \(text(for: unseen)); if that isn't meant, write it again without"
        case .unseen(let scalar): "has a blank or invisible character, \(scalar.codePoint); write it again without"
        case .missingVariables(let names):
            "not enough to connect; set \(names.joined(separator: " and ")) too, or unset it"
        case .profileName(let name, let problem): "\"\(name)\" can't be a profile's name: \(text(for: problem))"
        case .notAllowed(let text, let allowed): "\"\(text)\" is none of \(allowed.joined(separator: ", "))"
        case .url(let url, let problem):
            "\"\(withoutCredentials(url))\" is no URL that can be used: \(whyUnusable(problem))"
        case .plainHTTP(let url):
            "\"\(withoutCredentials(url))\" would send the request unencrypted; use https:// (http:// is for this machine only)"
        case .urlHasQuery(let url): "\"\(withoutCredentials(url))\" must end before any ? or #; more is put behind it"
        case .outOfRange(let minimum, let maximum): "must be a whole number from \(minimum) to \(maximum)"
        case .conflictingMembers(let names): "has \(names.joined(separator: " and ")); keep one"
        case .needsOneOf(let names): "needs one of \(names.joined(separator: ", "))"
        case .readableByOthers(let mode):
            """
            holds a secret, and others can read the file (mode 0\(String(mode, radix: 8))); run: \
            chmod 600 \(shellWord(path(of: place)))
            """
        case .unknownProfile(let name, let known, let suggestion):
            "there is no profile \"\(name)\"; "
                + (suggestion.map { "did you mean \"\($0)\"?" }
                    ?? (known.isEmpty ? "none is set up" : "there are \(known.joined(separator: ", "))"))
        case .olderHistory(let profile):
            """
            older invoices, of every account that EINVOICE_BASE_URL named, are here and not shown with the others; \
            --profile \(profile) shows them
            """
        case .methodCode(let text):
            "\"\(text)\" is no method's code: at most 64 letters, digits, . _ and -, as kaspi.kzt"
        case .methodUnit(let text): "\"\(text)\" is no unit: at most 10 letters and digits, as KZT"
        case .country(let text): "\"\(text)\" is no country; write its two letters (ISO 3166), as KZ"
        case .repeatedMethod(let code): "\"\(code)\" is in the list twice; keep one"
        case .unknownMethod(let code, let suggestion):
            "there is no method \"\(code)\" to hide; "
                + (suggestion.map { "did you mean \"\($0)\"?" } ?? "remove it (`einvoice currencies` lists the codes)")
        case .hiddenMethod(let code): "\"\(code)\" is in methods and in hidden; keep one"
        case .unreadableKey(let key):
            "\"\(key)\" is no key to choose; write a letter or sign, ^X, Alt-X, F1 to F12 or Ins"
        case .takenKey(let key, let other):
            "\(key) is the key of \"\(words(of: other))\" (\(other.rawValue)) on the same screens; choose another, "
                + "or change that one first"
        case .neededKey(let key): "\(key) is needed to move, choose or leave; choose another"
        case .typedKey(let key):
            "\(key) is typed in inputs, where this command acts too; choose one with ^ or Alt-, or F1 to F12"
        case .noHome: "HOME names no folder from / on; set it, or name the folders with --config and --data-dir"
        }
    }

    private func path(of place: SettingsProblem.Place) -> String {
        if case .file(let path, _, _) = place { path } else { "" }
    }

    private func text(for expected: SettingsProblem.Expected) -> String {
        switch expected {
        case .flag: "true or false"
        case .text: "text in double quotes"
        case .identifier: "text or a whole number"
        case .command: "a program and its arguments in [ ], or a line for the shell"
        case .object: "an object in { }"
        case .methods: "a list in [ ] of methods, each an object in { }"
        case .codes: "a list in [ ] of methods' codes in double quotes"
        }
    }

    func text(for expected: ConfigExpectation) -> String {
        switch expected {
        case .value: "a value: text in double quotes, a number, true, false, { or ["
        case .number: "a number as JSON has it: 12, -1.5 or 1e3, without a plus or zeros in front"
        case .nothing: "nothing more after the closing bracket"
        case .memberName: "a name in double quotes, or }"
        case .colon(let name): "a colon after \"\(name)\""
        case .commaInObject: "a comma or }"
        case .commaInArray: "a comma or ]"
        case .once(let name): "\"\(name)\" only once"
        case .closingQuote: "closing double quotes"
        case .closingQuoteOnLine: "closing double quotes on the same line"
        case .escape: "\\\" \\\\ \\/ \\n \\t \\r \\b \\f or \\u after a backslash"
        case .hexDigits: "four hexadecimal digits after \\u"
        case .surrogatePair: "a whole \\u pair"
        case .secondSurrogate: "the second half of a \\u pair"
        case .utf8: "text in UTF-8"
        case .comment: "// or /* to begin a comment"
        case .endOfComment: "*/ at the end of the comment"
        case .fewerBrackets: "fewer nested brackets"
        case .shorterText: "a shorter text"
        }
    }

    func text(for problem: ProfileNameProblem) -> String {
        switch problem {
        case .empty: "it is empty"
        case .reserved: "the name is taken by the program"
        case .tooLong(let limit): "it is longer than \(limit) bytes"
        case .badStart(let character): "it begins with \"\(character)\""
        case .unusable(let character): "it has \"\(character)\"; use letters, digits, . _ and -"
        }
    }

    func whyUnusable(_ problem: WebAddressProblem) -> String {
        switch problem {
        case .noScheme: "it must begin with https://"
        case .otherScheme(let scheme): "\(scheme):// is not supported, https:// is"
        case .noHost: "the host or port is missing or misspelt"
        case .credentials: "it must not hold a user name or password"
        case .unusable(let scalar): "it has a blank or invisible character, \(scalar.codePoint)"
        case .tooLong(let limit): "it is longer than \(limit) bytes"
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
}
