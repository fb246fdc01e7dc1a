import EInvoiceKit
import Gateway
import History
import InvoiceCore
import Testing

/// Whose an invoice is: only its own gateway is asked about it.
@Suite struct AccountIdentityTests {
    private static let sandbox = "http://127.0.0.1:4001"

    private func unknown(_ kind: ProfileKind, _ baseURL: String = "https://gateway.example") async throws -> (
        Desk, Invoice
    ) {
        let desk = Desk(kind) { $0.baseURL = baseURL }
        let invoice = try await desk.createUnanswered()
        desk.gateway.add(Replies.status())
        return (desk, invoice)
    }

    private func isAsked(_ desk: Desk, _ invoice: Invoice, edit: (inout Profile) -> Void) async -> Bool {
        if case .notAsked = await desk.another(edit: edit).settle(invoice) { false } else { true }
    }

    @Test func `a sandbox settles no live invoice`() async throws {
        let (desk, invoice) = try await unknown(.live)
        #expect(await !isAsked(desk, invoice) { ($0.kind, $0.baseURL) = (.sandbox, Self.sandbox) })
        #expect(desk.gateway.asked == ["create"])
        #expect(try desk.stored(invoice).state == .unknown)
    }

    @Test func `the same address with another kind is another account`() async throws {
        let (desk, invoice) = try await unknown(.test)
        #expect(await !isAsked(desk, invoice) { $0.kind = .live })
        #expect(await !isAsked(desk, invoice) { $0.kind = .sandbox })
        #expect(await isAsked(desk, invoice) { _ in })
    }

    @Test func `a profile whose kind is sandbox doesn't move by that word`() async throws {
        let (desk, invoice) = try await unknown(.sandbox, Self.sandbox)
        #expect(await !isAsked(desk, invoice) { $0.baseURL = "http://127.0.0.1:4002" })
        #expect(await isAsked(desk, invoice) { _ in })
    }

    @Test func `the kind is recorded with the invoice`() async throws {
        let (desk, _) = try await unknown(.live)
        #expect(desk.lines.first?.contains(#""kind":"live""#) == true)
    }

    @Test func `the embedded sandbox moves its port, and nothing else is its own`() async throws {
        func embedded(_ port: Int, clientID: String = "1042") -> Profile {
            .sandbox(baseURL: "http://127.0.0.1:\(port)", clientID: clientID, secret: "s3cr3t")
        }
        let desk = Desk(.sandbox) { $0 = embedded(4001) }
        let invoice = try await desk.createUnanswered()
        #expect(await isAsked(desk, invoice) { $0 = embedded(4002) })
        #expect(await !isAsked(desk, invoice) { $0 = embedded(4002, clientID: "7") })
        let (live, real) = try await unknown(.live)
        #expect(await !isAsked(live, real) { $0 = embedded(4002) })
        let (other, elsewhere) = try await unknown(.sandbox, Self.sandbox)
        #expect(await !isAsked(other, elsewhere) { $0 = embedded(4002) })
        // One that has its name and kind, and stands elsewhere.
        let remote = Desk(.sandbox) { $0.name = Profile.sandboxName }
        let theirs = try await remote.createUnanswered()
        #expect(await !isAsked(remote, theirs) { $0 = embedded(4002) })
    }

    @Test func `a record without a kind goes by its address`() async throws {
        let desk = Desk(.test)
        let old = try desk.recordAbandoned()
        #expect(old.intent.kind == nil)
        desk.gateway.add(failure(.timeout(seconds: 1)), failure(.timeout(seconds: 1)))
        #expect(await isAsked(desk, old) { _ in })
        #expect(await isAsked(desk, old) { $0.kind = .live })
        #expect(await !isAsked(desk, old) { ($0.kind, $0.baseURL) = (.sandbox, Self.sandbox) })
    }
}
