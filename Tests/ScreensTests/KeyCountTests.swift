import InvoiceCore
import ScreenKit
import Testing
import Wording

@testable import Screens

/// How many keys a skilled hand presses from the list to what it wants.
@Suite struct KeyCountTests {
    /// A thing that people do all day.
    private struct Task: Sendable {
        let name: String
        /// Keys that it took before anyone counted; nil where nobody did.
        let before: Int?
        let wanted: Int
        /// Does it, and sees that it is done.
        let way: @Sendable (inout AppDriver) throws -> Void

        init(
            _ name: String, before: Int? = nil, wanted: Int, _ way: @escaping @Sendable (inout AppDriver) throws -> Void
        ) {
            (self.name, self.before, self.wanted, self.way) = (name, before, wanted, way)
        }
    }

    private static let description = "Order 9"

    private static let tasks = [
        Task("create for account 77 with a description of 7", before: 24, wanted: 21) { driver in
            driver.openForm()
            driver.type("500")
            driver.press(.enter)
            driver.type("77")
            driver.press(.enter)
            driver.type(description)
            driver.press(.function(2))
            let request = try #require(driver.last?.asPrepare?.request)
            #expect(request.storedTexts[.account] == "77" && request.storedTexts[.description] == description)
            try driver.sendReviewed()
        },
        Task("the same for a known customer", wanted: 12) { driver in
            driver.openForm()
            driver.type("500")
            driver.press(.enter)
            driver.type("77")
            try driver.answerLast([try invoice("01", description: "Top-up of the wallet")])
            driver.press(.enter)
            #expect(driver.screen.contains("→ As last time"))
            driver.press(.right, .function(2))
            let request = try #require(driver.last?.asPrepare?.request)
            #expect(request.storedTexts[.description] == "Top-up of the wallet")
            try driver.sendReviewed()
        },
        Task("clone with another amount", wanted: 6) { driver in
            driver.press(.char("c"))
            driver.answerProposal()
            driver.type("500")
            driver.press(.function(2))
            #expect(try driver.last?.asPrepare?.request.amount == Amount("500"))
            try driver.sendReviewed()
        },
        Task("open the invoice of a number", wanted: 1) { driver in
            driver.send(.paste("inv-2093"))
            let id = try #require(driver.last?.asSearch?.id)
            driver.send(.searchFound(id, [try severalInvoices()[2]], count: 1, isDone: true))
            #expect(driver.screen.contains("Invoice inv-2093"))
        },
        Task("find by amount and day: 671,50 вчера", before: 26, wanted: 10) { driver in
            driver.press(.char("/"))
            driver.type("671,50 в")
            driver.press(.tab)
            let query = try InvoiceQuery("671,50 вчера", now: AppDriver.now, offset: 7200)
            #expect(driver.last?.asSearch?.query == query)
            let yesterday = try invoice("01", minutesAgo: 1440, amount: "671.5")
            let today = try invoice("02", amount: "671.5")
            #expect(query.matches(yesterday) && !query.matches(today))
        },
        Task("copy the sentence for the merchant", wanted: 2) { driver in
            driver.press(.char("y"), .char("m"))
            let sentence = wording.merchantSummary(of: try severalInvoices()[0])
            #expect(driver.last == .copy(sentence))
        },
        Task("copy a link that is known", wanted: 2) { driver in
            let link = "https://pay.example/p/7f3c"
            let started = try invoice(
                "09", minutesAgo: 0,
                changes: [
                    .created(tracking: "79DF-60B0-17F6", isSettled: false), .paymentStarted(PaymentStart(link: link)),
                ])
            driver = AppDriver(kind: .test, invoices: [started])
            driver.press(.char("y"), .char("l"))
            #expect(driver.last == .copy(link))
            #expect(driver.effects.allSatisfy { $0.asStartPayment == nil && $0.asAskStatus == nil })
        },
        Task("see this week's failed and their sum", wanted: 3) { driver in
            driver.press(.char("f"), .char("1"))
            let (id, query) = try #require(driver.last?.asSearch)
            #expect(try query == InvoiceQuery(QuickFilter.failedThisWeek.search, now: AppDriver.now, offset: 7200))
            let failed = [try severalInvoices()[0]]
            driver.send(.searchFound(id, failed, count: 1, isDone: true))
            driver.send(.searchSummed(id, Totals(of: failed)))
            #expect(driver.screen.contains("1 found   1 000.00 UAH"))
        },
        Task("test one method", wanted: 2) { driver in
            driver.press(.char("t"), .enter)
            let payments = try #require(driver.last?.asRunTestPayments?.payments)
            #expect(Set(payments.map(\.currency)) == ["visamaster.uah"])
        },
        Task("switch profile", wanted: 4) { driver in
            driver.state.context.settings = EveryScreen.settings(.test)
            driver.press(.char(","), .char("2"))
            #expect(driver.last == .openProfile("kyiv"))
        },
        Task("export a week", wanted: 3) { driver in
            driver.press(.char("e"), .char("2"), .enter)
            let (_, query, path, _) = try #require(driver.last?.asExport)
            #expect(path == "einvoice-shop-uah-2026-11-16-to-2026-11-22.csv" && query.since != nil)
        },
        Task("correct a wrong amount", wanted: 9) { driver in
            driver.press(.down, .char("X"))
            driver.answerProposal()
            driver.type("67150")
            driver.press(.function(2))
            let request = try #require(driver.last?.asPrepare?.request)
            #expect(try request.amount == Amount("67150"))
            #expect(request.replaces == "02")
            try driver.sendReviewed()
        },
    ]

    @Test func `what people do all day takes no more keys than are wanted`() throws {
        var lines = ["keys from the list                                 before  wanted  now"]
        for task in Self.tasks {
            var driver = AppDriver(kind: .test, invoices: try severalInvoices())
            driver.send(.rulesLoaded([], note: nil))
            driver.send(.usageLoaded(MethodUsage(favourites: ["visamaster.uah"])))
            try task.way(&driver)
            #expect(driver.keys <= task.wanted && driver.keys > 0, "\(task.name): \(driver.keys)")
            func column(_ number: Int?, _ width: Int) -> String {
                TextWidth.pad(number.map { "\($0)" } ?? "", to: width, alignment: .right)
            }
            lines.append(
                TextWidth.pad(task.name, to: 50) + column(task.before, 7) + column(task.wanted, 8)
                    + column(driver.keys, 5))
        }
        print(lines.joined(separator: "\n"))
    }
}

extension AppDriver {
    /// A form with the topmost method of the list.
    fileprivate mutating func openForm() {
        press(.char("n"))
        answerProposal()
        press(.enter)
    }

    /// From the review to the request on its way.
    fileprivate mutating func sendReviewed() throws {
        try answerPreparation()
        press(.enter)
        #expect(last?.asSubmit != nil)
    }
}
