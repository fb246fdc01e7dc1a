// Only the standard library's own normalization is at hand: FoundationEssentials has none, and Foundation or ICU would make
// the program several times as large. It is no public interface yet, so this file alone uses it, and its test says so
// where another Swift changes it.
@_spi(_Unicode) import Swift

/// A text as it is searched: folded for case, canonically composed or decomposed alike, and once more without marks.
///
/// What is typed without marks finds the same letters with any (`cote` finds `Côte`, `и` finds `й`); what is typed with marks
/// finds only itself (`côte` finds `CÔTE`, but no `cote`). A letter that no mark makes (`ł`, `ø`, `đ`) is a letter of its own.
public struct SearchText: Sendable, Hashable {
    /// Folded, decomposed (NFD), and without combining marks (general category Mn): `Côte` is `cote`, `Ёлка` `елка`, `й` `и`.
    public let plain: String
    /// The same with its marks, where it has any; nil where it would equal ``plain``.
    public let exact: String?

    /// Stands between texts that are searched as one; no word has it.
    public static let separator: Unicode.Scalar = "\u{1F}"

    /// Folds a text.
    public init(_ text: String) {
        if let folded = Self.foldedASCII(text) {
            plain = folded
            exact = nil
            return
        }
        var plain = String.UnicodeScalarView()
        var exact = String.UnicodeScalarView()
        var hasMarks = false
        for scalar in text._nfd {
            if scalar.isASCII {
                let folded = scalar.foldedASCII
                plain.append(folded)
                exact.append(folded)
            } else if scalar.properties.generalCategory == .nonspacingMark {
                exact.append(scalar)
                hasMarks = true
            } else {
                let folded = scalar.folded
                plain.append(contentsOf: folded)
                exact.append(contentsOf: folded)
            }
        }
        self.plain = String(plain)
        self.exact = hasMarks ? String(exact) : nil
    }

    /// The texts as one, in which no word finds what begins in one of them and ends in the next.
    public init(joining texts: [String]) {
        // Each by itself: most are ASCII, which is folded in no time. No mark reaches beyond the separator.
        let texts = texts.map { SearchText($0) }
        let separator = String(Self.separator)
        plain = texts.map(\.plain).joined(separator: separator)
        let hasMarks = texts.contains { $0.exact != nil }
        exact = hasMarks ? texts.map { $0.exact ?? $0.plain }.joined(separator: separator) : nil
    }

    /// True when `word` (what was typed) occurs: a word without marks is looked for in ``plain``, one with marks in ``exact``.
    /// Compares scalars, not graphemes; a word with the ``separator`` occurs nowhere.
    public func contains(_ word: SearchText) -> Bool {
        if word.plain.unicodeScalars.contains(Self.separator) { return false }
        guard let marked = word.exact else { return Self.occurs(word.plain, in: plain) }
        return exact.map { Self.occurs(marked, in: $0) } ?? false
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

    /// Most texts are ASCII, and an index folds millions of them. Nil for any other.
    private static func foldedASCII(_ text: String) -> String? {
        var text = text
        return text.withUTF8 { bytes in
            guard bytes.allSatisfy({ $0 < 0x80 }) else { return nil }
            return String(unsafeUninitializedCapacity: bytes.count) { folded in
                for (index, byte) in bytes.enumerated() {
                    folded[index] = (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
                }
                return bytes.count
            }
        }
    }
}

extension Unicode.Scalar {
    fileprivate var foldedASCII: Unicode.Scalar {
        (0x41...0x5A).contains(value) ? Unicode.Scalar(UInt8(value) | 0x20) : self
    }

    /// As Unicode folds case: by way of the capital, in which letters meet that have more than one small form.
    ///
    /// `ς` and `σ` are one, so are `ß`, `ẞ` and `ss`, `ſ` and `s`, and the Turkish `ı` is an `i`, as is `İ` (its dot is a mark).
    fileprivate var folded: String.UnicodeScalarView {
        let index = Int(value) - Folding.first
        if Folding.common.indices.contains(index), let folded = Folding.common[index] {
            return String.UnicodeScalarView([folded])
        }
        return Folding.folded(self)
    }
}

private enum Folding {
    /// The first scalar that isn't ASCII.
    static let first = 0x80

    /// What the scalars of European, Hebrew and Arabic letters fold to; nil where that is more than one.
    static let common: [Unicode.Scalar?] = (UInt32(first)..<0x800).map { value in
        guard let scalar = Unicode.Scalar(value) else { return nil }
        let folded = folded(scalar)
        return folded.count == 1 ? folded.first : nil
    }

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
