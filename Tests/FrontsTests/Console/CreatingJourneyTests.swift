import FoundationEssentials
import InvoiceCore
import ScreenKit
import TestGateway
import Testing

@testable import EInvoiceKit
@testable import Fronts

/// Creating through the whole console: keys in, frames out, and what is sent and recorded between.
@Suite(.timeLimit(.minutes(10))) struct CreatingJourneyTests {
    @Test func `what the gateway creates is shown and recorded, and is a draft no more`() async throws {
        let shop = try Shop()
        try await RunningConsole.open(at: shop) { console in
            try await console.terminal.review("inv-1")
            try await console.terminal.shows("⏎ Send", "inv-1", "100.50")
            #expect(shop.gateway.requests(to: "einvoice/create").isEmpty)
            try await console.terminal.press(.enter)
            try await console.terminal.shows("● Created", "79DF-60B0-A001", "Recorded in the history.")
            #expect(try shop.invoice("inv-1").state == .created)
        }
        #expect(shop.gateway.createdPaymentIDs == ["inv-1"])
        #expect(shop.gateway.violations.isEmpty)
        #expect(try shop.drafts().isEmpty)
    }

    @Test func `the draft of a rejected invoice is kept, and the next start goes on with it`() async throws {
        let shop = try Shop()
        shop.gateway.fail(.reply(#"{"error": {"code": 12, "message": "Limit exceeded"}}"#))
        try await RunningConsole.open(at: shop) { console in
            try await console.terminal.submit("inv-1")
            try await console.terminal.shows("✕ Rejected", "Limit exceeded", "The gateway created nothing.")
            #expect(try shop.invoice("inv-1").state == .rejected)
        }
        #expect(try shop.drafts().count == 1)
        try await RunningConsole.open(at: shop) { console in
            try await console.terminal.shows("A draft was kept", "d goes on with it")
            try await console.terminal.press("d", .enter, .review)
            // The gateway has no such invoice, so its payment id may be used.
            try await console.terminal.shows("⏎ Send", "inv-1")
            try await console.terminal.press(.enter)
            try await console.terminal.shows("● Created")
        }
        #expect(shop.gateway.createdPaymentIDs == ["inv-1"])
        #expect(try shop.drafts().isEmpty)
    }

    @Test func `refused credentials are shown as that, and the draft is kept`() async throws {
        let shop = try Shop()
        shop.gateway.fail(.reply(#"{"error": {"code": 3, "message": "Invalid signature"}}"#))
        try await RunningConsole.open(at: shop) { console in
            try await console.terminal.submit("inv-1")
            #expect(
                try await console.terminal.showsOne(of: "✕ Credentials refused", "✕ Rejected")
                    == "✕ Credentials refused")
        }
        #expect(try shop.drafts().count == 1)
    }

    @Test func `a payment id that an invoice has is caught before the review`() async throws {
        let shop = try Shop()
        try await shop.create("inv-1")
        try await RunningConsole.open(at: shop) { console in
            try await console.terminal.review("inv-1")
            let said = "An invoice with this payment id is in the history already (created)"
            #expect(try await console.terminal.showsOne(of: said, "⏎ Send") == said)
        }
        #expect(shop.gateway.createdCount == 1)
    }

    @Test func `an invoice like one of a moment ago is pointed out at the review`() async throws {
        let shop = try Shop()
        try await shop.create("inv-1")
        try await RunningConsole.open(at: shop) { console in
            try await console.terminal.review("inv-2")
            let frame = try await console.terminal.shows("⏎ Send")
            #expect(frame.contains("was already invoiced like this"))
            #expect(frame.contains("payment id inv-1"))
        }
    }

    @Test func `a wrong draft is not reviewed`() async throws {
        let shop = try Shop()
        try await RunningConsole.open(at: shop) { console in
            try await console.terminal.review("inv-1", amount: "100.505")
            try await console.terminal.shows("Amount:")
        }
        #expect(shop.gateway.requests(to: "einvoice/create").isEmpty)
    }

    @Test func `an unanswered request is unknown, and is no draft any more`() async throws {
        let shop = try Shop()
        shop.gateway.fail(.html)
        try await RunningConsole.open(at: shop) { console in
            try await console.terminal.submit("inv-1")
            try await console.terminal.shows("? Unknown", "u Settle")
            #expect(try shop.invoice("inv-1").state == .unknown)
        }
        #expect(shop.gateway.requests(to: "einvoice/create").count == 1)
        #expect(try shop.drafts().isEmpty)
    }

    @Test func `who stops waiting has an unknown outcome, recorded`() async throws {
        let shop = try Shop()
        shop.gateway.fail(.hang)
        try await RunningConsole.open(at: shop) { console in
            try await console.terminal.submit("inv-1", awaitedBy: shop)
            // The time is counted meanwhile.
            try await console.terminal.until("more than 0.1 s") { state in
                state.text.contains("Sending…") && !state.text.contains("0.1 s")
            }
            try await console.terminal.press(.escape)
            try await console.terminal.shows("? Unknown")
            #expect(try shop.invoice("inv-1").unknownReason?.code == .canceled)
        }
    }

    @Test func `a gateway out of reach got nothing, and the same request goes out again`() async throws {
        let shop = try Shop()
        let isCut = Switch()
        try await RunningConsole.open(at: shop, through: CutTransport(isCut: isCut)) { console in
            try await console.terminal.review("inv-1")
            try await console.terminal.shows("⏎ Send")
            isCut.isOn = true
            try await console.terminal.press(.enter)
            try await console.terminal.shows("! Not sent", "Nothing reached the gateway")
            #expect(try shop.invoice("inv-1").state == .unsent)
            isCut.isOn = false
            try await console.terminal.press("S")
            try await console.terminal.shows("⏎ Send", "Nothing reached the gateway.")
            try await console.terminal.press(.enter)
            try await console.terminal.shows("● Created")
        }
        #expect(shop.gateway.createdPaymentIDs == ["inv-1"])
    }

    @Test func `an outcome that could not be recorded is said with it`() async throws {
        let shop = try Shop()
        let transport = HookedTransport(endpoint: "create") { shop.breakFolder() }
        try await RunningConsole.open(at: shop, through: transport) { console in
            try await console.terminal.submit("inv-1")
            try await console.terminal.shows(
                "Created, but not recorded", "The outcome is not in the history", "Write the tracking number down.")
        }
    }

    @Test func `where nothing can be recorded nothing is sent, and the draft is kept`() async throws {
        let shop = try Shop()
        try await RunningConsole.open(at: shop) { console in
            try await console.terminal.review("inv-1")
            try await console.terminal.shows("⏎ Send")
            // The file's place is taken by a folder.
            let path = shop.history.path
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
            try await console.terminal.press(.enter)
            try await console.terminal.shows("! Not sent", "Nothing was sent. What you typed is kept.")
        }
        #expect(shop.gateway.requests(to: "einvoice/create").isEmpty)
        #expect(try shop.drafts().count == 1)
    }

    @Test func `on a live profile nothing leaves before the amount is typed again`() async throws {
        let shop = try Shop(kind: .live)
        try await RunningConsole.open(at: shop) { console in
            try await console.terminal.review("inv-1")
            try await console.terminal.shows("LIVE", "Type the amount again to send:")
            try await console.terminal.press(.enter)
            try await console.terminal.shows("type the amount again to send.")
            try await console.terminal.press("100", .enter)
            try await console.terminal.shows("That is not the amount")
            #expect(shop.gateway.requests(to: "einvoice/create").isEmpty)
            try await console.terminal.press(".5", .enter)
            try await console.terminal.shows("● Created")
        }
        #expect(shop.gateway.createdPaymentIDs == ["inv-1"])
    }

    @Test func `a service that could not be opened is tried again`() async throws {
        let shop = try Shop()
        let broken = Switch(isOn: true)
        let change: (inout ConsoleSetup) -> Void = { setup in
            let opening = setup.openService
            setup.openService = {
                broken.isOn ? .failure(.noSandbox(.taken(80))) : await opening()
            }
        }
        try await RunningConsole.open(at: shop, change: change) { console in
            try await console.terminal.shows("port 80 is in use by another program.")
            try await console.terminal.review("inv-1")
            try await console.terminal.shows("port 80 is in use by another program.")
            broken.isOn = false
            try await console.terminal.press(.review)
            #expect(
                try await console.terminal.showsOne(of: "⏎ Send", "port 80 is in use by another program.") == "⏎ Send")
        }
    }

    @Test func `the gateway's own extra fields are in the form`() async throws {
        let shop = try Shop()
        try await RunningConsole.open(at: shop) { console in
            try await console.terminal.press("n", "orange_money-ci.xof", .enter)
            try await console.terminal.shows("Phone")
        }
    }
}
