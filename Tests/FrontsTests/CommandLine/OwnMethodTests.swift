import FoundationEssentials
import InvoiceCore
import TestGateway
import Testing

@testable import Fronts

/// A command line whose profile has other methods than the gateway's document.
@Suite(.timeLimit(.minutes(10))) struct OwnMethodTests {
    let gateway: WireGateway
    let fixture: CommandFixture

    init() throws {
        gateway = try WireGateway()
        fixture = CommandFixture(gateway: gateway)
    }

    private func configure(_ members: String) throws {
        let folder = "\(fixture.folder)/.config/einvoice"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try "{ \(members) }".write(toFile: "\(folder)/config.json", atomically: true, encoding: .utf8)
    }

    private func configure() throws {
        try configure(
            """
            "methods": [{ "code": "kaspi", "title": "Kaspi, KZT", "unit": "KZT", "decimals": 2, "country": "KZ",
                          "kind": "card" }],
            "hidden": ["tron"]
            """)
    }

    private func create(_ code: String, _ amount: String, id: String = "a1") async -> Ended {
        await fixture.run("create", "--currency", code, "--amount", amount, "--payment-id", id)
    }

    @Test func `a method of the config file is invoiced, listed, counted and exported in its unit`() async throws {
        #expect(await create("kaspi", "5000.5").status == 65)
        try configure()
        #expect(await create("kaspi", "5000.255").status == 65)
        #expect(await create("tron", "5").status == 65)
        #expect(await create("kaspi", "5000.5").status == 0)
        #expect(gateway.requests(to: "einvoice/create").count == 1)
        // From here on the history alone tells what it is.
        try configure("")
        #expect(await fixture.run("history").output.contains("5 000.50 KZT"))
        #expect(await fixture.run("show", "a1").output.contains("Kaspi"))
        #expect(await fixture.run("stats").output.contains("5 000.50 KZT"))
        #expect(await fixture.run("history", "--format", "csv").output.contains("kaspi,5000.50,KZT"))
        #expect(await fixture.run("history", "--currency", "kzt", "--format", "jsonl").output.contains(#""a1""#))
    }

    @Test func `the profile's methods are listed, and have extra fields`() async throws {
        try configure()
        let listed = await fixture.run("currencies", "kazakhstan")
        #expect(listed.output.contains("kaspi") && listed.output.contains("KZT"))
        #expect(await fixture.run("currencies", "tron").output == "")
        #expect(await fixture.run("fields", "kaspi").status == 0)
        #expect(await fixture.run("fields", "tron").status == 65)
        #expect(await fixture.run("test-payment", "--currency", "tron").status == 65)
        #expect(await fixture.run("history", "--currency", "kaspi").status == 0)
    }

    @Test func `they are listed where there is no profile`() async throws {
        let fixture = CommandFixture()
        let folder = "\(fixture.folder)/.config/einvoice"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try #"{ "methods": [{ "code": "kaspi", "unit": "KZT", "decimals": 2, "kind": "card" }] }"#
            .write(toFile: "\(folder)/config.json", atomically: true, encoding: .utf8)
        let listed = await fixture.run("currencies", "kaspi", "--json")
        #expect(listed.status == 0)
        #expect(listed.output.contains(#""currency":"kaspi""#))
        #expect(!(await fixture.run("currencies", "kaspi", "--sandbox", "--json").output.contains("kaspi")))
    }

    @Test func `the doctor shows them`() async throws {
        try configure()
        let shown = await fixture.run("doctor").output
        #expect(shown.contains("kaspi (KZT, 2 decimals)"))
        #expect(shown.contains("hidden methods"))
    }

    @Test func `a mistake says where it is and what can be done`() async throws {
        try configure(#""hidden": ["trom"]"#)
        let ended = await create("visamaster.uah", "5")
        #expect(ended.status == 78)
        #expect(ended.messages.contains("config.json:1: hidden"))
        #expect(ended.messages.contains(#"did you mean "tron"?"#))
        #expect(gateway.requests(to: "einvoice/create").isEmpty)
    }

    @Test func `what the gateway alone knows has the unit that its code says`() async throws {
        let now = LocalDateTime(Timestamp.current, offset: 0)
        gateway.setClock("\(now.date) \(now.clock)")
        gateway.add(paymentID: "g1", currency: "kaspi.kzt", amount: "5000.25")
        let shown = await fixture.run("reconcile", "--since", "1h", columns: 160)
        #expect(shown.output.contains("5 000.25 KZT"))
        #expect(await fixture.run("reconcile", "--since", "1h", "--adopt").status == 0)
        #expect(await fixture.run("history").output.contains("5 000.25 KZT"))
        #expect(await fixture.run("show", "g1").output.contains("kaspi.kzt"))
    }

    @Test func `a code in no list is invoiced with its decimals, after a warning`() async throws {
        let refused = await create("halyk.kzt", "5000.5")
        #expect(refused.status == 65)
        #expect(refused.messages.contains("--decimals N"))
        func make(_ amount: String, _ more: String...) async -> Ended {
            await fixture.run(
                ["create", "--currency", "halyk.kzt", "--decimals", "2", "--payment-id", "a1", "--amount", amount]
                    + more)
        }
        #expect(await make("5000.255").status == 65)
        #expect(gateway.requests(to: "einvoice/create").isEmpty)
        let dry = await make("5000.5", "--dry-run")
        #expect(dry.status == 0)
        #expect(dry.messages.contains("halyk.kzt is not in the list of methods"))
        let made = await make("5000.5")
        #expect(made.status == 0)
        #expect(made.messages.contains("Its unit (KZT) and 2 decimals are as they were typed"))
        #expect(await fixture.run("history").output.contains("5 000.50 KZT"))
        let other = await fixture.run(
            "create", "--currency", "dogecoin", "--decimals", "8", "--unit", "DOGE", "--amount", "0.12345678")
        #expect(other.status == 0)
        #expect(await fixture.run("stats").output.contains("DOGE"))
    }

    @Test func `on a live profile the warning stands over the question for the amount`() async {
        let live = CommandFixture(kind: "live", gateway: gateway)
        let ended = await live.run(
            "create", "--currency", "halyk.kzt", "--decimals", "2", "--payment-id", "a1", "--amount", "5000.5")
        #expect(ended.status == 77)
        #expect(ended.messages.contains("halyk.kzt is not in the list of methods"))
        #expect(gateway.requests(to: "einvoice/create").isEmpty)
    }

    @Test func `a listed currency's decimals aren't told otherwise`() async {
        let ended = await fixture.run(
            "create", "--currency", "visamaster.uah", "--decimals", "4", "--amount", "5.1234")
        #expect(ended.status == 65)
        #expect(ended.messages.contains("this currency is listed"))
    }
}
