import FoundationEssentials
import InvoiceCore
import TestGateway
import Testing

@testable import Fronts

@Suite(.timeLimit(.minutes(10))) struct AdoptedDateTests {
    let gateway: WireGateway
    let fixture: CommandFixture

    init() throws {
        gateway = try WireGateway()
        fixture = CommandFixture(gateway: gateway)
    }

    /// Sets the gateway's clock, three hours east of UTC, to a moment so many days ago.
    @discardableResult private func setClock(daysAgo days: Int64) -> Timestamp {
        let moment = Timestamp(milliseconds: (Timestamp.current.seconds - days * 86_400) * 1000)
        let clock = LocalDateTime(moment, offset: 3 * 3600)
        gateway.setClock("\(clock.date) \(clock.clock)")
        return moment
    }

    private func history(_ search: String = "") async throws -> [JSONInvoice] {
        try await fixture.run("history", "--format", "json", "--search", search).json([JSONInvoice].self)
    }

    @Test func `an adopted invoice is dated by the gateway's clock`() async throws {
        setClock(daysAgo: 0)
        await fixture.create("a1", "a2", "a3")
        let old = setClock(daysAgo: 25)
        gateway.add(paymentID: "old", currency: "tron", amount: "7", statuses: ["FINISHED"])
        let older = setClock(daysAgo: 26)
        gateway.add(paymentID: "older", currency: "tron", amount: "8")
        #expect(await fixture.run("reconcile", "--since", "30d", "--adopt").status == 0)
        let all = try await history()
        #expect(all.map(\.payment_id) == ["a3", "a2", "a1", "old", "older"])
        #expect(all.suffix(2).map(\.created_at) == [old.description, older.description])
        #expect(try await history("is:today").map(\.payment_id) == ["a3", "a2", "a1"])
        #expect(try await history("until:20d sort:created").map(\.payment_id) == ["older", "old"])
        let statistics = try await fixture.run("stats", "--format", "json").json(StatsTests.Statistics.self)
        #expect(statistics.days.map(\.invoices) == [1, 1, 3])
        let csv = await fixture.run("export", "--search", "id:old").output
        #expect(csv.contains(old.description))
        let recent = try await fixture.run("stats", "--format", "json", "--since", "20d").json(
            StatsTests.Statistics.self)
        #expect(recent.invoices == 3)
        // Adopting is a moment of its own.
        let day = { (moment: Timestamp) in LocalDateTime(moment, offset: CommandFixture.zone).date }
        let shown = await fixture.run("show", "old").output
        let beginning = try #require(shown.split(separator: "\n").first { $0.contains("adopted from the gateway's") })
        #expect(beginning.contains(day(.current)) && !beginning.contains(day(old)), "\(beginning)")
        let line = try #require(fixture.historyLines().first { $0.contains(#""payment_id":"old""#) })
        #expect(line.contains(#""gateway_created":"\#(LocalDateTime(old, offset: 3 * 3600).date) "#), "\(line)")
    }

    @Test func `where nothing tells the gateway's zone its clock is read as UTC, and never as one that is ahead`()
        async throws
    {
        let moment = setClock(daysAgo: 9)
        gateway.add(paymentID: "g1", currency: "tron", amount: "7")
        setClock(daysAgo: 0)
        gateway.add(paymentID: "g2", currency: "tron", amount: "7")
        let before = Timestamp.current
        #expect(await fixture.run("reconcile", "--since", "30d", "--adopt").status == 0)
        let found = try await history()
        #expect(found.map(\.payment_id) == ["g2", "g1"])
        #expect(found.last?.created_at == moment.advanced(byMilliseconds: 3 * 3_600_000).description)
        let newest = try #require(found.first?.created_at.flatMap { Timestamp($0) })
        #expect(before <= newest && newest <= .current)
    }

    @Test func `a status that the statement has is taken over, as the statement's`() async throws {
        setClock(daysAgo: 0)
        await fixture.create("a1", "a2")
        gateway.setStatuses(["FINISHED"], of: "a1")
        gateway.setStatuses(["FINISHED"], of: "a2")
        #expect(await fixture.run("status", "a2").status == 0)
        gateway.setStatuses(["PAYIN"], of: "a2")
        let compared = await fixture.run("reconcile", "--since", "1h")
        #expect(compared.status == 1)
        #expect(!compared.output.contains("FINISHED") && compared.output.contains("finished"), "\(compared.output)")
        #expect(compared.messages.contains("--adopt"))
        // What has ended is not led back.
        let adopted = await fixture.run("reconcile", "--since", "1h", "--adopt", "--format", "json")
        #expect(adopted.status == 1)
        #expect(adopted.messages.contains("1 status taken from the statement"), "\(adopted.messages)")
        let found = try await history()
        #expect(found.map(\.status) == ["FINISHED", "FINISHED"])
        #expect(await fixture.run("show", "a1").output.contains("from the statement"))
        #expect(
            fixture.historyLines().contains {
                $0.contains(#""event":"status""#) && $0.contains(#""source":"statement""#)
            })
        gateway.setStatuses(["FINISHED"], of: "a2")
        #expect(await fixture.run("reconcile", "--since", "1h").status == 0)
    }
}
