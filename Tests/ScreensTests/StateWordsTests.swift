import InvoiceCore
import ScreenKit
import Testing
import Wording

@testable import Screens

/// Whatever word the list shows as a state is what a search takes, and what it finds are the rows that show it.
@Suite struct StateWordsTests {
    /// Statuses that the protocol doesn't know.
    private static let unheardOf = ["HELD_FOR_REVIEW", "ON HOLD", "ожидает"]

    /// An invoice in each state of this side, one with each status of the gateway's, and those that show something else than
    /// their status.
    private static func invoices() throws -> [Invoice] {
        var made: [Invoice] = []
        func add(_ changes: InvoiceUpdate.Change...) throws {
            made.append(
                try invoice("\(made.count + 10)", minutesAgo: made.count + 1, currency: "bitcoin", changes: changes))
        }
        func report(_ status: String, _ amount: UInt128 = 1000, isRecalculated: Bool? = nil) -> InvoiceUpdate.Change {
            var report = StatusReport(status: GatewayStatus(status))
            (report.currency, report.amount) = ("bitcoin", Amount(coefficient: amount, scale: 0))
            report.isRecalculated = isRecalculated
            return .status(report)
        }
        let created = InvoiceUpdate.Change.created(tracking: "79DF-60B0-17F6", isSettled: false)
        try add()
        try add(.unknown(UnknownReason(.timeout)))
        try add(.unsent("connection refused"))
        try add(.rejected(GatewayRejection(code: "12", message: "Limit")))
        try add(created)
        try add(.unknown(UnknownReason(.timeout)), .closed)
        for word in GatewayStatus.Meaning.allCases.compactMap(\.word) + unheardOf { try add(created, report(word)) }
        // Another sum, declared and not.
        try add(created, report("FINISHED", 900, isRecalculated: true))
        try add(created, report("FINISHED", 900))
        try add(created, report("PAYIN", 900))
        return made
    }

    /// What is asked of the history when this is typed into the list's search.
    private func typed(_ text: String) throws -> InvoiceQuery {
        var driver = AppDriver(kind: .test, invoices: try severalInvoices())
        driver.press(.char("/"))
        driver.type(text)
        return try #require(driver.last?.asSearch?.query, "“\(text)” is refused:\n\(driver.screen)")
    }

    @Test func `each state of this side, each status of the protocol and each badge occurs`() throws {
        let invoices = try Self.invoices()
        #expect(Set(invoices.map(\.state)) == Set(InvoiceState.allCases))
        #expect(Set(invoices.compactMap { $0.report?.status.meaning }) == Set(GatewayStatus.Meaning.allCases))
        #expect(Set(invoices.compactMap { ShownState($0) }) == Set(ShownState.allCases))
    }

    @Test func `the list shows the word of each state whole`() throws {
        for invoice in try Self.invoices() where ShownState(invoice) != nil {
            let driver = AppDriver(kind: .test, width: 200, height: 60, invoices: [invoice])
            #expect(driver.screen.contains(wording.badge(for: invoice).text), "\(driver.screen)")
        }
    }

    @Test func `each word that the list shows, typed into the search, finds its rows and no others`() throws {
        let invoices = try Self.invoices()
        for word in Set(invoices.map { wording.badge(for: $0).word }).sorted() {
            let rows = invoices.filter { wording.badge(for: $0).word == word }.map(\.id)
            func found(_ text: String) throws -> [String] { try invoices.filter(typed(text).matches).map(\.id) }
            let joined = word.replacing(" ", with: "-")
            for text in ["status:\"\(word)\"", "status:\(joined)", "STATUS:\(joined.uppercased())"] {
                // A blank of a word that nobody knows is no dash.
                if Self.unheardOf.contains(word), word != joined, !text.contains(word) { continue }
                #expect(try found(text) == rows, "\(text)")
            }
            // `state:created` has always been whatever has a tracking number.
            let state = try found("state:\"\(word)\"")
            #expect(word == "created" ? state.starts(with: rows) || rows.allSatisfy(state.contains) : state == rows)
            // A word alone may stand in another text, too.
            let plain = try found(word)
            #expect(rows.allSatisfy(plain.contains), "\(word): \(plain), \(rows)")
            for part in word.split(separator: " ") {
                let plain = try found(String(part))
                #expect(rows.allSatisfy(plain.contains), "\(part): \(plain), \(rows)")
            }
        }
    }

    @Test func `the gateway's own words and the beginnings of all find them, too`() throws {
        let invoices = try Self.invoices()
        for invoice in invoices {
            let word = wording.badge(for: invoice).word
            if let status = invoice.report?.status.text {
                for text in [status, "\"\(status)\""] { #expect(try typed(text).matches(invoice), "\(text)") }
            }
            if let state = ShownState(invoice) {
                for own in [state.gatewayWord, state.argument].compactMap(\.self) {
                    #expect(try typed("status:\(own)").matches(invoice), "\(own)")
                }
                for length in 1...word.count where word.prefix(length).last != " " {
                    let start = word.prefix(length).replacing(" ", with: "-")
                    #expect(try typed("status:\(start)").matches(invoice), "\(start)")
                }
            }
        }
        for (text, state) in [
            ("paying", ShownState.started), ("status:paying", .started), ("status:other", .otherSum),
            ("cancelled", .canceled),
        ] {
            let query = try typed(text)
            #expect(invoices.filter { ShownState($0) == state }.allSatisfy(query.matches), "\(text)")
        }
    }

    @Test func `what is closed, replaced, a replacement or a test payment is found by that`() throws {
        let created = InvoiceUpdate.Change.created(tracking: "79DF-60B0-17F6", isSettled: false)
        let closed = try invoice("01", changes: [.unknown(UnknownReason(.timeout)), .closed])
        let replaced = try invoice("02", changes: [created, .replaced(by: "03")])
        var intent = try invoice("03").intent
        intent.replaces = "02"
        let replacement = Invoice(intent: intent, updates: [])
        intent = try invoice("04").intent
        intent.isTest = true
        let all = [closed, replaced, replacement, Invoice(intent: intent, updates: [])]
        let words = ["is:closed", "is:replaced", "is:replacement", "is:test"]
        for (place, word) in words.enumerated() {
            #expect(try all.filter(typed(word).matches).map(\.id) == [all[place].id], "\(word)")
        }
    }
}
