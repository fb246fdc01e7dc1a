import Files
import InvoiceCore

/// Creates, settles and follows the invoices of one profile, and holds the rules that never bend:
///
/// An invoice's intent is in the history, on the disk, before its request leaves; an unanswered request is `unknown`, is
/// never repeated by itself, and may be sent again, byte for byte, only after the gateway said that it has no such
/// payment; on a live profile nothing leaves without its amount confirmed.
///
/// Several calls may run at once. A canceled task stops waiting for the gateway; what happened is recorded all the same.
public actor InvoiceService {
    /// The account that is worked with.
    public nonisolated let profile: Profile
    /// The profile's history, for reading.
    public nonisolated let history: HistoryStore
    let account: Account
    private let secrets: SecretProvider
    /// The way to the gateway, the clock, and chance.
    public nonisolated let dependencies: Dependencies
    private nonisolated let executor = BlockingExecutor()
    var lease: SendLease?
    private var knownClient: GatewayClient?
    /// Local ids of the invoices whose requests are on their way, by payment id.
    private var inFlight: [PaymentID: String] = [:]
    /// Ids of the invoices whose intents this program has brought to the disk, where the history doesn't prove that they are.
    private var kept: Set<String> = []
    /// Payment ids that were proposed here and not used yet; nobody else has them.
    private var proposed: Set<PaymentID> = []
    var extraFieldsFetch: Task<ExtraFieldsOutcome, Never>?
    /// Outcomes of own requests that couldn't be recorded yet, in their order.
    var unrecorded: [InvoiceUpdate] = []
    /// A record of a sending that failed may be in the file: its flush failed, and so did taking it back.
    var mayHaveLeftRecord = false
    var recordingLater: Task<Void, Never>?
    var recordingNow: Task<StorageProblem?, Never>?

    /// The name of the lock that orders "look whether it exists" and "record it" of all programs.
    static let lockName = "create.lock"

    /// Touches neither disk nor network.
    ///
    /// - Parameters:
    ///   - profile: the account.
    ///   - history: in the profile's folder, see ``Settings/folder(of:)``.
    ///   - environment: what the secret's command sees.
    ///   - dependencies: the way to the gateway, the clock, and chance.
    public init(
        profile: Profile, history: HistoryStore, environment: [String: String] = [:],
        dependencies: Dependencies = Dependencies()
    ) {
        self.profile = profile
        self.dependencies = dependencies
        self.history = history
        account = profile.account
        secrets = SecretProvider(source: profile.secretSource, environment: environment)
    }

    /// A payment id that no other program proposes for this profile.
    ///
    /// - Throws: the failure to remember it on the disk.
    public func proposePaymentID() async throws(StorageProblem) -> PaymentID {
        let moment = dependencies.clock.microseconds()
        let id = try await onDisk { history throws(StorageProblem) in
            try history.proposePaymentID(microseconds: moment)
        }
        proposed.insert(id)
        return id
    }

    /// So many of them, for the rows of a batch.
    func proposePaymentIDs(_ count: Int) async throws(StorageProblem) -> [PaymentID] {
        if count == 0 { return [] }
        let moment = dependencies.clock.microseconds()
        let ids = try await onDisk { history throws(StorageProblem) in
            try history.proposePaymentIDs(count, microseconds: moment, isKept: true)
        }
        proposed.formUnion(ids)
        return ids
    }

    // MARK: Parts for the extensions

    var now: Timestamp { dependencies.clock.now }

    func newInvoiceID(at moment: Timestamp) -> String {
        HistoryStore.newInvoiceID(at: moment, random: dependencies.random)
    }

    /// The way to the gateway; fetches the secret the first time.
    func client() async throws(SecretProblem) -> GatewayClient {
        if let knownClient { return knownClient }
        let secret = try await secrets.value()
        try profile.checkClientCertificate()
        let client = GatewayClient(profile: profile, secret: secret, transport: dependencies.transport)
        knownClient = client
        return client
    }

    /// What a reply says against client id or secret; then, and where the secret doesn't prove the reply, the secret is
    /// fetched anew for the next request.
    func credentialsRefusal(in exchange: Exchange?) async -> GatewayRejection? {
        var refusal = exchange?.credentialsRefusal
        if refusal != nil || exchange?.signature == .wrong {
            knownClient = nil
            await secrets.forget()
        }
        refusal?.remark = await secretRemark(on: exchange)
        return refusal
    }

    /// What is odd about the secret, where an answer makes one doubt it.
    func secretRemark(on exchange: Exchange?) async -> SecretRemark? {
        guard exchange?.signature == .wrong || exchange?.credentialsRefusal != nil else { return nil }
        return await secrets.remark
    }

    /// The id by which other programs see whether this one still lives.
    func leaseID() async throws(StorageProblem) -> String {
        if let lease { return lease.id }
        let taken = try await onDisk { history throws(StorageProblem) in try history.takeLease() }
        // Another call may have taken one meanwhile; then this one ends here.
        if let lease { return lease.id }
        lease = taken
        return taken.id
    }

    /// Does something with the history on a thread that may wait for the disk.
    func onDisk<Value: Sendable>(
        _ work: @escaping @Sendable (HistoryStore) throws(StorageProblem) -> Value
    ) async throws(StorageProblem) -> Value {
        let history = history
        return try await runBlocking { () throws(StorageProblem) in try work(history) }
    }

    /// Records something in the history.
    nonisolated func onRecord(
        _ work: @escaping @Sendable (HistoryStore) throws(StorageProblem) -> Void
    ) async throws(StorageProblem) {
        let history = history
        try await executor.run { () throws(StorageProblem) in try work(history) }
    }

    /// Marks the payment id as on its way; false when it is already.
    func beginSending(_ paymentID: PaymentID, as id: String) -> Bool {
        if inFlight[paymentID] != nil { return false }
        inFlight[paymentID] = id
        return true
    }

    func endSending(_ paymentID: PaymentID) {
        // What comes of a sending proves that it was recorded.
        if let id = inFlight.removeValue(forKey: paymentID) { kept.remove(id) }
    }

    /// Notes that the disk has confirmed the invoice's intent to this program.
    func keepsRecord(of invoice: Invoice) { kept.insert(invoice.id) }

    /// The local id of the invoice whose request with this payment id is on its way from here.
    func inFlight(_ paymentID: PaymentID) -> String? { inFlight[paymentID] }

    /// True, once, for a payment id that was proposed here.
    func useProposal(_ paymentID: PaymentID) -> Bool { proposed.remove(paymentID) != nil }

    /// True while a request with the invoice is on its way from here.
    func isSentFromHere(_ invoice: Invoice) -> Bool { inFlight[invoice.intent.paymentID] == invoice.id }

    /// True while a living program, this one included, is sending the invoice.
    func isBeingSent(_ invoice: Invoice) -> Bool {
        guard invoice.state == .sending else { return false }
        if isSentFromHere(invoice) { return true }
        // Of its own the program knows better than the lease: one whose outcome couldn't be recorded isn't on its way.
        guard let id = invoice.lease, id != lease?.id else { return false }
        return history.isAlive(lease: id)
    }

    /// Refuses invoices of another gateway or client: there the answers would be about other payments.
    func requireOwnAccount(_ intent: InvoiceIntent) throws(Problem) {
        guard account.owns(intent) else {
            throw .otherAccount(endpoint: intent.endpoint, clientID: intent.clientID, kind: intent.kind)
        }
    }

    /// Runs `work` with the lock that all programs take before they record a new sending.
    nonisolated func underLock<Value: Sendable>(
        _ work: @escaping @Sendable (HistoryStore) throws(Problem) -> Value
    ) async throws(Problem) -> Value {
        let history = history
        return try await executor.run { () throws(Problem) in
            try FolderLock.holding(Self.lockName, in: history.folder) { failure in
                .notRecorded(StorageProblem(failure))
            } _: { () throws(Problem) in
                try work(history)
            }
        }
    }

    /// Appends what happened, and gives the invoice with it, recorded or not. Where the invoice's own record may be on no disk,
    /// the new one repeats it: what is confirmed here doesn't go with what somebody else's power cut takes.
    ///
    /// - Parameter invoice: as it was when it was sent, or when the gateway was asked: what came of that is about the last
    ///   sending that it knows of.
    func note(
        _ change: InvoiceUpdate.Change, _ exchange: Exchange? = nil, on invoice: Invoice, isFromStatement: Bool = false
    ) async -> SentInvoice {
        await note([(change, exchange)], on: invoice, isFromStatement: isFromStatement)
    }

    /// The same for several things that nobody is to see one by one.
    func note(
        _ told: [(change: InvoiceUpdate.Change, exchange: Exchange?)], on invoice: Invoice,
        isFromStatement: Bool = false
    ) async -> SentInvoice {
        let repeated = kept.contains(invoice.id) || invoice.isSurelyRecorded ? nil : invoice.intent
        var sent = SentInvoice(invoice: invoice)
        var updates: [InvoiceUpdate] = []
        for (change, exchange) in told {
            var update = InvoiceUpdate(
                id: invoice.id, at: now, change: change, exchange: exchange,
                sending: change.isAboutOneSending ? invoice.sendings : nil, intent: updates.isEmpty ? repeated : nil)
            update.isFromStatement = isFromStatement
            sent.invoice.apply(update)
            if exchange?.signature == .missing, change.isBelievedUnsigned { sent.isReplyUnsigned = true }
            updates += sent.invoice.updatesOfReplaced(by: update) + [update]
        }
        do throws(StorageProblem) {
            try await onRecord { [updates] history throws(StorageProblem) in try history.record(updates: updates) }
            if repeated != nil { keepsRecord(of: invoice) }
        } catch {
            sent.recordFailure = error
            if isOwnSending(invoice) { recordLater(updates) }
        }
        return sent
    }

    /// The invoice as the history has it now; another program may have settled it meanwhile.
    func current(_ id: String) async throws(Problem) -> Invoice {
        do throws(StorageProblem) {
            return try await onDisk { history throws(StorageProblem) in try history.invoice(id: id) }
        } catch {
            throw .historyUnreadable(error)
        }
    }
}

extension InvoiceService {
    /// Why an invoice couldn't be recorded in a profile's folder now; nil where it could. Leaves nothing behind.
    public static func recordingFailure(in folder: String) async -> StorageProblem? {
        do throws(StorageProblem) {
            try await runBlocking { () throws(StorageProblem) in
                try HistoryStore(folder: folder).probe(locks: [lockName])
            }
            return nil
        } catch {
            return error
        }
    }
}
