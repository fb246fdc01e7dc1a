import Testing

@testable import InvoiceCore

@Suite struct CallbackTokenTests {
    private let digits = "0123456789abcdef0123456789abcdef"

    @Test func `is read back from the status URL that it made`() {
        let token = CallbackToken()
        for prefix in ["http://127.0.0.1:8420", "https://shop.example/hooks/", "https://shop.example/a//"] {
            let url = token.statusURL(below: prefix)
            #expect(CallbackToken(in: url) == token)
            #expect(WebAddress.problem(in: url) == nil)
            #expect(!url.dropFirst(8).contains("//"))
        }
        #expect(CallbackToken(in: "/einvoice-callback/\(digits)")?.text == digits)
    }

    @Test func `a slash at the prefix's end is one whatever it is written onto`() throws {
        let url = CallbackToken().statusURL(below: "https://shop.example/\u{600}/")
        #expect(url.unicodeScalars.split(separator: "/", omittingEmptySubsequences: false).filter(\.isEmpty).count == 1)
    }

    @Test func `is never the same`() {
        #expect(Set((0..<1000).map { _ in CallbackToken() }).count == 1000)
    }

    @Test func `uses every bit of the random numbers`() {
        var generator = Counter()
        #expect(CallbackToken(using: &generator).text == "20000000000000001000000000000000")
    }

    @Test(arguments: [
        "", "/", "/einvoice-callback/", "einvoice-callback/0123456789abcdef0123456789abcdef",
        "/einvoice-callback/0123456789abcdef0123456789abcde", "/einvoice-callback/0123456789abcdef0123456789abcdef0",
        "/einvoice-callback/0123456789ABCDEF0123456789ABCDEF", "/einvoice-callback/0123456789abcdef0123456789abcdef/",
        "/callback/0123456789abcdef0123456789abcdef", "/einvoice-callback/0123456789abcdef0123456789abcde\u{e9}",
        "https://shop.example/status",
    ])
    func `nothing else is a token`(address: String) { #expect(CallbackToken(in: address) == nil) }

    private struct Counter: RandomNumberGenerator {
        var last: UInt64 = 0
        mutating func next() -> UInt64 {
            last += 1
            return last
        }
    }
}
