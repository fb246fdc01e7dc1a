import FoundationEssentials
import Glibc
import TestGateway
import Testing

@testable import Fronts

/// Each thing that can be wrong around the program × `doctor` and `profiles check`: what stands in their words, the exit status, and
/// the word that `--json` has for it.
@Suite(.timeLimit(.minutes(10))) struct NamedFaultsTests {
    /// What a command says of a fault.
    struct Told: Sendable {
        let status: Int32
        /// As `--json` names it; nil where the fault is none of the command's business.
        let kind: String?
        var isWarning = false
        /// What is wrong, and what to do.
        let words: [String]
    }

    enum Fault: String, CaseIterable, CustomTestStringConvertible {
        case wrongSecret, noSuchHost, refused, badCertificate, wrongClock, looseConfig, looseSecret, looseHistory
        case unknownTheme, damagedHistory, conflictingVariables, conflictingProxies

        var testDescription: String { rawValue }

        /// What `doctor` says, which names all of them.
        var doctor: Told {
            switch self {
            case .wrongSecret:
                Told(
                    status: 77, kind: "refused", words: ["doesn't know this client id and secret", "Compare both with"])
            case .noSuchHost:
                Told(
                    status: 69, kind: "no_host", words: ["There is no such host", "Check the spelling of the base URL"])
            case .refused:
                Told(
                    status: 69, kind: "nobody_listens",
                    words: ["Nothing listens at that address", "Check host and port"])
            case .badCertificate:
                Told(
                    status: 69, kind: "certificate",
                    words: ["The gateway's certificate isn't trusted", "an own authority's file is ca_file"])
            case .wrongClock: Told(status: 78, kind: "clock", words: ["days ahead of the gateway's", "timedatectl"])
            case .looseConfig:
                Told(status: 78, kind: "settings", words: ["others can read the file (mode 0644)", "run: chmod 600 "])
            case .looseSecret:
                Told(
                    status: 78, kind: "secret",
                    words: ["thers can read the secret file", "(mode 0644); run: chmod 600 "])
            case .looseHistory:
                Told(
                    status: 0, kind: "loose_mode", isWarning: true,
                    words: ["others may use ", "history.jsonl (mode 0644): chmod go= "])
            case .unknownTheme: Told(status: 78, kind: "theme", words: ["there is no theme \"nope\"; there are ansi"])
            case .damagedHistory:
                Told(
                    status: 74, kind: "history",
                    words: ["the history has 1 bad line", "`einvoice doctor --history` names each"])
            case .conflictingVariables:
                Told(
                    status: 0, kind: "conflicting_variables", isWarning: true,
                    words: ["EINVOICE_BASE_URL is set, and wins over the default profile shop", "unset it"])
            case .conflictingProxies:
                Told(
                    status: 0, kind: "conflicting_variables", isWarning: true,
                    words: ["https_proxy and HTTPS_PROXY are set to different values", "unset the other"])
            }
        }

        /// What `profiles check` says: it asks the gateway, and looks at nothing but what it needs for that. The theme and what
        /// lies in the data folder are no part of a profile.
        var check: Told {
            switch self {
            case .looseHistory, .unknownTheme, .damagedHistory: Told(status: 0, kind: nil, words: [])
            // No profile can be read: the failure is the answer.
            case .looseConfig: Told(status: 78, kind: "configuration", words: doctor.words)
            default: doctor
            }
        }
    }

    private let gateway: WireGateway

    init() throws { gateway = try WireGateway(secret: CommandFixture.secret) }

    private struct Listed: Decodable {
        struct Finding: Decodable {
            var kind: String?
            var message: String
        }

        var exit: Int32
        var problems: [Finding]
        var warnings: [Finding]
    }

    private struct Checked: Decodable {
        var works: Bool
        var problem: String?
        var exit: Int32?
        var warnings: [String]?
    }

    private struct Refused: Decodable {
        struct Failure: Decodable {
            var exit: Int32
            var kind: String
        }

        var error: Failure
    }

    /// A profile in a config file with an invoice in its history, and a fault.
    private func prepare(_ fault: Fault, port: Int, _ tls: TLSGateway) async throws -> CommandFixture {
        var variables: [String: String] = [:]
        switch fault {
        case .unknownTheme: variables["EINVOICE_THEME"] = "nope"
        case .conflictingVariables:
            variables = [
                "EINVOICE_BASE_URL": gateway.baseURL, "EINVOICE_CLIENT_ID": gateway.clientID, "EINVOICE_KIND": "test",
                "EINVOICE_SECRET": gateway.secret,
            ]
        case .conflictingProxies:
            variables = ["https_proxy": "http://a.invalid:1", "HTTPS_PROXY": "http://b.invalid:1"]
        default: break
        }
        let fixture = CommandFixture(environment: variables)
        let folder = "\(fixture.folder)/.config/einvoice"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        func write(_ text: String, to name: String, mode: mode_t = 0o600) throws {
            try text.write(toFile: "\(folder)/\(name)", atomically: true, encoding: .utf8)
            try #require(chmod("\(folder)/\(name)", mode) == 0)
        }
        func config(at baseURL: String, _ secret: String) -> String {
            """
            {"default_profile": "shop", "profiles": {"shop": {"kind": "test", "client_id": "12345", \
            "base_url": "\(baseURL)", \(secret)}}}
            """
        }
        let secret = #""secret": "\#(gateway.secret)""#
        try write(config(at: gateway.baseURL, secret), to: "config.json")
        let created = await fixture.run(
            "create", "--profile", "shop", "--currency", "visamaster.uah", "--amount", "5")
        try #require(created.status == 0, "\(created.messages)")
        let history = "\(fixture.folder)/data/shop/history.jsonl"
        switch fault {
        case .wrongSecret: try write(config(at: gateway.baseURL, #""secret": "other""#), to: "config.json")
        case .noSuchHost: try write(config(at: "https://no-such-host.invalid", secret), to: "config.json")
        case .refused: try write(config(at: "http://127.0.0.1:\(port)", secret), to: "config.json")
        case .badCertificate: try write(config(at: "https://localhost:\(tls.port)", secret), to: "config.json")
        case .wrongClock: gateway.setDate("Sun, 06 Nov 1994 08:49:37 GMT")
        case .looseConfig: try #require(chmod("\(folder)/config.json", 0o644) == 0)
        case .looseSecret:
            try write(gateway.secret, to: "shop.secret", mode: 0o644)
            try write(config(at: gateway.baseURL, #""secret_file": "shop.secret""#), to: "config.json")
        case .looseHistory: try #require(chmod(history, 0o644) == 0)
        case .damagedHistory:
            let text = try String(contentsOfFile: history, encoding: .utf8)
            try (text + "no record\n").write(toFile: history, atomically: false, encoding: .utf8)
        case .unknownTheme, .conflictingVariables, .conflictingProxies: break
        }
        return fixture
    }

    @Test(arguments: Fault.allCases)
    func `doctor and a profile's check name what is wrong, say what to do, and end by it`(fault: Fault) async throws {
        let tls = try TLSGateway(reply: "{}")
        defer { tls.stop() }
        try await ReservedPort.with { port in
            let fixture = try await prepare(fault, port: port, tls)
            try await expect(fault.doctor, of: ["doctor"], at: fixture) { text in
                let listed = try JSONDecoder().decode(Listed.self, from: Data(text.utf8))
                #expect(listed.exit == fault.doctor.status)
                let found = fault.doctor.isWarning ? listed.warnings : listed.problems
                #expect(found.contains { $0.kind == fault.doctor.kind }, "\(text)")
                // Nothing else is wrong with it.
                #expect(listed.problems.count == (fault.doctor.isWarning ? 0 : 1), "\(text)")
                try Schemas.check(text, against: "doctor.json")
            }
            try await expect(fault.check, of: ["profiles", "check"], at: fixture) { text in
                if fault == .looseConfig {
                    let refused = try JSONDecoder().decode(Refused.self, from: Data(text.utf8)).error
                    #expect(refused.exit == 78 && refused.kind == fault.check.kind)
                    return
                }
                let checked = try #require(JSONDecoder().decode([Checked].self, from: Data(text.utf8)).first)
                #expect(checked.exit == (fault.check.status == 0 ? nil : fault.check.status))
                #expect(checked.problem == (fault.check.isWarning ? nil : fault.check.kind), "\(text)")
                #expect((checked.warnings ?? []).count == (fault.check.isWarning ? 1 : 0), "\(text)")
                try Schemas.check(text, against: "profiles-check.json")
            }
        }
        #expect(gateway.createdCount == 1)
    }

    /// Runs a command as text and as JSON.
    private func expect(
        _ wanted: Told, of command: [String], at fixture: CommandFixture, json: (String) throws -> Void
    ) async throws {
        let told = await fixture.run(command)
        #expect(told.status == wanted.status, "\(command): \(told.output)\(told.messages)")
        for words in wanted.words { #expect(told.messages.contains(words), "\(command): \(told.messages)") }
        if wanted.words.isEmpty { #expect(told.messages.isEmpty, "\(command): \(told.messages)") }
        let asJSON = await fixture.run(command + ["--json"])
        #expect(asJSON.status == wanted.status)
        try json(asJSON.output)
        for text in [told.output, told.messages, asJSON.output, asJSON.messages] {
            #expect(!text.contains(gateway.secret))
        }
    }
}
