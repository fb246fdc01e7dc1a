import EInvoiceKit
import InvoiceCore
import Testing

/// What something between here and the gateway may say is not the gateway's word.
@Suite struct UnsignedAnswerTests {
    private let fixture = ServiceFixture()

    private static let notFound = reply(#"{"error":{"code":401,"message":"Payment not found"}}"#, signedWith: nil)

    @Test(arguments: [
        (408, #"{"error":"Request Timeout"}"#), (429, #"{"error":{"code":429,"message":"Too many"}}"#),
        (499, #"{"error":{"code":0,"message":"closed"}}"#), (403, #"{"error":{"code":403,"message":"Blocked"}}"#),
        (200, #"{"error":{"code":7,"message":"Bad currency"}}"#), (504, #"{"error":"upstream timeout"}"#),
        (200, #"{"error":{"code":0,"message":"Transaction already exists"}}"#), (401, #"{"error":{"code":1}}"#),
    ])
    func `an unsigned no leaves the outcome unknown, and settling finds the invoice`(status: Int, body: String)
        async throws
    {
        fixture.gateway.add(reply(body, status: status, signedWith: nil))
        let outcome = try await fixture.create()
        guard case .unknown(let sent, let reason) = outcome else {
            Issue.record("\(outcome)")
            return
        }
        #expect(reason.detail?.hasPrefix("HTTP \(status): ") == true)
        #expect(try fixture.stored(sent.invoice).state == .unknown)
        fixture.gateway.add(Replies.status("FINISHED"))
        guard case .created(let settled) = await fixture.service.settle(sent.invoice) else {
            Issue.record("not settled")
            return
        }
        #expect(try fixture.stored(settled.invoice).report?.status.text == "FINISHED")
    }

    @Test func `an unsigned no to sending again leaves the outcome unknown`() async throws {
        let unknown = try await fixture.createUnanswered()
        fixture.gateway.add(Replies.notFound, reply(#"{"error":{"code":7,"message":"no"}}"#, signedWith: nil))
        _ = await fixture.service.settle(unknown)
        guard case .unknown = await fixture.service.resend(unknown) else {
            Issue.record("something was concluded")
            return
        }
    }

    @Test func `an unsigned tracking number is believed where the profile says so`() async throws {
        fixture.gateway.add(reply(#"{"tracking":"79DF-60B0-17F6"}"#, signedWith: nil))
        guard case .created(let sent) = try await fixture.create() else {
            Issue.record("not created")
            return
        }
        #expect(sent.isReplyUnsigned)
    }

    @Test func `a live profile believes no unsigned answer unless it says so`() async throws {
        let live = ServiceFixture(.live)
        live.gateway.add(reply(#"{"tracking":"79DF-60B0-17F6"}"#, signedWith: nil))
        guard case .unknown(_, let reason) = try await live.create() else {
            Issue.record("believed")
            return
        }
        #expect(reason.code == .missingSignature)
        let trusting = ServiceFixture(.live) { $0.acceptsUnsignedReplies = true }
        trusting.gateway.add(reply(#"{"tracking":"79DF-60B0-17F6"}"#, signedWith: nil))
        guard case .created = try await trusting.create() else {
            Issue.record("not believed")
            return
        }
    }

    @Test func `an unsigned payment not found counts once it was said twice`() async throws {
        let unknown = try await fixture.createUnanswered()
        fixture.gateway.add(Self.notFound)
        guard case .notFound(let once) = await fixture.service.settle(unknown) else {
            Issue.record("not asked")
            return
        }
        #expect(!once.invoice.isResendable)
        #expect(await fixture.service.resend(unknown) == .notSent(.notAskedYet))
        #expect(fixture.gateway.asked == ["create", "status"])
        fixture.gateway.add(Self.notFound)
        guard case .notFound(let twice) = await fixture.service.settle(unknown) else {
            Issue.record("not asked again")
            return
        }
        #expect(twice.invoice.isResendable)
        #expect(try fixture.stored(unknown).isResendable)
    }

    @Test func `an answer between two unsigned ones makes the second the first`() async throws {
        let unknown = try await fixture.createUnanswered()
        fixture.gateway.add(Self.notFound, failure(.connectionLost("reset")), Self.notFound)
        for _ in 0..<3 { _ = await fixture.service.settle(unknown) }
        #expect(try !fixture.stored(unknown).isResendable)
    }

    @Test func `a proposed payment id that is taken was taken by the program's own request`() async throws {
        let id = try await fixture.service.proposePaymentID()
        fixture.gateway.add(Replies.exists, Replies.status("PAYIN"))
        let outcome = try await fixture.create(id.text)
        guard case .created(let sent) = outcome else {
            Issue.record("\(outcome)")
            return
        }
        #expect(sent.invoice.tracking == "0527-7AB2-0001")
        #expect(fixture.gateway.asked == ["create", "status"])
    }

    @Test func `where that can't be found out the outcome is unknown`() async throws {
        let id = try await fixture.service.proposePaymentID()
        fixture.gateway.add(Replies.exists, failure(.timeout(seconds: 1)))
        guard case .unknown(let sent, _) = try await fixture.create(id.text) else {
            Issue.record("something was concluded")
            return
        }
        #expect(try fixture.stored(sent.invoice).state == .unknown)
        #expect(!sent.invoice.isResendable)
    }
}

/// A gateway's "no" that turns out not to be its last word.
@Suite struct RejectedInvoiceTests {
    private let fixture = ServiceFixture()

    private func rejected() async throws -> Invoice {
        fixture.gateway.add(reply(#"{"error":{"code":7,"message":"Bad currency"}}"#))
        let sent = try #require(try await fixture.create().rejected)
        return sent.invoice
    }

    @Test func `settling a rejected invoice that the gateway has makes it created`() async throws {
        let rejected = try await rejected()
        fixture.gateway.add(Replies.status("FINISHED", #","amount":100.50"#))
        guard case .created(let sent) = await fixture.service.settle(rejected) else {
            Issue.record("stays rejected")
            return
        }
        #expect(try fixture.stored(rejected) == sent.invoice)
        #expect(sent.invoice.state == .created)
        #expect(sent.invoice.rejection == nil)
        #expect(sent.invoice.report?.status.text == "FINISHED")
    }

    @Test func `asking for the status of a rejected invoice that the gateway has makes it created`() async throws {
        let rejected = try await rejected()
        fixture.gateway.add(Replies.status("FINISHED"))
        guard case .report(let sent, let report, isNew: true) = await fixture.service.refreshStatus(rejected) else {
            Issue.record("not asked")
            return
        }
        #expect(report.status.text == "FINISHED")
        #expect(sent.invoice.state == .created)
        #expect(fixture.gateway.bodies.last == #"{"payment_id":1001}"#)
    }

    @Test func `one that the gateway doesn't have stays rejected`() async throws {
        let rejected = try await rejected()
        fixture.gateway.add(Replies.notFound, failure(.timeout(seconds: 1)))
        guard case .notFound(let sent) = await fixture.service.settle(rejected) else {
            Issue.record("not asked")
            return
        }
        #expect(sent.invoice.state == .rejected)
        #expect(!sent.invoice.isResendable)
        guard case .stillUnknown(let silent, _) = await fixture.service.settle(rejected) else {
            Issue.record("not asked")
            return
        }
        #expect(silent.invoice.state == .rejected)
        #expect(try fixture.stored(rejected).state == .rejected)
    }

    @Test func `another payment under the same id leaves it rejected`() async throws {
        let rejected = try await rejected()
        fixture.gateway.add(Replies.status("FINISHED", #","amount":5000"#))
        guard case .stillUnknown(let sent, _) = await fixture.service.settle(rejected) else {
            Issue.record("taken for it")
            return
        }
        #expect(
            try sent.differences
                == [.amount(asked: Amount("100.5"), found: Amount("5000")), .missing(.currency)])
        #expect(try fixture.stored(rejected).state == .rejected)
    }

    @Test func `where a later invoice has its payment id it isn't asked about`() async throws {
        let rejected = try await rejected()
        fixture.gateway.add(Replies.created, Replies.status("FINISHED"))
        let later = try #require(try await fixture.create().sent?.invoice)
        #expect(await fixture.service.settle(rejected) == .notAsked(.paymentIDUsed(id: later.id, state: .created)))
        #expect(fixture.gateway.asked == ["create", "create"])
    }
}
