import Glibc
import InvoiceCore
import LoopbackServer
import Testing

@testable import EInvoiceKit

@Suite(.timeLimit(.minutes(10))) struct CallbackListenerTests {
    /// Answers every question about the invoice with this status.
    private static func answering(_ status: String, to paymentID: String = "1001") -> ScriptedTransport.Answer {
        reply(#"{"tracking":"79DF-60B0-17F6","payment_id":"\#(paymentID)","status":"\#(status)"}"#)
    }

    private func path(of invoice: Invoice) throws -> String {
        let token = try #require(invoice.intent[.statusURL].flatMap { CallbackToken(in: $0) })
        return "/einvoice-callback/\(token)"
    }

    private func created(
        at fixture: ServiceFixture, below prefix: String, as id: String = "1001"
    ) async throws -> Invoice {
        try await fixture.createAnswered(id) { $0[.statusURL] = CallbackToken().statusURL(below: prefix) }
    }

    /// The events up to the one that is the last.
    private static func all(
        _ events: AsyncStream<FollowEvent>, until isLast: (FollowEvent) -> Bool
    ) async -> [FollowEvent] {
        var all: [FollowEvent] = []
        for await event in events {
            all.append(event)
            if isLast(event) { break }
        }
        return all
    }

    /// Lets time pass whenever somebody waits for it.
    private static func passing<Value>(_ clock: StandingClock, while work: () async -> Value) async -> Value {
        let passing = Task {
            while !Task.isCancelled {
                if clock.isAwaited { clock.advance(CallbackListener.rest) }
                await Task.yield()
            }
        }
        let value = await work()
        passing.cancel()
        await passing.value
        return value
    }

    /// A machine that is busy with all the other tests may take its time.
    private func call(_ listener: CallbackListener, _ target: String) async -> Int? {
        await LoopbackCaller.get(port: listener.port, target: target, limit: .seconds(300))
    }

    @Test func `a callback makes it ask and the timeline shows it`() async throws {
        let fixture = ServiceFixture()
        let listener = try await CallbackListener.unhurried()
        var events = listener.events(of: fixture.service).makeAsyncIterator()
        let invoice = try await created(at: fixture, below: listener.localURL)
        fixture.gateway.add(Self.answering("FINISHED"))
        #expect(await call(listener, try path(of: invoice)) == 200)
        let event = try #require(await events.next())
        #expect(event.id == invoice.id)
        #expect(event.next == .ended)
        let stored = try fixture.stored(invoice)
        #expect(stored.report?.status.text == "FINISHED")
        #expect(stored.updates.map(\.change.isCallback) == [false, true, false])
        #expect(stored.notes.isEmpty)
        await listener.stop()
    }

    @Test func `after a restart the recorded URL is still known`() async throws {
        let fixture = ServiceFixture()
        let invoice = try await created(at: fixture, below: "https://shop.example/hooks")
        let listener = try await CallbackListener.unhurried()
        var events = listener.events(of: fixture.another()).makeAsyncIterator()
        fixture.gateway.add(Self.answering("FAILED"))
        // Called once, and looked up for that.
        #expect(await call(listener, "/hooks\(try path(of: invoice))") == 200)
        #expect(await events.next()?.id == invoice.id)
        #expect(try fixture.stored(invoice).report?.status.text == "FAILED")
        #expect(fixture.gateway.asked == ["create", "status"])
        await listener.stop()
    }

    @Test func `the one that is called is found among many`() async throws {
        let fixture = ServiceFixture()
        let invoice = try await created(at: fixture, below: "https://shop.example/hooks")
        for number in 2...6 {
            fixture.gateway.add(Replies.created)
            _ = try await fixture.create("100\(number)") {
                // Another's number in a description calls nobody.
                $0[.description] = invoice.intent[.statusURL] ?? ""
                $0[.statusURL] = CallbackToken().statusURL(below: "https://shop.example/hooks")
            }
        }
        let listener = try await CallbackListener.unhurried()
        var events = listener.events(of: fixture.another()).makeAsyncIterator()
        fixture.gateway.add(Self.answering("FINISHED"))
        #expect(await call(listener, "/hooks\(try path(of: invoice))") == 200)
        #expect(await events.next()?.id == invoice.id)
        #expect(try fixture.stored(invoice).report?.status.text == "FINISHED")
        await listener.stop()
    }

    @Test func `an invoice that another program makes is known at once`() async throws {
        let fixture = ServiceFixture()
        let listener = try await CallbackListener.unhurried()
        var events = listener.events(of: fixture.another()).makeAsyncIterator()
        for status in ["CANCELED", "FINISHED"] {
            let invoice = try await created(at: fixture, below: listener.localURL, as: status)
            fixture.gateway.add(Self.answering(status, to: status))
            #expect(await call(listener, try path(of: invoice)) == 200)
            #expect(await events.next()?.id == invoice.id)
        }
        #expect(fixture.gateway.asked == ["create", "status", "create", "status"])
        await listener.stop()
    }

    @Test func `a final one is not asked about but its callback is shown once`() async throws {
        let fixture = ServiceFixture()
        let invoice = try await created(at: fixture, below: "http://127.0.0.1:1")
        fixture.gateway.add(Self.answering("FINISHED"))
        _ = await fixture.service.refreshStatus(invoice)
        for _ in 0..<3 { #expect(try await fixture.service.noteCallback(to: invoice.id) == nil) }
        #expect(try fixture.stored(invoice).updates.filter(\.change.isCallback).count == 1)
    }

    @Test func `calls with nothing between them are shown as one, and none of a rejected one`() async throws {
        let fixture = ServiceFixture()
        let invoice = try await created(at: fixture, below: "http://127.0.0.1:1")
        for _ in 0..<3 { #expect(try await fixture.service.noteCallback(to: invoice.id) != nil) }
        #expect(try fixture.stored(invoice).updates.filter(\.change.isCallback).count == 1)
        fixture.gateway.add(reply(#"{"error":{"code":7,"message":"Bad currency"}}"#))
        let rejected = try #require(try await fixture.create("1002").sent?.invoice)
        #expect(rejected.state == .rejected)
        #expect(try await fixture.service.noteCallback(to: rejected.id) == nil)
        #expect(try fixture.stored(rejected).updates.allSatisfy { !$0.change.isCallback })
    }

    @Test func `a call while it waits makes it ask sooner`() async throws {
        let clock = StandingClock()
        let fixture = ServiceFixture(waiting: clock.clock)
        let listener = try await CallbackListener.unhurried()
        let (times, told) = AsyncStream.makeStream(of: Duration.self)
        listener.serve(fixture.service) { _ in told.yield(clock.clock.monotonic()) }
        let invoice = try await created(at: fixture, below: listener.localURL)
        fixture.gateway.add(Self.answering("PAYIN"), Self.answering("PAYIN"), Self.answering("FINISHED"))
        #expect(await call(listener, try path(of: invoice)) == 200)
        var asked = times.makeAsyncIterator()
        let second = await Self.passing(clock) {
            _ = await asked.next()
            return await asked.next()
        }
        #expect(await call(listener, try path(of: invoice)) == 200)
        let third = await Self.passing(clock) { await asked.next() }
        // It would be ten.
        #expect((4...6).contains((try #require(third) - (try #require(second))) / .seconds(1)))
        await listener.stop()
    }

    @Test func `an unknown one is settled`() async throws {
        let fixture = ServiceFixture()
        let invoice = try await fixture.createUnanswered()
        fixture.gateway.add(Replies.status("FINISHED"))
        let noted = try #require(try await fixture.service.noteCallback(to: invoice.id))
        guard case .report(_, let report, _) = await fixture.service.statusAfterCallback(of: noted) else {
            Issue.record("no report")
            return
        }
        #expect(report.status.text == "FINISHED")
        #expect(try fixture.stored(invoice).state == .created)
    }

    @Test func `what is not final is asked about again a few times`() async throws {
        let clock = StandingClock()
        let fixture = ServiceFixture(waiting: clock.clock)
        let listener = try await CallbackListener.unhurried()
        let events = listener.events(of: fixture.service)
        let invoice = try await created(at: fixture, below: listener.localURL)
        fixture.gateway.add(
            Self.answering("PAYIN"), reply("<html>"), Self.answering("PAYIN"), Self.answering("PAYIN"))
        #expect(await call(listener, try path(of: invoice)) == 200)
        let told = await Self.passing(clock) { await Self.all(events) { $0.next == .outOfPatience } }
        #expect(told.map(\.next) == [5, 10, 20].map { .again(after: .seconds($0)) } + [.outOfPatience])
        #expect(try fixture.stored(invoice).updates.filter(\.change.isCallback).count == 1)
        await listener.stop()
    }

    @Test func `stopped it asks nothing`() async throws {
        let fixture = ServiceFixture()
        let listener = try await CallbackListener.unhurried()
        listener.serve(fixture.service)
        let invoice = try await created(at: fixture, below: listener.localURL)
        // It returns when nothing is asked any more.
        await listener.stop()
        _ = listener.calls.answer(to: LoopbackRequest(method: "GET", path: try path(of: invoice)))
        #expect(fixture.gateway.asked == ["create"])
    }

    @Test func `a token waits once, and no more than some wait`() async throws {
        let calls = CallbackCalls(limit: 3)
        let tokens = (0..<5).map { _ in CallbackToken() }
        func call(_ token: CallbackToken) {
            _ = calls.answer(to: LoopbackRequest(method: "GET", path: "/einvoice-callback/\(token)"))
        }
        for token in tokens + tokens { call(token) }
        calls.taken(tokens[0])
        call(tokens[4])
        var waiting = calls.tokens.makeAsyncIterator()
        for token in [0, 1, 2, 4].map({ tokens[$0] }) { #expect(await waiting.next() == token) }
    }

    @Test func `its own port is told when taken`() async throws {
        let listener = try await CallbackListener.unhurried()
        await #expect(throws: Problem.noCallbacks(.taken(listener.port))) {
            try await CallbackListener.start(port: listener.port)
        }
        await listener.stop()
    }

    @Test func `strangers learn nothing and cost nothing`() async throws {
        let fixture = ServiceFixture()
        let invoice = try await created(at: fixture, below: "http://127.0.0.1:1")
        let calls = CallbackCalls()
        let known = calls.answer(to: LoopbackRequest(method: "GET", path: try path(of: invoice)))
        for path in ["/", "", "/einvoice-callback/\(CallbackToken())", "/../../etc/passwd", "/api/einvoice/create"] {
            #expect(calls.answer(to: LoopbackRequest(method: "GET", path: path)) == known)
        }
        for path in ["/", try self.path(of: invoice)] {
            let answer = calls.answer(to: LoopbackRequest(method: "POST", path: path))
            guard case .response(let response) = answer else {
                Issue.record("\(answer)")
                continue
            }
            #expect(response.status == 405)
        }
        #expect(fixture.gateway.asked == ["create"])
    }

    @Test func `a flood leaves it standing and asks a bounded number of times`() async throws {
        // Time stands, so that what the flood may cost doesn't depend on how long it takes.
        let clock = StandingClock()
        let fixture = ServiceFixture(waiting: clock.clock)
        let listener = try await CallbackListener.unhurried()
        let events = listener.events(of: fixture.service)
        let invoice = try await created(at: fixture, below: listener.localURL)
        let known = try path(of: invoice)
        fixture.gateway.add(Self.answering("PAYIN"), Self.answering("FINISHED"))
        let port = listener.port
        let hostile = [
            known, known + "/", "/\(String(repeating: "a", count: 20_000))", "/einvoice-callback/\(CallbackToken())",
            "/?\(known)", "/%2e%2e/\(CallbackToken())",
        ]
        // Slow senders that never finish their request.
        let slow = (0..<20).map { _ in HalfRequest(port: port) }
        await withTaskGroup(of: Void.self) { group in
            for caller in 0..<8 {
                group.addTask {
                    for number in 0..<150 {
                        _ = await LoopbackCaller.get(port: port, target: hostile[(number + caller) % hostile.count])
                    }
                }
            }
        }
        // Each look-up is followed by a rest; that of a stranger's token may have been the first.
        let told = await Self.passing(clock) { await Self.all(events) { $0.next == .ended } }.map(\.next)
        #expect(told == [.again(after: .seconds(5)), .ended])
        #expect(await LoopbackCaller.get(port: port, target: known, limit: .seconds(300)) == 200)
        #expect(fixture.gateway.asked == ["create", "status", "status"])
        withExtendedLifetime(slow) {}
        await listener.stop()
    }
}

extension CallbackListener {
    /// One with no limit of time that a busy machine could reach.
    static func unhurried(publicURL: String? = nil) async throws -> CallbackListener {
        var limits = CallbackListener.limits
        let hour = Duration.seconds(3600)
        (limits.idleTime, limits.requestTime, limits.replyTime) = (hour, hour, hour)
        return try await start(port: 0, publicURL: publicURL, limits: limits)
    }

    /// Serves the service, and tells what callbacks lead to.
    fileprivate func events(of service: InvoiceService) -> AsyncStream<FollowEvent> {
        let (events, told) = AsyncStream.makeStream(of: FollowEvent.self)
        serve(service) { told.yield($0) }
        return events
    }
}

/// A connection on which a request was begun and isn't ended.
private final class HalfRequest: Sendable {
    private let socket: Int32

    init(port: Int) {
        socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                _ = connect(socket, pointer, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        let start = Array("GET /einvoice-call".utf8)
        _ = write(socket, start, start.count)
    }

    deinit { close(socket) }
}
