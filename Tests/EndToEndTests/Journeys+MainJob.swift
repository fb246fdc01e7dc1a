import TestGateway
import Testing

extension Journeys {
    @Test func `an invoice is created on the sandbox and found again after another start`() async throws {
        try await TerminalSession.with(.none) { session in
            try await session.openConsole("--sandbox")
            try await session.pane.waitFor("SANDBOX")
            try await session.fillInToReview()
            try session.pane.send("Enter")
            try await session.pane.waitFor("tracking number")
            try await session.pane.waitFor("● Created")
            try session.pane.send("Escape")
            try await session.pane.waitFor("1 today")
            try session.pane.send("q")
            #expect(try await session.end() == 0)

            let lines = try session.history(of: "sandbox")
            #expect(lines.map(\.type) == ["invoice", "update"])
            #expect(lines.first?.amount == "100.50")
            #expect(lines.last?.event == "created")
            #expect(lines.last?.id == lines.first?.id)
            let tracking = try #require(lines.last?.tracking)
            let paymentID = try #require(lines.first?.payment_id)
            #expect(tracking.split(separator: "-").count >= 3)

            try await session.openConsole("--sandbox")
            try await session.pane.waitFor(tracking)
            try await session.pane.waitForRow(with: paymentID, holding: "VisaMaster", "100.50 UAH", "○ created")
            try session.pane.send("q")
            #expect(try await session.end() == 0)
        }
    }

    @Test func `what a command writes shows in the open console at once`() async throws {
        try await TerminalSession.with(.kind("test")) { session in
            try await session.openConsole()
            try await session.pane.waitFor("No invoices yet.")
            let arguments = [
                "create", "--currency", "wave-ci.xof", "--amount", "1500", "--payment-id", "from-a-script",
            ]
            #expect(try session.runBesides(arguments) == 0)
            try await session.pane.waitForRow(with: "from-a-script", holding: "○ created", "1 500", "XOF")
            #expect(try session.gateway.createdCount == 1)
        }
    }

    @Test func `on a live profile only the amount typed again sends`() async throws {
        try await TerminalSession.with(.kind("live")) { session in
            let gateway = try session.gateway
            try await session.openConsole()
            try await session.pane.waitFor("LIVE")
            try await session.fillInToReview()
            try await session.pane.wait(for: "live review") {
                $0.contains("LIVE") && $0.contains("Type the amount again to send")
            }

            try session.pane.send("Enter")
            try await session.pane.waitFor("type the amount again to send.")
            try session.pane.type("10050")
            try session.pane.send("Enter")
            try await session.pane.waitFor("That is not the amount")
            try session.pane.send("C-u")
            try session.pane.paste("100.50\n")
            try await session.pane.waitFor("Type the amount by hand")
            #expect(gateway.requests(to: "einvoice/create").isEmpty)
            #expect(session.accountHistory ?? "" == "")

            try session.pane.type("100.50")
            try await session.pane.waitFor("Enter sends this to the live gateway.")
            try session.pane.send("Enter")
            try await session.pane.waitFor("● Created")
            #expect(gateway.requests(to: "einvoice/create").count == 1)
            #expect(gateway.createdCount == 1)
            #expect(gateway.violations.isEmpty)
        }
    }
}

extension Pane {
    /// Comes back once a line of the screen holds this text and all of these parts.
    func waitForRow(
        with text: String, holding parts: String..., sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        try await wait(for: "line “\(text)” with \(parts)", sourceLocation: sourceLocation) { screen in
            screen.split(separator: "\n").contains { line in line.contains(text) && parts.allSatisfy(line.contains) }
        }
    }
}
