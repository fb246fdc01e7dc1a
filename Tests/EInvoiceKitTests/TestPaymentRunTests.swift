import EInvoiceKit
import InvoiceCore
import Testing

extension TestPaymentRun {
    fileprivate var summary: TestPaymentSummary { TestPaymentSummary(payments) }
}

extension TestPaymentSummary {
    /// True when all are done and as expected.
    fileprivate var isAllAsExpected: Bool { asExpected == total }
}

@Suite(.timeLimit(.minutes(10))) struct TestPaymentRunTests {
    private let folder = TemporaryFolder()
    private let clock = JumpingClock()

    private func service(_ gateway: BookTransport, kind: ProfileKind = .sandbox) -> InvoiceService {
        let profile = Profile(
            name: "shop", kind: kind, baseURL: "https://gateway.example", clientID: "1042",
            secretSource: .inline(Secret("s3cr3t")))
        return InvoiceService(
            profile: profile, history: HistoryStore(folder: folder.file("shop")),
            dependencies: Dependencies(transport: gateway, clock: clock.clock))
    }

    private func run(_ gateway: BookTransport, _ currencies: [String], fields: [ExtraField] = []) -> TestPaymentRun {
        TestPaymentRun(service: service(gateway), payments: TestPayment.all(for: currencies), fields: fields)
    }

    private func finish(_ run: TestPaymentRun) async throws {
        for await _ in try await run.run() {}
    }

    @Test func `every currency comes to its two expected ends`() async throws {
        let gateway = BookTransport()
        let run = run(gateway, PaymentMethodCatalog.standard.methods.map(\.code))
        try await finish(run)
        let summary = await run.summary
        #expect(summary.total == 104)
        #expect(summary.isAllAsExpected)
        #expect(gateway.createdCount == 104)
        let stored = try HistoryStore(folder: folder.file("shop")).newest(limit: 200).invoices
        #expect(stored.count == 104)
        #expect(stored.allSatisfy { $0.intent[.description] == TestPaymentRun.description })
        #expect(stored.filter { $0.report?.status.text == "FINISHED" }.count == 52)
        let phone = stored.first { $0.intent.currency == "orange_money-ci.xof" }?.intent.extraFields
        #expect(phone?.map(\.value) == ["2250701020304"])
    }

    @Test func `another end is named`() async throws {
        let gateway = BookTransport()
        gateway.setReply(#"{"status":"CANCELED"}"#, to: "status")
        let run = run(gateway, ["visamaster.uah"])
        try await finish(run)
        #expect(
            await run.payments.map(\.verdict) == [.other(GatewayStatus("CANCELED")), .other(GatewayStatus("CANCELED"))])
        #expect(await run.summary.other == 2)
    }

    @Test func `what never ends runs out of patience`() async throws {
        let gateway = BookTransport()
        gateway.setReply(#"{"status":"PAYED","currency":"UAH","amount":1000}"#, to: "status")
        let run = run(gateway, ["visamaster.uah"])
        try await finish(run)
        let payed = GatewayStatus("PAYED")
        #expect(
            await run.payments.map(\.verdict) == [
                .asExpected(payed), .mismatch([.amount(asked: try Amount("2000"), found: try Amount("1000"))]),
            ])
        #expect(await run.summary.mismatched == 1)
    }

    @Test func `a refusal and a field without a value are told of their payment`() async throws {
        let gateway = BookTransport()
        gateway.setReply(
            #"[{"name":"odd","currency":"bitcoin","required":true,"pattern":"^[а-я]{9}$"}]"#, to: "fields")
        gateway.setReply(#"{"error":{"code":7,"message":"Currency is off"}}"#, to: "create")
        let run = run(gateway, ["bitcoin", "tron"])
        try await finish(run)
        let rejection = GatewayRejection(code: "7", message: "Currency is off")
        #expect(
            await run.payments.map(\.verdict) == [
                .inconclusive(.failed(.unfilled(["odd"]))), .inconclusive(.failed(.unfilled(["odd"]))),
                .inconclusive(.rejected(rejection)), .inconclusive(.rejected(rejection)),
            ])
        #expect(gateway.bodies(to: "create").count == 2)
    }

    @Test func `refused credentials are told as such and tried again`() async throws {
        let gateway = BookTransport()
        gateway.setReply(#"{"error":{"code":401,"message":"Unknown client"}}"#, to: "create")
        let run = run(gateway, ["tron"])
        try await finish(run)
        let rejection = GatewayRejection(code: "401", message: "Unknown client")
        let verdict = TestPayment.Verdict.inconclusive(.failed(.gateway(.credentialsRefused(rejection))))
        #expect(await run.payments.map(\.verdict) == [verdict, verdict])
        gateway.setReply(nil, to: "create")
        try await finish(run)
        #expect(await run.summary.isAllAsExpected)
    }

    @Test(arguments: [
        #"{"error":{"code":401,"message":"Unknown client"}}"#, #"{"no":"answer"}"#,
    ])
    func `what is hopeless is given up on and can go on`(reply: String) async throws {
        let gateway = BookTransport()
        gateway.setReply(reply, to: "create")
        let run = run(gateway, PaymentMethodCatalog.standard.methods.map(\.code))
        try await finish(run)
        #expect(await run.isGivenUp)
        // Four are on their way at once, and the first unknown outcome lets a fifth go.
        #expect((1...5).contains(gateway.bodies(to: "create").count))
        #expect(await run.payments.allSatisfy { $0.stage == ($0.verdict == nil ? .waiting : .done) })
        gateway.setReply(nil, to: "create")
        try await finish(run)
        #expect(await run.isGivenUp == false)
        #expect(await run.summary.isAllAsExpected)
    }

    @Test func `a refused payment is no reason to give up`() async throws {
        let gateway = BookTransport()
        gateway.setReply(#"{"error":{"code":7,"message":"Currency is off"}}"#, to: "create")
        let run = run(gateway, ["tron", "bitcoin", "litecoin", "monero"])
        try await finish(run)
        #expect(await run.isGivenUp == false)
        #expect(gateway.bodies(to: "create").count == 8)
    }

    @Test func `fields by hand win`() async throws {
        let gateway = BookTransport()
        let run = run(gateway, ["orange_money-ci.xof"], fields: [ExtraField(name: "phone", value: "2250700000000")])
        try await finish(run)
        #expect(await run.payments[0].invoice?.intent.extraFields.first?.value == "2250700000000")
    }

    @Test func `stopped it goes on where it was and creates nothing twice`() async throws {
        let gateway = BookTransport()
        let run = run(gateway, ["visamaster.uah", "tron", "bitcoin", "upi.inr"])
        for await payment in try await run.run() where payment.stage == .starting {
            await run.stop()
            break
        }
        let made = gateway.createdCount
        #expect(made > 0)
        #expect(await run.summary.isAllAsExpected == false)
        #expect(await run.payments.allSatisfy { $0.stage == .waiting || $0.stage == .done })
        try await finish(run)
        #expect(await run.summary.isAllAsExpected)
        #expect(gateway.createdCount == 8)
        #expect(Set(gateway.bodies(to: "create")).count == 8)
    }

    @Test func `an unknown outcome is settled when it goes on`() async throws {
        let gateway = BookTransport()
        gateway.loseNextReply()
        let run = run(gateway, ["visamaster.uah"])
        try await finish(run)
        #expect(await run.summary.inconclusive == 1)
        try await finish(run)
        #expect(await run.summary.isAllAsExpected)
        #expect(gateway.createdCount == 2)
    }

    @Test func `a live profile needs its name`() async throws {
        let gateway = BookTransport()
        let run = TestPaymentRun(
            service: service(gateway, kind: .live), payments: TestPayment.all(for: ["visamaster.uah"]))
        for name in [nil, "", "Shop", "live"] {
            await #expect(throws: Problem.nameNeeded("shop")) { _ = try await run.run(confirmedBy: name) }
        }
        #expect(gateway.bodies(to: "fields").isEmpty && gateway.createdCount == 0)
        for await _ in try await run.run(confirmedBy: "shop") {}
        #expect(await run.summary.isAllAsExpected)
    }

    @Test func `it runs once at a time`() async throws {
        let gateway = BookTransport()
        let run = run(gateway, ["visamaster.uah"])
        let stream = try await run.run()
        await #expect(throws: Problem.isRunning) { _ = try await run.run() }
        for await _ in stream {}
    }
}
