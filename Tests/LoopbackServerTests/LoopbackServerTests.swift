import LoopbackServer
import TestGateway
import Testing

extension LoopbackLimits {
    /// The usual limits, but no time that a busy machine could reach; `change` sets what a test is about.
    static func unhurried(_ change: (inout LoopbackLimits) -> Void = { _ in }) -> LoopbackLimits {
        let hour = Duration.seconds(3600)
        var limits = LoopbackLimits(idleTime: hour, requestTime: hour, replyTime: hour)
        change(&limits)
        return limits
    }
}

/// Runs `test` against a server with this handler, which answers to the host `x` as well, and stops it.
func withServer(
    _ limits: LoopbackLimits = .unhurried(),
    handler: @escaping LoopbackServer.Handler = { _ in .response(LoopbackResponse(status: 200, text: "well")) },
    _ test: (Int) async throws -> Void
) async throws {
    let server = try await LoopbackServer.start(
        port: 0, limits: limits, publicURL: "http://x", handler: handler)
    do {
        try await test(server.port)
    } catch {
        await server.stop()
        throw error
    }
    await server.stop()
}

private let close = "Connection: close\r\n\r\n"

@Suite("Loopback server", .timeLimit(.minutes(10)))
struct LoopbackServerTests {
    @Test
    func `The handler sees the request as it stood on the wire: spelling, order and bytes`() async throws {
        let handler: LoopbackServer.Handler = { request in
            var lines = [request.method, request.path, request.query ?? "none"]
            lines += request.headers.map { "\($0.name)=\($0.value)" }
            lines.append(String(decoding: request.body, as: UTF8.self))
            return .response(LoopbackResponse(status: 201, text: lines.joined(separator: "|")))
        }
        try await withServer(handler: handler) { port in
            let request =
                "POST /a%20b?c=d?e HTTP/1.1\r\nHost: x\r\nDPAY_CLIENT: 7\r\ndpay_Client:  8 \r\n"
                + "Content-Length: 3\r\nConnection: close\r\n\r\nabc"
            let answer = try await exchange(port, request)
            #expect(answer.text.hasPrefix("HTTP/1.1 201 Created\r\n"))
            #expect(
                answer.text.hasSuffix(
                    "POST|/a%20b|c=d?e|Host=x|DPAY_CLIENT=7|dpay_Client=8|Content-Length=3|Connection=close|abc"))
            #expect(answer.end == .closed)
        }
    }

    @Test
    func `A mark does not join the blank before it in a header field`() async throws {
        let handler: LoopbackServer.Handler = { request in
            .response(LoopbackResponse(status: 200, text: "[\(request.values("A").joined(separator: "+"))]"))
        }
        try await withServer(handler: handler) { port in
            let answer = try await exchange(port, "GET / HTTP/1.1\r\nHost: x\r\nA:  \u{301}c \r\n\(close)")
            #expect(answer.text.utf8.suffix(5).elementsEqual("[\u{301}c]".utf8), "\(answer.text)")
        }
    }

    @Test
    func `Header fields of the reply keep their spelling`() async throws {
        let reply = LoopbackResponse(status: 200, headers: [LoopbackHeader("DPAY_SECURE", "xyz=")], body: [0x61])
        try await withServer(handler: { _ in .response(reply) }) { port in
            let answer = try await exchange(port, "GET / HTTP/1.1\r\nHost: x\r\n\(close)")
            #expect(
                answer.text == "HTTP/1.1 200 OK\r\nDPAY_SECURE: xyz=\r\nContent-Length: 1\r\nConnection: close\r\n\r\na"
            )
        }
    }

    @Test
    func `Chunks are joined`() async throws {
        let handler: LoopbackServer.Handler = { .response(LoopbackResponse(status: 200, body: $0.body)) }
        try await withServer(handler: handler) { port in
            let request =
                "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\(close)3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n"
            let answer = try await exchange(port, request)
            #expect(answer.text.hasSuffix("\r\n\r\nabcde"))
        }
    }

    @Test
    func `One connection serves several requests, one after another`() async throws {
        let handler: LoopbackServer.Handler = { .response(LoopbackResponse(status: 200, text: "[\($0.path)]")) }
        try await withServer(handler: handler) { port in
            try await onThread {
                let connection = try RawConnection(port: port)
                for path in ["/1", "/2", "/3"] {
                    connection.send("GET \(path) HTTP/1.1\r\nHost: x\r\n\r\n")
                    let answer = connection.receive { $0.hasSuffix("[\(path)]") }
                    #expect(answer.end == nil)
                    #expect(!answer.text.contains("Connection: close"))
                }
            }
        }
    }

    @Test
    func `The last request that a connection may make is told so`() async throws {
        try await withServer(.unhurried { $0.requestsPerConnection = 2 }) { port in
            try await onThread {
                let connection = try RawConnection(port: port)
                connection.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
                let first = connection.receive { $0.hasSuffix("well") }
                #expect(!first.text.contains("Connection: close"))
                connection.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
                let last = connection.receive()
                #expect(last.text.contains("Connection: close"))
                #expect(last.end == .closed)
            }
        }
    }

    @Test
    func `Of requests sent in one go the first is answered, and the connection closed`() async throws {
        try await withServer { port in
            let one = "GET / HTTP/1.1\r\nHost: x\r\n\r\n"
            let answer = try await exchange(port, one + one + one)
            #expect(answer.text.components("HTTP/1.1 200 OK") == 1)
            #expect(answer.end == .closed)
        }
    }

    @Test
    func `A caller who has closed his side still gets the answer`() async throws {
        try await withServer { port in
            try await onThread {
                let connection = try RawConnection(port: port)
                connection.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
                connection.finish()
                let answer = connection.receive()
                #expect(answer.text.hasSuffix("well"))
                #expect(answer.end == .closed)
            }
        }
    }

    @Test
    func `HEAD is answered without the body, but with its length`() async throws {
        try await withServer { port in
            let answer = try await exchange(port, "HEAD / HTTP/1.1\r\nHost: x\r\n\(close)")
            #expect(answer.text.contains("Content-Length: 4\r\n"))
            #expect(answer.text.hasSuffix("\r\n\r\n"))
        }
    }

    @Test
    func `Who asks whether to send the body is told to`() async throws {
        try await withServer { port in
            try await onThread {
                let connection = try RawConnection(port: port)
                connection.send("POST / HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\(close)")
                connection.receive { $0 == "HTTP/1.1 100 Continue\r\n\r\n" }
                connection.send("ab")
                #expect(connection.receive().text.hasSuffix("well"))
            }
        }
    }

    @Test
    func `A reply can be a reset`() async throws {
        try await withServer(handler: { _ in .closeConnection }) { port in
            let answer = try await exchange(port, "GET / HTTP/1.1\r\nHost: x\r\n\r\n")
            #expect(answer.text.isEmpty)
            #expect(answer.end == .reset)
        }
    }

    @Test
    func `A reply can be some bytes and the end`() async throws {
        try await withServer(handler: { _ in .partial(Array("HTTP/1.1 200 O".utf8)) }) { port in
            let answer = try await exchange(port, "GET / HTTP/1.1\r\nHost: x\r\n\r\n")
            #expect(answer.text == "HTTP/1.1 200 O")
            #expect(answer.end == .closed)
        }
    }

    @Test
    func `A hanging reply lasts until the caller leaves`() async throws {
        let (arrivals, arrived) = AsyncStream.makeStream(of: Void.self)
        try await withServer(handler: { _ in
            arrived.yield()
            return .hang
        }) { port in
            let connection = try await onThread {
                let connection = try RawConnection(port: port)
                connection.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
                return Kept(connection)
            }
            var arrival = arrivals.makeAsyncIterator()
            try #require(await arrival.next() != nil)
            let answer = try await onThread {
                connection.value.finish()
                return connection.value.receive()
            }
            #expect(answer.text.isEmpty)
            #expect(answer.end == .closed)
        }
    }

    @Test
    func `A handler whose caller has gone is cancelled`() async throws {
        let (events, event) = AsyncStream.makeStream(of: String.self)
        try await withServer(handler: { _ in
            event.yield("begun")
            // Ends at once when cancelled.
            try? await Task.sleep(for: .seconds(300))
            event.yield(Task.isCancelled ? "cancelled" : "slept")
            return .hang
        }) { port in
            var callers: [Kept] = [
                try await onThread {
                    let connection = try RawConnection(port: port)
                    connection.willReset()
                    connection.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
                    return Kept(connection)
                }
            ]
            var seen: [String] = []
            for await happened in events {
                seen.append(happened)
                if seen.count == 1 { callers.removeAll() }
                if seen.count == 2 { break }
            }
            #expect(seen == ["begun", "cancelled"])
        }
    }

    @Test
    func `A port that is taken is a case of its own`() async throws {
        try await withServer { port in
            await #expect(throws: LoopbackError.addressInUse(port: port)) {
                try await LoopbackServer.start(port: port) { _ in .hang }
            }
        }
    }

    @Test(arguments: [-1, 65_536])
    func `What is no port is refused`(port: Int) async throws {
        await #expect(throws: LoopbackError.portOutOfRange(port)) {
            try await LoopbackServer.start(port: port) { _ in .hang }
        }
    }

    @Test
    func `A stopped server gives its port back, and stopping again does no harm`() async throws {
        try await ReservedPort.with { port in
            let first = try await LoopbackServer.start(port: port) { _ in .hang }
            await first.stop()
            await first.stop()
            let second = try await ReservedPort.regained {
                try await LoopbackServer.start(port: port) { _ in .hang }
            } while: {
                $0 as? LoopbackError == .addressInUse(port: port)
            }
            #expect(second.port == port)
            await second.stop()
        }
    }

    @Test
    func `It listens on 127.0.0.1 and on no other address, not even of the loopback network`() async throws {
        try await withServer { port in
            await #expect(throws: RawConnection.Failure.self) {
                try await onThread { _ = try RawConnection(port: port, address: 2) }
            }
        }
    }
}

/// Hands a connection from one thread to the next.
// One test uses it, on one thread at a time: each use is awaited before the next.
final class Kept: @unchecked Sendable {
    let value: RawConnection

    init(_ value: RawConnection) {
        self.value = value
    }
}

extension String {
    /// How often `part` is in it.
    func components(_ part: String) -> Int {
        var count = 0
        var rest = self[...]
        while let range = rest.firstRange(of: part) {
            count += 1
            rest = rest[range.upperBound...]
        }
        return count
    }
}
