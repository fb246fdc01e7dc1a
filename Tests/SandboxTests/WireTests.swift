import InvoiceCore
import JSON
import Testing
import Wording

@testable import Sandbox

@Suite("The sandbox's own reading of the wire")
struct WireTests {
    @Test(arguments: [
        ("", "no value at byte 0"), ("[1,]", "no value at byte 3"), ("{", "no member's name at byte 1"),
        ("{\"a\" 1}", "no colon at byte 5"), ("{\"a\":1", "object not closed at byte 6"),
        ("[1 2]", "array not closed at byte 3"), ("{\"a\":1}x", "something after the value at byte 7"),
        ("01", "a leading zero at byte 1"), ("-", "no value at byte 1"), ("1.", "no digit after the dot at byte 2"),
        ("1e", "no digit in the exponent at byte 2"), ("1x", "no number at byte 1"),
        ("\"a", "string not closed at byte 2"), ("\"\u{1}\"", "a control character in a string at byte 1"),
        ("\"\\x\"", "no such escape at byte 2"), ("\"\\u12\"", "no hex digit at byte 5"),
        ("\"\\u12", "escape not complete at byte 5"), ("\"\\ud800\"", "half a surrogate pair at byte 7"),
        ("\"\\ud800\\u0041\"", "half a surrogate pair at byte 13"),
        ("{\"a\":1,\"a\":2}", "member a twice at byte 7"), ("\u{feff}{}", "no value at byte 0"),
        (String(repeating: "[", count: 100), "nested too deep at byte 32"),
        ("[\(String(repeating: "1,", count: 10_000))1]", "too many members at byte 20001"),
    ])
    func `What is no JSON is refused in words, and so is what two readers might read in two ways`(
        text: String, words: String
    ) {
        do {
            let value = try JSONValue(parsing: Array(text.utf8), .wire)
            Issue.record("read as \(value)")
        } catch {
            #expect("\(error.reason.words) at byte \(error.offset)" == words)
        }
    }

    @Test
    func `Bytes that are not UTF-8 are refused`() {
        #expect(throws: JSONProblem(.notUTF8, at: 1)) { try JSONValue(parsing: [0x22, 0xff, 0x22], .wire) }
    }

    @Test(arguments: [
        ("100.50", "visamaster.uah", "100.50"), ("100.5", "visamaster.uah", "100.50"),
        ("100", "wave-ci.xof", "100"), ("100.000", "wave-ci.xof", "100"), ("0.01", "visamaster.uah", "0.01"),
        ("999999999999999.999999999999999999", "ethereum", "999999999999999.999999999999999999"),
    ])
    func `An amount is exact, whatever zeros end it`(number: String, code: String, text: String) throws {
        let currency = try #require(PaymentMethodCatalog.standard[code])
        let amount = try Amount(wireText: number, in: currency)
        #expect(amount.text(minimumDecimals: currency.decimals) == text)
    }

    @Test(arguments: [
        ("0", "is not more than 0"), ("-1", "is not more than 0"), ("1e3", "is not written as digits and a dot"),
        ("1.001", "has 3 decimals, UAH has 2"), ("1000000000000000", "is too large"),
        ("1000000000000000.00", "is too large"), (String(repeating: "9", count: 60), "is too large"),
    ])
    func `What is no amount of the currency is refused in words`(number: String, words: String) throws {
        let currency = try #require(PaymentMethodCatalog.standard["visamaster.uah"])
        #expect(throws: SandboxRefusal.invalid("amount \(words)")) { try Amount(wireText: number, in: currency) }
    }

    @Test(arguments: [
        ("100", 0, "2"), ("74", 0, "1"), ("75", 0, "2"), ("24", 0, "0"), ("0.25", 2, "0.01"), ("10.10", 2, "0.20"),
        ("999999999999999.999999999999999999", 18, "20000000000000.000000000000000000"),
    ])
    func `Two per cent are rounded to the nearest part, half a part upwards`(number: String, decimals: Int, fee: String)
        throws
    {
        #expect(try Amount(number).percent(2, decimals: decimals).text(minimumDecimals: decimals) == fee)
    }

    @Test
    func `What is left without a part is exact`() throws {
        #expect(try Amount("100.5").less(Amount("2.01")) == Amount("98.49"))
        #expect(try Amount("5").less(Amount("5")) == .zero)
    }

    @Test(arguments: [
        ("fr;q=0.2,ru;q=0.8", "ru"), ("fr;q=99999999999999999999999999999999999999,ru", "fr"),
        ("fr;q=x,ru;q=0.001", "ru"),
    ])
    func `A language's weight is one at most, and none where it can't be read`(accepted: String, language: String) {
        #expect(LanguageCode.chosen(query: nil, accepted: [accepted]).rawValue == language)
    }

    @Test
    func `Times are read and written in the protocol's way, and only days that exist`() throws {
        let time = try #require(Timestamp(protocolText: "2017-03-14 20:36:09"))
        #expect(time.milliseconds == 1_489_523_769_000)
        #expect(time.protocolText == "2017-03-14 20:36:09")
        #expect(Timestamp(protocolText: "2024-02-29 23:59:59") != nil)
        for text in [
            "2023-02-29 00:00:00", "2017-13-01 00:00:00", "2017-03-14T20:36:09", "2017-03-14", "",
            "2017-03-14 24:00:00",
        ] {
            #expect(Timestamp(protocolText: text) == nil, "\(text)")
        }
    }

    @Test
    func `Each extra field accepts its own example, and only what its rules allow`() {
        for currency in PaymentMethodCatalog.standard.methods {
            for field in SandboxExtraField.of(currency) {
                #expect(field.accepts(field.example), "\(currency.code) \(field.name)")
                #expect(!field.accepts(field.example + " "), "\(currency.code) \(field.name)")
                #expect(!field.accepts(""), "\(currency.code) \(field.name)")
            }
        }
    }
}
