import LoopbackServer
import TestGateway
import Testing

@Suite("Replies on the wire")
struct LoopbackResponseTests {
    @Test(arguments: [
        LoopbackHeader("X", "a\r\nEvil: 1"), LoopbackHeader("X", "a\nb"), LoopbackHeader("X", "a\u{0}"),
        LoopbackHeader("X\r\nEvil", "1"), LoopbackHeader("X Y", "1"), LoopbackHeader("X:", "1"),
        LoopbackHeader("", "1"),
    ])
    func `A header field that would break out of its line is left out`(header: LoopbackHeader) {
        let response = LoopbackResponse(status: 200, headers: [header, LoopbackHeader("Y", "2")])
        let text = String(decoding: response.wireBytes(keepsConnection: true), as: UTF8.self)
        #expect(text == "HTTP/1.1 200 OK\r\nY: 2\r\nContent-Length: 0\r\n\r\n")
    }

    @Test
    func `A length that is given is not given twice`() {
        let response = LoopbackResponse(status: 200, headers: [LoopbackHeader("content-length", "9")], body: [0x61])
        let text = String(decoding: response.wireBytes(keepsConnection: false), as: UTF8.self)
        #expect(text == "HTTP/1.1 200 OK\r\ncontent-length: 9\r\nConnection: close\r\n\r\na")
    }

    @Test
    func `204 has neither body nor length`() {
        let text = String(decoding: LoopbackResponse(status: 204).wireBytes(keepsConnection: true), as: UTF8.self)
        #expect(text == "HTTP/1.1 204 No Content\r\n\r\n")
    }

    @Test
    func `Header fields are looked up in any case`() {
        let headers = [LoopbackHeader("DPay_Client", "1"), LoopbackHeader("DPAY_CLIENT", "2")]
        let request = LoopbackRequest(method: "GET", path: "/", headers: headers)
        #expect(request.values("dpay_client") == ["1", "2"])
    }
}

@Suite("Loopback caller", .timeLimit(.minutes(10)))
struct LoopbackCallerTests {
    @Test
    func `A call is an empty GET to the target, and tells the answer's status`() async throws {
        let (requests, request) = AsyncStream.makeStream(of: LoopbackRequest.self)
        try await withServer(handler: {
            request.yield($0)
            return .response(LoopbackResponse(status: 204))
        }) { port in
            // The usual limit is short for a machine that runs a thousand other tests.
            let status = await LoopbackCaller.get(port: port, host: "localhost", target: "/a?b=c", limit: .seconds(300))
            #expect(status == 204)
            var arrivals = requests.makeAsyncIterator()
            let seen = try #require(await arrivals.next())
            #expect(seen.method == "GET")
            #expect(seen.path == "/a")
            #expect(seen.query == "b=c")
            #expect(seen.body.isEmpty)
            #expect(seen.values("Host") == ["localhost:\(port)"])
        }
    }

    @Test
    func `No answer is nil: nobody there, a reset, bytes that are no HTTP, silence`() async throws {
        try await withServer(handler: { _ in .hang }) { port in
            #expect(await LoopbackCaller.get(port: port, target: "/", limit: .milliseconds(50)) == nil)
        }
        try await ReservedPort.with { port in
            #expect(await LoopbackCaller.get(port: port, target: "/") == nil)
        }
        try await withServer(handler: { _ in .closeConnection }) { port in
            #expect(await LoopbackCaller.get(port: port, target: "/") == nil)
        }
        try await withServer(handler: { _ in .partial(Array("SSH-2.0-OpenSSH_9".utf8)) }) { port in
            #expect(await LoopbackCaller.get(port: port, target: "/") == nil)
        }
    }

    @Test(arguments: ["", "x", "/a b", "/\r\nX: y"])
    func `A target or host that would break the request's lines is not sent`(target: String) async throws {
        try await withServer { port in
            #expect(await LoopbackCaller.get(port: port, target: target) == nil)
            #expect(await LoopbackCaller.get(port: port, host: "a\r\nX: y", target: "/") == nil)
        }
    }
}
