import InvoiceCore
import JSON
import Testing

@testable import EInvoiceKit

private func request(_ edit: (inout InvoiceDraft) -> Void) throws -> InvoiceRequest {
    var draft = InvoiceDraft()
    draft.currency = "visamaster.uah"
    draft.amount = "100.5"
    draft.paymentID = "123"
    edit(&draft)
    return try draft.checked().get()
}

@Suite struct CreateBodyTests {
    @Test
    func `Only what is needed: members in order, no blanks, nothing empty`() throws {
        let text = CreateBody.text(for: try request { _ in })
        #expect(text == #"{"amount":100.50,"currency":"visamaster.uah","payment_id":123}"#)
    }

    @Test
    func `Every member, slashes and non-ASCII as they are`() throws {
        let whole = try request { draft in
            draft.currency = "orange_money-ci.xof"
            draft.amount = "1500"
            draft.paymentID = "A-7/é"
            draft[.account] = "client \"42\""
            draft[.description] = "Оплата № 5 \\ été 😀"
            draft[.sender] = "2250700000000"
            draft[.successURL] = "https://test.ua/success/123?a=1&b=<2>"
            draft[.failURL] = "https://test.ua/fail/123"
            draft[.statusURL] = "https://test.ua"
            draft.extraFields = [.init(name: "phone", value: "+225 07"), .init(name: "Name", value: "Ÿ")]
        }
        let expected =
            #"{"account":"client \"42\"","amount":1500,"currency":"orange_money-ci.xof","#
            + #""description":"Оплата № 5 \\ été 😀","extra_fields":{"Name":"Ÿ","phone":"+225 07"},"#
            + #""fail_url":"https://test.ua/fail/123","payment_id":"A-7/é","sender":"2250700000000","#
            + #""status_url":"https://test.ua","success_url":"https://test.ua/success/123?a=1&b=<2>"}"#
        #expect(CreateBody.text(for: whole) == expected)
        #expect(CreateBody.bytes(for: whole, stored: CreateBody.storableText(for: whole)).array == Array(expected.utf8))
        #expect(CreateBody.storableText(for: whole) == expected)
    }

    @Test(arguments: [
        ("visamaster.uah", "100", "100.00"), ("visamaster.uah", "0.07", "0.07"),
        ("visamaster.uah", "12345678901234567890.1", "12345678901234567890.10"),
        ("orange_money-ci.xof", "1500", "1500"), ("bitcoin", "0.00000001", "0.00000001"),
        ("bitcoin", "1.50000000", "1.5"), ("ethereum", "2", "2"),
        ("ethereum", "12345678901234567890.123456789012345678", "12345678901234567890.123456789012345678"),
    ])
    func `An amount is a number with a dot, and with the unit's cents if it has any`(
        currency: String, typed: String, written: String
    ) throws {
        let text = CreateBody.text(
            for: try request { draft in
                draft.currency = currency
                draft.amount = typed
            })
        #expect(text == #"{"amount":\#(written),"currency":"\#(currency)","payment_id":123}"#)
    }

    @Test(arguments: [
        ("1", "1"), ("9007199254740991", "9007199254740991"), ("9007199254740992", #""9007199254740992""#),
        ("007", #""007""#), ("-1", #""-1""#), ("1.0", #""1.0""#), ("1e3", #""1e3""#), ("٣", #""٣""#),
    ])
    func `A payment id is a number only where every reader keeps it exact`(typed: String, written: String) throws {
        let text = CreateBody.text(for: try request { $0.paymentID = typed })
        #expect(text == #"{"amount":100.50,"currency":"visamaster.uah","payment_id":\#(written)}"#)
    }

    @Test
    func `What must be escaped is escaped, and nothing else`() {
        #expect(
            JSONValue.string("\"\\/\n\r\t\u{0}\u{1b}\u{7f}\u{9b}\u{202e}é😀").encoded()
                == "\"\\\"\\\\/\\n\\r\\t\\u0000\\u001b\u{7f}\u{9b}\u{202e}é😀\"")
    }
}

@Suite struct CreateBodyRestoringTests {
    private func paid(_ edit: (inout InvoiceDraft) -> Void = { _ in }) throws -> InvoiceRequest {
        try request { draft in
            draft[.sender] = "4444111144441111"
            draft[.description] = #"a ,"sender":"444411••••••1111" b"#
            draft.extraFields = [.init(name: "sender", value: "444411••••••1111")]
            draft[.statusURL] = "https://test.ua"
            edit(&draft)
        }
    }

    @Test
    func `What is stored lacks a card number's middle digits`() throws {
        let text = CreateBody.storableText(for: try paid { $0[.description] = "" })
        #expect(
            text == #"{"amount":100.50,"currency":"visamaster.uah","extra_fields":{"sender":"444411••••••1111"},"#
                + #""payment_id":123,"sender":"444411••••••1111","status_url":"https://test.ua"}"#)
    }

    @Test
    func `The number typed again gives the very bytes that were sent, whatever looks like the sender elsewhere`() throws
    {
        let sent = try paid()
        let card = try #require(CardNumber("4444111144441111"))
        #expect(CreateBody.restoring(card, in: CreateBody.storableText(for: sent)) == CreateBody.text(for: sent))
        #expect(
            CreateBody.bytes(for: sent, stored: CreateBody.storableText(for: sent)).array
                == Array(CreateBody.text(for: sent).utf8))
    }

    @Test(arguments: [
        #"{"amount":1,"sender":"444411••••••1112"}"#, #"{"amount":1}"#,
        #"{"amount":1,"sender":"4444111144441111"}"#,
        #"{"amount":1,"extra_fields":{"sender":"444411••••••1111"}}"#, #"{"sender":"444411••••••1111""#, "",
    ])
    func `Another card, no sender, a sender that was never masked, or no JSON gives nothing`(stored: String) throws {
        let card = try #require(CardNumber("4444111144441111"))
        #expect(CreateBody.restoring(card, in: stored) == nil)
    }
}
