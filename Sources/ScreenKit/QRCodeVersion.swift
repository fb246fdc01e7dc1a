/// One of the 40 sizes of a QR code, and how its codewords are shared out (ISO/IEC 18004, tables 1 and 9, annex E).
struct QRCodeVersion: Sendable, Hashable {
    /// 1 to 40.
    let number: Int

    /// All of them, the smallest first.
    static let all = (1...40).map { QRCodeVersion(number: $0) }

    /// Modules a side.
    var size: Int { 17 + 4 * number }

    /// Rows, and columns, on which the centres of alignment patterns are.
    var alignmentCenters: [Int] {
        guard number > 1 else { return [] }
        let first = 6
        let last = size - 7
        let gaps = number / 7 + 1
        // The centres are an even number of modules apart, all but the first two the same. Version 32 departs from the rule.
        let gap = number == 32 ? 26 : ((last - first + gaps - 1) / gaps + 1) / 2 * 2
        return [first] + (0..<gaps).reversed().map { last - $0 * gap }
    }

    /// Codewords for data and correction together.
    var codewords: Int {
        let finders = 3 * 8 * 8
        let timing = 2 * (size - 16)
        let format = 2 * 15 + 1
        let versions = number >= 7 ? 2 * 18 : 0
        let centers = alignmentCenters.count
        // No pattern stands in the three corners; those on the timing patterns share 5 modules with them.
        let alignment = centers == 0 ? 0 : 25 * (centers * centers - 3) - 5 * 2 * (centers - 2)
        return (size * size - finders - timing - format - versions - alignment) / 8
    }

    /// Codewords for data.
    func dataCodewords(_ correction: QRCode.Correction) -> Int {
        codewords - blocks(correction) * correctionCodewords(correction)
    }

    /// The codewords in the order in which they are placed: data in blocks, each with its correction, the first codewords of
    /// all blocks first. Takes as many as `dataCodewords`.
    func interleaved(_ data: [UInt8], _ correction: QRCode.Correction) -> [UInt8] {
        let count = blocks(correction)
        let solomon = QRCodeReedSolomon(degree: correctionCodewords(correction))
        let short = data.count / count
        var rest = data[...]
        var parts: [[UInt8]] = []
        for index in 0..<count {
            // The longer blocks, by one codeword, are the last ones.
            let length = index < count - data.count % count ? short : short + 1
            parts.append(Array(rest.prefix(length)))
            rest = rest.dropFirst(length)
        }
        let checks = parts.map(solomon.remainder)
        var result: [UInt8] = []
        result.reserveCapacity(codewords)
        for place in 0...short {
            for part in parts where place < part.count { result.append(part[place]) }
        }
        for place in 0..<solomon.degree {
            for check in checks { result.append(check[place]) }
        }
        return result
    }

    /// Correction codewords in each block.
    private func correctionCodewords(_ correction: QRCode.Correction) -> Int {
        Self.correctionCodewords[correction.index][number - 1]
    }

    /// Blocks, each corrected for itself.
    private func blocks(_ correction: QRCode.Correction) -> Int {
        Self.blocks[correction.index][number - 1]
    }

    /// By level L, M, Q, H, and by version.
    private static let correctionCodewords = [
        [
            7, 10, 15, 20, 26, 18, 20, 24, 30, 18, 20, 24, 26, 30, 22, 24, 28, 30, 28, 28,
            28, 28, 30, 30, 26, 28, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30,
        ],
        [
            10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26,
            26, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28,
        ],
        [
            13, 22, 18, 26, 18, 24, 18, 22, 20, 24, 28, 26, 24, 20, 30, 24, 28, 28, 26, 30,
            28, 30, 30, 30, 30, 28, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30,
        ],
        [
            17, 28, 22, 16, 22, 28, 26, 26, 24, 28, 24, 28, 22, 24, 24, 30, 28, 28, 26, 28,
            30, 24, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30,
        ],
    ]

    /// By level L, M, Q, H, and by version.
    private static let blocks = [
        [
            1, 1, 1, 1, 1, 2, 2, 2, 2, 4, 4, 4, 4, 4, 6, 6, 6, 6, 7, 8,
            8, 9, 9, 10, 12, 12, 12, 13, 14, 15, 16, 17, 18, 19, 19, 20, 21, 22, 24, 25,
        ],
        [
            1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16,
            17, 17, 18, 20, 21, 23, 25, 26, 28, 29, 31, 33, 35, 37, 38, 40, 43, 45, 47, 49,
        ],
        [
            1, 1, 2, 2, 4, 4, 6, 6, 8, 8, 8, 10, 12, 16, 12, 17, 16, 18, 21, 20,
            23, 23, 25, 27, 29, 34, 34, 35, 38, 40, 43, 45, 48, 51, 53, 56, 59, 62, 65, 68,
        ],
        [
            1, 1, 2, 4, 4, 4, 5, 6, 8, 8, 11, 11, 16, 16, 18, 16, 19, 21, 25, 25,
            25, 34, 30, 32, 35, 37, 40, 42, 45, 48, 51, 54, 57, 60, 63, 66, 70, 74, 77, 81,
        ],
    ]
}

extension QRCode.Correction {
    /// The level's place in the tables: L, M, Q, H.
    fileprivate var index: Int {
        switch self {
        case .low: 0
        case .medium: 1
        case .quartile: 2
        case .high: 3
        }
    }
}
