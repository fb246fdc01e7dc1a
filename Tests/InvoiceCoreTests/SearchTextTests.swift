import InvoiceCore
import Testing

@Suite struct SearchTextTests {
    private func scalars(_ text: String?) -> [Unicode.Scalar]? { text.map { Array($0.unicodeScalars) } }

    /// The standard library's normalization is no public interface yet: where this fails, another Swift has changed it.
    @Test(
        arguments: [
            ("C\u{f4}te", "cote", "co\u{302}te"), ("Co\u{302}te", "cote", "co\u{302}te"),
            ("\u{401}лка", "елка", nil), ("Е\u{308}", "е", nil), ("й", "и", "и\u{306}"), ("И\u{306}", "и", "и\u{306}"),
            ("Ї", "і", "і\u{308}"), ("\u{39c}\u{3ac}\u{3c2}", "μασ", "μα\u{301}σ"),
            // Marks in one canonical order, whatever order they came in; several in one letter.
            ("q\u{307}\u{323}", "q", "q\u{323}\u{307}"), ("\u{1ed8}", "o", "o\u{323}\u{302}"),
            ("\u{212b}", "a", "a\u{30a}"), ("\u{1fb3}", "α", "α\u{345}"), ("\u{ac00}", "\u{1100}\u{1161}", nil),
            ("\u{5e9}\u{5c1}", "ש", "ש\u{5c1}"), ("が", "か", "か\u{3099}"),
        ] as [(String, String, String?)])
    func `a text is decomposed, folded and freed of its marks`(text: String, plain: String, exact: String?) {
        let found = SearchText(text)
        #expect(scalars(found.plain) == scalars(plain))
        #expect(scalars(found.exact) == scalars(exact))
    }

    @Test(arguments: [
        ("stra\u{df}e", "STRASSE"), ("\u{1e9e}", "ss"), ("Ὀδυσσεύς", "ὈΔΥΣΣΕΎΣ"), ("σς", "ΣΣ"), ("\u{212a}", "k"),
        ("I\u{307}", "\u{130}"), ("ı", "i"), ("ſ", "s"), ("ЁЖ", "ёж"), ("ꭰ", "Ꭰ"), ("ა", "\u{1c90}"),
        ("\u{fb01}", "FI"),
        ("\u{2126}", "ω"), ("𐐀", "𐐨"), ("AZ[`{@", "az[`{@"),
    ])
    func `capitals, small letters and other forms of a letter are one`(one: String, other: String) {
        #expect(SearchText(one) == SearchText(other))
    }

    @Test func `the Turkish dotted capital is found by an i, and by itself`() {
        #expect(SearchText("İstanbul").contains(SearchText("istanbul")))
        #expect(SearchText("İstanbul").contains(SearchText("İSTANBUL")))
        #expect(!SearchText("Istanbul").contains(SearchText("İstanbul")))
    }

    @Test(arguments: [
        ("Côte d'Ivoire", "cote", true), ("Côte d'Ivoire", "CÔTE", true), ("Côte", "co\u{302}te", true),
        ("Cote", "côte", false), ("Cöte", "côte", false), ("Ёлка", "елка", true), ("Елка", "ёлка", true),
        ("Е\u{308}лка", "ЁЛКА", true),
        ("Андрій", "андріи", true), ("Андріи", "андрій", false), ("Андріи\u{306}", "АНДРІЙ", true),
        ("Ünal", "una", true), ("Łódź", "łodz", true), ("Łódź", "lodz", false), ("й", "\u{306}", true),
        ("abc", "", true), ("", "a", false), ("ab", "abc", false), ("aab", "ab", true), ("\"\\", "\\", true),
    ])
    func `plain letters find marked ones, and marked ones only themselves`(text: String, word: String, isFound: Bool) {
        #expect(SearchText(text).contains(SearchText(word)) == isFound)
    }

    @Test(arguments: [
        ("Côte d’Ivoire", "d'ivoire"), ("з'ясувати", "зʼясувати"), ("cœur", "COEUR"), ("Coeur", "cœur"),
        ("1\u{202f}234,50", "1\u{a0}234,50"), ("1 234", "1\u{2009}234"), ("Ёлка", "елка"), ("елка", "ёлка"),
    ])
    func `what is typed for one another is one`(text: String, word: String) {
        #expect(SearchText(text).contains(SearchText(word)) && SearchText(joining: [text]).contains(SearchText(word)))
    }

    @Test func `no word reaches from one text into the next`() {
        let text = SearchText(joining: ["tea", "pot", "\u{301}x"])
        #expect(text.contains(SearchText("tea")) && text.contains(SearchText("pot")))
        #expect(!text.contains(SearchText("teapot")))
        #expect(!text.contains(SearchText("tea\u{1f}pot")))
        #expect(!text.contains(SearchText("t\u{301}")))
        #expect(!SearchText("a\u{1f}b").contains(SearchText("\u{1f}")))
    }

    @Test func `a text among others is folded as it is by itself`() {
        for value in UInt32(0x20)...0x2FFF {
            guard let scalar = Unicode.Scalar(value) else { continue }
            for text in [String(scalar), "A\(scalar)\u{323}b\u{e9}", "\u{e9}\(scalar)Z"] {
                #expect(SearchText(joining: [text]) == SearchText(text), "\(value)")
            }
        }
    }

    @Test func `every letter of every script is found by its other case, and folding twice changes nothing`() {
        var failed: [Unicode.Scalar] = []
        for value in UInt32(0)...0x1_FFFF {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let properties = scalar.properties
            guard properties.isCased || properties.changesWhenCaseMapped else { continue }
            let folded = SearchText(String(scalar))
            // The ypogegrammeni is a mark, and its capital a letter.
            if value != 0x345,
                !SearchText(properties.uppercaseMapping).contains(SearchText(folded.plain))
                    || !SearchText(properties.lowercaseMapping).contains(SearchText(folded.plain))
                    || SearchText(folded.plain) != SearchText(SearchText(folded.plain).plain)
                    || SearchText(folded.exact ?? folded.plain) != folded
            {
                failed.append(scalar)
            }
        }
        #expect(failed.map(\.value) == [])
    }

    @Test(arguments: hostileTexts)
    func `a hostile text is folded, and found by itself`(text: String) throws {
        let folded = SearchText(text)
        #expect(folded.contains(folded) == !text.unicodeScalars.contains(SearchText.separator))
        let scalars = Array(text.unicodeScalars)
        for length in [1, scalars.count / 2] where length <= scalars.count {
            let part = SearchText(String(String.UnicodeScalarView(scalars.suffix(length))))
            // A part of a cluster's marks may lie elsewhere once they are in order.
            if part.exact == nil, !part.plain.unicodeScalars.contains(SearchText.separator) {
                #expect(folded.contains(part))
            }
        }
        for query in [text, "-\(text)", "method:\(text)", "\"\(text)", "is:\(text)", "-sort:\(text)", "id:\"\(text)\""]
        {
            let now = Timestamp(milliseconds: 0)
            let read = Result { () throws(InvoiceQueryProblem) in try InvoiceQuery(query, now: now, offset: 0) }
            guard let read = try? read.get() else { continue }
            _ = read.valueProblem(currencies: ["x"], statuses: [])
            let intent = InvoiceIntent(
                id: "1", createdAt: now, paymentID: PaymentID(recorded: "1"), currency: text, amount: try Amount("1"))
            _ = read.matches(Invoice(intent: intent))
        }
    }
}

/// Of the kinds of texts that break programs.
private let hostileTexts: [String] = [
    "", " ", "\"", "\"\"", "-", "--", "-\"", "-\"\"", "- -", "\u{0}", "\u{1f}", "a\u{1f}b", "\u{feff}", "\u{fffd}",
    "\u{10ffff}", "\u{301}", String(repeating: "\u{301}", count: 2000), "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘!͖̬̰̙̗̿̋ͥͥ̂ͣ̐́́͜͞",
    "👩‍👩‍👧‍👦", "🏳️‍🌈", "🇺🇸🇷", "田中さんにあげて下さい", "사회과학원 어학연구소", "الكتابة بالعربية", "بِسْمِ اللَّهِ",
    "בְּרֵאשִׁית", "कुकुर", "ต้นไม้", "\u{202e}desrever", "ȺȾ", "ⅷ ⅸ", "ŉ ǰ ΐ ᾳ", "﷽", "´®†¥¨ˆøπ“‘", "ﬃ", "ẞß",
    "'; DROP TABLE invoices; --", "%d%s%n", "<script>", "../../etc", "NULL", "1e400", "０１２",
    "a\u{300}\u{315}\u{300}\u{5ae}b",
    ":", "::", "a:", "is:", "-is:", "sort:-", "method:\u{301}", "amount>\u{301}", "since:\u{301}",
    String(repeating: "x", count: 10_000), String(repeating: "\u{1100}", count: 300), "\u{dc}\u{308}\u{304}",
]
