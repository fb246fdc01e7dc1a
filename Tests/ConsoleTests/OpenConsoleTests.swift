import InvoiceCore
import Testing

@testable import Console
@testable import Screens

/// A console that stays open while things happen to its history.
@Suite(.timeLimit(.minutes(1))) struct OpenConsoleTests {
    @Test func `tasks that ended are let go`() async throws {
        let desk = try ConsoleDesk()
        for _ in 0..<50 {
            desk.effects.run(.findUnsettled)
            _ = try await desk.next { event in if case .unsettledFound = event { true } else { nil } }
            let id = desk.newRequest()
            desk.effects.run(.search(id, "inv"))
            _ = try await desk.next { event in
                if case .searchFound(id, _, _, isDone: true) = event { true } else { nil }
            }
        }
        // The last ones may be about to end.
        #expect(desk.effects.taskCount < 10)
    }

    @Test func `what was sent is no longer held ready to be sent`() async throws {
        let desk = try ConsoleDesk()
        var draft = InvoiceDraft()
        (draft.currency, draft.amount, draft.paymentID) = ("visamaster.uah", "7", "inv-1")
        let prepared = desk.newRequest()
        desk.effects.run(.prepare(prepared, draft))
        _ = try await desk.next { event in if case .prepared(prepared, _) = event { true } else { nil } }
        #expect(desk.effects.shelf.holds(prepared))
        desk.effects.run(.submit(desk.newRequest(), prepared: prepared, confirmation: nil, draftID: "one"))
        _ = try await desk.next { $0.endOfSending }
        #expect(!desk.effects.shelf.holds(prepared))
    }
}
