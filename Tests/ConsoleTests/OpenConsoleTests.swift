import FoundationEssentials
import Glibc
import InvoiceCore
import TestGateway
import Testing

@testable import Console
@testable import EInvoiceKit
@testable import Screens

/// A console that stays open while things happen to its history.
@Suite(.timeLimit(.minutes(1))) struct OpenConsoleTests {
    @Test func `a history that was replaced is read anew, rows and counts`() async throws {
        let shop = try Shop()
        try await shop.create("inv-1", "inv-2")
        let whole = try String(contentsOfFile: shop.history.path, encoding: .utf8)
        let intent = try #require(whole.split(separator: "\n").first)
        try "\(intent)\n".write(toFile: shop.history.path, atomically: false, encoding: .utf8)
        try await RunningConsole.open(at: shop) { console in
            try await console.terminal.shows("sending", "inv-1", "1 today")
            try whole.write(toFile: "\(shop.root)/new", atomically: false, encoding: .utf8)
            #expect(rename("\(shop.root)/new", shop.history.path) == 0)
            let frame = try await console.terminal.shows("inv-2", "2 today", "was replaced and is read anew")
            #expect(!frame.contains("sending"))
        }
    }

    @Test func `an outcome that is recorded after all is said to be`() async throws {
        let shop = try Shop()
        let transport = HookedTransport(endpoint: "create") { shop.breakFolder() }
        try await RunningConsole.open(at: shop, through: transport) { console in
            try await console.terminal.review("inv-1")
            try await console.terminal.shows("⏎ Send")
            try await console.terminal.press(.enter)
            try await console.terminal.shows("Created, but not recorded", "The outcome is not in the history")
            shop.mendFolder()
            let frame = try await console.terminal.shows("Recorded in the history.")
            #expect(!frame.contains("not recorded"))
            #expect(try shop.invoice("inv-1").state == .created)
        }
    }

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

extension Shop {
    /// Undoes ``breakFolder()``.
    fileprivate func mendFolder() {
        unlink(folder)
        rename("\(root)/away", folder)
    }
}
