/// An amount of one currency, as a whole number of its smallest parts: kopecks for a currency with 2 decimals. 128 bits
/// hold 20 digits of ether before its 18 decimals.
struct WireAmount: Equatable, Sendable {
    /// Why a number is no amount of a currency.
    enum Failure: Error, Equatable {
        case notPlain
        case tooManyDecimals(Int)
        case tooLarge
        case notPositive
    }

    /// Most digits accepted before the dot.
    private static let mostDigits = 15

    /// The number of smallest parts.
    var parts: Int128
    /// Decimals of the currency.
    var decimals: Int

    /// Reads a JSON number. Zeros at its end do not count as decimals: `100.500` is 100.50.
    init(number: String, decimals: Int) throws(Failure) {
        let pieces = number.split(separator: ".", omittingEmptySubsequences: false)
        guard pieces.count <= 2, pieces.allSatisfy({ !$0.isEmpty }),
            number.utf8.allSatisfy({ $0 == 0x2e || $0 == 0x2d || ($0 >= 0x30 && $0 <= 0x39) })
        else { throw .notPlain }
        guard !number.hasPrefix("-") else { throw .notPositive }
        var fraction = pieces.count == 2 ? String(pieces[1]) : ""
        while fraction.hasSuffix("0") { fraction.removeLast() }
        guard fraction.count <= decimals else { throw .tooManyDecimals(fraction.count) }
        fraction += String(repeating: "0", count: decimals - fraction.count)
        guard pieces[0].count <= Self.mostDigits, let parts = Int128(pieces[0] + fraction) else { throw .tooLarge }
        guard parts > 0 else { throw .notPositive }
        self.init(parts: parts, decimals: decimals)
    }

    init(parts: Int128, decimals: Int) {
        self.parts = parts
        self.decimals = decimals
    }

    /// The whole amount if it has no fraction, for the amounts with a meaning of their own.
    var whole: Int? {
        let unit = Self.power(decimals)
        return parts % unit == 0 ? Int(exactly: parts / unit) : nil
    }

    /// So many percent of it, rounded to the nearest part, half a part upwards.
    func percent(_ percent: Int128) -> WireAmount {
        WireAmount(parts: (parts * percent + 50) / 100, decimals: decimals)
    }

    /// What is left without `other`, of the same currency.
    func less(_ other: WireAmount) -> WireAmount {
        WireAmount(parts: parts - other.parts, decimals: decimals)
    }

    /// The amount with all its currency's decimals: `100.50`.
    var text: String {
        guard decimals > 0 else { return String(parts) }
        let digits = String(parts)
        let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
        return padded.dropLast(decimals) + "." + padded.suffix(decimals)
    }

    /// The amount for people: without the zeros at the end of long fractions.
    var shortText: String {
        guard decimals > 2 else { return text }
        let digits = text
        let zeros = digits.reversed().prefix { $0 == "0" }.count
        return String(digits.dropLast(min(zeros, decimals - 2)))
    }

    private static func power(_ exponent: Int) -> Int128 {
        (0..<exponent).reduce(1) { power, _ in power * 10 }
    }
}
