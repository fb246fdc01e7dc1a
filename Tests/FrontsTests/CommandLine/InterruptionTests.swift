import FoundationEssentials
import TestGateway
import Testing

@testable import Fronts

/// What a signal does, which cancels the command's task: always 130, unless an invoice's outcome is at stake.
@Suite(.timeLimit(.minutes(10))) struct InterruptionTests {
    let gateway: WireGateway
    let fixture: CommandFixture

    init() throws {
        gateway = try WireGateway()
        fixture = CommandFixture(gateway: gateway)
    }

    /// Runs a command that was stopped before it began.
    private func runStopped(_ arguments: [String]) async -> Ended {
        let fixture = fixture
        return await Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return await fixture.run(arguments)
        }.value
    }

    @Test(arguments: [
        ["history", "--limit", "1000"], ["history", "--format", "json"], ["history", "--format", "csv"], ["stats"],
        ["export"], ["doctor", "--history"],
    ])
    func `reading the history ends with 130`(arguments: [String]) async {
        let created = await fixture.run("create", "--currency", "visamaster.uah", "--amount", "5")
        #expect(created.status == 0)
        let ended = await runStopped(arguments)
        #expect(ended.status == 130)
        #expect(ended.messages.contains("stopped"))
    }

    @Test func `an export to a file ends with 130`() async {
        let created = await fixture.run("create", "--currency", "visamaster.uah", "--amount", "5")
        #expect(created.status == 0)
        let ended = await runStopped(["export", "--output", "\(fixture.folder)/all.csv"])
        #expect(ended.status == 130)
        #expect(ended.messages.contains("no file was left behind"))
    }

    @Test func `the prompt for the sender ends with 130`() async {
        let ended = await runStopped([
            "create", "--currency", "visamaster.uah", "--amount", "5", "--sender", "-",
        ])
        #expect(ended.status == 130)
        #expect(ended.messages.contains("stopped; nothing was sent or recorded"))
        #expect(fixture.historyLines().isEmpty && gateway.connectionCount == 0)
    }

    @Test func `a command that was stopped before it sent ends with 130`() async {
        let ended = await runStopped(["create", "--currency", "visamaster.uah", "--amount", "5"])
        #expect(ended.status == 130)
        #expect(gateway.createdCount == 0)
    }

    @Test func `a batch that was stopped before it was checked ends with 130`() async throws {
        let path = "\(fixture.folder)/batch.csv"
        try "currency,amount\ntron,1\n".write(toFile: path, atomically: false, encoding: .utf8)
        let ended = await runStopped(["create", "--batch", path])
        #expect(ended.status == 130)
        #expect(gateway.createdCount == 0 && fixture.historyLines().isEmpty)
    }

    @Test func `what was stopped before there was an answer is JSON all the same, where that is wanted`() async {
        let create = ["create", "--currency", "visamaster.uah", "--amount", "5", "--payment-id", "26"]
        #expect(await fixture.run(create).status == 0)
        let ended = await runStopped(["pay", "26", "--json"])
        #expect(ended.status == 130)
        #expect(ended.output.hasPrefix(#"{"error":{"exit":130,"kind":"interrupted","message":"stopped"#))
    }

    @Test func `the extra fields are not awaited`() async {
        gateway.fail(.hang, at: "extrafields/list")
        let fixture = fixture
        let task = Task { await fixture.run("fields", "--refresh", "--timeout", "20") }
        await gateway.untilRequests(1)
        task.cancel()
        let ended = await task.value
        #expect(ended.status == 130)
        #expect(ended.messages.contains("stopped before the gateway answered"))
    }
}
