import InvoiceCore
import Testing

@testable import EInvoiceKit

/// A reply that contradicts itself, or is about another payment, is no answer.
@Suite struct ContradictionTests {
    private func create(_ reply: String) async -> UnknownReason? {
        await GatewayClient(account: .test, transport: OneAnswer(reply))
            .create(body: #"{"amount":1.00,"currency":"visamaster.uah","payment_id":26}"#).unusableReason
    }

    private func status(_ reply: String, tracking: String? = nil) async -> UnknownReason? {
        await GatewayClient(account: .test, transport: OneAnswer(reply))
            .status(paymentID: PaymentID(recorded: "26"), tracking: tracking).unusableReason
    }

    @Test(arguments: [
        #"{"tracking":"79DF-60B0-17F6","tracking":"79DF-60B0-0000"}"#,
        #"{"tracking":"79DF-60B0-17F6","payment_id":26,"payment_id":27}"#,
        #"{"tracking":"79DF-60B0-17F6","payment_id":27,"payment_id":26}"#,
        #"{"error":{"code":7,"message":"no"},"error":null,"tracking":"79DF-60B0-17F6"}"#,
        #"{"tracking":"79DF-60B0-17F6","error":["Bad currency"]}"#,
        #"{"tracking":"79DF-60B0-17F6","error":"no"}"#, #"{"tracking":"79DF-60B0-17F6","error":5}"#,
        #"{"tracking":"79DF-60B0-17F6","error":{"code":0,"message":""}}"#,
    ])
    func `a create reply that says two things says nothing`(reply: String) async {
        #expect(await create(reply)?.code == .badReply)
    }

    @Test(arguments: [
        #"{"error":{"code":0,"message":"Transaction already exists","payment_id":27}}"#,
        #"{"error":{"code":0,"message":"Transaction already exists"},"payment_id":"27"}"#,
        #"{"error":{"code":7,"message":"no","tracking":"79DF-60B0-17F6"}}"#,
        #"{"error":{}}"#, #"{"error":true}"#, #"{"error":{"code":null,"message":null}}"#,
        #"{"error":{"code":0,"message":""}}"#, #"{"error":null}"#, #"{"error":""}"#, #"{"error":0}"#,
        #"{"error":0.0}"#, #"{"error":[]}"#, #"{"tracking":""}"#, #"{"tracking":null}"#,
    ])
    func `an error about another payment, or without a word, is no rejection`(reply: String) async {
        #expect(await create(reply)?.code == .badReply)
    }

    @Test(arguments: [
        #"{"status":"PAYIN","tracking":"79DF-60B0-17F6","tracking":"79DF-60B0-0000"}"#,
        #"{"status":"PAYIN","status":"FINISHED","tracking":"79DF-60B0-17F6"}"#,
        #"{"status":"FINISHED","tracking":"79DF-60B0-17F6","error":{"code":5,"message":"declined"}}"#,
        #"{"error":{"code":401,"message":"Payment not found","payment_id":"27"}}"#,
        #"{"error":{"code":401,"message":"Payment not found"},"payment_id":"27"}"#,
    ])
    func `a status that says two things, or of another payment, says nothing`(reply: String) async {
        #expect(await status(reply)?.code == .badReply)
    }

    @Test func `an error that names another tracking number is of another payment`() async {
        let reply = #"{"error":{"code":401,"message":"Payment not found","tracking":"79DF-60B0-0000"}}"#
        #expect(await status(reply, tracking: "79DF-60B0-17F6")?.code == .badReply)
    }

    @Test func `a reason beside a failure is no contradiction`() async {
        #expect(await status(#"{"status":"FAILED","error":{"code":5,"message":"declined"}}"#) == nil)
    }

    @Test func `a statement's row with two tracking numbers makes all of it useless`() async {
        let reply = #"{"list":[{"status":"PAYED","tracking":"79DF-60B0-17F6","tracking":"79DF-60B0-0000"}]}"#
        let day = LocalDateTime(Timestamp(milliseconds: 0), offset: 0)
        let answer = await GatewayClient(account: .test, transport: OneAnswer(reply)).statement(
            from: day, to: day)
        #expect(answer.unusableReason?.code == .badReply)
    }
}

/// A member that is read and comes twice makes the reply unusable: whichever comes last, and whether or not both are the same.
@Suite struct RepeatedMemberTests {
    private static let account = GatewayAccount.test
    private static let day = LocalDateTime(Timestamp(milliseconds: 0), offset: 0)

    /// Two values of each member.
    private static let pairs: [(name: String, values: [String])] = [
        ("tracking", [#""79DF-60B0-17F6""#, #""79DF-60B0-0000""#]), ("payment_id", ["26", #""26""#]),
        ("status", [#""FAILED""#, #""FINISHED""#]), ("amount", ["15", "1500"]),
        ("currency", [#""visamaster.uah""#, #""visamaster.usd""#]), ("fee", ["1", "2"]),
        ("accrual_amount", ["1", "2"]), ("accrual_currency", [#""UAH""#, #""USD""#]),
        ("created", [#""2026-11-22 12:00:00""#, "null"]), ("processed", [#""2026-11-22 12:00:00""#, "null"]),
        ("is_recalc", ["true", "false"]), ("error", ["null", "null"]),
    ]

    /// An object's members with one of them twice: in either order, and the same twice. A member that is there stays once.
    private static func repeated(_ name: String, _ values: [String], _ others: [(String, String)]) -> [String] {
        let rest = others.filter { $0.0 != name }.map { "\"\($0.0)\":\($0.1)" }
        let orders = [[values[0], values[1]], [values[1], values[0]], [values[0], values[0]]]
        return orders.map { (rest + $0.map { "\"\(name)\":\($0)" }).joined(separator: ",") }
    }

    private static let paid: [(String, String)] = [
        ("tracking", #""79DF-60B0-17F6""#), ("payment_id", "26"), ("status", #""FINISHED""#), ("amount", "1500"),
        ("currency", #""visamaster.uah""#),
    ]

    static let statuses: [String] =
        pairs.flatMap { repeated($0.name, $0.values, paid) }
        + [#""status":"FAILED","error":{"code":5,"code":6,"message":"declined"}"#]
        + [#""status":"FAILED","error":{"code":5,"message":"declined","message":"declined"}"#]
    static let creates: [String] =
        [pairs[0], pairs[1]].flatMap {
            repeated($0.name, $0.values, [("tracking", #""79DF-60B0-17F6""#), ("payment_id", "26")])
        } + [
            #""error":{"code":0,"code":7,"message":"Transaction already exists"}"#,
            #""error":{"code":7,"message":"no"},"error":{"code":7,"message":"no"}"#,
        ]
    static let processes: [String] =
        [
            ("pay_link", [#""https://a.example""#, #""https://b.example""#]), ("pay_form", [#""<form>""#, #""<a>""#]),
            ("status", [#""PAYIN""#, #""FINISHED""#]), ("crypto", [#"{"address":"a"}"#, #"{"address":"b"}"#]),
            ("payment_id", ["26", #""26""#]),
        ].flatMap { repeated($0.0, $0.1, [("pay_link", #""https://a.example""#)]) }
        + [
            #""crypto":{"address":"a","address":"b"}"#,
            #""crypto":{"address":"a","current_confirmations":1,"current_confirmations":4}"#,
            #""crypto":{"address":"a","success_confirmations":4,"success_confirmations":4}"#,
        ]

    private func client(_ reply: String) -> GatewayClient {
        GatewayClient(account: Self.account, transport: OneAnswer(reply))
    }

    private func isTwice(_ reason: UnknownReason?) -> Bool {
        reason?.code == .badReply && reason?.detail?.hasSuffix(" twice") == true
    }

    @Test(arguments: statuses)
    func `in a status`(members: String) async {
        let id = PaymentID(recorded: "26")
        #expect(isTwice(await client("{\(members)}").status(paymentID: id).unusableReason))
    }

    @Test(arguments: statuses)
    func `in a statement's row, however the list is put`(members: String) async {
        for list in [
            #"{"list":[{"status":"PAYIN"},{\#(members)}]}"#, #"[{\#(members)}]"#, #"{"list":{"0":{\#(members)}}}"#,
        ] {
            #expect(isTwice(await client(list).statement(from: Self.day, to: Self.day).unusableReason))
        }
    }

    @Test func `a statement's list or a row's number`() async {
        for list in [
            #"{"list":[],"list":[{"status":"PAYIN"}]}"#, #"{"list":[{"status":"PAYIN"}],"list":[]}"#,
            #"{"list":{"0":{"status":"PAYIN"},"0":{"status":"FINISHED"}}}"#,
        ] {
            #expect(isTwice(await client(list).statement(from: Self.day, to: Self.day).unusableReason))
        }
    }

    @Test(arguments: creates)
    func `in the answer to a create`(members: String) async {
        #expect(isTwice(await client("{\(members)}").create(body: #"{"payment_id":26}"#).unusableReason))
    }

    @Test(arguments: processes)
    func `in the answer to a process`(members: String) async {
        let id = PaymentID(recorded: "26")
        #expect(isTwice(await client("{\(members)}").process(paymentID: id).unusableReason))
    }

    @Test(arguments: [
        #"{"tron":[{"name":"a"}],"tron":[]}"#, #"[{"name":"phone","name":"email"}]"#,
        #"[{"name":"phone","required":true,"required":false}]"#,
        #"[{"name":"phone","options":{"1":"one","1":"two"}}]"#, #"{"list":[],"list":[{"name":"a"}]}"#,
        #"{"fields":[],"fields":[{"name":"a"}]}"#,
    ])
    func `in a list of extra fields`(reply: String) async {
        #expect(isTwice(await client(reply).extraFields().unusableReason))
    }

    @Test func `what isn't read may come twice`() async {
        let id = PaymentID(recorded: "26")
        let reply = #"{"status":"PAYIN","trace":1,"trace":2,"debug":{"code":1,"code":2}}"#
        #expect(await client(reply).status(paymentID: id).unusableReason == nil)
    }
}
