import FoundationEssentials
import Glibc
import Testing

@testable import Fronts

@Suite(.timeLimit(.minutes(10))) struct ConfigCommandTests {
    private let fixture = CommandFixture()

    private var folder: String { "\(fixture.folder)/.config/einvoice" }

    private func config() throws -> String { try String(contentsOfFile: "\(folder)/config.json", encoding: .utf8) }

    private func write(_ text: String, to name: String = "config.json") throws {
        let path = "\(folder)/\(name)"
        let parent = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "/"
        try FileManager.default.createDirectory(atPath: parent, withIntermediateDirectories: true)
        try text.write(toFile: path, atomically: true, encoding: .utf8)
        try #require(chmod(path, 0o600) == 0)
    }

    private static let shop = """
        {
          // mine
          "bell": false,
          "profiles": {
            "shop.eu": {"kind": "test", "base_url": "https://gateway.example", "client_id": "1", "secret": "s3cr3t"}
          }
        }
        """

    // MARK: get and set

    @Test func `a setting is printed as it is set, with where it came from in JSON`() async throws {
        try write(Self.shop)
        #expect(await fixture.run("config", "get", "bell").output == "false\n")
        #expect(await fixture.run("config", "get", "profiles.shop.eu.timeout").output == "30\n")
        let json = await fixture.run("config", "get", "bell", "--format", "json").output
        #expect(
            json
                == "{\"name\":\"bell\",\"value\":false,\"source\":\"file\",\"path\":\"\(folder)/config.json\",\"line\":3}\n"
        )
        let all = await fixture.run("config")
        #expect(all.output.contains("profiles.shop.eu.base_url") && all.output.contains("config.json:3"))
        #expect(!all.output.contains("s3cr3t"))
        #expect(await fixture.run("config", "get", "profiles.shop.eu.secret").status == 65)
    }

    @Test func `a member is set and taken out, and the rest of the file stays`() async throws {
        try write(Self.shop)
        for (member, value) in [
            ("theme", "night"), ("bell", "true"), ("keys.refresh", "F5"), ("profiles.shop.eu.timeout", "60"),
            ("hidden", "[\"bitcoin\"]"),
        ] {
            let ended = await fixture.run("config", "set", member, value)
            #expect(ended.status == 0, "\(member): \(ended.messages)")
            #expect(await fixture.run("config", "get", member).output == "\(value)\n", "\(member)")
        }
        #expect(try config().contains("// mine"))
        #expect(await fixture.run("config", "set", "bell", "--default").status == 0)
        #expect(try !config().contains("bell"))
        #expect(await fixture.run("doctor", "--offline", "--profile", "shop.eu").status == 0)
    }

    @Test(arguments: [
        ("theme", "nihgt", "Did you mean `night`?"), ("bell", "perhaps", "none of true, false"),
        ("profiles.shop.eu.timeout", "0", "from 1 to 3600"), ("keys.refresh", "s", "is the key of"),
        ("keys.refresh", "nokey", "is no key to choose"), ("hidden", "[\"nomethod\"]", "there is no method"),
        ("hidden", "btc", "not JSON"), ("profiles.shop.eu.callback_url", "https://x.example", "callback_port: missing"),
    ])
    func `what the program would not understand is not written`(
        member: String, value: String, words: String
    ) async throws {
        try write(Self.shop)
        let ended = await fixture.run("config", "set", member, value)
        #expect(ended.status == 65, "\(ended.messages)")
        #expect(ended.messages.contains(words), "\(ended.messages)")
        #expect(try config() == Self.shop)
    }

    @Test func `unknown names get the nearest, and accounts lead to profiles`() async throws {
        try write(Self.shop)
        let unknown = await fixture.run("config", "get", "tehme")
        #expect(unknown.status == 64 && unknown.messages.contains("Did you mean `theme`?"))
        let account = await fixture.run("config", "set", "profiles.shop.eu.secret", "x")
        #expect(account.status == 64 && account.messages.contains("profiles edit shop.eu"))
        #expect(await fixture.run("config", "set", "default_profile", "x").messages.contains("profiles use"))
        #expect(await fixture.run("config", "set", "profiles.shop.eu.client_id", "x").status == 64)
        #expect(await fixture.run("config", "set", "theme").status == 64)
    }

    @Test func `a variable that decides is told`() async throws {
        let fixture = CommandFixture(environment: ["EINVOICE_THEME": "day"])
        let ended = await fixture.run("config", "set", "theme", "night")
        #expect(ended.status == 0 && ended.messages.contains("EINVOICE_THEME decides"))
    }

    // MARK: edit

    /// An editor that does the next of some lines of the shell each time.
    private func editing(_ lines: String..., input: [String] = []) async throws -> Ended {
        try write(lines.joined(separator: "\n") + "\n", to: "turns")
        let script = """
            turn=$(head -n 1 \(folder)/turns); sed -i 1d \(folder)/turns; file=$1; eval "$turn"
            """
        try write(script, to: "editor")
        let fixture = CommandFixture(environment: [
            "EDITOR": "sh \(folder)/editor", "XDG_CONFIG_HOME": "\(self.fixture.folder)/.config",
        ])
        return await fixture.run(["config", "edit"], input: input, canAsk: true)
    }

    @Test func `an edited file is checked, and one may go back in`() async throws {
        try write(Self.shop)
        let ended = try await editing(
            "echo '{\"bell\": 5}' > $file", "echo '{\"bell\": true}' > $file", input: [""])
        #expect(ended.status == 0, "\(ended.messages)")
        #expect(ended.messages.contains("must be true or false") && ended.messages.contains("Nothing is wrong"))
        #expect(try config() == "{\"bell\": true}\n")
    }

    @Test func `an edited file may be kept with its mistake`() async throws {
        let ended = try await editing("echo '{\"theme\": \"nope\"}' > $file", input: ["k"])
        #expect(ended.status == 78)
        #expect(ended.messages.contains("there is no theme \"nope\"") && ended.messages.contains("is kept as it is"))
        #expect(try config().contains("nope"))
        var status = stat()
        #expect(stat("\(folder)/config.json", &status) == 0 && status.st_mode & 0o077 == 0)
    }

    @Test func `without a terminal or an editor nothing is edited`() async throws {
        #expect(await fixture.run("config", "edit").status == 64)
        let none = CommandFixture(environment: ["EDITOR": "/nowhere/editor"])
        let ended = await none.run(["config", "edit"], canAsk: true)
        #expect(ended.status == 78 && ended.messages.contains("/nowhere/editor"))
    }

    // MARK: themes

    @Test func `themes are listed with where each comes from`() async throws {
        try write("inherits = night\nname = mine\ndescription = Mine\n", to: "themes/mine.theme")
        try write("text = nocolor\n", to: "themes/broken.theme")
        let listed = await fixture.run("themes")
        #expect(listed.status == 0)
        #expect(listed.output.contains("built in") && listed.output.contains("\(folder)/themes/mine.theme"))
        #expect(listed.output.contains("! line 1: 'nocolor' is no colour"))
        let json = await fixture.run("themes", "--format", "json").output
        #expect(json.contains("{\"name\":\"ansi\",\"source\":\"built-in\",") && json.contains("\"in_use\":true"))
    }

    @Test func `a check names line, role and contrast of all that is wrong`() async throws {
        try write("inherits = night\ntext = #777777 on #888888\nerorr = red\nerror = redd\n", to: "a.theme")
        let unread = await fixture.run("themes", "--check", "\(folder)/a.theme")
        #expect(unread.status == 65)
        #expect(unread.messages.contains("a.theme:3: there is no role 'erorr'"))
        #expect(unread.messages.contains("a.theme:4: 'redd' is no colour"))
        try write("inherits = night\ntext = #777777 on #888888\n", to: "a.theme")
        let weak = await fixture.run("themes", "--check", "\(folder)/a.theme")
        #expect(weak.status == 65)
        #expect(weak.messages.contains("a.theme:2: text has a contrast of 1.2, and needs 4.5"), "\(weak.messages)")
        let json = await fixture.run("themes", "--check", "\(folder)/a.theme", "--format", "json").output
        #expect(json.contains("\"line\":2,\"role\":\"text\",\"contrast\":\"1.2\",\"least\":\"4.5\""))
        for name in ["night", "ansi", "mono"] {
            #expect(await fixture.run("themes", "--check", name).status == 0, "\(name)")
        }
        #expect(await fixture.run("themes", "--check", "\(folder)/none.theme").status == 65)
    }

    // MARK: version

    @Test func `the version names the program and its libraries`() async {
        let ended = await fixture.run("--version")
        #expect(ended.status == 0)
        let lines = ended.output.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.first == "einvoice \(ProgramVersion.number)")
        for name in ["ncurses ", "libcurl/", "SQLite 3.", "libqrencode "] { #expect(ended.output.contains(name)) }
    }
}
