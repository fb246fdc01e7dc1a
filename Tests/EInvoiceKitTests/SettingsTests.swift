import InvoiceCore
import Testing

@testable import EInvoiceKit

@Suite struct SettingsTests {
    private let folder = TemporaryFolder()

    private func environment(_ more: [String: String] = [:]) -> [String: String] {
        ["HOME": folder.path].merging(more) { $1 }
    }

    private func load(
        _ config: String? = nil, _ more: [String: String] = [:], mode: UInt32 = 0o600,
        options: (inout SettingsOptions) -> Void = { _ in }
    ) throws -> Settings {
        if let config { folder.write(config, to: ".config/einvoice/config.json", mode: mode) }
        var chosen = SettingsOptions()
        options(&chosen)
        return try Settings.load(environment: environment(more), options: chosen)
    }

    private func problems(
        _ config: String? = nil, _ more: [String: String] = [:], mode: UInt32 = 0o600,
        options: (inout SettingsOptions) -> Void = { _ in }
    ) -> [SettingsProblem] {
        do {
            _ = try load(config, more, mode: mode, options: options)
            return []
        } catch SettingsError.invalid(let problems) {
            return problems
        } catch {
            Issue.record("another error: \(error)")
            return []
        }
    }

    /// One good profile, with `members` added.
    private func shop(_ members: String = "", name: String = "shop") -> String {
        """
        { "profiles": { "\(name)": {
            "kind": "test", "base_url": "https://gateway.example", "client_id": 1042,
            "secret_command": ["pass", "show", "x"]\(members.isEmpty ? "" : ",\n" + members)
        } } }
        """
    }

    private func chosen(_ settings: Settings) throws -> Profile? {
        if case .profile(let profile) = try settings.chosenProfile().value { profile } else { nil }
    }

    @Test func `reads where callbacks are heard`() throws {
        let profile = try #require(
            try chosen(load(shop(#""callback_port": 8420, "callback_url": "https://hooks.example/shop/""#))))
        #expect(profile.callbackPort == 8420)
        #expect(profile.callbackURL == "https://hooks.example/shop")
        let url = profile.emptyDraft[.statusURL]
        #expect(url.hasPrefix("https://hooks.example/shop/einvoice-callback/"))
        #expect(profile.emptyDraft[.statusURL] != url)
        let local = try #require(try chosen(load(shop(#""callback_port": 8420"#))))
        #expect(local.emptyDraft[.statusURL].hasPrefix("http://127.0.0.1:8420/einvoice-callback/"))
        #expect(try chosen(load(shop()))?.emptyDraft[.statusURL] == "")
    }

    @Test(arguments: [
        (#""callback_port": 0"#, SettingsProblem.Kind.outOfRange(minimum: 1, maximum: 65_535)),
        (#""callback_url": "https://hooks.example""#, .missingMember),
        (#""callback_port": 1, "callback_url": "hooks.example""#, .url("hooks.example", .noScheme)),
        (#""callback_port": 1, "callback_url": "https://h.example/?a""#, .urlHasQuery("https://h.example/?a")),
        (
            #""callback_port": 1, "status_url": "https://shop.example/s""#,
            .conflictingMembers(["status_url", "callback_port"])
        ),
    ])
    func `callback mistakes are named`(members: String, kind: SettingsProblem.Kind) {
        #expect(problems(shop(members)).map(\.kind) == [kind])
    }

    @Test func `reads every member of a profile`() throws {
        let settings = try load(
            """
            // our shop
            { "default_profile": "shop", "theme": "mono", "language": "uk", "mouse": false, "data_dir": "~/data",
              "profiles": { "shop": {
                "kind": "live", "base_url": "https://acquiring_api.gateway.example/v1//", "client_id": "0042",
                "secret_file": "shop.secret", "success_url": "https://shop.example/ok",
                "fail_url": "https://shop.example/no", "status_url": "https://shop.example/s",
                "accept_unsigned_replies": true, "ca_file": "/etc/ca.pem",
                "client_certificate": "/etc/client.pem", "client_key": "client-key.pem",
                "connect_timeout": 5, "timeout": 60, "max_reply_bytes": 2048, } } }
            """)
        let profile = try #require(try chosen(settings))
        #expect(profile.kind == .live)
        #expect(profile.baseURL == "https://acquiring_api.gateway.example/v1")
        #expect(profile.clientID == "0042")
        #expect(profile.secretSource == .file(path: folder.file(".config/einvoice/shop.secret")))
        #expect(
            [RequestField.successURL, .failURL, .statusURL].map { profile.defaults[$0] }
                == ["https://shop.example/ok", "https://shop.example/no", "https://shop.example/s"])
        #expect(profile.acceptsUnsignedReplies)
        #expect(profile.caFile == "/etc/ca.pem")
        #expect(profile.clientCertificate == "/etc/client.pem")
        #expect(profile.clientKey?.hasSuffix("/client-key.pem") == true && profile.clientKey?.hasPrefix("/") == true)
        #expect(profile.limits == GatewayLimits(connectSeconds: 5, totalSeconds: 60, replyBytes: 2048))
        #expect(profile.emptyDraft[.failURL] == "https://shop.example/no")
        let file = folder.file(".config/einvoice/config.json")
        #expect(settings.theme == Sourced("mono", from: .file(path: file, line: 2)))
        #expect(settings.language.value == .ukrainian)
        #expect(settings.usesMouse.value == false)
        #expect(settings.dataFolder.value == folder.file("data"))
        #expect(settings.folder(of: profile) == folder.file("data/shop"))
        #expect(settings.warnings.isEmpty)
    }

    @Test(arguments: Profile.members.filter(\.isNeededInFile).map(\.name) + [.secret])
    func `a member that is null is missing, and that is told`(name: SettingName) {
        let members = ["kind": "test", "base_url": "https://gateway.example", "client_id": "1", "secret": "s"]
        let text = members.map { "\"\($0)\": \($0 == name.rawValue ? "null" : "\"\($1)\"")" }.joined(separator: ", ")
        let kinds = problems(#"{ "profiles": { "shop": { \#(text) } } }"#).map(\.kind)
        #expect(kinds == [name == .secret ? .needsOneOf(Profile.secretMembers) : .missingMember])
    }

    @Test func `a word of the config file is written as it is documented`() {
        let kinds = problems(shop().replacing(#""kind": "test""#, with: #""kind": "Live""#)).map(\.kind)
        #expect(kinds == [.notAllowed("Live", allowed: ["sandbox", "test", "live"])])
    }

    @Test func `every member knows where it was set`() throws {
        let settings = try load(
            """
            { "profiles": { "shop": { "kind": "test",
              "base_url": "https://gateway.example",
              "client_id": 1042, "secret": "s", "connect_timeout": 5 } } }
            """, ["EINVOICE_THEME": "mono"]
        ) { $0.timeoutSeconds = 7 }
        let profile = try #require(try chosen(settings))
        let path = folder.file(".config/einvoice/config.json")
        func shown(_ name: SettingName) -> Sourced<SettingValue>? {
            Profile.members.first { $0.name == name }?.shown(profile)
        }
        #expect(shown(.baseURL) == Sourced(.text("https://gateway.example"), from: .file(path: path, line: 2)))
        #expect(shown(.timeout) == Sourced(.number(7), from: .option("--timeout")))
        #expect(shown(.connectTimeout) == Sourced(.number(5), from: .file(path: path, line: 3)))
        #expect(shown(.longestReply) == Sourced(.number(1_048_576), from: .standard))
        #expect(shown(.caFile) == nil)
        // No secret is shown, wherever it stands.
        #expect(Profile.members.allSatisfy { $0.shown(profile)?.value != .text("s") })
        let theme = Settings.members.first { $0.name == .theme }?.shown(settings)
        #expect(theme == Sourced(.text("mono"), from: .environment(variable: "EINVOICE_THEME")))
    }

    @Test func `a setting's text is checked as the file's is`() throws {
        func value(_ name: SettingName, _ text: String) -> Result<SettingValue, SettingsProblem.Kind>? {
            Profile.members.first { $0.name == name }.map { setting in
                Result { () throws(SettingsProblem.Kind) in try setting.form.value(of: text) }
            }
        }
        #expect(value(.kind, "Test") == .success(.text("test")))
        #expect(value(.baseURL, "https://gateway.example//") == .success(.text("https://gateway.example")))
        #expect(value(.timeout, "60") == .success(.number(60)))
        #expect(value(.timeout, "never") == .failure(.outOfRange(minimum: 1, maximum: 3600)))
        #expect(value(.unsignedReplies, "yes") == .failure(.notAllowed("yes", allowed: ["true", "false"])))
        #expect(value(.clientID, "1 2") == .failure(.unseen(" ")))
        #expect(value(.secret, " s\n") == .success(.text(" s\n")))
        #expect(value(.secretCommand, "pass shop") == .success(.text("pass shop")))
        #expect(value(.successURL, "") == .failure(.emptyText))
    }

    @Test func `standard values need no file`() throws {
        let settings = try load()
        #expect(settings.configPath == Sourced(folder.file(".config/einvoice/config.json"), from: .standard))
        #expect(settings.dataFolder == Sourced(folder.file(".local/share/einvoice"), from: .standard))
        #expect(settings.theme.value == "ansi")
        #expect(settings.usesColor == Sourced(true, from: .standard))
        #expect(
            throws: SettingsError.noProfile(known: [], configPath: folder.file(".config/einvoice/config.json"))
        ) { try settings.chosenProfile() }
    }

    @Test func `profile has the documented limits`() throws {
        let profile = try #require(try chosen(load(shop())))
        #expect(profile.limits == GatewayLimits(connectSeconds: 10, totalSeconds: 30, replyBytes: 1 << 20))
        #expect(profile.clientID == "1042")
        #expect(profile.secretSource == .command(["pass", "show", "x"]))
    }

    @Test(arguments: [("sandbox", true), ("test", true), ("live", false)])
    func `unsigned replies are believed unless the profile is live or says otherwise`(kind: String, usual: Bool) throws
    {
        func accepts(_ members: String) throws -> Bool? {
            try chosen(load(shop(members).replacing(#""kind": "test""#, with: #""kind": "\#(kind)""#)))?
                .acceptsUnsignedReplies
        }
        #expect(try accepts("") == usual)
        for flag in [true, false] { #expect(try accepts(#""accept_unsigned_replies": \#(flag)"#) == flag) }
    }

    @Test func `environment makes a live profile that wins over the file's default`() throws {
        let variables = [
            "EINVOICE_BASE_URL": "https://other.example", "EINVOICE_CLIENT_ID": "7", "EINVOICE_SECRET": "s3cr3t",
        ]
        let settings = try load(
            shop().replacing("{ \"profiles\"", with: "{ \"default_profile\": \"shop\", \"profiles\""), variables)
        let choice = try settings.chosenProfile()
        let profile = try #require(try chosen(settings))
        #expect(profile.name == "env")
        #expect(profile.kind == .live)
        #expect(!profile.acceptsUnsignedReplies)
        #expect(choice.source == .environment(variable: "EINVOICE_BASE_URL"))
        #expect(profile.secretSource == .environment(variable: "EINVOICE_SECRET", Secret("s3cr3t")))
        var dumped = ""
        dump(settings, to: &dumped)
        #expect(!dumped.contains("s3cr3t"))
        #expect(!"\(settings)".contains("s3cr3t"))
        #expect(try chosen(load(nil, variables) { $0.profile = "shop" })?.name == "shop")
        #expect(try chosen(load(nil, variables.merging(["EINVOICE_KIND": "test"]) { $1 }))?.kind == .test)
    }

    @Test func `names every missing variable`() throws {
        #expect(
            problems(nil, ["EINVOICE_SECRET": "x"]) == [
                SettingsProblem(
                    .environment(variable: "EINVOICE_SECRET"),
                    .missingVariables(["EINVOICE_BASE_URL", "EINVOICE_CLIENT_ID"]))
            ])
        #expect(problems(nil, ["EINVOICE_KIND": "test", "EINVOICE_SECRET": ""]).count == 1)
        #expect(problems(shop(), ["EINVOICE_SECRET": "x"]) { $0.profile = "shop" }.isEmpty)
        let aside = try load(shop(), ["EINVOICE_SECRET": "x"]) { $0.profile = "shop" }
        #expect(aside.warnings.map(\.kind) == [.missingVariables(["EINVOICE_BASE_URL", "EINVOICE_CLIENT_ID"])])
        #expect(aside.profileNames == ["shop"])
    }

    @Test func `environment is checked like the file`() {
        let variables = [
            "EINVOICE_BASE_URL": "http://gateway.example", "EINVOICE_CLIENT_ID": "7", "EINVOICE_SECRET": "s",
            "EINVOICE_KIND": "prod",
        ]
        #expect(
            problems(nil, variables).map(\.kind) == [
                .notAllowed("prod", allowed: ["sandbox", "test", "live"]), .plainHTTP("http://gateway.example"),
            ])
    }

    @Test(arguments: ["http://127.0.0.1:8080", "http://localhost", "http://[::1]:9"])
    func `plain HTTP goes to this machine only`(address: String) throws {
        let variables = ["EINVOICE_BASE_URL": address, "EINVOICE_CLIENT_ID": "7", "EINVOICE_SECRET": "s"]
        #expect(try chosen(load(nil, variables))?.baseURL == address)
        let elsewhere = ["http://10.0.0.1", "http://127.0.0.1.example.org", "HTTP://localhost.example"]
        for address in elsewhere {
            let config = shop().replacing("https://gateway.example", with: address)
            #expect(problems(config).map(\.kind) == [.plainHTTP(address)])
        }
    }

    @Test func `chooses by option then environment then default then the only one`() throws {
        let two = """
            { "default_profile": "b", "profiles": {
              "a": { "kind": "test", "base_url": "https://a.example", "client_id": "1", "secret_command": "pass a" },
              "b": { "kind": "test", "base_url": "https://b.example", "client_id": "2", "secret_command": "pass b" } } }
            """
        #expect(try chosen(load(two))?.name == "b")
        #expect(try chosen(load(two))?.secretSource == .shell("pass b"))
        #expect(try chosen(load(two) { $0.profile = "a" })?.name == "a")
        #expect(try load(two) { $0.isSandbox = true }.chosenProfile() == Sourced(.sandbox, from: .option("--sandbox")))
        #expect(try load(two) { $0.profile = "sandbox" }.chosenProfile().value == .sandbox)
        #expect(try load(shop()).chosenProfile().source == .onlyChoice)
        let undecided = try load(two.replacing("\"default_profile\": \"b\", ", with: ""))
        #expect(
            throws: SettingsError.noProfile(known: ["a", "b"], configPath: folder.file(".config/einvoice/config.json"))
        ) { try undecided.chosenProfile() }
        let error = #expect(throws: SettingsError.self) { try load(two) { $0.profile = "bb" }.chosenProfile() }
        #expect(
            error
                == .invalid([
                    SettingsProblem(
                        .option("--profile"), .unknownProfile("bb", known: ["a", "b"], suggestion: "b"))
                ]))
    }

    @Test func `in GNU screen the mouse is left to it, unless the config file asks for it`() throws {
        let variables = ["STY": "1234.pts-0.host"]
        #expect(try load(nil, variables).usesMouse == Sourced(false, from: .environment(variable: "STY")))
        #expect(try load(nil, ["STY": ""]).usesMouse == Sourced(true, from: .standard))
        #expect(try load("{ \"mouse\": true }", variables).usesMouse.value)
    }

    @Test func `command line wins over environment wins over file`() throws {
        folder.write("{ \"theme\": \"dark\", \"data_dir\": \"x\" }", to: "own.json")
        let variables = [
            "EINVOICE_CONFIG": folder.file("own.json"), "EINVOICE_THEME": "mono", "EINVOICE_DATA_DIR": "/srv/data",
            "NO_COLOR": "1", "LANG": "fr_FR.UTF-8",
        ]
        let settings = try load(nil, variables)
        #expect(settings.configPath.source == .environment(variable: "EINVOICE_CONFIG"))
        #expect(settings.theme == Sourced("mono", from: .environment(variable: "EINVOICE_THEME")))
        #expect(settings.dataFolder == Sourced("/srv/data", from: .environment(variable: "EINVOICE_DATA_DIR")))
        #expect(settings.usesColor == Sourced(false, from: .environment(variable: "NO_COLOR")))
        #expect(settings.language == Sourced(.french, from: .environment(variable: "LANG")))
        let again = try load(nil, variables) {
            $0.dataFolder = "/tmp/d"
            $0.isColorless = true
            $0.language = "ru"
        }
        #expect(again.dataFolder == Sourced("/tmp/d", from: .option("--data-dir")))
        #expect(again.usesColor.source == .option("--no-color"))
        #expect(again.language == Sourced(.russian, from: .option("--lang")))
        #expect(try load(nil, ["EINVOICE_CONFIG": folder.file("own.json")]).dataFolder.value == folder.file("x"))
    }

    @Test func `the console for screen readers is asked for by file, variable or option`() throws {
        #expect(try load(nil).isAccessible == Sourced(false, from: .standard))
        #expect(try load(#"{ "accessible": true }"#).isAccessible.value)
        for text in ["1", "true"] {
            let settings = try load(nil, ["EINVOICE_ACCESSIBLE": text])
            #expect(settings.isAccessible == Sourced(true, from: .environment(variable: "EINVOICE_ACCESSIBLE")))
        }
        #expect(try !load(#"{ "accessible": true }"#, ["EINVOICE_ACCESSIBLE": "0"]).isAccessible.value)
        let asked = try load(nil) { $0.isAccessible = true }
        #expect(asked.isAccessible == Sourced(true, from: .option("--accessible")))
    }

    @Test func `xdg folders count when they are absolute`() throws {
        let variables = ["XDG_CONFIG_HOME": folder.file("c"), "XDG_DATA_HOME": "relative"]
        let settings = try load(nil, variables)
        #expect(settings.configPath.value == folder.file("c/einvoice/config.json"))
        #expect(settings.configPath.source == .environment(variable: "XDG_CONFIG_HOME"))
        #expect(settings.dataFolder.value == folder.file(".local/share/einvoice"))
    }

    @Test func `timeout option limits the chosen profile`() throws {
        let profile = try #require(try chosen(load(shop()) { $0.timeoutSeconds = 3 }))
        #expect(profile.limits == GatewayLimits(connectSeconds: 3, totalSeconds: 3))
        let sandbox = try load { $0.timeoutSeconds = 3 }
            .sandboxProfile(baseURL: "http://127.0.0.1:1", clientID: "1", secret: "s")
        #expect(sandbox.limits.totalSeconds == 3)
        #expect(sandbox.kind == .sandbox)
        #expect(
            problems { $0.timeoutSeconds = 0 } == [
                SettingsProblem(.option("--timeout"), .outOfRange(minimum: 1, maximum: 3600))
            ])
    }

    @Test func `a syntax slip is named with its line`() {
        let path = folder.file(".config/einvoice/config.json")
        let found = problems("{\n  \"theme\": \"mono\"\n  \"mouse\": true\n}")
        #expect(found == [.init(.file(path: path, line: 3, member: nil), .syntax(.commaInObject, column: 3))])
    }

    @Test func `every mistake is named at once with line and member`() {
        let path = folder.file(".config/einvoice/config.json")
        let found = problems(
            """
            { "theme": 5,
              "language": "de",
              "mouse": "no",
              "profiles": {
                "shop": {
                  "kind": "prod",
                  "base_url": "gateway.example",
                  "success_url": "shop",
                  "accept_unsigned_replies": 1,
                  "timeout": 0.5,
                  "secret_command": [] },
                "a/b": { "kind": "test", "base_url": "https://g.example/?x", "client_id": "" },
                "list": [] } }
            """)
        func place(_ line: Int, _ member: String) -> SettingsProblem.Place {
            .file(path: path, line: line, member: member)
        }
        let expected: Set<SettingsProblem> = [
            .init(place(1, "theme"), .wrongType(.text)),
            .init(place(2, "language"), .notAllowed("de", allowed: ["en", "ru", "uk", "fr"])),
            .init(place(3, "mouse"), .wrongType(.flag)),
            .init(place(6, "profiles.shop.kind"), .notAllowed("prod", allowed: ["sandbox", "test", "live"])),
            .init(place(7, "profiles.shop.base_url"), .url("gateway.example", .noScheme)),
            .init(place(5, "profiles.shop.client_id"), .missingMember),
            .init(place(11, "profiles.shop.secret_command"), .wrongType(.command)),
            .init(place(8, "profiles.shop.success_url"), .url("shop", .noScheme)),
            .init(place(9, "profiles.shop.accept_unsigned_replies"), .wrongType(.flag)),
            .init(place(10, "profiles.shop.timeout"), .outOfRange(minimum: 1, maximum: 3600)),
            .init(place(12, "profiles.a/b"), .profileName("a/b", .unusable("/"))),
            .init(place(12, "profiles.a/b.base_url"), .urlHasQuery("https://g.example/?x")),
            .init(place(12, "profiles.a/b.client_id"), .emptyText),
            .init(place(12, "profiles.a/b"), .needsOneOf(["secret_command", "secret_file", "secret"])),
            .init(place(13, "profiles.list"), .wrongType(.object)),
        ]
        #expect(Set(found) == expected)
    }

    @Test(arguments: [
        ("sandbox", ProfileNameProblem.reserved), ("env", .reserved), ("env-before", .reserved),
        ("..", .badStart(".")), ("-x", .badStart("-")), ("a b", .unusable(" ")), ("a\u{202e}b", .unusable("\u{202e}")),
        ("", .empty),
        ("a\u{200d}b", .unusable("\u{200d}")), ("a\u{fe0f}", .unusable("\u{fe0f}")), ("\u{301}a", .unusable("\u{301}")),
        ("-\u{301}x", .badStart("-")), ("a/\u{301}b", .unusable("/")),
        (String(repeating: "x", count: 65), .tooLong(limit: 64)),
    ])
    func `a profile's name is a safe file name`(name: String, problem: ProfileNameProblem) {
        #expect(ProfileName.problem(in: name) == problem)
        #expect(ProfileName.problem(in: "магазин-1.ua") == nil)
        #expect(ProfileName.problem(in: "cafe\u{301}-हिन्दी") == nil)
    }

    @Test func `unknown members are warnings with a guess`() throws {
        let settings = try load(
            shop("\"clientid\": 1, \"colour\": true").replacing(
                "{ \"profiles\"", with: "{ \"tehme\": \"x\", \"profiles\""))
        #expect(
            Set(settings.warnings.map(\.kind)) == [
                .unknownMember(suggestion: "client_id"), .unknownMember(suggestion: nil),
                .unknownMember(suggestion: "theme"),
            ])
    }

    @Test func `a mistake in a key costs that key only, and keeps nothing from working`() throws {
        let keys = """
            "refresh": "F5",
            "refesh": "F6",
            "clone": 7, "clone": "C", "note": null
            """
        let settings = try load(
            shop("").replacing("{ \"profiles\"", with: "{ \"keys\": {\n\(keys) }, \"profiles\""))
        #expect(settings.keys?.value == [KeyChoice(.refresh, "F5", line: 2)])
        #expect(
            Set(settings.warnings.map(\.kind)) == [
                .unknownMember(suggestion: "refresh"), .wrongType(.text), .repeatedMember,
            ])
        #expect(
            settings.warnings.allSatisfy {
                if case .file(_, let line?, let member?) = $0.place {
                    line > 2 && member.hasPrefix("keys.")
                } else {
                    false
                }
            })
        let none = try load(shop("").replacing("{ \"profiles\"", with: "{ \"keys\": [], \"profiles\""))
        #expect(none.keys == nil && none.warnings.map(\.kind) == [.wrongType(.object)])
    }

    @Test func `repeated and conflicting members are mistakes`() {
        let kinds = problems(shop("\"kind\": \"live\", \"secret_file\": \"x\"")).map(\.kind)
        #expect(kinds == [.repeatedMember, .conflictingMembers(["secret_command", "secret_file"])])
    }

    @Test func `a secret in the file needs a file that nobody else reads`() throws {
        let inline = shop().replacing("\"secret_command\": [\"pass\", \"show\", \"x\"]", with: "\"secret\": \"abc\"")
        #expect(try chosen(load(inline))?.secretSource == .inline(Secret("abc")))
        let found = problems(inline, mode: 0o640)
        #expect(found.map(\.kind) == [.readableByOthers(mode: 0o640)])
        #expect(problems(shop(), mode: 0o644).isEmpty)
    }

    @Test func `a file that was asked for must be there`() {
        let missing = folder.file("none.json")
        #expect(
            problems { $0.configPath = missing } == [
                SettingsProblem(
                    .file(path: missing, line: nil, member: nil), .unreadable(errno: 2))
            ])
        #expect(problems(nil, ["EINVOICE_CONFIG": folder.path]).map(\.kind) == [.unreadable(errno: 21)])
        #expect(problems { $0.configPath = "/dev/null" }.isEmpty)
        folder.write("\"\u{fffd}\"", to: "text.json")
        #expect(
            problems { $0.configPath = folder.file("text.json") }.map(\.kind) == [
                .wrongType(.object)
            ])
    }

    @Test func `the sandbox opens whatever else is wrong`() throws {
        let settings = try load("{ broken", ["EINVOICE_SECRET": "x"]) { $0.isSandbox = true }
        #expect(try settings.chosenProfile().value == .sandbox)
        #expect(settings.warnings.count == 2)
        #expect(
            problems {
                $0.isSandbox = true
                $0.profile = "shop"
            }.map(\.kind) == [.conflictingMembers(["--sandbox", "--profile"])])
    }

    @Test func `without a home the folders must be named`() {
        let none = Settings.inspect(environment: ["HOME": "nowhere"])
        #expect(none.problems.map(\.kind) == [.noHome, .noHome])
        var options = SettingsOptions()
        (options.configPath, options.dataFolder) = ("/dev/null", "/tmp/d")
        #expect(Settings.inspect(environment: ["HOME": "nowhere"], options: options).problems.isEmpty)
    }

    @Test func `an option without a text is no folder`() {
        var options = SettingsOptions()
        (options.dataFolder, options.configPath) = ("", "")
        for isSandbox in [true, false] {
            options.isSandbox = isSandbox
            let settings = Settings.inspect(environment: ["HOME": "/home/me"], options: options)
            let problems = settings.problems.filter { $0.kind == .emptyText }.map(\.place)
            #expect(Set(problems) == [.option("--data-dir"), .option("--config")])
        }
    }
}
