import InvoiceCore
import ScreenKit
import Screens
import Testing

/// How many invoices the header counts as today's.
@Suite struct TodayTests {
    private func header(_ minutesAgo: [Int], hasMore: Bool = false) throws -> String {
        var driver = AppDriver()
        let invoices = try minutesAgo.enumerated().map { try invoice("\(10 + $0)", minutesAgo: $1) }
        driver.send(.historyReplaced)
        driver.press(.char("r"))
        for case .loadInvoices(let id, _, _) in driver.effects {
            driver.send(.invoicesLoaded(id, InvoicePage(invoices: invoices, hasMore: hasMore, total: nil)))
        }
        return String(driver.screen.split(separator: "\n").first ?? "")
    }

    @Test func `those of the day count, whatever stands between them`() throws {
        // One that was adopted yesterday's, or recorded when the clock was wrong, among today's.
        #expect(try header([1, 2, 2000, 3, 4]).contains("4 today"))
        #expect(try header([2000, 1, 2]).contains("2 today"))
        #expect(try header([2000, 3000]).contains("0 today"))
    }

    @Test func `there may be more where the last that is read is today's`() throws {
        #expect(try header([1, 2000, 3], hasMore: true).contains("2+ today"))
        #expect(try header([1, 3, 2000], hasMore: true).contains("2 today"))
        #expect(try header([1, 2, 3]).contains("3 today"))
    }
}
