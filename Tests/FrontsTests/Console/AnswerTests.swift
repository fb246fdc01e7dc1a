import InvoiceCore
import ScreenKit
import TestGateway
import Testing

@testable import Fronts
@testable import Screens

/// Answers of the terminal to questions of this or of another program are no keys: none asks the gateway, changes the screen
/// or types into it.
@Suite(.timeLimit(.minutes(10))) struct AnswerTests {
    /// Colour, clipboard, abilities, a picture's, a message, and a text; each with letters that are keys.
    static let answers = [
        "\u{1B}]11;rgb:ffff/ffff/ffff\u{1B}\\", "\u{1B}]52;c;cnJybW10dHVuZXM=\u{07}",
        "\u{1B}P1+r544e=787465726d\u{1B}\\", "\u{1B}_Gi=31;rmtusn\u{1B}\\", "\u{1B}^rmtusnq\u{1B}\\",
        "\u{1B}Xrmtusnq,\u{1B}\\",
    ]

    /// A place in the console, and the keys that lead there from the list.
    enum Place: CaseIterable {
        case list, search, detail, form, review, created, testPayments, settings

        func enter(_ terminal: ScriptedTerminal) async throws {
            switch self {
            case .list: try await terminal.shows("inv-1")
            case .search:
                try await terminal.press("/", "inv")
                try await terminal.shows("1 found")
            case .detail:
                try await terminal.press(.enter)
                try await terminal.shows("Local id")
            case .form:
                // What is fetched for this one is a field of its own.
                try await terminal.press("n", "orange_money-ci.xof", .enter, "77")
                try await terminal.shows("proposed", "Phone")
            case .review:
                try await terminal.review("inv-2")
                try await terminal.shows("⏎ Send")
            case .created:
                try await terminal.submit("inv-2")
                try await terminal.shows("● Created")
            case .testPayments: try await terminal.press("t")
            case .settings:
                try await terminal.press(",")
                try await terminal.shows("Notifications")
            }
        }
    }

    @Test(arguments: Place.allCases) func `an answer does nothing, whole or split at every byte`(
        on place: Place
    ) async throws {
        let shop = try Shop()
        try await shop.create("inv-1")
        try await RunningConsole.open(at: shop) { console in
            let terminal = console.terminal
            try await terminal.shows("inv-1")
            try await place.enter(terminal)
            // The console's own questions are asked by now.
            try await shop.untilAsked("extrafields/list")
            let before = terminal.seen.text.apartFromClock
            let requests = shop.gateway.requests.count
            for answer in Self.answers {
                let bytes = Array(answer.utf8)
                #expect(try await terminal.send(bytes).apartFromClock == before)
                for split in 1..<bytes.count {
                    try await terminal.send(bytes[..<split])
                    let after = try await terminal.send(bytes[split...]).apartFromClock
                    #expect(after == before, "\(visible(answer)) at \(split)")
                }
                for byte in bytes {
                    // A line so slow that each byte comes by itself, but within what an Escape waits.
                    try await terminal.pass(milliseconds: 30)
                    try await terminal.send([byte])
                }
                #expect(terminal.seen.text.apartFromClock == before, "\(visible(answer)) byte by byte")
            }
            #expect(shop.gateway.requests.count == requests)
            // Keys are keys again.
            let help = try await terminal.send([0x1B, 0x4F, 0x50])
            #expect(help.contains("On this screen") || help.contains("cote also finds"))
        }
    }
}

extension String {
    /// A frame's text without the times that go on whatever happens: at the end of its first line, and how long ago
    /// something was.
    var apartFromClock: String {
        guard let end = firstIndex(of: "\n") else { return self }
        let clock = self[..<end].suffix(5)
        let rest = self[end...].replacing(/just now|[0-9]+ [a-z]+ ago/, with: "some time ago")
        guard clock.dropFirst(2).first == ":" else { return "\(self[..<end])\(rest)" }
        return "\(self[..<clock.startIndex])\(rest)"
    }
}
