import InvoiceCore
import ScreenKit
import Screens
import Testing

/// Clicks and the wheel in the lists that open over a screen.
@Suite struct MouseTests {
    /// Sends it to where the text stands.
    private func mouse(_ kind: MouseEvent.Kind, _ text: String, _ driver: inout AppDriver) throws {
        let rows = driver.screen.split(separator: "\n", omittingEmptySubsequences: false)
        let y = try #require(rows.firstIndex { $0.contains(text) })
        let place = try #require(rows[y].firstRange(of: text))
        let x = rows[y].distance(from: rows[y].startIndex, to: place.lowerBound)
        driver.mouse(kind, x: x, y: y)
    }

    private func threeDrafts() -> [SavedDraft] {
        (1...3).map { number in
            var draft = InvoiceDraft()
            draft.currency = "visamaster.uah"
            draft.amount = "\(number)00"
            draft.paymentID = "\(number)"
            return SavedDraft(id: "old-\(number)", savedAt: AppDriver.now, draft: draft)
        }
    }

    @Test func `a draft is chosen with a click and opened with two`() throws {
        var driver = AppDriver()
        driver.send(.draftsFound(threeDrafts()))
        driver.press(.char("d"))
        try mouse(.press, "200 UAH", &driver)
        driver.press(.char("D"))
        #expect(driver.screen.contains("✕ 200 UAH"))
        try mouse(.wheelUp, "Drafts that", &driver)
        try mouse(.press, "300 UAH", &driver)
        try mouse(.doubleClick, "300 UAH", &driver)
        #expect(driver.screen.contains("New invoice"))
        #expect(driver.screen.contains("Amount *      300"))
        #expect(driver.effects.contains(.discardDraft(id: "old-2")))
    }

    @Test func `a theme is shown with a click and kept with two`() throws {
        var driver = AppDriver()
        driver.press(.char(","), .down, .down, .down, .enter)
        try mouse(.press, " day ", &driver)
        #expect(driver.state.context.theme == "day")
        try mouse(.wheelUp, " day ", &driver)
        #expect(driver.state.context.theme == "night")
        try mouse(.press, "Theme", &driver)
        #expect(driver.state.context.theme == "night")
        try mouse(.press, " day ", &driver)
        try mouse(.doubleClick, " day ", &driver)
        #expect(driver.last == .useTheme("day"))
    }

    @Test func `a command is done with a click`() throws {
        var driver = AppDriver()
        driver.press(.ctrl("p"))
        try mouse(.wheelDown, "Commands", &driver)
        try mouse(.press, "Counts and sums per day", &driver)
        #expect(driver.effects.contains { if case .gatherStatistics = $0 { true } else { false } })
    }

    @Test func `an invoice that is settled is opened with two clicks`() throws {
        let unknown = UnknownReason(.timeout)
        var driver = AppDriver(invoices: [
            try invoice("01", paymentID: "first", changes: [.unknown(unknown)]),
            try invoice("02", minutesAgo: 20, paymentID: "second", changes: [.unknown(unknown)]),
        ])
        driver.press(.char("u"))
        try mouse(.press, "payment id second", &driver)
        try mouse(.doubleClick, "payment id second", &driver)
        #expect(driver.screen.contains("Invoice second"))
    }

    @Test func `a double click on the review's key sends nothing`() throws {
        var driver = AppDriver()
        driver.fillForm()
        driver.mouse(.press, x: 2, y: 23)
        try driver.answerPreparation()
        #expect(driver.screen.contains("⏎ Send"))
        driver.mouse(.doubleClick, x: 2, y: 23)
        #expect(driver.last?.asSubmit == nil && driver.screen.contains("⏎ Send"))
        driver.mouse(.press, x: 2, y: 23)
        #expect(driver.last?.asSubmit != nil)
    }
}
