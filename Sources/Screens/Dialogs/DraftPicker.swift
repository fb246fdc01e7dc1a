import InvoiceCore
import ScreenKit

/// Drafts that were kept, to go on with or to throw away.
struct DraftPicker {
    var list = ListSelection()

    /// A draft in a few words: `100.50 UAH VisaMaster, Top-up`.
    static func summary(of draft: InvoiceDraft) -> String {
        let method = PaymentMethodCatalog.standard[draft.currency]
        let amount = draft.amount.isEmpty ? "" : "\(draft.amount) "
        let what = method.map { "\(amount)\($0.unit) \($0.displayName)" } ?? "\(amount)\(draft.currency)"
        return draft.description.isEmpty ? what : "\(what), \(draft.description)"
    }
}

extension DraftPicker: Screen {
    static let name = "Drafts"
    static let isDialog = true

    func bindings(_ context: AppContext) -> [Binding] {
        [
            Binding(.open, .enter, "Go on", "Go on with the draft", rank: 0),
            Binding(.delete, .char("x"), also: [.delete], "Throw away", "Throw the draft away", rank: 1),
            Binding(.back, .escape, also: [.char("q")], "Close", "Close the list", rank: 0),
        ]
    }

    mutating func update(_ event: AppEvent, _ context: inout AppContext) -> Reaction {
        let (count, height) = (context.drafts.count, box(context).height - 2)
        switch event {
        case .key(let key):
            if bindings(context).first(for: key) != nil { return .ignored }
            return list.handle(key, count: count, height: height) ? .handled : .ignored
        case .mouse(let mouse):
            let row = row(at: mouse.position, context)
            list.handle(mouse, row: row, count: count, height: height)
            return row != nil && mouse.kind == .doubleClick ? perform(.open, &context) : .handled
        default: return .ignored
        }
    }

    private func box(_ context: AppContext) -> Rect {
        let room = Chrome.room(of: context.size)
        return room.centered(width: min(76, room.width - 2), height: min(room.height, context.drafts.count + 2))
    }

    mutating func perform(_ action: Action, _ context: inout AppContext) -> Reaction {
        let index = list.selected
        guard context.drafts.indices.contains(index) else { return .move(.pop) }
        switch action {
        case .open:
            let reaction = InvoiceForm.resume(context.drafts[index], &context)
            guard case .push(let screen) = reaction.move else { return reaction }
            return .move(.home(then: screen), reaction.effects)
        case .delete:
            let gone = context.drafts.remove(at: index)
            list.clamp(count: context.drafts.count, height: box(context).height - 2)
            return context.drafts.isEmpty
                ? .move(.pop, [.discardDraft(id: gone.id)]) : .effects(.discardDraft(id: gone.id))
        case .back: return .move(.pop)
        default: return .ignored
        }
    }

    func draw(in frame: inout Frame, room: Rect, _ context: AppContext) {
        let box = box(context)
        frame.fill(box)
        let inside = frame.box(box, title: "Drafts that were kept")
        for (row, index) in list.visibleRows(count: context.drafts.count, height: inside.height).enumerated() {
            let line = inside.row(row)
            let draft = context.drafts[index]
            frame.addHit(line, id: "row:\(index)")
            if index == list.selected { frame.fill(line, role: .selection) }
            let role: Role = index == list.selected ? .selection : .text
            let when = Wording.ago(draft.savedAt, now: context.now)
            frame.put(
                Self.summary(of: draft.draft), x: line.x + 1, y: line.y, role: role,
                maxWidth: line.width - when.count - 4)
            frame.put(
                when, in: line.inset(right: 1), role: index == list.selected ? .selection : .muted, alignment: .right)
        }
    }

}
