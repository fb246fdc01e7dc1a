import EInvoiceKit
import FoundationEssentials
import Glibc
import InvoiceCore
import TestGateway
import Testing

@testable import Fronts

@Suite(.timeLimit(.minutes(10))) struct ExportTests {
    let gateway: WireGateway
    let fixture: CommandFixture

    init() throws {
        gateway = try WireGateway()
        fixture = CommandFixture(gateway: gateway)
    }

    @Test func `every invoice is written newest first`() async {
        await fixture.create("a1", amount: "5", description: "tea")
        await fixture.create("a2", amount: "1000")
        let csv = await fixture.run("export")
        let lines = csv.output.split(separator: "\n")
        #expect(csv.status == 0 && lines.count == 3)
        #expect(lines[0].hasPrefix("id,payment_id,currency,amount,unit,state,"))
        #expect(lines[1].contains(",a2,") && lines[2].contains(",a1,"))
        let jsonl = await fixture.run("export", "--format", "jsonl", "--search", "tea").output.split(separator: "\n")
        #expect(jsonl.count == 1)
        for member in [#""request":"{"#, #""updates":["#, #""event":"created""#, #""endpoint":"http"#] {
            #expect(String(jsonl[0]).contains(member), "\(member)")
        }
    }

    @Test func `every column has its field`() async {
        await fixture.create("a1", amount: "5")
        let lines = await fixture.run("export").output.split(separator: "\n")
        let counts = lines.map { $0.split(separator: ",", omittingEmptySubsequences: false).count }
        #expect(counts.count == 2 && counts[0] == counts[1])
    }

    @Test func `formulas are defused unless raw`() async {
        await fixture.create("a1", amount: "5", description: "=cmd()")
        for command in [["export"], ["history", "--format", "csv"]] {
            #expect(await fixture.run(command).output.contains(",'=cmd(),"))
            #expect(await fixture.run(command + ["--raw"]).output.contains(",=cmd(),"))
        }
        #expect(await fixture.run("export", "--format", "jsonl", "--raw").status == 64)
        #expect(await fixture.run("history", "--raw").status == 64)
    }

    @Test func `a file is whole for its owner alone and never overwritten unasked`() async throws {
        await fixture.create("a1", amount: "5")
        let path = "\(fixture.folder)/out.jsonl"
        let first = await fixture.run("export", "--output", path)
        #expect(first.status == 0 && first.output == "")
        #expect(first.messages.contains("1 invoice written to \(path)"))
        let text = try String(contentsOfFile: path, encoding: .utf8)
        #expect(text.hasPrefix("{") && text.hasSuffix("}\n"))
        var status = stat()
        #expect(stat(path, &status) == 0 && status.st_mode & 0o777 == 0o600)

        await fixture.create("a2", amount: "5")
        let second = await fixture.run("export", "--output", path)
        #expect(
            second.status == 65 && second.messages.contains("is there already") && second.messages.contains("--force"))
        #expect(try String(contentsOfFile: path, encoding: .utf8) == text)
        #expect(await fixture.run("export", "--output", path, "--force").status == 0)
        #expect(try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").count == 2)
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: fixture.folder).allSatisfy { !$0.contains(".part") })
    }

    @Test func `a place that cannot be written is said`() async {
        let missing = await fixture.run("export", "--output", "\(fixture.folder)/nowhere/out.csv")
        #expect(missing.status == 74 && missing.messages.contains("there is no such folder"))
        let folder = await fixture.run("export", "--force", "--output", fixture.folder)
        #expect(folder.status == 74 && folder.messages.contains("it is a folder"))
    }

    @Test func `a reader that goes away ends the export quietly`() async throws {
        await fixture.create("a1", amount: "5")
        await fixture.create("a2", amount: "5")
        let gone = BufferedOutput(holdsBack: false) { _ in
            errno = EPIPE
            return -1
        }
        let messages = Memory()
        let here = fixture.context(output: gone, messages: messages.output)
        guard case .command(let command) = CommandRunner.wish(of: ["export"]) else { throw WrongWish() }
        #expect(await CommandRunner.run(command, at: here) == .done)
        #expect(messages.text == "")
    }

    @Test func `being stopped is said and leaves no file`() async throws {
        await fixture.create("a1", amount: "5")
        let messages = Memory()
        let here = fixture.context(output: Memory().output, messages: messages.output)
        let path = "\(fixture.folder)/out.csv"
        guard case .command(let command) = CommandRunner.wish(of: ["export", "--output", path]) else {
            throw WrongWish()
        }
        let task = Task {
            // Stopped before it begins, so that there is no race about how far it comes.
            while !Task.isCancelled { await Task.yield() }
            return await CommandRunner.run(command, at: here)
        }
        task.cancel()
        #expect(await task.value == .interrupted)
        #expect(messages.text.contains("stopped"))
        #expect(!FileManager.default.fileExists(atPath: path))
    }

    private struct WrongWish: Error {}
}
