/// The square of a QR code while it is made (ISO/IEC 18004, 6.3, 7.7, 7.9, 7.10).
struct QRCodeMatrix: Sendable {
    let version: QRCodeVersion
    let size: Int
    /// Row by row from the top left; true is dark.
    private(set) var modules: [Bool]
    /// Modules that say what the code is, and are never masked: finder, timing and alignment patterns, format, version.
    private var isFixed: [Bool]

    /// The square with its fixed patterns; the format's modules are kept free.
    init(version: QRCodeVersion) {
        self.version = version
        size = version.size
        modules = Array(repeating: false, count: size * size)
        isFixed = modules
        for place in 0..<size {
            fix(x: place, y: 6, place % 2 == 0)
            fix(x: 6, y: place, place % 2 == 0)
        }
        for (x, y) in [(3, 3), (size - 4, 3), (3, size - 4)] { fixRings(x: x, y: y, radius: 4, light: [2, 4]) }
        let centers = version.alignmentCenters
        for y in centers {
            for x in centers where !((x == 6 && y == 6) || (x == 6 && y == size - 7) || (x == size - 7 && y == 6)) {
                fixRings(x: x, y: y, radius: 2, light: [1])
            }
        }
        fixFormat(0)
        fixVersion()
    }

    /// Puts codewords into the free modules: in pairs of columns from the right, upwards and downwards in turn. Modules left
    /// over stay light.
    mutating func place(_ codewords: [UInt8]) {
        var bit = 0
        var upwards = true
        // The column of the vertical timing pattern has no free module and is left out.
        for right in [Int](stride(from: size - 1, through: 8, by: -2)) + [5, 3, 1] {
            for step in 0..<size {
                let y = upwards ? size - 1 - step : step
                for x in [right, right - 1] where !isFixed[y * size + x] && bit < codewords.count * 8 {
                    modules[y * size + x] = codewords[bit / 8] >> UInt8(7 - bit % 8) & 1 == 1
                    bit += 1
                }
            }
            upwards.toggle()
        }
    }

    /// Masks the placed codewords and writes the format: with the given mask, else with the one that looks least like a
    /// pattern a reader could be misled by.
    mutating func finish(_ correction: QRCode.Correction, mask: Int?) {
        var best: (matrix: QRCodeMatrix, penalty: Int)?
        for mask in mask.map({ $0...$0 }) ?? 0...7 {
            var masked = self
            masked.apply(mask)
            masked.fixFormat(correction.format(mask: mask))
            let penalty = masked.penalty
            if penalty < best?.penalty ?? .max { best = (masked, penalty) }
        }
        if let best { self = best.matrix }
    }

    private mutating func apply(_ mask: Int) {
        for y in 0..<size {
            for x in 0..<size where !isFixed[y * size + x] && Self.isInverted(mask, x: x, y: y) {
                modules[y * size + x].toggle()
            }
        }
    }

    /// Whether the mask inverts a module (table 10).
    private static func isInverted(_ mask: Int, x: Int, y: Int) -> Bool {
        switch mask {
        case 0: (x + y) % 2 == 0
        case 1: y % 2 == 0
        case 2: x % 3 == 0
        case 3: (x + y) % 3 == 0
        case 4: (y / 2 + x / 3) % 2 == 0
        case 5: x * y % 2 + x * y % 3 == 0
        case 6: (x * y % 2 + x * y % 3) % 2 == 0
        default: ((x + y) % 2 + x * y % 3) % 2 == 0
        }
    }

    private mutating func fix(x: Int, y: Int, _ isDark: Bool) {
        modules[y * size + x] = isDark
        isFixed[y * size + x] = true
    }

    /// A pattern of squares around each other, of which some are light; what is outside of the code is left out.
    private mutating func fixRings(x centerX: Int, y centerY: Int, radius: Int, light: Set<Int>) {
        for y in max(0, centerY - radius)...min(size - 1, centerY + radius) {
            for x in max(0, centerX - radius)...min(size - 1, centerX + radius) {
                fix(x: x, y: y, !light.contains(max(abs(x - centerX), abs(y - centerY))))
            }
        }
    }

    /// Writes the 15 bits of the format twice, the lowest bit first, and the module that is always dark.
    private mutating func fixFormat(_ bits: Int) {
        for place in 0..<15 {
            let isDark = bits >> place & 1 == 1
            // Around the upper left finder pattern, past the timing patterns.
            switch place {
            case ..<6: fix(x: 8, y: place, isDark)
            case ..<8: fix(x: 8, y: place + 1, isDark)
            case 8: fix(x: 7, y: 8, isDark)
            default: fix(x: 14 - place, y: 8, isDark)
            }
            // Below the upper right one, and right of the lower left one.
            if place < 8 {
                fix(x: size - 1 - place, y: 8, isDark)
            } else {
                fix(x: 8, y: size - 15 + place, isDark)
            }
        }
        fix(x: 8, y: size - 8, true)
    }

    /// Writes the 18 bits of the version beside two of the finder patterns, from version 7 on.
    private mutating func fixVersion() {
        guard version.number >= 7 else { return }
        for place in 0..<18 {
            let isDark = version.information >> place & 1 == 1
            fix(x: size - 11 + place % 3, y: place / 3, isDark)
            fix(x: place / 3, y: size - 11 + place % 3, isDark)
        }
    }
}
