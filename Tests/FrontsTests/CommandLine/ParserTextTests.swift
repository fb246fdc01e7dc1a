import ArgumentParser
import InvoiceCore
import Testing
import Wording

@testable import Fronts

/// What the argument parser says by itself is recognised, so that it can be said in another language.
@Suite struct ParserTextTests {
    @Test(arguments: [
        (["history", "--limt", "3"], ParserComplaint.unknownOption("--limt", nearest: "--limit")),
        (["history", "-z"], .unknownOption("-z", nearest: nil)),
        (["history", "--x'y'z"], .unknownOption("--x'y'z", nearest: nil)),
        (
            ["history", "--format", "x\n y"],
            .invalidValue("x\n y", for: "--format <format>", choices: ["table", "json", "jsonl", "csv"], reason: nil)
        ),
        (["create", "--currency"], .missingValue(of: "--currency <code>")),
        (["history", "--json=3"], .needlessValue("3", of: "--json")),
        (["show", "a", "b"], .unexpectedArgument("b")),
        (["show", "a", "b", "c"], .unexpectedArguments(count: 2, "'b', 'c'")),
        (["show"], .missingArgument("<id>")),
        (["create", "--curency", "x"], .unknownOption("--curency", nearest: "--currency")),
        (["history", "--limit", "x"], .invalidValue("x", for: "--limit <number>", choices: [], reason: nil)),
        (
            ["history", "--format", "xml"],
            .invalidValue("xml", for: "--format <format>", choices: ["table", "json", "jsonl", "csv"], reason: nil)
        ),
        (
            ["completions", "foo"],
            .invalidValue("foo", for: "<shell>", choices: ["bash", "zsh", "fish"], reason: nil)
        ),
    ])
    func `a complaint is recognised`(arguments: [String], complaint: ParserComplaint) throws {
        guard case .failure(let failure) = CommandRunner.wish(of: arguments) else {
            Issue.record("\(arguments) is right")
            return
        }
        #expect(failure.problems == [wording.text(for: complaint)])
        let english = ["Usage: ", "Help: ", "for more information"]
        #expect(!failure.advice.contains { line in english.dropFirst().contains { line.contains($0) } })
    }

    @Test func `a choice of many stands a line each`() {
        let text = "The value 'x' is invalid for '--a <b>'. Please provide one of the following:\n  - one\n  - two"
        #expect(
            ParserText.complaint(text)
                == .invalidValue("x", for: "--a <b>", choices: ["one", "two"], reason: nil))
        #expect(
            ParserText.complaint("The value 'x' is invalid for '--a <b>': too long")
                == .invalidValue("x", for: "--a <b>", choices: [], reason: "too long"))
        #expect(
            ParserText.complaint("Value to be set with flag '--b' had already been set with flag '--a'")
                == .conflict("'--a'", "'--b'"))
        #expect(ParserText.complaint("Missing one of: '--a', '--b'") == .missingOneOf("'--a', '--b'"))
        #expect(ParserText.complaint("Missing required subcommand.") == .missingCommand)
        #expect(ParserText.complaint("--sender: give it once") == nil)
    }

    /// The parser's own words around ours, in the help of every command.
    @Test(arguments: EInvoiceCommand.commands.compactMap { $0.configuration.commandName })
    func `a help has no words of the parser's own`(command: String) {
        let marks = ["Show help information", "for detailed help", "for more information"]
        guard case .text(let text) = CommandRunner.wish(of: [command, "--help"]) else {
            Issue.record("\(command) has no help")
            return
        }
        #expect(!marks.contains { text.contains($0) })
    }
}
