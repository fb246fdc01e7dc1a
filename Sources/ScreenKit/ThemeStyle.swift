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

    /// The style as a terminal of that many colours can show it. With few colours the text keeps its hue, and stays legible
    /// where the theme gives it enough contrast.
    ///
    /// - Parameter ground: the terminal's own background, where that is known.
    public func resolved(to depth: ColorDepth, ground: ThemeColor? = nil) -> ThemeStyle {
        var style = self
        style.background = background.resolved(to: depth)
        guard depth == .ansi16 || depth == .ansi8 else {
            style.foreground = foreground.resolved(to: depth)
            return style
        }
        let least = foreground.contrast(with: background == .default ? ground ?? .default : background)
        let behind = style.background == .default ? ground ?? .default : style.background
        style.foreground = foreground.ink(on: behind, depth, least: min(3, least ?? 3))
        // Eight-colour terminals show the bright ones as bold.
        if depth == .ansi8, case .ansi(let index) = foreground, index >= 8 { style.bold = true }
        return style.withBoldThatHelps(on: ground)
    }

    /// Many terminals show bold text of the eight colours in the bright ones: black becomes grey. Where that can be read worse,
    /// the text isn't bold.
    func withBoldThatHelps(on ground: ThemeColor?) -> ThemeStyle {
        guard bold, !reverse, case .ansi(let index) = foreground, index < 8 else { return self }
        var style = self
        let behind = background == .default ? ground : background
        if let behind, let plain = foreground.contrast(with: behind),
            let bright = ThemeColor.ansi(index + 8).contrast(with: behind)
        {
            style.bold = bright >= plain
        } else {
            style.bold = index > 0
        }
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
        // A theme adds what its terminal's background makes of them.
        case .qr, .qrDark: ThemeStyle()
        }
    }
}
