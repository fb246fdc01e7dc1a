import EInvoiceKit
import Glibc
import InvoiceCore
import Synchronization
import Testing

@Suite(.timeLimit(.minutes(10))) struct CreatingTests {
    @Test func `the intent is on disk before the request leaves`() async throws {
        let fixture = ServiceFixture()
        fixture.gateway.add { request in
            // What a crash at this very moment would leave behind.
            #expect(fixture.lines.count == 1)
            #expect(fixture.historyText.contains(#""payment_id":"1001""#))
            #expect(fixture.historyText.hasSuffix("\n"))
            #expect(try! fixture.history.newest(limit: 1).invoices.first?.state == .sending)
            return await Replies.created(request)
        }
        let outcome = try await fixture.create()
        guard case .created(let sent) = outcome else {
            Issue.record("\(outcome)")
            return
        }
        #expect(sent.invoice.tracking == "79DF-60B0-17F6")
        #expect(sent.recordFailure == nil)
        #expect(try fixture.stored(sent.invoice) == sent.invoice)
        #expect(fixture.lines.count == 2)
        #expect(fixture.gateway.asked == ["create"])
    }

    @Test func `the body that is shown is the body that is sent and recorded`() async throws {
        let fixture = ServiceFixture(.test, ScriptedTransport(Replies.created))
        let prepared = try await fixture.service.prepare(fixture.draft())
        #expect(prepared.shownBody == #"{"amount":100.50,"currency":"visamaster.uah","payment_id":1001}"#)
        #expect(prepared.account.endpoint == "https://gateway.example/api/einvoice/create")
        #expect(prepared.account.clientID == "1042")
        let outcome = await fixture.service.create(try prepared.confirmed())
        #expect(fixture.gateway.bodies == [prepared.shownBody])
        #expect(fixture.gateway.requests.map(\.url) == [prepared.account.endpoint])
        #expect(outcome.sent?.invoice.intent.body == prepared.shownBody)
    }

    @Test func `what cannot be recorded is not sent`() async throws {
        let fixture = ServiceFixture(.test, ScriptedTransport(Replies.created, Replies.created))
        // Root passes over permissions, so a file stands where the folder should.
        fixture.folder.write("", to: "shop")
        let prepared = try await fixture.service.prepare(fixture.draft())
        let outcome = await fixture.service.create(try prepared.confirmed())
        guard case .notSent(.notRecorded(let failure)) = outcome else {
            Issue.record("\(outcome)")
            return
        }
        #expect("\(failure)".contains(fixture.folder.path))
        #expect(failure.systemError != nil)
        #expect(fixture.gateway.requests.isEmpty)
    }

    @Test(arguments: [true, false])
    func `a full disk sends nothing`(isProposed: Bool) async throws {
        let fixture = ServiceFixture(.test, ScriptedTransport(Replies.created, Replies.created))
        _ = try await fixture.create("first")
        let id = try await fixture.service.proposePaymentID()
        fixture.disk.fill()
        let outcome = try await fixture.create(isProposed ? id.text : "typed")
        guard case .notSent(.notRecorded(let failure)) = outcome else {
            Issue.record("\(outcome)")
            return
        }
        #expect(failure == .cannotWrite(path: fixture.folder.file("shop/history.jsonl"), errno: ENOSPC))
        #expect(fixture.gateway.bodies.count == 1)
    }

    @Test func `the intent is flushed before the request leaves and the outcome after`() async throws {
        let fixture = ServiceFixture()
        let flushesBefore = Mutex(0)
        fixture.gateway.add { request in
            flushesBefore.withLock { $0 = fixture.disk.flushes }
            return await Replies.created(request)
        }
        _ = try await fixture.create()
        #expect(flushesBefore.withLock(\.self) == 1)
        #expect(fixture.disk.flushes == 2)
    }

    @Test func `without a lease nothing is sent`() async throws {
        let fixture = ServiceFixture(.test, ScriptedTransport(Replies.created))
        fixture.folder.write("", to: "shop/leases")
        guard case .notSent(.notRecorded) = try await fixture.create() else {
            Issue.record("sent")
            return
        }
        #expect(fixture.gateway.requests.isEmpty)
        #expect(fixture.lines.isEmpty)
    }

    @Test func `a history that cannot be read sends nothing`() async throws {
        let fixture = ServiceFixture(.test, ScriptedTransport(Replies.created))
        fixture.folder.write("", to: "shop/history.jsonl/x")
        guard case .notSent(.historyUnreadable) = try await fixture.create() else {
            Issue.record("sent")
            return
        }
        #expect(fixture.gateway.requests.isEmpty)
    }

    @Test func `an unprepared draft names every problem`() async throws {
        let fixture = ServiceFixture()
        let draft = fixture.draft("") { $0.amount = "100.505" }
        let error = await #expect(throws: InvalidDraft.self) { try await fixture.service.prepare(draft) }
        #expect(error?.issues.map(\.field) == [.amount, .paymentID])
        #expect(fixture.folder.files.isEmpty)
    }

    @Test(arguments: [
        (TransportFailure.timeout(seconds: 30), UnknownReason(.timeout, detail: "30 s")),
        (.connectionLost("reset"), UnknownReason(.connectionLost, detail: "reset")),
        (.replyTooLarge(limit: 5), UnknownReason(.replyTooLarge, detail: "more than 5 bytes")),
        (.canceled, UnknownReason(.canceled)),
    ])
    func `an unanswered request is unknown and not repeated`(problem: TransportFailure, reason: UnknownReason)
        async throws
    {
        let fixture = ServiceFixture(.test, ScriptedTransport(failure(problem)))
        let outcome = try await fixture.create()
        guard case .unknown(let sent, reason) = outcome else {
            Issue.record("\(outcome)")
            return
        }
        #expect(try fixture.stored(sent.invoice).state == .unknown)
        #expect(try fixture.stored(sent.invoice).unknownReason == reason)
        #expect(fixture.gateway.asked == ["create"])
    }

    @Test func `an answer that is no answer is unknown and kept`() async throws {
        let fixture = ServiceFixture(.test, ScriptedTransport(reply("<html>busy</html>", status: 200)))
        let outcome = try await fixture.create()
        guard case .unknown(let sent, let reason) = outcome else {
            Issue.record("\(outcome)")
            return
        }
        #expect(reason.code == .badReply)
        #expect(try fixture.stored(sent.invoice).updates.last?.exchange?.reply == "<html>busy</html>")
    }

    @Test func `the gateway's no is rejected`() async throws {
        let fixture = ServiceFixture(.test, ScriptedTransport(reply(#"{"error":{"code":7,"message":"Bad currency"}}"#)))
        let outcome = try await fixture.create()
        guard case .rejected(let sent, let rejection, areCredentialsRefused: false) = outcome else {
            Issue.record("\(outcome)")
            return
        }
        #expect(rejection == GatewayRejection(code: "7", message: "Bad currency"))
        #expect(try fixture.stored(sent.invoice).state == .rejected)
        #expect(!sent.isReplyUnsigned)
    }

    @Test func `a typed payment id that the gateway knows may have been taken by this very request`() async throws {
        let fixture = ServiceFixture(.test, ScriptedTransport(Replies.exists))
        guard case .unknown(let sent, let reason) = try await fixture.create() else {
            Issue.record("something was concluded")
            return
        }
        #expect(reason == UnknownReason(.alreadyExists, detail: "Transaction already exists"))
        #expect(fixture.gateway.asked == ["create"])
        #expect(try fixture.stored(sent.invoice).state == .unknown)
        fixture.gateway.add(Replies.status("CREATED", #","amount":100.50"#))
        guard case .created = await fixture.service.settle(sent.invoice) else {
            Issue.record("not settled")
            return
        }
    }

    @Test(arguments: [
        (401, #"{"error":{"code":0,"message":"no"}}"#), (403, #"{"error":"go away"}"#),
        (200, #"{"error":{"code":3,"message":"Wrong signature"}}"#),
        (200, #"{"error":{"code":3,"message":"Unknown client"}}"#),
    ])
    func `refused credentials are told apart`(status: Int, body: String) async throws {
        let fixture = ServiceFixture(.test, ScriptedTransport(reply(body, status: status)))
        guard case .rejected(_, _, areCredentialsRefused: true) = try await fixture.create() else {
            Issue.record("not told apart")
            return
        }
    }

    @Test func `a gateway that is not there got nothing`() async throws {
        let fixture = ServiceFixture()
        guard case .unreachable(let sent, let text) = try await fixture.create() else {
            Issue.record("not unreachable")
            return
        }
        #expect(text == "connection refused")
        #expect(try fixture.stored(sent.invoice).state == .unsent)
        // The same payment id is free again.
        fixture.gateway.add(Replies.created)
        guard case .created = try await fixture.create() else {
            Issue.record("not created")
            return
        }
    }

    @Test func `stopping to wait records unknown`() async throws {
        let arrived = Signal()
        let fixture = ServiceFixture(.test, ScriptedTransport(hanging(arrived)))
        let task = Task { try await fixture.create() }
        await arrived.wait()
        task.cancel()
        let outcome = try await task.value
        guard case .unknown(let sent, UnknownReason(.canceled)) = outcome else {
            Issue.record("\(outcome)")
            return
        }
        #expect(sent.recordFailure == nil)
        #expect(try fixture.stored(sent.invoice).state == .unknown)
    }

    @Test func `a task that was canceled before sends nothing`() async throws {
        let fixture = ServiceFixture(.test, ScriptedTransport(Replies.created))
        let prepared = try await fixture.service.prepare(fixture.draft()).confirmed()
        let begin = Signal()
        let task = Task {
            await begin.wait()
            return await fixture.service.create(prepared)
        }
        task.cancel()
        begin.send()
        #expect(await task.value == .notSent(.canceled))
        #expect(fixture.gateway.requests.isEmpty)
        #expect(fixture.lines.isEmpty)
    }

    @Test(arguments: [InvoiceState.created, .unknown])
    func `a payment ID that is taken is refused before sending`(state: InvoiceState) async throws {
        let fixture = ServiceFixture(
            .test, ScriptedTransport(state == .created ? Replies.created : failure(.timeout(seconds: 1))))
        let first = try await fixture.create().sent?.invoice
        let before = fixture.lines
        fixture.gateway.add(Replies.created)
        #expect(try await fixture.create() == .notSent(.paymentIDUsed(id: first?.id ?? "", state: state)))
        #expect(fixture.gateway.asked == ["create"])
        #expect(fixture.lines == before)
    }

    @Test func `a payment ID deep in the history is found too`() async throws {
        let fixture = ServiceFixture()
        let first = try fixture.recordAbandoned("old")
        for number in 0..<60 { _ = try fixture.recordAbandoned("other-\(number)") }
        fixture.gateway.add(Replies.created)
        #expect(try await fixture.create("old") == .notSent(.paymentIDUsed(id: first.id, state: .sending)))
        #expect(fixture.gateway.requests.isEmpty)
    }

    @Test func `a payment ID on its way is refused`() async throws {
        let arrived = Signal()
        let answered = Signal()
        let fixture = ServiceFixture()
        fixture.gateway.add(holding(Replies.created, arrived, until: answered))
        let first = Task { try await fixture.create() }
        await arrived.wait()
        let sending = try #require(try fixture.history.newest(limit: 1).invoices.first)
        let id = sending.id
        #expect(try await fixture.create() == .notSent(.paymentIDUsed(id: id, state: .sending)))
        // Who was refused doesn't end what is on its way.
        #expect(await fixture.service.settle(sending) == .notAsked(.beingSent))
        let other = fixture.another()
        let prepared = try await other.prepare(fixture.draft())
        #expect(prepared.warnings.contains(.paymentIDUsed(sending)))
        #expect(
            await other.create(try prepared.confirmed()) == .notSent(.paymentIDUsed(id: id, state: .sending)))
        answered.send()
        guard case .created = try await first.value else {
            Issue.record("the first was disturbed")
            return
        }
        #expect(fixture.gateway.asked == ["create"])
    }

    @Test func `many with one payment ID make one invoice`() async throws {
        let fixture = ServiceFixture()
        for _ in 0..<8 { fixture.gateway.add(Replies.created) }
        let services = (0..<8).map { _ in fixture.another() }
        let outcomes = try await withThrowingTaskGroup(of: CreateOutcome.self) { group in
            for service in services {
                group.addTask { await service.create(try await service.prepare(fixture.draft()).confirmed()) }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(outcomes.filter { $0.sent != nil }.count == 1)
        #expect(fixture.gateway.requests.count == 1)
    }

    @Test func `proposed payment i ds are used once`() async throws {
        let fixture = ServiceFixture(.test, ScriptedTransport(Replies.created, Replies.created))
        let first = try await fixture.service.proposePaymentID()
        let second = try await fixture.another().proposePaymentID()
        #expect(first != second)
        guard case .created = try await fixture.create(first.text) else {
            Issue.record("not created")
            return
        }
        guard case .notSent(.paymentIDUsed) = try await fixture.create(first.text) else {
            Issue.record("created twice")
            return
        }
    }

    @Test func `a secret that cannot be had sends and records nothing`() async throws {
        let fixture = ServiceFixture(.test, ScriptedTransport(Replies.created)) {
            $0.secretSource = .file(path: "/nonexistent")
        }
        let outcome = try await fixture.create()
        #expect(
            outcome
                == .notSent(
                    .secret(.fileUnreadable(path: "/nonexistent", errno: 2))))
        #expect(fixture.gateway.requests.isEmpty)
        #expect(fixture.lines.isEmpty)
    }

    @Test func `a refused secret is fetched anew for the next request`() async throws {
        let secrets = TemporaryFolder()
        let path = secrets.write("old", to: "secret")
        let refusal = reply(#"{"error":{"code":3,"message":"Wrong signature"}}"#)
        let fixture = ServiceFixture(.test, ScriptedTransport(refusal, refusal, Replies.status())) {
            $0.secretSource = .file(path: path)
        }
        // The gateway signs with its own secret, so that nothing proves the refusal.
        guard case .unknown(let sent, _) = try await fixture.create() else {
            Issue.record("something was concluded")
            return
        }
        #expect(sent.areCredentialsDoubted)
        _ = await fixture.service.settle(sent.invoice)
        secrets.write("s3cr3t", to: "secret")
        guard case .created = await fixture.service.settle(sent.invoice) else {
            Issue.record("not settled")
            return
        }
        let signatures = fixture.gateway.requests.dropFirst().map {
            $0.headers.first { $0.name == "DPAY_SECURE" }?.value
        }
        #expect(Set(signatures).count == 2)
    }

    @Test func `neither card number nor secret is in any file`() async throws {
        let fixture = ServiceFixture(
            .test, ScriptedTransport(reply(#"{"error":{"code":1,"message":"no 4444111144441111"}}"#)))
        let card = "4444111144441111"
        let drafts = DraftStore(history: fixture.history)
        let draft = fixture.draft { $0[.sender] = card }
        try await drafts.save(draft, id: try await drafts.newID())
        let outcome = try await fixture.create { $0[.sender] = card }
        #expect(fixture.gateway.bodies.first?.contains(#""sender":"4444111144441111""#) == true)
        #expect(outcome.sent?.invoice.intent[.sender] == "444411••••••1111")
        fixture.gateway.add(failure(.timeout(seconds: 1)))
        _ = try await fixture.create("1002") { $0[.sender] = card }
        #expect(fixture.folder.files.contains("shop/history.jsonl"))
        for file in fixture.folder.files {
            let text = fixture.folder.read(file) ?? ""
            #expect(!text.contains(card), "\(file)")
            #expect(!text.contains("11114444"), "\(file)")
            #expect(!text.contains("s3cr3t"), "\(file)")
        }
    }

    @Test func `warns of the same again`() async throws {
        let fixture = ServiceFixture(.test, ScriptedTransport(Replies.created))
        let made = try await fixture.create { $0[.sender] = "4444111144441111" }.sent?.invoice
        let first = try fixture.stored(try #require(made))
        fixture.pass(minutes: 3)
        func warnings(_ edit: (inout InvoiceDraft) -> Void) async throws -> [PrepareWarning] {
            try await fixture.service.prepare(fixture.draft("1002", edit: edit)).warnings
        }
        let similar = PrepareWarning.similarInvoice(first, minutesAgo: 3)
        #expect(try await warnings { $0[.sender] = "4444111144441111" } == [similar])
        #expect(try await warnings { $0[.sender] = "0501234567" } == [])
        #expect(try await warnings { ($0[.sender], $0.amount) = ("4444111144441111", "100.51") } == [])
        fixture.pass(minutes: 58)
        // The same customer's are told of for a day.
        let later = PrepareWarning.similarInvoice(first, minutesAgo: 61)
        #expect(try await warnings { $0[.sender] = "4444111144441111" } == [later])
        fixture.pass(minutes: 24 * 60 - 60)
        #expect(try await warnings { $0[.sender] = "4444111144441111" } == [])
        #expect(
            try await fixture.service.prepare(fixture.draft()).warnings == [.paymentIDUsed(first)])
    }

    @Test func `warns of the same again where many were made since`() async throws {
        let gateway = ScriptedTransport()
        for _ in 0..<56 { gateway.add(Replies.created) }
        let fixture = ServiceFixture(.test, gateway)
        let made = try await fixture.create("1001") { $0[.account] = "77" }.sent?.invoice
        let first = try fixture.stored(try #require(made))
        for number in 0..<55 {
            fixture.pass(minutes: 1)
            _ = try await fixture.create("\(2000 + number)") { $0[.account] = "78" }
        }
        let plan = try await fixture.service.prepare(fixture.draft("3001") { $0[.account] = "77" })
        #expect(plan.warnings == [.similarInvoice(first, minutesAgo: 55)])
        #expect(plan.duplicate == first)
    }
}
