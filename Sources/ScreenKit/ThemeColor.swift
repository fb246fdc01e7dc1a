/// A colour as a theme names it.
public enum ThemeColor: Sendable, Hashable {
    /// The terminal's own, for text or for the background.
    case `default`
    /// One of the terminal's 16 named colours, 0 to 15, that its user chose.
    case ansi(UInt8)
    /// One of xterm's 256; 0 to 15 are the named ones.
    case indexed(UInt8)
    /// Red, green and blue.
    case rgb(UInt8, UInt8, UInt8)

    /// The names of the colours 0 to 15 in a theme file.
    public static let ansiNames = [
        "black", "red", "green", "yellow", "blue", "magenta", "cyan", "white", "bright-black", "bright-red",
        "bright-green", "bright-yellow", "bright-blue", "bright-magenta", "bright-cyan", "bright-white",
    ]

    /// The colour that a theme file writes as a name, `default`, a number 0 to 255, `#rgb` or `#rrggbb`.
    public init?(_ text: String) {
        if text == "default" {
            self = .default
        } else if let index = ThemeColor.ansiNames.firstIndex(of: text) {
            self = .ansi(UInt8(index))
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
