import EInvoiceKit
import InvoiceCore

/// How often each thing that can come about came about.
final class Situations {
    private(set) var counts: [String: Int] = [:]

    func reached(_ name: String) { counts[name, default: 0] += 1 }

    /// All that a run must reach; where a reason stands beside it, it can't.
    static let all: [(name: String, reason: String?)] = {
        var all: [(String, String?)] = []
        func add(_ kind: String, _ names: [String], _ reason: String? = nil) {
            all += names.map { ("\(kind).\($0)", reason) }
        }
        add("state", InvoiceState.allCases.map(\.rawValue))
        add("unknown", UnknownReason.Code.allCases.filter { $0 != .other }.map(\.rawValue))
        add("unknown", ["other"], "is written by later versions only")
        add("create", ["created", "rejected", "unknown", "unreachable", "not-sent"])
        add(
            "refusal",
            [
                "not-recorded", "history-unreadable", "secret", "canceled", "payment-id-used", "other-account",
                "being-sent", "wrong-state", "payment-ended", "replaced", "not-asked-yet", "card-needed",
                "card-does-not-fit", "not-confirmed",
            ])
        add("settle", ["created", "not-found", "still-unknown", "not-asked"])
        add("status", ["report", "problem", "not-asked"])
        add("payment", ["started", "problem", "not-asked"])
        add("replacement", ["created", "unknown", "refused"])
        add("problem", ["rejected", "credentials", "unusable", "unreachable"])
        add("callback", ["asked", "nothing-new", "unreadable"])
        add(
            "history",
            [
                "cannot-create-folder", "not-a-file", "cannot-open", "cannot-read", "cannot-write", "cannot-flush",
                "cannot-lock", "locked-too-long", "record-too-long", "replaced-meanwhile", "not-found", "ambiguous",
            ])
        add("draft", ["held-elsewhere", "gone", "too-long", "file"])
        add("test", ["as-expected", "other", "unfilled", "invalid", "refused", "rejected", "unknown", "problem"])
        add("test", ["out-of-patience", "mismatch"])
        add("reconcile", ["done", "empty-period", "not-asked", "gateway", "canceled"])
        add("reconcile", ["reply-too-large"])
        add("reconcile", ["history-unreadable"])
        add(
            "difference",
            ReconcileDifference.Kind.allCases.filter { ![.currency, .paymentID].contains($0) }.map(\.rawValue))
        add("difference", ["currency", "payment_id"], "the gateway here changes nothing but the sum")
        add("adoption", ["adopted", "already-here", "failed", "status", "newer-here"])
        add("look-up", ["found", "adopted", "not-found", "failed"])
        add("batch", ["whole", "stopped", "given-up", "failed", "earlier", "settled", "resent", "is-running"])
        add("closing", ["closed", "refused", "reopened", "reopened-reconciling"])
        all += ["asked", "resent", "repaired", "recovered", "record-failure", "differs", "unsigned"].map { ($0, nil) }
        return all
    }()

    private static let reasons: [String: String] = [
        "difference.missing_there": "the gateway here forgets nothing",
        "history.replaced-meanwhile": "a question is asked again of the file that is there by then",
        "reconcile.reply-too-large": "needs a second with more invoices than a reply may hold",
        "difference.tracking": "the gateway here gives one invoice one number",
    ]

    /// The reason why a situation need not be reached.
    static func reason(_ name: String) -> String? { all.first { $0.name == name }?.reason ?? reasons[name] }

    func reached(_ outcome: CreateOutcome) {
        switch outcome {
        case .created(let sent): reached(sent, "create.created")
        case .rejected(let sent, _, _): reached(sent, "create.rejected")
        case .unknown(let sent, let reason):
            reached(sent, "create.unknown")
            reached(reason)
        case .unreachable(let sent, _): reached(sent, "create.unreachable")
        case .notSent(let refusal):
            reached("create.not-sent")
            reached(refusal)
        }
    }

    private func reached(_ sent: SentInvoice, _ name: String) {
        reached(name)
        reached("state.\(sent.invoice.state.rawValue)")
        if let failure = sent.recordFailure {
            reached("record-failure")
            reached(failure)
        }
        if sent.isReplyUnsigned { reached("unsigned") }
        if !sent.differences.isEmpty { reached("differs") }
        if sent.isReopened { reached("closing.reopened") }
    }

    func reached(_ outcome: ClosingOutcome) {
        switch outcome {
        case .closed: reached("closing.closed")
        case .notClosed(let problem):
            reached("closing.refused")
            reached(problem)
        }
    }

    /// What a person sees on the list.
    func reached(_ invoices: [Invoice]) {
        for invoice in invoices {
            reached("state.\(invoice.state.rawValue)")
            if let reason = invoice.unknownReason { reached(reason) }
        }
    }

    func reached(_ reason: UnknownReason) { reached("unknown.\(reason.code.rawValue)") }

    func reached(_ problem: Problem) {
        let name =
            switch problem {
            case .notRecorded: "refusal.not-recorded"
            case .historyUnreadable: "refusal.history-unreadable"
            case .secret: "refusal.secret"
            case .canceled: "refusal.canceled"
            case .paymentIDUsed: "refusal.payment-id-used"
            case .otherAccount: "refusal.other-account"
            case .beingSent: "refusal.being-sent"
            case .wrongState: "refusal.wrong-state"
            case .paymentEnded: "refusal.payment-ended"
            case .replaced: "refusal.replaced"
            case .notAskedYet: "refusal.not-asked-yet"
            case .cardNeeded: "refusal.card-needed"
            case .cardDoesNotFit: "refusal.card-does-not-fit"
            case .notConfirmed, .confirmationUnreadable, .confirmationDiffers, .duplicate: "refusal.not-confirmed"
            case .batch(.isRunning): "batch.is-running"
            case .batch(.notConfirmed): "refusal.not-confirmed"
            case .batch: "problem.other"
            case .draftHeldElsewhere: "draft.held-elsewhere"
            case .draftGone: "draft.gone"
            case .draftTooLong: "draft.too-long"
            case .draftNotKept: "draft.file"
            case .invalid, .gateway, .statementTooLarge, .emptyPeriod, .nameNeeded, .isRunning, .unfilled,
                .draftChanged, .fileExists, .notAFile, .isOfHistory, .fileNotWritten, .query, .noSandbox, .noCallbacks:
                "problem.other"
            }
        if case .gateway(let failure) = problem { return reached(failure) }
        reached(name)
        switch problem {
        case .notRecorded(let failure), .historyUnreadable(let failure), .draftNotKept(let failure): reached(failure)
        default: break
        }
    }

    func reached(_ error: StorageProblem) {
        let name =
            switch error {
            case .cannotCreateFolder: "cannot-create-folder"
            case .notAFile: "not-a-file"
            case .cannotOpen: "cannot-open"
            case .cannotRead: "cannot-read"
            case .cannotWrite: "cannot-write"
            case .cannotFlush: "cannot-flush"
            case .cannotLock: "cannot-lock"
            case .lockedTooLong: "locked-too-long"
            case .recordTooLong: "record-too-long"
            case .replacedMeanwhile: "replaced-meanwhile"
            case .notFound: "not-found"
            case .ambiguous: "ambiguous"
            case .noIndex: "no-index"
            case .noDraft: "no-draft"
            }
        reached("history.\(name)")
    }

    func reached(_ failure: GatewayFailure) {
        switch failure {
        case .credentialsRefused: reached("problem.credentials")
        case .rejected: reached("problem.rejected")
        case .unusable(let reason):
            reached("problem.unusable")
            reached(reason)
        case .unreachable: reached("problem.unreachable")
        }
    }

    func reached(_ outcome: SettleOutcome) {
        switch outcome {
        case .created(let sent): reached(sent, "settle.created")
        case .notFound(let sent): reached(sent, "settle.not-found")
        case .stillUnknown(let sent, let problem):
            reached(sent, "settle.still-unknown")
            reached(problem)
        case .notAsked(let refusal):
            reached("settle.not-asked")
            reached(refusal)
        }
    }

    func reached(_ outcome: StatusOutcome) {
        switch outcome {
        case .report(let sent, _, _): reached(sent, "status.report")
        case .failed(let problem):
            reached(problem.isOfGateway ? "status.problem" : "status.not-asked")
            reached(problem)
        }
    }

    func reached(_ outcome: PaymentOutcome) {
        switch outcome {
        case .started(let sent, _): reached(sent, "payment.started")
        case .failed(let problem):
            reached(problem.isOfGateway ? "payment.problem" : "payment.not-asked")
            reached(problem)
        }
    }

    func reached(_ verdict: TestPayment.Verdict) {
        switch verdict {
        case .asExpected: reached("test.as-expected")
        case .other: reached("test.other")
        case .mismatch: reached("test.mismatch")
        case .inconclusive(.failed(.unfilled)): reached("test.unfilled")
        case .inconclusive(.failed(.invalid)): reached("test.invalid")
        case .inconclusive(.failed(.gateway(let failure))):
            reached("test.problem")
            reached(failure)
        case .inconclusive(.failed(let problem)):
            reached("test.refused")
            reached(problem)
        case .inconclusive(.rejected): reached("test.rejected")
        case .inconclusive(.unknown(let reason)):
            reached("test.unknown")
            reached(reason)
        case .inconclusive(.outOfPatience): reached("test.out-of-patience")
        }
    }

    /// Why there is no reconciliation.
    func reached(reconciling problem: Problem) {
        switch problem {
        case .emptyPeriod: reached("reconcile.empty-period")
        case .gateway: reached("reconcile.gateway")
        case .statementTooLarge: reached("reconcile.reply-too-large")
        case .historyUnreadable: reached("reconcile.history-unreadable")
        case .canceled: reached("reconcile.canceled")
        default: reached("reconcile.not-asked")
        }
        switch problem {
        case .emptyPeriod, .statementTooLarge, .canceled: break
        default: reached(problem)
        }
    }
}

extension Problem {
    fileprivate var isOfGateway: Bool { if case .gateway = self { true } else { false } }
}
