import InvoiceCore
import ScreenKit
import Screens
import Testing

/// Clicks and the wheel in the lists that open over a screen.
@Suite struct MouseTests {
    /// Sends it to where the text stands.
    private func mouse(_ kind: MouseEvent.Kind, _ text: String, _ desk: inout Desk) throws {
        let rows = desk.screen.split(separator: "\n", omittingEmptySubsequences: false)
        let y = try #require(rows.firstIndex { $0.contains(text) })
        let place = try #require(rows[y].firstRange(of: text))
        let x = rows[y].distance(from: rows[y].startIndex, to: place.lowerBound)
        desk.send(.mouse(MouseEvent(kind: kind, position: Position(x: x, y: y))))
    }

    private func threeDrafts() -> [KeptDraft] {
        (1...3).map { number in
            var draft = InvoiceDraft()
            draft.currency = "visamaster.uah"
            draft.amount = "\(number)00"
            draft.paymentID = "\(number)"
            return KeptDraft(id: "old-\(number)", savedAt: Desk.now, draft: draft)
        }
    }

    @Test func aDraftIsChosenWithAClickAndOpenedWithTwo() throws {
        var desk = Desk()
        desk.send(.draftsFound(threeDrafts()))
        desk.press(.char("d"))
        try mouse(.press, "200 UAH", &desk)
        desk.press(.char("x"))
        #expect(desk.last == .discardDraft(id: "old-2"))
        try mouse(.wheelUp, "Drafts that", &desk)
        try mouse(.press, "300 UAH", &desk)
        try mouse(.doubleClick, "300 UAH", &desk)
        #expect(desk.screen.contains("New invoice"))
        #expect(desk.screen.contains("Amount         300"))
    }

    @Test func aThemeIsShownWithAClickAndKeptWithTwo() throws {
        var desk = Desk()
        desk.press(.char(","))
        try mouse(.press, " day ", &desk)
        #expect(desk.state.around.theme == "day")
        try mouse(.wheelUp, " day ", &desk)
        #expect(desk.state.around.theme == "night")
        try mouse(.press, "Theme", &desk)
        #expect(desk.state.around.theme == "night")
        try mouse(.press, " day ", &desk)
        try mouse(.doubleClick, " day ", &desk)
        #expect(desk.last == .useTheme("day"))
    }

    @Test func aCommandIsDoneWithAClick() throws {
        var desk = Desk()
        desk.press(.ctrl("p"))
        try mouse(.wheelDown, "Commands", &desk)
        try mouse(.press, "Counts and sums per day", &desk)
        #expect(desk.effects.contains { if case .gatherStatistics = $0 { true } else { false } })
    }

    @Test func anInvoiceThatIsSettledIsOpenedWithTwoClicks() throws {
        let unknown = UnknownReason(.timeout)
        var desk = Desk(invoices: [
            try invoice("01", paymentID: "first", changes: [.unknown(unknown)]),
            try invoice("02", minutesAgo: 20, paymentID: "second", changes: [.unknown(unknown)]),
        ])
        desk.press(.char("u"))
        try mouse(.press, "payment id second", &desk)
        try mouse(.doubleClick, "payment id second", &desk)
        #expect(desk.screen.contains("Invoice second"))
    }
}
