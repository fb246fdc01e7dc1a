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

    /// WCAG 2.2, 1.4.3: 4.5 to 1 for text, and 1.4.6: 7 to 1 for enhanced contrast. Lines are no text. The nearest of 256
    /// colours, which is what most terminals show, must do as well.
    @Test(arguments: Themes.names)
    func `text stands out from its background`(name: String) throws {
        let theme = try Self.theme(name)
        let enhanced = name.hasPrefix("contrast")
        for role in Role.allCases {
            let style = theme.style(for: role)
            guard case .rgb = style.foreground, case .rgb = style.background else { continue }
            let nearest = theme.style(for: role, depth: .indexed256)
            let contrast = try #require(style.foreground.contrast(with: style.background))
            let contrastOf256 = try #require(nearest.foreground.contrast(with: nearest.background))
            #expect(contrast >= (role == .border ? 1.4 : enhanced ? 7 : 4.5), "\(role)")
            #expect(contrastOf256 >= (role == .border ? 1.4 : enhanced ? 6 : 4.5), "\(role)")
        }
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
        for role in Role.allCases where role != .border {
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

    @Test(arguments: Themes.names, ColorDepth.allCases)
    func `no state is like plain text or hidden`(name: String, depth: ColorDepth) throws {
        let theme = try Self.theme(name)
        let text = theme.style(for: .text, depth: depth)
        for role in [Role.selection, .kindLive, .error, .match, .inputFocused, .title] {
            #expect(theme.style(for: role, depth: depth) != text, "\(role)")
        }
        #expect(theme.style(for: .selection, depth: depth) != theme.style(for: .selectionMuted, depth: depth))
        for role in Role.allCases {
            let style = theme.style(for: role, depth: depth)
            #expect(style.foreground == .default || style.foreground != style.background, "\(role)")
        }
    }

    @Test(arguments: Themes.names)
    func `backgrounds have no holes`(name: String) throws {
        let theme = try Self.theme(name)
        let own = theme.style(for: .text).background != .default
        for role in Role.allCases where role != .qr {
            if own { #expect(theme.style(for: role).background != .default, "\(role)") }
        }
    }
}
