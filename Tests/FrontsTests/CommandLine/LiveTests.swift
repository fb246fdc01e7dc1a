import TestGateway
import Testing

@testable import Fronts

@Suite(.timeLimit(.minutes(10))) struct LiveTests {
    let gateway: WireGateway
    let fixture: CommandFixture

    init() throws {
        gateway = try WireGateway()
        fixture = CommandFixture(kind: "live", gateway: gateway)
    }

    @Test(arguments: [[], ["--confirm", "100.51"], ["--confirm", "much"], ["--confirm", "-100.50"]])
    func `nothing is sent unconfirmed`(confirmation: [String]) async {
        let ended = await fixture.run(
            ["create", "--currency", "visamaster.uah", "--amount", "100.50"] + confirmation)
        #expect(ended.status == 77)
        #expect(ended.output == "")
        #expect(gateway.connectionCount == 0)
        #expect(fixture.historyLines() == [])
    }

    @Test func `the same value written otherwise confirms`() async {
        let ended = await fixture.run(
            "create", "--currency", "visamaster.uah", "--amount", "100.50", "--confirm", "100.5")
        #expect(ended.status == 0)
        #expect(ended.output.contains("LIVE"))
        #expect(gateway.createdCount == 1)
    }

    @Test func `a dry run needs no confirmation`() async {
        let ended = await fixture.run("create", "--currency", "visamaster.uah", "--amount", "1", "--dry-run")
        #expect(ended.status == 0)
        #expect(gateway.connectionCount == 0)
    }

    @Test func `an unsigned answer is unknown, and what to set is said`() async {
        gateway.fail(.missingSignature, creating: true)
        let ended = await fixture.run("create", "--currency", "visamaster.uah", "--amount", "7", "--confirm", "7")
        #expect(ended.status == 75)
        #expect(ended.messages.contains("set accept_unsigned_replies in the profile"))
        #expect(await fixture.run("resolve").status == 0)
    }

    @Test func `sending again needs the amount too`() async throws {
        gateway.fail(.resetAfterReading)
        let lost = await fixture.run(
            "create", "--currency", "visamaster.uah", "--amount", "7", "--payment-id", "26", "--confirm", "7")
        #expect(lost.status == 75)
        #expect(await fixture.run("resolve", "--resend").status == 64)
        #expect(await fixture.run("resolve", "26", "--resend").status == 77)
        #expect(await fixture.run("resolve", "26", "--resend", "--confirm", "8").status == 77)
        #expect(gateway.createdCount == 0)
        #expect(await fixture.run("resolve", "26", "--resend", "--confirm", "7.00").status == 0)
        #expect(gateway.createdPaymentIDs == ["26"])
    }

    @Test func `without a terminal the same for the same customer needs a word`() async {
        let create = [
            "create", "--currency", "visamaster.uah", "--amount", "7", "--account", "77", "--confirm", "7",
        ]
        #expect(await fixture.run(create).status == 0)
        let again = await fixture.run(create)
        #expect(again.status == 77)
        #expect(again.messages.contains("--allow-duplicate sends it."))
        #expect(gateway.createdCount == 1)
        #expect(fixture.historyLines().count == 2)
        #expect(await fixture.run(create + ["--allow-duplicate"]).status == 0)
        // Who sits at a terminal reads the warning.
        let asked = await fixture.run(create, canAsk: true)
        #expect(asked.status == 0)
        #expect(asked.messages.contains("a similar invoice was made just now"))
        #expect(gateway.createdCount == 3)
    }
}
