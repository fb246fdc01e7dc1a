import InvoiceCore
import ScreenKit
import Screens
import Testing

/// A sum in francs, which has ten digits soon, is shown whole wherever 80 columns are.
@Suite struct LargeAmountTests {
    private static let amount = "1 000 000 000"
    private static let currency = "orange_money-burkina-faso.xof"

    private func large(_ changes: [InvoiceUpdate.Change], _ id: String = "01") throws -> Invoice {
        try invoice(
            id, minutesAgo: 1, currency: Self.currency, amount: "1000000000", paymentID: "17953507200000000001",
            description: "Purchase of a house on the coast", changes: changes)
    }

    private static let created = InvoiceUpdate.Change.created(tracking: "79DF-60B0-17F6-8A2C", isSettled: false)

    private static func status(_ word: String) -> InvoiceUpdate.Change {
        .status(StatusReport(status: GatewayStatus(word)))
    }

    /// States with long and short words.
    private static let states: [[InvoiceUpdate.Change]] = [
        [], [created], [created, status("FINISHED")], [created, status("PAYED_RECALC")],
        [created, status("HELD_FOR_REVIEW_BY_BANK")], [.unknown(UnknownReason(.timeout, detail: "30 s"))],
        [.rejected(GatewayRejection(code: "12", message: "Limit exceeded"))],
    ]

    @Test(arguments: states) func `on the list and in detail`(changes: [InvoiceUpdate.Change]) throws {
        let invoices = [try large(changes)] + (try severalInvoices().dropFirst())
        var driver = AppDriver(kind: .live, invoices: invoices)
        #expect(driver.screen.contains(Self.amount), "\(driver.screen)")
        driver.press(.enter)
        #expect(driver.screen.contains("\(Self.amount) XOF"))
    }

    @Test func `on the review of a live profile, and in what it became`() throws {
        var driver = AppDriver(kind: .live, invoices: [try large([Self.created])])
        driver.press(.char("n"))
        driver.answerProposal("17953507200000000002")
        driver.type(Self.currency)
        driver.press(.enter)
        driver.type("1000000000")
        #expect(driver.screen.contains("1 000 000 000"))
        driver.press(.function(2))
        try driver.answerPreparation(warnings: [.similarInvoice(try large([Self.created]), minutesAgo: 3)])
        // Once for the request, once for the similar one, neither broken between lines.
        #expect(driver.screen.split(separator: "\(Self.amount) XOF", omittingEmptySubsequences: false).count == 3)
        driver.type("1000000000")
        #expect(driver.screen.contains("1 000 000 000"))
        driver.press(.enter)
        let id = try #require(driver.last?.asSubmit?.id)
        #expect(driver.screen.contains("\(Self.amount) XOF"))
        driver.send(.submitted(id, .created(sent(try large([Self.created])))))
        #expect(driver.screen.contains("\(Self.amount) XOF"))
        driver.press(.char("p"), .enter)
        #expect(driver.screen.contains("\(Self.amount) XOF"))
    }

    @Test func `on the statistics`() throws {
        let invoices =
            try Self.states.enumerated().map { try large($1, "0\($0)") } + (try severalInvoices().dropFirst(3))
        for keys in [[], [Key.tab], [.tab, .tab], [.tab, .tab, .tab]] {
            var driver = AppDriver(kind: .test, invoices: invoices)
            driver.press(.char("s"))
            for key in keys { driver.press(key) }
            try StatisticsTests.answer(&driver, with: invoices)
            #expect(driver.screen.contains("4 000 000 000 XOF"), "\(driver.screen)")
        }
    }

    @Test(arguments: [
        [ReconcileDifference.Kind.amount], [.amount, .status], [.currency, .status], [.missingHere], [.missingThere],
        [.amount, .currency, .status, .tracking],
    ])
    func `among the differences from the gateway's statement`(kinds: [ReconcileDifference.Kind]) throws {
        var driver = AppDriver(kind: .test, invoices: try severalInvoices())
        driver.press(.char("m"))
        let id = try #require(driver.last?.asReconcile?.id)
        let other = kinds.contains(.currency) ? "wave-ci.xof" : Self.currency
        var there = StatusReport(status: GatewayStatus("PAYED_RECALC"))
        (there.currency, there.amount) = (other, try Amount("1000000000"))
        (there.tracking, there.paymentID) = ("79DF-60B0-17F6", "17953507200000000001")
        let here = try invoice(
            "01", currency: Self.currency, amount: "1000000000", paymentID: "17953507200000000001",
            changes: [
                .created(tracking: "79DF-60B0-17F6", isSettled: false),
                .status(StatusReport(status: GatewayStatus("PAYED_RECALC"))),
            ])
        let row = ReconcileDifference(
            kinds: kinds, here: kinds == [.missingHere] ? nil : .init(here),
            there: kinds == [.missingThere] ? nil : there)
        driver.send(.reconciled(id, comparison([row])))
        let sides = (row.here == nil ? 0 : 1) + (row.there == nil ? 0 : 1)
        // Where only what differs has room in the table, all of the selected row is told below it.
        let told = driver.screen.split(separator: "\n").first { $0.contains("Here ") && $0.contains("gateway ") }
        let found = told?.split(separator: Self.amount, omittingEmptySubsequences: false).count ?? 0
        #expect(found - 1 == sides, "\(driver.screen)")
        let inAll = driver.screen.split(separator: Self.amount, omittingEmptySubsequences: false).count - 1
        #expect(inAll == (kinds.contains(.amount) || sides == 1 ? 2 * sides : sides), "\(driver.screen)")
    }

    @Test func `no line ends within a number`() {
        let text = "It was made for 1 000 000 000 XOF today, and 25 of 26 others weren't."
        for width in 20...60 {
            let lines = TextWidth.wrap(text, width: width)
            #expect(lines.contains { $0.contains("1 000 000 000") }, "\(lines)")
            #expect(lines.joined(separator: " ") == text)
        }
    }
}
