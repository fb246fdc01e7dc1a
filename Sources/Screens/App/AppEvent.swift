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
    /// The page can't be read.
    case invoicesFailed(RequestID, StorageProblem)
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
    /// A search broke off.
    case searchFailed(RequestID, StorageProblem)
    case searchRefused(RequestID, InvoiceQueryProblem)
    /// What the invoices that were found ask for, test payments left out as in all sums.
    case searchSummed(RequestID, Totals)
    /// Lines of the history that can't be read, and the like; shown until the next key.
    case warned(String)
    /// So many payments are followed now.
    case followedChanged(Int)
    /// A payment that was followed has come to its end.
    case followedEnded(Invoice)
    /// Something that went well, shown until the next key.
    case told(String)
    /// What is typed can't be kept on the disk, for now; or it can be again.
    case draftsKept(Bool)

    /// The outcome of copying that text.
    case copied(String, CopyResult)

    /// The counts of a scan for the statistics, so far or at its end.
    case statisticsGathered(RequestID, StatisticsProgress, isDone: Bool)
    /// The history can't be counted.
    case statisticsFailed(RequestID, StorageProblem)
    /// An export, of invoices or of differences, is at work; so many are written.
    case exportProgressed(RequestID, invoices: Int, fraction: Double)
    case exportEnded(RequestID, ExportResult)

    /// A payment id for a new invoice, and a status URL that calls this console back, where there are callbacks.
    case paymentIDProposed(RequestID, String, statusURL: String?)
    /// What the editor made of a text.
    case edited(RequestID, Result<String, EditProblem>)
    /// A customer's last invoices, newest first.
    case lastFound(RequestID, [Invoice])
    case rulesLoaded([ExtraFieldRule], note: String?)
    case usageLoaded(MethodUsage)
    case listSettingsLoaded(ListSettings)
    case draftsFound([SavedDraft])
    /// Notes that an earlier run left, typed and not saved.
    case notesFound([UnsavedNote])
    /// A draft that is gone on with, as another console left it since it was offered.
    case draftTaken(SavedDraft)
    /// A draft can't be gone on with.
    case draftRefused(id: String, Problem)

    case prepared(RequestID, PreparedInvoice)
    case preparationFailed(RequestID, Problem)
    /// The outcome of a new invoice, or of one that was sent again.
    case submitted(RequestID, CreateOutcome)
    case settled(RequestID, invoiceID: String, SettleOutcome)
    case closingEnded(RequestID, ClosingOutcome)
    case noteAnswered(RequestID, NoteOutcome)
    case lookedUp(RequestID, LookUpOutcome)
    case statusAnswered(RequestID, invoiceID: String, StatusOutcome)
    case paymentAnswered(RequestID, PaymentOutcome)

    /// Something about a test payment is new.
    case testPaymentChanged(RequestID, TestPayment)
    /// A run of test payments ended or was stopped; `problem` says why it could not run, and `isGivenUp` that it stopped by
    /// itself.
    case testPaymentsEnded(RequestID, problem: Problem? = nil, isGivenUp: Bool = false)

    /// So many rows of a batch's file are checked.
    case batchCheckProgressed(RequestID, rows: Int)
    case batchChecked(RequestID, BatchCheck)
    /// A batch is sent from now on; with what an earlier run has to do with it.
    case batchBegan(RequestID, String?)
    /// What became of a row.
    case batchResult(RequestID, BatchResult)
    /// A batch, or its check, has ended.
    case batchEnded(RequestID, BatchEnding)

    case reconcileProgressed(RequestID, ReconcileProgress)
    case reconciled(RequestID, Reconciliation)
    /// The period can't be compared.
    case reconcileFailed(RequestID, Problem)
    /// So many rows were taken over or passed by.
    case adoptProgressed(RequestID, Int)
    case adoptEnded(RequestID, Adoption)
    /// The settings as they are now.
    case settingsRead(ConsoleSettings)
    /// What an exchange with the gateway came to.
    case gatewayReached(GatewayReach)
    case connectionTried(RequestID, ConnectionOutcome)
    case profileSaved(RequestID, String)
    case profileNotSaved(RequestID, ConfigProblem)
    /// The console goes over to another profile: what is typed is to be kept.
    case profileLeft
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

extension AppEvent {
    /// True for what a person does.
    public var isInput: Bool {
        switch self {
        case .key, .paste, .mouse: true
        default: false
        }
    }

    public var isMouse: Bool { if case .mouse = self { true } else { false } }

    /// The invoice of which an answer brings something new.
    var sent: SentInvoice? {
        switch self {
        case .submitted(_, let outcome): outcome.sent
        case .settled(_, _, .created(let sent)), .settled(_, _, .notFound(let sent)): sent
        case .closingEnded(_, .closed(let invoice)), .noteAnswered(_, .noted(let invoice)):
            SentInvoice(invoice: invoice)
        case .statusAnswered(_, _, .report(let sent, _, _)), .paymentAnswered(_, .started(let sent, _)): sent
        default: nil
        }
    }
}

extension Invoice {
    /// Takes in what the history says of it, where it is among what changed.
    mutating func merge(_ changed: [Invoice]) {
        if let new = changed.first(where: { $0.id == id }) { self = new }
    }
}
