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

    /// Writes a part, on further lines where it is too long. Behind a text is room for its quote and comma.
    private mutating func put(_ text: String, _ role: Role) {
        var rest = visible(text)[...]
        let behind = role == .text ? 2 : 0
        while !rest.isEmpty {
            let taken = TextWidth.prefix(of: String(rest), columns: width - used - behind)
            if taken.isEmpty, used > indent {
                end()
                continue
            }
            let isWhole = taken.count == rest.count
            // Where there is no good place on this line there may be one on the next.
            if !isWhole, used > indent, Self.joint(in: taken) == nil {
                let next = TextWidth.prefix(of: String(rest), columns: width - indent - behind)
                if next.count == rest.count || Self.joint(in: next) != nil {
                    end()
                    continue
                }
            }
            // A character wider than the line is taken all the same.
            let count = max(1, isWhole ? taken.count : Self.joint(in: taken) ?? taken.count)
            line.append((String(rest.prefix(count)), role))
            used += TextWidth.of(String(rest.prefix(count)))
            rest = rest.dropFirst(count)
            if !isWhole { end() }
        }
    }

    /// The characters before the last place where a reader would break a text; nil where there is none.
    private static func joint(in text: String) -> Int? {
        let joint = text.lastIndex { "/&?,; ".contains($0) } ?? text.lastIndex { "-_.=".contains($0) }
        guard let joint, !text[...joint].hasSuffix("://") else { return nil }
        return text.distance(from: text.startIndex, to: joint) + 1
    }

    private var indent: Int { min(depth, 8) }

    private mutating func end() {
        if !line.isEmpty { lines.append(StyledLine(line)) }
        line = indent == 0 ? [] : [(String(repeating: " ", count: indent), .text)]
        used = indent
    }
}
