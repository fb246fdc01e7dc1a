import EInvoiceKit
import InvoiceCore
import Testing

@Suite(.timeLimit(.minutes(10))) struct ExtraFieldsTests {
    private let fixture = ServiceFixture()
    private let list = reply(
        #"{"list":[{"name":"phone","currency":"wave-ci.xof","required":true,"regexp":"^[0-9]+$"}]}"#)

    @Test func `are fetched once and kept with their age`() async throws {
        #expect(await fixture.service.knownExtraFields() == nil)
        fixture.gateway.add(list)
        guard case .fields(let fetched, cacheFailure: nil) = await fixture.service.extraFieldRules(maxAge: 3600) else {
            Issue.record("not fetched")
            return
        }
        #expect(fetched.rules.map(\.name) == ["phone"])
        #expect(fixture.folder.mode(of: "shop/extra-fields.json") == 0o600)
        fixture.pass(minutes: 59)
        let again = fixture.another()
        #expect(await again.knownExtraFields() == fetched)
        #expect(await again.extraFieldRules(maxAge: 3600) == .fields(fetched, cacheFailure: nil))
        #expect(fixture.gateway.asked == ["list"])
        fixture.pass(minutes: 2)
        #expect(
            await again.extraFieldRules(maxAge: 3600)
                == .failed(.gateway(.unreachable("connection refused")), old: fetched))
        #expect(fixture.gateway.asked == ["list", "list"])
    }

    @Test func `several callers share one request`() async throws {
        let fixture = fixture
        fixture.gateway.add(list)
        let outcomes = await withTaskGroup(of: ExtraFieldsOutcome.self) { group in
            for _ in 0..<5 { group.addTask { await fixture.service.extraFieldRules(maxAge: 60) } }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(fixture.gateway.requests.count == 1)
        #expect(outcomes.allSatisfy { $0.best?.rules.count == 1 })
    }

    @Test func `an odd reply is kept as it came`() async {
        fixture.gateway.add(reply(#"{"what":{"is":["this"]}}"#))
        let outcome = await fixture.service.extraFieldRules(maxAge: 60)
        #expect(outcome.best?.rawText == #"{"what":{"is":["this"]}}"#)
        #expect(await fixture.another().knownExtraFields()?.rawText == #"{"what":{"is":["this"]}}"#)
    }

    @Test func `another gateway's fields are not taken`() async {
        fixture.gateway.add(list)
        _ = await fixture.service.extraFieldRules(maxAge: 60)
        #expect(await fixture.another { $0.baseURL = "https://other.example" }.knownExtraFields() == nil)
        #expect(await fixture.another { $0.clientID = "7" }.knownExtraFields() == nil)
    }

    @Test func `a spoilt file is fetched anew`() async {
        fixture.folder.write("{", to: "shop/extra-fields.json")
        fixture.gateway.add(list)
        #expect(await fixture.service.knownExtraFields() == nil)
        #expect(await fixture.service.extraFieldRules(maxAge: 60).best?.rules.count == 1)
    }

    @Test func `a disk that refuses blocks nothing`() async {
        fixture.folder.write("", to: "shop")
        fixture.gateway.add(list)
        guard case .fields(let fields, cacheFailure: .some) = await fixture.service.extraFieldRules(maxAge: 60) else {
            Issue.record("not told")
            return
        }
        #expect(fields.rules.count == 1)
    }
}
