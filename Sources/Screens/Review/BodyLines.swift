import ScreenKit

/// A request's body for the eye: a line a member, its punctuation dim. Nothing is added but blanks before a line, and nothing
/// left out.
struct BodyLines {
    private let width: Int
    private var lines: [StyledLine] = []
    private var line: [(String, Role)] = []
    private var used = 0
    private var depth = 0

    private init(width: Int) { self.width = max(20, width) }

    static func lines(of body: String, width: Int) -> [StyledLine] {
        var lines = BodyLines(width: width)
        lines.read(body)
        return lines.lines
    }

    private mutating func read(_ body: String) {
        var part = ""
        var isString = false
        var isEscaped = false
        for scalar in body.unicodeScalars {
            if isString {
                if scalar == "\"", !isEscaped {
                    put(part, .text)
                    part = ""
                    put("\"", .muted)
                    isString = false
                } else {
                    part.unicodeScalars.append(scalar)
                    isEscaped = scalar == "\\" && !isEscaped
                }
                continue
            }
            guard "\"{}[],:".unicodeScalars.contains(scalar) else {
                part.unicodeScalars.append(scalar)
                continue
            }
            put(part, .text)
            part = ""
            if scalar == "{" || scalar == "[" { depth += 1 }
            if scalar == "}" || scalar == "]" { depth -= 1 }
            put(String(Character(scalar)), .muted)
            isString = scalar == "\""
            isEscaped = false
            if scalar == "," { end() }
        }
        put(part, .text)
        end()
    }

    /// Writes a part, on further lines where it is too long.
    private mutating func put(_ text: String, _ role: Role) {
        var rest = visible(text)[...]
        while !rest.isEmpty {
            let taken = TextWidth.prefix(of: String(rest), columns: width - used)
            if taken.isEmpty, used > indent {
                end()
                continue
            }
            // A character wider than the line is taken all the same.
            let count = max(1, taken.count)
            line.append((String(rest.prefix(count)), role))
            used += TextWidth.of(String(rest.prefix(count)))
            rest = rest.dropFirst(count)
        }
    }

    private var indent: Int { min(depth, 8) }

    private mutating func end() {
        if !line.isEmpty { lines.append(StyledLine(line)) }
        line = indent == 0 ? [] : [(String(repeating: " ", count: indent), .text)]
        used = indent
    }
}
