import InvoiceCore
import ScreenKit

extension Frame {
    /// Shows where a row has what was searched for. As `SearchText` compares: plain letters are found whatever marks they have,
    /// letters with marks only as they are.
    mutating func mark(_ words: [SearchText], in row: Rect) {
        if words.isEmpty { return }
        let cells = row.columns.map { column in
            let cell = self[column, row.y]
            return SearchText(cell.width == 0 ? "" : String(cell.grapheme))
        }
        for word in words {
            let wanted = (word.exact ?? word.plain).utf8
            let texts = cells.map { (word.exact == nil ? $0.plain : $0.exact ?? $0.plain).utf8 }
            for start in texts.indices where !texts[start].isEmpty {
                var rest = wanted[...]
                var end = start
                while !rest.isEmpty, end < texts.count, rest.starts(with: texts[end]) {
                    rest = rest.dropFirst(texts[end].count)
                    end += 1
                }
                guard rest.isEmpty else { continue }
                setRole(Rect(x: row.x + start, y: row.y, width: end - start, height: 1), .match)
            }
        }
    }

    /// Shows where a row has the words of a filter, which finds them whatever marks they have.
    mutating func mark(_ filter: String, in row: Rect) {
        mark(filter.split(separator: " ").map { SearchText(SearchText(String($0)).plain) }, in: row)
    }
}
