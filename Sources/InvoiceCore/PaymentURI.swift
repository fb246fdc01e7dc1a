/// A coin's own payment URI: a wallet that reads one asks for neither address nor amount.
///
/// There is one only where the method's code says for certain on which network it is paid, and a standard that wallets keep
/// to says how it is written. `link` names no network, and LINK is on many. For Tron and its tokens no standard has won:
/// wallets refuse `tron:`, and those that take it may pay TRX where a token is asked for.
public struct PaymentURI: Sendable, Hashable {
    /// Who says how it is written.
    public enum Standard: Sendable, Hashable, CaseIterable {
        /// BIP 21, with the amount in whole coins. Litecoin and Bitcoin Cash do the same with schemes of their own; a CashAddr
        /// address begins with its scheme already.
        case bip21
        /// ERC-681, with the amount in wei or in a token's smallest unit. `@1` is Ethereum's main network; without it a wallet
        /// takes the network that it is on.
        case erc681
        /// Monero's URI format, with the amount in whole coins.
        case monero
    }

    public let text: String
    public let standard: Standard
    /// The address of the token's contract, where one stands at the beginning. There are wallets that take it for the
    /// receiver, and what is sent to it is lost.
    public let contract: String?

    /// Nil where the address alone is to be had.
    ///
    /// - Parameters:
    ///   - code: the method's code.
    ///   - address: of the receiver, as the gateway gave it; a wallet checks its checksum.
    ///   - amount: in whole coins; above zero, and with no more decimals than the coin has.
    public init?(method code: String, address: String, amount: Amount) {
        guard let coin = Coin.all[code], let decimals = PaymentMethodCatalog.standard[code]?.decimals,
            amount > .zero, amount.scale <= decimals
        else { return nil }
        contract = coin.contract
        standard = coin.standard
        switch coin.standard {
        case .bip21, .monero:
            let name = coin.standard == .monero ? "tx_amount" : "amount"
            guard let address = Self.plain(address, scheme: coin.scheme) else { return nil }
            text = "\(coin.scheme):\(address)?\(name)=\(amount)"
        case .erc681:
            guard Self.isEthereumAddress(address), let units = amount.units(decimals: decimals) else { return nil }
            if let contract = coin.contract {
                text = "\(coin.scheme):\(contract)@1/transfer?address=\(address)&uint256=\(units)"
            } else {
                text = "\(coin.scheme):\(address)@1?value=\(units)"
            }
        }
    }

    /// The address without the scheme that it may begin with; nil where something in it would mean more to a URI. What is
    /// left is what RFC 3986 calls unreserved.
    private static func plain(_ address: String, scheme: String) -> String? {
        var bytes = address.utf8[...]
        let prefix = "\(scheme):".utf8
        if bytes.starts(with: prefix) { bytes = bytes.dropFirst(prefix.count) }
        let isPlain = bytes.allSatisfy { byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
            default: "-._~".utf8.contains(byte)
            }
        }
        return bytes.isEmpty || !isPlain || bytes.count > 200 ? nil : String(Substring(bytes))
    }

    /// `0x` and 40 hexadecimal digits: no name that has to be looked up.
    private static func isEthereumAddress(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        return bytes.count == 42 && bytes.starts(with: "0x".utf8)
            && bytes.dropFirst(2).allSatisfy { byte in
                switch byte {
                case 0x30...0x39, 0x41...0x46, 0x61...0x66: true
                default: false
                }
            }
    }
}

/// How a method's URI is written.
private struct Coin {
    var scheme: String
    var standard: PaymentURI.Standard
    var contract: String?

    static let all: [String: Coin] = [
        "bitcoin": Coin(scheme: "bitcoin", standard: .bip21),
        "bitcoin_cash": Coin(scheme: "bitcoincash", standard: .bip21),
        "litecoin": Coin(scheme: "litecoin", standard: .bip21),
        "monero": Coin(scheme: "monero", standard: .monero),
        "ethereum": Coin(scheme: "ethereum", standard: .erc681),
        // Tether's contract on Ethereum, as Tether names it: 6 decimals.
        "usdt_erc20": Coin(
            scheme: "ethereum", standard: .erc681, contract: "0xdAC17F958D2ee523a2206206994597C13D831ec7"),
    ]
}

extension Amount {
    /// As a whole number of units of which one has so many decimals; nil where there is a rest, or too many digits.
    func units(decimals: Int) -> UInt128? {
        guard scale <= decimals, decimals - scale < 38 else { return nil }
        let (units, isTooLarge) = coefficient.multipliedReportingOverflow(by: power(of: decimals - scale))
        return isTooLarge ? nil : units
    }
}
