import InvoiceCore
import Testing

@testable import EInvoiceKit

/// Values that go on the wire or into a path, with what nobody sees in them.
@Suite struct UnseenSettingTests {
    private let folder = TemporaryFolder()

    private func inspect(_ config: String? = nil, _ more: [String: String] = [:]) -> Settings {
        if let config { folder.write(config, to: ".config/einvoice/config.json", mode: 0o600) }
        return Settings.inspect(environment: ["HOME": folder.path].merging(more) { $1 })
    }

    private func shop(_ members: String) -> String {
        #"""
        {"profiles": {"shop": {"kind": "test", "client_id": "1", "secret": "s", \#(members)}}}
        """#
    }

    @Test(arguments: [
        (#""base_url": "https://gateway.example\r\n""#, "https://gateway.example"),
        (#""base_url": "https://gateway.example/\n""#, "https://gateway.example"),
    ])
    func `one end of a line is cut off a base URL`(member: String, url: String) throws {
        let settings = inspect(shop(member))
        #expect(settings.problems.isEmpty, "\(settings.problems)")
        #expect(settings.profiles.first?.baseURL == url)
    }

    @Test func `one end of a line is cut off every variable`() throws {
        let settings = inspect(
            nil,
            [
                "EINVOICE_BASE_URL": "https://gateway.example\r", "EINVOICE_CLIENT_ID": "1\r\n",
                "EINVOICE_SECRET": "s", "EINVOICE_KIND": "test\r", "EINVOICE_DATA_DIR": "\(folder.path)/d\r",
                "EINVOICE_CONFIG": "\(folder.file("none.json"))\n", "EINVOICE_THEME": "mono\n",
            ])
        #expect(settings.configPath.value == folder.file("none.json"))
        #expect(settings.dataFolder.value == "\(folder.path)/d")
        #expect(settings.theme.value == "mono")
        let profile = try #require(settings.profiles.first)
        #expect(profile.baseURL == "https://gateway.example")
        #expect(profile.clientID == "1")
        #expect(profile.kind == .test)
    }

    @Test(arguments: [
        #""ca_file": "/etc/ca\u0000.pem""#, #""ca_file": "\ufeff/etc/ca.pem""#, #""secret_file": "a\tb""#,
        #""success_url": "https://shop.example/\u200b""#, #""fail_url": "https://shop.example/\u0007""#,
        #""status_url": "\ufeffhttps://shop.example/""#,
        #""callback_port": 1, "callback_url": "https://h.example/\u00a0""#,
    ])
    func `what can't be seen in a path or URL is named`(member: String) {
        let usual = member.utf8.starts(with: "\"secret_file".utf8) ? "" : #""secret": "s", "#
        let settings = inspect(
            #"{"profiles": {"shop": {"kind": "test", "client_id": "1", \#(usual)"base_url": "https://gateway.example", "#
                + "\(member)}}}")
        #expect(settings.problems.count == 1, "\(settings.problems)")
        #expect(settings.problems.first?.kind.namesCharacter == true, "\(settings.problems)")
    }

    @Test(arguments: ["EINVOICE_DATA_DIR", "EINVOICE_CONFIG"])
    func `what can't be seen in a folder of the environment is named`(variable: String) {
        for text in ["/tmp/\u{feff}x", "/tmp/x\ty"] {
            let settings = inspect(nil, [variable: text])
            #expect(settings.problems.map(\.place) == [.environment(variable: variable)], "\(settings.problems)")
            #expect(settings.problems.first?.kind.namesCharacter == true, "\(settings.problems)")
        }
    }

    @Test func `an account's home is one only where it is a whole path`() {
        let accounts: [(String?, String?)] = [("/home/olena", "/home/olena"), ("olena", nil), ("", nil), (nil, nil)]
        for (account, home) in accounts {
            #expect(FolderPaths(environment: [:], accountHome: { account }).home == home)
        }
    }

    @Test(arguments: ["nowhere", "."])
    func `a home that is no folder blocks nothing where a folder is given`(home: String) {
        func inspect(_ more: [String: String], _ change: (inout SettingsOptions) -> Void = { _ in }) -> Settings {
            var options = SettingsOptions()
            change(&options)
            return Settings.inspect(environment: ["HOME": home].merging(more) { $1 }, options: options)
        }
        #expect(inspect([:]) { $0.dataFolder = "/tmp/d" }.problems == [])
        #expect(inspect(["EINVOICE_DATA_DIR": "/tmp/d"]).problems == [])
        #expect(inspect(["XDG_DATA_HOME": "/tmp/d"]).problems == [])
        let config = folder.write(#"{"data_dir": "/tmp/d"}"#, to: "config.json", mode: 0o600)
        #expect(inspect([:]) { $0.configPath = config }.problems == [])
        #expect(inspect(["EINVOICE_CONFIG": config]).problems == [])
        // Without any place for the history nothing can be done.
        #expect(inspect([:]).problems.map(\.kind).contains(.noHome))
        #expect(inspect([:]) { $0.configPath = "/dev/null" }.problems.map(\.kind) == [.noHome])
    }
}

extension SettingsProblem.Kind {
    /// True where it tells which character nobody sees.
    fileprivate var namesCharacter: Bool {
        switch self {
        case .unseen, .url(_, .unusable): true
        default: false
        }
    }
}
