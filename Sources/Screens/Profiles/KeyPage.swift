import InvoiceCore
import ScreenKit
import Wording

/// The commands with their keys, to give one of them another.
struct KeyPage {
    var list = ListSelection()
    /// Whether the next key is to be the selected command's.
    var isWaiting = false

    private var command: ConsoleCommand { ConsoleCommand.allCases[list.selected] }

    private static let count = ConsoleCommand.allCases.count

    private func height(_ context: AppContext) -> Int { Chrome.room(of: context.size).height }

    private func keys(of command: ConsoleCommand, _ context: AppContext) -> String {
        context.settings.keys.keys(of: command).map { wording.title(of: $0) }.joined(separator: " ")
    }

    /// Takes the key for the command, or says why not and waits for another.
    private mutating func take(_ pressed: Key, _ context: inout AppContext) -> Reaction {
        let key = Key(named: pressed.title) ?? pressed
        let keys = context.settings.keys
        if let problem = keys.problem(giving: key, to: command) {
            context.notice = Notice(wording.keyNotTaken(problem), .warning)
            return .handled
        }
        isWaiting = false
        if keys.keys(of: command) == [key] { return .handled }
        context.notice = Notice(wording.keyTaken(wording.title(of: key), wording.words(of: command)), .success)
        return .effects(.changeKey(command, key))
    }

    private func putBack(_ context: inout AppContext) -> Reaction {
        let standard = command.standardKeys.map { wording.title(of: $0) }.joined(separator: " ")
        if let problem = context.settings.keys.problem(givingBackTo: command) {
            context.notice = Notice(wording.keyNotTaken(problem), .warning)
            return .handled
        }
        context.notice = Notice(wording.keyTaken(standard, wording.words(of: command)), .success)
        return .effects(.changeKey(command, nil))
    }
}

extension KeyPage: Screen {
    static var name: String { wording.keysTitle }

    func takesText(_ context: AppContext) -> Bool { isWaiting }

    func bindings(_ context: AppContext) -> [Binding] {
        if isWaiting {
            return [
                bind(.escape, wording.keepKey, rank: 0) { page, _ in
                    page.isWaiting = false
                    return .handled
                }
            ]
        }
        return [
            bind(.enter, wording.changeKey, rank: 0) { page, _ in
                page.isWaiting = true
                return .handled
            },
            bind(
                .delete, also: [.backspace], wording.standardKey, rank: 2,
                when: context.settings.keys.isChanged(command)
            ) { $0.putBack(&$1) },
            Binding(.escape, also: [.char("q")], wording.goBack, rank: 1, does: .pop),
        ]
    }

    mutating func update(_ event: AppEvent, _ context: inout AppContext) -> Reaction {
        switch event {
        case .key(let key) where isWaiting: return take(key, &context)
        case .key(let key): return list.handle(key, count: Self.count, height: height(context)) ? .handled : .ignored
        case .mouse(let mouse, let target):
            let wasSelected = target?.rowNumber == list.selected
            isWaiting = false
            list.handle(mouse, row: target?.rowNumber, count: Self.count, height: height(context))
            isWaiting = target?.rowNumber != nil && (mouse == .doubleClick || mouse == .press && wasSelected)
            return .handled
        default: return .ignored
        }
    }

    func draw(in frame: inout Frame, room: Rect, _ context: AppContext) {
        let area = room.inset(left: 2, right: 2)
        let rows = list.visibleRows(count: Self.count, height: area.height)
        let keys = context.settings.keys
        for (line, index) in rows.enumerated() {
            let command = ConsoleCommand.allCases[index]
            let row = area.row(line)
            let isAwaited = isWaiting && index == list.selected
            let isChanged = keys.isChanged(command)
            frame.put(isChanged ? "*" : " ", x: row.x, y: row.y, role: .accent)
            let used = frame.put(
                isAwaited ? "…" : self.keys(of: command, context), x: row.x + 2, y: row.y,
                role: isAwaited ? .pending : .key, maxWidth: 8)
            let text = frame.isSpoken ? row.x + used + 4 : row.x + 11
            let end = text + frame.put(wording.words(of: command), x: text, y: row.y, maxWidth: row.maxX - text)
            // The name is for who writes the file.
            if end + 2 + TextWidth.of(command.rawValue) <= row.maxX {
                frame.put(
                    command.rawValue, in: Rect(x: end, y: row.y, width: row.maxX - end, height: 1), role: .muted,
                    alignment: .right)
            }
            if index == list.selected { frame.setGround(row, .selection) }
            frame.addHit(row, .row(index))
        }
        ScrollBar(count: Self.count, offset: rows.lowerBound)
            .draw(in: &frame, x: room.maxX - 1, y: area.y, height: area.height)
    }

    func infoLine(_ context: AppContext) -> [(String, Role)] {
        if isWaiting { return [(wording.pressKey(for: wording.words(of: command)), .pending)] }
        guard context.settings.keys.isChanged(command) else {
            return [(wording.keysRemark(on: command), .muted)]
        }
        return [
            (wording.standardKeyIs(command.standardKeys.map { wording.title(of: $0) }.joined(separator: " ")), .muted)
        ]
    }
}
