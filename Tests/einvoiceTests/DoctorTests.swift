import FoundationEssentials
import Testing

@testable import einvoice

@Suite(.timeLimit(.minutes(10))) struct DoctorTests {
    private func doctor(_ config: String, environment: [String: String] = [:]) async throws -> Ended {
        let desk = TestDesk(environment: environment)
        let path = "\(desk.folder)/config.json"
        try config.write(toFile: path, atomically: true, encoding: .utf8)
        try "secret".write(toFile: "\(desk.folder)/open", atomically: true, encoding: .utf8)
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: "\(desk.folder)/open")
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
        return await desk.run("doctor", "--config", path)
    }

    private func profile(_ members: String) -> String {
        """
        {"profiles": {"shop": {"kind": "test", "base_url": "https://gateway.example", "client_id": "1", \(members)}}}
        """
    }

    @Test func `whether unsigned replies are believed is among the settings`() async throws {
        let test = try await doctor(profile(#""secret": "s""#))
        #expect(test.output.contains("unsigned replies"))
        #expect(test.output.contains("believed, with a warning; an unsigned no never"))
        let live = try await doctor(
            profile(#""secret": "s""#).replacing(#""kind": "test""#, with: #""kind": "live""#))
        #expect(live.output.contains("not believed; accept_unsigned_replies would change that"))
        #expect(live.output.contains("standard for live"))
    }

    @Test func aThemeThatIsNotThereIsAProblem() async throws {
        let inFile = try await doctor(String(profile(#""secret": "s""#).dropLast() + #", "theme": "nope"}"#))
        #expect(inFile.status == 78)
        #expect(inFile.messages.contains("there is no theme \"nope\"; there are ansi"))
        let inEnvironment = try await doctor(profile(#""secret": "s""#), environment: ["EINVOICE_THEME": "nope"])
        #expect(inEnvironment.status == 78)
        #expect(inEnvironment.messages.contains("environment variable EINVOICE_THEME: there is no theme"))
    }

    @Test func filesThatAProfileNamesMustBeThere() async throws {
        let authority = try await doctor(profile(#""secret": "s", "ca_file": "/nonexist""#))
        #expect(authority.status == 78)
        #expect(authority.messages.contains("ca_file of shop: /nonexist can't be read"))
        let missing = try await doctor(profile(#""secret_file": "/nonexist""#))
        #expect(missing.status == 78)
        #expect(missing.messages.contains("the secret file /nonexist can't be read"))
        let open = try await doctor(profile(#""secret_file": "open""#))
        #expect(open.status == 78)
        #expect(open.messages.contains("others can read the secret file"))
    }

    @Test func aLanguageThatIsNotThereYetIsNotShownAsInEffect() async throws {
        let config = profile(#""secret": "s""#).dropLast() + #", "language": "fr"}"#
        let ended = try await doctor(String(config))
        #expect(ended.output.contains("en; fr is not there yet"))
    }

    @Test func theProxyIsShownWithoutItsPassword() async throws {
        let ended = try await doctor(
            profile(#""secret": "s""#),
            environment: ["HTTPS_PROXY": "http://me:pass@word@proxy.example:3128/", "NO_PROXY": "intra.example"])
        #expect(ended.status == 0)
        #expect(ended.output.contains("proxy.example:3128") && ended.output.contains("variable HTTPS_PROXY"))
        #expect(ended.output.contains("intra.example"))
        #expect(!ended.output.contains("pass") && !ended.output.contains("word@"))
    }

    @Test func `a proxy's password is not shown before a mark either`() async throws {
        let ended = try await doctor(
            profile(#""secret": "s""#), environment: ["HTTPS_PROXY": "http://me:password@\u{301}proxy.example:3128/"])
        #expect(!ended.output.contains("password"))
        #expect(ended.output.contains("proxy.example:3128"))
    }
}
