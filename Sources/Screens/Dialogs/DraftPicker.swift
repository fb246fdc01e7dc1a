import InvoiceCore
import ScreenKit
import Wording

/// Drafts that were kept, to go on with or to delete. What is deleted stays on the disk until the list closes, and in the list,
/// from which it can be brought back, until the program ends.
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
        screen.picker.list.select(index ?? 0, count: entries(context).count, height: screen.height(context))
        return screen
    }

    /// Those that are kept, and below them those that were deleted in this run.
    private static func entries(_ context: AppContext) -> [SavedDraft] { context.drafts + context.deletedDrafts }

    /// That there are drafts, and the key for them; nil where there is none with more than a currency, which is chosen anew sooner
    /// than its draft is found.
    static func notice(of drafts: [SavedDraft], _ context: AppContext) -> String? {
        let drafts = drafts.filter { saved in
            let draft = saved.draft
            return !draft.amount.isEmpty || draft.replaces != nil
                || draft.extraFields.contains { !$0.value.isEmpty }
                || RequestField.allCases.contains { !draft[$0].isEmpty && draft[$0] != context.defaults[$0] }
        }
        guard let first = drafts.first else { return nil }
        let what =
            drafts.count == 1
            ? wording.draftKept(summary(of: first.draft, context)) : wording.draftsKept(drafts.count)
        return "\(what)   \(wording.resumeDraftKey(drafts.count, context.key))"
    }

    /// A draft in a few words: `100.50 UAH VisaMaster, Top-up`.
    static func summary(of draft: InvoiceDraft, _ context: AppContext) -> String {
        let method = draft.method(in: context.catalog)
        let amount = draft.amount.isEmpty ? "" : "\(draft.amount) "
        let what = method.map { "\(amount)\($0.unit) \(wording.name(of: $0))" } ?? "\(amount)\(draft.currency)"
        return draft[.description].isEmpty ? what : "\(what), \(draft[.description])"
    }
}

extension DraftPicker: Screen {
    static var name: String { wording.draftsTitle }
    static let isDialog = true

    func bindings(_ context: AppContext) -> [Binding] {
        let isDeleted = selected(context).map { self.isDeleted($0, context) } ?? false
        return [
            bind(.enter, wording.resumeDraft, rank: 0) { $0.resume(&$1) },
            bind(.char("D"), also: [.delete], wording.deleteDraft, rank: 1, when: !isDeleted || !marked.isEmpty) {
                $0.delete($1)
            },
            bind(.char("u"), wording.restoreDraft, rank: 1, when: isDeleted) { screen, context in
                guard let draft = screen.selected(context) else { return .handled }
                return screen.restore([draft.id], &context)
            },
            bind(
                .char("U"), wording.restoreDrafts, rank: 2, when: !deleted.isEmpty || !context.deletedDrafts.isEmpty
            ) { screen, context in
                screen.restore(Set(Self.entries(context).map(\.id)), &context)
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
            bind(.escape, also: [.char("q")], wording.closeList, rank: 0) {
                let count = $0.deleted.count
                let effects = $0.discarding(&$1)
                if count > 0 { $1.notice = Notice(wording.draftsDeleted(count, $1.key)) }
                return .move(.pop, effects)
            },
        ]
    }

    private func selected(_ context: AppContext) -> SavedDraft? {
        let (index, entries) = (picker.list.selected, Self.entries(context))
        return entries.indices.contains(index) ? entries[index] : nil
    }

    private func isDeleted(_ draft: SavedDraft, _ context: AppContext) -> Bool {
        deleted.contains(draft.id) || context.deletedDrafts.contains { $0.id == draft.id }
    }

    mutating func update(_ event: AppEvent, _ context: inout AppContext) -> Reaction {
        let (count, height) = (Self.entries(context).count, height(context))
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
        return room.centered(width: min(76, room.width - 2), height: min(room.height, Self.entries(context).count + 2))
    }

    private mutating func move(by rows: Int, _ context: AppContext) {
        picker.list.select(picker.list.selected + rows, count: Self.entries(context).count, height: height(context))
    }

    /// Goes on with the selected one, deleted or not; the other deleted ones go.
    private mutating func resume(_ context: inout AppContext) -> Reaction {
        guard let draft = selected(context) else { return .pop }
        let effects = restore([draft.id], &context).effects + discarding(&context)
        var reaction = InvoiceForm.resume(draft, &context).fromHome
        reaction.effects.insert(contentsOf: effects, at: 0)
        return reaction
    }

    private mutating func delete(_ context: AppContext) -> Reaction {
        if marked.isEmpty {
            if let draft = selected(context) { deleted.insert(draft.id) }
            move(by: 1, context)
        } else {
            // Some may have been deleted before.
            deleted.formUnion(marked.intersection(context.drafts.map(\.id)))
            marked = []
        }
        return .handled
    }

    /// Takes what is to be deleted from the disk.
    private mutating func discarding(_ context: inout AppContext) -> [Effect] {
        let gone = context.drafts.filter { deleted.contains($0.id) }
        context.drafts.removeAll { deleted.contains($0.id) }
        context.deletedDrafts = gone + context.deletedDrafts
        deleted = []
        return gone.map { .discardDraft(id: $0.id) }
    }

    /// Brings deleted ones back, on the disk as well; the one that was selected stays it.
    private mutating func restore(_ ids: Set<String>, _ context: inout AppContext) -> Reaction {
        let chosen = self.selected(context)?.id
        deleted.subtract(ids)
        let back = context.deletedDrafts.filter { ids.contains($0.id) }
        context.deletedDrafts.removeAll { ids.contains($0.id) }
        context.drafts += back
        if let index = Self.entries(context).firstIndex(where: { $0.id == chosen }) {
            picker.list.select(index, count: Self.entries(context).count, height: height(context))
        }
        return Reaction(effects: back.map { .saveDraft(id: $0.id, $0.draft) })
    }

    func draw(in frame: inout Frame, room: Rect, _ context: AppContext) {
        let words = Picker.Words(title: wording.keptDraftsTitle)
        let entries = Self.entries(context)
        picker.draw(words, in: &frame, box: box(context), count: entries.count) {
            index, line, isSelected, frame in
            let draft = entries[index]
            let isDeleted = self.isDeleted(draft, context)
            let mark = isDeleted ? "✕" : marked.contains(draft.id) ? "•" : " "
            let when = isDeleted ? wording.draftIsDeleted(context.key) : wording.ago(draft.savedAt, now: context.now)
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
        let count = deleted.count + context.deletedDrafts.count
        return count == 0 ? [] : [(wording.deletedDraftsKey(count, context.key), .text)]
    }
}
