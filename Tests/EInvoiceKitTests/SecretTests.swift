import EInvoiceKit
import InvoiceCore
import Testing

@Suite(.timeLimit(.minutes(10))) struct SecretTests {
    private let folder = TemporaryFolder()

    private func secret(_ source: SecretSource, seconds: Int = 30) async throws(SecretProblem) -> Secret {
        try await SecretProvider(
            source: source, environment: ["PATH": "/usr/bin:/bin", "EINVOICE_SECRET": "hidden"], timeoutSeconds: seconds
        ).value()
    }

    @Test func `a command's output loses one line end`() async throws {
        #expect(try await secret(.command(["printf", "s3cr3t\\n"])) == Secret("s3cr3t"))
        #expect(try await secret(.command(["printf", " pad \\r\\n"])) == Secret(" pad "))
        #expect(try await secret(.shell("printf '%s' \"a b\" | cat")) == Secret("a b"))
    }

    @Test func `a command runs without a shell`() async throws {
        #expect(try await secret(.command(["echo", "$HOME; `id`"])) == Secret("$HOME; `id`"))
    }

    @Test func `a command sees no other secret and no keyboard`() async throws {
        #expect(try await secret(.shell("echo \"${EINVOICE_SECRET-none}$(cat)\"")) == Secret("none"))
    }

    @Test func `a command's failure is told`() async {
        await #expect(throws: SecretProblem.commandFailed(program: "/bin/sh", status: 3, message: "no")) {
            try await secret(.shell("echo no >&2; exit 3"))
        }
        await #expect(
            throws: SecretProblem.commandNotStarted(program: "no-such-program", errno: 2)
        ) { try await secret(.command(["no-such-program"])) }
        await #expect(throws: SecretProblem.commandKilled(program: "/bin/sh", signal: 9)) {
            try await secret(.shell("kill -9 $$"))
        }
    }

    @Test func `a command has a time limit`() async {
        await #expect(throws: SecretProblem.commandTimeout(program: "sleep", seconds: 0)) {
            try await secret(.command(["sleep", "1000"]), seconds: 0)
        }
    }

    @Test func `a command that never stops printing is stopped`() async {
        await #expect(throws: SecretProblem.tooLong(.program("yes"), limit: 4096)) {
            try await secret(.command(["yes"]))
        }
    }

    @Test func `what is no secret is refused`() async {
        await #expect(throws: SecretProblem.empty(.program("true"))) { try await secret(.command(["true"])) }
        await #expect(throws: SecretProblem.severalLines(.program("printf"))) {
            try await secret(.command(["printf", "a\\nb\\n"]))
        }
        await #expect(throws: SecretProblem.notText(.program("printf"))) {
            try await secret(.command(["printf", "\\377"]))
        }
    }

    @Test func `canceled while the command runs`() async {
        let secrets = SecretProvider(source: .command(["sleep", "1000"]), environment: ["PATH": "/usr/bin:/bin"])
        let task = Task { try await secrets.value() }
        task.cancel()
        await #expect(throws: SecretProblem.canceled) { try await task.value }
    }

    @Test func `the secret is fetched once`() async throws {
        let count = folder.file("count")
        let secrets = SecretProvider(
            source: .shell("echo x >> \(count); echo s"), environment: ["PATH": "/usr/bin:/bin"])
        #expect(folder.read("count") == nil)
        async let first = secrets.value()
        async let second = secrets.value()
        #expect(try await [first, second, secrets.value()] == [Secret("s"), Secret("s"), Secret("s")])
        #expect(folder.read("count") == "x\n")
    }

    @Test func `a failure is not kept`() async throws {
        let path = folder.file("secret")
        let secrets = SecretProvider(source: .file(path: path))
        await #expect(throws: SecretProblem.fileUnreadable(path: path, errno: 2)) {
            try await secrets.value()
        }
        folder.write("s\n", to: "secret")
        #expect(try await secrets.value() == Secret("s"))
    }

    @Test func `a secret that doesn't prove the gateway's answer is fetched anew for the next request`() async throws {
        let path = folder.write("old\n", to: "secret")
        let fixture = ServiceFixture { $0.secretSource = .file(path: path) }
        fixture.gateway.add(Replies.created, Replies.status())
        let sent = try #require(try await fixture.create().unknown)
        folder.write("s3cr3t\n", to: "secret")
        try #require(await fixture.service.settle(sent.invoice).created != nil)
    }

    @Test(arguments: [0o644, 0o640, 0o604, 0o660] as [UInt32])
    func `a file that others read is refused`(mode: UInt32) async {
        let path = folder.write("s\n", to: "se cret", mode: mode)
        let error = await #expect(throws: SecretProblem.self) { try await secret(.file(path: path)) }
        #expect(error == .fileReadableByOthers(path: path, mode: mode))
    }

    @Test(arguments: [0o600, 0o400] as [UInt32])
    func `an own file is read`(mode: UInt32) async throws {
        let path = folder.write("s\n", to: "secret", mode: mode)
        #expect(try await secret(.file(path: path)) == Secret("s"))
    }
}
