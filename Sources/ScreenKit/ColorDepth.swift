/// How many colours a terminal has.
public enum ColorDepth: Sendable, Hashable, CaseIterable {
    /// Any red, green and blue.
    case truecolor
    /// xterm's 256.
    case indexed256
    /// The eight named ones and their bright forms.
    case ansi16
    /// The eight named ones.
    case ansi8
    /// None: states show by attributes and words alone.
    case none
}
