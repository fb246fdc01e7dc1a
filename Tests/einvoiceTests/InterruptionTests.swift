import TestGateway
import Testing

@testable import einvoice

/// What a signal does, which cancels the command's task: always 130, unless an invoice's outcome is at stake.
@Suite(.timeLimit(.minutes(10))) struct InterruptionTests {
    let gateway: WireGateway
    let desk: TestDesk

    init() throws {
        gateway = try WireGateway()
        desk = TestDesk(gateway: gateway)
    }

    /// Runs a command that was stopped before it began.
    private func runStopped(_ arguments: [String]) async -> Ended {
        let desk = desk
        return await Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return await desk.run(arguments)
        }.value
    }

    @Test(arguments: [
        ["history", "--limit", "1000"], ["history", "--format", "json"], ["history", "--format", "csv"], ["stats"],
        ["export"], ["doctor", "--history"],
    ])
    func readingTheHistoryEndsWith130(arguments: [String]) async {
        let created = await desk.run("create", "--currency", "visamaster.uah", "--amount", "5")
        #expect(created.status == 0)
        let ended = await runStopped(arguments)
        #expect(ended.status == 130)
        #expect(ended.messages.contains("stopped"))
    }

    @Test func anExportToAFileEndsWith130() async {
        let created = await desk.run("create", "--currency", "visamaster.uah", "--amount", "5")
        #expect(created.status == 0)
        let ended = await runStopped(["export", "--output", "\(desk.folder)/all.csv"])
        #expect(ended.status == 130)
        #expect(ended.messages.contains("no file was left behind"))
    }

    @Test func thePromptForTheSenderEndsWith130() async {
        let ended = await runStopped([
            "create", "--currency", "visamaster.uah", "--amount", "5", "--sender", "-",
        ])
        #expect(ended.status == 130)
        #expect(ended.messages.contains("stopped; nothing was sent or recorded"))
        #expect(desk.historyLines().isEmpty && gateway.connectionCount == 0)
    }

    @Test func aCommandThatWasStoppedBeforeItSentEndsWith130() async {
        let ended = await runStopped(["create", "--currency", "visamaster.uah", "--amount", "5"])
        #expect(ended.status == 130)
        #expect(gateway.createdCount == 0)
    }

    @Test func `what was stopped before there was an answer is JSON all the same, where that is wanted`() async {
        let create = ["create", "--currency", "visamaster.uah", "--amount", "5", "--payment-id", "26"]
        #expect(await desk.run(create).status == 0)
        let ended = await runStopped(["pay", "26", "--json"])
        #expect(ended.status == 130)
        #expect(ended.output.hasPrefix(#"{"error":{"exit":130,"kind":"interrupted","message":"stopped"#))
    }

    @Test func theExtraFieldsAreNotAwaited() async {
        gateway.fail(.hang, at: "extrafields/list")
        let desk = desk
        let task = Task { await desk.run("fields", "--refresh", "--timeout", "20") }
        await gateway.untilRequests(1)
        task.cancel()
        let ended = await task.value
        #expect(ended.status == 130)
        #expect(ended.messages.contains("stopped before the gateway answered"))
    }
}
