import InvoiceCore
import Testing

@Suite struct PaymentURITests {
    private static let ether = "0x52908400098527886E0F7030069857D2E4169EE7"
    private static let monero =
        "44AFFq5kSiGBoZ4NMDwYtN18obc8AemS33DBLWs3H7otXft3XjrpDtQGv7SqSsaBYBb98uNbr2VBBEt7f2wfn3RVGQBEP3A"

    /// Address, amount, and the URI; nil where the address alone is to be had.
    static let methods: [String: (address: String, amount: String, uri: String?)] = [
        "bitcoin": (
            "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq", "0.0015",
            "bitcoin:bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq?amount=0.0015"
        ),
        "bitcoin_cash": (
            "bitcoincash:qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a", "12",
            "bitcoincash:qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a?amount=12"
        ),
        "litecoin": (
            "LbTjMGN7gELw4KbeyQf6cTCq859hD18guE", "20999999.99999999",
            "litecoin:LbTjMGN7gELw4KbeyQf6cTCq859hD18guE?amount=20999999.99999999"
        ),
        "monero": (monero, "0.000000000001", "monero:\(monero)?tx_amount=0.000000000001"),
        "ethereum": (ether, "2.014", "ethereum:\(ether)@1?value=2014000000000000000"),
        "usdt_erc20": (
            ether, "100.5",
            "ethereum:0xdAC17F958D2ee523a2206206994597C13D831ec7@1/transfer?address=\(ether)&uint256=100500000"
        ),
        "link": (ether, "1", nil),
        "usdt_trc20": ("TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t", "1", nil),
        "usdc_trc20": ("TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t", "1", nil),
        "tron": ("TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t", "1", nil),
    ]

    @Test func `every method that pays in a coin is thought of`() {
        let coins = PaymentMethodCatalog.standard.methods.filter { $0.kind == .crypto }
        #expect(Set(coins.map(\.code)) == Set(Self.methods.keys))
    }

    @Test(arguments: methods.keys.sorted()) func `a coin's URI holds address and amount exactly`(code: String) throws {
        let (address, amount, uri) = try #require(Self.methods[code])
        let made = PaymentURI(method: code, address: address, amount: try Amount(amount))
        #expect(made?.text == uri)
        #expect((made?.contract != nil) == (code == "usdt_erc20"))
    }

    @Test(arguments: ["visamaster.uah", "USDT_ERC20", "usdt_bep20", "usdc_erc20", "bitcoin ", "wave-ci.xof", ""])
    func `a method that is none of these has none`(code: String) throws {
        for address in [Self.ether, "1BoatSLRHtKNngkdXEeobR76b53LETtpyT"] {
            #expect(PaymentURI(method: code, address: address, amount: try Amount("1")) == nil)
        }
    }

    @Test(arguments: [
        ("bitcoin", "1?amount=9"), ("bitcoin", "1&amount=9"), ("bitcoin", "1#"), ("bitcoin", ""),
        ("bitcoin", "bitcoin:"),
        ("bitcoin", "1/2"), ("bitcoin", "1 2"), ("bitcoin", "1%20"), ("bitcoin", "1\u{301}"), ("bitcoin", "１"),
        ("bitcoin", "litecoin:LbTjMGN7gELw4KbeyQf6cTCq859hD18guE"), ("bitcoin", String(repeating: "1", count: 201)),
        ("ethereum", "vitalik.eth"), ("ethereum", "0x5290"), ("ethereum", "52908400098527886E0F7030069857D2E4169EE7"),
        ("ethereum", "0x52908400098527886E0F7030069857D2E4169EEg"), ("ethereum", ether + "@56"),
        ("ethereum", "0X52908400098527886E0F7030069857D2E4169EE7"), ("usdt_erc20", ether + "&uint256=1"),
        ("monero", "4?tx_amount=9"),
    ])
    func `what means more than an address to a URI gets none`(code: String, address: String) throws {
        #expect(PaymentURI(method: code, address: address, amount: try Amount("1")) == nil)
    }

    @Test(arguments: [
        ("bitcoin", "0"), ("bitcoin", "0.000000001"), ("monero", "0.0000000000001"), ("usdt_erc20", "0.0000001"),
        ("ethereum", "0.0000000000000000001"), ("ethereum", "340282366920938463464"),
    ])
    func `an amount that the coin can't have gets none`(code: String, amount: String) throws {
        let address = try #require(Self.methods[code]).address
        #expect(PaymentURI(method: code, address: address, amount: try Amount(amount)) == nil)
    }

    @Test func `amounts are exact to the last unit`() throws {
        func uri(_ amount: String) throws -> String? {
            PaymentURI(method: "ethereum", address: Self.ether, amount: try Amount(amount))?.text
        }
        #expect(try uri("0.000000000000000001") == "ethereum:\(Self.ether)@1?value=1")
        // No binary floating point has these.
        #expect(try uri("9007199.254740993000000001") == "ethereum:\(Self.ether)@1?value=9007199254740993000000001")
        #expect(try uri("0.1") == "ethereum:\(Self.ether)@1?value=100000000000000000")
        #expect(try uri("120000000.000000000000000001") == "ethereum:\(Self.ether)@1?value=120000000000000000000000001")
    }

    @Test func `a scheme in front of the address stands once, and in capitals it is left alone`() throws {
        func uri(_ address: String) throws -> String? {
            PaymentURI(method: "bitcoin_cash", address: address, amount: try Amount("1.10"))?.text
        }
        let address = "qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a"
        for given in [address, "bitcoincash:\(address)"] {
            #expect(try uri(given) == "bitcoincash:\(address)?amount=1.1")
        }
        // CashAddr knows no mixture of cases.
        #expect(try uri("BITCOINCASH:\(address.uppercased())") == nil)
    }

    // MARK: - What a code may hold

    private func invoice(_ code: String, _ amount: String = "1.5", reports: StatusReport? = nil) throws -> Invoice {
        let at = Timestamp(milliseconds: 1_795_350_720_000)
        let intent = InvoiceIntent(
            id: "1", createdAt: at, paymentID: PaymentID(recorded: "26"), currency: code, amount: try Amount(amount))
        var changes: [InvoiceUpdate.Change] = [.created(tracking: "79DF-60B0-17F6", isSettled: false)]
        if let reports { changes.append(.status(reports)) }
        return Invoice(
            intent: intent, updates: changes.map { InvoiceUpdate(id: "1", at: at, change: $0) })
    }

    @Test func `what serves most comes first, and of a token that is the address`() throws {
        func kinds(_ code: String, _ payment: PaymentStart) throws -> [PaymentCode.Kind] {
            payment.codes(for: try invoice(code)).map(\.kind)
        }
        #expect(try kinds("bitcoin", PaymentStart(address: "1Boat")) == [.uri, .address])
        let both = PaymentStart(link: "https://x.example", address: "1Boat")
        #expect(try kinds("bitcoin", both) == [.link, .uri, .address])
        #expect(try kinds("ethereum", PaymentStart(address: Self.ether)) == [.uri, .address])
        #expect(try kinds("usdt_erc20", PaymentStart(address: Self.ether)) == [.address, .uri])
        #expect(try kinds("usdt_trc20", PaymentStart(address: "T1")) == [.address])
        #expect(try kinds("bitcoin", PaymentStart(address: "1 Boat")) == [.address])
        #expect(try kinds("visamaster.uah", PaymentStart(link: "https://x.example")) == [.link])
        #expect(try kinds("visamaster.uah", PaymentStart(form: "<form>")) == [])
    }

    @Test func `nothing asks for an amount where the payment has ended or is another one`() throws {
        for word in ["FINISHED", "CANCELED", "FAILED"] {
            let payment = PaymentStart(address: "1Boat", status: GatewayStatus(word))
            #expect(payment.codes(for: try invoice("bitcoin")) == [.address("1Boat")])
        }
        var report = StatusReport(status: GatewayStatus("PAYIN"))
        (report.currency, report.amount) = ("bitcoin", try Amount("1.5"))
        let payment = PaymentStart(address: "1Boat", status: GatewayStatus("PAYIN"))
        #expect(payment.codes(for: try invoice("bitcoin", reports: report)).map(\.kind) == [.uri, .address])
        report.amount = try Amount("15")
        #expect(payment.codes(for: try invoice("bitcoin", reports: report)) == [.address("1Boat")])
        (report.currency, report.amount) = ("litecoin", try Amount("1.5"))
        #expect(payment.codes(for: try invoice("bitcoin", reports: report)) == [.address("1Boat")])
    }
}
