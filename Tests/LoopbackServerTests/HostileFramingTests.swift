import LoopbackServer
import Testing

@Suite("How a hostile request says where it ends", .timeLimit(.minutes(10)))
struct HostileFramingTests {
    private static func post(_ fields: String, body: String = "") -> String {
        "POST / HTTP/1.1\r\nHost: x\r\n\(fields)\r\n\r\n\(body)"
    }

    @Test(arguments: [
        "9223372036854775807", "9223372036854775808", "18446744073709551615", "18446744073709551616",
        "99999999999999999999999999",
    ])
    func `A length that no number holds is answered at once`(length: String) async throws {
        try await withServer { port in
            let answer = try await exchange(port, Self.post("Content-Length: \(length)"))
            #expect(
                answer.text.hasPrefix("HTTP/1.1 413 ") || answer.text.hasPrefix("HTTP/1.1 400 "), "\(answer.text)")
            #expect(answer.end == .closed)
        }
    }

    @Test(arguments: [
        post("Content-Length: -1"), post("Content-Length: +5", body: "hello"),
        post("Content-Length: 5\r\nContent-Length: 6", body: "hello!"),
        post("Content-Length: 5, 6", body: "hello!"), post("Content-Length: 0x5", body: "hello"),
        post("Content-Length: 5 5", body: "hello"), post("Content-Length:", body: "hello"),
        post("Content-Length: ", body: "hello"),
        post("Content-Length: 5\r\nContent-Length: 5", body: "hello"),
        post("Transfer-Encoding: gzip", body: "hello"), post("Transfer-Encoding: identity", body: "hello"),
        post("Transfer-Encoding: gzip, chunked", body: "0\r\n\r\n"),
        post("Transfer-Encoding: chunked, chunked", body: "0\r\n\r\n"),
        post("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked", body: "0\r\n\r\n"),
        post("Transfer-Encoding: chunked, gzip", body: "0\r\n\r\n"),
        post("Transfer-Encoding: xchunked", body: "0\r\n\r\n"),
        post("Transfer-Encoding: chunked\r\nTransfer-Encoding: identity", body: "0\r\n\r\n"),
        post("Transfer-Encoding: chunked\r\nContent-Length: 5", body: "0\r\n\r\n"),
        post("Transfer-Encoding : chunked", body: "0\r\n\r\n"), post("Content-Length : 5", body: "hello"),
        post("Transfer-Encoding: chunked", body: "FFFFFFFFFFFFFFFFF\r\n"),
        post("Transfer-Encoding: chunked", body: "-1\r\n"), post("Transfer-Encoding: chunked", body: "0x5\r\n"),
        "POST / HTTP/1.1\nHost: x\nContent-Length: 0\n\n", "GET / HTTP/1.1\r\nHost: x\nA: b\r\n\r\n",
        "GET / HTTP/1.1\r\n Host: x\r\n\r\n", "GET / HTTP/1.1\r\nHost: x\r\nA: b\rC: d\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: x\r\nA: b\u{0}c\r\n\r\n",
    ])
    func `What two readers could read in two ways is 400`(request: String) async throws {
        try await withServer(LoopbackLimits(requestTime: .seconds(2))) { port in
            let answer = try await exchange(port, request)
            #expect(answer.text.hasPrefix("HTTP/1.1 400 "), "\(answer.text)")
            #expect(answer.end == .closed)
        }
    }

    @Test(arguments: ["7FFFFFFFFFFFFFFF", "8000000000000000", "FFFFFFFFFFFFFFFF"])
    func `A chunk that is announced as larger than anything is answered`(size: String) async throws {
        try await withServer(LoopbackLimits(requestTime: .seconds(2))) { port in
            let answer = try await exchange(port, Self.post("Transfer-Encoding: chunked", body: "\(size)\r\nhello"))
            let isAnswer = ["400", "408", "413"].contains { answer.text.hasPrefix("HTTP/1.1 \($0) ") }
            #expect(isAnswer, "\(answer.text)")
            #expect(answer.end == .closed)
        }
    }
}
