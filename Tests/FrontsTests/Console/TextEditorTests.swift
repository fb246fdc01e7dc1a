import EInvoiceKit
import FoundationEssentials
import Glibc
import InvoiceCore
import Testing

@testable import Fronts

/// A description in an editor of the person's own.
@Suite(.timeLimit(.minutes(10))) struct TextEditorTests {
    private let programs: FakePrograms

    init() throws { programs = try FakePrograms() }

    /// Gives a text to an editor that does what the script says.
    private func edit(_ text: String, _ script: String, arguments: String = "") throws -> Result<String, EditProblem> {
        try programs.add("editor", script)
        return TextEditor.edit(
            text, in: programs.folder,
            environment: [
                "EDITOR": "\(programs.folder)/editor\(arguments)", "PATH": "/usr/bin:/bin", "EINVOICE_SECRET": "s3cret",
            ])
    }

    private var left: [String] {
        get throws {
            try FileManager.default.contentsOfDirectory(atPath: programs.folder).filter { $0.hasPrefix("description-") }
        }
    }

    @Test func `what the editor leaves is the text, and the file is gone`() throws {
        let script = #"""
            d=${0%/*}; stat -c %a "$2" >"$d/mode"; cat "$2" >"$d/before"; env >"$d/env"; echo "$1" >"$d/argument"
            printf 'Order 9\nsecond line\n' >"$2"
            """#
        #expect(try edit("Order 8", script, arguments: " --wait") == .success("Order 9\nsecond line\n"))
        #expect(try programs.text("mode") == "600\n")
        #expect(try programs.text("before") == "Order 8\n")
        #expect(try programs.text("argument") == "--wait\n")
        #expect(try !programs.text("env").contains("s3cret"))
        #expect(try left.isEmpty)
    }

    @Test func `an editor that fails or is missing changes nothing`() throws {
        #expect(try edit("Order 8", "exit 3") == .failure(.failed("\(programs.folder)/editor", status: 3)))
        let missing = TextEditor.edit(
            "Order 8", in: programs.folder, environment: ["VISUAL": "/nowhere/ed", "PATH": "/usr/bin:/bin"])
        #expect(missing == .failure(.notFound("/nowhere/ed")))
        #expect(try left.isEmpty)
    }

    @Test func `what was written before the editor failed stays where it is`() throws {
        let result = try edit("Order 8", "printf 'Order 9' >\"$1\"; kill -9 $$")
        guard case .failure(.failedWithText(_, status: 128, let path)) = result else {
            Issue.record("\(result)")
            return
        }
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "Order 9")
        // The next text takes another file.
        #expect(try edit("Order 10", "true") == .success("Order 10\n"))
        #expect(try left.map { "\(programs.folder)/\($0)" } == [path])
    }

    @Test func `the text of an editor whose console was killed is told of, once`() throws {
        func write(_ name: String) throws {
            try "Order 9".write(toFile: "\(programs.folder)/\(name)", atomically: false, encoding: .utf8)
        }
        // No process has such a number; the test's own runs; the number of this one was another's before.
        try write("description-99999999.txt")
        try write("description-\(getpid()).txt")
        let opened = Timestamp.current
        let found = TextEditor.leftovers(in: programs.folder, before: opened)
        #expect(found == ["\(programs.folder)/kept-description-99999999.txt"])
        #expect(try String(contentsOfFile: try #require(found.first), encoding: .utf8) == "Order 9")
        #expect(TextEditor.leftovers(in: programs.folder, before: opened).isEmpty)
        let later = opened.advanced(byMilliseconds: 60_000)
        #expect(TextEditor.leftovers(in: programs.folder, before: later).count == 1)
    }

    @Test func `what is no text stays where it is`() throws {
        let result = try edit("Order 8", #"printf '\377\376' >"$1""#)
        guard case .failure(.unreadable(let path)) = result else {
            Issue.record("\(result)")
            return
        }
        #expect(try left.map { "\(programs.folder)/\($0)" } == [path])
    }

    @Test func `a folder that can't be written to is said`() {
        let result = TextEditor.edit(
            "Order 8", in: "/proc/nowhere", environment: ["EDITOR": "true", "PATH": "/usr/bin:/bin"])
        guard case .failure(.notWritten) = result else {
            Issue.record("\(result)")
            return
        }
    }
}
