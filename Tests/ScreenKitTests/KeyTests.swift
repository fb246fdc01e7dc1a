import ScreenKit
import Testing

@Suite struct KeyTests {
    @Test(
        arguments: [
            ("й", "q"), ("т", "n"), ("ы", "s"), ("і", "s"), ("с", "c"), ("г", "u"), ("з", "p"), ("е", "t"), ("я", "z"),
            ("ю", "."), (".", "/"),
            ("ї", "]"), ("є", "'"), ("Й", "Q"), ("П", "G"), ("о", "j"), ("л", "k"), ("q", "q"), ("?", "?"), ("界", "界"),
            ("є", "'"), ("ґ", "\\"),
        ] as [(Character, Character)])
    func `a letter is the key at its place`(typed: Character, latin: Character) {
        #expect(Key.char(typed).latinEquivalent == .char(latin))
        #expect(Key.ctrl(typed).latinEquivalent == .ctrl(latin))
    }

    @Test func `shortcuts work on every layout`() {
        #expect(Key.char("т").isShortcut(.char("n")))
        #expect(Key.char("n").isShortcut(.char("n")))
        #expect(Key.char(".").isShortcut(.char("/")) && Key.char(".").isShortcut(.char(".")))
        #expect(!Key.char("т").isShortcut(.char("m")))
        #expect(Key.enter.isShortcut(.enter))
        #expect(!Key.ctrl("s").isShortcut(.char("s")))
    }

    /// The row of letters of each shortcut, from the layouts' tables.
    @Test(arguments: ["тщзйкыегнфсвуаьчпролд", "тщзйкіегнфсвуаьчпролд"])
    func `every shortcut keeps its place on the Russian and the Ukrainian layout`(cyrillic: String) {
        for (typed, latin) in zip(cyrillic, "nopqrstuyacdefmxghjkl") {
            #expect(Key.char(typed).isShortcut(.char(latin)), "\(typed)")
            let (capital, other) = (Character(typed.uppercased()), Character(latin.uppercased()))
            #expect(Key.char(capital).isShortcut(.char(other)), "\(capital)")
        }
        for (typed, latin) in zip("ЖбхъЇї", ":,[]}]") { #expect(Key.char(typed).isShortcut(.char(latin))) }
    }

    @Test func `digits are found on a French keyboard without Shift`() {
        for (typed, digit) in zip("à&é\"'(-è_ç", 0...9) {
            #expect(Key.char(typed).isShortcut(.char(Character("\(digit)"))), "\(typed)")
            #expect(Key.char(typed).digit == digit)
        }
        #expect(Key.char("7").digit == 7 && Key.char("٣").digit == nil && Key.ctrl("7").digit == nil)
        #expect(!Key.char("è").isShortcut(.char("8")) && !Key.char("è").isShortcut(.ctrl("7")))
    }

    @Test(arguments: [
        (Key.enter, "⏎"), (.escape, "Esc"), (.ctrl("s"), "^S"), (.function(2), "F2"), (.char("n"), "n"),
        (.char("N"), "N"), (.shiftTab, "⇧Tab"),
        (.alt("b"), "Alt-b"), (.pageDown, "PgDn"), (.space, "Space"), (.up, "↑"), (.ctrl("_"), "^_"),
        (Key(.left, .control), "^←"),
    ])
    func `a key has a short name`(key: Key, title: String) {
        #expect(key.title == title)
    }

    @Test func `only plain characters are text`() {
        #expect(Key.char("ё").text == "ё")
        #expect(Key.ctrl("a").text == nil && Key.alt("a").text == nil && Key.enter.text == nil)
    }
}
