import ArgumentParser
import EInvoiceKit
import FoundationEssentials
import Glibc
import InvoiceCore
import Sandbox
import ScreenKit
import TestGateway
import Testing

@testable import Fronts

@Suite(.timeLimit(.minutes(10))) struct ListingTests {
    let gateway: WireGateway
    let fixture: CommandFixture

    init() throws {
        gateway = try WireGateway()
        fixture = CommandFixture(gateway: gateway)
    }

    @Test func `the newest come first in every format`() async throws {
        await fixture.create("a1", amount: "5", description: "first")
        await fixture.create("a2", amount: "1000", description: "second, \"quoted\"")
        let table = await fixture.run("history")
        #expect(table.status == 0)
        let rows = table.output.split(separator: "\n")
        #expect(rows.count == 3)
        #expect(rows[1].contains("a2") && rows[1].contains("1 000.00 UAH") && rows[2].contains("a1"))
        let invoices = try await fixture.run("history", "--format", "json").json([JSONInvoice].self)
        #expect(invoices.map(\.payment_id) == ["a2", "a1"])
        #expect(invoices.map(\.amount) == ["1000.00", "5.00"])
        #expect(invoices.allSatisfy { $0.created_at?.hasSuffix("Z") == true })
        let lines = await fixture.run("history", "--format", "jsonl").output.split(separator: "\n")
        #expect(lines.count == 2)
        let csv = await fixture.run("history", "--format", "csv").output.split(separator: "\n")
        #expect(csv.count == 3)
        #expect(csv[0].hasPrefix("id,payment_id,currency,amount,"))
        #expect(String(csv[1]).contains(#""second, ""quoted""""#))
    }

    @Test func `conditions narrow the list`() async throws {
        await fixture.create("a1", amount: "5", description: "tea")
        await fixture.create("a2", amount: "1000", description: "coffee")
        func ids(_ arguments: String...) async throws -> [String] {
            try await fixture.run(["history", "--format", "json"] + arguments).json([JSONInvoice].self).map(
                \.payment_id)
        }
        #expect(try await ids("--search", "COFFEE") == ["a2"])
        #expect(try await ids("--search", "amount>100") == ["a2"])
        #expect(try await ids("--state", "unknown") == [])
        #expect(try await ids("--state", "created", "--currency", "uah", "--limit", "1") == ["a2"])
        #expect(try await ids("--since", "1h") == ["a2", "a1"])
        #expect(try await ids("--until", "1d") == [])
        #expect(await fixture.run("history", "--since", "soon").status == 64)
        #expect(await fixture.run("history", "--state", "lost").status == 64)
        #expect(await fixture.run("history", "--limit", "0").status == 64)
    }

    @Test func `a search names days as the options do`() throws {
        var fixture = self.fixture.context(output: Memory().output, messages: Memory().output)
        // Summer time until the end of October 2025; today it is winter.
        let change = try #require(Timestamp("2025-10-26T01:00:00Z"))
        fixture.zoneOffset = { $0 < change ? 10_800 : 7200 }
        let searched = try SearchOptions.parse(["--search", "since:2025-07-01 until:2025-11-01"]).query(at: fixture)
        #expect(searched.since == Timestamp("2025-06-30T21:00:00Z"))
        #expect(searched.until == Timestamp("2025-11-01T22:00:00Z"))
        let asked = try SearchOptions.parse(["--since", "2025-07-01", "--until", "2025-11-01"]).query(at: fixture)
        #expect(asked == searched)
    }

    @Test func `an empty history is valid in every format`() async throws {
        #expect(try await fixture.run("history", "--format", "json").json([JSONInvoice].self) == [])
        #expect(await fixture.run("history", "--format", "jsonl").output == "")
        let table = await fixture.run("history")
        #expect(table.status == 0 && table.output == "" && table.messages.contains("No invoices yet"))
    }

    @Test func `an index that was built anew is told once, in one line`() async throws {
        await fixture.create("a1", amount: "5", description: "tea")
        #expect(await fixture.run("history", "--search", "tea").messages == "")
        let path = "\(fixture.profileFolder)/history.jsonl"
        try String(contentsOfFile: path, encoding: .utf8).write(toFile: path, atomically: true, encoding: .utf8)
        let ended = await fixture.run("history", "--search", "tea", "--format", "csv")
        #expect(ended.status == 0 && ended.output.contains("tea"))
        #expect(
            ended.messages == "einvoice: the history's index didn't fit the file any more and was built anew\n")
        #expect(await fixture.run("history", "--search", "tea").messages == "")
    }

    @Test func `a table that is cut says which invoices it shows`() async {
        await fixture.create("a1", amount: "5")
        await fixture.create("a2", amount: "7")
        #expect(
            await fixture.run("history", "--limit", "1").messages == "These are the newest 1; --limit shows more.\n")
        let largest = await fixture.run("history", "--limit", "1", "--search", "sort:-amount")
        #expect(largest.messages == "These are the first 1; --limit shows more.\n")
    }

    @Test func `a table fits its terminal`() async {
        await fixture.create(
            "a1", amount: "5", description: "a long description that goes on and on and never seems to come to its end")
        let narrow = await fixture.run("history", columns: 80)
        #expect(narrow.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
        #expect(narrow.output.contains("5.00 UAH"))
    }

    @Test(arguments: [20, 40, 60, 80, 100])
    func `sums and ids are never cut`(columns: Int) async {
        await fixture.create("1795353056906543", amount: "123456789012345.67", description: "tea")
        await fixture.create("a2", amount: "5")
        let rows = await fixture.run("history", columns: columns).output.split(separator: "\n").dropFirst().map(
            String.init)
        #expect(rows.count == 2)
        for row in rows where row.contains("UAH") {
            #expect(row.contains("123 456 789 012 345.67 UAH") || row.contains(" 5.00 UAH"))
        }
        #expect(columns < 60 || rows.allSatisfy { $0.contains("UAH") })
        for row in rows where row.contains("1795") { #expect(row.contains("1795353056906543")) }
    }

    @Test func `an answer that cannot be written is a failure`() {
        let full = BufferedOutput { _ in
            errno = ENOSPC
            return -1
        }
        full.line("text")
        let fixture = CommandFixture().context(output: full, messages: Memory().output)
        #expect(CommandRunner.finish(.done, fixture) == .historyFailed)
        #expect(CommandRunner.finish(.done, fixture, lostOutput: .unknown) == .unknown)
        #expect(CommandRunner.finish(.rejected, fixture, lostOutput: .unknown) == .rejected)
    }

    @Test func `the words of the State column are taken by search, status and state`() async throws {
        await fixture.create("a1", amount: "5")
        await fixture.create("a2", amount: "5")
        let first = try #require(gateway.tracking(of: "a1"))
        gateway.setStatuses(["PAYIN"], of: "a1")
        #expect(await fixture.run("status", "a1").status == 0)
        #expect(await fixture.run("history").output.contains("◐ started"))
        for arguments in [
            ["--search", "status:started"], ["--search", "state:started"], ["--status", "started"],
            ["--state", "PAYIN"],
            ["--search", "id:\(first.prefix(6)) started"],
            // As it was called before.
            ["--search", "status:paying"], ["--status", "paying"],
        ] {
            let found = try await fixture.run(["history", "--format", "json"] + arguments).json([JSONInvoice].self)
            #expect(found.map(\.payment_id) == ["a1"], "\(arguments)")
        }
        // Created is, as a state, whatever has a tracking number, and as a status what is shown so.
        for (option, ids) in [("--state", ["a2", "a1"]), ("--status", ["a2"])] {
            let found = try await fixture.run("history", "--format", "json", option, "created").json([JSONInvoice].self)
            #expect(found.map(\.payment_id) == ids, "\(option)")
        }
        #expect(
            try await fixture.run("history", "--format", "json", "--search", "amount=5").json([JSONInvoice].self).count
                == 2)
        for arguments in [["--search", "foo:bar"], ["--status", "payng"], ["--state", "payng"]] {
            let refused = await fixture.run(["history"] + arguments)
            #expect(refused.status == 64, "\(arguments)")
            #expect(refused.messages.contains("There are: "), "\(arguments)")
        }
        for command in [
            ["history"], ["history", "--format", "json"], ["history", "--format", "csv"], ["export"], ["stats"],
        ] {
            let told = await fixture.run(command + ["--status", "FINISHD"]).messages
            #expect(told.contains("no status that the protocol knows"), "\(command)")
        }
        #expect(await fixture.run("history", "--search", "-5").status == 0)
    }

    @Test func `spreadsheets take nothing for a formula`() {
        for text in ["=1+1", "+380671234567", "-1", "@SUM(A1)", "\t=1", "  =1", "＝1"] {
            let field = CSVText.field(text)
            #expect(field.hasPrefix("'") || field.hasPrefix("\"'"), "\(text)")
        }
        // Where a semicolon ends a field, quotes or not.
        #expect(CSVText.field("x;=1+1;y") == "\"x;'=1+1;y\"")
        #expect(CSVText.field("=1;-2; @3;") == "\"'=1;'-2;' @3;\"")
        #expect(CSVText.field("x;=1+1;y", isRaw: true) == "\"x;=1+1;y\"")
        #expect(CSVText.field("a,b") == "\"a,b\"")
        #expect(CSVText.field("say \"hi\"") == "\"say \"\"hi\"\"\"")
        #expect(CSVText.field("plain") == "plain")
        #expect(CSVText.field("a\u{1b}[2J\nb") == "a␛[2J⏎b")
    }

    @Test func `json is harmless and exact`() throws {
        let text = "a\"\\\n\t\u{0}\u{1b}\u{7f}\u{85}\u{9b}\u{2028}\u{202e}\u{200b}\u{feff}\u{e0041}Олена 😀"
        let json = JSONText.string(text)
        #expect(!json.hasRawControls)
        #expect(json.contains("Олена 😀"))
        #expect(try JSONDecoder().decode([String].self, from: Data("[\(json)]".utf8)) == [text])
    }

    @Test func `an invoice is shown whole`() async {
        await fixture.create("a1", amount: "5", description: "tea")
        #expect(await fixture.run("note", "a1", "called the customer").status == 0)
        let ended = await fixture.run("show", "a1")
        for part in [
            "○ created", "5.00 UAH", "visamaster.uah", "tea", "POST http", "Timeline", "created as", "HTTP 200",
            "called the customer", #""payment_id":"a1""#,
        ] {
            #expect(ended.output.contains(part), "\(part)")
        }
        #expect(await fixture.run("show", "nobody").status == 65)
        #expect(await fixture.run("note", "a1", " ").status == 65)
        // Its length is that of its scalars.
        #expect(await fixture.run("note", "a1", "a" + String(repeating: "\u{301}", count: 1000)).status == 65)
    }

    @Test func `the catalog is listed`() async throws {
        struct Method: Decodable { var currency: String }
        let all = try await fixture.run("currencies", "--json").json([Method].self)
        #expect(all.map(\.currency) == PaymentMethodCatalog.standard.methods.map(\.code))
        let some = await fixture.run("currencies", "orange", "xof")
        #expect(some.status == 0)
        #expect(some.output.contains("orange_money-ci.xof") && !some.output.contains("bitcoin"))
    }

    @Test func `extra fields are listed and kept`() async {
        let first = await fixture.run("fields", "orange_money-ci.xof")
        #expect(first.status == 0)
        #expect(first.output.contains("phone") && first.output.contains("yes"))
        #expect(await fixture.run("fields", "orange_money-ci.xof").status == 0)
        #expect(gateway.requests(to: "extrafields/list").count == 1)
        #expect(await fixture.run("fields", "--refresh", "--json").status == 0)
        #expect(gateway.requests(to: "extrafields/list").count == 2)
        #expect(await fixture.run("fields", "orange").status == 65)
        // From now on `create` knows what is needed.
        let lacking = await fixture.run("create", "--currency", "orange_money-ci.xof", "--amount", "5")
        #expect(lacking.status == 65)
        #expect(lacking.messages.contains("Field phone: the gateway requires it"))
    }

    @Test(arguments: [
        (WireFault.html, Int32(76)), (.hang, 69), (.reply(#"{"error":{"message":"Unauthorized"}}"#, status: 401), 77),
        (.reply(#"{"error":{"message":"Not today"}}"#), 1),
    ])
    func `a question that fails has its own status`(fault: WireFault, status: Int32) async {
        gateway.fail(fault, at: "extrafields/list")
        let ended = await fixture.run("fields", "--timeout", "1")
        #expect(ended.status == status)
        #expect(ended.output == "")
    }
}
