import InvoiceCore
import ScreenKit
import Wording

/// The keys of the screen below, drawn from its bindings, and what else one may want to know there.
struct Help {
    let screenTitle: String
    let sections: [Section]
    var lines = ScrolledLines()

    /// A heading and what stands under it.
    struct Section: Sendable, Equatable {
        let title: String
        var rows: [Row]
    }

    /// A key, a term or a glyph, and what it means.
    struct Row: Sendable, Equatable {
        let name: String
        let words: String
        var role = Role.key

        init(_ name: String, _ words: String, _ role: Role = .key) {
            (self.name, self.words, self.role) = (name, words, role)
        }

        init(_ binding: Binding, isTyping: Bool, _ context: AppContext) {
            let keys = ([binding.key] + binding.also).filter { !isTyping || $0.text == nil }
            let words = binding.reason.map { "\(binding.words) (\($0))" } ?? binding.words
            self.init(
                keys.prefix(3).map { wording.title(of: $0) }.joined(separator: Self.or(context)), words,
                binding.isAllowed ? .key : .muted)
        }

        /// Groups of keys, as those on a keyboard's cursor block and on its letters.
        init(_ groups: [[Key]], _ words: String, _ context: AppContext) {
            let keys = groups.map { $0.map { wording.title(of: $0) }.joined(separator: Self.or(context)) }
            self.init(keys.joined(separator: context.isAccessible ? Self.or(context) : "  "), words)
        }

        /// Between keys that do the same.
        private static func or(_ context: AppContext) -> String { context.isAccessible ? " \(wording.or) " : " " }
    }

    init(of screen: any Screen, _ context: AppContext) {
        screenTitle = type(of: screen).name
        // Where one types, letters are no keys.
        let isTyping = screen.takesText(context)
        let own = screen.keys(context) + screen.impossibleBindings(context)
        let common = screen.allKeys(context).filter { key in !own.contains { $0.literal == key.literal } }
        // A key of the screen's own comes before what is typed; of the others, letters are typed.
        func works(_ binding: Binding) -> Bool {
            !isTyping || ([binding.key] + binding.also).contains { $0.text == nil }
        }
        var sections = [
            Section(title: wording.keysHereHeading, rows: own.map { Row($0, isTyping: false, context) }),
            Section(
                title: wording.keysEverywhereHeading,
                rows: common.filter(works).map { Row($0, isTyping: isTyping, context) }),
        ]
        if isTyping { sections.append(Self.inputs(context)) }
        if screen.hasList(context) { sections.append(Self.lists(isTyping: isTyping, context)) }
        if type(of: screen).isSearched {
            sections.append(
                Section(title: wording.searchHeading, rows: wording.searchTerms.map { Row($0.term, $0.words) }))
            sections.append(Section(title: wording.statesHeading, rows: Self.states))
        }
        sections += screen.helpSections(context)
        self.sections = sections.filter { !$0.rows.isEmpty }
    }

    private static func lists(isTyping: Bool, _ context: AppContext) -> Section {
        func keys(_ cursor: [Key], _ letters: [Key]) -> [[Key]] { isTyping ? [cursor] : [cursor, letters] }
        return Section(
            title: wording.listsHeading,
            rows: [
                Row(keys([.up, .down], [.char("k"), .char("j")]), wording.moveInList, context),
                Row([[.pageUp, .pageDown]], wording.pageInList, context),
            ] + (isTyping ? [] : [Row(keys([.home, .end], [.char("g"), .char("G")]), wording.jumpInList, context)]))
    }

    private static func inputs(_ context: AppContext) -> Section {
        Section(
            title: wording.inputsHeading,
            rows: [
                Row([[.ctrl("a"), .ctrl("e")]], wording.jumpInInput, context),
                Row([[.ctrl("u"), .ctrl("k"), .ctrl("w")]], wording.deleteInInput, context),
                Row([[.ctrl("y")], [.ctrl("_")]], wording.restoreInInput, context),
            ])
    }

    /// The glyphs of the states.
    private static var states: [Row] {
        ShownState.allCases.map { state in
            let badge = wording.badge(for: state)
            return Row(badge.text, wording.meaning(of: state), badge.role)
        }
    }
}

extension Help {
    /// Below this, two columns would break most lines.
    private static let twoColumns = 110

    func content(_ context: AppContext) -> [StyledLine] {
        // Between the text and its scroll bar stays a blank.
        let width = width(context) - 4
        var lines: [StyledLine] = []
        if let notice = context.notice {
            lines = StyledLine.wrapped(notice.text, notice.role, width: width) + [StyledLine()]
        }
        if width < Self.twoColumns {
            lines += sections.flatMap { section in
                let own =
                    context.isAccessible
                    ? Self.readLines(of: section, width: width) : Self.lines(of: section, width: width)
                return own + [StyledLine()]
            }
        } else {
            lines += columns(width)
        }
        return lines + StyledLine.wrapped(wording.keysRemark, .muted, width: width, indent: 1)
    }

    /// The sections side by side, in their order, so that the two sides are about as long.
    private func columns(_ width: Int) -> [StyledLine] {
        let column = (width - 3) / 2
        let parts = sections.map { Self.lines(of: $0, width: column) + [StyledLine()] }
        let all = parts.reduce(0) { $0 + $1.count }
        var left: [StyledLine] = []
        var right: [StyledLine] = []
        for part in parts {
            if right.isEmpty, left.isEmpty || left.count + part.count / 2 <= all / 2 {
                left += part
            } else {
                right += part
            }
        }
        return (0..<max(left.count, right.count)).map { index in
            var line = index < left.count ? left[index] : StyledLine()
            guard index < right.count else { return line }
            let used = line.parts.reduce(0) { $0 + TextWidth.of(visible($1.text)) }
            line.parts.append(StyledLine.Part(text: String(repeating: " ", count: column + 3 - used), role: .text))
            line.parts += right[index].parts
            return line
        }
    }

    /// A key and what it does are one line, however long.
    private static func readLines(of section: Section, width: Int) -> [StyledLine] {
        [StyledLine(section.title, .heading)]
            + section.rows.flatMap { row in
                let isKey = row.role == .key || row.role == .muted
                return StyledLine.wrapped(
                    wording.labelled(isKey ? wording.spokenKey(row.name) : spoken(row.name), row.words), .text,
                    width: width)
            }
    }

    /// What has no room in a line goes on under itself; nothing is cut.
    private static func lines(of section: Section, width: Int) -> [StyledLine] {
        let widest = section.rows.map { TextWidth.of($0.name) }.max() ?? 0
        let names = min(max(13, widest + 2), width / 3)
        return [StyledLine(" \(section.title)", .heading)]
            + section.rows.flatMap { row in
                let words = TextWidth.wrap(row.words, width: width - names - 1)
                let name = TextWidth.wrap(row.name, width: names - 1)
                return (0..<max(words.count, name.count)).map { index in
                    StyledLine([
                        (" " + TextWidth.pad(index < name.count ? name[index] : "", to: names), row.role),
                        (index < words.count ? words[index] : "", row.role == .muted ? .muted : .text),
                    ])
                }
            }
    }

    private func width(_ context: AppContext) -> Int { min(150, Chrome.room(of: context.size).width - 2) }

    private func box(_ context: AppContext) -> Rect {
        let room = Chrome.room(of: context.size)
        return room.centered(width: width(context), height: min(room.height, content(context).count + 2))
    }
}

extension Help: Screen {
    static var name: String { wording.helpTitle }
    static let isDialog = true

    func bindings(_ context: AppContext) -> [Binding] {
        [
            Binding(
                .escape, also: [.char("q"), .char("?"), .enter, .function(1)], wording.closeHelp, rank: 0,
                does: .pop)
        ]
    }

    mutating func update(_ event: AppEvent, _ context: inout AppContext) -> Reaction {
        lines.take(event, count: content(context).count, height: box(context).height - 2)
    }

    func draw(in frame: inout Frame, room: Rect, _ context: AppContext) {
        let box = box(context)
        frame.fill(box)
        let inside = frame.box(box, title: wording.helpTitle(of: screenTitle))
        lines.draw(content(context), in: &frame, room: inside)
    }
}
