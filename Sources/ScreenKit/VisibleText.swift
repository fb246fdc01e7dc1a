/// Makes everything in a text that could command the terminal, hide, or change the reading order visible as text: C0 and
/// C1 controls, DEL, bidirectional and zero-width characters, tags, separators and other invisible ones. For a single
/// line: a newline becomes `⏎`, a tab `⇥`. The result is free of all of these, so applying it twice changes nothing.
///
/// Every text from outside passes through here before it is shown, on the screen or on the command line.
public func visible(_ text: String) -> String {
    guard VisibleText.needsWork(text, keepingNewlines: false) else { return text }
    return VisibleText.replace(text, keepingNewlines: false)
}

/// The same for text of several lines: newlines stay (`\r\n` becomes one), all else is made visible.
public func visibleLines(_ text: String) -> String {
    guard VisibleText.needsWork(text, keepingNewlines: true) else { return text }
    return VisibleText.replace(text, keepingNewlines: true)
}

enum VisibleText {
    /// Whether a scalar must not reach a terminal or a reader as it is.
    static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0...0x1F, 0x7F...0x9F: true
        // Soft hyphen; combining grapheme joiner; Arabic letter mark; Hangul, Khmer and Mongolian invisibles.
        case 0xAD, 0x34F, 0x61C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B...0x180F: true
        // Zero width, left-to-right and right-to-left marks; separators; embeddings and overrides.
        case 0x200B...0x200F, 0x2028...0x202E: true
        // Word joiner, invisible operators, isolates, deprecated format characters.
        case 0x2060...0x206F: true
        // Hangul fillers; byte order mark; interlinear annotation and the unassigned ones that are ignored like it.
        case 0x3164, 0xFFA0, 0xFEFF, 0xFFF0...0xFFFB: true
        // Shorthand and musical format controls.
        case 0x1BCA0...0x1BCA3, 0x1D173...0x1D17A: true
        // Noncharacters at the end of each plane.
        case let value where value & 0xFFFE == 0xFFFE: true
        case 0xFDD0...0xFDEF: true
        // Tags, and the supplementary variation selectors, which can carry a hidden text as well as they.
        case 0xE0000...0xE0FFF: true
        default: false
        }
    }

    /// Whether anything in the text has to be replaced. Looks at bytes first: most texts are plain ASCII.
    static func needsWork(_ text: String, keepingNewlines: Bool) -> Bool {
        var ascii = true
        for byte in text.utf8 {
            if byte < 0x20 || byte == 0x7F {
                if keepingNewlines && byte == 0x0A { continue }
                return true
            }
            if byte >= 0x80 { ascii = false }
        }
        return !ascii && text.unicodeScalars.contains { $0.value >= 0x80 && isHidden($0) }
    }

    static func replace(_ text: String, keepingNewlines: Bool) -> String {
        var result = String.UnicodeScalarView()
        var scalars = text.unicodeScalars.makeIterator()
        var waiting: Unicode.Scalar?
        while let scalar = waiting ?? scalars.next() {
            waiting = nil
            if keepingNewlines, scalar == "\r" {
                waiting = scalars.next()
                if waiting == "\n" { continue }
            }
            if keepingNewlines, scalar == "\n" {
                result.append(scalar)
            } else if isHidden(scalar) {
                result.append(contentsOf: replacement(for: scalar).unicodeScalars)
            } else {
                result.append(scalar)
            }
        }
        return String(result)
    }

    /// The text that stands for a hidden scalar: a control picture for C0 and DEL, else its number.
    static func replacement(for scalar: Unicode.Scalar) -> String {
        switch scalar.value {
        case 0x09: return "⇥"
        case 0x0A: return "⏎"
        case 0...0x1F: return Unicode.Scalar(0x2400 + scalar.value).map { String(Character($0)) } ?? "�"
        case 0x7F: return "␡"
        default: return "\\u{\(String(scalar.value, radix: 16))}"
        }
    }
}
