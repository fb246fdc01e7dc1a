import ScreenKit
import Testing

@Suite struct ListSelectionTests {
    private func after(_ keys: Key..., from start: ListSelection = ListSelection(), count: Int = 100, height: Int = 10)
        -> [Int]
    {
        var list = start
        for key in keys {
            let handled = list.handle(key, count: count, height: height)
            #expect(handled)
        }
        return [list.selected, list.offset]
    }

    @Test func `keys move the selection and keep it visible`() {
        #expect(after(.down, .char("j"), .char("о"), .up) == [2, 0])
        #expect(after(.end) == [99, 90])
        #expect(after(.char("G"), .char("k")) == [98, 90])
        #expect(after(.char("G"), .home) == [0, 0])
        #expect(after(.char("П"), .char("п")) == [0, 0])
        #expect(after(.pageDown) == [9, 9])
        #expect(after(.pageDown, .pageUp) == [0, 0])
        #expect(after(.ctrl("f"), .ctrl("b"), .ctrl("n"), .ctrl("n"), .ctrl("p")) == [1, 0])
        #expect(after(.ctrl("d")) == [5, 5])
        #expect(after(.up) == [0, 0])
        #expect(after(.down, from: ListSelection(selected: 99, offset: 90)) == [99, 90])
        #expect(after(.down, .end, .pageDown, count: 0) == [0, 0])
        var list = ListSelection()
        let handled = [Key.enter, .char("x")].map { list.handle($0, count: 5, height: 5) }
        #expect(handled == [false, false])
    }

    @Test func `the wheel takes the selection along only where it must`() {
        var list = ListSelection(selected: 5)
        list.scroll(by: 3, count: 100, height: 10)
        #expect(list == ListSelection(selected: 5, offset: 3))
        list.scroll(by: 3, count: 100, height: 10)
        #expect(list == ListSelection(selected: 6, offset: 6))
        list.scroll(by: 1000, count: 100, height: 10)
        #expect(list == ListSelection(selected: 90, offset: 90))
        list.scroll(by: -1000, count: 100, height: 10)
        #expect(list == ListSelection(selected: 9, offset: 0))
        list.scroll(by: 5, count: 3, height: 10)
        #expect(list == ListSelection(selected: 2, offset: 0))
    }

    @Test func `a list that changed has a valid selection`() {
        for count in [0, 1, 5, 10, 11, 200] {
            for height in [0, 1, 10, 500] {
                for selected in [-3, 0, 7, 500] {
                    for offset in [-1, 0, 50, 900] {
                        let list = ListSelection(selected: selected, offset: offset).clamped(
                            count: count, height: height)
                        #expect(list.selected >= 0 && list.selected <= max(0, count - 1))
                        let rows = list.visibleRows(count: count, height: height)
                        #expect(rows.isEmpty || rows.contains(list.selected))
                        #expect(rows.count == min(count, height))
                    }
                }
            }
        }
    }
}
