import InvoiceCore
import Testing

@Suite struct InvoiceDraftTests {
    private static func valid() -> InvoiceDraft {
        var draft = InvoiceDraft()
        draft.currency = "visamaster.uah"
        draft.amount = "100.50"
        draft.paymentID = "inv-1"
        return draft
    }

    private func problems(_ change: (inout InvoiceDraft) -> Void, rules: [ExtraFieldRule] = []) -> [ValidationIssue] {
        var draft = Self.valid()
        change(&draft)
        return draft.issues(rules: rules)
    }

    @Test func `a complete draft becomes a request without empty members`() throws {
        let request = try Self.valid().checked().get()
        #expect(request.method.code == "visamaster.uah")
        #expect(request.amount.description == "100.5")
        #expect(request.storedTexts[.description] == nil)
        #expect(request.sender == nil)
        #expect(request.extraFields.isEmpty)
    }

    @Test func `every problem is named at once in the form's order`() {
        let issues = problems {
            $0.currency = "visamaster.uha"
            $0.amount = "1e3"
            $0.paymentID = "a b"
            $0[.sender] = "4444 1111 4444 1111"
            $0[.failURL] = "shop.example/fail"
            $0.extraFields = [ExtraField(name: "", value: "x")]
        }
        #expect(issues.map(\.field) == [.currency, .amount, .paymentID, .text(.sender), .text(.failURL), .extra(0)])
    }

    @Test(arguments: ["4444 1111 4444 1111", "4444-1111-4444-1111", "+380 50 123 45 67", "1,2"])
    func `sender takes no separators`(sender: String) {
        #expect(problems { $0[.sender] = sender } == [ValidationIssue(.text(.sender), .senderHasSeparators)])
    }

    @Test(arguments: ["4444111144441111", "+380501234567", "oksana.p@upi", "3Haaz1kR", "1234567890123"])
    func `sender may be a card a phone or a wallet`(sender: String) {
        #expect(problems { $0[.sender] = sender } == [])
    }

    @Test func `a masked card must be typed again`() {
        for card in ["4444111144441111", "4444 1111 4444 1111", "378282246310005"] {
            #expect(problems { $0.amount = card } == [ValidationIssue(.amount, .amountIsCard)])
        }
        var draft = InvoiceDraft()
        draft.amount = "4444 1111 4444 1111"
        #expect(draft.storable.amount == "444411••••••1111")
        #expect(problems { $0.amount = "4444111144441111.00" } == [])
        #expect(problems { $0[.sender] = "444411••••••1111" } == [ValidationIssue(.text(.sender), .senderMasked)])
    }

    @Test(arguments: ["first\nsecond", "bell\u{7}", "\u{202e}txt", "a\u{200b}b", "\u{9b}31m"])
    func `hidden characters are refused by name`(text: String) {
        #expect(problems { $0[.description] = text }.count == 1)
        #expect(problems { $0[.account] = text }.count == 1)
        #expect(problems { $0.extraFields = [ExtraField(name: "note", value: text)] }.count == 1)
    }

    @Test func `too long texts are refused`() {
        #expect(
            problems { $0[.description] = String(repeating: "я", count: 1001) } == [
                ValidationIssue(.text(.description), .tooLong(limit: 1000))
            ])
        #expect(problems { $0[.description] = String(repeating: "я", count: 1000) } == [])
    }

    @Test func `required pattern and choices of the gateway are held`() {
        let rules = [
            ExtraFieldRule(
                name: "phone", currencies: ["visamaster.uah"], isRequired: true, pattern: #"^\+?[0-9]{9,15}$"#),
            ExtraFieldRule(name: "kind", choices: ["a", "b"]),
            ExtraFieldRule(name: "elsewhere", currencies: ["bitcoin"], isRequired: true),
        ]
        #expect(problems({ _ in }, rules: rules).map(\.field) == [.missingExtra("phone")])
        let wrong = problems(
            { $0.extraFields = [ExtraField(name: "phone", value: "12"), ExtraField(name: "kind", value: "c")] },
            rules: rules)
        #expect(wrong.map(\.field) == [.extra(0), .extra(1)])
        let right = problems(
            {
                $0.extraFields = [
                    ExtraField(name: "phone", value: "+22501020304"), ExtraField(name: "free", value: "x"),
                ]
            },
            rules: rules)
        #expect(right == [])
    }

    @Test(arguments: [#"(a+)+$"#, #"(a|a)*$"#, #"(\w+)\1"#, "[", #"(?=x)y"#, String(repeating: "a?", count: 200)])
    func `a pattern that is broken or dangerous decides nothing`(pattern: String) {
        let rule = ExtraFieldRule(name: "x", pattern: pattern)
        #expect(rule.problem(with: String(repeating: "a", count: 60) + "!") == nil)
    }

    @Test func `php delimiters are understood`() {
        let rule = ExtraFieldRule(name: "x", pattern: "/^[0-9]{4}$/u")
        #expect(rule.problem(with: "1234") == nil)
        #expect(rule.problem(with: "12") != nil)
    }

    @Test func `names of extra fields are unique`() {
        let twice = [ExtraField(name: "a", value: "1"), ExtraField(name: "a", value: "2")]
        #expect(problems { $0.extraFields = twice }.map(\.field) == [.extra(1)])
    }

    @Test func `the storable draft never holds a card number`() {
        for typed in ["4444111144441111", "4444 1111 4444 1111", "4444-1111-4444-1112", "444411114444111"] {
            var draft = Self.valid()
            draft[.sender] = typed
            let digits = draft.storable[.sender].filter(\.isNumber)
            #expect(digits.count == 10, "\(typed)")
        }
        var phone = Self.valid()
        phone[.sender] = "+380501234567"
        #expect(phone.storable[.sender] == "+380501234567")
    }
}

@Suite struct WebAddressTests {
    @Test(arguments: [
        "https://shop.example/ok?a=1#b", "http://127.0.0.1:8080/x", "https://acquiring_api.example/a",
        "https://[::1]:99/",
        "https://магазин.укр/ok", "HTTPS://SHOP.EXAMPLE",
    ])
    func `accepts absolute web addresses`(text: String) { #expect(WebAddress.problem(in: text) == nil) }

    @Test(arguments: [
        ("shop.example/ok", WebAddressProblem.noScheme), ("//shop.example", .noScheme),
        ("ftp://x.example", .otherScheme("ftp")),
        ("javascript:alert(1)", .noScheme), ("https://", .noHost), ("https://:80/", .noHost),
        ("https://a..b/", .noHost),
        ("https://user:pw@shop.example/", .credentials), ("https://shop.example/a b", .unusable(" ")),
        ("https://shop.example:99999/", .noHost), ("https://a/\u{202e}", .unusable("\u{202e}")),
    ])
    func `names the problem`(text: String, problem: WebAddressProblem) {
        #expect(WebAddress.problem(in: text) == problem)
    }

    @Test func `loopback is this machine only`() {
        for text in ["http://localhost:1/", "http://127.9.9.9", "http://[::1]:80/"] {
            #expect(WebAddress.isLoopback(text))
        }
        for text in ["http://127.0.0.1.evil.example/", "http://localhost.evil.example", "http://10.0.0.1"] {
            #expect(!WebAddress.isLoopback(text))
        }
    }
}

@Suite struct CardNumberTests {
    @Test func `is thirteen to nineteen digits that pass the luhn check`() {
        for text in ["4444111144441111", "4111111111111111", "378282246310005", "4222222222222", "6304000000000000000"]
        {
            #expect(CardNumber(text) != nil, "\(text)")
        }
        for text in [
            "4444111144441112", "411111111111", "41111111111111111111", "4444 1111 4444 1111", "٤٤٤٤١١١١٤٤٤٤١١١١", "",
        ] {
            #expect(CardNumber(text) == nil, "\(text)")
        }
    }

    @Test func `only six and four digits are ever shown`() throws {
        let card = try #require(CardNumber("4444111144441111"))
        #expect(card.masked == "444411••••••1111")
        #expect(CardNumber.isMasked(card.masked))
        #expect(!CardNumber.isMasked("4444111144441111"))
        #expect(Sender("4444111144441111").storedText == card.masked)
        #expect(Sender("4444111144441111").wireText == "4444111144441111")
        #expect(Sender("79001234567").storedText == "79001234567")
        var dumped = ""
        dump(Sender("4444111144441111"), to: &dumped)
        #expect(!"\(Sender("4444111144441111")) \(card) \(dumped)".contains("44441111"))
    }
}

@Suite struct PaymentIDTests {
    @Test func `only canonical safe integers go as numbers`() {
        for text in ["0", "26", "1763821900123456", "9007199254740991"] {
            #expect(PaymentID(recorded: text).isExactNumber)
        }
        for text in ["007", "9007199254740992", "-1", "inv-1", "1.0", "+1", "99999999999999999999"] {
            #expect(!PaymentID(recorded: text).isExactNumber, "\(text)")
        }
    }

    @Test func `proposals grow even when the clock stands or goes back`() {
        let first = PaymentID.proposal(microseconds: 1_795_350_720_000_000, last: nil)
        #expect(first.text == "1795350720000000")
        #expect(
            PaymentID.proposal(microseconds: 1_795_350_720_000_000, last: 1_795_350_720_000_000).text
                == "1795350720000001")
        #expect(PaymentID.proposal(microseconds: 5, last: 1_795_350_720_000_000).text == "1795350720000001")
        #expect(first.isExactNumber)
    }

    @Test func `payment ids are the same where their bytes are`() {
        let composed = PaymentID(recorded: "caf\u{e9}")
        let decomposed = PaymentID(recorded: "cafe\u{301}")
        #expect(composed != decomposed)
        #expect(Set([composed, decomposed, composed]).count == 2)
    }

    @Test func `refuses blanks and invisible characters`() {
        #expect(throws: PaymentIDProblem.empty) { try PaymentID("") }
        #expect(throws: PaymentIDProblem.unusable(" ")) { try PaymentID("a b") }
        #expect(throws: PaymentIDProblem.unusable("\u{200b}")) { try PaymentID("a\u{200b}") }
        #expect(throws: PaymentIDProblem.tooLong(limit: 64)) { try PaymentID(String(repeating: "a", count: 65)) }
        #expect(throws: Never.self) { try PaymentID("счёт-12/№5") }
    }
}
