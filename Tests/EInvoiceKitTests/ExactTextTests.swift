import Files
import InvoiceCore
import Testing

@testable import EInvoiceKit

/// Syntax is bytes: a mark behind a sign makes no other sign of it.
@Suite struct ExactTextTests {
    private let folder = TemporaryFolder()

    @Test func `base URLs that differ behind a marked slash have a history each`() {
        let folders = ["A", "a"].map { end in
            Profile(
                name: Profile.environmentName, kind: .live, baseURL: "https://Gate.test/\u{301}\(end)", clientID: "7",
                secretSource: .inline(Secret("s"))
            ).folderName
        }
        #expect(folders[0] != folders[1])
        #expect(folders.allSatisfy { $0.hasPrefix("env-live-gate.test-7-") })
    }

    @Test func `a path is absolute, or in the home, by its first bytes`() {
        for (path, whole) in [("/\u{301}x", "/\u{301}x"), ("~/\u{301}x", "\(folder.path)/\u{301}x")] {
            let settings = Settings.inspect(
                environment: ["HOME": folder.path, "EINVOICE_DATA_DIR": path], options: SettingsOptions())
            #expect(settings.dataFolder.value.utf8.elementsEqual(whole.utf8))
        }
    }

    @Test func `a base URL's query is one with a mark behind its sign too`() {
        let variables = [
            "HOME": folder.path, "EINVOICE_BASE_URL": "https://gate.test/?\u{301}a", "EINVOICE_CLIENT_ID": "7",
            "EINVOICE_SECRET": "s",
        ]
        let kinds = Settings.inspect(environment: variables, options: SettingsOptions()).problems.map(\.kind)
        #expect(kinds == [.urlHasQuery("https://gate.test/?\u{301}a")])
    }

    @Test func `a file's folder is made where its name begins with a mark`() throws {
        try PrivateFile.replace(folder.file("new/\u{301}x"), with: [1])
        #expect(try PrivateFile.read(folder.file("new/\u{301}x"), limit: 10).bytes == [1])
    }
}
