import InvoiceCore
import ScreenKit
import SnapshotSupport
import Testing
import Wording

@testable import Screens

/// What a screen reader and a Braille line find on the screens.
@Suite(.timeLimit(.minutes(10))) struct ReadAloudTests {
    private func lines(_ driver: AppDriver) -> [String] {
        driver.screen.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    private func driver(_ name: String, _ size: Size = Size(width: 80, height: 24)) throws -> AppDriver {
        try #require(EveryScreen.all.first { $0.name == name }).driver(size, isAccessible: true)
    }

    @Test(arguments: EveryScreen.all) func `nothing stands in columns`(_ screen: EveryScreen.Shown) throws {
        for size in EveryScreenTests.sizes {
            for line in lines(try screen.driver(size, isAccessible: true)) {
                var text = Substring(line)
                while text.last == " " { text.removeLast() }
                #expect(!text.contains("  "), "\(size): \(text)")
                #expect(text.first != " ", "\(size): \(text)")
            }
        }
    }

    @Test(arguments: EveryScreen.all) func `nothing is cut`(_ screen: EveryScreen.Shown) throws {
        // Texts that have the sign themselves, and the row of the settings that leads to the keys.
        let own = [
            "sort: …", "method: …", "is: …", "\": …", "Asking", "Sending", "Fetching", "Comparing", "Trying",
            "Stopping",
            "Preparing", "Reserving", "Searching", "Looking", "Running", "found so far", "Keys:", "1234…",
            "is on its way",
            "…, All commands", "searching…", "Testing…", "id:…", "asking the gateway", "EINVOICE_…",
        ]
        for size in EveryScreenTests.sizes.prefix(2) {
            for line in lines(try screen.driver(size, isAccessible: true)) where line.contains("…") {
                #expect(own.contains(where: line.contains), "\(size): \(line)")
            }
        }
    }

    @Test func `of a dialog nothing is heard but itself`() throws {
        let all = lines(try driver("copy"))
        #expect(!all.contains { $0.contains("wave-ci") || $0.contains("15 000") })
        #expect(all.contains { $0.contains("Payment id: 1795350000000001") }, "\(all.joined(separator: "\n"))")
        let picker = lines(try driver("picker"))
        #expect(!picker.contains { $0.hasPrefix("Amount") })
        #expect(picker.filter { $0.contains("Favourite") }.count == 1)
    }

    @Test func `a field is its name and what is in it, with the cursor behind`() throws {
        let driver = try driver("form")
        let all = lines(driver)
        let row = try #require(all.firstIndex { $0.hasPrefix("Amount *: 100.505") }, "\(driver.screen)")
        #expect(driver.frame.cursor == Position(x: "Amount *: 100.505".count, y: row))
    }

    @Test func `a text longer than the line is whole, with the cursor in it`() throws {
        var driver = try driver("the description")
        driver.type(String(repeating: "abcdefghi ", count: 12))
        driver.press(.home)
        let all = lines(driver)
        let row = try #require(all.firstIndex { $0.hasPrefix("Description: abcdefghi") })
        #expect(driver.frame.cursor == Position(x: "Description: ".count, y: row))
        #expect(all[row + 1].hasPrefix("abcdefghi"))
        driver.press(.end)
        #expect(driver.frame.cursor?.y == row + 1)
    }

    @Test func `the line above the keys says what became of a request`() throws {
        let all = lines(try driver("created"))
        #expect(all[22].hasPrefix("Created. Tracking number 79DF-60B0-17F6."), "\(all[22])")
        let unknown = lines(try driver("unknown"))
        #expect(unknown[22].contains(wording.unknownTitle))
    }

    @Test func `a payment that was paid meanwhile is told in a line`() throws {
        var driver = AppDriver(kind: .test, invoices: [try severalInvoices()[4]])
        driver.state.context.isAccessible = true
        var paid = try severalInvoices()[4]
        var report = StatusReport(status: GatewayStatus("FINISHED"))
        (report.currency, report.amount) = ("bitcoin", try Amount("0.0015"))
        paid.apply(InvoiceUpdate(id: "05", at: AppDriver.now, change: .status(report)))
        driver.send(.invoicesChanged([paid]))
        #expect(driver.words.contains("Payment 1795350000000005, 0.0015 BTC, is finished now."), "\(driver.screen)")
    }

    @Test func `what was settled is told in a line`() throws {
        var driver = try driver("settling")
        let id = try #require(driver.effects.compactMap { if case .settle(let id, _) = $0 { id } else { nil } }.last)
        let missing = missing(try severalInvoices()[2])
        driver.send(.settled(id, invoiceID: "03", .notFound(sent(missing))))
        let all = lines(driver)
        #expect(all.suffix(4).joined(separator: " ").contains("inv-2093: "), "\(driver.screen)")
    }

    @Test func `a payment's screen says nothing of a code that isn't drawn, and its link is whole`() throws {
        let driver = try driver("payment")
        #expect(!driver.screen.contains("QR"))
        #expect(driver.screen.contains("https://gateway.example/pay/7f3c9ad2b5e84c10"))
    }

    @Test func `a very long link pushes nothing out of what can be scrolled to`() throws {
        var driver = AppDriver(
            kind: .test,
            invoices: [
                try invoice("01", changes: [.created(tracking: "79DF-60B0-17F6", isSettled: false)])
            ])
        driver.state.context.isAccessible = true
        driver.press(.char("p"))
        let id = try #require(driver.last?.asStartPayment?.id)
        let link = "https://gateway.example/pay?token=" + String(repeating: "0123456789abcdef", count: 120)
        let made = try invoice(
            "01",
            changes: [
                .created(tracking: "79DF-60B0-17F6", isSettled: false), .paymentStarted(PaymentStart(link: link)),
            ])
        driver.send(.paymentAnswered(id, .started(sent(made), PaymentStart(link: link))))
        #expect(!driver.words.contains("Send it to the customer"))
        driver.press(.end)
        #expect(driver.words.contains("Send it to the customer"), "\(driver.screen)")
    }

    @Test func `keys have names`() throws {
        let help = lines(try driver("help"))
        #expect(help.contains { $0.contains("Enter or l or Right: ") }, "\(help.joined(separator: "\n"))")
    }

    @Test func `statistics have rows and no axes`() throws {
        let driver = try driver("statistics")
        #expect(!driver.screen.contains("Nov, "), "\(driver.screen)")
    }
}
