import Testing

@testable import EInvoiceKit

@Suite struct ProxyCredentialsTests {
    @Test(arguments: [
        ("http://user:topsecret@127.0.0.1:1x", "Unsupported proxy syntax in 'http://••••••@127.0.0.1:1x'"),
        ("user:topsecret@host:1x", "Unsupported proxy syntax in '••••••@host:1x'"),
        ("http://user:top@secret@host", "Unsupported proxy syntax in 'http://••••••@host'"),
        ("user:top://secret@host", "Unsupported proxy syntax in '••••••@host'"),
        ("http://host:1x", "Unsupported proxy syntax in 'http://host:1x'"),
        ("@://", "Unsupported proxy syntax in '••••••@://'"),
    ])
    func `name and password are never repeated`(address: String, shown: String) {
        let text = "Unsupported proxy syntax in '\(address)'"
        #expect(ProxyCredentials.hidden(in: text) { $0 == "HTTPS_PROXY" ? address : nil } == shown)
    }
}
