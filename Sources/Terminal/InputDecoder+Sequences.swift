import ScreenKit

extension InputDecoder {
    /// The last letter of `ESC [ … x` and `ESC O x`, by the ECMA-48 forms that xterm and its kin use.
    static let letterCodes: [UInt8: Key.Code] = [
        0x41: .up, 0x42: .down, 0x43: .right, 0x44: .left, 0x46: .end, 0x48: .home,
        0x50: .function(1), 0x51: .function(2), 0x52: .function(3), 0x53: .function(4),
    ]

    /// The number of `ESC [ n ~`.
    fileprivate static let numberCodes: [Int: Key.Code] = [
        1: .home, 2: .insert, 3: .delete, 4: .end, 5: .pageUp, 6: .pageDown, 7: .home, 8: .end,
        11: .function(1), 12: .function(2), 13: .function(3), 14: .function(4), 15: .function(5),
        17: .function(6), 18: .function(7), 19: .function(8), 20: .function(9), 21: .function(10),
        23: .function(11), 24: .function(12), 25: .function(13), 26: .function(14), 28: .function(15),
        29: .function(16), 31: .function(17), 32: .function(18), 33: .function(19), 34: .function(20),
    ]

    /// Modifiers by xterm's number: 1 and the sum of 1 for Shift, 2 for Alt, 4 for Control; 8 for Meta counts as Alt.
    static func modifiers(_ number: Int) -> Key.Modifiers {
        let bits = max(0, number - 1)
        var modifiers: Key.Modifiers = []
        if bits & 1 != 0 { modifiers.insert(.shift) }
        if bits & 2 != 0 || bits & 8 != 0 { modifiers.insert(.alt) }
        if bits & 4 != 0 { modifiers.insert(.control) }
        return modifiers
    }

    /// `ESC [` with parameters and a last byte.
    mutating func decodeControlSequence(_ input: ArraySlice<UInt8>, now: Int) -> Step {
        let base = input.startIndex
        // The Linux console's function keys: `ESC [ [ A`.
        if input.count > 2, input[base + 2] == 0x5B {
            guard input.count > 3 else { return .unfinished }
            let number = Int(input[base + 3]) - 0x40
            guard (0...0x3E).contains(number) else { return .nothing(3) }
            return (1...5).contains(number) ? .event(.key(.function(number)), 4) : .nothing(4)
        }
        let body = input.dropFirst(2)
        // rxvt ends a key with Shift by a `$`, which elsewhere stands before the last byte of an answer.
        if let dollar = body.firstIndex(of: 0x24), body[..<dollar].allSatisfy({ (0x30...0x39).contains($0) }) {
            let code = InputDecoder.numbers(body[..<dollar]).first.flatMap { InputDecoder.numberCodes[$0] }
            let length = dollar + 1 - base
            return code.map { .event(.key(Key($0, .shift)), length) } ?? .nothing(length)
        }
        guard let end = body.firstIndex(where: { !(0x20...0x3F).contains($0) }) else {
            // Far longer than any sequence. Fewer bytes without an end are dropped when their time is over, however
            // they were split.
            let longest = 4096
            return body.count < longest ? .unfinished : .nothing(input.count)
        }
        let length = end + 1 - base
        let final = input[end]
        guard (0x40...0x7E).contains(final) else { return .nothing(length - 1) }
        let parameters = InputDecoder.numbers(body[..<end])
        switch (body.first, final) {
        case (0x3C, 0x4D), (0x3C, 0x6D):
            return decodeMouse(parameters, pressed: final == 0x4D, length: length, now: now)
        case (0x4D, 0x4D):
            return decodeOldMouse(input, now: now)
        case (0x3F, 0x79) where input[end - 1] == 0x24:
            // DECRPM: 1 is set, 2 is not; 0 isn't known, 3 and 4 can't be changed.
            if parameters.first == 2026, parameters.count == 2 { synchronizes = [1, 2].contains(parameters[1]) }
            return .nothing(length)
        case (0x3F, _), (0x3E, _), (0x3D, _):
            return .nothing(length)
        case (_, 0x7E) where parameters.first == 200:
            return .pasteBegins(length)
        case (0x49, 0x49): return .event(.focus(true), length)
        case (0x4F, 0x4F): return .event(.focus(false), length)
        default:
            return InputDecoder.key(parameters, final: final).map { .event(.key($0), length) } ?? .nothing(length)
        }
    }

    private static func key(_ parameters: [Int], final: UInt8) -> Key? {
        let modifiers = modifiers(parameters.count > 1 ? parameters[1] : 1)
        switch final {
        case 0x5A: return Key(.tab, modifiers.union(.shift))
        case 0x7E where parameters.first == 27 && parameters.count > 2:
            return key(scalar: parameters[2], modifiers)
        case 0x75: return parameters.first.flatMap { key(scalar: $0, modifiers) }
        case 0x7E: return parameters.first.flatMap { numberCodes[$0] }.map { Key($0, modifiers) }
        default: return letterCodes[final].map { Key($0, modifiers) }
        }
    }

    /// A key given by its character's number, as `CSI u` and xterm's `modifyOtherKeys` do.
    private static func key(scalar number: Int, _ modifiers: Key.Modifiers) -> Key? {
        guard let value = UInt32(exactly: number), let scalar = Unicode.Scalar(value) else { return nil }
        if number < 0x20 || number == 0x7F {
            var key = key(ofASCII: UInt8(number))
            key.modifiers.formUnion(modifiers)
            return key
        }
        // Private-use characters stand for keys that have no name here.
        guard !(0x80...0x9F).contains(number), !(0xE000...0xF8FF).contains(number) else { return nil }
        var character = Character(scalar)
        var modifiers = modifiers
        if modifiers.contains(.shift) {
            modifiers.remove(.shift)
            if character.isLetter, !modifiers.contains(.control) {
                character = character.uppercased().first ?? character
            }
        }
        return Key(.character(character), modifiers)
    }

    /// Numbers between `;`. A part behind a `:` details the number before it and is left out; a missing number is 0.
    private static func numbers(_ body: ArraySlice<UInt8>) -> [Int] {
        body.split(separator: 0x3B, omittingEmptySubsequences: false).map { part in
            part.prefix { $0 != 0x3A }.reduce(0) { sum, byte in
                (0x30...0x39).contains(byte) ? min(1_000_000, sum * 10 + Int(byte) - 0x30) : sum
            }
        }
    }

    /// `ESC [ < button ; column ; row M`, and with `m` for a release.
    private mutating func decodeMouse(_ parameters: [Int], pressed: Bool, length: Int, now: Int) -> Step {
        guard parameters.count == 3 else { return .nothing(length) }
        let position = Position(x: parameters[1] - 1, y: parameters[2] - 1)
        guard pressed, let event = mouse(button: parameters[0], position, now: now) else { return .nothing(length) }
        return .event(.mouse(event), length)
    }

    /// `ESC [ M` and three bytes, from terminals that know no other form: 32 and the button, column and row.
    private mutating func decodeOldMouse(_ input: ArraySlice<UInt8>, now: Int) -> Step {
        guard input.count >= 6 else { return .unfinished }
        let bytes = input.dropFirst(3).prefix(3).map { Int($0) - 32 }
        let position = Position(x: bytes[1] - 1, y: bytes[2] - 1)
        guard let event = mouse(button: bytes[0], position, now: now) else { return .nothing(6) }
        return .event(.mouse(event), 6)
    }

    /// Buttons by xterm's numbers: 0 is the first, 64 and 65 the wheel; 4, 8 and 16 are keys held, 32 is a move.
    private mutating func mouse(button: Int, _ position: Position, now: Int) -> MouseEvent? {
        guard position.x >= 0, position.y >= 0, button & 32 == 0 else { return nil }
        switch button & ~(4 | 8 | 16) {
        case 64: return MouseEvent(kind: .wheelUp, position: position)
        case 65: return MouseEvent(kind: .wheelDown, position: position)
        case 0:
            if let last = lastClick, last.position == position, now - last.time <= InputDecoder.doubleClickDelay {
                lastClick = nil
                return MouseEvent(kind: .doubleClick, position: position)
            }
            lastClick = (position, now)
            return MouseEvent(kind: .press, position: position)
        default: return nil
        }
    }
}
