import InvoiceCore

extension InvoiceService {
    /// Closes an invoice as never created: its outcome is unknown, and the gateway said since it was sent last that it has no such
    /// payment. Asks and sends nothing.
    ///
    /// Whenever it is asked about again and the gateway has it after all, it is open again. It is never sent again, and its
    /// payment id stays used.
    /// - Parameters:
    ///   - id: the invoice's local id.
    ///   - confirmation: of its amount, as for a new invoice.
    public func close(_ id: String, _ confirmation: Confirmation) async -> ClosingOutcome {
        do throws(Problem) {
            let found = try await current(id)
            try requireOwnAccount(found.intent)
            guard confirmation.covers(found.intent.amount, on: account.kind) else {
                throw .notConfirmed(amount: found.intent.amount)
            }
            let moment = now
            // Nobody begins to send it again meanwhile.
            return .closed(
                try await change(id) { latest, _ throws(Problem) in
                    guard latest.isClosable else {
                        throw latest.state == .unknown ? .notAskedYet : .wrongState(latest.state)
                    }
                    return InvoiceUpdate(
                        id: latest.id, at: moment, change: .closed, sending: latest.sendings,
                        intent: latest.isSurelyRecorded ? nil : latest.intent)
                })
        } catch {
            return .notClosed(error)
        }
    }

    /// Records a change of the invoice as it is now, which `update` makes or refuses, while no other program begins to send.
    func change(
        _ id: String, _ update: @escaping @Sendable (Invoice, HistoryStore) throws(Problem) -> InvoiceUpdate
    ) async throws(Problem) -> Invoice {
        try await underLock { history throws(Problem) in
            var latest: Invoice
            do throws(StorageProblem) {
                latest = try history.invoice(id: id)
            } catch {
                throw .historyUnreadable(error)
            }
            let update = try update(latest, history)
            do throws(StorageProblem) {
                try history.record(update)
            } catch {
                throw .notRecorded(error)
            }
            latest.apply(update)
            return latest
        }
    }
}
