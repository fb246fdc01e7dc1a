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
        case .placeholder: "p"
        case .error: "e"
        case .warning: "w"
        case .success: "o"
        case .pending: "g"
        case .amount: "A"
        case .key: "k"
        case .keyLabel: "K"
        case .match: "x"
        case .heading: "H"
        case .qr: "q"
        }
    }
}
