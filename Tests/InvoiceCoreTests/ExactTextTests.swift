import InvoiceCore
import Testing

@Suite struct ExactTextTests {
    @Test func `limits count scalars, not what they pile up to`() {
        let pile = "a" + String(repeating: "\u{301}", count: 5000)
        #expect(throws: PaymentIDProblem.tooLong(limit: 64)) { try PaymentID(pile) }
        var draft = InvoiceDraft()
        draft[.account] = pile
        draft[.description] = pile
        draft.extraFields = [ExtraField(name: "a", value: pile), ExtraField(name: pile, value: "1")]
        let tooLong = draft.issues().map(\.field)
        #expect(tooLong.contains(.text(.account)) && tooLong.contains(.text(.description)))
        #expect(tooLong.contains(.extra(0)) && tooLong.contains(.extra(1)))
    }

    @Test func `an extra field's name and choice are those of the same bytes`() {
        var rule = ExtraFieldRule(name: "caf\u{e9}", isRequired: true)
        var draft = InvoiceDraft()
        draft.extraFields = [ExtraField(name: "cafe\u{301}", value: "1")]
        #expect(draft.issues(rules: [rule]).map(\.field).contains(.missingExtra(rule.name)))
        rule.choices = ["\u{e9}"]
        #expect(rule.problem(with: "e\u{301}") != nil)
        #expect(rule.problem(with: "\u{e9}") == nil)
    }

    @Test func `a pattern is matched by scalars, and its digits are 0 to 9`() {
        let digits = ExtraFieldRule(name: "a", pattern: #"^\d{3}$"#)
        #expect(digits.problem(with: "123") == nil)
        #expect(digits.problem(with: "١٢٣") != nil)
        #expect(digits.problem(with: "12３") != nil)
        #expect(ExtraFieldRule(name: "a", pattern: "^.{3}$").problem(with: "ae\u{301}") == nil)
        // Two readers would understand it in two ways.
        #expect(ExtraFieldRule(name: "a", pattern: "^e\u{301}$").problem(with: "x") == nil)
    }

    @Test func `a mark joins neither the quotation mark nor the blank of a search`() throws {
        func words(_ text: String) throws -> [[Unicode.Scalar]] {
            try InvoiceQuery(text, now: Timestamp(milliseconds: 0), offset: 0).words.map {
                Array(($0.exact ?? $0.plain).unicodeScalars)
            }
        }
        #expect(try words("\"\u{301}top up\"") == [Array("\u{301}top up".unicodeScalars)])
        #expect(try words("\"status:\"\u{301}x") == [Array("status:\u{301}x".unicodeScalars)])
        #expect(try words("a \u{301}b") == [["a"], ["\u{301}", "b"]])
        #expect(throws: InvoiceQueryProblem.badTime("2\u{301}d")) { try words("since:2\u{301}d") }
    }

    @Test(arguments: [
        ("https://user:pw@\u{301}host.example/", WebAddressProblem.credentials),
        ("https://host.example/\u{301}@x", nil), ("https://\u{301}host.example/", .noHost),
        ("https://host.example:1\u{301}/", .noHost), ("https://e\u{301}te.example:99/a?\u{301}b@c", nil),
    ])
    func `a mark hides no sign of a web address`(text: String, problem: WebAddressProblem?) {
        #expect(WebAddress.problem(in: text) == problem)
    }
}
