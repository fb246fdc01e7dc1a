import LoopbackServer
import Testing

@Suite("Limits of the loopback server", .timeLimit(.minutes(10)))
struct LoopbackLimitsTests {
    private static let small = LoopbackLimits.unhurried {
        ($0.headerBytes, $0.headerCount, $0.bodyBytes) = (500, 10, 100)
    }

    @Test(arguments: [
        "GET /\(String(repeating: "x", count: 600)) HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: \(String(repeating: "x", count: 600))\r\n\r\n",
        "GET / HTTP/1.1\r\n" + String(repeating: "Aaaaaaaa: \(String(repeating: "x", count: 80))\r\n", count: 9)
            + "\r\n",
        "GET / HTTP/1.1\r\n" + String(repeating: "A: b\r\n", count: 11) + "\r\n",
    ])
    func `Too much before the body is 431`(request: String) async throws {
        try await withServer(Self.small) { port in
            let answer = try await exchange(port, request)
            #expect(answer.text.hasPrefix("HTTP/1.1 431 "))
            #expect(answer.end == .closed)
        }
    }

    @Test
    func `A body announced as too large is refused before it comes`() async throws {
        try await withServer(Self.small) { port in
            let answer = try await exchange(port, "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 101\r\n\r\n")
            #expect(answer.text.hasPrefix("HTTP/1.1 413 "))
            #expect(answer.end == .closed)
        }
    }

    @Test
    func `A body that grows too large in chunks is refused, and the refusal reaches who goes on sending`() async throws
    {
        try await withServer(Self.small) { port in
            let chunk = "32\r\n\(String(repeating: "x", count: 50))\r\n"
            let request = "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
            let answer = try await exchange(port, request + String(repeating: chunk, count: 1000))
            #expect(answer.text.hasPrefix("HTTP/1.1 413 "))
        }
    }

    @Test
    func `A body of just the limit is taken`() async throws {
        let handler: LoopbackServer.Handler = { .response(LoopbackResponse(status: 200, text: "\($0.body.count)")) }
        try await withServer(Self.small, handler: handler) { port in
            let request = "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\nConnection: close\r\n\r\n"
            let answer = try await exchange(port, request + String(repeating: "x", count: 100))
            #expect(answer.text.hasSuffix("\r\n\r\n100"))
        }
    }

    @Test(arguments: [
        "\u{16}\u{3}\u{1}\u{2}\u{0}\u{1}\u{0}\u{1}", "hello\r\n\r\n", "GET / HTTP/9.9\r\n\r\n",
        "GET / HTTP/1.1\r\nHost\r\n\r\n", "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    ])
    func `What is no HTTP is 400`(request: String) async throws {
        try await withServer { port in
            let answer = try await exchange(port, request)
            #expect(answer.text.hasPrefix("HTTP/1.1 400 "))
            #expect(answer.end == .closed)
        }
    }

    @Test(arguments: [
        "G", "GET / HTTP/1.1\r\nHo", "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nabc", "\r\n",
    ])
    func `A request that does not come to its end in time is 408`(request: String) async throws {
        try await withServer(.unhurried { $0.requestTime = .milliseconds(50) }) { port in
            let answer = try await exchange(port, request)
            #expect(answer.text.hasPrefix("HTTP/1.1 408 "))
            #expect(answer.end == .closed)
        }
    }

    @Test
    func `Who says nothing is closed without a word`() async throws {
        try await withServer(.unhurried { $0.idleTime = .milliseconds(50) }) { port in
            let answer = try await exchange(port, "")
            #expect(answer.text.isEmpty)
            #expect(answer.end == .closed)
        }
    }

    @Test
    func `An idle connection is closed after its first answer too`() async throws {
        try await withServer(.unhurried { $0.idleTime = .milliseconds(50) }) { port in
            // On a busy machine the time may be over before the request is said; then it is said again.
            var answer = try await exchange(port, "GET / HTTP/1.1\r\nHost: x\r\n\r\n")
            for _ in 0..<200 where answer.text.isEmpty {
                answer = try await exchange(port, "GET / HTTP/1.1\r\nHost: x\r\n\r\n")
            }
            #expect(answer.text.hasSuffix("well"))
            #expect(answer.end == .closed)
        }
    }

    @Test
    func `A hang ends with the time for a reply`() async throws {
        try await withServer(.unhurried { $0.replyTime = .milliseconds(50) }, handler: { _ in .hang }) { port in
            let answer = try await exchange(port, "GET / HTTP/1.1\r\nHost: x\r\n\r\n")
            #expect(answer.text.isEmpty)
            #expect(answer.end == .reset)
        }
    }

    @Test
    func `Who does not take his reply is cut off, and his place is another's`() async throws {
        let handler: LoopbackServer.Handler = { request in
            let size = request.path == "/large" ? 64 << 20 : 1
            return .response(LoopbackResponse(status: 200, body: [UInt8](repeating: 0x78, count: size)))
        }
        let limits = LoopbackLimits.unhurried { ($0.connections, $0.replyTime) = (2, .milliseconds(300)) }
        try await withServer(limits, handler: handler) { port in
            let stuck = try await onThread {
                let stuck = try RawConnection(port: port)
                stuck.send("GET /large HTTP/1.1\r\nHost: x\r\n\r\n")
                try #require(stuck.isCutOff(within: 60), "after a minute it still has its place")
                return Kept(stuck)
            }
            try await expectPlaces(2, port: port)
            withExtendedLifetime(stuck) {}
        }
    }

    @Test
    func `More connections than there are places are turned away with 503; a place left is taken again`() async throws {
        try await withServer(.unhurried { $0.connections = 2 }) { port in
            var holders: [Kept] = []
            for _ in 0..<2 {
                let holder = try await onThread {
                    let holder = try RawConnection(port: port)
                    holder.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
                    let answer = holder.receive { $0.hasSuffix("well") }
                    #expect(answer.end == nil)
                    return Kept(holder)
                }
                holders.append(holder)
            }
            let refused = try await exchange(port, "")
            #expect(refused.text.hasPrefix("HTTP/1.1 503 "))
            #expect(refused.end == .closed)
            holders = []
            try await expectPlaces(2, port: port)
        }
    }

    /// Expects that `count` connections are served at once, when the server has seen that others are gone.
    private func expectPlaces(_ count: Int, port: Int) async throws {
        let deadline = ContinuousClock.now + .seconds(240)
        repeat {
            let served = try await onThread {
                let connections = try (0..<count).map { _ in try RawConnection(port: port) }
                return connections.allSatisfy { connection in
                    connection.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
                    return connection.receive { $0.contains("\r\n\r\n") }.text.hasPrefix("HTTP/1.1 200")
                }
            }
            if served { return }
            try await Task.sleep(for: .milliseconds(5))
        } while ContinuousClock.now < deadline
        Issue.record("of \(count) callers at once not all are served, for 4 minutes now")
    }

    @Test
    func `After a flood of nonsense it still answers`() async throws {
        let limits = LoopbackLimits.unhurried {
            ($0.headerBytes, $0.connections) = (500, 8)
            ($0.idleTime, $0.requestTime) = (.milliseconds(20), .milliseconds(20))
        }
        try await withServer(limits) { port in
            let nonsense = [
                "", "\r\n", "GET", "\u{0}\u{1}\u{2}", String(repeating: "A", count: 5000), "GET / HTTP/1.1\r\nA:",
                "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
                String(repeating: "GET / HTTP/1.1\r\n\r\n", count: 300), "CONNECT x:1 HTTP/1.1\r\n\r\nraw",
                "GET / HTTP/1.1\r\nConnection: upgrade\r\nUpgrade: websocket\r\n\r\nraw",
            ]
            let said = try await onThread {
                var said = Set<Int>()
                for round in 0..<300 {
                    // One more caller than the system lets in is no failure of the server's.
                    guard let connection = try? RawConnection(port: port) else { continue }
                    connection.send(nonsense[round % nonsense.count])
                    said.insert(round % nonsense.count)
                    if round % 3 == 0 { connection.finish() }
                    if round % 7 == 0 { try #require(connection.receive().end != .silent, "round \(round)") }
                }
                return said
            }
            #expect(said.count == nonsense.count)
            try await expectPlaces(1, port: port)
        }
    }
}
