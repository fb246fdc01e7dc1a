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
    private func reviewOfUnsent() throws -> Desk {
        var desk = Desk(invoices: [try invoice("09", changes: [Self.unsent])])
        desk.press(.enter, .char("r"))
        return desk
    }

    /// Looking at sending again what the gateway said it does not have.
    private func reviewOfMissing() throws -> Desk {
        let unknown = try invoice("09", changes: [Self.unknown])
        var desk = Desk(invoices: [unknown])
        desk.press(.char("u"))
        guard case .settle(let id, _) = desk.last else { throw Unexpected() }
        desk.send(.settled(id, invoiceID: "09", .notFound(missing(unknown))))
        desk.press(.char("s"))
        return desk
    }

    @Test func whatNeverLeftIsNotSaidToBeMissingAtTheGateway() throws {
        let words = try reviewOfUnsent().words
        #expect(words.contains("Nothing reached the gateway."))
        #expect(!words.contains("The gateway has no payment with this id."))
        #expect(snapshotMismatch(of: try reviewOfUnsent().frame, named: "send-again-unsent-80x24") == nil)
    }

    @Test func whatMayHaveBeenSentIsNotSaidToBeUnsent() throws {
        let words = try reviewOfMissing().words
        #expect(words.contains("The gateway has no payment with this id."))
        #expect(!words.contains("Nothing has been sent yet"))
    }

    @Test func escFromSendingAgainPromisesNoForm() throws {
        for var desk in [try reviewOfUnsent(), try reviewOfMissing()] {
            #expect(desk.screen.contains("Esc Back"))
            #expect(!desk.screen.contains("Change"))
            desk.press(.function(1))
            #expect(!desk.screen.contains("Back to the form"))
        }
    }

    @Test func anUnknownOneThatDidNotLeaveAgainStaysUnknown() throws {
        var desk = try reviewOfMissing()
        desk.press(.enter)
        guard case .resend(let id, _, _, _) = desk.last else { throw Unexpected() }
        let still = try invoice("09", changes: [Self.unknown, .notFound, .resent(lease: nil), Self.unknown])
        desk.send(.submitted(id, .unreachable(still, "The gateway could not be reached: connection refused.")))
        #expect(!desk.words.contains("nothing was created"))
        #expect(!desk.words.contains("Send again"))
        #expect(desk.words.contains("it stays unknown"))
        desk.press(.char("u"))
        guard case .settle(_, "09") = desk.last else { throw Unexpected() }
    }

    @Test func sendingAgainInVainDoesNotSpeakOfTypedThings() throws {
        var desk = try reviewOfUnsent()
        desk.press(.enter)
        guard case .resend(let id, _, _, _) = desk.last else { throw Unexpected() }
        desk.send(.submitted(id, .notSent("Another program is sending it right now.")))
        #expect(!desk.words.contains("What you typed is kept."))
        #expect(desk.words.contains("Nothing was sent now"))
    }

    /// Looking at a new invoice for the live gateway.
    private func liveReview(width: Int, height: Int, warnings: [ReviewWarning] = []) throws -> Desk {
        var desk = Desk(kind: .live, width: width, height: height)
        desk.fillForm()
        desk.press(.function(2))
        try desk.answerPreparation(warnings: warnings)
        return desk
    }

    @Test(arguments: [60, 70, 76, 80, 200])
    func theAmountTypedAgainIsSeenWhateverTheWidth(width: Int) throws {
        var desk = try liveReview(width: width, height: 16)
        desk.type("100.505000001")
        #expect(desk.screen.contains("100.505000001"))
        #expect(desk.words.contains("This is the LIVE gateway. Type the amount again to send:"))
        let cursor = try #require(desk.frame.cursor)
        #expect(cursor.x < width && cursor.y < 13)
        if width == 60 { #expect(snapshotMismatch(of: desk.frame, named: "review-live-60x16") == nil) }
    }

    @Test func cardAndAmountFindRoomTogether() throws {
        let unsent = try invoice("09", sender: "444411••••••1111", changes: [Self.unsent])
        var desk = Desk(kind: .live, width: 60, height: 16, invoices: [unsent])
        desk.press(.enter, .char("r"))
        desk.type("4444111144441111")
        desk.press(.tab)
        desk.type("1000")
        #expect(snapshotMismatch(of: desk.frame, named: "send-again-live-card-60x16") == nil)
        #expect(desk.words.contains("it must fit 444411••••••1111"))
        #expect(desk.screen.contains("4444111144441111"))
        desk.press(.enter)
        guard case .resend(_, "09", "4444111144441111", "1000") = desk.last else { throw Unexpected() }
    }

    @Test func aLongRequestScrollsWhileTheAmountIsTyped() throws {
        let warning = ReviewWarning.similar(try invoice("09", minutesAgo: 3, amount: "100.5"))
        for keys in [[Key.pageDown], [.down, .down, .down, .down]] {
            var desk = try liveReview(width: 60, height: 16, warnings: [warning])
            #expect(!desk.words.contains("••••1111\"}"))
            desk.type("10")
            for key in keys { desk.press(key) }
            #expect(desk.words.contains("••••1111\"}"))
            desk.type("0.5")
            #expect(desk.screen.contains("100.5"))
            desk.press(.pageUp, .pageUp)
            #expect(desk.screen.contains("VisaMaster"))
            desk.press(.enter)
            guard case .submit(_, _, "100.5", _) = desk.last else { throw Unexpected() }
        }
    }

    @Test func aLongRequestScrollsWhileTheCardNumberIsTyped() throws {
        let unsent = try invoice("09", sender: "444411••••••1111", changes: [Self.unsent])
        var desk = Desk(kind: .live, width: 60, height: 16, invoices: [unsent])
        desk.press(.enter, .char("r"))
        desk.type("4444")
        #expect(!desk.words.contains("1795350000000009}"))
        desk.press(.pageDown, .pageDown, .pageDown)
        #expect(desk.words.contains("0009}"))
    }

    @Test func theWheelReachesTheEndOfALongRequest() throws {
        let warning = ReviewWarning.similar(try invoice("09", minutesAgo: 3, amount: "100.5"))
        var desk = try liveReview(width: 60, height: 16, warnings: [warning])
        for _ in 0..<3 {
            desk.send(.mouse(MouseEvent(kind: .wheelDown, position: Position(x: 5, y: 5))))
        }
        #expect(desk.words.contains("••••1111\"}"))
    }

    @Test func aWarningStandsBeforeTheRequest() throws {
        let warning = ReviewWarning.similar(try invoice("09", minutesAgo: 3, amount: "100.5"))
        let desk = try liveReview(width: 60, height: 16, warnings: [warning])
        #expect(desk.words.contains("was already invoiced like this"))
        #expect(snapshotMismatch(of: desk.frame, named: "review-live-warned-60x16") == nil)
    }
}
