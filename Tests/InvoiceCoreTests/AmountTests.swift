import InvoiceCore
import Testing

@Suite struct AmountTests {
    @Test(arguments: [
        ("", AmountProblem.empty), ("0", .zero), ("0.00", .zero), ("-1", .negative), ("1e3", .exponent),
        ("1,5", .comma),
        ("1 000", .grouping), ("1\u{a0}000", .grouping), ("abc", .notANumber), (".5", .notANumber), ("5.", .notANumber),
        ("1.2.3", .notANumber), ("+1", .notANumber), ("٣", .notANumber), ("0x10", .notANumber),
        ("100.505", .tooManyDecimals(allowed: 2, typed: 3)), ("1.000", .tooManyDecimals(allowed: 2, typed: 3)),
        ("999999999999999999999999999999999999999999", .tooLarge),
    ])
    func `says what is wrong`(text: String, problem: AmountProblem) {
        #expect(throws: problem) { try Amount(text, decimals: 2) }
    }

    @Test func `keeps eighteen decimals of ether`() throws {
        let text = "12345678901234567890.123456789012345678"
        #expect(try Amount(text, decimals: 18).description == text)
        #expect(throws: AmountProblem.tooManyDecimals(allowed: 18, typed: 19)) {
            try Amount("0.1234567890123456789", decimals: 18)
        }
    }

    @Test func `equal values are equal however typed`() throws {
        #expect(try Amount("100.50") == Amount("100.5"))
        #expect(try Amount("0100") == Amount("100"))
        #expect(try Amount("100").hashValue == Amount("100.000").hashValue)
    }

    @Test func `compares across scales without overflow`() throws {
        let large = try Amount("99999999999999999999999999999999999999")
        let small = try Amount("0.0000000000000000000000000000000000001")
        #expect(small < large)
        #expect(!(large < small))
        #expect(try Amount("1.5") < Amount("1.50001"))
    }

    @Test func `adds exactly and refuses to overflow`() throws {
        #expect(try Amount("0.1").adding(Amount("0.2")) == Amount("0.3"))
        let large = try Amount("99999999999999999999999999999999999999")
        #expect(try large.adding(Amount("0.1")) == nil)
    }

    @Test func `is grouped for reading`() throws {
        let english = NumberStyle(group: " ", point: ".")
        #expect(try Amount("1000").grouped(minimumDecimals: 2, in: english) == "1 000.00")
        #expect(try Amount("1234567.5").grouped(minimumDecimals: 2, in: english) == "1 234 567.50")
        #expect(try Amount("0.0015").grouped(minimumDecimals: 8, in: english) == "0.00150000")
        #expect(try Amount("15000").grouped(minimumDecimals: 0, in: english) == "15 000")
        let french = NumberStyle(group: "\u{202F}", point: ",")
        #expect(try Amount("1234567.5").grouped(minimumDecimals: 2, in: french) == "1\u{202F}234\u{202F}567,50")
        #expect(try Amount("15000").grouped(minimumDecimals: 0, in: french) == "15\u{202F}000")
    }
}
