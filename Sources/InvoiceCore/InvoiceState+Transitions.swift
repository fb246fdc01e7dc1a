extension InvoiceState {
    /// The state after something was recorded; the whole table of states and events.
    ///
    /// A tracking number is proof: it leads out of every state, `rejected` too, and nothing leads away from `created`: a
    /// late "unknown" from a second program that watched changes nothing. A "no" that the gateway signed ends the rest.
    public func after(_ change: InvoiceUpdate.Change) -> InvoiceState {
        switch (self, change) {
        case (.created, _), (_, .created): .created
        case (_, .rejected): .rejected
        case (.sending, .unknown): .unknown
        case (.sending, .unsent): .unsent
        // A version that knows of no closing may send again what was closed.
        case (.unknown, .resent), (.unsent, .resent), (.closed, .resent): .sending
        case (.unknown, .closed): .closed
        // A status comes after the tracking number that it belongs to.
        case (_, .unknown), (_, .unsent), (_, .resent), (_, .notFound), (_, .status), (_, .paymentStarted), (_, .note),
            (_, .replaced), (_, .closed):
            self
        }
    }
}

extension InvoiceUpdate.Change {
    /// True for an event that counts only for the sending that it is about. A tracking number, and the gateway's signed
    /// "no", count for every sending; the other events are about none.
    public var isAboutOneSending: Bool {
        switch self {
        case .unknown, .unsent, .notFound, .closed: true
        case .created, .rejected, .resent, .status, .paymentStarted, .note, .replaced: false
        }
    }
}

extension Invoice {
    /// True when the rule lets it be sent again: the gateway's last word was that it has no such payment, or it never left.
    ///
    /// One that was adopted from the gateway's statement never is: nothing of it was sent from here.
    public var isResendable: Bool {
        if intent.isAdopted { return false }
        return switch state {
        case .unsent: true
        case .unknown: isSurelyMissing
        case .sending, .created, .rejected, .closed: false
        }
    }

    /// True when it may be closed as never created: its outcome is unknown, and the gateway's last word was that it has no such
    /// payment.
    public var isClosable: Bool { state == .unknown && isSurelyMissing }

    /// True when the gateway has said since the last request that it has no such payment: signed, or, since anything in
    /// between may say so unsigned, in two separate answers with nothing else after the first.
    private var isSurelyMissing: Bool {
        var unsigned = 0
        for update in updates.reversed() where !isStale(update) {
            switch update.change {
            case .notFound:
                if update.exchange?.signature == .verified { return true }
                unsigned += 1
                if unsigned == 2 { return true }
            case .note, .status, .paymentStarted, .closed, .replaced: continue
            case .created, .rejected, .unknown, .unsent, .resent: return false
            }
        }
        return false
    }
}
