import InvoiceCore
import ScreenKit
import Wording

extension ExportDialog {
    func draw(in frame: inout Frame, room: Rect, _ context: AppContext) {
        let width = min(76, room.width - 2)
        let below = lines(width: width - 4)
        let box = room.centered(width: width, height: min(room.height, below.count + 6))
        frame.fill(box)
        let inside = frame.box(box, title: "Export").inset(left: 1, right: 1)
        frame.put(what, x: inside.x, y: inside.y, role: .text, maxWidth: inside.width)
        frame.put("File", x: inside.x, y: inside.y + 2, role: .label)
        input.draw(
            in: &frame, x: inside.x + 6, y: inside.y + 2, width: inside.width - 6, focused: phase == .naming,
            placeholder: "a name that ends in .csv or .jsonl")
        for (row, line) in below.enumerated() where row + 4 < inside.height {
            line.draw(in: &frame, x: inside.x, y: inside.y + 4 + row, width: inside.width)
        }
    }

    private var what: String {
        switch subject {
        case .invoices(search: ""): "All invoices, newest first."
        case .invoices(let search): "What the search finds: \(search)"
        case .differences(let found):
            "What differs from the gateway's statement: \(counted(found.differences.count))."
        }
    }

    private func counted(_ count: Int) -> String {
        let word =
            switch subject {
            case .invoices: "invoice"
            case .differences: "difference"
            }
        return count == 1 ? "1 \(word)" : "\(wording.count(count)) \(word)s"
    }

    /// What stands below the name.
    private func lines(width: Int) -> [StyledLine] {
        func text(_ text: String, _ role: Role = .text) -> [StyledLine] { StyledLine.wrapped(text, role, width: width) }
        if let problem { return text(problem, .error) }
        // What is still being typed is not whole.
        let isWhole = Self.problem(withName: input.text) == nil
        let oddity = isWhole ? input.text.unseenWords.map { text("The path \($0).", .warning) } ?? [] : []
        switch phase {
        case .naming:
            return text(".csv is for spreadsheets, .jsonl for programs.", .muted)
                + text("A name without a path lies in the folder in which einvoice was started.", .muted) + oddity
        case .asking(let path):
            return text("\(path) is there already.", .warning)
                + text("Nothing was overwritten. o puts the new one in its place.") + oddity
        case .running(_, let invoices, let fraction):
            let bar = ProgressBar(done: Int(fraction * 100), of: 100).text(width: min(40, width - 24))
            return [
                StyledLine([(bar, .accent), ("  \(counted(invoices))", .pending)]), StyledLine(),
            ]
        case .done(let invoices, let path, let badLines):
            var lines = text("\(counted(invoices)) \(invoices == 1 ? "is" : "are") in", .success) + text(path) + oddity
            if badLines > 0 {
                let left = badLines == 1 ? "A line" : "\(wording.count(badLines)) lines"
                lines += text("\(left) of the history can't be read and left out: einvoice doctor --history.", .warning)
            }
            return lines
        }
    }
}
