import EInvoiceKit
import InvoiceCore
import TestGateway
import Testing
import Wording

@testable import Fronts

/// What is said to people is in their language; what programs read is the same in all of them.
@Suite(.timeLimit(.minutes(10))) struct SpokenOutputTests {
    private static let others = LanguageCode.allCases.filter { $0 != .english }

    /// Runs `body` in a language.
    private func speaking<Result>(_ language: LanguageCode, _ body: () async throws -> Result) async rethrows -> Result
    {
        try await SpokenLanguage.$inTask.withValue(language) { try await body() }
    }

    @Test func `exit statuses, data and the history are the same in every language`() async throws {
        let english = try await speaking(.english) { try await day() }
        #expect(english.told.count > 25 && english.history.count > 10)
        for language in Self.others {
            let other = try await speaking(language) { try await day() }
            #expect(other.told.count == english.told.count)
            for (one, other) in zip(english.told, other.told) { #expect(one == other, "\(language)") }
            #expect(english.history == other.history, "\(language)")
        }
    }

    /// What a day's commands printed and recorded, without what is another each time and what is for people.
    private func day() async throws -> (told: [String], history: [String]) {
        let gateway = try WireGateway()
        let fixture = CommandFixture(gateway: gateway)
        var told: [String] = []
        func run(_ arguments: String...) async {
            let ended = await fixture.run(arguments)
            let output = Self.withoutSentences(ended.output.replacing(fixture.folder, with: "FOLDER"))
            told.append("\(arguments): \(ended.status)\n\(Self.masked(output))")
        }
        func create(_ id: String, _ currency: String = "visamaster.uah") async {
            await run(
                "create", "--currency", currency, "--amount", "1234.50", "--payment-id", id, "--description", "Top-up",
                "--json")
        }
        await create("made")
        await create("coin", "bitcoin")
        await create("made")
        gateway.fail(.reply(#"{"error": {"code": 7, "message": "Amount is too low"}}"#))
        await create("refused")
        gateway.fail(.emptyReply)
        await create("unknown")
        gateway.fail(.emptyReply, creating: true)
        await create("found")
        await run("note", "made", "a note")
        await run("pay", "made", "--json")
        await run("pay", "coin", "--json")
        gateway.setStatuses(["FINISHED"], of: "made")
        gateway.add(paymentID: "26777", currency: "visamaster.uah", amount: "5.00")
        await run("status", "made", "coin", "--json")
        await run("status", "26777", "--json")
        await run("status", "26777", "--adopt", "--json")
        // Of several that are asked about at once, any may be told first.
        await run("resolve", "found", "--json")
        await run("resolve", "unknown", "--json")
        await run("resolve", "unknown", "--close", "--json")
        for id in ["made", "coin", "refused", "unknown", "found"] { await run("show", id, "--json") }
        await run("reconcile", "--since", "1h", "--json")
        await run("reconcile", "--since", "1h", "--format", "csv")
        for format in ["json", "jsonl", "csv"] {
            await run("history", "--format", format)
            await run("export", "--format", format == "json" ? "jsonl" : format)
        }
        await run("stats", "--format", "json")
        await run("stats", "--format", "csv")
        await run("test-payment", "--currency", "visamaster.uah", "--json")
        await run("doctor", "--json", "--offline")
        await run("doctor", "--profile", "nobody", "--json")
        await run("profiles", "list", "--format", "json")
        await run("profiles", "check", "--format", "json")
        await run("config", "get", "theme")
        await run("config", "get", "--format", "json")
        await run("config", "get", "nothing", "--format", "json")
        await run("currencies", "--json")
        await run("fields", "--json")
        await run("themes", "--format", "json")
        await run("themes", "--check", "ansi", "--format", "json")
        await run("history", "--state", "crated", "--format", "json")
        await run("stats", "--nothing", "--json")
        // Of two that are asked about at once, either may be recorded first.
        return (told, fixture.historyLines().map { Self.masked($0) }.sorted())
    }

    @Test(arguments: others)
    func `what is for people is in their language`(language: LanguageCode) async throws {
        func failure() async -> String {
            await CommandFixture().run("create", "--sandbox", "--currency", "visamaster.uah", "--amount", "0", "--json")
                .output
        }
        let english = await speaking(.english) { await failure() }
        let other = await speaking(language) { await failure() }
        #expect(english != other)
        #expect(Self.withoutSentences(english) == Self.withoutSentences(other))
    }

    /// Members whose texts are for people (`.github/schemas/README.md`).
    private static let sentences = ["message", "problems", "advice", "warnings", "detail"]

    /// JSON without the values of those members that are texts or lists of texts.
    private static func withoutSentences(_ json: String) -> String {
        var bytes = Array(json.utf8)[...]
        var result: [UInt8] = []
        let marks = sentences.map { Array("\"\($0)\":".utf8) }
        while let first = bytes.first {
            guard let mark = marks.first(where: { bytes.starts(with: $0) }) else {
                result.append(first)
                bytes = bytes.dropFirst()
                continue
            }
            result += mark
            bytes = bytes.dropFirst(mark.count)
            let isList = bytes.starts(with: Array("[\"".utf8))
            guard isList || bytes.first == UInt8(ascii: "\"") else { continue }
            var isText = false
            while let byte = bytes.popFirst() {
                if byte == UInt8(ascii: "\\") {
                    bytes = bytes.dropFirst()
                } else if byte == UInt8(ascii: "\"") {
                    isText.toggle()
                    if !isText, !isList { break }
                } else if byte == UInt8(ascii: "]"), !isText {
                    break
                }
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// A text with one sign for each word that has a digit, and for what may be hexadecimal: ids, times, ports, checksums.
    private static func masked(_ text: String) -> String {
        var result = ""
        var word = ""
        func flush() {
            let isHexadecimal = word.utf8.count > 1 && word.allSatisfy(\.isHexDigit)
            result += word.contains(where: \.isNumber) || isHexadecimal ? "#" : word
            word = ""
        }
        for scalar in text.unicodeScalars {
            if scalar.isASCII, scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
                word.unicodeScalars.append(scalar)
            } else {
                flush()
                result.unicodeScalars.append(scalar)
            }
        }
        flush()
        return result
    }

    // MARK: Help

    @Test func `no line of English is left in the help and the manual`() async throws {
        func lines(_ language: LanguageCode) async -> Set<String> {
            await speaking(language) {
                var all = ""
                for command in ManualPage.all {
                    // The pages are made of the helps.
                    if command.count < 2 { all += await CommandFixture().run(command + ["--help"]).output }
                    all += ManualPage(of: command)?.roff ?? ""
                }
                return Set(all.split(separator: "\n").map { String($0.drop { $0 == " " }) })
            }
        }
        let english = await lines(.english).filter(Self.isProse)
        #expect(english.count > 300)
        for language in Self.others {
            let left = await lines(language).intersection(english)
            #expect(left == [], "\(language)")
        }
    }

    /// Four words that nothing but a sentence has.
    private static func isProse(_ line: String) -> Bool {
        if line.utf8.starts(with: "einvoice ".utf8) { return false }
        return line.split(separator: " ").count { word in
            let bare = word.utf8.last.map { ",.;".utf8.contains($0) } == true ? word.dropLast() : word
            return bare.allSatisfy { $0.isASCII && $0.isLetter && $0.isLowercase }
        } >= 4
    }
}
