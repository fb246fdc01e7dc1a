import Testing

extension Journeys {
    /// Every choice of the descriptors 0, 1 and 2.
    private static let closed = [[0], [1], [2], [0, 1], [0, 2], [1, 2], [0, 1, 2]]

    @Test(arguments: closed)
    func `what was started without a standard descriptor writes no word of its own into a file`(
        closed: [Int]
    ) async throws {
        try await TerminalSession.with(.kind("test")) { session in
            let create = ["create", "--currency", "visamaster.uah", "--amount", "100.50", "--payment-id", "inv-1"]
            #expect(try session.runBesides(create) == 0)
            // Which file gets a number that is free is a matter of luck.
            for _ in 0..<10 {
                #expect(try session.run(["note", "inv-1", "seen"], withoutDescriptors: closed) == 0)
            }
            // What must be read on the output is told to be lost there.
            let shown = try session.run(["show", "inv-1"], withoutDescriptors: closed)
            #expect(shown == (closed.contains(1) ? 74 : 0))
            #expect(try session.run(["note", "nosuch", "x"], withoutDescriptors: closed) != 0)
            #expect(try session.run(["nosuch"], withoutDescriptors: closed) == 64)
            // Each of the history's lines is a record.
            #expect(try session.history().count == 12)
            #expect(try session.files(holding: "Noted on") == [])
        }
    }

    @Test func `help that can't be written is told to be lost, too`() throws {
        let ended = try Subprocess.run(
            "/bin/sh", ["-c", "\"$0\" --help >/dev/full", TerminalSession.binary()],
            environment: ["PATH": "/usr/bin:/bin"])
        #expect(ended.status >> 8 == 74)
        #expect(ended.output.contains("the standard output can't be written (No space left on device)"))
    }
}
