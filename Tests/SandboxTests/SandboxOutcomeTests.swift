import EInvoiceKit
import InvoiceCore
import JSON
import LoopbackServer
import Testing

@testable import Sandbox

@Suite("Amounts with a meaning", .timeLimit(.minutes(10)))
struct SandboxOutcomeTests {
    private let configuration = SandboxConfiguration(clientID: "1042", secret: SandboxBench.secret)

    private func create(_ amount: Int, _ state: inout SandboxState, id: Int = 1) -> SandboxAnswer {
        let body = #"{"payment_id":\#(id),"currency":"tron","amount":\#(amount)}"#
        return answer("einvoice/create", body, &state)
    }

    private func answer(
        _ endpoint: String, _ body: String, _ state: inout SandboxState, at time: Timestamp = Timestamp(milliseconds: 0)
    ) -> SandboxAnswer {
        SandboxRules(configuration: configuration, baseURL: "http://127.0.0.1:1")
            .answer(SandboxBench.request(endpoint, body), &state, now: time)
    }

    private func response(_ answer: SandboxAnswer) throws -> SeenReply {
        guard case .response(let response) = answer.reply else { throw NoReply() }
        return SeenReply(status: response.status, headers: response.headers, body: response.body)
    }

    @Test(arguments: [
        SandboxOutcome.serverError, .neverAnswers, .dropsAfterCreating, .wrongSignature, .halfReply,
        .missingSignature, .redirect, .largeReply, .slow,
    ])
    func `Some spoil the answer after creating`(outcome: SandboxOutcome) throws {
        var state = SandboxState()
        let answer = create(outcome.amount, &state)
        #expect(state.invoice(paymentKey: "1") != nil)
        let again = create(outcome.amount, &state)
        #expect(try response(again).error == "0 Transaction already exists")
        switch outcome {
        case .neverAnswers: #expect(answer.reply == .hang)
        case .dropsAfterCreating: #expect(answer.reply == .closeConnection)
        case .halfReply:
            guard case .partial(let bytes) = answer.reply else { throw NoReply() }
            let text = String(decoding: bytes, as: UTF8.self)
            #expect(text.hasPrefix("HTTP/1.1 200 OK\r\n"))
            #expect(text.contains("{\"tracking\":"))
            #expect(!text.hasSuffix("}"))
        case .serverError:
            let reply = try response(answer)
            #expect(reply.status == 500)
            #expect(reply.header("Content-Type") == "text/html")
        case .redirect:
            let reply = try response(answer)
            #expect(reply.status == 302)
            #expect(reply.header("Location") == "http://127.0.0.1:1/elsewhere")
        case .wrongSignature:
            let reply = try response(answer)
            #expect(reply.header("DPAY_SECURE")?.count == 24)
            #expect(reply.header("DPAY_SECURE") != Signature.text(of: reply.body, secret: Secret(SandboxBench.secret)))
        case .missingSignature:
            #expect(try response(answer).header("DPAY_SECURE") == nil)
        case .largeReply:
            let reply = try response(answer)
            #expect(reply.body.count > 2 << 20)
            _ = try reply.signedJSON()
        default:
            #expect(answer.delay == .seconds(5))
            _ = try response(answer).signedJSON()
        }
    }

    @Test(arguments: [SandboxOutcome.declined, .hostileText])
    func `Some decline, and nothing is created`(outcome: SandboxOutcome) throws {
        var state = SandboxState()
        let reply = try response(create(outcome.amount, &state))
        _ = try reply.signedJSON()
        #expect(reply.error != nil)
        #expect(state.invoices.isEmpty)
        let isHostile = reply.error?.unicodeScalars.contains("\u{9b}") == true
        #expect(isHostile == (outcome == .hostileText))
    }

    @Test
    func `Hostile text comes with an escape, a one-character introducer and a turn of direction`() throws {
        var state = SandboxState()
        let reply = try response(create(3009, &state))
        let message = try #require(try reply.signedJSON()["error"]?["message"]?.string)
        for scalar in ["\u{1b}", "\u{9b}", "\u{202e}"] as [Unicode.Scalar] {
            #expect(message.unicodeScalars.contains(scalar))
        }
        #expect(reply.text.contains("\u{9b}"))
    }

    @Test
    func `One drops the connection without creating, once for a payment id`() throws {
        var state = SandboxState()
        #expect(create(3007, &state).reply == .closeConnection)
        #expect(state.invoices.isEmpty)
        #expect(try response(create(3007, &state)).error == nil)
        #expect(state.invoices.count == 1)
        #expect(create(3007, &state, id: 2).reply == .closeConnection)
        for id in ["\u{e9}", "e\u{301}"] {
            let body = #"{"payment_id":"\#(id)","currency":"tron","amount":3007}"#
            #expect(answer("einvoice/create", body, &state).reply == .closeConnection)
        }
    }

    @Test(arguments: [
        (1000, "FINISHED"), (2000, "FAILED"), (3010, "PAYED_RECALC"), (3011, "CANCELED"), (3012, "ON_REVIEW"),
    ])
    func `Some come to a status by themselves once processed, when their time is there and not before`(
        amount: Int, status: String
    ) throws {
        var state = SandboxState()
        _ = create(amount, &state)
        let ask = #"{"payment_id":1}"#
        let early = answer("einvoice/status", ask, &state, at: Timestamp(milliseconds: 100_000))
        #expect(try response(early).signedJSON()["status"] == .string("CREATED"))
        let started = answer("einvoice/process", ask, &state, at: Timestamp(milliseconds: 200_000))
        #expect(started.startsSettling)
        let before = answer("einvoice/status", ask, &state, at: Timestamp(milliseconds: 200_999))
        #expect(try response(before).signedJSON()["status"] == .string("PAYIN"))
        #expect(before.finished.isEmpty)
        let after = answer("einvoice/status", ask, &state, at: Timestamp(milliseconds: 201_000))
        let reply = try response(after).signedJSON()
        #expect(reply["status"] == .string(status))
        #expect(after.finished.count == (status == "ON_REVIEW" ? 0 : 1))
        #expect((reply["error"] != nil) == (status == "FAILED"))
        #expect((reply["is_recalc"] == .bool(true)) == (status == "PAYED_RECALC"))
        let later = answer("einvoice/status", ask, &state, at: Timestamp(milliseconds: 900_000))
        #expect(later.finished.isEmpty)
    }

    @Test
    func `A recalculated payment was a tenth less, and fee and credited sum go by what was paid`() throws {
        var state = SandboxState()
        _ = create(3010, &state)
        _ = answer("einvoice/process", #"{"payment_id":1}"#, &state)
        let later = answer("einvoice/status", #"{"payment_id":1}"#, &state, at: Timestamp(milliseconds: 5000))
        let reply = try response(later).signedJSON()
        #expect(reply["amount"] == .number("2709.000000"))
        #expect(reply["fee"] == .number("54.180000"))
        #expect(reply["accrual_amount"] == .number("2654.820000"))
    }

    @Test
    func `Any other amount waits in PAYIN until it is paid`() throws {
        var state = SandboxState()
        _ = create(999, &state)
        #expect(!answer("einvoice/process", #"{"payment_id":1}"#, &state).startsSettling)
        let later = answer("einvoice/status", #"{"payment_id":1}"#, &state, at: Timestamp(milliseconds: 9_000_000))
        #expect(try response(later).signedJSON()["status"] == .string("PAYIN"))
    }

    @Test
    func `Every outcome has an amount of its own that every currency can express`() throws {
        for outcome in SandboxOutcome.allCases {
            for currency in PaymentMethodCatalog.standard.methods {
                let amount = try Amount(wireText: String(outcome.amount), in: currency)
                #expect(amount.scale == 0 && Int(amount.coefficient) == outcome.amount)
            }
        }
    }

    @Test(arguments: [3005, 3007, 3008])
    func `Over a socket a client sees the drop and the half reply as such`(amount: Int) async throws {
        try await SandboxBench.run(.socket) { bench in
            let body = #"{"payment_id":1,"currency":"tron","amount":\#(amount)}"#
            await #expect(throws: NoReply.self) { try await bench.post("einvoice/create", body) }
            let status = try await bench.post("einvoice/status", #"{"payment_id":1}"#)
            #expect((status.error == nil) == (amount != 3007))
        }
    }
}
