import InvoiceCore
import ScreenKit
import Screens
import Testing

/// A list of what was found follows what happens to the invoices since.
@Suite struct FollowedSearchTests {
    private func reported(_ id: String, _ status: String, minutesAgo: Int = 10) throws -> Invoice {
        var report = StatusReport(status: GatewayStatus(status))
        (report.currency, report.amount) = ("visamaster.uah", try Amount("1000"))
        return try invoice(
            id, minutesAgo: minutesAgo,
            changes: [.created(tracking: "79DF-60B0-17\(id)", isSettled: false), .status(report)])
    }

    /// A search for failed ones that runs.
    private func searching() throws -> (AppDriver, RequestID) {
        var driver = AppDriver(width: 100, invoices: [try reported("02", "FAILED", minutesAgo: 20)])
        driver.press(.char("/"))
        driver.type("status:failed")
        return (driver, try #require(driver.last?.asSearch?.id))
    }

    private func header(_ driver: AppDriver) -> String { String(driver.screen.split(separator: "\n").first ?? "") }

    private func row(_ paymentID: String, _ driver: AppDriver) -> String? {
        driver.screen.split(separator: "\n").first { $0.contains(paymentID) }.map(String.init)
    }

    @Test func `a row that fits no longer is marked, and the count is right`() throws {
        var (driver, id) = try searching()
        let found = [try reported("03", "FAILED"), try reported("02", "FAILED", minutesAgo: 20)]
        driver.send(.searchFound(id, found, count: 2, isDone: true))
        driver.press(.enter, .char("j"))
        #expect(header(driver).contains("2 found") && !driver.screen.contains("*"))
        driver.send(.invoicesChanged([try reported("03", "FINISHED")]))
        #expect(header(driver).contains("1 found   *1 no longer"))
        #expect(row("1795350000000003", driver)?.contains("*") == true)
        #expect(row("1795350000000002", driver)?.contains("*") == false)
        driver.press(.char("k"))
        #expect(driver.words.contains("* No longer fits the search."))
        driver.send(.invoicesChanged([try reported("03", "FAILED")]))
        #expect(header(driver).contains("2 found") && !driver.screen.contains("*"))
    }

    @Test func `an invoice that came to fit is added in its place`() throws {
        var (driver, id) = try searching()
        let found = [try reported("05", "FAILED", minutesAgo: 5), try reported("02", "FAILED", minutesAgo: 20)]
        driver.send(.searchFound(id, found, count: 2, isDone: true))
        driver.press(.enter)
        driver.send(.invoicesChanged([try reported("03", "FAILED"), try reported("04", "FINISHED")]))
        #expect(header(driver).contains("3 found"))
        let lines = driver.screen.split(separator: "\n")
        let places = ["05", "03", "02"].map { id in lines.firstIndex { $0.contains("17953500000000\(id)") } ?? 0 }
        #expect(places[0] > 0 && places == places.sorted())
        #expect(row("1795350000000004", driver) == nil)
    }

    @Test func `behind the last row that is shown nothing is added`() throws {
        var (driver, id) = try searching()
        driver.send(.searchFound(id, [try reported("05", "FAILED", minutesAgo: 5)], count: 2, isDone: true))
        driver.send(.invoicesChanged([try reported("03", "FAILED")]))
        #expect(header(driver).contains("2 found, the newest 1 shown"))
    }

    @Test func `what changes while the search runs is followed when it is done`() throws {
        var (driver, id) = try searching()
        driver.send(.searchFound(id, [try reported("05", "FAILED", minutesAgo: 5)], count: 1, isDone: false))
        driver.send(.invoicesChanged([try reported("03", "FINISHED"), try reported("05", "PAYIN", minutesAgo: 5)]))
        driver.send(.searchFound(id, [try reported("03", "FAILED")], count: 2, isDone: true))
        #expect(header(driver).contains("0 found   *2 no longer"))
        // Another search knows nothing of it.
        driver.type("x")
        #expect(!header(driver).contains("*"))
    }
}
