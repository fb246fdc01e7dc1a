/// What the terminal draws on where a theme leaves the background to it.
public enum Background: String, Sendable, Hashable {
    case dark, light

    /// What `COLORFGBG` says, as rxvt and Konsole set it: the numbers of the text's colour and of the background's, and between
    /// them perhaps another word. Nil where it says neither.
    public init?(colorFGBG text: String) {
        let parts = text.utf8.split(separator: UInt8(ascii: ";"))
        guard parts.count > 1, let last = parts.last, let number = UInt8(String(decoding: last, as: UTF8.self)) else {
            return nil
        }
        switch number {
        case 0...6, 8: self = .dark
        case 7, 9...15: self = .light
        default: return nil
        }
    }

    /// Which of the two a colour is: the one against which white, or black, is easier to read. Shares of each part, from 0 to 1.
    public init(red: Double, green: Double, blue: Double) {
        func part(_ share: Double) -> UInt8 { UInt8(max(0, min(1, share)) * 255) }
        let color = ThemeColor.rgb(part(red), part(green), part(blue))
        let white = color.contrast(with: .rgb(255, 255, 255)) ?? 1
        let black = color.contrast(with: .rgb(0, 0, 0)) ?? 1
        self = white >= black ? .dark : .light
    }
}
