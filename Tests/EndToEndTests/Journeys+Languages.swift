import Glibc
import InvoiceCore
import TestGateway
import Testing
import Wording

extension Journeys {
    @Test(arguments: Keyboard.allCases)
    func `the main job is done in one's language and by the keys of one's own keyboard`(
        keyboard: Keyboard
    ) async throws {
        let words = keyboard.words
        try await TerminalSession.with(.none) { session in
            let pane = session.pane
            #expect(try session.runBesides(["config", "set", "language", keyboard.language.rawValue]) == 0)
            try session.start("--sandbox")
            try await pane.wait(for: "empty list") {
                $0.contains(words.noInvoicesYet) && $0.contains(words.sandboxBadge)
            }

            try pane.type(keyboard.typed("n"))
            try await pane.waitFor(words.newInvoiceTitle)
            try pane.type("visamaster.uah")
            try pane.send("Enter")
            try pane.type("100,50")
            try await pane.waitForRow(with: words.name(of: DraftField.amount), holding: "100,50", "▌")
            try await pane.waitFor(words.paymentIDIsProposed)
            try pane.send("F2")
            try await pane.waitFor("POST http")
            try pane.send("Enter")
            try await pane.waitFor("● \(words.createdTitle)")
            try pane.send("Escape")
            let created = words.badge(for: ShownState.created).text
            try await pane.waitForRow(with: created, holding: "VisaMaster", "100,50")

            let tracking = try #require(try session.history(of: "sandbox").last?.tracking)
            #expect(try session.history(of: "sandbox").first?.amount == "100.50")
            try pane.type(keyboard.typed("/") + keyboard.search)
            let found = words.found(1, shown: 1, isNewestFirst: true)
            try await pane.wait(for: "what was found") { $0.contains(found) && $0.contains(created) }
            try pane.send("Enter", "Enter")
            try await pane.wait(for: "the invoice") { $0.contains(words.timelineHeading) && $0.contains(tracking) }

            try pane.type(keyboard.typed("y"))
            try await pane.waitFor(words.name(ofCopied: .amount))
            try pane.send("Enter")
            try await pane.wait(for: "tracking number in the paste buffer") { _ in
                // There is none before something is copied.
                (try? pane.pasteBuffer) == tracking
            }
            try pane.send("Escape")
            try await pane.waitFor(found)
            try pane.send("Escape")
            try await pane.wait(for: "whole list") { !$0.contains(found) && $0.contains(created) }

            try pane.type(keyboard.typed("s"))
            try await pane.wait(for: "statistics") {
                $0.contains(words.statisticsTitle) && $0.contains(words.askedHeading)
            }
            try pane.type(keyboard.typed("1"))
            try await pane.wait(for: "today's statistics") { screen in
                // The clock of the program is UTC.
                let today = LocalDay(of: Timestamp(milliseconds: Int64(time(nil)) * 1000), offset: 0)
                return screen.contains("‹ \(words.text(for: today...today))")
            }
            try pane.send("Escape")
            try await pane.waitFor(created)

            try pane.type(keyboard.typed(","))
            let language = words.name(ofRow: .language)
            try await pane.wait(for: "settings") { $0.contains(words.settingsTitle) && $0.contains(language) }
            // The profile, and how to add one, stand above it.
            try pane.send("Down", "Down")
            try await pane.waitForRow(with: language, holding: "▌", keyboard.language.name)
            try pane.send("Enter")
            try await pane.waitFor("English")
            try pane.send("Home", "Enter")
            try await pane.wait(for: "settings in English") {
                $0.contains("Settings") && $0.contains("Language") && !$0.contains(words.settingsTitle)
            }
            try pane.send("Escape")
            try await pane.waitForRow(with: "○ created", holding: "100.50 UAH")
            try pane.type(keyboard.typed("q"))
            #expect(try await session.end() == 0)
            #expect(try session.history(of: "sandbox").map(\.type) == ["invoice", "update"])
        }
    }
}

/// A person's keyboard, and the language that goes with it.
enum Keyboard: CaseIterable {
    /// Russian (ЙЦУКЕН).
    case russian
    case ukrainian
    /// French (AZERTY).
    case french

    var language: LanguageCode {
        switch self {
        case .russian: .russian
        case .ukrainian: .ukrainian
        case .french: .french
        }
    }

    var words: any Language { SpokenLanguage.$inTask.withValue(language) { wording } }

    /// What is searched for.
    var search: String {
        switch self {
        case .russian: "статус:создан"
        case .ukrainian: "статус:створено"
        case .french: "statut:créée"
        }
    }

    /// What comes where somebody presses the key at the place of `key` on a US keyboard; the French one has the letters of
    /// these on its caps, and digits with Shift.
    func typed(_ key: Character) -> String {
        let others: [Character: (russian: String, ukrainian: String, french: String)] = [
            "n": ("т", "т", "n"), "y": ("н", "н", "y"), "s": ("ы", "і", "s"), "q": ("й", "й", "q"),
            "/": (".", ".", "/"), ",": ("б", "б", ","), "1": ("1", "1", "&"),
        ]
        guard let other = others[key] else { return String(key) }
        return switch self {
        case .russian: other.russian
        case .ukrainian: other.ukrainian
        case .french: other.french
        }
    }
}
