import InvoiceCore
import ScreenKit
import Wording

/// Every command by its words.
struct Palette {
    /// A command that can be chosen: a key of the screen below, or a theme.
    enum Command: Sendable, Equatable {
        case key(Key, words: String)
        case theme(String)

        var words: String {
            switch self {
            case .key(_, let words): words
            case .theme(let name): wording.theme(name)
            }
        }

        /// The key that does it.
        var key: String {
            switch self {
            case .key(let key, _): key.title
            case .theme: ""
            }
        }
    }

    let commands: [Command]
    var picker = Picker(filter: TextInput())

    init(of screen: any Screen, _ context: AppContext) {
        let others = screen.allKeys(context).filter { !$0.answers(to: .ctrl("p")) }
        let keys = others.map { Command.key($0.key, words: $0.words) }
        commands = keys + context.themes.map { Command.theme($0) }
    }

    private var found: [Command] {
        let words = folded(picker.filter?.text ?? "").split(separator: " ")
        return commands.filter { command in words.allSatisfy { folded(command.words).contains($0) } }
    }

    private func height(_ context: AppContext) -> Int {
        max(1, min(Chrome.room(of: context.size).height - 3, commands.count))
    }
}

extension Palette: Screen {
    static var name: String { wording.commandsTitle }
    static let isDialog = true

    func bindings(_ context: AppContext) -> [Binding] {
        [
            bind(.enter, wording.doSelected, rank: 0) { $0.take(&$1) },
            Binding(.escape, also: [.ctrl("p")], wording.closeList, rank: 0, does: .pop),
        ]
    }

    mutating func update(_ event: AppEvent, _ context: inout AppContext) -> Reaction {
        switch event {
        case .key(let key):
            return picker.handle(key, count: found.count, height: height(context)) ? .handled : .ignored
        case .mouse(let mouse, let target):
            let row = target?.rowNumber
            picker.list.handle(mouse, row: row, count: found.count, height: height(context))
            return row != nil && mouse == .press ? take(&context) : .handled
        case .paste(let text):
            picker.insert(paste: text)
            return .handled
        default: return .ignored
        }
    }

    private func take(_ context: inout AppContext) -> Reaction {
        guard found.indices.contains(picker.list.selected) else { return .handled }
        switch found[picker.list.selected] {
        case .key(let key, _): return .move(.delegate(key))
        case .theme(let name):
            context.theme = name
            return .move(.pop, [.useTheme(name)])
        }
    }

    func draw(in frame: inout Frame, room: Rect, _ context: AppContext) {
        let box = room.centered(width: min(70, room.width - 2), height: height(context) + 3)
        let words = Picker.Words(
            title: Self.name, placeholder: wording.commandFilterHint, nothing: wording.noSuchCommand)
        let found = found
        picker.draw(words, in: &frame, box: box, count: found.count) { index, line, isSelected, frame in
            frame.put(
                found[index].words, x: line.x + 3, y: line.y, role: isSelected ? .selection : .text,
                maxWidth: line.width - 12)
            frame.put(
                found[index].key, in: line.inset(right: 2), role: isSelected ? .selection : .key, alignment: .right)
        }
    }
}
