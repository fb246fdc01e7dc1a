import InvoiceCore
import ScreenKit
import Wording

/// Creates an invoice for each row of a file: asks for its name, shows what is wrong in it and what it asks for, wants a word, and
/// shows how far it is.
struct BatchScreen {
    /// How far it is.
    enum Phase: Sendable, Equatable {
        case naming
        case checking(RequestID, rows: Int)
        /// By that request.
        case checked(RequestID)
        case confirming(RequestID)
        case running(RequestID, checked: RequestID)
        /// What is on its way comes to its end.
        case stopping(RequestID, checked: RequestID)
        case ended(BatchEnding, checked: RequestID)
    }

    var phase = Phase.naming
    /// The file's name.
    var input = TextInput()
    /// What was typed on a live profile.
    var confirmation = TextInput()
    var check: BatchCheck?
    var counts: BatchCounts?
    /// Rows that aren't created, the first ones.
    var open: [BatchResult] = []
    /// What an earlier run has to do with this one.
    var note: String?
    /// Why the name can't be used, or why nothing was sent.
    var problem: String?
    var startedAt = Timestamp(milliseconds: 0)
    var list = ListSelection()

    /// More rows that aren't created are only counted.
    static let mostKept = 500

    /// How many rows the list has now.
    var count: Int {
        switch phase {
        case .naming, .checking: 0
        case .checked, .confirming: check?.problems.count ?? 0
        case .running, .stopping, .ended: open.count
        }
    }

    var selected: BatchResult? {
        switch phase {
        case .running, .stopping, .ended: open.indices.contains(list.selected) ? open[list.selected] : nil
        default: nil
        }
    }

    /// True where some rows can be sent.
    var maySend: Bool { check.map { !$0.isUnusable && $0.totals.count > 0 } ?? false }
}

extension BatchScreen: Screen {
    static var name: String { wording.batchTitle }

    func takesText(_ context: AppContext) -> Bool {
        switch phase {
        case .naming: true
        case .confirming: context.kind == .live
        default: false
        }
    }

    func hasList(_ context: AppContext) -> Bool {
        switch phase {
        case .naming, .checking, .confirming: false
        case .checked, .running, .stopping, .ended: true
        }
    }

    func bindings(_ context: AppContext) -> [Binding] {
        switch phase {
        case .naming:
            return [
                bind(.enter, wording.checkBatch, rank: 0) { $0.startCheck(&$1) },
                Binding(.escape, wording.backToInvoices, rank: 0, does: .pop),
            ]
        case .checking(let id, _):
            return [
                bind(
                    .escape, wording.stopBatchCheck, rank: 0,
                    act: { screen, _ in
                        screen.phase = .naming
                        return .effects(.cancel(id))
                    })
            ]
        case .checked(let id):
            return [
                bind(
                    .enter, wording.sendBatch, rank: 0, when: maySend,
                    act: { screen, _ in
                        screen.phase = .confirming(id)
                        return .handled
                    }), otherFile,
            ]
        case .confirming(let id):
            return [
                bind(.enter, wording.sendBatchNow, rank: 0) { $0.begin(id, &$1) },
                bind(
                    .escape, wording.backToBatchCheck, rank: 0,
                    act: { screen, _ in
                        screen.phase = .checked(id)
                        screen.confirmation = TextInput()
                        return .handled
                    }),
            ]
        case .running(let id, let checked):
            return [
                opening,
                bind(
                    .escape, wording.stopBatch, rank: 0, givesUp: true,
                    act: { screen, _ in
                        screen.phase = .stopping(id, checked: checked)
                        return .effects(.cancel(id))
                    }),
            ]
        case .stopping: return [opening, leaving]
        case .ended(let ending, let checked):
            let mayGoOn = ending != .whole || open.contains(where: \.isOpen)
            return [
                opening,
                bind(.char("r"), wording.goOnWithBatch, rank: 0, when: mayGoOn) { $0.begin(checked, &$1) },
                leaving,
            ]
        }
    }

    private var otherFile: Binding {
        bind(
            .escape, wording.chooseOtherName, rank: 0,
            act: { screen, _ in
                screen.phase = .naming
                screen.check = nil
                return .handled
            })
    }

    private var opening: Binding {
        Binding(
            .enter, also: [.right, .char("l")], open.isEmpty ? wording.openInvoice.nowhere() : wording.openInvoice,
            rank: 1, when: selected?.sent != nil,
            does: self.selected?.sent.map { .open($0.invoice) } ?? .handled)
    }

    private var leaving: Binding {
        Binding(.escape, also: [.char("q")], wording.backToInvoices, rank: 0, does: .pop)
    }

    mutating func update(_ event: AppEvent, _ context: inout AppContext) -> Reaction {
        switch event {
        case .key(let key):
            switch phase {
            case .naming:
                guard input.handle(key) else { return .ignored }
                problem = nil
                return .handled
            case .confirming:
                return context.kind == .live && confirmation.handle(key) ? .handled : .ignored
            default:
                return list.handle(key, count: count, height: listHeight(context)) ? .handled : .ignored
            }
        case .paste(let text):
            switch phase {
            case .naming:
                input.insert(paste: text)
                problem = nil
            case .confirming where context.kind == .live:
                context.notice = Notice(wording.typeSumsByHand, .warning)
            default: return .ignored
            }
            return .handled
        case .mouse(let mouse, let target):
            guard hasList(context) else { return .ignored }
            list.handle(mouse, row: target?.rowNumber, count: count, height: listHeight(context), isLong: true)
            return .handled
        case .batchCheckProgressed(let id, let rows):
            guard case .checking(id, _) = phase else { return .ignored }
            phase = .checking(id, rows: rows)
            return .handled
        case .batchChecked(let id, let found):
            guard case .checking(id, _) = phase else { return .ignored }
            check = found
            phase = .checked(id)
            list = ListSelection()
            return .handled
        case .batchBegan(let id, let told):
            guard isAwaited(id) else { return .ignored }
            note = told
            return .handled
        case .batchResult(let id, let result):
            guard isAwaited(id) else { return .ignored }
            counts?.take(result)
            if result.sent?.invoice.state != .created, open.count < Self.mostKept { open.append(result) }
            return .handled
        case .batchEnded(let id, let ending): return end(id, ending)
        case .invoicesChanged(let changed):
            for index in open.indices { open[index].merge(changed) }
            return .ignored
        default: return .ignored
        }
    }

    private func isAwaited(_ id: RequestID) -> Bool {
        switch phase {
        case .running(id, _), .stopping(id, _): true
        default: false
        }
    }

    private mutating func end(_ id: RequestID, _ ending: BatchEnding) -> Reaction {
        var why: String?
        if case .failed(let failure) = ending, !failure.isCanceled { why = wording.sentences(for: failure) }
        switch phase {
        case .checking(id, _): phase = .naming
        case .running(id, let checked), .stopping(id, let checked):
            // Nothing was begun: another word may help.
            phase = counts?.done == 0 && why != nil ? .checked(checked) : .ended(ending, checked: checked)
        default: return .ignored
        }
        problem = why
        return .handled
    }

    private mutating func startCheck(_ context: inout AppContext) -> Reaction {
        if input.text.allSatisfy(\.isWhitespace) {
            problem = wording.fileNameMissing
            return .handled
        }
        let id = context.newRequest()
        problem = nil
        phase = .checking(id, rows: 0)
        return .effects(.checkBatch(id, path: input.text))
    }

    /// Begins to send, or goes on; on a live profile once number and sums are typed.
    private mutating func begin(_ checked: RequestID, _ context: inout AppContext) -> Reaction {
        guard let check else { return .handled }
        let word: BatchConfirmation
        do throws(Problem) {
            word = try BatchConfirmation(
                context.kind == .live ? confirmation.text : nil, of: check.totals, on: context.kind)
        } catch {
            context.notice = Notice(wording.typeSums(wording.confirmation(of: check.totals)), .error)
            phase = .confirming(checked)
            return .handled
        }
        let id = context.newRequest()
        (counts, open, note, problem) = (BatchCounts(check), [], nil, nil)
        list = ListSelection()
        startedAt = context.now
        phase = .running(id, checked: checked)
        return .effects(.runBatch(id, checked: checked, word))
    }
}

extension BatchResult {
    /// Takes in what the history says of its invoice.
    fileprivate mutating func merge(_ changed: [Invoice]) {
        guard let id = sent?.invoice.id, let new = changed.first(where: { $0.id == id }) else { return }
        self = BatchResult(line: line, paymentID: paymentID, .earlier(new))
    }
}
