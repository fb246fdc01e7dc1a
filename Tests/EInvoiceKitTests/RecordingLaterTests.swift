import EInvoiceKit
import Glibc
import InvoiceCore
import Testing

/// What becomes of an outcome that comes when the history can't be written.
@Suite(.timeLimit(.minutes(10))) struct RecordingLaterTests {
    private let clock: StandingClock
    private let fixture: ServiceFixture

    init() {
        clock = StandingClock()
        fixture = ServiceFixture(waiting: clock.clock)
    }

    /// Creates an invoice; the disk is full when the gateway's answer comes.
    private func createOnADiskThatFills(by service: InvoiceService) async throws -> SentInvoice {
        let (disk, gateway) = (fixture.disk, fixture.gateway)
        gateway.add { request in
            disk.fill()
            return await Replies.created(request)
        }
        let prepared = try await service.prepare(fixture.draft()).confirmed()
        let sent = try #require(await service.create(prepared).created)
        return sent
    }

    @Test func `it is told and nothing else is`() async throws {
        let service = fixture.another()
        let sent = try await createOnADiskThatFills(by: service)
        #expect(sent.recordFailure?.systemError == ENOSPC)
        #expect(sent.invoice.tracking == "79DF-60B0-17F6")
        #expect(try fixture.history.newest(limit: 1).invoices.map(\.state) == [.sending])
    }

    @Test func `it is tried again until it is recorded`() async throws {
        let service = fixture.another()
        let sent = try await createOnADiskThatFills(by: service)
        await clock.pass(.seconds(2))
        await clock.pass(.seconds(3))
        #expect(clock.isAwaited)
        #expect(try fixture.history.invoice(id: sent.invoice.id).state == .sending)
        fixture.disk.free()
        await clock.pass(.seconds(1))
        while try fixture.history.invoice(id: sent.invoice.id).state != .created {
            try await Task.sleep(for: .milliseconds(5))
        }
        // It ends with its owner.
        withExtendedLifetime(service) {}
        #expect(fixture.lines.count == 2)
        #expect(fixture.gateway.asked == ["create"])
        #expect(try await fixture.another().recoverAbandoned().isEmpty)
    }

    @Test func `settling records it without asking anyone`() async throws {
        let service = fixture.another()
        let sent = try await createOnADiskThatFills(by: service)
        guard case .notAsked(.notRecorded) = await service.settle(sent.invoice) else {
            Issue.record("settled on a full disk")
            return
        }
        fixture.disk.free()
        #expect(await service.settle(sent.invoice) == .created(SentInvoice(invoice: sent.invoice)))
        #expect(try fixture.history.invoice(id: sent.invoice.id).state == .created)
        #expect(fixture.gateway.asked == ["create"])
    }

    @Test func `a program that ends before leaves it to the next`() async throws {
        var service: InvoiceService? = fixture.another()
        let sent = try await createOnADiskThatFills(by: try #require(service))
        service = nil
        fixture.disk.free()
        let next = fixture.another()
        // The service is gone when the last of its work has let go of it.
        var recovered = try await next.recoverAbandoned()
        while recovered.isEmpty {
            try await Task.sleep(for: .milliseconds(5))
            recovered = try await next.recoverAbandoned()
        }
        #expect(recovered.map(\.invoice.id) == [sent.invoice.id])
        fixture.gateway.add(Replies.status())
        guard case .created = await next.settle(try fixture.history.invoice(id: sent.invoice.id)) else {
            Issue.record("not settled")
            return
        }
        // Nobody looks for it any more.
        #expect(try await next.recoverAbandoned().isEmpty)
        #expect(!fixture.folder.files.contains { $0.hasPrefix("shop/leases/") })
    }

    @Test func `a record that could be neither confirmed nor taken back is settled by the next start`() async throws {
        var service: InvoiceService? = fixture.another()
        let prepared = try await fixture.service.prepare(fixture.draft()).confirmed()
        fixture.disk.breakDown()
        try #require(await service?.create(prepared).isNotRecorded == true)
        fixture.disk.mend()
        #expect(fixture.gateway.asked.isEmpty)
        #expect(try fixture.history.newest(limit: 1).invoices.map(\.state) == [.sending])
        service = nil
        // The service is gone when the last of its work has let go of it.
        let next = fixture.another()
        #expect(fixture.folder.files.contains { $0.hasPrefix("shop/leases/") })
        var recovered = try await next.recoverAbandoned()
        while recovered.isEmpty {
            try await Task.sleep(for: .milliseconds(5))
            recovered = try await next.recoverAbandoned()
        }
        #expect(recovered.map(\.invoice.state) == [.unknown])
        fixture.gateway.add(Replies.notFound)
        let sent = try #require(await next.settle(recovered[0].invoice).notFound)
        #expect(sent.invoice.isResendable)
    }

    /// What a line alone, in a history of its own, tells.
    private func read(_ line: String?) throws -> Invoice {
        fixture.folder.write("\(line ?? "")\n", to: "alone/history.jsonl")
        return try #require(try HistoryStore(folder: fixture.folder.file("alone")).newest(limit: 1).invoices.first)
    }

    @Test func `a note on a record that is perhaps on no disk tells the whole invoice, once a program`() async throws {
        let prepared = try await fixture.service.prepare(fixture.draft()).confirmed()
        fixture.disk.breakDown()
        try #require(await fixture.service.create(prepared).isNotRecorded)
        fixture.disk.mend()
        let refused = try #require(try fixture.history.newest(limit: 1).invoices.first)
        // Who failed to record it knows no more than others.
        for service in [fixture.another(), fixture.service] {
            _ = try await service.addNote("ring back", to: refused)
            let alone = try read(fixture.lines.last)
            #expect(alone.intent == refused.intent && alone.notes == ["ring back"])
            _ = try await service.addNote("done", to: refused)
            #expect(fixture.lines.last?.contains(#""intent""#) == false)
        }
        // One that can't be confirmed proves nothing either.
        let third = fixture.another()
        fixture.disk.breakDown()
        await #expect(throws: Problem.self) { _ = try await third.addNote("lost", to: refused) }
        fixture.disk.mend()
        _ = try await third.addNote("kept", to: refused)
        #expect(try read(fixture.lines.last).notes == ["kept"])
    }

    @Test func `what its own program told of an invoice is no reason to repeat it`() async throws {
        fixture.gateway.add(Replies.created)
        let sent = try #require(try await fixture.create().created)
        let unknown = try await fixture.createUnanswered("1002")
        fixture.gateway.add(Replies.status("PAYED"))
        for service in [fixture.service, fixture.another()] {
            _ = try await service.addNote("ring back", to: sent.invoice)
            _ = try await service.addNote("ring back", to: unknown)
            _ = await service.refreshStatus(sent.invoice)
        }
        #expect(!fixture.historyText.contains(#""intent""#))
    }

    @Test func `what is told of an abandoned invoice tells it whole, until it is on the disk`() async throws {
        let abandoned = try fixture.recordAbandoned()
        _ = try await fixture.service.recoverAbandoned()
        let interrupted = try read(fixture.lines.last)
        #expect(interrupted.intent == abandoned.intent && interrupted.state == .unknown)
        fixture.gateway.add(Replies.status())
        try #require(await fixture.another().settle(interrupted).created != nil)
        #expect(try read(fixture.lines.dropLast().last).state == .created)
        #expect(fixture.lines.last?.contains(#""intent""#) == false)
    }
}
