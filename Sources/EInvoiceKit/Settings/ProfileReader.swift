import Files
import InvoiceCore
import JSON

/// Makes a profile of an object of the config file, or of environment variables, and names all that is wrong with it.
struct ProfileReader {
    let folders: FolderPaths
    /// The config file's permission bits; they matter when it holds a secret.
    let fileMode: UInt32
    private(set) var problems: [SettingsProblem] = []
    private(set) var warnings: [SettingsProblem] = []

    init(folders: FolderPaths, fileMode: UInt32) {
        self.folders = folders
        self.fileMode = fileMode
    }

    /// The profile that `object` describes; nil, and at least one problem, when it can't be used.
    mutating func profile(named name: String, from object: ConfigObject) -> Profile? {
        var object = object
        if let problem = Profile.nameProblem(in: name) {
            object.report(.profileName(name, problem), nil, line: object.line)
        }
        let kind = kind(&object)
        let baseURL = baseURL(&object)
        let clientID = object.identifier("client_id")
        if clientID == nil { missing("client_id", &object) }
        let secret = secretSource(&object)
        var defaults = RequestTexts()
        for field in RequestField.allCases where field.check == .webAddress {
            defaults[field] = address(field.name, &object)
        }
        let acceptsUnsigned = object.flag("accept_unsigned_replies")
        let caFile = object.path("ca_file")
        // The library that reads it would wait at a pipe without end.
        if let caFile, PrivateFile.isNoFile(resolve(caFile.value, object)) {
            object.report(.notAFile, "ca_file", line: caFile.source.line)
        }
        let limits = limits(&object)
        let callback = callback(&object)
        warnings += object.warnings
        problems += object.problems
        guard object.problems.isEmpty, let kind, let baseURL, let clientID, let secret else { return nil }
        var profile = Profile(
            name: name, kind: kind, baseURL: baseURL, clientID: clientID.value, secretSource: secret)
        profile.defaults = defaults
        if let acceptsUnsigned { profile.acceptsUnsignedReplies = acceptsUnsigned.value }
        profile.caFile = caFile.map { resolve($0.value, object) }
        profile.limits = limits
        (profile.callbackPort, profile.callbackURL) = callback
        return profile
    }

    /// The profile `env`, or nil when its variables aren't set; nil and a problem when only some are.
    mutating func environmentProfile(_ environment: [String: String]) -> Profile? {
        func value(_ name: String) -> String? { environment[name].flatMap { $0.isEmpty ? nil : $0 } }
        let needed = ["EINVOICE_BASE_URL", "EINVOICE_CLIENT_ID", "EINVOICE_SECRET"]
        let kindVariable = "EINVOICE_KIND"
        let all = needed + [kindVariable, Profile.acceptsUnsignedVariable]
        guard let first = all.first(where: { value($0) != nil }) else { return nil }
        var found: [SettingsProblem] = []
        let absent = needed.filter { value($0) == nil }
        if !absent.isEmpty { found.append(SettingsProblem(.environment(variable: first), .missingVariables(absent))) }
        var kind = ProfileKind.live
        if let text = value(kindVariable) {
            if let known = ProfileKind(rawValue: text.lowercased()) {
                kind = known
            } else {
                found.append(
                    SettingsProblem(.environment(variable: kindVariable), .notAllowed(text, allowed: kindNames)))
            }
        }
        var acceptsUnsigned: Bool?
        if let text = value(Profile.acceptsUnsignedVariable) {
            acceptsUnsigned = Bool(text.lowercased())
            if acceptsUnsigned == nil {
                let place = SettingsProblem.Place.environment(variable: Profile.acceptsUnsignedVariable)
                found.append(SettingsProblem(place, .notAllowed(text, allowed: ["true", "false"])))
            }
        }
        let address = value(needed[0]) ?? ""
        if !address.isEmpty, let problem = baseURLProblem(address) {
            found.append(SettingsProblem(.environment(variable: needed[0]), problem))
        }
        if let scalar = value(needed[1])?.firstUnseen {
            found.append(SettingsProblem(.environment(variable: needed[1]), .unseen(scalar)))
        }
        problems += found
        guard found.isEmpty, let clientID = value(needed[1]), let secret = value(needed[2]) else { return nil }
        var profile = Profile(
            name: Profile.environmentName, kind: kind, baseURL: withoutTrailingSlashes(address), clientID: clientID,
            secretSource: .environment(variable: needed[2], Secret(secret)))
        if let acceptsUnsigned { profile.acceptsUnsignedReplies = acceptsUnsigned }
        return profile
    }

    private var kindNames: [String] { ProfileKind.allCases.map(\.rawValue) }

    private func missing(_ name: String, _ object: inout ConfigObject) {
        // A member that is there but wrong was reported already.
        if !object.names.contains(name) { object.report(.missingMember, name, line: object.line) }
    }

    private func kind(_ object: inout ConfigObject) -> ProfileKind? {
        guard let text = object.text("kind") else {
            missing("kind", &object)
            return nil
        }
        if let kind = ProfileKind(rawValue: text.value) { return kind }
        object.report(.notAllowed(text.value, allowed: kindNames), "kind", line: text.source.line)
        return nil
    }

    private func baseURL(_ object: inout ConfigObject) -> String? {
        guard let text = object.text("base_url") else {
            missing("base_url", &object)
            return nil
        }
        if let problem = baseURLProblem(text.value) {
            object.report(problem, "base_url", line: text.source.line)
            return nil
        }
        return withoutTrailingSlashes(text.value)
    }

    private func baseURLProblem(_ text: String) -> SettingsProblem.Kind? {
        if let problem = WebAddress.problem(in: text) { return .url(text, problem) }
        if hasQuery(text) { return .urlHasQuery(text) }
        let isPlain = text.lowercased().utf8.starts(with: "http://".utf8)
        return isPlain && !WebAddress.isLoopback(text) ? .plainHTTP(text) : nil
    }

    private func address(_ name: String, _ object: inout ConfigObject) -> String? {
        guard let text = object.text(name) else { return nil }
        if let problem = WebAddress.problem(in: text.value) {
            object.report(.url(text.value, problem), name, line: text.source.line)
        }
        return text.value
    }

    /// Port and public URL of the callback listener.
    private func callback(_ object: inout ConfigObject) -> (port: Int?, url: String?) {
        let port = object.number("callback_port", in: 1...65_535)
        let url = object.text("callback_url")
        if let url {
            if let problem = WebAddress.problem(in: url.value) {
                object.report(.url(url.value, problem), "callback_url", line: url.source.line)
            } else if hasQuery(url.value) {
                object.report(.urlHasQuery(url.value), "callback_url", line: url.source.line)
            }
            if port == nil { missing("callback_port", &object) }
        }
        // An invoice has one status URL: the listener's own, or the one that is told.
        if port != nil, object.names.contains(RequestField.statusURL.name) {
            object.report(.conflictingMembers([RequestField.statusURL.name, "callback_port"]), nil, line: object.line)
        }
        return (port, url.map { withoutTrailingSlashes($0.value) })
    }

    private func secretSource(_ object: inout ConfigObject) -> SecretSource? {
        let names = ["secret_command", "secret_file", "secret"]
        let given = names.filter { object.names.contains($0) }
        if given.count > 1 { object.report(.conflictingMembers(given), nil, line: object.line) }
        if given.isEmpty { object.report(.needsOneOf(names), nil, line: object.line) }
        let command = command(&object)
        let file = object.path("secret_file")
        // What may be wrong with it shows when it is fetched, as with those of files and commands.
        let inline = object.exactText("secret")
        if let inline, fileMode & 0o077 != 0 {
            object.report(.readableByOthers(mode: fileMode), "secret", line: inline.source.line)
        }
        return command ?? file.map { .file(path: resolve($0.value, object)) }
            ?? inline.map { .inline(Secret($0.value)) }
    }

    private func command(_ object: inout ConfigObject) -> SecretSource? {
        guard let value = object.value("secret_command") else { return nil }
        if case .string(let line) = value.content, !line.isEmpty { return .shell(line) }
        if let words = value.content.strings, words.first?.isEmpty == false { return .command(words) }
        object.report(
            .wrongType(expected: "a program and its arguments in [ ], or a line for the shell"), "secret_command",
            line: value.line)
        return nil
    }

    private func limits(_ object: inout ConfigObject) -> GatewayLimits {
        var limits = GatewayLimits()
        if let seconds = object.number("timeout", in: GatewayLimits.secondsRange) { limits.totalSeconds = seconds }
        if let seconds = object.number("connect_timeout", in: GatewayLimits.secondsRange) {
            limits.connectSeconds = seconds
        }
        if let bytes = object.number("max_reply_bytes", in: 1024...(64 << 20)) { limits.replyBytes = bytes }
        return limits
    }

    /// Paths in the config file are relative to it.
    private func resolve(_ path: String, _ object: ConfigObject) -> String {
        folders.absolute(path, in: Folder.parent(of: object.path))
    }

    private func hasQuery(_ address: String) -> Bool {
        address.unicodeScalars.contains { $0 == "?" || $0 == "#" }
    }

    private func withoutTrailingSlashes(_ address: String) -> String {
        var rest = address.unicodeScalars[...]
        while rest.last == "/" { rest = rest.dropLast() }
        return String(rest)
    }
}

extension GatewayLimits {
    /// What a time limit may be, in seconds.
    static let secondsRange = 1...3600
}

extension SettingSource {
    /// The line in the config file, where that is the source.
    var line: Int? {
        if case .file(_, let line) = self { line } else { nil }
    }
}
