import InvoiceCore
import JSON
import LoopbackServer

extension SandboxRules {
    /// `/api/einvoice/process`: starts the payment; asked again, tells the same again.
    func process(
        _ body: JSONValue, _ state: inout SandboxState, now: Timestamp
    ) throws(SandboxRefusal) -> SandboxAnswer {
        var invoice = try find(body, state)
        if invoice.status == .created {
            state.record(.changed(tracking: invoice.tracking, status: .paying, reason: nil, at: now))
            invoice = state.invoice(tracking: invoice.tracking) ?? invoice
        }
        var members: [JSONValue.Member] = [
            .init("payment_id", .string(invoice.paymentKey)), .init("tracking", .string(invoice.tracking)),
        ]
        if !invoice.status.isFinal {
            let link = payLink(of: invoice)
            let form = "<form action=\"\(link)\" method=\"get\"><button>Pay</button></form>"
            members.append(.init("pay_form", .string(form)))
            members.append(.init("pay_link", .string(link)))
        }
        members.append(.init("status", .string(invoice.status.rawValue)))
        if invoice.currency.kind == .crypto {
            members.append(.init("crypto", crypto(of: invoice)))
        }
        return SandboxAnswer(
            reply: .response(sign(.object(members))),
            startsSettling: invoice.status == .paying && invoice.outcome?.settledStatus != nil)
    }

    func payLink(of invoice: SandboxInvoice) -> String {
        "\(baseURL)/pay/\(invoice.token)"
    }

    private func crypto(of invoice: SandboxInvoice) -> JSONValue {
        let needed = 4
        return .object([
            .init("address", .string(invoice.cryptoAddress)),
            .init("current_confirmations", .string(invoice.status.isPaid ? String(needed) : "0")),
            .init("success_confirmations", .integer(needed)),
        ])
    }

    /// The invoice as `/api/einvoice/status` tells it.
    func status(of invoice: SandboxInvoice) -> JSONValue {
        invoice.statusReply(currencyInCapitals: configuration.tellsCurrencyInCapitals)
    }

    /// The invoice that `payment_id`, `tracking` or both name.
    func find(_ body: JSONValue, _ state: SandboxState) throws(SandboxRefusal) -> SandboxInvoice {
        var found: [SandboxInvoice?] = []
        if let paymentID = body["payment_id"] {
            guard let key = SandboxInvoice.paymentKey(of: paymentID) else {
                throw .invalid("payment_id is neither a whole number nor a string")
            }
            found.append(state.invoice(paymentKey: key))
        }
        if let tracking = body["tracking"] {
            guard let text = tracking.string else { throw .invalid("tracking is not a string") }
            found.append(state.invoice(tracking: text))
        }
        guard !found.isEmpty else { throw .invalid("payment_id and tracking are missing") }
        guard let first = found[0], found.allSatisfy({ $0?.tracking == first.tracking }) else { throw .notFound }
        return first
    }

    /// `/api/einvoice/statement`: the invoices created from the first to the last second of the period.
    func statement(_ body: JSONValue, _ state: SandboxState) throws(SandboxRefusal) -> JSONValue {
        let start = try time("start_date", of: body)
        let end = try time("end_date", of: body)
        var status: String?
        if let value = body["status"] {
            guard let text = value.string else { throw .invalid("status is not a string") }
            status = text
        }
        // The protocol's times are whole seconds: the last one counts to its end.
        let period = start.milliseconds..<max(start.milliseconds, end.milliseconds + 1000)
        let listed = state.invoices.filter { invoice in
            period.contains(invoice.created.milliseconds) && (status == nil || invoice.status.rawValue == status)
        }
        return .object([.init("list", .array(listed.map(status(of:))))])
    }

    private func time(_ name: String, of body: JSONValue) throws(SandboxRefusal) -> Timestamp {
        guard let time = body[name]?.string.flatMap({ Timestamp(protocolText: $0) }) else {
            throw .invalid("\(name) is not a time like 2017-03-14 20:36:09")
        }
        return time
    }

    /// `/api/extrafields/list`: for all currencies, or for the one that is named.
    func extraFields(_ body: JSONValue) throws(SandboxRefusal) -> JSONValue {
        guard let code = body["currency"] else {
            return SandboxExtraField.listing(for: PaymentMethodCatalog.standard.methods)
        }
        guard let currency = code.string.flatMap({ PaymentMethodCatalog.standard[$0] }) else {
            throw .invalid("Unknown currency")
        }
        return SandboxExtraField.listing(for: [currency])
    }
}
