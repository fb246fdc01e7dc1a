import InvoiceCore

extension InvoiceService {
    /// How long ago a similar invoice makes one ask whether this is the same again, in minutes.
    static let similarMinutes = 60
    /// How many of the newest invoices are looked at for that.
    static let similarLimit = 50

    /// Shows what would be sent of a checked draft. Sends and records nothing.
    public func prepare(_ request: InvoiceRequest) async -> PreparedInvoice {
        shown(request, await warnings(about: request))
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
            for similar in page.invoices where similar.isSimilar(to: request) {
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
}

extension Invoice {
    /// True when the payment id is taken by an invoice that exists, or may exist, at the gateway.
    func uses(_ paymentID: PaymentID) -> Bool {
        guard intent.paymentID == paymentID else { return false }
        return switch state {
        case .created, .unknown, .sending: true
        case .rejected, .unsent: false
        }
    }

    /// True when it looks like the same again: method and amount, and whoever pays or what for.
    func isSimilar(to request: InvoiceRequest) -> Bool {
        guard state != .rejected, state != .unsent else { return false }
        guard intent.currency == request.method.code, intent.amount == request.amount else { return false }
        let kept = request.storedTexts
        let pairs = [RequestField.sender, .account, .description].map { (intent[$0], kept[$0]) }
        return pairs.contains { $0 != nil && $0 == $1 } || pairs.allSatisfy { $0 == nil && $1 == nil }
    }
}
