import InvoiceCore

extension InvoiceService {
    /// How long ago a similar invoice makes one ask whether this is the same again, in minutes.
    static let similarMinutes = 60
    /// How many of the newest invoices are looked at for that.
    static let similarLimit = 50

    /// How many of a customer's newest invoices an amount is compared with.
    private static let compared = 5

    /// Shows what would be sent of a checked draft. Sends and records nothing.
    ///
    /// - Parameter model: the local id of the invoice that the draft was made from.
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
            for similar in page.invoices where similar.isSimilar(to: request) && similar.id != request.replaces {
                // One that was adopted lately may be much older than those before it.
                let minutes = Int((now.milliseconds - similar.intent.createdAt.milliseconds) / 60_000)
                guard minutes <= Self.similarMinutes else { continue }
                warnings.append(.similarInvoice(similar, minutesAgo: max(0, minutes)))
                break
            }
            return warnings
        } catch {
            return [.historyUnreadable(error)]
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
        let kept = request.storedTexts
        let pairs = [RequestField.sender, .account, .description].map { (intent[$0], kept[$0]) }
        return pairs.contains { $0 != nil && $0 == $1 } || pairs.allSatisfy { $0 == nil && $1 == nil }
    }
}
