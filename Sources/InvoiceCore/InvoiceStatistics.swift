/// Counts and exact sums of invoices that are added one by one: in all, per day, per method, and by what became of them.
///
/// Takes the memory of the days, methods and statuses that occur, however many invoices there are.
public struct InvoiceStatistics: Sendable, Hashable {
    /// All invoices.
    public private(set) var total = Totals()
    /// By the reader's day on which they were made.
    public private(set) var days: [LocalDay: Totals] = [:]
    /// What became of those of each day, where anything did.
    private var outcomes: [LocalDay: DayOutcome] = [:]
    /// By the method's code.
    public private(set) var methods: [String: Totals] = [:]
    /// Those among them that the gateway's document doesn't have so.
    private var recorded: [String: PaymentMethod] = [:]
    /// By what became of them.
    public private(set) var standings: [EffectiveStatus: Totals] = [:]
    /// Those of which the gateway says, without a contradiction, that they were paid, with the sums that it has.
    public private(set) var paid = Totals()
    /// What the merchant is credited for those, as far as the gateway says.
    public private(set) var credited = Totals()
    /// Those of which nobody knows yet whether they will be paid.
    public private(set) var open = Totals()
    /// All but those that were refused, never left, or have ended without money.
    public private(set) var asked = Totals()
    /// Those whose method found no place any more; see ``mostKinds``.
    public private(set) var otherMethods = Totals()
    /// Those whose status found no place any more.
    public private(set) var otherStandings = Totals()

    /// So many methods and statuses are told apart; what comes from outside must not fill the memory.
    public static let mostKinds = 500

    /// Nothing counted yet.
    public init() {}

    /// Counts one invoice; `offset` is how many seconds east of UTC the reader's clock is at a moment.
    public mutating func add(_ invoice: Invoice, offset: (Timestamp) -> Int) {
        let intent = invoice.intent
        var asked = MethodSum(intent.methodKey)
        asked.add(intent.amount, for: intent.amount)
        var paid = MethodSum(intent.methodKey)
        if invoice.advice?.isPaid == true { paid.add(invoice.report?.amount ?? intent.amount, for: intent.amount) }
        let day = LocalDay(of: intent.createdAt, offset: offset(intent.createdAt))
        add(asked, on: day)
        add(DayOutcome(isPaid: paid.count > 0, standing: EffectiveStatus(invoice)), on: day)
        var credited: MethodSum?
        if let credit = invoice.credit {
            var sum = MethodSum(credit.currency)
            sum.add(credit.amount, for: credit.amount)
            credited = sum
        }
        add(asked, paid: paid, credited: credited, EffectiveStatus(invoice))
    }

    /// Counts invoices of one method by their day. They are to be counted by what became of them, too.
    public mutating func add(_ asked: MethodSum, on day: LocalDay) {
        days[day, default: Totals()].add(asked)
    }

    /// Counts what became of invoices of one day.
    public mutating func add(_ outcome: DayOutcome, on day: LocalDay) {
        if outcome != DayOutcome() { outcomes[day, default: DayOutcome()].add(outcome) }
    }

    /// Counts invoices of one method of which the same became, those of them that were paid, and what is credited for them in one
    /// currency, in all but by their day.
    public mutating func add(
        _ asked: MethodSum, paid: MethodSum, credited: MethodSum? = nil, _ standing: EffectiveStatus
    ) {
        total.add(asked)
        if standing.isOpen { open.add(asked) }
        if !standing.isEndWithoutMoney { self.asked.add(asked) }
        if let credited, credited.count > 0 { self.credited.add(credited) }
        if methods.count < Self.mostKinds || methods[asked.currency] != nil {
            methods[asked.currency, default: Totals()].add(asked)
            if let method = asked.recordedMethod { recorded[method.code] = method }
        } else {
            otherMethods.add(asked)
        }
        if paid.count > 0 { self.paid.add(paid) }
        if standings.count < Self.mostKinds || standings[standing] != nil {
            standings[standing, default: Totals()].add(asked)
        } else {
            otherStandings.add(asked)
        }
    }

    /// The method of a code that was counted; nil where nothing tells its unit.
    public func method(ofCode code: String) -> PaymentMethod? {
        recorded[code] ?? PaymentMethodCatalog.standard.method(named: code)
    }

    /// The unit of a method that was counted; nil where nothing tells it.
    public func unit(ofCode code: String) -> String? { methods[code]?.sums.keys.first }

    /// Methods, those with the most invoices first.
    public var sortedMethods: [(code: String, totals: Totals)] {
        methods.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }.map { ($0.key, $0.value) }
    }

    /// States and statuses, those with the most invoices first.
    public var sortedStandings: [(standing: EffectiveStatus, totals: Totals)] {
        standings.sorted { ($1.value.count, $0.key.text) < ($0.value.count, $1.key.text) }.map { ($0.key, $0.value) }
    }

    /// The first and the last day on which there is an invoice; nil without any.
    public var span: ClosedRange<LocalDay>? {
        guard let first = days.keys.min(), let last = days.keys.max() else { return nil }
        return first...last
    }

    /// One entry a step, the oldest first, those without invoices too. The steps at both ends are cut to the span.
    public func timeline(over span: ClosedRange<LocalDay>, by step: TimelineStep) -> [TimelineEntry] {
        var entries: [TimelineEntry] = []
        var first = span.lowerBound
        while first <= span.upperBound {
            let next = step.next(after: first)
            entries.append(TimelineEntry(first: first, last: min(next.advanced(by: -1), span.upperBound)))
            first = next
        }
        for (day, totals) in days where span.contains(day) {
            // The entries follow each other without gaps, so the last one that begins in time is the right one.
            var (low, high) = (0, entries.count - 1)
            while low < high {
                let middle = (low + high + 1) / 2
                if entries[middle].first <= day { low = middle } else { high = middle - 1 }
            }
            entries[low].totals.add(totals)
            if let outcome = outcomes[day] { entries[low].outcome.add(outcome) }
        }
        return entries
    }
}

/// A stretch of days and the invoices made on them.
public struct TimelineEntry: Sendable, Hashable {
    public let first: LocalDay
    public let last: LocalDay
    public internal(set) var totals = Totals()
    public internal(set) var outcome = DayOutcome()
}

/// How many invoices were paid, and how many ended without money; of the others nobody knows yet.
public struct DayOutcome: Sendable, Hashable {
    public private(set) var paid = 0
    public private(set) var ended = 0

    /// Nothing counted.
    public init() {}

    /// Counts one invoice.
    public init(isPaid: Bool, standing: EffectiveStatus) {
        if isPaid {
            paid = 1
        } else if standing.isEndWithoutMoney {
            ended = 1
        }
    }

    /// Counts all that another one has counted.
    public mutating func add(_ other: DayOutcome) {
        paid += other.paid
        ended += other.ended
    }
}

/// What became of an invoice: the gateway's status where there is one, else the local state.
public enum EffectiveStatus: Sendable, Hashable {
    case local(InvoiceState)
    case gateway(GatewayStatus)
    /// What the gateway reports isn't what was asked for.
    case mismatch

    /// As the list shows it. Statuses that the protocol knows are one whatever the case of their letters.
    public init(_ invoice: Invoice) {
        let isMismatch = if case .mismatch? = invoice.advice { true } else { false }
        self.init(invoice.state, invoice.report?.status, isMismatch: isMismatch)
    }

    /// What became of an invoice in this state, with the gateway's status where it has one.
    public init(_ state: InvoiceState, _ status: GatewayStatus?, isMismatch: Bool) {
        if isMismatch {
            self = .mismatch
            return
        }
        guard state == .created, let status else {
            self = .local(state)
            return
        }
        self = .gateway(status.meaning == .unheardOf ? status : GatewayStatus(status.text.uppercased()))
    }

    /// True where nobody knows yet whether it will be paid.
    public var isOpen: Bool {
        switch self {
        case .local(let state): state == .sending || state == .created || state == .unknown
        case .gateway(let status): !status.meaning.isPaid && !status.meaning.isEndWithoutMoney
        case .mismatch: false
        }
    }

    /// True where it is surely not paid, and won't be.
    public var isEndWithoutMoney: Bool {
        switch self {
        case .local(let state): state == .rejected || state == .unsent
        case .gateway(let status): status.meaning.isEndWithoutMoney
        case .mismatch: false
        }
    }

    /// The state's or the status's own word.
    public var text: String {
        switch self {
        case .local(let state): state.rawValue
        case .gateway(let status): status.text
        case .mismatch: ShownState.mismatch.rawValue
        }
    }
}

/// What a statistics scan has counted so far.
public struct StatisticsProgress: Sendable, Equatable {
    public var statistics = InvoiceStatistics()
    /// How much was looked at, 0 to 1: of what the index hasn't read yet, then of the index.
    public var fraction = 0.0
    /// Lines met that can't be read.
    public var badLines = 0

    /// Counted so far.
    public init(statistics: InvoiceStatistics = InvoiceStatistics(), fraction: Double = 0, badLines: Int = 0) {
        self.statistics = statistics
        self.fraction = fraction
        self.badLines = badLines
    }
}
