import InvoiceCore

extension InvoiceService {
    /// Notes that an invoice's status URL was called; however often it is, the timeline has one line for it between two other
    /// events.
    ///
    /// - Returns: the invoice, where the gateway is to be asked about it; nil where its callback has nothing new to tell.
    package func noteCallback(to id: String) async throws(StorageProblem) -> Invoice? {
        let found = try await onDisk { history throws(StorageProblem) in try history.invoice(id: id) }
        guard found.awaitsCallback else { return nil }
        let isNoted = found.updates.last?.change.isCallback == true
        // A note that can't be recorded is no reason not to ask.
        let invoice = isNoted ? found : await note(.callbackCame, on: found).invoice
        return found.report?.status.isFinal == true ? nil : invoice
    }

    /// Asks the gateway how the payment stands or, where it isn't known whether the invoice was created, settles it. A
    /// callback can do nothing else.
    package func statusAfterCallback(of invoice: Invoice) async -> StatusOutcome {
        do throws(Problem) {
            let found = try await current(invoice.id)
            switch found.state {
            case .unknown, .sending: return try await statusBySettling(found)
            case .created, .rejected, .unsent, .closed: return await refreshStatus(found.id)
            }
        } catch {
            return .failed(error)
        }
    }

    /// The invoices with this token in their status URL.
    nonisolated func invoices(with token: CallbackToken) async throws -> [Invoice] {
        var query = InvoiceQuery()
        query.words = [SearchText(token.text)]
        var found: [Invoice] = []
        try await history.search(query, limit: 100) { batch in
            // The token may stand in a note or description, too.
            found += batch.invoices.filter { $0.intent[.statusURL].flatMap { CallbackToken(in: $0) } == token }
            // Invoices with one token were made one after another.
            return found.isEmpty
        }
        return found
    }
}

extension Invoice {
    /// True while a callback may bring something new: the payment isn't final, or its callback hasn't come yet.
    fileprivate var awaitsCallback: Bool {
        switch state {
        case .sending, .unknown, .closed: true
        case .created: isWaiting || !updates.contains { $0.change.isCallback }
        case .rejected, .unsent: false
        }
    }
}
