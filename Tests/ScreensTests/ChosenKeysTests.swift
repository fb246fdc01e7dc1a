import InvoiceCore
import ScreenKit
import Testing
import Wording

@testable import Screens

/// The keys that a person gives to commands.
@Suite struct ChosenKeysTests {
    private struct Missing: Error { var screen: String }

    private static func map(_ choices: (ConsoleCommand, String)...) -> KeyMap {
        KeyMap(choices.enumerated().map { KeyChoice($1.0, $1.1, line: $0 + 1) }, path: "/c")
    }

    private func driver(_ keys: KeyMap, kind: ProfileKind = .test) throws -> AppDriver {
        var driver = AppDriver(kind: kind, invoices: try severalInvoices())
        driver.state.context.settings.keys = keys
        return driver
    }

    private func footer(_ driver: AppDriver) -> String {
        String(driver.screen.split(separator: "\n", omittingEmptySubsequences: false)[driver.frame.size.height - 1])
    }

    @Test func `a sentence names the key that the person has`() throws {
        let commands: [ConsoleCommand] = [
            .settle, .refresh, .closeUnknown, .clone, .sendAgain, .note, .drafts, .bringBack, .new, .adopt, .qrCode,
            .browser, .explain,
        ]
        let letters = "abcdefghimnop"
        let own = KeyMap(
            zip(commands, letters).enumerated().map { KeyChoice($1.0, "Alt-\($1.1)", line: $0 + 1) }, path: "/c")
        #expect(own.problems.isEmpty && own.changed == commands.count)
        let verbs =
            "asks|tries|goes on|brings?|shows|closes|makes|sends|takes|changes|opens|says|counts|to make|to read"
        let standard = try Regex("[ :;,.(][urxcSNdUnavbw] (\(verbs)) ")
        let chosen = try Regex("[ :;,.(]Alt-[a-p] (\(verbs)) ")
        var named: Set<String> = []
        for shown in EveryScreen.all {
            var driver = try shown.driver(Size(width: 120, height: 40))
            // What was said before stands as it was said.
            driver.state.context.notice = nil
            let before = driver.words
            driver.state.context.settings.keys = own
            let after = driver.words
            #expect(after.firstMatch(of: standard) == nil, "\(shown.name): \(after)")
            guard before.firstMatch(of: standard) != nil else { continue }
            #expect(after.firstMatch(of: chosen) != nil, "\(shown.name): \(after)")
            named.insert(shown.name)
        }
        #expect(named.count > 8, "\(named)")
    }

    @Test(arguments: ["n", "C", "é", "*", "№", "^K", "Alt-x", "F1", "F12", "Space", "Ins"])
    func `a key is read as it is shown`(name: String) throws {
        let key = try #require(Key(named: name))
        #expect(Key(named: key.title) == key)
        if name != "№" { #expect(key.title == name) }
    }

    @Test func `other ways to write keys are read, and what is no key isn't`() {
        #expect(Key(named: "^k") == .ctrl("k") && Key(named: "f5") == .function(5) && Key(named: "space") == .space)
        // The key at its place of the other layout.
        #expect(Key(named: "к") == .char("r") && Key(named: "^Л") == .ctrl("k"))
        for name in ["", " ", "nn", "^", "^1", "F0", "F13", "\u{301}", "e\u{301}", "\u{200B}", "漢", "Alt-", "Ctrl"] {
            if name == "^" { continue }
            #expect(Key(named: name) == nil, "\(name)")
        }
    }

    @Test func `every key of every screen is a command's or one that nobody can take`() throws {
        let commands = Set(ConsoleCommand.allCases.flatMap(\.standardKeys))
        for shown in EveryScreen.all {
            let (name, driver) = (shown.name, try shown.driver())
            let screen = try #require(driver.state.screens.last)
            let place: ConsoleCommand.Places =
                screen is InvoiceForm || screen is ProfileForm || screen is Review
                    || screen.takesText(driver.state.context) ? .inputs : .lists
            for binding in screen.bindings(driver.state.context) where !binding.isMenuLetter {
                for key in [binding.key] + binding.also.filter({ $0 != .space }) {
                    if commands.contains(key) {
                        #expect(
                            ConsoleCommand.allCases.contains {
                                $0.standardKeys.contains(key) && !$0.places.isDisjoint(with: place)
                            }, "\(name): \(key.title)")
                    } else {
                        #expect(
                            KeyMap().problem(giving: key, to: .refresh) == .neededKey(key.title),
                            "\(name): \(key.title)")
                    }
                }
            }
        }
    }

    @Test func `standard keys are free of conflicts`() {
        for command in ConsoleCommand.allCases {
            #expect(KeyMap().problem(givingBackTo: command) == nil, "\(command)")
        }
    }

    @Test func `a chosen key does what the old one did, on all screens, and the old one nothing`() throws {
        var driver = try driver(Self.map((.refresh, "F5"), (.clone, "C"), (.palette, "^K")))
        let before = driver.effects.count
        driver.press(.char("r"), .char("c"), .ctrl("p"), .char(":"))
        #expect(driver.effects.count == before && driver.state.screens.count == 1)
        driver.press(.function(5))
        guard case .askStatus? = driver.last else { throw Missing(screen: driver.screen) }
        driver.press(.ctrl("k"))
        #expect(driver.state.screens.last is Palette)
        driver.type("refresh")
        #expect(driver.screen.contains("F5"))
        driver.press(.escape, .enter)
        #expect(footer(driver).contains("F5 Refresh"))
        driver.press(.function(5))
        guard case .askStatus? = driver.last else { throw Missing(screen: driver.screen) }
        // The same key of a Cyrillic layout.
        driver.press(.char("С"))
        #expect(driver.state.screens.last is InvoiceForm)
    }

    @Test func `a key chosen for everywhere works while one types`() throws {
        var driver = try driver(Self.map((.palette, "^K")))
        driver.fillForm()
        driver.press(.ctrl("k"))
        #expect(driver.state.screens.last is Palette)
    }

    @Test func `two commands can change places, and a menu's letters stay`() throws {
        let keys = Self.map((.refresh, "s"), (.statistics, "r"), (.test, "i"))
        #expect(keys.problems.isEmpty)
        var driver = try driver(keys)
        driver.press(.char("r"))
        #expect(driver.state.screens.last is StatisticsScreen)
        driver.press(.escape, .char("y"))
        #expect(driver.state.screens.last is CopyMenu)
        driver.press(.char("t"))
        guard case .copy? = driver.last else { throw Missing(screen: driver.screen) }
    }

    @Test func `a choice that can't hold is told with its line, and costs only itself`() {
        let keys = Self.map(
            (.refresh, "s"), (.clone, "Enter"), (.note, "j"), (.palette, "K"), (.settle, "F99"), (.export, "F6"),
            (.pay, "F6"), (.review, "^C"))
        func problem(_ line: Int, _ name: String, _ kind: SettingsProblem.Kind) -> SettingsProblem {
            SettingsProblem(.file(path: "/c", line: line, member: "keys.\(name)"), kind)
        }
        #expect(
            keys.problems == [
                problem(1, "refresh", .takenKey("s", by: .statistics)), problem(2, "clone", .neededKey("⏎")),
                problem(3, "note", .neededKey("j")), problem(4, "palette", .typedKey("K")),
                problem(5, "settle", .unreadableKey("F99")), problem(7, "pay", .takenKey("F6", by: .export)),
                problem(8, "review", .neededKey("^C")),
            ])
        #expect(keys.keys(of: .export) == [.function(6)] && keys.keys(of: .pay) == [.char("p")])
        for problem in keys.problems { #expect(wording.text(for: problem).hasPrefix("/c:")) }
    }

    @Test func `what falls gives its command the standard key back`() {
        // Statistics can't have q, so it keeps s, and refresh r.
        let keys = Self.map((.refresh, "s"), (.statistics, "q"))
        #expect(keys.problems.count == 2 && keys.changed == 0)
        // Where two never meet, they may share a key.
        #expect(Self.map((.refresh, "F2")).problems.isEmpty)
    }

    private func page(_ driver: inout AppDriver) {
        driver.press(.char(","), .end, .enter)
        #expect(driver.state.screens.last is KeyPage)
    }

    @Test func `a key is chosen in the settings, and a conflict said before it is taken`() throws {
        var driver = try driver(KeyMap())
        page(&driver)
        while !driver.screen.contains("\"refresh\"") { driver.press(.down) }
        driver.press(.enter)
        #expect(driver.screen.contains("press its new key"))
        let before = driver.effects.count
        driver.press(.char("s"))
        #expect(driver.screen.contains("s is the key of \"Statistics\" (statistics)"))
        driver.press(.tab)
        #expect(driver.screen.contains("is needed to move"))
        #expect(driver.effects.count == before)
        driver.press(.function(5))
        #expect(driver.last == .changeKey(.refresh, .function(5)))
        var settings = driver.state.context.settings
        settings.keys = Self.map((.refresh, "F5"))
        driver.send(.settingsRead(settings))
        #expect(driver.screen.contains("F5"))
        driver.press(.delete)
        #expect(driver.last == .changeKey(.refresh, nil))
        // Escape keeps what it was.
        driver.press(.enter, .escape)
        #expect(driver.state.screens.last is KeyPage && driver.last == .changeKey(.refresh, nil))
    }

    @Test func `a standard key that another command took isn't put back`() throws {
        var driver = try driver(Self.map((.refresh, "s"), (.statistics, "r")))
        page(&driver)
        while !driver.screen.contains("Its standard key is r") { driver.press(.down) }
        let before = driver.effects.count
        driver.press(.delete)
        #expect(driver.screen.contains("r is the key of \"Statistics\""))
        #expect(driver.effects.count == before)
    }

    @Test(arguments: [(60, 16), (80, 24), (120, 40)]) func `the keys are shown whole`(width: Int, height: Int) {
        var driver = AppDriver(width: width, height: height)
        page(&driver)
        for _ in ConsoleCommand.allCases {
            let rows = driver.screen.split(separator: "\n").dropLast(2)
            #expect(!rows.contains { $0.contains("…") }, "\(driver.screen)")
            driver.press(.down)
        }
    }
}
