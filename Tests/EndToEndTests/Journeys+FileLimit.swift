import TestGateway
import Testing

extension Journeys {
    @Test func `where files may not grow, nothing is sent and searches still answer`() async throws {
        try await TerminalSession.with(.kind("test")) { session in
            func create(_ id: String) -> [String] {
                ["create", "--currency", "visamaster.uah", "--amount", "100.50", "--payment-id", id]
            }
            #expect(try session.runBesides(create("inv-1")) == 0)
            let refused = try session.runWithoutGrowingFiles(create("inv-2"))
            #expect(refused.status == 74 << 8, "\(refused.output)")
            #expect(refused.output.contains("history.jsonl: can't be written"), "\(refused.output)")
            #expect(try session.history().count == 2)
            #expect(try session.gateway.requests(to: "einvoice/create").count == 1)
            let found = try session.runWithoutGrowingFiles(["history", "--search", "inv"])
            #expect(found.status == 0 && found.output.contains("inv-1"), "\(found.output)")
            #expect(found.output.contains("index can't be kept on the disk"), "\(found.output)")
            let help = try session.runWithoutGrowingFiles(["--help"], output: "\(session.folder)/help")
            #expect(help.status == 74 << 8 && help.output.contains("can't be written"), "\(help)")
        }
    }
}

extension TerminalSession {
    /// Runs a command of the program to its end while no file may become longer (`ulimit -f 0`).
    fileprivate func runWithoutGrowingFiles(
        _ arguments: [String], output: String? = nil
    ) throws -> Subprocess.Ended {
        let script = "ulimit -c 0; ulimit -f 0; exec \"$0\" \"$@\"\(output.map { " >'\($0)'" } ?? "")"
        return try Subprocess.run(
            "/bin/sh", ["-c", script, try Self.binary()] + arguments, environment: environment)
    }
}
