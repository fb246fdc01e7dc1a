public import ScreenKit

/// How the terminal is to be used.
public struct TerminalOptions: Sendable, Hashable {
    /// Whether clicks and the wheel come to the program. Without, the terminal selects text with the mouse as ever.
    public var mouse: Bool
    /// How many colours to use at most; nil as many as the terminal has. `NO_COLOR` in the environment counts only for nil.
    public var colorDepth: ColorDepth?

    /// Options; mouse on and the terminal's colours unless told.
    public init(mouse: Bool = true, colorDepth: ColorDepth? = nil) {
        self.mouse = mouse
        self.colorDepth = colorDepth
    }
}
