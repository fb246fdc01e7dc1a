import FoundationEssentials
import TestGateway
import Testing

extension Journeys {
    @Test func `from a bare home folder by keys to a connected profile and a paid invoice`() async throws {
        try await TerminalSession.with(.unconnected) { session in
            let gateway = try session.gateway
            try session.start()
            try await session.pane.waitFor("Try the sandbox")
            try session.pane.send("2")
            try await session.pane.waitFor("Base URL")
            try session.pane.type(gateway.baseURL)
            try session.pane.send("Enter")
            try session.pane.type(gateway.clientID)
            try session.pane.send("Enter", "Enter")
            try session.pane.type("not the secret")
            try session.pane.send("Enter", "Left", "Enter", "C-u")
            try session.pane.type("shop")
            try session.pane.send("F2")
            // A wrong secret is explained, and nothing is saved.
            try await session.pane.waitFor("✕ ")
            #expect(try session.pane.screen.contains("secret"))
            #expect(session.text(of: "config/einvoice/config.json") == nil)
            try session.pane.send("BTab", "BTab", "C-u")
            try session.pane.paste(gateway.secret)
            try session.pane.send("F2")
            try await session.pane.wait(for: "the profile") { $0.contains("TEST") && $0.contains("Now on shop") }
            #expect(try session.files(holding: "not the secret") == [])
            #expect(try session.files(holding: gateway.secret) == ["config/einvoice/shop.secret"])

            try await session.fillInToReview()
            try session.pane.send("Enter")
            try await session.pane.waitFor("● Created")
            let paymentID = try #require(gateway.createdPaymentIDs.first)
            gateway.setStatuses(["FINISHED"], of: paymentID)
            try session.pane.send("Escape")
            try await session.pane.waitFor("1 today")
            try session.pane.send("r")
            try await session.pane.waitForRow(with: paymentID, holding: "finished")
            try session.pane.send("q")
            #expect(try await session.end() == 0)
            #expect(gateway.violations.filter { !$0.contains("DPAY_SECURE") } == [])

            // The next start needs nothing.
            try await session.openConsole()
            try await session.pane.waitForRow(with: paymentID, holding: "finished")
            try session.pane.send("q")
            #expect(try await session.end() == 0)
        }
    }

    @Test func `from a bare home folder by the mouse into the sandbox and to the settings`() async throws {
        try await TerminalSession.with(.none) { session in
            try session.start()
            try await session.pane.waitFor("Try the sandbox")
            try session.pane.click(on: "Try the sandbox")
            try await session.pane.wait(for: "the sandbox") {
                $0.contains("SANDBOX") && $0.contains("No invoices yet.")
            }
            try session.pane.click(on: ", Settings")
            try await session.pane.waitFor("connect to another gateway")
            try session.pane.click(on: "Bell")
            try session.pane.click(on: "Bell")
            try await session.pane.waitForRow(with: "Bell", holding: "off")
            #expect(session.text(of: "config/einvoice/config.json") == "{\n  \"bell\": false\n}\n")
            try session.pane.click(on: "Esc Back")
            try await session.pane.waitFor("No invoices yet.")
            try session.pane.click(on: "q Quit")
            #expect(try await session.end() == 0)
        }
    }
}

extension Pane {
    /// Presses and releases the mouse on the first place that shows the text.
    func click(on text: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
        let rows = try screen.split(separator: "\n", omittingEmptySubsequences: false)
        let row = try #require(
            rows.firstIndex { $0.contains(text) }, "“\(text)” isn't shown", sourceLocation: sourceLocation)
        let before = try #require(rows[row].firstRange(of: text)).lowerBound
        let column = rows[row][..<before].count + 1
        try type("\u{1b}[<0;\(column);\(row + 1)M\u{1b}[<0;\(column);\(row + 1)m")
    }
}
