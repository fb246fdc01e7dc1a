import InvoiceCore

extension ExitStatus {
    /// How grave a problem is, for scripts.
    init(_ problem: Problem) {
        self =
            switch problem {
            case .notRecorded, .historyUnreadable, .draftHeldElsewhere, .draftGone, .draftChanged, .draftTooLong,
                .draftNotKept, .fileNotWritten:
                .historyFailed
            case .secret, .otherAccount: .configuration
            case .canceled: .interrupted
            case .invalid, .paymentIDUsed, .wrongState, .paymentEnded, .replaced(_, .created), .notAskedYet,
                .cardNeeded, .cardDoesNotFit, .unfilled, .fileExists, .notAFile, .isOfHistory, .query:
                .invalid
            case .notConfirmed, .confirmationUnreadable, .confirmationDiffers, .nameNeeded, .isRunning, .duplicate:
                .notAllowed
            case .beingSent, .replaced: .unknown
            case .gateway(let failure): ExitStatus(failure)
            case .statementTooLarge: .protocolBroken
            case .batch(let failure): ExitStatus(failure)
            case .emptyPeriod, .noSandbox(.outOfRange), .noCallbacks(.outOfRange): .usage
            case .noSandbox, .noCallbacks: .unreachable
            }
    }

    /// The same of why a batch isn't sent.
    init(_ failure: BatchFailure) {
        self =
            switch failure {
            case .unreadable, .tooLong, .changed, .invalid: .invalid
            case .notConfirmed, .otherContent, .unfinished: .notAllowed
            // As with any lock that can't be had.
            case .isRunning, .journalDamaged: .historyFailed
            }
    }

    /// The same of what became of a row.
    init(_ result: BatchResult) {
        self =
            switch result.outcome {
            // One that was sent before, too, and couldn't be sent again.
            case .sent(.unreachable(let sent, _)) where sent.invoice.state != .unsent: .unknown
            case .sent(let outcome): ExitStatus(outcome)
            case .settled(let outcome): ExitStatus(outcome)
            case .earlier(let invoice):
                switch invoice.state {
                case .created: invoice.differences.isEmpty ? .done : .protocolBroken
                case .rejected, .closed: .rejected
                case .unsent: .unreachable
                case .sending, .unknown: .unknown
                }
            }
    }

    /// The same of what the gateway gave instead of an answer, where no invoice is at stake.
    init(_ failure: GatewayFailure) {
        self =
            switch failure {
            case .credentialsRefused: .notAllowed
            case .rejected: .rejected
            case .unreachable: .unreachable
            case .unusable where failure.isCanceled: .interrupted
            case .unusable: failure.isSilence ? .unreachable : .protocolBroken
            }
    }

    /// The same of a test payment that came to no end.
    init(_ reason: TestPayment.Reason) {
        self =
            switch reason {
            case .rejected, .outOfPatience: .rejected
            case .unknown: .unknown
            case .failed(let problem): ExitStatus(problem)
            }
    }

    /// The same of what became of sending an invoice.
    init(_ outcome: CreateOutcome) {
        self =
            switch outcome {
            // The history doesn't know it yet, or another has the payment id: only asking brings certainty.
            case .created(let sent): sent.recordFailure == nil && sent.differences.isEmpty ? .done : .unknown
            case .rejected(_, _, let areCredentialsRefused): areCredentialsRefused ? .notAllowed : .rejected
            case .unknown: .unknown
            case .unreachable: .unreachable
            case .notSent(let problem): ExitStatus(problem)
            }
    }

    /// The same of what asking about an unknown outcome found.
    init(_ outcome: SettleOutcome) {
        self =
            switch outcome {
            case .created(let sent) where sent.recordFailure != nil: .unknown
            case .created(let sent): sent.differences.isEmpty && !sent.isReopened ? .done : .protocolBroken
            case .notFound(let sent):
                sent.invoice.state != .unknown || sent.invoice.isClosable ? .rejected : .unknown
            case .stillUnknown(let sent, .unusable) where sent.invoice.state == .rejected: .rejected
            case .stillUnknown(_, let failure): failure.areCredentialsRefused ? .notAllowed : .unknown
            case .notAsked(.canceled): .unknown
            case .notAsked(let problem): ExitStatus(problem)
            }
    }
}
