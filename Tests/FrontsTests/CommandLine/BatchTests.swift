import EInvoiceKit
import FoundationEssentials
import Glibc
import InvoiceCore
import TestGateway
import Testing

@testable import Fronts

/// `create --batch`.
@Suite(.timeLimit(.minutes(10))) struct BatchTests {
    let gateway: WireGateway
    let fixture: CommandFixture

    init() throws {
        gateway = try WireGateway(secret: CommandFixture.secret)
        fixture = CommandFixture(gateway: gateway)
    }

    /// A line of the output.
    private struct Row: Decodable {
        struct Failure: Decodable {
            var code: Int?
            var message: String
            var exit: Int?
        }

        var row: Int
        var payment_id: String
        var state: String?
        var tracking: String?
        var error: Failure?
    }

    private func rows(_ ended: Ended) throws -> [Row] {
        try ended.output.split(separator: "\n").map { try JSONDecoder().decode(Row.self, from: Data($0.utf8)) }
            .sorted { $0.row < $1.row }
    }

    private func write(_ text: String, to name: String = "batch.csv") throws -> String {
        let path = "\(fixture.folder)/\(name)"
        try text.write(toFile: path, atomically: false, encoding: .utf8)
        return path
    }

    private let three = """
        currency,amount,payment-id,description
        visamaster.uah,1.50,a-1,one
        tron,2,,two
        tron,3,a-3,three

        """

    @Test func `each row comes to a line of JSON as one invoice does`() async throws {
        let ended = await fixture.run("create", "--batch", try write(three))
        #expect(ended.status == 0, "\(ended.messages)")
        #expect(gateway.violations == [])
        let rows = try rows(ended)
        #expect(rows.map(\.row) == [2, 3, 4])
        #expect(rows.map(\.state) == ["created", "created", "created"])
        #expect(rows[0].payment_id == "a-1")
        #expect(rows.allSatisfy { $0.tracking == gateway.tracking(of: $0.payment_id) && $0.tracking != nil })
        #expect(ended.output.hasPrefix(#"{"row":"#))
        #expect(ended.messages.contains("3 rows: 3 created."))
        let again = await fixture.run("create", "--batch", try write(three))
        #expect(again.status == 0)
        #expect(try self.rows(again).map(\.payment_id) == rows.map(\.payment_id))
        #expect(again.messages.contains("This file was done before"))
        #expect(gateway.createdCount == 3)
        #expect(gateway.requests.count == 3)
    }

    @Test func `JSON Lines come by a pipe, and their cards stay nowhere`() async throws {
        let card = "4444111144441111"
        let text = """
            {"currency":"visamaster.uah","amount":10.50,"sender":"\(card)"}
            {"currency":"visamaster.uah","amount":"11","fields":{"a":"b"}}
            """
        let ended = await fixture.run(["create", "--batch", "-"], batch: text)
        #expect(ended.status == 0, "\(ended.messages)")
        #expect(gateway.requests.contains { $0.text.contains(#""sender":"\#(card)""#) })
        #expect(gateway.createdCount == 2)
        #expect(!ended.output.contains(card) && !ended.messages.contains(card))
        for name in try FileManager.default.subpathsOfDirectory(atPath: fixture.folder) {
            guard let bytes = FileManager.default.contents(atPath: "\(fixture.folder)/\(name)") else { continue }
            #expect(!String(decoding: bytes, as: UTF8.self).contains(card), "\(name)")
        }
        let again = await fixture.run(["create", "--batch", "-"], batch: text)
        #expect(again.status == 0)
        #expect(gateway.createdCount == 2)
    }

    @Test func `every problem is named with its place, and nothing is sent`() async throws {
        let path = try write(three + "tron,x,,\nvisamaster.uax,1,,\n")
        let ended = await fixture.run("create", "--batch", path)
        #expect(ended.status == 65)
        #expect(ended.messages.contains("einvoice: \(path):5:6: Amount: "))
        #expect(ended.messages.contains("einvoice: \(path):6:1: Currency: the gateway has no currency “visamaster.ua"))
        #expect(ended.messages.contains("2 of 5 rows can't be sent."))
        #expect(ended.output.hasPrefix(#"{"error":{"exit":65,"#))
        #expect(gateway.connectionCount == 0 && fixture.historyLines().isEmpty)
        let rest = await fixture.run("create", "--batch", path, "--skip-invalid")
        #expect(rest.status == 65)
        #expect(try rows(rest).map(\.row) == [2, 3, 4])
        #expect(rest.messages.contains("3 rows: 3 created, 2 left out."))
        #expect(gateway.createdCount == 3)
    }

    @Test func `where too many outcomes are unknown, why is said`() async throws {
        gateway.fail(.emptyReply, times: 100)
        let rows = (1...20).map { "tron,\($0)\n" }.joined()
        let ended = await fixture.run("create", "--batch", try write("currency,amount\n" + rows), "--jobs", "1")
        #expect(ended.status == 75)
        #expect(ended.messages.contains("einvoice: outcome unknown: the connection broke"), "\(ended.messages)")
        #expect(ended.messages.contains("Given up"))
    }

    @Test func `no problem of a file shows a card's number`() async throws {
        let card = "4444111144441111"
        for text in [
            "currency,amount,\(card)\ntron,1,2\n", "currency,amount\n\(card),1\n",
            "currency,amount,payment-id\ntron,1,\(card)\ntron,2,\(card)\n",
            "{\"currency\":\"tron\",\"amount\":1,\"\(card)\":1}\n", "{\"currency\":\"\(card)\",\"amount\":1}\n",
        ] {
            let ended = await fixture.run(["create", "--batch", "-"], batch: text)
            #expect(ended.status == 65, "\(text)")
            #expect(!(ended.output + ended.messages).contains(card), "\(ended.messages)")
            #expect(ended.messages.contains("444411"), "\(ended.messages)")
        }
    }

    @Test func `half of a file that comes mended by a pipe is told of, and refused on live`() async throws {
        gateway.fail(.emptyReply, times: 100)
        let rows = (1...20).map { "tron,\($0)\n" }.joined()
        let live = CommandFixture(kind: "live", gateway: gateway)
        for (fixture, status, sum) in [(fixture, Int32(0), 1), (live, 77, 1)] {
            let dry = await fixture.run(["create", "--batch", "-", "--dry-run"], batch: "currency,amount\n" + rows)
            let all = String(dry.output.dropLast())
            let half = await fixture.run(
                ["create", "--batch", "-", "--jobs", "1", "--confirm", all], batch: "currency,amount\n" + rows)
            #expect(half.status == 75, "\(half.messages)")
            let mended = await fixture.run(
                ["create", "--batch", "-", "--confirm", "1, \(sum) TRX"], batch: "currency,amount\ntron,1\n")
            if status == 77 { #expect(mended.status == 77) }
            #expect(mended.messages.contains("would be made once more"), "\(mended.messages)")
            gateway.behave()
            let new = await fixture.run(
                ["create", "--batch", "-", "--new-content", "--confirm", "1, 2 TRX"], batch: "currency,amount\ntron,2\n"
            )
            #expect(new.status == 0 && !new.messages.contains("once more"), "\(new.messages)")
            gateway.fail(.emptyReply, times: 100)
        }
    }

    @Test func `a dry run prints number and sums, which confirm a live one`() async throws {
        let live = CommandFixture(kind: "live", gateway: gateway)
        let path = try write(three)
        let dry = await live.run("create", "--batch", path, "--dry-run")
        #expect(dry.status == 0)
        #expect(dry.output == "3 invoices, 5.00 TRX, 1.50 UAH\n")
        let json = await live.run("create", "--batch", path, "--dry-run", "--json")
        #expect(json.output == #"{"invoices":3,"sums":{"TRX":"5.00","UAH":"1.50"}}"# + "\n")
        let bare = await live.run("create", "--batch", path)
        #expect(bare.status == 77)
        #expect(bare.messages.contains("--confirm '3 invoices, 5.00 TRX, 1.50 UAH' sends it."))
        let wrong = await live.run("create", "--batch", path, "--confirm", "3 invoices, 6.00 TRX, 1.50 UAH")
        #expect(wrong.status == 77)
        #expect(gateway.connectionCount == 0)
        let right = await live.run("create", "--batch", path, "--confirm", " 3 invoices,1.5 UAH, 5 TRX")
        #expect(right.status == 0)
        #expect(gateway.createdCount == 3)
    }

    @Test(arguments: [
        ["--batch", "x.csv", "--currency", "tron"], ["--batch", "x.csv", "--amount", "1"],
        ["--batch", "x.csv", "--field", "a=b"], ["--batch", "x.csv", "--sender", "-"],
        ["--batch", "x.csv", "--replaces", "1"], ["--batch", "x.csv", "--jobs", "0"],
        ["--batch", "x.csv", "--jobs", "33"], ["--currency", "tron", "--amount", "1", "--jobs", "2"],
        ["--currency", "tron", "--amount", "1", "--skip-invalid"], ["--currency", "tron"], ["--amount", "1"], [],
    ])
    func `options that don't go together are wrong usage`(options: [String]) async {
        let ended = await fixture.run(["create"] + options)
        #expect(ended.status == 64, "\(ended.messages)")
        #expect(gateway.connectionCount == 0)
    }

    @Test func `addresses of the command line hold for rows without their own`() async throws {
        let path = try write("currency,amount,success-url\ntron,1,\ntron,2,https://a.example/2\n")
        let ended = await fixture.run(
            "create", "--batch", path, "--success-url", "https://a.example/1", "--jobs", "1")
        #expect(ended.status == 0)
        #expect(gateway.requests.map { $0.text.contains("https://a.example/1") } == [true, false])
    }

    @Test func `a rejected row stops nothing and a used payment id is told`() async throws {
        await fixture.create("a-3", currency: "tron", amount: "9")
        gateway.fail(.reply(#"{"error":{"code":3,"message":"The amount is too small"}}"#))
        let ended = await fixture.run("create", "--batch", try write(three), "--jobs", "1")
        #expect(ended.status == 65)
        let rows = try rows(ended)
        #expect(rows.map(\.state) == ["rejected", "created", nil])
        #expect(rows[0].error?.message == "The amount is too small")
        #expect(rows[2].error?.exit == 65)
        #expect(ended.messages.contains("line 4: Payment id: the history has it already"))
        #expect(ended.messages.contains("3 rows: 1 created, 1 rejected, 1 not sent."))
    }

    @Test func `a gateway that is gone ends it early, and the same command goes on`() async throws {
        let text = "currency,amount\n" + (1...50).map { "tron,\($0)\n" }.joined()
        let path = try write(text)
        let gone = try WireGateway(clientID: gateway.clientID, secret: gateway.secret)
        let other = CommandFixture(gateway: gone)
        gone.stop()
        let ended = await other.run("create", "--batch", path)
        #expect(ended.status == 69)
        #expect(ended.messages.contains("the gateway can't be reached"))
        #expect(ended.messages.contains("Given up"))
        #expect(ended.messages.contains("not begun"))
        #expect(try rows(ended).count <= 8)
    }

    @Test func `an outcome that stays unknown is 75`() async throws {
        gateway.fail(.hang, creating: true)
        gateway.fail(.hang, at: "einvoice/status")
        let path = try write("currency,amount\ntron,1\ntron,2\n")
        let ended = await fixture.run("create", "--batch", path, "--timeout", "1", "--jobs", "1")
        #expect(ended.status == 75)
        #expect(ended.messages.contains("einvoice resolve"))
        gateway.behave()
        let again = await fixture.run("create", "--batch", path)
        #expect(again.status == 0, "\(again.messages)")
        #expect(again.messages.contains("This file was begun before: up to 2 rows,"))
        #expect(gateway.createdCount == 2)
    }

    @Test func `an output that can't be written ends it early, as what may have been created`() async throws {
        let text = "currency,amount\n" + (1...100).map { "tron,\($0)\n" }.joined()
        let path = try write(text)
        for (code, status, created) in [
            (ENOSPC, ExitStatus.unknown, " created, "), (EPIPE, .interrupted, " of them before), "),
        ] {
            let output = BufferedOutput { _ in
                errno = code
                return -1
            }
            let messages = Memory()
            let context = fixture.context(output: output, messages: messages.output)
            guard case .command(let command) = CommandRunner.wish(of: ["create", "--batch", path, "--jobs", "1"]) else {
                Issue.record("no command")
                return
            }
            #expect(await CommandRunner.run(command, at: context) == status, "\(messages.text)")
            #expect(messages.text.contains(created) && messages.text.contains(" not begun."), "\(messages.text)")
            #expect(messages.text.contains("the standard output can't be written") == (code == ENOSPC))
        }
        #expect(await fixture.run("create", "--batch", path).status == 0)
        #expect(gateway.createdCount == 100)
    }

    @Test func `nothing in a file commands the terminal`() async throws {
        let path = try write(
            "currency,amount,description\n\u{1b}[2Jtron,\u{202e}1,x\ntron,1,\u{7}\n\"\u{1b}]0;x\u{7}\",1,1\n")
        let ended = await fixture.run("create", "--batch", path)
        #expect(ended.status == 65)
        #expect(!ended.messages.hasRawControls && !ended.output.hasRawControls)
    }
}
