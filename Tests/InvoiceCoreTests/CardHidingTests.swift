import InvoiceCore
import Testing

@Suite struct CardHidingTests {
    private static let mask = "444411••••••1111"

    @Test(arguments: [
        "4444 1111 4444 1111", "4444\u{a0}1111\u{202f}4444\u{2007}1111", "4444-1111–4444—1111",
        "4444.1111·4444‑1111", "4444_1111/4444|1111", "4444111144441111\u{301}", "4\u{301}444111144441111",
        "4444\u{200b}1111\u{200d}4444\u{feff}1111", "４４４４１１１１４４４４１１１１", "٤٤٤٤١١١١٤٤٤٤١١١١", "𝟒𝟒𝟒𝟒1111𝟒𝟒𝟒𝟒1111",
        #"\u0034\u0034\u0034\u0034111144441111"#, #"4444\u00a01111\u00A04444 1111"#, #"\\u0034444111144441111"#,
        #"\ud835\udfd2444111144441111"#, "%34%34%34%34111144441111", "4444%C2%A01111%C2%A044441111",
        "%EF%BC%94444111144441111", "&#52;&#x34;44111144441111", "4444&nbsp;1111&#160;44441111",
        // Each way of escaping alone, where another would lose digits, and all together.
        #""44%44\u003111144441111":1"#, "44&44;%3111144441111", "44%44&#49;11144441111",
        #"4444%31\u0031&#49;144441111"#, "4444%EF%BC%9111144441111",
        "4️⃣444111144441111", "50%4444111144441111", "4444111144441111.0", "id 26 4444 1111 4444 1111 UAH",
    ])
    func `Whatever stands between its digits, and in whatever digits, a number is hidden by its mask alone`(
        text: String
    ) {
        let shown = CardNumber.hidingNumbers(maskedAs: Self.mask, in: "Bad sender \(text)!")
        #expect(shown.unicodeScalars.contains("•"), "\(shown)")
        #expect(shown.unicodeScalars.starts(with: "Bad sender ".unicodeScalars) && shown.hasSuffix("!"))
        #expect(CardNumber.hidingNumbers(maskedAs: Self.mask, in: shown).utf8.elementsEqual(shown.utf8))
    }

    @Test func `first six and last four digits stay as they stood`() {
        func shown(_ text: String) -> String { CardNumber.hidingNumbers(maskedAs: Self.mask, in: text) }
        #expect(shown("a 4444111144441111 b") == "a 444411••••••1111 b")
        #expect(shown("a 4444 1111 4444 1111 b") == "a 4444 11•••••• 1111 b")
        #expect(shown("4444111144441111, 4444-1111-4444-1111") == "444411••••••1111, 4444-11••••••-1111")
    }

    @Test(arguments: [
        "444411••••••1111, 1111.00 UAH", "444411******1111 1111", "4444110000001111", "79DF-60B0-17F6",
        "1795350720000000", "5555 5555 5555 4444", "444411 and 1144441111", "4444111144441", "Оплата № 5 é 😀\r\n",
        #"{"amount":444411.00,"fee":1144441111}"#, "%", "\\", "\\u", "&#", "&", "\"", "%4", "\\u004",
    ])
    func `What is not the number stays as it came`(text: String) {
        #expect(CardNumber.hidingNumbers(maskedAs: Self.mask, in: text).utf8.elementsEqual(text.utf8))
    }
}
