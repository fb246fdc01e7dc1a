import InvoiceCore
import ScreenKit
import Wording

/// Unknown outcomes and what the gateway says of them.
struct Settling {
    /// One invoice of the queue.
    struct Entry: Sendable, Equatable {
        var invoice: Invoice
        var asked: RequestID?
        var result: SettleOutcome?

        /// True once nobody need ask any more what became of it.
        var isSettled: Bool { ![.unknown, .sending, .unsent].contains(invoice.state) }
        var isMissing: Bool { if case .notFound = result { true } else { false } }
    }

    var entries: [Entry]
    var list = ListSelection()

    /// Asks for this many at once.
    static let atOnce = 3

    /// Opens the queue and asks for the first ones.
    static func open(_ invoices: [Invoice], _ context: inout AppContext) -> Reaction {
        var settling = Settling(entries: invoices.map { Entry(invoice: $0) })
        let effects = settling.askNext(&context)
        return .move(.push(settling), effects)
    }

    private init(entries: [Entry]) { self.entries = entries }

    /// Asks for the next ones that were not asked for yet.
    private mutating func askNext(_ context: inout AppContext) -> [Effect] {
        var effects: [Effect] = []
        for index in entries.indices where entries.count(where: { $0.asked != nil }) < Self.atOnce {
            guard entries[index].asked == nil, entries[index].result == nil else { continue }
            let id = context.newRequest()
            entries[index].asked = id
            effects.append(.settle(id, invoiceID: entries[index].invoice.id))
        }
        return effects
    }

    /// True while some are still asked for.
    var isAsking: Bool { entries.contains { $0.asked != nil } }

    private var selected: Entry? { entries.indices.contains(list.selected) ? entries[list.selected] : nil }

    private var maySendAgain: Bool { selected.map { $0.isMissing && $0.invoice.isResendable } ?? false }
    private var mayClose: Bool { selected.map { $0.isMissing && $0.invoice.isClosable } ?? false }
}

extension Settling: Screen {
    static var name: String { wording.settlingTitle }

    func title(_ context: AppContext) -> String {
        let open = entries.count { $0.result == nil }
        let others = context.mayHaveMoreUnsettled ? "   \(wording.moreAreUnknown)" : ""
        if open > 0 { return wording.settling(open) + others }
        return wording.settled(entries.count(where: \.isSettled), of: entries.count) + others
    }

    func bindings(_ context: AppContext) -> [Binding] {
        let isOpen = entries.contains { $0.asked == nil && $0.result != nil }
        return [
            Binding(
                .escape, also: [.char("q")], wording.goBack, rank: 0,
                does: .move(.pop, self.entries.compactMap(\.asked).map { .cancel($0) })),
            Binding(.enter, wording.openInvoice, rank: 1, when: selected != nil, does: self.open),
            Binding(
                .char("S"), wording.sendMissingAgain, rank: 0,
                when: maySendAgain, does: self.resend),
            Binding(
                .char("x"), wording.closeUnknown, rank: 0,
                when: mayClose, does: self.selected.map { .push(Closing($0.invoice)) } ?? .handled),
            bind(
                .char("r"), also: [.char("u")], wording.askOpenAgain, rank: 2, when: isOpen
            ) { $0.askAgain(&$1) },
        ]
    }

    private var open: Reaction { selected.map { .open($0.invoice) } ?? .handled }

    private var resend: Reaction { selected.flatMap { Review(again: $0.invoice) }.map { .push($0) } ?? .handled }

    private mutating func askAgain(_ context: inout AppContext) -> Reaction {
        for index in entries.indices where ![.created, .closed].contains(entries[index].invoice.state) {
            entries[index].result = nil
        }
        return Reaction(effects: askNext(&context))
    }

    mutating func update(_ event: AppEvent, _ context: inout AppContext) -> Reaction {
        switch event {
        case .key(let key):
            return list.handle(key, count: entries.count, height: height(context)) ? .handled : .ignored
        case .mouse(let mouse, let target):
            let row = target?.rowNumber
            list.handle(mouse, row: row, count: entries.count, height: height(context))
            return row != nil && mouse == .doubleClick ? open : .handled
        case .settled(let id, _, let result):
            guard let index = entries.firstIndex(where: { $0.asked == id }) else { return .ignored }
            entries[index].asked = nil
            entries[index].result = result
            switch result {
            case .created(let sent), .notFound(let sent): entries[index].invoice = sent.invoice
            case .stillUnknown, .notAsked: break
            }
            if context.isAccessible {
                // Of what changes in a row nothing is heard.
                let (text, role) = words(for: entries[index], context)
                let name = wording.namedPaymentID(entries[index].invoice.intent.paymentID.text)
                context.notice = Notice(wording.labelled(name, text), role)
            }
            return Reaction(effects: askNext(&context))
        case .invoicesChanged(let changed):
            for index in entries.indices { entries[index].invoice.merge(changed) }
            return .ignored
        default: return .ignored
        }
    }

    private func height(_ context: AppContext) -> Int { max(1, (Chrome.room(of: context.size).height - 2) / 2) }

    func draw(in frame: inout Frame, room: Rect, _ context: AppContext) {
        let area = room.inset(top: 1)
        for (row, index) in list.visibleRows(count: entries.count, height: height(context)).enumerated() {
            let entry = entries[index]
            let y = area.y + row * 2
            frame.addHit(Rect(x: room.x, y: y, width: room.width, height: 2), .row(index))
            let isSelected = index == list.selected
            if isSelected { frame.put("▌", x: 0, y: y, role: .cursor) }
            let when = wording.ago(entry.invoice.intent.createdAt, now: context.now)
            frame.put(
                fitting: [
                    (wording.amount(of: entry.invoice), .amount),
                    ("   \(wording.methodName(of: entry.invoice))", .text),
                    ("   \(wording.namedPaymentID(entry.invoice.intent.paymentID.text))", .muted),
                    ("   \(when)", .muted),
                ], x: 2, y: y, maxWidth: room.width - 4)
            let (text, role) = words(for: entry, context)
            frame.put(text, x: 4, y: y + 1, role: role, maxWidth: room.width - 6)
        }
    }

    private func words(for entry: Entry, _ context: AppContext) -> (String, Role) {
        switch entry.result {
        case nil: return (entry.asked == nil ? wording.waitsForTurn : wording.askingByPaymentID, .pending)
        case .created(let sent) where ShownState(sent.invoice) == .mismatch:
            let badge = wording.badge(for: sent.invoice)
            return (wording.settledAs(badge.text, wording.explanation(of: sent.invoice) ?? ""), badge.role)
        case .created(let sent) where sent.isReopened:
            return ("! \(wording.reopenedAs(tracking: visible(sent.invoice.tracking ?? "")))", .error)
        case .created(let sent):
            return ("● \(wording.settledAsCreated(tracking: visible(sent.invoice.tracking ?? "")))", .success)
        case .notFound(let sent) where sent.invoice.state == .rejected:
            let reason = sent.invoice.rejection.map { wording.text(for: $0) } ?? ""
            return ("✕ \(wording.settledAsRejected(reason))", .error)
        case .notFound(let sent) where sent.invoice.state == .closed: return (wording.missingStaysClosed, .muted)
        case .notFound where entry.invoice.state == .closed:
            return ("∅ \(wording.closedAsNeverCreated)", .muted)
        case .notFound(let sent) where sent.invoice.isResendable:
            return (wording.missingSendAgain(context.key), .warning)
        case .notFound(let sent) where sent.invoice.isClosable: return (wording.missingClose(context.key), .warning)
        case .notFound: return (wording.missingAskAgain(context.key), .warning)
        case .stillUnknown(_, let failure):
            return ("? \(wording.stillUnknown(wording.title(of: failure)))", .warning)
        case .notAsked(.beingSent): return ("◌ \(wording.isSentElsewhere)", .pending)
        case .notAsked(let problem): return ("? \(wording.stillUnknown(wording.title(of: problem)))", .warning)
        }
    }

    func infoLine(_ context: AppContext) -> [(String, Role)] {
        [(wording.settlingOnlyAsks, .muted)]
    }
}
