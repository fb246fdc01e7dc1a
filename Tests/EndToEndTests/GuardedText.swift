import FoundationEssentials
import Glibc

/// A text that must not get out, in every form in which it could be written down and read again.
struct GuardedText {
    let name: String
    private let forms: [(name: String, bytes: [UInt8])]

    /// A secret.
    init(secret: String, name: String = "the secret") {
        self.name = name
        forms = Self.forms(of: secret)
    }

    /// A card's number: of it more than the first six and the last four digits.
    init(card: String) {
        name = "the card \(card.prefix(6))…\(card.suffix(4))"
        var forms = Self.forms(of: card)
        for separator in [" ", "-", "\u{a0}", ".", "/"] {
            let groups = stride(from: 0, to: card.count, by: 4).map { String(card.dropFirst($0).prefix(4)) }
            forms.append(("in groups", Array(groups.joined(separator: separator).utf8)))
        }
        forms.append(("its beginning", Array(card.prefix(11).utf8)))
        forms.append(("its end", Array(card.suffix(9).utf8)))
        self.forms = forms
    }

    private static func forms(of text: String) -> [(name: String, bytes: [UInt8])] {
        let bytes = Array(text.utf8)
        let digits = bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }
        var forms: [(name: String, bytes: [UInt8])] = [
            ("plain", bytes), ("reversed", bytes.reversed()), ("UTF-16", bytes.flatMap { [$0, 0] }),
            ("hex", Array(digits.joined().utf8)), ("hex", Array(digits.joined().uppercased().utf8)),
            ("percent-encoded", Array(digits.map { "%\($0)" }.joined().utf8)),
            ("percent-encoded", Array(digits.map { "%\($0.uppercased())" }.joined().utf8)),
            ("escaped", Array(digits.map { "\\u00\($0)" }.joined().utf8)),
        ]
        // Whatever stands before it moves it by none, one or two bytes; signs that it shares with its neighbours are left out.
        for shift in 0..<3 {
            let code = Array(Data([UInt8](repeating: 0, count: shift) + bytes).base64EncodedString().utf8)
            forms.append(("base64", Array(code[((shift * 8 + 5) / 6)..<((shift + bytes.count) * 8 / 6)])))
        }
        return forms
    }

    /// The form in which it stands among these bytes; nil where it doesn't.
    func form(in bytes: [UInt8]) -> String? { forms.first { bytes.hold($0.bytes) }?.name }
}

extension [UInt8] {
    /// True where these bytes stand among them, one behind the other.
    fileprivate func hold(_ wanted: [UInt8]) -> Bool {
        withUnsafeBytes { all in
            var start = 0
            while let base = all.baseAddress, all.count - start >= wanted.count,
                let next = memchr(base + start, CInt(wanted[0]), all.count - start - wanted.count + 1)
            {
                if memcmp(next, wanted, wanted.count) == 0 { return true }
                start = next - UnsafeMutableRawPointer(mutating: base) + 1
            }
            return false
        }
    }
}
