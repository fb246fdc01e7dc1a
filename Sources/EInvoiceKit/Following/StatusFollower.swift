import InvoiceCore
import Synchronization

/// Follows payments to their final statuses, politely: a few questions at once, at growing intervals.
///
/// Whatever is new is recorded by ``InvoiceService/refreshStatus(_:)``. Failures to get an answer make the interval grow
/// like answers without news, and are told.
public final class StatusFollower: Sendable {
    private let ask: @Sendable (Invoice) async -> StatusOutcome
    private let schedule: PollSchedule
    private let dependencies: Dependencies
    private let semaphore: AsyncSemaphore
    /// The followed invoices by local id.
    private let followed = Mutex<[String: Followed]>([:])

    private struct Followed {
        /// The wait for the next question, where it isn't being asked.
        var waiting: Task<Void, Never>?
        var isWoken = false
    }

    /// A gateway may not know a new invoice at once. After this many refusals it never will.
    private static let mostRefusals = 5

    /// Asks nothing yet.
    ///
    /// - Parameters:
    ///   - service: of the invoices' profile; it waits by its clock.
    ///   - schedule: how often it asks, and for how long.
    public convenience init(service: InvoiceService, schedule: PollSchedule = PollSchedule()) {
        self.init(schedule: schedule, dependencies: service.dependencies) { await service.refreshStatus($0.id) }
    }

    /// - Parameter semaphore: shared with whoever asks besides; of its own, with the schedule's places, where none is given.
    init(
        schedule: PollSchedule, dependencies: Dependencies, semaphore: AsyncSemaphore? = nil,
        ask: @escaping @Sendable (Invoice) async -> StatusOutcome
    ) {
        self.ask = ask
        self.schedule = schedule
        self.dependencies = dependencies
        self.semaphore = semaphore ?? AsyncSemaphore(places: schedule.atOnce)
    }

    /// Asks about each invoice at once, a few at a time, and then again and again until its end.
    ///
    /// The stream ends when all have ended. Who stops listening, or cancels the task that listens, ends the following;
    /// an answer on its way is still recorded. Invoices given twice are followed once.
    public func follow(_ invoices: [Invoice]) -> AsyncStream<FollowEvent> {
        AsyncStream { continuation in
            let task = Task {
                await follow(invoices) { continuation.yield($0) }
                continuation.finish()
            }
            continuation.onTermination = { _ in task.cancel() }
        }
    }

    /// The same without a stream: returns when all have ended or the task is canceled.
    public func follow(_ invoices: [Invoice], told: @escaping @Sendable (FollowEvent) -> Void) async {
        await withDiscardingTaskGroup { group in
            for invoice in invoices where begin(invoice.id) {
                // It starts at once and runs to its first wait, so that the questions keep their order.
                group.addImmediateTask {
                    await self.follow(invoice, told)
                    self.followed.withLock { $0[invoice.id] = nil }
                }
            }
        }
    }

    /// Something is new about the invoice: it is asked about as after another status, at once where the last question is
    /// longer ago than that.
    ///
    /// - Returns: false where it isn't followed.
    func wake(_ id: String) -> Bool {
        followed.withLock { followed in
            followed[id]?.isWoken = true
            followed[id]?.waiting?.cancel()
            return followed[id] != nil
        }
    }

    /// False where the invoice is followed already.
    private func begin(_ id: String) -> Bool {
        followed.withLock { followed in
            if followed[id] != nil { return false }
            followed[id] = Followed()
            return true
        }
    }

    private func follow(_ invoice: Invoice, _ told: @Sendable (FollowEvent) -> Void) async {
        let clock = dependencies.clock
        var since = clock.monotonic()
        var status = invoice.report?.status
        // Answers in a row without another status, and with a no: the gateway doesn't know the payment.
        var (unchanged, refusals) = (0, 0)
        func isWoken() -> Bool {
            guard takeWaking(of: invoice.id) else { return false }
            (since, unchanged) = (clock.monotonic(), 0)
            return true
        }
        while let (asked, outcome) = await semaphore.through({ (clock.monotonic(), await ask(invoice)) }) {
            if Task.isCancelled, outcome.isCanceled { return }
            var end: FollowEvent.Next?
            switch outcome {
            case .report(_, let report, _):
                if report.status.isFinal { end = .ended }
                // Only another status counts: confirmations and times change with each answer, and would keep the
                // questions at their fastest.
                unchanged = report.status == status ? unchanged + 1 : 0
                status = report.status
                refusals = 0
            case .failed(.gateway(.credentialsRefused)): end = .refused
            case .failed(.gateway(let failure)):
                unchanged += 1
                if case .rejected = failure { refusals += 1 }
                if refusals == Self.mostRefusals { end = .refused }
            case .failed: end = .refused
            }
            _ = isWoken()
            let wait = schedule.wait(unchanged: unchanged, chance: dependencies.chance())
            if end == nil, let patience = schedule.patience, clock.monotonic() + wait - since > patience {
                end = .outOfPatience
            }
            told(FollowEvent(id: invoice.id, outcome: outcome, next: end ?? .again(after: wait)))
            if end != nil { return }
            await sleep(wait, before: invoice.id)
            if isWoken() { try? await clock.sleep(max(.zero, asked + schedule.first - since)) }
        }
    }

    /// Waits for the next question, unless and until it is woken.
    private func sleep(_ time: Duration, before id: String) async {
        let waiting = followed.withLock { followed -> Task<Void, Never>? in
            guard followed[id]?.isWoken == false else { return nil }
            let waiting = Task { [dependencies] in _ = try? await dependencies.clock.sleep(time) }
            followed[id]?.waiting = waiting
            return waiting
        }
        await withTaskCancellationHandler {
            await waiting?.value
        } onCancel: {
            waiting?.cancel()
        }
    }

    private func takeWaking(of id: String) -> Bool {
        followed.withLock { followed in
            defer { followed[id]?.isWoken = false }
            return followed[id]?.isWoken == true
        }
    }
}

extension StatusOutcome {
    /// True when only the canceled waiting is to be told.
    var isCanceled: Bool { if case .failed(let problem) = self { problem.isCanceled } else { false } }
}

/// One answer while payments are followed, and what comes next.
public struct FollowEvent: Sendable, Hashable {
    /// The invoice's local id.
    public let id: String
    /// The answer; already recorded where it is new.
    public let outcome: StatusOutcome
    /// Whether it is asked about again.
    public let next: Next

    /// The next step for the invoice after the answer.
    public enum Next: Sendable, Hashable {
        /// It is asked about again after this time.
        case again(after: Duration)
        /// It has its final status.
        case ended
        /// Nothing was or can be asked, or the gateway refuses the credentials, or has said no several times in a row: the
        /// outcome says why. Asking again would bring the same.
        case refused
        /// ``PollSchedule/patience`` has run out; the status isn't final.
        case outOfPatience
    }
}

/// How often the gateway is asked about one payment, and about how many at once.
public struct PollSchedule: Sendable, Hashable {
    /// From an answer that brought another status to the next question.
    public var first: Duration
    /// The longest that a wait becomes.
    public var longest: Duration
    /// Each answer without another status makes the next wait so many times longer.
    public var growth: Double
    /// Waits differ by up to this part to either side, so that many programs don't ask in step.
    public var jitter: Double
    /// Questions on their way at the same time.
    public var atOnce: Int
    /// After this time one payment is followed no more; nil follows it until its end.
    public var patience: Duration?

    /// From 2 s to 60 s, four at once, until the end.
    public init(
        first: Duration = .seconds(2), longest: Duration = .seconds(60), growth: Double = 1.6, jitter: Double = 0.2,
        atOnce: Int = 4, patience: Duration? = nil
    ) {
        self.first = first
        self.longest = longest
        self.growth = growth
        self.jitter = jitter
        self.atOnce = atOnce
        self.patience = patience
    }

    /// The wait after `unchanged` answers in a row that brought no other status.
    ///
    /// - Parameter chance: 0 to 1, where in the jitter's range it falls.
    func wait(unchanged: Int, chance: Double) -> Duration {
        var wait = first
        // After this many steps any growth has reached the longest wait.
        for _ in 0..<min(unchanged, 64) where wait < longest { wait = wait * growth }
        return min(wait, longest) * (1 + jitter * (2 * chance - 1))
    }
}
