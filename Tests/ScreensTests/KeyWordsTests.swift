import InvoiceCore
import ScreenKit
import Testing
import Wording

@testable import Screens

/// Footer, help and palette say the same of the keys, whole, on every screen.
@Suite struct KeyWordsTests {
    private func footer(_ driver: AppDriver) -> String {
        String(driver.screen.split(separator: "\n", omittingEmptySubsequences: false)[driver.frame.size.height - 1])
    }

    @Test(arguments: [(60, 16), (80, 24), (120, 40)])
    func `a footer has the way out and the help, and cuts nothing`(width: Int, height: Int) throws {
        for screen in EveryScreen.all {
            let (name, driver) = (screen.name, try screen.driver(Size(width: width, height: height)))
            let footer = footer(driver)
            #expect(!footer.contains("…"), "\(name): \(footer)")
            #expect(footer.contains("F1 "), "\(name): \(footer)")
            #expect(footer.contains("Esc ") || footer.contains("q "), "\(name): \(footer)")
        }
    }

    @Test func `where the footer has no room for all keys it says where they are`() throws {
        for invoices in [[], try severalInvoices()] {
            #expect(footer(AppDriver(invoices: invoices)).contains("F1 All keys"))
        }
    }

    @Test func `a key keeps its place while the selected row changes`() throws {
        var driver = AppDriver(invoices: try severalInvoices())
        let first = footer(driver)
        let words = ["n New", "/ Search", "q Quit", "F1 "]
        for _ in 1..<(try severalInvoices().count) {
            driver.press(.down)
            let now = footer(driver)
            for word in words { #expect(column(of: word, in: now) == column(of: word, in: first), "\(now)") }
        }
    }

    @Test(arguments: [60, 80, 100, 120, 200])
    func `every key keeps its place while one moves through rows of all states`(width: Int) throws {
        let sending = try invoice("09", minutesAgo: 9100)
        let lost = InvoiceUpdate.Change.unknown(UnknownReason(.timeout, detail: ""))
        let closed = try invoice("10", minutesAgo: 9101, changes: [lost, .closed])
        #expect(sending.state == .sending && closed.state == .closed)
        let invoices = try severalInvoices() + [sending, closed]
        for marked in [false, true] {
            var driver = AppDriver(width: width, height: 40, invoices: invoices)
            if marked { driver.press(.char("V")) }
            let first = footer(driver)
            for _ in 1..<invoices.count {
                driver.press(.down)
                #expect(footer(driver) == first, "\(marked)")
            }
        }
    }

    @Test func `the drafts' keys keep their places, deleted or not`() throws {
        var driver = AppDriver(invoices: try severalInvoices())
        let drafts = ["1", "2"].map { SavedDraft(id: $0, savedAt: AppDriver.now, draft: InvoiceDraft()) }
        driver.send(.draftsFound(drafts))
        driver.press(.char("d"), .char("D"))
        let after = footer(driver)
        driver.press(.up)
        for word in ["D Delete", "u Bring back", "U All back"] {
            #expect(column(of: word, in: footer(driver)) == column(of: word, in: after), "\(word)")
        }
    }

    @Test func `the empty list's help and palette have every key, with the reason why not`() throws {
        let keys = ["c", "X", "p", "y", "r", "⏎", "/", "f", "e", "V", "R"]
        let driver = AppDriver()
        let screen = try #require(driver.state.screens.last)
        let rows = Help(of: screen, driver.state.context).sections.flatMap(\.rows)
        let commands = Palette(of: screen, driver.state.context).commands
        for key in keys {
            let row = try #require(rows.first { $0.name.split(separator: " ").first.map(String.init) == key }, "\(key)")
            #expect(row.role == .muted && row.words.hasSuffix(")"), "\(row.words)")
            let command = try #require(commands.first { $0.key == key }, "\(key)")
            #expect(command.reason != nil)
        }
        // None of them takes a place in the footer, where nothing is selected that one could move from.
        #expect(!footer(driver).contains("c Clone"))
    }

    @Test(arguments: [
        ("made today", "is:today -is:test"), ("unknown outcomes", "is:unknown"), ("waiting", "is:waiting -is:test"),
    ])
    func `what the header counts is a command of the palette`(typed: String, search: String) throws {
        var driver = palette(typed, try severalInvoices())
        driver.press(.enter)
        #expect((driver.state.screens.last as? InvoiceList)?.search?.input.text == search)
        #expect(driver.screen.contains("/ \(search)"))
    }

    private func column(of word: String, in line: String) -> Int? {
        line.firstRange(of: word).map { line.distance(from: line.startIndex, to: $0.lowerBound) }
    }

    @Test func `the palette has names before sentences, and nothing that leaves for what is closed`() throws {
        func first(_ typed: String) throws -> String {
            var driver = AppDriver(invoices: try severalInvoices())
            driver.press(.char(":"))
            driver.type(typed)
            let palette = try #require(driver.state.screens.last as? Palette)
            return palette.found.found.first?.label ?? ""
        }
        #expect(try first("stats") == "Statistics")
        #expect(try first("profile") == wording.switchProfile.label)
        #expect(try first("close") != "Quit" && first("bye") == "Quit")
        #expect(try first("search") == "Search")
    }

    @Test func `a key that can't act says why`() throws {
        let ended = try invoice(
            "01",
            changes: [
                .created(tracking: "79DF-60B0-17F6", isSettled: false),
                .status(StatusReport(status: GatewayStatus("FAILED"))),
            ])
        var driver = AppDriver(invoices: [ended])
        driver.press(.char("p"))
        #expect(driver.screen.contains("Pay link: its payment is over: failed."))
        driver.press(.char("u"))
        #expect(driver.screen.contains("Settle: no outcome is unknown."))
        driver.press(.char("d"))
        #expect(driver.screen.contains("Drafts: no draft is kept."))
        // In an input letters are typed, and nothing is said of keys.
        driver.press(.char("/"), .char("u"))
        #expect(!driver.screen.contains("no outcome is unknown"))
        // One that means nothing here at all says nothing.
        driver.press(.escape, .char("Z"))
        #expect(driver.state.context.notice == nil)
        driver.press(.char("f"), .char("+"))
        #expect(driver.screen.contains("Save this search: nothing is searched"))
    }

    @Test func `a key that does nothing now is dim, and no click does it`() throws {
        var driver = AppDriver(invoices: [try severalInvoices()[3]])
        let y = driver.frame.size.height - 1
        let x = try #require(column(of: "p Pay link", in: footer(driver)))
        #expect(driver.frame[x, y].role == .muted)
        let before = driver.effects.count
        driver.mouse(.press, x: x, y: y)
        #expect(driver.effects.count == before)
        #expect(driver.state.screens.count == 1)
    }

    @Test func `the palette knows every word of every footer`() throws {
        var words: Set<String> = []
        for shown in EveryScreen.all {
            let driver = try shown.driver(Size(width: 200, height: 60))
            let screen = try #require(driver.state.screens.last)
            let palette = Palette(of: screen, driver.state.context)
            let footer = footer(driver)
            let own = screen.allBindings(driver.state.context)
            // What opens the palette, or closes what is no palette, is no command of it.
            for binding in own where binding.rank != nil && !binding.answers(to: .ctrl("p")) {
                guard footer.contains(" \(binding.key.title) \(binding.label)") else { continue }
                for word in binding.label.split(whereSeparator: { !$0.isLetter && !$0.isNumber }) where word.count > 1 {
                    words.insert(word.lowercased())
                    var searched = palette
                    searched.picker.insert(paste: String(word))
                    #expect(
                        searched.found.found.contains { $0.label == binding.label || $0.key == binding.key.title },
                        "\(shown.name): \(word)")
                }
            }
        }
        for word in ["settings", "statistics", "search", "clone", "settle", "quit", "connect", "adopt", "send"] {
            #expect(words.contains(word), "\(word)")
        }
    }

    private func palette(_ typed: String, _ invoices: [Invoice]) -> AppDriver {
        var driver = AppDriver(invoices: invoices)
        driver.press(.ctrl("p"))
        driver.type(typed)
        return driver
    }

    @Test(arguments: [
        ("settings", ","), ("quit", "q"), ("clone", "c"), ("settle", "u"), ("exit", "q"), ("duplicate", "c"),
        // The same keys on a Cyrillic layout, and slips of a finger.
        ("сдщту", "c"), ("ыуееду", "u"), ("setings", ","), ("qiut", "q"), ("statitsics", "s"), ("reconsile", "m"),
    ])
    func `the palette understands`(typed: String, key: String) throws {
        let driver = palette(typed, try severalInvoices())
        let palette = try #require(driver.state.screens.last as? Palette)
        #expect(palette.found.found.first?.key == key)
        // One Enter does it.
        var taken = driver
        taken.press(.enter)
        #expect(!(taken.state.screens.last is Palette))
    }

    @Test func `what can't be done now is listed with its reason`() throws {
        var driver = palette("settle", [try severalInvoices()[0]])
        #expect(driver.screen.contains("(no outcome is unknown)"))
        driver.press(.enter)
        #expect(driver.screen.contains("Settle: no outcome is unknown."))
        #expect(driver.state.screens.last is Palette)
    }

    @Test func `the list of currencies understands a Cyrillic layout and slips, and marks what it found`() throws {
        for typed in ["мшыфьфыеукюгфр", "visamastre uah", "visamatser uah"] {
            var driver = AppDriver()
            driver.press(.char("n"))
            driver.answerProposal()
            driver.type(typed)
            #expect(driver.screen.contains("visamaster.uah"))
            driver.press(.enter)
            #expect(driver.screen.contains("VisaMaster, UAH"), "\(typed)")
        }
        var driver = AppDriver()
        driver.press(.char("n"))
        driver.type("wave")
        let marked = (0..<24).flatMap { y in (0..<80).filter { driver.frame[$0, y].role == .match } }
        #expect(marked.count >= "wave".count)
    }

    @Test(arguments: [60, 80, 120, 200])
    func `nothing in a help is cut`(width: Int) throws {
        for shown in EveryScreen.all {
            let (name, driver) = (shown.name, try shown.driver(Size(width: width, height: 24)))
            let screen = try #require(driver.state.screens.last)
            let help = Help(of: screen, driver.state.context)
            let lines = help.content(driver.state.context).map { $0.parts.map(\.text).joined() }
            for line in lines { #expect(TextWidth.of(line) <= width - 4, "\(name): \(line)") }
            let rows = help.sections.flatMap(\.rows)
            let own = rows.reduce(0) { $0 + "\($1.name)\($1.words)".count { $0 == "…" } }
            #expect(lines.reduce(0) { $0 + $1.count { $0 == "…" } } == own, "\(name)")
            let words = lines.joined(separator: " ").split(separator: " ")
            for row in rows where width < 120 {
                for word in row.words.split(separator: " ") { #expect(words.contains(word), "\(name): \(word)") }
            }
        }
    }

    @Test func `help lists only what works where one stands`() throws {
        var driver = AppDriver()
        driver.fillForm()
        let form = try #require(driver.state.screens.last)
        let names = Help(of: form, driver.state.context).sections.flatMap(\.rows).map(\.name)
        #expect(names.contains("F1") && names.contains("^P"))
        #expect(!names.contains { $0.contains("?") || $0.contains(":") })
        driver.type("?")
        #expect(driver.last?.asSaveDraft?.draft.amount == "100.50?")
    }

    @Test func `help lists the question mark exactly where it opens the help`() throws {
        var drivers = try EveryScreen.all.map { (name: $0.name, driver: try $0.driver()) }
        func add(_ name: String, _ kind: ProfileKind = .test, _ keys: Key...) throws {
            var driver = AppDriver(kind: kind, invoices: try severalInvoices())
            for key in keys { driver.press(key) }
            drivers.append((name, driver))
        }
        try add("a note", .test, .enter, .char("N"))
        try add("naming a search", .test, .char("/"), .char("a"), .enter, .char("f"), .char("+"))
        try add("exporting what is marked", .test, .space, .char("e"))
        try add("the name of the live profile", .live, .char("t"), .space, .enter)
        try add("connecting", .test, .char("P"), .char("A"))
        for (name, driver) in drivers where !(driver.state.screens.last is Help) {
            let screen = try #require(driver.state.screens.last)
            let headings = [wording.keysHereHeading, wording.keysEverywhereHeading]
            let sections = Help(of: screen, driver.state.context).sections.filter { headings.contains($0.title) }
            let names = sections.flatMap(\.rows).map(\.name)
            var asked = driver
            asked.press(.char("?"))
            let isListed = names.contains { $0.split(separator: " ").contains("?") }
            #expect(isListed == (asked.state.screens.last is Help), "\(name)")
        }
    }

    @Test func `the list's help has a legend of its states`() throws {
        let driver = AppDriver(invoices: try severalInvoices())
        let rows = Help(of: try #require(driver.state.screens.last), driver.state.context).sections.flatMap(\.rows)
        for state in ShownState.allCases {
            #expect(rows.contains { $0.name == wording.badge(for: state).text && !$0.words.isEmpty })
        }
    }

    @Test func `the form's help in the sandbox has its amounts`() throws {
        var driver = AppDriver(kind: .sandbox)
        driver.fillForm()
        driver.press(.function(1))
        driver.press(.end)
        #expect(driver.words.contains("3015 creates, and answers with 2 MiB"))
    }

    @Test func `no notice of the form and the review is cut in the smallest window`() throws {
        let notices = [
            wording.notEdited(.notFound("nano")), wording.notEdited(.failed("/usr/local/bin/vim", status: 1)),
            wording.notEdited(.unreadable(path: "/home/anna/.local/share/einvoice/shop/description-12345.txt")),
            wording.draftIsKept(KeyMap().title), wording.draftIsNotOnDisk(KeyMap().title), wording.typeCardNumberAgain,
            wording.typeAmountByHand,
            wording.typeWholeCardNumber, wording.otherCardNumber, wording.liveNeedsAmount,
            wording.wrongAmount("12345678.90"), wording.paymentIDIsInHistory(.unknown),
            wording.typedIsNewDraft(wording.sentences(for: .draftHeldElsewhere)),
        ]
        for notice in notices {
            var driver = AppDriver(width: 60, height: 16)
            driver.fillForm()
            driver.send(.warned(notice))
            // A path is broken where it has no blank.
            let shown = driver.words.filter { $0 != " " }
            #expect(shown.contains(notice.filter { $0 != " " }), "\(driver.screen)")
        }
    }
}
