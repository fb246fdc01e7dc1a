/// How every role looks: the console's colours.
public struct Theme: Sendable, Hashable {
    /// What the user chooses it by.
    public let name: String
    /// One line on what it is for.
    public let description: String
    /// The roles' styles by raw value.
    private let styles: [ThemeStyle]
    /// The same where the terminal's background is known.
    private let stylesOnKnown: [Background: [ThemeStyle]]
    /// What the theme is drawn on, as far as it is known.
    private var background: Background?
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

    /// How a role looks where there are colours enough.
    public func style(for role: Role) -> ThemeStyle {
        (background.flatMap { stylesOnKnown[$0] } ?? styles)[Int(role.rawValue)]
    }

    /// The theme as it looks on a terminal with this background; nil where that isn't known.
    public func on(_ background: Background?) -> Theme {
        var theme = self
        theme.background = background
        return theme
    }

    /// How a role looks on a terminal of that many colours. Where a background is too near to the text's for so few colours,
    /// the attributes of a terminal without colours tell the role.
    public func style(for role: Role, depth: ColorDepth) -> ThemeStyle {
        var bare = ThemeStyle.withoutColor(role)
        // A code's light modules are characters, and on a light terminal those are dark.
        if role == .qr { bare.reverse = background == .light }
        if depth == .none { return bare }
        let own = style(for: role)
        var shown = own.resolved(to: depth)
        let text = style(for: .text)
        if own.background != text.background, shown.background == text.background.resolved(to: depth) {
            shown.bold = shown.bold || bare.bold
            shown.underline = shown.underline || bare.underline
            shown.reverse = shown.reverse || bare.reverse
        }
        return shown
    }

    /// A theme of attributes only, for when no file is at hand: it can't fail.
    public static let plain = Theme(
        name: "plain", description: "No colours, only bold, underlined and reversed text.",
        styles: Role.allCases.map { ThemeStyle.withoutColor($0) }, source: ThemeSource())

    /// How a QR code looks in every theme: phones need dark modules on light ground.
    static let qrStyle = ThemeStyle(foreground: .rgb(255, 255, 255), background: .rgb(0, 0, 0))
}
