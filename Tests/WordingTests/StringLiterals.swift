/// The string literals of Swift sources, without what comments say.
struct StringLiterals {
    /// One literal: the line it begins in, and its text; a value in it is a `◦`.
    struct Literal: Hashable {
        let line: Int
        let text: String
    }

    private let source: [Unicode.Scalar]
    private var position = 0
    private var line = 1
    private var found: [Literal] = []

    /// All literals, those within the values of others too.
    static func all(in source: String) -> [Literal] {
        var scanner = StringLiterals(source: Array(source.unicodeScalars))
        scanner.readCode(upToParenthesis: false)
        return scanner.found
    }

    private init(source: [Unicode.Scalar]) { self.source = source }

    private func isAt(_ text: String) -> Bool {
        let scalars = Array(text.unicodeScalars)
        return position + scalars.count <= source.count
            && source[position..<position + scalars.count].elementsEqual(scalars)
    }

    private mutating func advance(_ count: Int = 1) {
        for _ in 0..<count where position < source.count {
            if source[position] == "\n" { line += 1 }
            position += 1
        }
    }

    private mutating func readCode(upToParenthesis isValue: Bool) {
        var depth = 0
        while position < source.count {
            if isAt("//") {
                while position < source.count, source[position] != "\n" { advance() }
            } else if let hashes = hashesBeforeQuote {
                readLiteral(hashes: hashes)
            } else {
                if source[position] == "(" { depth += 1 }
                if source[position] == ")" {
                    depth -= 1
                    if isValue, depth < 0 { return advance() }
                }
                advance()
            }
        }
    }

    /// How many `#` stand before the quote that begins here; nil where none begins.
    private var hashesBeforeQuote: Int? {
        let hashes = source[position...].prefix { $0 == "#" }.count
        let quote = position + hashes
        return quote < source.count && source[quote] == "\"" ? hashes : nil
    }

    private mutating func readLiteral(hashes: Int) {
        let start = line
        let marks = String(repeating: "#", count: hashes)
        advance(hashes)
        let quote = isAt("\"\"\"") ? "\"\"\"" : "\""
        advance(quote.unicodeScalars.count)
        var text = String.UnicodeScalarView()
        while position < source.count, !isAt(quote + marks) {
            if isAt("\\\(marks)(") {
                advance(2 + hashes)
                readCode(upToParenthesis: true)
                text.append("◦")
            } else if isAt("\\\(marks)") {
                text.append(" ")
                advance(2 + hashes)
            } else {
                text.append(source[position])
                advance()
            }
        }
        advance(quote.unicodeScalars.count + hashes)
        found.append(Literal(line: start, text: String(text)))
    }
}

extension StringLiterals.Literal {
    /// True where it reads like words for people: two words, or a value and a word, with a blank between.
    var isProse: Bool {
        let parts = text.split { $0.isWhitespace }.map { part in
            part.trimmingPrefix { "(“‘«".contains($0) }.reversed().trimmingPrefix { ",;:.!?…)”’»".contains($0) }
                .reversed()
        }
        return zip(parts, parts.dropFirst()).contains { isWordOrValue($0) && isWord($1) }
    }

    private func isWord(_ part: some Collection<Character>) -> Bool {
        part.count >= 2 && part.allSatisfy { $0.isLetter || $0 == "'" || $0 == "’" || $0 == "-" }
    }

    private func isWordOrValue(_ part: some Collection<Character>) -> Bool {
        isWord(part) || part.elementsEqual("◦")
    }
}
