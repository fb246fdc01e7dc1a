import EInvoiceKit
import Gateway
import InvoiceCore
import Testing

@Suite(.timeLimit(.minutes(10))) struct ExtraFieldsTests {
    private let desk = Desk()
    private let list = reply(
        #"{"list":[{"name":"phone","currency":"wave-ci.xof","required":true,"regexp":"^[0-9]+$"}]}"#)

    @Test func areFetchedOnceAndKeptWithTheirAge() async throws {
        #expect(await desk.service.knownExtraFields() == nil)
        desk.gateway.add(list)
        guard case .fields(let fetched, cacheFailure: nil) = await desk.service.extraFieldRules(maxAge: 3600) else {
            Issue.record("not fetched")
            return
        }
        #expect(fetched.rules.map(\.name) == ["phone"])
        #expect(desk.folder.mode(of: "shop/extra-fields.json") == 0o600)
        desk.pass(minutes: 59)
        let again = desk.another()
        #expect(await again.knownExtraFields() == fetched)
        #expect(await again.extraFieldRules(maxAge: 3600) == .fields(fetched, cacheFailure: nil))
        #expect(desk.gateway.asked == ["list"])
        desk.pass(minutes: 2)
        #expect(
            await again.extraFieldRules(maxAge: 3600) == .problem(.unreachable("connection refused"), old: fetched))
        #expect(desk.gateway.asked == ["list", "list"])
    }

    @Test func severalCallersShareOneRequest() async throws {
        let desk = desk
        desk.gateway.add(list)
        let outcomes = await withTaskGroup(of: ExtraFieldsOutcome.self) { group in
            for _ in 0..<5 { group.addTask { await desk.service.extraFieldRules(maxAge: 60) } }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(desk.gateway.requests.count == 1)
        #expect(outcomes.allSatisfy { $0.best?.rules.count == 1 })
    }

    @Test func anOddReplyIsKeptAsItCame() async {
        desk.gateway.add(reply(#"{"what":{"is":["this"]}}"#))
        let outcome = await desk.service.extraFieldRules(maxAge: 60)
        #expect(outcome.best?.rawText == #"{"what":{"is":["this"]}}"#)
        #expect(await desk.another().knownExtraFields()?.rawText == #"{"what":{"is":["this"]}}"#)
    }

    @Test func anotherGatewaysFieldsAreNotTaken() async {
        desk.gateway.add(list)
        _ = await desk.service.extraFieldRules(maxAge: 60)
        #expect(await desk.another { $0.baseURL = "https://other.example" }.knownExtraFields() == nil)
        #expect(await desk.another { $0.clientID = "7" }.knownExtraFields() == nil)
    }

    @Test func aSpoiltFileIsFetchedAnew() async {
        desk.folder.write("{", to: "shop/extra-fields.json")
        desk.gateway.add(list)
        #expect(await desk.service.knownExtraFields() == nil)
        #expect(await desk.service.extraFieldRules(maxAge: 60).best?.rules.count == 1)
    }

    @Test func aDiskThatRefusesBlocksNothing() async {
        desk.folder.write("", to: "shop")
        desk.gateway.add(list)
        guard case .fields(let fields, cacheFailure: .some) = await desk.service.extraFieldRules(maxAge: 60) else {
            Issue.record("not told")
            return
        }
        #expect(fields.rules.count == 1)
    }
}
