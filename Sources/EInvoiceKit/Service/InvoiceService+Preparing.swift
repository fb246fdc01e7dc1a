import InvoiceCore

extension InvoiceService {
    /// How long ago an invoice that looks like it makes one ask whether this is the same again, and one for the same customer; in
    /// minutes.
    private static let (similarMinutes, sameCustomerMinutes): (Int64, Int64) = (60, 24 * 60)
    /// How many of the newest invoices are looked at for that without the index.
    private static let similarLimit = 50

    /// How many of a customer's newest invoices an amount is compared with.
    private static let compared = 5

    /// Shows what would be sent of a checked draft. Sends and records nothing.
    ///
    /// - Parameters:
    ///   - request: see ``InvoiceCore/InvoiceDraft/checked(catalog:rules:)``.
    ///   - model: the local id of the invoice that the draft was made from.
    public func prepare(_ request: InvoiceRequest, madeFrom model: String? = nil) async -> PreparedInvoice {
        var warnings = await warnings(about: request)
        if let unusual = await unusualAmount(in: request, madeFrom: model ?? request.replaces) {
            warnings.append(unusual)
        }
        return shown(request, warnings)
    }

    /// The same without a look at the history, and so without warnings.
    public nonisolated func shown(_ request: InvoiceRequest, _ warnings: [PrepareWarning] = []) -> PreparedInvoice {
        PreparedInvoice(
            request: request, account: account, shownBody: CreateBody.storableText(for: request), warnings: warnings)
    }

    private func warnings(about request: InvoiceRequest) async -> [PrepareWarning] {
        let now = now
        do throws(StorageProblem) {
            let page = try await onDisk { history throws(StorageProblem) in try history.newest(limit: Self.similarLimit)
            }
            var warnings: [PrepareWarning] = []
            if let used = page.invoices.first(where: { $0.uses(request.paymentID) }) {
                warnings.append(.paymentIDUsed(used))
            }
            if let similar = try await similar(to: request, among: page.invoices) {
                warnings.append(
                    .similarInvoice(similar, minutesAgo: Int(max(0, now.minutes(since: similar.intent.createdAt)))))
            }
            return warnings
        } catch {
            return [.historyUnreadable(error)]
        }
    }

    private func similar(to request: InvoiceRequest, among newest: [Invoice]) async throws(StorageProblem) -> Invoice? {
        let now = now
        // One that was adopted lately may be much older than those before it.
        let isSimilar: @Sendable (Invoice) -> Bool = { invoice in
            let most = invoice.hasCustomer(of: request) ? Self.sameCustomerMinutes : Self.similarMinutes
            return invoice.id != request.replaces && invoice.isSimilar(to: request)
                && now.minutes(since: invoice.intent.createdAt) <= most
        }
        if let similar = newest.first(where: isSimilar) { return similar }
        // Where more were made in a day, the index knows the others.
        guard newest.count == Self.similarLimit, Customer(request.storedTexts) != nil else { return nil }
        var query = InvoiceQuery()
        query.amounts = [request.amount]
        query.since = now.advanced(byMilliseconds: -Self.sameCustomerMinutes * 60_000)
        let asked = query
        return try await onDisk { history throws(StorageProblem) in
            var similar: Invoice?
            try history.find(asked) { invoice in
                if isSimilar(invoice) { similar = invoice }
                return similar == nil
            }
            return similar
        }
    }

    private func unusualAmount(in request: InvoiceRequest, madeFrom id: String?) async -> PrepareWarning? {
        // Where the history or its index can't be read, a remark is missing, and nothing else depends on it.
        if let id, let model = try? await current(id), model.intent.currency == request.method.code,
            model.intent.amount.isFar(from: request.amount)
        {
            return .unusualAmount(model, isModel: true)
        }
        guard let last = try? await lastOfCustomer(in: request), let newest = last.first,
            last.allSatisfy({ $0.intent.amount.isFar(from: request.amount) })
        else { return nil }
        return .unusualAmount(newest, isModel: false)
    }

    /// The newest invoices in the same currency, to the same account, else from the same sender.
    private func lastOfCustomer(in request: InvoiceRequest) async throws(StorageProblem) -> [Invoice] {
        guard let customer = Customer(request.storedTexts) else { return [] }
        let currency = request.method.code
        return try await onDisk { history throws(StorageProblem) in
            try history.lastInvoices(of: customer, in: currency, limit: Self.compared)
        }
    }
}

extension Invoice {
    /// True when the payment id is taken by an invoice that exists, or may exist, at the gateway.
    func uses(_ paymentID: PaymentID) -> Bool {
        guard intent.paymentID == paymentID else { return false }
        return mayExist || state == .closed
    }

    /// True when it looks like the same again: method and amount, and whoever pays or what for.
    func isSimilar(to request: InvoiceRequest) -> Bool {
        guard mayExist, intent.currency == request.method.code, intent.amount == request.amount else { return false }
        if hasCustomer(of: request) { return true }
        let kept = request.storedTexts
        let description = intent[.description]
        if description != nil, description == kept[.description] { return true }
        return [RequestField.sender, .account, .description].allSatisfy { intent[$0] == nil && kept[$0] == nil }
    }
}

extension Timestamp {
    fileprivate func minutes(since other: Timestamp) -> Int64 { (milliseconds - other.milliseconds) / 60_000 }
}
