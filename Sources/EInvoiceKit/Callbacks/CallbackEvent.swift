import InvoiceCore

/// What a callback led to.
public struct CallbackEvent: Sendable, Hashable {
    /// The invoice's local id.
    public let id: String
    public let outcome: Outcome

    /// What was done about it.
    public enum Outcome: Sendable, Hashable {
        /// The gateway was asked how the payment stands.
        case asked(StatusOutcome)
        /// Whether it was created was still unknown, so that was asked.
        case settled(SettleOutcome)
        /// The status was final already, so nothing was asked.
        case alreadyEnded(SentInvoice)
        /// The invoice couldn't be read from the history.
        case unreadable(RecordFailure)
    }

    /// True when no further callback can bring anything new.
    public var isEnd: Bool {
        switch outcome {
        case .asked(.report(_, let report, _)): report.status.isFinal
        case .settled(let outcome): outcome.sent?.invoice.report?.status.isFinal == true
        case .alreadyEnded: true
        case .asked, .unreadable: false
        }
    }
}

extension InvoiceService {
    /// Notes that a callback came, and asks how the payment stands; nothing else can a callback do.
    package func answerCallback(to id: String) async -> CallbackEvent {
        let found: Invoice
        do throws(RecordFailure) {
            found = try await onDisk { history throws(HistoryError) in try history.invoice(id: id) }
        } catch {
            return CallbackEvent(id: id, outcome: .unreadable(error))
        }
        // However often it is called, the timeline has one line for it between two other events.
        let isNoted = found.updates.last?.change.isCallback == true
        if found.report?.status.isFinal == true {
            let isOld = found.updates.contains { $0.change.isCallback }
            let sent = isOld ? SentInvoice(invoice: found) : await note(.callbackCame, on: found)
            return CallbackEvent(id: id, outcome: .alreadyEnded(sent))
        }
        let invoice = isNoted ? found : await note(.callbackCame, on: found).invoice
        switch found.state {
        case .unknown, .sending: return CallbackEvent(id: id, outcome: .settled(await settle(invoice)))
        case .created, .rejected, .unsent: return CallbackEvent(id: id, outcome: .asked(await refreshStatus(invoice)))
        }
    }
}
