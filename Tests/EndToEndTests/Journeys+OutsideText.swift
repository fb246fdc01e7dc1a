import TestGateway
import Testing

extension Journeys {
    @Test func `hostile bytes of the gateway are visible as text`() async throws {
        try await TerminalSession.with(.kind("test")) { session in
            let pane = session.pane
            let gateway = try session.gateway
            // Raw where JSON lets it be raw: only C0 must be escaped.
            let message = "no\\u001b]0;owned\\u0007 \u{9b}2J \u{202e}live"
            let shown = "no␛]0;owned␇ \\u{9b}2J \\u{202e}live"
            gateway.fail(.reply("{\"error\": {\"code\": 7, \"message\": \"\(message)\"}}"), times: 2)
            try pane.record(to: "stream")

            #expect(try await session.run("create --currency visamaster.uah --amount 5 --payment-id 5") == 1)
            try await pane.waitFor(shown)
            // No JSON at all, and an ESC that nobody escaped.
            gateway.fail(.reply("\u{1b}]0;owned\u{7}\u{1b}[2J plain \u{9b}2J \u{202e}text"))
            try await session.openConsole()
            try await session.fillInToReview()
            try pane.send("Enter")
            try await pane.waitFor("✕ Rejected")
            try await pane.waitFor(shown)
            #expect(try Self.isClean(pane.screen))
            try pane.send("Enter")
            try await pane.waitFor("signature verified")
            try await pane.waitFor(shown)
            #expect(try Self.isClean(pane.screen))
            try pane.send("Escape")
            try await pane.waitFor("n New")
            // The list says why the selected one was rejected.
            try await pane.waitFor(shown)

            try await session.fillInToReview()
            try pane.send("Enter")
            try await pane.waitFor("? Unknown")
            try pane.send("Enter")
            try await pane.waitFor("␛]0;owned␇␛[2J plain \\u{9b}2J \\u{202e}text")
            #expect(try Self.isClean(pane.screen))
            // One outcome is unknown: that is said before one leaves.
            try pane.send("C-c")
            try await pane.waitFor("Leave?")
            try pane.send("Enter")
            #expect(try await session.end() == 0)

            #expect(try await session.run("history") == 0)
            #expect(try await session.run("show 5") == 0)
            try await pane.waitFor(shown)
            // A screen has no escape sequences left in it; what the program wrote tells.
            try session.shell("echo \"over-$((40 + 2))\"")
            try await pane.waitFor("over-42")
            let isWhole = try await becomesTrue { session.recorded("stream", holds: Array("over-42".utf8)) }
            try #require(isWhole)
            #expect(!session.recorded("stream", holds: [0xc2, 0x9b]))
            #expect(!session.recorded("stream", holds: [0xe2, 0x80, 0xae]))
            #expect(!session.recorded("stream", holds: Array("\u{1b}]0;owned".utf8)))
            #expect(!session.recorded("stream", holds: [0x07]))
            #expect(try pane.format("#{pane_title}") != "owned")
        }
    }

    private static func isClean(_ screen: String) -> Bool {
        !screen.unicodeScalars.contains { scalar in
            switch scalar.value {
            case 0x0a: false
            case 0...0x1f, 0x7f...0x9f, 0x200b...0x200f, 0x2028...0x202e, 0x2060...0x2069, 0xfeff: true
            default: false
            }
        }
    }
}
