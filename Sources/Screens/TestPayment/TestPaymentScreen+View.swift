import InvoiceCore
import ScreenKit
import Wording

extension TestPaymentScreen {
    /// Above the list: a summary, its bar and the headings; below it a line about the selected row.
    private static let head = 3

    func listHeight(_ context: AppContext) -> Int {
        max(1, Chrome.room(of: context.size).height - Self.head - (phase == .confirming ? 4 : 2))
    }

    func draw(in frame: inout Frame, room: Rect, _ context: AppContext) {
        if isChoosing && !isBegun {
            drawChoice(in: &frame, room: room, context)
        } else {
            drawTable(in: &frame, room: room, context)
        }
        guard phase == .confirming else { return }
        let y = room.maxY - 3
        guard context.kind == .live else {
            frame.put(
                wording.testsWillMake(invoices: 2 * wanted.count, currencies: wanted.count), x: 2, y: y, role: .warning,
                maxWidth: room.width - 4)
            frame.put(wording.testsConfirmKeys, x: 2, y: y + 1, maxWidth: room.width - 4)
            return
        }
        frame.put(
            wording.testsAreLive, x: 2, y: y, role: .error, maxWidth: room.width - 4)
        // Where beside the words there is no room for a name it is typed below them.
        let words = wording.typeProfileName(visible(context.profile))
        let isBelow = TextWidth.of(words) + 2 + 8 > room.width - 4 && !frame.isSpoken
        let used = frame.put("\(words)\(isBelow ? "" : "  ")", x: 2, y: y + 1, role: .text, maxWidth: room.width - 4)
        let (x, row) = isBelow ? (2, y + 2) : (2 + used, y + 1)
        confirmation.draw(in: &frame, x: x, y: row, width: max(8, min(24, room.width - x - 2)), focused: true)
    }

    private func drawChoice(in frame: inout Frame, room: Rect, _ context: AppContext) {
        let methods = methods
        let all = catalog.methods.count
        let counts = wording.marked(chosen.count, shown: methods.count, of: all)
        let heading = "\(wording.whichCurrencies) "
        let isWhole = TextWidth.of(heading + counts) <= room.width - 4 || frame.isSpoken
        frame.put(
            (isWhole ? [(heading, .heading)] : []) + [(counts, .muted)], x: 2, y: room.y, maxWidth: room.width - 4)
        frame.put("›", x: 2, y: room.y + 1, role: .accent)
        filter.draw(
            in: &frame, x: 4, y: room.y + 1, width: room.width - 8, focused: phase == .choosing,
            placeholder: wording.currencyFilterHint)
        if methods.isEmpty {
            frame.put(wording.noCurrencyFits, x: 4, y: room.y + Self.head, role: .muted, maxWidth: room.width - 6)
        }
        let columns: [TableColumn<PaymentMethod>] = [
            TableColumn(width: .fixed(3)) { chosen.contains($0.code) ? ("[x]", .accent) : ("[ ]", .muted) },
            TableColumn(width: .content(min: 10, max: 28)) { ($0.code, .text) },
            TableColumn(width: .content(min: 8, max: 40)) { (wording.name(of: $0), .muted) },
            TableColumn(width: .whole(min: 12, max: 20), dropOrder: 1) { (wording.name(of: $0.kind), .muted) },
        ]
        let table = Table(columns, width: room.width - 5, measuring: methods)
        list.draw(methods, as: table, in: &frame, place: listPlace(in: room, context))
    }

    private func listPlace(in room: Rect, _ context: AppContext) -> Rect {
        Rect(x: room.x, y: room.y + Self.head, width: room.width, height: listHeight(context))
    }

    private func drawTable(in frame: inout Frame, room: Rect, _ context: AppContext) {
        drawSummary(in: &frame, room: room)
        let table = Table(Self.columns, width: room.width - 5, measuring: rows)
        table.drawTitles(in: &frame, x: room.x + 2, y: room.y + Self.head - 1)
        list.draw(rows, as: table, in: &frame, place: listPlace(in: room, context))
        guard phase != .confirming else { return }
        switch selectedRow?.verdict {
        case .inconclusive(let reason):
            frame.put(
                wording.sentence(wording.text(for: reason)), x: 2, y: room.maxY - 1, role: .warning,
                maxWidth: room.width - 4)
        case .mismatch(let differences):
            let why = selectedRow?.invoice.map { wording.texts(of: differences, in: $0) } ?? ""
            frame.put(why, x: 2, y: room.maxY - 1, role: .error, maxWidth: room.width - 4)
        case .asExpected, .other, nil: break
        }
    }

    private static var columns: [TableColumn<TestPayment>] {
        // So that it doesn't move while they change.
        let verdicts = [
            wording.testAsExpected, wording.testOtherEnd, wording.testNoEnd, wording.testWaits, wording.testIsCreating,
            wording.testIsStarting, wording.testIsFollowing, wording.badge(for: ShownState.mismatch).word,
        ].map { TextWidth.of($0) + 2 }
        return [
            TableColumn(wording.currencyColumn, width: .content(min: 8, max: 28)) { ($0.currency, .text) },
            TableColumn(wording.amountColumn, width: .fixed(6), alignment: .right) { ($0.amount.description, .amount) },
            TableColumn(wording.expectedColumn, width: .content(min: 8, max: 10)) { ($0.expected.status.text, .muted) },
            TableColumn(wording.gotColumn, width: .content(min: 8, max: 20)) { row in
                row.status.map { (visible($0.text), .text) } ?? ("–", .muted)
            },
            TableColumn(wording.verdictColumn, width: .fixed(verdicts.reduce(13, max))) { row in
                let badge = wording.badge(for: row)
                return (badge.text, badge.role)
            },
            TableColumn(wording.trackingColumn, width: .content(min: 14, max: 24), dropOrder: 1) {
                (visible($0.invoice?.tracking ?? ""), .muted)
            },
        ]
    }

    /// How many came to which end, with a bar.
    private func drawSummary(in frame: inout Frame, room: Rect) {
        let bar = ProgressBar(done: doneCount, of: rows.count).text(width: min(30, room.width / 6))
        var parts: [(String, Role)] = [
            ("▕", .border), (bar, .accent), ("▏ ", .border), (wording.part(doneCount, of: rows.count), .heading),
        ]
        parts += summary(isShort: room.width < 76).map { ("  \($0.0)", $0.1) }
        frame.put(parts, x: 2, y: room.y + 1, maxWidth: room.width - 4)
    }

    private func summary(isShort: Bool) -> [(String, Role)] {
        let sum = TestPaymentSummary(rows)
        let (good, other, mismatched, none) = (sum.asExpected, sum.other, sum.mismatched, sum.inconclusive)
        var parts: [(String, Role)] = []
        if good > 0 { parts.append((isShort ? "✓ \(good)" : "✓ \(wording.testsAsExpected(good))", .success)) }
        if other > 0 { parts.append((isShort ? "✕ \(other)" : "✕ \(wording.testsOtherEnd(other))", .error)) }
        if mismatched > 0 {
            parts.append((isShort ? "≠ \(mismatched)" : "≠ \(wording.testsMismatched(mismatched))", .error))
        }
        if none > 0 { parts.append((isShort ? "? \(none)" : "? \(wording.testsNoEnd(none))", .warning)) }
        return parts
    }

    func infoLine(_ context: AppContext) -> [(String, Role)] {
        switch phase {
        case .choosing:
            return [(wording.testsMakeTwoInvoices, .muted)]
        case .confirming: return [(wording.nothingSentYet, .muted)]
        case .running: return [(wording.testsRun, .pending)]
        case .stopping: return [(wording.testsStop, .pending)]
        case .resting:
            if let failure { return [(failure, .error)] }
            if rows.contains(where: { $0.verdict == nil }) { return [(wording.testsStopped, .warning)] }
            let bad = rows.filter { if case .asExpected? = $0.verdict { false } else { true } }
            return bad.isEmpty ? [(wording.allTestsAsExpected, .success)] : [(Self.words(for: bad), .error)]
        }
    }

    /// Names the first of them: among a hundred rows nobody wants to look for them.
    private static func words(for bad: [TestPayment]) -> String {
        let named = 3
        let names = bad.prefix(named).map { "\($0.currency) \($0.amount)" }
        return wording.testsNotAsExpected(names, more: bad.count - names.count)
    }
}
