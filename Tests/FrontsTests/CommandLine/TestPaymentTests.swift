import EInvoiceKit
import FoundationEssentials
import InvoiceCore
import Synchronization
import TestGateway
import Testing

@testable import Fronts

@Suite(.timeLimit(.minutes(10))) struct TestPaymentTests {
    let gateway: WireGateway
    let fixture: CommandFixture

    init() throws {
        gateway = try WireGateway()
        fixture = CommandFixture(gateway: gateway)
    }

    private struct Verdict: Decodable {
        var currency: String
        var amount: String
        var expected: String
        var got: String?
        var verdict: String
        var reason: String?
        var payment_id: String?
        var tracking: String?
    }

    private func verdicts(_ ended: Ended) throws -> [Verdict] { try ended.json([Verdict].self) }

    private func invoiceLines() -> [String] { fixture.historyLines().filter { $0.contains(#""type":"invoice""#) } }

    @Test func `all currencies of the sandbox come to their expected ends`() async throws {
        let fixture = CommandFixture()
        let ended = await fixture.run("test-payment", "--all", "--sandbox")
        #expect(ended.status == 0)
        let lines = ended.output.split(separator: "\n").map(String.init)
        #expect(lines.count == 105)
        #expect(lines[0].hasPrefix("Currency"))
        #expect(lines.dropFirst().allSatisfy { $0.contains("✓ as expected") })
        #expect(lines.filter { $0.contains("FINISHED") }.count == 52)
        #expect(ended.messages.contains("104 test payments: all as expected."))
        // Progress for a log: some lines, no flood.
        let progress = ended.messages.split(separator: "\n").filter { $0.hasSuffix(" of 104 done") }
        #expect(progress.count == 10)
    }

    @Test func `one that misbehaves is named and ends with 1`() async throws {
        gateway.fail(
            .reply(#"{"status":"CANCELED","error":{"code":9,"message":"by \u001b[31mhand"}}"#), at: "einvoice/status")
        let ended = await fixture.run(
            "test-payment", "--currency", "visamaster.uah", "--currency", "tron", "--currency", "tron", "--format",
            "json")
        #expect(ended.status == 1)
        let found = try verdicts(ended)
        #expect(found.map(\.currency) == ["visamaster.uah", "visamaster.uah", "tron", "tron"])
        #expect(found.map(\.amount) == ["1000", "2000", "1000", "2000"])
        let bad = try #require(found.first { $0.verdict != "as_expected" })
        #expect(bad.verdict == "other_end" && bad.got == "CANCELED" && bad.reason == "by ␛[31mhand (code 9)")
        #expect(found.count { $0.verdict == "as_expected" } == 3)
        let name = "\(bad.currency) \(bad.amount) (\(try #require(bad.payment_id)), \(try #require(bad.tracking)))"
        #expect(ended.messages.contains("\(name): expected \(bad.expected), got CANCELED: by ␛[31mhand (code 9)"))
        #expect(ended.messages.contains("4 test payments: 3 as expected, 1 ended otherwise."))
        #expect(!(ended.output + ended.messages).hasRawControls)
        #expect(gateway.violations == [])
    }

    @Test func `a rejected one is inconclusive and ends with 1`() async throws {
        gateway.fail(.reply(#"{"error":{"code":7,"message":"Currency is off"}}"#))
        let ended = await fixture.run("test-payment", "--currency", "tron")
        #expect(ended.status == 1)
        #expect(ended.output.contains("? no result: the gateway rejected it: Currency is off (code 7)"))
        #expect(ended.messages.contains("2 test payments: 1 as expected, 1 without a result."))
    }

    @Test func `what never ends runs out of patience and spreadsheets are safe`() async throws {
        gateway.setReply(#"{"status":"=HELD()"}"#, to: "einvoice/status")
        let output = Memory()
        var here = fixture.context(output: output.output, messages: Memory().output)
        here.dependencies.clock = jumpingClock()
        guard
            case .command(let command) = CommandRunner.wish(of: [
                "test-payment", "--currency", "tron", "--format", "csv",
            ])
        else { throw WrongWish() }
        #expect(await CommandRunner.run(command, at: here) == .rejected)
        let lines = output.text.split(separator: "\n")
        #expect(lines[0] == "currency,amount,expected,got,verdict,reason,id,payment_id,tracking")
        #expect(lines[1].hasPrefix("tron,1000,FINISHED,'=HELD(),no_end,\"the status did not become final in time\","))
        #expect(lines.count == 3)
    }

    @Test func `a field by hand is sent`() async throws {
        let ended = await fixture.run(
            "test-payment", "--currency", "orange_money-ci.xof", "--field", "phone=2250700000000")
        #expect(ended.status == 0)
        #expect(gateway.requests(to: "einvoice/create").allSatisfy { $0.text.contains(#""phone":"2250700000000""#) })
        #expect(gateway.createdCount == 2)
    }

    @Test func `a field without any value is invalid`() async throws {
        gateway.setReply(
            #"[{"name":"odd","currency":"tron","required":true,"pattern":"^[а-я]{9}$"}]"#, to: "extrafields/list")
        let ended = await fixture.run("test-payment", "--currency", "tron")
        #expect(ended.status == 65)
        #expect(ended.output.contains("no value is known for the extra fields odd; give them with --field NAME=VALUE"))
        #expect(gateway.createdCount == 0)
    }

    @Test func `a live profile is refused unless its name confirms`() async throws {
        let live = CommandFixture(kind: "live", gateway: gateway)
        for confirmation in [[], ["--confirm", "live"], ["--confirm", "1000"]] {
            let ended = await live.run(["test-payment", "--currency", "tron"] + confirmation)
            #expect(ended.status == 77)
            #expect(ended.output == "")
            #expect(
                ended.messages.contains("Nothing was sent or recorded.") && ended.messages.contains("--confirm env"))
        }
        #expect(gateway.connectionCount == 0)
        #expect(live.historyLines() == [])
        #expect(await live.run("test-payment", "--currency", "tron", "--confirm", "env").status == 0)
        #expect(gateway.createdCount == 2)
    }

    @Test func `an unknown currency is named with the nearest and nothing is sent`() async {
        let ended = await fixture.run("test-payment", "--currency", "visamaster.uha", "--currency", "tron")
        #expect(ended.status == 65)
        #expect(ended.messages.contains("visamaster.uha") && ended.messages.contains("did you mean visamaster.uah"))
        #expect(gateway.connectionCount == 0)
        #expect(await fixture.run("test-payment").status == 64)
        #expect(await fixture.run("test-payment", "--all", "--currency", "tron").status == 64)
    }

    @Test func `a gateway that is down is given up on`() async throws {
        gateway.stop()
        let ended = await fixture.run("test-payment", "--all")
        #expect(ended.status == 69)
        #expect(ended.messages.contains("Given up: after the first ones there was no hope for the others."))
        #expect(ended.messages.contains("Not done:"))
        #expect(invoiceLines().count < 50)
        #expect(ended.output.split(separator: "\n").count == 105)
    }

    @Test func `a gateway of which nothing comes back is given up on`() async throws {
        gateway.fail(.html, at: "einvoice/create", times: 1000)
        let ended = await fixture.run("test-payment", "--all")
        #expect(ended.status == 75)
        #expect(ended.messages.contains("Given up:"))
        #expect(invoiceLines().count < 50)
    }

    @Test func `a code is whole on a narrow terminal`() async throws {
        let ended = await fixture.run("test-payment", "--currency", "orange_money-senegal.xof", columns: 80)
        #expect(ended.output.contains("orange_money-senegal.xof ") && !ended.output.contains("Payment id"))
        #expect(ended.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
    }

    @Test func `refused credentials are 77`() async throws {
        gateway.setReply(#"{"error":{"code":401,"message":"Unknown client"}}"#, to: "einvoice/create")
        let ended = await fixture.run("test-payment", "--currency", "tron")
        #expect(ended.status == 77)
        #expect(ended.messages.contains("the gateway refused the credentials: Unknown client (code 401)"))
    }

    @Test func `an unknown outcome comes before all else`() async throws {
        gateway.fail(.resetAfterReading, creating: true)
        gateway.fail(.reply(#"{"error":{"code":7,"message":"no"}}"#))
        let ended = await fixture.run("test-payment", "--currency", "tron")
        #expect(ended.status == 75)
        #expect(ended.messages.contains("Outcomes are unknown: `einvoice resolve` asks the gateway."))
    }

    @Test func `stopped it ends what is on its way and names what was not done`() async throws {
        gateway.setReply(#"{"status":"PAYIN"}"#, to: "einvoice/status")
        let fixture = fixture
        let task = Task { await fixture.run(["test-payment", "--all", "--format", "json"], clock: .system) }
        // Long past the first ones; at most sixteen are under way at once.
        await gateway.untilRequests(60)
        task.cancel()
        let ended = await task.value
        #expect(ended.status == 130)
        let found = try verdicts(ended)
        #expect(found.count == 104 && found.allSatisfy { $0.verdict == "not_done" })
        #expect(ended.messages.contains("Stopped before it was done."))
        #expect(ended.messages.contains("Those on their way are in the history"))
        #expect(ended.messages.contains("`einvoice test-payment --all`"))
        // Nothing hangs in between: what the gateway made the history has as created.
        let created = fixture.historyLines().filter { $0.contains(#""event":"created""#) }
        let count = gateway.createdCount
        #expect(created.count == count && invoiceLines().count == count && (1...16).contains(count))
    }

    @Test func `on a terminal one line is written over`() {
        let messages = Memory()
        var here = fixture.context(output: Memory().output, messages: messages.output)
        here.messageColumns = 20
        here.dependencies.clock = jumpingClock(step: .seconds(1))
        let progress = ProgressReporter(here)
        progress.tell("12 of 104 done", part: 0.1)
        progress.tell("13 of 104 done, 1 not as expected", part: 0.1)
        progress.tell("short", part: 0.2)
        progress.clear()
        progress.clear()
        let parts = messages.text.split(separator: "\r", omittingEmptySubsequences: false)
        #expect(parts[1] == "12 of 104 done")
        #expect(parts[2].hasSuffix("…") && parts[2].count == 19)
        #expect(parts[3] == "short" + String(repeating: " ", count: 14))
        // With room for the ^C that the terminal shows behind it.
        #expect(parts[4] == String(repeating: " ", count: 9))
        #expect(parts.count == 6 && parts[5] == "" && !messages.text.contains("\n"))
    }

    @Test func `elsewhere a line is written for each tenth`() {
        let messages = Memory()
        let progress = ProgressReporter(fixture.context(output: Memory().output, messages: messages.output))
        for done in 0...1000 { progress.tell("\(done)", part: Double(done) / 1000) }
        progress.clear()
        #expect(messages.text == "100\n200\n300\n400\n500\n600\n700\n800\n900\n1000\n")
    }

    private struct WrongWish: Error {}
}

/// A clock on which waiting takes no time; each look at it lets `step` pass.
private func jumpingClock(step: Duration = .zero) -> TimeSource {
    let time = JumpedTime()
    return TimeSource(
        monotonic: { time.pass(step) },
        sleep: { duration async throws(CancellationError) in
            _ = time.pass(duration)
            await Task.yield()
            if Task.isCancelled { throw CancellationError() }
        })
}

private final class JumpedTime: Sendable {
    private let time = Mutex(Duration.zero)

    func pass(_ duration: Duration) -> Duration {
        time.withLock { time in
            time += duration
            return time
        }
    }
}
