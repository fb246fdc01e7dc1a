import Testing

@testable import EInvoiceKit

@Suite struct ConfigParserTests {
    @Test func readsCommentsTrailingCommasAndEscapes() throws {
        let text = """
            \u{feff}// first
            { "a": [1, -2.5e3, true, /* in * between **/ null,],
              "b": "\\u0416\\ud83d\\ude00 \\"x\\" \\n", }
            """
        let value = try ConfigParser.read(text)
        guard case .object(let members) = value.content else {
            Issue.record("not an object")
            return
        }
        #expect(members.map(\.name) == ["a", "b"])
        #expect(members.map(\.line) == [2, 3])
        guard case .array(let items) = members[0].value.content else {
            Issue.record("not an array")
            return
        }
        #expect(items.map(\.content) == [.number("1"), .number("-2.5e3"), .bool(true), .null])
        #expect(members[1].value.content == .string("Ж😀 \"x\" \n"))
    }

    @Test(arguments: [
        ("", 1), ("{\n\"a\" 1}", 2), ("{\n\n\"a\": 1\n\"b\": 2}", 4), ("{\"a\": nan}", 1), ("{\"a\": 0x10}", 1),
        ("{\"a\": +1}", 1), ("{} {}", 1), ("{\n/* \n\n", 2), ("{\"a\": \"x\ny\"}", 1), ("{'a': 1}", 1),
        ("{\"a\": \"\\ud83d\"}", 1), ("{\"a\": \"\\u12\"}", 1), ("{\"a\": \"\\q\"}", 1), ("[1 2]", 1), ("{\"a\":", 1),
        ("/", 1), ("{\"a\": \"", 1),
        (String(repeating: "[", count: 100_000), 1),
    ])
    func namesTheLineOfASlip(text: String, line: Int) {
        do {
            let value = try ConfigParser.read(text)
            Issue.record("read as \(value)")
        } catch {
            #expect(error.line == line)
        }
    }
}
