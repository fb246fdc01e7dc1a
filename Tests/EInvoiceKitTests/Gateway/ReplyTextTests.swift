import InvoiceCore
import JSON
import Testing

@testable import EInvoiceKit

@Suite struct ReplyTextTests {
    private func parsed(_ text: String) throws -> JSONValue { try JSONValue(parsing: Array(text.utf8), .reply) }

    @Test
    func `A byte order mark and half a surrogate pair are no reason not to read a reply; a null is as good as absent`()
        throws
    {
        #expect(try parsed("\u{feff}{\"a\":null,\"b\":1,\"b\":2}")["b"] == .number("2"))
        #expect(try parsed("{\"a\":null}")["a"] == nil)
        #expect(try parsed(#""\ud83dx\ude00""#) == .string("\u{fffd}x\u{fffd}"))
        #expect(throws: JSONProblem.self) { try parsed("[1,] // a comment") }
    }

    @Test(arguments: [
        (#"5000.00"#, "5000"), (#""5000.00""#, "5000"), ("1e3", "1000"), ("1.2345E2", "123.45"), ("1.5e0", "1.5"),
        ("12.5e-3", "0.0125"), ("5e-8", "0.00000005"), ("1.5E+1", "15"), ("0.1", "0.1"), ("0", "0"),
    ])
    func `An amount is exact, as number or string, with or without an exponent`(json: String, text: String) throws {
        #expect(try parsed(json).amount?.description == text)
    }

    @Test(arguments: [
        "-1", #""1,5""#, #""1 000""#, #""""#, "true", "[1]", "1e99", #""1e""#, #""e3""#, #""1.2.3e1""#, #""∞""#,
        #"".e1""#, "1e-9223372036854775808", "1e9223372036854775807",
    ])
    func `What is no amount is none`(json: String) throws {
        #expect(try parsed(json).amount == nil)
    }
}
