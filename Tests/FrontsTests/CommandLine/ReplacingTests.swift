import InvoiceCore
import TestGateway
import Testing

@testable import Fronts

/// Payments that have ended, links that are known, and invoices in the place of wrong ones.
@Suite(.timeLimit(.minutes(10))) struct ReplacingTests {
    let gateway: WireGateway
    let fixture: CommandFixture

    init() throws {
        gateway = try WireGateway()
        fixture = CommandFixture(gateway: gateway)
    }

    private static let process = "einvoice/process"

    private func create(_ id: String = "26", amount: String = "100.50", _ more: String...) async -> Ended {
        await fixture.run(
            ["create", "--currency", "visamaster.uah", "--amount", amount, "--payment-id", id, "--json"] + more)
    }

    private struct Linked: Decodable {
        var id: String
        var replaces: String?
        var replaced_by: String?
    }

    @Test(arguments: [["pay", "26"], ["pay", "26", "--new-link"], ["pay", "26", "--json"]])
    func `a payment that has ended isn't started again`(arguments: [String]) async {
        _ = await create()
        gateway.setStatuses(["FINISHED"], of: "26")
        _ = await fixture.run("status", "26")
        let ended = await fixture.run(arguments)
        #expect(ended.status == 65)
        #expect(gateway.requests(to: Self.process).isEmpty)
        #expect((ended.messages + ended.output).contains("its payment has ended: the gateway says FINISHED"))
    }

    @Test func `a known link is printed without a call, and a new one is asked for by an option`() async {
        _ = await create()
        let first = await fixture.run("pay", "26")
        let again = await fixture.run("pay", "26")
        #expect(again.status == 0)
        #expect(again.output == first.output)
        #expect(again.messages.contains("`einvoice pay 26 --new-link` asks it anew"))
        #expect(gateway.requests(to: Self.process).count == 1)
        #expect(await fixture.run("pay", "26", "--new-link").output == first.output)
        #expect(gateway.requests(to: Self.process).count == 2)
    }

    @Test func `an invoice takes the place of a wrong one`() async throws {
        let wrong = try await create().json(Linked.self)
        _ = await fixture.run("pay", "26")
        let ended = await create("27", "--replaces", "26")
        #expect(ended.status == 0)
        let new = try ended.json(Linked.self)
        #expect(new.replaces == wrong.id)
        #expect(ended.messages.contains("It replaces \(wrong.id)"))
        #expect(ended.messages.contains("no cancel"))
        #expect(try await fixture.run("show", "26", "--json").json(Linked.self).replaced_by == new.id)
        let page = await fixture.run("show", "26").output
        #expect(page.contains("Replaced by   \(new.id)"))
        #expect(!page.contains("Payment link"))
        #expect(await fixture.run("show", "27").output.contains("Replaces      \(wrong.id)"))
        let paying = await fixture.run("pay", "26")
        #expect(paying.status == 65)
        #expect(paying.messages.contains("the invoice was replaced by \(new.id)"))
        #expect(paying.output == "")
        #expect(gateway.requests(to: Self.process).count == 1)
        #expect(await fixture.run("pay", "27").status == 0)
    }

    @Test func `only what exists and isn't replaced can be replaced`() async {
        #expect(await create("27", "--replaces", "26").status == 65)
        _ = await create()
        #expect(await create("27", "--replaces", "26").status == 0)
        let again = await create("28", "--replaces", "26")
        #expect(again.status == 65)
        #expect(gateway.requests(to: "einvoice/create").count == 2)
    }

    @Test func `an amount far from those of this customer is warned of`() async {
        _ = await create("26", "--account", "customer 7")
        let far = await create("27", amount: "1005000", "--account", "customer 7")
        #expect(far.status == 0)
        #expect(far.messages.contains("1 005 000.00 UAH is ten times or more above what this customer was invoiced"))
        #expect(far.messages.contains("100.50 UAH with payment id 26"))
        let near = await create("28", amount: "200", "--account", "customer 7")
        #expect(!near.messages.contains("ten times"))
    }
}
