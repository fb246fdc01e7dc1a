import InvoiceCore
import ScreenKit
import Wording

extension BatchScreen {
    /// Above the list: what the file asks for, or how far it is, and a blank line.
    private static let head = 4

    func listHeight(_ context: AppContext) -> Int {
        let room = Chrome.room(of: context.size)
        let below = belowList(width: room.width - 4, context).count + (needsSums(context) ? 1 : 0)
        return max(1, room.height - Self.head - 1 - max(1, below))
    }

    private func needsSums(_ context: AppContext) -> Bool {
        if case .confirming = phase { context.kind == .live } else { false }
    }

    /// What can't be cut: why nothing is sent, what is asked, or the selected problem where the list has no room for it.
    private func belowList(width: Int, _ context: AppContext) -> [StyledLine] {
        if let problem { return StyledLine.wrapped(problem, .error, width: width) }
        switch (phase, check) {
        case (.confirming, let check?):
            return context.kind == .live
                ? StyledLine.wrapped(wording.batchIsLive(wording.confirmation(of: check.totals)), .error, width: width)
                : StyledLine.wrapped(
                    wording.batchWillBeSent(check.totals, skipped: check.badRows), .warning, width: width)
        case (.checked, let check?) where check.problems.indices.contains(list.selected):
            let text = wording.text(for: check.problems[list.selected])
            return TextWidth.of(text) < width - 24 ? [] : StyledLine.wrapped(text, .error, width: width)
        default: return []
        }
    }

    private func drawBelowList(in frame: inout Frame, room: Rect, _ context: AppContext) {
        let lines = belowList(width: room.width - 4, context)
        let bottom = room.maxY - (needsSums(context) ? 1 : 0)
        for (row, line) in lines.enumerated() {
            line.draw(in: &frame, x: 2, y: bottom - lines.count + row, width: room.width - 4)
        }
    }

    func draw(in frame: inout Frame, room: Rect, _ context: AppContext) {
        switch phase {
        case .naming, .checking: drawName(in: &frame, room: room)
        case .checked, .confirming: drawCheck(in: &frame, room: room, context)
        case .running, .stopping, .ended: drawRun(in: &frame, room: room, context)
        }
    }

    private func drawName(in frame: inout Frame, room: Rect) {
        frame.put(wording.whichBatchFile, x: 2, y: room.y, role: .heading, maxWidth: room.width - 4)
        frame.put(wording.fileLabel, x: 2, y: room.y + 2, role: .label)
        input.draw(
            in: &frame, x: 8, y: room.y + 2, width: max(8, room.width - 10), focused: phase == .naming,
            placeholder: wording.batchFileHint)
        var lines: [StyledLine] = []
        if let problem {
            lines = StyledLine.wrapped(problem, .error, width: room.width - 4)
        } else if case .checking(_, let rows) = phase {
            lines = StyledLine.wrapped(wording.checkingBatch(rows: rows), .pending, width: room.width - 4)
        } else {
            lines =
                StyledLine.wrapped(wording.batchFileAdvice, .muted, width: room.width - 4)
                + StyledLine.wrapped(wording.fileFolderAdvice, .muted, width: room.width - 4)
        }
        for (row, line) in lines.enumerated() where row + 4 < room.height {
            line.draw(in: &frame, x: 2, y: room.y + 4 + row, width: room.width - 4)
        }
    }

    private func drawCheck(in frame: inout Frame, room: Rect, _ context: AppContext) {
        guard let check else { return }
        drawWhat(check, in: &frame, room: room)
        let columns: [TableColumn<BatchProblem>] = [
            TableColumn(wording.batchLineColumn, width: .content(min: 4, max: 10), alignment: .right) {
                ("\($0.line)", .muted)
            },
            TableColumn(wording.batchPlaceColumn, width: .content(min: 3, max: 8), alignment: .right) {
                ("\($0.column)", .muted)
            },
            TableColumn(wording.batchProblemColumn, width: .content(min: 20, max: .max)) {
                (wording.text(for: $0), .error)
            },
        ]
        if !check.problems.isEmpty {
            drawList(check.problems, columns, in: &frame, room: room, context)
        }
        drawBelowList(in: &frame, room: room, context)
        if needsSums(context) {
            confirmation.draw(
                in: &frame, x: 2, y: room.maxY - 1, width: max(8, min(60, room.width - 4)), focused: true)
        }
    }

    /// The file, and what it asks for.
    private func drawWhat(_ check: BatchCheck, in frame: inout Frame, room: Rect) {
        frame.put(visible(input.text), x: 2, y: room.y, role: .heading, maxWidth: room.width - 4)
        frame.put(
            wording.sentence(wording.batch(check.totals, skipped: check.badRows)), x: 2, y: room.y + 1,
            role: .text, maxWidth: room.width - 4)
    }

    private func drawList<Row>(
        _ rows: [Row], _ columns: [TableColumn<Row>], in frame: inout Frame, room: Rect, _ context: AppContext
    ) {
        let table = Table(columns, width: room.width - 5, measuring: rows)
        table.drawTitles(in: &frame, x: room.x + 2, y: room.y + Self.head - 1)
        let place = Rect(x: room.x, y: room.y + Self.head, width: room.width, height: listHeight(context))
        list.draw(rows, as: table, in: &frame, place: place)
    }

    private func drawRun(in frame: inout Frame, room: Rect, _ context: AppContext) {
        guard let check, let counts else { return }
        drawWhat(check, in: &frame, room: room)
        let bar = ProgressBar(done: counts.done, of: max(1, counts.total)).text(width: min(30, room.width / 6))
        let pace = counts.pace(after: Double(context.now.milliseconds - startedAt.milliseconds) / 1000)
        let isRunning = if case .ended = phase { false } else { true }
        let text =
            isRunning
            ? wording.batchProgress(counts, perSecond: pace?.perSecond, secondsLeft: pace?.secondsLeft)
            : wording.batchEnded(counts)
        frame.put(
            [("▕", .border), (bar, .accent), ("▏ ", .border), (text, .heading)], x: 2, y: room.y + 2,
            maxWidth: room.width - 4)
        let columns: [TableColumn<BatchResult>] = [
            TableColumn(wording.batchLineColumn, width: .content(min: 4, max: 10), alignment: .right) {
                ("\($0.line)", .muted)
            },
            TableColumn(wording.paymentIDColumn, width: .content(min: 16, max: 24)) {
                (visible($0.paymentID.text), .text)
            },
            TableColumn(wording.batchOutcomeColumn, width: .content(min: 20, max: .max)) { wording.outcome(of: $0) },
        ]
        if !open.isEmpty { drawList(open, columns, in: &frame, room: room, context) }
        drawBelowList(in: &frame, room: room, context)
    }

    func infoLine(_ context: AppContext) -> [(String, Role)] {
        switch phase {
        case .naming: return [(wording.nothingSentYet, .muted)]
        case .checking: return []
        case .checked, .confirming:
            guard let check, check.problemCount > 0 else { return [(wording.nothingSentYet, .muted)] }
            let more = check.problemCount - check.problems.count
            let told = wording.batchProblems(rows: check.rows, bad: check.badRows)
            return [("\(told)\(more > 0 ? " \(wording.moreProblems(more))" : "")", .warning)]
        case .running: return [(note ?? wording.batchRuns, note == nil ? .pending : .warning)]
        case .stopping: return [(wording.stoppingBatch, .pending)]
        case .ended(.whole, _): return [(note ?? wording.batchIsDone, open.isEmpty ? .success : .warning)]
        case .ended(.givenUp, _): return [("\(wording.batchGivenUp) \(wording.batchGoesOnHere)", .error)]
        case .ended(.stopped, _), .ended(.failed, _):
            return [("\(wording.batchStopped) \(wording.batchGoesOnHere)", .warning)]
        }
    }
}
