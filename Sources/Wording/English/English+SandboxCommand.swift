extension English: SandboxCommandTexts {
    var sandboxListens: String { "The sandbox gateway listens; nothing in it is real. Ctrl-C ends it." }

    func sandboxFacts(baseURL: String, clientID: String, secret: String, ledger: String?) -> [String] {
        [
            "base URL    \(baseURL)",
            "client id   \(clientID)",
            "secret      \(secret)",
            "remembers   \(ledger ?? "nothing: its folder can't be written")",
        ]
    }

    var helpOfSandboxAndShell: String {
        "`einvoice sandbox --help` lists the amounts that go wrong on purpose. For a shell:"
    }

    var sandboxStopped: String { "Stopped." }
}
