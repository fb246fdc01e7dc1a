/// Payment methods that may be chosen: those that the gateway's create-invoice document lists, or those of a profile.
public struct PaymentMethodCatalog: Sendable, Hashable {
    /// Every method, in the document's order; those that a profile adds follow.
    public let methods: [PaymentMethod]
    private let byCode: [String: PaymentMethod]

    init(_ methods: [PaymentMethod]) {
        self.methods = methods
        byCode = Dictionary(methods.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The method with exactly this code, or nil.
    public subscript(code: String) -> PaymentMethod? { byCode[code] }

    /// The method that a code in any letters stands for, whether it is listed or not: of one that isn't, the code may tell
    /// the unit. Nil where nothing does.
    public func method(named code: String) -> PaymentMethod? {
        byCode[code] ?? methods.first { folded($0.code) == folded(code) } ?? PaymentMethod(unlisted: code)
    }

    /// With more methods: one whose code is there takes that place, the others follow.
    public func adding(_ more: [PaymentMethod]) -> PaymentMethodCatalog {
        if more.isEmpty { return self }
        var all = methods
        for method in more {
            if let place = all.firstIndex(where: { $0.code == method.code }) {
                all[place] = method
            } else {
                all.append(method)
            }
        }
        return PaymentMethodCatalog(all)
    }

    /// Without the methods of these codes.
    public func hiding(_ codes: [String]) -> PaymentMethodCatalog {
        codes.isEmpty ? self : PaymentMethodCatalog(methods.filter { !codes.contains($0.code) })
    }

    /// Methods whose code, title, provider, country, unit, kind or further names contain every word of `query`, whatever its case
    /// and marks, best first: an exact code, then a code or provider that starts with the first word, then the rest in catalog
    /// order.
    public func search(_ query: String, names: (PaymentMethod) -> [String] = { _ in [] }) -> [PaymentMethod] {
        let words = SearchText(query).plain.unicodeScalars.split { $0 == " " || $0 == "," }.map { String($0) }
        guard let first = words.first else { return methods }
        let hits = methods.filter { method in
            let text = SearchText(joining: method.searchedTexts + names(method)).plain
            return words.allSatisfy { text.contains($0) }
        }
        func rank(_ method: PaymentMethod) -> Int {
            if method.code == first { return 0 }
            if method.code.hasPrefix(first) || method.provider.lowercased().hasPrefix(first) { return 1 }
            return method.unit.lowercased() == first ? 2 : 3
        }
        let ranked = hits.enumerated().sorted { (rank($0.element), $0.offset) < (rank($1.element), $1.offset) }
        return ranked.map(\.element)
    }

    /// Codes that look like a mistyped `code`, nearest first, for "did you mean".
    public func suggestions(for code: String, limit: Int = 3) -> [String] {
        let wanted = Array(code.lowercased().unicodeScalars.prefix(40))
        let scored = methods.map { ($0.code, editDistance(wanted, Array($0.code.unicodeScalars))) }
        let near = scored.filter { $0.1 <= max(2, wanted.count / 3) }.sorted { $0.1 < $1.1 }.map(\.0)
        return Array((near.isEmpty ? search(code).map(\.code) : near).prefix(limit))
    }
}

extension PaymentMethod {
    /// Everything that a search may hit.
    var searchedTexts: [String] {
        let kindWords =
            switch kind {
            case .card: "card"
            case .bank: "bank"
            case .mobileMoney: "mobile money"
            case .upi: "upi"
            case .crypto: "crypto"
            }
        return [code, title, provider, country?.name, country?.code, unit, kindWords].compactMap(\.self)
    }
}

extension PaymentMethodCatalog {
    /// The catalog of the gateway's document.
    ///
    /// Decimals: ISO 4217 for national currencies (XOF and GNF have none), and the smallest unit of each coin
    /// (satoshi 8, wei 18, piconero 12, sun 6, and 6 for Tether and USD Coin).
    public static let standard = PaymentMethodCatalog([
        PaymentMethod("airtel.mga", "Airtel Money, MGA", "Airtel Money", .madagascar, "MGA", 2, .mobileMoney),
        PaymentMethod("airtel-congo.usd", "Airtel Money, USD CONGO", "Airtel Money", .congo, "USD", 2, .mobileMoney),
        PaymentMethod("airtel-congo.cdf", "Airtel Money, CDF CONGO", "Airtel Money", .congo, "CDF", 2, .mobileMoney),
        PaymentMethod("bank.ngn", "Bank Transfer, NGN", "Bank Transfer", .nigeria, "NGN", 2, .bank),
        PaymentMethod("bitcoin", "Bitcoin, BTC", "Bitcoin", nil, "BTC", 8, .crypto),
        PaymentMethod("bitcoin_cash", "Bitcoin Cash, BCH", "Bitcoin Cash", nil, "BCH", 8, .crypto),
        PaymentMethod("link", "ChainLink, LINK", "ChainLink", nil, "LINK", 18, .crypto),
        PaymentMethod("ethereum", "Ethereum, ETH", "Ethereum", nil, "ETH", 18, .crypto),
        PaymentMethod("expresso-senegal.xof", "Expresso, XOF SENEGAL", "Expresso", .senegal, "XOF", 0, .mobileMoney),
        PaymentMethod(
            "free_money-senegal.xof", "FreeMoney, XOF SENEGAL", "FreeMoney", .senegal, "XOF", 0, .mobileMoney),
        PaymentMethod("imps.inr", "IMPS, INR", "IMPS", .india, "INR", 2, .bank),
        PaymentMethod("litecoin", "Litecoin, LTC", "Litecoin", nil, "LTC", 8, .crypto),
        PaymentMethod("monero", "Monero, XMR", "Monero", nil, "XMR", 12, .crypto),
        PaymentMethod("moov-togo.xof", "MOOV, XOF TOGO", "MOOV", .togo, "XOF", 0, .mobileMoney),
        PaymentMethod("moov-ci.xof", "MOOV, XOF CI", "MOOV", .ivoryCoast, "XOF", 0, .mobileMoney),
        PaymentMethod("moov-benin.xof", "MOOV, XOF BENIN", "MOOV", .benin, "XOF", 0, .mobileMoney),
        PaymentMethod("moov-mali.xof", "MOOV, XOF MALI", "MOOV", .mali, "XOF", 0, .mobileMoney),
        PaymentMethod("moov-burkina-faso.xof", "MOOV, XOF BURKINA-FASO", "MOOV", .burkinaFaso, "XOF", 0, .mobileMoney),
        PaymentMethod("mpesa-congo.usd", "MPesa, USD CONGO", "MPesa", .congo, "USD", 2, .mobileMoney),
        PaymentMethod("mpesa-congo.cdf", "MPesa, CDF CONGO", "MPesa", .congo, "CDF", 2, .mobileMoney),
        PaymentMethod("mtn-togo.xof", "MTN, XOF TOGO", "MTN", .togo, "XOF", 0, .mobileMoney),
        PaymentMethod("mtn-ci.xof", "MTN, XOF CI", "MTN", .ivoryCoast, "XOF", 0, .mobileMoney),
        PaymentMethod("mtn-benin.xof", "MTN, XOF BENIN", "MTN", .benin, "XOF", 0, .mobileMoney),
        PaymentMethod("mtn-guinea.gnf", "MTN, GNF GUINEA", "MTN", .guinea, "GNF", 0, .mobileMoney),
        PaymentMethod("mvola.mga", "MVola, MGA", "MVola", .madagascar, "MGA", 2, .mobileMoney),
        PaymentMethod("orange_money.mga", "Orange Money, MGA", "Orange Money", .madagascar, "MGA", 2, .mobileMoney),
        PaymentMethod("orange_money-togo.xof", "Orange Money, XOF TOGO", "Orange Money", .togo, "XOF", 0, .mobileMoney),
        PaymentMethod(
            "orange_money-ci.xof", "Orange Money, XOF CI", "Orange Money", .ivoryCoast, "XOF", 0, .mobileMoney),
        PaymentMethod(
            "orange_money-benin.xof", "Orange Money, XOF BENIN", "Orange Money", .benin, "XOF", 0, .mobileMoney),
        PaymentMethod(
            "orange_money-senegal.xof", "Orange Money, XOF SENEGAL", "Orange Money", .senegal, "XOF", 0, .mobileMoney),
        PaymentMethod(
            "orange_money-burkina-faso.xof", "Orange Money, XOF BURKINA-FASO", "Orange Money", .burkinaFaso, "XOF", 0,
            .mobileMoney),
        PaymentMethod("orange_money-mali.xof", "Orange Money, XOF MALI", "Orange Money", .mali, "XOF", 0, .mobileMoney),
        PaymentMethod(
            "orange_money-congo.usd", "Orange Money, USD CONGO", "Orange Money", .congo, "USD", 2, .mobileMoney),
        PaymentMethod(
            "orange_money-congo.cdf", "Orange Money, CDF CONGO", "Orange Money", .congo, "CDF", 2, .mobileMoney),
        PaymentMethod(
            "orange_money-guinea.gnf", "Orange Money, GNF GUINEA", "Orange Money", .guinea, "GNF", 0, .mobileMoney),
        PaymentMethod("paytm.inr", "PayTM, INR", "PayTM", .india, "INR", 2, .upi),
        PaymentMethod("phonepe.inr", "Phone PE, INR", "Phone PE", .india, "INR", 2, .upi),
        PaymentMethod("tmoney.xof", "T-Money, XOF", "T-Money", .togo, "XOF", 0, .mobileMoney),
        PaymentMethod("usdt_erc20", "Tether ERC20, USDT ERC20", "Tether ERC20", nil, "USDT", 6, .crypto),
        PaymentMethod("usdt_trc20", "Tether TRC20, USDT TRC20", "Tether TRC20", nil, "USDT", 6, .crypto),
        PaymentMethod("tron", "Tron, TRX", "Tron", nil, "TRX", 6, .crypto),
        PaymentMethod("upi.inr", "UPI, INR", "UPI", .india, "INR", 2, .upi),
        PaymentMethod("usdc_trc20", "USDC TRC20, USDC TRC20", "USDC TRC20", nil, "USDC", 6, .crypto),
        PaymentMethod("vanilla_pay.mga", "Vanilla Pay, MGA", "Vanilla Pay", .madagascar, "MGA", 2, .mobileMoney),
        PaymentMethod("verve.ngn", "Verve, NGN", "Verve", .nigeria, "NGN", 2, .card),
        PaymentMethod("visamaster.uah", "VisaMaster, UAH", "VisaMaster", .ukraine, "UAH", 2, .card),
        PaymentMethod("visamaster.usd", "VisaMaster, USD", "VisaMaster", nil, "USD", 2, .card),
        PaymentMethod("visamaster.ngn", "VisaMaster, NGN", "VisaMaster", .nigeria, "NGN", 2, .card),
        PaymentMethod("visamaster.xof", "VisaMaster, XOF", "VisaMaster", nil, "XOF", 0, .card),
        PaymentMethod("wave-senegal.xof", "Wave, XOF SENEGAL", "Wave", .senegal, "XOF", 0, .mobileMoney),
        PaymentMethod("wave-ci.xof", "Wave, XOF CI", "Wave", .ivoryCoast, "XOF", 0, .mobileMoney),
        PaymentMethod("wiz_all-senegal.xof", "WizAll, XOF SENEGAL", "WizAll", .senegal, "XOF", 0, .mobileMoney),
    ])
}
