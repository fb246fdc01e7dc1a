import InvoiceCore
import Testing

@testable import Gateway

/// A reply that contradicts itself, or is about another payment, is no answer.
@Suite struct ContradictionTests {
    private func create(_ reply: String) async -> UnknownReason? {
        await GatewayClient(account: .test, transport: ScriptedTransport(reply))
            .create(body: #"{"amount":1.00,"currency":"visamaster.uah","payment_id":26}"#).unusableReason
    }

    private func status(_ reply: String, tracking: String? = nil) async -> UnknownReason? {
        await GatewayClient(account: .test, transport: ScriptedTransport(reply))
            .status(paymentID: PaymentID(recorded: "26"), tracking: tracking).unusableReason
    }

    @Test(arguments: [
        #"{"tracking":"79DF-60B0-17F6","tracking":"79DF-60B0-0000"}"#,
        #"{"tracking":"79DF-60B0-17F6","payment_id":26,"payment_id":27}"#,
        #"{"tracking":"79DF-60B0-17F6","payment_id":27,"payment_id":26}"#,
        #"{"error":{"code":7,"message":"no"},"error":null,"tracking":"79DF-60B0-17F6"}"#,
        #"{"tracking":"79DF-60B0-17F6","error":["Bad currency"]}"#,
        #"{"tracking":"79DF-60B0-17F6","error":"no"}"#, #"{"tracking":"79DF-60B0-17F6","error":5}"#,
        #"{"tracking":"79DF-60B0-17F6","error":{"code":0,"message":""}}"#,
    ])
    func `a create reply that says two things says nothing`(reply: String) async {
        #expect(await create(reply)?.code == .badReply)
    }

    @Test(arguments: [
        #"{"error":{"code":0,"message":"Transaction already exists","payment_id":27}}"#,
        #"{"error":{"code":0,"message":"Transaction already exists"},"payment_id":"27"}"#,
        #"{"error":{"code":7,"message":"no","tracking":"79DF-60B0-17F6"}}"#,
        #"{"error":{}}"#, #"{"error":true}"#, #"{"error":{"code":null,"message":null}}"#,
        #"{"error":{"code":0,"message":""}}"#, #"{"error":null}"#, #"{"error":""}"#, #"{"error":0}"#,
        #"{"error":0.0}"#, #"{"error":[]}"#, #"{"tracking":""}"#, #"{"tracking":null}"#,
    ])
    func `an error about another payment, or without a word, is no rejection`(reply: String) async {
        #expect(await create(reply)?.code == .badReply)
    }

    @Test(arguments: [
        #"{"status":"PAYIN","tracking":"79DF-60B0-17F6","tracking":"79DF-60B0-0000"}"#,
        #"{"status":"PAYIN","status":"FINISHED","tracking":"79DF-60B0-17F6"}"#,
        #"{"status":"FINISHED","tracking":"79DF-60B0-17F6","error":{"code":5,"message":"declined"}}"#,
        #"{"error":{"code":401,"message":"Payment not found","payment_id":"27"}}"#,
        #"{"error":{"code":401,"message":"Payment not found"},"payment_id":"27"}"#,
    ])
    func `a status that says two things, or of another payment, says nothing`(reply: String) async {
        #expect(await status(reply)?.code == .badReply)
    }

    @Test func `an error that names another tracking number is of another payment`() async {
        let reply = #"{"error":{"code":401,"message":"Payment not found","tracking":"79DF-60B0-0000"}}"#
        #expect(await status(reply, tracking: "79DF-60B0-17F6")?.code == .badReply)
    }

    @Test func `the same said twice is said once`() async {
        #expect(await create(#"{"tracking":"79DF-60B0-17F6","tracking":"79DF-60B0-17F6"}"#) == nil)
        #expect(await status(#"{"status":"FAILED","error":{"code":5,"message":"declined"}}"#) == nil)
    }

    @Test func `a statement's row with two tracking numbers makes all of it useless`() async {
        let reply = #"{"list":[{"status":"PAYED","tracking":"79DF-60B0-17F6","tracking":"79DF-60B0-0000"}]}"#
        let day = CivilTime(Timestamp(milliseconds: 0), offset: 0)
        let answer = await GatewayClient(account: .test, transport: ScriptedTransport(reply)).statement(
            from: day, to: day)
        #expect(answer.unusableReason?.code == .badReply)
    }
}
