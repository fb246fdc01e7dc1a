import ScreenKit

/// A frame as text that a person can review: its size and cursor, the characters, and a second plane with one letter a role.
///
/// A blank in the role `text` is a blank there too, and blanks at a line's end are left out, so that a screen's outline shows.
/// The right half of a wide character is nothing in the first plane and its role's letter in the second.
public func snapshot(of frame: Frame) -> String {
    let cursor = frame.cursor.map { "cursor \($0.x),\($0.y)" } ?? "no cursor"
    var lines = ["\(frame.size.width)×\(frame.size.height), \(cursor)"]
    let ruler = String(repeating: "─", count: frame.size.width)
    lines.append(ruler)
    for y in 0..<frame.size.height {
        var row = ""
        for x in 0..<frame.size.width where frame[x, y].width > 0 { row.append(frame[x, y].grapheme) }
        lines.append(trimmingEnd(row))
    }
    lines.append(ruler)
    for y in 0..<frame.size.height {
        var row = ""
        for x in 0..<frame.size.width {
            let cell = frame[x, y]
            row.append(cell.role == .text && cell.grapheme == " " ? " " : cell.role.letter)
        }
        lines.append(trimmingEnd(row))
    }
    lines.append(ruler)
    let used = Set(frame.cells.filter { !($0.role == .text && $0.grapheme == " ") }.map(\.role))
    lines.append(
        Role.allCases.filter(used.contains).map { "\($0.letter) \($0.name)" }.joined(separator: "  "))
    lines += grounds(of: frame)
    for (index, link) in frame.links.enumerated() { lines.append("link \(index): \(link)") }
    return lines.joined(separator: "\n") + "\n"
}

/// The characters of a frame, a line a row, blanks at the ends left out: for tests that look for words.
public func characters(of frame: Frame) -> String {
    (0..<frame.size.height).map { y in
        var row = ""
        for x in 0..<frame.size.width where frame[x, y].width > 0 { row.append(frame[x, y].grapheme) }
        return trimmingEnd(row)
    }.joined(separator: "\n")
}

/// How each role of a frame looks in a theme, on each ground that it stands on, with all colours, with 256, with 16 and
/// without any: a line each.
public func styles(of frame: Frame, theme: Theme) -> [String] {
    var lines: [String] = []
    for role in Role.allCases {
        for ground in Ground.allCases
        where frame.cells.contains(where: { $0.role == role && $0.ground == ground && $0.grapheme != " " }) {
            let shown = [ColorDepth.truecolor, .indexed256, .ansi16, .none].map {
                text(of: theme.style(for: role, on: ground, depth: $0))
            }
            let name = ground == .plain ? role.name : "\(role.name) on \(ground)"
            lines.append("  \(name): \(shown.joined(separator: " | "))")
        }
    }
    return lines
}

private func text(of style: ThemeStyle) -> String {
    var words: [String] = []
    if style.foreground != .default { words.append(text(of: style.foreground)) }
    if style.background != .default { words.append("on \(text(of: style.background))") }
    if style.bold { words.append("bold") }
    if style.dim { words.append("dim") }
    if style.italic { words.append("italic") }
    if style.underline { words.append("underline") }
    if style.reverse { words.append("reverse") }
    return words.isEmpty ? "default" : words.joined(separator: " ")
}

private func text(of color: ThemeColor) -> String {
    switch color {
    case .default: "default"
    case .ansi(let index): ThemeColor.ansiNames[Int(index)]
    case .indexed(let index): "\(index)"
    case .shade(let percent): "\(percent)%"
    case .rgb(let red, let green, let blue):
        "#" + [red, green, blue].map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}

/// A line for each part of a row that stands on a ground.
private func grounds(of frame: Frame) -> [String] {
    var lines: [String] = []
    for y in 0..<frame.size.height {
        var x = 0
        while x < frame.size.width {
            let ground = frame[x, y].ground
            let start = x
            while x < frame.size.width, frame[x, y].ground == ground { x += 1 }
            if ground != .plain { lines.append("ground \(ground): \(start),\(y) \(x - start)×1") }
        }
    }
    return lines
}

private func trimmingEnd(_ line: String) -> String {
    var line = line
    while line.last == " " { line.removeLast() }
    return line
}

extension Role {
    /// The one letter that stands for the role in a snapshot.
    public var letter: Character {
        switch self {
        case .text: "."
        case .muted: "m"
        case .title: "t"
        case .header: "h"
        case .kindSandbox: "S"
        case .kindTest: "T"
        case .kindLive: "L"
        case .accent: "a"
        case .border: "b"
        case .selection: "s"
        case .selectionMuted: "d"
        case .label: "l"
        case .input: "i"
        case .inputFocused: "f"
        case .inputSelection: "F"
        case .placeholder: "p"
        case .error: "e"
        case .warning: "w"
        case .success: "o"
        case .pending: "g"
        case .created: "c"
        case .amount: "A"
        case .tracking: "#"
        case .key: "k"
        case .keyLabel: "K"
        case .match: "x"
        case .heading: "H"
        case .cursor: "C"
        case .scrollBar: "|"
        case .chart: "1"
        case .chartPaid: "2"
        case .chartFailed: "3"
        case .chartOpen: "4"
        case .backdrop: "z"
        case .qr: "q"
        case .qrDark: "Q"
        }
    }
}
