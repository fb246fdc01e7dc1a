import InvoiceCore
import ScreenKit
import Wording

/// Names one running effect; an answer carries the id of what it answers.
public struct RequestID: Sendable, Hashable {
    let number: Int
}

/// Something that happened: to the terminal, or to an effect that was asked for.
public enum AppEvent: Sendable, Equatable {
    case key(Key)
    case paste(String)
    /// An Escape came that gives something up, and whether it is a key isn't certain yet; or that is decided now.
    case escapeHeld(Bool)
    /// The mouse did something, and on what of the frame that was drawn.
    case mouse(MouseEvent.Kind, on: HitRegion.Target?)
    case resized(Size)
    /// The clock moved on; comes as often as ``App/tickInterval(_:)`` asks. `uptime` are the milliseconds of a clock that
    /// nobody sets: waiting is counted by it.
    case ticked(Timestamp, uptime: Int64)

    /// A page of the history, newest first, after `loadInvoices`.
    case invoicesLoaded(RequestID, InvoicePage)
    /// The page can't be read; the text says why.
    case invoicesFailed(RequestID, String)
    /// Invoices that are new or that something happened to, here or in another program.
    case invoicesChanged([Invoice])
    /// The history was replaced by another, or can be read again: what is known of it is to be read anew.
    case historyReplaced
    /// How many invoices the history has, once they are counted.
    case invoicesCounted(InvoiceCounts)
    /// The invoices whose outcome is unknown, newest first; where there are very many, not all.
    case unsettledFound([Invoice], isAll: Bool)
    /// A batch of a running search; `isDone` with the last one. `count` is how many were found so far, these and those that
    /// the list can't hold among them.
    case searchFound(RequestID, [Invoice], count: Int, isDone: Bool)
    /// The history is being read for the first time, and only so much of it can be searched yet.
    case searchReading(RequestID, percent: Int)
    /// A search broke off; the text says why.
    case searchFailed(RequestID, String)
    case searchRefused(RequestID, InvoiceQueryProblem)
    /// Lines of the history that can't be read, and the like; shown until the next key.
    case warned(String)
    /// About money that isn't recorded, or isn't as it should be: nothing else takes its place until the next key.
    case alarmed(String)
    /// Something that went well, shown until the next key.
    case told(String)
    /// What is typed can't be kept on the disk, for now; or it can be again.
    case draftsKept(Bool)

    /// What came of copying that text.
    case copied(String, CopyResult)

    /// What a scan for the statistics has counted so far, or at its end.
    case statisticsGathered(RequestID, StatisticsPart)
    /// The history can't be counted; the text says why.
    case statisticsFailed(RequestID, String)
    /// An export, of invoices or of differences, is at work; so many are written.
    case exportProgressed(RequestID, invoices: Int, fraction: Double)
    case exportEnded(RequestID, ExportResult)

    /// A payment id for a new invoice, and a status URL that calls this console back, where there are callbacks.
    case paymentIDProposed(RequestID, String, statusURL: String?)
    case rulesLoaded([ExtraFieldRule], note: String?)
    case usageLoaded(MethodUsage)
    case draftsFound([KeptDraft])
    /// A draft that is gone on with, as another console left it since it was offered.
    case draftTaken(KeptDraft)
    /// A draft can't be gone on with; the text says why.
    case draftRefused(id: String, String)

    case prepared(RequestID, ReviewFacts)
    case preparationFailed(RequestID, PreparationFailure)
    case submitted(RequestID, SubmissionResult, cautions: [OutcomeCaution] = [])
    /// `isRecorded` is false where the history lacks what was found.
    case settled(RequestID, invoiceID: String, SettlingResult, isRecorded: Bool = true)
    case statusAnswered(RequestID, invoiceID: String, StatusResult)
    case paymentAnswered(RequestID, PaymentResult)

    /// Something about a test payment is new; `index` is its place in the run.
    case testPaymentChanged(RequestID, index: Int, TestPaymentRow)
    /// A run of test payments ended or was stopped; the text says why it could not run.
    case testPaymentsEnded(RequestID, problem: String?)

    case reconcileProgressed(RequestID, ReconcileStep)
    case reconciled(RequestID, ReconcileResult)
    /// The period can't be compared; the text says why.
    case reconcileFailed(RequestID, String)
    /// So many rows were taken over or passed by.
    case adoptProgressed(RequestID, Int)
    case adoptEnded(RequestID, AdoptionResult)
    /// An invoice of the history; nil where it can't be read.
    case invoiceRead(RequestID, Invoice?)
}

/// A part of the history.
public struct InvoicePage: Sendable, Equatable {
    /// Newest first.
    public var invoices: [Invoice]
    /// True when there are older ones still.
    public var hasMore: Bool
    /// How many newer ones there are before the first of them.
    public var first: Int
    /// How many there are in all, where that is known.
    public var total: Int?

    public init(invoices: [Invoice], hasMore: Bool, first: Int = 0, total: Int? = nil) {
        self.invoices = invoices
        self.hasMore = hasMore
        self.first = first
        self.total = total
    }
}

/// A draft that an earlier form left behind.
public struct KeptDraft: Sendable, Hashable, Identifiable {
    public let id: String
    public let savedAt: Timestamp
    public let draft: InvoiceDraft

    public init(id: String, savedAt: Timestamp, draft: InvoiceDraft) {
        self.id = id
        self.savedAt = savedAt
        self.draft = draft
    }
}

/// What the review shows of a request that is ready to be sent.
public struct ReviewFacts: Sendable, Equatable {
    public var method: PaymentMethod
    public var amount: Amount
    public var paymentID: String
    /// The URL of the POST.
    public var endpoint: String
    public var clientID: String
    /// The body as it will be sent, but for a card number's middle digits.
    public var body: String
    public var warnings: [ReviewWarning]

    public init(
        method: PaymentMethod, amount: Amount, paymentID: String, endpoint: String, clientID: String, body: String,
        warnings: [ReviewWarning]
    ) {
        self.method = method
        self.amount = amount
        self.paymentID = paymentID
        self.endpoint = endpoint
        self.clientID = clientID
        self.body = body
        self.warnings = warnings
    }
}

/// What one should look at before sending.
public enum ReviewWarning: Sendable, Equatable {
    /// The same sum was invoiced to the same payer a short while ago.
    case similar(Invoice)
}

/// Why a draft can't be reviewed.
public enum PreparationFailure: Sendable, Equatable {
    case invalid([ValidationIssue])
    /// The history has an invoice with this payment id already.
    case paymentIDUsed(Invoice)
    /// Anything else, in words that say what to do.
    case failed(String)
}

/// How sending ended.
public enum SubmissionResult: Sendable, Equatable {
    case created(Invoice)
    case rejected(Invoice)
    case unknown(Invoice)
    /// The gateway could not be reached: surely nothing was created.
    case unreachable(Invoice, String)
    /// The gateway refused client id or signature.
    case credentialsRefused(Invoice)
    /// Nothing was sent; the text says why and what to do.
    case notSent(String)
}

/// What must not be overlooked about an outcome.
public enum OutcomeCaution: Sendable, Equatable {
    /// It couldn't be written: the history knows only that the request was being sent. The text says why.
    case notRecorded(String)
    /// What the gateway has under the payment id isn't what was asked for; the text says so, and what differs.
    case mismatch(String)
    /// The answer was not signed, and the profile accepts that.
    case unsignedReply
}

extension OutcomeCaution {
    /// True where the history doesn't have the outcome.
    var isAboutTheRecord: Bool { if case .notRecorded = self { true } else { false } }
}

/// What asking for an unknown outcome found.
public enum SettlingResult: Sendable, Equatable {
    /// The gateway has it.
    case found(Invoice)
    /// The gateway has no such payment: it may be sent again, the same bytes.
    case notFound(Invoice)
    case rejected(Invoice)
    /// Still unknown; the text says why.
    case unanswered(String)
    /// Another program is sending it right now.
    case stillSending
}

/// What asking for a status gave.
public enum StatusResult: Sendable, Equatable {
    case updated(Invoice)
    case failed(String)
}

/// What starting a payment gave.
public enum PaymentResult: Sendable, Equatable {
    case started(Invoice, PaymentFacts)
    case failed(String)
}

/// How a customer pays: a page, a form, or an address. Texts from outside.
public struct PaymentFacts: Sendable, Equatable {
    public var link: String?
    public var form: String?
    /// Of a crypto payment.
    public var address: String?
    public var currentConfirmations: Int?
    public var neededConfirmations: Int?

    public init(
        link: String? = nil, form: String? = nil, address: String? = nil, currentConfirmations: Int? = nil,
        neededConfirmations: Int? = nil
    ) {
        self.link = link
        self.form = form
        self.address = address
        self.currentConfirmations = currentConfirmations
        self.neededConfirmations = neededConfirmations
    }
}

extension AppEvent {
    /// True for what a person does.
    public var isInput: Bool {
        switch self {
        case .key, .paste, .mouse: true
        default: false
        }
    }

    var isMouse: Bool { if case .mouse = self { true } else { false } }

    /// The invoice that an answer brings.
    var invoice: Invoice? {
        switch self {
        case .submitted(_, let result, _): result.invoice
        case .settled(_, _, .found(let invoice), _), .settled(_, _, .notFound(let invoice), _),
            .settled(_, _, .rejected(let invoice), _),
            .statusAnswered(_, _, .updated(let invoice)), .paymentAnswered(_, .started(let invoice, _)):
            invoice
        default: nil
        }
    }
}

extension SubmissionResult {
    /// The invoice as it stands; nil where nothing was recorded.
    public var invoice: Invoice? {
        switch self {
        case .created(let invoice), .rejected(let invoice), .unknown(let invoice), .unreachable(let invoice, _),
            .credentialsRefused(let invoice):
            invoice
        case .notSent: nil
        }
    }

    /// The same outcome with the invoice as the history has it now.
    func about(_ invoice: Invoice) -> SubmissionResult {
        switch self {
        case .created: .created(invoice)
        case .rejected: .rejected(invoice)
        case .unknown: .unknown(invoice)
        case .unreachable(_, let text): .unreachable(invoice, text)
        case .credentialsRefused: .credentialsRefused(invoice)
        case .notSent: self
        }
    }
}
