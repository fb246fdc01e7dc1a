import InvoiceCore
import Testing

@testable import EInvoiceKit

@Suite struct UnsignedRepliesVariableTests {
    private static let name = "EINVOICE_ACCEPT_UNSIGNED_REPLIES"

    private func settings(_ more: [String: String]) -> Settings {
        let variables = [
            "HOME": "/nonexistent", "EINVOICE_BASE_URL": "https://gateway.example", "EINVOICE_CLIENT_ID": "7",
            "EINVOICE_SECRET": "s",
        ]
        return Settings.inspect(environment: variables.merging(more) { $1 })
    }

    @Test(arguments: [
        ("live", nil, false), ("live", "", false), ("live", "true", true), ("live", "False", false),
        ("test", nil, true),
        ("test", "false", false),
    ])
    func `it says whether the environment's profile believes unsigned replies`(
        kind: String, value: String?, isBelieved: Bool
    ) {
        let found = settings(["EINVOICE_KIND": kind].merging(value.map { [Self.name: $0] } ?? [:]) { $1 })
        #expect(found.problems == [])
        #expect(found.profiles.map(\.acceptsUnsignedReplies) == [isBelieved])
    }

    @Test func `it is true or false, and alone it would change nothing`() {
        let place = SettingsProblem.Place.environment(variable: Self.name)
        #expect(
            settings([Self.name: "yes"]).problems == [
                SettingsProblem(place, .notAllowed("yes", allowed: ["true", "false"]))
            ])
        let alone = Settings.inspect(environment: ["HOME": "/nonexistent", Self.name: "false"])
        #expect(
            alone.problems == [
                SettingsProblem(
                    place, .missingVariables(["EINVOICE_BASE_URL", "EINVOICE_CLIENT_ID", "EINVOICE_SECRET"]))
            ])
    }
}
