import Testing

extension Journeys {
    /// What a screen reader or a Braille line is given: words, one thing a line, the cursor where the keys go.
    @Test func `an invoice is created, paid and copied with a screen reader`() async throws {
        try await TerminalSession.with(.none, columns: 120) { session in
            let pane = session.pane
            try await session.openConsole("--sandbox --accessible")
            try await pane.expectWordsOnly()
            try pane.send("n")
            try await pane.waitFor("Currency")
            #expect(try pane.format("#{cursor_flag}") == "1")
            try pane.type("visamaster.uah")
            try pane.send("Enter")
            try pane.type("100.50")
            try await pane.waitFor("proposed")
            try await pane.waitForCursorRow(holding: "Amount", "100.50")
            try await pane.expectWordsOnly()
            try pane.send("F2")
            try await pane.waitFor("POST http")
            try await pane.expectWordsOnly()
            try pane.send("Enter")
            try await pane.waitFor("Created")
            try await pane.waitFor("tracking number")
            #expect(try pane.format("#{cursor_flag}") == "1")
            try await pane.expectWordsOnly()
            try pane.send("p")
            try await pane.waitFor("http://127.0.0.1")
            try await pane.expectWordsOnly()
            try pane.send("y", "l")
            let isCopied = try await becomesTrue { (try? pane.pasteBuffer.contains("http://127.0.0.1")) ?? false }
            let shown = try pane.screen
            #expect(isCopied, "the link isn't copied:\n\(shown)")
            try pane.send("Escape")
            try pane.send("Escape")
            try await pane.waitForCursorRow(holding: "VisaMaster", "100.50")
            try pane.send("q")
            #expect(try await session.end() == 0)
            #expect(try session.history(of: "sandbox").first?.amount == "100.50")
        }
    }
}

extension Pane {
    /// Nothing that only draws is on the screen.
    fileprivate func expectWordsOnly(sourceLocation: SourceLocation = #_sourceLocation) async throws {
        let screen = try screen
        let drawn = screen.unicodeScalars.filter { ("\u{2500}"..."\u{25FF}").contains($0) }
        #expect(drawn.isEmpty, "\(screen)", sourceLocation: sourceLocation)
    }

    /// Comes back once the hardware cursor is on a line that holds all of these.
    fileprivate func waitForCursorRow(
        holding parts: String..., sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        try await wait(for: "cursor on \(parts)", sourceLocation: sourceLocation) { screen in
            let rows = screen.split(separator: "\n", omittingEmptySubsequences: false)
            guard let row = Int(try format("#{cursor_y}")), row < rows.count, try format("#{cursor_flag}") == "1" else {
                return false
            }
            return parts.allSatisfy { rows[row].contains($0) }
        }
    }
}
