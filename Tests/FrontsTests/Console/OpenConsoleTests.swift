import FoundationEssentials
import Glibc
import InvoiceCore
import TestGateway
import Testing

@testable import EInvoiceKit
@testable import Fronts
@testable import Screens

/// A console that stays open while things happen to its history.
@Suite(.timeLimit(.minutes(10))) struct OpenConsoleTests {
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

    @Test func `what is unknown far down is counted from the start, and so is how many there are`() async throws {
        let shop = try Shop()
        try await shop.create("inv-1")
        let start = Int64(1_700_000_000)
        let lines = (0..<300).map { number in
            let moment = Timestamp(milliseconds: (start + Int64(number)) * 1000).description
            let invoice =
                #"{"v":1,"type":"invoice","id":"A\#(1000 + number)","at":"\#(moment)","payment_id":"old-\#(number)","#
                + #""currency":"wave-ci.xof","amount":"1"}"#
            let update =
                #"{"v":1,"type":"update","id":"A1000","at":"\#(moment)","event":"unknown","reason":"interrupted"}"#
            return number == 0 ? "\(invoice)\n\(update)\n" : "\(invoice)\n"
        }
        let newest = try String(contentsOfFile: shop.history.path, encoding: .utf8)
        try (lines.joined() + newest).write(toFile: shop.history.path, atomically: false, encoding: .utf8)
        try await RunningConsole.open(at: shop) { console in
            try await console.terminal.shows("inv-1", "1 unknown")
        }
    }

    @Test func `an outcome that is recorded after all is said to be`() async throws {
        let shop = try Shop()
        let transport = HookedTransport(endpoint: "create") { shop.breakFolder() }
        try await RunningConsole.open(at: shop, through: transport) { console in
            try await console.terminal.submit("inv-1")
            try await console.terminal.shows("Created, but not recorded", "The outcome is not in the history")
            shop.mendFolder()
            let frame = try await console.terminal.shows("Recorded in the history.")
            #expect(!frame.contains("not recorded"))
            #expect(try shop.invoice("inv-1").state == .created)
        }
    }

    @Test func `what another program leaves on its way is found when the history changes`() async throws {
        let shop = try Shop()
        try await RunningConsole.open(at: shop) { console in
            try await console.terminal.shows("No invoices yet.")
            try shop.leaveSending("inv-1")
            try await shop.create("inv-2")
            try await console.terminal.shows(
                "An invoice was on the way when the program ended: settling asks the gateway")
            #expect(try shop.invoice("inv-1").state == .unknown)
        }
    }

    @Test func `what another program leaves on its way is found after a while`() async throws {
        let shop = try Shop()
        let often: (inout ConsoleSetup) -> Void = { $0.findsAbandonedEvery = 20 }
        try await RunningConsole.open(at: shop, change: often) { console in
            var lease: SendLease? = try shop.history.takeLease()
            lease?.leaveBehind(true)
            try shop.recordSending("inv-1", under: try #require(lease?.id))
            try await console.terminal.shows("inv-1", "sending")
            lease = nil
            try await console.terminal.shows(
                "An invoice was on the way when the program ended: settling asks the gateway")
        }
    }

    @Test func `what is shown as being sent can be settled when nobody sends it any more`() async throws {
        let shop = try Shop()
        try await RunningConsole.open(at: shop) { console in
            try await console.terminal.shows("No invoices yet.")
            var lease: SendLease? = try shop.history.takeLease()
            lease?.leaveBehind(true)
            try shop.recordSending("inv-1", under: try #require(lease?.id))
            try await console.terminal.shows("inv-1", "sending")
            try await console.terminal.press("u")
            try await console.terminal.shows("another program is sending it right now")
            lease = nil
            try await console.terminal.press("u")
            try await console.terminal.shows("no such payment")
            #expect(try shop.invoice("inv-1").state == .unknown)
        }
    }

    @Test func `tasks that ended are let go`() async throws {
        let fixture = try ConsoleFixture()
        for _ in 0..<50 {
            fixture.effects.run(.findUnsettled)
            _ = try await fixture.next { event in if case .unsettledFound = event { true } else { nil } }
            let id = fixture.newRequest()
            fixture.effects.run(.search(id, try InvoiceQuery("inv", now: .current, offset: 0)))
            _ = try await fixture.next { event in
                if case .searchFound(id, _, _, isDone: true) = event { true } else { nil }
            }
        }
        // The last ones may be about to end.
        #expect(fixture.effects.running.count < 10)
    }
}

extension Shop {
    /// An invoice that a program was sending when it ended.
    fileprivate func leaveSending(_ paymentID: String) throws {
        let lease = try history.takeLease()
        lease.leaveBehind(true)
        try recordSending(paymentID, under: lease.id)
    }

    /// The intent of an invoice that a program sends.
    fileprivate func recordSending(_ paymentID: String, under lease: String) throws {
        let now = Timestamp.current
        var intent = InvoiceIntent(
            id: HistoryStore.newInvoiceID(at: now), createdAt: now, paymentID: PaymentID(recorded: paymentID),
            currency: "visamaster.uah", amount: try Amount("100.50"))
        (intent.profile, intent.lease) = ("shop", lease)
        (intent.endpoint, intent.clientID) = ("\(gateway.baseURL)/api/einvoice/create", gateway.clientID)
        try history.record(intent)
    }

    /// Undoes ``breakFolder()``.
    fileprivate func mendFolder() {
        unlink(folder)
        rename("\(root)/away", folder)
    }
}
