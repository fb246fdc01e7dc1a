import EInvoiceKit
import Gateway
import Glibc
import History
import InvoiceCore
import Synchronization
import Testing

@Suite(.timeLimit(.minutes(10))) struct CreatingTests {
    @Test func theIntentIsOnDiskBeforeTheRequestLeaves() async throws {
        let desk = Desk()
        desk.gateway.add { request in
            // What a crash at this very moment would leave behind.
            #expect(desk.lines.count == 1)
            #expect(desk.historyText.contains(#""payment_id":"1001""#))
            #expect(desk.historyText.hasSuffix("\n"))
            #expect(try! desk.history.newest(limit: 1).invoices.first?.state == .sending)
            return await Replies.created(request)
        }
        let outcome = try await desk.create()
        guard case .created(let sent) = outcome else {
            Issue.record("\(outcome)")
            return
        }
        #expect(sent.invoice.tracking == "79DF-60B0-17F6")
        #expect(sent.recordFailure == nil)
        #expect(try desk.stored(sent.invoice) == sent.invoice)
        #expect(desk.lines.count == 2)
        #expect(desk.gateway.asked == ["create"])
    }

    @Test func theBodyThatIsShownIsTheBodyThatIsSentAndRecorded() async throws {
        let desk = Desk(.test, ScriptedTransport(Replies.created))
        let prepared = try await desk.service.prepare(desk.draft())
        #expect(prepared.shownBody == #"{"amount":100.50,"currency":"visamaster.uah","payment_id":1001}"#)
        #expect(prepared.endpoint == "https://gateway.example/api/einvoice/create")
        #expect(prepared.clientID == "1042")
        let outcome = await desk.service.create(try prepared.confirmed())
        #expect(desk.gateway.bodies == [prepared.shownBody])
        #expect(desk.gateway.requests.map(\.url) == [prepared.endpoint])
        #expect(outcome.sent?.invoice.intent.body == prepared.shownBody)
    }

    @Test func whatCannotBeRecordedIsNotSent() async throws {
        let desk = Desk(.test, ScriptedTransport(Replies.created, Replies.created))
        // Root passes over permissions, so a file stands where the folder should.
        desk.folder.write("", to: "shop")
        let prepared = try await desk.service.prepare(desk.draft())
        let outcome = await desk.service.create(try prepared.confirmed())
        guard case .notSent(.notRecorded(let failure)) = outcome else {
            Issue.record("\(outcome)")
            return
        }
        #expect(failure.path.hasPrefix(desk.folder.path))
        #expect(failure.systemError != nil)
        #expect(desk.gateway.requests.isEmpty)
    }

    @Test(arguments: [true, false])
    func aFullDiskSendsNothing(isProposed: Bool) async throws {
        let desk = Desk(.test, ScriptedTransport(Replies.created, Replies.created))
        _ = try await desk.create("first")
        let id = try await desk.service.proposePaymentID()
        desk.disk.fill()
        let outcome = try await desk.create(isProposed ? id.text : "typed")
        guard case .notSent(.notRecorded(let failure)) = outcome else {
            Issue.record("\(outcome)")
            return
        }
        #expect(failure.path == desk.folder.file("shop/history.jsonl"))
        #expect(failure.systemError == ENOSPC)
        #expect(desk.gateway.bodies.count == 1)
    }

    @Test func theIntentIsFlushedBeforeTheRequestLeavesAndTheOutcomeAfter() async throws {
        let desk = Desk()
        let flushesBefore = Mutex(0)
        desk.gateway.add { request in
            flushesBefore.withLock { $0 = desk.disk.flushes }
            return await Replies.created(request)
        }
        _ = try await desk.create()
        #expect(flushesBefore.withLock(\.self) == 1)
        #expect(desk.disk.flushes == 2)
    }

    @Test func withoutALeaseNothingIsSent() async throws {
        let desk = Desk(.test, ScriptedTransport(Replies.created))
        desk.folder.write("", to: "shop/leases")
        guard case .notSent(.notRecorded) = try await desk.create() else {
            Issue.record("sent")
            return
        }
        #expect(desk.gateway.requests.isEmpty)
        #expect(desk.lines.isEmpty)
    }

    @Test func aHistoryThatCannotBeReadSendsNothing() async throws {
        let desk = Desk(.test, ScriptedTransport(Replies.created))
        desk.folder.write("", to: "shop/history.jsonl/x")
        guard case .notSent(.historyUnreadable) = try await desk.create() else {
            Issue.record("sent")
            return
        }
        #expect(desk.gateway.requests.isEmpty)
    }

    @Test func anUnpreparedDraftNamesEveryProblem() async throws {
        let desk = Desk()
        let draft = desk.draft("") { $0.amount = "100.505" }
        let error = await #expect(throws: InvalidDraft.self) { try await desk.service.prepare(draft) }
        #expect(error?.issues.map(\.field) == [.amount, .paymentID])
        #expect(desk.folder.files.isEmpty)
    }

    @Test(arguments: [
        (TransportFailure.timeout(seconds: 30), UnknownReason(.timeout, detail: "30 s")),
        (.connectionLost("reset"), UnknownReason(.connectionLost, detail: "reset")),
        (.replyTooLarge(limit: 5), UnknownReason(.replyTooLarge, detail: "more than 5 bytes")),
        (.canceled, UnknownReason(.canceled)),
    ])
    func anUnansweredRequestIsUnknownAndNotRepeated(problem: TransportFailure, reason: UnknownReason) async throws {
        let desk = Desk(.test, ScriptedTransport(failure(problem)))
        let outcome = try await desk.create()
        guard case .unknown(let sent, reason) = outcome else {
            Issue.record("\(outcome)")
            return
        }
        #expect(try desk.stored(sent.invoice).state == .unknown)
        #expect(try desk.stored(sent.invoice).unknownReason == reason)
        #expect(desk.gateway.asked == ["create"])
    }

    @Test func anAnswerThatIsNoAnswerIsUnknownAndKept() async throws {
        let desk = Desk(.test, ScriptedTransport(reply("<html>busy</html>", status: 200)))
        let outcome = try await desk.create()
        guard case .unknown(let sent, let reason) = outcome else {
            Issue.record("\(outcome)")
            return
        }
        #expect(reason.code == .badReply)
        #expect(try desk.stored(sent.invoice).updates.last?.exchange?.reply == "<html>busy</html>")
    }

    @Test func theGatewaysNoIsRejected() async throws {
        let desk = Desk(.test, ScriptedTransport(reply(#"{"error":{"code":7,"message":"Bad currency"}}"#)))
        let outcome = try await desk.create()
        guard case .rejected(let sent, let rejection, areCredentialsRefused: false) = outcome else {
            Issue.record("\(outcome)")
            return
        }
        #expect(rejection == GatewayRejection(code: "7", message: "Bad currency"))
        #expect(try desk.stored(sent.invoice).state == .rejected)
        #expect(!sent.isReplyUnsigned)
    }

    @Test func `a typed payment id that the gateway knows may have been taken by this very request`() async throws {
        let desk = Desk(.test, ScriptedTransport(Replies.exists))
        guard case .unknown(let sent, let reason) = try await desk.create() else {
            Issue.record("something was concluded")
            return
        }
        #expect(reason == UnknownReason(.alreadyExists, detail: "Transaction already exists"))
        #expect(desk.gateway.asked == ["create"])
        #expect(try desk.stored(sent.invoice).state == .unknown)
        desk.gateway.add(Replies.status("CREATED", #","amount":100.50"#))
        guard case .created = await desk.service.settle(sent.invoice) else {
            Issue.record("not settled")
            return
        }
    }

    @Test(arguments: [
        (401, #"{"error":{"code":0,"message":"no"}}"#), (403, #"{"error":"go away"}"#),
        (200, #"{"error":{"code":3,"message":"Wrong signature"}}"#),
        (200, #"{"error":{"code":3,"message":"Unknown client"}}"#),
    ])
    func refusedCredentialsAreToldApart(status: Int, body: String) async throws {
        let desk = Desk(.test, ScriptedTransport(reply(body, status: status)))
        guard case .rejected(_, _, areCredentialsRefused: true) = try await desk.create() else {
            Issue.record("not told apart")
            return
        }
    }

    @Test func aGatewayThatIsNotThereGotNothing() async throws {
        let desk = Desk()
        guard case .unreachable(let sent, let text) = try await desk.create() else {
            Issue.record("not unreachable")
            return
        }
        #expect(text == "connection refused")
        #expect(try desk.stored(sent.invoice).state == .unsent)
        // The same payment id is free again.
        desk.gateway.add(Replies.created)
        guard case .created = try await desk.create() else {
            Issue.record("not created")
            return
        }
    }

    @Test func stoppingToWaitRecordsUnknown() async throws {
        let arrived = Signal()
        let desk = Desk(.test, ScriptedTransport(hanging(arrived)))
        let task = Task { try await desk.create() }
        await arrived.wait()
        task.cancel()
        let outcome = try await task.value
        guard case .unknown(let sent, UnknownReason(.canceled)) = outcome else {
            Issue.record("\(outcome)")
            return
        }
        #expect(sent.recordFailure == nil)
        #expect(try desk.stored(sent.invoice).state == .unknown)
    }

    @Test func aTaskThatWasCanceledBeforeSendsNothing() async throws {
        let desk = Desk(.test, ScriptedTransport(Replies.created))
        let prepared = try await desk.service.prepare(desk.draft()).confirmed()
        let begin = Signal()
        let task = Task {
            await begin.wait()
            return await desk.service.create(prepared)
        }
        task.cancel()
        begin.send()
        #expect(await task.value == .notSent(.canceled))
        #expect(desk.gateway.requests.isEmpty)
        #expect(desk.lines.isEmpty)
    }

    @Test(arguments: [InvoiceState.created, .unknown])
    func aPaymentIDThatIsTakenIsRefusedBeforeSending(state: InvoiceState) async throws {
        let desk = Desk(.test, ScriptedTransport(state == .created ? Replies.created : failure(.timeout(seconds: 1))))
        let first = try await desk.create().sent?.invoice
        let before = desk.lines
        desk.gateway.add(Replies.created)
        #expect(try await desk.create() == .notSent(.paymentIDUsed(id: first?.id ?? "", state: state)))
        #expect(desk.gateway.asked == ["create"])
        #expect(desk.lines == before)
    }

    @Test func aPaymentIDDeepInTheHistoryIsFoundToo() async throws {
        let desk = Desk()
        let first = try desk.recordAbandoned("old")
        for number in 0..<60 { _ = try desk.recordAbandoned("other-\(number)") }
        desk.gateway.add(Replies.created)
        #expect(try await desk.create("old") == .notSent(.paymentIDUsed(id: first.id, state: .sending)))
        #expect(desk.gateway.requests.isEmpty)
    }

    @Test func aPaymentIDOnItsWayIsRefused() async throws {
        let arrived = Signal()
        let answered = Signal()
        let desk = Desk()
        desk.gateway.add { request in
            arrived.send()
            await answered.wait()
            return await Replies.created(request)
        }
        let first = Task { try await desk.create() }
        await arrived.wait()
        let sending = try #require(try desk.history.newest(limit: 1).invoices.first)
        let id = sending.id
        #expect(try await desk.create() == .notSent(.paymentIDUsed(id: id, state: .sending)))
        // Who was refused doesn't end what is on its way.
        #expect(await desk.service.settle(sending) == .notAsked(.beingSent))
        let other = desk.another()
        let prepared = try await other.prepare(desk.draft())
        #expect(prepared.warnings.contains(.paymentIDUsed(id: id, state: .sending)))
        #expect(
            await other.create(try prepared.confirmed()) == .notSent(.paymentIDUsed(id: id, state: .sending)))
        answered.send()
        guard case .created = try await first.value else {
            Issue.record("the first was disturbed")
            return
        }
        #expect(desk.gateway.asked == ["create"])
    }

    @Test func manyWithOnePaymentIDMakeOneInvoice() async throws {
        let desk = Desk()
        for _ in 0..<8 { desk.gateway.add(Replies.created) }
        let services = (0..<8).map { _ in desk.another() }
        let outcomes = try await withThrowingTaskGroup(of: CreateOutcome.self) { group in
            for service in services {
                group.addTask { await service.create(try await service.prepare(desk.draft()).confirmed()) }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(outcomes.filter { $0.sent != nil }.count == 1)
        #expect(desk.gateway.requests.count == 1)
    }

    @Test func proposedPaymentIDsAreUsedOnce() async throws {
        let desk = Desk(.test, ScriptedTransport(Replies.created, Replies.created))
        let first = try await desk.service.proposePaymentID()
        let second = try await desk.another().proposePaymentID()
        #expect(first != second)
        guard case .created = try await desk.create(first.text) else {
            Issue.record("not created")
            return
        }
        guard case .notSent(.paymentIDUsed) = try await desk.create(first.text) else {
            Issue.record("created twice")
            return
        }
    }

    @Test func aSecretThatCannotBeHadSendsAndRecordsNothing() async throws {
        let desk = Desk(.test, ScriptedTransport(Replies.created)) { $0.secretSource = .file(path: "/nonexistent") }
        let outcome = try await desk.create()
        #expect(
            outcome
                == .notSent(
                    .secret(.fileUnreadable(path: "/nonexistent", reason: "No such file or directory"))))
        #expect(desk.gateway.requests.isEmpty)
        #expect(desk.lines.isEmpty)
    }

    @Test func aRefusedSecretIsFetchedAnewForTheNextRequest() async throws {
        let secrets = TemporaryFolder()
        let path = secrets.write("old", to: "secret")
        let refusal = reply(#"{"error":{"code":3,"message":"Wrong signature"}}"#)
        let desk = Desk(.test, ScriptedTransport(refusal, refusal, Replies.status())) {
            $0.secretSource = .file(path: path)
        }
        // The gateway signs with its own secret, so that nothing proves the refusal.
        guard case .unknown(let sent, _) = try await desk.create() else {
            Issue.record("something was concluded")
            return
        }
        #expect(sent.areCredentialsDoubted)
        _ = await desk.service.settle(sent.invoice)
        secrets.write("s3cr3t", to: "secret")
        guard case .created = await desk.service.settle(sent.invoice) else {
            Issue.record("not settled")
            return
        }
        let signatures = desk.gateway.requests.dropFirst().map { $0.headers.first { $0.name == "DPAY_SECURE" }?.value }
        #expect(Set(signatures).count == 2)
    }

    @Test func neitherCardNumberNorSecretIsInAnyFile() async throws {
        let desk = Desk(.test, ScriptedTransport(reply(#"{"error":{"code":1,"message":"no 4444111144441111"}}"#)))
        let card = "4444111144441111"
        let drafts = DraftStore(history: desk.history)
        let draft = desk.draft { $0.sender = card }
        try await drafts.save(draft, id: try await drafts.newID())
        let outcome = try await desk.create { $0.sender = card }
        #expect(desk.gateway.bodies.first?.contains(#""sender":"4444111144441111""#) == true)
        #expect(outcome.sent?.invoice.intent.sender == "444411••••••1111")
        desk.gateway.add(failure(.timeout(seconds: 1)))
        _ = try await desk.create("1002") { $0.sender = card }
        #expect(desk.folder.files.contains("shop/history.jsonl"))
        for file in desk.folder.files {
            let text = desk.folder.read(file) ?? ""
            #expect(!text.contains(card), "\(file)")
            #expect(!text.contains("11114444"), "\(file)")
            #expect(!text.contains("s3cr3t"), "\(file)")
        }
    }

    @Test func warnsOfTheSameAgain() async throws {
        let desk = Desk(.test, ScriptedTransport(Replies.created))
        let first = try await desk.create { $0.sender = "4444111144441111" }.sent?.invoice
        desk.pass(minutes: 3)
        func warnings(_ edit: (inout InvoiceDraft) -> Void) async throws -> [PrepareWarning] {
            try await desk.service.prepare(desk.draft("1002", edit: edit)).warnings
        }
        let similar = PrepareWarning.similarInvoice(
            id: first?.id ?? "", createdAt: first?.intent.createdAt ?? Timestamp(milliseconds: 0), minutesAgo: 3)
        #expect(try await warnings { $0.sender = "4444111144441111" } == [similar])
        #expect(try await warnings { $0.sender = "0501234567" } == [])
        #expect(try await warnings { ($0.sender, $0.amount) = ("4444111144441111", "100.51") } == [])
        desk.pass(minutes: 58)
        #expect(try await warnings { $0.sender = "4444111144441111" } == [])
        #expect(
            try await desk.service.prepare(desk.draft()).warnings == [
                .paymentIDUsed(id: first?.id ?? "", state: .created)
            ])
    }
}
