import CQrencode

/// A text as a QR code, by ISO/IEC 18004: a square of dark and light modules that a phone's camera reads. libqrencode makes it.
public struct QRCode: Sendable, Equatable {
    /// Modules a side, without the quiet zone: 21 to 177.
    public let size: Int
    /// Row by row from the top left; true is dark.
    private let modules: [Bool]

    /// Encodes a text with error correction level L: about 7 % of the codewords may be unreadable, which is enough for a screen.
    ///
    /// Nil when the text is empty, and when even version 40 can't hold it, which is from 2,954 characters of ASCII on. Digits,
    /// upper-case Latin letters and ` $%*+-./:` alone take less room, other letters more.
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        // Version 0 lets the library choose the smallest.
        guard let count = Int32(exactly: bytes.count), let input = QRinput_new2(0, QR_ECLEVEL_L) else { return nil }
        defer { QRinput_free(input) }
        // Readers take bytes for Latin-1 or for Shift JIS unless extended channel interpretation 26 says that they are
        // UTF-8. ASCII is the same in all, and does without.
        if bytes.contains(where: { $0 > 0x7F }), QRinput_appendECIheader(input, 26) != 0 { return nil }
        let mode = QRinput_check(QR_MODE_AN, count, bytes) == 0 ? QR_MODE_AN : QR_MODE_8
        guard QRinput_append(input, mode, count, bytes) == 0, let code = QRcode_encodeInput(input) else { return nil }
        defer { QRcode_free(code) }
        size = Int(code.pointee.width)
        // The lowest bit of a module's byte is its colour.
        modules = UnsafeBufferPointer(start: code.pointee.data, count: size * size).map { $0 & 1 == 1 }
    }

    /// Whether the module is dark, `x` modules from the left and `y` from the top. All outside of the code is light.
    public subscript(x: Int, y: Int) -> Bool {
        x >= 0 && x < size && y >= 0 && y < size && modules[y * size + x]
    }
}

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

extension QRCode {
    /// The version of libqrencode.
    public static var libraryVersion: String { QRcode_APIVersionString().map { String(cString: $0) } ?? "" }
}
