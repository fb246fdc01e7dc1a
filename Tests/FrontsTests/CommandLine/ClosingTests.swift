import InvoiceCore
import TestGateway
import Testing

@testable import EInvoiceKit
@testable import Fronts

/// Closing what the gateway doesn't have, and what is there after all.
@Suite(.timeLimit(.minutes(10))) struct ClosingTests {
    private func fixture(kind: String = "test") async throws -> CommandFixture {
        let gateway = try WireGateway()
        let fixture = CommandFixture(kind: kind, gateway: gateway)
        gateway.fail(.resetAfterReading)
        let lost = await fixture.run(
            "create", "--currency", "visamaster.uah", "--amount", "7", "--payment-id", "26", "--confirm", "7")
        #expect(lost.status == 75)
        return fixture
    }

    private func state(_ fixture: CommandFixture) async throws -> String {
        try await fixture.run("show", "26", "--json").json().state
    }

    @Test func `what the gateway does not have is closed, and counted as unknown no more`() async throws {
        let fixture = try await fixture()
        let closed = await fixture.run("resolve", "26", "--close", "--json")
        #expect(closed.status == 0)
        #expect(closed.output.contains(#""state":"closed""#))
        #expect(closed.output.contains(#""found":"closed""#))
        #expect(fixture.historyLines().last?.contains(#""event":"closed","sending":1"#) == true)
        #expect(await fixture.run("resolve").messages.contains("Nothing to settle"))
        #expect(
            await fixture.run("history", "--search", "is:unknown", "--format", "jsonl").output.contains(
                #""payment_id":"26""#) == false)
        for search in ["status:closed", "state:closed", "is:closed", "closed"] {
            let found = await fixture.run("history", "--search", search, "--format", "jsonl")
            #expect(found.output.contains(#""payment_id":"26""#), "\(search)")
        }
        #expect(await fixture.run("history", "--state", "closed").output.contains("∅ closed"))
        #expect(await fixture.run("stats").output.contains("closed"))
        #expect(await fixture.run("show", "26").output.contains("closed as never created"))
        // Its payment id stays used, and nothing sends it.
        let again = await fixture.run("create", "--currency", "visamaster.uah", "--amount", "7", "--payment-id", "26")
        #expect(again.status == 65)
        #expect(await fixture.run("resolve", "26", "--resend").status == 1)
        #expect(await fixture.run("resolve", "26", "--close").status == 0)
        #expect(fixture.gateway?.requests(to: "einvoice/create").count == 1)
    }

    @Test func `an unsigned answer closes nothing until it was given twice`() async throws {
        let fixture = try await fixture()
        fixture.gateway?.fail(.missingSignature, at: "einvoice/status", times: 2)
        let once = await fixture.run("resolve", "26", "--close")
        #expect(once.status == 75)
        #expect(try await state(fixture) == "unknown")
        #expect(await fixture.run("resolve", "26", "--close").status == 0)
        #expect(try await state(fixture) == "closed")
    }

    @Test func `without an answer nothing is closed`() async throws {
        let fixture = try await fixture()
        fixture.gateway?.fail(.html, at: "einvoice/status")
        #expect(await fixture.run("resolve", "--close").status == 75)
        #expect(try await state(fixture) == "unknown")
    }

    @Test func `what the gateway has is not closed`() async throws {
        let fixture = try await fixture()
        fixture.gateway?.add(paymentID: "26", currency: "visamaster.uah", amount: "7")
        #expect(await fixture.run("resolve", "26", "--close").status == 0)
        #expect(try await state(fixture) == "created")
    }

    @Test func `closing on a live profile needs one id and its amount`() async throws {
        let fixture = try await fixture(kind: "live")
        #expect(await fixture.run("resolve", "--close").status == 64)
        #expect(await fixture.run("resolve", "26", "--close").status == 77)
        #expect(await fixture.run("resolve", "26", "--close", "--confirm", "8").status == 77)
        #expect(fixture.gateway?.requests(to: "einvoice/status").isEmpty == true)
        #expect(await fixture.run("resolve", "26", "--close", "--resend", "--confirm", "7").status == 64)
        #expect(await fixture.run("resolve", "26", "--close", "--confirm", "7.00").status == 0)
        #expect(try await state(fixture) == "closed")
    }

    @Test(arguments: [["resolve", "26"], ["status", "26"], ["reconcile", "--since", "2020-01-01"]])
    func `what is there after all is open again, loudly`(command: [String]) async throws {
        let fixture = try await fixture()
        #expect(await fixture.run("resolve", "26", "--close").status == 0)
        fixture.gateway?.add(paymentID: "26", currency: "visamaster.uah", amount: "7", statuses: ["FINISHED"])
        let found = await fixture.run(command)
        #expect(found.status == (command[0] == "reconcile" ? 1 : 76))
        #expect((found.output + found.messages).contains("closed"))
        let shown = await fixture.run("show", "26", "--json")
        #expect(try shown.json().state == "created")
        #expect(try shown.json().status == "FINISHED")
        #expect(await fixture.run("status", "26").status == 0)
    }

    @Test func `a closed one that the gateway doesn't have stays closed, whatever asks`() async throws {
        let fixture = try await fixture()
        #expect(await fixture.run("resolve", "26", "--close").status == 0)
        let resolved = await fixture.run("resolve", "26", "--json")
        #expect(resolved.status == 1)
        #expect(resolved.output.contains(#""found":"already_closed""#))
        let status = await fixture.run("status", "26")
        #expect(status.status == 1)
        #expect(status.messages.contains("einvoice resolve"))
        #expect(await fixture.run("pay", "26").status == 1)
        let compared = await fixture.run("reconcile", "--since", "2020-01-01")
        #expect(compared.status == 0)
        #expect(compared.messages.contains("1 closed as never created"))
        #expect(try await state(fixture) == "closed")
    }
}
