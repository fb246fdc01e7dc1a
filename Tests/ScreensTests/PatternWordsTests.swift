import InvoiceCore
import Testing
import Wording

/// A gateway's pattern in words.
@Suite struct PatternWordsTests {
    @Test(arguments: [
        (#"^\+?\d{8,15}$"#, "8 to 15 digits, + allowed"), ("[0-9]{10}", "10 digits"), (#"/^\d+$/u"#, "digits"),
        ("^[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}$", "2 capital letters, then 2 digits, then 11 to 30 capitals or digits"),
        (#"^\S+@\S+$"#, "an e-mail address"), (#"[^@\s]+@[^@\s]+\.[^@\s]+"#, "an e-mail address"),
        ("^.{1,64}$", "at most 64 characters"),
        (#"/^[a-z]{3}$/i"#, "3 letters"),
        (#"\d{4}-\d{2}-\d{2}"#, "4 digits, then -, then 2 digits, then -, then 2 digits"),
        ("^380[0-9]{9}$", "380, then 9 digits"), ("^[A-Za-z0-9]{6,}$", "at least 6 letters or digits"),
    ])
    func `is said`(pattern: String, words: String) {
        #expect(said(pattern, example: nil) == words)
        #expect(said(pattern, example: "x1") == "\(words), as x1")
    }

    @Test(arguments: [#"^(a|b)+$"#, "[a-z", #"^\d{3}(?:-\d{3})?$"#, "", #"(?=x)y"#, "[А-Я]+", #"\d{5,2}"#, #"\bx"#])
    func `stays itself where it has no common shape`(pattern: String) {
        #expect(said(pattern, example: "x1") == "doesn't fit the gateway's pattern \(pattern), as x1")
    }

    private func said(_ pattern: String, example: String?) -> String {
        wording.text(
            for: ValidationIssue(.extra(0), .extra(name: "f", .patternMismatch(pattern, example: example))))
    }
}
