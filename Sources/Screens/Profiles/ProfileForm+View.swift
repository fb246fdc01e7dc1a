import InvoiceCore
import ScreenKit
import Wording

extension ProfileForm {
    private static let labelWidth = 17

    /// A line of the form.
    private enum Line {
        case field(Field)
        /// What is said of the field above, where it has no room beside it.
        case note(String, Role)
        case heading(String)
        case blank
    }

    /// Columns for what is typed, and for what is said beside it.
    private func widths(_ width: Int) -> (input: Int, note: Int) {
        let rest = width - Self.labelWidth
        let input = max(20, min(48, rest * 6 / 10))
        return (input, rest - input - 2)
    }

    /// What is wrong with a field, or what its choice means.
    private func note(on field: Field, _ context: AppContext) -> (text: String, role: Role)? {
        if let problem = problem(in: field, context) {
            return ("! \(wording.text(for: problem, in: field))", .error)
        }
        return field == .kind ? (wording.meaning(of: kind), kind == .live ? .warning : .muted) : nil
    }

    /// The lines, with some air where there is room for it.
    private func lines(_ room: Rect, _ context: AppContext) -> [Line] {
        let hasAir = room.height > 14
        return fields.flatMap { field -> [Line] in
            var lines: [Line] = hasAir && field == .kind ? [.blank] : []
            if field == .successURL { lines += (hasAir ? [.blank] : []) + [.heading(wording.usualURLsHeading)] }
            lines.append(.field(field))
            guard let note = note(on: field, context), TextWidth.of(note.text) > widths(room.width).note else {
                return lines
            }
            let wrapped = TextWidth.wrap(note.text, width: max(10, room.width - Self.labelWidth))
            return lines + wrapped.map { .note($0, note.role) }
        }
    }

    func draw(in frame: inout Frame, room: Rect, _ context: AppContext) {
        let area = room.inset(left: 2, top: room.height > 18 ? 1 : 0, right: 2)
        let told = (outcome?.lines(width: area.width, kind: kind) ?? []).prefix(max(2, area.height / 2))
        let (upper, lower) = area.splitBottom(told.count)
        for (row, line) in told.enumerated() { line.draw(in: &frame, x: lower.x, y: lower.y + row, width: lower.width) }
        let lines = lines(upper, context)
        let focused = lines.firstIndex { if case .field(focus) = $0 { true } else { false } } ?? 0
        let first = min(max(0, focused + 4 - upper.height), max(0, lines.count - upper.height))
        let fields = fields
        for (row, line) in lines.dropFirst(first).prefix(upper.height).enumerated() {
            let rect = upper.row(row)
            switch line {
            case .heading(let text):
                frame.hline(x: rect.x, y: rect.y, width: rect.width)
                frame.put(" \(text) ", x: rect.x + 2, y: rect.y, role: .heading)
            case .blank: break
            case .note(let text, let role):
                let width = rect.width - Self.labelWidth
                frame.put(text, x: rect.x + Self.labelWidth, y: rect.y, role: role, maxWidth: width)
            case .field(let field):
                draw(field, in: &frame, row: rect, context)
                if let index = fields.firstIndex(of: field) { frame.addHit(rect, .part(index)) }
            }
        }
        ScrollBar(count: lines.count, offset: first)
            .draw(in: &frame, x: room.maxX - 1, y: upper.y, height: upper.height)
    }

    private func draw(_ field: Field, in frame: inout Frame, row: Rect, _ context: AppContext) {
        let isFocused = focus == field && trying == nil
        if isFocused { frame.put("▌", x: row.x - 1, y: row.y, role: .accent) }
        let label = wording.label(of: field, way: secretWay)
        frame.put(label, x: row.x + 1, y: row.y, role: isFocused ? .accent : .label, maxWidth: Self.labelWidth - 2)
        let (width, noteWidth) = widths(row.width)
        let x = row.x + Self.labelWidth
        switch field {
        case .kind: drawChoice(Chrome.badge(of: kind), in: &frame, x: x, y: row.y, width: width, isFocused)
        case .secretWay:
            drawChoice((wording.name(of: secretWay), .text), in: &frame, x: x, y: row.y, width: width, isFocused)
        default:
            hidden(field).draw(in: &frame, x: x, y: row.y, width: width, focused: isFocused)
        }
        if let note = note(on: field, context), TextWidth.of(note.text) <= noteWidth {
            frame.put(note.text, x: x + width + 2, y: row.y, role: note.role, maxWidth: noteWidth)
        }
    }

    /// A choice between its arrows.
    private func drawChoice(
        _ choice: (text: String, role: Role), in frame: inout Frame, x: Int, y: Int, width: Int, _ isFocused: Bool
    ) {
        let role: Role = isFocused ? .inputFocused : .input
        frame.fill(Rect(x: x, y: y, width: width, height: 1), role: role)
        frame.put("‹ \(choice.text) ›", x: x, y: y, role: role, maxWidth: width)
        if isFocused { frame.cursor = Position(x: x, y: y) }
    }

    /// A dot for each character of a secret.
    private func hidden(_ field: Field) -> TextInput {
        let input = inputs[field] ?? TextInput()
        guard field == .secret, secretWay == .typed else { return input }
        var dots = TextInput(text: String(repeating: "•", count: input.text.count), isSelected: input.isSelected)
        if !input.isSelected { dots.move(to: input.cursor) }
        return dots
    }

    func infoLine(_ context: AppContext) -> [(String, Role)] {
        if trying != nil { return [(wording.trying, .pending)] }
        if saving != nil { return [(wording.savingProfile, .pending)] }
        return [(wording.purpose(of: focus, way: secretWay), .muted)]
    }
}
