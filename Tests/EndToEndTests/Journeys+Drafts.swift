import TestGateway
import Testing

extension Journeys {
    /// A card's number that passes the check; the document's example.
    private static let card = "4444111144441111"
    private static let maskedCard = "444411••••••1111"

    @Test func `a draft outlives a kill and a card number is kept nowhere`() async throws {
        try await TerminalSession.with(.kind("test")) { session in
            let pane = session.pane
            let gateway = try session.gateway
            try await session.openConsole()
            try await session.openForm()
            // Account, description, sender.
            try pane.send("Down", "Down")
            try pane.type("Top-up for order 2093")
            try pane.send("Down")
            try pane.type(Self.card)
            // Under its own name: a file that is still being written is no draft yet.
            let isKept = try await becomesTrue {
                try session.files(holding: Self.maskedCard).contains {
                    $0.contains("/drafts/") && $0.hasSuffix(".json")
                }
            }
            try #require(isKept, "no draft was written")
            #expect(try session.files(holding: Self.card) == [])
            try await session.killProgram()
            #expect(try session.files(holding: Self.card) == [])

            try await session.openConsole()
            try await pane.waitFor("A draft was kept: 100.50 UAH VisaMaster, Top-up for order 2093")
            try pane.send("d")
            try await pane.waitFor("Drafts that were kept")
            try pane.send("Enter")
            try await pane.waitFor("New invoice")
            try await pane.wait(for: "draft in the form") { form in
                ["VisaMaster, UAH", "100.50", "Top-up for order 2093"].allSatisfy(form.contains)
            }
            // The rest of the number is gone for good, so the form must not take the dots for a sender.
            try pane.send("F2")
            try await pane.waitFor("Sender:")
            try await pane.waitForRow(with: "Sender  ", holding: "▌")
            try pane.send("C-u")
            try pane.type(Self.card)
            try pane.send("F2")
            try await pane.waitFor("POST http")
            try await pane.waitFor(Self.maskedCard)
            #expect(try !pane.screen.contains(Self.card))
            try pane.send("Enter")
            try await pane.waitFor("● Created")

            let request = try #require(gateway.requests(to: "einvoice/create").first)
            #expect(request.text.contains("\"sender\":\"\(Self.card)\""))
            #expect(gateway.createdCount == 1)
            #expect(gateway.violations.isEmpty)
            #expect(try session.history().first?.sender == Self.maskedCard)
            #expect(try session.files(holding: Self.card) == [])
            // It was sent, so it is a draft no more.
            let isGone = try await becomesTrue { try session.files(holding: "\"savedAt\"").isEmpty }
            #expect(isGone)
            try pane.send("Escape")
            try await pane.waitFor("1 today")
            try pane.send("q")
            #expect(try await session.end() == 0)
            try await session.openConsole()
            try await pane.waitFor("○ created")
            #expect(try !pane.screen.contains("A draft was kept"))
        }
    }

    @Test func `a card number that the gateway says back is kept and shown nowhere`() async throws {
        try await TerminalSession.with(.kind("test")) { session in
            let pane = session.pane
            let gateway = try session.gateway
            gateway.fail(.reply("{\"error\": {\"code\": 9, \"message\": \"Card \(Self.card) is blocked\"}}"))
            try await session.openConsole()
            try await session.openForm()
            try pane.send("Down", "Down", "Down")
            try pane.type(Self.card)
            try pane.send("F2")
            try await pane.waitFor("POST http")
            try pane.send("Enter")
            try await pane.waitFor("✕ Rejected")
            try await pane.waitFor("is blocked")
            #expect(try !pane.screen.contains(Self.card))
            try pane.send("Enter")
            try await pane.waitFor("Timeline")
            try await pane.waitFor("is blocked")
            #expect(try !pane.screen.contains(Self.card))
            #expect(try session.files(holding: Self.card) == [])
        }
    }

    @Test func `a typed note outlives a kill and is offered at the next start`() async throws {
        try await TerminalSession.with(.none) { session in
            let pane = session.pane
            #expect(
                try await session.run("create --sandbox --currency visamaster.uah --amount 100.50 --payment-id inv-1")
                    == 0)
            try await session.openConsole("--sandbox")
            try await pane.waitFor("○ created")
            try pane.send("Enter")
            try await pane.waitFor("Invoice inv-1")
            try pane.send("N")
            try await pane.waitFor("Enter keeps it")
            try pane.type("called the merchant, waits for an answer")
            let isKept = try await becomesTrue {
                try !session.files(holding: "called the merchant, waits for an answer").isEmpty
            }
            try #require(isKept, "no note was written")
            try await session.killProgram()

            try await session.openConsole("--sandbox")
            try await pane.waitFor("A note on payment id inv-1 isn't saved yet: N on its page goes on with it.")
            try pane.send("Enter")
            try await pane.waitFor("A note isn't saved yet")
            try pane.send("N")
            try await pane.waitFor("called the merchant, waits for an answer")
            try pane.send("Enter")
            try await pane.waitFor("Noted on payment id inv-1.")
            try pane.send("Escape")
            try await pane.waitFor("1 today")
            try pane.send("q")
            #expect(try await session.end() == 0)
            let files = try session.files(holding: "called the merchant")
            #expect(files.contains { $0.hasSuffix("history.jsonl") } && !files.contains { $0.contains("/drafts/") })
        }
    }

    @Test func `leaving the form with escape keeps the draft for the next start`() async throws {
        try await TerminalSession.with(.none) { session in
            let pane = session.pane
            try await session.openConsole("--sandbox")
            try await session.openForm()
            try pane.send("Escape")
            try await pane.waitFor("Draft kept")
            try pane.send("q")
            #expect(try await session.end() == 0)
            try await session.openConsole("--sandbox")
            try await pane.waitFor("A draft was kept: 100.50 UAH VisaMaster")
            try pane.send("d")
            try await pane.waitFor("Drafts that were kept")
            try pane.send("Enter")
            try await pane.waitFor("New invoice")
            try await pane.waitForRow(with: "Amount", holding: "100.50")
        }
    }
}
