extension QRCode {
    /// The light modules that the standard wants on each side. Phones are content with 2 where room is short.
    public static let standardQuietZone = 4

    /// Columns that it takes, one a module.
    public func columns(quietZone: Int = standardQuietZone) -> Int {
        size + 2 * max(0, quietZone)
    }

    /// Rows that it takes, one for two modules; a module's height is left over, because the number of modules is odd.
    public func rows(quietZone: Int = standardQuietZone) -> Int {
        (columns(quietZone: quietZone) + 1) / 2
    }

    /// The code in half blocks, a line for every two rows of modules. The ink is dark; with `lightInk` it is light, for a
    /// dark terminal without colours.
    public func lines(quietZone: Int = standardQuietZone, lightInk: Bool = false) -> [String] {
        let zone = max(0, quietZone)
        return (0..<rows(quietZone: zone)).map { row in
            var line = ""
            for column in 0..<columns(quietZone: zone) {
                let upper = self[column - zone, 2 * row - zone] != lightInk
                let lower = self[column - zone, 2 * row + 1 - zone] != lightInk
                line += upper ? (lower ? "█" : "▀") : (lower ? "▄" : " ")
            }
            return line
        }
    }
}

extension Frame {
    /// Draws a QR code with its quiet zone, its upper left corner at that place, in the role whose colours no theme changes.
    /// A code that would be cut can't be read: then nothing is drawn, and the answer is false.
    @discardableResult
    public mutating func draw(
        _ code: QRCode, x: Int, y: Int, quietZone: Int = QRCode.standardQuietZone
    ) -> Bool {
        let place = Rect(
            x: x, y: y, width: code.columns(quietZone: quietZone), height: code.rows(quietZone: quietZone))
        guard place.intersection(bounds) == place, !isSpoken else { return false }
        for (row, line) in code.lines(quietZone: quietZone).enumerated() {
            for (column, block) in line.enumerated() {
                put(String(block), x: x + column, y: y + row, role: block == "█" ? .qrDark : .qr)
            }
        }
        return true
    }
}
