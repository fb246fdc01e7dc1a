import ScreenKit
import Testing

@testable import Terminal

@Suite struct InputDecoderTests {
    /// All events of one input, and those after everything unfinished was given up.
    private func events(_ bytes: [UInt8], table: KeyTable = KeyTable()) -> [InputEvent] {
        var decoder = InputDecoder(table: table)
        return decoder.decode(bytes, now: 0) + decoder.decode([], now: 10_000)
    }

    private func keys(_ text: String) -> [InputEvent] { events(Array(text.utf8)) }

    @Test(arguments: [
        ("a", Key.char("a")), ("Я", .char("Я")), ("界", .char("界")), ("😀", .char("😀")), ("\r", .enter), ("\n", .enter),
        ("\t", .tab), ("\u{7F}", .backspace), ("\u{13}", .ctrl("s")), ("\u{1F}", .ctrl("_")), ("\0", .ctrl(" ")),
        ("\u{1B}", .escape), ("\u{1B}b", .alt("b")), ("\u{1B}\u{7F}", Key(.backspace, .alt)), ("\u{1B}я", .alt("я")),
        ("\u{1B}[A", .up), ("\u{1B}OA", .up), ("\u{1B}[1;5D", Key(.left, .control)), ("\u{1B}[1;3C", Key(.right, .alt)),
        ("\u{1B}[Z", .shiftTab), ("\u{1B}[H", .home), ("\u{1B}OF", .end), ("\u{1B}[1~", .home), ("\u{1B}[3~", .delete),
        ("\u{1B}[3;5~", Key(.delete, .control)), ("\u{1B}[5~", .pageUp), ("\u{1B}OP", .function(1)),
        ("\u{1B}[15~", .function(5)), ("\u{1B}[[B", .function(2)), ("\u{1B}[24~", .function(12)),
        ("\u{1B}\u{1B}[A", Key(.up, .alt)), ("\u{1B}Op", .char("0")), ("\u{1B}On", .char(".")), ("\u{1B}OM", .enter),
        ("\u{1B}[115;5u", .ctrl("s")), ("\u{1B}[97;2u", .char("A")), ("\u{1B}[27u", .escape),
        ("\u{1B}[27;5;13~", Key(.enter, .control)), ("\u{1B}[", .alt("[")), ("\u{1B}O", .alt("O")),
    ])
    func `each sequence is its key wherever it is split`(text: String, key: Key) {
        let bytes = Array(text.utf8)
        #expect(events(bytes) == [.key(key)])
        for split in 1..<max(2, bytes.count) where split < bytes.count {
            var decoder = InputDecoder()
            let got =
                decoder.decode(Array(bytes[..<split]), now: 0) + decoder.decode(Array(bytes[split...]), now: 5)
                + decoder.decode([], now: 10_000)
            #expect(got == [.key(key)], "split at \(split)")
        }
    }

    /// Variables, and the milliseconds that follow from them.
    static let escapeDelays: [([String: String], Int)] = [
        ([:], 40), (["SSH_CONNECTION": "192.0.2.1 50000 192.0.2.2 22"], 150), (["ESCDELAY": "25"], 25),
        (["ESCDELAY": "1000", "SSH_CONNECTION": "192.0.2.1 50000 192.0.2.2 22"], 1000), (["ESCDELAY": "99999"], 5000),
        (["ESCDELAY": "0"], 40), (["ESCDELAY": "soon"], 40),
    ]

    @Test(arguments: escapeDelays)
    func `how long an Escape waits is the environment's to say, and longer over a network`(
        variables: [String: String], delay: Int
    ) {
        #expect(Terminal.escapeDelay { variables[$0] } == delay)
    }

    @Test func `a lone escape is a key only after its time`() {
        var decoder = InputDecoder()
        #expect(decoder.pendingTimeout(now: 0) == nil)
        #expect(decoder.decode([0x1B], now: 100) == [])
        #expect(decoder.pendingTimeout(now: 100) == InputDecoder.localEscapeDelay)
        #expect(decoder.decode([], now: 100 + InputDecoder.localEscapeDelay - 1) == [])
        #expect(decoder.decode([], now: 100 + InputDecoder.localEscapeDelay) == [.key(.escape)])
        #expect(decoder.pendingTimeout(now: 200) == nil)
    }

    @Test func `an Escape that gives something up is told of after its time, and is a key once it is certain`() {
        var decoder = InputDecoder()
        decoder.escapeNeedsCertainty = true
        #expect(decoder.decode([0x1B], now: 0) == [])
        #expect(decoder.pendingTimeout(now: 0) == InputDecoder.localEscapeDelay)
        #expect(!decoder.holdsEscape(now: 39))
        #expect(decoder.decode([], now: 40) == [])
        #expect(decoder.holdsEscape(now: 40))
        #expect(decoder.pendingTimeout(now: 40) == InputDecoder.certainEscapeDelay - 40)
        #expect(decoder.decode([], now: 449) == [])
        #expect(decoder.decode([], now: 450) == [.key(.escape)])
        #expect(!decoder.holdsEscape(now: 450))
    }

    /// What Escape begins on a line that tears it apart.
    static let torn: [(String, [InputEvent])] = [
        ("[A", [.key(.up)]), ("OB", [.key(.down)]), ("[1;5D", [.key(Key(.left, .control))]), ("[<0;10;5m", []),
        ("[21~", [.key(.function(10))]), ("]11;rgb:0000/0000/0000\u{07}", []), ("P1+r6d=72\u{1B}\\", []),
        ("[200~m\u{1B}[201~", [.paste("m")]),
    ]

    @Test(arguments: torn) func `the rest of a sequence that was torn off its Escape is no text`(
        rest: String, expected: [InputEvent]
    ) {
        // Where Escape gives nothing up it acts before the rest is there, else not at all.
        for isCertain in [false, true] {
            var decoder = InputDecoder()
            decoder.escapeNeedsCertainty = isCertain
            #expect(decoder.decode([0x1B], now: 0) == [])
            #expect(decoder.decode([], now: 40) == (isCertain ? [] : [.key(.escape)]))
            #expect(decoder.decode(Array(rest.utf8), now: 300) == expected)
            #expect(decoder.decode([], now: 10_000) == [])
            #expect(decoder.decode([0x61], now: 10_001) == [.key(.char("a"))])
        }
    }

    @Test func `an arrow of which each byte comes late is the arrow`() {
        var decoder = InputDecoder()
        decoder.escapeNeedsCertainty = true
        #expect(decoder.decode([0x1B], now: 0) == [])
        #expect(decoder.decode([], now: 40) == [])
        #expect(decoder.decode([0x5B], now: 300) == [])
        #expect(decoder.decode([], now: 400) == [])
        #expect(decoder.decode([0x41], now: 600) == [.key(.up)])
        #expect(decoder.pendingTimeout(now: 600) == nil)
    }

    @Test(arguments: ["n", "P", "\u{1B}", "\r"]) func `the key after an Escape makes it certain`(next: String) {
        var decoder = InputDecoder()
        decoder.escapeNeedsCertainty = true
        #expect(decoder.decode([0x1B], now: 0) == [])
        #expect(decoder.decode([], now: 40) == [])
        let key = InputDecoder.key(ofASCII: next.utf8.first ?? 0)
        let got = decoder.decode(Array(next.utf8), now: 200) + decoder.decode([], now: 1000)
        #expect(got == [.key(.escape), .key(key)])
    }

    @Test(arguments: ["[", "O"]) func `a bracket that a person types after Escape is one after a moment`(next: String) {
        let typed = InputEvent.key(.char(Character(next)))
        for isCertain in [false, true] {
            var decoder = InputDecoder()
            decoder.escapeNeedsCertainty = isCertain
            #expect(decoder.decode([0x1B], now: 0) == [])
            let first = decoder.decode([], now: 40) + decoder.decode(Array(next.utf8), now: 300)
            #expect(first + decoder.decode([], now: 800) == [.key(.escape), typed])
        }
    }

    @Test func `every last byte of ECMA-48 ends a sequence`() {
        for last in UInt8(0x40)...0x7E {
            for middle in ["5;2", "5;2 ", "?5;2$", ">5", "1!"] {
                let got = events([0x1B, 0x5B] + Array(middle.utf8) + [last, 0x78])
                #expect(got.last == .key(.char("x")), "\(middle) \(last)")
                #expect(got.count <= 2)
            }
        }
    }

    @Test func `a sequence of many parameters is one, however it is split`() {
        let bytes = Array(("\u{1B}[" + String(repeating: "1;", count: 100) + "cx").utf8)
        #expect(events(bytes) == [.key(.char("x"))])
        var decoder = InputDecoder()
        #expect(bytes.flatMap { decoder.decode([$0], now: 0) } == [.key(.char("x"))])
    }

    @Test(arguments: ["\u{1B}O", "\u{1B}[[", "\u{1B}[5;2", "\u{1B}O5"])
    func `what breaks a sequence off is obeyed`(begun: String) {
        #expect(keys(begun + "\u{1B}[A") == [.key(.up)])
    }

    @Test func `a paste that was stopped in goes on where its rest is there, and ends soon where it isn't`() {
        for isThere in [true, false] {
            var decoder = InputDecoder()
            #expect(decoder.decode(Array("\u{1B}[200~abc".utf8), now: 0) == [])
            decoder.goOn(now: 60_000)
            #expect(decoder.pendingTimeout(now: 60_000) == InputDecoder.sequenceDelay)
            if isThere {
                let got = decoder.decode(Array("def\u{1B}[201~x".utf8), now: 60_010)
                #expect(got == [.paste("abcdef"), .key(.char("x"))])
            } else {
                #expect(decoder.decode([], now: 60_500) == [.paste("abc")])
                #expect(decoder.decode([0x61], now: 60_501) == [.key(.char("a"))])
            }
            #expect(decoder.decode(Array("\u{1B}[200~g".utf8), now: 70_000) == [])
            #expect(decoder.pendingTimeout(now: 70_000) == InputDecoder.pasteDelay)
        }
    }

    @Test func `half a sequence is dropped after its time and the next key counts`() {
        var decoder = InputDecoder()
        #expect(decoder.decode(Array("\u{1B}[1;".utf8), now: 0) == [])
        #expect(decoder.pendingTimeout(now: 0) == InputDecoder.sequenceDelay)
        #expect(decoder.decode([], now: InputDecoder.sequenceDelay) == [])
        #expect(decoder.decode([0x61], now: 600) == [.key(.char("a"))])
    }

    @Test func `several keys at once come in order`() {
        #expect(keys("ab\u{1B}[Bé\r") == [.char("a"), .char("b"), .down, .char("é"), .enter].map { .key($0) })
        #expect(keys("\u{1B}\u{1B}") == [.key(.escape), .key(.escape)])
    }

    @Test func `invalid bytes cost only themselves`() {
        let broken = InputEvent.key(.char("\u{FFFD}"))
        #expect(
            events([0xFF, 0x61, 0xC3, 0x62, 0xE2, 0x82]) == [
                broken, .key(.char("a")), broken, .key(.char("b")), broken,
            ])
        // Overlong, a surrogate, and beyond the last scalar.
        for bytes: [UInt8] in [[0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80]] {
            let got = events(bytes + [0x7A])
            #expect(got.last == .key(.char("z")))
            #expect(got.dropLast().allSatisfy { $0 == broken })
        }
        // U+009B, which old terminals take for ESC [.
        #expect(events([0xC2, 0x9B, 0x41]) == [.key(.char("A"))])
    }

    @Test func `unknown sequences are no keys`() {
        #expect(
            keys("\u{1B}[?62;1;4cx\u{1B}[>1;2;3cy\u{1B}[99~z\u{1B}[57441u") == [
                .key(.char("x")), .key(.char("y")), .key(.char("z")),
            ])
    }

    @Test func `a paste is one event however it is split`() {
        let text = "one\u{1B}[A\u{03}two\u{1B}[20\rthree\u{1B}"
        let bytes = Array(("x\u{1B}[200~" + text + "\u{1B}[201~y").utf8)
        let expected: [InputEvent] = [
            .key(.char("x")), .paste("one\u{1B}[A\u{03}two\u{1B}[20\nthree\u{1B}"), .key(.char("y")),
        ]
        #expect(events(bytes) == expected)
        for split in 1..<bytes.count {
            var decoder = InputDecoder()
            let got = decoder.decode(Array(bytes[..<split]), now: 0) + decoder.decode(Array(bytes[split...]), now: 5)
            #expect(got == expected, "split at \(split)")
        }
        var decoder = InputDecoder()
        #expect(bytes.flatMap { decoder.decode([$0], now: 0) } == expected)
    }

    @Test func `a paste without an end is taken as it is after a silence, and its end that comes later is no key`() {
        var decoder = InputDecoder()
        #expect(decoder.decode(Array("\u{1B}[200~a\r\u{1B}".utf8), now: 0) == [])
        #expect(decoder.pendingTimeout(now: 0) == InputDecoder.pasteDelay)
        #expect(decoder.decode(Array("\rb".utf8), now: 2000) == [])
        #expect(decoder.decode([], now: 4999) == [])
        #expect(decoder.decode([], now: 5000) == [.paste("a\n\u{1B}\nb")])
        #expect(decoder.pendingTimeout(now: 5001) == nil)
        #expect(decoder.decode(Array("\u{1B}[201~x".utf8), now: 5002) == [.key(.char("x"))])
    }

    @Test func `Control-C after a moment ends a paste without an end`() {
        var decoder = InputDecoder()
        #expect(decoder.decode(Array("\u{1B}[200~abc".utf8), now: 0) == [])
        #expect(decoder.decode([0x03], now: 600) == [.paste("abc"), .key(.ctrl("c"))])
    }

    /// Answers to other programs' questions, or late ones to ours: colours, abilities, the clipboard, and what other
    /// terminals send of the kind.
    static let answers = [
        "\u{1B}]11;rgb:ffff/ffff/ffff\u{1B}\\", "\u{1B}]52;c;cnJybW10dA==\u{07}", "\u{1B}P1+r544e=787465726d\u{1B}\\",
        "\u{1B}_Gi=1;rmt\u{1B}\\", "\u{1B}^rmt\u{1B}\\", "\u{1B}Xqqq\u{1B}\\", "\u{1B}]4;1;rgb:cdcd/0000/0000\u{07}",
    ]

    @Test(arguments: answers) func `an answer of the terminal is no key, whole or split anywhere`(answer: String) {
        let bytes = Array(answer.utf8)
        #expect(events(bytes + [0x61]) == [.key(.char("a"))])
        for split in 1..<bytes.count {
            var decoder = InputDecoder()
            let got =
                decoder.decode(Array(bytes[..<split]), now: 0)
                + decoder.decode(Array(bytes[split...]) + [0x61], now: 30)
            #expect(got == [.key(.char("a"))], "split at \(split)")
        }
        var decoder = InputDecoder()
        #expect(bytes.flatMap { decoder.decode([$0], now: 0) } == [])
        #expect(decoder.pendingTimeout(now: 0) == nil)
    }

    @Test func `an answer without an end holds no key for longer than its time`() {
        var decoder = InputDecoder()
        #expect(decoder.decode(Array("\u{1B}]11;rgb:".utf8), now: 0) == [])
        #expect(decoder.pendingTimeout(now: 0) == TerminalAnswer.longestSilence)
        #expect(decoder.decode([], now: TerminalAnswer.longestSilence) == [])
        #expect(decoder.decode([0x61], now: 1001) == [.key(.char("a"))])
        // Keys that go on coming are kept from the screen only so long.
        #expect(decoder.decode(Array("\u{1B}P".utf8), now: 2000) == [])
        for time in stride(from: 2500, through: 5000, by: 500) { #expect(decoder.decode([0x62], now: time) == []) }
        #expect(decoder.decode([0x63], now: 5001) == [.key(.char("c"))])
        // Or for more than a clipboard's length.
        #expect(decoder.decode(Array("\u{1B}]52;".utf8), now: 6000) == [])
        let long = [UInt8](repeating: 0x78, count: TerminalAnswer.longest + 1)
        #expect(decoder.decode(long, now: 6000).count == 4)
    }

    @Test func `a sequence that breaks an answer off is obeyed, and Escape is Escape after its time`() {
        #expect(keys("\u{1B}]11;rgb\u{1B}[A") == [.key(.up)])
        var decoder = InputDecoder()
        #expect(decoder.decode(Array("\u{1B}]11;rgb\u{1B}".utf8), now: 0) == [])
        #expect(decoder.decode(Array("[B".utf8), now: 10) == [.key(.down)])
        #expect(decoder.decode(Array("\u{1B}]11;rgb\u{1B}".utf8), now: 100) == [])
        #expect(decoder.decode([], now: 1100) == [.key(.escape)])
        #expect(keys("\u{1B}]11;rgb\u{18}a") == [.key(.char("a"))])
    }

    @Test(arguments: [
        ("11;rgb:ffff/ffff/ffff", Background.light), ("11;rgb:0000/0000/0000", .dark), ("11;rgb:00/2b/36", .dark),
        ("11;rgb:fd/f6/e3", .light), ("11;rgba:1e1e/1e1e/2e2e/ffff", .dark), ("11;rgb:f/f/f", .light),
        ("11;rgb:ffff/ffff", nil), ("11;rgb:gg/00/00", nil), ("10;rgb:ffff/ffff/ffff", nil), ("11;?", nil),
        ("11;", nil),
        ("11;rgb:+f/+f/+f", nil),
    ])
    func `the background is what the terminal says of it`(text: String, background: Background?) {
        for end in ["\u{07}", "\u{1B}\\"] {
            var decoder = InputDecoder()
            _ = decoder.decode(Array("\u{1B}]\(text)\(end)".utf8), now: 0)
            #expect(decoder.background.map { Background(of: $0) } == background)
        }
    }

    @Test(arguments: ["\u{1B}[?2026;2$y", "\u{1B}[?2026;1$y", "\u{1B}[?2026;0$y", "\u{1B}[?2027;1$y", "\u{1B}[?2026$y"])
    func `what the terminal says of its modes is no key, wherever it is torn`(answer: String) {
        let bytes = Array("a\(answer)b".utf8)
        for place in bytes.indices {
            var decoder = InputDecoder()
            let found = decoder.decode(Array(bytes[..<place]), now: 0) + decoder.decode(Array(bytes[place...]), now: 5)
            #expect(found == [.key(.char("a")), .key(.char("b"))])
            #expect(decoder.synchronizes == ["\u{1B}[?2026;2$y", "\u{1B}[?2026;1$y"].contains(answer))
        }
    }

    @Test(arguments: [("2", Key.Code.insert), ("3", .delete), ("5", .pageUp), ("11", .function(1))])
    func `a key with Shift as rxvt sends it takes none of what is typed next`(number: String, code: Key.Code) {
        #expect(keys("\u{1B}[\(number)$12") == [.key(Key(code, .shift)), .key(.char("1")), .key(.char("2"))])
        #expect(keys("\u{1B}[?2026;1$yx") == [.key(.char("x"))])
    }

    @Test func `line breaks in a paste are of one kind`() {
        #expect(keys("\u{1B}[200~a\rb\r\nc\nd\u{1B}[201~") == [.paste("a\nb\nc\nd")])
        #expect(keys("\u{1B}[200~\u{1B}[201~") == [.paste("")])
    }

    @Test func `clicks wheel and double clicks have their place`() {
        let here = Position(x: 9, y: 4)
        func mouse(_ kind: MouseEvent.Kind) -> InputEvent { .mouse(MouseEvent(kind: kind, position: here)) }
        var decoder = InputDecoder()
        let click = Array("\u{1B}[<0;10;5M\u{1B}[<0;10;5m".utf8)
        #expect(decoder.decode(click, now: 0) == [mouse(.press)])
        #expect(decoder.decode(click, now: 300) == [mouse(.doubleClick)])
        #expect(decoder.decode(click, now: 400) == [mouse(.press)])
        #expect(decoder.decode(click, now: 2000) == [mouse(.press)])
        #expect(keys("\u{1B}[<64;10;5M\u{1B}[<65;10;5M") == [mouse(.wheelUp), mouse(.wheelDown)])
        #expect(keys("\u{1B}[M\u{20}\u{2A}\u{25}") == [mouse(.press)])
        // Other buttons, moves, and places that can't be.
        #expect(keys("\u{1B}[<2;10;5M\u{1B}[<32;10;5M\u{1B}[<0;0;5M\u{1B}[<0;5M") == [])
    }

    @Test func `a terminal's own sequences come first`() {
        let table = KeyTable([
            ("\u{1B}[7~", .home), ("\u{1B}[3$", Key(.delete, .shift)), ("\u{1B}Od", Key(.left, .control)),
        ])
        #expect(
            events(Array("\u{1B}[3$\u{1B}Oda".utf8), table: table) == [
                .key(Key(.delete, .shift)), .key(Key(.left, .control)), .key(.char("a")),
            ])
        #expect(events([0x1B], table: table) == [.key(.escape)])
    }

    /// Any bytes at all, split anywhere: nothing traps, and the decoder still decodes afterwards.
    @Test func `noise never harms the decoder`() {
        var random = Noise(state: 42)
        let alphabet: [UInt8] = [
            0x1B, 0x5B, 0x4F, 0x3B, 0x30, 0x31, 0x39, 0x7E, 0x4D, 0x3C, 0x6D, 0x75, 0xC3, 0xA9, 0xF0, 0xFF, 0x61, 0x0D,
            0x24,
        ]
        var decoder = InputDecoder()
        var count = 0
        for round in 0..<20_000 {
            let bytes = (0..<Int.random(in: 0...9, using: &random)).map { _ in
                alphabet.randomElement(using: &random) ?? 0
            }
            count += decoder.decode(bytes, now: round * 7).count
        }
        #expect(count > 0)
        _ = decoder.decode(Array("\u{1B}[201~".utf8), now: 1_000_000)
        _ = decoder.decode([], now: 2_000_000)
        #expect(decoder.decode([0x61], now: 2_000_001) == [.key(.char("a"))])
    }
}

/// A small repeatable random number generator (xorshift64).
private struct Noise: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return state
    }
}
