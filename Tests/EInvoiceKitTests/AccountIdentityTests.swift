import EInvoiceKit
import InvoiceCore
import Testing

/// Whose an invoice is: only its own gateway is asked about it.
@Suite struct AccountIdentityTests {
    private static let sandbox = "http://127.0.0.1:4001"

    private func unknown(_ kind: ProfileKind, _ baseURL: String = "https://gateway.example") async throws -> (
        ServiceFixture, Invoice
    ) {
        let fixture = ServiceFixture(kind) { $0.baseURL = baseURL }
        let invoice = try await fixture.createUnanswered()
        fixture.gateway.add(Replies.status())
        return (fixture, invoice)
    }

    private func isAsked(_ fixture: ServiceFixture, _ invoice: Invoice, edit: (inout Profile) -> Void) async -> Bool {
        if case .notAsked = await fixture.another(edit: edit).settle(invoice) { false } else { true }
    }

    @Test func `a sandbox settles no live invoice`() async throws {
        let (fixture, invoice) = try await unknown(.live)
        #expect(await !isAsked(fixture, invoice) { ($0.kind, $0.baseURL) = (.sandbox, Self.sandbox) })
        #expect(fixture.gateway.asked == ["create"])
        #expect(try fixture.stored(invoice).state == .unknown)
    }

    @Test func `the same address with another kind is another account`() async throws {
        let (fixture, invoice) = try await unknown(.test)
        #expect(await !isAsked(fixture, invoice) { $0.kind = .live })
        #expect(await !isAsked(fixture, invoice) { $0.kind = .sandbox })
        #expect(await isAsked(fixture, invoice) { _ in })
    }

    @Test func `a profile whose kind is sandbox doesn't move by that word`() async throws {
        let (fixture, invoice) = try await unknown(.sandbox, Self.sandbox)
        #expect(await !isAsked(fixture, invoice) { $0.baseURL = "http://127.0.0.1:4002" })
        #expect(await isAsked(fixture, invoice) { _ in })
    }

    @Test func `the kind is recorded with the invoice`() async throws {
        let (fixture, _) = try await unknown(.live)
        #expect(fixture.lines.first?.contains(#""kind":"live""#) == true)
    }

    @Test func `the embedded sandbox moves its port, and nothing else is its own`() async throws {
        func embedded(_ port: Int, clientID: String = "1042") -> Profile {
            .sandbox(baseURL: "http://127.0.0.1:\(port)", clientID: clientID, secret: "s3cr3t")
        }
        let fixture = ServiceFixture(.sandbox) { $0 = embedded(4001) }
        let invoice = try await fixture.createUnanswered()
        #expect(await isAsked(fixture, invoice) { $0 = embedded(4002) })
        #expect(await !isAsked(fixture, invoice) { $0 = embedded(4002, clientID: "7") })
        let (live, real) = try await unknown(.live)
        #expect(await !isAsked(live, real) { $0 = embedded(4002) })
        let (other, elsewhere) = try await unknown(.sandbox, Self.sandbox)
        #expect(await !isAsked(other, elsewhere) { $0 = embedded(4002) })
        // One that has its name and kind, and stands elsewhere.
        let remote = ServiceFixture(.sandbox) { $0.name = Profile.sandboxName }
        let theirs = try await remote.createUnanswered()
        #expect(await !isAsked(remote, theirs) { $0 = embedded(4002) })
    }

    @Test func `a record without a kind goes by its address`() async throws {
        let fixture = ServiceFixture(.test)
        let old = try fixture.recordAbandoned()
        #expect(old.intent.kind == nil)
        fixture.gateway.add(failure(.timeout(seconds: 1)), failure(.timeout(seconds: 1)))
        #expect(await isAsked(fixture, old) { _ in })
        #expect(await isAsked(fixture, old) { $0.kind = .live })
        #expect(await !isAsked(fixture, old) { ($0.kind, $0.baseURL) = (.sandbox, Self.sandbox) })
    }
}
