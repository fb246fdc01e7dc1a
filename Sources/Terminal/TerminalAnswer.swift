import ScreenKit

/// A control string that the terminal sends: an answer about colours, the clipboard or its abilities, perhaps a late one to
/// another program's question. Nothing in it is a key (ECMA-48, 5.6).
struct TerminalAnswer {
    /// The byte behind the Escape of OSC, DCS, APC, PM and SOS.
    static let kinds: [UInt8] = [0x5D, 0x50, 0x5F, 0x5E, 0x58]
    /// Milliseconds of silence, and in all, after which it is no answer any more: keys must not be swallowed for long.
    static let longestSilence = 1000
    static let longestTime = 3000
    /// The bytes that an answer may have: a clipboard is the longest.
    static let longest = 1 << 20
    /// Bytes that are kept: an answer that is understood is shorter.
    private static let kept = 64

    enum Step {
        case goesOn, ends
        /// The answer broke off before this byte.
        case isNone
    }

    private let kind: UInt8
    private let begun: Int
    private var body: [UInt8] = []
    private var count = 0
    /// Whether the byte before was an Escape: the first half of the end, or the beginning of something else.
    private(set) var isAfterEscape = false

    init(kind: UInt8, begun: Int) {
        self.kind = kind
        self.begun = begun
    }

    /// Takes a byte: BEL or `ESC \` end the answer, CAN and SUB break it off, as any other sequence does.
    mutating func take(_ byte: UInt8, now: Int) -> Step {
        if isAfterEscape { return byte == 0x5C ? .ends : .isNone }
        switch byte {
        case 0x07, 0x18, 0x1A: return .ends
        case 0x1B:
            isAfterEscape = true
            return .goesOn
        default:
            count += 1
            guard count <= TerminalAnswer.longest, now - begun <= TerminalAnswer.longestTime else { return .isNone }
            if body.count < TerminalAnswer.kept { body.append(byte) }
            return .goesOn
        }
    }

    /// The colour that it tells of the terminal's text.
    var foreground: ThemeColor? { color(10) }

    /// The colour that it tells of the terminal's background.
    var background: ThemeColor? { color(11) }

    /// Reads xterm's answer to `OSC 11 ; ?`: `11;rgb:RRRR/GGGG/BBBB`, one to four hexadecimal digits each; `rgba:` adds
    /// a fourth number.
    private func color(_ command: Int) -> ThemeColor? {
        let text = String(decoding: body, as: UTF8.self)
        let parts = text.utf8.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        guard kind == 0x5D, count == body.count, parts.count == 2,
            ["\(command);rgb", "\(command);rgba"].contains(String(decoding: parts[0], as: UTF8.self))
        else { return nil }
        let numbers = parts[1].split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        let shares = numbers.compactMap { digits -> Double? in
            // `UInt32` would take a sign as well.
            guard (1...4).contains(digits.count), digits.first != UInt8(ascii: "+"), digits.first != UInt8(ascii: "-"),
                let number = UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
            else { return nil }
            return Double(number) / Double((1 << (4 * digits.count)) - 1)
        }
        guard shares.count == numbers.count, shares.count >= 3 else { return nil }
        let bytes = shares.map { UInt8($0 * 255) }
        return .rgb(bytes[0], bytes[1], bytes[2])
    }
}
