import FoundationEssentials
import Glibc
import InvoiceCore
import TestGateway
import Testing

@testable import EInvoiceKit
@testable import Fronts

@Suite(.timeLimit(.minutes(10))) struct ProfilesCommandTests {
    private let fixture = CommandFixture()
    private let gateway: WireGateway

    init() throws { gateway = try WireGateway(secret: CommandFixture.secret) }

    private var path: String { "\(fixture.folder)/.config/einvoice/config.json" }

    private func config() throws -> String { try String(contentsOfFile: path, encoding: .utf8) }

    private func write(_ text: String) throws {
        try FileManager.default.createDirectory(
            atPath: "\(fixture.folder)/.config/einvoice", withIntermediateDirectories: true)
        try text.write(toFile: path, atomically: true, encoding: .utf8)
        try #require(chmod(path, 0o600) == 0)
    }

    private func profile(_ name: String, kind: String = "test", at baseURL: String? = nil, secret: String? = nil)
        -> String
    {
        """
        "\(name)": {"kind": "\(kind)", "base_url": "\(baseURL ?? gateway.baseURL)", "client_id": "12345", \
        "secret": "\(secret ?? gateway.secret)"}
        """
    }

    // MARK: add

    @Test func `options add a profile, its secret from the standard input into a file for its owner alone`()
        async throws
    {
        let added = await fixture.run(
            [
                "profiles", "add", "shop", "--kind", "test", "--base-url", gateway.baseURL, "--client-id", "12345",
                "--secret", "-",
            ], input: [gateway.secret])
        #expect(added.status == 0, "\(added.messages)")
        #expect(added.messages.contains("Connected. Profile shop is saved."))
        #expect(try !config().contains(gateway.secret))
        let file = "\(fixture.folder)/.config/einvoice/shop.secret"
        #expect(try String(contentsOfFile: file, encoding: .utf8) == "\(gateway.secret)\n")
        var status = stat()
        #expect(stat(file, &status) == 0 && status.st_mode & 0o777 == 0o600)
        let shown = await fixture.run("profiles", "show")
        #expect(shown.output.contains("shop   TEST") && shown.output.contains("shop.secret"))
        #expect(!(added.output + added.messages + shown.output).contains(gateway.secret))
    }

    @Test func `the file of a former secret goes with it`() async throws {
        let account = ["--kind", "test", "--base-url", gateway.baseURL, "--client-id", "12345"]
        #expect(
            await fixture.run(["profiles", "add", "shop"] + account + ["--secret", "-"], input: [gateway.secret]).status
                == 0)
        let file = "\(fixture.folder)/.config/einvoice/shop.secret"
        #expect(access(file, F_OK) == 0)
        let edited = await fixture.run("profiles", "edit", "shop", "--secret-command", "echo \(gateway.secret)")
        #expect(edited.status == 0, "\(edited.messages)")
        #expect(access(file, F_OK) != 0)
    }

    @Test func `a secret in an argument is refused and not repeated`() async {
        let ended = await fixture.run("profiles", "add", "shop", "--secret", CommandFixture.secret)
        #expect(ended.status == 64)
        #expect(ended.messages.contains("--secret takes - only"))
        #expect(!ended.messages.contains(CommandFixture.secret))
    }

    @Test func `what the gateway refuses isn't saved unless that is wanted`() async throws {
        let arguments = [
            "profiles", "add", "shop", "--base-url", gateway.baseURL, "--client-id", "12345", "--secret", "-",
        ]
        let refused = await fixture.run(arguments, input: ["wrong"])
        #expect(refused.status == 77, "\(refused.messages)")
        #expect(refused.messages.contains("--no-check saves it all the same"))
        #expect(!FileManager.default.fileExists(atPath: path))
        #expect(await fixture.run(arguments + ["--no-check"], input: ["wrong"]).status == 0)
        #expect(try config().contains("shop"))
    }

    @Test func `what is missing or wrong is named by its option and nothing is written`() async {
        let missing = await fixture.run("profiles", "add", "shop", "--base-url", "https://gateway.example")
        #expect(missing.status == 64)
        #expect(missing.messages.contains("--client-id: needed") && missing.messages.contains("--secret: needed"))
        let wrong = await fixture.run(
            "profiles", "add", "sandbox", "--base-url", "http://gateway.example", "--client-id", "1 2",
            "--secret-command", "true")
        #expect(wrong.status == 65)
        for part in ["name: taken by the program", "--base-url: use https://", "--client-id: has a blank"] {
            #expect(wrong.messages.contains(part), "\(wrong.messages)")
        }
        #expect(!FileManager.default.fileExists(atPath: path))
    }

    @Test func `a terminal is asked member by member until each can be used`() async throws {
        let typed = [
            "http://gateway.example", gateway.baseURL, "12345", "typed", gateway.secret, "2", "shop", "", "nowhere",
            "https://shop.example/failed", "",
        ]
        let ended = await fixture.run(["profiles", "add"], input: typed, canAsk: true)
        #expect(ended.status == 0, "\(ended.messages)")
        #expect(ended.messages.contains("! use https://"))
        #expect(try config().contains(#""fail_url": "https://shop.example/failed""#))
        #expect(try config().contains(#""kind": "test""#))
        #expect(try !config().contains("success_url"))
    }

    @Test func `whoever stops typing leaves nothing behind`() async {
        let ended = await fixture.run(["profiles", "add"], input: [gateway.baseURL], canAsk: true)
        #expect(ended.status == 130)
        #expect(ended.messages.contains("nothing was changed"))
        #expect(!FileManager.default.fileExists(atPath: path))
    }

    // MARK: edit, use, remove

    @Test func `an edit changes its member and leaves comments, order and the secret`() async throws {
        let text = """
            { // mine
              "profiles": { \(profile("shop")) /* keep */ },
              "theme": "night"
            }
            """
        try write(text)
        let ended = await fixture.run("profiles", "edit", "shop", "--success-url", "https://shop.example/ok")
        #expect(ended.status == 0, "\(ended.messages)")
        let now = try config()
        #expect(now.contains("{ // mine") && now.contains("/* keep */") && now.contains("https://shop.example/ok"))
        #expect(now.contains(gateway.secret))
        let unsaid = await fixture.run("profiles", "edit", "shop")
        #expect(unsaid.status == 64 && unsaid.messages.contains("say what to change"))
        let unknown = await fixture.run("profiles", "edit", "shpo", "--kind", "live")
        #expect(unknown.status == 78 && unknown.messages.contains("did you mean \"shop\"?"))
    }

    @Test func `leaving and removing a live profile wants its name`() async throws {
        try write(
            """
            {"default_profile": "shop", "profiles": {\(profile("shop", kind: "live")), \(profile("trial"))}}
            """)
        let kept = await fixture.run("profiles", "use", "trial")
        #expect(kept.status == 77 && kept.messages.contains("--confirm shop"))
        #expect(await fixture.run("profiles", "use", "trial", "--confirm", "trial").status == 77)
        #expect(try config().contains(#""default_profile": "shop""#))
        #expect(await fixture.run("profiles", "use", "trial", "--confirm", "shop").status == 0)
        #expect(try config().contains(#""default_profile": "trial""#))
        #expect(await fixture.run("profiles", "use", "shop").status == 0)
        #expect(await fixture.run("profiles", "remove", "shop").status == 77)
        #expect(await fixture.run(["profiles", "remove", "shop"], input: ["shop"], canAsk: true).status == 0)
        #expect(try !config().contains("shop"))
        #expect(await fixture.run("profiles", "remove", "trial").status == 0)
        #expect(await fixture.run("profiles", "remove", "trial").status == 78)
    }

    @Test func `a profile with a mistake is listed with it, and can be removed`() async throws {
        try write(#"{"profiles": {"shop": {"kind": "lively"}}}"#)
        let listed = await fixture.run("profiles")
        #expect(listed.status == 0 && listed.output.contains("lively"), "\(listed.messages)")
        let removed = await fixture.run("profiles", "remove", "shop", "--confirm", "shop")
        #expect(removed.status == 0, "\(removed.messages)")
        try write("{\"profiles\": ")
        #expect(await fixture.run("profiles").status == 78)
    }

    // MARK: check

    @Test func `a check names each kind of failure, by its own exit status`() async throws {
        let tls = try TLSGateway(reply: "{}")
        defer { tls.stop() }
        try await ReservedPort.with { port in
            try write(
                """
                {"profiles": {\(profile("good")), \(profile("secret", secret: "wrong")),
                \(profile("another", secret: "wrong")), \(profile("refused", at: "http://127.0.0.1:\(port)")),
                \(profile("certificate", at: "https://localhost:\(tls.port)")),
                \(profile("host", at: "https://no-such-host.invalid")),
                "file": {"kind": "test", "base_url": "\(gateway.baseURL)", "client_id": "1", "secret_file": "/nowhere"}}}
                """)
            #expect(await fixture.run("profiles", "check", "good").status == 0)
            let kinds: [(name: String, status: Int32, word: String, words: String)] = [
                ("secret", 77, "refused", "doesn't know this client id and secret"),
                ("refused", 69, "nobody_listens", "Nothing listens at that address"),
                ("certificate", 69, "certificate", "certificate isn't trusted"),
                ("host", 69, "no_host", "There is no such host"),
                ("file", 78, "secret", "/nowhere"),
            ]
            for kind in kinds {
                let told = await fixture.run("profiles", "check", kind.name)
                #expect(told.status == kind.status, "\(kind.name): \(told.messages)")
                #expect(told.output.contains(kind.words) && told.messages.contains("\(kind.name): "), "\(told.output)")
                let json = await fixture.run("profiles", "check", kind.name, "--format", "json")
                #expect(json.output.contains("\"problem\":\"\(kind.word)\""), "\(json.output)")
            }
            let all = await fixture.run("profiles", "check", "--all")
            #expect(all.status == 77 && all.output.split(separator: "\n").count == 8)
            // "secret" and "another" are refused alike.
            let advice = all.messages.split(separator: "\n").filter { $0.hasPrefix("  ") }
            #expect(Set(advice).count == advice.count && advice.contains { $0.contains("Compare both") })
            #expect(!(all.output + all.messages).contains(gateway.secret))
        }
        #expect(gateway.createdCount == 0)
    }

    @Test func `a clock that is wrong is named`() async throws {
        try write("{\"profiles\": {\(profile("shop"))}}")
        gateway.setDate("Sun, 06 Nov 1994 08:49:37 GMT")
        let wrong = await fixture.run("profiles", "check")
        #expect(wrong.status == 78)
        #expect(wrong.messages.contains("days ahead of the gateway's") && wrong.messages.contains("timedatectl"))
        #expect(await fixture.run("profiles", "check", "--format", "json").output.contains("\"problem\":\"clock\""))
        gateway.setDate("no date at all")
        #expect(await fixture.run("profiles", "check").status == 0)
    }

    @Test func `the date of a reply's head is read`() {
        #expect(Timestamp(httpDate: "Sun, 06 Nov 1994 08:49:37 GMT")?.description == "1994-11-06T08:49:37.000Z")
        for text in ["", "Sun, 06 Now 1994 08:49:37 GMT", "Sun, 06 Nov 1994 08:49:37 CET", "1994-11-06T08:49:37Z"] {
            #expect(Timestamp(httpDate: text) == nil)
        }
    }

    // MARK: Client certificates

    /// What is named as certificate and key; as what the check tells it, and with which words.
    private struct ClientFault: Sendable, CustomTestStringConvertible {
        let certificate: TLSGateway.ClientFile?
        let key: TLSGateway.ClientFile?
        var mode: mode_t = 0o600
        var status: Int32 = 78
        let words: [String]

        var testDescription: String { words[0] }
    }

    private static let clientFaults = [
        ClientFault(
            certificate: nil, key: nil, status: 69,
            words: ["The gateway wants a client certificate", "client_certificate, client_key"]),
        ClientFault(
            certificate: .strange, key: .key, status: 69,
            words: ["The gateway doesn't take the client certificate", "unknown ca"]),
        ClientFault(
            certificate: .certificate, key: .otherKey, status: 69,
            words: ["can't be used with its key", "Is client_key"]),
        ClientFault(
            certificate: .certificate, key: .encryptedKey,
            words: ["is encrypted, and no passphrase", "openssl pkey -in /"]),
        ClientFault(
            certificate: .certificate, key: .key, mode: 0o644,
            words: ["thers can read the client key's file", "(mode 0644); run: chmod 600 /"]),
        ClientFault(certificate: .key, key: .key, words: ["has no certificate in it", "client_certificate"]),
        ClientFault(certificate: .certificate, key: nil, words: ["name the key's file as client_key"]),
    ]

    @Test(arguments: clientFaults)
    private func `check and doctor name what is wrong with a client certificate, and nothing is recorded without one`(
        fault: ClientFault
    ) async throws {
        let tls = try TLSGateway(reply: "{}", wanting: .certificate)
        defer { tls.stop() }
        let files = [("client_certificate", fault.certificate), ("client_key", fault.key)].compactMap { name, file in
            file.map { #", "\#(name)": "\#(tls.file($0))""# }
        }
        if let key = fault.key { try #require(chmod(tls.file(key), fault.mode) == 0) }
        try write(
            """
            {"profiles": {"shop": {"kind": "test", "base_url": "https://localhost:\(tls.port)", "client_id": "1", \
            "secret": "secret", "ca_file": "\(tls.authorityFile)"\(files.joined())}}}
            """)
        for command in [["profiles", "check"], ["doctor"]] {
            let told = await fixture.run(command)
            #expect(told.status == fault.status, "\(told.messages)")
            for words in fault.words { #expect((told.messages).contains(words), "\(told.messages)") }
        }
        let json = await fixture.run("profiles", "check", "--json")
        #expect(json.output.contains(#""problem":"client_certificate""#), "\(json.output)")
        guard fault.status == 78 else { return }
        let created = await fixture.run("create", "--currency", "visamaster.uah", "--amount", "5")
        #expect(created.status == 78, "\(created.messages)")
        #expect(fixture.historyLines(of: "shop") == [])
    }

    @Test func `options name the files of certificates, and the gateway is tried with them`() async throws {
        let tls = try TLSGateway(reply: #"{"error":{"code":404,"message":"Payment not found"}}"#, wanting: .certificate)
        defer { tls.stop() }
        let arguments = [
            "profiles", "add", "shop", "--kind", "test", "--base-url", "https://localhost:\(tls.port)", "--client-id",
            "1",
            "--secret", "-", "--ca-file", tls.authorityFile, "--client-certificate", tls.file(.certificate),
        ]
        let without = await fixture.run(arguments, input: ["secret"])
        #expect(without.status == 78 && without.messages.contains("client_key"), "\(without.messages)")
        let added = await fixture.run(arguments + ["--client-key", tls.file(.key)], input: ["secret"])
        #expect(added.status == 0, "\(added.messages)")
        #expect(try config().contains(#""client_key": "\#(tls.file(.key))""#))
        #expect(await fixture.run("profiles", "show").output.contains(tls.file(.certificate)))
        let edited = await fixture.run(
            "profiles", "edit", "shop", "--client-certificate", tls.file(.both), "--client-key", "")
        #expect(edited.status == 0, "\(edited.messages)")
        #expect(try !config().contains("client_key"))
        #expect(tls.requests.count == 2)
    }

    @Test func `a web server's page about client certificates is understood`() async throws {
        try write("{\"profiles\": {\(profile("shop"))}}")
        let page = "<html><head><title>400 No required SSL certificate was sent</title></head></html>"
        gateway.fail(.foreignReply(page, status: 400), at: "einvoice/status", times: 1)
        let told = await fixture.run("profiles", "check")
        #expect(
            told.status == 69 && told.messages.contains("The gateway wants a client certificate"), "\(told.messages)")
    }

    // MARK: Words

    @Test func `an unknown command gets the nearest, and global options may stand before both words`() async {
        let unknown = await fixture.run("profiles", "lst")
        #expect(unknown.status == 64 && unknown.messages.contains("Did you mean `einvoice profiles list`?"))
        #expect(await fixture.run("histroy").messages.contains("Did you mean `einvoice history`?"))
        #expect(await fixture.run("--no-color", "profiles", "list").status == 0)
        #expect(await fixture.run("profiles", "--format", "json").output.contains("\"source\":\"embedded\""))
    }
}
