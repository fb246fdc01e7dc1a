import FoundationEssentials
import Glibc
import Synchronization
import TestGateway
import Testing

@testable import Fronts

/// Every JSON output beside its schema.
@Suite(.timeLimit(.minutes(10))) struct SchemaTests {
    private let gateway: WireGateway
    private let fixture: CommandFixture

    init() throws {
        gateway = try WireGateway()
        fixture = CommandFixture(gateway: gateway)
    }

    /// Runs a command, and checks its whole output, or each of its lines.
    private func check(_ file: String, perLine: Bool = false, _ arguments: String...) async throws {
        let ended = await fixture.run(arguments)
        let texts = perLine ? ended.output.split(separator: "\n").map(String.init) : [ended.output]
        #expect(!texts.isEmpty && !ended.output.isEmpty, "\(arguments): \(ended.messages)")
        for text in texts {
            do { try Schemas.check(text, against: file) } catch { Issue.record("\(arguments): \(error)") }
        }
    }

    private func create(_ id: String, _ currency: String = "visamaster.uah", _ file: String = "create.json")
        async throws
    {
        try await check(
            file, "create", "--currency", currency, "--amount", "100", "--payment-id", id, "--description",
            "Top-up \"July\"", "--account", "a-1", "--success-url", "https://shop.example/ok", "--json")
    }

    /// Invoices in every state.
    private func fill() async throws {
        try await create("made")
        try await create("coin", "bitcoin")
        gateway.fail(.reply(#"{"error": {"code": 7, "message": "Amount is too low"}}"#))
        try await create("refused")
        gateway.fail(.emptyReply)
        try await create("unknown")
        gateway.fail(.emptyReply, creating: true)
        try await create("found")
        #expect(await fixture.run("note", "made", "a note").status == 0)
    }

    @Test func `what is printed of invoices is as the schemas have it`() async throws {
        try await fill()
        try await check("history.json", "history", "--format", "json")
        try await check("history.json", "history", "--json")
        try await check("history-line.json", perLine: true, "history", "--format", "jsonl")
        try await check("pay.json", "pay", "made", "--json")
        try await check("pay.json", "pay", "coin", "--json")
        gateway.setStatuses(["FINISHED"], of: "made")
        gateway.setStatuses(["PAYIN"], of: "coin")
        try await check("status-line.json", "status", "made", "--json")
        try await check("status-line.json", perLine: true, "status", "made", "--watch", "--json")
        try await check("status.json", "status", "made", "coin", "--json")
        gateway.add(paymentID: "26777", currency: "visamaster.uah", amount: "5.00")
        try await check("status-line.json", "status", "26777", "--json")
        try await check("resolve.json", "resolve", "--json")
        try await check("resolve.json", "resolve", "unknown", "--close", "--json")
        for id in ["made", "coin", "refused", "unknown", "found"] {
            try await check("show.json", "show", id, "--json")
        }
        try await check("show.json", perLine: true, "export", "--format", "jsonl")
        try await check("reconcile.json", "reconcile", "--since", "1h", "--json")
        try await check(
            "reconcile-line.json", perLine: true, "reconcile", "--since", "1h",
            "--format", "jsonl")
        try await check("status-line.json", "status", "26777", "--adopt", "--json")
        try await check("show.json", "show", "26777", "--json")
        try await check("stats.json", "stats", "--format", "json")
        try await check("stats.json", "stats", "--since", "today", "--json")
    }

    @Test func `the lines of a batch are as the schema has them`() async throws {
        func send(_ rows: String, as name: String) async throws {
            let path = "\(fixture.folder)/\(name)"
            try Data("currency,amount,payment-id\n\(rows)".utf8).write(to: URL(filePath: path))
            try await check("create-batch.json", perLine: true, "create", "--batch", path, "--jobs", "1")
        }
        gateway.fail(.reply(#"{"error": {"code": 7, "message": "Amount is too low"}}"#))
        let rows = "visamaster.uah,1,11\nvisamaster.uah,2,12\n"
        try await send(rows, as: "july.csv")
        // Once more, and with a payment id that another invoice has.
        try await send(rows, as: "july.csv")
        try await send("visamaster.uah,5,12\n", as: "august.csv")
    }

    @Test func `what else is printed is as the schemas have it`() async throws {
        try await check("test-payment.json", "test-payment", "--currency", "visamaster.uah", "--json")
        try await check("currencies.json", "currencies", "--json")
        try await check("fields.json", "fields", "--json")
        let folder = "\(fixture.folder)/.config/einvoice"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let config = """
            {"theme": "night", "keys": {"refresh": "F5"}, "hidden": ["monero"], "profiles": {
              "shop": {"kind": "test", "base_url": "\(gateway.baseURL)", "client_id": "12345", "secret": "secret",
                "success_url": "https://shop.example/ok", "callback_port": 8099, "methods": [{"code": "kaspi",
                "unit": "KZT", "decimals": 2, "kind": "card", "country": "KZ", "title": "Kaspi"}]},
              "silent": {"kind": "live", "base_url": "https://no-such-host.invalid", "client_id": "1",
                "secret_command": "echo s"},
              "wrong": {"kind": "lively"}}}
            """
        try config.write(toFile: "\(folder)/config.json", atomically: true, encoding: .utf8)
        try #require(chmod("\(folder)/config.json", 0o600) == 0)
        try await check("profiles.json", "profiles", "list", "--json")
        for name in ["shop", "silent", "env", "sandbox"] {
            try await check("profile.json", "profiles", "show", name, "--json")
        }
        try await check("profiles-check.json", "profiles", "check", "shop", "--json")
        try await check("profiles-check.json", "profiles", "check", "silent", "--format", "json")
        for profile in ["shop", "silent", "env"] {
            try await check("doctor.json", "doctor", "--profile", profile, "--json")
        }
        gateway.setDate("Sun, 06 Nov 1994 08:49:37 GMT")
        try await check("profiles-check.json", "profiles", "check", "--json")
        try await check("config.json", "config", "--json")
        for name in ["theme", "keys", "hidden", "default_profile", "profiles.shop.methods", "profiles.shop.timeout"] {
            try await check("setting.json", "config", "get", name, "--json")
        }
        try await check("themes.json", "themes", "--json")
        try "text = #777777 on #888888\ninherits = night\n"
            .write(toFile: "\(folder)/weak.theme", atomically: true, encoding: .utf8)
        try await check("theme-check.json", "themes", "--check", "\(folder)/weak.theme", "--json")
        try await check("theme-check.json", "themes", "--check", "night", "--json")
    }

    @Test func `a failure is as its schema has it, whatever failed`() async throws {
        try await check("error.json", "show", "nowhere", "--json")
        try await check("error.json", "create", "--currency", "visamaster.uah", "--amount", "x", "--json")
        try await check("error.json", "history", "--jsn", "--json")
        try await check("error.json", "history", "--profile", "nope", "--format", "jsonl")
        gateway.stop()
        try await check("error.json", "fields", "--refresh", "--json")
    }

    @Test func `every schema belongs to an output that is compared, and is listed`() throws {
        let own = try String(contentsOfFile: #filePath, encoding: .utf8)
        let others = try ["ListenTests.swift", "CommandTable.swift"].map { name in
            try String(
                contentsOf: URL(filePath: #filePath).deletingLastPathComponent().appending(path: name), encoding: .utf8)
        }.joined()
        let list = try String(contentsOf: Schemas.folder.appending(path: "README.md"), encoding: .utf8)
        for name in try Schemas.names() {
            #expect((own + others).contains("\"\(name)\""), "\(name)")
            #expect(list.contains("| `\(name)` |"), "\(name)")
        }
    }

    @Test func `a member that no schema has is noticed`() {
        for text in [
            #"{"error":{"exit":65,"kind":"invalid","message":"m","more":1}}"#,
            #"{"error":{"exit":"65","kind":"invalid","message":"m"}}"#,
            #"{"error":{"exit":65,"kind":"odd","message":"m"}}"#, #"{"error":{"exit":65,"kind":"invalid"}}"#, "[]", "{",
        ] {
            #expect(throws: Schemas.Mistake.self) { try Schemas.check(text, against: "error.json") }
        }
    }
}
