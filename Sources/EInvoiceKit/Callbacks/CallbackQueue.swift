/// Turns callbacks into questions: at most one about each invoice at a time, and never more than the limit allows.
actor CallbackQueue {
    private struct Waiting {
        var due: Duration
        /// How many questions this callback has led to.
        var tries = 0
    }

    private let limit: RateLimit
    private let clock: WaitingClock
    private let ask: @Sendable (String) async -> CallbackEvent
    private let told: @Sendable (CallbackEvent) -> Void
    private var waiting: [String: Waiting] = [:]
    /// On their way, with the tries before; see ``calledAgain``.
    private var asking: [String: Task<Void, Never>] = [:]
    /// Invoices that were called again while the question was on its way: its answer may be older than that call.
    private var calledAgain: Set<String> = []
    private var lastAsked: [String: Duration] = [:]
    /// Questions that may be asked at once, as it was at ``countedAt``.
    private var allowance: Double
    private var countedAt: Duration
    private var waking: (at: Duration, task: Task<Void, Never>)?
    private var isStopped = false

    init(
        limit: RateLimit, clock: WaitingClock, ask: @escaping @Sendable (String) async -> CallbackEvent,
        told: @escaping @Sendable (CallbackEvent) -> Void
    ) {
        self.limit = limit
        self.clock = clock
        self.ask = ask
        self.told = told
        allowance = Double(limit.burst)
        countedAt = clock.now()
    }

    /// The invoice's status URL was called.
    func called(_ id: String) {
        if asking[id] != nil {
            calledAgain.insert(id)
        } else {
            enqueue(id, tries: 0, notBefore: clock.now())
            pump()
        }
    }

    /// Asks nothing more.
    func stop() {
        isStopped = true
        waiting = [:]
        waking?.task.cancel()
        for task in asking.values { task.cancel() }
    }

    private func enqueue(_ id: String, tries: Int, notBefore moment: Duration) {
        let earliest = lastAsked[id].map { $0 + limit.interval } ?? moment
        let due = max(moment, earliest)
        if let known = waiting[id], known.due <= due {
            waiting[id]?.tries = min(known.tries, tries)
        } else {
            waiting[id] = Waiting(due: due, tries: tries)
        }
    }

    private func pump() {
        guard !isStopped else { return }
        let now = clock.now()
        // The soonest first; there are few at a time.
        for (id, entry) in waiting.sorted(by: { $0.value.due < $1.value.due }) {
            guard entry.due <= now, asking.count < limit.atOnce else { break }
            guard takeAllowance(at: now) else {
                wake(at: now + limit.refill)
                return
            }
            waiting[id] = nil
            lastAsked[id] = now
            asking[id] = Task { answered(await ask(id), tries: entry.tries + 1) }
        }
        if asking.count < limit.atOnce, let next = waiting.values.map(\.due).min() { wake(at: max(next, now)) }
    }

    private func answered(_ event: CallbackEvent, tries: Int) {
        let id = event.id
        asking[id] = nil
        guard !isStopped else { return }
        told(event)
        let isCalledAgain = calledAgain.remove(id) != nil
        if event.isEnd {
            lastAsked[id] = nil
        } else if isCalledAgain {
            enqueue(id, tries: 0, notBefore: clock.now())
        } else if tries <= limit.retries.count {
            enqueue(id, tries: tries, notBefore: clock.now() + limit.retries[tries - 1])
        }
        pump()
    }

    private func takeAllowance(at now: Duration) -> Bool {
        allowance = min(Double(limit.burst), allowance + (now - countedAt) / limit.refill)
        countedAt = now
        guard allowance >= 1 else { return false }
        allowance -= 1
        return true
    }

    private func wake(at moment: Duration) {
        if let waking, waking.at <= moment { return }
        waking?.task.cancel()
        let time = max(.zero, moment - clock.now())
        waking = (
            moment,
            Task {
                guard (try? await clock.sleep(time)) != nil else { return }
                woke()
            }
        )
    }

    private func woke() {
        waking = nil
        pump()
    }
}
