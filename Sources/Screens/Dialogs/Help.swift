import ScreenKit
import Wording

/// The keys of the screen below, drawn from its bindings.
struct Help {
    let screenTitle: String
    /// The keys of that screen, a line each.
    let keyLines: [StyledLine]
    /// True over the list, where one searches.
    let explainsSearch: Bool
    var lines = ScrolledLines()

    init(of screen: any Screen, _ context: AppContext) {
        screenTitle = type(of: screen).name
        explainsSearch = type(of: screen).isSearched
        keyLines = screen.allKeys(context).map { binding in
            let keys = ([binding.key] + binding.also).prefix(3).map(\.title).joined(separator: " ")
            return Self.line(keys, binding.words)
        }
    }

    private static func line(_ keys: String, _ words: String) -> StyledLine {
        StyledLine([(TextWidth.pad(" \(keys)", to: 16), .key), (words, .text)])
    }

    /// Groups of keys, as those on a keyboard's cursor block and on its letters.
    private static func line(_ groups: [[Key]], _ words: String) -> StyledLine {
        line(groups.map { $0.map(\.title).joined(separator: " ") }.joined(separator: "  "), words)
    }

    private func content(_ context: AppContext) -> [StyledLine] {
        var lines: [StyledLine] = []
        if let notice = context.notice {
            lines = StyledLine.wrapped(notice.text, notice.role, width: width(context) - 4) + [StyledLine()]
        }
        lines.append(StyledLine(wording.keysHereHeading, .heading))
        lines += keyLines
        if explainsSearch {
            lines += [StyledLine(), StyledLine(wording.searchHeading, .heading)]
            lines += wording.searchTerms.map { Self.line($0.term, $0.words) }
        }
        lines += [StyledLine(), StyledLine(wording.listsHeading, .heading)]
        lines += [
            Self.line([[.up, .down], [.char("k"), .char("j")]], wording.moveInList),
            Self.line([[.pageUp, .pageDown]], wording.pageInList),
            Self.line([[.home, .end], [.char("g"), .char("G")]], wording.jumpInList), StyledLine(),
            StyledLine(wording.inputsHeading, .heading),
            Self.line([[.ctrl("a"), .ctrl("e")]], wording.jumpInInput),
            Self.line([[.ctrl("u"), .ctrl("k"), .ctrl("w")]], wording.deleteInInput),
            Self.line([[.ctrl("y")], [.ctrl("_")]], wording.restoreInInput), StyledLine(),
            StyledLine(wording.keysRemark, .muted),
        ]
        return lines
    }

    private func width(_ context: AppContext) -> Int { min(76, Chrome.room(of: context.size).width - 2) }

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
        lines.draw(content(context), in: &frame, room: inside.inset(left: 1))
    }

}
