import FoundationEssentials
import InvoiceCore
import TestGateway
import Testing

@testable import EInvoiceKit
@testable import Fronts

@Suite(.timeLimit(.minutes(10))) struct UnknownOutcomeTests {
    let gateway: WireGateway
    let fixture: CommandFixture

    init() throws {
        gateway = try WireGateway()
        fixture = CommandFixture(gateway: gateway)
    }

    private static let create = [
        "create", "--currency", "visamaster.uah", "--amount", "100.50", "--payment-id", "26", "--timeout", "2",
        "--json",
    ]

    @Test(arguments: [
        (WireFault.hang, "timeout"), (.resetAfterReading, "connection_lost"), (.emptyReply, "connection_lost"),
        (.html, "bad_reply"), (.halfReply, "connection_lost"), (.large(bytes: 64 << 20), "reply_too_large"),
        (.wrongSignature, "wrong_signature"), (.redirect(to: "http://127.0.0.1:9/"), "redirect"),
    ])
    func `an unusable answer is unknown and settled without a second invoice`(fault: WireFault, reason: String)
        async throws
    {
        gateway.fail(fault, creating: true)
        let ended = await fixture.run(Self.create)
        #expect(ended.status == 75)
        let invoice = try ended.json()
        #expect(invoice.state == "unknown")
        #expect(invoice.reason == reason)
        #expect(ended.messages.contains("einvoice resolve \(invoice.id)"))
        #expect(fixture.historyLines().last?.contains(#""event":"unknown""#) == true)

        let settled = await fixture.run("resolve")
        #expect(settled.status == 0)
        #expect(settled.output.contains(gateway.tracking(of: "26")!))
        #expect(gateway.createdCount == 1)
        #expect(gateway.requests(to: "einvoice/create").count == 1)
        let shown = try await fixture.run("show", invoice.id, "--json").json()
        #expect(shown.state == "created")
        #expect(shown.tracking == gateway.tracking(of: "26"))
    }

    @Test func `what the gateway does not have is sent again only when asked`() async throws {
        gateway.fail(.resetAfterReading)
        #expect(await fixture.run(Self.create).status == 75)
        let asked = await fixture.run("resolve")
        #expect(asked.status == 1)
        #expect(asked.output.contains("the gateway has no such payment"))
        #expect(gateway.requests(to: "einvoice/create").count == 1)
        let sent = await fixture.run("resolve", "26", "--resend")
        #expect(sent.status == 0)
        let bodies = gateway.requests(to: "einvoice/create").map(\.body)
        #expect(bodies.count == 2)
        #expect(bodies.first == bodies.last)
        #expect(gateway.createdCount == 1)
    }

    @Test func `an unsigned answer that it isn't there lets nothing be sent again until it was given twice`()
        async throws
    {
        gateway.fail(.resetAfterReading)
        #expect(await fixture.run(Self.create).status == 75)
        gateway.fail(.missingSignature, at: "einvoice/status", times: 2)
        let once = await fixture.run("resolve", "26", "--resend", "--json")
        #expect(once.status == 75)
        #expect(try once.json([JSONInvoice].self).map(\.state) == ["unknown"])
        #expect(once.output.contains(#""found":"not_found_unsigned""#))
        #expect(once.messages.contains("the answer wasn't signed: ask once more to be sure"))
        #expect(gateway.requests(to: "einvoice/create").count == 1)
        let twice = await fixture.run("resolve", "26", "--json")
        #expect(twice.status == 1)
        #expect(twice.output.contains(#""found":"not_found""#))
    }

    @Test func `with JSON the reasons stand beside it`() async throws {
        gateway.fail(.resetAfterReading)
        let lost = await fixture.run(Self.create + ["--sender", "-"], input: ["4444111144441111"])
        #expect(lost.status == 75)
        let missing = await fixture.run("resolve", "--json")
        #expect(missing.status == 1)
        #expect(try missing.json([JSONInvoice].self).count == 1)
        #expect(missing.output.contains(#""found":"not_found","detail":"the gateway has no such payment"#))
        #expect(missing.messages.contains("26   100.50 UAH   the gateway has no such payment; --resend sends it again"))
        let unnumbered = await fixture.run("resolve", "26", "--resend", "--json")
        #expect(unnumbered.status == 65)
        #expect(unnumbered.messages.contains("is needed again"))
        gateway.fail(.hang, at: "einvoice/status")
        let silent = await fixture.run("resolve", "--json", "--timeout", "1")
        #expect(silent.status == 75)
        #expect(silent.messages.contains("no answer from the gateway"))
        gateway.behave()
        let sent = await fixture.run(
            "resolve", "26", "--resend", "--json", "--sender", "-", input: ["4444111144441111"])
        #expect(sent.status == 0)
        #expect(try sent.json([JSONInvoice].self).map(\.state) == ["created"])
        #expect(sent.output.contains(#""found":"resent_created""#))
        #expect(await fixture.run("resolve", "26", "--json").output.contains(#""found":"already_created""#))
    }

    /// Makes the history one of a former version, which took a refusal that nobody signed for the gateway's.
    private func forgetSignatures() throws {
        let path = "\(fixture.profileFolder)/history.jsonl"
        let text = try String(contentsOfFile: path, encoding: .utf8)
        // Those had no sum at a line's end either.
        try text.replacing(#""signature":"verified""#, with: #""signature":"missing""#)
            .replacing(/,"crc":"[0-9a-f]{8}"}/, with: "}")
            .write(toFile: path, atomically: true, encoding: .utf8)
    }

    @Test func `a refusal that nobody signed is named where all unknown ones are asked about`() async throws {
        gateway.fail(.reply(#"{"error":{"code":7,"message":"no"}}"#), creating: true)
        let rejected = await fixture.run(Self.create)
        #expect(rejected.status == 1)
        let id = try rejected.json().id
        #expect(await !fixture.run("resolve").messages.contains("nobody signed"))
        try forgetSignatures()
        let told = await fixture.run("resolve")
        #expect(told.status == 0)
        #expect(told.messages.contains("1 rejected invoice may be the gateway's all the same: nobody signed the no."))
        #expect(told.messages.contains("`einvoice resolve \(id)` asks"))
        #expect(gateway.requests(to: "einvoice/status").isEmpty)
        #expect(await fixture.run("resolve", "26").status == 0)
        #expect(await !fixture.run("resolve").messages.contains("nobody signed"))
    }

    @Test func `such a refusal is named beside unknown ones, for its own account, until the gateway has answered`()
        async throws
    {
        gateway.fail(.reply(#"{"error":{"code":7,"message":"no"}}"#))
        #expect(await fixture.run(Self.create).status == 1)
        try forgetSignatures()
        gateway.fail(.resetAfterReading, creating: true)
        let unknown = Self.create.map { $0 == "26" ? "27" : $0 }
        #expect(await fixture.run(unknown).status == 75)
        let told = await fixture.run("resolve")
        #expect(told.status == 0)
        #expect(told.messages.contains("nobody signed the no"))
        // That the gateway doesn't have it is an answer.
        #expect(await fixture.run("resolve", "26").status == 1)
        #expect(await !fixture.run("resolve").messages.contains("nobody signed"))
    }

    @Test func `another account's refusals aren't named`() async throws {
        gateway.fail(.reply(#"{"error":{"code":7,"message":"no"}}"#))
        #expect(await fixture.run(Self.create).status == 1)
        try forgetSignatures()
        let path = "\(fixture.profileFolder)/history.jsonl"
        let text = try String(contentsOfFile: path, encoding: .utf8)
        let other = text.replacing(#""client_id":"12345""#, with: #""client_id":"54321""#)
        try #require(other != text)
        try other.write(toFile: path, atomically: true, encoding: .utf8)
        #expect(await !fixture.run("resolve").messages.contains("nobody signed"))
    }

    @Test func `a second tracking number is shown beside the first`() async throws {
        #expect(await fixture.run(Self.create).status == 0)
        let history = HistoryStore(folder: fixture.profileFolder)
        let created = try #require(try history.newest(limit: 1).invoices.first)
        try history.record(
            InvoiceUpdate(
                id: created.id, at: Timestamp.current, change: .created(tracking: "0000-0000-0000", isSettled: true)))
        let shown = await fixture.run("show", "26").output
        #expect(shown.split(separator: "\n").contains { $0.contains("Also told") && $0.contains("0000-0000-0000") })
        #expect(await fixture.run("show", "26", "--json").output.contains(#""other_tracking":"0000-0000-0000""#))
    }

    @Test func `a card number is asked for again`() async throws {
        gateway.fail(.resetAfterReading)
        let lost = await fixture.run(Self.create + ["--sender", "-"], input: ["4444111144441111"])
        #expect(lost.status == 75)
        #expect(await fixture.run("resolve", "26", "--resend").status == 65)
        let other = await fixture.run("resolve", "26", "--resend", "--sender", "-", input: ["5555555555554444"])
        #expect(other.status == 65)
        #expect(gateway.createdCount == 0)
        let same = await fixture.run("resolve", "26", "--resend", "--sender", "-", input: ["4444111144441111"])
        #expect(same.status == 0)
        let bodies = gateway.requests(to: "einvoice/create").map(\.body)
        #expect(bodies.count == 2)
        #expect(bodies.first == bodies.last)
    }

    @Test func `a settled invoice that differs is told loudly`() async {
        gateway.fail(.resetAfterReading)
        #expect(await fixture.run(Self.create).status == 75)
        gateway.add(paymentID: "26", currency: "visamaster.uah", amount: "999")
        let ended = await fixture.run("resolve")
        #expect(ended.status == 76)
        #expect(ended.messages.contains("DON'T HAND OVER: 999.00 UAH, not the 100.50 UAH asked for."))
    }

    @Test func `a gateway that is down leaves the invoice unsent`() async throws {
        let dead = try WireGateway()
        dead.stop()
        let away = CommandFixture(gateway: dead)
        let ended = await away.run(Self.create)
        #expect(ended.status == 69)
        let invoice = try ended.json()
        #expect(invoice.state == "unsent")
        #expect(ended.messages.contains("Surely nothing was sent"))
        #expect(ended.messages.contains("einvoice resolve \(invoice.id) --resend"))
        #expect(dead.requests.isEmpty)
    }

    @Test func `what was never sent is sent by resolve`() async throws {
        var request = InvoiceDraft()
        (request.currency, request.amount, request.paymentID) = ("visamaster.uah", "100.50", "26")
        let checked = try request.checked(rules: []).get()
        let intent = InvoiceIntent(
            id: HistoryStore.newInvoiceID(at: Timestamp.current), createdAt: Timestamp.current, request: checked,
            profile: "env",
            kind: "test", endpoint: "\(gateway.baseURL)/api/einvoice/create", clientID: gateway.clientID,
            body: CreateBody.storableText(for: checked), lease: nil)
        let history = HistoryStore(folder: fixture.profileFolder)
        try history.record(intent)
        try history.record(InvoiceUpdate(id: intent.id, at: Timestamp.current, change: .unsent("connection refused")))
        let untouched = await fixture.run("resolve", "26")
        #expect(untouched.status == 69)
        #expect(gateway.connectionCount == 0)
        let sent = await fixture.run("resolve", "26", "--resend")
        #expect(sent.status == 0)
        #expect(gateway.createdPaymentIDs == ["26"])
    }

    @Test func `a program that died while sending leaves an unknown invoice`() async throws {
        var intent = InvoiceIntent(
            id: HistoryStore.newInvoiceID(at: Timestamp.current), createdAt: Timestamp.current,
            paymentID: PaymentID(recorded: "26"),
            currency: "visamaster.uah", amount: try Amount("100.50"))
        intent.profile = "env"
        intent.endpoint = "\(gateway.baseURL)/api/einvoice/create"
        intent.clientID = gateway.clientID
        intent.lease = "GONE"
        let folder = fixture.profileFolder
        try HistoryStore(folder: folder).record(intent)
        // What a killed program leaves behind: its lease, which nobody holds.
        try FileManager.default.createDirectory(atPath: "\(folder)/leases", withIntermediateDirectories: true)
        try Data().write(to: URL(filePath: "\(folder)/leases/GONE"))
        gateway.add(paymentID: "26", currency: "visamaster.uah", amount: "100.50")
        let shown = try await fixture.run("show", "26", "--json").json()
        #expect(shown.state == "unknown")
        #expect(shown.reason == "interrupted")
        let settled = try await fixture.run("resolve", "--json").json([JSONInvoice].self)
        #expect(settled.map(\.state) == ["created"])
    }

    @Test func `stopping while waiting is unknown`() async throws {
        gateway.fail(.hang, creating: true)
        let fixture = fixture
        let task = Task {
            await fixture.run("create", "--currency", "visamaster.uah", "--amount", "5", "--payment-id", "26", "--json")
        }
        await gateway.untilRequests(1)
        task.cancel()
        let ended = await task.value
        #expect(ended.status == 75)
        #expect(try ended.json().reason == "canceled")
        #expect(fixture.historyLines().last?.contains(#""reason":"canceled""#) == true)
    }

    @Test func `nothing to settle is no failure`() async {
        let ended = await fixture.run("resolve")
        #expect(ended.status == 0)
        #expect(ended.output == "")
        #expect(await fixture.run("resolve", "--json").output == "[]\n")
        #expect(gateway.connectionCount == 0)
    }

    @Test func `an invoice that nobody knows is named`() async {
        let ended = await fixture.run("resolve", "nobody")
        #expect(ended.status == 65)
        #expect(ended.messages.contains("no invoice “nobody”"))
    }
}
