import TestGateway
import Testing

@testable import einvoice

@Suite(.timeLimit(.minutes(10))) struct LiveTests {
    let gateway: WireGateway
    let desk: TestDesk

    init() throws {
        gateway = try WireGateway()
        desk = TestDesk(kind: "live", gateway: gateway)
    }

    @Test(arguments: [[], ["--confirm", "100.51"], ["--confirm", "much"], ["--confirm", "-100.50"]])
    func nothingIsSentUnconfirmed(confirmation: [String]) async {
        let ended = await desk.run(
            ["create", "--currency", "visamaster.uah", "--amount", "100.50"] + confirmation)
        #expect(ended.status == 77)
        #expect(ended.output == "")
        #expect(gateway.connectionCount == 0)
        #expect(desk.historyLines() == [])
    }

    @Test func theSameValueWrittenOtherwiseConfirms() async {
        let ended = await desk.run(
            "create", "--currency", "visamaster.uah", "--amount", "100.50", "--confirm", "100.5")
        #expect(ended.status == 0)
        #expect(ended.output.contains("LIVE"))
        #expect(gateway.createdCount == 1)
    }

    @Test func aDryRunNeedsNoConfirmation() async {
        let ended = await desk.run("create", "--currency", "visamaster.uah", "--amount", "1", "--dry-run")
        #expect(ended.status == 0)
        #expect(gateway.connectionCount == 0)
    }

    @Test func `an unsigned answer is unknown, and what to set is said`() async {
        gateway.fail(.missingSignature, creating: true)
        let ended = await desk.run("create", "--currency", "visamaster.uah", "--amount", "7", "--confirm", "7")
        #expect(ended.status == 75)
        #expect(ended.messages.contains("set accept_unsigned_replies in the profile"))
        #expect(await desk.run("resolve").status == 0)
    }

    @Test func sendingAgainNeedsTheAmountToo() async throws {
        gateway.fail(.resetAfterReading)
        let lost = await desk.run(
            "create", "--currency", "visamaster.uah", "--amount", "7", "--payment-id", "26", "--confirm", "7")
        #expect(lost.status == 75)
        #expect(await desk.run("resolve", "--resend").status == 64)
        #expect(await desk.run("resolve", "26", "--resend").status == 77)
        #expect(await desk.run("resolve", "26", "--resend", "--confirm", "8").status == 77)
        #expect(gateway.createdCount == 0)
        #expect(await desk.run("resolve", "26", "--resend", "--confirm", "7.00").status == 0)
        #expect(gateway.createdPaymentIDs == ["26"])
    }
}
