import Dispatch
import Glibc
import Testing

@testable import Console

@Suite(.timeLimit(.minutes(10))) struct BrowserEnvironmentTests {
    @Test func `the browser doesn't see the secret`() async throws {
        let fakes = try FakePrograms()
        let folder = fakes.folder
        try #require(mkfifo("\(folder)/told", 0o600) == 0)
        try fakes.add("xdg-open", "/usr/bin/env >'\(folder)/told'")
        try BrowserOpening.open(
            "https://shop.example",
            environment: ["PATH": "\(folder):/usr/bin:/bin", "DISPLAY": ":9", "EINVOICE_SECRET": "s3cr3t", "LANG": "C"])
        // The pipe ends when the browser does.
        let text = try await withCheckedThrowingContinuation { continuation in
            DispatchQueue(label: "einvoice.test").async {
                continuation.resume(
                    with: Result {
                        let stream = try #require(fopen("\(folder)/told", "r"))
                        defer { fclose(stream) }
                        var bytes: [UInt8] = []
                        while case let byte = fgetc(stream), byte != EOF { bytes.append(UInt8(byte)) }
                        return String(decoding: bytes, as: UTF8.self)
                    })
            }
        }
        #expect(text.firstRange(of: "DISPLAY=:9") != nil && text.firstRange(of: "LANG=C") != nil)
        #expect(text.firstRange(of: "EINVOICE_SECRET") == nil && text.firstRange(of: "s3cr3t") == nil)
    }
}
