import TestGateway
import Testing

@testable import Fronts

/// Client id or secret refused: by whom it is signed × how it is put × what was asked.
@Suite(.timeLimit(.minutes(10))) struct RefusedCredentialsTests {
    /// How the gateway, or something before it, may put it.
    private static let refusals: [(body: String, status: Int)] = [
        (#"{"error":{"code":403,"message":"Unknown client"}}"#, 403),
        (#"{"error":{"code":403,"message":"Wrong signature"}}"#, 200),
        (#"{"error":{"code":401,"message":"Client is blocked"}}"#, 200),
        (#"{"error":{"code":401,"message":"Merchant unknown"}}"#, 200),
        (#"{"error":"Unauthorized"}"#, 401), (#"{"error":{"code":0,"message":"no"}}"#, 401),
    ]

    private enum Signer: String, CaseIterable { case gateway, foreign, nobody }

    /// What each comes to. Only a refusal that the gateway signed with our secret proves that create made nothing.
    private static let table: [(arguments: [String], endpoint: String, exits: [Signer: Int32])] = [
        (
            ["create", "--currency", "visamaster.uah", "--amount", "5"], "einvoice/create",
            [.gateway: 77, .foreign: 75, .nobody: 75]
        ),
        (
            ["test-payment", "--currency", "visamaster.uah"], "einvoice/create",
            [.gateway: 77, .foreign: 75, .nobody: 75]
        ),
        (["status", "26"], "einvoice/status", [.gateway: 77, .foreign: 77, .nobody: 77]),
        (["status", "27"], "einvoice/status", [.gateway: 77, .foreign: 77, .nobody: 77]),
        (["resolve", "28"], "einvoice/status", [.gateway: 77, .foreign: 77, .nobody: 77]),
        (["pay", "26"], "einvoice/process", [.gateway: 77, .foreign: 77, .nobody: 77]),
        (["reconcile", "--since", "1d"], "einvoice/statement", [.gateway: 77, .foreign: 77, .nobody: 77]),
        (["fields", "--refresh"], "extrafields/list", [.gateway: 77, .foreign: 77, .nobody: 77]),
    ]

    private let gateway: WireGateway
    private let fixture: CommandFixture

    init() throws {
        gateway = try WireGateway()
        fixture = CommandFixture(gateway: gateway)
    }

    /// An invoice that is created, one that is rejected, and one whose outcome is unknown.
    private func makeInvoices() async {
        func create(_ id: String) async -> Int32 {
            await fixture.run("create", "--currency", "visamaster.uah", "--amount", "5", "--payment-id", id).status
        }
        #expect(await create("26") == 0)
        gateway.fail(.reply(#"{"error":{"code":7,"message":"Bad currency"}}"#))
        #expect(await create("27") == 1)
        gateway.fail(.resetAfterReading)
        #expect(await create("28") == 75)
    }

    private func fault(_ refusal: (body: String, status: Int), _ signer: Signer) -> WireFault {
        switch signer {
        case .gateway: .reply(refusal.body, status: refusal.status)
        case .foreign: .foreignReply(refusal.body, status: refusal.status, secret: "another")
        case .nobody: .foreignReply(refusal.body, status: refusal.status)
        }
    }

    @Test func `each comes to its exit status`() async {
        await makeInvoices()
        for (arguments, endpoint, exits) in Self.table {
            for (refusal, signer) in Self.refusals.flatMap({ refusal in Signer.allCases.map { (refusal, $0) } }) {
                gateway.fail(fault(refusal, signer), at: endpoint, times: 50)
                let ended = await fixture.run(arguments)
                gateway.behave()
                #expect(ended.status == exits[signer], "\(arguments), \(refusal), \(signer): \(ended.messages)")
                // A list of test payments has no room for advice.
                let said = ["client id and secret", "refused the credentials"].contains {
                    (ended.messages + ended.output).contains($0)
                }
                #expect(said || arguments.first == "test-payment", "\(arguments), \(refusal), \(signer)")
            }
        }
        #expect(gateway.createdPaymentIDs == ["26"])
    }

    @Test func `HTTP 401 without a word of the gateway's is a refusal, too`() async {
        await makeInvoices()
        for (arguments, endpoint, exit) in [
            (["status", "26"], "einvoice/status", 77), (["resolve", "28"], "einvoice/status", 77),
            (["create", "--currency", "visamaster.uah", "--amount", "5"], "einvoice/create", 75),
        ] as [([String], String, Int32)] {
            gateway.fail(.foreignReply("<html>401</html>", status: 401), at: endpoint, times: 1)
            let ended = await fixture.run(arguments)
            #expect(ended.status == exit, "\(arguments): \(ended.messages)")
            let said = ["client id and secret", "refused the credentials"].contains {
                (ended.messages + ended.output).contains($0)
            }
            #expect(said, "\(arguments): \(ended.messages)")
        }
    }

    @Test func `a refusal that proves nothing is settled once the secret is right`() async throws {
        gateway.fail(.foreignReply(#"{"error":{"code":403,"message":"Wrong signature"}}"#, status: 403))
        let create = ["create", "--currency", "visamaster.uah", "--amount", "5", "--payment-id", "26", "--json"]
        let doubtful = await fixture.run(create)
        #expect(doubtful.status == 75)
        #expect(try doubtful.json().reason == "unsigned_refusal")
        let missing = await fixture.run("resolve")
        #expect(missing.status == 1)
        #expect(await fixture.run("resolve", "26", "--resend").status == 0)
        #expect(gateway.createdPaymentIDs == ["26"])
    }
}
