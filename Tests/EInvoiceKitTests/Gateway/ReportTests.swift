import InvoiceCore
import Testing

@testable import EInvoiceKit

private func status(_ reply: String, id: String? = "6623237", tracking: String? = nil) async -> GatewayAnswer<
    StatusReport
> {
    await GatewayClient(account: .test, transport: OneAnswer(reply))
        .status(paymentID: id.map { PaymentID(recorded: $0) }, tracking: tracking)
}

@Suite struct StatusTests {
    @Test(arguments: [
        #"{"tracking": "0527-7AB2-0001", "payment_id": "6623237", "currency": "visamaster.uah", "created": "2017-03-14 20:36:09", "processed": "2017-03-14 21:14:05", "status": "PAYED", "amount": 5000.00, "fee": 100.00, "accrual_amount": 4900.00, "accrual_currency": "UAH", "is_recalc": false}"#,
        #"{"tracking": "0527-7AB2-0001", "payment_id": 6623237, "currency": "visamaster.uah", "created": "2017-03-14 20:36:09", "processed": "2017-03-14 21:14:05", "status": "PAYED", "amount": "5000.00", "fee": "100", "accrual_amount": "4900.0", "accrual_currency": "UAH", "is_recalc": "0", "error": null}"#,
    ])
    func `The document's example, and the same with every number as a string`(reply: String) async throws {
        var expected = StatusReport(status: GatewayStatus("PAYED"))
        expected.tracking = "0527-7AB2-0001"
        expected.paymentID = "6623237"
        expected.currency = "visamaster.uah"
        expected.created = "2017-03-14 20:36:09"
        expected.processed = "2017-03-14 21:14:05"
        expected.amount = try Amount("5000")
        expected.fee = try Amount("100")
        expected.accrualAmount = try Amount("4900")
        expected.accrualCurrency = "UAH"
        expected.isRecalculated = false
        guard case .success(let report) = await status(reply).result else {
            Issue.record("no report")
            return
        }
        #expect(report == expected)
    }

    @Test
    func `A failed payment is a report, its error the reason; a status nobody heard of is kept`() async {
        var expected = StatusReport(status: GatewayStatus("FAILED"))
        expected.reason = GatewayRejection(code: "5", message: "declined")
        #expect(await reports(#"{"status":"FAILED","error":{"code":5,"message":"declined"}}"#) == expected)
        expected.reason = GatewayRejection(code: nil, message: "declined")
        #expect(await reports(#"{"status":"FAILED","error":"declined"}"#) == expected)
        #expect(await reports(#"{"status":"ON_HOLD"}"#) == StatusReport(status: GatewayStatus("ON_HOLD")))
    }

    @Test func `what can't be read is kept as it came; an empty text says nothing`() async {
        var expected = StatusReport(status: GatewayStatus("PAYIN"))
        expected.unreadable = [.amount: "much", .fee: "-1", .isRecalculated: "maybe"]
        #expect(
            await reports(#"{"status":"PAYIN","amount":"much","fee":-1,"is_recalc":"maybe","created":""}"#) == expected)
        expected.unreadable = [
            .amount: "{…}", .currency: "[…]", .tracking: "true", .fee: "1e400", .accrualAmount: "15,00",
            .accrualCurrency: "{…}", .created: "false", .processed: "[…]",
        ]
        #expect(
            await reports(
                #"""
                {"status":"PAYIN","amount":{},"currency":[],"tracking":true,"fee":1e400,"accrual_amount":"15,00",
                "accrual_currency":{},"created":false,"processed":[1],"is_recalc":null}
                """#) == expected)
        expected.unreadable = [.amount: String(repeating: "9", count: 40) + "…"]
        #expect(await reports(#"{"status":"PAYIN","amount":\#(String(repeating: "9", count: 60))}"#) == expected)
    }

    private func reports(_ reply: String) async -> StatusReport? {
        if case .success(let report) = await status(reply).result { report } else { nil }
    }

    @Test
    func `An unknown payment is a rejection with its code`() async {
        guard
            case .failure(.rejected(let rejection)) = await status(
                #"{"error": {"code": 401, "message": "Payment not found"}}"#
            ).result
        else {
            Issue.record("not rejected")
            return
        }
        #expect(rejection == GatewayRejection(code: "401", message: "Payment not found"))
    }

    @Test(arguments: [
        (#"{"tracking":"0527-7AB2-0001"}"#, "HTTP 200: no status"), ("[]", "HTTP 200: no status"),
        (#"{"status":{}}"#, "HTTP 200: no status"),
        (#"{"status":"PAYED","payment_id":"1"}"#, "HTTP 200: payment_id 1, not 6623237"),
        (
            #"{"status":"PAYED","tracking":"0000-0000-0000"}"#,
            "HTTP 200: tracking 0000-0000-0000, not 0527-7ab2-0001"
        ),
    ])
    func `No status, or another invoice's, is no answer`(reply: String, detail: String) async {
        let answer = await status(reply, tracking: "0527-7ab2-0001")
        #expect(answer.unusableReason == UnknownReason(.badReply, detail: detail))
        #expect(
            await status(#"{"status":"PAYED","tracking":"0527-7AB2-0001"}"#, tracking: "0527-7ab2-0001").unusableReason
                == nil)
    }
}

@Suite struct StatementTests {
    private func statement(_ reply: String) async -> GatewayAnswer<[StatusReport]> {
        let day = LocalDateTime(Timestamp(milliseconds: 0), offset: 0)
        return await GatewayClient(account: .test, transport: OneAnswer(reply)).statement(from: day, to: day)
    }

    @Test(arguments: [
        (#"{"list":[{"status":"FAILED","error":{"code":5}},{"status":"PAYED"}]}"#, ["FAILED", "PAYED"]),
        (#"{"list":{"0":{"status":"FAILED"},"2":{"status":"PAYED"}}}"#, ["FAILED", "PAYED"]),
        (#"[{"status":"PAYED"}]"#, ["PAYED"]), (#"{"list":[]}"#, []), (#"{"list":{}}"#, []),
        (#"{"list":null}"#, []),
    ])
    func `Rows as the status endpoint gives them; an empty list however it is put`(reply: String, statuses: [String])
        async
    {
        guard case .success(let reports) = await statement(reply).result else {
            Issue.record("no statement")
            return
        }
        #expect(reports.map(\.status.text) == statuses)
    }

    @Test(arguments: [
        (#"{"list":[{"status":"PAYED"},{"tracking":"x"}]}"#, "HTTP 200: row 2 has no status"),
        (#"{"list":[{"status":"PAYED"},{"error":{"code":1}}]}"#, "HTTP 200: row 2 has no status"),
        (#"{"list":[7]}"#, "HTTP 200: row 1 has no status"), (#"{"list":{"a":1}}"#, "HTTP 200: list is no list"),
        (#"{"list":"none"}"#, "HTTP 200: list is no list"), ("{}", "HTTP 200: no list"), ("7", "HTTP 200: no list"),
    ])
    func `A statement with a row that can't be read is no statement`(reply: String, detail: String) async {
        #expect(await statement(reply).unusableReason == UnknownReason(.badReply, detail: detail))
    }

    @Test
    func `A refused statement is a rejection`() async {
        guard case .failure(.rejected) = await statement(#"{"error":{"code":403,"message":"no"}}"#).result else {
            Issue.record("not rejected")
            return
        }
    }
}

@Suite struct ProcessReplyTests {
    private func process(_ reply: String) async -> GatewayAnswer<PaymentStart> {
        await GatewayClient(account: .test, transport: OneAnswer(reply)).process(
            paymentID: PaymentID(recorded: "1234"))
    }

    @Test
    func `Link, form and status`() async {
        var expected = PaymentStart()
        expected.form = "<form …>"
        expected.link = "https://pay.test/1"
        expected.status = GatewayStatus("PAYIN")
        let reply =
            #"{"payment_id": "1234", "tracking": "229E-A48C-0001", "pay_form": "<form …>", "#
            + #""pay_link": "https:\/\/pay.test\/1", "status": "PAYIN", "h2h_allow": true}"#
        guard case .success(let value) = await process(reply).result else {
            Issue.record("no value")
            return
        }
        #expect(value == expected)
    }

    @Test
    func `A coin's address with its confirmations, as numbers or strings; empty members are none`() async {
        let expected = PaymentStart(address: "3Haaz", currentConfirmations: 1, neededConfirmations: 4)
        let reply =
            #"{"pay_link":"","pay_form":null,"#
            + #""crypto":{"address":"3Haaz","current_confirmations":"1","success_confirmations":4}}"#
        guard case .success(let value) = await process(reply).result else {
            Issue.record("no value")
            return
        }
        #expect(value == expected)
    }

    @Test
    func `Nothing known, or another invoice's, is no answer; an error is a rejection`() async {
        #expect(await process("{}").unusableReason?.code == .badReply)
        #expect(
            await process(#"{"payment_id":"1235","pay_link":"https://pay.test"}"#).unusableReason?.code == .badReply)
        guard case .failure(.rejected) = await process(#"{"status":"FAILED","error":{"code":1,"message":"no"}}"#).result
        else {
            Issue.record("not rejected")
            return
        }
    }
}

@Suite struct ExtraFieldListTests {
    private func list(_ reply: String) async -> GatewayAnswer<ExtraFieldReading> {
        await GatewayClient(account: .test, transport: OneAnswer(reply)).extraFields()
    }

    @Test
    func `What was not understood is there to be shown raw`() async {
        for (reply, rules, raw) in [
            (#"["phone"]"#, [ExtraFieldRule(name: "phone")], nil),
            (#"["phone",{}]"#, [ExtraFieldRule(name: "phone")], #"["phone",{}]"#), ("7", [], "7"),
        ] {
            let answer = await list(reply)
            guard case .success(let value) = answer.result else {
                Issue.record("no list")
                continue
            }
            #expect(value.rules == rules)
            #expect((value.isWhole ? nil : answer.exchange?.reply) == raw)
        }
    }

    @Test
    func `What is not JSON is no answer, but kept; an error is a rejection`() async {
        let answer = await list("<html>")
        #expect(answer.unusableReason?.code == .badReply)
        #expect(answer.exchange?.reply == "<html>")
        guard case .failure(.rejected) = await list(#"{"error":{"code":403,"message":"no"}}"#).result else {
            Issue.record("not rejected")
            return
        }
    }
}
