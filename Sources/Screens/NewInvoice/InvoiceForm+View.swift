import InvoiceCore
import ScreenKit
import Wording

extension InvoiceForm {
    /// Wide enough for the gateway's titles of extra fields, within reason.
    private func labelWidth(_ context: AppContext, in row: Rect) -> Int {
        let widest = rules(context).map { TextWidth.of(visible(label(of: .listed($0.name), context))) }.max() ?? 0
        return min(max(15, widest + 4), max(22, row.width * 3 / 10))
    }

    /// A line of the form: a place, or something that only stands there.
    private enum Line {
        case place(Place)
        case heading(String)
        case note(String)
    }

    private func lines(_ context: AppContext) -> [Line] {
        var lines: [Line] = []
        for place in places(context) {
            if case .addedValue = place { continue }
            if place == firstExtra(context) {
                lines.append(.heading(wording.extraFieldsHeading))
                if let note = context.rulesNote { lines.append(.note(note)) }
            }
            lines.append(.place(place))
        }
        return lines
    }

    private func firstExtra(_ context: AppContext) -> Place? {
        if let rule = rules(context).first { return .listed(rule.name) }
        return added.first.map { .addedName($0) } ?? .addField
    }

    func draw(in frame: inout Frame, room: Rect, _ context: AppContext) {
        let lines = lines(context)
        let area = room.inset(left: 1, top: room.height > 18 ? 1 : 0, right: 1)
        let first = firstShown(lines, height: area.height)
        let issues = issues(context)
        let places = places(context)
        for (row, line) in lines.dropFirst(first).prefix(area.height).enumerated() {
            let rect = area.row(row)
            switch line {
            case .heading(let text):
                frame.hline(x: rect.x, y: rect.y, width: rect.width)
                frame.put(" \(text) ", x: rect.x + 2, y: rect.y, role: .heading)
            case .note(let text): frame.put(text, x: rect.x + 2, y: rect.y, role: .muted, maxWidth: rect.width - 2)
            case .place(let place):
                draw(place, in: &frame, row: rect, issues: issues, context)
                if let index = places.firstIndex(of: place) { frame.addHit(rect, .part(index)) }
            }
        }
        ScrollBar(count: lines.count, offset: first)
            .draw(in: &frame, x: room.maxX - 1, y: area.y, height: area.height)
        if let picker {
            frame.becomeBackdrop(in: room)
            picker.draw(in: &frame, room: room, context)
        }
    }

    /// Scrolls so that the line with the cursor is visible, with one more below it where there is one.
    private func firstShown(_ lines: [Line], height: Int) -> Int {
        let wanted: Place = if case .addedValue(let number) = focus { .addedName(number) } else { focus }
        let line = lines.firstIndex { if case .place(wanted) = $0 { true } else { false } } ?? 0
        return min(max(0, line + 2 - height), max(0, lines.count - height))
    }

    private func draw(
        _ place: Place, in frame: inout Frame, row: Rect, issues: [ValidationIssue], _ context: AppContext
    ) {
        let isFocused = focus == place && picker == nil
        if isFocused { frame.put("▌", x: row.x - 1, y: row.y, role: .cursor) }
        let (labelArea, rest) = row.inset(left: 1).splitLeft(labelWidth(context, in: row))
        if case .addedName(let number) = place {
            drawAdded(number, in: &frame, label: labelArea, rest: rest, issues: issues)
            return
        }
        if place == .addField {
            frame.put(wording.addFieldLine, x: labelArea.x, y: row.y, role: isFocused ? .selection : .muted)
            return
        }
        let role: Role = isFocused ? .accent : .label
        let isRequired = isRequired(place, context)
        let title = labelArea.inset(right: isRequired ? 3 : 1)
        frame.put(label(of: place, context), in: title, role: role, alignment: .left)
        if isRequired {
            // Beside the title, or where it is cut: that a value is wanted must never be cut off.
            let width = min(TextWidth.of(visible(label(of: place, context))), title.width)
            frame.put("*", x: title.x + width + 1, y: row.y, role: role)
        }
        let inputWidth = inputWidth(of: place, in: rest)
        drawInput(at: place, in: &frame, x: rest.x, y: row.y, width: inputWidth, isFocused: isFocused, context)
        drawNote(beside: place, in: &frame, rest: rest.inset(left: inputWidth + 2), issues: issues, context)
    }

    /// Texts and addresses need room; numbers leave it to what is said beside them.
    private func inputWidth(of place: Place, in rest: Rect) -> Int {
        switch place {
        case .text(let field) where field != .sender: min(60, rest.width * 6 / 10)
        case .unit, .decimals: min(12, rest.width / 2)
        case .currency, .amount, .paymentID, .text: min(36, rest.width / 2)
        default: min(40, rest.width / 2)
        }
    }

    private func label(of place: Place, _ context: AppContext) -> String {
        switch place {
        case .currency: wording.name(of: DraftField.currency)
        case .unit: wording.name(of: DraftField.unit)
        case .decimals: wording.name(of: DraftField.decimals)
        case .amount: wording.name(of: DraftField.amount)
        case .paymentID: wording.name(of: DraftField.paymentID)
        case .text(let field): wording.name(of: field)
        case .listed(let name):
            rules(context).first { $0.name == name }.map { $0.title ?? $0.name } ?? name
        case .addedName, .addedValue, .addField: ""
        }
    }

    private func isRequired(_ place: Place, _ context: AppContext) -> Bool {
        guard case .listed(let name) = place else { return false }
        return rules(context).first { $0.name == name }?.isRequired ?? false
    }

    private func drawInput(
        at place: Place, in frame: inout Frame, x: Int, y: Int, width: Int, isFocused: Bool, _ context: AppContext
    ) {
        if place == .currency {
            let rect = Rect(x: x, y: y, width: width, height: 1)
            frame.fill(rect, role: isFocused ? .inputFocused : .input)
            let text =
                method(context).map { isUnlisted(context) ? $0.code : "\($0.displayName), \($0.unit)" }
                ?? (currency.isEmpty ? wording.chooseCurrencyKey : currency)
            frame.put(
                text, x: x, y: y, role: currency.isEmpty ? .placeholder : isFocused ? .inputFocused : .input,
                maxWidth: width)
            if isFocused { frame.cursor = Position(x: x, y: y) }
            return
        }
        input(at: place).draw(
            in: &frame, x: x, y: y, width: width, focused: isFocused, groupsDigits: place == .amount)
        // The unit stands in the field, where the eye is.
        if place == .amount, let unit = method(context)?.unit, width > unit.count + 8 {
            frame.put(unit, x: x + width - unit.count, y: y, role: isFocused ? .inputFocused : .input)
        }
    }

    private func drawNote(
        beside place: Place, in frame: inout Frame, rest: Rect, issues: [ValidationIssue], _ context: AppContext
    ) {
        if let issue = issue(at: place, in: issues) {
            frame.put("! \(wording.text(for: issue))", x: rest.x, y: rest.y, role: .error, maxWidth: rest.width)
        } else {
            let (text, role) = hint(at: place, context)
            frame.put(text, x: rest.x, y: rest.y, role: role, maxWidth: rest.width)
        }
    }

    private func drawAdded(_ number: Int, in frame: inout Frame, label: Rect, rest: Rect, issues: [ValidationIssue]) {
        let onName = focus == .addedName(number) && picker == nil
        let onValue = focus == .addedValue(number) && picker == nil
        if onValue { frame.put("▌", x: label.x - 2, y: label.y, role: .cursor) }
        input(at: .addedName(number)).draw(
            in: &frame, x: label.x, y: label.y, width: label.width - 2, focused: onName,
            placeholder: wording.fieldNameHint)
        let width = min(40, rest.width / 2)
        input(at: .addedValue(number)).draw(
            in: &frame, x: rest.x, y: rest.y, width: width, focused: onValue, placeholder: wording.fieldValueHint)
        let note = rest.inset(left: width + 2)
        let own = issue(at: .addedName(number), in: issues) ?? issue(at: .addedValue(number), in: issues)
        if let own {
            frame.put("! \(wording.text(for: own))", x: note.x, y: note.y, role: .error, maxWidth: note.width)
        }
    }

    func infoLine(_ context: AppContext) -> [(String, Role)] {
        if preparing != nil { return [(wording.preparing, .pending)] }
        let issues = issues(context)
        if let issue = issue(at: focus, in: issues) {
            return [(wording.problem(wording.text(for: issue), in: wording.name(of: issue.field), more: 0), .error)]
        }
        if case .listed(let name) = focus, let rule = rules(context).first(where: { $0.name == name }) {
            let title = rule.title ?? rule.name
            return [("\(title)  \(wording.sentAs(rule.name, isRequired: rule.isRequired))", .muted)]
        }
        if focus == .currency || focus == .addField { return [] }
        if focus == .text(.sender), CardNumber(text(focus)) != nil {
            return [(wording.cardNumberIsSentWhole, .muted)]
        }
        return [(input(at: focus).isSelected ? wording.typingReplacesSelected : wording.formKeys, .muted)]
    }
}
