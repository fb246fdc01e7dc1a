import FoundationEssentials
import InvoiceCore
import ScreenKit
import TestGateway
import Testing

@testable import EInvoiceKit
@testable import Fronts
@testable import Screens

/// A number that isn't in the history, through the whole console.
@Suite(.timeLimit(.minutes(10))) struct LookUpJourneyTests {
    private func shop() async throws -> Shop {
        let shop = try Shop()
        try await shop.create("inv-1")
        shop.gateway.add(paymentID: "90125", currency: "visamaster.uah", amount: "77.50", statuses: ["PAYIN"])
        return shop
    }

    @Test func `what only the gateway has is shown and adopted`() async throws {
        let shop = try await shop()
        try await RunningConsole.open(at: shop) { console in
            try await console.terminal.shows("inv-1")
            try await console.terminal.press("/", "90125")
            try await console.terminal.shows("Nothing found.", "Enter asks the gateway about 90125")
            #expect(shop.gateway.requests(to: "einvoice/status").isEmpty)
            try await console.terminal.press(.enter)
            try await console.terminal.shows(
                "90125 is not in this history, and the gateway has it.", "77.50 UAH", "started")
            try await console.terminal.press("a")
            try await console.terminal.shows("Take it into the history, marked as adopted?")
            try await console.terminal.press(.escape)
            try await console.terminal.shows("a takes it into the history.")
            #expect(try shop.history.newest(limit: 5).invoices.count == 1)
            try await console.terminal.press("a", .enter)
            try await console.terminal.shows("90125 is in the history now, marked as adopted.", "Timeline")
            #expect(try shop.invoice("90125").isAdopted)
            try await console.terminal.press(.escape, .escape)
            try await console.terminal.shows("90125", "inv-1")
        }
    }

    @Test func `what is nowhere is said, and asked about again`() async throws {
        let shop = try await shop()
        try await RunningConsole.open(at: shop) { console in
            try await console.terminal.shows("inv-1")
            try await console.terminal.press("/", "4711")
            try await console.terminal.shows("Enter asks the gateway about 4711")
            try await console.terminal.press(.enter)
            try await console.terminal.shows("and the gateway has no such payment.", "digit by digit")
            shop.gateway.fail(.html, at: "einvoice/status")
            try await console.terminal.press("r")
            try await console.terminal.shows("The gateway's answer is no use")
            try await console.terminal.press(.escape)
            try await console.terminal.shows("Enter asks the gateway about 4711")
        }
    }

    @Test func `a number that is pasted on the list opens its invoice, or asks the gateway for it`() async throws {
        let shop = try await shop()
        let tracking = try #require(shop.gateway.tracking(of: "inv-1"))
        try await RunningConsole.open(at: shop) { console in
            try await console.terminal.shows("inv-1")
            try await console.terminal.put([.paste(" \(tracking)\n")])
            try await console.terminal.shows("Invoice inv-1", "Timeline")
            #expect(shop.gateway.requests(to: "einvoice/status").isEmpty)
            try await console.terminal.press(.escape, .escape)
            try await console.terminal.put([.paste("no number")])
            try await console.terminal.put([.paste("90125")])
            try await console.terminal.shows("90125 is not in this history, and the gateway has it.")
        }
    }

    @Test func `a gateway that hangs is given up`() async throws {
        let shop = try await shop()
        shop.gateway.fail(.hang, at: "einvoice/status")
        try await RunningConsole.open(at: shop) { console in
            try await console.terminal.shows("inv-1")
            try await console.terminal.press("/", "4711")
            try await console.terminal.shows("Enter asks the gateway about 4711")
            try await console.terminal.press(.enter)
            try await console.terminal.shows("Asking the gateway about 4711…")
            try await shop.untilAsked("einvoice/status")
            try await console.terminal.press(.escape)
            try await console.terminal.shows("Enter asks the gateway about 4711")
        }
    }
}
