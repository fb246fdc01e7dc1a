import InvoiceCore
import ScreenKit
import Wording

/// The state that all screens share.
public struct AppContext: Sendable, Equatable {
    public var profile: String
    public var kind: ProfileKind
    /// False on the welcome, where none is chosen yet.
    public var hasProfile = true
    /// What the last exchange with the gateway came to.
    public internal(set) var reach = GatewayReach.unknown
    /// What can be set from here.
    public var settings = ConsoleSettings()
    /// True where the profile was saved as another than the one that is worked with.
    var isProfileChanged = false
    /// What was typed of profiles, and left; by the profile that is edited, nil for a new one.
    var keptProfileForms: [String?: ProfileForm] = [:]
    public var now: Timestamp
    /// Milliseconds of a clock that nobody sets: waiting is counted by it.
    public var uptime: Int64 = 0
    public var zone: ZoneOffsets
    public var size: Size { didSet { fitSize() } }
    /// Whether the console is read aloud or as Braille: words only, one thing a line.
    public var isAccessible = false { didSet { fitSize() } }
    public var theme: String
    public var themes: [String]
    /// The profile's methods.
    public var catalog = PaymentMethodCatalog.standard
    public var usage = MethodUsage()
    public var listSettings = ListSettings()
    /// How many payments are followed.
    public internal(set) var followed = 0
    /// The gateway's extra fields, as far as known.
    public var rules: [ExtraFieldRule] = []
    /// A note on the rules: they are being fetched, or could not be.
    public var rulesNote: String?
    public var drafts: [SavedDraft] = []
    /// Those that were deleted in this run: they are on no disk any more, and can be brought back.
    var deletedDrafts: [SavedDraft] = []
    /// False while the disk refuses what is typed.
    public var keepsDrafts = true
    public internal(set) var heldEscape: HeldEscape?
    /// The invoices whose outcome is unknown, newest first, as far as ``unsettledReach`` says.
    public private(set) var unsettled: [Invoice] = []
    /// How much of the history ``unsettled`` tells.
    public private(set) var unsettledReach = UnsettledReach.whatWasRead

    /// How much of the history was searched for unknown outcomes.
    public enum UnsettledReach: Sendable, Hashable {
        /// Only what was read for other reasons.
        case whatWasRead
        /// There are more, and they are looked for when most of the known ones are settled.
        case newest
        /// The same, and they are being looked for.
        case newestSoFar
        case all
    }
    /// True while a screen that isn't the topmost takes an answer: it may open nothing then.
    var isCovered = false
    /// The payments of this run whose outcome is unknown, or isn't in the history, those of profiles that were left too.
    private(set) var openPayments: [OpenPayment] = []
    /// Invoices, by their local ids, whose payment was started in this run.
    var startedPayments: Set<String> = []
    /// The differences already warned of, by the invoice's local id.
    private var warnedOf: [String: [ReportDifference]] = [:]
    /// The payment ids, by the local ids, of invoices that were seen and that others name as replaced by or replacing them.
    private var partners: [String: String] = [:]
    /// Invoices, by their local ids, of which was told that they are open again.
    private var toldReopened: Set<String> = []
    /// Notes that were typed and aren't in the history, by the invoice's local id.
    public internal(set) var unsavedNotes: UnsavedNotes = [:]
    private let openedAt: Timestamp
    /// URLs that the profile gives to every new invoice.
    public var defaults = InvoiceDraft()
    /// Makes the names of this run's drafts unlike those of any other.
    public var runID: String
    /// A message for the person, until the next key. One that matters less doesn't take the place of one that matters more.
    public var notice: Notice? {
        didSet { if let oldValue, let notice, notice.rank < oldValue.rank { self.notice = oldValue } }
    }
    /// What is to be said of the text that is being copied, once it is known what became of it.
    var copyRemark: String?
    private var lastRequest = 0

    /// The state before anything has happened.
    public init(
        profile: String, kind: ProfileKind, now: Timestamp, zone: ZoneOffsets, size: Size, theme: String = "ansi",
        themes: [String] = ["ansi"], runID: String
    ) {
        self.profile = profile
        self.kind = kind
        self.now = now
        openedAt = now
        self.zone = zone
        self.size = size
        self.theme = theme
        self.themes = themes
        self.runID = runID
    }

    /// Side by side stands more than one thing on a line.
    private mutating func fitSize() {
        let widest = 80
        if isAccessible, size.width > widest { size = Size(width: widest, height: size.height) }
    }

    /// How the key of a command is called, for sentences that name it.
    func key(_ command: ConsoleCommand) -> String { settings.keys.title(of: command) }

    /// True where there may be more unknown ones than ``unsettled``.
    var mayHaveMoreUnsettled: Bool { unsettledReach == .newest || unsettledReach == .newestSoFar }

    /// Fewer than this, and more are looked for.
    private static let fewUnsettled = 100

    mutating func takeUnsettled(_ found: [Invoice], isAll: Bool) {
        unsettled = found
        unsettledReach = isAll ? .all : .newest
    }

    /// Keeps ``unsettled`` true to what happened.
    mutating func noteUnsettled(_ changed: [Invoice]) -> [Effect] {
        let ids = Set(changed.map(\.id))
        for invoice in changed where invoice.state != .sending && openPayments.contains(where: { $0.isOf(invoice) }) {
            noteOutcome(invoice, isRecorded: true)
        }
        guard !unsettled.isEmpty || changed.contains(where: { $0.state == .unknown }) else { return [] }
        unsettled.removeAll { ids.contains($0.id) }
        unsettled += changed.filter { $0.state == .unknown }
        unsettled.sort { $0.intent.createdAt > $1.intent.createdAt }
        guard unsettledReach == .newest, unsettled.count < Self.fewUnsettled else { return [] }
        unsettledReach = .newestSoFar
        return [.findUnsettled]
    }

    /// What of a profile that is left comes back with it.
    public struct Leftovers: Sendable {
        /// Notes that were typed and aren't in the history.
        public let notes: UnsavedNotes
        /// Drafts that were deleted, and can be brought back.
        let deletedDrafts: [SavedDraft]
    }

    public var leftovers: Leftovers { Leftovers(notes: unsavedNotes, deletedDrafts: deletedDrafts) }

    /// Takes over what outlasts a profile when the console goes from one to this one: what was open, what is typed of profiles,
    /// how the screen is; and what was left on this one before.
    public mutating func goOn(from former: AppState, _ own: Leftovers?) {
        openPayments = former.openPayments.map { payment in
            var payment = payment
            let name = payment.profile ?? former.context.profile
            payment.profile = name == profile ? nil : name
            return payment
        }
        keptProfileForms = former.context.keptProfileForms
        if let own { (unsavedNotes, deletedDrafts) = (own.notes, own.deletedDrafts) }
        (theme, isAccessible) = (former.context.theme, former.context.isAccessible)
    }

    /// Remembers what became of a request, where that isn't certain or isn't in the history.
    mutating func noteOutcome(_ invoice: Invoice, isRecorded: Bool) {
        openPayments.removeAll { $0.isOf(invoice) }
        guard invoice.state == .unknown || !isRecorded else { return }
        openPayments.append(OpenPayment(paymentID: invoice.intent.paymentID.text, isRecorded: isRecorded))
    }

    /// A warning of the first of these invoices that the gateway reports otherwise than was asked for, where that is news.
    mutating func newMismatch(in changed: [Invoice]) -> String? {
        var warning: String?
        for invoice in changed {
            guard case .mismatch(let differences)? = invoice.advice else {
                warnedOf[invoice.id] = nil
                continue
            }
            if warnedOf.updateValue(differences, forKey: invoice.id) == differences { continue }
            warning =
                warning
                ?? wording.payment(
                    invoice.intent.paymentID.text, warning: wording.warning(of: differences, in: invoice))
        }
        return warning
    }

    /// Remembers the payment ids by which those that belong together are named.
    mutating func notePartners(_ invoices: some Sequence<Invoice>) {
        for invoice in invoices where invoice.replacement != nil || invoice.intent.replaces != nil {
            notePartner(invoice)
        }
    }

    /// The same of one that another names, or will.
    mutating func notePartner(_ invoice: Invoice) { partners[invoice.id] = invoice.intent.paymentID.text }

    func knowsPartner(_ id: String) -> Bool { partners[id] != nil }

    /// How people know an invoice that another one names by its local id: by its payment id, where it was seen.
    func name(ofPartner id: String) -> String { partners[id] ?? id }

    /// The first of these invoices that was closed as never created and is open again since the console was opened, where that
    /// is news.
    mutating func newlyReopened(in changed: [Invoice]) -> Invoice? {
        var first: Invoice?
        for invoice in changed {
            guard let moment = invoice.reopenedAt, moment >= openedAt, toldReopened.insert(invoice.id).inserted else {
                continue
            }
            first = first ?? invoice
        }
        return first
    }

    /// Those of these invoices of which it wasn't known what became of them, and is now.
    func newlySettled(in changed: [Invoice]) -> [Invoice] {
        let open = Set(unsettled.map(\.id))
        return changed.filter { ![.unknown, .sending].contains($0.state) && open.contains($0.id) }
    }

    /// The next request's id.
    mutating func newRequest() -> RequestID {
        lastRequest += 1
        return RequestID(number: lastRequest)
    }

    /// A draft's name, unique in this run.
    mutating func newDraftID() -> String {
        lastRequest += 1
        return "\(runID)-\(lastRequest)"
    }
}

/// A payment that was sent in this run, and of which the history doesn't tell how it ended.
public struct OpenPayment: Sendable, Hashable {
    public let paymentID: String
    /// False where the outcome is known, and the history can't be written.
    public let isRecorded: Bool
    /// The profile that it was sent from, where that is another than the one in use.
    public fileprivate(set) var profile: String?
    /// True while its answer is awaited.
    var isOnItsWay = false

    init(paymentID: String, isRecorded: Bool, isOnItsWay: Bool = false) {
        (self.paymentID, self.isRecorded, self.isOnItsWay) = (paymentID, isRecorded, isOnItsWay)
    }

    func isOf(_ invoice: Invoice) -> Bool { profile == nil && paymentID == invoice.intent.paymentID.text }
}

extension AppState {
    /// The payments to name when the program ends now: those on their way, and those whose outcome isn't certain.
    public var openPayments: [OpenPayment] {
        let onTheirWay = screens.flatMap(\.paymentsOnTheirWay)
        // One that is sent again was of an unknown outcome before.
        let others = context.openPayments.filter { $0.profile != nil || !onTheirWay.contains($0.paymentID) }
        return onTheirWay.map { OpenPayment(paymentID: $0, isRecorded: true, isOnItsWay: true) } + others
    }
}
