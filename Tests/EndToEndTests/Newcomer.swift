import TestGateway
import Testing

/// The ways in which people work the console.
enum Hands: String, Sendable, CaseIterable {
    case keys = "by keys"
    case mouse = "by mouse"
    case cyrillicKeys = "by the keys of a Cyrillic layout"
    case listening = "with a screen reader"
}

/// Someone who has the program, an account at a gateway and nothing else, on the way to an invoice that is paid and copied.
///
/// Each step is written once: what differs is only how the hands do it.
struct Newcomer {
    let session: TerminalSession
    let hands: Hands

    private var pane: Pane { session.pane }

    func starts() async throws {
        try session.start(hands == .listening ? "--accessible" : "")
        try await sees("Try the sandbox")
    }

    /// Fills in the profile `shop` of the session's gateway; it is not tried yet.
    func fillsInProfile(secret: String) async throws {
        let gateway = try session.gateway
        try await chooses("Connect to a gateway", by: "2")
        try await sees("Base URL", "Client id")
        // Whoever has a Cyrillic layout leaves it for an address, a number and a secret.
        try pane.type(gateway.baseURL)
        try await goes(to: "Client id", by: "Enter")
        try pane.type(gateway.clientID)
        try await goes(to: "Secret", by: "Enter", "Enter")
        try pane.type(secret)
        try await goes(to: "Kind", by: "Enter")
        switch hands {
        case .mouse:
            // However fast: a choice is no row that a double click opens.
            try pane.click(on: "Kind")
            try pane.click(on: "Kind")
        default: try pane.send("Left")
        }
        try await sees(hands == .listening ? "Kind: TEST" : "‹ TEST")
        try await goes(to: "Profile's name", by: "Enter")
        try pane.send("C-u")
        try pane.type("shop")
    }

    /// From the list without an invoice to one of 100.50 UAH that the gateway has; its payment id.
    func creates() async throws -> String {
        try await does("n New")
        try await sees("52 of 52")
        try pane.type(keyed("visamaster.uah"))
        try await sees("1 of 52")
        try await chooses("VisaMaster", by: "Enter")
        try await sees("proposed")
        try pane.type(keyed("100.50"))
        try await isAtRow(with: "Amount", "100.50")
        try await does("F2 Review")
        try await sees("POST", "Nothing has been sent yet")
        try await does("⏎ Send")
        try await sees("Created", "tracking number")
        return try #require(session.gateway.createdPaymentIDs.first)
    }

    /// From what became of the request to a payment that is started and followed, its link copied, and paid.
    func getsPaid(_ paymentID: String) async throws {
        let gateway = try session.gateway
        let tracking = try #require(gateway.tracking(of: paymentID))
        try await does("p Pay link")
        try await sees("https://pay.test/", "started")
        try await copies("l  Payment link", "https://pay.test/\(tracking)")
        gateway.setStatuses(["FINISHED"], of: paymentID)
        try await sees("finished")
    }

    /// Back to the list, where the invoice's tracking number is copied.
    func copiesTracking(of paymentID: String) async throws {
        try await does("Esc Back")
        try await sees("1 today")
        try await isAtRow(with: paymentID, "100.50", "finished")
        try await copies("y t  Tracking number", try #require(session.gateway.tracking(of: paymentID)))
    }

    func leaves() async throws {
        try await does("q Quit")
        #expect(try await session.end() == 0)
    }

    /// Opens the menu of what can be copied, takes the row that begins with its key, and looks into tmux's buffer.
    private func copies(_ row: String, _ text: String, sourceLocation: SourceLocation = #_sourceLocation) async throws {
        try await does("y Copy")
        try await sees("For the merchant")
        try await does(row)
        // There is no buffer before the first copy.
        let isCopied = try await becomesTrue { (try? pane.pasteBuffer) == text }
        let shown = try pane.screen
        #expect(isCopied, "“\(text)” isn't copied:\n\(shown)", sourceLocation: sourceLocation)
        try await sees("Copied into tmux's buffer")
    }
}

extension Newcomer {
    /// Waits until all of these are on the screen. Who listens is given words only there, and the cursor.
    func sees(_ texts: String..., sourceLocation: SourceLocation = #_sourceLocation) async throws {
        try await pane.wait(for: "\(texts)", sourceLocation: sourceLocation) { screen in
            texts.allSatisfy(screen.contains)
        }
        guard hands == .listening else { return }
        let screen = try pane.screen
        let drawn = screen.unicodeScalars.filter { ("\u{2500}"..."\u{25FF}").contains($0) }
        #expect(drawn.isEmpty, "\(screen)", sourceLocation: sourceLocation)
        #expect(try pane.format("#{cursor_flag}") == "1", "\(screen)", sourceLocation: sourceLocation)
    }

    /// Does what the screen shows with its key, in the footer or in a menu: `n New`.
    func does(_ shown: String, sourceLocation: SourceLocation = #_sourceLocation) async throws {
        let key = String(shown.prefix { $0 != " " })
        switch hands {
        case .mouse:
            try await pane.waitFor(shown, sourceLocation: sourceLocation)
            try pane.click(on: shown, sourceLocation: sourceLocation)
        case .keys, .listening, .cyrillicKeys:
            if let name = ["⏎": "Enter", "Esc": "Escape"][key] {
                try pane.send(name)
            } else if key.count == 1 {
                try pane.type(keyed(key))
            } else {
                try pane.send(key)
            }
        }
    }

    /// Chooses the row that shows this.
    private func chooses(_ row: String, by key: String) async throws {
        if hands == .mouse { try pane.click(on: row) } else { try pane.send(key) }
    }

    /// Goes to the field of that name.
    private func goes(to field: String, by keys: String...) async throws {
        if hands == .mouse { try pane.click(on: field) } else { try pane.send(all: keys) }
    }

    /// Waits for a row with all of these: the selected one, and for who listens the one with the cursor.
    private func isAtRow(with parts: String..., sourceLocation: SourceLocation = #_sourceLocation) async throws {
        try await pane.wait(for: "being at a row with \(parts)", sourceLocation: sourceLocation) { screen in
            let rows = screen.split(separator: "\n", omittingEmptySubsequences: false)
            guard let index = rows.firstIndex(where: { row in parts.allSatisfy { row.contains($0) } }) else {
                return false
            }
            return hands == .listening ? try pane.format("#{cursor_y}") == "\(index)" : rows[index].hasPrefix("▌")
        }
    }

    /// What comes from the keys that bear these letters.
    private func keyed(_ text: String) -> String {
        guard hands == .cyrillicKeys else { return text }
        let latin = Array("qwertyuiop[]asdfghjkl;'zxcvbnm,.")
        let cyrillic = Array("йцукенгшщзхъфывапролджэячсмитьбю")
        return String(text.map { key in latin.firstIndex(of: key).map { cyrillic[$0] } ?? key })
    }
}
