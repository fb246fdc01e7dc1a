/// An exact, non-negative decimal: `coefficient / 10^scale`. Never floating point.
///
/// Holds up to 38 significant digits, which covers 18 decimals of ether with 20 digits before the point. Kept without
/// trailing zeros after the point, so equal values are equal however they were typed.
public struct Amount: Sendable, Hashable {
    /// The digits, as a whole number.
    public let coefficient: UInt128
    /// How many of the digits stand after the point; 0 to 37.
    public let scale: Int

    /// Zero.
    public static let zero = Amount(coefficient: 0, scale: 0)

    /// Drops trailing zeros after the point.
    public init(coefficient: UInt128, scale: Int) {
        var coefficient = coefficient
        var scale = scale
        while scale > 0, coefficient % 10 == 0 {
            coefficient /= 10
            scale -= 1
        }
        self.coefficient = coefficient
        self.scale = scale
    }

    /// Reads plain decimal notation: ASCII digits and at most one dot. No sign, exponent, grouping or comma.
    ///
    /// - Throws: the first ``AmountProblem``; zero is accepted here and refused by ``init(_:decimals:)``.
    public init(_ text: String) throws(AmountProblem) {
        let (coefficient, fraction) = try Self.digits(of: text)
        self.init(coefficient: coefficient, scale: fraction)
    }

    /// Reads an amount to be charged in a unit with this many decimals.
    ///
    /// - Throws: ``AmountProblem``, among them `.zero` and `.tooManyDecimals`. Trailing zeros beyond the unit's decimals
    ///   count as digits: what was typed is never rounded, not even harmlessly.
    public init(_ text: String, decimals: Int) throws(AmountProblem) {
        let (coefficient, fraction) = try Self.digits(of: text)
        guard fraction <= decimals else { throw .tooManyDecimals(allowed: decimals, typed: fraction) }
        guard coefficient > 0 else { throw .zero }
        self.init(coefficient: coefficient, scale: fraction)
    }

    private static func digits(of text: String) throws(AmountProblem) -> (UInt128, fraction: Int) {
        if text.isEmpty { throw .empty }
        var coefficient: UInt128 = 0
        var seen = 0
        var fraction: Int?
        for (index, byte) in text.utf8.enumerated() {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                let (product, overflow) = coefficient.multipliedReportingOverflow(by: 10)
                let (sum, carry) = product.addingReportingOverflow(UInt128(byte - UInt8(ascii: "0")))
                let isTooLong = fraction.map { $0 >= 37 } ?? false
                if overflow || carry || isTooLong { throw .tooLarge }
                coefficient = sum
                seen += 1
                if let digits = fraction { fraction = digits + 1 }
            case UInt8(ascii: "."):
                if fraction != nil { throw .notANumber }
                fraction = 0
            case UInt8(ascii: ","): throw text.utf8.contains(UInt8(ascii: ".")) ? .commaAndDot : .comma
            case UInt8(ascii: "-") where index == 0: throw .negative
            case UInt8(ascii: "e"), UInt8(ascii: "E"): throw seen > 0 ? .exponent : .notANumber
            case UInt8(ascii: " "), UInt8(ascii: "'"), UInt8(ascii: "_"): throw .grouping
            default:
                throw text.unicodeScalars.contains("\u{a0}") || text.unicodeScalars.contains("\u{202f}")
                    ? .grouping : .notANumber
            }
        }
        guard seen > 0, text.utf8.first != UInt8(ascii: "."), fraction != 0 else { throw .notANumber }
        return (coefficient, fraction ?? 0)
    }
}

extension Amount: Comparable {
    /// Compares values, whatever the scales.
    public static func < (a: Amount, b: Amount) -> Bool {
        let (wholeA, restA) = a.parts
        let (wholeB, restB) = b.parts
        if wholeA != wholeB { return wholeA < wholeB }
        // Fractions are below 10^37, so scaling the shorter one up to the longer stays in range.
        let scale = max(a.scale, b.scale)
        return restA * power(of: scale - a.scale) < restB * power(of: scale - b.scale)
    }

    private var parts: (quotient: UInt128, remainder: UInt128) {
        coefficient.quotientAndRemainder(dividingBy: power(of: scale))
    }

    /// True where one of the two is ten times the other, or more.
    public func isFar(from other: Amount) -> Bool { other.isAtLeastTenTimes(self) || isAtLeastTenTimes(other) }

    private func isAtLeastTenTimes(_ other: Amount) -> Bool {
        if other.scale > 0 { return self >= Amount(coefficient: other.coefficient, scale: other.scale - 1) }
        let (product, overflow) = other.coefficient.multipliedReportingOverflow(by: 10)
        return !overflow && self >= Amount(coefficient: product, scale: 0)
    }

    /// The exact sum, or nil where it would need more than 38 digits.
    public func adding(_ other: Amount) -> Amount? {
        let scale = max(scale, other.scale)
        let (a, overflowA) = coefficient.multipliedReportingOverflow(by: power(of: scale - self.scale))
        let (b, overflowB) = other.coefficient.multipliedReportingOverflow(by: power(of: scale - other.scale))
        let (sum, overflow) = a.addingReportingOverflow(b)
        return overflowA || overflowB || overflow ? nil : Amount(coefficient: sum, scale: scale)
    }
}

/// How numbers are written for reading.
public struct NumberStyle: Sendable, Hashable {
    /// Between groups of three digits, one column wide.
    public let group: String
    /// Before the decimals.
    public let point: String

    public init(group: String, point: String) {
        self.group = group
        self.point = point
    }
}

extension Amount: CustomStringConvertible {
    /// The value in plain notation without trailing zeros, e.g. `100.5`.
    public var description: String { text(minimumDecimals: 0) }

    /// The value with at least this many decimals, e.g. `100.50`. No grouping.
    public func text(minimumDecimals: Int) -> String {
        let zero = UInt8(ascii: "0")
        var digits = Array(String(coefficient).utf8)
        let missing = max(0, scale + 1 - digits.count)
        digits.insert(contentsOf: repeatElement(zero, count: missing), at: 0)
        digits += repeatElement(zero, count: max(0, minimumDecimals - scale))
        let decimals = max(scale, minimumDecimals)
        if decimals > 0 { digits.insert(UInt8(ascii: "."), at: digits.count - decimals) }
        return String(decoding: digits, as: UTF8.self)
    }

    /// The value as people read it: grouped, in at least two of its unit's decimals. A coin's eighteen say nothing where they
    /// are zeros.
    public func readable(decimals: Int, in style: NumberStyle) -> String {
        grouped(minimumDecimals: min(2, decimals), in: style)
    }

    /// The value for reading: grouped by thousands, as in `1 000.00`.
    public func grouped(minimumDecimals: Int, in style: NumberStyle) -> String {
        let plain = text(minimumDecimals: minimumDecimals).utf8
        let point = plain.firstIndex(of: UInt8(ascii: ".")) ?? plain.endIndex
        var grouped: [UInt8] = []
        var left = plain.distance(from: plain.startIndex, to: point)
        for digit in plain[..<point] {
            if left % 3 == 0, !grouped.isEmpty { grouped += style.group.utf8 }
            grouped.append(digit)
            left -= 1
        }
        let decimals = point == plain.endIndex ? [] : Array(style.point.utf8) + plain[point...].dropFirst()
        return String(decoding: grouped + decimals, as: UTF8.self)
    }
}

/// Why a typed text is no amount.
public enum AmountProblem: Error, Sendable, Hashable {
    case empty
    case notANumber
    case comma
    case commaAndDot
    /// A comma that may group digits or stand before decimals, as in `1,500`: both readings, in plain notation.
    case ambiguous(grouped: String, decimal: String)
    case exponent
    case negative
    case grouping
    case zero
    case tooManyDecimals(allowed: Int, typed: Int)
    case tooLarge
}

/// 10 to the `exponent`, which is 0 to 37 here.
func power(of exponent: Int) -> UInt128 {
    var result: UInt128 = 1
    for _ in 0..<exponent { result *= 10 }
    return result
}
