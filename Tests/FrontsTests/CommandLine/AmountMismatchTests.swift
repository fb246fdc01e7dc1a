import FoundationEssentials
import TestGateway
import Testing

@testable import Fronts

/// What the gateway may say of a payment of 1500 UAH that it calls paid, and what every command makes of it.
@Suite(.timeLimit(.minutes(10))) struct AmountMismatchTests {
    let gateway: WireGateway
    let fixture: CommandFixture

    init() throws {
        gateway = try WireGateway()
        fixture = CommandFixture(gateway: gateway)
    }

    /// A way to report a sum, and what is said of it.
    struct Report: Sendable, CustomTestStringConvertible {
        var name: String
        /// Beside the status.
        var members: String
        /// What people read; empty where the payment is as it was asked for.
        var words: String
        /// What differs, as scripts have it.
        var differences: [String]
        var status = "FINISHED"

        var testDescription: String { name }
    }

    private static let currency = #""currency":"visamaster.uah","#

    static let contradicting: [Report] = [
        Report(
            name: "fewer", members: currency + #""amount":15"#,
            words: "DON'T HAND OVER: 15.00 UAH, not the 1 500.00 UAH asked for.", differences: ["amount"]),
        Report(
            name: "more", members: currency + #""amount":15000"#,
            words: "DON'T HAND OVER: 15 000.00 UAH, not the 1 500.00 UAH asked for.", differences: ["amount"]),
        Report(
            name: "decimal comma", members: currency + #""amount":"15,00""#,
            words: "DON'T HAND OVER: the amount can't be read: 15,00.", differences: ["amount"]),
        Report(
            name: "grouped", members: currency + #""amount":"1 500""#,
            words: "DON'T HAND OVER: the amount can't be read: 1 500.", differences: ["amount"]),
        Report(
            name: "negative", members: currency + #""amount":-1500"#,
            words: "DON'T HAND OVER: the amount can't be read: -1500.", differences: ["amount"]),
        Report(
            name: "null", members: currency + #""amount":null"#,
            words: "DON'T HAND OVER: the gateway tells no amount.", differences: ["amount"]),
        Report(
            name: "missing", members: #""currency":"visamaster.uah""#,
            words: "DON'T HAND OVER: the gateway tells no amount.", differences: ["amount"]),
        Report(
            name: "1e400", members: currency + #""amount":1e400"#,
            words: "DON'T HAND OVER: the amount can't be read: 1e400.", differences: ["amount"]),
        Report(
            name: "an object", members: currency + #""amount":{"value":1500}"#,
            words: "DON'T HAND OVER: the amount can't be read: {…}.", differences: ["amount"]),
        Report(
            name: "another currency", members: #""currency":"visamaster.usd","amount":1500"#,
            words: "DON'T HAND OVER: currency visamaster.usd, not the visamaster.uah asked for.",
            differences: ["currency"]),
        Report(
            name: "a currency that no catalog has", members: #""currency":"USD","amount":1500"#,
            words: "DON'T HAND OVER: currency USD, not the visamaster.uah asked for.", differences: ["currency"]),
        Report(
            name: "no currency that can be read", members: #""currency":["visamaster.uah"],"amount":1500"#,
            words: "DON'T HAND OVER: the currency can't be read: […].", differences: ["currency"]),
        Report(
            name: "recalculated, but unreadable", members: currency + #""amount":"13,50","is_recalc":true"#,
            words: "DON'T HAND OVER: the amount can't be read: 13,50.", differences: ["amount"]),
        Report(
            name: "PAYED", members: currency + #""amount":15"#,
            words: "DON'T HAND OVER: 15.00 UAH, not the 1 500.00 UAH asked for.", differences: ["amount"],
            status: "PAYED"),
    ]

    static let agreeing: [Report] = [
        Report(
            name: "agrees", members: currency + #""amount":"1500.00""#,
            words: "Paid and done. The goods can be handed over.", differences: []),
        Report(
            name: "in capitals", members: #""currency":"VISAMASTER.UAH","amount":1500.0"#,
            words: "Paid and done. The goods can be handed over.", differences: []),
        Report(
            name: "by the unit's name", members: #""currency":"UAH","amount":15e2"#,
            words: "Paid and done. The goods can be handed over.", differences: []),
        Report(
            name: "recalculated", members: currency + #""amount":1350,"is_recalc":true"#,
            words: "Paid, but another sum than asked: compare the credited sum", differences: []),
        Report(
            name: "recalculated by its status", members: currency + #""amount":1350"#,
            words: "Paid, but another sum than asked: compare the credited sum", differences: [],
            status: "PAYED_RECALC"),
    ]

    private struct JSONPayment: Decodable {
        struct Report: Decodable {
            var unreadable: [String: String]?
        }
        var status: String?
        var differences: [String]?
        var may_hand_over: Bool?
        var report: Report?
    }

    private struct JSONDifference: Decodable {
        var differences: [String]
    }

    private struct JSONVerdict: Decodable {
        var amount: String
        var verdict: String
        var got: String?
        var reason: String?
    }

    private func create(_ id: String = "26") async {
        let ended = await fixture.run(
            "create", "--currency", "visamaster.uah", "--amount", "1500", "--payment-id", id, "--json")
        #expect(ended.status == 0)
    }

    private func answer(_ report: Report, tracking: String? = nil) {
        let told = (tracking ?? gateway.tracking(of: "26")).map { #""tracking":"\#($0)","# } ?? ""
        gateway.setReply(
            #"{\#(told)"payment_id":"26","status":"\#(report.status)",\#(report.members)}"#, to: "einvoice/status")
    }

    private func expectWarned(_ text: String, _ report: Report, _ place: String) {
        #expect(text.contains(report.words), "\(place)")
        #expect(!text.contains("can be handed over"), "\(place)")
        // The difference first, then the status.
        let words = text.ranges(of: report.words).first
        for status in ["The status is \(report.status).", "Status        \(report.status)  "] {
            guard let words, let status = text.ranges(of: status).first else { continue }
            #expect(words.lowerBound < status.lowerBound, "\(place)")
        }
    }

    @Test(arguments: contradicting)
    func `what the gateway reports otherwise than asked for comes first wherever its status is told`(
        report: Report
    ) async throws {
        await create()
        answer(report)
        let status = await fixture.run("status", "26")
        #expect(status.status == 76)
        #expect(status.output.hasPrefix("≠ mismatch"))
        expectWarned(status.output, report, "status")
        // One that isn't final is followed on.
        if report.status == "FINISHED" {
            let watched = await fixture.run("status", "26", "--watch")
            #expect(watched.status == 76)
            expectWarned(watched.output, report, "status --watch")
            #expect(watched.output.contains("≠ mismatch"))
        }
        let json = try await fixture.run("status", "26", "--json").json(JSONPayment.self)
        #expect(json.differences == report.differences)
        #expect(json.may_hand_over == false)
        if report.words.contains("can't be read") { #expect(json.report?.unreadable?.isEmpty == false) }

        let shown = await fixture.run("show", "26")
        expectWarned(shown.output, report, "show")
        let what = report.words.dropFirst("DON'T HAND OVER: ".count).dropLast()
        #expect(shown.output.contains("status \(report.status): \(what)"), "the timeline")
        #expect(await fixture.run("history").output.contains("≠ mismatch"))
        #expect(await fixture.run("history", "--status", "mismatch").output.contains("≠ mismatch"))
        #expect(await fixture.run("history", "--status", "finished", "--format", "json").output == "[]\n")
        let whole = try await fixture.run("history", "--format", "json").json([JSONPayment].self)
        #expect(whole.first?.differences == report.differences)
        let csv = await fixture.run("history", "--format", "csv")
        #expect(
            csv.output.split(separator: "\n").last?.hasSuffix(",\(report.differences.joined(separator: "+")),,,")
                == true)
        let stats = await fixture.run("stats")
        #expect(stats.output.contains("paid   0 (0 %)"))
        #expect(stats.output.contains("≠ mismatch"))
        let settled = await fixture.run("resolve", "26")
        #expect(settled.status == 76)
        expectWarned(settled.output, report, "resolve, settled before")
    }

    @Test(arguments: contradicting)
    func `an unknown outcome that settles otherwise than asked for is told so`(report: Report) async throws {
        gateway.fail(.resetAfterReading, creating: true)
        #expect(
            await fixture.run(
                "create", "--currency", "visamaster.uah", "--amount", "1500", "--payment-id", "26", "--timeout", "2"
            ).status == 75)
        answer(report)
        let ended = await fixture.run("resolve")
        #expect(ended.status == 76)
        #expect(ended.output.hasPrefix("≠ mismatch"))
        expectWarned(ended.output, report, "resolve")
        #expect(ended.messages.contains("DON'T HAND OVER"))
    }

    @Test(arguments: contradicting)
    func `a statement that has it otherwise differs, and says what can't be read`(report: Report) async throws {
        await create()
        answer(report)
        _ = await fixture.run("status", "26")
        let tracking = try #require(gateway.tracking(of: "26"))
        gateway.setReply(
            #"{"list":[{"tracking":"\#(tracking)","payment_id":"26","status":"\#(report.status)",\#(report.members)}]}"#,
            to: "einvoice/statement")
        let found = await fixture.run("reconcile", "--since", "1h", "--format", "json")
        #expect(found.status == 1)
        #expect(try found.json([JSONDifference].self).map(\.differences) == [report.differences])
        let table = await fixture.run("reconcile", "--since", "1h")
        for text in ["15,00", "1 500", "-1500", "1e400", "{…}"] where report.members.contains("\"\(text)\"") {
            #expect(table.output.contains(text))
        }
    }

    @Test(arguments: contradicting)
    func `a test payment that comes to another sum is not as expected`(report: Report) async throws {
        // Both amounts are 1000 or 2000, and no report says so.
        gateway.setReply(#"{"status":"FINISHED",\#(report.members)}"#, to: "einvoice/status")
        let ended = await fixture.run("test-payment", "--currency", "visamaster.uah", "--format", "json")
        #expect(ended.status == 1)
        let verdicts = try ended.json([JSONVerdict].self)
        #expect(verdicts.map(\.verdict) == ["mismatch", "mismatch"])
        #expect(verdicts.allSatisfy { $0.reason != nil })
        #expect(ended.messages.contains("2 not what was asked for"))
    }

    @Test func `a test payment of which another sum is declared is not as expected either`() async throws {
        gateway.setReply(
            #"{"status":"FINISHED","is_recalc":true,\#(Self.currency)"amount":900}"#, to: "einvoice/status")
        let ended = await fixture.run("test-payment", "--currency", "visamaster.uah", "--format", "json")
        #expect(ended.status == 1)
        #expect(try ended.json([JSONVerdict].self).map(\.verdict) == ["other_end", "other_end"])
    }

    @Test(arguments: agreeing)
    func `what agrees, or is declared as recalculated, is told by its status`(report: Report) async throws {
        await create()
        answer(report)
        let ended = await fixture.run("status", "26")
        #expect(ended.status == 0)
        #expect(ended.output.contains(report.words))
        let isRecalculated = report.name.hasPrefix("recalculated")
        #expect(ended.output.hasPrefix(isRecalculated ? "◉ other sum" : "● finished"))
        let json = try await fixture.run("status", "26", "--json").json(JSONPayment.self)
        #expect(json.differences == nil)
        #expect(json.may_hand_over == !isRecalculated)
        let stats = await fixture.run("stats")
        #expect(stats.output.contains("paid   1 (100 %)   \(isRecalculated ? "1 350.00" : "1 500.00") UAH"))
        #expect(
            await fixture.run("history", "--status", isRecalculated ? "other-sum" : "finished").output.contains("26"))
        #expect(await fixture.run("resolve", "26").status == 0)
    }

    @Test func `a payment that waits with another amount is no payment to send a link of`() async {
        await create()
        answer(
            Report(
                name: "waiting", members: Self.currency + #""amount":15"#, words: "", differences: [],
                status: "CREATED"))
        let status = await fixture.run("status", "26")
        #expect(status.status == 76)
        #expect(status.output.contains("DON'T HAND OVER: 15.00 UAH, not the 1 500.00 UAH asked for."))
        #expect(!status.output.contains("gives the payment link"))
        let paying = await fixture.run("pay", "26")
        #expect(paying.status == 76)
        #expect(paying.messages.contains("don't send it to the customer"))
        #expect(!paying.messages.contains("Send the link to the customer."))
    }

    @Test func `a failed payment of another amount says so before anything else`() async {
        await create()
        answer(
            Report(
                name: "failed", members: Self.currency + #""amount":15"#, words: "", differences: [], status: "FAILED"))
        let status = await fixture.run("status", "26")
        #expect(status.status == 76)
        #expect(
            status.output.contains(
                "The gateway has another payment: 15.00 UAH, not the 1 500.00 UAH asked for. The payment failed;"))
        #expect(status.output.hasPrefix("✕ failed"))
    }

    @Test func `the status that starting a payment tells proves no sum`() async {
        await create()
        gateway.setReply(
            #"{"payment_id":"26","status":"FINISHED","pay_link":"https://pay.test/x"}"#, to: "einvoice/process")
        gateway.setReply(#"{"payment_id":"26","status":"FINISHED"}"#, to: "einvoice/status")
        let ended = await fixture.run("pay", "26")
        #expect(!ended.messages.contains("can be handed over"))
        #expect(ended.messages.contains("DON'T HAND OVER: the gateway tells no amount"))
    }

    @Test func `sending that finds another payment under its id is no success`() async {
        let exists = WireFault.reply(#"{"error":{"code":0,"message":"Transaction already exists"}}"#)
        gateway.setReply(
            #"{"tracking":"79DF-60B0-17F6","status":"FINISHED",\#(Self.currency)"amount":15}"#, to: "einvoice/status")
        gateway.fail(exists)
        let created = await fixture.run("create", "--currency", "visamaster.uah", "--amount", "1500")
        #expect(created.status == 75)
        #expect(created.messages.contains("DON'T HAND OVER: 15.00 UAH, not the 1 500.00 UAH asked for."))

        gateway.fail(.resetAfterReading)
        let lost = await fixture.run(
            "create", "--currency", "visamaster.uah", "--amount", "1500", "--payment-id", "26", "--timeout", "2")
        #expect(lost.status == 75)
        gateway.fail(
            .reply(#"{"error":{"code":401,"message":"Payment not found"}}"#), at: "einvoice/status", times: 1)
        gateway.fail(exists)
        let again = await fixture.run("resolve", "26", "--resend")
        #expect(again.status == 75)
        #expect(again.output.contains("DON'T HAND OVER: 15.00 UAH, not the 1 500.00 UAH asked for. Sent again"))
    }

    @Test func `an answer of another tracking number is no answer`() async {
        await create()
        answer(Self.agreeing[0], tracking: "0000-0000-0000")
        let ended = await fixture.run("status", "26")
        #expect(ended.status == 76)
        #expect(!ended.output.contains("handed over"))
        #expect(ended.messages.contains("tracking 0000-0000-0000, not"))
    }

    @Test func `a statement's row of another tracking number or payment id differs`() async throws {
        await create()
        let tracking = try #require(gateway.tracking(of: "26"))
        let rest = #""status":"CREATED","currency":"visamaster.uah","amount":1500"#
        for (row, kinds) in [
            (#""tracking":"0000-0000-0000","payment_id":"26""#, ["tracking"]),
            (#""tracking":{"x":1},"payment_id":"26""#, ["tracking"]),
            (#""tracking":"\#(tracking)","payment_id":"27""#, ["payment_id"]),
        ] {
            gateway.setReply(#"{"list":[{\#(row),\#(rest)}]}"#, to: "einvoice/statement")
            let found = await fixture.run("reconcile", "--since", "1h", "--format", "json")
            #expect(found.status == 1)
            #expect(try found.json([JSONDifference].self).map(\.differences) == [kinds], "\(row)")
        }
    }
}
