import ScreenKit

/// The theme, shown at once as one moves through the list.
public struct Settings: Sendable, Equatable {
    /// The theme that Escape goes back to.
    let before: String
    var list: ListSelection

    init(_ around: Surroundings) {
        before = around.theme
        list = ListSelection(selected: around.themes.firstIndex(of: around.theme) ?? 0)
    }
}

extension Settings: ScreenBehaviour {
    func title(_ around: Surroundings) -> String { "Settings" }

    func bindings(_ around: Surroundings) -> [Binding] {
        [
            Binding(.take, .enter, "Keep", "Keep this theme", rank: 0),
            Binding(.back, .escape, also: [.char("q")], "Back", "Go back to the theme before", rank: 0),
        ]
    }

    mutating func update(_ event: AppEvent, _ around: inout Surroundings) -> Reaction {
        let (count, height) = (around.themes.count, box(around).height - 2)
        switch event {
        case .key(let key):
            guard bindings(around).first(for: key) == nil, list.handle(key, count: count, height: height) else {
                return .ignored
            }
            around.theme = around.themes[list.selected]
            return .handled
        case .mouse(let mouse):
            let row = row(at: mouse.position, around)
            list.handle(mouse, row: row, count: count, height: height)
            around.theme = around.themes[list.selected]
            return row != nil && mouse.kind == .doubleClick ? perform(.take, &around) : .handled
        default: return .ignored
        }
    }

    private func box(_ around: Surroundings) -> Rect {
        let room = Chrome.room(of: around.size)
        return room.centered(width: 40, height: min(room.height, around.themes.count + 2))
    }

    mutating func perform(_ action: Action, _ around: inout Surroundings) -> Reaction {
        switch action {
        case .take: return .move(.pop, [.useTheme(around.theme)])
        case .back:
            around.theme = before
            return .move(.pop)
        default: return .ignored
        }
    }

    func draw(in frame: inout Frame, room: Rect, _ around: Surroundings) {
        let box = box(around)
        frame.fill(box)
        let inside = frame.box(box, title: "Theme")
        for (row, index) in list.visibleRows(count: around.themes.count, height: inside.height).enumerated() {
            let line = inside.row(row)
            frame.addHit(line, id: "row:\(index)")
            if index == list.selected { frame.fill(line, role: .selection) }
            let mark = around.themes[index] == before ? "● " : "  "
            frame.put(
                mark + around.themes[index], x: line.x + 1, y: line.y, role: index == list.selected ? .selection : .text
            )
        }
    }

    func infoLine(_ around: Surroundings) -> [(String, Role)] {
        [("Enter keeps the theme for the next start.", .muted)]
    }
}
