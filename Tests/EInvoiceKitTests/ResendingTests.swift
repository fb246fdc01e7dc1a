import EInvoiceKit
import Glibc
import InvoiceCore
import Testing

@Suite(.timeLimit(.minutes(10))) struct ResendingTests {
    private let fixture = ServiceFixture()

    /// An invoice of which the gateway said that it has none.
    private func missing(
        _ fixture: ServiceFixture, _ paymentID: String = "1001", edit: (inout InvoiceDraft) -> Void = { _ in }
    ) async throws -> Invoice {
        let unknown = try await fixture.createUnanswered(paymentID, edit: edit)
        fixture.gateway.add(Replies.notFound)
        let sent = try #require(await fixture.service.settle(unknown).notFound)
        return sent.invoice
    }

    @Test func `only after the gateway said that it has none`() async throws {
        let unknown = try await fixture.createUnanswered()
        fixture.gateway.add(Replies.created)
        #expect(await fixture.service.resend(unknown) == .notSent(.notAskedYet))
        #expect(fixture.gateway.asked == ["create"])
    }

    @Test func `the same bytes again recorded first`() async throws {
        let missing = try await missing(fixture) { $0[.description] = "Поповнення / \"x\" 😀\u{a0}№5" }
        let fixture = fixture
        fixture.gateway.add { request in
            #expect(fixture.lines.last?.contains(#""event":"resent""#) == true)
            return await Replies.created(request)
        }
        guard case .created(let sent) = await fixture.service.resend(missing) else {
            Issue.record("not created")
            return
        }
        #expect(fixture.gateway.asked == ["create", "status", "create"])
        #expect(fixture.gateway.requests[2].body == fixture.gateway.requests[0].body)
        #expect(fixture.gateway.requests[2].headers == fixture.gateway.requests[0].headers)
        #expect(try fixture.stored(missing) == sent.invoice)
        #expect(sent.invoice.state == .created)
    }

    @Test func `that it is sent again is told with the whole invoice, behind all that stands there`() async throws {
        let missing = try await missing(fixture)
        let (before, flushes) = (fixture.historyText, fixture.disk.flushes)
        let written = fixture.disk.written
        let fixture = fixture
        fixture.gateway.add { request in
            let new = Array(fixture.disk.written.dropFirst(written.count))
            #expect(new.count == 1 && new.first?.contains(#""event":"resent""#) == true)
            #expect(fixture.disk.flushes == flushes + 1)
            // Of the lines before it nobody knows whether they are on the disk: this one alone tells the invoice.
            fixture.folder.write(new.last ?? "", to: "alone/history.jsonl")
            let found = try? HistoryStore(folder: fixture.folder.file("alone")).unsettled().first
            #expect(found?.intent == missing.intent && found?.state == .sending)
            return await Replies.created(request)
        }
        try #require(await fixture.service.resend(missing).created != nil)
        #expect(fixture.historyText.hasPrefix(before))
    }

    @Test func `where that it is sent again can't be brought to the disk nothing is sent, and it can be settled`()
        async throws
    {
        let missing = try await missing(fixture)
        let before = fixture.historyText
        fixture.disk.breakDown()
        try #require(await fixture.service.resend(missing).isNotRecorded)
        #expect(fixture.gateway.asked == ["create", "status"])
        #expect(fixture.historyText.hasPrefix(before))
        fixture.disk.mend()
        fixture.gateway.add(Replies.notFound)
        let sent = try #require(await fixture.service.settle(missing).notFound)
        #expect(sent.invoice.isResendable && sent.invoice.sendings == 2)
    }

    @Test func `a card number must be typed again and fit`() async throws {
        let missing = try await missing(fixture) { $0[.sender] = "4444111144441111" }
        let masked = "444411••••••1111"
        #expect(await fixture.service.resend(missing) == .notSent(.cardNeeded(masked: masked)))
        let other = try #require(CardNumber("5555555555554444"))
        #expect(await fixture.service.resend(missing, card: other) == .notSent(.cardDoesNotFit(masked: masked)))
        #expect(fixture.gateway.asked == ["create", "status"])
        fixture.gateway.add(Replies.created)
        guard case .created = await fixture.service.resend(missing, card: CardNumber("4444111144441111")) else {
            Issue.record("not created")
            return
        }
        #expect(fixture.gateway.requests[2].body == fixture.gateway.requests[0].body)
        #expect(!fixture.historyText.contains("4444111144441111"))
    }

    @Test func `a live profile needs the amount again`() async throws {
        let fixture = ServiceFixture(.live)
        let missing = try await missing(fixture)
        let amount = missing.intent.amount
        #expect(await fixture.service.resend(missing) == .notSent(.notConfirmed(amount: amount)))
        #expect(fixture.gateway.asked == ["create", "status"])
        fixture.gateway.add(Replies.created)
        guard case .created = await fixture.service.resend(missing, confirmedBy: "100.5") else {
            Issue.record("not created")
            return
        }
    }

    @Test func `what cannot be recorded is not sent again`() async throws {
        let missing = try await missing(fixture)
        fixture.gateway.add(Replies.created)
        fixture.disk.fill()
        guard case .notSent(.notRecorded(let failure)) = await fixture.service.resend(missing) else {
            Issue.record("sent")
            return
        }
        #expect(failure.systemError == ENOSPC)
        #expect(fixture.gateway.asked == ["create", "status"])
    }

    @Test(arguments: ["shop/leases", "shop/create.lock"])
    func `without lease or lock nothing is sent again`(name: String) async throws {
        let missing = try await missing(fixture)
        fixture.gateway.add(Replies.created)
        fixture.folder.moveAway(name)
        fixture.folder.write("", to: name == "shop/leases" ? name : "\(name)/x")
        guard case .notSent(.notRecorded) = await fixture.another().resend(missing) else {
            Issue.record("sent")
            return
        }
        #expect(fixture.gateway.asked == ["create", "status"])
    }

    @Test func `already existing means that it was created after all`() async throws {
        let missing = try await missing(fixture)
        fixture.gateway.add(Replies.exists, Replies.status())
        guard case .created(let sent) = await fixture.service.resend(missing) else {
            Issue.record("not created")
            return
        }
        #expect(sent.invoice.tracking == "0527-7AB2-0001")
        #expect(try fixture.stored(missing).state == .created)
        #expect(fixture.gateway.asked == ["create", "status", "create", "status"])
    }

    @Test func `already existing without an answer stays unknown`() async throws {
        let missing = try await missing(fixture)
        fixture.gateway.add(Replies.exists, failure(.timeout(seconds: 1)))
        guard case .unknown(let sent, _) = await fixture.service.resend(missing) else {
            Issue.record("something was concluded")
            return
        }
        #expect(!sent.invoice.isResendable)
        #expect(try fixture.stored(missing).state == .unknown)
    }

    @Test func `a refusal is rejected`() async throws {
        let missing = try await missing(fixture)
        fixture.gateway.add(reply(#"{"error":{"code":7,"message":"Bad currency"}}"#))
        guard case .rejected = await fixture.service.resend(missing) else {
            Issue.record("not rejected")
            return
        }
        #expect(try fixture.stored(missing).state == .rejected)
    }

    @Test func `no answer again means asking again before the next`() async throws {
        let missing = try await missing(fixture)
        fixture.gateway.add(failure(.connectionLost("reset")))
        guard case .unknown = await fixture.service.resend(missing) else {
            Issue.record("something was concluded")
            return
        }
        #expect(await fixture.service.resend(missing) == .notSent(.notAskedYet))
        #expect(fixture.gateway.asked == ["create", "status", "create"])
    }

    @Test func `where the gateway is gone the first request stays unknown`() async throws {
        let missing = try await missing(fixture)
        guard case .unreachable(let sent, _) = await fixture.service.resend(missing) else {
            Issue.record("something was concluded")
            return
        }
        #expect(sent.invoice.state == .unknown)
        #expect(sent.invoice.unknownReason == UnknownReason(.timeout, detail: "30 s"))
        #expect(!sent.invoice.isResendable)
    }

    @Test func `what never left may go at once`() async throws {
        let unsent = try #require(try await fixture.create().sent?.invoice)
        fixture.gateway.add(Replies.created)
        guard case .created = await fixture.service.resend(unsent) else {
            Issue.record("not created")
            return
        }
        #expect(fixture.gateway.bodies[0] == fixture.gateway.bodies[1])
    }

    @Test func `what never left gives way to a later invoice`() async throws {
        let unsent = try #require(try await fixture.create().sent?.invoice)
        fixture.gateway.add(Replies.created)
        let later = try #require(try await fixture.create().sent?.invoice)
        #expect(await fixture.service.resend(unsent) == .notSent(.paymentIDUsed(id: later.id, state: .created)))
        #expect(fixture.gateway.asked == ["create", "create"])
    }

    @Test func `two programs send it again once`() async throws {
        let missing = try await missing(fixture)
        fixture.gateway.add(Replies.created, Replies.created)
        let services = [fixture.service, fixture.another()]
        let outcomes = await withTaskGroup(of: CreateOutcome.self) { group in
            for service in services { group.addTask { await service.resend(missing) } }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(outcomes.filter { $0.sent != nil }.count == 1)
        #expect(fixture.gateway.asked == ["create", "status", "create"])
    }
}
