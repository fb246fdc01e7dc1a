import ArgumentParser
import Testing
import Wording

@testable import Fronts

/// What every command tells of itself: its help, its examples, its page of the manual.
@Suite(.timeLimit(.minutes(10))) struct HelpTests {
    private let fixture = CommandFixture()

    /// The words of all commands but the program's own.
    private static let commands = ManualPage.all.filter { !$0.isEmpty }

    @Test(arguments: commands)
    func `every command has help and examples`(command: [String]) async {
        let ended = await fixture.run(command + ["--help"])
        #expect(ended.status == 0 && ended.messages == "")
        #expect(ended.output.contains("\(wording.examplesTitle)\n\n  einvoice \(command.joined(separator: " "))"))
        let usage = ended.output.split(separator: "\n").filter { $0.hasPrefix("USAGE:") }
        #expect(usage.count == 1 && usage.allSatisfy { $0.count <= 80 }, "\(usage)")
        // A group has no options of its own.
        if ended.output.contains("SUBCOMMANDS:") { return }
        for option in [
            "--profile", "--sandbox", "--data-dir", "--config", "--timeout", "--no-color", "--accessible", "--lang",
        ] {
            #expect(ended.output.contains(option), "\(option)")
        }
    }

    @Test(arguments: CommandName.allCases)
    func `every example is a command line`(command: CommandName) {
        let examples = wording.examples(of: command)
        #expect(!examples.isEmpty)
        for example in examples {
            let words = Self.words(of: example)
            #expect(words.first == "einvoice")
            switch CommandRunner.wish(of: Array(words.dropFirst())) {
            case .command, .console: break
            case .text, .failure: Issue.record("\(example)")
            }
        }
    }

    @Test func `an example that is too long for a line is broken as a shell takes it`() {
        let help = wording.withExamples("", of: .addProfile)
        #expect(help.split(separator: "\n").allSatisfy { $0.count <= 80 })
        #expect(help.contains(" \\\n      --"))
    }

    /// The words of a line as a shell has them, before it sends the output elsewhere.
    static func words(of line: String) -> [String] {
        var words = [""]
        var isQuoted = false
        for character in line {
            switch character {
            case "'": isQuoted.toggle()
            case " " where !isQuoted: words.append("")
            default: words[words.count - 1].append(character)
            }
        }
        return Array(words.prefix { $0 != ">" })
    }

    // MARK: The manual

    @Test(arguments: ManualPage.all)
    func `every command has a page that any formatter reads`(words: [String]) throws {
        let page = try #require(ManualPage(of: words))
        let roff = page.roff
        #expect(roff.hasPrefix(".TH \""))
        #expect(roff.utf8.allSatisfy { $0 < 0x80 })
        #expect(!roff.contains("u2026") && !roff.contains(" \n"))
        let macros: Set<String> = [".TH", ".SH", ".TP", ".PP", ".EX", ".EE", ".BR", ".br"]
        for line in roff.split(separator: "\n") where line.hasPrefix(".") || line.hasPrefix("'") {
            #expect(macros.contains(String(line.prefix { $0 != " " })), "\(line)")
        }
        #expect(roff.split(separator: "\n").count { $0 == ".EX" } == roff.split(separator: "\n").count { $0 == ".EE" })
    }

    @Test func `a page is printed where there is no terminal, and an unknown one gets the nearest`() async {
        let page = await fixture.run("man", "profiles", "add")
        #expect(page.status == 0)
        for part in [
            ".TH \"EINVOICE\\-PROFILES\\-ADD\" 1", "\\fB\\-\\-secret\\-command\\fR \\fIline\\fR", ".SH EXAMPLES",
            ".BR einvoice\\-profiles (1)", "\\fB77\\fR",
        ] {
            #expect(page.output.contains(part), "\(part)")
        }
        let unknown = await fixture.run("man", "histroy")
        #expect(unknown.status == 64 && unknown.messages.contains("einvoice man history"))
    }

    // MARK: Words that are nearly right

    @Test(arguments: [
        (["histroy"], "`einvoice history`"), (["profiles", "chekc"], "`einvoice profiles check`"),
        (["history", "--curency", "x"], "'--currency'"), (["history", "--format", "jsn"], "`json`"),
        (["history", "--sandbox", "--state", "strated"], "started"),
        (["fields", "--sandbox", "visamastr.uah"], "visamaster.uah"), (["completions", "bsah"], "`bash`"),
    ])
    func `an unknown word gets the nearest`(arguments: [String], meant: String) async {
        let ended = await fixture.run(arguments)
        #expect(ended.status == 64 || ended.status == 65)
        #expect(
            ended.messages.lowercased().contains("did you mean") || ended.messages.contains("meant"),
            "\(ended.messages)")
        #expect(ended.messages.contains(meant), "\(ended.messages)")
    }

    @Test(arguments: [20, 32, 40, 60, 80, 100])
    func `a list fits the terminal's width`(columns: Int) async {
        for id in ["1", "a-payment-id-of-more-than-thirty-letters"] {
            let made = await fixture.run(
                "create", "--sandbox", "--currency", "visamaster.uah", "--amount", "1234567.50", "--payment-id", id,
                "--description", "A description that is much longer than any of these terminals is wide")
            #expect(made.status == 0)
        }
        let list = await fixture.run(["history", "--sandbox"], columns: columns)
        #expect(list.status == 0)
        for line in list.output.split(separator: "\n") { #expect(line.count <= columns, "\(line)") }
        #expect(list.output.contains("created") || columns < 60)
    }
}
