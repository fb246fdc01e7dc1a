import FoundationEssentials
import Glibc
import TestGateway
import Testing

@testable import Fronts

@Suite(.timeLimit(.minutes(10))) struct DoctorTests {
    private func doctor(_ config: String, environment: [String: String] = [:]) async throws -> Ended {
        let fixture = CommandFixture(environment: environment)
        let path = "\(fixture.folder)/config.json"
        try config.write(toFile: path, atomically: true, encoding: .utf8)
        try "secret".write(toFile: "\(fixture.folder)/open", atomically: true, encoding: .utf8)
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: "\(fixture.folder)/open")
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
        return await fixture.run("doctor", "--offline", "--config", path)
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

    @Test func `keys that are chosen, and what is wrong with them, are told with their lines`() async throws {
        let keys = """
            , "keys": {
            "refresh": "F5",
            "clone": "s",
            "palete": "^K" }}
            """
        let ended = try await doctor(String(profile(#""secret": "s""#).dropLast() + keys))
        #expect(ended.status == 0)
        #expect(ended.output.contains("refresh F5, clone s"))
        #expect(ended.messages.contains("config.json:3: keys.clone: s is the key of \"Statistics\" (statistics)"))
        #expect(ended.messages.contains("config.json:4: keys.palete: unknown"))
        #expect(ended.messages.contains("did you mean \"palette\"?"))
    }

    @Test func `a theme that is not there is a problem`() async throws {
        let inFile = try await doctor(String(profile(#""secret": "s""#).dropLast() + #", "theme": "nope"}"#))
        #expect(inFile.status == 78)
        #expect(inFile.messages.contains("there is no theme \"nope\"; there are ansi"))
        let inEnvironment = try await doctor(profile(#""secret": "s""#), environment: ["EINVOICE_THEME": "nope"])
        #expect(inEnvironment.status == 78)
        #expect(inEnvironment.messages.contains("environment variable EINVOICE_THEME: there is no theme"))
    }

    @Test func `files that a profile names must be there`() async throws {
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

    @Test func `the proxy is shown without its password`() async throws {
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

    /// A profile whose folder is there, with a history in it.
    private func usedDesk() throws -> (fixture: CommandFixture, gateway: WireGateway) {
        let gateway = try WireGateway()
        return (CommandFixture(gateway: gateway), gateway)
    }

    @Test func `a data folder that can't be written is named, and ends with 74`() async throws {
        let (fixture, gateway) = try usedDesk()
        defer { withExtendedLifetime(gateway) {} }
        // A file stands where the folder should be: nobody can write there, whatever his rights.
        try "".write(toFile: "\(fixture.folder)/data", atomically: true, encoding: .utf8)
        let ended = await fixture.run("doctor")
        #expect(ended.status == 74, "\(ended.messages)")
        #expect(ended.messages.contains("\(fixture.folder)/data"))
        #expect(ended.messages.contains("Not a directory"))
        #expect(ended.output.contains("its folder"))
    }

    @Test func `a folder of a file system that takes no files is named`() async throws {
        let (fixture, gateway) = try usedDesk()
        defer { withExtendedLifetime(gateway) {} }
        let ended = await fixture.run("doctor", "--data-dir", "/proc/einvoice")
        #expect(ended.status == 74, "\(ended.messages)")
        #expect(ended.messages.contains("/proc/einvoice"))
    }

    @Test func `a history that can't be written is named`() async throws {
        let (fixture, gateway) = try usedDesk()
        defer { withExtendedLifetime(gateway) {} }
        #expect(await create(at: fixture).status == 0)
        try FileManager.default.removeItem(atPath: "\(fixture.profileFolder)/history.jsonl")
        try FileManager.default.createDirectory(
            atPath: "\(fixture.profileFolder)/history.jsonl", withIntermediateDirectories: false)
        let ended = await fixture.run("doctor")
        #expect(ended.status == 74, "\(ended.messages)")
        #expect(ended.messages.contains("history.jsonl"))
    }

    @Test(arguments: ["history.jsonl", "create.lock"])
    func `a lock that another program holds is named`(name: String) async throws {
        let (fixture, gateway) = try usedDesk()
        defer { withExtendedLifetime(gateway) {} }
        #expect(await create(at: fixture).status == 0)
        let path = "\(fixture.profileFolder)/\(name)"
        let holder = open(path, O_RDWR | O_CLOEXEC)
        defer { close(holder) }
        try #require(flock(holder, LOCK_EX | LOCK_NB) == 0)
        let ended = await fixture.run("doctor")
        #expect(ended.status == 74, "\(ended.messages)")
        #expect(ended.messages.contains(path), "\(ended.messages)")
        #expect(ended.messages.contains("lock"), "\(ended.messages)")
    }

    @Test func `a data folder that is well, or not there yet, is no problem and stays as it is`() async throws {
        let (fixture, gateway) = try usedDesk()
        defer { withExtendedLifetime(gateway) {} }
        let fresh = await fixture.run("doctor")
        #expect(fresh.status == 0 && fresh.messages == "", "\(fresh.messages)")
        #expect(!FileManager.default.fileExists(atPath: "\(fixture.folder)/data"))
        #expect(await create(at: fixture).status == 0)
        let before = try FileManager.default.subpathsOfDirectory(atPath: fixture.folder).sorted()
        let used = await fixture.run("doctor")
        #expect(used.status == 0 && used.messages == "", "\(used.messages)")
        #expect(try FileManager.default.subpathsOfDirectory(atPath: fixture.folder).sorted() == before)
    }

    @Test func `wrong settings come before a folder that can't be written`() async throws {
        let fixture = CommandFixture(environment: ["EINVOICE_THEME": "nope"])
        try "".write(toFile: "\(fixture.folder)/data", atomically: true, encoding: .utf8)
        let ended = await fixture.run("doctor", "--sandbox")
        #expect(ended.status == 78)
        #expect(ended.messages.contains("\(fixture.folder)/data") && ended.messages.contains("nope"))
    }

    private func create(at fixture: CommandFixture) async -> Ended {
        await fixture.run("create", "--currency", "visamaster.uah", "--amount", "5", "--payment-id", "26")
    }
}
