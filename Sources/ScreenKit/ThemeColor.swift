/// A colour as a theme names it.
public enum ThemeColor: Sendable, Hashable {
    /// The terminal's own, for text or for the background.
    case `default`
    /// One of the terminal's 16 named colours, 0 to 15, that its user chose.
    case ansi(UInt8)
    /// One of xterm's 256; 0 to 15 are the named ones.
    case indexed(UInt8)
    case rgb(UInt8, UInt8, UInt8)
    /// So many percent of the way from the terminal's background to white on a dark one, to black on a light one; the
    /// terminal's own where its background isn't known.
    case shade(UInt8)

    /// The names of the colours 0 to 15 in a theme file.
    public static let ansiNames = [
        "black", "red", "green", "yellow", "blue", "magenta", "cyan", "white", "bright-black", "bright-red",
        "bright-green", "bright-yellow", "bright-blue", "bright-magenta", "bright-cyan", "bright-white",
    ]

    /// The colour that a theme file writes as a name, `default`, a number 0 to 255, `#rgb`, `#rrggbb` or `12%`.
    public init?(_ text: String) {
        if text == "default" {
            self = .default
        } else if let index = ThemeColor.ansiNames.firstIndex(of: text) {
            self = .ansi(UInt8(index))
        } else if text.utf8.last == UInt8(ascii: "%"), text.first?.isNumber == true,
            let percent = UInt8(String(text.unicodeScalars.dropLast())), percent <= 100
        {
            self = .shade(percent)
        } else if text.first?.isNumber == true, let index = UInt8(text) {
            self = .indexed(index)
        } else {
            let digits = text.dropFirst().compactMap { $0.isASCII ? $0.hexDigitValue : nil }
            guard text.first == "#", digits.count == text.count - 1 else { return nil }
            switch digits.count {
            case 3: self = .rgb(UInt8(digits[0] * 17), UInt8(digits[1] * 17), UInt8(digits[2] * 17))
            case 6:
                self = .rgb(
                    UInt8(digits[0] * 16 + digits[1]), UInt8(digits[2] * 16 + digits[3]),
                    UInt8(digits[4] * 16 + digits[5]))
            default: return nil
            }
        }
    }
}

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
