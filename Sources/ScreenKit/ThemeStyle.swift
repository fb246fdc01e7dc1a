public struct ThemeStyle: Sendable, Hashable {
    public var foreground: ThemeColor
    public var background: ThemeColor
    public var bold: Bool
    public var dim: Bool
    public var italic: Bool
    public var underline: Bool
    public var reverse: Bool

    /// The terminal's own colours unless told.
    public init(
        foreground: ThemeColor = .default, background: ThemeColor = .default, bold: Bool = false, dim: Bool = false,
        italic: Bool = false, underline: Bool = false, reverse: Bool = false
    ) {
        self.foreground = foreground
        self.background = background
        self.bold = bold
        self.dim = dim
        self.italic = italic
        self.underline = underline
        self.reverse = reverse
    }

    /// The style as a terminal of that many colours can show it. Text stays legible: where too few colours would make
    /// it like its background, it becomes black or white.
    public func resolved(to depth: ColorDepth) -> ThemeStyle {
        var style = self
        style.foreground = foreground.resolved(to: depth)
        style.background = background.resolved(to: depth)
        guard depth == .ansi16 || depth == .ansi8 else { return style }
        /// The contrast that text keeps where the theme gives it as much.
        let legible = 3.0
        if style.foreground == style.background && foreground != background
            || (style.foreground.contrast(with: style.background) ?? legible) < legible
                && (foreground.contrast(with: background) ?? 0) >= legible
        {
            let white: ThemeColor = depth == .ansi8 ? .ansi(7) : .ansi(15)
            let black = ThemeColor.ansi(0)
            let onBlack = style.background.contrast(with: black) ?? 0
            let onWhite = style.background.contrast(with: white) ?? 0
            style.foreground = onBlack > onWhite ? black : white
        }
        // Eight-colour terminals show the bright ones as bold.
        if depth == .ansi8, case .ansi(let index) = foreground, index >= 8 { style.bold = true }
        return style
    }

    /// The role's attributes on a terminal without colour: no state is told by colour alone.
    static func withoutColor(_ role: Role) -> ThemeStyle {
        switch role {
        case .text, .border, .label, .keyLabel, .pending, .created, .scrollBar, .kindSandbox: ThemeStyle()
        case .chart, .chartPaid, .chartFailed, .chartOpen: ThemeStyle()
        case .muted, .placeholder, .backdrop: ThemeStyle(dim: true)
        case .title, .header, .heading, .accent, .key, .error, .warning, .success: ThemeStyle(bold: true)
        case .amount, .tracking, .cursor: ThemeStyle(bold: true)
        case .kindTest: ThemeStyle(underline: true)
        case .kindLive, .selection, .inputSelection: ThemeStyle(reverse: true)
        case .selectionMuted, .input: ThemeStyle(underline: true)
        case .inputFocused: ThemeStyle(bold: true, underline: true)
        case .match: ThemeStyle(bold: true, underline: true)
        // Most terminals are dark, and their ink is the light modules.
        case .qr: ThemeStyle()
        }
    }
}
