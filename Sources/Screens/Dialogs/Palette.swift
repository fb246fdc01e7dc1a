import InvoiceCore
import ScreenKit

/// Every command by its words.
struct Palette {
    /// A command that can be chosen.
    struct Command: Sendable, Equatable {
        let action: Action
        let words: String
        let key: String
    }

    let commands: [Command]
    var input = TextInput()
    var list = ListSelection()

    init(bindings: [Binding], context: AppContext) {
        var seen: Set<Action> = [.palette]
        let own = (bindings + App.everywhere).filter { seen.insert($0.action).inserted }
            .map { Command(action: $0.action, words: $0.words, key: $0.key.title) }
        commands = own + context.themes.map { Command(action: .theme($0), words: "Theme: \($0)", key: "") }
    }

    private var found: [Command] {
        let words = folded(input.text).split(separator: " ")
        return commands.filter { command in words.allSatisfy { folded(command.words).contains($0) } }
    }

    private func height(_ context: AppContext) -> Int {
        max(1, min(Chrome.room(of: context.size).height - 3, commands.count))
    }
}

extension Palette: Screen {
    static let name = "Commands"
    static let isDialog = true

    func bindings(_ context: AppContext) -> [Binding] {
        [
            Binding(.take, .enter, "Do it", "Do what is selected", rank: 0),
            Binding(.back, .escape, also: [.ctrl("p")], "Close", "Close the list", rank: 0),
        ]
    }

    mutating func update(_ event: AppEvent, _ context: inout AppContext) -> Reaction {
        switch event {
        case .key(let key):
            if bindings(context).first(for: key) != nil { return .ignored }
            if [.up, .down, .pageUp, .pageDown].contains(key) {
                return list.handle(key, count: found.count, height: height(context)) ? .handled : .ignored
            }
            guard input.handle(key) else { return .ignored }
            list = ListSelection()
            return .handled
        case .mouse(let mouse):
            let row = row(at: mouse.position, context)
            list.handle(mouse, row: row, count: found.count, height: height(context))
            return row != nil && mouse.kind == .press ? perform(.take, &context) : .handled
        case .paste(let text):
            input.insert(paste: text, limit: TextInput.longestFilter)
            list = ListSelection()
            return .handled
        default: return .ignored
        }
    }

    mutating func perform(_ action: Action, _ context: inout AppContext) -> Reaction {
        switch action {
        case .take:
            guard found.indices.contains(list.selected) else { return .handled }
            return .move(.delegate(found[list.selected].action))
        case .back: return .move(.pop)
        default: return .ignored
        }
    }

    func draw(in frame: inout Frame, room: Rect, _ context: AppContext) {
        let box = room.centered(width: min(70, room.width - 2), height: height(context) + 3)
        frame.fill(box)
        let inside = frame.box(box, title: "Commands")
        frame.put("›", x: inside.x + 1, y: inside.y, role: .accent)
        input.draw(
            in: &frame, x: inside.x + 3, y: inside.y, width: inside.width - 4, focused: true,
            placeholder: "type to filter")
        let found = found
        if found.isEmpty { frame.put("No such command.", x: inside.x + 3, y: inside.y + 1, role: .muted) }
        for (row, index) in list.visibleRows(count: found.count, height: inside.height - 1).enumerated() {
            let line = inside.row(row + 1)
            frame.addHit(line, id: "row:\(index)")
            let isSelected = index == list.selected
            if isSelected { frame.fill(line, role: .selection) }
            frame.put(
                found[index].words, x: line.x + 3, y: line.y, role: isSelected ? .selection : .text,
                maxWidth: line.width - 12)
            frame.put(
                found[index].key, in: line.inset(right: 2), role: isSelected ? .selection : .key, alignment: .right)
        }
    }

}
