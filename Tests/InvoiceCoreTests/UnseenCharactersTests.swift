import InvoiceCore
import Testing

@Suite struct UnseenCharactersTests {
    static let texts: [(String, String?)] = [
        ("plain", nil), ("two words", nil), ("", nil), (" x", "begins with a blank (U+0020)"),
        ("\u{a0}x", "begins with a blank (U+00A0)"), ("x ", "ends with a blank (U+0020)"),
        ("x\u{200b}y", "has a character that can't be seen (U+200B) in it"),
        ("x\u{a0}y", "has a blank (U+00A0) in it"), ("\u{200b}", "begins with a character that can't be seen (U+200B)"),
        (" x\u{200b}y\u{a0}", "begins with a blank (U+0020) and ends with a blank (U+00A0) and has \(unseen) in it"),
    ]
    private static let unseen = "a character that can't be seen (U+200B)"

    @Test(arguments: texts) func `what nobody sees of a text is named by its place`(text: String, words: String?) {
        #expect(text.unseenWords == words)
    }
}
