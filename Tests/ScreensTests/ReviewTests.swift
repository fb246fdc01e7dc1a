import InvoiceCore
import ScreenKit
import Screens
import SnapshotSupport
import Testing

/// What the review says before something is sent, and how it finds room.
@Suite struct ReviewTests {
    private static let unsent = InvoiceUpdate.Change.unsent("connection refused")
    private static let unknown = InvoiceUpdate.Change.unknown(UnknownReason(.timeout))

    /// Looking at sending again what surely never left.
    private func reviewOfUnsent() throws -> AppDriver {
        var driver = AppDriver(invoices: [try invoice("09", changes: [Self.unsent])])
        driver.press(.enter, .char("S"))
        return driver
    }

    /// Looking at sending again what the gateway said it does not have.
    private func reviewOfMissing() throws -> AppDriver {
        let unknown = try invoice("09", changes: [Self.unknown])
        var driver = AppDriver(invoices: [unknown])
        driver.press(.char("u"))
        let id = try #require(driver.last?.asSettle?.id)
        driver.send(.settled(id, invoiceID: "09", .notFound(sent(missing(unknown)))))
        driver.press(.char("S"))
        return driver
    }

    @Test func `a low window shows where the request goes, and all of it is scrolled to`() throws {
        var driver = AppDriver(kind: .test, width: 60, height: 16)
        driver.fillForm()
        driver.press(.function(2))
        try driver.answerPreparation()
        #expect(driver.screen.contains("POST https://gateway.example"), "\(driver.screen)")
        driver.press(.end)
        #expect(driver.screen.contains("\"sender\""), "\(driver.screen)")
    }

    @Test func `what never left is not said to be missing at the gateway`() throws {
        let words = try reviewOfUnsent().words
        #expect(words.contains("Nothing reached the gateway."))
        #expect(!words.contains("The gateway has no payment with this id."))
        #expect(snapshotMismatch(of: try reviewOfUnsent().frame, named: "send-again-unsent-80x24") == nil)
    }

    @Test func `what may have been sent is not said to be unsent`() throws {
        let words = try reviewOfMissing().words
        #expect(words.contains("The gateway has no payment with this id."))
        #expect(!words.contains("Nothing has been sent yet"))
    }

    @Test func `esc from sending again promises no form`() throws {
        for var driver in [try reviewOfUnsent(), try reviewOfMissing()] {
            #expect(driver.screen.contains("Esc Back"))
            #expect(!driver.screen.contains("Change"))
            driver.press(.function(1))
            #expect(!driver.screen.contains("Back to the form"))
        }
    }

    @Test func `an unknown one that did not leave again stays unknown`() throws {
        var driver = try reviewOfMissing()
        driver.press(.enter)
        let id = try #require(driver.last?.asResend?.id)
        let still = try invoice("09", changes: [Self.unknown, .notFound, .resent(lease: nil), Self.unknown])
        driver.send(.submitted(id, .unreachable(sent(still), "connection refused")))
        #expect(!driver.words.contains("nothing was created"))
        #expect(!driver.words.contains("Send again"))
        #expect(driver.words.contains("it stays unknown"))
        driver.press(.char("u"))
        #expect(driver.last?.asSettle?.invoiceID == "09")
    }

    @Test func `sending again in vain does not speak of typed things`() throws {
        var driver = try reviewOfUnsent()
        driver.press(.enter)
        let id = try #require(driver.last?.asResend?.id)
        driver.send(.submitted(id, .notSent(.beingSent)))
        #expect(!driver.words.contains("What you typed is kept."))
        #expect(driver.words.contains("Nothing was sent now"))
    }

    /// Looking at a new invoice for the live gateway.
    private func liveReview(width: Int, height: Int, warnings: [PrepareWarning] = []) throws -> AppDriver {
        var driver = AppDriver(kind: .live, width: width, height: height)
        driver.fillForm()
        driver.press(.function(2))
        try driver.answerPreparation(warnings: warnings)
        return driver
    }

    @Test(arguments: [60, 70, 76, 80, 200])
    func `the amount typed again is seen whatever the width`(width: Int) throws {
        var driver = try liveReview(width: width, height: 16)
        driver.type("100.505000001")
        #expect(driver.screen.contains("100.505000001"))
        #expect(driver.words.contains("This is the LIVE gateway. Type the amount again to send:"))
        let cursor = try #require(driver.frame.cursor)
        #expect(cursor.x < width && cursor.y < 13)
        if width == 60 { #expect(snapshotMismatch(of: driver.frame, named: "review-live-60x16") == nil) }
    }

    @Test func `card and amount find room together`() throws {
        let unsent = try invoice("09", sender: "444411••••••1111", changes: [Self.unsent])
        var driver = AppDriver(kind: .live, width: 60, height: 16, invoices: [unsent])
        driver.press(.enter, .char("S"))
        driver.type("4444111144441111")
        driver.press(.tab)
        driver.type("1000")
        #expect(snapshotMismatch(of: driver.frame, named: "send-again-live-card-60x16") == nil)
        #expect(driver.words.contains("it must fit 444411••••••1111"))
        #expect(driver.screen.contains("4444111144441111"))
        driver.press(.enter)
        let (_, _, card, word) = try #require(driver.last?.asResend)
        #expect(driver.last?.asResend?.invoiceID == "09")
        #expect(card?.digits == "4444111144441111")
        #expect(word.covers(unsent.intent.amount, on: .live))
    }

    @Test func `a long request scrolls while the amount is typed`() throws {
        let warning = PrepareWarning.similarInvoice(try invoice("09", minutesAgo: 3, amount: "100.5"), minutesAgo: 3)
        for keys in [Array(repeating: Key.pageDown, count: 4), Array(repeating: .down, count: 20)] {
            var driver = try liveReview(width: 60, height: 16, warnings: [warning])
            #expect(!driver.words.contains("••••1111\"}"))
            driver.type("10")
            for key in keys { driver.press(key) }
            #expect(driver.words.contains("••••1111\"}"))
            driver.type("0.5")
            #expect(driver.screen.contains("100.5"))
            driver.press(.pageUp, .pageUp, .pageUp, .pageUp)
            #expect(driver.screen.contains("VisaMaster"))
            driver.press(.enter)
            let (_, prepared, word, _) = try #require(driver.last?.asSubmit)
            #expect(word.covers(prepared.request.amount, on: .live))
        }
    }

    @Test func `a long request scrolls while the card number is typed`() throws {
        let unsent = try invoice("09", sender: "444411••••••1111", changes: [Self.unsent])
        var driver = AppDriver(kind: .live, width: 60, height: 16, invoices: [unsent])
        driver.press(.enter, .char("S"))
        driver.type("4444")
        #expect(!driver.words.contains("1795350000000009}"))
        for _ in 0..<8 { driver.press(.pageDown) }
        #expect(driver.words.contains("0009}"))
    }

    @Test func `the wheel reaches the end of a long request`() throws {
        let warning = PrepareWarning.similarInvoice(try invoice("09", minutesAgo: 3, amount: "100.5"), minutesAgo: 3)
        var driver = try liveReview(width: 60, height: 16, warnings: [warning])
        for _ in 0..<6 {
            driver.mouse(.wheelDown, x: 5, y: 5)
        }
        #expect(driver.words.contains("••••1111\"}"))
    }

    @Test func `a warning stands before the request`() throws {
        let warning = PrepareWarning.similarInvoice(try invoice("09", minutesAgo: 3, amount: "100.5"), minutesAgo: 3)
        let driver = try liveReview(width: 60, height: 16, warnings: [warning])
        #expect(driver.words.contains("was already invoiced like this"))
        #expect(snapshotMismatch(of: driver.frame, named: "review-live-warned-60x16") == nil)
    }
}
