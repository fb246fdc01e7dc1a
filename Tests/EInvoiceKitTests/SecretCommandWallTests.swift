import EInvoiceKit
import Glibc
import InvoiceCore
import Testing

@Suite(.timeLimit(.minutes(10))) struct SecretCommandWallTests {
    private let folder = TemporaryFolder()

    private func secret(_ source: SecretSource, seconds: Int = 60) async throws(SecretProblem) -> Secret {
        try await SecretProvider(
            source: source,
            environment: ["PATH": "/usr/bin:/bin", "EINVOICE_SECRET": "hidden", "GPG_TTY": "/dev/pts/7"],
            timeoutSeconds: seconds
        ).value()
    }

    @Test func `it has a session of its own and so no terminal`() async throws {
        // Fields of /proc/self/stat behind the name: state, parent, group, session.
        let own = getsid(0)
        let script = "read -r _ _ _ _ _ session _ </proc/$$/stat; echo $session"
        let text = try await output(of: script)
        #expect(pid_t(text) != nil && pid_t(text) != own)
        #expect(
            try await output(of: "if ( : </dev/tty ) 2>/dev/null; then echo terminal; else echo none; fi") == "none")
        #expect(try await output(of: "echo ${GPG_TTY-none}") == "none")
    }

    @Test func `it takes no key that is typed here, and holds nothing open of what is open here`() async throws {
        // Read and write, for the same device may be the input of who runs the tests.
        #expect(try await output(of: "readlink /proc/$$/fd/0") == "/dev/null")
        #expect(try await output(of: "grep ^flags: /proc/$$/fdinfo/0").last == "2")
        // The number is one that a shell never takes.
        let held = fcntl(STDERR_FILENO, F_DUPFD, 700)
        defer { close(held) }
        try #require(held >= 700)
        #expect(
            try await output(of: "if [ -e /proc/$$/fd/\(held) ]; then echo held; else echo closed; fi") == "closed")
    }

    @Test func `signals that are ignored here end it as ever`() async {
        await #expect(processExitsWith: .success) {
            signal(SIGPIPE, SIG_IGN)
            signal(SIGXFSZ, SIG_IGN)
            let told = try await SecretCommandWallTests().output(of: "grep SigIgn /proc/self/status")
            let ignored = try #require(UInt64(told.suffix(16), radix: 16))
            #expect(ignored & (1 << UInt64(SIGPIPE - 1) | 1 << UInt64(SIGXFSZ - 1)) == 0)
        }
    }

    /// What a line for the shell prints, told by way of a file.
    private func output(of script: String) async throws -> String {
        let path = folder.file("told")
        _ = try await secret(.shell("{ \(script); } >'\(path)'; echo x"))
        let text = try #require(folder.read("told"))
        return String(text.prefix { $0 != "\n" })
    }

    @Test func `what it left behind ends with it at the time limit`() async throws {
        let pipe = folder.file("life")
        try #require(mkfifo(pipe, 0o600) == 0)
        // The program that stays holds the pipe's end open: it ends when the program does.
        let reader = open(pipe, O_RDONLY | O_NONBLOCK)
        defer { close(reader) }
        await #expect(throws: SecretProblem.self) {
            try await secret(.shell("(exec 3>'\(pipe)'; echo >&3; exec sleep 1000) & exec sleep 1000"), seconds: 1)
        }
        #expect(await isClosed(reader))
    }

    /// Waits until nobody holds the pipe's writing end any more; gives up after half a minute.
    private func isClosed(_ reader: Int32) async -> Bool {
        for _ in 0..<3000 {
            var block = [UInt8](repeating: 0, count: 16)
            if read(reader, &block, block.count) == 0 { return true }
            try? await Task.sleep(for: .milliseconds(10))
        }
        return false
    }

    @Test func `what it left behind with its output open doesn't hold up the secret, and is left alone`() async throws {
        let (id, script) = (folder.file("id"), "sleep 1000 & echo $! >")
        #expect(try await secret(.shell("\(script)'\(id)'; echo s3cr3t")) == Secret("s3cr3t"))
        let left = try #require(folder.read("id").flatMap { pid_t($0.prefix { $0 != "\n" }) })
        #expect(kill(left, SIGKILL) == 0)
    }

    @Test func `much that it says beside the secret is no harm`() async throws {
        #expect(try await secret(.shell("yes | head -c 300000 >&2; echo s3cr3t")) == Secret("s3cr3t"))
    }

    @Test func `one that may not be run is told as that`() async {
        let path = folder.write("#!/bin/sh\n", to: "program", mode: 0o600)
        await #expect(throws: SecretProblem.commandNotStarted(program: path, errno: EACCES)) {
            try await secret(.command([path]))
        }
    }

    @Test func `a variable with a name that is none stops nothing`() async throws {
        let secrets = SecretProvider(
            source: .shell("echo \"$ok\""), environment: ["PATH": "/usr/bin:/bin", "1st": "x", "": "y", "ok": "s3cr3t"])
        #expect(try await secrets.value() == Secret("s3cr3t"))
    }

    @Test func `its words are told without what it printed`() async {
        let words = await failure(.shell("echo s3cr3t-value; echo 'bad token s3cr3t-value here' >&2; exit 3"))
        #expect(words?.firstRange(of: "exit 3") != nil)
        #expect(words?.firstRange(of: "bad token") != nil)
        #expect(words?.firstRange(of: "s3cr3t") == nil)
    }

    @Test func `what it printed isn't told with a mark behind it either, and a line is cut by its scalars`() async {
        let mark = "printf '\\314\\201' >&2"
        let words = await failure(
            .shell("printf s3cr3t-value; printf 'bad token s3cr3t-value' >&2; \(mark); exit 3"))
        #expect(words?.firstRange(of: "bad token") != nil)
        #expect(words?.firstRange(of: "s3cr3t") == nil)
        let pile = await failure(
            .shell("printf a >&2; n=0; while [ $n -lt 1000 ]; do \(mark); n=$((n + 1)); done; exit 3"))
        #expect(pile.map { (200..<400).contains($0.unicodeScalars.count) } == true)
    }

    @Test func `a line for the shell isn't repeated`() async {
        let words = await failure(.shell("TOKEN=s3cr3t-value; exit 3"))
        #expect(words?.firstRange(of: "exit 3") != nil)
        #expect(words?.firstRange(of: "s3cr3t") == nil)
    }

    /// All that the failure tells.
    private func failure(_ source: SecretSource) async -> String? {
        do throws(SecretProblem) {
            _ = try await secret(source)
            return nil
        } catch {
            guard case .commandFailed(let program, let status, let message) = error else { return "\(error)" }
            return "\(program) failed (exit \(status)): \(message)"
        }
    }
}
