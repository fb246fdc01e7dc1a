import InvoiceCore
import JSON

/// One event, as a line of the journal. A line that isn't understood is skipped: a later version's record, or one that
/// a power cut tore.
enum JournalRecord: Sendable {
    case created(SandboxInvoice)
    case changed(tracking: String, status: PaymentStatus, reason: String?, at: Timestamp)
    /// The connection was dropped once, before anything was created, for this payment.
    case dropped(paymentKey: String)

    /// The record as a line of JSON, without the line's end.
    var line: String {
        switch self {
        case .created(let invoice):
            var members: [JSONValue.Member] = [
                .init("event", .string("created")),
                .init("at", .integer(invoice.created.milliseconds)),
                .init("payment_id", invoice.paymentID),
                .init("tracking", .string(invoice.tracking)),
                .init("token", .string(invoice.token)),
                .init("currency", .string(invoice.currency.code)),
                .init("amount", .string(invoice.amount.text(minimumDecimals: invoice.currency.decimals))),
            ]
            for field in RequestField.allCases {
                if let text = invoice.texts[field] { members.append(.init(field.name, .string(text))) }
            }
            return JSONValue.object(members).encoded()
        case .changed(let tracking, let status, let reason, let time):
            var members: [JSONValue.Member] = [
                .init("event", .string("status")),
                .init("at", .integer(time.milliseconds)),
                .init("tracking", .string(tracking)),
                .init("status", .string(status.rawValue)),
            ]
            if let reason {
                members.append(.init("reason", .string(reason)))
            }
            return JSONValue.object(members).encoded()
        case .dropped(let paymentKey):
            return JSONValue.object([
                .init("event", .string("dropped")), .init("payment_id", .string(paymentKey)),
            ]).encoded()
        }
    }

    /// The record of a line; nil if it is none.
    init?(line: some Collection<UInt8>) {
        // Nobody needs to know why a line is no JSON.
        guard let json = try? JSONValue(parsing: Array(line), .wire) else { return nil }
        switch json["event"]?.string {
        case "created":
            guard let invoice = SandboxInvoice(ledgerLine: json) else { return nil }
            self = .created(invoice)
        case "status":
            guard let tracking = json["tracking"]?.string,
                let status = json["status"]?.string.flatMap(PaymentStatus.init(rawValue:)),
                let time = json["at"]?.integer
            else { return nil }
            self = .changed(
                tracking: tracking, status: status, reason: json["reason"]?.string,
                at: Timestamp(milliseconds: Int64(time)))
        case "dropped":
            guard let key = json["payment_id"]?.string else { return nil }
            self = .dropped(paymentKey: key)
        default:
            return nil
        }
    }
}

extension SandboxInvoice {
    fileprivate init?(ledgerLine json: JSONValue) {
        guard let paymentID = json["payment_id"], Self.paymentKey(of: paymentID) != nil,
            let tracking = json["tracking"]?.string, let token = json["token"]?.string,
            let currency = json["currency"]?.string.flatMap({ PaymentMethodCatalog.standard[$0] }),
            let digits = json["amount"]?.string, let created = json["at"]?.integer,
            let amount = try? Amount(wireText: digits, in: currency)
        else { return nil }
        var texts = RequestTexts()
        for field in RequestField.allCases { texts[field] = json[field.name]?.string }
        self.init(
            paymentID: paymentID, tracking: tracking, token: token, currency: currency, amount: amount, texts: texts,
            created: Timestamp(milliseconds: Int64(created)))
    }
}
