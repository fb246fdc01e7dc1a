import InvoiceCore
import ScreenKit
import Wording

/// The first screen where no profile is chosen: the profiles that there are, and the ways in.
struct Welcome {
    var list = ListSelection()

    /// A row of it.
    private enum Row {
        case profile(ConsoleSettings.Account)
        case sandbox, connect, documentation
    }

    private func rows(_ context: AppContext) -> [Row] {
        context.settings.accounts.map { .profile($0) } + [.sandbox, .connect, .documentation]
    }

    private func height(_ context: AppContext) -> Int {
        max(1, (Chrome.room(of: context.size).height - top(context)) / rowHeight(context))
    }

    /// Two lines where what a row says has no room beside its title.
    private func rowHeight(_ context: AppContext) -> Int {
        let height = Chrome.room(of: context.size).height - top(context)
        return isWide(context) || height < 2 * rows(context).count ? 1 : 2
    }

    /// Whether all that the rows say has room beside their titles.
    private func isWide(_ context: AppContext) -> Bool {
        let room = context.size.width - 9 - titleWidth(context)
        return rows(context).allSatisfy { TextWidth.of(texts(of: $0).1) <= room }
    }

    private func titleWidth(_ context: AppContext) -> Int {
        let names = context.settings.names.map { TextWidth.of($0) }.max() ?? 0
        return min((context.size.width - 4) / 2, max(24, names + 10))
    }

    /// Lines above the rows.
    private func top(_ context: AppContext) -> Int {
        heading(context).count + 2
    }

    private func heading(_ context: AppContext) -> [String] {
        let lines = context.settings.accounts.isEmpty ? wording.welcomeLines : [wording.whichProfile]
        return lines.flatMap { TextWidth.wrap($0, width: context.size.width - 4) }
    }

    private func choose(_ context: inout AppContext) -> Reaction {
        let rows = rows(context)
        guard rows.indices.contains(list.selected) else { return .handled }
        context.notice = nil
        switch rows[list.selected] {
        case .profile(let account): return .effects(.openProfile(account.draft.name))
        case .sandbox: return .effects(.openProfile(ProfileName.sandbox))
        case .connect: return ProfileForm.open(&context)
        case .documentation: return .push(Documentation())
        }
    }
}

extension Welcome: Screen {
    static var name: String { wording.welcomeTitle }

    func bindings(_ context: AppContext) -> [Binding] {
        [
            bind(.enter, wording.chooseWay, rank: 0) { $0.choose(&$1) },
            .help(rank: 2), .palette(.char(":"), also: [.ctrl("p")], rank: 4),
            .quit(.char("q"), wording.quitAnywhere, rank: 1),
        ]
    }

    mutating func update(_ event: AppEvent, _ context: inout AppContext) -> Reaction {
        let (count, height) = (rows(context).count, height(context))
        switch event {
        case .key(let key):
            if let number = key.digit, (1...count).contains(number) {
                list.select(number - 1, count: count, height: height)
                return choose(&context)
            }
            return list.handle(key, count: count, height: height) ? .handled : .ignored
        case .mouse(let mouse, let target):
            list.handle(mouse, row: target?.rowNumber, count: count, height: height)
            return target?.rowNumber != nil && mouse == .press ? choose(&context) : .handled
        default: return .ignored
        }
    }

    func draw(in frame: inout Frame, room: Rect, _ context: AppContext) {
        let area = room.inset(left: 2, top: 1, right: 2)
        for (row, line) in heading(context).enumerated() {
            frame.put(line, x: area.x, y: area.y + row, role: .text, maxWidth: area.width)
        }
        let rows = rows(context)
        let place = Rect(
            x: area.x, y: room.y + top(context), width: area.width, height: max(1, room.height - top(context)))
        let (titleWidth, rowHeight, isWide) = (titleWidth(context), rowHeight(context), isWide(context))
        for (line, index) in list.visibleRows(count: rows.count, height: height(context)).enumerated() {
            let row = place.row(line * rowHeight)
            let isSelected = index == list.selected
            if isSelected { frame.put("▌", x: row.x - 1, y: row.y, role: .accent) }
            frame.put(index < 9 ? "\(index + 1)" : " ", x: row.x + 1, y: row.y, role: .key)
            let (title, words) = texts(of: rows[index])
            let x = row.x + 4
            frame.put(title, x: x, y: row.y, role: isSelected ? .title : .text, maxWidth: row.width - 4)
            if rowHeight == 1, isWide {
                frame.put(words, x: x + titleWidth, y: row.y, role: .muted, maxWidth: row.width - titleWidth - 4)
            } else if rowHeight == 2 {
                frame.put(words, x: x, y: row.y + 1, role: .muted, maxWidth: row.width - 4)
            }
            frame.addHit(Rect(x: row.x, y: row.y, width: row.width, height: rowHeight), .row(index))
        }
    }

    private func texts(of row: Row) -> (String, String) {
        switch row {
        case .profile(let account):
            ("\(account.draft.name)  \(Chrome.badge(of: account.draft.kind).0)", account.draft.baseURL)
        case .sandbox: wording.trySandbox
        case .connect: wording.connect
        case .documentation: wording.readDocumentation
        }
    }

    func infoLine(_ context: AppContext) -> [(String, Role)] {
        let rows = rows(context)
        if rowHeight(context) == 1, !isWide(context), rows.indices.contains(list.selected) {
            return [(texts(of: rows[list.selected]).1, .text)]
        }
        let settings = context.settings
        if settings.configPath.isEmpty { return [] }
        let isEmpty = settings.accounts.isEmpty && settings.mistaken.isEmpty
        let words = isEmpty ? wording.configFileToBe(settings.configPath) : wording.configFile(settings.configPath)
        return [(words, .muted)]
    }
}

/// The page about what is needed, and where it is kept.
struct Documentation {
    var lines = ScrolledLines()

    private func content(_ context: AppContext) -> [StyledLine] {
        let width = min(76, context.size.width - 4)
        return wording.documentation(configPath: context.settings.configPath).flatMap { part -> [StyledLine] in
            switch part {
            case .heading(let text): [StyledLine(), StyledLine(text, .heading)]
            case .paragraph(let text): StyledLine.wrapped(text, width: width)
            case .lines(let lines): lines.map { StyledLine("  \($0)", .label) }
            }
        }
    }
}

extension Documentation: Screen {
    static var name: String { wording.documentationTitle }

    func bindings(_ context: AppContext) -> [Binding] {
        [Binding(.escape, also: [.char("q"), .enter], wording.goBack, rank: 0, does: .pop), .help(rank: 1)]
    }

    mutating func update(_ event: AppEvent, _ context: inout AppContext) -> Reaction {
        lines.take(event, count: content(context).count, height: Chrome.room(of: context.size).height)
    }

    func draw(in frame: inout Frame, room: Rect, _ context: AppContext) {
        lines.draw(content(context), in: &frame, room: room.inset(left: 2))
    }
}
