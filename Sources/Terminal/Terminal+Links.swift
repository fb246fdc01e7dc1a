import CNcurses
import ScreenKit

extension Terminal {
    /// Writes the cells with links once more, as OSC 8, which ncurses doesn't know. ncurses counts on plain attributes
    /// and on its cursor's place after `doupdate`: both are put back.
    func drawLinks(of frame: Frame, theme: Theme) {
        guard abilities.takesCommands, !frame.links.isEmpty else { return }
        var bytes = ""
        for y in 0..<min(frame.size.height, size.height) {
            var x = 0
            while x < min(frame.size.width, size.width) {
                let first = frame[x, y]
                guard let link = first.link, first.width > 0 else {
                    x += 1
                    continue
                }
                var text = ""
                let start = x
                while x < min(frame.size.width, size.width), frame[x, y].link == link, frame[x, y].role == first.role,
                    frame[x, y].ground == first.ground
                {
                    if frame[x, y].width > 0 { text.append(frame[x, y].grapheme) }
                    x += 1
                }
                let style = theme.style(for: first.role, on: first.ground, depth: colorDepth)
                // The same id makes the lines of a wrapped link one.
                bytes += "\u{1B}[\(y + 1);\(start + 1)H" + Terminal.attributes(of: style)
                bytes += "\u{1B}]8;id=\(link);\(frame.links[Int(link)])\u{1B}\\" + text + "\u{1B}]8;;\u{1B}\\"
            }
        }
        let cursor = einvoice_curscr()
        append(bytes + "\u{1B}[0m\u{1B}[\(getcury(cursor) + 1);\(getcurx(cursor) + 1)H")
    }

    /// Makes ncurses send rows again whose cells look the same but no longer lead anywhere.
    func touchRowsWithLinks(of frame: Frame) {
        let window = einvoice_curscr()
        for y in 0..<min(frame.size.height, size.height)
        where (0..<frame.size.width).contains(where: { frame[$0, y].link != nil }) {
            wredrawln(window, Int32(y), 1)
        }
    }

    /// SGR parameters (ECMA-48, and xterm's colours) for a style that this terminal can show.
    static func attributes(of style: ThemeStyle) -> String {
        var parameters = ["0"]
        if style.bold { parameters.append("1") }
        if style.dim { parameters.append("2") }
        if style.italic { parameters.append("3") }
        if style.underline { parameters.append("4") }
        if style.reverse { parameters.append("7") }
        parameters += color(style.foreground, base: 30)
        parameters += color(style.background, base: 40)
        return "\u{1B}[" + parameters.joined(separator: ";") + "m"
    }

    private static func color(_ color: ThemeColor, base: Int) -> [String] {
        switch color {
        case .default, .shade: []
        case .ansi(let index): [String(index < 8 ? base + Int(index) : base + 52 + Int(index))]
        case .indexed(let index): ["\(base + 8)", "5", "\(index)"]
        case .rgb(let red, let green, let blue): ["\(base + 8)", "2", "\(red)", "\(green)", "\(blue)"]
        }
    }
}
