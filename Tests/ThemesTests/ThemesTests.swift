import FoundationEssentials
import ScreenKit
import Testing
import Themes

@Suite struct ThemesTests {
    private static func theme(_ name: String) throws -> Theme {
        try Theme.parse(#require(Themes.text(named: name)))
    }

    @Test(arguments: Themes.names)
    func `each theme reads and calls itself as its file`(name: String) throws {
        let theme = try Self.theme(name)
        #expect(theme.name == name)
        #expect(!theme.description.isEmpty)
    }

    @Test func `every file is offered`() throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "themes/files")
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        #expect(Set(files) == Set(Themes.names.map { "\($0).theme" }))
        #expect(Themes.text(named: "nosuch") == nil)
        #expect(Themes.names.first == "ansi")
    }

    /// WCAG 2.2, 1.4.3: 4.5 to 1 for text, and 1.4.6: 7 to 1 for enhanced contrast. Lines are no text, and what lies under a dialog
    /// can't be used. The nearest of 256
    /// colours, which is what most terminals show, must do as well.
    @Test(arguments: Themes.names)
    func `text stands out from its background`(name: String) throws {
        let theme = try Self.theme(name)
        let enhanced = name.hasPrefix("contrast")
        for role in Role.allCases where role != .qrDark {
            let style = theme.style(for: role)
            guard case .rgb = style.foreground, case .rgb = style.background else { continue }
            let nearest = theme.style(for: role, depth: .indexed256)
            let contrast = try #require(style.foreground.contrast(with: style.background))
            let contrastOf256 = try #require(nearest.foreground.contrast(with: nearest.background))
            let isLine = role == .border || role == .scrollBar
            let isBehind = role == .backdrop
            #expect(contrast >= (isLine ? 1.4 : isBehind ? 3 : enhanced ? 7 : 4.5), "\(role)")
            #expect(contrastOf256 >= (isLine ? 1.4 : isBehind ? 3 : enhanced ? 6 : 4.5), "\(role)")
        }
    }

    @Test(arguments: Themes.names)
    func `a check finds nothing that is too weak`(name: String) throws {
        #expect(try Self.theme(name).weakContrasts == [])
    }

    /// A selected row keeps what its cells say. Bold text may have less contrast than other.
    @Test(arguments: Themes.names, [ColorDepth.truecolor, .indexed256])
    func `a selected row keeps the colours of states and can be read`(name: String, depth: ColorDepth) throws {
        let theme = try Self.theme(name).on(name == "ansi" ? .dark : nil)
        let text = theme.style(for: .text, depth: depth)
        let ground = theme.style(for: .selection, depth: depth)
        let roles: [Role] = [
            .text, .muted, .error, .warning, .success, .pending, .created, .amount, .tracking, .cursor, .label, .accent,
        ]
        for role in roles {
            let own = theme.style(for: role, depth: depth)
            let shown = theme.style(for: role, on: .selection, depth: depth)
            #expect(shown.background == ground.background && shown.reverse == ground.reverse, "\(role)")
            #expect(shown.bold || !own.bold, "\(role) loses its weight")
            if !ground.reverse, own.foreground != text.foreground {
                #expect(shown.foreground == own.foreground, "\(role) loses its colour")
            }
            guard case .rgb = shown.background, let contrast = shown.foreground.contrast(with: shown.background) else {
                continue
            }
            let least = name.hasPrefix("contrast") ? 6 : name == "ansi" ? 3 : shown.bold ? 3.5 : 4.5
            #expect(contrast >= least, "\(role): \(contrast)")
        }
        // What was searched for is marked on every ground.
        #expect(
            theme.style(for: .match, on: .selection, depth: depth)
                != theme.style(for: .text, on: .selection, depth: depth))
        #expect(
            theme.style(for: .match, on: .selection, depth: depth)
                != theme.style(for: .amount, on: .selection, depth: depth))
    }

    @Test(arguments: Themes.names, ColorDepth.allCases)
    func `a field is told from the ground, and its suggestion has no box of its own`(
        name: String, depth: ColorDepth
    ) throws {
        for background in [nil, Background.dark, .light] {
            let theme = try Self.theme(name).on(background)
            let text = theme.style(for: .text, depth: depth)
            for (ground, role) in [(Ground.input, Role.input), (.inputFocused, .inputFocused)] {
                let field = theme.style(for: role, depth: depth)
                let differs =
                    field.background != text.background || field.underline != text.underline
                    || field.reverse != text.reverse
                #expect(differs, "\(role)")
                let suggestion = theme.style(for: .placeholder, on: ground, depth: depth)
                #expect(suggestion.background == field.background && suggestion.underline == field.underline)
                #expect(theme.style(for: .inputSelection, on: ground, depth: depth) != field)
            }
        }
    }

    /// Where bold means bright, black on a colour would be grey on it.
    @Test(arguments: Themes.names)
    func `badges are not bold, and created is neither good nor bad`(name: String) throws {
        let theme = try Self.theme(name)
        for depth in [ColorDepth.truecolor, .indexed256, .none] {
            for role in [Role.kindSandbox, .kindTest, .kindLive] {
                #expect(!theme.style(for: role, depth: depth).bold, "\(role)")
            }
        }
        #expect(theme.style(for: .created).foreground == theme.style(for: .text).foreground)
        #expect(theme.style(for: .tracking).bold)
    }

    @Test(arguments: [
        ThemeColor.rgb(0, 0, 0), .rgb(255, 255, 255), .rgb(0x00, 0x2B, 0x36), .rgb(0xFD, 0xF6, 0xE3),
        .rgb(0x28, 0x28, 0x28),
    ])
    func `the terminal's own background is tinted, whatever it is`(ground: ThemeColor) throws {
        let theme = try Self.theme("ansi").on(Background(of: ground), color: ground)
        for role in [Role.selection, .input, .inputFocused] {
            let style = theme.style(for: role)
            guard case .rgb = style.background else {
                Issue.record("\(role) has no ground")
                continue
            }
            let step = try #require(style.background.contrast(with: ground))
            #expect(step > 1.1 && step < 2.2, "\(role): \(step)")
            let nearest = theme.style(for: role, depth: .indexed256).background
            #expect(try #require(nearest.contrast(with: ground)) > 1.05, "\(role)")
        }
        // Sixteen colours have no shades: the row is the other way round, and what failed is red on it, too.
        let failed = theme.style(for: .error, on: .selection, depth: .ansi16)
        #expect(failed.background == (Background(of: ground) == .dark ? .ansi(7) : .ansi(0)))
        #expect([.ansi(1), .ansi(9)].contains(failed.foreground) && !failed.reverse)
        #expect(theme.style(for: .input, depth: .ansi8).underline)
    }

    /// Where bold means bright, as on many terminals, a bold named colour is its bright one. By xterm's colours; 3 to 1 is WCAG's
    /// least for large or bold text, and what sixteen colours can give.
    @Test(arguments: [nil, Background.dark, .light], [ColorDepth.indexed256, .ansi16, .ansi8])
    func `the terminal's own colours can be read on its background, known or not`(
        background: Background?, depth: ColorDepth
    ) throws {
        let theme = try Self.theme("ansi").on(background)
        let grounds: [ThemeColor] =
            switch background {
            case .dark: [.rgb(0, 0, 0)]
            case .light: [.rgb(255, 255, 255)]
            case nil: [.rgb(0, 0, 0), .rgb(255, 255, 255)]
            }
        for role in Role.allCases where ![.border, .scrollBar, .qrDark].contains(role) {
            let style = theme.style(for: role, depth: depth)
            var shown = [style.foreground]
            if style.bold, case .ansi(let index) = style.foreground, index < 8 { shown.append(.ansi(index + 8)) }
            for foreground in shown {
                for ground in style.background == .default ? grounds : [style.background] {
                    let contrast = foreground.contrast(with: ground) ?? 21
                    #expect(contrast >= 3, "\(role): \(foreground) on \(ground)")
                }
            }
        }
        #expect(!theme.style(for: .kindTest).bold && !theme.style(for: .kindSandbox).bold)
    }

    /// By xterm's colours, and with bold text as the bright ones, which many terminals make of it.
    @Test(arguments: Themes.names, [ColorDepth.ansi16, .ansi8])
    func `with few colours everything can be read, also where bold is bright`(name: String, depth: ColorDepth) throws {
        for background in [nil, Background.dark, .light] {
            let theme = try Self.theme(name).on(background)
            for ground in Ground.allCases {
                for role in Role.allCases where role != .qrDark {
                    let style = theme.style(for: role, on: ground, depth: depth)
                    let behind =
                        style.background == .default
                        ? background.map { $0 == .dark ? .rgb(0, 0, 0) : .rgb(255, 255, 255) } ?? .default
                        : style.background
                    var shown = [style.foreground]
                    if style.bold, case .ansi(let index) = style.foreground, index < 8 {
                        shown.append(.ansi(index + 8))
                    }
                    for foreground in shown {
                        #expect((foreground.contrast(with: behind) ?? 21) >= 3, "\(role) on \(ground): \(style)")
                    }
                }
            }
        }
    }

    @Test(arguments: Themes.names, [ColorDepth.ansi16, .ansi8])
    func `with few colours what failed is red, on the selected row too, and what is weak stays weak`(
        name: String, depth: ColorDepth
    ) throws {
        let theme = try Self.theme(name).on(.dark)
        let text = theme.style(for: .text, depth: depth)
        for role in [Role.muted, .placeholder, .backdrop] {
            let style = theme.style(for: role, depth: depth)
            #expect(style.foreground != text.foreground || style.dim, "\(role)")
            #expect(!style.bold)
        }
        if name == "mono" { return }
        for ground in [Ground.plain, .selection] {
            let failed = theme.style(for: .error, on: ground, depth: depth).foreground
            #expect([.ansi(1), .ansi(9)].contains(failed), "\(ground): \(failed)")
        }
    }

    @Test(arguments: [
        (ThemeColor.rgb(0xFD, 0xF6, 0xE3), ThemeColor.rgb(0x65, 0x7B, 0x83)),
        (.rgb(0x00, 0x2B, 0x36), .rgb(0x83, 0x94, 0x96)), (.rgb(255, 255, 255), .rgb(0, 0, 0)),
        (.rgb(0, 0, 0), .rgb(0xE5, 0xE5, 0xE5)),
    ])
    func `with the terminal's own colours secondary text is weaker than the text`(
        ground: ThemeColor, ink: ThemeColor
    ) throws {
        let theme = try Self.theme("ansi").on(Background(of: ground), color: ground, text: ink)
        for depth in [ColorDepth.truecolor, .indexed256] {
            for role in [Role.muted, .label, .placeholder, .backdrop, .border] {
                let style = theme.style(for: role, depth: depth)
                let contrast = try #require(style.foreground.contrast(with: ground), "\(role)")
                #expect(try contrast < #require(ink.contrast(with: ground)) * 0.85 && !style.dim, "\(role)")
            }
        }
    }

    @Test(arguments: Themes.names)
    func `headings are not underlined into their rule`(name: String) throws {
        for depth in ColorDepth.allCases {
            #expect(try !Self.theme(name).style(for: .heading, depth: depth).underline)
        }
    }

    @Test(arguments: Themes.names, ColorDepth.allCases)
    func `no state is like plain text or hidden`(name: String, depth: ColorDepth) throws {
        let theme = try Self.theme(name)
        let text = theme.style(for: .text, depth: depth)
        for role in [Role.selection, .kindLive, .error, .match, .inputFocused] {
            #expect(theme.style(for: role, depth: depth) != text, "\(role)")
        }
        #expect(theme.style(for: .selection, depth: depth) != theme.style(for: .selectionMuted, depth: depth))
        // Of few colours, black ones aren't bold.
        if text.foreground != .ansi(0) { #expect(theme.style(for: .title, depth: depth) != text) }
        for role in Role.allCases where role != .qrDark {
            let style = theme.style(for: role, depth: depth)
            #expect(style.foreground == .default || style.foreground != style.background, "\(role)")
        }
    }

    @Test(arguments: Themes.names)
    func `backgrounds have no holes`(name: String) throws {
        let theme = try Self.theme(name)
        let own = theme.style(for: .text).background != .default
        for role in Role.allCases where !role.isFixed {
            if own { #expect(theme.style(for: role).background != .default, "\(role)") }
        }
    }
}
