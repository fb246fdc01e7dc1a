import Foundation
import Testing

/// Where texts for people stand.
@Suite struct SentenceTests {
    private static let sources = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Sources")

    /// Files and folders with literals that look like sentences, and what they are.
    private static let others: [String: String] = [
        "EInvoiceKit/Gateway/": "why a reply is of no use, as the history keeps it",
        "EInvoiceKit/Secrets/Profile+ClientCertificate.swift": "boundaries of PEM",
        "EInvoiceKit/Service/Profile+Connection.swift": "a web server's words, which are looked for",
        "EInvoiceKit/Service/AnswerVerdicts.swift": "the same",
        "EInvoiceKit/Service/InvoiceService+Creating.swift": "the same",
        "EInvoiceKit/Service/InvoiceService+Settling.swift": "the same",
        "EInvoiceKit/Service/GatewayWords.swift": "the wire: the gateway's own words",
        "EInvoiceKit/TestPayments/TestPaymentRun.swift": "the wire: a request's description",
        "EInvoiceKit/Callbacks/CallbackListener.swift": "the wire: a header",
        "EInvoiceKit/History/Index/": "SQL, and why SQLite can't be used",
        "EInvoiceKit/History/HistoryStore+Index.swift": "SQL",
        "EInvoiceKit/History/HistoryStore+Searching.swift": "why SQLite can't be used",
        "EInvoiceKit/History/HistoryStore+Statistics.swift": "the same",
        "EInvoiceKit/History/BlockBuffers.swift": "why a program ends",
        "Fronts/CommandLine/CommandRunner.swift": "a word of the parser's, which is looked for",
        "Fronts/CommandLine/ParserText.swift": "the parser's words, which are looked for",
        "Fronts/Commands/CompletionsCommand.swift": "a shell's script",
        "Fronts/Commands/CurrenciesCommand.swift": "members of JSON",
        "Fronts/Commands/ManCommand.swift": "lines for the shell",
        "Fronts/Commands/ManualPage.swift": "roff",
        "Fronts/Console/BrowserOpening.swift": "a shell's script",
        "Fronts/Output/PaymentPage.swift": "HTML and its policy",
        "InvoiceCore/CurrencyUnit.swift": "codes of ISO 4217",
        "InvoiceCore/NetworkObstacle.swift": "libcurl's words, which are looked for",
        "InvoiceCore/ExtraField.swift": "a value of a test payment",
        "InvoiceCore/CallbackToken.swift": "a mark of the history",
        "InvoiceCore/PaymentMethod.swift": "names of countries, which searches take",
        "InvoiceCore/PaymentMethodCatalog.swift": "the gateway's titles and the providers' names",
        "InvoiceCore/SearchWords.swift": "words that searches take, in all languages",
        "InvoiceCore/ShownState.swift": "words that searches take",
        "LoopbackServer/": "the wire",
        "Sandbox/": "the wire, HTML and its style",
        "ScreenKit/Frame+Overlaps.swift": "what a test is told",
        "ScreenKit/Theme.swift": "the description of a theme, as files have it",
    ]

    private static func isOther(_ path: String) -> Bool {
        others.keys.contains { $0.hasSuffix("/") ? path.hasPrefix($0) : path == $0 }
    }

    @Test func `no sentence stands outside of Wording`() throws {
        var seen = 0
        var strays: [String] = []
        let files = try #require(FileManager.default.enumerator(atPath: Self.sources.path))
        for case let path as String in files where path.hasSuffix(".swift") {
            seen += 1
            guard !path.hasPrefix("Wording/"), !Self.isOther(path) else { continue }
            let source = try String(contentsOf: Self.sources.appending(path: path), encoding: .utf8)
            strays += StringLiterals.all(in: source).filter(\.isProse).map { "\(path):\($0.line): \($0.text)" }
        }
        #expect(seen > 100)
        #expect(strays == [])
    }

    @Test(arguments: [
        (#"let a = "no sentence" // "not this""#, ["no sentence"]),
        (#"let a = "one", b = "\(f("two words")) left""#, ["one", "two words", "◦ left"]),
        (##"let a = #"with "quotes" \#(x)"#"##, [#"with "quotes" ◦"#]),
        ("let a = \"\"\"\n    two lines\n    of it\n    \"\"\"", ["\n    two lines\n    of it\n    "]),
    ])
    func `literals are found in sources`(source: String, literals: [String]) {
        #expect(StringLiterals.all(in: source).map(\.text) == literals)
    }

    @Test(arguments: [
        ("Nothing was sent", true), ("◦ invoices", true), ("not sent.", true), ("payment_id", false), ("a b", false),
        ("◦ · ◦", false), ("Content-Type", false), ("“◦” isn't", true), ("SELECT", false), ("", false),
    ])
    func `prose is told from other texts`(text: String, isProse: Bool) {
        #expect(StringLiterals.Literal(line: 1, text: text).isProse == isProse)
    }
}
