import InvoiceCore
import ScreenKit
import Wording

extension SettingsScreen {
    /// Lines of it: headings among the rows.
    private enum Line: Equatable {
        case heading(String)
        case row(Int)
        case blank
    }

    private func lines(_ context: AppContext) -> [Line] {
        let profiles = context.settings.accounts.count + 2 + context.settings.mistaken.count
        let count = Self.rows(context).count
        return [.heading(wording.profilesHeading)] + (0..<profiles).map { .row($0) }
            + [.blank, .heading(wording.screenHeading)] + (profiles..<count).map { .row($0) }
    }

    func draw(in frame: inout Frame, room: Rect, _ context: AppContext) {
        let area = room.inset(left: 2, top: room.height > 18 ? 1 : 0, right: 2)
        let told = told(context, width: area.width)
        let (upper, lower) = area.splitBottom(told.count)
        for (row, line) in told.enumerated() { line.draw(in: &frame, x: lower.x, y: lower.y + row, width: lower.width) }
        let lines = lines(context)
        let rows = Self.rows(context)
        let selected = lines.firstIndex(of: .row(list.selected)) ?? 0
        let first = min(max(0, selected + 2 - upper.height), max(0, lines.count - upper.height))
        let nameWidth = min(
            upper.width / 3,
            max(
                16,
                ((context.settings.names + context.settings.mistaken.map(\.name)).map { TextWidth.of($0) }.max() ?? 0)
                    + 2))
        for (line, content) in lines.dropFirst(first).prefix(upper.height).enumerated() {
            let rect = upper.row(line)
            switch content {
            case .blank: break
            case .heading(let text): frame.put(text, x: rect.x, y: rect.y, role: .heading)
            case .row(let index):
                if index == list.selected { frame.put("▌", x: rect.x - 1, y: rect.y, role: .accent) }
                draw(rows[index], number: index + 1, in: &frame, row: rect, nameWidth: nameWidth, context)
                if index == list.selected { frame.setGround(rect, .selection) }
                frame.addHit(rect, .row(index))
            }
        }
        ScrollBar(count: lines.count, offset: first)
            .draw(in: &frame, x: room.maxX - 1, y: upper.y, height: upper.height)
    }

    private func draw(
        _ row: Row, number: Int, in frame: inout Frame, row rect: Rect, nameWidth: Int, _ context: AppContext
    ) {
        let settings = context.settings
        switch row {
        case .profile(let index):
            let account = settings.accounts[index]
            var remarks: [String] = []
            if account.draft.name == context.profile { remarks.append(wording.inUse) }
            if account.draft.name == settings.defaultProfile { remarks.append(wording.openedFirst) }
            if !account.isInFile { remarks.append(wording.fromVariables) }
            drawProfile(
                account.draft.name, account.draft.kind, account.draft.baseURL, remarks, number, in: &frame, rect,
                nameWidth,
                context)
        case .sandbox:
            let remarks = context.profile == ProfileName.sandbox ? [wording.inUse] : []
            drawProfile(
                ProfileName.sandbox, .sandbox, wording.embeddedGateway, remarks, number, in: &frame, rect, nameWidth,
                context)
        case .another:
            let key = settings.keys.title(of: .addProfile)
            let used = frame.put(key, x: rect.x, y: rect.y, role: .key)
            frame.put(
                wording.anotherGateway, x: rect.x + max(4, used + 1), y: rect.y, role: .muted, maxWidth: rect.width - 4)
        case .mistaken(let index):
            let mistaken = settings.mistaken[index]
            frame.put("✕", x: rect.x + 2, y: rect.y, role: .error)
            frame.put(mistaken.name, x: rect.x + 4, y: rect.y, maxWidth: nameWidth - 1)
            frame.put(
                wording.mistake(mistaken.problem, in: mistaken.name), x: rect.x + 5 + nameWidth, y: rect.y,
                role: .warning, maxWidth: rect.width - nameWidth - 5)
        case .language:
            drawSetting(
                wording.name(ofRow: .language), settings.language.value.name, nil, in: &frame, rect, nameWidth)
        case .theme:
            let said =
                settings.usesColor.value
                ? nil : "\(wording.noColorSaid), \(wording.decided(by: settings.usesColor.source) ?? "")"
            drawSetting(
                wording.name(ofRow: .theme), context.theme, wording.decided(by: settings.theme.source) ?? said,
                in: &frame, rect,
                nameWidth)
        case .mouse: drawFlag(wording.name(ofRow: .mouse), settings.usesMouse, in: &frame, rect, nameWidth)
        case .bell: drawFlag(wording.name(ofRow: .bell), settings.bell, in: &frame, rect, nameWidth)
        case .notify: drawFlag(wording.name(ofRow: .notify), settings.notify, in: &frame, rect, nameWidth)
        case .accessible:
            drawFlag(wording.name(ofRow: .accessible), settings.isAccessible, in: &frame, rect, nameWidth)
        case .keys:
            drawSetting(
                wording.keysRow, wording.changedKeys(settings.keys.changed), nil, in: &frame, rect, nameWidth)
        }
    }

    /// An address in fewer columns is left out.
    private static let leastAddress = 12

    private func drawProfile(
        _ name: String, _ kind: ProfileKind, _ address: String, _ remarks: [String], _ number: Int,
        in frame: inout Frame, _ rect: Rect, _ nameWidth: Int, _ context: AppContext
    ) {
        let isUsed = name == context.profile
        if number < 10 { frame.put("\(number)", x: rect.x, y: rect.y, role: .key) }
        frame.put(isUsed ? "●" : " ", x: rect.x + 2, y: rect.y, role: .accent)
        frame.put(name, x: rect.x + 4, y: rect.y, role: isUsed ? .title : .text, maxWidth: nameWidth - 1)
        let (word, role) = Chrome.badge(of: kind)
        frame.put(" \(word) ", x: rect.x + 4 + nameWidth, y: rect.y, role: role)
        let words = ProfileKind.allCases.map { TextWidth.of(Chrome.badge(of: $0).0) }.max() ?? 0
        let x = rect.x + 4 + nameWidth + words + 3
        let room = rect.maxX - x
        var remark = remarks.joined(separator: ", ")
        // The mark before its name says as well that it is in use.
        if isUsed, TextWidth.of(remark) > room { remark = remarks.dropFirst().joined(separator: ", ") }
        let needed = remark.isEmpty ? 0 : TextWidth.of(remark) + 2
        // Which one it is matters more than where it is, of which a few letters say nothing.
        let width = room - needed
        if width >= Self.leastAddress || frame.isSpoken {
            frame.put(address, x: x, y: rect.y, role: .muted, maxWidth: max(0, width))
        }
        frame.put(remark, in: Rect(x: x, y: rect.y, width: room, height: 1), role: .label, alignment: .right)
    }

    private func drawFlag(_ name: String, _ flag: Sourced<Bool>, in frame: inout Frame, _ rect: Rect, _ nameWidth: Int)
    {
        drawSetting(name, wording.onOrOff(flag.value), wording.decided(by: flag.source), in: &frame, rect, nameWidth)
    }

    private func drawSetting(
        _ name: String, _ value: String, _ remark: String?, in frame: inout Frame, _ rect: Rect, _ nameWidth: Int
    ) {
        frame.put(name, x: rect.x + 4, y: rect.y, role: .label, maxWidth: nameWidth - 1)
        let x = rect.x + 5 + nameWidth
        let end = x + frame.put(value, x: x, y: rect.y, maxWidth: rect.maxX - x)
        if let remark { frame.put(remark, x: end + 2, y: rect.y, role: .warning, maxWidth: rect.maxX - end - 2) }
    }

    /// What the selected profile's gateway answered.
    private func told(_ context: AppContext, width: Int) -> [StyledLine] {
        guard let tried, case .profile(let index)? = row(context),
            context.settings.accounts[index].draft.name == tried.name
        else { return [] }
        return tried.value.lines(width: width, kind: context.settings.accounts[index].draft.kind)
    }

    func infoLine(_ context: AppContext) -> [(String, Role)] {
        if trying != nil { return [(wording.trying, .pending)] }
        let path = context.settings.configPath
        return path.isEmpty
            ? [(wording.text(for: ConfigProblem.noPlace), .warning)] : [(wording.configFile(path), .muted)]
    }
}

extension ConnectionOutcome {
    /// What it means, and what to do.
    func lines(width: Int, kind: ProfileKind) -> [StyledLine] {
        switch self {
        case .works(let isSigned):
            StyledLine.wrapped(
                "✓ " + (isSigned ? wording.gatewayWorks : wording.gatewayWorksUnsigned), isSigned ? .success : .warning,
                width: width)
        case .failed(let problem):
            StyledLine.wrapped("✕ \(wording.title(of: problem))", .error, width: width)
                + StyledLine.wrapped(wording.advice(on: problem, kind: kind), .text, width: width - 2, indent: 2)
        }
    }
}
