import TestGateway
import Testing

extension Journeys {
    @Test func `a window that is too small says so takes no keys and loses nothing`() async throws {
        try await TerminalSession.with(.kind("test")) { session in
            let pane = session.pane
            try await session.openConsole()
            try await session.openForm()
            let before = try pane.filledIn

            try pane.resize(columns: 50, rows: 12)
            try await pane.waitFor("Too small")
            try await pane.waitFor("50×12")
            #expect(try !pane.screen.contains("100.50"))
            // To the form these would be a digit, a field away, the review and leaving.
            try pane.type("7")
            try pane.send("Tab", "F2", "Enter", "Escape")
            try pane.resize(columns: 51, rows: 12)
            try await pane.waitFor("51×12")
            try await pane.waitForKeysRead()

            try pane.resize(columns: 100, rows: 30)
            try await pane.wait(for: "form as it was before:\n\(before)\n") { _ in try pane.filledIn == before }
            #expect(try session.gateway.requests(to: "einvoice/create").isEmpty)

            try pane.resize(columns: 50, rows: 12)
            try await pane.waitFor("Too small")
            try pane.type("q")
            #expect(try await session.end() == 0)
        }
    }

    @Test func `messages break between words where the terminal is narrow`() async throws {
        try await TerminalSession.with(.none, columns: 60) { session in
            #expect(try await session.run("history") == 78)
            let rows = try session.pane.screen.split(separator: "\n").map(String.init)
            for word in ["EINVOICE_BASE_URL,", "EINVOICE_CLIENT_ID", "EINVOICE_SECRET,"] {
                #expect(rows.contains { $0.contains(word) }, "\(rows)")
            }
        }
    }

    @Test func `a page of the manual is the help where there is neither man nor a pager`() async throws {
        try await TerminalSession.with(.none, rows: 60) { session in
            try session.shell("PATH=/nowhere")
            #expect(try await session.run("man note") == 0)
            #expect(try session.pane.screen.contains("Show this help."))
            #expect(try !session.pane.screen.contains("not found"))
        }
    }

    @Test func `a paste with newlines never submits`() async throws {
        try await TerminalSession.with(.kind("test")) { session in
            let pane = session.pane
            try await session.openConsole()
            // On the list: none of these letters is a key press.
            try pane.paste("n\nq\n")
            try await pane.help()
            try await session.openForm()
            // To the description.
            try pane.send("Down", "Down")
            try pane.paste("first line\nsecond line\n\n\n")
            // The cursor stays where it was pasted.
            try await pane.waitForRow(with: "Description", holding: "▌", "first line", "second line")
            try pane.send("F2")
            try await pane.waitFor("POST http")
            try pane.paste("100.50\n\n\n")
            try await pane.help()
            try await pane.waitFor("POST http")
            #expect(try session.gateway.requests(to: "einvoice/create").isEmpty)
            #expect(session.accountHistory ?? "" == "")

            try pane.send("Enter")
            try await pane.waitFor("● Created")
            #expect(try session.gateway.violations.isEmpty)
        }
    }

    @Test func `without colour selection and states are told`() async throws {
        try await TerminalSession.with(.kind("test"), variables: ["NO_COLOR": "1"]) { session in
            let pane = session.pane
            let gateway = try session.gateway
            #expect(try await session.run("create --currency visamaster.uah --amount 11 --payment-id 1") == 0)
            gateway.fail(.reply(#"{"error": {"code": 7, "message": "Sender is blocked"}}"#))
            #expect(try await session.run("create --currency visamaster.uah --amount 22 --payment-id 2") == 1)
            gateway.fail(.emptyReply)
            #expect(try await session.run("create --currency visamaster.uah --amount 33 --payment-id 3") == 75)

            try await session.openConsole()
            try await pane.waitFor("TEST")
            try await pane.waitForRow(with: "33.00", holding: "? unknown")
            try await pane.waitForRow(with: "22.00", holding: "✕ rejected")
            try await pane.waitForRow(with: "11.00", holding: "○ created")
            try await pane.waitForSelection(of: "33.00")
            #expect(try !Self.hasColor(pane.coloredScreen))
            try pane.send("Down")
            try await pane.waitFor("Sender is blocked")
            try await pane.waitForSelection(of: "22.00")
            #expect(try !Self.hasColor(pane.coloredScreen))
        }
    }

    @Test func `colours are there where they are wanted`() async throws {
        try await TerminalSession.with(.kind("test")) { session in
            #expect(try await session.run("create --currency visamaster.uah --amount 11") == 0)
            try await session.openConsole()
            try await session.pane.waitFor("○ created")
            try await session.pane.wait(for: "colour") { _ in try Self.hasColor(session.pane.coloredScreen) }
        }
    }

    /// True when a sequence sets a colour: 30–38, 40–48, 90–97 or 100–107.
    private static func hasColor(_ screen: String) -> Bool {
        screen.split(separator: "\u{1b}[").dropFirst().contains { part in
            guard let end = part.firstIndex(of: "m") else { return false }
            return part[..<end].split(separator: ";").contains { number in
                switch Int(number) ?? 0 {
                case 30...38, 40...48, 90...97, 100...107: true
                default: false
                }
            }
        }
    }
}

extension Pane {
    /// Comes back once the row with this text is the one that is marked as selected.
    fileprivate func waitForSelection(of text: String) async throws {
        try await wait(for: "selection of “\(text)” alone") { screen in
            screen.split(separator: "\n").filter { $0.hasPrefix("▌") }.map { $0.contains(text) } == [true]
        }
    }

    /// Opens the help and closes it: everything before it was taken in then.
    fileprivate func help() async throws {
        try send("F1")
        try await waitFor("Keys of")
        try send("Escape")
        try await wait(for: "end of the help") { !$0.contains("Keys of") }
    }
}
