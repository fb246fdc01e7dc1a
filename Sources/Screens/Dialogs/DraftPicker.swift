import InvoiceCore
import ScreenKit
import Wording

/// Drafts that were kept, to go on with or to delete. What is deleted stays in the list, and on the disk, until the list closes.
struct DraftPicker {
    var picker = Picker()
    /// The ids of those that go when the list closes.
    private(set) var deleted: Set<String> = []
    /// The ids of those that a person marked.
    private(set) var marked: Set<String> = []

    /// Opens the list, on the draft of this payment where there is one.
    static func open(on paymentID: String? = nil, _ context: AppContext) -> DraftPicker {
        var screen = DraftPicker()
        let index = paymentID.flatMap { id in context.drafts.firstIndex { $0.draft.paymentID == id } }
        screen.picker.list.select(index ?? 0, count: context.drafts.count, height: screen.height(context))
        return screen
    }

    /// That there are drafts, and the key for them; nil for none.
    static func notice(of drafts: [SavedDraft], _ context: AppContext) -> String? {
        guard let first = drafts.first else { return nil }
        let what =
            drafts.count == 1
            ? wording.draftKept(summary(of: first.draft, context)) : wording.draftsKept(drafts.count)
        return "\(what)   \(wording.resumeDraftKey(drafts.count))"
    }

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
        let isDeleted = selected(context).map { deleted.contains($0.id) } ?? false
        return [
            bind(.enter, wording.resumeDraft, rank: 0) { $0.resume(&$1) },
            bind(.char("D"), also: [.delete], wording.deleteDraft, rank: 1, when: !isDeleted || !marked.isEmpty) {
                $0.delete($1)
            },
            bind(.char("u"), wording.restoreDraft, rank: 1, when: isDeleted) { screen, context in
                if let draft = screen.selected(context) { screen.deleted.remove(draft.id) }
                return .handled
            },
            bind(.char("U"), wording.restoreDrafts, rank: 2, when: !deleted.isEmpty) { screen, _ in
                screen.deleted = []
                return .handled
            },
            bind(.space, wording.markDraft, rank: 3) { screen, context in
                guard let draft = screen.selected(context) else { return .handled }
                if screen.marked.remove(draft.id) == nil { screen.marked.insert(draft.id) }
                screen.move(by: 1, context)
                return .handled
            },
            bind(.ctrl("a"), wording.markDrafts, rank: 3) { screen, context in
                let all = Set(context.drafts.map(\.id))
                screen.marked = screen.marked == all ? [] : all
                return .handled
            },
            bind(.escape, also: [.char("q")], wording.closeDrafts(deleting: deleted.count), rank: 0) {
                let count = $0.deleted.count
                let effects = $0.discarding(&$1)
                if count > 0 { $1.notice = Notice(wording.draftsDeleted(count)) }
                return .move(.pop, effects)
            },
        ]
    }

    private func selected(_ context: AppContext) -> SavedDraft? {
        let index = picker.list.selected
        return context.drafts.indices.contains(index) ? context.drafts[index] : nil
    }

    mutating func update(_ event: AppEvent, _ context: inout AppContext) -> Reaction {
        let (count, height) = (context.drafts.count, height(context))
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

    private func height(_ context: AppContext) -> Int { box(context).height - 2 }

    private func box(_ context: AppContext) -> Rect {
        let room = Chrome.room(of: context.size)
        return room.centered(width: min(76, room.width - 2), height: min(room.height, context.drafts.count + 2))
    }

    private mutating func move(by rows: Int, _ context: AppContext) {
        picker.list.select(picker.list.selected + rows, count: context.drafts.count, height: height(context))
    }

    /// Goes on with the selected one, deleted or not; the other deleted ones go.
    private mutating func resume(_ context: inout AppContext) -> Reaction {
        guard let draft = selected(context) else { return .pop }
        deleted.remove(draft.id)
        let effects = discarding(&context)
        var reaction = InvoiceForm.resume(draft, &context).fromHome
        reaction.effects.insert(contentsOf: effects, at: 0)
        return reaction
    }

    private mutating func delete(_ context: AppContext) -> Reaction {
        if marked.isEmpty {
            if let draft = selected(context) { deleted.insert(draft.id) }
            move(by: 1, context)
        } else {
            deleted.formUnion(marked)
            marked = []
        }
        return .handled
    }

    /// Deletes for good what is to be deleted.
    private mutating func discarding(_ context: inout AppContext) -> [Effect] {
        let gone = context.drafts.map(\.id).filter(deleted.contains)
        context.drafts.removeAll { deleted.contains($0.id) }
        deleted = []
        return gone.map { .discardDraft(id: $0) }
    }

    func draw(in frame: inout Frame, room: Rect, _ context: AppContext) {
        let words = Picker.Words(title: wording.keptDraftsTitle)
        picker.draw(words, in: &frame, box: box(context), count: context.drafts.count) {
            index, line, isSelected, frame in
            let draft = context.drafts[index]
            let isDeleted = deleted.contains(draft.id)
            let mark = isDeleted ? "✕" : marked.contains(draft.id) ? "•" : " "
            let when = isDeleted ? wording.draftIsDeleted : wording.ago(draft.savedAt, now: context.now)
            let role: Role = isSelected ? .selection : isDeleted ? .muted : .text
            frame.put(
                "\(mark) \(Self.summary(of: draft.draft, context))", x: line.x + 1, y: line.y, role: role,
                maxWidth: line.width - TextWidth.of(when) - 4)
            frame.put(
                when, in: line.inset(right: 1), role: isSelected ? .selection : isDeleted ? .warning : .muted,
                alignment: .right)
        }
    }

    func infoLine(_ context: AppContext) -> [(String, Role)] {
        deleted.isEmpty ? [] : [(wording.draftsGoAtClosing(deleted.count), .warning)]
    }
}
