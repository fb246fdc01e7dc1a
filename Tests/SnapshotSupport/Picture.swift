import ScreenKit

/// A frame as an SVG picture in a theme's colours: text as text, lines and blocks as shapes, in a window.
public func picture(of frame: Frame, theme: Theme, title: String) -> String {
    Picture(frame: frame, theme: theme, title: title).text
}

private struct Picture {
    let frame: Frame
    let theme: Theme
    let title: String

    // In pixels. A row is as high as the usual fonts are, so that lines meet.
    private let cellWidth = 8.4
    private let cellHeight = 18
    private let fontSize = 14
    private let margin = 14
    private let bar = 34
    private let fonts =
        "ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono','Liberation Mono',monospace"

    /// Cells beside each other in one style.
    private struct Run {
        var x: Int
        var y: Int
        var text: String
        var columns: Int
        var style: ThemeStyle
    }

    private var ground: String { hex(theme.style(for: .text).background, else: "#1c1c1c") }
    private var ink: String { hex(theme.style(for: .text).foreground, else: "#d7d7d7") }

    var text: String {
        let width = number(Double(frame.size.width) * cellWidth + Double(2 * margin))
        let height = frame.size.height * cellHeight + bar + margin
        let edge = hex(theme.style(for: .border).foreground, else: "#585858")
        let quiet = hex(theme.style(for: .muted).foreground, else: "#a8a8a8")
        var lines = [
            #"<svg xmlns="http://www.w3.org/2000/svg" width="\#(width)" height="\#(height)" viewBox="0 0 \#(width) \#(height)" role="img">"#,
            "<title>\(escaped(title))</title>",
            #"<g font-size="\#(fontSize)" font-family="\#(fonts)" style="white-space:pre" shape-rendering="crispEdges">"#,
            #"<rect x="0.5" y="0.5" width="\#(number(Double(frame.size.width) * cellWidth + Double(2 * margin) - 1))" height="\#(height - 1)" rx="9" shape-rendering="auto" fill="\#(ground)" stroke="\#(edge)"/>"#,
        ]
        for (index, color) in ["#ff5f57", "#febc2e", "#28c840"].enumerated() {
            lines.append(#"<circle cx="\#(20 + 20 * index)" cy="17" r="6" shape-rendering="auto" fill="\#(color)"/>"#)
        }
        lines.append(
            #"<text x="50%" y="22" text-anchor="middle" fill="\#(quiet)" font-family="system-ui,sans-serif" font-size="13">\#(escaped(title))</text>"#
        )
        for y in 0..<frame.size.height { lines += row(y) }
        if let cursor = frame.cursor {
            lines.append(
                #"<rect x="\#(left(cursor.x))" y="\#(top(cursor.y))" width="2" height="\#(cellHeight)" fill="\#(ink)"/>"#
            )
        }
        return lines.joined(separator: "\n") + "\n</g>\n</svg>\n"
    }

    private func row(_ y: Int) -> [String] {
        var runs: [Run] = []
        for x in 0..<frame.size.width {
            let cell = frame[x, y]
            let style = theme.style(for: cell.role, on: cell.ground, depth: .truecolor)
            let text = cell.width == 0 ? "" : String(cell.grapheme)
            if let last = runs.last, last.style == style {
                runs[runs.count - 1].text += text
                runs[runs.count - 1].columns += 1
            } else {
                runs.append(Run(x: x, y: y, text: text, columns: 1, style: style))
            }
        }
        return runs.flatMap { grounds(of: $0) } + runs.flatMap { shapes(of: $0) } + runs.flatMap { words(of: $0) }
    }

    private func grounds(of run: Run) -> [String] {
        let color = run.style.reverse ? foreground(run.style) : background(run.style)
        guard color != ground else { return [] }
        return [
            #"<rect x="\#(left(run.x))" y="\#(top(run.y))" width="\#(number(Double(run.columns) * cellWidth))" height="\#(cellHeight)" fill="\#(color)"/>"#
        ]
    }

    /// Lines and blocks, which fonts draw with gaps.
    private func shapes(of run: Run) -> [String] {
        let color = run.style.reverse ? background(run.style) : foreground(run.style)
        var lines: [String] = []
        var x = run.x
        // Equal ones beside each other are one shape: between two there would be a seam.
        var row: (character: Character, x: Int, count: Int)?
        func flush() {
            if let row { lines += shape(row.character, row.x, run.y, columns: row.count, color) }
            row = nil
        }
        for character in run.text {
            if let last = row, last.character == character, Picture.repeats.contains(character) {
                row = (character, last.x, last.count + 1)
            } else {
                flush()
                row = (character, x, 1)
            }
            x += character.isASCII ? 1 : max(1, TextWidth.of(String(character)))
        }
        flush()
        return lines
    }

    /// What goes on from one cell into the next.
    private static let repeats: [Character] = ["─", "═", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█", "░", "▒", "▓"]

    private func shape(_ character: Character, _ x: Int, _ y: Int, columns: Int, _ color: String) -> [String] {
        let width = Double(columns)
        let eighthsUp = Array("▁▂▃▄▅▆▇█")
        let eighthsRight = Array("▏▎▍▌▋▊▉")
        if let index = eighthsUp.firstIndex(of: character) {
            let share = Double(index + 1) / 8
            return [block(x, y, 0, 1 - share, width, share, color)]
        }
        if let index = eighthsRight.firstIndex(of: character) {
            return [block(x, y, 0, 0, Double(index + 1) / 8, 1, color)]
        }
        let shades: [Character: Double] = ["░": 0.35, "▒": 0.55, "▓": 0.8]
        if let share = shades[character] {
            let shape = block(x, y, 0, 0, width, 1, color)
            return [String(shape.dropLast(2)) + #" fill-opacity="\#(share)"/>"#]
        }
        if character == "▐" { return [block(x, y, 0.5, 0, 0.5, 1, color)] }
        if character == "┃" { return [block(x, y, 0.36, 0, 0.28, 1, color)] }
        if character == "─" { return [rule(x, y, 0, 0.5, width, color)] }
        if character == "═" { return [rule(x, y, 0, 0.42, width, color), rule(x, y, 0, 0.58, width, color)] }
        // Which arms a corner or cross has: left, right, up, down.
        let arms: [Character: (Bool, Bool, Bool, Bool)] = [
            "│": (false, false, true, true), "┌": (false, true, false, true), "┐": (true, false, false, true),
            "└": (false, true, true, false), "┘": (true, false, true, false), "├": (false, true, true, true),
            "┤": (true, false, true, true), "┬": (true, true, false, true), "┴": (true, true, true, false),
            "┼": (true, true, true, true),
        ]
        guard let arm = arms[character] else { return [] }
        var lines: [String] = []
        if arm.0 || arm.1 {
            lines.append(rule(x, y, arm.0 ? 0 : 0.5, 0.5, arm.0 && arm.1 ? 1 : 0.5, color))
        }
        if arm.2 || arm.3 {
            let height = arm.2 && arm.3 ? 1 : 0.5
            lines.append(
                #"<rect x="\#(number((Double(x) + 0.5) * cellWidth + Double(margin)))" y="\#(number(Double(top(y)) + (arm.2 ? 0 : Double(cellHeight) / 2)))" width="1" height="\#(number(Double(cellHeight) * height))" fill="\#(color)"/>"#
            )
        }
        return lines
    }

    /// A part of a cell, by shares of its width and height.
    private func block(
        _ x: Int, _ y: Int, _ dx: Double, _ dy: Double, _ width: Double, _ height: Double, _ color: String
    ) -> String {
        #"<rect x="\#(number((Double(x) + dx) * cellWidth + Double(margin)))" y="\#(number(Double(top(y)) + dy * Double(cellHeight)))" width="\#(number(width * cellWidth))" height="\#(number(height * Double(cellHeight)))" fill="\#(color)"/>"#
    }

    /// A line of one pixel.
    private func rule(_ x: Int, _ y: Int, _ dx: Double, _ dy: Double, _ columns: Double, _ color: String) -> String {
        #"<rect x="\#(number((Double(x) + dx) * cellWidth + Double(margin)))" y="\#(number(Double(top(y)) + dy * Double(cellHeight)))" width="\#(number(columns * cellWidth))" height="1" fill="\#(color)"/>"#
    }

    /// The text in parts without blanks at their ends; a sign that fonts draw in another width stands by itself.
    private func words(of run: Run) -> [String] {
        var lines: [String] = []
        var part = ""
        var start = run.x
        var columns = 0
        func flush() {
            let trimmed = String(part.reversed().drop { $0 == " " }.reversed())
            let blanks = trimmed.prefix { $0 == " " }.count
            let shown = trimmed.dropFirst(blanks)
            if !shown.isEmpty {
                lines.append(
                    word(
                        String(shown), x: start + blanks, y: run.y,
                        columns: columns - blanks - (part.count - trimmed.count), run.style))
            }
            (part, columns) = ("", 0)
        }
        var x = run.x
        for character in run.text {
            let width = character.isASCII ? 1 : max(1, TextWidth.of(String(character)))
            let value = character.unicodeScalars.first?.value ?? 0
            if (0x2500...0x259F).contains(value) {
                flush()
            } else if (0x25A0...0x27BF).contains(value) || value == 0x23CE {
                flush()
                lines.append(word(String(character), x: x, y: run.y, columns: nil, run.style))
            } else {
                if part.isEmpty { start = x }
                part.append(character)
                columns += width
                // Two blanks part columns: each keeps its own place.
                if part.hasSuffix("  ") { flush() }
            }
            x += width
        }
        flush()
        return lines
    }

    private func word(_ text: String, x: Int, y: Int, columns: Int?, _ style: ThemeStyle) -> String {
        let color = style.reverse ? background(style) : foreground(style)
        var attributes = #"x="\#(left(x))" y="\#(top(y) + 13)" fill="\#(color)""#
        // Whatever font there is, the columns stay.
        if let columns, columns > 1 {
            attributes += #" textLength="\#(number(Double(columns) * cellWidth))" lengthAdjust="spacingAndGlyphs""#
        }
        if style.bold { attributes += #" font-weight="bold""# }
        if style.italic { attributes += #" font-style="italic""# }
        if style.underline { attributes += #" text-decoration="underline""# }
        if style.dim { attributes += #" fill-opacity="0.6""# }
        return "<text \(attributes)>\(escaped(text))</text>"
    }

    private func foreground(_ style: ThemeStyle) -> String { hex(style.foreground, else: ink) }
    private func background(_ style: ThemeStyle) -> String { hex(style.background, else: ground) }

    private func left(_ x: Int) -> String { number(Double(x) * cellWidth + Double(margin)) }
    private func top(_ y: Int) -> Int { y * cellHeight + bar }

    /// At most one decimal.
    private func number(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
    }

    private func hex(_ color: ThemeColor, else other: String) -> String {
        guard case .rgb(let red, let green, let blue) = color else { return other }
        return "#" + [red, green, blue].map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    private func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
