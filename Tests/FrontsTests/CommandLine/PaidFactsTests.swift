import ScreenKit
import TestGateway
import Testing

@testable import Fronts

/// What the command line tells of a payment's fee and credited sum, and of the age of its status.
@Suite(.timeLimit(.minutes(10))) struct PaidFactsTests {
    let gateway: WireGateway
    let fixture: CommandFixture

    init() throws {
        gateway = try WireGateway()
        fixture = CommandFixture(gateway: gateway)
    }

    /// An invoice of which the gateway says this, with all that it sends with every status.
    private func ask(_ status: String, amount: String = "2000.00") async throws -> Ended {
        let made = await fixture.run(
            "create", "--currency", "visamaster.uah", "--amount", "2000", "--payment-id", "26", "--json")
        #expect(made.status == 0)
        let tracking = try #require(gateway.tracking(of: "26"))
        gateway.setReply(
            #"{"tracking": "\#(tracking)", "payment_id": "26", "currency": "visamaster.uah", "status": "\#(status)", "#
                + #""amount": \#(amount), "fee": 40.00, "accrual_amount": 1960.00, "accrual_currency": "UAH"}"#,
            to: "einvoice/status")
        return await fixture.run("status", "26")
    }

    private func columns() async -> [String?] {
        let lines = await fixture.run("history", "--format", "csv").output.split(whereSeparator: \.isNewline)
        let rows = lines.map { $0.split(separator: ",", omittingEmptySubsequences: false) }
        guard rows.count > 1 else { return [] }
        return ["fee", "credited", "credited_currency"].map { name in
            rows[0].firstIndex { $0 == name }.map { String(rows[1][$0]) }
        }
    }

    @Test(arguments: ["PAYED", "FINISHED", "PAYED_RECALC"])
    func `a paid payment's fee and credited sum are facts`(status: String) async throws {
        let asked = try await ask(status)
        #expect(
            asked.output.contains("Fee           40.00 UAH\n") && asked.output.contains("Credited      1 960.00 UAH\n"))
        #expect(await columns() == ["40.00", "1960", "UAH"])
        let json = await fixture.run("status", "26", "--json").output
        #expect(json.contains(#""accrual_amount":"1960""#) && json.contains(#""fee":"40""#), "\(json)")
    }

    @Test(arguments: [
        ("CREATED", true), ("PAYIN", true), ("HELD", true), ("FAILED", false), ("CANCELED", false),
        ("PAYIN_ERROR", false),
    ])
    func `nobody can sum what a payment that isn't paid would bring`(status: String, mayBePaid: Bool) async throws {
        let asked = try await ask(status)
        let told = "If paid       1 960.00 UAH would be credited, after a fee of 40.00 UAH\n"
        #expect(asked.output.contains(told) == mayBePaid)
        #expect(!asked.output.contains("Credited") && !asked.output.contains("Fee "))
        #expect(await columns() == ["", "", ""])
        for command in [["status", "26", "--json"], ["history", "--format", "json"]] {
            let json = await fixture.run(command).output
            #expect(!json.contains("1960") && !json.contains(#""fee""#) && !json.contains("accrual"), "\(command)")
        }
        // The reply is kept as it came, and nothing else has the sums.
        let shown = await fixture.run("show", "26", "--json").output
        #expect(shown.contains(#"\"accrual_amount\""#) && !shown.contains(#""accrual_amount":"#), "\(shown)")
    }

    @Test func `a paid payment of another sum is no fact of the invoice`() async throws {
        _ = try await ask("FINISHED", amount: "15.00")
        #expect(await columns() == ["", "", ""])
    }

    @Test func `status and show tell how old the status is, and say it once`() async throws {
        let asked = try await ask("FAILED")
        #expect(asked.output.contains("Status        FAILED   asked just now\n"), "\(asked.output)")
        let shown = await fixture.run("show", "26").output
        #expect(shown.contains("Status        FAILED   asked "), "\(shown)")
        #expect(shown.hasPrefix("✕ failed   2 000.00 UAH   VisaMaster\n  The payment failed; nothing was credited."))
        #expect(!shown.dropFirst(10).contains("✕ failed"))
    }
}
