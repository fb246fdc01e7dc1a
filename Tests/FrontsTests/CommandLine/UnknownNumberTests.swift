import InvoiceCore
import TestGateway
import Testing

@testable import EInvoiceKit
@testable import Fronts

/// `status` of a number that isn't in the history.
@Suite(.timeLimit(.minutes(10))) struct UnknownNumberTests {
    let gateway: WireGateway
    let fixture: CommandFixture

    init() throws {
        gateway = try WireGateway()
        fixture = CommandFixture(gateway: gateway)
        gateway.add(paymentID: "90", currency: "visamaster.uah", amount: "77.50", statuses: ["FINISHED"])
    }

    private var tracking: String { gateway.tracking(of: "90") ?? "" }

    @Test func `the gateway is asked, and nothing is recorded`() async throws {
        for number in ["90", tracking, tracking.lowercased()] {
            let ended = await fixture.run("status", number)
            #expect(ended.status == 0)
            for part in ["77.50 UAH", "VisaMaster", tracking, "FINISHED"] {
                #expect(ended.output.contains(part), "\(part)")
            }
            #expect(ended.messages.contains("\(number) is not in this history, and the gateway has it."))
            #expect(ended.messages.contains("`einvoice status \(number) --adopt` takes it into the history."))
        }
        #expect(fixture.historyLines() == [])
        #expect(gateway.violations == [])
    }

    @Test func `as JSON it says that it isn't here, and has no id`() async throws {
        let ended = await fixture.run("status", "90", "--json")
        #expect(ended.status == 0)
        #expect(ended.output.contains(#""payment_id":"90","currency":"visamaster.uah","amount":"77.50""#))
        #expect(ended.output.contains(#""in_history":false,"status":"FINISHED""#))
        #expect(!ended.output.contains(#""id":"#))
        _ = await fixture.run(
            "create", "--currency", "visamaster.uah", "--amount", "7", "--payment-id", "26")
        let both = await fixture.run("status", "90", "26", "--json")
        #expect(both.status == 0)
        #expect(both.output.hasPrefix("[\n{"))
        #expect(both.output.contains(#""payment_id":"90""#) && both.output.contains(#""payment_id":"26""#))
    }

    @Test func `it is adopted as reconciling adopts, once`() async throws {
        let ended = await fixture.run("status", tracking, "--adopt")
        #expect(ended.status == 0)
        #expect(ended.messages.contains("\(tracking) is in the history now, marked as adopted."))
        #expect(ended.output.contains("77.50 UAH"))
        let shown = await fixture.run("show", "90", "--json")
        #expect(try shown.json().state == "created")
        #expect(try shown.json().tracking == tracking)
        #expect(shown.output.contains(#""adopted":true"#))
        let lines = fixture.historyLines().count
        #expect(await fixture.run("status", "90", "--adopt").status == 0)
        #expect(fixture.historyLines().count == lines)
        let compared = await fixture.run("reconcile", "--since", "2020-01-01", "--adopt")
        #expect(compared.status == 0)
    }

    @Test func `what is nowhere is said, with what else to do`() async {
        let ended = await fixture.run("status", "12345")
        #expect(ended.status == 65)
        #expect(ended.output == "")
        #expect(ended.messages.contains("12345 is not in this history, and the gateway has no such payment."))
        #expect(ended.messages.contains("einvoice history"))
        let word = await fixture.run("status", "vodafone")
        #expect(word.status == 65)
        #expect(word.messages.contains("no invoice “vodafone”"))
        #expect(gateway.requests(to: "einvoice/status").count == 1)
    }

    @Test func `a gateway that gives no answer is told`() async {
        gateway.fail(.hang, at: "einvoice/status")
        let silent = await fixture.run("status", "90", "--timeout", "1")
        #expect(silent.status == 69)
        #expect(silent.messages.contains("no answer from the gateway"))
        gateway.stop()
        #expect(await fixture.run("status", "90", "--adopt").status == 69)
        #expect(fixture.historyLines() == [])
    }

    @Test(arguments: ["show", "pay", "resolve"])
    func `other commands name the one that asks`(command: String) async {
        let ended = await fixture.run(command, "90")
        #expect(ended.status == 65)
        #expect(ended.messages.contains("`einvoice status 90` asks the gateway about it."))
    }
}
