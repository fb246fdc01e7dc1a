/// The Reed–Solomon code of QR codes, over GF(256) modulo x⁸ + x⁴ + x³ + x² + 1 (ISO/IEC 18004, 7.5.2).
struct QRCodeReedSolomon: Sendable {
    /// How many correction codewords it makes.
    let degree: Int
    /// The factors of the generator (x − α⁰)(x − α¹)…, the highest power's first, without its leading 1.
    private let generator: [UInt8]

    /// A code that makes so many correction codewords, at least 1.
    init(degree: Int) {
        self.degree = degree
        var factors: [UInt8] = [1]
        for power in 0..<degree {
            let root = Self.powers[power]
            var product = factors + [0]
            for (index, factor) in factors.enumerated() { product[index + 1] ^= Self.multiply(factor, root) }
            factors = product
        }
        generator = Array(factors.dropFirst())
    }

    /// The correction codewords of a block: what is left when it, moved up by `degree`, is divided by the generator.
    func remainder(_ data: [UInt8]) -> [UInt8] {
        var rest = [UInt8](repeating: 0, count: degree)
        for byte in data {
            let factor = byte ^ rest[0]
            for index in 0..<degree {
                let next = index + 1 < degree ? rest[index + 1] : 0
                rest[index] = next ^ Self.multiply(generator[index], factor)
            }
        }
        return rest
    }

    private static func multiply(_ one: UInt8, _ other: UInt8) -> UInt8 {
        guard one != 0, other != 0 else { return 0 }
        return powers[(Int(logarithms[Int(one)]) + Int(logarithms[Int(other)])) % 255]
    }

    /// α⁰ to α²⁵⁴, where α is 2.
    private static let powers: [UInt8] = {
        var value = 1
        return (0..<255).map { _ in
            let power = UInt8(value)
            value <<= 1
            if value > 255 { value ^= 0b1_0001_1101 }
            return power
        }
    }()

    /// The power of α that each value is; that of 0 means nothing.
    private static let logarithms: [UInt8] = {
        var table = [UInt8](repeating: 0, count: 256)
        for (power, value) in powers.enumerated() { table[Int(value)] = UInt8(power) }
        return table
    }()
}
