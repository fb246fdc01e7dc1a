// Only the standard library's own normalization is at hand: FoundationEssentials has none, and Foundation or ICU would make
// the program several times as large. It is no public interface yet, so this file alone uses it, and its test says so
// where another Swift changes it.
@_spi(_Unicode) import Swift

/// A text as it is searched: folded for case, canonically composed or decomposed alike, and once more without marks. Blanks of
/// any width are one, so are the apostrophes `'`, `’` and `ʼ`, `œ` and `oe`, `ё` and `е`: people type the one for the other.
///
/// What is typed without marks finds the same letters with any (`cote` finds `Côte`, `и` finds `й`); what is typed with marks
/// finds only itself (`côte` finds `CÔTE`, but no `cote`; `ё` alone counts as typed without). A letter that no mark makes (`ł`, `ø`, `đ`) is a letter of its own.
public struct SearchText: Sendable, Hashable {
    /// Folded, decomposed (NFD), and without combining marks (general category Mn): `Côte` is `cote`, `Ёлка` `елка`, `й` `и`.
    public let plain: String
    /// The same with its marks, where it has any; nil where it would equal ``plain``.
    public let exact: String?

    /// Stands between texts that are searched as one; no word has it.
    public static let separator: Unicode.Scalar = "\u{1F}"
    /// The same in UTF-8.
    public static let separatorByte: UInt8 = 0x1F

    /// Folds a text.
    public init(_ text: String) {
        var folding = TextFolding()
        folding.add(text)
        self.init(folding)
    }

    /// The texts as one, in which no word finds what begins in one of them and ends in the next.
    public init(joining texts: [String]) {
        var folding = TextFolding()
        for (index, text) in texts.enumerated() {
            // Each by itself: no mark reaches beyond the separator.
            if index > 0 { folding.addSeparator() }
            folding.addQuickly(text)
        }
        self.init(folding)
    }

    private init(_ folding: TextFolding) {
        plain = String(decoding: folding.plain, as: UTF8.self)
        exact = folding.exact.map { String(decoding: $0, as: UTF8.self) }
    }

    /// True when `word` (what was typed) occurs: a word without marks is looked for in ``plain``, one with marks in ``exact``.
    /// Compares scalars, not graphemes; a word with the ``separator`` occurs nowhere.
    public func contains(_ word: SearchText) -> Bool {
        if word.plain.unicodeScalars.contains(Self.separator) { return false }
        guard let marked = word.exact else { return Self.occurs(word.plain, in: plain) }
        return exact.map { Self.occurs(marked, in: $0) } ?? false
    }

    /// The beginning of the ids that this word finds.
    public var beginningOfID: String { exact ?? plain }

    /// True when an id begins with this word, whatever the case of its letters.
    public func isBeginning(of id: String) -> Bool {
        !beginningOfID.isEmpty && folded(id).utf8.starts(with: beginningOfID.utf8)
    }

    /// A word's bytes in well-formed UTF-8 stand nowhere but where its scalars do.
    private static func occurs(_ word: String, in text: String) -> Bool {
        var word = word
        var text = text
        return word.withUTF8 { word in
            text.withUTF8 { text in
                guard let first = word.first else { return true }
                guard text.count >= word.count else { return false }
                return (0...(text.count - word.count)).contains { start in
                    text[start] == first && text[start..<(start + word.count)].elementsEqual(word)
                }
            }
        }
    }
}

/// Texts while they are folded, as UTF-8.
private struct TextFolding {
    private(set) var plain: [UInt8] = []
    /// Nil as long as it would equal ``plain``.
    private(set) var exact: [UInt8]?

    mutating func addSeparator() { add(ascii: SearchText.separatorByte) }

    mutating func add(_ text: String) {
        var isBehindIe = false
        for scalar in text._nfd {
            defer { isBehindIe = scalar == "\u{435}" || scalar == "\u{415}" }
            if scalar.isASCII {
                add(ascii: UInt8(truncatingIfNeeded: scalar.value))
            } else if scalar == "\u{308}", isBehindIe {
                continue
            } else if scalar.properties.generalCategory == .nonspacingMark {
                if exact == nil { exact = plain }
                exact?.append(contentsOf: UTF8.encode(scalar) ?? .init())
            } else {
                for folded in Folding.folded(scalar).lazy.flatMap(Folding.alike) {
                    let bytes = UTF8.encode(folded) ?? .init()
                    plain.append(contentsOf: bytes)
                    exact?.append(contentsOf: bytes)
                }
            }
        }
    }

    /// The same for one of many texts: what the letters of most of them fold to is looked up in a table.
    mutating func addQuickly(_ text: String) {
        let (plainCount, exactCount) = (plain.count, exact?.count)
        var text = text
        if text.withUTF8({ addLetters($0) }) { return }
        plain.removeLast(plain.count - plainCount)
        exact = exactCount.flatMap { count in exact.map { Array($0.prefix(count)) } }
        add(text)
    }

    /// False where the table doesn't have all letters.
    private mutating func addLetters(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var index = 0
        while index < bytes.count {
            let first = bytes[index]
            if first < 0x80 {
                add(ascii: first)
                index += 1
                continue
            }
            let count = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
            var value = UInt32(first) & (0x7F >> UInt32(count))
            for place in (index + 1)..<(index + count) { value = value << 6 | UInt32(bytes[place] & 0x3F) }
            guard let letter = Folding.letter(value) else { return false }
            if letter.exact != letter.plain, exact == nil { exact = plain }
            letter.plain.append(to: &plain)
            letter.exact.append(to: &exact)
            index += count
        }
        return true
    }

    private mutating func add(ascii byte: UInt8) {
        let folded = (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
        plain.append(folded)
        exact?.append(folded)
    }
}

private enum Folding {
    /// A letter's folded form, without its marks and with them.
    struct Letter {
        let plain: ShortBytes
        let exact: ShortBytes
    }

    /// At most seven bytes, and their number in the highest one.
    struct ShortBytes: Equatable {
        private var word: UInt64

        init?(_ bytes: [UInt8]) {
            guard bytes.count <= 7 else { return nil }
            word = UInt64(bytes.count) << 56
            for (place, byte) in bytes.enumerated() { word |= UInt64(byte) << UInt64(place * 8) }
        }

        func append(to bytes: inout [UInt8]) {
            for place in 0..<(word >> 56) { bytes.append(UInt8(truncatingIfNeeded: word >> (place * 8))) }
        }

        func append(to bytes: inout [UInt8]?) {
            for place in 0..<(word >> 56) { bytes?.append(UInt8(truncatingIfNeeded: word >> (place * 8))) }
        }
    }

    /// Nil for a mark, whose order among others counts, and for what isn't in the tables.
    static func letter(_ value: UInt32) -> Letter? {
        if letters.indices.contains(Int(value) - firstLetter) { return letters[Int(value) - firstLetter] }
        if signs.indices.contains(Int(value) - firstSign) { return signs[Int(value) - firstSign] }
        return nil
    }

    /// Letters of European, Hebrew and Arabic scripts.
    private static let letters = (UInt32(firstLetter)..<0x800).map(fold)
    private static let firstLetter = 0x80
    /// Quotation marks, bullets, currencies, `№`.
    private static let signs = (UInt32(firstSign)..<0x2200).map(fold)
    private static let firstSign = 0x2000

    private static func fold(_ value: UInt32) -> Letter? {
        guard let scalar = Unicode.Scalar(value), scalar.properties.canonicalCombiningClass == .notReordered,
            scalar.properties.generalCategory != .nonspacingMark
        else { return nil }
        var folding = TextFolding()
        folding.add(String(scalar))
        guard let plain = ShortBytes(folding.plain), let exact = ShortBytes(folding.exact ?? folding.plain) else {
            return nil
        }
        return Letter(plain: plain, exact: exact)
    }

    /// What is typed for a folded letter or sign.
    static func alike(_ scalar: Unicode.Scalar) -> String.UnicodeScalarView {
        switch scalar {
        case "\u{2019}", "\u{2BC}": "'".unicodeScalars
        case "œ": "oe".unicodeScalars
        case _ where scalar.properties.generalCategory == .spaceSeparator: " ".unicodeScalars
        default: String.UnicodeScalarView([scalar])
        }
    }

    /// As Unicode folds case: by way of the capital, in which letters meet that have more than one small form.
    ///
    /// `ς` and `σ` are one, so are `ß`, `ẞ` and `ss`, `ſ` and `s`, and the Turkish `ı` is an `i`, as is `İ` (its dot is a mark).
    static func folded(_ scalar: Unicode.Scalar) -> String.UnicodeScalarView {
        var folded = String.UnicodeScalarView()
        for small in scalar.properties.lowercaseMapping.unicodeScalars {
            for capital in small.properties.uppercaseMapping.unicodeScalars {
                folded.append(contentsOf: capital.properties.lowercaseMapping.unicodeScalars)
            }
        }
        return folded
    }
}
