import InvoiceCore
import ScreenKit

extension Key {
    /// Whether it moves in a list that is filtered as one types; letters are the filter's.
    var movesInPicker: Bool {
        [.up, .down, .pageUp, .pageDown, .ctrl("n"), .ctrl("p")].contains(self)
    }
}

/// The currency picker over the form: filters as one types.
struct MethodPicker: Sendable, Equatable {
    var input = TextInput()
    var list = ListSelection()

    /// What is offered: without a filter favourites and recents come first.
    func methods(_ usage: MethodUsage) -> [PaymentMethod] {
        let catalog = PaymentMethodCatalog.standard
        let found = catalog.search(input.text)
        let preferred = usage.favourites + usage.recent.filter { !usage.favourites.contains($0) }
        let rank = Dictionary(preferred.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        let isFiltered = !input.text.allSatisfy(\.isWhitespace)
        // What was typed decides first: an exact code stays on top of any favourite.
        if isFiltered, let first = found.first, first.code == folded(input.text) { return found }
        let order = found.enumerated().sorted { a, b in
            (rank[a.element.code] ?? .max, a.offset) < (rank[b.element.code] ?? .max, b.offset)
        }
        return order.map(\.element)
    }

    func selected(_ usage: MethodUsage) -> PaymentMethod? {
        let methods = methods(usage)
        return methods.indices.contains(list.selected) ? methods[list.selected] : nil
    }

    /// The dialog's place; the same for drawing and for clicks.
    static func box(in room: Rect) -> Rect {
        room.centered(width: min(room.width - 2, 92), height: min(room.height, 20))
    }

    static func listHeight(in room: Rect) -> Int { max(1, box(in: room).height - 3) }

    /// Takes a key; false for those that the form must take.
    mutating func handle(_ key: Key, usage: MethodUsage, height: Int) -> Bool {
        let count = methods(usage).count
        if key.movesInPicker { return list.handle(key, count: count, height: height) }
        let before = input.text
        guard input.handle(key) else { return false }
        if input.text != before { list = ListSelection() }
        return true
    }

    func draw(in frame: inout Frame, room: Rect, _ context: AppContext) {
        let methods = methods(context.usage)
        let area = Self.box(in: room)
        frame.fill(area)
        let inside = frame.box(area, title: "Currency", note: "⏎ Take   ^F Favourite   Esc Back")
        let count = " \(methods.count) of \(PaymentMethodCatalog.standard.methods.count) "
        frame.put(
            count, in: Rect(x: area.x + 2, y: area.y, width: area.width - 4, height: 1), role: .muted, alignment: .right
        )
        frame.put("›", x: inside.x + 1, y: inside.y, role: .accent)
        input.draw(
            in: &frame, x: inside.x + 3, y: inside.y, width: inside.width - 4, focused: true,
            placeholder: "type a code, name, country or kind")
        let rows = inside.inset(top: 1)
        if methods.isEmpty {
            frame.put(
                "Nothing fits; the gateway's currencies are fixed.", x: rows.x + 3, y: rows.y, role: .muted,
                maxWidth: rows.width - 3)
        }
        let columns = [
            Column(width: .content(min: 8, max: 16)), Column(width: .content(min: 0, max: 14)),
            Column(width: .fixed(4)), Column(width: .fixed(11), dropOrder: 1),
            Column(width: .flexible(min: 10, max: 32)),
        ]
        let texts = PaymentMethodCatalog.standard.methods.map(texts(of:))
        let table = TableLayout(columns, width: rows.width - 4, rows: texts)
        let visible = list.visibleRows(count: methods.count, height: rows.height)
        for (row, index) in visible.enumerated() {
            let y = rows.y + row
            let method = methods[index]
            let isSelected = index == list.clamped(count: methods.count, height: rows.height).selected
            let area = Rect(x: rows.x, y: y, width: rows.width, height: 1)
            if isSelected { frame.fill(area, role: .selection) }
            let mark =
                context.usage.favourites.contains(method.code)
                ? "★" : context.usage.recent.contains(method.code) ? "·" : " "
            frame.put(mark, x: rows.x + 1, y: y, role: isSelected ? .selection : .accent)
            let roles: [Role] = [.text, .text, .amount, .muted, .muted]
            let cells = zip(self.texts(of: method), roles).map { ($0, isSelected ? Role.selection : $1) }
            table.draw(cells, in: &frame, x: rows.x + 3, y: y)
            frame.addHit(area, .row(index))
        }
        ScrollBar(count: methods.count, offset: visible.lowerBound)
            .draw(in: &frame, x: rows.maxX - 1, y: rows.y, height: rows.height)
    }

    private func texts(of method: PaymentMethod) -> [String] {
        let place = method.country?.name ?? (method.kind == .crypto ? "crypto" : "")
        return [method.provider, place, method.unit, Wording.decimals(method.decimals), method.code]
    }
}
