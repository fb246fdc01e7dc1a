import Testing

@testable import Sandbox

@Suite("The sandbox's own reading of the wire")
struct WireTests {
    @Test("The signature is the protocol's check value")
    func signature() {
        #expect(WireSignature.of(Array(#"{"tracking":"1234"}"#.utf8), secret: "secret") == "A9suf/J6zBHDkmwodWLCgA==")
    }

    @Test(
        "JSON is read as it is, and written again",
        arguments: [
            (#"{"a":[1,2.50,-0,1e5,1E-5],"b":{"c":null,"d":true,"e":false}}"#, nil), ("[]", nil), ("{}", nil),
            (#" [ 1 , "a" ] "#, #"[1,"a"]"#), (#""\u0041\u00e9\ud83d\ude42\/\b""#, "\"Aé🙂/\\u0008\""),
            (#""\"\\\n\r\t""#, nil), ("123456789012345678901234567890", nil), ("\"\u{9b}\u{202e}\"", nil),
            (#""\u001b\u007f""#, nil),
        ] as [(String, String?)])
    func json(text: String, written: String?) throws {
        #expect(try JSONReader.read(Array(text.utf8)).text == written ?? text)
    }

    @Test(
        "What is not JSON to the letter is refused",
        arguments: [
            "", " ", "{", "}", "[1,]", "{\"a\":1,}", "{a:1}", "{\"a\" 1}", "{\"a\":1}x", "01", "-", "1.", ".5", "+1",
            "1e",
            "NaN", "tru", "'a'", "\"a", "\"\u{1}\"", "\"\\x\"", "\"\\u12\"", "\"\\ud800\"", "\"\\udc00\"",
            "\"\\ud800\\u0041\"", "{\"a\":1,\"a\":2}", "[1 2]", "\u{feff}{}",
            String(repeating: "[", count: 100) + String(repeating: "]", count: 100),
        ])
    func noJSON(text: String) {
        #expect(throws: JSONReader.Failure.self) { try JSONReader.read(Array(text.utf8)) }
    }

    @Test("Bytes that are not UTF-8 are refused")
    func notUTF8() {
        #expect(throws: JSONReader.Failure(reason: "not UTF-8", offset: 0)) {
            try JSONReader.read([0x22, 0xff, 0x22])
        }
    }

    @Test(
        "An amount is exact in its smallest parts",
        arguments: [
            ("100.50", 2, "100.50"), ("100.5", 2, "100.50"), ("100", 0, "100"), ("100.000", 0, "100"),
            ("0.01", 2, "0.01"),
            ("999999999999999.999999999999999999", 18, "999999999999999.999999999999999999"),
        ])
    func amounts(number: String, decimals: Int, text: String) throws {
        #expect(try WireAmount(number: number, decimals: decimals).text == text)
    }

    @Test(
        "Two per cent are rounded to the nearest part, half a part upwards",
        arguments: [
            ("100", 0, "2"), ("74", 0, "1"), ("75", 0, "2"), ("24", 0, "0"), ("0.25", 2, "0.01"), ("10.10", 2, "0.20"),
        ])
    func fee(number: String, decimals: Int, fee: String) throws {
        #expect(try WireAmount(number: number, decimals: decimals).percent(2).text == fee)
    }

    @Test(
        "A short amount drops the zeros of long fractions only",
        arguments: [
            ("1.5", 18, "1.50"), ("1", 8, "1.00"), ("0.00150000", 8, "0.0015"), ("15000", 0, "15000"),
            ("1.10", 2, "1.10"),
        ])
    func shortAmount(number: String, decimals: Int, text: String) throws {
        #expect(try WireAmount(number: number, decimals: decimals).shortText == text)
    }

    @Test("Times are read and written in the protocol's way, and only days that exist")
    func times() throws {
        let time = try #require(WallTime(protocolText: "2017-03-14 20:36:09"))
        #expect(time.milliseconds == 1_489_523_769_000)
        #expect(time.protocolText == "2017-03-14 20:36:09")
        #expect(WallTime(protocolText: "2024-02-29 23:59:59") != nil)
        for text in [
            "2023-02-29 00:00:00", "2017-13-01 00:00:00", "2017-03-14T20:36:09", "2017-03-14", "",
            "2017-03-14 24:00:00",
        ] {
            #expect(WallTime(protocolText: text) == nil, "\(text)")
        }
    }

    @Test("The table has the 52 currencies, each with its unit and decimals")
    func currencies() {
        #expect(SandboxCurrency.all.count == 52)
        #expect(Set(SandboxCurrency.all.map(\.code)).count == 52)
        let decimals = [
            "XOF": 0, "GNF": 0, "MGA": 2, "CDF": 2, "USD": 2, "UAH": 2, "INR": 2, "NGN": 2, "BTC": 8, "BCH": 8,
            "LTC": 8,
            "ETH": 18, "LINK": 18, "XMR": 12, "USDT": 6, "USDC": 6, "TRX": 6,
        ]
        for currency in SandboxCurrency.all {
            #expect(decimals[currency.unit] == currency.decimals, "\(currency.code)")
            #expect(currency.title.contains(currency.unit), "\(currency.code)")
        }
        #expect(Set(SandboxCurrency.all.map(\.unit)) == Set(decimals.keys))
    }

    @Test("Each extra field accepts its own example, and only what its rules allow")
    func extraFields() {
        for currency in SandboxCurrency.all {
            for field in SandboxExtraField.of(currency) {
                #expect(field.accepts(field.example), "\(currency.code) \(field.name)")
                #expect(!field.accepts(field.example + " "), "\(currency.code) \(field.name)")
                #expect(!field.accepts(""), "\(currency.code) \(field.name)")
            }
        }
    }
}
