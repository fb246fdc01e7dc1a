import InvoiceCore
import Testing

@Suite struct PaymentMethodCatalogTests {
    /// The gateway's list as its create-invoice document gives it: code, tab, title.
    private static let documented = """
        airtel.mga\tAirtel Money, MGA
        airtel-congo.usd\tAirtel Money, USD CONGO
        airtel-congo.cdf\tAirtel Money, CDF CONGO
        bank.ngn\tBank Transfer, NGN
        bitcoin\tBitcoin, BTC
        bitcoin_cash\tBitcoin Cash, BCH
        link\tChainLink, LINK
        ethereum\tEthereum, ETH
        expresso-senegal.xof\tExpresso, XOF SENEGAL
        free_money-senegal.xof\tFreeMoney, XOF SENEGAL
        imps.inr\tIMPS, INR
        litecoin\tLitecoin, LTC
        monero\tMonero, XMR
        moov-togo.xof\tMOOV, XOF TOGO
        moov-ci.xof\tMOOV, XOF CI
        moov-benin.xof\tMOOV, XOF BENIN
        moov-mali.xof\tMOOV, XOF MALI
        moov-burkina-faso.xof\tMOOV, XOF BURKINA-FASO
        mpesa-congo.usd\tMPesa, USD CONGO
        mpesa-congo.cdf\tMPesa, CDF CONGO
        mtn-togo.xof\tMTN, XOF TOGO
        mtn-ci.xof\tMTN, XOF CI
        mtn-benin.xof\tMTN, XOF BENIN
        mtn-guinea.gnf\tMTN, GNF GUINEA
        mvola.mga\tMVola, MGA
        orange_money.mga\tOrange Money, MGA
        orange_money-togo.xof\tOrange Money, XOF TOGO
        orange_money-ci.xof\tOrange Money, XOF CI
        orange_money-benin.xof\tOrange Money, XOF BENIN
        orange_money-senegal.xof\tOrange Money, XOF SENEGAL
        orange_money-burkina-faso.xof\tOrange Money, XOF BURKINA-FASO
        orange_money-mali.xof\tOrange Money, XOF MALI
        orange_money-congo.usd\tOrange Money, USD CONGO
        orange_money-congo.cdf\tOrange Money, CDF CONGO
        orange_money-guinea.gnf\tOrange Money, GNF GUINEA
        paytm.inr\tPayTM, INR
        phonepe.inr\tPhone PE, INR
        tmoney.xof\tT-Money, XOF
        usdt_erc20\tTether ERC20, USDT ERC20
        usdt_trc20\tTether TRC20, USDT TRC20
        tron\tTron, TRX
        upi.inr\tUPI, INR
        usdc_trc20\tUSDC TRC20, USDC TRC20
        vanilla_pay.mga\tVanilla Pay, MGA
        verve.ngn\tVerve, NGN
        visamaster.uah\tVisaMaster, UAH
        visamaster.usd\tVisaMaster, USD
        visamaster.ngn\tVisaMaster, NGN
        visamaster.xof\tVisaMaster, XOF
        wave-senegal.xof\tWave, XOF SENEGAL
        wave-ci.xof\tWave, XOF CI
        wiz_all-senegal.xof\tWizAll, XOF SENEGAL
        """

    @Test func `has exactly the documented codes and titles in order`() {
        let listed = Self.documented.split(separator: "\n").map { $0.split(separator: "\t").map(String.init) }
        #expect(listed.count == 52)
        #expect(PaymentMethodCatalog.standard.methods.map { [$0.code, $0.title] } == listed)
    }

    @Test func `unit stands in every title`() {
        for method in PaymentMethodCatalog.standard.methods {
            let units = method.title.split(separator: ",").last.map { $0.split(separator: " ").map(String.init) } ?? []
            #expect(units.contains(method.unit), "\(method.code)")
            #expect(method.title.hasPrefix(method.provider + ","), "\(method.code)")
        }
    }

    @Test func `decimals follow the unit`() {
        let expected = [
            "XOF": 0, "GNF": 0, "UAH": 2, "USD": 2, "NGN": 2, "INR": 2, "CDF": 2, "MGA": 2, "BTC": 8, "BCH": 8,
            "LTC": 8,
            "ETH": 18, "LINK": 18, "XMR": 12, "TRX": 6, "USDT": 6, "USDC": 6,
        ]
        for method in PaymentMethodCatalog.standard.methods {
            #expect(method.decimals == expected[method.unit], "\(method.code)")
        }
    }

    @Test func `kinds are told apart`() {
        func kind(_ code: String) -> PaymentMethod.Kind? { PaymentMethodCatalog.standard[code]?.kind }
        #expect(kind("visamaster.uah") == .card)
        #expect(kind("verve.ngn") == .card)
        #expect(kind("bank.ngn") == .bank)
        #expect(kind("upi.inr") == .upi)
        #expect(kind("orange_money-ci.xof") == .mobileMoney)
        #expect(kind("link") == .crypto)
        #expect(PaymentMethodCatalog.standard.methods.count { $0.kind == .crypto } == 10)
    }

    @Test func `country is known where the title names one`() {
        #expect(PaymentMethodCatalog.standard["wave-ci.xof"]?.country?.name == "Côte d'Ivoire")
        #expect(PaymentMethodCatalog.standard["mpesa-congo.usd"]?.country?.code == "CD")
        #expect(PaymentMethodCatalog.standard["bitcoin"]?.country == nil)
    }

    @Test func `search finds by code name country and kind`() {
        func codes(_ query: String) -> [String] { PaymentMethodCatalog.standard.search(query).map(\.code) }
        #expect(codes("visamaster.uah").first == "visamaster.uah")
        #expect(codes("orange ivoire") == ["orange_money-ci.xof"])
        #expect(codes("CRYPTO").count == 10)
        #expect(codes("senegal").count == 5)
        #expect(codes("").count == 52)
        #expect(codes("no such thing").isEmpty)
    }

    @Test func `suggests what was meant`() {
        #expect(PaymentMethodCatalog.standard.suggestions(for: "visamaster.uha").first == "visamaster.uah")
        #expect(PaymentMethodCatalog.standard.suggestions(for: "bitcon").first == "bitcoin")
    }
}
