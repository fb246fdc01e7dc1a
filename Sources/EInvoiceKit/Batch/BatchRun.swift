import InvoiceCore

/// Sends the rows of a batch, a few at once.
///
/// Each row has its payment id on the disk before its invoice is recorded, in a journal beside the history; so whoever starts the same
/// content again finds in the history what became of each row, and nothing is created twice: what is created or rejected is told as it is,
/// what is unknown is asked about at the end, what surely never left, or isn't there as the gateway says, is sent again by the rules for that, and the rest is sent.
/// Stopped, a run lets requests on their way come to their end.
public actor BatchRun {
    /// How many are sent at once.
    public static let jobs = 1...32
    /// So many where nobody says.
    public static let usualJobs = 4

    /// When an earlier run came to the end of the same content; nil where none did, or it isn't known yet.
    public private(set) var finishedAt: String?
    /// Rows that have payment ids of an earlier run, which was about to send them: it has begun no more than these.
    public private(set) var rowsBefore = 0
    /// Another content that wasn't done when this one began, and whose rows may be here once more; never where real money is at
    /// stake, for there it is refused.
    public private(set) var unfinishedBefore: BatchFailure?
    /// How it ended, once it has.
    public private(set) var ending = BatchEnding.whole
    /// Where the ids of its rows are kept.
    public private(set) var journalPath = ""

    private let service: InvoiceService
    private let file: BatchFile
    private let semaphore: AsyncSemaphore
    private var running: Task<Void, Never>?
    private var told: AsyncStream<BatchResult>.Continuation?
    /// Results that were told and that nobody has taken yet.
    private var untaken = 0
    /// Waits until some are taken.
    private var waiting: CheckedContinuation<Void, Never>?
    /// By the invoices' local ids.
    private var open: [String: Unsettled] = [:]
    /// Something is left that another run has to look at.
    private var isUnfinished = false
    private var unknownInARow = 0

    /// An invoice whose outcome is unknown.
    private struct Unsettled: Sendable {
        let line: Int
        let request: InvoiceRequest
        let id: String
        /// What is told of it, should it stay so.
        let result: BatchResult.Outcome
    }

    /// A row that is about to be sent.
    private struct Planned: Sendable {
        let line: Int
        let request: InvoiceRequest
        /// An earlier run may have sent it.
        let isJournaled: Bool
    }

    /// Rows whose ids go to the disk together.
    private static let portion = 64
    /// Nobody wants a thousand unknown outcomes: so many without any other between them are enough.
    private static let enoughUnknown = 8
    /// Where so many results wait for their reader, no further row is begun: a slow one must not fill the memory.
    private static let mostUntaken = 256

    /// Touches nothing yet.
    public init(service: InvoiceService, file: BatchFile, jobs: Int = BatchRun.usualJobs) {
        self.service = service
        self.file = file
        semaphore = AsyncSemaphore(places: min(max(jobs, Self.jobs.lowerBound), Self.jobs.upperBound))
    }

    /// The name of the content among those that were sent: the same content has the same one.
    public nonisolated var key: String { file.content.key }

    /// Where some rows have no payment id of their own: of another content of the file's name, of which something may have been made,
    /// when it was begun. Rows that were in it would be made once more.
    public nonisolated var otherContent: String? {
        get async {
            guard file.check.newIDs > 0, let name = file.content.name else { return nil }
            let (key, history) = (key, service.history)
            return await runBlocking { () throws(Never) in
                BatchJournal.newest(but: key, in: history) { $0.name == name }?.moment
            }
        }
    }

    /// Of another content, whatever its name, that was begun within the last day, isn't done, and may have made something: its name,
    /// and since when. Where a pipe or another name brings it mended, its rows without payment id would be made once more.
    public nonisolated var unfinishedContent: BatchFailure? {
        get async {
            guard file.check.newIDs > 0 else { return nil }
            let (key, history) = (key, service.history)
            let dayAgo = service.dependencies.clock.now.advanced(byMilliseconds: -86_400_000).description
            return await runBlocking { () throws(Never) in
                BatchJournal.newest(but: key, in: history) { !$0.isDone && $0.moment >= dayAgo }
                    .map { .unfinished(name: $0.name, since: $0.moment) }
            }
        }
    }

    /// Asks, before anything is confirmed, what ``run(_:allowsOtherContent:)`` asks again.
    ///
    /// - Returns: the unfinished content of another name, where no real money is at stake: it is only to be told.
    /// - Throws: that another content of the file's name was sent; on a live profile, that one of any name isn't done.
    @discardableResult public nonisolated func requireNoOtherContent() async throws(Problem) -> BatchFailure? {
        if let since = await otherContent {
            throw .batch(.otherContent(name: file.content.name ?? file.content.path, since: since))
        }
        let unfinished = await unfinishedContent
        if let unfinished, service.profile.kind == .live { throw .batch(unfinished) }
        return unfinished
    }

    /// Begins to send the rows that are right.
    ///
    /// - Parameters:
    ///   - confirmation: of how many and how much; it must be of this very file's sums.
    ///   - allowsOtherContent: where another content of the file's name was sent, or one of any name isn't done, and all rows here
    ///     are new ones.
    /// - Returns: what became of each row, once. It ends when all are done or the run was stopped; who stops listening stops the
    ///   run.
    /// - Throws: why nothing is sent: not confirmed, ``requireNoOtherContent()``, another program is at it, or the journal can't be
    ///   had.
    public func run(
        _ confirmation: BatchConfirmation, allowsOtherContent: Bool = false
    ) async throws(Problem) -> BatchResults {
        let totals = file.check.totals
        guard confirmation.covers(totals) else { throw .batch(.notConfirmed(totals, isTyped: false)) }
        if file.check.isUnusable { throw .batch(.invalid(problems: file.check.problemCount)) }
        unfinishedBefore = allowsOtherContent ? nil : try await requireNoOtherContent()
        if running != nil { throw .batch(.isRunning) }
        let (folder, content, moment) = (service.history.folder, file.content, service.dependencies.clock.now)
        let journal = try await runBlocking { () throws(Problem) in
            try BatchJournal(in: folder, key: content.key, name: content.name, at: moment)
        }
        if running != nil { throw .batch(.isRunning) }
        (finishedAt, rowsBefore, journalPath) = (journal.finishedAt, journal.rowCount, journal.path)
        let (stream, continuation) = AsyncStream.makeStream(of: BatchResult.self)
        told = continuation
        let task = Task { await runAll(journal) }
        running = task
        continuation.onTermination = { _ in task.cancel() }
        return BatchResults(stream: stream, run: self)
    }

    /// Begins nothing more, and returns when what was on its way has come to its end.
    public func stop() async {
        running?.cancel()
        await running?.value
    }

    private func runAll(_ journal: BatchJournal) async {
        ending = .whole
        let reader = file.reader()
        var planned: ArraySlice<Planned> = []
        await semaphore.each {
            await untilTaken()
            while planned.isEmpty {
                do throws(Problem) {
                    guard let rows = try await plan(reader, journal) else { return nil }
                    planned = rows[...]
                } catch {
                    // What is sent already goes on.
                    giveUp(.failed(error))
                    return nil
                }
            }
            return Task.isCancelled ? nil : planned.popFirst()
        } work: { row in
            // Not part of the run's task: a request that is on its way must not be given up, its outcome would be unknown.
            await Task { await self.carryOut(row) }.value
        }
        await settle()
        if Task.isCancelled, ending == .whole { ending = .stopped }
        if ending == .whole, !isUnfinished {
            let moment = service.dependencies.clock.now
            // Without it the next run looks at each row once more.
            try? await runBlocking { () throws(StorageProblem) in try journal.finish(at: moment) }
        }
        running = nil
        told?.finish()
        told = nil
    }

    private func giveUp(_ ending: BatchEnding) {
        isUnfinished = true
        guard self.ending == .whole, let running, !running.isCancelled else { return }
        self.ending = ending
        running.cancel()
    }

    // MARK: Rows

    /// The next rows to be sent, with their ids on the disk; nil at the end.
    private func plan(_ reader: BatchReader, _ journal: BatchJournal) async throws(Problem) -> [Planned]? {
        let content = file.content
        let rows = try await runBlocking { () throws(Problem) in
            try content.requireUnchanged()
            return try reader.next(Self.portion)
        }
        if rows.isEmpty { return nil }
        let known = try await runBlocking { () throws(Problem) in try journal.known(rows.count) }
        var ids = known
        do throws(StorageProblem) {
            let new = rows.dropFirst(known.count)
            var proposed = try await service.proposePaymentIDs(new.count { !$0.hasOwnID })[...]
            // A row that isn't right has one too: it may be right another day.
            ids += new.map { $0.hasOwnID ? nil : proposed.popFirst()?.text }
            try await runBlocking { [ids] () throws(StorageProblem) in
                try journal.record(Array(ids.dropFirst(known.count)))
            }
        } catch {
            throw .notRecorded(error)
        }
        var planned: [Planned] = []
        for (index, row) in rows.enumerated() {
            guard var request = row.request else { continue }
            if !row.hasOwnID {
                // A stand-in must never be sent.
                guard let id = ids[index] else {
                    throw .batch(.journalDamaged(path: journal.path, line: 1))
                }
                request.paymentID = PaymentID(recorded: id)
            }
            planned.append(Planned(line: row.line, request: request, isJournaled: index < known.count))
        }
        return planned
    }

    private func carryOut(_ row: Planned) async {
        do throws(Problem) {
            if row.isJournaled, let earlier = try await earlier(row.request) {
                return try await goOn(earlier, row)
            }
            let outcome = await create(row.request)
            // A payment id of the row's own, which it may have had in another content of the file.
            if case .notSent(.paymentIDUsed) = outcome, let earlier = try await earlier(row.request) {
                return try await goOn(earlier, row)
            }
            take(outcome, row)
        } catch {
            take(.notSent(error), row)
        }
    }

    private func goOn(_ earlier: Invoice, _ row: Planned) async throws(Problem) {
        try await service.requireOwnAccount(earlier.intent)
        switch earlier.state {
        // Nothing was wrong with the invoice.
        case .rejected where earlier.areCredentialsRefused: take(await create(row.request), row)
        case .created, .rejected, .closed: tell(row.line, row.request, .earlier(earlier))
        case .unsent: take(await resend(earlier.id, row.request), row)
        case .sending, .unknown:
            open[earlier.id] = Unsettled(
                line: row.line, request: row.request, id: earlier.id, result: .earlier(earlier))
        }
    }

    /// The invoice that was made of the request, wherever in the history it is.
    ///
    /// - Throws: that another invoice has its payment id.
    private func earlier(_ request: InvoiceRequest) async throws(Problem) -> Invoice? {
        let history = service.history
        return try await runBlocking { () throws(Problem) in
            var query = InvoiceQuery()
            query.add(id: request.paymentID.text)
            var found: [Invoice] = []
            do throws(StorageProblem) {
                if try history.isSurelyNew(request.paymentID) { return nil }
                try history.find(query) { invoice in
                    if invoice.intent.paymentID == request.paymentID { found.append(invoice) }
                    return true
                }
            } catch {
                throw .historyUnreadable(error)
            }
            guard let user = found.first(where: { $0.uses(request.paymentID) }) else {
                return found.first { $0.isMade(of: request) }
            }
            guard user.isMade(of: request) else { throw .paymentIDUsed(id: user.id, state: user.state) }
            return user
        }
    }

    private func create(_ request: InvoiceRequest) async -> CreateOutcome {
        do throws(Problem) {
            return await service.create(service.shown(request), try confirmation(of: request))
        } catch {
            return .notSent(error)
        }
    }

    private func resend(_ id: String, _ request: InvoiceRequest) async -> CreateOutcome {
        do throws(Problem) {
            return await service.resend(id, card: request.sender?.card, try confirmation(of: request))
        } catch {
            return .notSent(error)
        }
    }

    /// The batch was confirmed as a whole.
    private func confirmation(of request: InvoiceRequest) throws(Problem) -> Confirmation {
        try Confirmation(request.amount.description, of: request.amount, on: service.profile.kind)
    }

    /// Takes in the outcome of a sending before the next one begins.
    private func take(_ outcome: CreateOutcome, _ row: Planned) {
        if outcome.isHopeless { giveUp(.givenUp) }
        if case .unknown(let sent, _) = outcome {
            open[sent.invoice.id] = Unsettled(
                line: row.line, request: row.request, id: sent.invoice.id, result: .sent(outcome))
            unknownInARow += 1
            if unknownInARow >= Self.enoughUnknown { giveUp(.givenUp) }
            return
        }
        unknownInARow = 0
        tell(row.line, row.request, .sent(outcome))
    }

    private func tell(_ line: Int, _ request: InvoiceRequest, _ outcome: BatchResult.Outcome) {
        let result = BatchResult(line: line, paymentID: request.paymentID, outcome)
        if result.isOpen { isUnfinished = true }
        untaken += 1
        told?.yield(result)
    }

    // MARK: The reader

    /// Returns once there is room for another result, or nothing more is to be begun.
    private func untilTaken() async {
        guard untaken >= Self.mostUntaken else { return }
        await withTaskCancellationHandler {
            await withCheckedContinuation { turn in
                if Task.isCancelled { turn.resume() } else { waiting = turn }
            }
        } onCancel: {
            Task { await self.letGo() }
        }
    }

    fileprivate func tookOne() {
        untaken -= 1
        if untaken < Self.mostUntaken { letGo() }
    }

    private func letGo() {
        waiting?.resume()
        waiting = nil
    }

    // MARK: Unknown ones

    /// Asks about those whose outcome is unknown, and sends again what the gateway says it doesn't have; tells of each.
    private func settle() async {
        var left = open.values.sorted { $0.line < $1.line }[...]
        await semaphore.each {
            left.popFirst()
        } work: { one in
            await Task { await self.settle(one) }.value
        }
        // Nobody was asked about these.
        for one in open.values.sorted(by: { $0.line < $1.line }) { conclude(one, one.result) }
    }

    private func settle(_ one: Unsettled) async {
        let outcome = await service.settle(one.id)
        switch outcome {
        case .notFound(let sent) where sent.invoice.isResendable:
            let again = await resend(one.id, one.request)
            if again.isHopeless { giveUp(.givenUp) }
            return conclude(one, .sent(again))
        case .stillUnknown(_, let failure) where failure.isHopeless || failure.isSilence: giveUp(.givenUp)
        default: break
        }
        conclude(one, .settled(outcome))
    }

    private func conclude(_ one: Unsettled, _ outcome: BatchResult.Outcome) {
        open[one.id] = nil
        tell(one.line, one.request, outcome)
    }
}

/// What became of the rows of a batch. Who takes them slowly slows the sending down.
public struct BatchResults: AsyncSequence, Sendable {
    fileprivate let stream: AsyncStream<BatchResult>
    fileprivate let run: BatchRun

    /// Goes over the results once, as they come.
    public struct Iterator: AsyncIteratorProtocol {
        fileprivate var stream: AsyncStream<BatchResult>.Iterator
        fileprivate let run: BatchRun

        /// The next row's result, once it is there; nil at the end.
        public mutating func next(isolation actor: isolated (any Actor)?) async -> BatchResult? {
            guard let result = await stream.next(isolation: actor) else { return nil }
            await run.tookOne()
            return result
        }

        /// The same wherever it is asked for.
        public mutating func next() async -> BatchResult? { await next(isolation: nil) }
    }

    /// There is one reader: each result is given once.
    public func makeAsyncIterator() -> Iterator { Iterator(stream: stream.makeAsyncIterator(), run: run) }
}

extension Invoice {
    /// True where it was rejected for client id or secret.
    fileprivate var areCredentialsRefused: Bool {
        let rejection = updates.last { if case .rejected = $0.change { true } else { false } }
        return state == .rejected && rejection?.exchange?.credentialsRefusal != nil
    }
}
