/// What the terminal draws on where a theme leaves the background to it.
public enum Background: String, Sendable, Hashable {
    case dark, light

    /// Which of the two a colour is: the one against which white, or black, is easier to read. Shares of each part, from 0 to 1.
    public init(red: Double, green: Double, blue: Double) {
        func part(_ share: Double) -> UInt8 { UInt8(max(0, min(1, share)) * 255) }
        let color = ThemeColor.rgb(part(red), part(green), part(blue))
        let white = color.contrast(with: .rgb(255, 255, 255)) ?? 1
        let black = color.contrast(with: .rgb(0, 0, 0)) ?? 1
        self = white >= black ? .dark : .light
    }
}
