import ScreenKit

/// What was typed, as messages repeat it: enough to know it again, and never a screen full.
enum MessageTruncation {
    /// The longest text between quotation marks, in characters.
    static let longest = 80

    /// The message with every longer text in “…” or "…" cut.
    static func shortened(_ message: String) -> String {
        guard message.utf8.count > longest else { return message }
        var result = String.UnicodeScalarView()
        var rest = message.unicodeScalars[...]
        while let start = rest.firstIndex(where: { $0 == "“" || $0 == "\"" }) {
            let end: Unicode.Scalar = rest[start] == "“" ? "”" : "\""
            let quoted = rest[rest.index(after: start)...]
            guard let close = quoted.firstIndex(of: end) else { break }
            result += rest[...start]
            result += cut(quoted[..<close])
            result.append(end)
            rest = quoted[quoted.index(after: close)...]
        }
        return String(result + rest)
    }

    /// The message with every longer one of the `arguments` cut, for messages that quote otherwise.
    static func shortened(_ message: String, repeating arguments: [String]) -> String {
        let long = arguments.filter { $0.utf8.count > longest }.map { visible($0).unicodeScalars }
        return String(long.reduce(message.unicodeScalars) { $0.replacing($1, with: cut($1[...])) })
    }

    private static func cut(_ text: Substring.UnicodeScalarView) -> String.UnicodeScalarView {
        var kept = String.UnicodeScalarView(text.prefix(longest))
        if text.count > longest { kept.replaceSubrange(kept.index(before: kept.endIndex)..., with: ["…"]) }
        return kept
    }
}
