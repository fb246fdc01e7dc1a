import InvoiceCore
import Testing

@Suite struct UnseenCharactersTests {
    typealias Found = (first: Unicode.Scalar?, last: Unicode.Scalar?, inner: Unicode.Scalar?)

    static let texts: [(String, Found?)] = [
        ("plain", nil), ("two words", nil), ("", nil), (" x", (" ", nil, nil)), ("\u{a0}x", ("\u{a0}", nil, nil)),
        ("x ", (nil, " ", nil)), ("x\u{200b}y", (nil, nil, "\u{200b}")), ("x\u{a0}y", (nil, nil, "\u{a0}")),
        ("\u{200b}", ("\u{200b}", nil, nil)), (" x\u{200b}y\u{a0}", (" ", "\u{a0}", "\u{200b}")),
    ]

    @Test(arguments: texts) func `what nobody sees of a text is found with its place`(text: String, found: Found?) {
        let unseen = UnseenCharacters(in: text)
        #expect((unseen == nil) == (found == nil))
        #expect(unseen?.first == found?.first && unseen?.last == found?.last && unseen?.inner == found?.inner)
    }
}
