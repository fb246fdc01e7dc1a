import CNcurses
public import ScreenKit

extension Terminal {
    /// Shows a frame. Rows that are as they were cost a comparison, and a frame that is the same costs nothing; of the
    /// others ncurses sends what differs.
    public func draw(_ frame: Frame, theme: Theme) {
        guard let window = einvoice_stdscr(), screen != nil, !suspended else { return }
        var known: Frame?
        if let shown, shown.theme == theme {
            if shown.frame.looksLike(frame) { return }
            if shown.frame.size == frame.size { known = shown.frame }
        } else {
            styles.use(theme)
        }
        // A frame made for another size than the terminal's is cut, or leaves the rest as it is.
        let width = min(frame.size.width, Int(getmaxx(window)))
        var cells: [cchar_t] = []
        cells.reserveCapacity(width)
        for y in 0..<min(frame.size.height, Int(getmaxy(window))) {
            let range = (y * frame.size.width)..<(y * frame.size.width + width)
            if let known, known.cells[range] == frame.cells[range] { continue }
            cells.removeAll(keepingCapacity: true)
            for cell in frame.cells[range] { append(cell, to: &cells) }
            mvwadd_wchnstr(window, Int32(y), 0, cells, Int32(cells.count))
        }
        if let cursor = frame.cursor, frame.bounds.contains(cursor) {
            wmove(window, Int32(cursor.y), Int32(cursor.x))
            if shown?.frame.cursor == nil { curs_set(1) }
        } else if shown == nil || shown?.frame.cursor != nil {
            curs_set(0)
        }
        if let shown, !shown.frame.links.isEmpty, shown.frame.links != frame.links {
            // Where a link was, the same text without it must be sent again.
            touchRowsWithLinks(of: shown.frame)
        }
        wnoutrefresh(window)
        doupdate()
        drawLinks(of: frame, theme: theme)
        shown = (frame, theme)
    }

    /// One of ncurses' cells; none for the right half of a wide character, which ncurses makes itself.
    private func append(_ cell: Cell, to cells: inout [cchar_t]) {
        guard cell.width > 0 else { return }
        let style = styles.styles[Int(cell.role.rawValue)]
        var made = cchar_t()
        if cell.grapheme.isASCII, let byte = cell.grapheme.asciiValue {
            var scalar = UInt32(byte)
            _ = einvoice_cell(&made, &scalar, 1, style.attributes, style.pair)
            cells.append(made)
            return
        }
        var scalars = cell.grapheme.unicodeScalars.map(\.value)
        // The C library decides how far the cursor moves; a character that it sees otherwise would push the row aside.
        let agreed = scalars.first.map { einvoice_wcwidth($0) == Int32(cell.width) } == true
        if !agreed { scalars = [0xFFFD] }
        if einvoice_cell(&made, &scalars, Int32(scalars.count), style.attributes, style.pair) == ERR { return }
        cells.append(made)
        if !agreed && cell.width == 2 {
            var blank: UInt32 = 0x20
            _ = einvoice_cell(&made, &blank, 1, style.attributes, style.pair)
            cells.append(made)
        }
    }
}
