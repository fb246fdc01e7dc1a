/// How many invoices of one method there are, and their exact sum, while they are added one by one.
public struct MethodSum: Sendable, Hashable {
    /// The method's code.
    public var currency: String { key.code }
    private let key: MethodKey
    /// The method, where its invoices tell it.
    var recordedMethod: PaymentMethod? { key.recorded == RecordedMethod() ? nil : key.method }
    /// How many amounts were added.
    public private(set) var count = 0
    private var coefficient: UInt128 = 0
    private var scale = 0
    /// The most decimals that were asked for.
    private var decimals = 0
    private var isTooLarge = false

    /// Creates an empty sum.
    public init(_ key: MethodKey) { self.key = key }

    /// Adds an amount of an invoice that asked for `asked`, which tells the decimals where nothing else does.
    public mutating func add(_ amount: Amount, for asked: Amount) {
        count += 1
        decimals = max(decimals, asked.scale)
        var more = amount.coefficient
        if amount.scale > scale {
            coefficient = product(coefficient, power(of: amount.scale - scale))
            scale = amount.scale
        } else if amount.scale < scale {
            more = product(more, power(of: scale - amount.scale))
        }
        let (sum, overflow) = coefficient.addingReportingOverflow(more)
        coefficient = sum
        if overflow { isTooLarge = true }
    }

    private mutating func product(_ a: UInt128, _ b: UInt128) -> UInt128 {
        let (product, overflow) = a.multipliedReportingOverflow(by: b)
        if overflow { isTooLarge = true }
        return product
    }

    var unitSum: UnitSum {
        let method = key.method
        return UnitSum(
            unit: method?.unit ?? currency, count: count, decimals: method?.decimals ?? decimals,
            total: isTooLarge ? nil : Amount(coefficient: coefficient, scale: scale))
    }
}
