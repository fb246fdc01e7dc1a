import InvoiceCore
import Testing

@testable import EInvoiceKit

@Suite struct JSONValueTests {
    private func parsed(_ text: String) throws -> JSONValue { try JSONValue(parsing: Array(text.utf8)) }

    @Test(
        "Numbers keep their digits",
        arguments: [
            "0", "-0", "5000.00", "1e3", "1.5E-7", "0.100000000000000000000000000000000000000001",
            "99999999999999999999999999",
        ])
    func numbers(text: String) throws {
        #expect(try parsed(text) == .number(text))
    }

    @Test("Strings are read with every escape")
    func strings() throws {
        #expect(try parsed(#""a\"\\\/\b\f\n\r\té😀é""#) == .string("a\"\\/\u{8}\u{c}\n\r\té😀é"))
        #expect(try parsed(#""\u0041\u00e9\ud83d\ude00""#) == .string("Aé😀"))
        #expect(try parsed(#""\ud83dx\ude00\ud83d\u0041""#) == .string("\u{fffd}x\u{fffd}\u{fffd}A"))
        #expect(try parsed(#""\u001b[31m""#) == .string("\u{1b}[31m"))
    }

    @Test("Blanks and a byte order mark are passed over, the last of equal names counts, null is as good as absent")
    func shapes() throws {
        let value = try parsed(
            "\u{feff} \r\n\t{ \"a\" : [ 1 , true , false , null , {} , [] ] , \"b\":1,\"b\":2,\"c\":null } ")
        #expect(value["a"] == .array([.number("1"), .bool(true), .bool(false), .null, .object([]), .array([])]))
        #expect(value["b"] == .number("2"))
        #expect(value["c"] == nil)
        #expect(value["d"] == nil)
        #expect(JSONValue.null["a"] == nil)
    }

    @Test(
        "What is not JSON says where it stops being it",
        arguments: [
            ("", 0), ("  ", 2), ("{", 1), (#"{"a""#, 4), (#"{"a":1"#, 6), (#"{"a":1,}"#, 7), ("[1,]", 3), ("[1 2]", 3),
            ("01", 1),
            ("1.", 2), (".5", 0), ("+1", 0), ("1e", 2), ("-", 1), ("nul", 0), ("truex", 4), ("{} {}", 3), ("'a'", 0),
            (#""a"#, 2), (#""\x""#, 3), (#""\u12g4""#, 5), ("\"\n\"", 1), ("<html>", 0), ("{a:1}", 1), ("NaN", 0),
        ])
    func notJSON(text: String, offset: Int) {
        #expect(throws: NotJSON(offset: offset)) { try parsed(text) }
    }

    @Test("Bytes that are no UTF-8 are not JSON")
    func notUTF8() {
        #expect(throws: NotJSON(offset: 4)) {
            try JSONValue(parsing: Array("{\"".utf8) + [0xff, 0xfe] + Array("\":1}".utf8))
        }
        #expect(throws: NotJSON(offset: 3)) { try JSONValue(parsing: [0x22, 0xed, 0xa0, 0x22]) }
    }

    @Test("Levels beyond all reason end the reading, not the program")
    func depth() throws {
        #expect(throws: Never.self) {
            try parsed(String(repeating: "[", count: 64) + String(repeating: "]", count: 64))
        }
        #expect(throws: NotJSON(offset: 64)) { try parsed(String(repeating: "[", count: 1_000_000)) }
    }

    @Test(
        "An amount is exact, as number or string, with or without an exponent",
        arguments: [
            (#"5000.00"#, "5000"), (#""5000.00""#, "5000"), ("1e3", "1000"), ("1.2345E2", "123.45"), ("1.5e0", "1.5"),
            ("12.5e-3", "0.0125"), ("5e-8", "0.00000005"), ("1.5E+1", "15"), ("0.1", "0.1"), ("0", "0"),
        ])
    func amounts(json: String, text: String) throws {
        #expect(try parsed(json).amount?.description == text)
    }

    @Test(
        "What is no amount is none",
        arguments: [
            "-1", #""1,5""#, #""1 000""#, #""""#, "true", "[1]", "1e99", #""1e""#, #""e3""#, #""1.2.3e1""#, #""∞""#,
            #"".e1""#, "1e-9223372036854775808", "1e9223372036854775807",
        ])
    func notAmounts(json: String) throws {
        #expect(try parsed(json).amount == nil)
    }
}
