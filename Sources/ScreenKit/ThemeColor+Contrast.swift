extension ThemeColor {
    /// How well two colours can be told apart, from 1 (not at all) to 21 (black on white), by WCAG 2.2's formula. Named
    /// colours count as xterm's defaults; nil if one is the terminal's own default.
    public func contrast(with other: ThemeColor) -> Double? {
        guard self != .default, other != .default else { return nil }
        let one = rgb.luminance
        let two = other.rgb.luminance
        return (max(one, two) + 0.05) / (min(one, two) + 0.05)
    }
}

extension ThemeColor.RGB {
    /// WCAG's relative luminance, 0 to 1. The power of 2.4 is taken by steps of multiplication and square roots, because the
    /// standard library has no power function: x^2.4 = x² · x^0.4, and x^0.4 is found by Newton's method.
    fileprivate var luminance: Double {
        func linear(_ part: Int) -> Double {
            let value = Double(part) / 255
            if value <= 0.04045 { return value / 12.92 }
            let base = (value + 0.055) / 1.055
            // The fifth root of base², that is base^0.4.
            let square = base * base
            var root = 1.0
            for _ in 0..<40 { root -= (root - square / (root * root * root * root)) / 5 }
            return square * root
        }
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
    }
}
