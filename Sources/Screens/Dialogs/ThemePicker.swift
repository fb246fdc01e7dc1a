import ScreenKit
import Wording

/// The theme, shown at once as one moves through the list.
struct ThemePicker {
    /// The theme that Escape goes back to.
    let before: String
    var picker = Picker()

    init(_ context: AppContext) {
        before = context.theme
        picker.list.selected = context.themes.firstIndex(of: context.theme) ?? 0
    }
}

extension ThemePicker: Screen {
    static var name: String { wording.themeTitle }
    static let isDialog = true
    static let dimsBackdrop = false

    func bindings(_ context: AppContext) -> [Binding] {
        [
            bind(.enter, wording.keepTheme, rank: 0) { $0.keep($1) },
            bind(.escape, also: [.char("q")], wording.restoreTheme, rank: 0) { screen, context in
                context.theme = screen.before
                return .pop
            },
        ]
    }

    private func keep(_ context: AppContext) -> Reaction { .move(.pop, [.useTheme(context.theme)]) }

    mutating func update(_ event: AppEvent, _ context: inout AppContext) -> Reaction {
        let (count, height) = (context.themes.count, box(context).height - 2)
        switch event {
        case .key(let key):
            guard picker.handle(key, count: count, height: height) else { return .ignored }
            context.theme = context.themes[picker.list.selected]
            return .handled
        case .mouse(let mouse, let target):
            let row = target?.rowNumber
            picker.list.handle(mouse, row: row, count: count, height: height)
            context.theme = context.themes[picker.list.selected]
            return row != nil && mouse == .doubleClick ? keep(context) : .handled
        default: return .ignored
        }
    }

    private func box(_ context: AppContext) -> Rect {
        let room = Chrome.room(of: context.size)
        return room.centered(width: 40, height: min(room.height, context.themes.count + 2))
    }

    func draw(in frame: inout Frame, room: Rect, _ context: AppContext) {
        picker.draw(Picker.Words(title: wording.themeTitle), in: &frame, box: box(context), count: context.themes.count)
        {
            index, line, isSelected, frame in
            let mark = context.themes[index] == before ? "● " : "  "
            frame.put(mark + context.themes[index], x: line.x + 1, y: line.y, role: isSelected ? .selection : .text)
        }
    }

    func infoLine(_ context: AppContext) -> [(String, Role)] {
        [(wording.themeIsKeptByEnter, .muted)]
    }
}
