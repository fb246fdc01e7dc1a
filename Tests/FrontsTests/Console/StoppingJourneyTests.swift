import Glibc
import InvoiceCore
import TestGateway
import Testing

@testable import EInvoiceKit
@testable import Fronts
@testable import Screens

/// Leaving while a request is on its way, or before its outcome is settled.
@Suite(.timeLimit(.minutes(10))) struct StoppingJourneyTests {
    @Test func `Ctrl-C while sending stops waiting, and one leaves only after what is unknown was named`() async throws
    {
        let shop = try Shop()
        shop.gateway.fail(.hang)
        try await RunningConsole.open(at: shop) { console in
            try await console.terminal.submit("inv-1", awaitedBy: shop)
            try await console.terminal.press(.ctrl("c"))
            try await console.terminal.shows("? Unknown")
            #expect(try shop.invoice("inv-1").state == .unknown)
            try await console.terminal.press(.ctrl("c"))
            try await console.terminal.shows("The outcome of payment id inv-1 is unknown")
            try await console.terminal.press(.enter)
            #expect(await console.exitCode == 0)
            #expect(console.openPayments.map(\.paymentID) == ["inv-1"])
        }
    }

    @Test func `leaving before the answer names the payment id, and it is known at the end`() async throws {
        let shop = try Shop()
        shop.gateway.fail(.hang)
        try await RunningConsole.open(at: shop) { console in
            try await console.terminal.submit("inv-1", awaitedBy: shop)
            try await console.terminal.press(.ctrl("c"), .ctrl("c"), .ctrl("c"))
            #expect(await console.exitCode == 0)
            #expect(console.openPayments.map(\.paymentID) == ["inv-1"])
            #expect(try shop.invoice("inv-1").state == .unknown)
        }
    }

    @Test(arguments: [SIGTERM, SIGHUP])
    func `a signal while sending leaves with the payment id`(signal: Int32) async throws {
        let shop = try Shop()
        shop.gateway.fail(.hang)
        try await RunningConsole.open(at: shop) { console in
            try await console.terminal.submit("inv-1", awaitedBy: shop)
            console.signals.raise(signal)
            #expect(await console.exitCode == 128 + signal)
            #expect(console.openPayments.map(\.paymentID) == ["inv-1"])
        }
    }

    @Test func `what is answered while the console ends is not named at the end`() async throws {
        let shop = try Shop()
        let terminal = ScriptedTerminal()
        let (answers, answering) = AsyncStream.makeStream(of: Void.self)
        let transport = HookedTransport(endpoint: "create") {
            answering.finish()
            // The answer is held back until nothing is drawn any more.
            _ = try? await terminal.until("the end") { $0.isClosed }
        }
        try await RunningConsole.open(at: shop, through: transport, terminal: terminal) { console in
            try await terminal.submit("inv-1")
            for await _ in answers {}
            console.signals.raise(SIGTERM)
            #expect(await console.exitCode == 128 + SIGTERM)
            #expect(console.openPayments.isEmpty)
            #expect(try shop.invoice("inv-1").state == .created)
        }
    }

    @Test func `what is answered in the moment of the signal is not named at the end`() async throws {
        let shop = try Shop()
        let terminal = ScriptedTerminal()
        let transport = HookedTransport(endpoint: "create") { _ = try? await terminal.until("the end") { $0.isClosed } }
        try await RunningConsole.open(at: shop, through: transport, terminal: terminal) { console in
            try await terminal.submit("inv-1", awaitedBy: shop)
            let created = InvoiceUpdate.Change.created(tracking: "79DF-60B0-17F6", isSettled: false)
            var invoice = try shop.invoice("inv-1")
            invoice.apply(InvoiceUpdate(id: invoice.id, at: invoice.lastChange, change: created))
            let answer = CreateOutcome.created(SentInvoice(invoice: invoice))
            console.signals.raise(SIGTERM) {
                // Whichever of its requests the console sent it by.
                for number in 0..<100 { console.queue.post(.submitted(RequestID(number: number), answer)) }
            }
            #expect(await console.exitCode == 128 + SIGTERM)
            #expect(console.openPayments.isEmpty)
            // Nobody waited for the gateway's own answer; it is recorded before the folder goes.
            while try shop.invoice("inv-1").state == .sending { try await Task.sleep(for: .milliseconds(5)) }
        }
    }

    @Test func `what was answered or settled is not named at the end`() async throws {
        let shop = try Shop()
        shop.gateway.fail(.html, creating: true)
        try await RunningConsole.open(at: shop) { console in
            try await console.terminal.submit("inv-1")
            try await console.terminal.shows("? Unknown")
            try await console.terminal.press("u")
            try await console.terminal.shows("● created")
            try await console.terminal.press(.escape)
            try await console.terminal.submit("inv-2")
            try await console.terminal.shows("● Created")
            try await console.terminal.press(.ctrl("c"))
            #expect(await console.exitCode == 0)
            #expect(console.openPayments.isEmpty)
        }
    }
}
