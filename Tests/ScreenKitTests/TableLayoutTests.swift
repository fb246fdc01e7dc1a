import ScreenKit
import SnapshotSupport
import Testing

@Suite struct TableLayoutTests {
    private let columns = [
        Column("When", width: .fixed(5)), Column("Method", width: .flexible(min: 6)),
        Column("Amount", width: .content(min: 6, max: 20), alignment: .decimal),
        Column("", width: .content(min: 3, max: 5)),
        Column("State", width: .content(min: 5, max: 12), dropOrder: 1),
    ]
    private let rows = [
        ["14:31", "VisaMaster", "1 000.00", "UAH", "● finished"],
        ["14:20", "Wave, Côte d'Ivoire", "15 000", "XOF", "◐ started"],
        ["13:58", "Tether", "25.000000", "USDT", "? unknown"], ["11:07", "Cash", "—", "", "✕"],
    ]

    private func drawn(width: Int) -> String {
        var frame = Frame(size: Size(width: width, height: rows.count + 1))
        let layout = TableLayout(columns, width: width, rows: rows)
        layout.drawTitles(of: columns, in: &frame, x: 0, y: 0)
        for (index, row) in rows.enumerated() {
            layout.draw(row.map { ($0, .text) }, in: &frame, x: 0, y: index + 1)
        }
        return "\n" + characters(of: frame)
    }

    @Test func `amounts stand at their decimal point`() {
        #expect(
            drawn(width: 59) == """

                When   Method                      Amount        State
                14:31  VisaMaster            1 000.00      UAH   ● finished
                14:20  Wave, Côte d'Ivoire  15 000         XOF   ◐ started
                13:58  Tether                   25.000000  USDT  ? unknown
                11:07  Cash                      —               ✕
                """)
    }

    @Test func `the least needed column goes first and texts are cut`() {
        #expect(
            drawn(width: 30) == """

                When   Method      Amount
                14:31  VisaM…  1 000.00    UAH
                14:20  Wave,…  15 000      XOF
                13:58  Tether   25.000000  US…
                11:07  Cash      —
                """)
    }

    @Test func `flexible columns share what is left within their limits`() {
        let columns = [
            Column(width: .flexible(min: 2)), Column(width: .flexible(weight: 2, min: 2)),
            Column(width: .flexible(min: 2, max: 4)),
        ]
        func widths(_ width: Int) -> [Int] { TableLayout(columns, width: width, gap: 1).places.map(\.width) }
        #expect(widths(8) == [2, 2, 2])
        #expect(widths(34) == [10, 18, 4])
        for width in 8...200 {
            let taken = widths(width).reduce(2, +)
            #expect(taken == width)
        }
        // Too small for all: what doesn't fit is cut, and nothing stands outside.
        for width in 0...8 {
            let places = TableLayout(columns, width: width, gap: 1).places
            #expect(places.allSatisfy { $0.width == 0 || $0.x + $0.width <= width })
        }
    }

    @Test func bars() {
        #expect(ProgressBar(done: 0, of: 8).text(width: 4) == "    ")
        #expect(ProgressBar(done: 1, of: 2).text(width: 3) == "█▌ ")
        #expect(ProgressBar(done: 999, of: 1000).text(width: 4) == "███▉")
        #expect(ProgressBar(done: 8, of: 8).text(width: 4) == "████")
        #expect(ProgressBar(done: 3, of: 0).text(width: 2) == "██")
        #expect(ScrollBar(count: 10, offset: 0).mark(height: 10) == nil)
        #expect(ScrollBar(count: 100, offset: 0).mark(height: 10) == 0..<1)
        #expect(ScrollBar(count: 100, offset: 1).mark(height: 10) == 1..<2)
        #expect(ScrollBar(count: 100, offset: 90).mark(height: 10) == 9..<10)
        #expect(ScrollBar(count: 1_000_000, offset: 999_980).mark(height: 20) == 19..<20)
        for height in 1...12 {
            for count in 0...40 {
                for offset in 0...max(0, count - height) {
                    let mark = ScrollBar(count: count, offset: offset).mark(height: height)
                    #expect(
                        mark.map { !$0.isEmpty && $0.lowerBound >= 0 && $0.upperBound <= height } ?? (count <= height))
                }
            }
        }
    }
}
