import InvoiceCore
import ScreenKit
import Wording

/// Drafts that were kept, to go on with or to throw away.
struct DraftPicker {
    var picker = Picker()

    /// A draft in a few words: `100.50 UAH VisaMaster, Top-up`.
    static func summary(of draft: InvoiceDraft, _ context: AppContext) -> String {
        let method = draft.method(in: context.catalog)
        let amount = draft.amount.isEmpty ? "" : "\(draft.amount) "
        let what = method.map { "\(amount)\($0.unit) \($0.displayName)" } ?? "\(amount)\(draft.currency)"
        return draft[.description].isEmpty ? what : "\(what), \(draft[.description])"
    }
}

extension DraftPicker: Screen {
    static var name: String { wording.draftsTitle }
    static let isDialog = true

    func bindings(_ context: AppContext) -> [Binding] {
        [
            bind(.enter, wording.resumeDraft, rank: 0) { $0.resume(&$1) },
            bind(.char("D"), also: [.delete], wording.discardDraft, rank: 1) { $0.discard(&$1) },
            Binding(.escape, also: [.char("q")], wording.closeList, rank: 0, does: .pop),
        ]
    }

    mutating func update(_ event: AppEvent, _ context: inout AppContext) -> Reaction {
        let (count, height) = (context.drafts.count, box(context).height - 2)
        switch event {
        case .key(let key):
            return picker.handle(key, count: count, height: height) ? .handled : .ignored
        case .mouse(let mouse, let target):
            let row = target?.rowNumber
            picker.list.handle(mouse, row: row, count: count, height: height)
            return row != nil && mouse == .doubleClick ? resume(&context) : .handled
        default: return .ignored
        }
    }

    private func box(_ context: AppContext) -> Rect {
        let room = Chrome.room(of: context.size)
        return room.centered(width: min(76, room.width - 2), height: min(room.height, context.drafts.count + 2))
    }

    private func resume(_ context: inout AppContext) -> Reaction {
        guard context.drafts.indices.contains(picker.list.selected) else { return .pop }
        return InvoiceForm.resume(context.drafts[picker.list.selected], &context).fromHome
    }

    private mutating func discard(_ context: inout AppContext) -> Reaction {
        guard context.drafts.indices.contains(picker.list.selected) else { return .pop }
        let gone = Effect.discardDraft(id: context.drafts.remove(at: picker.list.selected).id)
        picker.list.clamp(count: context.drafts.count, height: box(context).height - 2)
        return context.drafts.isEmpty ? .move(.pop, [gone]) : .effects(gone)
    }

    func draw(in frame: inout Frame, room: Rect, _ context: AppContext) {
        let words = Picker.Words(title: wording.keptDraftsTitle)
        picker.draw(words, in: &frame, box: box(context), count: context.drafts.count) {
            index, line, isSelected, frame in
            let draft = context.drafts[index]
            let when = wording.ago(draft.savedAt, now: context.now)
            frame.put(
                Self.summary(of: draft.draft, context), x: line.x + 1, y: line.y, role: isSelected ? .selection : .text,
                maxWidth: line.width - when.count - 4)
            frame.put(when, in: line.inset(right: 1), role: isSelected ? .selection : .muted, alignment: .right)
        }
    }
}
