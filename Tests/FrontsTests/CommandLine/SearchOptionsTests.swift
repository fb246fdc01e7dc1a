import InvoiceCore
import TestGateway
import Testing

@testable import Fronts

@Suite(.timeLimit(.minutes(10))) struct SearchOptionsTests {
    private func fixture() async throws -> CommandFixture {
        let fixture = CommandFixture(gateway: try WireGateway())
        for (id, account, description) in [("a1", "shop-1", "Côte"), ("a2", "shop-2", "tea"), ("a3", "depot", "Ёлка")] {
            let ended = await fixture.run(
                "create", "--currency", "visamaster.uah", "--amount", "5", "--payment-id", id, "--account", account,
                "--description", description)
            #expect(ended.status == 0)
        }
        return fixture
    }

    @Test func `the command line speaks the console's search language`() async throws {
        let fixture = try await fixture()
        for (search, ids) in [
            ("cote", ["a1"]), ("CÔTE", ["a1"]), ("côté", []), ("елка", ["a3"]), ("-tea", ["a3", "a1"]),
            ("-tea -cote", ["a3"]),
            ("account:shop", ["a2", "a1"]), ("account:shop -account:1", ["a2"]), ("method:visa is:waiting tea", ["a2"]),
            ("is:today", ["a3", "a2", "a1"]), ("-is:today", []), ("was:noted", []), ("\"shop-1\"", ["a1"]),
        ] {
            let found = try await fixture.run("history", "--format", "json", "--search", search).json(
                [JSONInvoice].self)
            #expect(found.map(\.payment_id) == ids, "\(search)")
        }
    }

    @Test(arguments: ["is:foo", "sort:foo", "-status:foo", "-sort:amount", "has:note"])
    func `a value that there isn't is refused, and no list comes`(search: String) async throws {
        let ended = await CommandFixture(gateway: try WireGateway()).run("history", "--search", search)
        #expect(ended.status == 64)
        #expect(ended.output == "")
        #expect(ended.messages.contains("There are: "))
    }

    @Test(arguments: [["history"], ["export"], ["stats"]])
    func `the help names every condition and every choice`(command: [String]) async {
        let words = Set(
            await CommandFixture().run(command + ["--help"]).output.split { " ,;.\n".contains($0) }.map(String.init))
        for term in InvoiceQuery.operators + InvoiceQuery.choices { #expect(words.contains(term), "\(term)") }
    }
}
