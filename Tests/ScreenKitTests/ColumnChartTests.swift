import ScreenKit
import Testing

@Suite struct ColumnChartTests {
    @Test func `one row shows the largest full and the smallest still`() {
        #expect(ColumnChart([0, 1, 50, 100]).rows(height: 1) == [" ▁▄█"])
        #expect(ColumnChart([1, 1_000_000]).rows(height: 1) == ["▁█"])
        #expect(ColumnChart([]).rows(height: 1) == [""])
        #expect(ColumnChart([0, 0]).rows(height: 1) == ["  "])
        #expect(ColumnChart([-5, 3]).rows(height: 1) == [" █"])
    }

    @Test func `higher charts have eighths in every row`() {
        #expect(ColumnChart([8, 4, 2, 1]).rows(height: 2) == ["█   ", "██▄▂"])
        #expect(ColumnChart([2, 1]).rows(height: 2, columnWidth: 2, gap: 1) == ["██   ", "██ ██"])
        #expect(ColumnChart([1]).rows(height: 0) == [])
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
