import ScreenKit
import Testing
import Wording

@Suite struct ThemeTests {
    /// All roles in one style, so that a test names only what it is about.
    private func complete(_ lines: String) -> String {
        let given = lines.split(separator: "\n").compactMap { $0.split(separator: "=").first?.filter { $0 != " " } }
        let rest = Role.allCases.filter { !$0.isFixed && !given.contains($0.name) }.map { "\($0.name) = default" }
        return lines + "\n" + rest.joined(separator: "\n")
    }

    private func problem(_ text: String) -> ThemeError? {
        do {
            _ = try Theme.parse(text)
            return nil
        } catch {
            return error
        }
    }

    @Test func `a mark belongs neither to the sign nor to the blank before it`() throws {
        let theme = try Theme.parse(complete("$\u{301}x = #fff\ntitle = $\u{301}x"))
        #expect(theme.style(for: .title).foreground == .rgb(255, 255, 255))
        #expect(problem(complete("title = red \u{301}bold"))?.line == 1)
        #expect(problem(complete("title = red\u{301}"))?.line == 1)
        #expect(problem(complete("#\u{301} a comment")) == nil)
    }

    @Test func `a file is read as it says`() throws {
        let theme = try Theme.parse(
            complete(
                """
                # a comment
                name = Sea
                description = Blue = calm
                $teal = #5fafaf
                $mine = $teal
                text = #eee on 17
                title = $mine bold underline
                selection = black on bright-blue
                error = reverse
                muted = on red dim italic

                """))
        #expect(theme.name == "Sea" && theme.description == "Blue = calm")
        #expect(theme.style(for: .text) == ThemeStyle(foreground: .rgb(238, 238, 238), background: .indexed(17)))
        #expect(
            theme.style(for: .title)
                == ThemeStyle(foreground: .rgb(0x5F, 0xAF, 0xAF), background: .indexed(17), bold: true, underline: true)
        )
        #expect(theme.style(for: .selection) == ThemeStyle(foreground: .ansi(0), background: .ansi(12)))
        #expect(
            theme.style(for: .error)
                == ThemeStyle(foreground: .rgb(238, 238, 238), background: .indexed(17), reverse: true))
        #expect(theme.style(for: .muted).background == .ansi(1))
        #expect(theme.style(for: .qr) == ThemeStyle(foreground: .rgb(0, 0, 0), background: .rgb(255, 255, 255)))
    }

    @Test func `what is said of a known background counts where it is known`() throws {
        let parent = try Theme.parse(
            complete("name = parent\nwarning = magenta\nwarning@dark = yellow bold\nkey = bold\nkey@light = blue"))
        #expect(parent.style(for: .warning) == ThemeStyle(foreground: .ansi(5)))
        #expect(parent.on(.dark).style(for: .warning) == ThemeStyle(foreground: .ansi(3), bold: true))
        #expect(parent.on(.light).style(for: .warning) == ThemeStyle(foreground: .ansi(5)))
        #expect(parent.on(.light).style(for: .key) == ThemeStyle(foreground: .ansi(4)))
        #expect(parent.on(.light).on(nil) == parent)
        func heir(_ text: String) throws -> Theme {
            try Theme.parse("inherits = parent\n" + text, resolve: { _ in parent })
        }
        #expect(try heir("title = red").on(.dark).style(for: .warning) == parent.on(.dark).style(for: .warning))
        #expect(try heir("warning = red").on(.dark).style(for: .warning) == ThemeStyle(foreground: .ansi(1)))
        // The terminal's own background is hidden by the theme's.
        let hidden = try heir("text = white on black").on(.dark).style(for: .warning)
        #expect(hidden == ThemeStyle(foreground: .ansi(5), background: .ansi(0)))
        for word in ["warning@grey", "nosuch@dark", "warning@"] {
            guard case .unknownRole(word, _)? = problem(complete("\(word) = red"))?.problem else {
                Issue.record("\(word) is taken")
                continue
            }
        }
        #expect(problem(complete("qr@dark = red"))?.problem == .fixedRole("qr@dark"))
        #expect(problem(complete("error@dark = nosuch"))?.line == 1)
    }

    @Test func `roles that a theme doesn't name look as what they once were`() throws {
        let old = Role.allCases.filter { $0.standIn == nil && !$0.isFixed }
            .map { "\($0.name) = \($0 == .accent ? "cyan" : $0 == .border ? "blue" : "default")" }
        let theme = try Theme.parse(old.joined(separator: "\n"))
        #expect(theme.style(for: .cursor) == theme.style(for: .accent))
        #expect(theme.style(for: .scrollBar) == theme.style(for: .border))
        #expect(theme.style(for: .created) == theme.style(for: .text))
    }

    @Test func `a shade lies between the background and its opposite`() throws {
        let theme = try Theme.parse(complete("selection = on 20%\nmuted = 50%"))
        #expect(theme.style(for: .selection).background == .default)
        #expect(theme.on(.dark).style(for: .selection).background == .rgb(51, 51, 51))
        #expect(theme.on(.light).style(for: .selection).background == .rgb(204, 204, 204))
        #expect(theme.on(.dark, color: .rgb(0, 43, 54)).style(for: .muted).foreground == .rgb(127, 149, 154))
        #expect(theme.on(nil, color: .rgb(0, 43, 54)).style(for: .muted) == theme.style(for: .text))
        for text in ["101%", "-1%", "%", "1.5%", "+5%"] {
            #expect(problem(complete("title = \(text)")) != nil, "\(text)")
        }
    }

    @Test func `a ground keeps a role's colour, weight and lines, and a badge keeps its own`() throws {
        let theme = try Theme.parse(
            complete(
                "text = #eee on #111\nselection = #fff on #224\nerror = #f88 bold\nmuted = #aaa italic\n"
                    + "warning = #335\nkindTest = #000 on #ff0"))
        func style(_ role: Role) -> ThemeStyle { theme.style(for: role, on: .selection, depth: .truecolor) }
        let ground = ThemeColor.rgb(0x22, 0x22, 0x44)
        #expect(style(.text) == ThemeStyle(foreground: .rgb(255, 255, 255), background: ground))
        #expect(style(.error) == ThemeStyle(foreground: .rgb(255, 136, 136), background: ground, bold: true))
        #expect(style(.muted) == ThemeStyle(foreground: .rgb(170, 170, 170), background: ground, italic: true))
        // It couldn't be read.
        #expect(style(.warning) == ThemeStyle(foreground: .rgb(255, 255, 255), background: ground))
        #expect(style(.kindTest) == theme.style(for: .kindTest))
        #expect(theme.style(for: .error, on: .plain, depth: .truecolor) == theme.style(for: .error))
        let plain = Theme.plain.style(for: .amount, on: .selection, depth: .none)
        #expect(plain == ThemeStyle(bold: true, reverse: true))
    }

    @Test func `a code without colours has a light ground on any terminal`() {
        for background in [nil, Background.dark] {
            #expect(Theme.plain.on(background).style(for: .qr, depth: .none).reverse)
            #expect(!Theme.plain.on(background).style(for: .qrDark, depth: .none).reverse)
        }
        #expect(!Theme.plain.on(.light).style(for: .qr, depth: .none).reverse)
        #expect(Theme.plain.on(.light).style(for: .qrDark, depth: .none).reverse)
    }

    /// Solarized's grey on cream, and a common dark theme's.
    @Test(arguments: [
        (ThemeColor.rgb(0xFD, 0xF6, 0xE3), ThemeColor.rgb(0x65, 0x7B, 0x83)),
        (.rgb(0x00, 0x2B, 0x36), .rgb(0x83, 0x94, 0x96)), (.rgb(0x1D, 0x1F, 0x21), .rgb(0xC5, 0xC8, 0xC6)),
        (.rgb(255, 255, 255), .rgb(0, 0, 0)), (.rgb(0, 0, 0), .rgb(255, 255, 255)),
    ])
    func `a shade of the text is weaker than the text`(ground: ThemeColor, ink: ThemeColor) throws {
        let theme = try Theme.parse(complete("muted = 60%")).on(Background(of: ground), color: ground, text: ink)
        let muted = try #require(theme.style(for: .muted).foreground.contrast(with: ground))
        let text = try #require(ink.contrast(with: ground))
        #expect(muted < text * 0.8 && muted > text * 0.25, "\(muted) beside \(text)")
    }

    @Test func `nothing is dim where dim is darker and dark is strong`() throws {
        let theme = try Theme.parse(complete("muted = dim"))
        func isDim(_ ground: ThemeColor?, _ ink: ThemeColor?, _ depth: ColorDepth) -> Bool {
            theme.on(ground.map { Background(of: $0) }, color: ground, text: ink).style(for: .muted, depth: depth).dim
        }
        for depth in ColorDepth.allCases {
            #expect(isDim(nil, nil, depth))
            #expect(isDim(.rgb(0, 0, 0), .rgb(200, 200, 200), depth))
            #expect(isDim(.rgb(255, 255, 255), .rgb(0, 0, 0), depth))
            #expect(!isDim(.rgb(0xFD, 0xF6, 0xE3), .rgb(0x65, 0x7B, 0x83), depth))
            #expect(!isDim(.rgb(255, 255, 255), nil, depth))
        }
    }

    @Test func `text keeps its hue among few colours, and is bold only where that helps`() {
        func shown(_ text: ThemeColor, on ground: ThemeColor, _ depth: ColorDepth = .ansi8) -> ThemeStyle {
            ThemeStyle(foreground: text, background: ground, bold: true).resolved(to: depth)
        }
        let (black, white) = (ThemeColor.rgb(0, 0, 0), ThemeColor.rgb(255, 255, 255))
        // A soft red isn't white, and a grey is no colour.
        #expect(shown(.rgb(0xFF, 0x87, 0x87), on: black).foreground == .ansi(1))
        #expect(shown(.rgb(0x76, 0x76, 0x76), on: black).foreground == .ansi(7))
        #expect(shown(.rgb(0x87, 0xAF, 0xFF), on: black).foreground == .ansi(6))
        #expect(shown(.rgb(0, 0x5F, 0), on: white).foreground == .ansi(4))
        #expect(shown(.rgb(0xFF, 0x87, 0x87), on: black, .ansi16).foreground == .ansi(9))
        // Bold black is grey, and bold white whiter.
        #expect(!shown(black, on: white).bold)
        #expect(shown(white, on: black).bold)
        #expect(!ThemeStyle(foreground: .ansi(0), bold: true).resolved(to: .ansi8).bold)
    }

    @Test func `an heir changes what it names and the palette everywhere`() throws {
        let parent = try Theme.parse(
            complete("name = parent\n$sea = blue\ntext = white on black\ntitle = $sea\nerror = red bold"))
        let child = try Theme.parse(
            "inherits = parent\n$sea = #00f\nerror = yellow\ntext = black on white",
            resolve: { $0 == "parent" ? parent : nil })
        #expect(child.style(for: .title) == ThemeStyle(foreground: .rgb(0, 0, 255), background: .ansi(7)))
        #expect(child.style(for: .error) == ThemeStyle(foreground: .ansi(3), background: .ansi(7)))
    }

    @Test(arguments: [
        ("selecton = red", 1, "selection"), ("text = redd", 1, "bright-red"), ("text = $x", 1, "$x"),
        ("\ntext", 2, "role = colour"),
        ("text = red\ntext = blue", 2, "twice"), ("text = red on", 1, "unclear"), ("text = red blue", 1, "unclear"),
        ("text = on red on blue", 1, "unclear"), ("inherits = nosuch", 1, "nosuch"), ("qr = red", 1, "dark on light"),
        ("text = red", 0, "muted, title"), ("$a = $b\n$b = $a", 1, "$a"), ("text = 256", 1, "256"),
        ("text = #12345", 1, "#12345"),
        ("$x = red blue", 1, "unclear"), ("$unused = rde", 1, "rde"), ("text =", 1, "role = colour"),
        ("text = \u{1B}[31m", 1, "␛[31m"),
    ])
    func `a mistake is told with its line and what is known`(text: String, line: Int, hint: String) throws {
        let error = try #require(problem(text))
        #expect(error.line == line, "\(error)")
        #expect(wording.text(for: error).contains(hint), "\(error)")
    }

    @Test func `colors become the nearest there are`() {
        #expect(ThemeColor.rgb(0x5F, 0xAF, 0xAF).resolved(to: .indexed256) == .indexed(73))
        #expect(ThemeColor.rgb(0, 0, 0).resolved(to: .indexed256) == .indexed(16))
        #expect(ThemeColor.rgb(255, 255, 255).resolved(to: .indexed256) == .indexed(231))
        #expect(ThemeColor.rgb(0x12, 0x12, 0x13).resolved(to: .indexed256) == .indexed(233))
        #expect(ThemeColor.rgb(250, 10, 10).resolved(to: .ansi16) == .ansi(9))
        #expect(ThemeColor.rgb(250, 10, 10).resolved(to: .ansi8) == .ansi(1))
        #expect(ThemeColor.indexed(196).resolved(to: .ansi16) == .ansi(9))
        #expect(ThemeColor.ansi(12).resolved(to: .ansi8) == .ansi(4))
        #expect(ThemeColor.ansi(12).resolved(to: .truecolor) == .ansi(12))
        #expect(ThemeColor.indexed(5).resolved(to: .none) == .default)
        #expect(ThemeColor.default.resolved(to: .ansi8) == .default)
    }

    @Test func `text never becomes one with its background`() {
        let style = ThemeStyle(foreground: .rgb(230, 232, 240), background: .rgb(180, 190, 200))
        for depth in [ColorDepth.ansi16, .ansi8] {
            let shown = style.resolved(to: depth)
            #expect(shown.foreground != shown.background)
        }
        let dark = ThemeStyle(foreground: .rgb(140, 170, 255), background: .rgb(10, 10, 60)).resolved(to: .ansi8)
        #expect((dark.foreground.contrast(with: dark.background) ?? 0) >= 3)
    }

    @Test func `without colors states show by attributes`() {
        let styles = [Role.selection, .kindLive, .kindTest, .error, .match, .selectionMuted].map {
            Theme.plain.style(for: $0, depth: .none)
        }
        #expect(styles.allSatisfy { $0 != ThemeStyle() && $0.foreground == .default && $0.background == .default })
        #expect(Theme.plain.style(for: .selection, depth: .none).reverse)
    }

    @Test func `contrast is WCA gs`() throws {
        let blackOnWhite = try #require(ThemeColor.rgb(0, 0, 0).contrast(with: .rgb(255, 255, 255)))
        #expect(abs(blackOnWhite - 21) < 0.001)
        // #767676 on white is the well-known 4.54.
        let grey = try #require(ThemeColor.rgb(0x76, 0x76, 0x76).contrast(with: .rgb(255, 255, 255)))
        #expect(abs(grey - 4.54) < 0.005)
        #expect(ThemeColor.default.contrast(with: .ansi(1)) == nil)
    }
}
