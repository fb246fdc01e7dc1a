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
        guard case .key(let key) = event, bindings(around).first(for: key) == nil else { return .ignored }
        guard list.handle(key, count: around.themes.count, height: around.themes.count) else { return .ignored }
        around.theme = around.themes[list.selected]
        return .handled
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
        let box = room.centered(width: 40, height: min(room.height, around.themes.count + 2))
        frame.fill(box)
        let inside = frame.box(box, title: "Theme")
        for (row, index) in list.visibleRows(count: around.themes.count, height: inside.height).enumerated() {
            let line = inside.row(row)
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
