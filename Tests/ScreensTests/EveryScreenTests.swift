import FoundationEssentials
import InvoiceCore
import ScreenKit
import Screens
import Testing

/// What holds for every screen, at every usual size. A new screen is one more line in ``screens``.
@Suite(.timeLimit(.minutes(10))) struct EveryScreenTests {
    static let sizes = [
        Size(width: 60, height: 16), Size(width: 80, height: 24), Size(width: 100, height: 30),
        Size(width: 120, height: 40), Size(width: 200, height: 60),
    ]

    /// A screen, and how one gets there.
    struct Shown: Sendable, CustomTestStringConvertible {
        let name: String
        var kind = ProfileKind.test
        let way: @Sendable (inout AppDriver) throws -> Void

        var testDescription: String { name }

        init(_ name: String, _ kind: ProfileKind = .test, _ way: @escaping @Sendable (inout AppDriver) throws -> Void) {
            (self.name, self.kind, self.way) = (name, kind, way)
        }

        /// The console there, on a history in which every state occurs.
        func driver(_ size: Size = EveryScreenTests.sizes[1], isAccessible: Bool = false) throws -> AppDriver {
            let invoices = name == "empty" ? [] : try severalInvoices()
            var driver = AppDriver(kind: kind, width: size.width, height: size.height, invoices: invoices)
            driver.state.context.isAccessible = isAccessible
            try way(&driver)
            return driver
        }
    }

    static let screens = [
        Shown("list") { _ in },
        Shown("empty", .sandbox) { _ in },
        Shown("search") { $0.search("order 2093", finds: 1) },
        Shown("nothing-found") { $0.search("currency:doge", finds: 0) },
        Shown("picker") { $0.press(.char("n")) },
        Shown("form") { $0.fillForm(amount: "100.505") },
        Shown("review") { try $0.review() },
        Shown("review-live", .live) { try $0.review() },
        Shown("sending") { try $0.submit() },
        Shown("created") { driver in
            try driver.submit()
            let id = try #require(driver.last?.asSubmit?.id)
            driver.send(.submitted(id, .created(sent(try severalInvoices()[0]))))
        },
        Shown("unknown") { driver in
            try driver.submit()
            let id = try #require(driver.last?.asSubmit?.id)
            driver.send(.submitted(id, try unknown(try severalInvoices()[2])))
        },
        Shown("detail") { $0.press(.enter) },
        Shown("detail-unknown") { $0.press(.down, .down, .enter) },
        Shown("settling") { $0.press(.char("u")) },
        Shown("payment") { driver in
            driver.press(.down, .char("p"))
            let id = try #require(driver.last?.asStartPayment?.id)
            let facts = PaymentStart(link: "https://gateway.example/pay/7f3c9ad2b5e84c10")
            driver.send(.paymentAnswered(id, .started(sent(try severalInvoices()[1]), facts)))
        },
        Shown("statistics") { driver in
            driver.press(.char("s"))
            try StatisticsTests.answer(&driver, with: try StatisticsTests.busyHistory())
        },
        Shown("reconcile") { driver in
            driver.press(.char("m"))
            let id = try #require(driver.last?.asReconcile?.id)
            driver.send(.reconciled(id, comparison([], statementRows: 8, compared: 8)))
        },
        Shown("test-payments") { $0.press(.char("t")) },
        Shown("export") { $0.press(.char("e")) },
        Shown("copy") { $0.press(.char("y")) },
        Shown("drafts") { driver in
            driver.send(.draftsFound([SavedDraft(id: "old-1", savedAt: AppDriver.now, draft: InvoiceDraft())]))
            driver.press(.char("d"))
        },
        Shown("help") { $0.press(.function(1)) },
        Shown("palette") { driver in
            driver.press(.ctrl("p"))
            driver.type("the")
        },
        Shown("settings") { $0.press(.char(",")) },
        Shown("filters") { $0.press(.char("f")) },
        Shown("columns") { $0.press(.char("o")) },
        Shown("welcome", .sandbox) { App.welcome(&$0.state) },
    ]

    @Test(arguments: screens) func `each screen can be read aloud`(_ screen: Shown) throws {
        for size in Self.sizes {
            let frame = try screen.driver(size, isAccessible: true).frame
            for cell in frame.cells {
                let value = cell.grapheme.unicodeScalars.first?.value ?? 0
                #expect(!(0x2500...0x25FF).contains(value), "\(size): \(cell.grapheme)")
            }
            #expect(frame.size.width <= 80)
            // The hardware cursor is what is followed.
            #expect(frame.cursor != nil, "\(size)")
        }
    }

    @Test func `in a list that is filtered the cursor goes with the selection, and back to what is typed`() throws {
        let picker = try #require(Self.screens.first { $0.name == "picker" })
        var driver = try picker.driver(isAccessible: true)
        let typing = try #require(driver.frame.cursor)
        driver.press(.down)
        let row = try #require(driver.frame.cursor)
        #expect(row.y == typing.y + 2)
        driver.type("o")
        #expect(driver.frame.cursor?.y == typing.y)
    }

    @Test func `the line above the keys says where one is, and the keys have names`() throws {
        let list = try #require(Self.screens.first { $0.name == "list" })
        var driver = try list.driver(isAccessible: true)
        let lines = driver.screen.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines[22].contains("Invoices. "))
        #expect(lines[23].contains("Enter Open  "))
        driver.press(.char("n"))
        #expect(!driver.screen.contains("Invoices. "))
    }

    /// The theme files of the repository, so that none is left out.
    static func themeNames() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: themeFolder.path).filter { $0.hasSuffix(".theme") }
            .map { String($0.dropLast(6)) }.sorted()
    }

    static func theme(_ name: String) throws -> Theme {
        try Theme.parse(String(contentsOf: themeFolder.appending(path: "\(name).theme"), encoding: .utf8))
    }

    private static var themeFolder: URL { repository.appending(path: "themes/files") }

    static var repository: URL {
        URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    }
}

extension AppDriver {
    fileprivate mutating func search(_ text: String, finds count: Int) {
        press(.char("/"))
        type(text)
        guard let id = last?.asSearch?.id else { return }
        // What the fixture can't make is no search's business.
        let invoices = (try? severalInvoices()) ?? []
        send(.searchFound(id, Array(invoices.prefix(count)), count: count, isDone: true))
    }

    fileprivate mutating func review() throws {
        fillForm()
        press(.function(2))
        try answerPreparation()
    }

    fileprivate mutating func submit() throws {
        try review()
        press(.enter)
    }
}
