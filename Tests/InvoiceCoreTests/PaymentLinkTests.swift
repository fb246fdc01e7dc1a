import InvoiceCore
import Testing

@Suite struct PaymentLinkTests {
    @Test(arguments: [
        "https://pay.example/1", "http://127.0.0.1:8417/pay/ab", "HTTPS://acquiring_api.example/p?x=1&y=%20#z",
        "https://pay.example:8443/a,b;c=(d)!*'~$+@:",
    ])
    func `opens web links`(link: String) { #expect(WebAddress.isWebLink(link)) }

    @Test(arguments: [
        "", "pay.example/1", "javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "ftp://pay.example/",
        "https://", "https://user:secret@pay.example/", "https://pay.example/a b", "https://pay.example/\u{1b}]8;;",
        "https://pay.example/\u{7}", "https://pay.example/\u{9c}", "https://p\u{430}y.example/",
        "-https://pay.example/",
        "https://pay.example/\u{202e}", "https://pay.example/`id`", "https://pay.example/\"onclick=",
        "https://pay.example/<b>",
        "https://pay.example/\\", "\nhttps://pay.example/",
    ])
    func `opens nothing else`(link: String) { #expect(!WebAddress.isWebLink(link)) }
}
