import InvoiceCore
import Testing

/// The gateway's form, read as data.
@Suite struct PaymentFormTests {
    private func read(_ html: String) -> Result<PaymentForm, PaymentFormProblem> {
        Result { () throws(PaymentFormProblem) in try PaymentForm(html: html) }
    }

    private func problem(_ html: String) -> PaymentFormProblem? {
        if case .failure(let problem) = read(html) { problem } else { nil }
    }

    /// A form to a fixed place around this.
    private func fields(_ inside: String) throws -> [PaymentForm.Field] {
        try PaymentForm(html: "<form action='https://pay.example/'>\(inside)</form>").fields
    }

    @Test func `target, method and hidden values are read, and nothing else`() throws {
        let form = try PaymentForm(
            html: """
                <!DOCTYPE html><html><head><base href="https://evil.example/"><style>form { <input> }</style>
                <meta http-equiv=refresh content="0;url=https://evil.example/"><title><form></title></head>
                <body onload="document.forms[0].submit()"><!-- <form action="https://evil.example"> <input> -->
                <FORM ACTION="https://Pay.example:8443/go?a=1&amp;b=2#x" METHOD=Post name=f target=_top onsubmit="steal()">
                <input type="hidden" name="data" value="eyJ2&#43;Ij0="/><INPUT TYPE=HIDDEN NAME='sig' VALUE=a+b/c==>
                <p>Please wait… <img src="https://evil.example/x.png" onerror="x()"><a href="javascript:x()">here</a></p>
                <input type=submit name=go value=Pay><input type=image name=i src=x><button name=b value=1>Pay</button>
                <noscript><input type=hidden name=no value=script></noscript></FORM>
                <input type=hidden name=outside value=1>
                <script>document.write('<form action="https://evil.example/"></form><input type=hidden name=s>')</script>
                """)
        #expect(form.action == "https://Pay.example:8443/go?a=1&b=2#x")
        #expect(form.origin == "https://pay.example:8443")
        #expect(form.method == .post && !form.isMultipart)
        #expect(form.fields == [PaymentForm.Field("data", "eyJ2+Ij0="), PaymentForm.Field("sig", "a+b/c==")])
    }

    @Test func `without a word about it a form is a GET, and may have no values`() throws {
        let form = try PaymentForm(html: "<form action=https://pay.example><button>Pay</button></form>")
        #expect(form.method == .get && form.fields.isEmpty && form.action == "https://pay.example")
        #expect(form.origin == "https://pay.example")
        #expect(
            try PaymentForm(html: "<form method=POST enctype=Multipart/Form-Data action=https://a.example></form>")
                .isMultipart)
    }

    @Test(arguments: [
        (
            #"<input type=hidden name=a value="1 &lt; 2 &amp;amp; &quot;3&quot; &#39;&#x27;&apos;">"#,
            #"1 < 2 &amp; "3" '''"#
        ),
        ("<input type=hidden name=a value='\"<b>\"'>", "\"<b>\""), ("<input type=hidden name=a>", ""),
        ("<input type=hidden name=a value>", ""), ("<input\n\ttype\n=\nhidden\nname = a value =\t'x'\n>", "x"),
        ("<input/type='hidden'/name='a'/value=x>", "x"), ("<input type=hidden name=a value=x/>", "x/"),
        ("<input type=hidden name=a value='x'/>", "x"),
        ("<input type=hidden name=a value=?b=1&copy=2&c>", "?b=1&copy=2&c"),
        (
            "<input type=hidden name=a value='&copy &copy; &copyx &nope &#; &#x; & &&amp'>",
            "© © &copyx &nope &#; &#x; & &&"
        ),
        ("<input type=hidden name=a value='Кофе &euro &#8364;&#x20AC &yuml;'>", "Кофе &euro €€ ÿ"),
        ("<input type=hidden name=a value='1\r\n2\r3\n4&#13;'>", "1\n2\n3\n4\r"),
        ("<input type=hidden name=a value='\u{202e}x\u{301}'>", "\u{202e}x\u{301}"),
        ("<input type=hidden name=a value='\u{301}\"'>", "\u{301}\""),
    ])
    func `values are read as a browser reads them`(html: String, value: String) throws {
        let fields = try fields(html)
        #expect(fields.map(\.name) == ["a"])
        #expect(fields.first?.value.unicodeScalars.elementsEqual(value.unicodeScalars) == true, "\(fields)")
    }

    @Test func `a name may come several times, in its order; what isn't sent is left out`() throws {
        #expect(
            try fields(
                """
                <input type=hidden name=a value=1><input type=hidden name=b value=2><input type=hidden name=a value=1>
                <input type=hidden value=3><input type=hidden name="" value=4><input type=hidden name=c disabled value=5>
                <input name=d disabled><input><textarea></textarea><input type=reset name=e>
                """)
                == [.init("a", "1"), .init("b", "2"), .init("a", "1")])
    }

    @Test(arguments: [
        "", "no form", "<form", "<!-- <form action=https://a.example></form> -->",
        "<forms action=https://a.example></forms>",
        "<script><form action=https://a.example></form></script>",
    ])
    func `no form is none`(html: String) {
        #expect([.noForm, .unreadable].contains(problem(html)), "\(read(html))")
    }

    @Test(arguments: [
        "<form action=https://a.example></form><form action=https://b.example></form>",
        "<form action=https://a.example><form action=https://b.example></form></form>",
    ])
    func `of several forms none is chosen`(html: String) {
        #expect(problem(html) == .severalForms)
    }

    @Test(arguments: [
        "javascript:alert(1)", "JaVaScRiPt:alert(1)", "java&#10;script:alert(1)", "data:text/html,x", "//a.example/",
        "/pay", "pay", "?x", "#", "file:///etc/passwd", "https://", "https://user:pass@a.example/",
        "https://a.example/\u{202e}",
        "https://а.example/", "https://a.example/&quot;onx", "ftp://a.example", "https:a.example",
        "mailto:a@a.example",
    ])
    func `a target that is no web address is refused`(action: String) {
        let problem = problem("<form action=\"\(action)\"></form>")
        guard case .notWeb = problem else {
            Issue.record("\(String(describing: problem))")
            return
        }
    }

    @Test func `a form without a target, or with one in the clear to another machine, is refused`() throws {
        for html in ["<form></form>", "<form action></form>", "<form action=' \n'></form>"] {
            #expect(problem(html) == .noTarget)
        }
        for address in ["http://pay.example/", "HTTP://pay.example", "http://127.0.0.1.example/", "http://10.0.0.1/"] {
            #expect(problem("<form action='\(address)'></form>") == .notSecure(address))
        }
        for address in ["http://127.0.0.1:8417/pay/x", "http://localhost/", "http://[::1]:80/", "HTTPS://pay.example"] {
            #expect(try PaymentForm(html: "<form action=' \(address)\n'></form>").action == address)
        }
    }

    @Test(arguments: [
        "<input name=card>", "<input type=text name=card value=1>", "<input type=' hidden' name=card>",
        "<input type=checkbox name=card checked>", "<input type=password name=card>", "<select name=card></select>",
        "<textarea name=card>x</textarea>",
    ])
    func `a form that asks the customer for something is refused`(html: String) {
        #expect(problem("<form action=https://a.example>\(html)</form>") == .asksFor("card"))
    }

    @Test(arguments: [
        "<form action=https://a.example>", "<form action=https://a.example><input type=hidden name=a value=1",
        "</form>",
        "<form action=https://a.example><input type=hidden name=a value='></form>",
        "<form action=https://a.example action=https://b.example></form>",
        "<form action=https://a.example><input type=hidden name=a name=b></form>",
        "<form action=https://a.example method=dialog></form>",
        "<form action=https://a.example enctype=text/plain></form>",
        "<form action=https://a.example><input type=hidden name=a form=f></form>",
        "<form action=https://a.example id=f></form><input type=hidden name=a form=f>",
        "<form action=https://a.example><template><input type=hidden name=a></template></form>",
        "<form action=https://a.example><fieldset disabled><input type=hidden name=a></fieldset></form>",
        "<form action=https://a.example><svg><input type=hidden name=a></svg></form>",
        "<form action=https://a.example><datalist><input type=hidden name=a></datalist></form>",
        "<select></form><form action=https://a.example></form>",
        "<form action=https://a.example><input type=hidden name=a value='&hellip;'></form>",
        "<form action=https://a.example><input type=hidden name=a value='&#0;'></form>",
        "<form action=https://a.example><input type=hidden name=a value='&#128;'></form>",
        "<form action=https://a.example><input type=hidden name=a value='&#xD800;'></form>",
        "<form action=https://a.example><input type=hidden name=a value='&#99999999999;'></form>",
        "<form action=https://a.example><input type=hidden name=a value='\u{1b}'></form>",
        "<form action=https://a.example><input type=hidden name=a value='x'name=b></form>",
        "<form action=https://a.example><input type=hidden name=a value=></form>",
        "<form action=https://a.example><input type=hidden name=a \"x\"></form>",
        "<form action=https://a.example><input type=hidden name=a value=b\"c></form>",
        "<form action=https://a.example><!--> <input type=hidden name=a> --></form>",
        "<form action=https://a.example><!-- --!> <input type=hidden name=a> --></form>",
        "<form action=https://a.example><script><!-- <script> </script> </form>",
        "<form action=https://a.example accept-charset=windows-1251><input type=hidden name=a value='Кофе'></form>",
        "<plaintext><form action=https://a.example></form>",
    ])
    func `what a browser may read otherwise is refused`(html: String) {
        #expect(problem(html) == .unreadable, "\(read(html))")
    }

    @Test func `there is a limit`() throws {
        let form = "<form action=https://a.example></form>"
        let rest = String(repeating: " ", count: PaymentForm.maximumLength - form.utf8.count)
        #expect(problem(form + rest) == nil)
        #expect(problem(form + rest + " ") == .tooLong(limit: PaymentForm.maximumLength))
        // Nothing in it takes long.
        for part in ["<", "<!--", "<a ", "<script>", "&", "<form>", "<a b='", "</"] {
            let count = PaymentForm.maximumLength / part.utf8.count
            _ = read(String(repeating: part, count: count))
        }
    }

    @Test func `whatever the text, what is read of it may be used`() {
        let parts = [
            "<form action=", "https://pay.example/", "'", "\"", ">", "<", "</form>", "<input type=hidden name=",
            "value=", "=", " ", "\n", "/", "&amp;", "&", ";", "#", "x", "<!--", "-->", "<script>", "</script>", "\u{0}",
            "\u{301}", "💶", "javascript:", "http://", "a", "<form", "method=post", "type=", "hidden", "<input ",
            "name=a", "\u{1b}", "\u{202e}",
        ]
        var generator = Numbers(state: 7)
        var forms = 0
        for round in 0..<20_000 {
            var text = (0..<Int.random(in: 1...14, using: &generator))
                .map { _ in parts.randomElement(using: &generator) ?? "" }.joined()
            // Half of them are a form that something is wrong with, or not.
            if round % 2 == 0 {
                text = "<form action=https://pay.example/ \(text)<input type=hidden name=a value='b'></form>"
            }
            guard let form = try? PaymentForm(html: text) else { continue }
            forms += 1
            #expect(WebAddress.isWebLink(form.action), "\(text)")
            #expect(form.origin.hasPrefix("https://") || form.origin.hasPrefix("http://"), "\(text)")
            for field in form.fields {
                #expect(!field.name.isEmpty, "\(text)")
                let scalars = field.name.unicodeScalars.map(\.value) + field.value.unicodeScalars.map(\.value)
                let hasControls = scalars.contains { scalar in
                    scalar < 0x20 && ![9, 10, 13].contains(scalar) || (0x7F...0x9F).contains(scalar)
                }
                #expect(!hasControls, "\(text)")
            }
        }
        #expect(forms > 200)
    }
}

/// SplitMix64: the same numbers at each run.
private struct Numbers: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }
}
