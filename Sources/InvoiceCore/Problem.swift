/// Why something wasn't done, as facts. Unless a case says otherwise, nothing was sent.
public enum Problem: Error, Sendable, Hashable {
    // The disk.
    /// It couldn't be recorded first.
    case notRecorded(StorageProblem)
    /// A needed part of the history couldn't be read.
    case historyUnreadable(StorageProblem)

    // Sending and asking.
    case secret(SecretProblem)
    /// The task was canceled before anything was sent or recorded.
    case canceled
    /// The draft is no request yet.
    case invalid([ValidationIssue])
    /// A live profile, and the amount wasn't typed again.
    case notConfirmed(amount: Amount)
    /// The same was asked for within a day for the same customer, and nobody is there to look at it.
    case duplicate(paymentID: String, minutesAgo: Int)
    /// The text that was typed again is no amount.
    case confirmationUnreadable(AmountProblem)
    /// Another amount was typed again.
    case confirmationDiffers(typed: Amount, amount: Amount)
    /// The history has this payment id: with `created` the invoice exists, with `unknown` it should be settled, with
    /// `sending` it is on its way. Sending it as a new one could only fail or confuse.
    case paymentIDUsed(id: String, state: InvoiceState)
    /// The invoice belongs to another gateway, client or kind of profile, or was prepared for another profile.
    case otherAccount(endpoint: String, clientID: String, kind: String?)
    /// A living program is sending it just now.
    case beingSent
    /// The invoice's state doesn't allow the action.
    case wrongState(InvoiceState)
    /// The payment has come to its end, or is paid: it isn't started again, nor is the invoice replaced.
    case paymentEnded(GatewayStatus)
    /// The invoice with this local id is in its place; unless it is created, nobody knows yet whether it exists.
    case replaced(by: String, InvoiceState)
    /// It may be sent again only after the gateway said that it has no such payment: settle it first.
    case notAskedYet
    /// The card's number must be typed again; `masked` is what was kept of it.
    case cardNeeded(masked: String)
    /// The number doesn't fit what was kept.
    case cardDoesNotFit(masked: String)

    /// The gateway was asked and gave no answer of use.
    case gateway(GatewayFailure)
    /// Even one second's invoices are more than a reply may hold: the profile's `max_reply_bytes` must grow.
    case statementTooLarge(UnknownReason)
    /// A period's end isn't after its start.
    case emptyPeriod

    // Test payments.
    /// The profile is live: a run must be confirmed by the profile's name.
    case nameNeeded(String)
    /// The run before has not ended yet.
    case isRunning
    /// No valid value is known for these required extra fields.
    case unfilled([String])

    // Batches.
    case batch(BatchFailure)

    // Drafts.
    /// Another program that runs goes on with the draft.
    case draftHeldElsewhere
    /// The draft isn't there any more: another program sent it or threw it away.
    case draftGone
    /// Another program changed the draft since it was offered here.
    case draftChanged
    case draftTooLong(bytes: Int, limit: Int)
    /// The draft's file can't be written or read.
    case draftNotKept(StorageProblem)

    // Files that are written for a person. No half of one is left behind.
    /// A file of this name exists, and overwriting wasn't allowed.
    case fileExists(path: String)
    /// Something of this name exists that is no ordinary file; writing would destroy it.
    case notAFile(path: String)
    /// It is a file of the history's own folder.
    case isOfHistory(path: String)
    /// The file can't be made or written; the system's error number.
    case fileNotWritten(path: String, errno: Int32)
    /// The export's search can't be understood.
    case query(InvoiceQueryProblem)

    // Ports of this machine.
    /// The embedded sandbox can't listen, so there is no gateway to ask.
    case noSandbox(PortProblem)
    /// The callback listener can't listen. Nothing depends on it: the program asks for statuses instead.
    case noCallbacks(PortProblem)
}

/// Why a program can't listen on a port of this machine.
public enum PortProblem: Error, Sendable, Hashable {
    /// Another program listens there: for callbacks perhaps another console, which then hears them for both.
    case taken(Int)
    /// The system doesn't let this user listen there (ports below 1024, as a rule).
    case notPermitted(Int)
    /// No port has this number.
    case outOfRange(Int)
    /// The system's error number.
    case unavailable(Int, errno: Int32)
}

extension Problem {
    /// True when somebody only stopped waiting.
    public var isCanceled: Bool {
        switch self {
        case .canceled: true
        case .gateway(let failure): failure.isCanceled
        default: false
        }
    }
}

/// Why a text that was given to an editor is as it was before.
public enum EditProblem: Error, Sendable, Hashable {
    /// There is no such program.
    case notFound(String)
    case failed(String, status: Int32)
    /// The same, and what it had written stays in this file.
    case failedWithText(String, status: Int32, path: String)
    /// The text couldn't be written for the editor.
    case notWritten(StorageProblem)
    /// What the editor left can't be read as a text; it stays in this file.
    case unreadable(path: String)
}

/// Why the gateway gave no answer of use. It alone says nothing about an invoice.
public enum GatewayFailure: Error, Sendable, Hashable {
    /// The gateway said no, in its own words.
    case rejected(GatewayRejection)
    /// The gateway refuses the client id or the secret.
    case credentialsRefused(GatewayRejection)
    /// The request left, or may have, and no usable answer came back.
    case unusable(UnknownReason)
    /// Surely nothing was sent; the text says why.
    case unreachable(String)

    /// True when client id or secret are wrong for this gateway.
    public var areCredentialsRefused: Bool { if case .credentialsRefused = self { true } else { false } }

    /// True when a person stopped waiting, so that there is nothing else to tell.
    public var isCanceled: Bool { if case .unusable(let reason) = self { reason.code == .canceled } else { false } }

    /// True where the gateway would answer no other question now either.
    public var isHopeless: Bool {
        switch self {
        case .credentialsRefused, .unreachable: true
        case .rejected, .unusable: false
        }
    }

    /// True where the question left and no answer came.
    public var isSilence: Bool {
        if case .unusable(let reason) = self {
            reason.code == .timeout || reason.code == .connectionLost
        } else {
            false
        }
    }
}
