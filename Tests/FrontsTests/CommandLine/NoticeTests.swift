import EInvoiceKit
import FoundationEssentials
import Testing

@testable import Fronts

@Suite(.timeLimit(.minutes(10))) struct NoticeTests {
    private let fixture = CommandFixture()

    private func session(port: Int, more: String = "") throws -> Session {
        let path = "\(fixture.folder)/config.json"
        try """
        {"default_profile": "shop", "profiles": {"shop": {"kind": "test", "base_url": "https://gateway.example",
        "client_id": "1", "secret": "s", "callback_port": \(port)}\(more)}}
        """.write(toFile: path, atomically: true, encoding: .utf8)
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
        var options = SettingsOptions()
        options.configPath = path
        options.dataFolder = "\(fixture.folder)/data"
        return try Session(environment: ["HOME": fixture.folder], options: options, listensForCallbacks: true)
    }

    @Test func `a callback port that is taken is told`() async throws {
        let other = try await CallbackListener.start(port: 0)
        let session = try session(port: other.port)
        _ = try await session.service()
        #expect(
            await session.notices()
                == [
                    "Callbacks aren't heard: port \(other.port) is in use by another program. Statuses are asked for instead."
                ])
        await session.close()
        await other.stop()
    }

    @Test func `another profile's mistake is told and keeps nobody from working`() async throws {
        let session = try session(port: 1, more: #", "old": {"kind": "none"}"#)
        #expect(session.profile.name == "shop")
        #expect(await session.notices().contains { $0.contains("profiles.old.kind") })
    }
}
