import EInvoiceKit
import FoundationEssentials
import Glibc
import TestGateway
import Testing

@testable import Fronts

/// What scripts read, and what they are told where it can't be written.
@Suite struct OutputTests {
    let gateway: WireGateway
    let fixture: CommandFixture

    init() throws {
        gateway = try WireGateway(secret: CommandFixture.secret)
        fixture = CommandFixture(gateway: gateway)
    }

    private static let create = ["create", "--currency", "visamaster.uah", "--amount", "100.50", "--payment-id", "26"]

    /// Runs a command whose standard output fails.
    private func run(_ arguments: [String], failing problem: Int32 = ENOSPC) async throws -> (Int32, String) {
        guard case .command(let command) = CommandRunner.wish(of: arguments) else {
            throw CommandFailure(.usage, "no command: \(arguments)")
        }
        let full = BufferedOutput { _ in
            errno = problem
            return -1
        }
        let messages = Memory()
        let status = await CommandRunner.run(command, at: fixture.context(output: full, messages: messages.output))
        return (status.rawValue, messages.text)
    }

    @Test(arguments: [["--json"], []], [ENOSPC, EPIPE])
    func `an invoice whose output is lost is told beside it, and isn't said to be unsent`(
        options: [String], problem: Int32
    ) async throws {
        let (status, messages) = try await run(Self.create + options, failing: problem)
        #expect(status == 75)
        let tracking = try #require(gateway.tracking(of: "26"))
        #expect(messages.contains("THE INVOICE IS CREATED"))
        #expect(messages.contains(tracking))
        #expect(gateway.createdCount == 1)
    }

    @Test func `a lost answer of a command that sends nothing is 74`() async throws {
        #expect(await fixture.run(Self.create).status == 0)
        for arguments in [
            Self.create + ["--dry-run"], ["show", "26"], ["show", "26", "--json"], ["history"], ["stats"], ["export"],
            ["currencies"], ["status", "26"], ["pay", "26"], ["doctor"],
        ] {
            let (status, messages) = try await run(arguments)
            #expect(status == 74, "\(arguments)")
            #expect(messages.contains("the standard output can't be written (No space left on device)"), "\(arguments)")
        }
    }

    @Test func `lost words of what was sent, or may have been, are 75`() async throws {
        gateway.fail(.html, creating: true)
        #expect(await fixture.run(Self.create).status == 75)
        #expect(try await run(["resolve", "26"]).0 == 75)
        // All of it as expected, so that only what is lost decides.
        #expect(await fixture.run("test-payment", "--currency", "visamaster.uah").status == 0)
        #expect(try await run(["test-payment", "--currency", "visamaster.uah"]).0 == 75)
    }

    @Test func `a reader that has enough ends a list quietly`() async throws {
        #expect(await fixture.run(Self.create).status == 0)
        for arguments in [["history"], ["show", "26"], ["stats"], ["export"], ["history", "--format", "json"]] {
            let (status, messages) = try await run(arguments, failing: EPIPE)
            #expect(status == 0, "\(arguments)")
            #expect(messages == "", "\(arguments)")
        }
    }

    private struct Failure: Decodable {
        struct Facts: Decodable {
            var exit: Int32
            var kind: String
            var message: String
            var problems: [String]?
        }
        var error: Facts
    }

    @Test(arguments: [
        (["create", "--currency", "visamaster.uah", "--amount", "x", "--json"], Int32(65), "invalid"),
        (["create", "--currency", "visamaster.uah", "--json"], 64, "usage"),
        (["show", "nothing", "--json"], 65, "invalid"), (["status", "nothing", "--json"], 65, "invalid"),
        (["pay", "nothing", "--json"], 65, "invalid"), (["resolve", "nothing", "--json"], 65, "invalid"),
        (["history", "--format", "json", "--search", "foo:bar"], 64, "usage"),
        (["history", "--format", "jsonl", "--since", "soon"], 64, "usage"),
        (["history", "--format=json", "--limit", "0"], 64, "usage"),
        (["stats", "--format", "json", "--profile", "nope"], 78, "configuration"),
        (["fields", "nope", "--json"], 65, "invalid"),
        (["export", "--format", "jsonl", "--search", "foo:bar"], 64, "usage"),
        (["test-payment", "--currency", "nope", "--format", "json"], 65, "invalid"),
        (["reconcile", "--since", "soon", "--format", "json"], 64, "usage"),
    ])
    func `JSON tells also why there is no answer`(arguments: [String], status: Int32, kind: String) async throws {
        let ended = await fixture.run(arguments)
        #expect(ended.status == status)
        let failure = try ended.json(Failure.self).error
        #expect(failure.exit == status)
        #expect(failure.kind == kind)
        #expect(failure.problems?.isEmpty == false)
        #expect(!failure.message.isEmpty)
        #expect(ended.output.split(separator: "\n").count == 1)
    }

    @Test func `JSON tells of a live profile that wasn't confirmed and of refused credentials`() async throws {
        let live = CommandFixture(kind: "live", gateway: gateway)
        let unconfirmed = await live.run(Self.create + ["--json"])
        #expect(unconfirmed.status == 77)
        #expect(try unconfirmed.json(Failure.self).error.kind == "not_allowed")
        #expect(await fixture.run(Self.create).status == 0)
        gateway.fail(
            .reply(#"{"error":{"code":401,"message":"Invalid signature"}}"#, status: 401), at: "einvoice/status")
        let refused = await fixture.run("status", "26", "--json")
        #expect(refused.status == 77)
        #expect(try refused.json(Failure.self).error.problems?.count == 1)
    }

    @Test func `a note may begin with a dash`() async throws {
        #expect(await fixture.run(Self.create).status == 0)
        for (arguments, note) in [
            (["26", "-refunded"], "-refunded"), (["26", "-hello"], "-hello"), (["26", "-5", "--timeout", "3"], "-5"),
            (["26", "--", "--help"], "--help"),
        ] {
            #expect(await fixture.run(["note"] + arguments).status == 0, "\(arguments)")
            #expect(fixture.historyLines().last?.contains(#""\#(note)""#) == true, "\(arguments)")
        }
        let refused = await fixture.run("note", "26", "--refunded")
        #expect(refused.status == 64)
        #expect(refused.messages.contains("behind --"))
        #expect(await fixture.run("show", "-5").messages.contains("behind --"))
    }

    @Test func `every option that takes a text takes one that begins with a dash`() async {
        let ended = await fixture.run(
            "create", "--currency", "visamaster.uah", "--amount", "5", "--payment-id", "-26", "--description", "-x",
            "--account", "-y", "--field", "-n=-v", "--dry-run")
        #expect(!ended.messages.contains("Missing value"))
    }
}
