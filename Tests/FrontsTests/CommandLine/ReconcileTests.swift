import EInvoiceKit
import FoundationEssentials
import Glibc
import InvoiceCore
import TestGateway
import Testing

@testable import Fronts

@Suite(.timeLimit(.minutes(10))) struct ReconcileTests {
    let gateway: WireGateway
    let fixture: CommandFixture

    init() throws {
        gateway = try WireGateway()
        fixture = CommandFixture(gateway: gateway)
        // Three hours east of UTC, which nobody tells the program.
        let now = LocalDateTime(Timestamp.current, offset: 3 * 3600)
        gateway.setClock("\(now.date) \(now.clock)")
    }

    private struct Difference: Decodable {
        struct Side: Decodable {
            var currency: String?
            var amount: String?
            var status: String?
            var state: String?
            var payment_id: String?
            var error: JSONInvoice.Failure?
        }
        var differences: [String]
        var id: String?
        var payment_id: String?
        var tracking: String?
        var here: Side?
        var gateway: Side?
        var adopted_as: String?
    }

    /// Makes an invoice here that the gateway has otherwise.
    private func create(_ id: String, there currency: String, _ amount: String) async {
        gateway.add(paymentID: id, currency: currency, amount: amount)
        let tracking = gateway.tracking(of: id) ?? ""
        gateway.fail(.reply(#"{"tracking":"\#(tracking)","payment_id":"\#(id)"}"#))
        await fixture.create(id)
    }

    private func reconcile(_ arguments: String...) async -> Ended {
        await fixture.run(["reconcile", "--since", "1h"] + arguments)
    }

    private func differences(_ arguments: String...) async throws -> [Difference] {
        try await fixture.run(["reconcile", "--since", "1h", "--format", "json"] + arguments).json([Difference].self)
    }

    @Test func `a payment that was started here is as the statement has it`() async {
        await fixture.create("p1")
        gateway.setStatuses(["PAYIN"], of: "p1")
        #expect(await reconcile().status == 1)
        #expect(await fixture.run("pay", "p1").status == 0)
        #expect(await reconcile().status == 0)
    }

    @Test func `a rejected invoice that the gateway has is named with the way out`() async throws {
        gateway.fail(.reply(#"{"error":{"code":7,"message":"Bad currency"}}"#), creating: true)
        let rejected = try await fixture.run(
            "create", "--currency", "visamaster.uah", "--amount", "5", "--payment-id", "r1", "--json"
        ).json()
        #expect(rejected.state == "rejected")
        let ended = await reconcile()
        #expect(ended.status == 1)
        #expect(ended.messages.contains("`einvoice resolve \(rejected.id)` asks again"))
        #expect(await fixture.run("resolve", rejected.id).status == 0)
        #expect(await reconcile().status == 0)
    }

    @Test func `an error beside a paid status is told with it`() async throws {
        await fixture.create("p1")
        gateway.setStatuses(["FINISHED"], of: "p1")
        _ = await fixture.run("status", "p1")
        let row = """
            {"tracking":"\(gateway.tracking(of: "p1")!)","payment_id":"p1","currency":"visamaster.uah","amount":100.50,
            "status":"FINISHED","error":{"code":5,"message":"charged \\u202eback"}}
            """
        gateway.fail(.reply("[\(row)]"), at: "einvoice/statement", times: 9)
        let table = await reconcile()
        #expect(table.status == 1)
        #expect(table.output.contains("finished with an error: charged \\u{202e}back (code 5)"))
        let json = await fixture.run("reconcile", "--since", "1h", "--format", "jsonl").output
        #expect(json.contains(#""differences":["status"]"#) && json.contains(#""error":{"code":5,"message":"charged"#))
    }

    @Test func `raw csv commands no terminal, and is exact elsewhere`() async {
        gateway.add(paymentID: "theirs", currency: "tron", amount: "7", statuses: ["HELD\u{202e}"])
        let raw = ["reconcile", "--since", "1h", "--format", "csv", "--raw"]
        #expect(await fixture.run(raw).output.unicodeScalars.contains("\u{202e}"))
        #expect(await !fixture.run(raw, columns: 80).output.unicodeScalars.contains("\u{202e}"))
    }

    @Test func `nothing where nothing differs`() async throws {
        await fixture.create("a1", "a2", "a3")
        let ended = await reconcile()
        #expect(ended.status == 0)
        #expect(ended.output == "")
        #expect(ended.messages.contains("3 in the statement, 3 on both sides."))
        #expect(ended.messages.contains("The gateway's clock stands at UTC+03:00."))
        #expect(ended.messages.contains("Nothing differs."))
        #expect(await reconcile("--format", "json").output == "[]\n")
        #expect(await reconcile("--format", "jsonl").output == "")
        #expect(await reconcile("--format", "csv").output.split(separator: "\n").count == 1)
        #expect(gateway.violations == [])
    }

    @Test func `every kind is found`() async throws {
        await fixture.create("same", "status")
        gateway.setStatuses(["FINISHED"], of: "status")
        await create("amount", there: "visamaster.uah", "100.51")
        await create("currency", there: "tron", "100.50")
        gateway.fail(.reply(#"{"tracking":"79DF-60B0-FFFF","payment_id":"gone"}"#))
        await fixture.create("gone")
        gateway.add(paymentID: "theirs", currency: "tron", amount: "7", statuses: ["HELD\u{202e}"])
        let found = try await differences()
        let kinds = Dictionary(uniqueKeysWithValues: found.map { ($0.payment_id ?? "", $0.differences) })
        #expect(
            kinds == [
                "status": ["status"], "amount": ["amount"], "currency": ["currency"], "gone": ["missing_there"],
                "theirs": ["missing_here"],
            ])
        let amount = try #require(found.first { $0.payment_id == "amount" })
        #expect(amount.here?.amount == "100.50" && amount.gateway?.amount == "100.51")
        let table = await reconcile()
        #expect(table.status == 1)
        #expect(table.output.contains("100.50 UAH created             100.51 UAH created"))
        #expect(table.output.contains("missing here") && table.output.contains("missing there"))
        #expect(
            table.messages.contains(
                "5 differences: 1 missing here, 1 missing there, 1 amount, 1 currency, 1 status."))
        #expect(table.messages.contains("--adopt takes what is missing here into the history."))
        #expect(!(table.output + table.messages).hasRawControls)
    }

    @Test func `ids of a csv stay text, and amounts numbers`() async {
        await create("0001", there: "visamaster.uah", "100.51")
        gateway.add(paymentID: "1e5", currency: "tron", amount: "7")
        let ended = await reconcile("--format", "csv")
        #expect(ended.output.contains(",'0001,"), "\(ended.output)")
        #expect(ended.output.contains(",'1e5,"), "\(ended.output)")
        #expect(ended.output.contains(",100.50,100.51,"), "\(ended.output)")
        let exact = await reconcile("--format", "csv", "--raw").output
        #expect(exact.contains(",0001,") && exact.contains(",1e5,") && !exact.contains("'"), "\(exact)")
    }

    @Test func `a csv tells what the json does`() async throws {
        await fixture.create("p1")
        let tracking = try #require(gateway.tracking(of: "p1"))
        let row = #"""
            {"tracking":"\#(tracking)","payment_id":"9007","currency":"visamaster.uah","amount":"100,50","fee":{},\#
            "created":"2026-11-27 10:00:00","status":"FINISHED","error":{"code":5,"message":"charged, back"}}
            """#
        gateway.setReply("[\(row)]", to: "einvoice/statement")
        let json = try await differences()
        #expect(json.first?.payment_id == "p1" && json.first?.gateway?.payment_id == "9007")
        #expect(json.first?.gateway?.error?.code == 5)
        let ended = await reconcile("--format", "csv", "--raw")
        let lines = ended.output.split(separator: "\n").map(String.init)
        #expect(lines.count == 2)
        let names = lines[0].split(separator: ",").map(String.init)
        #expect(Set(names).count == names.count)
        let values = try #require(lines.last).csvFields
        try #require(names.count == values.count, "\(lines)")
        let fields = Dictionary(uniqueKeysWithValues: zip(names, values))
        #expect(fields["differences"] == "amount+status+payment_id", "\(fields)")
        #expect(fields["payment_id"] == "p1" && fields["gateway_payment_id"] == "9007", "\(fields)")
        #expect(fields["gateway_tracking"] == tracking, "\(fields)")
        #expect(fields["gateway_error_code"] == "5", "\(fields)")
        #expect(fields["gateway_error_message"] == "charged, back", "\(fields)")
        #expect(fields["gateway_amount"] == "100,50", "\(fields)")
        #expect(fields["gateway_unreadable"] == "amount: 100,50 | fee: {…}", "\(fields)")
        #expect(fields["gateway_created"] == "2026-11-27 10:00:00", "\(fields)")
        // What is another's id stays text in a spreadsheet, too.
        #expect(await reconcile("--format", "csv").output.contains(",'9007,"))
    }

    @Test func `open outcomes are told apart`() async throws {
        gateway.fail(.resetAfterReading, creating: true)
        gateway.fail(.resetAfterReading)
        for id in ["there", "nowhere"] {
            #expect(
                await fixture.run("create", "--currency", "tron", "--amount", "5", "--payment-id", id).status == 75)
        }
        let ended = await reconcile("--format", "jsonl")
        #expect(ended.status == 1)
        #expect(ended.output.contains(#"{"differences":["outcome"]"#) && ended.output.split(separator: "\n").count == 1)
        #expect(ended.messages.contains("1 outcome is unknown and not in the statement: `einvoice resolve` asks"))
    }

    @Test func `adopting takes in what is missing here`() async throws {
        await fixture.create("a1")
        gateway.add(paymentID: "g1", currency: "tron", amount: "7", statuses: ["FINISHED"])
        gateway.add(paymentID: "g2", currency: "visamaster.uah", amount: "8.5")
        let ended = await reconcile("--adopt", "--format", "json")
        #expect(ended.status == 0)
        #expect(ended.messages.contains("2 invoices adopted"))
        let found = try ended.json([Difference].self)
        #expect(found.count == 2 && found.allSatisfy { $0.adopted_as != nil })
        let invoices = try await fixture.run("history", "--format", "json").json([JSONInvoice].self)
        #expect(Set(invoices.map(\.payment_id)) == ["a1", "g1", "g2"])
        #expect(invoices.first { $0.id == found[0].adopted_as }?.status == "FINISHED")
        #expect(await reconcile().status == 0)
        #expect(gateway.requests(to: "einvoice/create").count == 1)
    }

    @Test func `an adopted invoice tells that nothing was sent for it`() async throws {
        gateway.add(paymentID: "g1", currency: "tron", amount: "7", statuses: ["FINISHED"])
        #expect(await reconcile("--adopt").status == 0)
        let page = await fixture.run("show", "g1")
        #expect(page.output.contains("adopted from the gateway's statement; not made here"))
        #expect(!page.output.contains("then sent") && !page.output.contains("POST"))
        struct Shown: Decodable {
            var adopted: Bool?
            var request: String?
        }
        let shown = try await fixture.run("show", "g1", "--json").json(Shown.self)
        #expect(shown.adopted == true && shown.request == nil)
    }

    @Test func `a narrow table shows what differs and nothing of it is cut`() async throws {
        await fixture.create("1795364870221081")
        gateway.setStatuses(["FINISHED"], of: "1795364870221081")
        await create("1795364870221082", there: "visamaster.uah", "100.51")
        gateway.fail(.reply(#"{"tracking":"79DF-60B0-FFFF","payment_id":"1795364870221083"}"#))
        await fixture.create("1795364870221083")
        let ended = await fixture.run("reconcile", "--since", "1h", columns: 80)
        let lines = ended.output.split(separator: "\n").map(String.init)
        #expect(lines.count == 4 && lines.allSatisfy { $0.count <= 80 })
        #expect(!ended.output.contains("…"))
        #expect(lines.contains { $0.hasPrefix("status ") && $0.contains("created") && $0.contains("finished") })
        #expect(lines.contains { $0.hasPrefix("amount ") && $0.contains("100.50 UAH") && $0.contains("100.51 UAH") })
    }

    @Test func `what remains after adopting ends with 1`() async throws {
        await create("a1", there: "visamaster.uah", "100.51")
        gateway.add(paymentID: "g1", currency: "tron", amount: "7")
        let ended = await reconcile("--adopt")
        #expect(ended.status == 1)
        #expect(ended.output.contains("\nadopted "))
        gateway.setReply(#"{"list":[{"payment_id":"g2","status":"PAYIN"}]}"#, to: "einvoice/statement")
        let bare = await reconcile("--adopt")
        #expect(bare.status == 1)
        #expect(bare.messages.contains("Nothing was adopted."))
        #expect(bare.messages.contains("The statement tells too little to adopt g2."))
    }

    @Test func `spreadsheets are safe unless raw`() async throws {
        gateway.add(paymentID: "=1+1", currency: "tron", amount: "7", statuses: ["@SUM"])
        let csv = await reconcile("--format", "csv")
        #expect(csv.status == 1)
        let lines = csv.output.split(separator: "\n").map(String.init)
        #expect(lines[0].hasPrefix("differences,id,created_at,payment_id,"))
        #expect(lines[1].hasPrefix("missing_here,,,'=1+1,") && lines[1].contains(",'@SUM,"))
        #expect(await reconcile("--format", "csv", "--raw").output.contains(",=1+1,"))
        #expect(await reconcile("--raw").status == 64)
    }

    @Test func `days are the readers and the last one is within`() async throws {
        let ended = await fixture.run("reconcile", "--since", "2026-10-05", "--until", "2026-10-05")
        #expect(ended.status == 0)
        #expect(ended.messages.contains("2026-10-05 00:00 to 2026-10-06 00:00:"))
        let asked = gateway.requests(to: "einvoice/statement").map(\.text)
        // Thirteen hours more before it and fifteen after it: nobody knows the gateway's zone.
        let midnight = try #require(Timestamp("2026-10-05T00:00:00Z"))
        func time(_ hours: Int) -> String {
            let seconds = hours * 3600 - CommandFixture.zone
            let time = LocalDateTime(midnight.advanced(byMilliseconds: Int64(seconds) * 1000), offset: 0)
            return "\(time.date) \(time.clock)"
        }
        #expect(asked.first?.contains(#""start_date":"\#(time(-13))""#) == true)
        #expect(asked.last?.contains(#""end_date":"\#(time(24 + 15))""#) == true)
    }

    @Test(arguments: [
        ["--since", "soon"], ["--since", "1h", "--until", "later"], ["--since", "2026-11-02", "--until", "2026-11-01"],
        ["--since", "1h", "--until", "2h"], [],
    ])
    func `bad times are wrong usage`(arguments: [String]) async {
        let ended = await fixture.run(["reconcile"] + arguments)
        #expect(ended.status == 64)
        #expect(ended.output == "" && ended.messages.hasPrefix("einvoice: "))
        #expect(gateway.connectionCount == 0)
    }

    @Test func `what the gateway refuses or garbles has its status`() async {
        gateway.setReply(#"{"error":{"code":401,"message":"Unknown client"}}"#, to: "einvoice/statement")
        #expect(await reconcile().status == 77)
        gateway.setReply(#"{"error":{"code":3,"message":"Not now"}}"#, to: "einvoice/statement")
        let refused = await reconcile()
        #expect(refused.status == 76 && refused.messages.contains("gives no statement: Not now (code 3)"))
        gateway.setReply(#"[1]"#, to: "einvoice/statement")
        #expect(await reconcile().status == 76)
        gateway.fail(.large(bytes: 2 << 20), at: "einvoice/statement", times: 100)
        let large = await reconcile()
        #expect(large.status == 76 && large.messages.contains("Raise max_reply_bytes in the profile."))
    }

    @Test func `a gateway that is down is 69`() async {
        gateway.stop()
        let ended = await reconcile()
        #expect(ended.status == 69)
        #expect(ended.output == "")
    }

    @Test func `stopped is 130`() async {
        gateway.fail(.hang, at: "einvoice/statement")
        let fixture = fixture
        let task = Task { await fixture.run("reconcile", "--since", "1h") }
        await gateway.untilRequests(1)
        task.cancel()
        let ended = await task.value
        #expect(ended.status == 130)
        #expect(ended.output == "" && ended.messages.contains("stopped"))
    }

    @Test func `the sandbox agrees with its history`() async throws {
        let fixture = CommandFixture()
        for amount in ["5", "1000", "7"] {
            #expect(await fixture.run("create", "--sandbox", "--currency", "tron", "--amount", amount).status == 0)
        }
        #expect(await fixture.run("reconcile", "--sandbox", "--since", "1h").status == 0)
    }

    @Test func `what isn't compared is counted with its reason`() async throws {
        await fixture.create("a1", "a2", "a3")
        gateway.fail(.reply(#"{"error":{"code":7,"message":"Bad currency"}}"#))
        let rejected = await fixture.run(
            "create", "--currency", "visamaster.uah", "--amount", "5", "--payment-id", "r1")
        #expect(rejected.status == 1)
        gateway.behave()
        let ended = await reconcile()
        #expect(ended.status == 0)
        #expect(ended.messages.contains("Nothing that was compared differs."))
        #expect(ended.messages.contains("4 in the history: 3 on both sides, 1 not compared (1 rejected)."))
        #expect(ended.messages.contains("3 in the statement: 3 on both sides."))
    }

    @Test func `what was adopted is said to be lost where the answer cannot be written`() async throws {
        gateway.add(paymentID: "theirs", currency: "tron", amount: "7")
        func status(_ arguments: [String]) async throws -> Int32 {
            guard case .command(let command) = CommandRunner.wish(of: ["reconcile", "--since", "1h"] + arguments) else {
                throw CommandFailure(.usage, "no command")
            }
            let full = BufferedOutput { _ in
                errno = ENOSPC
                return -1
            }
            return await CommandRunner.run(command, at: fixture.context(output: full, messages: Memory().output))
                .rawValue
        }
        #expect(try await status(["--adopt", "--format", "json"]) == 74)
        #expect(try await status(["--format", "json"]) == 74)
    }
}

extension String {
    /// The fields of a record of comma-separated values (RFC 4180) on one line.
    fileprivate var csvFields: [String] {
        var fields = [""]
        var isQuoted = false
        for character in self {
            switch character {
            case "\"": isQuoted.toggle()
            case "," where !isQuoted: fields.append("")
            default: fields[fields.count - 1].append(character)
            }
        }
        return fields
    }
}
