import InvoiceCore

extension Amount {
    /// Most digits accepted before the dot, so that shares of an amount can be counted in its smallest parts.
    private static let mostDigits = 15

    /// Reads an amount of this currency, as digits and a dot. Zeros at its end do not count as decimals: `100.500` is 100.50.
    init(wireText text: String, in currency: PaymentMethod) throws(SandboxRefusal) {
        do throws(AmountProblem) {
            self = try Amount(text)
        } catch {
            switch error {
            case .negative: throw .invalid("amount is not more than 0")
            case .tooLarge: throw .invalid("amount is too large")
            default: throw .invalid("amount is not written as digits and a dot")
            }
        }
        guard scale <= currency.decimals else {
            throw .invalid("amount has \(scale) decimals, \(currency.unit) has \(currency.decimals)")
        }
        guard text.utf8.prefix(while: { $0 != UInt8(ascii: ".") }).count <= Self.mostDigits else {
            throw .invalid("amount is too large")
        }
        guard self > .zero else { throw .invalid("amount is not more than 0") }
    }

    /// The amount in its unit's smallest parts: kopecks for a unit with 2 decimals. `decimals` are no fewer than its
    /// own.
    func parts(decimals: Int) -> UInt128 {
        (scale..<decimals).reduce(coefficient) { parts, _ in parts * 10 }
    }

    /// Rounded to the nearest part, half a part upwards.
    func percent(_ percent: UInt128, decimals: Int) -> Amount {
        Amount(coefficient: (parts(decimals: decimals) * percent + 50) / 100, scale: decimals)
    }

    /// The rest without `other`, which is no larger.
    func less(_ other: Amount) -> Amount {
        let scale = max(scale, other.scale)
        return Amount(coefficient: parts(decimals: scale) - other.parts(decimals: scale), scale: scale)
    }
}
