import Glibc
import InvoiceCore
import Testing

@testable import EInvoiceKit

@Suite struct ProfileMistakeTests {
    private let folder = TemporaryFolder()

    private func profile(_ name: String, url: String = "https://gateway.example") -> String {
        #""\#(name)": {"kind": "test", "base_url": "\#(url)", "client_id": "1", "secret": "s"}"#
    }

    private func write(_ profiles: [String], _ more: String = "") {
        folder.write("{\(more)\"profiles\": {\(profiles.joined(separator: ", "))}}", to: ".config/einvoice/config.json")
    }

    private func chosen(_ name: String? = nil) throws -> String? {
        var options = SettingsOptions()
        options.profile = name
        let settings = try Settings.load(environment: ["HOME": folder.path], options: options)
        if case .profile(let profile) = try settings.chosenProfile().value { return profile.name }
        return nil
    }

    @Test func `another profile's mistake keeps nobody from working`() throws {
        write([profile("shop"), profile("old", url: "gopher://x")])
        #expect(try chosen("shop") == "shop")
        write([profile("shop"), #""old": 5"#], #""default_profile": "shop", "#)
        #expect(try chosen() == "shop")
    }

    @Test func `the chosen profile's mistakes stop it`() {
        write([profile("shop"), profile("old", url: "gopher://x")])
        #expect(throws: SettingsError.self) { try chosen("old") }
        // A broken one is still one to choose from.
        #expect(throws: SettingsError.self) { try chosen() }
    }

    @Test func `a pipe in the place of a CA file is named`() throws {
        try #require(mkfifo(folder.file("ca"), 0o600) == 0)
        write([profile("shop").replacing("}", with: #", "ca_file": "\#(folder.file("ca"))"}"#)])
        #expect(Settings.inspect(environment: ["HOME": folder.path]).problems.map(\.kind) == [.notAFile])
    }

    @Test func `doctor sees the mistakes of all`() {
        write([profile("a", url: "x"), profile("b", url: "y"), profile("c")], #""default_profile": "c", "#)
        #expect(throws: Never.self) { try chosen() }
        #expect(Settings.inspect(environment: ["HOME": folder.path]).problems.count == 2)
    }
}
