import TestGateway
import Testing

extension Journeys {
    @Test(arguments: NetworkTests.otherLetters, ["C", "C.UTF-8"])
    func `the console creates over TLS at a gateway whose name has other letters`(
        host: NetworkTests.HostName, locale: String
    ) async throws {
        let gateway = try TLSGateway(reply: #"{"tracking":"79DF-60B0-17F6"}"#)
        defer { gateway.stop() }
        let proxy = try TunnelProxy(to: gateway.port)
        defer { proxy.stop() }
        try await TerminalSession.with(.none, variables: ["HTTPS_PROXY": "http://127.0.0.1:\(proxy.port)"]) { session in
            try NetworkTests.writeConfig(
                to: "\(session.folder)/config.json", at: "https://\(host.written)", authority: gateway.authorityFile)
            try session.shell("export LC_ALL=\(locale) LANG=\(locale)")
            try await session.openConsole("--config \(session.folder)/config.json")
            try await session.openForm()
            try session.pane.send("F2")
            try await session.pane.waitFor("POST https://")
            try session.pane.send("Enter")
            try await session.pane.waitFor("● Created")
            let sent = gateway.requests.filter { $0.endpoint == "einvoice/create" }
            #expect(sent.map { $0.headers.filter { $0.name == "Host" }.map(\.value) } == [[host.onTheWire]])
            #expect(proxy.asked.allSatisfy { $0.line == "CONNECT \(host.onTheWire):443 HTTP/1.1" })
            try session.pane.send("C-c")
            #expect(try await session.end() == 0)
        }
    }
}
