import FoundationEssentials
import TestGateway
import Testing

@testable import Fronts

@Suite(.timeLimit(.minutes(10))) struct CreateTests {
    let gateway: WireGateway
    let fixture: CommandFixture

    init() throws {
        gateway = try WireGateway(secret: CommandFixture.secret)
        fixture = CommandFixture(gateway: gateway)
    }

    @Test func `a gateway of another make accepts the request to the letter`() async throws {
        let ended = await fixture.run(
            "create", "--currency", "orange_money-ci.xof", "--amount", "1500", "--field", "phone=2250701020304",
            "--json")
        #expect(ended.status == 0)
        let request = try #require(gateway.requests.first)
        #expect(gateway.requests.count == 1)
        #expect(gateway.violations == [])
        let invoice = try ended.json()
        #expect(
            request.text
                == #"{"amount":1500,"currency":"orange_money-ci.xof","extra_fields":{"phone":"2250701020304"},"#
                + #""payment_id":\#(invoice.payment_id)}"#)
        #expect(invoice.state == "created")
        #expect(invoice.amount == "1500")
        #expect(invoice.tracking == gateway.tracking(of: invoice.payment_id))
        #expect(
            ended.output == #"{"id":"\#(invoice.id)","payment_id":"\#(invoice.payment_id)","currency":"#
                + #""orange_money-ci.xof","amount":"1500","state":"created","tracking":"\#(invoice.tracking!)"}"# + "\n"
        )
    }

    @Test(arguments: [
        ("4444111144441111", true), ("4444 1111 4444 1111", true), ("٤٤٤٤-١١١١-٤٤٤٤-١١١١", true),
        ("4444111144441112", false),
        ("+380671234567", false), ("wallet-4444111144441111", false),
    ])
    func `a card's number among the arguments is warned of however it is written`(sender: String, isCard: Bool) async {
        let ended = await fixture.run(
            "create", "--currency", "visamaster.uah", "--amount", "5", "--sender", sender, "--dry-run")
        #expect(ended.messages.contains("can see a card number on the command line") == isCard)
    }

    @Test func `every option goes out under its name`() async throws {
        let ended = await fixture.run(
            "create", "--currency", "visamaster.uah", "--amount", "100.50", "--payment-id", "inv-2093", "--account",
            "user 7", "--description", "- 10% für Олена", "--sender", "380671234567", "--success-url",
            "https://shop.example/ok", "--fail-url", "https://shop.example/no", "--status-url",
            "https://shop.example/status", "--field", "a=1=2", "--field", "b=-x")
        #expect(ended.status == 0)
        #expect(gateway.violations == [])
        #expect(
            gateway.requests.first?.text == #"{"account":"user 7","amount":100.50,"currency":"visamaster.uah","#
                + #""description":"- 10% für Олена","extra_fields":{"a":"1=2","b":"-x"},"#
                + #""fail_url":"https://shop.example/no","payment_id":"inv-2093","sender":"380671234567","#
                + #""status_url":"https://shop.example/status","success_url":"https://shop.example/ok"}"#)
        #expect(ended.output.hasPrefix("○ created   100.50 UAH   VisaMaster\n  Tracking      79DF-60B0-A001\n"))
        for part in ["Payment id    inv-2093\n", "Currency      visamaster.uah\n", "Profile       env   TEST\n"] {
            #expect(ended.output.contains(part), "\(part)")
        }
        #expect(!ended.output.contains("https://shop.example"))
    }

    @Test(arguments: [
        ("visamaster.xof", "100.50", "Amount: XOF has no decimals; 2 typed"),
        ("visamaster.uah", "0", "Amount: must be more than zero"),
        ("visamaster.uah", "-1", "Amount: must be more than zero"),
        ("visamaster.uah", "1e3", "Amount: no exponents: write the number out"),
        ("visamaster.uah", "1,5", "Amount: a comma: write the decimals after a dot, as in 1.5"),
        ("ethereum", "0.1234567890123456789", "Amount: ETH has 18 decimals; 19 typed"),
        ("visamaster.uahh", "5", "Currency: the gateway has no currency “visamaster.uahh”"),
    ])
    func `invalid input is named and nothing is sent or recorded`(currency: String, amount: String, problem: String)
        async
    {
        let ended = await fixture.run("create", "--currency", currency, "--amount", amount, "--json")
        #expect(ended.status == 65)
        #expect(ended.output.hasPrefix(#"{"error":{"exit":65,"kind":"invalid","message":"\#(problem)"#))
        #expect(ended.messages.hasPrefix("einvoice: \(problem)"))
        #expect(gateway.connectionCount == 0)
        #expect(fixture.historyLines() == [])
    }

    @Test func `every problem is named one a line`() async {
        let ended = await fixture.run(
            "create", "--currency", "visamaster.xof", "--amount", "1.5", "--payment-id", "a b", "--sender", "44 44",
            "--success-url", "shop.example", "--field", "phone=")
        #expect(ended.status == 65)
        #expect(
            ended.messages == """
                einvoice: Amount: XOF has no decimals; 1 typed
                einvoice: Payment id: a blank in it: remove it
                einvoice: Sender: write the number without spaces or separators
                einvoice: Success URL: must begin with https://
                einvoice: Field phone: give it a value, or remove the field
                  Nothing was sent or recorded.

                """)
        #expect(gateway.connectionCount == 0)
        #expect(fixture.historyLines() == [])
    }

    @Test func `a dry run prints the body and leaves no trace`() async {
        let ended = await fixture.run(
            "create", "--currency", "visamaster.uah", "--amount", "100.5", "--payment-id", "26", "--sender", "-",
            "--dry-run", input: ["4444111144441111"])
        #expect(ended.status == 0)
        #expect(
            ended.output
                == #"{"amount":100.50,"currency":"visamaster.uah","payment_id":26,"sender":"444411••••••1111"}"# + "\n")
        #expect(!ended.messages.contains("4444111144441111"))
        #expect(gateway.connectionCount == 0)
        #expect(!FileManager.default.fileExists(atPath: "\(fixture.folder)/data"))
    }

    @Test func `a card number goes out whole and stays nowhere`() async throws {
        let ended = await fixture.run(
            "create", "--currency", "visamaster.uah", "--amount", "5", "--sender", "-", input: ["4444111144441111"])
        #expect(ended.status == 0)
        #expect(gateway.requests.first?.text.contains(#""sender":"4444111144441111""#) == true)
        let everything = ended.output + ended.messages + fixture.historyLines().joined()
        #expect(!everything.contains("4444111144441111"))
        #expect(ended.output.contains("444411••••••1111"))
    }

    @Test(arguments: ["４４４４１１１１４４４４１１１１", "4444_1111_4444_1111", "4444\u{202f}1111 4444–1111"])
    func `a card's number in other digits or with separators is refused and not repeated`(typed: String) async {
        for sender in [typed, "-"] {
            let ended = await fixture.run(
                "create", "--currency", "visamaster.uah", "--amount", "5", "--sender", sender, input: [typed])
            #expect(ended.status == 65)
            #expect(ended.messages.contains("Sender"))
            #expect(!(ended.output + ended.messages).contains(typed))
        }
        #expect(gateway.connectionCount == 0)
        #expect(fixture.historyLines().isEmpty)
    }

    @Test func `two payment ids that only look alike are two invoices`() async throws {
        for id in ["caf\u{e9}", "cafe\u{301}"] {
            gateway.fail(.reply(#"{"tracking":"79DF-60B0-17F6"}"#))
            let ended = await fixture.run(
                "create", "--currency", "visamaster.uah", "--amount", "5", "--payment-id", id, "--json")
            #expect(ended.status == 0, "\(ended.messages)")
            let shown = try await fixture.run("show", id, "--json").json(JSONInvoice.self)
            #expect(shown.payment_id.utf8.elementsEqual(id.utf8))
        }
        let again = await fixture.run(
            "create", "--currency", "visamaster.uah", "--amount", "5", "--payment-id", "caf\u{e9}")
        #expect(again.status == 65)
    }

    @Test func `a sender that cannot be read sends nothing`() async {
        let ended = await fixture.run("create", "--currency", "visamaster.uah", "--amount", "5", "--sender", "-")
        #expect(ended.status == 65)
        #expect(gateway.connectionCount == 0)
    }

    @Test func `a rejection is told`() async throws {
        gateway.fail(.reply(#"{"error":{"code":7,"message":"Bad currency"}}"#))
        let ended = await fixture.run(
            "create", "--currency", "visamaster.uah", "--amount", "5", "--payment-id", "26", "--json")
        #expect(ended.status == 1)
        let invoice = try ended.json()
        #expect(invoice.state == "rejected")
        #expect(invoice.error == .init(code: 7, message: "Bad currency"))
        #expect(ended.messages.contains("rejected it: Bad currency (code 7)"))
    }

    @Test func `a payment id that the gateway has already leaves the outcome unknown`() async throws {
        gateway.add(paymentID: "26", currency: "visamaster.uah", amount: "5")
        let ended = await fixture.run(
            "create", "--currency", "visamaster.uah", "--amount", "5", "--payment-id", "26", "--json")
        #expect(ended.status == 75)
        let invoice = try ended.json()
        #expect(invoice.state == "unknown")
        #expect(invoice.reason == "already_exists")
        #expect(ended.messages.contains("has this payment id already"))
        #expect(ended.messages.contains("einvoice resolve \(invoice.id)"))
        #expect(await fixture.run("resolve", invoice.id).status == 0)
    }

    @Test func `refused credentials are told apart`() async {
        gateway.fail(.reply(#"{"error":{"code":1,"message":"Wrong signature"}}"#, status: 401))
        let ended = await fixture.run("create", "--currency", "visamaster.uah", "--amount", "5")
        #expect(ended.status == 77)
        #expect(!(ended.output + ended.messages).contains(CommandFixture.secret))
    }

    @Test func `hostile text is shown and never raw`() async throws {
        let message = "\u{1b}[2Jowned\u{9b}31m \u{202e}diap"
        let json = "{\"error\":{\"code\":\"\u{85}7\",\"message\":\"\\u001b[2Jowned\u{9b}31m \u{202e}diap\"}}"
        gateway.fail(.reply(json), times: 2)
        let plain = await fixture.run("create", "--currency", "visamaster.uah", "--amount", "5", "--payment-id", "h1")
        #expect(plain.status == 1)
        #expect(!(plain.output + plain.messages).hasRawControls)
        #expect(plain.messages.contains("␛[2Jowned\\u{9b}31m \\u{202e}diap"))
        let exact = await fixture.run(
            "create", "--currency", "visamaster.uah", "--amount", "5", "--payment-id", "h2", "--json")
        #expect(!exact.output.hasRawControls)
        struct Coded: Decodable {
            struct Failure: Decodable { var message: String }
            var error: Failure
        }
        #expect(try exact.json(Coded.self).error.message == message)
        let shown = await fixture.run("show", "h1")
        #expect(shown.status == 0)
        #expect(!(shown.output + shown.messages).hasRawControls)
        #expect(shown.output.contains("␛[2Jowned"))
    }

    @Test func `a used payment ID is refused before anything is sent`() async {
        let arguments = ["create", "--currency", "visamaster.uah", "--amount", "5", "--payment-id", "26"]
        #expect(await fixture.run(arguments).status == 0)
        let again = await fixture.run(arguments)
        #expect(again.status == 65)
        #expect(again.messages.contains("the history has it already"))
        #expect(gateway.requests.count == 1)
        #expect(fixture.historyLines().count == 2)
    }

    @Test func `a history that cannot be written sends nothing`() async {
        let ended = await fixture.run(
            "create", "--currency", "visamaster.uah", "--amount", "5", "--payment-id", "26", "--data-dir", "/dev/null/x"
        )
        #expect(ended.status == 74)
        #expect(ended.messages.contains("Nothing was sent"))
        let proposed = await fixture.run(
            "create", "--currency", "visamaster.uah", "--amount", "5", "--data-dir", "/dev/null/x")
        #expect(proposed.status == 74)
        #expect(gateway.connectionCount == 0)
    }

    @Test(arguments: [
        ["create", "--currency", "visamaster.uah", "--amount", "5", "--payment-id", "26"], ["history"], ["show", "26"],
    ])
    func `a folder in the place of the history is named, with what it should be`(command: [String]) async throws {
        let path = "\(fixture.profileFolder)/history.jsonl"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        let ended = await fixture.run(command)
        #expect(ended.status == 74)
        #expect(ended.messages.contains("\(path): it is a pipe, a socket, a device or a folder, and no file"))
        #expect(gateway.connectionCount == 0)
    }
}
