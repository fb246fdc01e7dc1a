import TestGateway
import Testing

extension Journeys {
    @Test func anInvoiceIsCreatedOnTheSandboxAndFoundAgainAfterAnotherStart() async throws {
        try await Desk.with(.none) { desk in
            try await desk.openConsole("--sandbox")
            try await desk.pane.waitFor("SANDBOX")
            try await desk.fillInToReview()
            try desk.pane.send("Enter")
            try await desk.pane.waitFor("tracking number")
            try await desk.pane.waitFor("● Created")
            try desk.pane.send("Escape")
            try await desk.pane.waitFor("1 today")
            try desk.pane.send("q")
            #expect(try await desk.end() == 0)

            let lines = try desk.history(of: "sandbox")
            #expect(lines.map(\.type) == ["invoice", "update"])
            #expect(lines.first?.amount == "100.50")
            #expect(lines.last?.event == "created")
            #expect(lines.last?.id == lines.first?.id)
            let tracking = try #require(lines.last?.tracking)
            let paymentID = try #require(lines.first?.payment_id)
            #expect(tracking.split(separator: "-").count >= 3)

            try await desk.openConsole("--sandbox")
            try await desk.pane.waitFor(tracking)
            try await desk.pane.waitForRow(with: paymentID, holding: "VisaMaster", "100.50  UAH", "○ created")
            try desk.pane.send("q")
            #expect(try await desk.end() == 0)
        }
    }

    @Test func whatACommandWritesShowsInTheOpenConsoleAtOnce() async throws {
        try await Desk.with(.kind("test")) { desk in
            try await desk.openConsole()
            try await desk.pane.waitFor("No invoices yet.")
            let arguments = [
                "create", "--currency", "wave-ci.xof", "--amount", "1500", "--payment-id", "from-a-script",
            ]
            #expect(try desk.runBesides(arguments) == 0)
            try await desk.pane.waitForRow(with: "from-a-script", holding: "○ created", "1 500", "XOF")
            #expect(try desk.gateway.createdCount == 1)
        }
    }

    @Test func onALiveProfileOnlyTheAmountTypedAgainSends() async throws {
        try await Desk.with(.kind("live")) { desk in
            let gateway = try desk.gateway
            try await desk.openConsole()
            try await desk.pane.waitFor("LIVE")
            try await desk.fillInToReview()
            try await desk.pane.wait(for: "live review") {
                $0.contains("LIVE") && $0.contains("Type the amount again to send")
            }

            try desk.pane.send("Enter")
            try await desk.pane.waitFor("type the amount again to send.")
            try desk.pane.type("10050")
            try desk.pane.send("Enter")
            try await desk.pane.waitFor("That is not the amount")
            try desk.pane.send("C-u")
            try desk.pane.paste("100.50\n")
            try await desk.pane.waitFor("Type the amount by hand")
            #expect(gateway.requests(to: "einvoice/create").isEmpty)
            #expect(desk.accountHistory ?? "" == "")

            try desk.pane.type("100.50")
            try await desk.pane.waitFor("Enter sends this to the live gateway.")
            try desk.pane.send("Enter")
            try await desk.pane.waitFor("● Created")
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
