import InvoiceCore
import ScreenKit
import Wording

/// Every command by its words.
struct Palette {
    /// A command: a key of the screen below, or a theme.
    struct Command: Sendable, Equatable {
        enum Act: Sendable, Equatable {
            case key(Key)
            case theme(String)
            /// What the list's header counts.
            case filter(QuickFilter)
        }

        let act: Act
        let label: String
        let words: String
        /// Further words by which it is found.
        var others = ""
        /// Why it can't be done now.
        var reason: String?

        /// The key that does it.
        var key: String { if case .key(let key) = act { wording.title(of: key) } else { "" } }

        var searched: String { folded("\(label) \(words) \(others)") }

        /// The same, found by the words of another language as well: of the same command, told in that.
        func alsoFound(by other: Command) -> Command {
            var command = self
            command.others = folded("\(others) \(other.label) \(other.words) \(other.others)")
            return command
        }
    }

    /// Those that can be done now first.
    let commands: [Command]
    var picker = Picker(filter: TextInput())

    init(of screen: any Screen, _ context: AppContext) {
        let spoken = Self.commands(of: screen, context)
        // Whoever knows the English ones finds them in any language.
        let english =
            SpokenLanguage.code == .english
            ? [] : SpokenLanguage.$inTask.withValue(.english) { Self.commands(of: screen, context) }
        commands = spoken.map { command in
            english.first { $0.act == command.act }.map { command.alsoFound(by: $0) } ?? command
        }
    }

    private static func commands(of screen: any Screen, _ context: AppContext) -> [Command] {
        let bindings = screen.allBindings(context).filter { $0.text != wording.showCommands }
        let possible = bindings.filter(\.isAllowed)
        let keys: [Command] = (possible + screen.impossibleBindings(context)).map { binding in
            Command(
                act: .key(binding.key), label: binding.label, words: binding.words, others: binding.text.others,
                reason: binding.reason)
        }
        let themes: [Command] = context.themes.map { Command(act: .theme($0), label: "", words: wording.theme($0)) }
        let isEmptyList = (screen as? InvoiceList)?.invoices.isEmpty ?? true
        let filters: [Command] = (isEmptyList ? [] : QuickFilter.allCases).map { filter in
            let text = wording.show(filter)
            return Command(act: .filter(filter), label: text.label, words: text.words, others: text.others)
        }
        let now: [Command] = keys.filter { $0.reason == nil }
        return now + filters + themes + keys.filter { $0.reason != nil }
    }

    private var typed: String { picker.filter?.text ?? "" }

    /// The commands that have all words: those first whose name they begin, then those whose name has a word that begins so, then
    /// those whose sentence has one; what can't be done now comes last.
    var found: (found: [Command], text: String) {
        FilterWords.first(of: typed, in: commands.map(\.searched)) { text in
            let words = folded(text).split(separator: " ")
            let fitting = commands.filter { command in words.allSatisfy { command.searched.contains($0) } }
            guard let first = words.first else { return fitting }
            func parts(of text: String) -> [Substring] { folded(text).split { !$0.isLetter && !$0.isNumber } }
            func begins(_ text: String) -> Bool { parts(of: text).contains { $0.hasPrefix(first) } }
            let ranks = fitting.map { command in
                if command.reason != nil { return 5 }
                if folded(command.label).hasPrefix(first) { return 0 }
                if begins(command.label) { return 1 }
                if parts(of: command.words).contains(where: { $0 == first }) { return 2 }
                // A word by which it is found, and which isn't shown, is meant where it was typed whole.
                if begins(command.words) || command.others.split(separator: " ").contains(first) { return 3 }
                return 4
            }
            return fitting.indices.sorted { (ranks[$0], $0) < (ranks[$1], $1) }.map { fitting[$0] }
        }
    }

    private func height(_ context: AppContext) -> Int {
        max(1, min(Chrome.room(of: context.size).height - 3, commands.count))
    }
}

extension Palette: Screen {
    static var name: String { wording.commandsTitle }
    static let isDialog = true

    func takesText(_ context: AppContext) -> Bool { true }
    func hasList(_ context: AppContext) -> Bool { true }

    func bindings(_ context: AppContext) -> [Binding] {
        [
            bind(.enter, wording.doSelected, rank: 0) { $0.take(&$1) },
            Binding(.escape, also: [.ctrl("p")], wording.closeList, rank: 0, does: .pop),
        ]
    }

    mutating func update(_ event: AppEvent, _ context: inout AppContext) -> Reaction {
        let count = self.found.found.count
        switch event {
        case .key(let key):
            return picker.handle(key, count: count, height: height(context)) ? .handled : .ignored
        case .mouse(let mouse, let target):
            let row = target?.rowNumber
            picker.list.handle(mouse, row: row, count: count, height: height(context))
            return row != nil && mouse == .press ? take(&context) : .handled
        case .paste(let text):
            picker.insert(paste: text)
            return .handled
        default: return .ignored
        }
    }

    private func take(_ context: inout AppContext) -> Reaction {
        let found = self.found.found
        guard found.indices.contains(picker.list.selected) else { return .handled }
        let command = found[picker.list.selected]
        if let reason = command.reason {
            context.notice = Notice(wording.notNow(command.label, reason), .warning)
            return .handled
        }
        switch command.act {
        case .key(let key): return .move(.delegate(key))
        case .filter(let filter): return .move(.list(.search(filter.search)))
        case .theme(let name):
            context.theme = name
            return .move(.pop, [.useTheme(name)])
        }
    }

    /// Columns of a row for what a command does, and why it can't be done now.
    private static func textWidth(_ context: AppContext) -> Int { boxWidth(context) - 2 - 3 - 9 }

    private static func boxWidth(_ context: AppContext) -> Int { min(78, context.size.width - 2) }

    /// Whether all that is said of a command has room in its row.
    private static func isWhole(_ command: Command, _ context: AppContext) -> Bool {
        let reason = command.reason.map { TextWidth.of("  (\($0))") } ?? 0
        return TextWidth.of(command.words) + reason <= textWidth(context)
    }

    /// What has no room in the row of the selected command.
    func infoLine(_ context: AppContext) -> [(String, Role)] {
        let found = self.found.found
        guard found.indices.contains(picker.list.selected) else { return [] }
        let command = found[picker.list.selected]
        if Self.isWhole(command, context) { return [] }
        return [(command.reason.map { wording.notNow(command.label, $0) } ?? command.words, .muted)]
    }

    func draw(in frame: inout Frame, room: Rect, _ context: AppContext) {
        let box = room.centered(width: Self.boxWidth(context), height: height(context) + 3)
        let words = Picker.Words(
            title: Self.name, placeholder: wording.commandFilterHint, nothing: wording.noSuchCommand)
        let (found, text) = self.found
        picker.draw(words, in: &frame, box: box, count: found.count) { index, line, _, frame in
            let command = found[index]
            let role: Role = command.reason == nil ? .text : .muted
            let texts = line.inset(left: 3, right: 9)
            // Where all of it has no room its name stands for what it does.
            let isWhole = Self.isWhole(command, context) || command.label.isEmpty
            // A command that was found by its name in the footer has it beside it.
            let isNamed = !isWhole || folded(command.words).contains(folded(command.label))
            let note = command.reason.map { "(\($0))" } ?? (isNamed || text.isEmpty ? "" : command.label)
            let name = isWhole ? command.words : command.label
            var end = texts.x + frame.put(name, x: texts.x, y: line.y, role: role, maxWidth: texts.width)
            if !note.isEmpty, end + 2 + TextWidth.of(note) <= texts.maxX {
                end += 2 + frame.put(note, x: end + 2, y: line.y, role: .muted)
            }
            frame.mark(text, in: Rect(x: texts.x, y: line.y, width: end - texts.x, height: 1))
            let keyRole: Role = command.reason == nil ? .key : .muted
            let key = frame.isSpoken ? wording.spokenKey(command.key) : command.key
            frame.put(key, in: line.inset(right: 2), role: keyRole, alignment: .right)
        }
    }
}
