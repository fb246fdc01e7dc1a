import FoundationEssentials
import Glibc
import TestGateway
import Testing

@testable import Fronts

/// What `doctor` looks at beside the settings.
@Suite(.timeLimit(.minutes(10))) struct DoctorChecksTests {
    private let gateway: WireGateway
    private let fixture: CommandFixture

    init() throws {
        gateway = try WireGateway()
        fixture = CommandFixture(gateway: gateway)
    }

    @Test func `the gateway is asked once, and its answer and clock are told`() async {
        let ended = await fixture.run("doctor")
        #expect(ended.status == 0, "\(ended.messages)")
        #expect(ended.output.contains("The gateway answers, and signs with this secret."))
        #expect(ended.output.contains("the gateway doesn't tell its own"))
        #expect(gateway.requests.map(\.endpoint) == ["einvoice/status"])
        #expect(gateway.createdCount == 0)
        let offline = await fixture.run("doctor", "--offline")
        #expect(offline.status == 0 && !offline.output.contains("The gateway answers"))
        #expect(gateway.requests.count == 1)
    }

    @Test func `a clock that is wrong, a host that is silent and a wrong secret are told apart`() async {
        gateway.setDate("Sun, 06 Nov 1994 08:49:37 GMT")
        let clock = await fixture.run("doctor")
        #expect(clock.status == 78 && clock.messages.contains("days ahead of the gateway's"), "\(clock.messages)")
        let wrong = CommandFixture(environment: [
            "EINVOICE_BASE_URL": gateway.baseURL, "EINVOICE_CLIENT_ID": gateway.clientID, "EINVOICE_SECRET": "other",
            "EINVOICE_KIND": "test",
        ])
        let refused = await wrong.run("doctor")
        #expect(refused.status == 77 && refused.messages.contains("doesn't know this client id and secret"))
        gateway.stop()
        let silent = await fixture.run("doctor")
        #expect(silent.status == 69 && silent.messages.contains("Nothing listens at that address."))
    }

    @Test func `a certificate that isn't trusted is named, and one that is`() async throws {
        let tls = try TLSGateway(reply: "{}")
        defer { tls.stop() }
        let path = "\(fixture.folder)/config.json"
        for (authority, words) in [("", "not trusted"), (#", "ca_file": "\#(tls.authorityFile)""#, "trusted, by /")] {
            try """
            {"profiles": {"shop": {"kind": "test", "base_url": "https://localhost:\(tls.port)", "client_id": "1", \
            "secret": "secret"\(authority)}}}
            """.write(toFile: path, atomically: true, encoding: .utf8)
            try #require(chmod(path, 0o600) == 0)
            let fixture = CommandFixture()
            let ended = await fixture.run("doctor", "--config", path)
            #expect(ended.output.split(separator: "\n").contains { $0.hasPrefix("certificate") && $0.contains(words) })
            #expect(authority.isEmpty == (ended.status == 69), "\(ended.messages)")
        }
    }

    @Test func `loose modes and a damaged history are named with what mends them`() async throws {
        await fixture.create("26")
        let path = "\(fixture.profileFolder)/history.jsonl"
        try #require(chmod(path, 0o644) == 0)
        let loose = await fixture.run("doctor")
        #expect(loose.status == 0)
        #expect(loose.messages.contains("(mode 0644): chmod go= \(path)"), "\(loose.messages)")
        #expect(loose.output.contains("1 invoice, 1 update to it"))
        let text = try String(contentsOfFile: path, encoding: .utf8)
        try (text + "no record\n").write(toFile: path, atomically: false, encoding: .utf8)
        let damaged = await fixture.run("doctor")
        #expect(damaged.status == 74)
        #expect(damaged.messages.contains("the history has 1 bad line"))
        #expect(damaged.messages.contains("`einvoice doctor --history` names each."))
    }

    @Test func `variables that contradict each other or the file are named`() async throws {
        let path = "\(fixture.folder)/config.json"
        try """
        {"default_profile": "shop", "profiles": {"shop": {"kind": "test", "base_url": "https://gateway.example", \
        "client_id": "1", "secret": "secret"}}}
        """.write(toFile: path, atomically: true, encoding: .utf8)
        try #require(chmod(path, 0o600) == 0)
        let both = await fixture.run("doctor", "--config", path, "--offline")
        #expect(both.status == 0)
        #expect(both.messages.contains("EINVOICE_BASE_URL is set, and wins over the default profile shop"))
        let proxies = CommandFixture(environment: ["https_proxy": "http://a:1", "HTTPS_PROXY": "http://b:1"])
        #expect(await proxies.run("doctor", "--sandbox").messages.contains("https_proxy counts"))
    }

    @Test func `a terminal is told with what it can`() async {
        let known = CommandFixture(environment: ["TERM": "xterm-256color", "LANG": "C.UTF-8", "TMUX": "/tmp/x,1,0"])
        let told = await known.run(["doctor", "--sandbox"], columns: 90)
        #expect(told.output.contains("xterm-256color, 256 colours, UTF-8, 90 columns, in tmux"), "\(told.output)")
        #expect(told.messages == "")
        let unknown = CommandFixture(environment: ["TERM": "nosuchterm", "LANG": "C"])
        let odd = await unknown.run(["doctor", "--sandbox"], columns: 90)
        #expect(odd.messages.contains("nothing is known of this terminal (TERM=nosuchterm)"))
        #expect(odd.messages.contains("LANG=C.UTF-8"))
    }
}
