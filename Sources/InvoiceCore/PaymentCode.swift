/// What a QR code of a payment holds.
public enum PaymentCode: Sendable, Hashable {
    /// What it may be.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        case link, uri, address
    }

    /// The page to pay on.
    case link(String)
    /// Where a coin is paid to, and how much.
    case uri(PaymentURI)
    /// Where a coin is paid to; a person types the amount.
    case address(String)

    public var kind: Kind {
        switch self {
        case .link: .link
        case .uri: .uri
        case .address: .address
        }
    }

    /// What a camera reads.
    public var text: String {
        switch self {
        case .link(let text), .address(let text): text
        case .uri(let uri): uri.text
        }
    }
}

extension PaymentStart {
    /// What a QR code of this payment may hold, what serves most first. None asks for an amount where the gateway has another
    /// payment than the invoice, or the payment has ended.
    ///
    /// A wallet that reads only half of a token's URI would pay to the contract, so there the address comes first.
    public func codes(for invoice: Invoice) -> [PaymentCode] {
        var codes: [PaymentCode] = []
        if let link { codes.append(.link(link)) }
        guard let address else { return codes }
        let isOpen = status?.isFinal != true && invoice.report?.status.isFinal != true
        let uri =
            isOpen && ShownState(invoice) != .mismatch
            ? PaymentURI(method: invoice.intent.currency, address: address, amount: invoice.intent.amount) : nil
        let both = [uri.map(PaymentCode.uri), .address(address)].compactMap(\.self)
        return codes + (uri?.contract == nil ? both : both.reversed())
    }
}
