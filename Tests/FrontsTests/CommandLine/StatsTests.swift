import FoundationEssentials
import InvoiceCore
import TestGateway
import Testing

@testable import Fronts

@Suite(.timeLimit(.minutes(10))) struct StatsTests {
    struct Sum: Decodable, Equatable {
        var unit: String
        var invoices: Int
        var sum: String?
    }

    struct Group: Decodable, Equatable {
        var day: String?
        var currency: String?
        var state: String?
        var invoices: Int
        var sums: [Sum]
    }

    struct Statistics: Decodable, Equatable {
        var invoices: Int
        var sums: [Sum]
        var paid: Group
        var days: [Group]
        var methods: [Group]
        var statuses: [Group]
    }

    let gateway: WireGateway
    let fixture: CommandFixture

    init() throws {
        gateway = try WireGateway()
        fixture = CommandFixture(gateway: gateway)
    }

    @Test func `json has exact sums of every unit`() async throws {
        await fixture.create("a1", amount: "0.10")
        await fixture.create("a2", amount: "0.20")
        await fixture.create("a3", currency: "bitcoin", amount: "0.00000001")
        let all = try await fixture.run("stats", "--format", "json").json(Statistics.self)
        #expect(all.invoices == 3)
        #expect(
            all.sums == [Sum(unit: "UAH", invoices: 2, sum: "0.30"), Sum(unit: "BTC", invoices: 1, sum: "0.00000001")])
        #expect(all.methods.map(\.currency) == ["visamaster.uah", "bitcoin"])
        #expect(all.statuses.map(\.state) == ["created"])
        #expect(all.days.reduce(0) { $0 + $1.invoices } == 3)
        #expect(all.paid.invoices == 0)
        let some = try await fixture.run("stats", "--format", "json", "--currency", "btc").json(Statistics.self)
        #expect(some.invoices == 1)
        #expect(try await fixture.run("stats", "--format", "json", "--until", "1d").json(Statistics.self).invoices == 0)
    }

    @Test(arguments: [40, 60, 80, 132])
    func `the table fits its terminal and cuts no sum`(columns: Int) async {
        await fixture.create("a1", amount: "123456789012345.67")
        await fixture.create("a2", currency: "moov-burkina-faso.xof", amount: "3500")
        let ended = await fixture.run("stats", columns: columns)
        #expect(ended.status == 0 && ended.messages == "")
        let lines = ended.output.split(separator: "\n").map(String.init)
        #expect(lines.allSatisfy { $0.count <= columns })
        #expect(
            lines.first?.hasPrefix("paid ") == true
                && lines.contains { $0.hasPrefix("asked ") && $0.contains("2 invoices") })
        for title in ["Sums", "Days", "Methods", "Statuses"] { #expect(lines.contains(title)) }
        #expect(lines.contains { $0.contains("123 456 789 012 345.67 UAH") })
        #expect(lines.contains { $0.contains("○ created") && $0.contains("█") })
        #expect(!ended.output.hasRawControls)
    }

    @Test func `an empty history has a kind word`() async throws {
        let table = await fixture.run("stats")
        #expect(table.status == 0 && table.output == "" && table.messages.contains("No invoices yet"))
        #expect(try await fixture.run("stats", "--format", "json").json(Statistics.self).invoices == 0)
    }
}
