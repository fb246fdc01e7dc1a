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
    /// The exact colour of the terminal's text; nil where that isn't known, or its background isn't.
    private var textColor: ThemeColor?
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
        mixed(given(role))
    }

    /// As the file says it.
    private func given(_ role: Role) -> ThemeStyle {
        (background.flatMap { stylesOnKnown[$0] } ?? styles)[Int(role.rawValue)]
    }

    /// The theme as it looks on a terminal with this background, nil where that isn't known, and of exactly these colours.
    public func on(_ background: Background?, color: ThemeColor? = nil, text: ThemeColor? = nil) -> Theme {
        var theme = self
        theme.background = background
        theme.backgroundColor = background == nil ? nil : color
        theme.textColor = background == nil ? nil : text
        return theme
    }

    /// The terminal's background as a colour, as well as it is known.
    private var ground: ThemeColor? {
        backgroundColor ?? background.map { $0 == .dark ? .rgb(0, 0, 0) : .rgb(255, 255, 255) }
    }

    /// Shades of the terminal's background become colours. A shade of the text stays weaker than the text itself, whose
    /// contrast a terminal's user may have chosen low.
    private func mixed(_ style: ThemeStyle) -> ThemeStyle {
        /// How near a shade may come to the text's own colour.
        let nearest = 80
        var style = style
        let end = background == .dark ? ThemeColor.rgb(255, 255, 255) : .rgb(0, 0, 0)
        if case .shade(let percent) = style.background {
            style.background = ground?.mixed(with: end, percent: Int(percent)) ?? .default
        }
        guard case .shade(let percent) = style.foreground else { return style }
        guard let ground else {
            style.foreground = .default
            return style
        }
        style.foreground = ground.mixed(with: end, percent: Int(percent))
        if let textColor {
            let weaker = ground.mixed(with: textColor, percent: min(nearest, Int(percent) * 4 / 3))
            if (weaker.contrast(with: ground) ?? 1) < (style.foreground.contrast(with: ground) ?? 1) {
                style.foreground = weaker
            }
        }
        return style
    }

    /// The style on a terminal of that many colours. Where so few colours make a role's background that of plain text,
    /// the attributes of a terminal without colours tell the role.
    public func style(for role: Role, depth: ColorDepth) -> ThemeStyle {
        if depth == .none { return withoutColor(role) }
        guard depth == .ansi16 || depth == .ansi8 else {
            var shown = style(for: role).resolved(to: depth)
            shown.dim = shown.dim && dimIsWeaker(shown)
            return shown
        }
        let bare = ThemeStyle.withoutColor(role)
        let own = style(for: role)
        let text = style(for: .text)
        var base = own
        // So few colours have no shades.
        if case .shade = given(role).background { base.background = text.background }
        if case .shade = given(role).foreground { base.foreground = text.foreground }
        var shown = base.resolved(to: depth, ground: ground)
        let plain = text.resolved(to: depth, ground: ground)
        // What can't be a weaker colour is dim.
        if own.foreground != text.foreground, shown.foreground == plain.foreground {
            shown.dim = shown.dim || bare.dim
        }
        if own.background != text.background, shown.background == plain.background {
            shown.bold = shown.bold || bare.bold
            shown.underline = shown.underline || bare.underline
            if bare.reverse { reverse(&shown, as: plain, depth) }
        }
        shown.dim = shown.dim && dimIsWeaker(shown)
        return shown.withBoldThatHelps(on: ground)
    }

    /// Exchanges text and background, by colours where these are known: a state then keeps its own on them.
    private func reverse(_ style: inout ThemeStyle, as plain: ThemeStyle, _ depth: ColorDepth) {
        let white = ThemeColor.ansi(7)
        let black = ThemeColor.ansi(0)
        let isDark = plain.background == .default ? background.map { $0 == .dark } : nil
        guard plain.background != .default || isDark != nil else {
            style.reverse = true
            return
        }
        style.background = plain.foreground == .default ? (isDark == true ? white : black) : plain.foreground
        style.foreground = plain.background == .default ? (isDark == true ? black : white) : plain.background
    }

    /// Many terminals dim by darkening: on a light ground that makes text stronger, unless it is black already.
    private func dimIsWeaker(_ style: ThemeStyle) -> Bool {
        let behind = style.background == .default ? ground : style.background
        guard let behind, Background(of: behind) == .light else { return true }
        let ink = style.foreground == .default ? textColor : style.foreground
        return ink.map { $0.isNearlyBlack } ?? false
    }

    private func withoutColor(_ role: Role) -> ThemeStyle {
        var style = ThemeStyle.withoutColor(role)
        switch role {
        // A code's light modules are the cells' ground, and on most terminals that is dark.
        case .qr: style.reverse = background != .light
        case .qrDark: style.reverse = background == .light
        default: style.dim = style.dim && dimIsWeaker(style)
        }
        return style
    }

    /// The style of a role on a ground: the ground's background behind the role's own colour, weight and lines. A role with
    /// a background of its own, as a badge or what was searched for, keeps it. A colour that can't be read on the ground
    /// gives way to the ground's; with few colours, that of a state to one of its kin.
    public func style(for role: Role, on ground: Ground, depth: ColorDepth) -> ThemeStyle {
        /// The least contrast that WCAG 2.2 asks of anything: bold text, and what tells a state.
        let legible = 3.0
        let own = style(for: role, depth: depth)
        guard let groundRole = ground.role else { return own }
        let text = style(for: .text, depth: depth)
        guard own.background == text.background, !own.reverse else { return own }
        var shown = style(for: groundRole, depth: depth)
        // What isn't bold on the role's own ground may be so on this one.
        shown.bold = shown.bold || own.bold || depth != .none && style(for: role).bold
        shown.italic = shown.italic || own.italic
        shown.underline = shown.underline || own.underline
        // Reversed, a colour would be the background.
        guard !shown.reverse else { return shown }
        shown.dim = shown.dim || own.dim
        let hasFewColors = depth == .ansi16 || depth == .ansi8
        if own.foreground != text.foreground {
            if (own.foreground.contrast(with: shown.background) ?? legible) >= legible {
                shown.foreground = own.foreground
            } else if hasFewColors, [.error, .warning, .success, .pending].contains(role) {
                shown.foreground = style(for: role).foreground.ink(on: shown.background, depth)
            }
        }
        shown.dim = shown.dim && (depth == .none || dimIsWeaker(shown))
        return hasFewColors ? shown.withBoldThatHelps(on: self.ground) : shown
    }

    /// A theme of attributes only, for when no file is at hand: it can't fail.
    public static let plain = Theme(
        name: "plain", description: "No colours, only bold, underlined and reversed text.",
        styles: Role.allCases.map { ThemeStyle.withoutColor($0) }, source: ThemeSource())
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
