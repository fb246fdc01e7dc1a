import Dispatch
import EInvoiceKit
import Glibc
import JSON
import LoopbackServer
import Testing

@testable import Sandbox

/// How a test reaches the gateway: its rules must not depend on it.
enum Transport: CaseIterable, Sendable {
    case memory, socket
}

/// What a client saw.
struct SeenReply: Sendable {
    var status: Int
    var headers: [LoopbackHeader]
    var body: [UInt8]

    func header(_ name: String) -> String? {
        headers.first { $0.name == name }?.value
    }

    var text: String {
        String(decoding: body, as: UTF8.self)
    }

    /// The reply's JSON, with a good signature on it.
    func signedJSON(secret: String = SandboxBench.secret) throws -> JSONValue {
        #expect(header("DPAY_SECURE") == Signature.text(of: body, secret: Secret(secret)))
        return try JSONValue(parsing: body, .wire)
    }

    /// Code and message of the error in it.
    var error: String? {
        let json = try? JSONValue(parsing: body, .wire)
        guard let error = json?["error"], let code = error["code"]?.integer else { return nil }
        return "\(code) \(error["message"]?.string ?? "")"
    }
}

/// A sandbox to try things on, and a client for it.
struct SandboxBench: Sendable {
    static let secret = "secret of the tests"

    private let transmit: @Sendable (LoopbackRequest) async throws -> SeenReply

    /// Sends a request as it is.
    func send(_ request: LoopbackRequest) async throws -> SeenReply {
        try await transmit(request)
    }

    /// Runs `test` on a sandbox reached in this way.
    static func run(
        _ transport: Transport, ledgerPath: String? = nil, callbackWaits: [Duration] = [],
        currencyInCapitals: Bool = false,
        _ test: (SandboxBench) async throws -> Void
    ) async throws {
        let configuration = SandboxConfiguration(
            clientID: "1042", secret: secret, port: 0, ledgerPath: ledgerPath, settleDelay: .zero, slowDelay: .zero,
            tellsCurrencyInCapitals: currencyInCapitals, callbackWaits: callbackWaits)
        switch transport {
        case .memory:
            let core = SandboxCore(configuration)
            try await test(
                SandboxBench { request in
                    guard case .response(let response) = await core.handle(request) else { throw NoReply() }
                    return SeenReply(status: response.status, headers: response.headers, body: response.body)
                })
            core.stop()
        case .socket:
            let gateway = try await SandboxGateway.start(configuration, limits: .unhurried)
            do {
                try await test(SandboxBench { try await overSocket($0, port: gateway.port) })
            } catch {
                await gateway.stop()
                throw error
            }
            await gateway.stop()
        }
    }

    /// Sends a body to an endpoint, signed as it should be.
    func post(_ endpoint: String, _ body: String) async throws -> SeenReply {
        try await send(Self.request(endpoint, body))
    }

    /// Expects this error, or none, in the reply.
    func expectError(
        _ error: String?, from request: LoopbackRequest, sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        let reply = try await send(request)
        #expect(reply.error == error, sourceLocation: sourceLocation)
    }

    /// A request signed as it should be.
    static func request(_ endpoint: String, _ body: String) -> LoopbackRequest {
        LoopbackRequest(
            method: "POST", path: "/api/\(endpoint)",
            headers: [
                LoopbackHeader("Content-Type", "application/json"), LoopbackHeader("DPAY_CLIENT", "1042"),
                LoopbackHeader("DPAY_SECURE", Signature.text(of: Array(body.utf8), secret: Secret(secret))),
            ], body: Array(body.utf8))
    }

    /// Creates and processes an invoice, and gives the path of its pay page.
    func payPath(_ createBody: String, paymentID: String) async throws -> String {
        let created = try await post("einvoice/create", createBody)
        #expect(created.error == nil)
        let started = try await post("einvoice/process", #"{"payment_id":\#(paymentID)}"#).signedJSON()
        let link = try #require(started["pay_link"]?.string)
        return try #require(ParsedURL(link)).target
    }

    /// The status that the gateway tells.
    func status(_ paymentID: String) async throws -> JSONValue {
        try await post("einvoice/status", #"{"payment_id":\#(paymentID)}"#).signedJSON()
    }
}

/// The gateway answered in no way that a client could use.
struct NoReply: Error {}

/// Sends the request over a socket, byte for byte, and reads the reply to its end.
func overSocket(_ request: LoopbackRequest, port: Int, host: String? = nil) async throws -> SeenReply {
    var head = "\(request.method) \(request.path)\(request.query.map { "?" + $0 } ?? "") HTTP/1.1\r\n"
    head += "Host: \(host ?? "127.0.0.1:\(port)")\r\n"
    head += "Connection: close\r\nContent-Length: \(request.body.count)\r\n"
    head += request.headers.map { "\($0.name): \($0.value)\r\n" }.joined() + "\r\n"
    let bytes = Array(head.utf8) + request.body
    let received = try await onThread { try talk(bytes, port: port) }
    guard let end = received.firstRange(of: Array("\r\n\r\n".utf8)) else { throw NoReply() }
    let lines = String(decoding: received[..<end.lowerBound], as: UTF8.self).split(separator: "\r\n")
    let headers = lines.dropFirst().map { line in
        let parts = line.split(separator: ": ", maxSplits: 1)
        return LoopbackHeader(String(parts[0]), parts.count > 1 ? String(parts[1]) : "")
    }
    let status = try #require(lines.first?.split(separator: " ").dropFirst().first.flatMap { Int($0) })
    let reply = SeenReply(status: status, headers: headers, body: Array(received[end.upperBound...]))
    guard reply.header("Content-Length") == String(reply.body.count) else { throw NoReply() }
    return reply
}

private func talk(_ bytes: [UInt8], port: Int) throws -> [UInt8] {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    guard descriptor >= 0 else { throw NoReply() }
    defer { close(descriptor) }
    // Only so that a test that would wait for ever fails instead; a busy machine takes long to answer.
    var limit = timeval(tv_sec: 300, tv_usec: 0)
    for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
        setsockopt(descriptor, SOL_SOCKET, option, &limit, socklen_t(MemoryLayout<timeval>.size))
    }
    var target = sockaddr_in()
    target.sin_family = sa_family_t(AF_INET)
    target.sin_port = UInt16(port).bigEndian
    target.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
    let connected = withUnsafePointer(to: &target) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
            connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
        }
    }
    guard connected == 0, Glibc.send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count else {
        throw NoReply()
    }
    var received: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
        let count = recv(descriptor, &buffer, buffer.count, 0)
        if count == 0 { return received }
        guard count > 0 else { throw NoReply() }
        received.append(contentsOf: buffer.prefix(count))
    }
}

extension LoopbackLimits {
    /// The usual limits, but no time that a busy machine could reach.
    static let unhurried = LoopbackLimits(
        idleTime: .seconds(3600), requestTime: .seconds(3600), replyTime: .seconds(3600))
}

/// Runs blocking work where it holds up no task.
func onThread<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
        DispatchQueue(label: "einvoice.test").async {
            continuation.resume(with: Result { try work() })
        }
    }
}

/// A folder of a test's own, gone afterwards.
func withFolder(_ test: (String) async throws -> Void) async throws {
    var template = Array("/tmp/einvoice-sandbox-XXXXXX".utf8CString)
    try #require(mkdtemp(&template) != nil)
    let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    defer { system("rm -rf \(path)") }
    try await test(path)
}

/// The file's text.
func contents(_ path: String) throws -> String {
    let file = try #require(fopen(path, "r"))
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while case let count = fread(&buffer, 1, buffer.count, file), count > 0 {
        bytes.append(contentsOf: buffer.prefix(count))
    }
    return String(decoding: bytes, as: UTF8.self)
}

/// Adds text to the file's end.
func append(_ text: String, to path: String) throws {
    let file = try #require(fopen(path, "a"))
    fputs(text, file)
    fclose(file)
}
