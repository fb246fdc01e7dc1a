import ScreenKit

/// What was typed, as messages repeat it: enough to know it again, and never a screen full.
enum Quotation {
    /// The longest text between quotation marks, in characters.
    static let longest = 80

    /// The message with every longer text in “…” or "…" cut.
    static func shortened(_ message: String) -> String {
        guard message.utf8.count > longest else { return message }
        var result = ""
        var rest = message[...]
        while let start = rest.firstIndex(where: { $0 == "“" || $0 == "\"" }) {
            let end = rest[start] == "“" ? Character("”") : "\""
            let quoted = rest[rest.index(after: start)...]
            guard let close = quoted.firstIndex(of: end) else { break }
            result += rest[...start] + cut(quoted[..<close]) + String(end)
            rest = quoted[quoted.index(after: close)...]
        }
        return result + rest
    }

    /// The message with every longer one of the `arguments` cut, for messages that quote otherwise.
    static func shortened(_ message: String, repeating arguments: [String]) -> String {
        arguments.filter { $0.utf8.count > longest }.reduce(message) { message, argument in
            message.replacing(visible(argument), with: cut(visible(argument)[...]))
        }
    }

    private static func cut(_ text: Substring) -> String {
        text.count > longest ? text.prefix(longest - 1) + "…" : String(text)
    }
}
