import InvoiceCore
import ScreenKit
import Wording

extension ReconcileScreen {
    /// Above the list: spans, a summary, how both sides add up, and the headings.
    private var head: Int { 4 + (result.map { wording.lines(for: $0.totals).count } ?? 0) }

    func listHeight(_ context: AppContext) -> Int { max(1, Chrome.room(of: context.size).height - head) }

    func draw(in frame: inout Frame, room: Rect, _ context: AppContext) {
        period.draw(in: &frame, row: room.row(0), days: days)
        switch phase {
        case .failed(let problem):
            let text = problem.map { wording.sentences(for: $0) } ?? ""
            drawWords(
                [(wording.cantComparePeriod, .error), (text, .text), (wording.tryAgainKey, .muted)], in: &frame,
                room: room)
        case .comparing(_, let step):
            drawWords(Self.words(for: step, width: min(40, room.width - 20)), in: &frame, room: room)
        case .done(let result), .asking(let result), .adopting(_, let result, _):
            if result.differences.isEmpty {
                let words = result.totals.isEven ? wording.nothingDiffers : wording.nothingComparedDiffers
                var lines: [(String, Role)] = [("✓ \(words)", .success), (Self.summary(of: result), .text)]
                lines += wording.lines(for: result.totals).map { ($0, .muted) }
                if !result.unsettled.isEmpty {
                    lines.append((wording.unsettledAndNotInStatement(result.unsettled.count), .warning))
                }
                drawWords(lines, in: &frame, room: room)
            } else {
                drawTable(of: result, in: &frame, room: room, context)
            }
        }
    }

    private func drawWords(_ lines: [(String, Role)], in frame: inout Frame, room: Rect) {
        let wrapped = lines.flatMap { line in
            TextWidth.wrap(visibleLines(line.0), width: max(10, room.width - 8)).map { ($0, line.1) }
        }
        let top = room.y + max(2, (room.height - wrapped.count) / 2)
        for (row, line) in wrapped.enumerated() where top + row < room.maxY {
            let rect = Rect(x: room.x + 1, y: top + row, width: room.width - 2, height: 1)
            frame.put(line.0, in: rect, role: line.1, alignment: .center)
        }
    }

    private static func words(for step: ReconcileProgress, width: Int) -> [(String, Role)] {
        switch step {
        case .fetching(let part, let rows):
            let percent = Int(part * 100)
            return [
                (wording.fetchingStatement, .pending),
                ("▕\(ProgressBar(done: percent, of: 100).text(width: width))▏", .accent),
                (wording.fetched(percent: percent, rows: rows), .muted),
            ]
        case .comparing(let invoices):
            return [(wording.comparingWithHistory, .pending), (wording.count(invoices, .invoice), .muted)]
        }
    }

    private static func summary(of result: Reconciliation) -> String {
        wording.inStatement(result.statementRows, onBothSides: result.compared)
    }

    private func drawTable(
        of result: Reconciliation, in frame: inout Frame, room: Rect, _ context: AppContext
    ) {
        let count = result.differences.count
        let words = wording.count(count, .difference)
        frame.put(
            [(words, .warning), ("   \(Self.summary(of: result))", .muted)], x: 2, y: room.y + 1,
            maxWidth: room.width - 4)
        if !result.unsettled.isEmpty {
            frame.put(
                wording.unsettledAndNotInStatement(result.unsettled.count), x: 2, y: room.y + 2, role: .warning,
                maxWidth: room.width - 4)
        }
        for (row, line) in wording.lines(for: result.totals).enumerated() {
            frame.put(line, x: 2, y: room.y + 3 + row, role: .muted, maxWidth: room.width - 4)
        }
        let place = Rect(x: room.x, y: room.y + head, width: room.width, height: listHeight(context))
        let shown = result.differences[list.visibleRows(count: count, height: place.height)]
        let table = Table(
            Self.columns(isShort: room.width < 120), width: room.width - 5, measuring: Array(shown))
        table.drawTitles(in: &frame, x: room.x + 2, y: room.y + head - 1)
        list.draw(result.differences, as: table, in: &frame, place: place)
    }

    private static func columns(isShort: Bool) -> [TableColumn<ReconcileDifference>] {
        [
            TableColumn(wording.differenceColumn, width: .content(min: 13, max: 28)) { row in
                (wording.text(for: row.kinds), row.here == nil || row.there == nil ? .error : .warning)
            },
            TableColumn(wording.paymentIDColumn, width: .content(min: 8, max: 24), dropOrder: 2) {
                (visible($0.paymentID ?? "–"), .text)
            },
            TableColumn(wording.hereColumn, width: .flexible(min: 18, max: 40)) { row in
                (visible(wording.here(row, isShort: isShort)), .text)
            },
            TableColumn(wording.gatewayColumn, width: .flexible(min: 18, max: 40)) { row in
                (visible(wording.there(row, isShort: isShort)), .text)
            },
            TableColumn(wording.trackingColumn, width: .content(min: 14, max: 24), dropOrder: 1) {
                (visible($0.tracking ?? "–"), .muted)
            },
        ]
    }

    /// What each side says, in so many columns together: the one that is longer than its half is cut at its end, for the
    /// amounts come first.
    private func sides(of row: ReconcileDifference, room: Int) -> (here: String, there: String) {
        let here = visible(wording.here(row))
        let there = visible(wording.there(row))
        let (left, right) = (TextWidth.of(here), TextWidth.of(there))
        if left + right <= room { return (here, there) }
        let half = room / 2
        return (
            TextWidth.truncate(here, to: max(half, room - right)),
            TextWidth.truncate(there, to: max(room - half, room - left))
        )
    }

    func infoLine(_ context: AppContext) -> [(String, Role)] {
        switch phase {
        case .asking(let result):
            let question = wording.adoptQuestion(result.missingHere.count, statuses: result.newStatuses.count)
            return [(question, .warning)]
        case .adopting(_, let result, let done):
            let all = result.adoptable
            let bar = ProgressBar(done: done, of: all).text(width: 20)
            return [
                ("\(wording.adopting) ", .pending), (bar, .accent),
                (" \(wording.part(done, of: all))", .pending),
            ]
        case .done:
            // In a narrow table only what differs has room; of the selected one everything is told.
            guard let row = selectedRow else { return [] }
            let labels = TextWidth.of(wording.hereLabel) + TextWidth.of(wording.gatewayLabel)
            let (here, there) = sides(of: row, room: context.size.width - 7 - labels)
            return [
                ("\(wording.hereLabel) ", .label), (here, .text),
                ("   \(wording.gatewayLabel) ", .label), (there, .text),
                ("   \(visible(row.tracking ?? ""))", .muted),
            ]
        case .comparing, .failed: return [(wording.comparingRecordsNothing, .muted)]
        }
    }
}
