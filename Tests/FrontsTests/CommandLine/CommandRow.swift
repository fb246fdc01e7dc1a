import EInvoiceKit
import FoundationEssentials
import Glibc
import InvoiceCore
import Synchronization
import TestGateway
import Testing

@testable import Fronts

/// A line of the table of commands: what is typed, and what comes of it.
struct CommandRow: Sendable {
    /// `Testing` has one, too.
    typealias Status = Fronts.ExitStatus

    /// What the standard output holds.
    enum Output: Sendable {
        case nothing, anything
        /// All of these, in text.
        case has([String])
        /// One JSON text that fits the schema.
        case json(String)
        /// JSON texts that fit it, one a line.
        case lines(String)
    }

    /// What is typed behind the program's name, as a shell would take it; `{gateway}` and `{folder}` are the world's.
    let line: String
    let status: Status
    let output: Output
    /// What the standard error holds, all of it; nothing where there is nothing here.
    let messages: [String]
    /// True where a terminal is at both ends, 80 columns wide.
    var isOnTerminal = false
    /// Lines of the standard input, or what is answered to questions.
    var input: [String] = []
    /// All of the standard input.
    var batch: String?
    /// The command runs until it is stopped; stopped once this was said.
    var stop: String?
    /// What the gateway does meanwhile.
    var gateway: @Sendable (WireGateway) -> Void = { _ in }

    init(_ line: String, _ status: Status, _ output: Output = .nothing, says messages: String...) {
        (self.line, self.status, self.output, self.messages) = (line, status, output, messages)
    }

    /// The same at a terminal, where this is typed.
    func onTerminal(typing lines: String...) -> CommandRow { with { ($0.isOnTerminal, $0.input) = (true, lines) } }

    func given(_ lines: String...) -> CommandRow { with { $0.input = lines } }

    func piped(_ text: String) -> CommandRow { with { $0.batch = text } }

    func stopped(at text: String) -> CommandRow { with { $0.stop = text } }

    func at(_ gateway: @escaping @Sendable (WireGateway) -> Void) -> CommandRow { with { $0.gateway = gateway } }

    private func with(_ change: (inout CommandRow) -> Void) -> CommandRow {
        var row = self
        change(&row)
        return row
    }

    /// The words of the line behind the program's name.
    var words: [String] { HelpTests.words(of: line) }
}

/// Where the rows of one command are tried: a config file with two profiles at one gateway, `shop` for tests and `desk`, a live one,
/// and a history with an invoice that is made, and three whose outcome is unknown: the gateway has `lost`, but neither `gone` nor `late`.
final class CommandWorld: Sendable {
    let gateway: WireGateway
    let fixture: CommandFixture

    init() throws {
        gateway = try WireGateway(secret: CommandFixture.secret)
        fixture = CommandFixture(environment: [
            "PATH": "/nowhere", "EDITOR": "/bin/true", "TERM": "xterm-256color", "LANG": "C.UTF-8",
        ])
        let folder = "\(fixture.folder)/.config/einvoice"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        func profile(_ kind: String) -> String {
            #"{"kind": "\#(kind)", "base_url": "\#(gateway.baseURL)", "client_id": "\#(gateway.clientID)", "#
                + #""secret": "\#(gateway.secret)"}"#
        }
        try #"{"default_profile": "shop", "profiles": {"shop": \#(profile("test")), "desk": \#(profile("live"))}}"#
            .write(toFile: "\(folder)/config.json", atomically: true, encoding: .utf8)
        try #require(chmod("\(folder)/config.json", 0o600) == 0)
    }

    func fill() async {
        func create(_ id: String, _ status: CommandRow.Status, _ amount: String) async {
            let ended = await fixture.run(
                ["create", "--currency", "visamaster.uah", "--amount", amount, "--payment-id", id])
            #expect(ended.status == status.rawValue, "\(id): \(ended.messages)")
        }
        await create("made", .done, "100.50")
        gateway.fail(.emptyReply, creating: true)
        await create("lost", .unknown, "7")
        for (id, amount) in [("gone", "8"), ("late", "9")] {
            gateway.fail(.emptyReply)
            await create(id, .unknown, amount)
        }
    }

    /// Runs a row, and compares what comes of it.
    func run(_ row: CommandRow) async {
        row.gateway(gateway)
        let (output, messages) = (Memory(), Memory())
        let asked = Mutex(0)
        func filled(_ text: String) -> String {
            text.replacing("{gateway}", with: gateway.baseURL).replacing("{folder}", with: fixture.folder)
        }
        let lines = Mutex(row.input.map(filled))
        var context = fixture.context(output: output.output, messages: messages.output)
        context.readLine = { _ in lines.withLock { $0.isEmpty ? nil : $0.removeFirst() } }
        let readLine = context.readLine
        context.ask = { prompt in
            asked.withLock { $0 += 1 }
            return await readLine(prompt)
        }
        context.readAll = { () throws(Problem) in Array((row.batch ?? "").utf8) }
        if row.isOnTerminal { (context.columns, context.messageColumns, context.canAsk) = (80, 80, true) }
        let words = row.words.map(filled)
        let status = await carryOut(words, row.stop, context) { output.text + messages.text }
        compare(row, status, output.text, messages.text)
        let (questions, left) = (asked.withLock { $0 }, lines.withLock { $0 })
        #expect(row.isOnTerminal || questions == 0, "\(row.line): asked without a terminal")
        #expect(left.isEmpty, "\(row.line): not all that is typed was wanted")
    }

    private func carryOut(
        _ words: [String], _ stop: String?, _ context: CommandContext, told: @escaping @Sendable () -> String
    ) async -> Fronts.ExitStatus? {
        switch CommandRunner.wish(of: words) {
        case .console: return nil
        case .text(let text):
            context.output.line(text)
            return CommandRunner.finish(.done, context)
        case .failure(let failure): return CommandRunner.refuse(failure, of: words, at: context)
        case .command(let command):
            let task = Task { await CommandRunner.run(command, at: context) }
            if let stop {
                // Ended by the suite's limit where it never comes.
                while !told().contains(stop) { try? await Task.sleep(for: .milliseconds(5)) }
                task.cancel()
            }
            return await task.value
        }
    }

    private func compare(_ row: CommandRow, _ status: Fronts.ExitStatus?, _ output: String, _ messages: String) {
        let all: Comment = "\(row.line)\n→ \(status?.rawValue ?? -1)\n\(output)\n— \(messages)"
        #expect(status == row.status, all)
        switch row.output {
        case .nothing: #expect(output == "", all)
        case .anything: break
        case .has(let parts):
            #expect(!output.isEmpty, all)
            for part in parts { #expect(output.contains(part), "\(part) in: \(all)") }
        case .json(let schema): fits([output], schema, all)
        case .lines(let schema): fits(output.split(separator: "\n").map(String.init), schema, all)
        }
        if row.messages.isEmpty { #expect(messages == "", all) }
        for part in row.messages { #expect(messages.contains(part), "\(part) in: \(all)") }
        let isPlain = !row.isOnTerminal || row.words.contains("--no-color") && row.words.first != "pay"
        if isPlain { #expect(!output.contains("\u{1b}"), all) }
        if !row.isOnTerminal { #expect(!(output + messages).hasRawControls, all) }
        #expect(!(output + messages).contains(gateway.secret), all)
    }

    private func fits(_ texts: [String], _ schema: String, _ all: Comment) {
        #expect(!texts.isEmpty, all)
        for text in texts {
            do { try Schemas.check(text, against: schema) } catch { Issue.record("\(error): \(all)") }
        }
    }
}
