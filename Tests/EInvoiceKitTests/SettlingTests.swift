import EInvoiceKit
import Glibc
import InvoiceCore
import Synchronization
import Testing

@Suite(.timeLimit(.minutes(10))) struct SettlingTests {
    @Test func `finds the invoice by its payment ID`() async throws {
        let fixture = ServiceFixture()
        let unknown = try await fixture.createUnanswered()
        fixture.gateway.add(Replies.status("PAYIN", #","amount":"100.5","currency":"visamaster.uah""#))
        guard case .created(let sent) = await fixture.service.settle(unknown) else {
            Issue.record("not created")
            return
        }
        #expect(fixture.gateway.asked == ["create", "status"])
        #expect(fixture.gateway.bodies.last == #"{"payment_id":1001}"#)
        #expect(sent.differences.isEmpty)
        let stored = try fixture.stored(unknown)
        #expect(stored == sent.invoice)
        #expect(stored.state == .created)
        #expect(stored.tracking == "0527-7AB2-0001")
        #expect(stored.report?.status.text == "PAYIN")
        #expect(stored.updates.map(\.change).contains(.created(tracking: "0527-7AB2-0001", isSettled: true)))
    }

    @Test func `no status is recorded where the tracking number before it couldn't be`() async throws {
        let fixture = ServiceFixture()
        let unknown = try await fixture.createUnanswered()
        let (before, disk) = (fixture.lines, fixture.disk)
        fixture.gateway.add { request in
            disk.refuseOnce()
            return await Replies.status("FINISHED")(request)
        }
        guard case .created(let sent) = await fixture.service.settle(unknown) else {
            Issue.record("not created")
            return
        }
        #expect(sent.recordFailure?.systemError == ENOSPC)
        #expect(fixture.lines == before)
    }

    @Test func `another invoice under the payment ID is told loudly`() async throws {
        let fixture = ServiceFixture()
        let unknown = try await fixture.createUnanswered()
        fixture.gateway.add(Replies.status("PAYIN", #","amount":5000,"currency":"visamaster.usd""#))
        let found = try Amount("5000")
        #expect(
            await fixture.service.settle(unknown).sent?.differences == [
                .amount(asked: unknown.intent.amount, found: found),
                .currency(asked: "visamaster.uah", found: "visamaster.usd"),
            ])
    }

    @Test(arguments: [
        #"{"error":{"code":401,"message":"Payment not found"}}"#,
        #"{"error":{"code":0,"message":"payment not found."}}"#, #"{"error":"Payment not found"}"#,
    ])
    func `knows that there is no such payment`(body: String) async throws {
        let fixture = ServiceFixture()
        let unknown = try await fixture.createUnanswered()
        fixture.gateway.add(reply(body))
        guard case .notFound(let sent) = await fixture.service.settle(unknown) else {
            Issue.record("found")
            return
        }
        #expect(sent.invoice.state == .unknown)
        #expect(sent.invoice.isResendable)
        #expect(try fixture.stored(unknown).isResendable)
    }

    @Test(arguments: [
        (401, #"{"error":{"code":401,"message":"Unauthorized"}}"#),
        (200, #"{"error":{"code":401,"message":"Wrong signature"}}"#), (403, #"{"error":{"code":401,"message":"x"}}"#),
    ])
    func `refused credentials say nothing of the payment`(status: Int, body: String) async throws {
        let fixture = ServiceFixture()
        let unknown = try await fixture.createUnanswered()
        let before = fixture.lines
        fixture.gateway.add(reply(body, status: status))
        guard case .stillUnknown(let sent, let problem) = await fixture.service.settle(unknown) else {
            Issue.record("something was concluded")
            return
        }
        #expect(problem.areCredentialsRefused)
        #expect(!sent.invoice.isResendable)
        #expect(fixture.lines == before)
    }

    @Test(arguments: [
        #"{"error":{"code":"401","message":""}}"#, #"{"error":{"code":401,"message":"Merchant not found"}}"#,
        #"{"error":{"code":401,"message":"Invalid token"}}"#,
        #"{"status":"ERROR_NO_SUCH","tracking":"N/A"}"#,
    ])
    func `anything else leaves it unknown and is no leave to send it again`(body: String) async throws {
        let fixture = ServiceFixture()
        let unknown = try await fixture.createUnanswered()
        fixture.gateway.add(reply(body))
        guard case .stillUnknown(let sent, _) = await fixture.service.settle(unknown) else {
            Issue.record("something was concluded")
            return
        }
        #expect(sent.invoice.state == .unknown)
        #expect(!sent.invoice.isResendable)
        #expect(try !fixture.stored(unknown).isResendable)
    }

    @Test func `a card number that the gateway repeats is kept nowhere`() async throws {
        let fixture = ServiceFixture()
        let unknown = try await fixture.createUnanswered { $0[.sender] = "4111111111111111" }
        fixture.gateway.add(
            reply(#"{"status":"PAYED","tracking":"79DF-60B0-17F6","sender":"4111111111111111","x":"4111110000001111"}"#)
        )
        guard case .created(let sent) = await fixture.service.settle(unknown) else {
            Issue.record("not settled")
            return
        }
        #expect(!"\(sent)".contains("4111111111111111"))
        #expect(!fixture.historyText.contains("11111111111"))
        #expect(fixture.historyText.contains("79DF-60B0-17F6"))
    }

    @Test func `no answer leaves it unknown and is recorded once`() async throws {
        let fixture = ServiceFixture()
        let unknown = try await fixture.createUnanswered()
        let before = fixture.lines.count
        for _ in 0..<2 { fixture.gateway.add(failure(.connectionLost("reset"))) }
        for _ in 0..<2 {
            guard case .stillUnknown(_, .unusable(let reason)) = await fixture.service.settle(unknown) else {
                Issue.record("something was concluded")
                return
            }
            #expect(reason.code == .connectionLost)
        }
        #expect(fixture.lines.count == before + 1)
        guard case .stillUnknown(_, .unreachable) = await fixture.service.settle(unknown) else {
            Issue.record("something was concluded")
            return
        }
        #expect(fixture.lines.count == before + 1)
        #expect(try fixture.stored(unknown).state == .unknown)
        #expect(fixture.gateway.asked == ["create", "status", "status", "status"])
    }

    @Test func `a status without a tracking number proves nothing`() async throws {
        let fixture = ServiceFixture()
        let unknown = try await fixture.createUnanswered()
        fixture.gateway.add(reply(#"{"status":"CREATED"}"#))
        guard case .stillUnknown(_, .unusable) = await fixture.service.settle(unknown) else {
            Issue.record("something was concluded")
            return
        }
    }

    @Test func `a program that died leaves unknown`() async throws {
        let fixture = ServiceFixture()
        let abandoned = try fixture.recordAbandoned()
        let recovered = try await fixture.service.recoverAbandoned()
        #expect(recovered.map(\.invoice.id) == [abandoned.id])
        #expect(try fixture.stored(abandoned).unknownReason == UnknownReason(.interrupted))
        #expect(try await fixture.service.recoverAbandoned().isEmpty)
        #expect(!fixture.folder.files.contains("shop/leases/DEADPROGRAM"))
    }

    @Test func `a program that died is looked for until that is recorded`() async throws {
        let fixture = ServiceFixture()
        let abandoned = try fixture.recordAbandoned()
        fixture.disk.fill()
        let recovered = try await fixture.service.recoverAbandoned()
        #expect(recovered.map(\.invoice.state) == [.unknown])
        #expect(recovered.map { $0.recordFailure?.systemError } == [ENOSPC])
        fixture.disk.free()
        #expect(try await fixture.service.unsettled().map(\.id) == [abandoned.id])
        #expect(try await fixture.service.recoverAbandoned().map(\.recordFailure) == [nil])
        #expect(try fixture.stored(abandoned).state == .unknown)
    }

    @Test func `an abandoned invoice is settled at once`() async throws {
        let fixture = ServiceFixture(.test, ScriptedTransport(Replies.status()))
        let abandoned = try fixture.recordAbandoned()
        guard case .created(let sent) = await fixture.service.settle(abandoned) else {
            Issue.record("not created")
            return
        }
        #expect(
            sent.invoice.updates.map(\.change).first == .unknown(UnknownReason(.interrupted)))
    }

    @Test func `what a living program sends is left alone`() async throws {
        let arrived = Signal()
        let answered = Signal()
        let fixture = ServiceFixture()
        fixture.gateway.add(holding(Replies.created, arrived, until: answered))
        let sending = Task { try await fixture.create() }
        await arrived.wait()
        let invoice = try #require(try fixture.history.newest(limit: 1).invoices.first)
        let other = fixture.another()
        for service in [fixture.service, other] {
            #expect(await service.settle(invoice) == .notAsked(.beingSent))
            #expect(await service.resend(invoice) == .notSent(.beingSent))
            #expect(try await service.recoverAbandoned().isEmpty)
        }
        answered.send()
        guard case .created = try await sending.value else {
            Issue.record("disturbed")
            return
        }
        #expect(fixture.gateway.asked == ["create"])
    }

    @Test func `what is not unknown is not asked`() async throws {
        let fixture = ServiceFixture(.test, ScriptedTransport(Replies.created, failure(.notSent("refused"))))
        let created = try #require(try await fixture.create().sent?.invoice)
        let unsent = try #require(try await fixture.create("1002").sent?.invoice)
        #expect(await fixture.service.settle(created) == .created(SentInvoice(invoice: created)))
        #expect(await fixture.service.settle(unsent) == .notAsked(.wrongState(.unsent)))
        #expect(fixture.gateway.asked == ["create", "create"])
    }

    @Test func `another gateway is not asked`() async throws {
        let fixture = ServiceFixture()
        let unknown = try await fixture.createUnanswered()
        let refusal = Problem.otherAccount(
            endpoint: "https://gateway.example/api/einvoice/create", clientID: "1042", kind: "test")
        let moved = fixture.another { $0.baseURL = "https://other.example" }
        #expect(await moved.settle(unknown) == .notAsked(refusal))
        let renumbered = fixture.another { $0.clientID = "7" }
        #expect(await renumbered.settle(unknown) == .notAsked(refusal))
        #expect(fixture.gateway.asked == ["create"])
    }

    @Test func `settles several a few at once with progress`() async throws {
        let fixture = ServiceFixture()
        var unknown: [Invoice] = []
        for number in 0..<10 { unknown.append(try await fixture.createUnanswered("\(2000 + number)")) }
        let running = Mutex((now: 0, most: 0))
        for _ in unknown {
            fixture.gateway.add { request in
                running.withLock { $0 = ($0.now + 1, max($0.most, $0.now + 1)) }
                await Task.yield()
                running.withLock { $0.now -= 1 }
                return await Replies.status()(request)
            }
        }
        let told = Mutex<[String]>([])
        let outcomes = await fixture.service.settleAll(unknown) { id, _ in told.withLock { $0.append(id) } }
        #expect(outcomes.map { $0.sent?.invoice.id } == unknown.map(\.id))
        #expect(told.withLock { $0.sorted() } == unknown.map(\.id).sorted())
        #expect(running.withLock(\.most) <= 4)
    }
}
