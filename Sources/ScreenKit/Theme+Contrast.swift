/// A role of a theme that can hardly be told from what is behind it.
public struct WeakContrast: Sendable, Hashable {
    public let role: Role
    /// Where the theme's own file gives the role its style; nil where it is inherited.
    public let line: Int?
    /// By WCAG 2.2, from 1 to 21.
    public let contrast: Double
    /// What it has to be.
    public let least: Double
    /// The terminal's own background, where the theme lets it show.
    public let background: Background?
}

extension Theme {
    /// The roles that can't be read well, in the order of the file. Where both colours are the theme's own, 4.5 to 1 is needed, as
    /// WCAG 2.2, 1.4.3, has it; where one is the terminal's 3, for nobody knows it exactly. Lines need less, and so does what lies
    /// under a dialog.
    public var weakContrasts: [WeakContrast] {
        let isOwn = style(for: .text).background != .default
        let backgrounds: [Background?] = isOwn ? [nil] : [.dark, .light]
        let found = backgrounds.flatMap { background in
            Role.allCases.compactMap { role in on(background).weakContrast(of: role, background) }
        }
        return found.sorted { ($0.line ?? 0, $0.role.rawValue) < ($1.line ?? 0, $1.role.rawValue) }
    }

    private func weakContrast(of role: Role, _ background: Background?) -> WeakContrast? {
        if role.isFixed { return nil }
        let style = style(for: role, depth: .truecolor)
        let terminal = background.map { $0 == .dark ? ThemeColor.rgb(0, 0, 0) : .rgb(255, 255, 255) } ?? .default
        let behind = style.background == .default ? terminal : style.background
        guard let contrast = style.foreground.contrast(with: behind) else { return nil }
        var isExact = false
        if case (.rgb, .rgb) = (style.foreground, style.background) { isExact = true }
        let least: Double =
            switch role {
            case .border, .scrollBar: 1.4
            case .backdrop: 3
            default: isExact ? 4.5 : 3
            }
        if contrast >= least { return nil }
        return WeakContrast(
            role: role, line: line(of: role, on: background), contrast: contrast, least: least,
            background: style.background == .default ? background : nil)
    }

    /// The line that gives the role its style, or that of the role that stands in for it.
    private func line(of role: Role, on background: Background?) -> Int? {
        let entries = background.flatMap { source.rolesOnKnown[$0] } ?? [:]
        let entry = entries[role] ?? source.roles[role] ?? role.standIn.flatMap { entries[$0] ?? source.roles[$0] }
        return entry.flatMap { $0.line > 0 ? $0.line : nil }
    }
}
