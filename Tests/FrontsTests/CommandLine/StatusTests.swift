import Glibc
import TestGateway
import Testing

@testable import Fronts

/// Against a gateway of another make.
@Suite(.timeLimit(.minutes(10))) struct StatusTests {
    let gateway: WireGateway
    let fixture: CommandFixture

    init() throws {
        gateway = try WireGateway()
        fixture = CommandFixture(gateway: gateway)
    }

    private static let endpoint = "einvoice/status"

    /// An invoice whose status is this reply from now on; numbers as the reply has them.
    private func create(_ id: String, answering members: String) async {
        await fixture.create(id)
        gateway.setReply(
            #"{"tracking": "\#(gateway.tracking(of: id)!)", "payment_id": "\#(id)", \#(members)}"#, to: Self.endpoint)
    }

    @Test func `a payment is told with what its status means`() async {
        await fixture.create("26")
        gateway.setStatuses(["PAYIN"], of: "26")
        let ended = await fixture.run("status", "26")
        #expect(ended.status == 0)
        #expect(ended.messages == "")
        for part in [
            "◐ started   100.50 UAH   VisaMaster\n  Waiting for the customer to pay;",
            "Tracking      \(gateway.tracking(of: "26")!)\n",
            "Payment id    26\n", "Status        PAYIN   asked just now\n", "If paid       the fee would be 0.00 UAH\n",
        ] {
            #expect(ended.output.contains(part), "\(part)")
        }
        #expect(!ended.output.contains("asked for\n"))
        #expect(gateway.violations == [])
        #expect(fixture.historyLines().last?.contains(#""status":"PAYIN""#) == true)
        gateway.setStatuses(["CREATED"], of: "26")
        let created = await fixture.run("status", gateway.tracking(of: "26")!)
        #expect(created.output.contains("Starting it gives the payment link."))
    }

    @Test func `watching tells each news on a line and ends with the last`() async {
        await fixture.create("26")
        gateway.setStatuses(["PAYIN", "PAYIN", "FINISHED"], of: "26")
        let ended = await fixture.run("status", "26", "--watch")
        #expect(ended.status == 0)
        #expect(ended.messages == "")
        let lines = ended.output.split(separator: "\n")
        #expect(lines.count == 2)
        for (line, word) in zip(lines, ["◐ started", "● finished"]) {
            // The day and the clock, then what is new.
            #expect(line.utf8.dropFirst(4).first == UInt8(ascii: "-"))
            #expect(line.utf8.dropFirst(13).first == UInt8(ascii: ":"))
            #expect(String(line.dropFirst(21)).hasPrefix(word))
            #expect(String(line).contains("  26   100.50 UAH   "))
        }
        #expect(String(lines[1]).contains("   Paid and done. The goods can be handed over."))
        #expect(gateway.requests(to: Self.endpoint).count == 3)
    }

    @Test func `news that another program recorded is told all the same`() async {
        await fixture.create("26")
        gateway.setStatuses(["FINISHED"], of: "26")
        #expect(await fixture.run("status", "26").status == 0)
        let again = await fixture.run("status", "26", "--watch")
        #expect(again.output.contains("● finished"))
        #expect(fixture.historyLines().filter { $0.contains(#""event":"status""#) }.count == 1)
    }

    @Test func `another time in each answer is no news`() async {
        await fixture.create("26")
        for second in 1...3 {
            let members = #""status": "PAYIN", "amount": 100.50, "processed": "2026-11-22 12:00:0\#(second)""#
            gateway.fail(
                .reply(#"{"tracking": "\#(gateway.tracking(of: "26")!)", "payment_id": "26", \#(members)}"#),
                at: Self.endpoint)
        }
        gateway.setStatuses(["FINISHED"], of: "26")
        let ended = await fixture.run("status", "26", "--watch")
        #expect(ended.output.split(separator: "\n").count == 2)
        #expect(gateway.requests(to: Self.endpoint).count == 4)
    }

    @Test func `a failed payment tells its reason and is an answer all the same`() async {
        await fixture.create("26")
        gateway.setStatuses(["FAILED"], of: "26")
        let ended = await fixture.run("status", "26")
        #expect(ended.status == 0)
        #expect(ended.output.contains("✕ failed"))
        #expect(ended.output.contains("Reason        Payment declined (code 5)\n"))
        #expect(ended.output.contains("The customer may try again with a new invoice."))
        let watched = await fixture.run("status", "26", "--watch")
        #expect(watched.status == 0)
        #expect(watched.output.contains("   Reason: Payment declined (code 5)"))
    }

    @Test func `a recalculated payment says what was paid instead of what was asked`() async throws {
        await create(
            "26",
            answering: """
                "status": "PAYED_RECALC", "currency": "visamaster.uah", "amount": "80.00", "fee": "1.60", \
                "accrual_amount": "78.40", "accrual_currency": "UAH", "is_recalc": "1"
                """)
        let ended = await fixture.run("status", "26")
        #expect(ended.status == 0)
        for part in [
            "◉ other sum paid   100.50 UAH   VisaMaster\n", "Status        PAYED_RECALC   asked just now\n",
            "  Paid, but another sum than asked: compare the credited sum",
            "Amount        80.00 UAH, not the 100.50 UAH asked for\n",
            "Fee           1.60 UAH\n", "Credited      78.40 UAH\n",
            "Recalculated  yes: another sum was paid than asked\n",
        ] {
            #expect(ended.output.contains(part), "\(part)")
        }
        let watched = await fixture.run("status", "26", "--watch")
        #expect(
            watched.output.contains(
                "   Amount: 80.00 UAH, not the 100.50 UAH asked for   Fee: 1.60 UAH   Credited: 78.40"))
        let json = try await fixture.run("status", "26", "--json").json(JSONPayment.self)
        #expect(json.amount == "100.50")
        #expect(json.status == "PAYED_RECALC")
        #expect(json.is_final)
        #expect(
            json.report
                == JSONPayment.Report(
                    status: "PAYED_RECALC", amount: "80", fee: "1.6", accrual_amount: "78.4", accrual_currency: "UAH",
                    is_recalc: true))
        let shown = await fixture.run("show", "26")
        let told = "\n  Amount        80.00 UAH, not the 100.50 UAH asked for"
        #expect(
            shown.output.contains("What the gateway says\n  Status        PAYED_RECALC   asked ")
                && shown.output.contains(told))
    }

    @Test func `a canceled payment is final`() async {
        await fixture.create("26")
        gateway.setStatuses(["CANCELED"], of: "26")
        let ended = await fixture.run("status", "26", "--watch")
        #expect(ended.status == 0)
        #expect(ended.output.contains("– canceled"))
        #expect(ended.output.contains("The gateway no longer expects this payment."))
    }

    @Test func `an unheard of status is shown as it is and commands nothing`() async throws {
        await create(
            "26",
            answering: #"""
                "status": "HELD\u001b[2J\u202e\u0000", "amount": 100.50, "processed": "now\u0007", "error": {"message": "\u009b"}
                """#)
        let ended = await fixture.run("status", "26")
        #expect(ended.status == 0)
        #expect(ended.output.contains("Status        HELD␛[2J\\u{202e}␀   asked "))
        #expect(ended.output.contains("The gateway's own word; the protocol does not explain it."))
        let json = await fixture.run("status", "26", "--json")
        #expect(try json.json(JSONPayment.self).status == "HELD\u{1b}[2J\u{202e}\u{0}")
        #expect(try !json.json(JSONPayment.self).is_final)
        #expect(!(ended.output + ended.messages + json.output).hasRawControls)
    }

    @Test func `all are those without a final status newest first`() async throws {
        for id in ["1", "2", "3"] { await fixture.create(id) }
        gateway.setStatuses(["FINISHED"], of: "2")
        #expect(await fixture.run("status", "2").status == 0)
        let pages = await fixture.run("status", "--all")
        #expect(pages.status == 0)
        #expect(pages.output.split(separator: "\n").filter { $0.hasPrefix("○ created") }.count == 2)
        #expect(pages.output.contains("\n\n○ created"))
        let payments = try await fixture.run("status", "--all", "--json").json([JSONPayment].self)
        #expect(payments.map(\.payment_id) == ["3", "1"])
        for id in ["1", "3"] { gateway.setStatuses(["PAYIN", "FAILED"], of: id) }
        let watched = await fixture.run("status", "--all", "--watch", "--json")
        #expect(watched.status == 0)
        let lines = try watched.output.split(separator: "\n").map { line in
            try Ended(status: 0, output: String(line), messages: "").json(JSONPayment.self)
        }
        #expect(lines.count == 4)
        #expect(Set(lines.filter(\.is_final).map(\.payment_id)) == ["1", "3"])

        let none = await fixture.run("status", "--all")
        #expect(none.status == 0)
        #expect(none.output == "")
        #expect(none.messages.contains("every payment has its final status"))
        #expect(await fixture.run("status", "--all", "--json").output == "[]\n")
    }

    @Test func `several ids are told in their order each once`() async throws {
        for id in ["1", "2", "3"] { await fixture.create(id) }
        let payments = try await fixture.run("status", "3", "1", "3", "2", "--json").json([JSONPayment].self)
        #expect(payments.map(\.payment_id) == ["3", "1", "2"])
        #expect(gateway.requests(to: Self.endpoint).count == 3)
    }

    @Test(arguments: [["status"], ["status", "--watch"], ["status", "26", "--all"]])
    func `it must be said which payments are meant`(arguments: [String]) async {
        let ended = await fixture.run(arguments)
        #expect(ended.status == 64)
        #expect(ended.messages.contains("--all"))
        #expect(gateway.connectionCount == 0)
    }

    @Test func `an invoice that nobody knows is named`() async {
        let ended = await fixture.run("status", "nob\u{1b}ody")
        #expect(ended.status == 65)
        #expect(ended.messages.contains("no invoice “nob␛ody”"))
    }

    @Test(arguments: [
        (WireFault.html, Int32(76)), (.wrongSignature, 76), (.resetAfterReading, 69), (.hang, 69),
        (.reply(#"{"error":{"code":401,"message":"Invalid signature"}}"#, status: 401), 77),
        (.reply(#"{"error":{"code":401,"message":"Payment not found"}}"#), 1),
    ])
    func `a question that fails has its own status`(fault: WireFault, status: Int32) async {
        await fixture.create("26")
        gateway.fail(fault, at: Self.endpoint)
        let ended = await fixture.run("status", "26", "--timeout", "1")
        #expect(ended.status == status)
        #expect(ended.output == "")
        #expect(ended.messages.hasPrefix("einvoice: "))
    }

    @Test func `a gateway that is down is told once`() async throws {
        for id in ["1", "2", "3", "4", "5", "6"] { await fixture.create(id) }
        gateway.stop()
        let ended = await fixture.run("status", "--all")
        #expect(ended.status == 69)
        #expect(ended.output == "")
        let problems = ended.messages.split(separator: "\n").filter { $0.hasPrefix("einvoice: ") }
        #expect(problems.count == 1)
        #expect(problems.first?.hasPrefix("einvoice: the gateway can't be reached: ") == true)
        #expect(ended.messages.contains("Not asked about: 5 payments."))
    }

    @Test func `one that fails keeps no other from being told`() async throws {
        for id in ["1", "2"] { await fixture.create(id) }
        gateway.fail(.html, at: Self.endpoint)
        let ended = await fixture.run("status", "1", "2", "--json")
        #expect(ended.status == 76)
        #expect(try ended.json([JSONPayment].self).count == 1)
        #expect(ended.messages.contains("payment id "))
    }

    @Test func `an unknown outcome is not asked about but settled`() async throws {
        gateway.fail(.resetAfterReading, creating: true)
        let lost = await fixture.run(
            "create", "--currency", "visamaster.uah", "--amount", "5", "--payment-id", "26", "--json")
        #expect(lost.status == 75)
        for arguments in [["status", "26"], ["status", "26", "--watch"], ["pay", "26"]] {
            let ended = await fixture.run(arguments)
            #expect(ended.status == 75)
            #expect(ended.output == "")
            #expect(ended.messages.contains("`einvoice resolve \(try lost.json().id)` asks the gateway"))
        }
        #expect(gateway.requests.count == 1)
    }

    @Test func `a rejected invoice has no payment`() async {
        gateway.fail(.reply(#"{"error":{"code":7,"message":"Bad currency"}}"#))
        let rejected = await fixture.run(
            "create", "--currency", "visamaster.uah", "--amount", "5", "--payment-id", "26")
        #expect(rejected.status == 1)
        for command in ["status", "pay"] {
            let ended = await fixture.run(command, "26")
            #expect(ended.status == 1)
            #expect(ended.messages.contains("the gateway rejected it"))
        }
        #expect(gateway.requests.map(\.endpoint) == ["einvoice/create", "einvoice/status"])
    }

    @Test func `a rejected invoice that the gateway has all the same is created`() async throws {
        gateway.fail(.reply(#"{"error":{"code":7,"message":"Bad currency"}}"#), creating: true)
        let rejected = await fixture.run(
            "create", "--currency", "visamaster.uah", "--amount", "5", "--payment-id", "26")
        #expect(rejected.status == 1)
        let ended = await fixture.run("status", "26", "--json")
        #expect(ended.status == 0)
        #expect(try ended.json().state == "created")
        #expect(try ended.json().tracking == gateway.tracking(of: "26"))
    }

    @Test func `watching goes on over failures and tells them`() async {
        await fixture.create("26")
        gateway.setStatuses(["PAYIN", "FINISHED"], of: "26")
        gateway.fail(.resetAfterReading, at: Self.endpoint, times: 2)
        gateway.fail(.html, at: Self.endpoint)
        let ended = await fixture.run("status", "26", "--watch")
        #expect(ended.status == 0)
        #expect(ended.output.split(separator: "\n").count == 2)
        let complaints = ended.messages.split(separator: "\n")
        #expect(complaints.count == 2)
        #expect(complaints.allSatisfy { $0.hasSuffix("; asking goes on") })
    }

    @Test func `watching ends where the credentials are refused`() async {
        for id in ["1", "2", "3", "4", "5", "6"] { await fixture.create(id) }
        gateway.setReply(#"{"error":{"code":401,"message":"Unknown client"}}"#, to: Self.endpoint)
        let ended = await fixture.run("status", "--all", "--watch")
        #expect(ended.status == 77)
        #expect(ended.output == "")
    }

    @Test func `a signal ends the watching`() async {
        await fixture.create("26")
        gateway.setStatuses(["PAYIN"], of: "26")
        let task = Task { [fixture] in await fixture.run("status", "26", "--watch") }
        await gateway.untilRequests(4)
        task.cancel()
        let ended = await task.value
        #expect(ended.status == 130)
        #expect(ended.output.split(separator: "\n").count == 1)
        #expect(ended.messages == "Stopped; 1 payment without a final status.\n")
    }

    @Test func `a signal ends the asking`() async {
        await fixture.create("26")
        gateway.fail(.hang, at: Self.endpoint)
        let task = Task { [fixture] in await fixture.run("status", "26", "--json") }
        await gateway.untilRequests(2)
        task.cancel()
        let ended = await task.value
        #expect(ended.status == 130)
        #expect(ended.output.hasPrefix(#"{"error":{"exit":130,"kind":"interrupted""#))
    }

    @Test func `a reader that goes away ends the watching`() async throws {
        await fixture.create("26")
        gateway.setStatuses(["PAYIN"], of: "26")
        let closed = BufferedOutput { _ in
            errno = EPIPE
            return -1
        }
        let fixture = fixture.context(output: closed, messages: Memory().output)
        guard case .command(let command) = CommandRunner.wish(of: ["status", "26", "--watch"]) else {
            Issue.record("status is no command")
            return
        }
        #expect(await CommandRunner.run(command, at: fixture) == .done)
        #expect(gateway.requests(to: Self.endpoint).count == 1)
    }

    @Test func `the help tells the exit statuses`() async {
        for command in ["status", "pay"] {
            let help = await fixture.run(command, "--help").output.replacing("\n", with: " ")
            for status in ["0 the ", "1 ", "69 no answer", "75 ", "76 ", "77 credentials refused", "130 stopped"] {
                #expect(help.contains(status), "\(command): \(status)")
            }
        }
    }
}

/// What `status --json` has beside the members of any invoice.
private struct JSONPayment: Decodable {
    struct Report: Decodable, Equatable {
        var status: String
        var amount: String?
        var fee: String?
        var accrual_amount: String?
        var accrual_currency: String?
        var is_recalc: Bool?
    }

    var payment_id: String
    var amount: String
    var status: String
    var is_final: Bool
    var report: Report
}
