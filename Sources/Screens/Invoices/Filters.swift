import InvoiceCore
import ScreenKit
import Wording

/// Searches that need no typing: usual ones, those that were saved, and those that were typed last.
struct Filters {
    /// The search on the list; empty for none.
    let current: String
    var list = ListSelection()
    /// The name under which the current search is being saved.
    var naming: TextInput?
    /// Saved searches that were deleted here, the last one at the end.
    var deleted: [ListSettings.SavedSearch] = []

    init(_ current: String) { self.current = current.trimmingBlanks }

    private enum Entry {
        case quick(QuickFilter)
        case saved(ListSettings.SavedSearch)
        case recent(String)

        var search: String {
            switch self {
            case .quick(let filter): filter.search
            case .saved(let saved): saved.text
            case .recent(let text): text
            }
        }
    }

    private func entries(_ context: AppContext) -> [Entry] {
        let settings = context.listSettings
        return QuickFilter.allCases.map { .quick($0) } + settings.saved.map { .saved($0) }
            + settings.recent.map { .recent($0) }
    }

    private func selected(_ context: AppContext) -> Entry? {
        let entries = entries(context)
        return entries.indices.contains(list.selected) ? entries[list.selected] : nil
    }
}

extension Filters: Screen {
    static var name: String { wording.filtersTitle }
    static let isDialog = true

    func bindings(_ context: AppContext) -> [Binding] {
        if naming != nil {
            return [
                bind(.enter, wording.saveSearch, rank: 0) { $0.save(&$1) },
                bind(.escape, wording.saveNoSearch, rank: 0) { filters, _ in
                    filters.naming = nil
                    return .handled
                },
            ]
        }
        let isSaved = if case .saved? = selected(context) { true } else { false }
        let digits = (1...9).filter { $0 <= entries(context).count }.map { digit in
            bind(
                .char(Character("\(digit)")), ActionText("\(digit)", wording.searches(by: digit)), rank: nil,
                act: { filters, context in
                    let entries = filters.entries(context)
                    return entries.indices.contains(digit - 1)
                        ? .move(.list(.search(entries[digit - 1].search))) : .handled
                })
        }
        return [
            bind(.enter, wording.searchBySelected, rank: 0) { filters, context in
                filters.selected(context).map { .move(.list(.search($0.search))) } ?? .handled
            },
            bind(.char("+"), also: [.char("=")], wording.saveCurrentSearch, rank: 1, when: !current.isEmpty) {
                filters, _ in
                filters.naming = TextInput()
                return .handled
            },
            bind(.char("D"), also: [.delete], wording.deleteSearch, rank: 1, when: isSaved) { $0.delete(&$1) },
            bind(.char("U"), wording.restoreSearch, rank: 1, when: !deleted.isEmpty) { filters, context in
                guard let last = filters.deleted.popLast() else { return .handled }
                context.listSettings.apply(.save(last))
                return .effects(.editList(.save(last)))
            },
            Binding(.escape, also: [.char("q")], wording.closeList, rank: 0, does: .pop),
        ] + digits
    }

    func takesText(_ context: AppContext) -> Bool { naming != nil }

    private mutating func save(_ context: inout AppContext) -> Reaction {
        let name = (naming?.text ?? "").trimmingBlanks
        let edit = ListSettings.Edit.save(.init(name: name, text: current))
        context.listSettings.apply(edit)
        guard context.listSettings.saved.contains(.init(name: name, text: current)) else {
            context.notice = Notice(
                wording.searchNotSaved(mostSaved: ListSettings.mostSaved, longestName: ListSettings.longestName),
                .warning)
            return .handled
        }
        naming = nil
        return .effects(.editList(edit))
    }

    private mutating func delete(_ context: inout AppContext) -> Reaction {
        guard case .saved(let search)? = selected(context) else { return .handled }
        deleted.append(search)
        context.listSettings.apply(.forget(name: search.name))
        return .effects(.editList(.forget(name: search.name)))
    }

    private func height(_ context: AppContext) -> Int {
        max(1, box(context).height - 2 - wordsHeight(context))
    }

    /// Lines below the list for what the selected one searches for, where a row has no room for it.
    private func wordsHeight(_ context: AppContext) -> Int {
        let isWhole = entries(context).allSatisfy { Self.isWhole($0, width: boxWidth(context) - 2) }
        return isWhole ? 0 : 2
    }

    private static func isWhole(_ entry: Entry, width: Int) -> Bool {
        TextWidth.of(visible(entry.search)) <= width - nameWidth - 5
    }

    private func boxWidth(_ context: AppContext) -> Int { min(78, Chrome.room(of: context.size).width - 2) }

    mutating func update(_ event: AppEvent, _ context: inout AppContext) -> Reaction {
        let count = entries(context).count
        switch event {
        case .key(let key):
            if naming != nil { return naming?.handle(key) == true ? .handled : .ignored }
            return list.handle(key, count: count, height: height(context)) ? .handled : .ignored
        case .paste(let text):
            naming?.insert(paste: text, limit: ListSettings.longestName)
            return naming == nil ? .ignored : .handled
        case .mouse(let mouse, let target):
            list.handle(mouse, row: target?.rowNumber, count: count, height: height(context))
            guard target?.rowNumber != nil, mouse == .press, let entry = selected(context) else { return .handled }
            return .move(.list(.search(entry.search)))
        default: return .ignored
        }
    }

    private func box(_ context: AppContext) -> Rect {
        let room = Chrome.room(of: context.size)
        let height = entries(context).count + (naming == nil ? 2 : 3) + wordsHeight(context)
        return room.centered(width: boxWidth(context), height: min(room.height, height))
    }

    func draw(in frame: inout Frame, room: Rect, _ context: AppContext) {
        let box = box(context)
        frame.fill(box)
        var rows = frame.box(box, title: Self.name)
        if let naming {
            let label = wording.searchNameLabel
            frame.put(label, x: rows.x + 1, y: rows.y, role: .label)
            let x = rows.x + 2 + TextWidth.of(label)
            naming.draw(in: &frame, x: x, y: rows.y, width: rows.maxX - x - 1, focused: true, placeholder: current)
            rows = rows.inset(top: 1)
        }
        if wordsHeight(context) > 0, !frame.isSpoken {
            let below = rows.splitBottom(wordsHeight(context))
            rows = below.rest
            let words =
                selected(context).map { TextWidth.wrap(visible($0.search), width: below.bottom.width - 5) } ?? []
            for (row, line) in words.enumerated() where row < below.bottom.height {
                frame.put(line, x: below.bottom.x + 4, y: below.bottom.y + row, role: .muted)
            }
        }
        let entries = entries(context)
        let shown = list.clamped(count: entries.count, height: rows.height)
        for (row, index) in shown.visibleRows(count: entries.count, height: rows.height).enumerated() {
            let line = rows.row(row)
            frame.addHit(line, .row(index))
            draw(entries[index], number: index + 1, in: &frame, line)
            if index == shown.selected { frame.setGround(line, .selection) }
        }
        ScrollBar(count: entries.count, offset: shown.offset)
            .draw(in: &frame, x: box.maxX - 1, y: rows.y, height: rows.height)
    }

    /// Columns of the names, before what is searched for.
    private static let nameWidth = 24

    private func draw(_ entry: Entry, number: Int, in frame: inout Frame, _ line: Rect) {
        if number <= 9 { frame.put("\(number)", x: line.x + 1, y: line.y, role: .key) }
        let name: String
        switch entry {
        case .quick(let filter): name = wording.name(of: filter)
        case .saved(let saved): name = "★ \(saved.name)"
        case .recent: name = wording.recentSearch
        }
        let isRecent = if case .recent = entry { true } else { false }
        frame.put(
            name, x: line.x + 4, y: line.y, role: isRecent ? .muted : .text, maxWidth: Self.nameWidth - 1)
        guard frame.isSpoken || Self.isWhole(entry, width: line.width) else { return }
        frame.put(
            entry.search, x: line.x + 4 + Self.nameWidth, y: line.y, role: isRecent ? .text : .muted,
            maxWidth: line.width - Self.nameWidth - 5)
    }
}
