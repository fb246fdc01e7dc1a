import InvoiceCore
import ScreenKit
import SnapshotSupport
import Testing

@testable import Screens

/// What the screen says of an outcome, whatever the room.
@Suite struct OutcomeTests {
    private static let lost = StorageProblem.cannotOpen(
        path: "/home/oksana/.local/share/einvoice/shop-uah/history.jsonl", errno: 2)

    /// A request of which this is what became.
    private func driver(
        _ outcome: CreateOutcome, width: Int = 80, height: Int = 24, edit: (inout SentInvoice) -> Void = { _ in }
    ) throws -> AppDriver {
        var outcome = outcome
        if var sent = outcome.sent {
            edit(&sent)
            outcome.sent = sent
        }
        var driver = try SnapshotTests.sendingDesk()
        driver.send(.resized(Size(width: width, height: height)))
        let id = try #require(driver.last?.asSubmit?.id)
        driver.send(.submitted(id, outcome))
        return driver
    }

    @Test func `both keys that stop waiting are named while it is sent`() throws {
        var driver = try SnapshotTests.sendingDesk()
        #expect(driver.screen.contains("Esc or ^C stops waiting"))
        driver.press(.ctrl("c"))
        #expect(driver.last?.asCancel != nil)
    }

    @Test func `an outcome that is not in the history never claims to be`() throws {
        let results: [CreateOutcome] = [
            .created(sent(try severalInvoices()[0])), try rejected(try severalInvoices()[3]),
            try rejected(try severalInvoices()[3], areCredentialsRefused: true),
            try unknown(try severalInvoices()[2]), .unreachable(sent(try severalInvoices()[5]), "connection refused"),
        ]
        for result in results {
            let words = try driver(result) { $0.recordFailure = Self.lost }.words
            #expect(!words.contains("Recorded in the history"))
            #expect(!words.contains("is in the history"))
            #expect(words.contains("not recorded"))
            #expect(words.contains("history.jsonl: can't be opened: No such file or directory"))
            #expect(words.contains("tried again until it is recorded; u tries at once"))
        }
    }

    @Test func `what is not recorded can be asked for and recorded`() throws {
        var driver = try driver(.created(sent(try severalInvoices()[0]))) { $0.recordFailure = Self.lost }
        #expect(snapshotMismatch(of: driver.frame, named: "not-recorded-80x24") == nil)
        driver.press(.char("u"))
        #expect(driver.last?.asSettle?.invoiceID == "01")
    }

    @Test func `what is recorded later is not called unrecorded`() throws {
        var driver = try driver(
            try unknown(try invoice("03", changes: [.unknown(UnknownReason(.timeout))]))
        ) { $0.recordFailure = Self.lost }
        let settled = InvoiceUpdate.Change.created(tracking: "79DF-60B0-17F6", isSettled: true)
        driver.send(.invoicesChanged([try invoice("03", changes: [.unknown(UnknownReason(.timeout)), settled])]))
        #expect(driver.words.contains("● Created after"))
        #expect(driver.words.contains("Recorded in the history."))
    }

    @Test(arguments: [-86_400_000, 3_600_000] as [Int64]) func `what waits counts by a clock that nobody sets`(
        leap: Int64
    ) throws {
        var driver = try SnapshotTests.sendingDesk()
        driver.send(.ticked(AppDriver.now.advanced(byMilliseconds: leap), uptime: 2300))
        #expect(driver.screen.contains("2.3 s"), "\(driver.screen)")
        var paying = AppDriver(kind: .test, invoices: [try severalInvoices()[1]])
        paying.press(.char("p"))
        paying.send(.ticked(AppDriver.now.advanced(byMilliseconds: leap), uptime: 4500))
        #expect(paying.screen.contains("4.5 s"), "\(paying.screen)")
    }

    @Test func `a form is let go when its invoice is in the history, and kept where it is to be mended`() throws {
        let results: [(CreateOutcome, Bool)] = [
            (.created(sent(try severalInvoices()[0])), false), (try unknown(try severalInvoices()[2]), false),
            (.unreachable(sent(try severalInvoices()[5]), "no"), false),
            (try rejected(try severalInvoices()[3]), true),
            (try rejected(try severalInvoices()[3], areCredentialsRefused: true), true),
            (.notSent(.secret(.empty(.program("pass")))), true),
        ]
        for (result, isKept) in results {
            let driver = try driver(result)
            let hasForm = driver.state.screens.contains { $0 is InvoiceForm }
            #expect(hasForm == isKept, "\(result)")
        }
    }

    @Test func `a long explanation scrolls where there is little room`() throws {
        var driver = try driver(.created(sent(try severalInvoices()[0])), width: 60, height: 16) {
            $0.recordFailure = Self.lost
        }
        #expect(snapshotMismatch(of: driver.frame, named: "not-recorded-60x16") == nil)
        driver.press(.end)
        #expect(driver.words.contains("u tries at once."))
    }

    @Test func `what is still to be recorded or sent is not said to be`() throws {
        // The profile's secret may come first, and take its time.
        let driver = try SnapshotTests.sendingDesk()
        #expect(!driver.words.contains("is in the history"))
        #expect(!driver.words.contains("on its way"))
        #expect(driver.words.contains("It is recorded in the history first, then sent."))
    }

    @Test func `another payment and a missing signature are said`() throws {
        let invoice = try severalInvoices()[0]
        let driver = try driver(.created(sent(invoice))) { sent in
            sent.differences = [.amount(asked: invoice.intent.amount, found: Amount(coefficient: 20, scale: 0))]
            sent.isReplyUnsigned = true
        }
        let warning = "DON'T HAND OVER: 20.00 UAH, not the 1 000.00 UAH asked for."
        #expect(driver.words.contains("\(warning) Another payment may have this payment id:"))
        #expect(driver.words.contains("The gateway's answer was not signed; the profile accepts that."))
    }
}

extension AppDriver {
    /// What is on the screen, as one text however it is wrapped.
    var words: String { screen.split { $0.isWhitespace || "│┃".contains($0) }.joined(separator: " ") }
}
