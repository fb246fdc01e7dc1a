import EInvoiceKit
import FoundationEssentials
import Glibc
import InvoiceCore
import Testing

@testable import Fronts

@Suite(.timeLimit(.minutes(10))) struct CommandLineTests {
    let fixture = CommandFixture()

    @Test func `the console opens with nothing but global options`() {
        #expect(ConsoleStart.options(in: []) != nil)
        let options = ConsoleStart.options(in: [
            "--sandbox", "--profile", "shop", "--data-dir=/x", "--config", "/c", "--timeout", "5", "--no-color",
            "--lang=en", "--accessible",
        ])
        #expect(options?.isSandbox == true && options?.profile == "shop" && options?.dataFolder == "/x")
        #expect(options?.configPath == "/c" && options?.timeoutSeconds == 5 && options?.isColorless == true)
        #expect(options?.isAccessible == true)
        // A mark behind the sign belongs to the value.
        let marked = ConsoleStart.options(in: ["--profile=\u{301}x"])?.profile
        #expect(marked?.unicodeScalars.elementsEqual("\u{301}x".unicodeScalars) == true)
        for other in [
            ["history"], ["--sandbox", "history"], ["--help"], ["--profile"], ["--profile", "--sandbox"],
            ["--timeout", "x"],
            ["--lang", "de"], ["--sandbox=1"], ["--accessible=1"], ["-x"],
        ] {
            #expect(ConsoleStart.options(in: other) == nil, "\(other)")
        }
    }

    @Test(arguments: [
        ([], nil, nil), (["history", "--lang", "fr"], "fr", nil), (["--lang=fr", "create", "--lang", "ru"], "ru", nil),
        (["--lang", "ru", "--lang=fr"], "fr", nil), (["create", "--help", "--config", "/c", "--lang=uk"], "uk", "/c"),
        (["note", "1", "--", "--lang", "fr"], nil, nil), (["--lang"], nil, nil),
        (["--config", "--lang", "fr"], nil, "--lang"),
    ])
    func `the language is found wherever it stands`(arguments: [String], language: String?, config: String?) {
        let options = ConsoleStart.languageOptions(in: arguments)
        #expect(options.language == language && options.configPath == config)
    }

    @Test func `global options may stand before the command`() async {
        #expect(await fixture.run("--sandbox", "--timeout", "5", "history").status == 0)
        #expect(await fixture.run("history", "--sandbox").status == 0)
    }

    @Test(arguments: [
        ["bogus"], ["create"], ["create", "--currency", "x"], ["history", "--format", "xml"], ["show"], ["--profile"],
        ["create", "--currency", "x", "--amount", "1", "--field", "phone"], ["history", "--lang", "de"],
        ["--lang", "de"],
        ["history", "--timeout", "soon", "--sandbox"], ["history", "--timeout", "0", "--sandbox"],
        ["history", "--sandbox", "--profile", "shop"], ["sandbox", "--port", "70000"],
        ["resolve", "a", "--confirm", "1"],
    ])
    func `wrong usage is 64`(arguments: [String]) async {
        let ended = await fixture.run(arguments)
        #expect(ended.status == 64)
        #expect(ended.output == "")
        #expect(ended.messages.hasPrefix("einvoice: "))
    }

    @Test func `the languages are said where another one is asked for`() async {
        let ended = await fixture.run("history", "--lang", "de")
        #expect(ended.messages.contains("--lang de: the program speaks en, ru, uk and fr"))
    }

    @Test func `no or bad configuration is 78`() async throws {
        #expect(await fixture.run("history").status == 78)
        #expect(await fixture.run("history", "--profile", "nope").status == 78)
        #expect(await fixture.run("history", "--config", "/nowhere/config.json").status == 78)
        let plain = CommandFixture(environment: [
            "EINVOICE_BASE_URL": "http://gateway.example", "EINVOICE_CLIENT_ID": "1", "EINVOICE_SECRET": "s",
        ])
        let ended = await plain.run("create", "--currency", "visamaster.uah", "--amount", "1")
        #expect(ended.status == 78)
        #expect(ended.messages.contains("https"))
    }

    @Test func `the doctor says where every setting came from and no secret`() async {
        let live = CommandFixture(environment: [
            "EINVOICE_BASE_URL": "https://gateway.example", "EINVOICE_CLIENT_ID": "1042",
            "EINVOICE_SECRET": CommandFixture.secret,
        ])
        let ended = await live.run("doctor", "--offline", "--timeout", "5")
        #expect(ended.status == 0)
        for part in [
            "env   LIVE", "1042", "environment variable EINVOICE_SECRET", "option --timeout", "EINVOICE_DATA_DIR",
        ] {
            #expect(ended.output.contains(part), "\(part)")
        }
        #expect(!(ended.output + ended.messages).contains(CommandFixture.secret))
        #expect(await fixture.run("doctor").status == 78)
        #expect(await fixture.run("doctor", "--sandbox").status == 0)
    }

    @Test func `the doctor blames a mistake in a profile and nothing else`() async throws {
        let config = "\(fixture.folder)/config.json"
        try #"{"profiles": {"shop": {"kind": "lively", "base_url": "https://gateway.example", "client_id": "1"}}}"#
            .write(toFile: config, atomically: true, encoding: .utf8)
        let ended = await fixture.run("doctor", "--config", config)
        #expect(ended.status == 78)
        #expect(ended.messages.contains("kind"))
        #expect(!ended.messages.contains("no gateway is set up"))
        #expect(ended.output.contains("none without a mistake"))
        let named = await fixture.run("doctor", "--config", config, "--profile", "shop")
        #expect(named.messages == ended.messages)
        #expect(await fixture.run("doctor", "--config", config, "--profile", "sho").messages.contains("no profile"))
    }

    @Test func `arguments that are no text are named and nothing is done`() {
        func failure(_ arguments: [[UInt8]]) -> CommandFailure? {
            let copies = arguments.map { strdup(String(decoding: $0, as: UTF8.self)) }
            defer { for copy in copies { free(copy) } }
            for (copy, bytes) in zip(copies, arguments) {
                for (index, byte) in bytes.enumerated() { copy?[index] = CChar(bitPattern: byte) }
                copy?[bytes.count] = 0
            }
            return CommandRunner.failure(in: copies)
        }
        let good = ["einvoice", "create", "--payment-id", "café"].map { Array($0.utf8) }
        #expect(failure(good) == nil)
        let latin1 = Array("caf".utf8) + [0xE9]
        let bad = failure(good.dropLast() + [latin1])
        #expect(bad?.status == .usage)
        #expect(bad?.problems == ["argument 3 is not UTF-8: “caf\u{FFFD}”"])
        #expect(failure(good + [[0x1B, 0xFF]])?.problems.first?.hasRawControls == false)
    }

    @Test func `what was typed is quoted in short`() async {
        let long = String(repeating: "x", count: 120_000)
        for arguments in [
            ["create", "--currency", long, "--amount", "1", "--sandbox"], ["show", long, "--sandbox"], [long],
            ["fields", long, "--sandbox"], ["test-payment", "--currency", long, "--sandbox"],
            ["history", "--format", long], ["history", long], ["history", "--\(long)"], ["history", "--lang", long],
            ["create", "--currency", "tron", "--amount", long, "--sandbox"],
            ["create", "--currency", "tron", "--amount", "1", "--payment-id", long, "--sandbox"],
            ["history", "--sandbox", "--since", long], ["history", "--sandbox", "--search", "state:\(long)"],
            ["history", "--profile", long], ["history", "--sandbox", "--timeout", long],
        ] {
            let ended = await fixture.run(arguments)
            #expect(ended.status >= 64)
            #expect(ended.messages.utf8.count < 4000, "\(arguments.map { $0.prefix(20) })")
        }
    }

    @Test func `the help names every exit status and magic amount`() async {
        let help = await fixture.run("--help").output
        for status in ExitStatus.allCases { #expect(help.contains("\(status.rawValue)  ")) }
        let sandbox = await fixture.run("sandbox", "--help").output
        for outcome in SandboxOutcome.allCases { #expect(sandbox.contains("\(outcome.amount)  ")) }
    }

    @Test func `the embedded sandbox creates without any settings`() async throws {
        let ended = await fixture.run(
            "create", "--sandbox", "--currency", "visamaster.uah", "--amount", "100.50", "--json")
        #expect(ended.status == 0)
        let invoice = try ended.json()
        #expect(invoice.state == "created")
        let again = await fixture.run("create", "--sandbox", "--currency", "bitcoin", "--amount", "3001", "--json")
        #expect(again.status == 1)
        #expect(fixture.historyLines(of: "sandbox").count == 4)
    }

    @Test func `the sandbox alone says how to reach it and ends when told to`() async throws {
        let alone = CommandFixture()
        let output = Memory()
        let messages = Memory()
        var fixture = alone.context(output: output.output, messages: messages.output)
        fixture.dependencies.transport = Unused()
        guard case .command(let command) = CommandRunner.wish(of: ["sandbox", "--port", "0", "--currency-in-capitals"])
        else {
            Issue.record("sandbox is no command")
            return
        }
        let task = Task { await CommandRunner.run(command, at: fixture) }
        while !output.text.contains("EINVOICE_KIND"), !Task.isCancelled { await Task.yield() }
        var environment: [String: String] = [:]
        for line in output.text.split(separator: "\n") {
            let parts = line.dropFirst("export ".count).split(separator: "=", maxSplits: 1).map(String.init)
            environment[parts[0]] = parts[1]
        }
        let shop = CommandFixture(environment: environment)
        let created = await shop.run("create", "--currency", "tron", "--amount", "1000", "--payment-id", "1")
        #expect(created.status == 0)
        #expect(await shop.run("status", "1").status == 0)
        #expect(await shop.run("show", "1").output.contains(#""currency":"TRON""#))
        task.cancel()
        #expect(await task.value == .done)
    }

    @Test func `a reader that goes away is no failure`() {
        let output = BufferedOutput { _ in
            errno = EPIPE
            return -1
        }
        output.line("text")
        output.flush()
        #expect(output.failure == .readerGone)
        output.line("more")
        #expect(output.isClosed)
    }
}

/// A way to a gateway that nobody may take.
private struct Unused: HTTPTransport {
    func post(_ request: HTTPRequest) async -> Result<HTTPReply, TransportFailure> {
        Issue.record("nothing may be sent here")
        return .failure(.notSent("unused"))
    }
}
