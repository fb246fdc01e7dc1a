extension QRCode.Correction {
    /// The level and the mask as 15 bits that survive three wrong ones (ISO/IEC 18004, 7.9 and annex C).
    func format(mask: Int) -> Int {
        let level =
            switch self {
            case .low: 0b01
            case .medium: 0b00
            case .quartile: 0b11
            case .high: 0b10
            }
        // The last step keeps the bits from being all light.
        return protected(level << 3 | mask, by: 0b101_0011_0111, degree: 10) ^ 0b101_0100_0001_0010
    }
}

extension QRCodeVersion {
    /// The version's number as 18 bits that survive three wrong ones (ISO/IEC 18004, 7.10 and annex D).
    var information: Int { protected(number, by: 0b1_1111_0010_0101, degree: 12) }
}

/// The value with its BCH code behind it: the remainder of its division by the generator, as polynomials over GF(2).
private func protected(_ value: Int, by generator: Int, degree: Int) -> Int {
    let moved = value << degree
    var rest = moved
    while rest >> degree != 0 {
        let excess = Int.bitWidth - rest.leadingZeroBitCount - 1 - degree
        rest ^= generator << excess
    }
    return moved | rest
}
