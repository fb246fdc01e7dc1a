import EInvoiceKit
import InvoiceCore
import JSON

/// An invoice as JSON for scripts. Members that don't apply are left out; amounts, ids and times are texts.
enum InvoiceJSON {
    /// The output of `create --json`: the outcome of the request.
    static func outcome(of invoice: Invoice) -> String {
        var object = JSONObjectText()
        addOutcome(of: invoice, to: &object)
        return object.text
    }

    /// A line of the output of `create --batch`: the same, with the line of the file in which the row begins.
    static func outcome(of result: BatchResult, failure: CommandFailure?) -> String {
        var object = JSONObjectText()
        object.add("row", result.line)
        if case .earlier = result.outcome { object.add("earlier", true) }
        if let invoice = result.sent?.invoice {
            addOutcome(of: invoice, to: &object)
        } else {
            object.add("payment_id", result.paymentID.text)
            if let failure { object.add("error", json: FailureJSON.error(of: failure)) }
        }
        return object.text
    }

    /// The output of `resolve`: the invoice as it is now, what was found, and the same for people.
    static func found(_ found: String, _ detail: String, of invoice: Invoice) -> String {
        var object = JSONObjectText()
        addOutcome(of: invoice, to: &object)
        object.add("found", found)
        object.add("detail", detail)
        return object.text
    }

    /// The output of `history` for each invoice: the outcome, and every field of the invoice.
    static func whole(_ invoice: Invoice) -> String {
        var object = JSONObjectText()
        addWhole(invoice, to: &object)
        return object.text
    }

    /// The output of `show --json`: the whole invoice, the request as it was, and everything that happened to it.
    static func detailed(_ invoice: Invoice) -> String {
        var object = JSONObjectText()
        addWhole(invoice, to: &object)
        if !invoice.isAdopted { object.add("request", invoice.intent.body) }
        object.add("updates", json: JSONText.array(invoice.updates.map(update)))
        return object.text
    }

    /// The output of `status`: that of `history`, the gateway's report, with fee and credited sum only where they are facts,
    /// and whether anything may follow.
    static func payment(of invoice: Invoice) -> String {
        var object = JSONObjectText()
        addPayment(of: invoice, to: &object)
        return object.text
    }

    /// The output of `listen`: what happened, and the invoice as it is since; nil for what somebody noted.
    static func happened(_ update: InvoiceUpdate, to invoice: Invoice) -> String? {
        let isCallback = update.change.isCallback
        if case .note = update.change, !isCallback { return nil }
        var object = JSONObjectText()
        object.add("event", isCallback ? "callback" : update.members.first { $0.name == "event" }?.value.string)
        object.add("at", update.at.description)
        addPayment(of: invoice, to: &object)
        return object.text
    }

    private static func addPayment(of invoice: Invoice, to object: inout JSONObjectText) {
        addWhole(invoice, to: &object)
        guard let report = invoice.factualReport else { return }
        addReport(report, to: &object)
        object.add("may_hand_over", invoice.advice?.mayHandOver == true)
    }

    /// The output of `status` for a payment that the gateway has and the history doesn't.
    static func stranger(_ payment: FoundPayment) -> String {
        let report = payment.report
        let amount = payment.invoice.map { $0.intent.amount.text(minimumDecimals: $0.decimals) }
        var object = JSONObjectText()
        object.add("payment_id", report.paymentID)
        object.add("currency", report.currency)
        object.add("amount", amount ?? report.amount?.description)
        object.add("tracking", report.tracking)
        object.add("in_history", false)
        object.add("status", report.status.text)
        addReport(report.withFactsOnly, to: &object)
        return object.text
    }

    private static func addReport(_ report: StatusReport, to object: inout JSONObjectText) {
        var whole = JSONObjectText()
        for member in report.members { whole.add(member) }
        object.add("report", json: whole.text)
        object.add("is_final", report.status.isFinal)
    }

    /// What `pay` prints: the outcome of creating, and how the customer pays, in the protocol's own words.
    static func payment(of invoice: Invoice, _ payment: PaymentStart) -> String {
        var object = JSONObjectText()
        addOutcome(of: invoice, to: &object)
        object.add("status", payment.status?.text)
        object.add("pay_link", payment.link)
        object.add("pay_form", payment.form)
        addCrypto(payment.address, payment.currentConfirmations, of: payment.neededConfirmations, to: &object)
        for case .uri(let uri) in payment.codes(for: invoice) { object.add("payment_uri", uri.text) }
        return object.text
    }

    private static func addCrypto(
        _ address: String?, _ confirmations: Int?, of needed: Int?, to object: inout JSONObjectText
    ) {
        if address == nil, needed == nil { return }
        var crypto = JSONObjectText()
        crypto.add("address", address)
        crypto.add("current_confirmations", confirmations)
        crypto.add("success_confirmations", needed)
        object.add("crypto", json: crypto.text)
    }

    private static func addOutcome(of invoice: Invoice, to object: inout JSONObjectText) {
        object.add("id", invoice.id)
        object.add("payment_id", invoice.intent.paymentID.text)
        object.add("currency", invoice.intent.currency)
        object.add("amount", invoice.intent.amount.text(minimumDecimals: invoice.decimals))
        object.add("state", invoice.state.rawValue)
        object.add("tracking", invoice.tracking)
        object.add("other_tracking", invoice.otherTracking)
        object.add(IntentMember.replaces.rawValue, invoice.intent.replaces)
        object.add("replaced_by", invoice.replacement)
        if let rejection = invoice.rejection { object.add(rejection.member) }
        object.add("reason", invoice.unknownReason?.code.rawValue)
        let differences = differences(of: invoice)
        if !differences.isEmpty { object.add("differences", json: JSONText.array(differences.map(JSONText.string))) }
    }

    /// The names of what the gateway reports otherwise than was asked for, doesn't tell, or tells unreadably.
    static func differences(of invoice: Invoice) -> [String] { invoice.differences.map(\.member.rawValue) }

    private static func addWhole(_ invoice: Invoice, to object: inout JSONObjectText) {
        let intent = invoice.intent
        addOutcome(of: invoice, to: &object)
        object.add("reason_detail", invoice.unknownReason?.detail)
        object.add("created_at", intent.createdAt.description)
        if intent.isAdopted { object.add("adopted", true) }
        object.add("adopted_at", intent.adoptedAt?.description)
        object.add(IntentMember.gatewayCreated.rawValue, intent.gatewayCreated)
        if intent.isTest { object.add(IntentMember.test.rawValue, true) }
        object.add("status", invoice.report?.status.text)
        for field in RequestField.allCases { object.add(field.name, intent[field]) }
        if !intent.extraFields.isEmpty { object.add("extra_fields", json: extraFields(of: invoice)) }
        object.add("pay_link", invoice.paymentLink)
        if let payment = invoice.payment {
            addCrypto(payment.address, payment.currentConfirmations, of: payment.neededConfirmations, to: &object)
        }
        if !invoice.notes.isEmpty { object.add("notes", json: JSONText.array(invoice.notes.map(JSONText.string))) }
        object.add("profile", intent.profile)
        object.add("endpoint", intent.endpoint)
        object.add("client_id", intent.clientID)
    }

    /// The extra fields as an object.
    static func extraFields(of invoice: Invoice) -> String {
        var object = JSONObjectText()
        for field in invoice.intent.extraFields { object.add(field.name, field.value) }
        return object.text
    }

    private static func update(_ update: InvoiceUpdate) -> String {
        var object = JSONObjectText()
        object.add("at", update.at.description)
        // The reply, where it is kept, has the rest.
        var told = update
        if case .status(let report) = update.change { told.change = .status(report.withFactsOnly) }
        for member in told.members { object.add(member) }
        if let exchange = update.exchange {
            object.add("http_status", exchange.httpStatus)
            object.add("elapsed_ms", exchange.elapsedMilliseconds)
            object.add("signature", exchange.signature?.rawValue)
            object.add("reply", exchange.reply)
            if exchange.isTruncated { object.add("reply_truncated", true) }
        }
        return object.text
    }
}
