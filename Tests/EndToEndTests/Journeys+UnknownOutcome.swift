import Glibc
import TestGateway
import Testing

extension Journeys {
    @Test func `who stops waiting finds out later and the invoice is one`() async throws {
        try await TerminalSession.with(.kind("test")) { session in
            let gateway = try session.gateway
            gateway.fail(.hang, creating: true)
            try await session.openConsole()
            try await session.sendIntoSilence()
            try session.pane.send("Escape")
            try await session.pane.waitFor("? Unknown")
            try await session.pane.waitFor("u Settle")
            #expect(try session.history().map(\.event) == [nil, "unknown"])

            try session.pane.send("u")
            try await session.pane.waitFor("● created, tracking 79DF-60B0-A001")
            try session.pane.send("Escape")
            try await session.pane.waitFor("1 today")
            try await session.pane.waitFor("○ created")
            try session.expectExactlyOne()
        }
    }

    @Test func `a program killed on the way offers to settle at the next start`() async throws {
        try await TerminalSession.with(.kind("test")) { session in
            let gateway = try session.gateway
            gateway.fail(.hang, creating: true)
            try await session.openConsole()
            try await session.sendIntoSilence()
            try await session.killProgram()
            #expect(try session.history().map(\.event) == [nil])

            try await session.openConsole()
            try await session.pane.waitFor("settling asks the gateway")
            try await session.pane.waitFor("? unknown")
            try await session.pane.waitFor("1 unknown")
            try await session.pane.waitFor("u Settle")
            #expect(try session.history().map(\.event) == [nil, "unknown"])

            try session.pane.send("u")
            try await session.pane.waitFor("● created, tracking 79DF-60B0-A001")
            try session.expectExactlyOne()
        }
    }

    @Test func `hanging up on the way records that the outcome is unknown`() async throws {
        try await TerminalSession.with(.kind("test")) { session in
            let gateway = try session.gateway
            gateway.fail(.hang, creating: true)
            try await session.openConsole()
            try await session.sendIntoSilence()
            try session.signal(SIGHUP)
            #expect(try await session.end() == 128 + Int(SIGHUP))
            #expect(try session.history().map(\.event) == [nil, "unknown"])

            #expect(try await session.run("resolve") == 0)
            try session.expectExactlyOne()
        }
    }
}

extension TerminalSession {
    /// Sends an invoice to a gateway that will not answer, and waits until the request is there.
    fileprivate func sendIntoSilence() async throws {
        let gateway = try gateway
        try await fillInToReview()
        try pane.send("Enter")
        try await pane.waitFor("Sending…")
        let came = try await becomesTrue { gateway.requests(to: "einvoice/create").count == 1 }
        try #require(came, "the gateway got no request")
    }

    /// The gateway was asked once to create, and has one invoice; so has the history, with its tracking number.
    fileprivate func expectExactlyOne() throws {
        let gateway = try gateway
        #expect(gateway.createdCount == 1)
        #expect(gateway.requests(to: "einvoice/create").count == 1)
        #expect(gateway.violations.isEmpty)
        let lines = try history()
        #expect(lines.filter { $0.type == "invoice" }.map(\.payment_id) == gateway.createdPaymentIDs)
        #expect(lines.filter { $0.event == "created" }.map(\.tracking) == ["79DF-60B0-A001"])
    }
}
