import EInvoiceKit
import Gateway
import Testing

/// Syntax is bytes: a mark behind a sign makes no other sign of it.
@Suite struct ExactTextTests {
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
}
