import InvoiceCore

/// Follows payments to their final statuses, politely: a few questions at once, at growing intervals.
///
/// Whatever is new is recorded by ``InvoiceService/refreshStatus(_:)``. Failures to get an answer make the interval grow
/// like answers without news, and are told.
public struct StatusFollower: Sendable {
    private let ask: @Sendable (Invoice) async -> StatusOutcome
    private let schedule: PollSchedule
    private let clock: WaitingClock
    private let chance: @Sendable () -> Double

    /// Asks nothing yet.
    ///
    /// - Parameters:
    ///   - service: of the invoices' profile.
    ///   - clock: how it waits.
    ///   - chance: 0 to 1, anew for each wait; moves it within the schedule's jitter.
    public init(
        service: InvoiceService, schedule: PollSchedule = PollSchedule(), clock: WaitingClock = .system,
        chance: @escaping @Sendable () -> Double = { Double.random(in: 0...1) }
    ) {
        self.init(schedule: schedule, clock: clock, chance: chance) { await service.refreshStatus($0) }
    }

    init(
        schedule: PollSchedule, clock: WaitingClock, chance: @escaping @Sendable () -> Double,
        ask: @escaping @Sendable (Invoice) async -> StatusOutcome
    ) {
        self.ask = ask
        self.schedule = schedule
        self.clock = clock
        self.chance = chance
    }

    /// Asks about each invoice at once, a few at a time, and then again and again until its end.
    ///
    /// The stream ends when all have ended. Who stops listening, or cancels the task that listens, ends the following;
    /// an answer on its way is still recorded. Invoices given twice are followed once.
    public func follow(_ invoices: [Invoice]) -> AsyncStream<FollowEvent> {
        AsyncStream { continuation in
            let task = Task {
                await run(invoices) { continuation.yield($0) }
                continuation.finish()
            }
            continuation.onTermination = { _ in task.cancel() }
        }
    }

    /// The same without a stream: returns when all have ended or the task is canceled.
    public func follow(_ invoices: [Invoice], told: @escaping @Sendable (FollowEvent) -> Void) async {
        await run(invoices, told: told)
    }

    /// An invoice between two questions.
    private struct Followed: Sendable {
        let invoice: Invoice
        let since: Duration
        var due: Duration
        /// The last that was answered.
        var status: GatewayStatus?
        /// Answers in a row without another status.
        var unchanged = 0
        /// How often in a row the gateway said no: it doesn't know the payment.
        var refusals = 0
    }

    /// A gateway that has only just taken an invoice in may not know it yet; after so many refusals it never will.
    private static let mostRefusals = 5

    private enum Step: Sendable {
        case answered(Followed, StatusOutcome)
        /// The waiting until this moment is over.
        case woke(Duration)
    }

    private func run(_ invoices: [Invoice], told: @Sendable (FollowEvent) -> Void) async {
        var seen: Set<String> = []
        let start = clock.now()
        // Soonest last, where taking it costs nothing.
        var waiting = invoices.filter { seen.insert($0.id).inserted }.reversed().map {
            Followed(invoice: $0, since: start, due: start, status: $0.report?.status)
        }
        await withTaskGroup(of: Step.self) { group in
            var asking = 0
            var nextWaking: Duration?
            while !Task.isCancelled {
                while asking < max(1, schedule.atOnce), let next = waiting.last, next.due <= clock.now() {
                    waiting.removeLast()
                    asking += 1
                    group.addTask { .answered(next, await ask(next.invoice)) }
                }
                if asking == 0, waiting.isEmpty { break }
                if asking < max(1, schedule.atOnce), let due = waiting.last?.due, nextWaking.map({ due < $0 }) ?? true {
                    nextWaking = due
                    let time = max(.zero, due - clock.now())
                    group.addTask {
                        // Canceled is awake as well: the loop sees it.
                        try? await clock.sleep(time)
                        return .woke(due)
                    }
                }
                guard let step = await group.next() else { break }
                switch step {
                case .woke(let due):
                    if nextWaking == due { nextWaking = nil }
                case .answered(let followed, let outcome):
                    asking -= 1
                    if Task.isCancelled, outcome.isCanceled { break }
                    if let again = conclude(followed, outcome, told) { Self.insert(again, into: &waiting) }
                }
            }
            group.cancelAll()
        }
    }

    /// Tells the answer; gives the invoice back where it is to be asked about again.
    private func conclude(
        _ followed: Followed, _ outcome: StatusOutcome, _ told: @Sendable (FollowEvent) -> Void
    ) -> Followed? {
        let now = clock.now()
        var followed = followed
        func end(_ next: FollowEvent.Next) -> Followed? {
            told(FollowEvent(id: followed.invoice.id, outcome: outcome, next: next))
            return nil
        }
        switch outcome {
        case .report(_, let report, _):
            if report.status.isFinal { return end(.ended) }
            // Not whatever is new: confirmations and times that change with each answer would keep the questions at their fastest.
            followed.unchanged = report.status == followed.status ? followed.unchanged + 1 : 0
            followed.status = report.status
            followed.refusals = 0
        case .problem(let problem) where problem.areCredentialsRefused: return end(.refused)
        case .problem(.rejected):
            followed.unchanged += 1
            followed.refusals += 1
            if followed.refusals == Self.mostRefusals { return end(.refused) }
        case .problem: followed.unchanged += 1
        case .notAsked: return end(.refused)
        }
        let wait = schedule.wait(unchanged: followed.unchanged, chance: chance())
        if let patience = schedule.patience, now + wait - followed.since > patience { return end(.outOfPatience) }
        followed.due = now + wait
        told(FollowEvent(id: followed.invoice.id, outcome: outcome, next: .again(after: wait)))
        return followed
    }

    private static func insert(_ followed: Followed, into waiting: inout [Followed]) {
        var low = 0
        var high = waiting.count
        while low < high {
            let middle = (low + high) / 2
            if waiting[middle].due > followed.due { low = middle + 1 } else { high = middle }
        }
        waiting.insert(followed, at: low)
    }
}

extension StatusOutcome {
    /// True when only the canceled waiting is to be told.
    var isCanceled: Bool {
        switch self {
        case .problem(.unusable(let reason)): reason.code == .canceled
        case .notAsked(let refusal): refusal == .canceled
        case .problem, .report: false
        }
    }
}
