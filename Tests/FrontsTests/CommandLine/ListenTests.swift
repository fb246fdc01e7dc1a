import FoundationEssentials
import Glibc
import TestGateway
import Testing

@testable import Fronts

@Suite(.timeLimit(.minutes(10))) struct ListenTests {
    /// Runs `listen` until `body` has seen enough; its lines.
    private func listening(
        at fixture: CommandFixture, _ options: [String], _ body: (Memory) async throws -> Void
    ) async throws -> (status: Int32, lines: [String]) {
        let (output, messages) = (Memory(), Memory())
        let context = fixture.context(output: output.output, messages: messages.output)
        guard case .command(let command) = CommandRunner.wish(of: ["listen"] + options) else {
            throw CommandFailure(.usage, "listen")
        }
        let task = Task { await CommandRunner.run(command, at: context) }
        try await Self.wait { messages.text.contains("Listening") }
        try await body(output)
        task.cancel()
        return (await task.value.rawValue, output.text.split(separator: "\n").map(String.init))
    }

    private static func wait(for isThere: () -> Bool) async throws {
        while !isThere() { try await Task.sleep(for: .milliseconds(10)) }
    }

    @Test func `what other commands record is told as it comes`() async throws {
        let gateway = try WireGateway()
        let fixture = CommandFixture(gateway: gateway)
        await fixture.create("before")
        gateway.setStatuses(["PAYIN", "FINISHED"])
        let told = try await listening(at: fixture, []) { output in
            await fixture.create("26")
            try await Self.wait { output.text.contains("\"event\":\"created\"") }
            #expect(await fixture.run("note", "26", "no news").status == 0)
            for status in ["PAYIN", "FINISHED"] {
                #expect(await fixture.run("status", "26").status == 0)
                try await Self.wait { output.text.contains("\"status\":\"\(status)\"") }
            }
        }
        #expect(told.status == 0)
        #expect(told.lines.count == 3, "\(told.lines)")
        #expect(told.lines.allSatisfy { $0.contains("\"payment_id\":\"26\"") && $0.hasPrefix("{\"event\":") })
        for line in told.lines { try Schemas.check(line, against: "listen.json") }
    }

    @Test func `a callback is told, and what the gateway says then`() async throws {
        let gateway = try WireGateway()
        let fixture = CommandFixture()
        try await ReservedPort.with { port in
            let path = "\(fixture.folder)/config.json"
            try """
            {"profiles": {"shop": {"kind": "test", "base_url": "\(gateway.baseURL)", "client_id": "12345",
            "secret": "secret", "callback_port": \(port)}}}
            """.write(toFile: path, atomically: true, encoding: .utf8)
            try #require(chmod(path, 0o600) == 0)
            let options = ["--config", path]
            gateway.setStatuses(["FINISHED"])
            let made = await fixture.run(
                ["create", "--currency", "visamaster.uah", "--amount", "5", "--payment-id", "26"] + options)
            #expect(made.status == 0, "\(made.messages)")
            let shown = try await fixture.run(["show", "26", "--json"] + options).json(StatusURL.self)
            let told = try await listening(at: fixture, options) { output in
                try Self.get(try #require(shown.status_url), port: port)
                try await Self.wait { output.text.contains("FINISHED") }
            }
            #expect(told.lines.first?.hasPrefix("{\"event\":\"callback\"") == true, "\(told.lines)")
            #expect(told.lines.last?.contains("\"event\":\"status\"") == true)
            for line in told.lines { try Schemas.check(line, against: "listen.json") }
        }
    }

    private struct StatusURL: Decodable { let status_url: String? }

    /// Asks for a URL of this machine, as the gateway does.
    private static func get(_ url: String, port: Int) throws {
        let socket = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(socket) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = UInt16(port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let connected = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        try #require(connected == 0)
        let target = "/" + url.split(separator: "/").dropFirst(2).joined(separator: "/")
        let request = Array("GET \(target) HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\nConnection: close\r\n\r\n".utf8)
        try #require(write(socket, request, request.count) == request.count)
        var answer = [UInt8](repeating: 0, count: 1024)
        try #require(read(socket, &answer, answer.count) > 0)
    }
}
