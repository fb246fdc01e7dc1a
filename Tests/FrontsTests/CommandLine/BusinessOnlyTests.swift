import FoundationEssentials
import InvoiceCore
import TestGateway
import Testing

@testable import Fronts

@Suite(.timeLimit(.minutes(10))) struct BusinessOnlyTests {
    let fixture = CommandFixture()

    private func run(_ arguments: String...) async -> Ended { await fixture.run(arguments + ["--sandbox"]) }

    private func make() async {
        #expect(await run("test-payment", "--currency", "tron").status == 0)
        #expect(await run("create", "--currency", "tron", "--amount", "5", "--description", "Test payment").status == 0)
    }

    private struct Marked: Decodable {
        var amount: String
        var test: Bool?
    }

    private func statistics(_ arguments: String...) async throws -> StatsTests.Statistics {
        try await fixture.run(["stats", "--format", "json", "--sandbox"] + arguments).json(StatsTests.Statistics.self)
    }

    @Test func `test payments are no business unless they are asked for`() async throws {
        await make()
        #expect(try await statistics().invoices == 1)
        #expect(try await statistics("--with-tests").invoices == 3)
        #expect(try await statistics("--search", "is:test").invoices == 2)
        #expect(try await statistics("--search", "-is:test").invoices == 1)
        for command in [["export"], ["history", "--format", "csv"]] {
            let rows = { (more: [String]) in
                await fixture.run(command + more + ["--sandbox"]).output.split(separator: "\n").count - 1
            }
            #expect(await rows([]) == 1)
            #expect(await rows(["--with-tests"]) == 3)
            #expect(await rows(["--search", "is:test"]) == 2)
        }
    }

    @Test func `test payments are marked, and nothing else is`() async throws {
        await make()
        let all = try await run("history", "--format", "json").json([Marked].self)
        #expect(all.count == 3)
        #expect(all.allSatisfy { ($0.test == true) == !$0.amount.hasPrefix("5") }, "\(all)")
        let found = try await run("history", "--format", "json", "--search", "is:test").json([Marked].self)
        #expect(found.count == 2 && found.allSatisfy { $0.test == true })
        #expect(try await run("history", "--format", "json", "--search", "-is:test").json([Marked].self).count == 1)
        let lines = fixture.historyLines(of: "sandbox").filter { $0.contains(#""type":"invoice""#) }
        #expect(lines.count { $0.contains(#""test":true"#) } == 2)
    }

    @Test func `what failed or was never sent is in no headline`() async throws {
        #expect(await run("create", "--currency", "tron", "--amount", "5").status == 0)
        #expect(await run("test-payment", "--currency", "tron").status == 0)
        let page = await run("stats", "--with-tests")
        #expect(page.status == 0)
        let lines = page.output.split(separator: "\n").map(String.init)
        // The rows below the headline have what it leaves out, and say so.
        #expect(lines.last == "Rows count and sum all that was asked for, refused too.")
        let head = lines.prefix { $0 != "Sums" }
        #expect(head.first?.contains("paid") == true, "\(head)")
        #expect(
            head.contains { $0.contains("1 000") } && !head.contains { $0.contains("3 0") || $0.contains("2 000") },
            "\(head)")
        let paid = head.firstIndex { $0.contains("paid") }, open = head.firstIndex { $0.contains("open") }
        let asked = head.firstIndex { $0.contains("asked") }
        #expect(paid != nil && open != nil && asked != nil && paid! < open! && open! < asked!, "\(head)")
    }
}
