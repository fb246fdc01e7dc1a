import InvoiceCore
import ScreenKit
import Wording

/// What can be copied of an invoice, or of several, each by a letter.
struct CopyMenu {
    private(set) var invoices: [Invoice]
    /// How the first is paid, where the gateway has told it since the console was opened.
    let way: PaymentStart?
    /// Invoices, by their local ids, whose payment was started in this run: a link of the embedded sandbox still leads somewhere.
    let ofThisRun: Set<String>
    var list = ListSelection()

    /// The payment ids of invoices that these name by their local ids.
    private var partners: [String: String]

    init(_ invoices: [Invoice], way: PaymentStart? = nil, _ context: AppContext) {
        self.invoices = invoices
        self.way = way
        ofThisRun = context.startedPayments
        partners = Self.partners(of: invoices, context)
    }

    private static func partners(of invoices: [Invoice], _ context: AppContext) -> [String: String] {
        let names = invoices.compactMap(\.replacement).map { ($0, context.name(ofPartner: $0)) }
        return Dictionary(names, uniquingKeysWith: { first, _ in first })
    }

    private enum Value {
        case text(String)
        /// Why there is none: for the row, and as a notice.
        case missing(String, notice: String)
    }

    /// What `y` once more copies.
    private var first: CopiedThing { invoices.contains { $0.tracking != nil } ? .tracking : .paymentID }

    private func value(of item: CopiedThing) -> Value {
        let values = invoices.map { value(of: item, in: $0) }
        let texts = values.compactMap { if case .text(let text) = $0 { text } else { nil } }
        return texts.isEmpty ? values.first ?? .text("") : .text(texts.joined(separator: "\n"))
    }

    private func value(of item: CopiedThing, in invoice: Invoice) -> Value {
        switch item {
        case .tracking:
            if let tracking = invoice.tracking { return .text(tracking) }
            return .missing(wording.noTrackingToCopy, notice: wording.notCopied(because: wording.noTrackingToCopy))
        case .paymentID: return .text(invoice.intent.paymentID.text)
        case .link: return link(of: invoice)
        case .amount: return .text(invoice.intent.amount.text(minimumDecimals: min(2, invoice.decimals)))
        case .summary: return .text(wording.merchantSummary(of: invoice) { partners[$0] ?? $0 })
        }
    }

    /// Only what is known: nothing is asked for.
    private func link(of invoice: Invoice) -> Value {
        func missing(_ reason: String) -> Value { .missing(reason, notice: wording.notCopied(because: reason)) }
        switch invoice.paymentStep() {
        case .refuse(.wrongState): return missing(wording.onlyCreatedHasLink)
        case .refuse(.replaced(let id, let state)):
            return missing(wording.title(of: Problem.replaced(by: partners[id] ?? id, state)))
        case .refuse(let problem):
            guard let words = wording.explanation(of: invoice), invoice.isPaymentOver else {
                return missing(wording.title(of: problem))
            }
            return .missing(wording.title(of: problem), notice: wording.nothingToCopy(words))
        case .show(let known):
            let way = invoices.count == 1 ? way ?? known : known
            return (way.link ?? way.address).map { .text($0) } ?? missing(wording.linkUnknown)
        case .ask:
            let way = (invoices.count == 1 ? way : nil) ?? (ofThisRun.contains(invoice.id) ? invoice.payment : nil)
            return (way?.link ?? way?.address).map { .text($0) }
                ?? missing(invoice.payment?.link == nil ? wording.linkUnknown : wording.linkOfEarlierRun)
        }
    }

    private func label(of item: CopiedThing) -> String {
        guard item == .link, invoices.count == 1, case .text(let text) = value(of: .link), !text.contains("://") else {
            return wording.name(ofCopied: item)
        }
        return wording.addressToPay
    }
}

extension CopiedThing {
    fileprivate var letter: Character {
        switch self {
        case .tracking: "t"
        case .paymentID: "i"
        case .link: "l"
        case .amount: "a"
        case .summary: "m"
        }
    }
}

extension CopyMenu: Screen {
    static var name: String { wording.copyTitle }
    static let isDialog = true

    func bindings(_ context: AppContext) -> [Binding] {
        let items = CopiedThing.allCases.map { item in
            var binding = bind(
                .char(item.letter), also: item == first ? [.char("y")] : [],
                ActionText(label(of: item), wording.copies(label(of: item))), rank: nil,
                act: { $0.copy(item, &$1) })
            binding.isMenuLetter = true
            return binding
        }
        return [
            bind(.enter, wording.copySelected, rank: 0) { $0.copy(CopiedThing.allCases[$0.list.selected], &$1) },
            Binding(.escape, also: [.char("q")], wording.closeList, rank: 0, does: .pop),
        ] + items
    }

    private func copy(_ item: CopiedThing, _ context: inout AppContext) -> Reaction {
        switch value(of: item) {
        case .text(let text):
            let lacking = invoices.count { if case .missing = value(of: item, in: $0) { true } else { false } }
            context.copyRemark =
                lacking == 0
                ? nil
                : wording.copiedBut(
                    invoices.count - lacking, lacking: lacking, wording.name(ofCopied: item).lowercased())
            return .move(.pop, [.copy(text)])
        case .missing(_, let notice):
            context.notice = Notice(notice, .warning)
            return .handled
        }
    }

    mutating func update(_ event: AppEvent, _ context: inout AppContext) -> Reaction {
        let count = CopiedThing.allCases.count
        switch event {
        case .key(let key): return list.handle(key, count: count, height: count) ? .handled : .ignored
        case .mouse(let mouse, let target):
            list.handle(mouse, row: target?.rowNumber, count: count, height: count)
            guard let row = target?.rowNumber, mouse == .press, row < count else { return .handled }
            return copy(CopiedThing.allCases[row], &context)
        case .invoicesChanged(let changed):
            let new = Dictionary(changed.map { ($0.id, $0) }, uniquingKeysWith: { _, last in last })
            invoices = invoices.map { new[$0.id] ?? $0 }
            partners = Self.partners(of: invoices, context)
            return .ignored
        default: return .ignored
        }
    }

    /// Columns of the letters, and of the names behind them.
    private static let (lettersWidth, labelWidth) = (5, 18)

    /// A thing's lines.
    private struct Row {
        let lines: [String]
        var isThere = true
        /// True where the lines behind the first go on under the name.
        var isHanging = false
    }

    func draw(in frame: inout Frame, room: Rect, _ context: AppContext) {
        let width = min(78, room.width - 2)
        let valueWidth = frame.isSpoken ? 4000 : width - 4 - Self.lettersWidth - Self.labelWidth
        func rows(isLow: Bool) -> [Row] {
            CopiedThing.allCases.map { row(of: $0, width: valueWidth, hangs: isLow) }
        }
        func height(_ rows: some Sequence<Row>) -> Int { rows.reduce(0) { $0 + $1.lines.count } }
        var shown = rows(isLow: false)
        if height(shown) + 2 > room.height { shown = rows(isLow: true) }
        let box = room.centered(width: width, height: min(room.height, height(shown) + 2))
        frame.fill(box)
        let note = invoices.count == 1 ? nil : wording.count(invoices.count, .invoice)
        let inside = frame.box(box, title: Self.name, note: note)
        // Where there is no room for all, the selected one is shown whole.
        let start = height(shown.prefix(list.selected))
        let end = height(shown.prefix(list.selected + 1))
        let offset = max(0, min(start, end - inside.height))
        var line = -offset
        for (index, (item, row)) in zip(CopiedThing.allCases, shown).enumerated() {
            for (number, text) in row.lines.enumerated() {
                defer { line += 1 }
                guard line >= 0, line < inside.height else { continue }
                let area = Rect(x: inside.x, y: inside.y + line, width: inside.width, height: 1)
                let x = area.x + 1 + Self.lettersWidth
                if number == 0 {
                    let letters = item == first ? "y \(item.letter)" : "  \(item.letter)"
                    frame.put(letters, x: area.x + 1, y: area.y, role: row.isThere ? .key : .muted)
                    frame.put(label(of: item), x: x, y: area.y, role: .label, maxWidth: Self.labelWidth - 1)
                }
                let indent = row.isHanging && number > 0 ? 0 : Self.labelWidth
                frame.put(text, x: x + indent, y: area.y, role: row.isThere ? .text : .muted)
                if index == list.selected { frame.setGround(area, .selection) }
                frame.addHit(area, .row(index))
            }
        }
        ScrollBar(count: height(shown), offset: offset)
            .draw(in: &frame, x: inside.maxX - 1, y: inside.y, height: inside.height)
    }

    /// What is copied, or why nothing is: a number or a link in one line, a sentence in as many as it needs. Of many invoices is
    /// looked only for the first that has it.
    private func row(of item: CopiedThing, width: Int, hangs: Bool) -> Row {
        let isMissing = { (invoice: Invoice) in
            if case .missing = value(of: item, in: invoice) { true } else { false }
        }
        if invoices.count > 1, invoices.contains(where: { !isMissing($0) }) {
            return Row(lines: [wording.onePerInvoice])
        }
        switch value(of: item) {
        case .missing(let reason, _):
            return Row(lines: TextWidth.wrap(visible(reason), width: width), isThere: false)
        case .text(let text) where item == .summary:
            let lines = TextWidth.wrap(visible(text), width: width)
            guard hangs, lines.count > 1 else { return Row(lines: lines) }
            let rest = lines.dropFirst().joined(separator: " ")
            return Row(
                lines: [lines[0]] + TextWidth.wrap(rest, width: width + Self.labelWidth), isHanging: true)
        case .text(let text): return Row(lines: [TextWidth.truncateMiddle(visible(text), to: width)])
        }
    }
}

extension Invoice {
    /// The key that opens the menu of what can be copied of it. `way` is how it is paid, where that is known otherwise than from
    /// the history.
    func copyBindings(rank: Int, way: PaymentStart? = nil) -> [Binding] {
        [
            Binding(.char("y"), wording.copyMenu, rank: rank) { _, context in
                .push(CopyMenu([self], way: way, context))
            }
        ]
    }
}
