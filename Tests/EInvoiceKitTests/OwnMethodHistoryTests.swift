import InvoiceCore
import Testing

@testable import EInvoiceKit

/// Invoices of methods that only a profile's settings have, in the history and its index.
@Suite(.timeLimit(.minutes(10))) struct OwnMethodHistoryTests {
    private static let kaspi = PaymentMethod(
        code: "kaspi", title: "Kaspi, KZT", unit: "KZT", decimals: 2, kind: .card)
    private let fixture = ServiceFixture { $0.catalog = PaymentMethodCatalog.standard.adding([Self.kaspi]) }

    private func create() async throws -> Invoice {
        fixture.gateway.add(reply(#"{"tracking":"79DF-60B0-0001"}"#))
        let draft = fixture.draft { ($0.currency, $0.amount) = ("kaspi", "5000") }
        let request = try draft.checked(catalog: PaymentMethodCatalog.standard.adding([Self.kaspi])).get()
        let service = fixture.service
        let outcome = await service.create(
            service.shown(request), try Confirmation(nil, of: request.amount, on: .test))
        return try #require(outcome.sent?.invoice)
    }

    @Test func `the history alone says what the invoice is`() async throws {
        let made = try await create()
        // Whoever reads it knows nothing of the settings.
        let read = try fixture.history.invoice(id: made.id)
        #expect(read == made)
        #expect(read.unit == "KZT")
        #expect(read.intent.amount.text(minimumDecimals: read.decimals) == "5000.00")
        #expect(read.method?.provider == "Kaspi")
        #expect(fixture.lines[0].contains(#""currency":"kaspi","amount":"5000.00""#))
        #expect(fixture.lines[0].contains(#""unit":"KZT","decimals":"2","title":"Kaspi, KZT""#))
        // The body is the gateway's, which knows nothing of units.
        #expect(made.intent.body.contains(#""amount":5000.00"#))
        #expect(!made.intent.body.contains("KZT"))
    }

    @Test func `an invoice of the document's methods is written as ever`() async throws {
        fixture.gateway.add(reply(#"{"tracking":"79DF-60B0-0001"}"#))
        _ = try await fixture.create("1001")
        #expect(!fixture.lines[0].contains("decimals"))
    }

    @Test func `the index finds and counts it by its own unit`() async throws {
        let made = try await create()
        for text in ["currency:kzt", "method:kaspi", "5000.00", "currency:kaspi"] {
            let query = try InvoiceQuery(text, now: made.intent.createdAt, offset: { _ in 0 })
            #expect(try fixture.history.count(query) == 1, "\(text)")
            #expect(query.matches(made), "\(text)")
            #expect(try fixture.history.problem(of: query) == nil, "\(text)")
        }
        let counted = try await fixture.history.statistics(matching: InvoiceQuery(), offset: { _ in 0 })
        #expect(counted.statistics.total.sums["KZT"]?.total?.description == "5000")
        #expect(counted.statistics.methods.keys.sorted() == ["kaspi"])
        #expect(counted.statistics.method(ofCode: "kaspi")?.provider == "Kaspi")
    }

    @Test func `a search by a method that nothing was made with yet is no mistake`() throws {
        let query = try InvoiceQuery("currency:kaspi", now: Timestamp(milliseconds: 0), offset: { _ in 0 })
        #expect(try fixture.history.problem(of: query, in: PaymentMethodCatalog.standard.adding([Self.kaspi])) == nil)
        #expect(try fixture.history.problem(of: query) != nil)
    }

    @Test(arguments: [("kaspi", "KZT", "Kaspi"), ("KASPI", "KZT", "Kaspi"), ("halyk.kzt", "KZT", "halyk.kzt")])
    func `what is adopted has the unit of the profile's method, or the one that its code says`(
        code: String, unit: String, name: String
    ) async throws {
        var row = StatusReport(status: GatewayStatus("PAYIN"))
        (row.paymentID, row.tracking, row.currency) = ("9009", "79DF-60B0-0009", code)
        row.amount = try Amount("5000.25")
        let invoice = try #require(await fixture.service.adopt([row]).adopted.first)
        let read = try fixture.history.invoice(id: "9009")
        #expect(read == invoice)
        #expect(read.unit == unit)
        #expect(read.method?.displayName == name)
        #expect(read.differences == [])
    }
}
