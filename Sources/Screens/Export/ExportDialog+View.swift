import InvoiceCore
import ScreenKit
import Wording

extension ExportDialog {
    func draw(in frame: inout Frame, room: Rect, _ context: AppContext) {
        let width = min(76, room.width - 2)
        let below = lines(width: width - 4)
        let subject = StyledLine.wrapped(what, width: width - 4)
        let needed = (hasPeriods ? 1 : 0) + subject.count + 1 + below.count + 2
        // Where there is little room it is no blank lines that take it.
        let gap = needed + 2 <= room.height ? 1 : 0
        let box = room.centered(width: width, height: min(room.height, needed + 2 * gap))
        frame.fill(box)
        var inside = frame.box(box, title: Self.name).inset(left: 1, right: 1)
        if hasPeriods {
            period.draw(in: &frame, row: inside.row(0).inset(left: -2), days: nil)
            inside = inside.inset(top: 1)
        }
        for (row, line) in subject.enumerated() where row < inside.height {
            line.draw(in: &frame, x: inside.x, y: inside.y + row, width: inside.width)
        }
        inside = inside.inset(top: subject.count + gap)
        frame.put(wording.fileLabel, x: inside.x, y: inside.y, role: .label)
        input.draw(
            in: &frame, x: inside.x + 6, y: inside.y, width: inside.width - 6,
            focused: phase == .naming && !isOnPeriod,
            placeholder: isPicture ? wording.pictureNameHint : wording.fileNameHint)
        inside = inside.inset(top: 1 + gap)
        for (row, line) in below.enumerated() where row < inside.height {
            line.draw(in: &frame, x: inside.x, y: inside.y + row, width: inside.width)
        }
    }

    private var what: String {
        switch subject {
        case .allInvoices: wording.invoicesAreWritten(counted, of: days.map { wording.text(for: $0) })
        case .found(_, let search):
            wording.foundIsWritten(counted, of: days.map { wording.text(for: $0) }, search: visible(search))
        case .marked(let query, let hidden): wording.markedAreWritten(query.ids.count, hidden: hidden)
        case .differences(let found): wording.differencesAreWritten(found.differences.count)
        case .code: wording.codeIsWritten
        }
    }

    private var thing: Countable {
        switch subject {
        case .allInvoices, .found, .marked: .invoice
        case .differences: .difference
        case .code: .picture
        }
    }

    private var isPicture: Bool { thing == .picture }

    /// What stands below the name.
    private func lines(width: Int) -> [StyledLine] {
        func text(_ text: String, _ role: Role = .text) -> [StyledLine] { StyledLine.wrapped(text, role, width: width) }
        if let problem { return text(problem, .error) }
        // What is still being typed is not whole.
        let isWhole = problem(withName: input.text) == nil
        let unseen = isWhole ? UnseenCharacters(in: input.text) : nil
        let oddity = unseen.map { text(wording.pathIsOdd($0), .warning) } ?? []
        switch phase {
        case .naming:
            let endings = isPicture ? wording.pictureEndingsAdvice : wording.fileEndingsAdvice
            let hasTests = ExportFormat(endingOf: input.text) == .jsonl
            return (thing == .invoice ? text(hasTests ? wording.testsAreInIt : wording.testsAreLeftOut) : [])
                + oddity + text(endings, .muted) + text(wording.fileFolderAdvice, .muted)
        case .asking(let path, _):
            return text(wording.fileExists(path), .warning) + text(wording.overwriteAdvice) + oddity
        case .running(_, let invoices, let fraction):
            let bar = ProgressBar(done: Int(fraction * 100), of: 100).text(width: min(40, width - 24))
            return [
                StyledLine([(bar, .accent), ("  \(wording.count(invoices, thing))", .pending)]), StyledLine(),
            ]
        case .done(let invoices, let path, let badLines):
            var lines = text(wording.areWritten(invoices, thing), .success) + text(path) + oddity
            if badLines > 0 { lines += text(wording.historyLinesLeftOut(badLines), .warning) }
            return lines
        }
    }
}
