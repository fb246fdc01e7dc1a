import ScreenKit
import Testing

@Suite struct StackedChartTests {
    private static let parts: [StackedChart.Part] = [.init("█", .success), .init("▒", .error), .init("░", .pending)]

    /// The rows that a chart draws, from the top.
    private func drawn(_ columns: [[Int]], height: Int, columnWidth: Int = 1, gap: Int = 0) -> [String] {
        let width = columns.count * (columnWidth + gap)
        var frame = Frame(size: Size(width: max(1, width), height: height))
        StackedChart(columns, parts: Self.parts)
            .draw(in: &frame, place: Rect(frame.size), columnWidth: columnWidth, gap: gap)
        return (0..<height).map { y in
            var line = (0..<width).map { String(frame[$0, y].grapheme) }.joined()
            while line.last == " " { line.removeLast() }
            return line
        }
    }

    @Test func `columns stand on the last row, their parts on each other`() {
        #expect(drawn([[2, 1, 1], [0, 0, 2], [1, 0, 0]], height: 4) == ["░", "▒", "█░", "█░█"])
        #expect(drawn([[1, 0, 0], [2, 0, 0]], height: 2, columnWidth: 2, gap: 1) == ["   ██", "██ ██"])
    }

    @Test func `a part that is there is seen, as long as there are rows`() {
        #expect(drawn([[1000, 1, 1]], height: 5) == ["░", "▒", "█", "█", "█"])
        #expect(drawn([[1000, 1000, 0], [1, 0, 0]], height: 4) == ["▒", "▒", "█", "██"])
        #expect(drawn([[1, 1, 1]], height: 2).allSatisfy { $0.count == 1 })
    }

    @Test func `nothing draws nothing`() {
        #expect(drawn([[0, 0, 0]], height: 3) == ["", "", ""])
        #expect(drawn([], height: 1) == [""])
        #expect(StackedChart([[-5, 3, 0]], parts: Self.parts).largest == 3)
    }

    @Test func `a bar is measured against the largest`() {
        #expect(ValueBar(10, of: 10).text(width: 4) == "████")
        #expect(ValueBar(5, of: 10).text(width: 3) == "█▌")
        #expect(ValueBar(1, of: 1_000_000).text(width: 10) == "▏")
        #expect(ValueBar(0, of: 10).text(width: 10) == "")
        #expect(ValueBar(3, of: 0).text(width: 10) == "")
        #expect(ValueBar(30, of: 10).text(width: 4) == "████")
    }
}
