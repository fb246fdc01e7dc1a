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
        let token = try #require(invoice.intent.statusURL.flatMap { CallbackToken(in: $0) })
        return "/einvoice-callback/\(token)"
    }

    private func created(at fixture: ServiceFixture, below prefix: String) async throws -> Invoice {
        fixture.gateway.add(Replies.created)
        return try #require(
            try await fixture.create { $0.statusURL = CallbackToken().statusURL(below: prefix) }.sent?.invoice)
    }

    /// A machine that is busy with all the other tests may take its time.
    private func call(_ listener: CallbackListener, _ target: String) async -> Int? {
        await LoopbackCaller.get(port: listener.port, target: target, limit: .seconds(300))
    }

    @Test func `a callback makes it ask and the timeline shows it`() async throws {
        let fixture = ServiceFixture()
        let listener = try await CallbackListener.unhurried()
        var events = listener.serve(fixture.service).makeAsyncIterator()
        let invoice = try await created(at: fixture, below: listener.localURL)
        listener.learn([invoice])
        fixture.gateway.add(Self.answering("FINISHED"))
        #expect(await call(listener, try path(of: invoice)) == 200)
        let event = try #require(await events.next())
        #expect(event.id == invoice.id)
        #expect(event.isEnd)
        let stored = try fixture.stored(invoice)
        #expect(stored.report?.status.text == "FINISHED")
        #expect(stored.updates.map(\.change.isCallback) == [false, true, false])
        #expect(stored.notes.isEmpty)
        await listener.stop()
        #expect(await events.next() == nil)
    }

    @Test func `after a restart the recorded URL is still known`() async throws {
        let fixture = ServiceFixture()
        let invoice = try await created(at: fixture, below: "https://shop.example/hooks")
        let listener = try await CallbackListener.unhurried()
        var events = listener.serve(fixture.another()).makeAsyncIterator()
        fixture.gateway.add(Self.answering("FAILED"))
        // Called once, and looked up for that.
        #expect(await call(listener, "/hooks\(try path(of: invoice))") == 200)
        #expect(await events.next()?.id == invoice.id)
        #expect(try fixture.stored(invoice).report?.status.text == "FAILED")
        #expect(fixture.gateway.asked == ["create", "status"])
        await listener.stop()
    }

    @Test func `one that is not among the newest is found in the whole history`() async throws {
        let fixture = ServiceFixture()
        let invoice = try await created(at: fixture, below: "https://shop.example/hooks")
        for number in 2...6 {
            fixture.gateway.add(Replies.created)
            _ = try await fixture.create("100\(number)") {
                $0.statusURL = CallbackToken().statusURL(below: "https://shop.example/hooks")
            }
        }
        let listener = try await CallbackListener.unhurried(limit: RateLimit(newest: 2))
        var events = listener.serve(fixture.another()).makeAsyncIterator()
        fixture.gateway.add(Self.answering("FINISHED"))
        #expect(await call(listener, "/hooks\(try path(of: invoice))") == 200)
        #expect(await events.next()?.id == invoice.id)
        #expect(try fixture.stored(invoice).report?.status.text == "FINISHED")
        await listener.stop()
    }

    @Test func `an invoice of another program is learnt from the history`() async throws {
        let fixture = ServiceFixture()
        let listener = try await CallbackListener.unhurried()
        var events = listener.serve(fixture.service).makeAsyncIterator()
        let invoice = try await created(at: fixture, below: listener.localURL)
        fixture.gateway.add(Self.answering("CANCELED"))
        let path = try path(of: invoice)
        let calling = Task {
            while !Task.isCancelled { _ = await call(listener, path) }
        }
        #expect(await events.next()?.isEnd == true)
        calling.cancel()
        await calling.value
        #expect(fixture.gateway.asked == ["create", "status"])
        await listener.stop()
    }

    @Test func `a final one is not asked about but its callback is shown once`() async throws {
        let fixture = ServiceFixture()
        let invoice = try await created(at: fixture, below: "http://127.0.0.1:1")
        fixture.gateway.add(Self.answering("FINISHED"))
        _ = await fixture.service.refreshStatus(invoice)
        for _ in 0..<3 {
            guard case .alreadyEnded = await fixture.service.answerCallback(to: invoice.id).outcome else {
                Issue.record("asked")
                return
            }
        }
        #expect(fixture.gateway.asked == ["create", "status"])
        #expect(try fixture.stored(invoice).updates.filter(\.change.isCallback).count == 1)
    }

    @Test func `an unknown one is settled`() async throws {
        let fixture = ServiceFixture()
        let invoice = try await fixture.createUnanswered()
        fixture.gateway.add(Replies.status("FINISHED"))
        let event = await fixture.service.answerCallback(to: invoice.id)
        #expect(event.isEnd)
        #expect(try fixture.stored(invoice).state == .created)
    }

    @Test func `its own port is told when taken`() async throws {
        let listener = try await CallbackListener.unhurried()
        await #expect(throws: CallbackProblem.portTaken(port: listener.port)) {
            try await CallbackListener.start(port: listener.port)
        }
        await listener.stop()
    }

    @Test func `strangers learn nothing and cost nothing`() async throws {
        let fixture = ServiceFixture()
        let invoice = try await created(at: fixture, below: "http://127.0.0.1:1")
        let callbacks = CallbackRouter()
        callbacks.book.learn([invoice])
        let known = await callbacks.answer(to: LoopbackRequest(method: "GET", path: try path(of: invoice)))
        for path in ["/", "", "/einvoice-callback/\(CallbackToken())", "/../../etc/passwd", "/api/einvoice/create"] {
            #expect(await callbacks.answer(to: LoopbackRequest(method: "GET", path: path)) == known)
        }
        for path in ["/", try self.path(of: invoice)] {
            let answer = await callbacks.answer(to: LoopbackRequest(method: "POST", path: path))
            guard case .response(let response) = answer else {
                Issue.record("\(answer)")
                continue
            }
            #expect(response.status == 405)
        }
        #expect(fixture.gateway.asked == ["create"])
    }

    @Test func `a flood leaves it standing and asks a bounded number of times`() async throws {
        let fixture = ServiceFixture()
        // Time stands, so that what the flood may cost doesn't depend on how long it takes.
        let clock = StandingClock()
        let listener = try await CallbackListener.unhurried(clock: clock.clock)
        var events = listener.serve(fixture.service).makeAsyncIterator()
        let invoice = try await created(at: fixture, below: listener.localURL)
        listener.learn([invoice])
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
        #expect(await events.next()?.isEnd == false)
        #expect(fixture.gateway.asked == ["create", "status"])
        clock.advance(.seconds(5))
        #expect(await events.next()?.isEnd == true)
        #expect(await LoopbackCaller.get(port: port, target: known, limit: .seconds(300)) == 200)
        #expect(fixture.gateway.asked == ["create", "status", "status"])
        withExtendedLifetime(slow) {}
        await listener.stop()
    }
}

extension CallbackListener {
    /// One with no limit of time that a busy machine could reach.
    static func unhurried(
        publicURL: String? = nil, limit: RateLimit = RateLimit(), clock: WaitingClock = .system
    ) async throws -> CallbackListener {
        var limits = CallbackListener.limits
        let hour = Duration.seconds(3600)
        (limits.idleTime, limits.requestTime, limits.replyTime) = (hour, hour, hour)
        return try await start(port: 0, publicURL: publicURL, limit: limit, clock: clock, limits: limits)
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
