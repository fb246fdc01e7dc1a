import InvoiceCore
import Testing

@testable import EInvoiceKit

/// `methods` and `hidden` of the config file.
@Suite struct MethodSettingTests {
    private let folder = TemporaryFolder()

    private func settings(_ top: String = "", shop: String = "", other: String = "") -> Settings {
        func profile(_ members: String) -> String {
            """
            { "kind": "test", "base_url": "https://gateway.example", "client_id": 1,
              "secret_command": ["pass"]\(members.isEmpty ? "" : ",\n\(members)") }
            """
        }
        let text = """
            { \(top.isEmpty ? "" : "\(top),\n")"profiles": { "shop": \(profile(shop)), "other": \(profile(other)) } }
            """
        folder.write(text, to: ".config/einvoice/config.json")
        return Settings.inspect(environment: ["HOME": folder.path])
    }

    private func kinds(_ settings: Settings) -> [SettingsProblem.Kind] { settings.problems.map(\.kind) }

    private func profile(_ name: String, of settings: Settings) throws -> Profile {
        try #require(settings.profiles.first { $0.name == name })
    }

    private static let kaspi = #"{ "code": "kaspi.kzt", "unit": "KZT", "decimals": 2, "kind": "card" }"#

    @Test func `methods are added for all profiles, and changed for one`() throws {
        let settings = settings(
            #""methods": [\#(Self.kaspi)], "hidden": ["tron"]"#,
            shop: """
                "methods": [
                    { "code": "kaspi.kzt", "title": "Kaspi Gold, KZT", "unit": "KZT", "decimals": 0, "country": "kz",
                      "kind": "mobile money" },
                    { "code": "dogecoin", "unit": "DOGE", "decimals": 8, "kind": "crypto" }
                ], "hidden": ["upi.inr"]
                """)
        #expect(kinds(settings) == [])
        #expect(settings.warnings == [])
        let shop = try profile("shop", of: settings).catalog
        #expect(shop["kaspi.kzt"]?.decimals == 0)
        #expect(shop["kaspi.kzt"]?.provider == "Kaspi Gold")
        #expect(shop["kaspi.kzt"]?.country?.name == "Kazakhstan")
        #expect(shop["dogecoin"]?.unit == "DOGE")
        #expect(shop["tron"] == nil)
        #expect(shop["upi.inr"] == nil)
        let other = try profile("other", of: settings).catalog
        #expect(other["kaspi.kzt"]?.decimals == 2)
        #expect(other["dogecoin"] == nil)
        #expect(other["upi.inr"] != nil)
        #expect(other["tron"] == nil)
    }

    @Test func `without a word the methods are the document's`() throws {
        #expect(try profile("shop", of: settings()).catalog == .standard)
    }

    @Test(arguments: [
        ("7", SettingsProblem.Kind.wrongType(.methods)),
        ("[7]", .wrongType(.object)),
        (#"[{ "unit": "KZT", "decimals": 2, "kind": "card" }]"#, .missingMember),
        (#"[{ "code": "a", "decimals": 2, "kind": "card" }]"#, .missingMember),
        (#"[{ "code": "a", "unit": "KZT", "kind": "card" }]"#, .missingMember),
        (#"[{ "code": "a", "unit": "KZT", "decimals": 2 }]"#, .missingMember),
        (#"[{ "code": "a b", "unit": "KZT", "decimals": 2, "kind": "card" }]"#, .methodCode("a b")),
        (#"[{ "code": "-a", "unit": "KZT", "decimals": 2, "kind": "card" }]"#, .methodCode("-a")),
        (#"[{ "code": "a", "unit": "K.Z", "decimals": 2, "kind": "card" }]"#, .methodUnit("K.Z")),
        (#"[{ "code": "a", "unit": "KZT", "decimals": 19, "kind": "card" }]"#, .outOfRange(minimum: 0, maximum: 18)),
        (#"[{ "code": "a", "unit": "KZT", "decimals": 0.5, "kind": "card" }]"#, .outOfRange(minimum: 0, maximum: 18)),
        (#"[{ "code": "a", "unit": "KZT", "decimals": "2", "kind": "card" }]"#, .outOfRange(minimum: 0, maximum: 18)),
        (
            #"[{ "code": "a", "unit": "KZT", "decimals": 2, "kind": "cash" }]"#,
            .notAllowed("cash", allowed: ["card", "bank", "mobile money", "UPI", "crypto"])
        ),
        (#"[{ "code": "a", "unit": "KZT", "decimals": 2, "kind": "card", "country": "XX" }]"#, .country("XX")),
        (
            "[{ \"code\": \"a\", \"unit\": \"KZT\", \"decimals\": 2, \"kind\": \"card\", \"title\": \"A\u{202e}B\" }]",
            .unseen("\u{202e}")
        ),
        ("[\(kaspi), \(kaspi)]", .repeatedMethod("kaspi.kzt")),
    ])
    func `a mistake in a method is told, whether for all or for one`(
        list: String, problem: SettingsProblem.Kind
    ) throws {
        #expect(kinds(settings("\"methods\": \(list)")) == [problem])
        let own = settings(shop: "\"methods\": \(list)")
        #expect(kinds(own) == [problem])
        #expect(own.profiles.map(\.name) == ["other"])
    }

    @Test func `a mistake has its line and its place in the list`() {
        let settings = settings(
            """
            "methods": [
                \(Self.kaspi),
                { "code": "a",
                  "unit": "KZT", "decimals": 99, "kind": "card", "limit": 5 }
            ]
            """)
        let path = settings.configPath.value
        #expect(
            settings.problems == [
                SettingsProblem(
                    .file(path: path, line: 4, member: "methods[1].decimals"), .outOfRange(minimum: 0, maximum: 18))
            ])
        #expect(
            settings.warnings == [
                SettingsProblem(
                    .file(path: path, line: 4, member: "methods[1].limit"), .unknownMember(suggestion: nil))
            ])
    }

    @Test(arguments: [
        (#"["trom"]"#, SettingsProblem.Kind.unknownMethod("trom", suggestion: "tron")),
        (#"["no-such-method-at-all"]"#, .unknownMethod("no-such-method-at-all", suggestion: nil)),
        (#"["tron", "tron"]"#, .repeatedMethod("tron")),
        (#"["kaspi.kzt"]"#, .hiddenMethod("kaspi.kzt")),
        (#""tron""#, .wrongType(.codes)), ("[1]", .wrongType(.codes)),
    ])
    func `a mistake in what is hidden is told`(list: String, problem: SettingsProblem.Kind) {
        let members = "\"methods\": [\(Self.kaspi)],\n\"hidden\": \(list)"
        #expect(kinds(settings(members)) == [problem])
        #expect(kinds(settings(shop: members)) == [problem])
    }

    @Test func `a profile may hide a method that all profiles have, and one that none has`() throws {
        let settings = settings(
            #""methods": [\#(Self.kaspi)], "hidden": ["tron"]"#, shop: #""hidden": ["kaspi.kzt", "tron"]"#)
        #expect(kinds(settings) == [])
        #expect(try profile("shop", of: settings).catalog["kaspi.kzt"] == nil)
        #expect(try profile("other", of: settings).catalog["kaspi.kzt"] != nil)
    }
}
