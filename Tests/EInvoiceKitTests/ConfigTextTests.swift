import InvoiceCore
import JSON
import Testing

@testable import EInvoiceKit

@Suite struct ConfigTextTests {
    @Test func `reads comments trailing commas and escapes`() throws {
        let text = """
            \u{feff}// first
            { "a": [1, -2.5e3, true, /* in * between **/ null,],
              "b": "\\u0416\\ud83d\\ude00 \\"x\\" \\n", }
            """
        let config = try ConfigText(text)
        guard case .object(let members) = config.value else {
            Issue.record("not an object")
            return
        }
        #expect(config.line == 2)
        #expect(members.map(\.name) == ["a", "b"])
        #expect(members.map { config.places.line(at: $0.nameOffset) } == [2, 3])
        #expect(members[0].value == .array([.number("1"), .number("-2.5e3"), .bool(true), .null]))
        #expect(members[1].value == .string("Ж😀 \"x\" \n"))
    }

    @Test(arguments: [
        ("", 1), ("{\n\"a\" 1}", 2), ("{\n\n\"a\": 1\n\"b\": 2}", 4), ("{\"a\": nan}", 1),
        ("{\"a\": 0x10}", 1),
        ("{\"a\": +1}", 1), ("{} {}", 1), ("{\n/* \n\n", 2), ("{\"a\": \"x\ny\"}", 1), ("{'a': 1}", 1),
        ("{\"a\": \"\\ud83d\"}", 1), ("{\"a\": \"\\u12\"}", 1), ("{\"a\": \"\\q\"}", 1), ("[1 2]", 1),
        ("{\"a\":", 1),
        ("/", 1), ("{\"a\": \"", 1),
        (String(repeating: "[", count: 100_000), 1),
    ])
    func `names the line of a slip`(text: String, line: Int) {
        do {
            let config = try ConfigText(text)
            Issue.record("read as \(config.value)")
        } catch {
            #expect(error.line == line)
        }
    }

    @Test(arguments: [
        ("{\"a\": 1", 1, 8, ConfigExpectation.commaInObject), ("[1 2]", 1, 4, .commaInArray),
        ("{\n a: 1}", 2, 2, .memberName),
        ("{\"Ж\" 1}", 1, 6, .colon(after: "Ж")),
        ("{} {}", 1, 4, .nothing),
        ("{\"a\": \"x\ny\"}", 1, 9, .closingQuoteOnLine),
        ("{\"a\": \"x", 1, 9, .closingQuote),
        ("[\"\\q\"]", 1, 4, .escape),
        ("[\"\\u12\"]", 1, 7, .hexDigits),
        ("[\"\\ud83d\"]", 1, 9, .surrogatePair),
        ("[\"\\ud83d\\u0041\"]", 1, 15, .secondSurrogate),
        ("[\n/* \n", 2, 1, .endOfComment),
        ("[1, / 2]", 1, 6, .comment),
        (String(repeating: "[", count: 40), 1, 33, .fewerBrackets),
        ("{\"a\": yes}", 1, 7, .value),
        ("{\"a\": trueish}", 1, 7, .value),
        ("{\"a\": 0x10}", 1, 7, .number),
    ])
    func `a slip is told with its place and what should have stood there`(
        text: String, line: Int, column: Int, expectation: ConfigExpectation
    ) {
        #expect(throws: ConfigSyntaxProblem(line: line, column: column, expectation: expectation)) {
            try ConfigText(text)
        }
    }
}
