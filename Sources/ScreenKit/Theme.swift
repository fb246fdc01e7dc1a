/// The style of every role.
public struct Theme: Sendable, Hashable {
    /// The name by which the user chooses it.
    public let name: String
    /// One line on its purpose.
    public let description: String
    /// By the roles' raw values.
    private let styles: [ThemeStyle]
    /// The same where the terminal's background is known.
    private let stylesOnKnown: [Background: [ThemeStyle]]
    /// The terminal's background; nil where it isn't known.
    private var background: Background?
    /// The exact colour of it; nil where that isn't known.
    private var backgroundColor: ThemeColor?
    /// As written, so that a theme that inherits from this one can exchange its palette.
    let source: ThemeSource

    init(
        name: String, description: String, styles: [ThemeStyle], on stylesOnKnown: [Background: [ThemeStyle]] = [:],
        source: ThemeSource
    ) {
        self.name = name
        self.description = description
        self.styles = styles
        self.stylesOnKnown = stylesOnKnown
        self.source = source
    }

    /// The style on a terminal that shows every colour.
    public func style(for role: Role) -> ThemeStyle {
        var style = given(role)
        style.foreground = mixed(style.foreground)
        style.background = mixed(style.background)
        return style
    }

    /// As the file says it.
    private func given(_ role: Role) -> ThemeStyle {
        (background.flatMap { stylesOnKnown[$0] } ?? styles)[Int(role.rawValue)]
    }

    /// The theme as it looks on a terminal with this background, nil where that isn't known, and of exactly this colour.
    public func on(_ background: Background?, color: ThemeColor? = nil) -> Theme {
        var theme = self
        theme.background = background
        theme.backgroundColor = background == nil ? nil : color
        return theme
    }

    /// A shade of the terminal's background becomes a colour.
    private func mixed(_ color: ThemeColor) -> ThemeColor {
        guard case .shade(let percent) = color else { return color }
        guard let background else { return .default }
        let end = background == .dark ? 255 : 0
        let ground = (backgroundColor ?? (background == .dark ? .rgb(0, 0, 0) : .rgb(255, 255, 255))).rgb
        func part(_ from: Int) -> UInt8 { UInt8(from + (end - from) * Int(percent) / 100) }
        return .rgb(part(ground.red), part(ground.green), part(ground.blue))
    }

    /// The style on a terminal of that many colours. Where so few colours make a role's background that of plain text,
    /// the attributes of a terminal without colours tell the role.
    public func style(for role: Role, depth: ColorDepth) -> ThemeStyle {
        var bare = ThemeStyle.withoutColor(role)
        // A code's light modules are characters, and on a light terminal those are dark.
        if role == .qr { bare.reverse = background == .light }
        if depth == .none { return bare }
        let own = style(for: role)
        var shown = own.resolved(to: depth)
        let text = style(for: .text)
        if depth == .ansi16 || depth == .ansi8 {
            // So few colours have no shades.
            if case .shade = given(role).background { shown.background = text.background.resolved(to: depth) }
            if case .shade = given(role).foreground {
                shown.foreground = text.foreground.resolved(to: depth)
                shown.dim = shown.dim || bare.dim
            }
        }
        if own.background != text.background, shown.background == text.background.resolved(to: depth) {
            shown.bold = shown.bold || bare.bold
            shown.underline = shown.underline || bare.underline
            shown.reverse = shown.reverse || bare.reverse
        }
        return shown
    }

    /// The style of a role on a ground: the ground's background behind the role's own colour, weight and lines. A role with
    /// a background of its own, as a badge or what was searched for, keeps it. A colour that can't be read on the ground
    /// gives way to the ground's.
    public func style(for role: Role, on ground: Ground, depth: ColorDepth) -> ThemeStyle {
        /// The least contrast that WCAG 2.2 asks of anything: bold text, and what tells a state.
        let legible = 3.0
        let own = style(for: role, depth: depth)
        guard let groundRole = ground.role else { return own }
        let text = style(for: .text, depth: depth)
        guard own.background == text.background, !own.reverse else { return own }
        var shown = style(for: groundRole, depth: depth)
        shown.bold = shown.bold || own.bold
        shown.italic = shown.italic || own.italic
        shown.underline = shown.underline || own.underline
        // Reversed, a colour would be the background.
        guard !shown.reverse else { return shown }
        shown.dim = shown.dim || own.dim
        if own.foreground != text.foreground,
            (own.foreground.contrast(with: shown.background) ?? legible) >= legible
        {
            shown.foreground = own.foreground
        }
        return shown
    }

    /// A theme of attributes only, for when no file is at hand: it can't fail.
    public static let plain = Theme(
        name: "plain", description: "No colours, only bold, underlined and reversed text.",
        styles: Role.allCases.map { ThemeStyle.withoutColor($0) }, source: ThemeSource())

    /// The same in every theme: phones need dark modules on light ground.
    static let qrStyle = ThemeStyle(foreground: .rgb(255, 255, 255), background: .rgb(0, 0, 0))
}

/// The terminal's own background, which shows where a theme sets none.
public enum Background: String, Sendable, Hashable {
    case dark, light

    /// Reads `COLORFGBG` as rxvt and Konsole set it: the numbers of the text's colour and of the background's, at times
    /// with a word between them. Nil for any other text.
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

    /// Dark where white is easier to read on the colour than black.
    public init(of color: ThemeColor) {
        let white = color.contrast(with: .rgb(255, 255, 255)) ?? 1
        let black = color.contrast(with: .rgb(0, 0, 0)) ?? 1
        self = white >= black ? .dark : .light
    }
}
