import Sandbox
import ScreenKit
import TestGateway
import Testing

@testable import Fronts

/// Against a gateway of another make.
@Suite(.timeLimit(.minutes(10))) struct PayTests {
    let gateway: WireGateway
    let fixture: CommandFixture

    init() throws {
        gateway = try WireGateway()
        fixture = CommandFixture(gateway: gateway)
    }

    private static let endpoint = "einvoice/process"

    private func create(_ id: String = "26", currency: String = "visamaster.uah", amount: String = "100.50")
        async throws
        -> JSONInvoice
    {
        try await fixture.run("create", "--currency", currency, "--amount", amount, "--payment-id", id, "--json").json()
    }

    /// The invoice 26, whose payment starts with this reply.
    private func create(answering members: String) async throws {
        let tracking = try await create().tracking!
        gateway.setReply(#"{"tracking": "\#(tracking)", "payment_id": "26", \#(members)}"#, to: Self.endpoint)
    }

    @Test func `the link alone is on the standard output`() async throws {
        let invoice = try await create()
        let ended = await fixture.run("pay", "26")
        #expect(ended.status == 0)
        #expect(ended.output == "https://pay.test/\(invoice.tracking!)\n")
        #expect(ended.messages.contains("100.50 UAH by VisaMaster, payment id 26."))
        #expect(ended.messages.contains("`einvoice status \(invoice.id) --watch` follows the payment."))
        #expect(fixture.opened == [])
        #expect(gateway.violations == [])
        #expect(await fixture.run("show", "26", "--json").output.contains(#""pay_link":"https://pay.test/"#))
    }

    @Test func `the QR code is drawn below the link`() async throws {
        let link = "https://pay.test/\(try await create().tracking!)"
        let ended = await fixture.run("pay", "26", "--qr")
        let code = try #require(QRCode(link))
        #expect(ended.status == 0)
        #expect(ended.output == ([link] + code.lines(lightInk: true)).joined(separator: "\n") + "\n")
        #expect(ended.messages.contains("without colours, for light text on a dark ground"))
        let narrow = await fixture.run(["pay", "26", "--qr"], columns: code.columns(quietZone: 2))
        #expect(narrow.output.split(separator: "\n").count == 1 + code.rows(quietZone: 2))
        let tooNarrow = await fixture.run(["pay", "26", "--qr"], columns: code.columns(quietZone: 2) - 1)
        #expect(tooNarrow.status == 0)
        #expect(tooNarrow.output == "\(link)\n")
        #expect(tooNarrow.messages.contains("the QR code isn't drawn: it needs"))
    }

    @Test func `a link too long for AQR code is shown all the same`() async throws {
        let link = "https://pay.test/" + String(repeating: "a", count: 3000)
        try await create(answering: #""pay_link": "\#(link)""#)
        let ended = await fixture.run("pay", "26", "--qr")
        #expect(ended.status == 0)
        #expect(ended.output == "\(link)\n")
        #expect(ended.messages.contains("too long for a QR code"))
    }

    /// The output and messages of `pay --qr` where these variables are set.
    private func drawn(_ variables: [String: String], isTerminal: Bool, _ options: String...) async throws -> Ended {
        let (output, messages) = (Memory(), Memory())
        var fixture = fixture.context(output: output.output, messages: messages.output)
        fixture.environment.merge(variables) { $1 }
        fixture.columns = isTerminal ? 100 : nil
        guard case .command(let command) = CommandRunner.wish(of: ["pay", "26", "--qr"] + options) else {
            throw NoCommand()
        }
        let status = await CommandRunner.run(command, at: fixture)
        return Ended(status: status.rawValue, output: output.text, messages: messages.text)
    }

    private struct NoCommand: Error {}

    @Test func `on a terminal a QR code is black and white whatever colours are wanted`() async throws {
        let link = "https://pay.test/\(try await create().tracking!)"
        let lines = try #require(QRCode(link)).lines()
        for (term, ink, white, black) in [
            ("xterm-256color", "38;5;16", "48;5;231", "48;5;16"), ("xterm", "30", "107", "40"),
        ] {
            for variables in [["NO_COLOR": "1"], ["COLORFGBG": "0;15"], [:]] {
                let ended = try await drawn(variables.merging(["TERM": term]) { $1 }, isTerminal: true)
                let shown = ended.output.split(separator: "\n").dropFirst()
                #expect(shown.allSatisfy { $0.hasPrefix("\u{1b}[\(ink);\(white)m") && $0.hasSuffix("\u{1b}[0m") })
                // Whole cells are dark by their ground, all others light by it.
                let blocks = "\u{1b}[\(black)m█"
                #expect(shown.count == lines.count && shown.contains { $0.contains(blocks) })
                let bare = shown.map { line in
                    [ink + ";" + white, white, black, "0"].reduce(String(line)) {
                        $0.replacing("\u{1b}[\($1)m", with: "")
                    }
                }
                #expect(bare == lines)
                #expect(!ended.messages.contains("without colours"))
            }
            let plain = try await drawn(["TERM": term], isTerminal: true)
            #expect(try await drawn(["TERM": term], isTerminal: true, "--no-color").output == plain.output)
        }
    }

    @Test(arguments: [([:], true), (["COLORFGBG": "15;0"], true), (["COLORFGBG": "0;15"], false)])
    func `elsewhere the ink is light unless the ground is known to be`(
        variables: [String: String], lightInk: Bool
    ) async throws {
        let link = "https://pay.test/\(try await create().tracking!)"
        let lines = try #require(QRCode(link)).lines(lightInk: lightInk)
        for (term, isTerminal) in [("xterm", false), ("dumb", true)] {
            let ended = try await drawn(variables.merging(["TERM": term]) { $1 }, isTerminal: isTerminal)
            #expect(ended.output == ([link] + lines).joined(separator: "\n") + "\n")
            #expect(
                ended.messages.contains(
                    lightInk ? "for light text on a dark ground" : "for dark text on a light ground"))
        }
    }

    @Test func `the link is opened when asked for`() async throws {
        let link = "https://pay.test/\(try await create().tracking!)"
        let ended = await fixture.run("pay", "26", "--open")
        #expect(ended.status == 0)
        #expect(ended.messages.contains("Opened in the browser."))
        #expect(fixture.opened == [link])
    }

    @Test func `where no browser opens the link is there all the same`() async throws {
        let link = "https://pay.test/\(try await create().tracking!)"
        let (output, messages) = (Memory(), Memory())
        var fixture = fixture.context(output: output.output, messages: messages.output)
        fixture.browse = { _ throws(BrowserOpening.Failure) in throw .notStarted("there is no desk\u{7}top") }
        guard case .command(let command) = CommandRunner.wish(of: ["pay", "26", "--open"]) else {
            Issue.record("pay is no command")
            return
        }
        #expect(await CommandRunner.run(command, at: fixture) == .historyFailed)
        #expect(output.text == "\(link)\n")
        #expect(messages.text.contains("no browser was opened: there is no desk␇top"))
    }

    @Test(arguments: [
        "javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "https://pay.test/\u{202e}gpj", "https://",
        "-https://pay.test/", "https://pay.test/\"x",
    ])
    func `what is no web address is shown and never opened`(link: String) async throws {
        try await create(answering: #""pay_link": \#(JSONText.string(link))"#)
        let ended = await fixture.run("pay", "26", "--open")
        #expect(ended.status == 74)
        #expect(ended.output == visible(link) + "\n")
        #expect(ended.messages.contains("the link is not opened: it is no web address"))
        #expect(!(ended.output + ended.messages).hasRawControls)
        #expect(fixture.opened == [])
    }

    @Test func `a form is shown as text where there is no link`() async throws {
        try await create(
            answering:
                #""pay_form": "<form action=\"https:\/\/pay.test\">\n<input>\u001b[2J<\/form>", "status": "PAYIN""#)
        let ended = await fixture.run("pay", "26", "--qr")
        #expect(ended.status == 0)
        #expect(ended.output == "<form action=\"https://pay.test\">\n<input>␛[2J</form>\n")
        for part in ["a form instead of a link", "neither a link nor an address to draw"] {
            #expect(ended.messages.contains(part), "\(part)")
        }
        #expect(fixture.opened == [])
    }

    @Test func `the status of the reply is the invoice's`() async throws {
        let invoice = try await create()
        #expect(await fixture.run("pay", "26").status == 0)
        #expect(try await fixture.run("show", invoice.id, "--json").json().status == "PAYIN")
    }

    @Test func `a crypto payment tells address and confirmations`() async throws {
        _ = try await create("btc", currency: "bitcoin", amount: "0.0015")
        let ended = await fixture.run("pay", "btc")
        #expect(ended.status == 0)
        #expect(ended.output == "3HaazTestAddress\n")
        #expect(ended.messages.contains("1 of 4 confirmations.\nThe customer pays to this address."))
        #expect(ended.messages.contains("0.0015 BTC by Bitcoin"))
        let shown = await fixture.run("show", "btc")
        #expect(shown.output.contains("Pay to        3HaazTestAddress"))
        #expect(shown.output.contains("1 of 4 confirmations, PAYIN"))
        #expect(shown.output.contains("What the gateway says\n  Status        PAYIN   asked "))
        let json = await fixture.run("show", "btc", "--json").output
        #expect(json.contains(#""crypto":{"address":"3HaazTestAddress","current_confirmations":1"#))
        let drawn = await fixture.run("pay", "btc", "--qr")
        #expect(drawn.output.split(separator: "\n").count > 10)
        #expect(drawn.messages.contains("The QR code holds address and amount, 0.0015 BTC"))
    }

    @Test func `neither link nor address is said`() async throws {
        try await create(answering: #""pay_link": "", "status": "PAYIN""#)
        let ended = await fixture.run("pay", "26")
        #expect(ended.status == 0)
        #expect(ended.output == "")
        #expect(ended.messages.contains("neither a link nor an address"))
    }

    @Test func `a payment that is over is said`() async throws {
        try await create(answering: #""pay_link": "https://pay.test/1", "status": "CANCELED""#)
        let ended = await fixture.run("pay", "26")
        #expect(ended.messages.contains("CANCELED: The gateway no longer expects this payment."))
        #expect(!ended.messages.contains("Send the link"))
    }

    @Test func `programs get one object`() async throws {
        struct Payment: Decodable {
            struct Crypto: Decodable {
                var address: String
                var current_confirmations: Int
                var success_confirmations: Int
            }

            var payment_id: String
            var tracking: String
            var status: String
            var pay_link: String?
            var crypto: Crypto?
        }
        let invoice = try await create()
        let payment = try await fixture.run("pay", "26", "--json").json(Payment.self)
        #expect(payment.payment_id == "26" && payment.tracking == invoice.tracking && payment.status == "PAYIN")
        #expect(payment.pay_link == "https://pay.test/\(invoice.tracking!)")
        #expect(payment.crypto == nil)
        _ = try await create("btc", currency: "bitcoin", amount: "1")
        let coin = try await fixture.run("pay", "btc", "--json").json(Payment.self)
        #expect(coin.pay_link == nil)
        #expect(coin.crypto?.address == "3HaazTestAddress")
        #expect(coin.crypto?.current_confirmations == 1 && coin.crypto?.success_confirmations == 4)
    }

    @Test(arguments: [["pay"], ["pay", "26", "27"], ["pay", "26", "--qr", "--json"]])
    func `wrong usage is 64`(arguments: [String]) async {
        #expect(await fixture.run(arguments).status == 64)
        #expect(gateway.connectionCount == 0)
    }

    @Test(arguments: [
        (WireFault.html, Int32(76)), (.resetAfterReading, 69),
        (.reply(#"{"error":{"message":"Unauthorized"}}"#, status: 401), 77),
        (.reply(#"{"error":{"code":3,"message":"Order expired"}}"#), 1),
    ])
    func `a question that fails has its own status`(fault: WireFault, status: Int32) async throws {
        _ = try await create()
        gateway.fail(fault, at: Self.endpoint)
        let ended = await fixture.run("pay", "26", "--qr", "--open")
        #expect(ended.status == status)
        #expect(ended.output == "")
        #expect(fixture.opened == [])
    }

    @Test func `a gateway that is down is 69 and an unknown invoice 65`() async throws {
        _ = try await create()
        gateway.stop()
        #expect(await fixture.run("pay", "26").status == 69)
        #expect(await fixture.run("pay", "nobody").status == 65)
    }

    @Test func `a signal ends the waiting`() async throws {
        _ = try await create()
        gateway.fail(.hang, at: Self.endpoint)
        let task = Task { [fixture] in await fixture.run("pay", "26") }
        await gateway.untilRequests(2)
        task.cancel()
        let ended = await task.value
        #expect(ended.status == 130)
        #expect(ended.output == "")
    }

    @Test(arguments: ["pay", "status"])
    func `the help says that 74 comes after asking`(command: String) async {
        let help = await CommandFixture().run(command, "--help").output
        #expect(help.split(whereSeparator: \.isWhitespace).joined(separator: " ").contains("74 the gateway was asked"))
    }

    @Test func `a link that no sandbox shows is said to be dead`() async throws {
        let alone = CommandFixture()
        let data = "\(alone.folder)/data"
        let options = ["--sandbox", "--data-dir", data]
        let created = await alone.run(
            ["create", "--currency", "visamaster.uah", "--amount", "5", "--payment-id", "77"] + options)
        #expect(created.status == 0)
        let dead = await alone.run(["pay", "77"] + options)
        #expect(dead.status == 0)
        #expect(dead.messages.contains("`einvoice sandbox --data-dir \(data)`"))
        #expect(dead.messages.contains(" --sandbox --data-dir \(data)` then gives one that answers."))

        let host = try await SandboxGateway.start(Session.sandboxConfiguration(dataFolder: data))
        let answered = await alone.run(["pay", "77"] + options)
        #expect(answered.output.hasPrefix(host.baseURL))
        #expect(!answered.messages.contains("einvoice sandbox --data-dir"))
        #expect(answered.messages.contains("as long as that sandbox runs"))
        await host.stop()
    }
}
