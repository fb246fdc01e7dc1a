import InvoiceCore
import Testing

@testable import EInvoiceKit

@Suite(.timeLimit(.minutes(10))) struct LookingUpTests {
    private let fixture = ServiceFixture()

    private static let row =
        #""tracking":"79DF-60B0-17F6","status":"PAYIN","amount":12.30,"currency":"visamaster.uah""#

    private func found(_ number: String) async throws -> FoundPayment {
        guard case .found(let payment) = await fixture.service.lookUp(try #require(GatewayNumber(number))) else {
            throw NotFound()
        }
        return payment
    }

    private struct NotFound: Error {}

    @Test(arguments: [
        ("79df-60b0-17f6", true), ("79DF-60B0-17F6-AAAA", true), ("79DF-60B0", false), ("26", false),
        ("order-2093", false),
    ])
    func `a number is a tracking number or a payment id`(text: String, isTracking: Bool) throws {
        let number = try #require(GatewayNumber(text))
        let id = PaymentID(recorded: text)
        #expect(number == (isTracking ? .tracking(text, typed: id) : .paymentID(id)))
        #expect(number.text == text)
    }

    @Test(arguments: ["", "vodafone", "two words 2", "26\n27", " ", "1\u{200b}2", String(repeating: "1", count: 65)])
    func `a text that is neither is asked about nowhere`(text: String) { #expect(GatewayNumber(text) == nil) }

    @Test(
        arguments: [
            ("79DF-60B0-17F6", "79DF-60B0-17F6"), ("id:26", "26"), ("  26 ", "26"), ("\"26\"", "26"), ("26 27", nil),
            ("\"26 27\"", nil),
            ("26 is:unknown", nil), ("-26", nil), ("amount>26", nil), ("status:paid", nil), ("vodafone", nil),
        ] as [(String, String?)])
    func `a search for nothing but a number names it`(text: String, number: String?) throws {
        let query = try InvoiceQuery(text, now: Timestamp(milliseconds: 0), offset: 0)
        #expect(query.onlyNumber(in: text)?.text == number)
    }

    @Test func `a payment id is asked about, and what the answer leaves out is what was asked for`() async throws {
        fixture.gateway.add(reply("{\(Self.row)}"))
        let payment = try await found("26")
        #expect(fixture.gateway.bodies == [#"{"payment_id":26}"#])
        #expect(payment.report.paymentID == "26")
        #expect(payment.invoice?.intent.paymentID.text == "26")
        #expect(payment.invoice?.isAdopted == true)
        #expect(fixture.lines == [])
        let adopted = try #require(await fixture.service.adopt([payment.report]).adopted.first)
        #expect(try fixture.history.invoice(id: "79DF-60B0-17F6") == adopted)
        #expect(adopted.state == .created)
    }

    @Test func `what looks like a tracking number is looked for as a payment id too`() async throws {
        fixture.gateway.add(Replies.notFound, reply("{\(Self.row)}"))
        let payment = try await found("0000-1111-2222")
        #expect(
            fixture.gateway.bodies == [#"{"tracking":"0000-1111-2222"}"#, #"{"payment_id":"0000-1111-2222"}"#])
        #expect(payment.report.paymentID == "0000-1111-2222")
    }

    @Test func `a payment id that is a tracking number but for the dashes is asked about as it is`() async throws {
        let id = "550e8400e29b41d4a716446655440000"
        #expect(try #require(GatewayNumber(id)).text == id)
        fixture.gateway.add(Replies.notFound, reply("{\(Self.row)}"))
        #expect(try await found(id).report.paymentID == id)
        let dashed = "550E-8400-E29B-41D4-A716-4466-5544-0000"
        #expect(fixture.gateway.bodies == [#"{"tracking":"\#(dashed)"}"#, #"{"payment_id":"\#(id)"}"#])
    }

    @Test func `another payment than the one asked for is no answer`() async throws {
        fixture.gateway.add(reply(#"{"payment_id":"27",\#(Self.row)}"#))
        let outcome = await fixture.service.lookUp(.paymentID(PaymentID(recorded: "26")))
        guard case .failed(.gateway(.unusable(let reason))) = outcome else {
            Issue.record("\(outcome)")
            return
        }
        #expect(reason.code == .badReply)
    }

    @Test func `what is nowhere, and what nobody answers, are told apart`() async {
        let number = GatewayNumber.paymentID(PaymentID(recorded: "26"))
        fixture.gateway.add(Replies.notFound, failure(.timeout(seconds: 30)))
        #expect(await fixture.service.lookUp(number) == .notFound)
        guard case .failed(.gateway(.unusable)) = await fixture.service.lookUp(number),
            case .failed(.gateway(.unreachable)) = await fixture.service.lookUp(number)
        else {
            Issue.record("an answer came")
            return
        }
        #expect(fixture.lines == [])
    }

    @Test func `too little to adopt is told as it is`() async throws {
        fixture.gateway.add(reply(#"{"payment_id":"26","status":"PAYIN","tracking":"79DF-60B0-17F6"}"#))
        let payment = try await found("26")
        #expect(payment.invoice == nil)
        #expect(payment.report.status.text == "PAYIN")
    }
}
