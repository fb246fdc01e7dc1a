import FoundationEssentials
import InvoiceCore
import TestGateway
import Testing

@testable import EInvoiceKit
@testable import Fronts
@testable import Screens

/// Unknown outcomes through the whole console: asking, sending again, and what must not be overlooked about the answer.
@Suite(.timeLimit(.minutes(10))) struct SettlingJourneyTests {
    /// A shop with an invoice whose outcome is unknown; the gateway has it or not.
    private func shop(kind: ProfileKind = .test, isCreated: Bool) async throws -> Shop {
        let shop = try Shop(kind: kind)
        shop.gateway.fail(.html, creating: isCreated)
        _ = try await shop.send("inv-1")
        #expect(try shop.invoice("inv-1").state == .unknown)
        return shop
    }

    @Test func `what the gateway has is created from then on`() async throws {
        let shop = try await shop(isCreated: true)
        let tracking = try #require(shop.gateway.tracking(of: "inv-1"))
        try await RunningConsole.open(at: shop) { console in
            try await console.terminal.shows("u Settle")
            try await console.terminal.press("u")
            try await console.terminal.shows("● created, tracking \(tracking)")
            #expect(try shop.invoice("inv-1").tracking == tracking)
            #expect(!console.terminal.seen.text.contains("THE OUTCOME"))
        }
        #expect(shop.gateway.requests(to: "einvoice/create").count == 1)
    }

    @Test func `what the gateway does not have is sent again, the same bytes, once a person says so`() async throws {
        let shop = try await shop(isCreated: false)
        try await RunningConsole.open(at: shop) { console in
            try await console.terminal.shows("u Settle")
            try await console.terminal.press("u")
            try await console.terminal.shows("no such payment: S sends it again, x closes it")
            #expect(shop.gateway.requests(to: "einvoice/create").count == 1)
            try await console.terminal.press("S")
            try await console.terminal.shows("Send again", "byte for byte")
            try await console.terminal.press(.enter)
            try await console.terminal.shows("● Created")
            #expect(try shop.invoice("inv-1").state == .created)
        }
        let sent = shop.gateway.requests(to: "einvoice/create")
        #expect(sent.count == 2)
        #expect(sent.first?.body == sent.last?.body)
        #expect(shop.gateway.createdPaymentIDs == ["inv-1"])
    }

    @Test func `what the gateway does not have is closed, and open again when it is there after all`() async throws {
        let shop = try await shop(isCreated: false)
        try await RunningConsole.open(at: shop) { console in
            try await console.terminal.shows("u Settle")
            try await console.terminal.press("u")
            try await console.terminal.shows("x closes it")
            try await console.terminal.press("x")
            try await console.terminal.shows("Close as never created", "its payment id stays used")
            #expect(try shop.invoice("inv-1").state == .unknown)
            try await console.terminal.press(.enter)
            try await console.terminal.shows("∅ closed as never created", "Payment inv-1 is closed as never created.")
            #expect(try shop.invoice("inv-1").state == .closed)
            try await console.terminal.press(.escape)
            try await console.terminal.shows("∅ closed")
            #expect(!console.terminal.seen.text.contains("1 unknown"))
            shop.gateway.add(paymentID: "inv-1", currency: "visamaster.uah", amount: "100.50")
            try await console.terminal.press(.enter)
            try await console.terminal.shows("Closed as never created. u asks the gateway again")
            try await console.terminal.press("u")
            try await console.terminal.shows("the gateway has it after all: open again", "THE GATEWAY HAS IT after all")
            #expect(try shop.invoice("inv-1").state == .created)
        }
        #expect(shop.gateway.requests(to: "einvoice/create").count == 1)
    }

    @Test func `on a live profile closing wants the amount typed`() async throws {
        let shop = try await shop(kind: .live, isCreated: false)
        try await RunningConsole.open(at: shop) { console in
            try await console.terminal.shows("u Settle")
            try await console.terminal.press("u")
            try await console.terminal.shows("x closes it")
            try await console.terminal.press("x")
            try await console.terminal.shows("type the amount again to close it")
            try await console.terminal.press(.enter)
            try await console.terminal.shows("type the amount again to close the invoice.")
            try await console.terminal.press("7", .enter)
            try await console.terminal.shows("That is not the amount")
            #expect(try shop.invoice("inv-1").state == .unknown)
            try await console.terminal.press(.ctrl("u"), "100.50", .enter)
            try await console.terminal.shows("∅ closed as never created")
            #expect(try shop.invoice("inv-1").state == .closed)
        }
    }

    @Test func `what another program finds of a closed one is said loudly`() async throws {
        let shop = try await shop(isCreated: false)
        let unknown = try shop.invoice("inv-1")
        _ = await shop.service.settle(unknown.id)
        let word = try Confirmation(nil, of: unknown.intent.amount, on: .test)
        _ = await shop.service.close(unknown.id, word)
        try await RunningConsole.open(at: shop) { console in
            try await console.terminal.shows("∅ closed")
            shop.gateway.add(paymentID: "inv-1", currency: "visamaster.uah", amount: "100.50")
            _ = await shop.service.settle(unknown.id)
            try await console.terminal.shows("Payment inv-1 was closed as never created, and THE GATEWAY HAS IT")
        }
    }

    @Test func `on a live profile sending again wants the amount too`() async throws {
        let shop = try await shop(kind: .live, isCreated: false)
        try await RunningConsole.open(at: shop) { console in
            try await console.terminal.shows("u Settle")
            try await console.terminal.press("u")
            try await console.terminal.shows("S sends it again")
            try await console.terminal.press("S", .enter)
            try await console.terminal.shows("type the amount again to send.")
            #expect(shop.gateway.requests(to: "einvoice/create").count == 1)
            try await console.terminal.press("100.50", .enter)
            try await console.terminal.shows("● Created")
        }
        #expect(shop.gateway.createdPaymentIDs == ["inv-1"])
    }

    @Test func `another payment under the payment id is said loudly`() async throws {
        let shop = try await shop(isCreated: false)
        shop.gateway.add(paymentID: "inv-1", currency: "visamaster.uah", amount: "7")
        try await RunningConsole.open(at: shop) { console in
            try await console.terminal.shows("u Settle")
            try await console.terminal.press("u")
            try await console.terminal.shows("≠ mismatch: DON'T HAND OVER: 7.00 UAH, not the 100.50 UAH asked for.")
            try await console.terminal.shows("Payment inv-1: DON'T HAND OVER: 7.00 UAH, not the 100.50 UAH")
        }
    }

    @Test func `a settled outcome that could not be recorded is said loudly`() async throws {
        let shop = try await shop(isCreated: true)
        let transport = HookedTransport(endpoint: "status") { shop.breakFolder() }
        try await RunningConsole.open(at: shop, through: transport) { console in
            try await console.terminal.shows("u Settle")
            try await console.terminal.press("u")
            try await console.terminal.shows("● created", "THE OUTCOME COULD NOT BE RECORDED")
        }
    }

    @Test func `a settled outcome that could not be recorded is named at the end`() async throws {
        let shop = try await shop(isCreated: true)
        let transport = HookedTransport(endpoint: "status") { shop.breakFolder() }
        try await RunningConsole.open(at: shop, through: transport) { console in
            try await console.terminal.shows("u Settle")
            try await console.terminal.press("u")
            try await console.terminal.shows("THE OUTCOME COULD NOT BE RECORDED")
            try await console.terminal.press(.ctrl("c"), .ctrl("c"))
            #expect(await console.exitCode == 0)
            #expect(console.openPayments.map(\.paymentID) == ["inv-1"])
            #expect(console.openPayments.map(\.isRecorded) == [false])
        }
    }

    @Test func `without an answer it stays unknown, and is asked for again`() async throws {
        let shop = try await shop(isCreated: true)
        shop.gateway.fail(.html, at: "einvoice/status")
        try await RunningConsole.open(at: shop) { console in
            try await console.terminal.shows("u Settle")
            try await console.terminal.press("u")
            try await console.terminal.shows("? still unknown: the gateway's answer is no use")
            #expect(try shop.invoice("inv-1").state == .unknown)
            try await console.terminal.press("u")
            try await console.terminal.shows("● created")
        }
    }

    @Test func `leaving gives up the question, and a late answer changes nothing that is shown`() async throws {
        let shop = try await shop(isCreated: false)
        shop.gateway.fail(.hang, at: "einvoice/status")
        try await RunningConsole.open(at: shop) { console in
            try await console.terminal.shows("u Settle")
            try await console.terminal.press("u")
            try await console.terminal.shows("asking the gateway by payment id")
            try await shop.untilAsked("einvoice/status")
            try await console.terminal.press(.escape, "u")
            // The first question's answer, that it was given up, belongs to nobody any more.
            let said = try await console.terminal.showsOne(of: "no such payment", "still unknown")
            #expect(said == "no such payment")
        }
        #expect(shop.gateway.requests(to: "einvoice/status").count == 2)
    }
}
