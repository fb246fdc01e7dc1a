import InvoiceCore
import ScreenKit
import Screens
import SnapshotSupport
import Testing
import Wording

/// The form of a new invoice: its order, what it shows and hides.
@Suite struct FormTests {
    private static let phone = ExtraFieldRule(
        name: "phone", title: "Customer's mobile phone number", currencies: ["visamaster.uah"], isRequired: true,
        pattern: #"^\+?\d{8,15}$"#, example: "380501234567")

    /// A form with the topmost method of the list.
    private func form(
        kind: ProfileKind = .sandbox, width: Int = 80, height: Int = 24, rules: [ExtraFieldRule] = []
    ) -> AppDriver {
        var driver = AppDriver(kind: kind, width: width, height: height)
        driver.send(.rulesLoaded(rules, note: nil))
        driver.send(.usageLoaded(MethodUsage(favourites: ["visamaster.uah"])))
        driver.press(.char("n"))
        driver.answerProposal()
        driver.press(.enter)
        return driver
    }

    private func request(_ driver: inout AppDriver) throws -> InvoiceRequest {
        try #require(driver.last?.asPrepare?.request)
    }

    @Test func `enter goes from field to field, passes by what adds, and reviews behind the last one`() throws {
        var driver = form()
        driver.type("500")
        // Account, description, sender, payment id.
        driver.press(.enter, .enter, .enter, .enter)
        #expect(driver.last?.asPrepare == nil)
        #expect(driver.screen.contains("▌ Payment id"))
        driver.press(.enter)
        #expect(try request(&driver).paymentID.text == "1795350720000001")
        #expect(try request(&driver).extraFields.isEmpty)
    }

    @Test func `enter adds no empty field again and again`() throws {
        var driver = form()
        driver.type("500")
        driver.press(.tab, .tab, .tab, .tab)
        #expect(driver.screen.contains("▌ + add a field"))
        driver.press(.enter)
        #expect(driver.screen.contains("▌ name"))
        // Left as it is, it is gone.
        driver.press(.enter)
        #expect(driver.screen.contains("▌ Payment id"))
        #expect(!driver.screen.contains("name  "))
        driver.press(.up, .up, .enter, .tab, .tab, .enter)
        driver.type("note")
        driver.press(.enter)
        driver.type("by hand")
        driver.press(.function(2))
        #expect(try request(&driver).extraFields == [ExtraField(name: "note", value: "by hand")])
    }

    @Test func `addresses are folded away until they are asked for, typed or wrong`() throws {
        var driver = form()
        #expect(!driver.screen.contains("Success URL"))
        #expect(driver.screen.contains("Addresses     none"))
        driver.press(.end, .tab, .tab, .tab, .tab, .tab)
        #expect(driver.screen.contains("▌ Addresses"))
        driver.press(.enter)
        #expect(driver.screen.contains("▌ Success URL"))

        var given = AppDriver()
        given.state.context.defaults[.successURL] = "https://shop.example/ok"
        given.press(.char("n"))
        given.answerProposal()
        given.press(.enter)
        #expect(given.screen.contains("Addresses     Success  "))
        #expect(!given.screen.contains("https://shop.example/ok"))

        var wrong = AppDriver()
        wrong.state.context.defaults[.failURL] = "shop.example"
        wrong.press(.char("n"))
        wrong.answerProposal()
        wrong.press(.enter)
        #expect(wrong.screen.contains("must begin with https://"))
    }

    @Test(arguments: [60, 80, 100, 200])
    func `what is wrong is said whole, with an example`(width: Int) throws {
        var driver = form(width: width, height: 30, rules: [Self.phone])
        driver.type("100.505")
        driver.press(.enter, .enter, .enter, .enter)
        driver.type("12")
        #expect(driver.words.contains("! 8 to 15 digits, + allowed, as 380501234567"))
        #expect(driver.words.contains("! UAH has 2 decimals; 3 typed"))
        if width > 60 { #expect(driver.screen.contains("Customer's mobile phone number *")) }
        driver.press(.function(2))
        #expect(driver.words.contains("Amount: UAH has 2 decimals; 3 typed (and 1 more)"))
        if width > 60 { #expect(!driver.screen.contains("…")) }
    }

    @Test func `a comma is the dot as it is typed, on any layout`() throws {
        for text in ["671,50", "671.50", "671ю50", "671/50", "671б50", "6 71,50"] {
            var driver = form()
            driver.type(text)
            #expect(driver.last?.asSaveDraft?.draft.amount == "671.50", "\(text)")
        }
    }

    @Test func `a typed comma that may group digits is refused, a dot isn't`() throws {
        for (keys, amount) in [
            ("1,500", "1,500"), ("1.500", "1.500"), ("1,5", "1.5"), ("1,5000", "1.5000"), ("0,500", "0.500"),
            ("12,345,678", "12,345,678"), ("1.500,5", "1.500,5"),
        ] {
            var driver = form()
            driver.type(keys)
            #expect(driver.last?.asSaveDraft?.draft.amount == amount, "\(keys)")
        }
        var driver = form()
        driver.type("1,500")
        #expect(driver.screen.contains("may be 1500 or 1.500"))
    }

    @Test func `a pasted amount is taken where it means one thing`() throws {
        for (text, plain) in [
            ("1 234,50", "1234.50"), ("1.234,50", "1234.50"), ("1\u{202f}234,50", "1234.50"), ("1,234.50", "1234.50"),
        ] {
            var driver = form()
            driver.send(.paste(text))
            #expect(driver.last?.asSaveDraft?.draft.amount == plain)
        }
        var driver = form()
        driver.send(.paste("1,500"))
        #expect(driver.words.contains("! may be 1500 or 1.500: type one of them"))
        driver.press(.function(2))
        #expect(driver.last?.asPrepare == nil)
    }

    @Test func `a pasted card number loses its blanks and dashes`() throws {
        for text in ["4444 1111 4444 1111", "4444-1111-4444-1111\n", "4444\u{a0}1111\u{a0}4444\u{a0}1111"] {
            var driver = form()
            driver.press(.enter, .enter, .enter)
            driver.send(.paste(text))
            #expect(driver.last?.asSaveDraft?.draft[.sender] == "4444111144441111")
        }
        var driver = form()
        driver.press(.enter, .enter, .enter)
        driver.send(.paste("+380 50 123-45-67"))
        #expect(driver.last?.asSaveDraft?.draft[.sender] == "+380 50 123-45-67")
    }

    @Test func `a card number is typed with blanks and dashes, and an address keeps its blanks`() throws {
        for (keys, sender) in [
            ("4444 1111-4444 1111", "4444111144441111"), ("12 rue de la Paix", "12 rue de la Paix"),
            ("12-b", "12-b"), ("anna 7", "anna 7"),
        ] {
            var driver = form()
            driver.press(.enter, .enter, .enter)
            driver.type(keys)
            #expect(driver.last?.asSaveDraft?.draft[.sender] == sender)
        }
    }

    @Test func `a phone number goes without what stands between its digits`() throws {
        for isPasted in [true, false] {
            var driver = form(rules: [Self.phone])
            driver.press(.enter, .enter, .enter, .enter)
            if isPasted { driver.send(.paste(" +38 (050) 123-45-67\n")) } else { driver.type("+38 (050) 123-45-67") }
            let extra = driver.effects.reversed().lazy.compactMap { $0.asSaveDraft?.draft.extraFields }.first
            #expect(extra == [ExtraField(name: "phone", value: "+380501234567")])
        }
        // What isn't a number stays as it is, with the reason beside it.
        var driver = form(rules: [Self.phone])
        driver.press(.enter, .enter, .enter, .enter)
        driver.send(.paste("call me"))
        #expect(driver.last?.asSaveDraft?.draft.extraFields == [ExtraField(name: "phone", value: "call me")])
    }

    @Test func `a tab in a paste is a blank, and all that can't be sent is told at once`() throws {
        var driver = form(height: 30)
        driver.press(.enter, .enter)
        driver.send(.paste("Order 8\tblue\nsecond\u{1b}\u{7} line"))
        #expect(driver.last?.asSaveDraft?.draft[.description] == "Order 8 blue second\u{1b}\u{7} line")
        #expect(driver.words.contains("! invisible or unusable characters (U+001B, U+0007) in it: remove them"))
    }

    @Test(arguments: [60, 80, 120]) func `a long label stands above its field, and the others beside theirs`(
        width: Int
    ) throws {
        let long = ExtraFieldRule(
            name: "phone", title: "Customer's phone number, with the country's code", isRequired: true)
        let driver = form(width: width, height: 30, rules: [long])
        let lines = driver.screen.split(separator: "\n").map(String.init)
        let row = try #require(lines.firstIndex { $0.contains("Customer's phone number, with the country's code *") })
        #expect(row > 0)
        #expect(lines.contains { $0.hasPrefix("  Currency *    VisaMaster, UAH") }, "\(driver.screen)")
        #expect(!driver.screen.contains("…"))
    }

    @Test func `a long amount leaves the unit alone`() throws {
        var driver = form()
        driver.type("99999999999999999999999999999")
        let line = try #require(driver.screen.split(separator: "\n").first { $0.contains("Amount") })
        #expect(line.contains(" UAH"), "\(line)")
    }

    @Test func `a form that is filled like another invoice says which one`() throws {
        var driver = AppDriver(kind: .test, invoices: try severalInvoices())
        driver.press(.char("c"))
        #expect(driver.screen.contains("Like payment 1795350000000001"))
        driver.press(.escape, .down, .char("X"))
        #expect(driver.screen.contains("Replacement: 1795350000000002"))
    }

    @Test func `the sandbox's amounts are explained beside the amount`() throws {
        var driver = form()
        #expect(driver.screen.contains("1000 pays, 2000 fails"))
        driver.type("3003")
        #expect(driver.words.contains("creates, then never answers"))
        var live = form(kind: .live)
        live.type("1000")
        #expect(!live.screen.contains("test amount"))
    }

    @Test func `the customer's last invoices stand below the form, asked for once`() throws {
        var driver = form(width: 100, height: 30)
        driver.press(.enter)
        driver.type("77")
        let asked = driver.effects.filter { if case .findLast = $0 { true } else { false } }
        #expect(asked.count == 2)
        try driver.answerLast([
            try invoice("01", amount: "250.5", description: "Top-up"),
            try invoice("02", minutesAgo: 3000, amount: "90"),
        ])
        #expect(driver.screen.contains("Last invoices of account 77"))
        #expect(driver.screen.contains("250.50 UAH"))
        #expect(snapshotMismatch(of: driver.frame, named: "customer-100x30") == nil)
        // An answer about another customer is dropped.
        driver.type("8")
        #expect(!driver.screen.contains("Last invoices"))
    }

    @Test func `the description goes to an editor and comes back, and undo brings the former one back`() throws {
        var driver = form()
        driver.press(.enter, .enter)
        driver.type("Order 8")
        driver.press(.ctrl("o"))
        guard case .edit(let id, "Order 8")? = driver.last else {
            Issue.record("\(String(describing: driver.last))")
            return
        }
        driver.send(.edited(id, .success("Order 9\nsecond line\n")))
        #expect(driver.last?.asSaveDraft?.draft[.description] == "Order 9 second line")
        driver.press(.ctrl("_"), .ctrl("_"))
        #expect(driver.last?.asSaveDraft?.draft[.description] == "Order 8")
        // An answer that nobody waits for is dropped.
        driver.send(.edited(id, .success("other")))
        #expect(driver.last?.asSaveDraft?.draft[.description] == "Order 8")
    }

    @Test(arguments: [
        (EditProblem.notFound("nano"), "There is no editor nano here: set EDITOR to one."),
        (.failed("vi", status: 1), "vi ended with status 1; the description is as it was."),
        (.unreadable(path: "/tmp/x"), "it stays in /tmp/x"),
    ])
    func `an editor that fails is explained, and nothing is lost`(problem: EditProblem, words: String) throws {
        var driver = form()
        driver.press(.enter, .enter)
        driver.type("Order 8")
        driver.press(.ctrl("o"))
        guard case .edit(let id, _)? = driver.last else {
            Issue.record("\(String(describing: driver.last))")
            return
        }
        driver.send(.edited(id, .failure(problem)))
        #expect(driver.words.contains(words))
        #expect(driver.screen.contains("Order 8"))
    }
}
