import InvoiceCore
import ScreenKit
import Wording

extension InvoiceForm {
    /// A line of the form: a place, or something that only stands there.
    enum Line: Equatable {
        case place(Place)
        case heading(String)
        /// What is said of the place above and has no room beside it.
        case note(String, Role)
        /// The label of the place below, which is too long to stand before it.
        case label(String, Place)
        case blank
    }

    /// Where the parts of a line stand; the same for all lines, so that they make columns.
    struct Columns {
        /// Columns of the labels, behind the mark of the place in focus.
        let label: Int
        /// Columns of every input.
        let input: Int
        /// Columns of what is said beside one.
        let note: Int
        /// Where that begins which has no room there, and its columns.
        let under: (indent: Int, width: Int)

        /// A longer label stands above its field: beside the others it would keep all fields away from their names.
        static let longLabel = 30

        /// Labels are as wide as they need; inputs take a good half of the rest.
        init(width: Int, labels: [Int]) {
            let most = min(Self.longLabel, width / 2)
            label = max(14, (labels.filter { $0 + 2 <= most }.max() ?? 0) + 2)
            let rest = width - label
            input = min(60, rest * 54 / 100)
            note = max(0, rest - input - 2)
            under = (label, width - label)
        }
    }

    private func columns(_ width: Int, _ context: AppContext) -> Columns {
        Columns(width: width, labels: places(context).map { TextWidth.of(visible(markedLabel(of: $0, context))) })
    }

    func draw(in frame: inout Frame, room: Rect, _ context: AppContext) {
        let area = room.inset(left: 1, top: room.height > 16 ? 1 : 0, right: 1)
        let columns = columns(area.width - 1, context)
        let issues = issues(context)
        let isRoomy = area.height > 14
        let lines = lines(columns, issues: issues, isRoomy: isRoomy, context)
        let last = lastRows(below: lines.count, in: area.height)
        let (form, below) = area.splitBottom(last == 0 ? 0 : last + 1)
        let first = firstShown(lines, height: form.height)
        let places = places(context)
        for (row, line) in lines.dropFirst(first).prefix(form.height).enumerated() {
            let rect = form.row(row)
            switch line {
            case .heading(let text):
                frame.hline(x: rect.x, y: rect.y, width: rect.width)
                frame.put(" \(text) ", x: rect.x + 2, y: rect.y, role: .heading, maxWidth: rect.width - 2)
            case .note(let text, let role):
                frame.put(text, x: rect.x + 1 + columns.under.indent, y: rect.y, role: role)
            case .label(let text, let place):
                frame.put(text, x: rect.x + 1, y: rect.y, role: isFocused(place) ? .accent : .label)
                if let index = places.firstIndex(of: place) { frame.addHit(rect, .part(index)) }
            case .place(let place):
                draw(place, in: &frame, row: rect, columns, issues: issues, context)
                if let index = places.firstIndex(of: place) { frame.addHit(rect, .part(index)) }
            case .blank: break
            }
        }
        ScrollBar(count: lines.count, offset: first)
            .draw(in: &frame, x: room.maxX - 1, y: form.y, height: form.height)
        drawLast(last, in: &frame, area: below, context)
        if let picker {
            frame.becomeBackdrop(in: room)
            picker.draw(in: &frame, room: room, context)
        }
    }

    /// The form's lines. Each group has a heading; in a low window only the extra fields have.
    private func lines(
        _ columns: Columns, issues: [ValidationIssue], isRoomy: Bool, _ context: AppContext
    ) -> [Line] {
        var lines: [Line] = []
        func begin(_ heading: String, always: Bool = false) {
            if isRoomy { lines.append(.blank) }
            if isRoomy || always { lines.append(.heading(heading)) }
        }
        for place in places(context) {
            if case .addedValue = place { continue }
            if place == .text(.account) { begin(wording.customerHeading) }
            if place == firstExtra(context) {
                begin(wording.extraFieldsHeading, always: !rules(context).isEmpty || !added.isEmpty)
                if let note = context.rulesNote { lines.append(.note(note, .muted)) }
            }
            if place == .addresses || place == .text(.successURL) { begin(wording.addressesHeading) }
            if !context.isAccessible, isAbove(place, columns, context) {
                let width = columns.label + columns.under.width - 1
                lines += TextWidth.wrap(visible(markedLabel(of: place, context)), width: width)
                    .map { .label($0, place) }
            }
            lines.append(.place(place))
            let (text, role) = note(at: place, issues: issues, context)
            guard !text.isEmpty, !isBeside(text, at: place, columns, context) else { continue }
            // Nothing wrong is ever cut; a hint is for where one types.
            guard role == .error || role == .warning || place == focus else { continue }
            lines += wrapped(text, role, columns)
        }
        return lines
    }

    private func wrapped(_ text: String, _ role: Role, _ columns: Columns) -> [Line] {
        TextWidth.wrap(visible(text), width: columns.under.width).map { .note($0, role) }
    }

    /// True where the label of a place has no room before it.
    private func isAbove(_ place: Place, _ columns: Columns, _ context: AppContext) -> Bool {
        TextWidth.of(visible(markedLabel(of: place, context))) > columns.label - 1
    }

    /// True where there is room for what is said of a place behind it.
    private func isBeside(_ text: String, at place: Place, _ columns: Columns, _ context: AppContext) -> Bool {
        TextWidth.of(visible(text)) <= columns.note
            && (place != .currency || inputWidth(of: place, columns, context) == columns.input)
    }

    /// A currency's name isn't typed, and takes the room of what is said of it before it is cut.
    private func inputWidth(of place: Place, _ columns: Columns, _ context: AppContext) -> Int {
        guard place == .currency else { return columns.input }
        let needed = TextWidth.of(visible(currencyText(context)))
        return max(columns.input, min(needed, columns.input + 2 + columns.note))
    }

    private func firstExtra(_ context: AppContext) -> Place? {
        if let rule = rules(context).first { return .listed(rule.name) }
        return added.first.map { .addedName($0) } ?? .addField
    }

    /// Scrolls so that the line with the cursor is visible with all that is said of it, and one more below where there is one.
    private func firstShown(_ lines: [Line], height: Int) -> Int {
        let wanted: Place = if case .addedValue(let number) = focus { .addedName(number) } else { focus }
        let line = lines.firstIndex(of: .place(wanted)) ?? 0
        let notes = lines[(line + 1)...].prefix { if case .note = $0 { true } else { false } }.count
        let labels = lines[..<line].reversed().prefix { if case .label = $0 { true } else { false } }.count
        return min(max(0, line + notes + 2 - height), max(0, lines.count - height), line - labels)
    }

    /// What stands beside a place, or under it: what is wrong with it, else a hint.
    private func note(at place: Place, issues: [ValidationIssue], _ context: AppContext) -> (String, Role) {
        var issue = issue(at: place, in: issues)
        if case .addedName(let number) = place { issue = issue ?? self.issue(at: .addedValue(number), in: issues) }
        return issue.map { ("! \(wording.text(for: $0))", .error) } ?? hint(at: place, context)
    }

    private func draw(
        _ place: Place, in frame: inout Frame, row: Rect, _ columns: Columns, issues: [ValidationIssue],
        _ context: AppContext
    ) {
        let isFocused = isFocused(place)
        if isFocused { frame.put("▌", x: row.x - 1, y: row.y, role: .cursor) }
        let (labels, rest) = row.inset(left: 1).splitLeft(columns.label)
        let (text, role) = note(at: place, issues: issues, context)
        let beside = rest.inset(left: columns.input + 2)
        if isBeside(text, at: place, columns, context) { frame.put(text, x: beside.x, y: row.y, role: role) }
        switch place {
        case .addField:
            frame.put(wording.addFieldLine, x: labels.x, y: row.y, role: isFocused ? .selection : .muted)
        case .addedName(let number):
            input(at: place).draw(
                in: &frame, x: labels.x, y: row.y, width: labels.width - 2, focused: focus == place && picker == nil,
                placeholder: wording.fieldNameHint)
            input(at: .addedValue(number)).draw(
                in: &frame, x: rest.x, y: row.y, width: columns.input,
                focused: focus == .addedValue(number) && picker == nil, placeholder: wording.fieldValueHint)
        default:
            if frame.isSpoken || !isAbove(place, columns, context) {
                let role: Role = isFocused ? .accent : .label
                frame.put(markedLabel(of: place, context), in: labels, role: role, alignment: .left)
            }
            drawInput(
                at: place, in: &frame, x: rest.x, y: row.y, width: inputWidth(of: place, columns, context),
                isFocused: isFocused, context)
        }
    }

    private func isFocused(_ place: Place) -> Bool {
        if case .addedName(let number) = place, focus == .addedValue(number) { return picker == nil }
        return focus == place && picker == nil
    }

    /// The label with a star where a value is wanted.
    private func markedLabel(of place: Place, _ context: AppContext) -> String {
        label(of: place, context) + (isRequired(place, context) ? " *" : "")
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
        case .addresses: wording.addressesLabel
        case .addedName, .addedValue, .addField: ""
        }
    }

    private func isRequired(_ place: Place, _ context: AppContext) -> Bool {
        switch place {
        case .currency, .unit, .decimals, .amount, .paymentID: true
        case .listed(let name): rules(context).first { $0.name == name }?.isRequired ?? false
        case .text, .addedName, .addedValue, .addField, .addresses: false
        }
    }

    private func drawInput(
        at place: Place, in frame: inout Frame, x: Int, y: Int, width: Int, isFocused: Bool, _ context: AppContext
    ) {
        let role: Role = isFocused ? .inputFocused : .input
        switch place {
        case .currency:
            frame.fill(Rect(x: x, y: y, width: width, height: 1), role: role)
            frame.put(currencyText(context), x: x, y: y, role: currency.isEmpty ? .placeholder : role, maxWidth: width)
            if isFocused { frame.cursor = Position(x: x, y: y) }
        case .addresses:
            let given = RequestField.allCases.filter { $0.isAddress && !text(.text($0)).isEmpty }
            let words = wording.addressesGiven(given.map { wording.name(of: $0) })
            frame.put(words, x: x, y: y, role: isFocused ? .selection : .muted)
        default:
            // Told as what `→` takes, and only where one types: nobody may take it for what is in the field.
            let isOffered = place == .text(.description) && isFocused && !frame.isSpoken
            let proposal = isOffered ? lastDescription.map { "→ \($0)" } ?? "" : ""
            // The unit stands in the field, where the eye is, and is never typed over.
            let own = place == .amount ? method(context)?.unit : nil
            let unit = own.flatMap { width > $0.count + 8 ? $0 : nil } ?? ""
            if !unit.isEmpty {
                frame.fill(Rect(x: x, y: y, width: width, height: 1), role: role)
                frame.put(unit, x: x + width - unit.count, y: y, role: role)
                frame.setGround(
                    Rect(x: x, y: y, width: width, height: 1), isFocused ? .inputFocused : .input)
            }
            input(at: place).draw(
                in: &frame, x: x, y: y, width: unit.isEmpty ? width : width - unit.count - 1, focused: isFocused,
                placeholder: proposal, point: place == .amount ? wording.numbers.point.first : nil)
        }
    }

    private func currencyText(_ context: AppContext) -> String {
        method(context).map { isUnlisted(context) ? $0.code : "\(wording.name(of: $0)), \($0.unit)" }
            ?? (currency.isEmpty ? wording.chooseCurrencyKey : currency)
    }

    func infoLine(_ context: AppContext) -> [(String, Role)] {
        if picker != nil { return [] }
        if preparing != nil { return [(wording.preparing, .pending)] }
        if case .listed(let name) = focus, let rule = rules(context).first(where: { $0.name == name }) {
            return [(wording.sentAs(rule.name, isRequired: rule.isRequired), .muted)]
        }
        if focus == .currency || focus == .addField || focus == .addresses { return [(wording.formKeys, .muted)] }
        if focus == .text(.sender), CardNumber(text(focus)) != nil {
            return [(wording.cardNumberIsSentWhole, .muted)]
        }
        return [(input(at: focus).isSelected ? wording.typingReplacesSelected : wording.formKeys, .muted)]
    }
}
