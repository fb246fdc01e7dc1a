import InvoiceCore
import ScreenKit
import Wording

extension ReconcileScreen {
    /// Above the list: spans, what the numbers say, and the headings.
    private func head(of result: Reconciliation, in room: Rect, _ context: AppContext) -> Int {
        headLines(of: result, in: room, context).count + 2
    }

    func listHeight(_ context: AppContext) -> Int {
        let room = Chrome.room(of: context.size)
        return max(1, room.height - (result.map { head(of: $0, in: room, context) } ?? 2))
    }

    /// In fewer columns a row has no room for its payment id.
    private static let wide = 72

    /// Rows that the list keeps, however much is to be said above it.
    private static let leastRows = 6

    /// How many differ, and how both sides add up, with the reasons where they have room.
    private func headLines(of result: Reconciliation, in room: Rect, _ context: AppContext) -> [StyledLine] {
        let width = room.width - 4
        let words = wording.count(result.differences.count, .difference)
        let summary = Self.summary(of: result)
        var lines = [StyledLine([(words, .warning), ("   \(summary)", .muted)])]
        if TextWidth.of(words) + TextWidth.of(summary) + 3 > width {
            lines = [StyledLine(words, .warning)] + StyledLine.wrapped(summary, .muted, width: width)
        }
        let summaryLines = lines.count
        if !result.unsettled.isEmpty {
            lines += StyledLine.wrapped(
                wording.unsettledAndNotInStatement(result.unsettled.count), .warning, width: width)
        }
        let reasons = wording.lines(for: result.totals).flatMap { StyledLine.wrapped($0, .muted, width: width) }
        if lines.count + reasons.count + 2 + Self.leastRows <= room.height {
            // They say the same as the summary, of each side.
            lines = [StyledLine(words, .warning)] + lines.dropFirst(summaryLines) + reasons
        } else if !reasons.isEmpty {
            lines += StyledLine.wrapped(wording.whyKey(context.key), .muted, width: width)
        }
        return lines
    }

    /// Every number of the comparison with what it is, and why something isn't compared.
    func explanation(of result: Reconciliation) -> Explanation {
        let totals = result.totals
        func row(_ number: Int, _ words: String, _ role: Role = .text) -> StyledLine? {
            number == 0
                ? nil : StyledLine([(TextWidth.pad("  \(wording.count(number))", to: 10), role), (words, role)])
        }
        func side(
            _ heading: String, _ compared: Int, _ missing: [(Int, String)], _ leftOut: [ReconcileTotals.Reason: Int]
        ) -> [StyledLine] {
            let others = ReconcileTotals.Reason.allCases.map { row(leftOut[$0] ?? 0, wording.whole($0)) }
            return [StyledLine(heading, .heading), row(compared, wording.onBothSides, .success)].compactMap(\.self)
                + missing.compactMap { row($0.0, $0.1, .warning) } + others.compactMap(\.self) + [StyledLine()]
        }
        let clock = result.clockOffset.map { wording.gatewayClock(east: $0) } ?? wording.gatewayClockUnknown
        return Explanation(
            wording.whyTitle,
            side(
                wording.inHistory(totals.here), totals.comparedHere,
                [(totals.missingThere, wording.missingAtGateway), (totals.refusedHere, wording.refusedHere)],
                totals.leftOutHere)
                + side(
                    wording.inStatement(totals.there), totals.comparedThere,
                    [(totals.missingHere, wording.missingInHistory), (totals.refusedHere, wording.refusedHere)],
                    totals.leftOutThere)
                + [StyledLine(wording.whyMoreIsAsked, .muted), StyledLine(clock, .muted)])
    }

    func draw(in frame: inout Frame, room: Rect, _ context: AppContext) {
        period.draw(in: &frame, row: room.row(0), days: days)
        switch phase {
        case .failed(let problem):
            let text = problem.map { wording.sentences(for: $0) } ?? ""
            drawWords(
                [(wording.cantComparePeriod, .error), (text, .text), (wording.tryAgainKey(context.key), .muted)],
                in: &frame,
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
        let lines = headLines(of: result, in: room, context)
        let head = lines.count + 2
        for (row, line) in lines.enumerated() {
            line.draw(in: &frame, x: 2, y: room.y + 1 + row, width: room.width - 4)
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
            // There it isn't said which one it is.
            if context.size.width < Self.wide, !context.isAccessible {
                let id = row.paymentID.map { wording.namedPaymentID(visible($0)) }
                let tracking = row.tracking.map { (id == nil ? "" : "   ") + visible($0) }
                return [(id ?? "", .text), (tracking ?? "", .muted)]
            }
            let labels = TextWidth.of(wording.hereLabel) + TextWidth.of(wording.gatewayLabel)
            let (here, there) = sides(of: row, room: context.isAccessible ? .max : context.size.width - 7 - labels)
            return [
                ("\(wording.hereLabel) ", .label), (here, .text),
                ("   \(wording.gatewayLabel) ", .label), (there, .text),
                ("   \(visible(row.tracking ?? ""))", .muted),
            ]
        case .comparing, .failed: return [(wording.comparingRecordsNothing, .muted)]
        }
    }
}
