import FoundationEssentials
import TestGateway
import Testing

extension Journeys {
    @Test(arguments: Hands.allCases)
    func `from a bare home folder to a connected profile, and an invoice created, paid and copied`(
        hands: Hands
    ) async throws {
        try await TerminalSession.with(.unconnected) { session in
            let newcomer = Newcomer(session: session, hands: hands)
            let gateway = try session.gateway
            try await newcomer.starts()
            try await newcomer.fillsInProfile(secret: gateway.secret)
            try await newcomer.does("F2 Connect")
            try await newcomer.sees("Now on shop", "TEST", "No invoices yet.")
            let paymentID = try await newcomer.creates()
            try await newcomer.getsPaid(paymentID)
            try await newcomer.copiesTracking(of: paymentID)
            try await newcomer.leaves()
            #expect(gateway.createdPaymentIDs == [paymentID])
            #expect(gateway.violations == [])
            #expect(try session.history(of: "shop").first?.amount == "100.50")
            #expect(try session.files(holding: gateway.secret) == ["config/einvoice/shop.secret"])
        }
    }

    @Test func `a wrong secret is explained, the right one is kept, and the next start needs nothing`() async throws {
        try await TerminalSession.with(.unconnected) { session in
            let newcomer = Newcomer(session: session, hands: .keys)
            let gateway = try session.gateway
            try await newcomer.starts()
            try await newcomer.fillsInProfile(secret: "not the secret")
            try await newcomer.does("F2 Connect")
            try await newcomer.sees("✕ ")
            #expect(try session.pane.screen.contains("secret"))
            #expect(session.text(of: "config/einvoice/config.json") == nil)
            try session.pane.send("BTab", "BTab", "C-u")
            try session.pane.paste(gateway.secret)
            try await newcomer.does("F2 Connect")
            try await newcomer.sees("Now on shop", "TEST")
            #expect(try session.files(holding: "not the secret") == [])
            #expect(try session.files(holding: gateway.secret) == ["config/einvoice/shop.secret"])
            try await newcomer.leaves()
            #expect(gateway.violations.filter { !$0.contains("DPAY_SECURE") } == [])

            try await session.openConsole()
            try await newcomer.sees("shop", "TEST", "No invoices yet.")
            try await newcomer.leaves()
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
    /// Presses and releases the mouse in the middle of the first place that shows the text.
    func click(on text: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
        let rows = try screen.split(separator: "\n", omittingEmptySubsequences: false)
        let row = try #require(
            rows.firstIndex { $0.contains(text) }, "“\(text)” isn't shown", sourceLocation: sourceLocation)
        let before = try #require(rows[row].firstRange(of: text)).lowerBound
        let column = rows[row][..<before].count + 1 + text.count / 2
        try type("\u{1b}[<0;\(column);\(row + 1)M\u{1b}[<0;\(column);\(row + 1)m")
    }
}
