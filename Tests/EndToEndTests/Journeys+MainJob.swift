import TestGateway
import Testing

extension Journeys {
    @Test func anInvoiceIsCreatedOnTheSandboxAndFoundAgainAfterAnotherStart() async throws {
        try await Desk.with(.none) { desk in
            try await desk.openConsole("--sandbox")
            #expect(try desk.pane.screen.contains("SANDBOX"))
            try await desk.fillInToReview()
            try desk.pane.send("Enter")
            try await desk.pane.waitFor("tracking number")
            #expect(try desk.pane.screen.contains("● Created"))
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
            let row = try #require(try desk.pane.row(with: paymentID))
            #expect(row.contains("VisaMaster"))
            #expect(row.contains("100.50  UAH"))
            #expect(row.contains("○ created"))
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
            try await desk.pane.waitFor("from-a-script")
            let isCreated = try await becomesTrue {
                try desk.pane.row(with: "from-a-script")?.contains("○ created") == true
            }
            #expect(isCreated)
            let row = try #require(try desk.pane.row(with: "from-a-script"))
            #expect(row.contains("1 500"))
            #expect(row.contains("XOF"))
            #expect(try desk.gateway.createdCount == 1)
        }
    }

    @Test func onALiveProfileOnlyTheAmountTypedAgainSends() async throws {
        try await Desk.with(.kind("live")) { desk in
            let gateway = try desk.gateway
            try await desk.openConsole()
            #expect(try desk.pane.screen.contains("LIVE"))
            try await desk.fillInToReview()
            let review = try desk.pane.screen
            #expect(review.contains("LIVE"))
            #expect(review.contains("Type the amount again to send"))

            try desk.pane.send("Enter")
            try await desk.pane.waitFor("type the amount again to send.")
            try desk.pane.type("10050")
            try desk.pane.send("Enter")
            try await desk.pane.waitFor("That is not the amount")
            try desk.pane.send("C-u")
            try desk.pane.paste("100.50\n")
            try await desk.pane.waitFor("Type the amount by hand")
            #expect(gateway.requests(to: "einvoice/create").isEmpty)
            #expect(desk.text(of: "data/einvoice/env/history.jsonl") ?? "" == "")

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
    /// The line of the screen that holds this text.
    func row(with text: String) throws -> String? {
        try screen.split(separator: "\n").map(String.init).first { $0.contains(text) }
    }
}
