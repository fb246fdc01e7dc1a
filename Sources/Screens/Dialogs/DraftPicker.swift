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
            bind(.enter, "Go on", "Go on with the draft", rank: 0) { $0.resume(&$1) },
            bind(.char("x"), also: [.delete], "Throw away", "Throw the draft away", rank: 1) { $0.discard(&$1) },
            Binding(.escape, also: [.char("q")], "Close", "Close the list", rank: 0, does: .pop),
        ]
    }

    mutating func update(_ event: AppEvent, _ context: inout AppContext) -> Reaction {
        let (count, height) = (context.drafts.count, box(context).height - 2)
        switch event {
        case .key(let key):
            return list.handle(key, count: count, height: height) ? .handled : .ignored
        case .mouse(let mouse, let target):
            let row = target?.rowNumber
            list.handle(mouse, row: row, count: count, height: height)
            return row != nil && mouse == .doubleClick ? resume(&context) : .handled
        default: return .ignored
        }
    }

    private func box(_ context: AppContext) -> Rect {
        let room = Chrome.room(of: context.size)
        return room.centered(width: min(76, room.width - 2), height: min(room.height, context.drafts.count + 2))
    }

    private func resume(_ context: inout AppContext) -> Reaction {
        guard context.drafts.indices.contains(list.selected) else { return .pop }
        return InvoiceForm.resume(context.drafts[list.selected], &context).fromHome
    }

    private mutating func discard(_ context: inout AppContext) -> Reaction {
        guard context.drafts.indices.contains(list.selected) else { return .pop }
        let gone = Effect.discardDraft(id: context.drafts.remove(at: list.selected).id)
        list.clamp(count: context.drafts.count, height: box(context).height - 2)
        return context.drafts.isEmpty ? .move(.pop, [gone]) : .effects(gone)
    }

    func draw(in frame: inout Frame, room: Rect, _ context: AppContext) {
        let box = box(context)
        frame.fill(box)
        let inside = frame.box(box, title: "Drafts that were kept")
        for (row, index) in list.visibleRows(count: context.drafts.count, height: inside.height).enumerated() {
            let line = inside.row(row)
            let draft = context.drafts[index]
            frame.addHit(line, .row(index))
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
