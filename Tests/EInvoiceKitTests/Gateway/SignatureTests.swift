import Testing

@testable import EInvoiceKit

@Suite struct SignatureTests {
    @Test
    func `The protocol document's check value`() {
        let body = Array(#"{"tracking":"1234"}"#.utf8)
        #expect(Signature.text(of: body, secret: Secret("secret")) == "A9suf/J6zBHDkmwodWLCgA==")
        #expect(Signature.isValid("A9suf/J6zBHDkmwodWLCgA==", of: body, secret: Secret("secret")))
    }

    @Test(arguments: [
        ("A9suf/J6zBHDkmwodWLCgA=", #"{"tracking":"1234"}"#, "secret"),
        ("B9suf/J6zBHDkmwodWLCgA==", #"{"tracking":"1234"}"#, "secret"),
        ("", #"{"tracking":"1234"}"#, "secret"),
        ("A9suf/J6zBHDkmwodWLCgA==", #"{"tracking":"1234"} "#, "secret"),
        ("A9suf/J6zBHDkmwodWLCgA==", #"{"tracking":"1234"}"#, "secrets"),
    ])
    func `Any other signature, body or secret is refused`(claimed: String, body: String, secret: String) {
        #expect(!Signature.isValid(claimed, of: Array(body.utf8), secret: Secret(secret)))
    }
}

@Suite struct SecretTextTests {
    @Test
    func `Nothing that prints a secret, or what holds it, shows it`() {
        let secret = Secret("hunter2")
        let account = GatewayAccount(baseURL: "https://gateway.test", clientID: "1", secret: secret)
        let client = GatewayClient(account: account)
        var dumped = ""
        dump(secret, to: &dumped)
        dump(account, to: &dumped)
        dump(client, to: &dumped)
        dumped += "\(secret) \(account) \(client)" + String(reflecting: secret) + String(reflecting: account)
        dumped += String(describing: Mirror(reflecting: secret).children.map { "\($0)" })
        #expect(!dumped.contains("hunter2"))
        // Nor its bytes, as numbers.
        #expect(!dumped.contains("104, 117"))
        #expect(!dumped.contains("- 104\n"))
        #expect(dumped.contains("••••••"))
    }

    @Test
    func `Secrets are told apart`() {
        #expect(Secret("a") == Secret("a"))
        #expect(Secret("a") != Secret("b"))
        #expect(Secret("") != Secret("a"))
    }
}
