import FoundationEssentials
import Glibc
import ScreenKit
import TestGateway
import Testing

@testable import Fronts

/// What the QR code of a payment holds, and pictures of it.
@Suite(.timeLimit(.minutes(10))) struct PayCodeTests {
    let gateway: WireGateway
    let fixture: CommandFixture

    init() throws {
        gateway = try WireGateway()
        fixture = CommandFixture(gateway: gateway)
    }

    private static let ether = "0x52908400098527886E0F7030069857D2E4169EE7"
    private static let token =
        "ethereum:0xdAC17F958D2ee523a2206206994597C13D831ec7@1/transfer?address=\(ether)&uint256=100500000"

    /// An invoice in a coin whose payment starts with this reply.
    private func create(_ currency: String, _ amount: String, answering members: String) async throws {
        let created = await fixture.run(
            "create", "--currency", currency, "--amount", amount, "--payment-id", "26", "--json")
        let tracking = try #require(try created.json().tracking)
        gateway.setReply(
            #"{"tracking": "\#(tracking)", "payment_id": "26", \#(members)}"#, to: "einvoice/process")
    }

    private static func crypto(_ address: String) -> String {
        #""status": "PAYIN", "crypto": {"address": "\#(address)", "current_confirmations": 0, "success_confirmations": 4}"#
    }

    /// What `--qr` puts below the first line.
    private func lines(_ text: String) throws -> String {
        try #require(QRCode(text)).lines(lightInk: true).joined(separator: "\n") + "\n"
    }

    @Test func `the code of a coin holds the amount, too, and the address when wanted`() async throws {
        try await create("bitcoin", "0.0015", answering: Self.crypto("1Boat"))
        let ended = await fixture.run("pay", "26", "--qr")
        #expect(ended.status == 0)
        #expect(ended.output == "1Boat\n" + (try lines("bitcoin:1Boat?amount=0.0015")))
        #expect(ended.messages.contains("holds address and amount, 0.0015 BTC (a payment URI by BIP 21)."))
        #expect(ended.messages.contains("It may hold something else: --qr-of address."))
        let bare = await fixture.run("pay", "26", "--qr", "--qr-of", "address")
        #expect(bare.output == "1Boat\n" + (try lines("1Boat")))
        #expect(bare.messages.contains("the customer types the amount, 0.0015 BTC."))
        #expect(bare.messages.contains("--qr-of uri"))
    }

    @Test func `of a token the code holds the address, and the URI only when wanted, with a warning`() async throws {
        try await create("usdt_erc20", "100.5", answering: Self.crypto(Self.ether))
        let ended = await fixture.run("pay", "26", "--qr")
        #expect(ended.output == "\(Self.ether)\n" + (try lines(Self.ether)))
        #expect(ended.messages.contains("holds the address only: the customer types the amount, 100.50 USDT."))
        #expect(!ended.messages.contains("receiver"))
        let whole = await fixture.run("pay", "26", "--qr", "--qr-of", "uri")
        #expect(whole.output == "\(Self.ether)\n" + (try lines(Self.token)))
        #expect(whole.messages.contains("pay only where it names \(Self.ether) as the receiver"))
        let json = await fixture.run("pay", "26", "--json").output
        #expect(json.contains(#""payment_uri":"\#(JSONText.string(Self.token).dropFirst().dropLast())""#))
    }

    @Test func `a link comes first`() async throws {
        let link = #""pay_link": "https://pay.test/1", "#
        try await create("ethereum", "2.014", answering: link + Self.crypto(Self.ether))
        let ended = await fixture.run("pay", "26", "--qr")
        #expect(ended.output == "https://pay.test/1\n" + (try lines("https://pay.test/1")))
        #expect(ended.messages.contains("It may hold something else: --qr-of uri, --qr-of address."))
        let coin = await fixture.run("pay", "26", "--qr", "--qr-of", "uri")
        let uri = "ethereum:\(Self.ether)@1?value=2014000000000000000"
        #expect(coin.output == "https://pay.test/1\n" + (try lines(uri)))
    }

    @Test func `what there isn't is no code`() async throws {
        try await create("tron", "5", answering: Self.crypto("TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t"))
        let path = "\(fixture.folder)/code.png"
        let ended = await fixture.run("pay", "26", "--qr", "--qr-file", path, "--qr-of", "uri")
        #expect(ended.status == 74)
        #expect(ended.output == "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t\n")
        #expect(ended.messages.contains("there is no payment URI"))
        #expect(!FileManager.default.fileExists(atPath: path))
        let link = await fixture.run("pay", "26", "--qr", "--qr-of", "link")
        #expect(link.status == 0 && link.messages.contains("there is no link, so no QR code is made"))
    }

    @Test func `a payment that is over has no code`() async throws {
        try await create(
            "bitcoin", "0.0015", answering: Self.crypto("1Boat").replacing("PAYIN", with: "FINISHED"))
        let ended = await fixture.run("pay", "26", "--qr")
        #expect(!ended.output.contains("1Boat") && !ended.output.contains("█"), "\(ended.output)")
        #expect(ended.messages.contains("The status is FINISHED.") && !ended.messages.contains("to draw"))
    }

    private func bytes(_ path: String) throws -> [UInt8] { Array(try Data(contentsOf: URL(fileURLWithPath: path))) }

    @Test func `a picture is written, private, and never over another file unasked`() async throws {
        try await create("bitcoin", "0.0015", answering: Self.crypto("1Boat"))
        let code = try #require(QRCode("bitcoin:1Boat?amount=0.0015"))
        for (name, content) in [("a.png", code.png), ("b.SVG", Array(code.svg.utf8))] {
            let path = "\(fixture.folder)/\(name)"
            let ended = await fixture.run("pay", "26", "--qr-file", path)
            #expect(ended.status == 0)
            #expect(ended.output == "1Boat\n")
            #expect(ended.messages.contains("The QR code is in \(path)."))
            #expect(try bytes(path) == content)
            var status = stat()
            #expect(stat(path, &status) == 0 && status.st_mode & 0o777 == 0o600)

            try Data("mine".utf8).write(to: URL(fileURLWithPath: path))
            let asked = gateway.requests(to: "einvoice/process").count
            let refused = await fixture.run("pay", "26", "--qr-file", path)
            #expect(refused.status == 65 && refused.output == "")
            #expect(refused.messages.contains("\(path) is there already; nothing was overwritten"))
            #expect(refused.messages.contains("--force"))
            // Nothing was started for it.
            #expect(gateway.requests(to: "einvoice/process").count == asked)
            #expect(try bytes(path) == Array("mine".utf8))
            #expect(await fixture.run("pay", "26", "--qr-file", path, "--force", "--json").status == 0)
            #expect(try bytes(path) == content)
        }
    }

    @Test(arguments: [
        (["--qr-file", "a.jpg"], "must end in .png or .svg"), (["--qr-file", ""], "must end in .png or .svg"),
        (["--force"], "there is no --qr-file to overwrite"), (["--qr-of", "address"], "say --qr or --qr-file, too"),
        (["--qr", "--qr-of", "amount"], "amount"),
    ])
    func `wrong usage is 64`(options: [String], words: String) async {
        let ended = await fixture.run(["pay", "26"] + options)
        #expect(ended.status == 64)
        #expect(ended.messages.contains(words), "\(ended.messages)")
        #expect(gateway.connectionCount == 0)
    }

    @Test func `a file that can't be written keeps the payment from being started`() async throws {
        try await create("bitcoin", "0.0015", answering: Self.crypto("1Boat"))
        let asked = gateway.requests(to: "einvoice/process").count
        let ended = await fixture.run("pay", "26", "--qr-file", "\(fixture.folder)/nowhere/a.png")
        #expect(ended.status != 0)
        #expect(gateway.requests(to: "einvoice/process").count == asked)
    }
}
