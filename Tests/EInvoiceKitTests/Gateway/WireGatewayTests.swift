import TestGateway
import Testing

@Suite("The gateway of the tests", .timeLimit(.minutes(10))) struct WireGatewayTests {
    @Test func `one that nobody holds any more has ended, and no thread keeps it`() throws {
        var gateway: WireGateway? = try WireGateway()
        weak let held = gateway
        #expect(held != nil)
        gateway = nil
        #expect(held == nil)
    }

    @Test func `who waits for requests that never come is let go with his task`() async throws {
        let gateway = try WireGateway()
        let waiting = Task { await gateway.untilRequests(1) }
        waiting.cancel()
        await waiting.value
        #expect(gateway.requests.isEmpty)
    }
}
