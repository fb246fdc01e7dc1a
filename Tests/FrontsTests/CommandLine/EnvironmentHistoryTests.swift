import EInvoiceKit
import FoundationEssentials
import InvoiceCore
import TestGateway
import Testing

@testable import Fronts

/// The profile that the environment makes keeps a history for each account.
@Suite struct EnvironmentHistoryTests {
    private let gateway: WireGateway
    private let other: WireGateway
    /// Owns the data folder of all.
    private let home: CommandFixture

    init() throws {
        gateway = try WireGateway()
        other = try WireGateway()
        home = CommandFixture()
    }

    private var data: String { "\(home.folder)/data" }

    private func fixture(_ gateway: WireGateway, kind: String, client: String? = nil) -> CommandFixture {
        CommandFixture(environment: [
            "EINVOICE_BASE_URL": gateway.baseURL, "EINVOICE_CLIENT_ID": client ?? gateway.clientID,
            "EINVOICE_SECRET": gateway.secret, "EINVOICE_KIND": kind, "EINVOICE_DATA_DIR": data,
        ])
    }

    private func create(_ id: String, at fixture: CommandFixture) async {
        let ended = await fixture.run(
            "create", "--currency", "visamaster.uah", "--amount", "100.50", "--payment-id", id, "--confirm", "100.50")
        #expect(ended.status == 0, "\(ended.messages)")
    }

    @Test func `a live invoice never stands under another kind, gateway or client`() async throws {
        let live = fixture(gateway, kind: "live")
        await create("26", at: live)
        #expect(await live.run("history").output.contains("26"))
        for another in [
            fixture(gateway, kind: "test"), fixture(gateway, kind: "sandbox"), fixture(other, kind: "live"),
            fixture(other, kind: "test"), fixture(other, kind: "sandbox"), fixture(gateway, kind: "live", client: "7"),
        ] {
            let ended = await another.run("history", "--format", "jsonl")
            #expect(ended.status == 0)
            #expect(ended.output == "")
        }
        // Back at the account its invoice is there again.
        #expect(await fixture(gateway, kind: "live").run("history").output.contains("26"))
    }

    @Test func `doctor says which variable believes unsigned replies, and which would`() async {
        func replies(_ more: [String: String]) async -> String? {
            let variables = [
                "EINVOICE_BASE_URL": gateway.baseURL, "EINVOICE_CLIENT_ID": "1", "EINVOICE_SECRET": "s",
                "EINVOICE_DATA_DIR": data,
            ]
            let ended = await CommandFixture(environment: variables.merging(more) { $1 }).run("doctor", "--offline")
            return ended.output.split(separator: "\n").first { $0.hasPrefix("unsigned replies") }.map(String.init)
        }
        let variable = "EINVOICE_ACCEPT_UNSIGNED_REPLIES"
        #expect(await replies([:])?.contains("not believed; \(variable)=true would change that") == true)
        #expect(await replies([:])?.contains("standard for live") == true)
        let told = await replies([variable: "true"])
        #expect(told?.contains("believed, with a warning") == true)
        #expect(told?.contains("environment variable \(variable)") == true)
    }

    @Test func `an older history of all accounts is live, and believes no unsigned reply unless told`() throws {
        var variables = [
            "HOME": home.folder, "EINVOICE_BASE_URL": gateway.baseURL, "EINVOICE_CLIENT_ID": "1",
            "EINVOICE_SECRET": "s",
            "EINVOICE_KIND": "test", "EINVOICE_DATA_DIR": data,
        ]
        try FileManager.default.createDirectory(atPath: "\(data)/env", withIntermediateDirectories: true)
        try "{}\n".write(toFile: "\(data)/env/history.jsonl", atomically: true, encoding: .utf8)
        func older() -> Profile? { Settings.inspect(environment: variables).profiles.first { $0.name == "env-before" } }
        #expect(older()?.kind == .live)
        #expect(older()?.acceptsUnsignedReplies == false)
        variables["EINVOICE_ACCEPT_UNSIGNED_REPLIES"] = "true"
        #expect(older()?.acceptsUnsignedReplies == true)
    }

    @Test func `one account is one history however its address is written`() async throws {
        await create("26", at: fixture(gateway, kind: "test"))
        let slashed = CommandFixture(environment: [
            "EINVOICE_BASE_URL": gateway.baseURL.replacing("http", with: "HTTP") + "/",
            "EINVOICE_CLIENT_ID": gateway.clientID, "EINVOICE_SECRET": gateway.secret, "EINVOICE_KIND": "test",
            "EINVOICE_DATA_DIR": data,
        ])
        #expect(await slashed.run("history").output.contains("26"))
    }

    @Test func `the folder is named after the account`() async throws {
        await create("26", at: fixture(gateway, kind: "test"))
        let names = try FileManager.default.contentsOfDirectory(atPath: data)
        let name = try #require(names.first { $0.hasPrefix("env-") })
        #expect(name.hasPrefix("env-test-127.0.0.1_"))
        #expect(name.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7f && $0 != UInt8(ascii: "/") })
    }

    @Test func `an older history of all accounts is named and can be seen`() async throws {
        // As a former version left it: one folder for every account.
        await create("26", at: fixture(gateway, kind: "live"))
        let names = try FileManager.default.contentsOfDirectory(atPath: data)
        let name = try #require(names.first { $0.hasPrefix("env") })
        try FileManager.default.moveItem(atPath: "\(data)/\(name)", toPath: "\(data)/env")

        let test = fixture(gateway, kind: "test")
        let ended = await test.run("history", "--format", "jsonl")
        #expect(ended.output == "")
        #expect(ended.messages.contains("\(data)/env"))
        #expect(ended.messages.contains("--profile env-before"))
        // Whatever is in there may be live.
        let before = await test.run("show", "26", "--profile", "env-before")
        #expect(before.status == 0, "\(before.messages)")
        #expect(await test.run("doctor", "--offline", "--profile", "env-before").output.contains("env-before   LIVE"))
        #expect(FileManager.default.fileExists(atPath: "\(data)/env/history.jsonl"))
        // Without an older folder nothing is said.
        try FileManager.default.removeItem(atPath: "\(data)/env")
        #expect(!(await test.run("history").messages.contains("env-before")))
    }

    @Test func `what is unknown in an older history is settled there`() async throws {
        let live = fixture(gateway, kind: "live")
        gateway.fail(.resetAfterReading)
        let lost = await live.run(
            "create", "--currency", "visamaster.uah", "--amount", "7", "--payment-id", "26", "--confirm", "7")
        #expect(lost.status == 75)
        let names = try FileManager.default.contentsOfDirectory(atPath: data)
        let name = try #require(names.first { $0.hasPrefix("env") })
        try FileManager.default.moveItem(atPath: "\(data)/\(name)", toPath: "\(data)/env")
        let again = await live.run(
            "resolve", "26", "--resend", "--confirm", "7", "--profile", "env-before")
        #expect(again.status == 0, "\(again.messages)")
        #expect(gateway.createdPaymentIDs == ["26"])
        let another = fixture(other, kind: "live")
        #expect(await another.run("status", "26", "--profile", "env-before").status == 78)
    }
}
