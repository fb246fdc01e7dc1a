/// A text as a QR code, by ISO/IEC 18004: a square of dark and light modules that a phone's camera reads.
public struct QRCode: Sendable, Equatable {
    /// How much of the code may be unreadable. More of it makes the code larger.
    public enum Correction: Sendable, CaseIterable {
        /// About 7 % of the codewords: level L, enough for a screen.
        case low
        /// About 15 %: level M.
        case medium
        /// About 25 %: level Q.
        case quartile
        /// About 30 %: level H.
        case high
    }

    /// 1 to 40: the smallest that holds the text.
    public let version: Int
    /// Modules a side, without the quiet zone: 21 to 177.
    public let size: Int
    /// Row by row from the top left; true is dark.
    private let modules: [Bool]

    /// Encodes a text; nil when even version 40 can't hold it, which is from 2,954 characters of ASCII on at level L, and from
    /// 1,274 at level H. Digits, upper-case Latin letters and ` $%*+-./:` alone take less room, other letters more.
    public init?(_ text: String, correction: Correction = .medium) {
        self.init(text, correction: correction, mask: nil)
    }

    /// Encodes with a given mask, 0 to 7, instead of the best.
    init?(_ text: String, correction: Correction, mask: Int?) {
        let content = QRCodeContent(text)
        guard let version = content.version(correction) else { return nil }
        var matrix = QRCodeMatrix(version: version)
        matrix.place(version.interleaved(content.dataCodewords(version, correction), correction))
        matrix.finish(correction, mask: mask)
        self.version = version.number
        size = version.size
        modules = matrix.modules
    }

    /// Whether the module is dark, `x` modules from the left and `y` from the top. All outside of the code is light.
    public subscript(x: Int, y: Int) -> Bool {
        x >= 0 && x < size && y >= 0 && y < size && modules[y * size + x]
    }
}
