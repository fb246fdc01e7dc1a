import ScreenKit

/// Messages for people on a terminal.
enum MessageLines {
    /// The text in lines for so many columns, broken at blanks only and not in a command between backticks: what is copied
    /// from there stays whole. What is longer than a line the terminal itself breaks.
    static func broken(_ text: String, columns: Int) -> [String] {
        text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { brokenLine($0, columns) }
    }

    private static func brokenLine(_ text: Substring, _ columns: Int) -> [String] {
        guard TextWidth.of(String(text)) > columns else { return [String(text)] }
        let indent = String(repeating: " ", count: max(2, text.prefix { $0 == " " }.count))
        var lines: [String] = []
        var line = ""
        for word in words(of: text) {
            let isFirst = line.allSatisfy { $0 == " " }
            if !isFirst, TextWidth.of(line) + TextWidth.of(word) > columns {
                lines.append(line)
                line = indent + word.drop { $0 == " " }
            } else {
                line += word
            }
        }
        return lines + [line]
    }

    /// The words, each with the blanks before it.
    private static func words(of text: Substring) -> [String] {
        var words: [String] = []
        var word = ""
        var isCommand = false
        var quotes = text.count { $0 == "`" }
        for character in text {
            if character == " ", !isCommand, word.contains(where: { $0 != " " }) {
                words.append(word)
                word = ""
            }
            if character == "`" {
                quotes -= 1
                // A backtick that nothing closes is an ordinary character.
                isCommand = !isCommand && quotes > 0
            }
            word.append(character)
        }
        return words + [word]
    }
}
