import FoundationEssentials
import Glibc
import TestGateway
import Testing

/// The ways that requests take: proxies and TLS, as the environment says. libcurl reads the variables of its process, so each
/// test is one of the program's own.
@Suite(.timeLimit(.minutes(10)))
struct NetworkTests {
    private let folder: String

    init() throws {
        var template = Array("/tmp/einvoice-net.XXXXXX".utf8CString)
        folder = try #require(mkdtemp(&template).map { String(cString: $0) })
    }

    /// Gives `use` a gateway behind TLS and a proxy that leads to it whatever host is asked for, and ends both.
    private func withGateway(isRefusing: Bool = false, _ use: (TLSGateway, TunnelProxy) throws -> Void) throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }  // A temporary folder may stay.
        let gateway = try TLSGateway(reply: #"{"tracking":"79DF-60B0-17F6","payment_id":26}"#)
        defer { gateway.stop() }
        let proxy = try TunnelProxy(to: isRefusing ? nil : gateway.port)
        defer { proxy.stop() }
        try use(gateway, proxy)
    }

    /// Writes a config file with a profile at a gateway.
    static func writeConfig(to path: String, at baseURL: String, authority: String?) throws {
        let authority = authority.map { #", "ca_file": "\#($0)""# } ?? ""
        let config = """
            {"profiles": {"shop": {"kind": "test", "base_url": "\(baseURL)", "client_id": "12345", "secret": "secret"\
            \(authority)}}}
            """
        try config.write(toFile: path, atomically: true, encoding: .utf8)
        try #require(chmod(path, 0o600) == 0)
    }

    /// Creates an invoice at a gateway by a process of its own; its exit status and everything it said.
    private func create(
        at baseURL: String, authority: String?, variables: [String: String]
    ) throws -> (status: CInt, output: String) {
        try Self.writeConfig(to: "\(folder)/config.json", at: baseURL, authority: authority)
        let environment = [
            "PATH": "/usr/bin:/bin", "HOME": folder, "XDG_DATA_HOME": "\(folder)/data",
            "EINVOICE_CONFIG": "\(folder)/config.json", "LANG": "C.UTF-8",
        ]
        let ended = try Subprocess.run(
            try TerminalSession.binary(),
            ["create", "--currency", "visamaster.uah", "--amount", "5", "--payment-id", "26", "--json"],
            environment: environment.merging(variables) { _, given in given })
        try #require(ended.status & 0x7f == 0, "it ended by a signal")
        return (ended.status >> 8, ended.output)
    }

    @Test(arguments: ["HTTPS_PROXY", "https_proxy", "ALL_PROXY"])
    func `requests go through the proxy that the environment names`(variable: String) throws {
        try withGateway { gateway, proxy in
            let ended = try create(
                at: "https://gateway.test", authority: gateway.authorityFile,
                variables: [variable: "http://127.0.0.1:\(proxy.port)"])
            #expect(ended.status == 0, "\(ended.output)")
            #expect(proxy.asked.map(\.line) == ["CONNECT gateway.test:443 HTTP/1.1"])
            #expect(gateway.requests.map(\.endpoint) == ["einvoice/create"])
            // The tunnel's own head is not the gateway's reply.
            #expect(!ended.output.contains("not signed"))
        }
    }

    @Test func `the proxy learns nothing that is the gateway's`() throws {
        try withGateway { gateway, proxy in
            let ended = try create(
                at: "https://gateway.test", authority: gateway.authorityFile,
                variables: ["HTTPS_PROXY": "http://127.0.0.1:\(proxy.port)"])
            #expect(ended.status == 0, "\(ended.output)")
            let names = Set(proxy.asked.flatMap { $0.headers.map { $0.name.lowercased() } })
            #expect(names.isDisjoint(with: ["dpay_client", "dpay_secure"]), "\(names)")
        }
    }

    @Test(arguments: ["NO_PROXY", "no_proxy"])
    func `a gateway that NO_PROXY names is asked directly`(variable: String) throws {
        try withGateway { gateway, proxy in
            // An address that leads to this machine and is none of its loopback addresses.
            let ended = try create(
                at: "https://0.0.0.0:\(gateway.port)", authority: gateway.authorityFile,
                variables: ["HTTPS_PROXY": "http://127.0.0.1:\(proxy.port)", variable: "intra.test,0.0.0.0"])
            #expect(ended.status == 0, "\(ended.output)")
            #expect(proxy.asked.isEmpty)
            #expect(gateway.requests.count == 1)
        }
    }

    @Test func `one that NO_PROXY doesn't name is asked through the proxy`() throws {
        try withGateway { gateway, proxy in
            let ended = try create(
                at: "https://0.0.0.0:\(gateway.port)", authority: gateway.authorityFile,
                variables: ["HTTPS_PROXY": "http://127.0.0.1:\(proxy.port)", "NO_PROXY": "intra.test"])
            #expect(ended.status == 0, "\(ended.output)")
            #expect(proxy.asked.map(\.line) == ["CONNECT 0.0.0.0:\(gateway.port) HTTP/1.1"])
            #expect(gateway.requests.count == 1)
        }
    }

    @Test(arguments: ["localhost", "127.0.0.1"])
    func `this machine is never asked through a proxy`(host: String) throws {
        try withGateway { gateway, proxy in
            let address = "http://127.0.0.1:\(proxy.port)"
            let ended = try create(
                at: "https://\(host):\(gateway.port)", authority: gateway.authorityFile,
                variables: ["HTTPS_PROXY": address, "http_proxy": address, "ALL_PROXY": address])
            #expect(ended.status == 0, "\(ended.output)")
            #expect(proxy.asked.isEmpty)
            #expect(gateway.requests.count == 1)
        }
    }

    @Test(arguments: ["C", "POSIX", "C.UTF-8", "xx_XX.KOI8-R"])
    func `a host's name of other letters goes out in ASCII, whatever the locale`(locale: String) throws {
        try withGateway(isRefusing: true) { gateway, proxy in
            let ended = try create(
                at: "https://acquiring_api.bücher.пример.test", authority: gateway.authorityFile,
                variables: [
                    "HTTPS_PROXY": "http://127.0.0.1:\(proxy.port)", "LANG": locale, "LC_ALL": locale,
                ])
            #expect(ended.status == 69, "\(ended.output)")
            #expect(proxy.asked.map(\.line) == ["CONNECT acquiring_api.xn--bcher-kva.xn--e1afmkfd.test:443 HTTP/1.1"])
            #expect(
                proxy.asked.first?.headers.filter { $0.name == "Host" }.map(\.value)
                    == ["acquiring_api.xn--bcher-kva.xn--e1afmkfd.test:443"])
        }
    }

    /// A host's name as it is written, and as it goes out.
    struct HostName {
        let written: String
        let onTheWire: String
    }

    /// Names that the gateway's certificate has.
    static let otherLetters = [
        HostName(written: "börse.test", onTheWire: "xn--brse-5qa.test"),
        HostName(written: "касса.пример.test", onTheWire: "xn--80aa2a3aa.xn--e1afmkfd.test"),
    ]

    @Test(arguments: otherLetters, ["C", "C.UTF-8"])
    func `a command creates over TLS at a gateway whose name has other letters`(
        host: HostName, locale: String
    ) throws {
        try withGateway { gateway, proxy in
            let ended = try create(
                at: "https://\(host.written)", authority: gateway.authorityFile,
                variables: ["HTTPS_PROXY": "http://127.0.0.1:\(proxy.port)", "LANG": locale, "LC_ALL": locale])
            #expect(ended.status == 0, "\(ended.output)")
            #expect(proxy.asked.map(\.line) == ["CONNECT \(host.onTheWire):443 HTTP/1.1"])
            #expect(gateway.requests.map(\.endpoint) == ["einvoice/create"])
            #expect(
                gateway.requests.first?.headers.filter { $0.name == "Host" }.map(\.value) == [host.onTheWire])
        }
    }

    @Test(arguments: ["C", "C.UTF-8"])
    func `a certificate for another name of other letters is refused`(locale: String) throws {
        try withGateway { gateway, proxy in
            let ended = try create(
                at: "https://bärse.test", authority: gateway.authorityFile,
                variables: ["HTTPS_PROXY": "http://127.0.0.1:\(proxy.port)", "LANG": locale, "LC_ALL": locale])
            #expect(ended.status == 69, "\(ended.output)")
            #expect(proxy.asked.count == 1)
            #expect(gateway.requests.isEmpty)
        }
    }

    @Test func `a proxy's name of other letters is looked up in ASCII, whatever the locale`() throws {
        try withGateway { gateway, _ in
            let ended = try create(
                at: "https://gateway.test", authority: gateway.authorityFile,
                variables: ["HTTPS_PROXY": "http://пример.invalid:1", "LANG": "C", "LC_ALL": "C"])
            #expect(ended.status == 69, "\(ended.output)")
            #expect(ended.output.contains("xn--e1afmkfd.invalid"), "\(ended.output)")
        }
    }

    @Test func `a proxy that refuses means that surely nothing was sent`() throws {
        try withGateway(isRefusing: true) { gateway, proxy in
            let ended = try create(
                at: "https://gateway.test", authority: gateway.authorityFile,
                variables: ["HTTPS_PROXY": "http://127.0.0.1:\(proxy.port)"])
            #expect(ended.status == 69, "\(ended.output)")
            #expect(proxy.asked.count == 1)
            #expect(gateway.requests.isEmpty)
        }
    }

    @Test func `a proxy's name and password are never told`() throws {
        try withGateway { gateway, proxy in
            let ended = try create(
                at: "https://gateway.test", authority: gateway.authorityFile,
                variables: ["HTTPS_PROXY": "http://clerk:topsecret@127.0.0.1:1x"])
            #expect(ended.status == 69, "\(ended.output)")
            #expect(!ended.output.contains("topsecret") && !ended.output.contains("clerk"))
            #expect(proxy.asked.isEmpty && gateway.requests.isEmpty)
        }
    }

    @Test func `a certificate counts behind a proxy as it does elsewhere`() throws {
        try withGateway { gateway, proxy in
            for (host, authority) in [
                ("gateway.test", gateway.otherAuthorityFile), ("gateway.test", nil),
                ("another.test", gateway.authorityFile),
            ] {
                let ended = try create(
                    at: "https://\(host)", authority: authority,
                    variables: ["HTTPS_PROXY": "http://127.0.0.1:\(proxy.port)"])
                // The same payment id again: what surely never left keeps none.
                #expect(ended.status == 69, "\(ended.output)")
            }
            #expect(proxy.asked.count == 3)
            #expect(gateway.requests.isEmpty)
        }
    }

    /// The machine's own configuration may allow more; 1.0 and 1.1 are broken (RFC 8996).
    @Test func `nothing older than TLS 1-2 is offered, and HTTP 1-1 alone`() throws {
        try withGateway { gateway, proxy in
            let allowing = """
                openssl_conf = all
                [all]
                ssl_conf = ssl
                [ssl]
                system_default = weak
                [weak]
                MinProtocol = TLSv1
                CipherString = DEFAULT@SECLEVEL=0
                """
            try allowing.write(toFile: "\(folder)/openssl.cnf", atomically: true, encoding: .utf8)
            let ended = try create(
                at: "https://gateway.test", authority: gateway.authorityFile,
                variables: [
                    "HTTPS_PROXY": "http://127.0.0.1:\(proxy.port)", "OPENSSL_CONF": "\(folder)/openssl.cnf",
                ])
            #expect(ended.status == 0, "\(ended.output)")
            let hello = try #require(ClientHello(proxy.sent))
            #expect(!hello.versions.isEmpty && hello.versions.allSatisfy { $0 >= 0x0303 }, "\(hello.versions)")
            #expect(hello.protocols.allSatisfy { $0 == "http/1.1" }, "\(hello.protocols)")
        }
    }
}

/// What a client offers first (RFC 8446, 4.1.2), as far as these tests ask.
private struct ClientHello {
    /// The versions of TLS, 0x0303 for 1.2.
    var versions: [Int] = []
    /// The protocols inside (ALPN, RFC 7301).
    var protocols: [String] = []

    /// Nil where the bytes begin with something else.
    init?(_ bytes: [UInt8]) {
        var rest = bytes[...]
        func number(_ count: Int) -> Int {
            defer { rest = rest.dropFirst(count) }
            return rest.prefix(count).reduce(0) { $0 << 8 | Int($1) }
        }
        func skip(_ count: Int) { rest = rest.dropFirst(count) }
        // A record with a handshake in it, and a ClientHello in that.
        guard number(1) == 22, rest.count > 60 else { return nil }
        skip(4)
        guard number(1) == 1 else { return nil }
        skip(3)
        versions = [number(2)]
        skip(32)
        skip(number(1))
        skip(number(2))
        skip(number(1))
        var left = number(2)
        while left >= 4 {
            let (kind, length) = (number(2), number(2))
            let end = rest.dropFirst(length)
            switch kind {
            case 43:
                let count = number(1) / 2
                versions = (0..<count).map { _ in number(2) }
            case 16:
                skip(2)
                while rest.count > end.count {
                    let length = number(1)
                    protocols.append(String(decoding: rest.prefix(length), as: UTF8.self))
                    skip(length)
                }
            default: break
            }
            rest = end
            left -= 4 + length
        }
    }
}
