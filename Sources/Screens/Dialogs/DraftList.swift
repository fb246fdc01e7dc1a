import InvoiceCore
import ScreenKit

/// Drafts that were kept, to go on with or to throw away.
public struct DraftList: Sendable, Equatable {
    var list = ListSelection()

    /// A draft in a few words: `100.50 UAH VisaMaster, Top-up`.
    static func summary(of draft: InvoiceDraft) -> String {
        let method = PaymentMethodCatalog.standard[draft.currency]
        let amount = draft.amount.isEmpty ? "" : "\(draft.amount) "
        let what = method.map { "\(amount)\($0.unit) \($0.displayName)" } ?? "\(amount)\(draft.currency)"
        return draft.description.isEmpty ? what : "\(what), \(draft.description)"
    }
}

extension DraftList: ScreenBehaviour {
    func title(_ around: Surroundings) -> String { "Drafts" }

    func bindings(_ around: Surroundings) -> [Binding] {
        [
            Binding(.open, .enter, "Go on", "Go on with the draft", rank: 0),
            Binding(.delete, .char("x"), also: [.delete], "Throw away", "Throw the draft away", rank: 1),
            Binding(.back, .escape, also: [.char("q")], "Close", "Close the list", rank: 0),
        ]
    }

    mutating func update(_ event: AppEvent, _ around: inout Surroundings) -> Reaction {
        let (count, height) = (around.drafts.count, box(around).height - 2)
        switch event {
        case .key(let key):
            if bindings(around).first(for: key) != nil { return .ignored }
            return list.handle(key, count: count, height: height) ? .handled : .ignored
        case .mouse(let mouse):
            let row = row(at: mouse.position, around)
            list.handle(mouse, row: row, count: count, height: height)
            return row != nil && mouse.kind == .doubleClick ? perform(.open, &around) : .handled
        default: return .ignored
        }
    }

    private func box(_ around: Surroundings) -> Rect {
        let room = Chrome.room(of: around.size)
        return room.centered(width: min(76, room.width - 2), height: min(room.height, around.drafts.count + 2))
    }

    mutating func perform(_ action: Action, _ around: inout Surroundings) -> Reaction {
        let index = list.selected
        guard around.drafts.indices.contains(index) else { return .move(.pop) }
        switch action {
        case .open:
            let reaction = InvoiceForm.resume(around.drafts[index], &around)
            guard case .push(let screen) = reaction.move else { return reaction }
            return .move(.home(then: screen), reaction.effects)
        case .delete:
            let gone = around.drafts.remove(at: index)
            list.clamp(count: around.drafts.count, height: box(around).height - 2)
            return around.drafts.isEmpty
                ? .move(.pop, [.discardDraft(id: gone.id)]) : .effects(.discardDraft(id: gone.id))
        case .back: return .move(.pop)
        default: return .ignored
        }
    }

    func draw(in frame: inout Frame, room: Rect, _ around: Surroundings) {
        let box = box(around)
        frame.fill(box)
        let inside = frame.box(box, title: "Drafts that were kept")
        for (row, index) in list.visibleRows(count: around.drafts.count, height: inside.height).enumerated() {
            let line = inside.row(row)
            let draft = around.drafts[index]
            frame.addHit(line, id: "row:\(index)")
            if index == list.selected { frame.fill(line, role: .selection) }
            let role: Role = index == list.selected ? .selection : .text
            let when = Wording.ago(draft.savedAt, now: around.now)
            frame.put(
                Self.summary(of: draft.draft), x: line.x + 1, y: line.y, role: role,
                maxWidth: line.width - when.count - 4)
            frame.put(
                when, in: line.inset(right: 1), role: index == list.selected ? .selection : .muted, alignment: .right)
        }
    }

    func infoLine(_ around: Surroundings) -> [(String, Role)] { [] }
}
