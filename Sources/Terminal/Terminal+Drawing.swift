import CNcurses
public import ScreenKit

extension Terminal {
    /// Shows a frame. An unchanged row costs a comparison; ncurses sends the difference of the others. While the
    /// terminal hasn't taken the frame before, nothing is drawn: see `outputFD`.
    public func draw(_ frame: Frame, theme: Theme) {
        guard let window = einvoice_stdscr(), screen != nil, !suspended else { return }
        flush()
        guard waitingOutput.isEmpty else { return }
        let theme = theme.on(
            decoder.background.map { Background(of: $0) }, color: decoder.background, text: decoder.foreground)
        var known: Frame?
        if let shown, shown.theme == theme {
            if shown.frame.looksLike(frame) { return }
            if shown.frame.size == frame.size { known = shown.frame }
        } else {
            styles.use(theme)
        }
        // What a larger frame left beside this one must not stay.
        if let former = shown?.frame.size, former.width > frame.size.width || former.height > frame.size.height {
            werase(window)
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
        collect()
        if decoder.synchronizes, !waitingOutput.isEmpty {
            if !frameIsGuarded {
                // A signal in the middle of a frame must not leave the terminal waiting for its end.
                frameIsGuarded = true
                armGuard()
            }
            waitingOutput = TerminalAbilities.frameBegins + waitingOutput + TerminalAbilities.frameEnds
        }
        flush()
        shown = (frame, theme)
    }

    /// Appends nothing for the right half of a wide character, which ncurses makes itself.
    private func append(_ cell: Cell, to cells: inout [cchar_t]) {
        guard cell.width > 0 else { return }
        var made = styles.blank(cell.role, on: cell.ground)
        var bytes = cell.grapheme.utf8.makeIterator()
        if let byte = bytes.next(), byte < 0x80, bytes.next() == nil {
            made.chars.0 = wchar_t(byte)
            cells.append(made)
            return
        }
        // The C library decides how far the cursor moves; a character whose width it counts otherwise would push the
        // row aside.
        let scalars = cell.grapheme.unicodeScalars
        guard let first = scalars.first, einvoice_wcwidth(first.value) == Int32(cell.width) else {
            let blank = made
            made.chars.0 = 0xFFFD
            cells.append(made)
            if cell.width == 2 { cells.append(blank) }
            return
        }
        withUnsafeMutableBytes(of: &made.chars) { place in
            let characters = place.bindMemory(to: wchar_t.self)
            // The base and four marks: `Frame` keeps no more.
            for (index, scalar) in zip(characters.indices, scalars) { characters[index] = wchar_t(scalar.value) }
        }
        cells.append(made)
    }
}
