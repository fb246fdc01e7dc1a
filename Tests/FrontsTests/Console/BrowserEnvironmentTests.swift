import Dispatch
import Glibc
import Testing

@testable import Fronts

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

    @Test func `of BROWSER's the first that works gets the address, and without it a desktop is needed`() throws {
        let fakes = try FakePrograms()
        let (address, path) = ("https://shop.example", "\(fakes.folder):/usr/bin:/bin")
        try fakes.add("broken", "exit 1")
        for name in ["good", "better", "xdg-open"] { try fakes.add(name, "echo \(name) $1 >'\(fakes.folder)/told'") }
        try BrowserOpening.open(address, environment: ["PATH": path, "BROWSER": "broken:good:better"])
        #expect(try fakes.text("told") == "good \(address)\n")
        #expect(throws: BrowserOpening.Failure.notStarted("none of the browsers in BROWSER works (broken)")) {
            try BrowserOpening.open(address, environment: ["PATH": path, "BROWSER": "broken", "DISPLAY": ":9"])
        }
        #expect(throws: BrowserOpening.Failure.noDesktop) {
            try BrowserOpening.open(address, environment: ["PATH": path])
        }
        #expect(try fakes.text("told") == "good \(address)\n")
    }
}
