extension InvoiceIntent {
    /// The path of the gateway's statement. An invoice that was found there, and not made from here, has it as the end of
    /// its ``endpoint``, and an empty ``body``: nothing was sent.
    public static let statementPath = "/api/einvoice/statement"

    /// True when the invoice was taken over from the gateway's statement.
    public var isAdopted: Bool { body.isEmpty && endpoint.hasSuffix(Self.statementPath) }

    /// The intent that stands for an invoice of the gateway's statement; nil where the row lacks payment id (and tracking
    /// number), currency or amount, without which there is no invoice to speak of.
    ///
    /// `createdAt` is when it was adopted: the gateway's own time has no zone, and stays in the status beside it.
    public init?(
        adopting row: StatusReport, id: String, at moment: Timestamp, profile: String, kind: String?,
        endpoint: String, clientID: String
    ) {
        guard let name = row.paymentID ?? row.tracking, let currency = row.currency, let amount = row.amount else {
            return nil
        }
        self.init(
            id: id, createdAt: moment, paymentID: PaymentID(recorded: name), currency: currency, amount: amount)
        self.profile = profile
        self.kind = kind
        self.endpoint = endpoint
        self.clientID = clientID
    }
}

extension Invoice {
    /// True when it was taken over from the gateway's statement, and not made from here.
    public var isAdopted: Bool { intent.isAdopted }
}
