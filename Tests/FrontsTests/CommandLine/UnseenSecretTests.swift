import EInvoiceKit
import FoundationEssentials
import Glibc
import TestGateway
import Testing

@testable import Fronts

/// What a secret may carry that nobody sees × where it comes from × what is asked.
@Suite(.timeLimit(.minutes(10))) struct UnseenSecretTests {
    /// Where a secret comes from.
    enum Source: String, CaseIterable {
        case variable, file, command, config
    }

    /// Something unseen, put into a secret.
    struct Mark: CustomTestStringConvertible {
        let name: String
        let secret: String
        /// What is said of it.
        let words: String
        /// Nothing is done with such a secret.
        let isRefused: Bool

        var testDescription: String { name }
    }

    private static let secret = "k7Zq-w1re"

    static let marks = [
        Mark(name: "BOM", secret: "\u{feff}\(secret)", words: "U+FEFF", isRefused: true),
        Mark(name: "tab", secret: "\(secret)\t", words: "U+0009", isRefused: true),
        Mark(name: "blank", secret: "\(secret) ", words: "ends with a blank (U+0020)", isRefused: false),
        Mark(name: "NUL", secret: "\(secret)\0", words: "U+0000", isRefused: true),
        Mark(name: "NBSP", secret: "\(secret)\u{a0}", words: "ends with a blank (U+00A0)", isRefused: false),
        Mark(
            name: "ZWSP", secret: "\(secret)\u{200b}", words: "ends with a character that can't be seen (U+200B)",
            isRefused: false),
    ]

    private let gateway: WireGateway
    /// Owns the folders of all.
    private let home = CommandFixture()

    init() throws { gateway = try WireGateway(secret: Self.secret) }

    /// Writes a secret where it comes from; what runs commands there.
    private func fixture(
        _ source: Source, _ secret: String, client: String = "12345"
    ) throws -> (run: ([String]) async -> Ended, history: () -> [String]) {
        let (folder, data) = (home.folder, "\(home.folder)/data")
        if source == .variable {
            let fixture = CommandFixture(environment: [
                "EINVOICE_BASE_URL": gateway.baseURL, "EINVOICE_CLIENT_ID": client, "EINVOICE_SECRET": secret,
                "EINVOICE_KIND": "test", "EINVOICE_DATA_DIR": data,
            ])
            return ({ await fixture.run($0) }, { fixture.historyLines() })
        }
        try Data(secret.utf8).write(to: URL(filePath: "\(folder)/secret"))
        try #require(chmod("\(folder)/secret", 0o600) == 0)
        let member =
            switch source {
            case .file: #""secret_file": "secret""#
            case .command: #""secret_command": ["cat", "\#(folder)/secret"]"#
            case .config, .variable: #""secret": \#(Self.quoted(secret))"#
            }
        let config = #"""
            {"profiles": {"shop": {"kind": "test", "base_url": "\#(gateway.baseURL)", \#(member),
                "client_id": \#(Self.quoted(client))}}}
            """#
        try config.write(toFile: "\(folder)/config.json", atomically: true, encoding: .utf8)
        try #require(chmod("\(folder)/config.json", 0o600) == 0)
        let fixture = CommandFixture(environment: ["EINVOICE_DATA_DIR": data, "PATH": "/usr/bin:/bin"])
        return (
            { await fixture.run($0 + ["--config", "\(folder)/config.json"]) },
            {
                let text = try? String(contentsOfFile: "\(data)/shop/history.jsonl", encoding: .utf8)
                return text?.split(separator: "\n").map(String.init) ?? []
            }
        )
    }

    /// As JSON, with everything unusual escaped.
    private static func quoted(_ text: String) -> String {
        let parts = text.unicodeScalars.map { scalar in
            if scalar.isASCII, scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == "-" {
                return String(scalar)
            }
            let digits = String(scalar.value, radix: 16)
            return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }
        return "\"\(parts.joined())\""
    }

    private func creating(_ id: String) -> [String] {
        ["create", "--currency", "visamaster.uah", "--amount", "5", "--payment-id", id]
    }

    @Test(arguments: marks, Source.allCases)
    func `what can't be seen of a secret is named, and the secret isn't`(mark: Mark, source: Source) async throws {
        let right = try fixture(source, Self.secret)
        #expect(await right.run(creating("26")).status == 0)
        let before = right.history()
        #expect(!before.isEmpty)
        let asked = gateway.requests.count

        let wrong = try fixture(source, mark.secret)
        let status = await wrong.run(["status", "26"])
        let doctor = await wrong.run(["doctor", "--offline"])
        #expect(right.history() == before)
        let create = await wrong.run(creating("27"))
        for ended in [create, status, doctor] {
            #expect(ended.messages.contains(mark.words), "\(ended.messages)")
            #expect(!(ended.messages + ended.output).contains(Self.secret))
            #expect(!ended.messages.hasRawControls)
        }
        #expect(create.status == (mark.isRefused ? 78 : 75), "\(create.messages)")
        #expect(status.status == (mark.isRefused ? 78 : 77), "\(status.messages)")
        #expect(doctor.status == (mark.isRefused ? 78 : 0), "\(doctor.messages)")
        if mark.isRefused {
            #expect(right.history() == before)
            #expect(gateway.requests.count == asked)
        }
        #expect(!right.history().joined().contains("U+"))
        #expect(gateway.createdPaymentIDs == ["26"])
    }

    @Test(arguments: ["\n", "\r\n", "\r"], Source.allCases)
    func `one end of a line is no part of a secret or a client id`(end: String, source: Source) async throws {
        let fixture = try fixture(source, Self.secret + end, client: "12345" + end)
        let created = await fixture.run(creating("26"))
        #expect(created.status == 0, "\(created.messages)")
        #expect(gateway.violations.isEmpty)
        #expect(await fixture.run(["doctor"]).messages == "")
        let again = try self.fixture(source, Self.secret)
        #expect(await again.run(["show", "26"]).status == 0)
    }

    @Test(arguments: ["\u{feff}12345", "12345 ", "12345\t", "12\u{200b}345", "12345\u{a0}", "12345\r\r\n"])
    func `a client id that can't be seen whole is refused before anything is recorded`(client: String) async throws {
        for source in [Source.variable, .config] {
            let fixture = try fixture(source, Self.secret, client: client)
            for command in [creating("27"), ["status", "26"], ["doctor"]] {
                let ended = await fixture.run(command)
                #expect(ended.status == 78, "\(ended.messages)")
                #expect(
                    ended.messages.contains(source == .variable ? "EINVOICE_CLIENT_ID" : "client_id"),
                    "\(ended.messages)")
                #expect(ended.messages.contains("U+"), "\(ended.messages)")
            }
            #expect(fixture.history() == [])
        }
        #expect(gateway.requests.isEmpty)
    }

    /// The secret is the gateway's, so that it signs what is refused; all the same it is the first to look at.
    @Test func `a refusal that the gateway signed names what can't be seen of the secret, too`() async throws {
        let gateway = try WireGateway(secret: "k7Zq-w1re ")
        let fixture = CommandFixture(gateway: gateway)
        let refusal = WireFault.reply(#"{"error":{"code":403,"message":"Unknown client"}}"#, status: 403)
        #expect(await fixture.run(creating("26")).status == 0)
        gateway.fail(.html, creating: true)
        #expect(await fixture.run(creating("27")).status == 75)
        for (arguments, endpoint) in [
            (creating("28"), "einvoice/create"), (["status", "26"], "einvoice/status"),
            (["resolve", "27"], "einvoice/status"),
        ] {
            gateway.fail(refusal, at: endpoint, times: 1)
            let ended = await fixture.run(arguments)
            #expect(ended.status == 77, "\(arguments): \(ended.messages)")
            #expect((ended.messages + ended.output).contains("ends with a blank (U+0020)"), "\(arguments)")
        }
    }

    @Test func `an answer that the secret doesn't prove names what can't be seen of it`() async throws {
        let right = try fixture(.file, Self.secret)
        gateway.fail(.html, creating: true)
        #expect(await right.run(creating("26")).status == 75)
        #expect(await right.run(creating("27")).status == 0)
        let wrong = try fixture(.file, "\(Self.secret) ")
        for (arguments, status) in [(["resolve", "26"], 75), (["status", "27"], 76)] as [([String], Int32)] {
            gateway.fail(
                .foreignReply(#"{"tracking":"79DF-60B0-17F6","status":"CREATED"}"#, secret: Self.secret),
                at: "einvoice/status", times: 1)
            let ended = await wrong.run(arguments)
            #expect(ended.status == status, "\(arguments): \(ended.messages)")
            #expect((ended.messages + ended.output).contains("ends with a blank (U+0020)"), "\(ended.messages)")
        }
    }

    @Test func `a blank within a secret is its own`() async throws {
        let gateway = try WireGateway(secret: "two words")
        let fixture = CommandFixture(gateway: gateway)
        #expect(await fixture.run(creating("26")).status == 0)
        #expect(await fixture.run("doctor").messages == "")
    }
}
