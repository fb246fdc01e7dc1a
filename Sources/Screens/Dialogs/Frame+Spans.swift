import ScreenKit

extension Frame {
    /// A line of periods to choose from, each clickable as its key, and at the right the days of the
    /// chosen one, where they fit.
    mutating func putSpans<Span: CaseIterable & Equatable>(
        chosen: Span, days: String?, row: Rect, label: (Span) -> String, key: (Span) -> Character
    ) {
        var x = row.x + 1
        for span in Span.allCases {
            let width = put(" \(label(span)) ", x: x, y: row.y, role: span == chosen ? .selection : .muted)
            addHit(Rect(x: x, y: row.y, width: width, height: 1), .key(.char(key(span))))
            x += width + 1
        }
        guard let days else { return }
        let rest = Rect(x: x + 1, y: row.y, width: row.maxX - x - 3, height: 1)
        if TextWidth.of(days) <= rest.width { put(days, in: rest, role: .heading, alignment: .right) }
    }
}
