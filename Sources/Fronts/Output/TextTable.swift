import ScreenKit

/// A table for the standard output: laid out like the console's, in the terminal's width, or in its own where the output is
/// a file or a pipe.
struct TextTable: Sendable {
    /// A cell's text and what it means.
    typealias Cell = (text: String, role: Role)

    private let columns: [Column]
    private let rows: [[Cell]]
    private let layout: TableLayout
    private let width: Int

    /// The width where nothing limits it: wider than any text.
    private static let unlimited = 100_000

    /// Measures the rows. `width` is the terminal's; nil for no limit.
    init(_ columns: [Column], rows: [[Cell]], width: Int?) {
        self.columns = columns
        self.rows = rows
        layout = TableLayout(columns, width: width ?? Self.unlimited, rows: rows.map { $0.map(\.text) })
        self.width = max(1, layout.places.map { $0.x + $0.width }.max() ?? 1)
    }

    /// The headings, then each row on a line.
    func write(to output: BufferedOutput, style: ANSIStyle) {
        var head = Frame(size: Size(width: width, height: 1))
        layout.drawTitles(of: columns, in: &head, x: 0, y: 0)
        output.line(text(of: head, style))
        for row in rows {
            if output.isClosed { return }
            var line = Frame(size: Size(width: width, height: 1))
            layout.draw(row.map { ($0.text, $0.role) }, in: &line, x: 0, y: 0)
            output.line(text(of: line, style))
        }
    }

    /// A frame's only row, without the blanks at its end.
    private func text(of frame: Frame, _ style: ANSIStyle) -> String {
        var end = frame.cells.count
        while end > 0, frame.cells[end - 1].grapheme == " " { end -= 1 }
        var line = ""
        var run = ""
        var role = Role.text
        for cell in frame.cells[..<end] where cell.width > 0 {
            if cell.role != role {
                line += style(run, role)
                run = ""
                role = cell.role
            }
            run.append(cell.grapheme)
        }
        return line + style(run, role)
    }
}
