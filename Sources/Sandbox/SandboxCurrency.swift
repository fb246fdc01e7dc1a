/// A digital currency that the sandbox takes. This is the gateway's own table, written from the protocol's list without a
/// look at the client's catalog, so that one can be held against the other.
struct SandboxCurrency: Sendable {
    /// How the payer pays.
    enum Kind: Sendable {
        case card, bank, mobileMoney, upi, crypto
    }

    /// As requests name it: `orange_money-ci.xof`.
    var code: String
    /// As the gateway's list titles it.
    var title: String
    /// What amounts are counted in, as in `accrual_currency`.
    var unit: String
    /// How many decimals an amount may have.
    var decimals: Int
    var kind: Kind

    /// The currency of this code.
    static func named(_ code: String) -> SandboxCurrency? {
        byCode[code]
    }

    private static let byCode = Dictionary(uniqueKeysWithValues: all.map { ($0.code, $0) })

    /// All 52, in the order of the gateway's list.
    static let all: [SandboxCurrency] = [
        mobile("airtel.mga", "Airtel Money, MGA"),
        mobile("airtel-congo.usd", "Airtel Money, USD CONGO"),
        mobile("airtel-congo.cdf", "Airtel Money, CDF CONGO"),
        money("bank.ngn", "Bank Transfer, NGN", .bank),
        coin("bitcoin", "Bitcoin, BTC", "BTC", 8),
        coin("bitcoin_cash", "Bitcoin Cash, BCH", "BCH", 8),
        coin("link", "ChainLink, LINK", "LINK", 18),
        coin("ethereum", "Ethereum, ETH", "ETH", 18),
        mobile("expresso-senegal.xof", "Expresso, XOF SENEGAL"),
        mobile("free_money-senegal.xof", "FreeMoney, XOF SENEGAL"),
        money("imps.inr", "IMPS, INR", .bank),
        coin("litecoin", "Litecoin, LTC", "LTC", 8),
        coin("monero", "Monero, XMR", "XMR", 12),
        mobile("moov-togo.xof", "MOOV, XOF TOGO"),
        mobile("moov-ci.xof", "MOOV, XOF CI"),
        mobile("moov-benin.xof", "MOOV, XOF BENIN"),
        mobile("moov-mali.xof", "MOOV, XOF MALI"),
        mobile("moov-burkina-faso.xof", "MOOV, XOF BURKINA-FASO"),
        mobile("mpesa-congo.usd", "MPesa, USD CONGO"),
        mobile("mpesa-congo.cdf", "MPesa, CDF CONGO"),
        mobile("mtn-togo.xof", "MTN, XOF TOGO"),
        mobile("mtn-ci.xof", "MTN, XOF CI"),
        mobile("mtn-benin.xof", "MTN, XOF BENIN"),
        mobile("mtn-guinea.gnf", "MTN, GNF GUINEA"),
        mobile("mvola.mga", "MVola, MGA"),
        mobile("orange_money.mga", "Orange Money, MGA"),
        mobile("orange_money-togo.xof", "Orange Money, XOF TOGO"),
        mobile("orange_money-ci.xof", "Orange Money, XOF CI"),
        mobile("orange_money-benin.xof", "Orange Money, XOF BENIN"),
        mobile("orange_money-senegal.xof", "Orange Money, XOF SENEGAL"),
        mobile("orange_money-burkina-faso.xof", "Orange Money, XOF BURKINA-FASO"),
        mobile("orange_money-mali.xof", "Orange Money, XOF MALI"),
        mobile("orange_money-congo.usd", "Orange Money, USD CONGO"),
        mobile("orange_money-congo.cdf", "Orange Money, CDF CONGO"),
        mobile("orange_money-guinea.gnf", "Orange Money, GNF GUINEA"),
        money("paytm.inr", "PayTM, INR", .upi),
        money("phonepe.inr", "Phone PE, INR", .upi),
        mobile("tmoney.xof", "T-Money, XOF"),
        coin("usdt_erc20", "Tether ERC20, USDT ERC20", "USDT", 6),
        coin("usdt_trc20", "Tether TRC20, USDT TRC20", "USDT", 6),
        coin("tron", "Tron, TRX", "TRX", 6),
        money("upi.inr", "UPI, INR", .upi),
        coin("usdc_trc20", "USDC TRC20, USDC TRC20", "USDC", 6),
        mobile("vanilla_pay.mga", "Vanilla Pay, MGA"),
        money("verve.ngn", "Verve, NGN", .card),
        money("visamaster.uah", "VisaMaster, UAH", .card),
        money("visamaster.usd", "VisaMaster, USD", .card),
        money("visamaster.ngn", "VisaMaster, NGN", .card),
        money("visamaster.xof", "VisaMaster, XOF", .card),
        mobile("wave-senegal.xof", "Wave, XOF SENEGAL"),
        mobile("wave-ci.xof", "Wave, XOF CI"),
        mobile("wiz_all-senegal.xof", "WizAll, XOF SENEGAL"),
    ]

    private static func mobile(_ code: String, _ title: String) -> SandboxCurrency {
        money(code, title, .mobileMoney)
    }

    /// A state's currency: the unit stands after the code's last dot. The CFA franc and the Guinean franc have no coins
    /// below one; the ariary's fifths are taken with two decimals, as ISO 4217 lists it.
    private static func money(_ code: String, _ title: String, _ kind: Kind) -> SandboxCurrency {
        let unit = code.split(separator: ".").last.map { $0.uppercased() } ?? ""
        let decimals = ["XOF", "GNF"].contains(unit) ? 0 : 2
        return SandboxCurrency(code: code, title: title, unit: unit, decimals: decimals, kind: kind)
    }

    private static func coin(_ code: String, _ title: String, _ unit: String, _ decimals: Int) -> SandboxCurrency {
        SandboxCurrency(code: code, title: title, unit: unit, decimals: decimals, kind: .crypto)
    }
}
