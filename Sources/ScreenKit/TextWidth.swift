/// How many terminal columns a text takes. The tables are Unicode 15.0's, and agree with the C library's `wcwidth`, which
/// ncurses asks: a cluster of several spacing characters (a flag, a family joined by ZWJ) counts the sum of its parts.
public enum TextWidth {
    /// Columns of one scalar: 0, 1 or 2. Control characters count 0; `visible(_:)` makes them text first.
    public static func of(_ scalar: Unicode.Scalar) -> Int {
        let value = scalar.value
        if value < 0x300 { return value < 0x20 || (value >= 0x7F && value < 0xA0) ? 0 : 1 }
        // The busy blocks that hold neither wide nor combining characters: Cyrillic letters, punctuation to box drawing.
        if value < 0x483 && value >= 0x370 { return 1 }
        if value >= 0x2500 && value < 0x25FD { return 1 }
        if contains(TextWidthTables.zeroWidth, value) { return 0 }
        return value >= 0x1100 && contains(TextWidthTables.doubleWidth, value) ? 2 : 1
    }

    public static func of(_ character: Character) -> Int {
        if character.isASCII { return character.utf8.first.map { $0 < 0x20 || $0 == 0x7F ? 0 : 1 } ?? 0 }
        return character.unicodeScalars.reduce(0) { $0 + of($1) }
    }

    public static func of(_ text: String) -> Int {
        var columns = 0
        for scalar in text.unicodeScalars {
            let value = scalar.value
            columns += value >= 0x20 && value < 0x7F ? 1 : of(scalar)
        }
        return columns
    }

    /// Whether a sorted table of first and last scalars covers a value.
    private static func contains(_ table: [UInt32], _ value: UInt32) -> Bool {
        var low = 0
        var high = table.count / 2
        while low < high {
            let middle = (low + high) / 2
            if value < table[2 * middle] {
                high = middle
            } else if value > table[2 * middle + 1] {
                low = middle + 1
            } else {
                return true
            }
        }
        return false
    }
}
