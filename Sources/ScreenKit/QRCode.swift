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
