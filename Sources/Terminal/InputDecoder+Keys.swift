import ScreenKit

extension InputDecoder {
    /// Decodes the first key, click or sequence of an input that isn't empty.
    mutating func decodeOne(_ input: ArraySlice<UInt8>, now: Int) -> Step {
        guard let first = input.first else { return .unfinished }
        switch first {
        case 0x1B: return decodeEscape(input, now: now)
        case 0x80...: return decodeUTF8(input)
        default: return .event(.key(InputDecoder.key(ofASCII: first)), 1)
        }
    }

    private mutating func decodeEscape(_ input: ArraySlice<UInt8>, now: Int) -> Step {
        let base = input.startIndex
        switch table.match(input) {
        case .key(let key, let length): return .event(.key(key), length)
        case .beginning where input.count > 2: return .unfinished
        case .beginning, .none: break
        }
        guard input.count > 1 else { return .unfinished }
        switch input[base + 1] {
        case 0x5B: return decodeControlSequence(input, now: now)
        case 0x4F: return decodeSingleShift(input)
        case let kind where TerminalAnswer.kinds.contains(kind): return .answerBegins(kind, 2)
        case 0x1B:
            // Alt with a key that is a sequence itself, as some terminals send it; or Escape twice.
            guard input.count > 2 else { return .unfinished }
            guard input[base + 2] == 0x5B || input[base + 2] == 0x4F else { return .event(.key(.escape), 1) }
            return withAlt(decodeOne(input.dropFirst(), now: now))
        default:
            return withAlt(decodeOne(input.dropFirst(), now: now))
        }
    }

    /// The step with Alt held; its length counts the Escape before it.
    private func withAlt(_ step: Step) -> Step {
        switch step {
        case .event(.key(var key), let length):
            key.modifiers.insert(.alt)
            return .event(.key(key), length + 1)
        case .event(let event, let length): return .event(event, length + 1)
        case .nothing(let length): return .nothing(length + 1)
        case .pasteBegins(let length): return .pasteBegins(length + 1)
        case .answerBegins(let kind, let length): return .answerBegins(kind, length + 1)
        case .unfinished: return .unfinished
        }
    }

    /// `ESC O x`: arrows and function keys in application mode, and the number pad in its own.
    private func decodeSingleShift(_ input: ArraySlice<UInt8>) -> Step {
        var rest = input.dropFirst(2)
        var modifiers: Key.Modifiers = []
        // Some terminals put the modifiers' number between.
        if let digit = rest.first, (0x31...0x39).contains(digit) {
            modifiers = InputDecoder.modifiers(Int(digit) - 0x30)
            rest = rest.dropFirst()
        }
        guard let final = rest.first else { return .unfinished }
        let length = rest.startIndex + 1 - input.startIndex
        // Another sequence or key cuts this one off.
        guard (0x40...0x7E).contains(final) else { return .nothing(length - 1) }
        if let code = InputDecoder.letterCodes[final] {
            return .event(.key(Key(code, modifiers)), length)
        }
        let pad: [UInt8: Key] = [
            0x4D: .enter, 0x58: .char("="), 0x6A: .char("*"), 0x6B: .char("+"), 0x6C: .char(","), 0x6D: .char("-"),
            0x6E: .char("."), 0x6F: .char("/"),
        ]
        if let key = pad[final] { return .event(.key(key), length) }
        if (0x70...0x79).contains(final) {
            return .event(.key(.char(Character(Unicode.Scalar(final - 0x70 + 0x30)))), length)
        }
        return .nothing(length)
    }

    private func decodeUTF8(_ input: ArraySlice<UInt8>) -> Step {
        guard let first = input.first else { return .unfinished }
        let length =
            switch first {
            case 0xC2...0xDF: 2
            case 0xE0...0xEF: 3
            case 0xF0...0xF4: 4
            default: 0
            }
        let replacement = InputEvent.key(.char("\u{FFFD}"))
        guard length > 0 else { return .event(replacement, 1) }
        let bytes = input.prefix(length)
        // A byte that can't follow ends the character, and is decoded by itself next.
        if let wrong = bytes.dropFirst().firstIndex(where: { $0 & 0xC0 != 0x80 }) {
            return .event(replacement, wrong - bytes.startIndex)
        }
        guard bytes.count == length else { return .unfinished }
        let scalars = String(decoding: bytes, as: UTF8.self).unicodeScalars
        guard let scalar = scalars.first, scalars.count == 1 else { return .event(replacement, length) }
        // C1 controls, which some terminals take for sequences, are no keys.
        if scalar.value < 0xA0 { return .nothing(length) }
        return .event(.key(.char(Character(scalar))), length)
    }

    /// A key by its ASCII code: Control with a letter is 1 to 26.
    static func key(ofASCII byte: UInt8) -> Key {
        switch byte {
        case 0x00: .ctrl(" ")
        case 0x09: .tab
        // C-j is Enter as well: a terminal's line feed.
        case 0x0A, 0x0D: .enter
        case 0x01...0x1A: .ctrl(Character(Unicode.Scalar(byte + 0x60)))
        case 0x1B: .escape
        case 0x1C...0x1F: .ctrl(Character(Unicode.Scalar(byte + 0x40)))
        case 0x7F: .backspace
        default: .char(Character(Unicode.Scalar(byte)))
        }
    }
}
