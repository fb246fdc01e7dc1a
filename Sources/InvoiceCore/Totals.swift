/// How many invoices there are of some kind, and the exact sum of what they ask for, in each unit by itself.
public struct Totals: Sendable, Hashable {
    /// The number of invoices.
    public private(set) var count = 0
    /// By the unit.
    public private(set) var sums: [String: UnitSum] = [:]
    /// How many are in no sum, because there are more units than ``mostUnits``.
    public private(set) var unsummed = 0

    /// More different units than any gateway has. Only a damaged history has more, and memory must not grow with it.
    public static let mostUnits = 200

    /// Creates empty totals.
    public init() {}

    /// What these invoices ask for.
    public init(of invoices: some Sequence<Invoice>) {
        var asked: [MethodKey: MethodSum] = [:]
        for intent in invoices.lazy.map(\.intent) {
            let key = intent.methodKey
            asked[key, default: MethodSum(key)].add(intent.amount, for: intent.amount)
        }
        for sum in asked.values { add(sum) }
    }

    /// Those with the most invoices first, and of these in the order of the alphabet.
    public var sortedSums: [UnitSum] { sums.values.sorted { ($1.count, $0.unit) < ($0.count, $1.unit) } }

    /// Counts all that another one has counted.
    public mutating func add(_ other: Totals) {
        count += other.count
        unsummed += other.unsummed
        for sum in other.sums.values { add(sum) }
    }

    /// Counts the invoices of a sum.
    mutating func add(_ sum: MethodSum) {
        count += sum.count
        add(sum.unitSum)
    }

    private mutating func add(_ sum: UnitSum) {
        guard sums.count < Self.mostUnits || sums[sum.unit] != nil else {
            unsummed += sum.count
            return
        }
        sums[sum.unit, default: UnitSum(unit: sum.unit, count: 0, decimals: 0, total: .zero)].add(sum)
    }
}

/// The sum of the amounts in one unit.
public struct UnitSum: Sendable, Hashable {
    public let unit: String
    /// How many amounts it is made of.
    public private(set) var count: Int
    /// Decimals to show it with.
    public private(set) var decimals: Int
    /// Exact; nil where it would need more digits than an ``Amount`` holds.
    public private(set) var total: Amount?

    init(unit: String, count: Int, decimals: Int, total: Amount?) {
        self.unit = unit
        self.count = count
        self.decimals = decimals
        self.total = total
    }

    mutating func add(_ other: UnitSum) {
        count += other.count
        decimals = max(decimals, other.decimals)
        guard let own = total, let more = other.total else {
            total = nil
            return
        }
        total = own.adding(more)
    }
}

/// How many invoices there are in the whole history. Test payments are only in the total.
public struct InvoiceCounts: Sendable, Hashable {
    public var total: Int
    /// The reader's day that ``made`` is about.
    public var day: LocalDay
    /// Created on that day.
    public var made: Int
    /// Those whose payment may still change.
    public var waiting: Int

    public init(total: Int, day: LocalDay, made: Int, waiting: Int) {
        self.total = total
        self.day = day
        self.made = made
        self.waiting = waiting
    }
}
