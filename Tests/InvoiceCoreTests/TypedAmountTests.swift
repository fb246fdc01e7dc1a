import InvoiceCore
import Testing

/// Amounts as people write and paste them.
@Suite struct TypedAmountTests {
    @Test(arguments: [
        ("100.50", "100.50"), (" 100 ", "100"), ("1 234,50", "1234.50"), ("1 234.50", "1234.50"),
        ("1.234,50", "1234.50"),
        ("1,234.50", "1234.50"), ("1\u{202f}234,50", "1234.50"), ("1\u{a0}234\u{a0}567", "1234567"),
        ("1’234.50", "1234.50"),
        ("1,50", "1.50"), ("0,500", "0.500"), ("1234,500", "1234.500"), ("1,234,567", "1234567"),
        ("1.234.567", "1234567"),
        ("1.234.567,8", "1234567.8"), ("1 234,500", "1234.500"), ("1.500", "1.500"),
    ])
    func `means one thing`(written: String, plain: String) throws {
        #expect(try Amount.plainText(of: written) == plain)
    }

    @Test(arguments: ["1,500", "12,345", "999,000", " 1,500\n"])
    func `is refused where a comma may mean two things`(written: String) throws {
        do throws(AmountProblem) {
            Issue.record("\(try Amount.plainText(of: written))")
        } catch {
            guard case .ambiguous(let grouped, let decimal) = error else { throw error }
            #expect(
                try Amount(grouped)
                    == Amount(coefficient: Amount(decimal).coefficient * 1000, scale: Amount(decimal).scale))
        }
    }

    @Test(arguments: [("1,500", "1.500"), ("12,345", "12.345"), ("1,234,567", "1234567"), ("1.500", "1.500")])
    func `where the comma stands before decimals, it does`(written: String, plain: String) throws {
        #expect(try Amount.plainText(of: written, point: ",") == plain)
    }

    @Test func `a comma and a dot in one text are told apart from a comma`() {
        #expect(throws: AmountProblem.commaAndDot) { try Amount("1.2,3") }
        #expect(throws: AmountProblem.commaAndDot) { try Amount("1,234.50") }
        #expect(throws: AmountProblem.comma) { try Amount("1,2") }
    }

    @Test(arguments: [
        ("1 23", AmountProblem.grouping), ("12 34 567", .grouping), ("1 234 56", .grouping), ("1 234'567", .grouping),
        ("1.2.3", .notANumber), ("1,2,3", .comma), (",5", .comma), ("5,", .comma), ("abc", .notANumber), ("", .empty),
        ("-1,5", .negative), ("1,5 UAH", .comma), ("٣", .notANumber), ("1234 567", .grouping),
    ])
    func `is refused where it means nothing`(written: String, problem: AmountProblem) {
        #expect(throws: problem) { try Amount.plainText(of: written) }
    }

    @Test func `a draft says why its comma can't be read`() {
        var draft = InvoiceDraft()
        (draft.currency, draft.amount, draft.paymentID) = ("visamaster.uah", "1,500", "1")
        #expect(
            draft.issues().map(\.problem) == [.amount(.ambiguous(grouped: "1500", decimal: "1.500"), unit: "UAH")])
        draft.amount = "1,5"
        #expect(draft.issues().map(\.problem) == [.amount(.comma, unit: "UAH")])
    }
}
